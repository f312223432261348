"""Figures as data for other programs: keys, days, hidden groups, and one line a value."""

import json
from typing import Any

import pytest

from caredesk.domain.figures import MonthFigures
from caredesk.domain.rows import Employee, Employment
from caredesk.services.edits import edit
from caredesk.services.figures import view_figures
from caredesk.services.figures_data import figures_as_data, flat
from caredesk.services.session import create_unit
from caredesk.storage import rows
from tests.builders import on
from tests.small_unit import small_unit

NAMES = {
    "density": {
        "hours", "fte", "occupied", "month", "r12", "r12_months", "target", "gap_fte", "gap_sek_per_year",
        "planned_share", "national_0900",
    },
    "occupancy": {
        "available", "planned", "occupied", "rate_available", "rate_planned", "rate_r12", "rate_r12_planned",
        "empty_days",
    },
    "sick_leave": {
        "sick_hours", "ordinary_hours", "percent", "percent_r12", "percent_year_to_date",
        "percent_same_month_last_year", "short_percent", "middle_percent", "long_percent",
        "short_percent_same_month_last_year", "middle_percent_same_month_last_year",
        "long_percent_same_month_last_year", "share_60_days", "occasions_started", "occasions_12_months",
        "groups", "repeated", "cost_sek", "cost_saved_sek", "cost_replacement_sek", "cost_net_sek",
        "cost_estimated_hours", "not_replaced_hours",
    },
    "overtime": {"additional_hours", "simple_hours", "qualified_hours", "cost_sek", "near_limit"},
    "staffing": {
        "planned_hours", "present_hours", "vacant_shifts", "vacant_hours", "substitute_hours",
        "resource_hours", "lent_sek", "ob_sek", "cost_sek", "unscheduled_hours", "surplus_hours",
        "deficit_hours",
    },
    "economy": {"posts", "budget_year", "forecast_year", "deviation_year"},
}  # fmt: skip
"""What other programs read; more may come, none may go."""


def as_json_has_it(value: Any) -> Any:
    """The value with lists for tuples, and nothing else changed: what a program reads again."""
    if isinstance(value, dict):
        return {key: as_json_has_it(each) for key, each in value.items()}
    return [as_json_has_it(each) for each in value] if isinstance(value, list | tuple) else value


@pytest.fixture
def figures(tmp_path):
    """November of the small unit with eleven men beside its four women, so that each is a group."""
    men = [Employee(f"2{number:02d}", "Man", "male", on("1990-01-01")) for number in range(11)]
    staff = [Employment(row.employee_no, on("2026-01-01"), form="permanent", section="Gran") for row in men]
    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as unit:
        with edit(unit, "fill"):
            rows.insert(unit.store, [*small_unit(), *men, *staff])
        yield view_figures(unit, month="2026-11")


def test_every_figure_stands_under_its_own_name(figures: MonthFigures) -> None:
    data = figures_as_data(figures, lambda problem: f"said: {problem.code}")
    assert list(data)[:4] == ["unit", "month", "as_of", "sections"]
    assert (data["unit"], data["month"], data["as_of"]) == ("Lönngården", "2026-11", "2026-11-30")
    assert [section["name"] for section in data["sections"]] == ["Gran", "Tall"]
    assert data["density"]["occupied"] == 16
    assert data["density"]["national_0900"] == {"year": 2026, "weekday": None, "weekend": None}
    assert "said: r12_incomplete" in data["problems"]
    assert [name for part, names in NAMES.items() for name in names - data[part].keys()] == []
    assert json.loads(json.dumps(data, allow_nan=False)) == as_json_has_it(data)


def test_a_hidden_group_says_only_that_it_is(figures: MonthFigures) -> None:
    """Four women are too few to show, and eleven men would tell of them."""
    groups = figures_as_data(figures, lambda problem: "")["sick_leave"]["groups"]
    assert groups["women"] == groups["men"] == {"hidden": True}
    assert all(set(group) in ({"hidden"}, {"percent"}) for group in groups.values())


def test_one_line_a_value() -> None:
    data = {
        "unit": "Lönngården",
        "density": {"month": 0.8, "national_0900": {"year": 2026}},
        "sections": (
            {"name": "Gran", "density": {"month": 0.7}},
            {"name": "Tall", "density": {"month": None}},
        ),
        "near_limit": [],
        "repeated": ["1001", "1002"],
    }
    assert flat(data) == {
        "unit": "Lönngården",
        "density.month": 0.8,
        "density.national_0900.year": 2026,
        "sections.Gran.density.month": 0.7,
        "sections.Tall.density.month": None,
        "near_limit": [],
        "repeated": ["1001", "1002"],
    }
