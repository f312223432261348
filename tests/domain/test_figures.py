"""Staffing of a month, what must be said about it, and what may leave the program."""

import json
from dataclasses import fields
from datetime import date
from typing import Any

import pytest

from caredesk.domain.calendar import months_from_to
from caredesk.domain.day_totals import DayTotal
from caredesk.domain.density import DensityFigures, OccupancyFigures
from caredesk.domain.economy import economy
from caredesk.domain.figures import (
    MonthFigures,
    StaffingFigures,
    cost_problems,
    density_problems,
    staffing_figures,
    without_persons,
)
from caredesk.domain.month_totals import MonthTotal, sum_months
from caredesk.domain.overtime import NearLimit, OvertimeFigures
from caredesk.domain.problems import Problem, problem
from caredesk.domain.rows import MonthlyValue, Need, Place, Role, ShiftType
from caredesk.domain.sick_leave import SickLeave, SickLeaveFigures
from caredesk.domain.sick_months import SickMonths
from caredesk.domain.sick_public import LeavingMonths
from tests.builders import LONG_AGO, employment, month_book, occupied, on, register, shift

MONTH = "2026-02"


def text(*listed: Problem) -> str:
    return json.dumps([[each.code, dict(each.facts)] for each in listed])


def month(**columns: Any) -> list[MonthTotal]:
    """A month of two sections and what belongs to none; the columns are those of Gran."""
    return sum_months(
        [
            DayTotal(date(2026, 2, 1), "", planned_hours=1, cost_sek=10),
            DayTotal(date(2026, 2, 2), "Gran", **{"planned_hours": 20.0, "cost_sek": 200.0} | columns),
            DayTotal(date(2026, 2, 3), "Tall", planned_hours=300, cost_sek=3000, ob_sek=30, lent_sek=3),
        ]
    )


def test_sections_sum_to_the_units_staffing() -> None:
    found = staffing_figures(
        month(
            present_hours=15,
            vacant_shifts=2,
            vacant_hours=5,
            resource_hours=4,
            ob_sek=70,
            lent_sek=7,
            unscheduled_hours=-1.5,
            need_groups=1,
            surplus_hours=6,
            deficit_hours=8,
        ),
        substitute_hours=12,
    )
    assert found == StaffingFigures(
        planned_hours=321,
        present_hours=15,
        vacant_shifts=2,
        vacant_hours=5,
        substitute_hours=12,
        resource_hours=4,
        lent_sek=10,
        ob_sek=100,
        cost_sek=3210,
        unscheduled_hours=-1.5,
        surplus_hours=6,
        deficit_hours=8,
    )


def test_without_need_there_is_neither_surplus_nor_deficit() -> None:
    found = staffing_figures(month(), substitute_hours=None)
    assert (found.surplus_hours, found.deficit_hours, found.substitute_hours) == (None, None, None)
    asked = staffing_figures(month(need_groups=1), substitute_hours=None)
    assert (asked.surplus_hours, asked.deficit_hours) == (0, 0)


FEES, RATE = problem("po_missing"), problem("ob_rate_missing")
LENT_FEES, LENT_RATE = problem("po_missing", lent=True), problem("ob_rate_missing", lent=True)


@pytest.mark.parametrize(
    ("missing", "cost", "ob", "lent"),
    [
        ((), 3210, 30, 3),
        ((FEES,), None, 30, 3),
        ((RATE,), None, None, 3),
        ((LENT_FEES,), 3210, 30, None),
        ((LENT_RATE,), 3210, 30, None),
        ((FEES, LENT_RATE), None, 30, None),
    ],
)
def test_one_unknown_part_makes_a_cost_unknown(
    missing: tuple[Problem, ...], cost: float | None, ob: float | None, lent: float | None
) -> None:
    totals = month(missing=text(*missing) if missing else "")
    found = staffing_figures(totals, substitute_hours=0)
    assert (found.cost_sek, found.ob_sek, found.lent_sek) == (cost, ob, lent)
    own, others = cost_problems(totals)
    assert own | others == set(missing)
    assert others == {each for each in missing if each.facts}


GRAN = Place("Gran", None, 10)
DAYS = tuple(shift(f"2026-02-{number:02d}", "07:00-12:00") for number in range(1, 29))
FULL = (occupied(9, "2026-02-01", "2026-02-28"),)
STAFF = (employment("1", section="Gran"),)
VALUE = MonthlyValue(MONTH, "", worked_hours=280, bed_days=250)
SHORT = problem(
    "r12_incomplete",
    months=1,
    what="density",
    missing=months_from_to("2025-03", "2026-01"),
)


BOTH_HOURS, BOTH_PLACES = (
    problem("month_has_both_sources", month=(MONTH,), what=what) for what in ("hours", "occupancy")
)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ({"shifts": DAYS, "occupancies": FULL}, {SHORT}),
        (
            {"shifts": DAYS, "occupancies": FULL, "monthly": (VALUE,)},
            {SHORT, BOTH_HOURS, BOTH_PLACES},
        ),
        (
            {"shifts": DAYS, "occupancies": FULL, "monthly": (VALUE._replace(bed_days=None),)},
            {SHORT, BOTH_HOURS},
        ),
        ({"monthly": (VALUE,)}, {SHORT}),
    ],
)
def test_what_is_said_of_a_months_sources(rows: dict[str, Any], said: set[Problem]) -> None:
    book = month_book(MONTH, MONTH, employments=STAFF, places=(GRAN,), **rows)
    assert set(density_problems(book, register(), MONTH, frozenset())) == said


