"""Figures of a month read from a unit's file: a year by monthly values and two months of details, by hand."""

from datetime import date
from typing import Any

import pytest

from caredesk.domain.calendar import months_from_to
from caredesk.domain.figures import MonthFigures
from caredesk.domain.rows import MonthClosing, MonthlyValue, Need, Place, Role, ShiftType, Unit
from caredesk.services.edits import edit
from caredesk.services.figures import view_figures
from caredesk.services.session import OpenUnit, create_unit
from caredesk.storage import rows
from tests.builders import UNIT, absence, employment, occupied, on, shift

MONTH = "2026-02"
# Eleven months before: two people in work on four places. February: by the days.
BEFORE = tuple(
    MonthlyValue(month, "", fte=2, occupied_mean=4, substitute_hours=11)
    for month in months_from_to("2025-03", "2026-01")
)
PLACES = (Place("Gran", on("2020-01-01"), 5, 4, 0.4), Place("Tall", on("2020-01-01"), 0))
STAFF = (employment("1", section="Gran"), employment("2", "hourly", section="Gran", hourly_pay=100))
# Ten hours of each day of February, of which four by one paid by the hour; five places occupied.
DAYS = [f"2026-02-{number:02d}" for number in range(1, 29)]
SHIFTS = tuple(
    row for day in DAYS for row in (shift(day, "07:00-13:00", "1"), shift(day, "09:30-13:30", "2"))
)
PLAIN = (UNIT._replace(cost_per_fte=500_000), *PLACES, *STAFF, *BEFORE, *SHIFTS)
FULL = (occupied(5, "2026-02-01", "2026-02-28"),)


@pytest.fixture
def unit(tmp_path):
    with create_unit(tmp_path / "enhet.caredesk", name="Ny") as opened:
        yield opened


def figures(unit: OpenUnit, *added: Any, month: str = MONTH, **more: Any) -> MonthFigures:
    with edit(unit, "fill"):
        own = [number for number, row in rows.read_with_ids(unit.store, Unit)]
        rows.delete(unit.store, "unit", own)
        rows.insert(unit.store, added)
    return view_figures(unit, month=month, **more)


def test_density_of_a_month_and_its_year(unit: OpenUnit) -> None:
    found = figures(unit, *PLAIN, *FULL).density
    # 280 hours of 28 x 5 are two people, on five places; the eleven months before had two on four.
    assert (found.hours, found.fte, found.occupied, found.month) == (280, 2, 5, 0.4)
    mean = (337 * 4 + 28 * 5) / 365
    assert found.r12 == pytest.approx(2 / mean)
    assert found.r12_months == 12
    assert found.target == 0.4
    assert found.gap_fte == pytest.approx(2 - 0.4 * mean)
    assert found.gap_sek_per_year == pytest.approx((2 - 0.4 * mean) * 500_000)
    # On weekends as on other days; nobody works at night.
    assert (found.weekend, found.night) == pytest.approx((0.4, 0))


def test_target_and_cost_are_those_of_the_months_last_day(unit: OpenUnit) -> None:
    later = UNIT._replace(valid_from=on("2026-02-28"), cost_per_fte=1_000_000)
    after = (Place("Gran", on("2026-02-28"), 5, 4, 0.3), Place("Gran", on("2026-03-01"), 5, 4, 0.2))
    found = figures(unit, *PLAIN, *FULL, later, *after).density
    assert found.target == pytest.approx(0.3)
    assert found.gap_sek_per_year == pytest.approx((found.gap_fte or 0) * 1_000_000)


@pytest.mark.parametrize(
    ("as_of", "share"),
    [
        (None, 0),
        ("2026-02-28", 0),
        ("2026-03-20", 0),
        # 14 of 28 days, less four hours away on each of two days after and none before: 132 of 272 hours.
        ("2026-02-14", 132 / 272),
        ("2026-02-27", 10 / 272),
        ("2026-01-31", 1),
    ],
)
def test_the_planned_share_follows_the_day_that_is_asked(
    unit: OpenUnit, as_of: str | None, share: float
) -> None:
    away = absence("2026-02-20", "2026-02-21", employee_no="2")
    found = figures(unit, *PLAIN, *FULL, away, as_of=on(as_of) if as_of else None)
    assert found.density.planned_share == pytest.approx(share)
    assert found.density.hours == 272
    assert found.as_of == (on(as_of) if as_of else date(2026, 2, 28))
    gran = next(section for section in found.sections if section.name == "Gran")
    assert gran.density.planned_share == pytest.approx(share)


def test_the_planned_share_by_scheduled_hours_and_by_those_employed(unit: OpenUnit) -> None:
    away = absence("2026-02-20", "2026-02-21", employee_no="2")
    scheduled = figures(
        unit, UNIT._replace(basis="scheduled"), *PLAIN[1:], *FULL, away, as_of=on("2026-02-14")
    )
    assert (scheduled.density.hours, scheduled.density.planned_share) == (280, 0.5)
    employed = figures(unit, UNIT._replace(basis="employed"), as_of=on("2026-02-14")).density
    assert (employed.hours, employed.planned_share, employed.fte) == (None, None, 1)


def test_a_month_of_monthly_values_has_its_own_substitutes(unit: OpenUnit) -> None:
    found = figures(unit, *PLAIN, *FULL, month="2026-01")
    assert (found.density.hours, found.density.planned_share) == (2 * 5 * 31, 0)
    assert found.staffing.substitute_hours == 11
    by_days = view_figures(unit, month=MONTH)
    assert by_days.staffing.substitute_hours == 4 * 28


