"""Definitions of places, of what is planned and of the path to the target add up by their own numbers."""

from datetime import date
from typing import Any, NamedTuple

import pytest

from caredesk.domain.calendar import days_of, months_from_to
from caredesk.domain.definitions import Definition
from caredesk.domain.rows import Employee, MonthlyValue, Occupancy, Place, Unit
from caredesk.domain.target_path import PathChange
from caredesk.language.definition_words import as_plain_text, definition_text
from caredesk.services.definitions import view_definition
from caredesk.services.edits import edit
from caredesk.services.session import OpenUnit, create_unit
from caredesk.storage import rows
from tests.builders import employment, on, shift

MONTH = "2026-12"
TODAY = date(2026, 12, 10)


@pytest.fixture
def unit(tmp_path):
    """Nine on ten of twelve places, eleven planned; December from days, with eleven on its last ten."""
    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as opened:
        put(opened, Unit("Lönngården", on("2025-01-01"), weekly_hours=35, cost_per_fte=600_000))
        put(opened, Place("", on("2025-01-01"), 12, 11, 0.85), Employee("1", "Kim"), employment())
        put(opened, *(shift(day.isoformat(), "00:00-12:00") for day in days_of(MONTH) for _ in range(4)))
        put(opened, Occupancy("", on("2026-12-01"), on("2026-12-21"), 10))
        put(opened, Occupancy("", on("2026-12-22"), on("2026-12-31"), 11))
        months = months_from_to("2026-01", "2026-11")
        put(opened, *(MonthlyValue(each, fte=9, occupied_mean=10) for each in months))
        yield opened


def put(unit: OpenUnit, *added: NamedTuple) -> None:
    with edit(unit, "fill"):
        rows.insert(unit.store, added)


def facts(unit: OpenUnit, figure: str, **more: Any) -> tuple[Definition, dict[str, Any]]:
    found = view_definition(unit, figure=figure, month=more.pop("month", MONTH), today=TODAY, **more)
    return found, dict(found.facts)


# 21 days with ten and 10 with eleven in December, 334 days with ten before it.
DECEMBER, YEAR = 21 * 10 + 10 * 11, 334 * 10 + 21 * 10 + 10 * 11


def test_both_rates_stand_side_by_side_with_their_twelve_months(unit):
    found, held = facts(unit, "occupancy")
    planned, beside = facts(unit, "occupancy_planned")
    assert found.value == pytest.approx(100 * DECEMBER / (31 * 12))
    assert planned.value == pytest.approx(100 * DECEMBER / (31 * 11))
    assert (held["rate_planned"], beside["rate_available"]) == (planned.value, found.value)
    for each in (held, beside):
        assert each["r12_available"] == pytest.approx(100 * YEAR / (365 * 12))
        assert each["r12_planned"] == pytest.approx(100 * YEAR / (365 * 11))
    assert planned.table[-1].values == pytest.approx((DECEMBER / 31, 11, planned.value))


def test_empty_days_have_a_price_where_the_unit_has_given_one(unit):
    found, held = facts(unit, "empty_days")
    assert (found.value, held["from_days"], held["at_least"]) == (
        31 * 12 - DECEMBER,
        31 * 12 - DECEMBER,
        None,
    )
    assert (held["cost"], held["r12_empty_days"]) == (None, pytest.approx(365 * 12 - YEAR))
    put(unit, Unit("Lönngården", on("2026-12-31"), weekly_hours=35, cost_per_place_day=400))
    _, held = facts(unit, "empty_days")
    assert (held["cost"], held["r12_cost"]) == ((31 * 12 - DECEMBER) * 400, None)
    november, held = facts(unit, "empty_days", month="2026-11")
    assert november.value == pytest.approx(60)
    assert (held["from_days"], held["at_least"]) == (None, november.value)


def test_without_places_it_is_places_that_are_missing(unit):
    with edit(unit, "fill"):
        rows.delete(unit.store, "place", [number for number, _ in rows.read_with_ids(unit.store, Place)])
    for figure in ("occupancy", "occupancy_planned", "empty_days"):
        found, _ = facts(unit, figure)
        assert (found.value, [each.code for each in found.problems]) == (None, ["places_missing"])


