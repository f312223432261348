"""Overtime of a month and who nears a limit, by hand."""

from datetime import date, timedelta

import pytest

from caredesk.domain.month_points import MonthBook, MonthSources
from caredesk.domain.occupancy import PlaceBook
from caredesk.domain.overtime import (
    NearLimit,
    Overtime,
    by_cause,
    four_weeks_of,
    overtime,
    shifts_needed_from,
)
from caredesk.domain.register import Facts, Register
from caredesk.domain.rows import Absence, Employee, Employment, MonthlyValue, Setting, Shift, Unit
from caredesk.domain.shifts import resolve
from caredesk.services.parameter_files import read_defaults

DEFAULTS = read_defaults()
SIMPLE, QUALIFIED, ADDITIONAL = "overtime_simple", "overtime_qualified", "additional"
# 33 000 / 165 = 200 SEK an hour before the factor.
STAFF = (
    Employment("1", date(2020, 1, 1), None, "permanent", monthly_pay=33_000),
    Employment("2", date(2020, 1, 1), None, "hourly", hourly_pay=150),
)


def register(*settings: Setting, absences: tuple[Absence, ...] = (), po: float | None = 50) -> Register:
    facts = Facts(
        date(2025, 1, 1),
        date(2026, 12, 31),
        units=(Unit("Enheten", po_percent=po),),
        settings=settings,
        employees=(Employee("1", "Anna Ek"), Employee("2", "Per Sjö")),
        employments=STAFF,
        absences=absences,
    )
    return Register(facts, DEFAULTS)


def hours(kind: str, day: str, count: float, employee_no: str = "1", **more: object) -> Shift:
    end = 480 + round(count * 60)
    return Shift(employee_no, date.fromisoformat(day), start=480, end=end, kind=kind, **more)  # type: ignore[arg-type]


def figures(held: Register, shifts: list[Shift], month: str, *values: MonthlyValue) -> Overtime:
    sources = MonthSources({}, {(row.month, row.section): row for row in values})
    return overtime(held, MonthBook(held, PlaceBook((), ()), sources), shifts, month)


def test_hours_and_cost_by_kind() -> None:
    shifts = [
        hours(ADDITIONAL, "2026-03-02", 3),
        hours(SIMPLE, "2026-03-03", 2),
        hours(QUALIFIED, "2026-03-31", 1.5),
        hours(SIMPLE, "2026-03-04", 2, employee_no="2"),
        hours(SIMPLE, "2026-03-05", 4, lent_to="Tallen"),
        hours(SIMPLE, "2026-02-28", 9),
        hours("extra", "2026-03-06", 8),
    ]
    found = figures(register(), shifts, "2026-03").figures
    assert (found.additional_hours, found.simple_hours, found.qualified_hours) == (3, 8, 1.5)
    own = 3 * 200 * 1.2 + 2 * 200 * 1.8 + 1.5 * 200 * 2.4
    assert found.cost_sek == pytest.approx((own + 2 * 150 * 1.8) * 1.5)


def test_only_what_is_present_counts() -> None:
    half = (Absence("1", date(2026, 3, 3), date(2026, 3, 3), "sick", 50),)
    found = figures(register(absences=half), [hours(SIMPLE, "2026-03-03", 2)], "2026-03").figures
    assert found.simple_hours == 1
    assert found.cost_sek == pytest.approx(1 * 200 * 1.8 * 1.5)


def test_without_fees_the_hours_are_known_and_the_cost_is_not() -> None:
    found = figures(register(po=None), [hours(SIMPLE, "2026-03-03", 2)], "2026-03")
    assert (found.figures.simple_hours, found.figures.cost_sek) == (2, None)
    assert [problem.code for problem in found.problems] == ["po_missing"]


def test_a_month_of_monthly_values_has_their_hours_and_no_cost() -> None:
    value = MonthlyValue("2026-03", worked_hours=1000, additional_hours=12.5, qualified_hours=9)
    found = figures(register(), [hours(SIMPLE, "2026-03-03", 45)], "2026-03", value).figures
    assert (found.additional_hours, found.simple_hours, found.qualified_hours) == (12.5, None, 9)
    assert found.cost_sek is None
    assert found.near_limit == (NearLimit("1", "overtime_month", 45, 50),)


