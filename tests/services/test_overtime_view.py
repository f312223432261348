"""The page of overtime: limits, months, causes, peaks and rest due, by hand on a small unit."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from caredesk.domain.overtime_page import OvertimePage
from caredesk.domain.rows import Absence, MonthlyValue, RestException, Setting, Shift
from caredesk.services.edits import edit
from caredesk.services.figures import view_figures
from caredesk.services.overtime_view import view_overtime
from caredesk.services.session import OpenUnit
from caredesk.storage import rows
from tests.schedule_unit import ANNA, BO, CIA, DAN, on, schedule_unit, shift

TODAY = date(2026, 8, 31)
SIMPLE, QUALIFIED, ADDITIONAL = "overtime_simple", "overtime_qualified", "additional"


@pytest.fixture
def unit(tmp_path: Path) -> Iterator[OpenUnit]:
    with schedule_unit(tmp_path / "enhet.caredesk") as opened:
        yield opened


def put(unit: OpenUnit, *new: object) -> None:
    with edit(unit, "fill"):
        rows.insert(unit.store, new)  # type: ignore[arg-type]


def hours(employee_no: str, day: int | date, kind: str, count: float, cause: str = "") -> Shift:
    when = on(day) if isinstance(day, int) else day
    return Shift(employee_no, when, "", 480, 480 + round(count * 60), 0, kind, cause=cause)


def page(unit: OpenUnit, section: str | None = None, today: date = TODAY) -> OvertimePage:
    return view_overtime(unit, month="2026-08", section=section, today=today)


def spread(employee_no: str, kind: str, whole: float) -> list[Shift]:
    """Hours of July and before, eight a day."""
    days = [date(2026, 7, 31) - timedelta(days=number) for number in range(int(whole / 8))]
    return [hours(employee_no, day, kind, 8) for day in days]


def test_the_worst_comes_first_and_a_passed_limit_before_a_near_one(unit: OpenUnit) -> None:
    put(
        unit,
        *(hours(ANNA, day, SIMPLE, 10) for day in (3, 4, 5, 6)),
        *(hours(BO, day, SIMPLE, 10) for day in (3, 4, 5, 6, 7)),
        hours(BO, 8, SIMPLE, 0.5),
        hours(CIA, 3, ADDITIONAL, 4),
        *spread(DAN, ADDITIONAL, 160),
        Setting("additional_year_extra", None, "150", DAN),
        Absence(CIA, on(3), on(3), "sick", 50),
    )
    found = page(unit)
    told = [(row.name, row.standing, row.uses[0].hours, row.uses[2].hours) for row in found.people]
    assert told == [
        ("Bo Al", "passed", 50.5, 0),
        ("Anna Ek", "near", 40, 0),
        ("Dan Alm", "below", 0, 160),
        ("Cia Lind", "below", 0, 2),
    ]
    dan = found.people[2].uses[2]
    assert (dan.limit, dan.of, dan.granted) == ("additional_year", 350, 150)
    assert (found.passed, found.near) == (1, 1)
    assert [row.name for row in page(unit, "Tall").people] == ["Bo Al"]


def test_months_causes_and_cost_agree_with_the_figures_of_the_month(unit: OpenUnit) -> None:
    put(
        unit,
        hours(ANNA, 3, SIMPLE, 2, "sick_leave"),
        hours(BO, 4, QUALIFIED, 3, "vacancy"),
        hours(CIA, 5, ADDITIONAL, 4, "vacancy"),
        hours(ANNA, date(2026, 3, 2), SIMPLE, 6, "sick_leave"),
        hours(ANNA, date(2025, 3, 3), SIMPLE, 5, "vacancy"),
    )
    found = page(unit)
    figures = view_figures(unit, month="2026-08", with_sick_cost=False).overtime
    assert (found.current.simple, found.current.qualified, found.current.additional) == (2, 3, 4)
    assert found.current.hours == figures.hours
    assert found.month_sek == pytest.approx(figures.cost_sek)
    # 31 000 / 165 an hour, 180 and 240 %, hourly paid 170 x 120 %; fees 45 %.
    by_hand = (2 * 31_000 / 165 * 1.8 + 3 * 31_000 / 165 * 2.4 + 4 * 170 * 1.2) * 1.45
    assert found.month_sek == pytest.approx(by_hand)
    told = [(row.cause, row.month_hours, row.year_hours, round(row.year_share, 3)) for row in found.causes]
    assert told == [("sick_leave", 2, 8, 0.533), ("vacancy", 7, 7, 0.467)]
    assert (found.this_year[2].overtime, found.last_year[2].overtime) == (6, 5)
    # Nothing is known of a month without any shift, nor of one that is still ahead.
    assert (found.this_year[3].hours, found.this_year[8].hours) == (None, None)
    assert page(unit, "Tall").current.hours == 3


def test_a_month_of_which_only_sums_are_known_has_hours_but_no_causes(unit: OpenUnit) -> None:
    put(
        unit,
        MonthlyValue("2026-03", worked_hours=900, additional_hours=30, simple_hours=20, qualified_hours=10),
        hours(ANNA, 3, SIMPLE, 2, "sick_leave"),
    )
    found = page(unit)
    assert (found.this_year[2].overtime, found.this_year[2].additional) == (30, 30)
    assert found.without_cause == ("2026-03",)
    assert (found.year_sek, found.month_sek is not None) == (None, True)


def test_a_peak_is_last_years_hours_at_the_rates_to_come(unit: OpenUnit) -> None:
    eve = date(2025, 12, 24)
    put(
        unit,
        # 8,5 hours of storhelg by day; 21-07 has eight of its ten hours by night, the break of none.
        shift(ANNA, eve),
        shift(BO, date(2025, 12, 25), "N"),
        hours(DAN, date(2025, 12, 26), SIMPLE, 3),
        hours(DAN, date(2025, 12, 28), SIMPLE, 3),
        shift("", eve),
        shift(CIA, date(2025, 12, 23), "K"),
    )
    found = page(unit)
    assert [peak.days.name for peak in found.peaks] == ["christmas", "new_year", "easter", "midsummer"]
    christmas, new_year = found.peaks[:2]
    # The evening of the 23rd, 14:00-21:30 with a break of 30 minutes: 3,5 of 7,5 hours are after 18.
    evening = 7 * 3.5 / 7.5
    assert christmas.ob_hours == pytest.approx(8.5 + 10 + evening)
    assert christmas.overtime_hours == 3
    # Rates of 2026-04-01; one person has no employment left at Christmas but is counted by hours.
    assert christmas.ob_sek == pytest.approx(((8.5 + 2 + evening) * 130.7 + 8 * 156.9) * 1.45)
    assert (new_year.ob_hours, new_year.overtime_hours, new_year.sek) == (None, None, None)
    assert page(unit, "Tall").peaks[0].ob_hours == 10


def test_the_peaks_are_those_to_come_from_today_on(unit: OpenUnit) -> None:
    names = [peak.days.name for peak in page(unit, today=date(2026, 12, 27)).peaks]
    assert names == ["christmas", "new_year", "easter", "midsummer"]
    found = page(unit, today=date(2026, 12, 28)).peaks
    assert [peak.days.name for peak in found] == ["new_year", "easter", "midsummer", "christmas"]
    assert found[-1].days.coming[0][0] == date(2027, 12, 23)


def test_rest_is_due_until_it_is_given_back_in_time(unit: OpenUnit) -> None:
    late, early = shift(ANNA, 3, "K"), shift(ANNA, 4)
    put(
        unit,
        late,
        early._replace(start=390),
        RestException(ANNA, on(3), "Sjukdom"),
        RestException(BO, on(20), "Sjukdom", on(25)),
        RestException(CIA, on(20), "Sjukdom", date(2026, 9, 4)),
        RestException(DAN, on(20), "Sjukdom", date(2026, 9, 3)),
        RestException(DAN, on(30), "Sjukdom"),
    )
    due = page(unit).rest_due
    told = [(row.name, row.day.day, row.state, row.by.isoformat(), row.is_urgent(TODAY)) for row in due]
    assert told == [
        ("Anna Ek", 3, "missing", "2026-08-17", True),
        ("Cia Lind", 20, "late", "2026-09-03", True),
        ("Dan Alm", 30, "missing", "2026-09-13", False),
        ("Dan Alm", 20, "booked", "2026-09-03", False),
    ]
    # From 21:30 to 06:30 are nine hours of eleven.
    assert (due[0].free_hours, due[0].short_hours) == (9, 2)
    assert due[1].short_hours is None
    assert [row.name for row in page(unit, "Tall").rest_due] == []
