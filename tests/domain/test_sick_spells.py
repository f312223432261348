"""Spells, sick-pay periods and deadlines, by dates counted on the fingers."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from caredesk.domain.rows import Absence, Employment
from caredesk.domain.sick_spells import (
    Spell,
    absences_needed_from,
    deadlines,
    shifts_needed_from,
    sick_history,
)

STAFF = Employment("1", date(2020, 1, 1), None, "permanent")


def sick(first: str, last: str = "", extent: float = 100, employee_no: str = "1", **more: object) -> Absence:
    end = date.fromisoformat(last) if last else None
    cause = str(more.pop("cause", "sick"))
    return Absence(employee_no, date.fromisoformat(first), end, cause, extent, **more)  # type: ignore[arg-type]


def spells_of(*rows: Absence, staff: tuple[Employment, ...] = (STAFF,)) -> list[tuple[str, str]]:
    history = sick_history(rows, staff)
    return [(spell.first_day.isoformat(), spell.last_day.isoformat()) for spell in history.all_spells()]


def test_adjoining_and_overlapping_records_are_one_spell_whatever_their_extent_and_order() -> None:
    rows = (
        sick("2026-03-05", "2026-03-09", 50),
        sick("2026-03-10", "2026-03-12", cause="work_injury"),
        sick("2026-03-01", "2026-03-06"),
    )
    assert spells_of(*rows) == [("2026-03-01", "2026-03-12")]


def test_a_day_between_makes_two_spells() -> None:
    assert len(spells_of(sick("2026-03-01", "2026-03-02"), sick("2026-03-04", "2026-03-05"))) == 2


def test_other_causes_make_no_spell() -> None:
    assert spells_of(sick("2026-03-01", "2026-03-02", cause="child_care")) == []


def test_a_spell_lies_within_the_days_of_monthly_paid_employment() -> None:
    staff = (
        Employment("1", date(2026, 1, 1), date(2026, 3, 10), "temporary"),
        Employment("1", date(2026, 3, 11), date(2026, 3, 20), "cover"),
        Employment("1", date(2026, 3, 21), None, "hourly"),
    )
    assert spells_of(sick("2025-12-30"), staff=staff) == [("2026-01-01", "2026-03-20")]
    hired = (Employment("1", date(2026, 1, 1), None, "hired"),)
    assert spells_of(sick("2026-02-01", "2026-02-03"), staff=hired) == []


def test_length_is_counted_to_the_end_of_the_period() -> None:
    spell = Spell("1", date(2026, 3, 20), date(2026, 4, 10))
    assert spell.length_at(date(2026, 3, 31)) == 12
    assert spell.length_at(date(2026, 4, 30)) == 22
    leap = Spell("1", date(2028, 2, 28), date.max)
    assert leap.length_at(date(2028, 3, 1)) == 3


def test_a_relapse_on_the_fifth_day_continues_and_on_the_sixth_begins_anew() -> None:
    first = sick("2026-03-01", "2026-03-03")
    fifth = sick_history([first, sick("2026-03-08", "2026-03-09")], [STAFF]).periods["1"]
    assert [len(period.spells) for period in fifth] == [2]
    sixth = sick_history([first, sick("2026-03-09", "2026-03-09")], [STAFF]).periods["1"]
    assert [len(period.spells) for period in sixth] == [1, 1]


def test_day_numbers_count_sick_days_only() -> None:
    period = sick_history([sick("2026-03-01", "2026-03-03"), sick("2026-03-06")], [STAFF]).periods["1"][0]
    assert list(period.sick_days(date(2026, 3, 2), date(2026, 3, 7))) == [
        (2, date(2026, 3, 2)),
        (3, date(2026, 3, 3)),
        (4, date(2026, 3, 6)),
        (5, date(2026, 3, 7)),
    ]
    assert period.day(3) == date(2026, 3, 3)
    assert period.day(14) == date(2026, 3, 16)


def test_deadlines_of_a_spell_that_is_still_on() -> None:
    row = sick("2026-03-02", expected_end=date(2026, 4, 30), certificate=True)
    found = deadlines(sick_history([row], [STAFF]), [row], date(2026, 3, 20))
    # Day 1 is 2 March: 8 is the 9th, 15 the 16th, 21 the 22nd, 30 the 31st, 90 is 30 May, 180 28 August.
    assert [
        (each.kind, each.first_day.isoformat(), each.last_day.isoformat(), each.done) for each in found
    ] == [
        ("certificate", "2026-03-09", "2026-03-09", True),
        ("insurance", "2026-03-16", "2026-03-22", False),
        ("plan", "2026-03-02", "2026-03-31", False),
        ("day_90", "2026-05-30", "2026-05-30", False),
        ("day_180", "2026-08-28", "2026-08-28", False),
    ]


def test_a_plan_is_due_only_when_sixty_days_are_expected() -> None:
    # 2 March + 59 days = 30 April is day 60.
    def plans(end: date) -> list[str]:
        row = sick("2026-03-02", expected_end=end)
        found = deadlines(sick_history([row], [STAFF]), [row], date(2026, 3, 5))
        return [each.kind for each in found if each.kind == "plan"]

    assert plans(date(2026, 4, 29)) == []
    assert plans(date(2026, 4, 30)) == ["plan"]


def test_deadlines_count_the_earlier_spells_of_the_period() -> None:
    rows = [sick("2026-03-02", "2026-03-06"), sick("2026-03-10")]
    found = {each.kind: each for each in deadlines(sick_history(rows, [STAFF]), rows, date(2026, 3, 11))}
    # Five days before: 10 March is day 6, day 8 is the 12th, day 15 the 19th.
    assert found["certificate"].last_day == date(2026, 3, 12)
    assert found["insurance"].first_day == date(2026, 3, 19)


def test_the_last_day_counts_no_day_of_being_well_although_the_end_is_known() -> None:
    rows = [sick("2026-03-02", "2026-03-17"), sick("2026-03-21", "2026-03-23", expected_end=date(2026, 5, 3))]
    found = {each.kind: each for each in deadlines(sick_history(rows, [STAFF]), rows, date(2026, 3, 22))}
    # Sixteen days before: 15 is 16 March; 21 March is day 17, so the 25th is 21 and 3 April 30.
    assert (found["insurance"].first_day, found["insurance"].last_day) == (
        date(2026, 3, 16),
        date(2026, 3, 25),
    )
    assert found["plan"].last_day == date(2026, 4, 3)


def test_what_comes_after_the_known_end_is_not_due() -> None:
    rows = [sick("2026-03-02", "2026-03-10")]
    found = deadlines(sick_history(rows, [STAFF]), rows, date(2026, 3, 5))
    assert [each.kind for each in found] == ["certificate"]
    assert deadlines(sick_history(rows, [STAFF]), rows, date(2026, 3, 11)) == ()


def test_shifts_are_needed_from_the_start_of_a_period_with_sick_pay() -> None:
    march = (date(2026, 3, 1), date(2026, 3, 31))
    periods = sick_history([sick("2026-02-20", "2026-03-20")], [STAFF]).periods["1"]
    assert shifts_needed_from(periods, *march) == date(2026, 2, 20)
    old = sick_history([sick("2026-01-20", "2026-03-20")], [STAFF]).periods["1"]
    assert shifts_needed_from(old, *march) == date(2026, 3, 1)
    other = sick_history([sick("2026-01-20", "2026-02-20")], [STAFF]).periods["1"]
    assert shifts_needed_from(other, *march) is None


def test_ten_periods_in_the_year_before_need_their_shifts_and_the_absences_of_the_year_before_them() -> None:
    starts = [date(2025, 4, 1) + timedelta(days=30 * number) for number in range(10)]
    rows = [Absence("1", day, day, "sick") for day in (*starts, date(2026, 3, 20))]
    march = (date(2026, 3, 1), date(2026, 3, 31))
    periods = sick_history(rows, [STAFF]).periods["1"]
    assert shifts_needed_from(periods, *march) == date(2025, 4, 1)
    assert absences_needed_from(periods, *march) == date(2024, 4, 1)
    assert shifts_needed_from(periods[1:], *march) == date(2026, 3, 1)


DAYS = st.integers(min_value=0, max_value=120).map(lambda number: date(2026, 1, 1) + timedelta(days=number))


@given(st.lists(st.tuples(DAYS, st.integers(min_value=0, max_value=20)), max_size=8))
def test_spells_hold_exactly_the_days_of_the_records_and_never_touch(stretches) -> None:
    rows = [Absence("1", first, first + timedelta(days=more), "sick") for first, more in stretches]
    days = {first + timedelta(days=number) for first, more in stretches for number in range(more + 1)}
    history = sick_history(rows, [STAFF])
    spells = list(history.all_spells())
    found = [
        spell.first_day + timedelta(days=number)
        for spell in spells
        for number in range((spell.last_day - spell.first_day).days + 1)
    ]
    assert found == sorted(days)
    assert all((later.first_day - earlier.last_day).days > 1 for earlier, later in pairwise(spells))
    numbered = [
        (number, day)
        for period in history.periods.get("1", ())
        for number, day in period.sick_days(date(2025, 1, 1), date(2027, 1, 1))
    ]
    assert [day for _, day in numbered] == found
    assert all(period.day(1) == period.first_day for period in history.periods.get("1", ()))
