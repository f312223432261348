"""Definitions on the page Personaltäthet: each figure has one, and it tells what is in view."""

from collections.abc import Callable
from datetime import date
from typing import Any

from caredesk.domain.rows import Occupancy
from caredesk.ui.pages.density_page import DENSITY, OCCUPANCY, DensityPage
from tests.ui.pages.density_desk import KEY, desk, press, whole_day

__all__ = ["desk", "whole_day"]

FIGURES: tuple[tuple[str, Callable[[DensityPage], Any], str], ...] = (
    (DENSITY, lambda page: page.overview.chart, "Personaltäthet, rullande tolv månader"),
    (DENSITY, lambda page: page.overview.path, "Vägen till målet"),
    (DENSITY, lambda page: page.overview.parts.weekend, "Personaltäthet på helger"),
    (DENSITY, lambda page: page.overview.parts.national, "Belagda platser per medarbetare klockan 09"),
    (OCCUPANCY, lambda page: page.occupancy.months, "Beläggning"),
    (OCCUPANCY, lambda page: page.occupancy.figures.empty, "Tomdygn"),
)


def test_every_figure_says_how_it_is_counted(desk):
    for view, part, title in FIGURES:
        desk.page.show_view(view)
        part(desk.page).info_asked.emit()
        assert desk.page.definitions.shown().accessibleName() == title
    desk.put(Occupancy("Gran", date(2026, 12, 1), date(2026, 12, 1), 8.0))
    assert desk.page.definitions.shown() is None, "it is of the figures before"


def test_a_definition_of_the_way_is_of_the_level_and_change_in_view(desk, qtbot):
    desk.path.results.level_month_chosen.emit("2026-12")
    needed = desk.lines()["Nivå som krävs för 0,80 i dec 2026"].partition(" ")[0]
    desk.path.info_asked.emit()
    shown = desk.page.definitions.shown()
    assert shown._text.value == needed
    desk.path.fte.slider.setFocus()
    press(qtbot, desk.path.fte.slider, KEY.Key_Left)
    qtbot.waitUntil(lambda: desk.page.definitions.shown() is None)
    assert desk.window.focusWidget() is desk.path.fte.slider, "the keyboard stays at the slider"
