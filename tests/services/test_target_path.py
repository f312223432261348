"""The path read from a file of monthly values: what is held, measured by and tried, of unit and section."""

import pytest

from caredesk.domain.calendar import months_from_to
from caredesk.domain.rows import MonthlyValue, Place, Unit
from caredesk.domain.target_path import PathChange
from caredesk.services.edits import edit
from caredesk.services.session import OpenUnit, create_unit
from caredesk.services.target_path import view_target_path
from caredesk.storage import rows
from tests.builders import on

MONTH = "2026-12"


@pytest.fixture
def unit(tmp_path):
    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as opened:
        yield opened


def put(unit: OpenUnit, *added: Unit | Place | MonthlyValue) -> None:
    with edit(unit, "fill"):
        rows.insert(unit.store, added)


def values(fte: float, first: str, last: str, section: str = "") -> list[MonthlyValue]:
    return [MonthlyValue(month, section, fte=fte, occupied_mean=10) for month in months_from_to(first, last)]


def test_the_unit_is_measured_by_what_holds_on_the_months_last_day(unit: OpenUnit) -> None:
    put(unit, Unit("Lönngården", on("2026-12-31"), cost_per_fte=600_000))
    put(unit, Place("", on("2026-12-31"), 14, target=0.85), *values(9, "2026-01", MONTH))
    found = view_target_path(unit, month=MONTH, change=PathChange(-1, None, "2027-07"))
    assert found is not None
    assert (found.target, found.cost_per_fte, found.occupied_range) == (0.85, 600_000, (8, 14))
    # July to December: six of twelve months.
    assert found.saved_year == pytest.approx(300_000)
    # 184 of 365 days at 0,8 at the end of December.
    assert found.r12_year == pytest.approx((181 * 0.9 + 184 * 0.8) / 365)
    assert found.reached == "2027-12"
    november = view_target_path(unit, month="2026-11")
    assert november is not None
    assert (november.target, november.cost_per_fte, november.occupied_range) == (None, None, (8, 10))


def test_the_last_complete_month_is_held_and_the_line_ends_a_year_after_the_month_shown(
    unit: OpenUnit,
) -> None:
    put(unit, Place("", on("2026-01-01"), 12, target=0.8))
    put(unit, *values(10, "2025-01", "2026-09"), *values(8, "2026-10", "2026-10"))
    found = view_target_path(unit, month=MONTH)
    assert found is not None
    assert (found.last_month, found.month_range) == ("2026-10", ("2026-11", "2027-10"))
    assert [each.month for each in found.line] == list(months_from_to("2026-11", "2027-12"))
    # November 2025 to September 2026 are 334 days, October and November 61.
    assert found.line[0].r12 == pytest.approx((304 * 1 + 61 * 0.8) / 365)


def test_a_section_has_its_own_path(unit: OpenUnit) -> None:
    put(unit, Place("Gran", on("2026-01-01"), 12, target=0.5))
    put(unit, Place("Tall", on("2026-01-01"), 11, target=0.7))
    put(unit, *values(6, "2026-01", MONTH, "Gran"), *values(8, "2026-01", MONTH, "Tall"))
    found = view_target_path(unit, month=MONTH, section="Tall", change=PathChange(-2))
    assert found is not None
    assert (found.target, found.occupied_range) == (0.7, (8, 11))
    assert found.level == pytest.approx(0.6)
    # 181 of 365 days are at 0,6 at the end of June, 212 at the end of July.
    assert (found.reached, found.without_change) == ("2027-07", None)
    whole = view_target_path(unit, month=MONTH)
    assert whole is not None
    assert whole.fte_now == pytest.approx(14)
    assert whole.occupied_range == (17, 23)


def test_without_a_complete_month_within_the_year_there_is_no_path(unit: OpenUnit) -> None:
    assert view_target_path(unit, month=MONTH) is None
    put(unit, *values(10, "2025-01", "2025-12"))
    assert view_target_path(unit, month=MONTH) is None
    assert view_target_path(unit, month="2026-11") is not None
