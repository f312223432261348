"""Breaches of a plan: the same of a part as of the whole, of a person as of all; drafts, and late changes."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from caredesk.domain.rows import Absence, Employee, Employment, Setting, Shift
from caredesk.domain.rules import RULES
from caredesk.domain.schedule_rows import Draft, DraftShift
from caredesk.errors import UserError
from caredesk.services.breaches import Breach, view_breaches
from caredesk.services.command_data import all_breaches, breaches_as_data
from caredesk.services.edits import edit, undo_step
from caredesk.services.plan import Plan
from caredesk.services.session import OpenUnit, create_unit
from caredesk.storage import rows

DAY, ONE_DAY = date(2026, 3, 3), timedelta(days=1)
EVENING, MORNING = Shift("1", DAY, "", 810, 1290, 30), Shift("1", DAY + timedelta(1), "", 420, 930, 30)


@pytest.fixture
def unit(tmp_path: Path) -> Iterator[OpenUnit]:
    """Two persons with a dygnsbryt at 15.30; one has an evening before a morning."""
    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as opened:
        with edit(opened, "fill"):
            for number in ("1", "2"):
                row = Employment(number, date(2020, 1, 1), form="permanent", day_break=930)
                rows.insert(opened.store, [Employee(number, f"Person {number}"), row])
            rows.insert(opened.store, [EVENING, MORNING])
        yield opened


def _of(
    unit: OpenUnit, draft: str = "", persons: list[str] | None = None
) -> list[tuple[str, str, float | None]]:
    found = view_breaches(Plan(unit, draft), first_day=DAY, last_day=DAY + timedelta(30), persons=persons)
    return [(each.rule, each.employee_no, each.amount) for each in found.breaches]


def _crowded() -> Iterator[NamedTuple]:
    """Half a year of six people who work too much, at all hours and of all kinds; one of them turns 18, one
    works by night. Limits are low enough to be passed."""
    chance = random.Random(4)
    kinds = ("", "", "", "", "ordinary", "extra", "overtime_simple", "additional", "jour", "standby")
    limits = {"overtime_month_h": "30", "overtime_year_h": "80", "additional_year_h": "60"}
    averages = {"week_max_h": "20", "total_average_h": "30", "night_average_h": "4"}
    yield from (Setting(key, None, value) for key, value in (limits | averages).items())
    yield Employee("7", "Ung", birth_date=date(2008, 4, 15))
    for number in ("3", "4", "5", "6", "7", "8"):
        form, at = ("hourly", None) if number in "78" else ("permanent", int(number) * 200)
        yield Employment(number, date(2020, 1, 1), form=form, day_break=at)
        for count in range(180):
            if chance.random() < 0.75:
                day, start = (
                    date(2026, 1, 1) + timedelta(count),
                    chance.randrange(1200 if number == "6" else 0, 1440, 30),
                )
                end, kind = (start + chance.randrange(120, 900, 30)) % 1440, chance.choice(kinds)
                yield Shift(number, day, "", start, end, chance.choice((0, 0, 30)), kind)
                if kind == "jour":
                    yield Shift(number, day, "", end, min(end + 200, 1440), 0)
        yield Absence(number, date(2026, 3, 10), date(2026, 3, 24), "sick", chance.choice((50, 100)))


def test_a_part_of_the_days_and_of_the_persons_gives_its_part_of_the_breaches(unit: OpenUnit):
    """Parts begin and end within weeks and months, with the shifts around them that they need."""
    first, last = date(2026, 2, 4), date(2026, 6, 2)
    with edit(unit, "crowd"):
        rows.insert(unit.store, sorted(_crowded(), key=lambda row: type(row).__name__))
    plan = Plan(unit)
    whole = view_breaches(plan, first_day=first, last_day=last).breaches
    # All but the limit of the other way of counting, competence and notices.
    assert {each.rule for each in whole} == set(RULES) - {"overtime_4_weeks", "competence", "notice"}
    assert [(each.when, each.employee_no, each.rule) for each in whole] == sorted(
        (each.when, each.employee_no, each.rule) for each in whole
    )
    parts: list[Breach] = []
    for begin, end in pairwise(
        (first, date(2026, 2, 12), date(2026, 3, 30), date(2026, 5, 6), last + ONE_DAY)
    ):
        parts += view_breaches(plan, first_day=begin, last_day=end - ONE_DAY).breaches
    assert tuple(parts) == whole
    for some in (["3"], ["7"], ["4", "8"], ["unheard of"]):
        own = view_breaches(plan, first_day=first, last_day=last, persons=some).breaches
        assert own == tuple(each for each in whole if each.employee_no in some)


def test_a_draft_has_the_breaches_of_its_own_shifts_on_its_days(unit: OpenUnit):
    with edit(unit, "draft"):
        rows.insert(unit.store, [Draft("Prov", DAY + timedelta(1), DAY + timedelta(6), DAY)])
        rows.insert(unit.store, [DraftShift("Prov", *MORNING._replace(start=510))])
    assert _of(unit) == [("daily_rest", "1", 9.5)]
    assert _of(unit, "Prov") == []
    with pytest.raises(UserError, match="draft_gone"):
        _of(unit, "Borta")


def test_overtime_of_the_year_is_that_of_the_draft_on_its_days(unit: OpenUnit):
    """190 h in January stand in the plan; 20 h in March stand in the plan, 8 h in the draft."""
    long = Shift("2", date(2026, 1, 1), "", 0, 1140, 0, "overtime_simple")
    with edit(unit, "overtime"):
        rows.insert(
            unit.store, [Setting("overtime_month_h", None, "500"), Setting("shift_max_h", None, "24")]
        )
        rows.insert(unit.store, [long._replace(day=date(2026, 1, 1 + 3 * number)) for number in range(10)])
        rows.insert(unit.store, [long._replace(day=DAY, end=1200)])
        rows.insert(unit.store, [Draft("Prov", DAY, DAY, DAY)])
        rows.insert(unit.store, [DraftShift("Prov", *long._replace(day=DAY, end=480))])
    year = [each for each in _of(unit) if each[0] == "overtime_year"]
    assert year == [("overtime_year", "2", 210)]
    assert [each for each in _of(unit, persons=["2"]) if each[0] == "overtime_year"] == year
    assert [each for each in _of(unit, "Prov") if each[0] == "overtime_year"] == []
    with edit(unit, "more"):
        rows.insert(unit.store, [DraftShift("Prov", *long._replace(day=DAY, start=600, end=840))])
    assert [each for each in _of(unit, "Prov") if each[0] == "overtime_year"] == [("overtime_year", "2", 202)]


def test_absence_of_long_ago_counts_for_the_years_overtime(unit: OpenUnit):
    """Ten days of 21 h are 210; half of one of them is absence: 199,5."""
    day = Shift("2", date(2026, 1, 1), "", 0, 1260, 0, "overtime_simple")
    with edit(unit, "overtime"):
        rows.insert(unit.store, [day._replace(day=date(2026, 1, 1 + 3 * number)) for number in range(9)])
        rows.insert(unit.store, [day._replace(day=DAY)])
    assert ("overtime_year", "2", 210) in _of(unit)
    with edit(unit, "absence"):
        rows.insert(unit.store, [Absence("2", date(2026, 1, 1), date(2026, 1, 1), "sick", 50)])
    for persons in (None, ["2"]):
        assert [each for each in _of(unit, persons=persons) if each[0] == "overtime_year"] == []


def test_four_weeks_that_began_before_the_year_count_from_their_first_day(unit: OpenUnit):
    """Counted so from 7 January, after a range's first day: 39 h in December and 12 h are 51."""
    long = Shift("2", date(2025, 12, 29), "", 420, 1200, 0, "overtime_simple")
    with edit(unit, "overtime"):
        rows.insert(unit.store, [Setting("overtime_counting", date(2026, 1, 7), "4_weeks")])
        rows.insert(unit.store, [Setting("overtime_4_weeks_from", None, "2025-12-29")])
        rows.insert(unit.store, [long._replace(day=date(2025, 12, 29 + number)) for number in range(3)])
        rows.insert(unit.store, [long._replace(day=date(2026, 1, 8), end=1140)])
    for first in (date(2025, 12, 1), date(2026, 1, 2), date(2026, 1, 8)):
        found = view_breaches(Plan(unit), first_day=first, last_day=date(2026, 1, 31)).breaches
        passed = [(each.when, each.amount) for each in found if each.rule == "overtime_4_weeks"]
        assert passed == [(date(2026, 1, 8), 51)]