def test_what_is_said_of_a_month_without_source_and_of_a_closed_one() -> None:
    book = month_book(MONTH, MONTH, places=(GRAN,))
    found = density_problems(book, register(), MONTH, frozenset())
    assert found[:2] == tuple(
        problem("month_without_source", month=MONTH, what=what) for what in ("hours", "occupancy")
    )
    assert dict(found[2].facts)["months"] == 0
    closed = month_book(MONTH, MONTH, closed=(MONTH,), places=(GRAN,))
    codes = [each.code for each in density_problems(closed, register(), MONTH, frozenset())]
    assert codes == ["closed_month_without_occupancy", "r12_incomplete"]


def test_what_is_said_of_roles_and_needs_that_nobody_knows() -> None:
    months = tuple(
        VALUE._replace(month=f"{year}-{number:02d}")
        for year, numbers in ((2025, range(3, 13)), (2026, range(1, 3)))
        for number in numbers
    )
    book = month_book(MONTH, MONTH, monthly=months)
    held = register(
        employments=(employment("1", role="Vikarie"), employment("2", role="Chef"), employment("3")),
        roles=(Role("Chef", 0),),
        needs=(Need("Gran", "X", "weekday", 1), Need("Gran", "D", "weekday", 1)),
        shift_types=(ShiftType("D"),),
    )
    assert density_problems(book, held, MONTH, frozenset({"Praktikant"})) == (
        problem("role_not_listed", role="Praktikant"),
        problem("role_not_listed", role="Vikarie"),
        problem("need_for_unknown_shift_type", shift_type="X"),
    )


SICK = {
    "percent": 5.0,
    "percent_r12": 6.0,
    "percent_year_to_date": 7.0,
    "percent_same_month_last_year": 8.0,
    "repeated": ("1001",),
}


def whole() -> MonthFigures:
    """Figures with persons in them."""
    density: dict[str, Any] = dict.fromkeys(field.name for field in fields(DensityFigures))
    sick: dict[str, Any] = dict.fromkeys(field.name for field in fields(SickLeaveFigures))
    overtime: dict[str, Any] = dict.fromkeys(field.name for field in fields(OvertimeFigures))
    near = NearLimit("1001", "overtime_month", 45, 50)
    return MonthFigures(
        unit="Enheten",
        month=MONTH,
        as_of=date(2026, 2, 28),
        sections=(),
        density=DensityFigures(**density | {"r12_months": 0}),
        occupancy=OccupancyFigures(*[None] * 8),
        sick_leave=SickLeaveFigures(**sick | SICK),
        overtime=OvertimeFigures(**overtime | {"near_limit": (near,), "simple_hours": 3.0}),
        staffing=staffing_figures(month(), substitute_hours=0),
        economy=economy([], MONTH).figures,
        problems=(problem("pay_missing", employee="1001"), FEES),
    )


def sick_leave_of(people: int, *, from_day: str = "2020-01-01") -> SickLeave:
    """The sick leave of those figures, of so many people; all but eight of them employed from a day."""
    starts = [LONG_AGO] * 8 + [on(from_day)] * (people - 8)
    staff = tuple(employment(str(number), valid_from=day) for number, day in enumerate(starts))
    months = SickMonths(register(employments=staff), month_book(MONTH, MONTH), {}, LONG_AGO)
    leaving = LeavingMonths(register(employments=staff), months)
    return SickLeave(whole().sick_leave, (), people, MONTH, leaving)


def test_what_leaves_names_no_person() -> None:
    found = without_persons(whole(), sick_leave_of(11))
    assert (found.sick_leave.repeated, found.overtime.near_limit) == (None, None)
    assert (found.sick_leave.percent, found.sick_leave.percent_r12) == (5, 6)
    assert found.overtime.simple_hours == 3
    assert found.problems == (FEES,)
    assert (found.staffing, found.unit) == (whole().staffing, "Enheten")


def test_of_ten_people_or_fewer_no_sick_leave_leaves() -> None:
    found = without_persons(whole(), sick_leave_of(10))
    assert {getattr(found.sick_leave, field.name) for field in fields(SickLeaveFigures)} == {None}
    assert found.problems == (FEES, problem("sick_leave_of_few"))


def test_a_longer_period_stays_where_one_of_its_months_is_of_few() -> None:
    # Eight until January: the rolling year and last February less the months told would be those eight's.
    found = without_persons(whole(), sick_leave_of(11, from_day="2026-02-01"))
    left = found.sick_leave
    assert (left.percent, left.percent_r12, left.percent_year_to_date) == (5, None, None)
    assert left.percent_same_month_last_year is None
    assert found.problems == (FEES, problem("sick_period_of_few"))
