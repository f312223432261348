"""The page of personnel density by hand: monthly values for two years, and a February from days."""

from collections.abc import Iterable
from typing import NamedTuple

import pytest

from caredesk.domain.calendar import months_from_to
from caredesk.domain.rows import Employee, Employment, MonthlyValue, Occupancy, Place, Unit
from caredesk.services.density_page import view_density_page
from caredesk.services.edits import edit
from caredesk.services.figures import view_figures
from caredesk.services.session import OpenUnit, create_unit
from caredesk.storage import rows
from tests.builders import LONG_AGO, on, shift

MONTH = "2026-12"


@pytest.fixture
def unit(tmp_path):
    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as opened:
        yield opened


def put(unit: OpenUnit, *added: NamedTuple) -> None:
    with edit(unit, "fill"):
        rows.insert(unit.store, added)


def values(
    first: str, last: str, fte: float, occupied: float = 10, *, section: str = ""
) -> Iterable[MonthlyValue]:
    return (
        MonthlyValue(month, section, fte=fte, occupied_mean=occupied) for month in months_from_to(first, last)
    )


def test_each_month_stands_against_its_own_target_and_the_year_before(unit: OpenUnit) -> None:
    put(unit, Place("", on("2025-01-01"), 12, 11, 0.95), Place("", on("2026-06-30"), 12, 11, 0.85))
    put(unit, *values("2025-01", "2025-12", 10), *values("2026-01", MONTH, 9))
    page = view_density_page(unit, month=MONTH)
    assert [row.month for row in page.months] == list(months_from_to("2026-01", MONTH))
    assert [row.target for row in page.months] == [0.95] * 5 + [0.85] * 7
    assert [row.to_target for row in page.months] == pytest.approx([-0.05] * 5 + [0.05] * 7)
    assert [row.year_before for row in page.months] == pytest.approx([1.0] * 12)
    # At the end of June 181 of 365 days are at 0,9.
    assert page.months[5].r12 == pytest.approx((184 * 1 + 181 * 0.9) / 365)
    assert page.months[0].rate_available == pytest.approx(10 / 12)
    assert page.months[0].rate_planned == pytest.approx(10 / 11)
    assert {(row.hours_source, row.occupancy_source) for row in page.months} == {("monthly", "monthly")}
    assert (page.month_before, page.r12_before) == pytest.approx((1, 1))
    assert page.places_counted == 12


def test_the_twelve_months_together(unit: OpenUnit) -> None:
    """Full time is 5 h a day: 9 x 5 x 365 h. Two places of twelve stand empty for 400 kr a day."""
    unit_row = Unit("Lönngården", on("2024-01-01"), weekly_hours=35, cost_per_place_day=400)
    put(unit, unit_row, Place("", on("2025-01-01"), 12, 11, 0.85))
    put(unit, *values("2025-01", "2025-12", 10), *values("2026-01", MONTH, 9))
    page = view_density_page(unit, month=MONTH)
    whole = page.whole
    assert (whole.hours, whole.fte, whole.occupied) == pytest.approx((9 * 5 * 365, 9, 10))
    assert (whole.density, whole.r12, whole.year_before) == pytest.approx((0.9, 0.9, 1.0))
    assert whole.to_target == pytest.approx(0.05)
    assert (whole.rate_available, whole.rate_planned) == pytest.approx((10 / 12, 10 / 11))
    assert (whole.empty_days, whole.empty_cost) == pytest.approx((2 * 365, 2 * 365 * 400))
    assert page.empty_cost == pytest.approx(2 * 31 * 400)
    assert (whole.hours_source, whole.occupancy_source) == ("monthly", "monthly")
    figures = view_figures(unit, month=MONTH)
    assert (page.figures, page.occupancy) == (figures.density, figures.occupancy)
    assert page.problems == ()


def test_a_year_that_is_not_whole_and_a_unit_without_prices(unit: OpenUnit) -> None:
    put(unit, Place("", on("2025-01-01"), 12, target=0.9), *values("2026-02", MONTH, 9))
    page = view_density_page(unit, month=MONTH)
    assert page.months[0].hours_source == "missing"
    assert (page.months[0].density, page.months[0].to_target) == (None, None)
    assert (page.whole.density, page.whole.to_target, page.whole.hours) == (None, None, None)
    assert (page.whole.hours_source, page.whole.empty_days) == ("", None)
    assert (page.month_before, page.r12_before, page.empty_cost) == (None, None, None)
    assert "r12_incomplete" in [each.code for each in page.problems]