@pytest.mark.parametrize(("count", "near"), [(39.98, False), (40, True), (60, True)])
def test_eighty_per_cent_of_a_month(count: float, near: bool) -> None:
    shifts = [hours(SIMPLE, "2026-03-03", count / 2), hours(QUALIFIED, "2026-03-31", count / 2)]
    shifts.append(hours(SIMPLE, "2026-04-01", 20))
    found = figures(register(), shifts, "2026-03").figures
    assert bool(found.near_limit) == near
    if near:
        assert [(row.employee, row.limit, row.of) for row in found.near_limit or ()] == [
            ("1", "overtime_month", 50)
        ]


def spread(kind: str, first: str, count: int, each: float) -> list[Shift]:
    start = date.fromisoformat(first)
    return [hours(kind, (start + timedelta(days=7 * number)).isoformat(), each) for number in range(count)]


def test_the_year_is_counted_to_the_months_last_day() -> None:
    # Nine hours every Monday from 5 January: 21 Mondays to the end of May.
    shifts = spread(SIMPLE, "2026-01-05", 40, 9)
    to_may = sum(row.day <= date(2026, 5, 31) for row in shifts) * 9
    assert to_may == 189
    found = figures(register(), shifts, "2026-05").figures
    assert found.near_limit == (NearLimit("1", "overtime_year", 189, 200),)


def test_a_grant_raises_the_year_of_one_person() -> None:
    granted = register(Setting("overtime_year_extra", date(2026, 4, 1), "150", "1"))
    shifts = spread(SIMPLE, "2026-01-05", 40, 9)
    assert figures(granted, shifts, "2026-05").figures.near_limit == ()
    # 39 Mondays to the end of September: passed ones are told too.
    assert figures(granted, shifts, "2026-09").figures.near_limit == (
        NearLimit("1", "overtime_year", 351, 350),
    )


def test_additional_time_has_its_own_year() -> None:
    shifts = spread(ADDITIONAL, "2026-01-05", 20, 8)
    found = figures(register(), shifts, "2026-05").figures
    assert found.near_limit == (NearLimit("1", "additional_year", 160, 200),)


def test_four_weeks_are_counted_from_the_units_date() -> None:
    weeks = register(
        Setting("overtime_counting", None, "4_weeks"), Setting("overtime_4_weeks_from", None, "2025-10-06")
    )
    # 13 x 28 days after 6 October 2025 is 5 October 2026.
    assert four_weeks_of(weeks, date(2026, 10, 31)) == (date(2026, 10, 5), date(2026, 11, 1))
    assert four_weeks_of(weeks, date(2025, 10, 5)) == (date(2025, 9, 8), date(2025, 10, 5))
    shifts = [
        hours(SIMPLE, "2026-10-04", 10),
        hours(SIMPLE, "2026-10-05", 20),
        hours(QUALIFIED, "2026-10-31", 18.4),
    ]
    found = figures(weeks, shifts, "2026-10").figures
    assert [(row.limit, row.of) for row in found.near_limit or ()] == [("overtime_4_weeks", 48)]
    assert [row.hours for row in found.near_limit or ()] == pytest.approx([38.4])
    assert shifts_needed_from(weeks, "2026-10") == date(2026, 1, 1)


def test_four_weeks_without_a_first_day_are_said() -> None:
    found = figures(register(Setting("overtime_counting", None, "4_weeks")), [], "2026-10")
    assert [problem.code for problem in found.problems] == ["overtime_periods_without_start"]


def test_causes_share_the_hours() -> None:
    held = register()
    shifts = [
        hours(SIMPLE, "2026-03-02", 6, cause="sick_leave"),
        hours(QUALIFIED, "2026-03-03", 1, cause="vacancy"),
        hours(ADDITIONAL, "2026-03-04", 1, cause="vacancy"),
        hours(SIMPLE, "2026-03-05", 2, lent_to="Tallen"),
        hours("extra", "2026-03-06", 8, cause="vacancy"),
    ]
    found = by_cause(held, [resolve(held, row) for row in shifts])
    assert [(row.cause, row.hours, row.share) for row in found] == [
        ("sick_leave", 6, 0.75),
        ("vacancy", 2, 0.25),
    ]
    assert [row.cost_sek for row in found] == pytest.approx([6 * 360 * 1.5, (480 + 240) * 1.5])
