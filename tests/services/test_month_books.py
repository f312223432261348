"""The months behind figures: stored sums within the file's days, computed ones outside."""

from datetime import date

import pytest

from caredesk.domain.month_totals import sum_months
from caredesk.domain.rows import MonthClosing, MonthlyValue, Place
from caredesk.services.edits import edit
from caredesk.services.month_books import UnitMonths
from caredesk.services.session import OpenUnit, create_unit
from caredesk.storage import day_totals, rows
from caredesk.storage.facts import read_facts
from tests.builders import employment, occupied, on, shift
from tests.small_unit import small_unit


@pytest.fixture
def unit(tmp_path):
    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as opened:
        with edit(opened, "fill"):
            rows.insert(opened.store, small_unit())
        yield opened


def test_stored_and_computed_months_stand_side_by_side(unit: OpenUnit) -> None:
    """The small unit's days are October and November 2026; people and places are there before and after."""
    assert day_totals.horizon(unit.store) == (date(2026, 10, 1), date(2026, 11, 30))
    months = UnitMonths(unit, "2026-09", "2026-12")
    facts = read_facts(unit.store, date(2026, 9, 1), date(2026, 12, 31))
    expected = {(row.month, row.section): row for row in sum_months(unit.compute(facts))}
    assert months.totals.keys() == expected.keys()
    for key, row in expected.items():
        found = months.totals[key]
        assert found.sums.planned_hours == pytest.approx(row.sums.planned_hours)
        assert found.sums.employed_fte == pytest.approx(row.sums.employed_fte)
        assert (found.places_days, found.occupied_days) == (row.places_days, row.occupied_days)
    assert [row.section for row in months.totals_of("2026-12")] == ["", "Gran", "Tall"]
    assert {row.month for row in months.totals_of("2026-10")} == {"2026-10"}


def test_a_file_without_days_has_its_months_all_the_same(tmp_path) -> None:
    with create_unit(tmp_path / "ny.caredesk", name="Ny") as unit:
        with edit(unit, "fill"):
            rows.insert(unit.store, [employment(section="Gran"), Place("Gran", on("2026-01-01"), 5)])
        months = UnitMonths(unit, "2026-01", "2026-02")
        assert months.totals["2026-02", "Gran"].sums.employed_fte == pytest.approx(28)
        assert months.totals["2026-02", "Gran"].places_days == 28
        assert months.book.point("2026-02").available_days == 140


def test_values_and_closings_of_the_months_only(unit: OpenUnit) -> None:
    with edit(unit, "fill"):
        months = ("2026-08", "2026-09", "2026-12")
        rows.insert(unit.store, [MonthlyValue(month, "", worked_hours=100) for month in months])
        rows.insert(unit.store, [MonthClosing("2026-09", True), MonthClosing("2026-12", True)])
        rows.insert(unit.store, [MonthClosing("2026-10", False, "Inte klar")])
    held = UnitMonths(unit, "2026-09", "2026-11")
    assert held.monthly.keys() == {("2026-09", "")}
    assert held.closed == {"2026-09"}


def test_circumstances_of_the_last_month(unit: OpenUnit) -> None:
    """The register and places are those of the month asked for; the sums of all months are there."""
    held = UnitMonths(unit, "2026-10", "2026-11")
    assert held.places.day(date(2026, 11, 30))[""].occupied == 16
    assert held.register.unit_name == "Lönngården"
    point = held.book.point("2026-10")
    # Two sections of eight places each on 31 days.
    assert (point.bed_days, point.occupancy_source) == (31 * 16, "detail")


def test_an_edit_is_in_the_next_reading(unit: OpenUnit) -> None:
    before = UnitMonths(unit, "2026-12", "2026-12").totals.get(("2026-12", "Ek"))
    with edit(unit, "add"):
        rows.insert(unit.store, [shift("2026-12-24", "07:00-15:00", "1001", section="Ek")])
        rows.insert(unit.store, [occupied(3, "2026-12-24", section="Ek")])
    after = UnitMonths(unit, "2026-12", "2026-12").totals["2026-12", "Ek"]
    assert before is None
    assert (after.sums.planned_hours, after.sums.occupied, after.occupied_days) == (8, 3, 1)
