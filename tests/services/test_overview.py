"""Which months and sections of a unit the window can show, and where it begins."""

import pytest

from caredesk.domain.rows import MonthlyValue, Place, Unit
from caredesk.services.edits import edit
from caredesk.services.overview import Overview, view_overview
from caredesk.services.session import OpenUnit, create_unit
from caredesk.storage import rows
from tests.builders import absence, on, shift


@pytest.fixture
def unit(tmp_path):
    with create_unit(tmp_path / "enhet.caredesk", name="Ny") as opened:
        yield opened


def put(unit: OpenUnit, *added) -> None:
    with edit(unit, "fill"):
        rows.insert(unit.store, added)


def test_a_new_unit_begins_with_the_month_before(unit: OpenUnit) -> None:
    assert view_overview(unit, today=on("2027-01-15")) == Overview("Ny", (), "2026-12", "2027-01", "2026-12")


@pytest.mark.parametrize(
    ("today", "last", "month"),
    [
        # Shifts from October to December 2026.
        ("2026-11-24", "2026-12", "2026-10"),
        ("2026-12-01", "2026-12", "2026-11"),
        # Before the first month there is nothing to show but that.
        ("2026-03-01", "2026-12", "2026-10"),
        ("2026-10-31", "2026-12", "2026-10"),
        # Later: the last month with a detail, and every month to today's can be shown.
        ("2027-01-01", "2027-01", "2026-12"),
        ("2027-05-01", "2027-05", "2026-12"),
    ],
)
def test_where_the_window_begins(unit: OpenUnit, today: str, last: str, month: str) -> None:
    put(unit, shift("2026-10-14", "07:00-16:00"), shift("2026-12-14", "07:00-16:00"))
    found = view_overview(unit, today=on(today))
    assert (found.first_month, found.last_month, found.month) == ("2026-10", last, month)


def test_monthly_values_and_absences_reach_back(unit: OpenUnit) -> None:
    put(
        unit,
        MonthlyValue("2024-05", "Tall", worked_hours=1),
        shift("2026-10-14", "07:00-16:00", section="Gran"),
    )
    put(unit, absence("2024-02-14", ""), Place("Ek", on("2026-01-01"), 5))
    found = view_overview(unit, today=on("2026-11-24"))
    assert (found.first_month, found.last_month, found.month) == ("2024-02", "2026-11", "2026-10")
    assert found.sections == ("Ek", "Gran", "Tall")


def test_the_name_is_the_latest(unit: OpenUnit) -> None:
    put(unit, Unit("Senare", on("2026-06-01")), Unit("Tidigare", on("2025-06-01")))
    assert view_overview(unit, today=on("2025-07-01")).name == "Senare"
