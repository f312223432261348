"""The line of density read from a file of monthly values: behind, ahead, target."""

import pytest

from caredesk.domain.calendar import months_from_to
from caredesk.domain.rows import MonthlyValue, Place
from caredesk.services.density_line import view_density_line
from caredesk.services.edits import edit
from caredesk.services.session import OpenUnit, create_unit
from caredesk.storage import rows
from tests.builders import on

MONTH = "2026-12"


@pytest.fixture
def unit(tmp_path):
    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as opened:
        yield opened


def put(unit: OpenUnit, *added: Place | MonthlyValue) -> None:
    with edit(unit, "fill"):
        rows.insert(unit.store, added)


def values(fte: float, first: str, last: str, section: str = "") -> list[MonthlyValue]:
    return [MonthlyValue(month, section, fte=fte, occupied_mean=10) for month in months_from_to(first, last)]


def test_thirteen_months_behind_and_twelve_ahead(unit: OpenUnit) -> None:
    """Ten on ten places through 2025, eight from 2026: R12 falls from 1,0 to 0,8 and stays there."""
    put(unit, *values(10, "2025-01", "2025-12"), *values(8, "2026-01", MONTH))
    line = view_density_line(unit, month=MONTH)
    assert [point.month for point in line.points] == list(months_from_to("2025-12", MONTH))
    assert [point.density for point in line.points] == pytest.approx([1.0] + [0.8] * 12)
    assert line.points[0].r12 == pytest.approx(1)
    # At the end of June 181 of 365 days are at 0,8.
    assert line.points[6].r12 == pytest.approx((184 * 1 + 181 * 0.8) / 365)
    assert line.points[12].r12 == pytest.approx(0.8)
    assert [point.month for point in line.forecast] == list(months_from_to("2027-01", "2027-12"))
    assert [point.r12 for point in line.forecast] == pytest.approx([0.8] * 12)
    assert (line.held_from, line.held_occupied) == (MONTH, 10)
    assert line.held_density == pytest.approx(0.8)
    assert (line.target, line.target_month) == (None, None)


def test_the_forecast_holds_the_last_complete_month(unit: OpenUnit) -> None:
    """Nothing is known of December; from there on October's and November's 0,6 weighs more and more."""
    target = Place("", on("2026-12-31"), target=0.8)
    put(unit, target, *values(10, "2025-01", "2026-10"), *values(6, "2026-11", "2026-11"))
    line = view_density_line(unit, month=MONTH)
    assert (line.points[12].r12, line.points[12].density) == (None, None)
    assert line.held_from == "2026-11"
    assert line.held_density == pytest.approx(0.6)
    assert [point.month for point in line.forecast] == list(months_from_to("2026-12", "2027-12"))
    # 30 days of November and 31 of December.
    assert line.forecast[0].r12 == pytest.approx((304 * 1 + 61 * 0.6) / 365)
    # 0,8 asks for half of 365 days: at the end of April there are 181, at the end of May 212.
    assert (line.target, line.target_month) == (0.8, "2027-05")


def test_a_density_held_at_the_target_reaches_it(unit: OpenUnit) -> None:
    target = Place("", on("2026-01-01"), target=0.9)
    rows_before = [
        MonthlyValue(month, "", fte=13.7, occupied_mean=13.7)
        for month in months_from_to("2026-01", "2026-11")
    ]
    last = MonthlyValue(MONTH, "", fte=0.9 * 13.7, occupied_mean=13.7)
    put(unit, target, *rows_before, last)
    assert view_density_line(unit, month=MONTH).target_month == "2027-11"


def test_a_section_has_its_own_line_and_target(unit: OpenUnit) -> None:
    put(
        unit, Place("Gran", on("2026-01-01"), 12, target=0.5), Place("Tall", on("2026-01-01"), 12, target=0.9)
    )
    put(unit, *values(6, "2026-01", MONTH, "Gran"), *values(8, "2026-01", MONTH, "Tall"))
    gran, tall = (view_density_line(unit, month=MONTH, section=name) for name in ("Gran", "Tall"))
    assert (gran.points[12].r12, tall.points[12].r12) == pytest.approx((0.6, 0.8))
    assert (gran.target, gran.target_month) == (0.5, None)
    assert (tall.target, tall.target_month) == (0.9, "2027-01")
    assert view_density_line(unit, month=MONTH).points[12].r12 == pytest.approx(14 / 20)


def test_a_unit_without_a_complete_month_has_points_without_values(unit: OpenUnit) -> None:
    put(unit, *(row._replace(occupied_mean=None) for row in values(8, "2026-01", MONTH)))
    line = view_density_line(unit, month=MONTH)
    assert {(point.r12, point.density) for point in line.points} == {(None, None)}
    assert (len(line.points), line.forecast, line.held_from, line.held_density) == (13, (), None, None)
