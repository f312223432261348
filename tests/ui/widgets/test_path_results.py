"""What the way to the target is told as: true in each state, and levels that differ read differently."""

from dataclasses import replace

import pytest

from caredesk.domain.forecast import ForecastPoint
from caredesk.domain.target_path import PathChange, TargetPath
from caredesk.ui.widgets.path_results import level_decimals, message

PATH = TargetPath(
    last_month="2026-10",
    fte_now=41.0,
    occupied_now=51.4,
    density_now=0.798,
    target=0.80,
    change=PathChange(-1.5, 51.4, "2026-12"),
    fte_then=39.5,
    occupied_then=51.4,
    level=0.768,
    line=(ForecastPoint("2026-11", 0.815), ForecastPoint("2027-10", 0.77)),
    reached="2027-03",
    met=False,
    without_change="2027-07",
    level_month="2027-06",
    level_needed=0.798,
    year_month="2026-12",
    r12_year=0.812,
    saved_year=None,
    saved_full_year=None,
    cost_per_fte=None,
    fte_range=(-5.0, 5.0),
    occupied_range=(43.0, 54.0),
    month_range=("2026-11", "2027-10"),
    level_line=None,
)
ABOVE = (ForecastPoint("2027-10", 0.856),)


@pytest.mark.parametrize(
    ("change", "sign", "words", "under"),
    [
        ({}, "✓", "Målet nås mars 2027", "R12 högst 0,80 med 0,768 per månad från dec 2026"),
        ({"change": PathChange(-1.5, 51.4, "2027-10")}, "✓", "Målet nås mars 2027", "Det sker innan"),
        ({"line": ABOVE}, "+", "Målet nås mars 2027, men inte oktober 2027", "R12 blir 0,856 mot 0,80"),
        ({"line": ABOVE, "met": True}, "+", "Målet är nått nu, men inte oktober 2027", "R12 blir 0,856"),
        ({"met": True}, "✓", "Målet är redan nått", "Täthet 0,768 per månad"),
        ({"reached": None}, "−", "Målet nås inte inom 36 månader", "Med 51,4 belagda platser krävs +0,1"),
        ({"target": None}, "", "Målet saknas", "Fyll i det under Platser och mål"),
    ],
)
def test_each_state_has_its_own_sentence(change, sign, words, under):
    told = message(replace(PATH, **change))
    assert told[:2] == (sign, words)
    assert told[2].startswith(under)


def test_a_level_that_is_almost_enough_does_not_read_as_enough():
    assert level_decimals(replace(PATH, level=0.7979, level_needed=0.7976)) == 4
    assert level_decimals(replace(PATH, level=0.798, level_needed=0.798)) == 3
    assert level_decimals(PATH) == 3