def test_a_late_change_is_a_notice_until_it_is_taken_back(unit: OpenUnit):
    soon = date.today() + timedelta(5)
    with edit(unit, "plan"):
        number = rows.insert(unit.store, [EVENING._replace(day=date.today() + timedelta(20))])[0]

    def seen(draft: str = "") -> list[tuple[str, float | None, float | None]]:
        found = view_breaches(Plan(unit, draft), first_day=date.today(), last_day=soon + timedelta(30))
        return [(each.employee_no, each.amount, each.limit) for each in found.notices]

    assert seen() == []
    with edit(unit, "moved"):
        rows.update(unit.store, number, EVENING._replace(day=soon))
        rows.insert(unit.store, [Draft("Prov", soon, soon, soon)])
    assert seen() == [("1", 5, 14)]
    assert seen("Prov") == []
    undo_step(unit)
    assert seen() == []


def test_the_data_of_commands_name_the_part_or_nothing(unit: OpenUnit):
    found = view_breaches(Plan(unit), first_day=DAY, last_day=DAY)
    assert all_breaches(found) == found.breaches
    assert breaches_as_data(found) == [
        {
            "rule": "daily_rest",
            "part": None,
            "employee": "1",
            "when": "2026-03-03",
            "amount": 9.5,
            "limit": 11.0,
        }
    ]
