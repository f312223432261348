"""A definition's own numbers are those of the figure, and add up by themselves."""

from datetime import date
from typing import Any

import pytest

from caredesk.domain.definitions import Definition
from caredesk.domain.rows import MonthlyValue
from caredesk.language.definition_words import definition_text
from caredesk.services.definitions import FIGURES, view_definition
from caredesk.services.edits import edit
from caredesk.services.figures import view_figures
from caredesk.services.session import OpenUnit, create_unit
from caredesk.storage import rows
from tests.small_unit import small_unit

TODAY = date(2026, 11, 24)


@pytest.fixture
def unit(tmp_path):
    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as opened:
        with edit(opened, "fill"):
            rows.insert(opened.store, small_unit())
        yield opened


@pytest.fixture
def whole_year(unit):
    months = [f"2025-{month:02d}" for month in (11, 12)] + [f"2026-{month:02d}" for month in range(1, 10)]
    with edit(unit, "history"):
        rows.insert(
            unit.store,
            [
                MonthlyValue(month, worked_hours=2000.0, bed_days=500.0, available_days=540.0)
                for month in months
            ],
        )
    return unit


def facts(
    unit: OpenUnit, figure: str, month: str = "2026-10", section: str | None = None
) -> tuple[Definition, dict[str, Any]]:
    found = view_definition(unit, figure=figure, month=month, today=TODAY, section=section)
    return found, dict(found.facts)


def test_the_rolling_year_is_its_numerator_by_its_denominator(whole_year):
    found, held = facts(whole_year, "density_r12")
    assert found.value == view_figures(whole_year, month="2026-10").density.r12
    assert held["fte"] / held["occupied"] == pytest.approx(found.value)
    assert held["hours"] / held["full_time_hours"] == pytest.approx(held["fte"])
    assert held["bed_days"] / held["days"] == pytest.approx(held["occupied"])
    assert held["gap_fte"] == pytest.approx(held["fte"] - held["target"] * held["occupied"])
    assert (found.known, found.needed, len(found.table)) == (12, 12, 12)
    assert [run.source for run in found.hours_sources] == ["monthly", "detail"]
    assert held["roles"] == "Enhetschef 0 %"


def test_a_year_that_is_not_whole_has_no_value_and_says_why(unit):
    found, held = facts(unit, "density_r12")
    assert found.value is None
    assert held["fte"] is None
    assert found.known == 1
    assert "r12_incomplete" in [problem.code for problem in found.problems]


def test_a_months_density_needs_only_its_month(unit):
    found, held = facts(unit, "density_month")
    assert found.value == view_figures(unit, month="2026-10").density.month
    assert held["bed_days"] == 2 * 8.0 * 31
    assert found.first_day == date(2026, 10, 1)


def test_a_sections_definition_is_its_own(unit):
    found, held = facts(unit, "density_month", section="Gran")
    section = view_figures(unit, month="2026-10").sections[0]
    assert (found.section, found.value) == ("Gran", section.density.month)
    assert held["bed_days"] == 8.0 * 31


def test_sick_leave_is_hours_by_hours(unit):
    found, held = facts(unit, "sick_percent")
    assert found.value == pytest.approx(100 * held["sick_hours"] / held["ordinary_hours"])
    # Five days of 0,85 of 37 hours a week.
    assert held["sick_hours"] == pytest.approx(5 * 0.85 * 37 / 7)
    _, parts = facts(unit, "sick_lengths")
    assert parts["short"] + parts["middle"] + parts["long"] == pytest.approx(found.value)


def test_occupancy_is_bed_days_by_available(unit):
    found, held = facts(unit, "occupancy")
    assert found.value == pytest.approx(100 * 8 / 9)
    assert held["empty_days"] == 2 * 31


def test_the_fortnight_adds_up_to_its_days(unit):
    found, held = facts(unit, "staffing_ahead")
    assert sum(row.values[0] or 0 for row in found.table) == held["shifts"]
    assert (found.counted_in, found.needed, found.known) == ("days", 14, 7)


@pytest.mark.parametrize("month", ["2026-10", "2027-05"])
@pytest.mark.parametrize("figure", sorted(FIGURES))
def test_every_definition_can_be_worded_with_and_without_data(unit, figure, month):
    text = definition_text(view_definition(unit, figure=figure, month=month, today=TODAY))
    assert text.title
    assert [row.label for row in text.rows][-1] == "Fullständighet"
    assert all(len(row) == len(text.heads) for row in text.table)


def test_an_unknown_figure_is_our_own_fault(unit):
    with pytest.raises(KeyError):
        view_definition(unit, figure="no such", month="2026-10", today=TODAY)