def test_a_day_without_shift_leaves_a_month_without_hours_until_it_is_closed(unit: OpenUnit) -> None:
    some = [row for row in PLAIN if getattr(row, "day", None) != on("2026-02-10")]
    found = figures(unit, *some, *FULL)
    assert (found.density.hours, found.density.r12, found.density.r12_months) == (None, None, 11)
    assert {"month_without_source", "r12_incomplete"} <= {problem.code for problem in found.problems}
    # What stands in the schedule is told all the same.
    assert found.staffing.planned_hours == 270
    closed = figures(unit, UNIT, MonthClosing(MONTH, True))
    assert (closed.density.hours, closed.density.r12_months) == (270, 12)
    with edit(unit, "open"):
        ((number, _),) = rows.read_with_ids(unit.store, MonthClosing)
        rows.update(unit.store, number, MonthClosing(MONTH, False, "Öppnad igen"))
    assert view_figures(unit, month=MONTH).density.hours is None


def test_every_section_that_any_row_names_in_order(unit: OpenUnit) -> None:
    elsewhere = shift("2026-02-03", "14:00-16:00", "2", section="Ek")
    found = figures(unit, *PLAIN, *FULL, elsewhere)
    # Tall has been closed all along, and still is one of the unit's.
    assert [section.name for section in found.sections] == ["Ek", "Gran", "Tall"]
    ek, gran, _ = found.sections
    assert (ek.density.hours, ek.density.occupied, ek.density.month) == (2, None, None)
    assert (gran.density.hours, gran.density.month, gran.density.r12_months) == (280, 0.4, 1)
    assert (gran.density.target, gran.occupancy.rate_available, gran.occupancy.rate_planned) == (0.4, 1, 1.25)


def test_a_section_that_closes_within_the_month(unit: OpenUnit) -> None:
    """Of 28 days Tall has ten with three places; the unit's are known on all of them."""
    opened = (Place("Tall", on("2026-01-01"), 3), Place("Tall", on("2026-02-11"), 0))
    found = figures(unit, *PLAIN, *FULL, *opened, occupied(2, "2026-01-01", "2026-02-10", "Tall"))
    assert found.occupancy.available == pytest.approx((28 * 5 + 10 * 3) / 28)
    assert found.occupancy.occupied == pytest.approx((28 * 5 + 10 * 2) / 28)
    tall = next(section for section in found.sections if section.name == "Tall")
    assert tall.occupancy.occupied == pytest.approx(20 / 28)
    assert tall.occupancy.empty_days == 10


def test_the_national_measure_is_that_of_the_last_march(unit: OpenUnit) -> None:
    """One works at nine, from half past nine the other; of five places."""
    march = tuple(
        row for number in range(1, 15) for row in (shift(f"2026-03-{number:02d}", "07:00-13:00", "1"),)
    )
    later = occupied(5, "2026-03-01", "2026-03-14")
    found = figures(unit, *PLAIN, *FULL, *march, later, month="2026-03").density.national_0900
    assert (found.year, found.weekday, found.weekend) == (2026, 5, 5)
    before = view_figures(unit, month=MONTH).density.national_0900
    assert (before.year, before.weekday, before.weekend) == (2025, None, None)


def test_cost_needs_pay_and_fees_and_need_gives_surplus(unit: OpenUnit) -> None:
    asked = (ShiftType("D", "Dag", 7 * 60, 13 * 60), Need("Gran", "D", "weekday", 1))
    wages = 28 * 4 * 100 * 1.12
    found = figures(unit, UNIT, *PLAIN[1:], *FULL, *asked).staffing
    # One of the two has no pay; the four hours a day of the other are too many, on weekends all ten are.
    assert (found.cost_sek, found.surplus_hours, found.deficit_hours) == (None, 20 * 4 + 8 * 10, 0)
    with edit(unit, "remove"):
        numbers = [
            number
            for number, row in rows.read_with_ids(unit.store, type(SHIFTS[0]))
            if row.employee_no == "1"
        ]
        rows.delete(unit.store, "shift", numbers)
    paid = view_figures(unit, month=MONTH).staffing
    weekend = 8 * 4 * 66.10  # eight Saturdays and Sundays
    assert paid.ob_sek == pytest.approx(weekend)
    assert paid.cost_sek == pytest.approx((wages + weekend) * 1.5)
    without = figures(unit, UNIT._replace(po_percent=None)).staffing
    assert without.cost_sek is None
    assert without.ob_sek == pytest.approx(weekend)


def test_a_month_outside_the_files_days_is_computed(unit: OpenUnit) -> None:
    """By those employed there are figures before the first shift and after the last."""
    held = (UNIT._replace(basis="employed"), *PLACES, *STAFF, Role("Chef", 0))
    found = figures(unit, *held, month="2030-06")
    assert (found.density.fte, found.density.hours) == (1, None)
    assert (found.occupancy.available, found.occupancy.occupied) == (5, None)


def test_what_leaves_the_program_tells_of_nobody(unit: OpenUnit) -> None:
    found = figures(unit, *PLAIN, *FULL, absence("2026-02-20"), public=True)
    assert found.overtime.near_limit is None
    assert found.sick_leave.percent is None, "one person is paid by the month"
    assert not any("employee" in dict(problem.facts) for problem in found.problems)
    assert view_figures(unit, month=MONTH).sick_leave.percent == pytest.approx(100 / 28)