def test_what_is_planned_is_the_hours_after_today(unit):
    """Twelve hours four times a day; 21 days of December are after the tenth."""
    found, held = facts(unit, "planned_share")
    assert held["hours"] == 31 * 48
    assert held["coming"] == pytest.approx(21 * 48)
    assert held["value"] == pytest.approx(100 * 21 / 31)
    assert "67,7" in definition_text(found).value
    with edit(unit, "fill"):
        for number, row in rows.read_with_ids(unit.store, Unit):
            rows.update(unit.store, number, row._replace(basis="employed"))
    found, _ = facts(unit, "planned_share")
    assert (found.value, [each.code for each in found.problems]) == (None, ["figure_needs_hours"])
    told = {row.label: row.text for row in definition_text(facts(unit, "density_month")[0]).rows}
    assert told["Källor"] == "Anställningar dec 2026"
    assert told["Räknas inte"].startswith("timavlönade")
    assert told["Årsarbetare"] == "**1,0** i medel per dygn"


def test_the_level_needed_follows_from_what_is_kept_and_what_is_to_come(unit):
    found, held = facts(unit, "target_path")
    assert found.value == pytest.approx((held["target"] - held["kept"]) / held["weight"])
    assert held["level_month"] == "2027-06"
    # Of the year to June, 184 days have been: 153 of nine on ten, and December with 48 h by 5 h.
    past, to_come = 153 * 10 + DECEMBER, 181 * DECEMBER / 31
    assert held["kept"] == pytest.approx((153 * 9 + 31 * 48 / 5) / (past + to_come))
    assert held["weight"] == pytest.approx(to_come / (past + to_come))
    assert held["out_of_reach"] is None
    text = definition_text(found)
    assert text.fraction is not None
    assert "Räcker inte" not in [row.label for row in text.rows]
    copied = as_plain_text(text)
    assert f"({held['target']:.2f} - {held['kept']:.3f}) ÷ {held['weight']:.3f}".replace(".", ",") in copied


def test_the_path_is_that_of_the_change_that_is_tried(unit):
    change = PathChange(-2, 10, "2027-03")
    found, held = facts(unit, "target_reached", change=change)
    assert held["fte_then"] == pytest.approx(48 / 5 - 2)
    assert held["level"] == pytest.approx((48 / 5 - 2) / 10)
    assert (held["from_month"], held["without"]) == ("2027-03", None)
    # To July: 122 days of 9 on 10, 90 as December and 153 of 7,6 on 10 are 0,849; to June it is 0,861.
    assert (held["reached"], found.value) == ("2027-07", 7)
    assert definition_text(found).value == "juli 2027"
    never, _ = facts(unit, "target_reached")
    assert (never.value, [each.code for each in never.problems]) == (None, ["target_not_reached"])
    effect, held = facts(unit, "path_effect", change=change)
    assert (effect.value, held["months"], held["full_year"]) == (1_000_000, 10, 1_200_000)
    assert definition_text(effect).value.replace("\u00a0", " ") == "1 000 000 kr"


@pytest.mark.parametrize("figure", ["target_path", "target_reached", "path_effect"])
def test_without_a_complete_month_there_is_no_path_to_define(unit, figure):
    found, _ = facts(unit, figure, month="2028-06")
    assert (found.value, [each.code for each in found.problems]) == (None, ["path_without_month"])


def test_what_a_path_lacks_is_said(unit):
    with edit(unit, "fill"):
        for number, row in rows.read_with_ids(unit.store, Place):
            rows.update(unit.store, number, row._replace(target=None))
        for number, unit_row in rows.read_with_ids(unit.store, Unit):
            rows.update(unit.store, number, unit_row._replace(cost_per_fte=None))
    codes = {
        figure: [each.code for each in facts(unit, figure)[0].problems]
        for figure in ("target_path", "target_reached", "path_effect")
    }
    assert codes == {
        "target_path": ["path_without_target"],
        "target_reached": ["path_without_target"],
        "path_effect": ["cost_per_fte_missing"],
    }
    _, held = facts(unit, "target_reached")
    assert held["never_without"] is None, "without a target nothing is said of when it is reached"


def test_a_target_that_is_met_is_not_reached_later(unit):
    put(unit, Place("", on("2026-12-31"), 12, 11, 0.95))
    found, held = facts(unit, "target_reached", change=PathChange(5))
    assert (found.value, held["met"], held["without"]) == (0, "2026-12", None)
    assert definition_text(found).value == "december 2026"
