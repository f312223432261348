"""An absence laid over others, told day by day by another route: every day is looked at by itself."""

import random
from collections.abc import Iterable
from datetime import date, timedelta

from caredesk.domain.absence_overlaps import Laid, facts_of_days, known_days, lay_over
from caredesk.domain.absence_spans import Layers
from caredesk.domain.rows import Absence

FIRST = date(2026, 8, 1)
CAUSES = ("sick", "sick", "work_injury", "vacation", "comp", "child_care", "parental", "leave", "union")
GIVES_WAY = {
    ("vacation", "sick"), ("comp", "sick"), ("child_care", "sick"),
    ("vacation", "work_injury"), ("comp", "work_injury"), ("child_care", "work_injury"),
    ("vacation", "child_care"), ("comp", "child_care"),
}  # fmt: skip
Pairs = list[tuple[str, float]]


def some(chance: random.Random) -> Absence:
    first, length = FIRST + timedelta(chance.randint(0, 25)), chance.choice((0, 2, 6, 12, None))
    last = None if length is None else first + timedelta(length)
    expected = first + timedelta(chance.randint(0, 9)) if last is None and chance.random() < 0.5 else None
    return Absence("1", first, last, chance.choice(CAUSES), chance.choice((None, None, 50.0, 25.0)), expected)


def lying_on(rows: Iterable[Absence], day: date) -> Pairs:
    """Cause and percent of each absence of a day."""
    on_day = (row for row in rows if row.first_day <= day <= (row.last_day or date.max))
    return sorted((row.cause, row.extent_percent or 100.0) for row in on_day)


def is_told(laid: Laid, cause: str, day: date) -> bool:
    """Whether it is told that an absence of the cause changes on the day."""
    codes = ("absence_days_taken", "absence_left_part", "absence_other_extent")
    facts = [dict(found.facts) for found in laid.told if found.code in codes]
    return any(
        each["absence"] == cause and str(each["first"]) <= day.isoformat() <= str(each["last"] or date.max)
        for each in facts
    )


def check_day(new: Absence, day: date, before: Pairs, after: Pairs, laid: Laid) -> None:
    own = (new.cause, new.extent_percent or 100.0)
    if not lying_on([new], day):
        assert after == before
        return
    assert after.count(own) == 1
    for cause in {cause for cause, _ in (*before, *after)}:
        was = [percent for pair in before if pair != own and (percent := pair[1]) and pair[0] == cause]
        left = [percent for pair in after if pair != own and (percent := pair[1]) and pair[0] == cause]
        if was != left:
            assert sum(left) < sum(was)
            assert cause == new.cause or (cause, new.cause) in GIVES_WAY
            assert is_told(laid, cause, day)


def test_only_what_gives_way_is_changed_and_every_changed_day_is_told():
    refused = 0
    for seed in range(60):
        chance = random.Random(seed)
        held: list[Absence] = []
        for _ in range(7):
            new, layers = some(chance), Layers(list(enumerate(held, start=1)))
            laid = lay_over(layers, new, known_days(new))
            if laid.refused:
                refused += 1
                continue
            for day in (FIRST + timedelta(number) for number in range(60)):
                check_day(new, day, lying_on(held, day), lying_on(layers.rows, day), laid)
            held = layers.rows
            assert len({(row.first_day, row.cause) for row in held}) == len(held)
    assert 60 < refused < 240


def test_one_day_and_open_days_are_said_as_such():
    assert facts_of_days(FIRST, FIRST)["days"] == "2026-08-01"
    assert facts_of_days(FIRST, None)["days"] == "2026-08-01–"