def test_hours_or_occupancy_alone_are_told_for_the_year(unit: OpenUnit) -> None:
    """A month without occupancy takes the year's places, not its full-time equivalents."""
    put(unit, *values("2026-01", "2026-11", 9), MonthlyValue("2026-12", fte=21))
    whole = view_density_page(unit, month=MONTH).whole
    assert whole.fte == pytest.approx((334 * 9 + 31 * 21) / 365)
    assert (whole.occupied, whole.density) == (None, None)


def test_sections_by_their_rolling_year_and_the_one_that_is_chosen(unit: OpenUnit) -> None:
    put(unit, Place("Gran", on("2025-01-01"), 12, target=0.9), Place("Tall", on("2025-01-01"), 5))
    put(
        unit, *values("2026-01", MONTH, 6, 8, section="Gran"), *values("2026-01", MONTH, 4, 5, section="Tall")
    )
    page = view_density_page(unit, month=MONTH, section="Gran")
    gran, tall = page.sections
    assert (gran.fte, gran.occupied) == pytest.approx((6, 8))
    assert gran.to_target == pytest.approx(0.75 - 0.9)
    assert (tall.section, tall.target, tall.to_target) == ("Tall", None, None)
    assert tall.density == pytest.approx(0.8)
    assert page.whole.density == gran.density
    assert page.places_counted == 12
    assert page.line.target == 0.9
    assert view_density_page(unit, month=MONTH).whole.density == pytest.approx(10 / 13)


# February 2026 from days: eight hours each day, Gran's ten places and Tall's two.
PEOPLE = (Employee("1", "Kim"), Employment("1", LONG_AGO, form="permanent", section="Gran"))
FEBRUARY = tuple(shift(f"2026-02-{day:02d}", "07:00-15:00") for day in range(1, 29))
PLACES = (Place("Gran", on("2026-01-01"), 10, 9, 0.5), Place("Tall", on("2026-01-01"), 2, 2, 0.8))
OCCUPANCIES = (
    Occupancy("Gran", on("2026-02-01"), on("2026-02-09"), 8),
    Occupancy("Gran", on("2026-02-10"), on("2026-02-12"), 8, True),
    Occupancy("Gran", on("2026-02-13"), on("2026-02-28"), 8),
    Occupancy("Tall", on("2026-02-01"), on("2026-02-19"), 2),
    Occupancy("Tall", on("2026-02-20"), on("2026-02-20"), 2, True),
    Occupancy("Tall", on("2026-02-21"), on("2026-02-28"), 2),
)


def test_a_month_from_days_shows_its_estimates_and_its_weighed_target(unit: OpenUnit) -> None:
    """Also when the month shown is a later one: the target is weighed by that February's last day."""
    put(unit, *PEOPLE, *PLACES, *FEBRUARY, *OCCUPANCIES)
    for shown in ("2026-02", "2026-05"):
        page = view_density_page(unit, month=shown)
        (february,) = (row for row in page.months if row.month == "2026-02")
        assert february.target == pytest.approx((8 * 0.5 + 2 * 0.8) / 10)
        assert february.estimated_days == 4
        assert (february.hours_source, february.occupancy_source) == ("detail", "detail")
        assert february.hours == pytest.approx(28 * 8)
        # Full time is 38,25 / 7 h a day.
        assert february.density == pytest.approx(8 / (38.25 / 7) / 10)
        assert february.empty_days == 2 * 28
        days = tuple((on(f"2026-02-{first}"), on(f"2026-02-{last}")) for first, last in ((10, 12), (20, 20)))
        assert page.estimated == days
        assert page.whole.estimated_days == 4
    tall = view_density_page(unit, month="2026-02", section="Tall")
    assert tall.estimated == ((on("2026-02-20"), on("2026-02-20")),)
    assert (tall.months[-1].hours, tall.months[-1].target) == (0, 0.8)


def test_days_of_a_month_whose_monthly_value_is_used_are_not_said_to_be_estimated(unit: OpenUnit) -> None:
    put(unit, *PEOPLE, *PLACES, *FEBRUARY, *OCCUPANCIES[:-1], MonthlyValue("2026-02", bed_days=270))
    page = view_density_page(unit, month="2026-02")
    assert (page.months[-1].occupancy_source, page.months[-1].estimated_days, page.estimated) == (
        "monthly",
        0,
        (),
    )


def test_the_planned_share_follows_the_day_it_is_seen_from(unit: OpenUnit) -> None:
    put(unit, *PEOPLE, *PLACES, *FEBRUARY, *OCCUPANCIES)
    assert view_density_page(unit, month="2026-02").figures.planned_share == 0
    seen = view_density_page(unit, month="2026-02", as_of=on("2026-02-07"))
    assert seen.figures.planned_share == pytest.approx(21 / 28)
