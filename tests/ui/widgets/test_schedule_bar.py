"""The toolbar of Schema by events: choices, tags that open what they count, what gives way when narrow."""

from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from caredesk.domain.schedule_rows import Period
from caredesk.ui.widgets.schedule_bar import ScheduleBar
from tests.ui.on_screen import show

AUTUMN = Period("höst 2026", date(2026, 9, 7), date(2026, 12, 20))


@pytest.fixture
def bar(qtbot, style):
    bar = ScheduleBar(style)
    bar.resize(1318, 36)
    bar.set_periods([AUTUMN], AUTUMN.name)
    bar.set_roles(["Undersköterska", "Vårdbiträde"])
    bar.set_counts(breaches=1, vacant=4, over="2 D över behov")
    show(qtbot, bar)
    bar.more.setFocus()
    return bar


def texts(menu: QMenu) -> list[str]:
    """What a menu offers, as when it is opened."""
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions() if action.isVisible() and not action.isSeparator()]


def choose(menu: QMenu, text: str) -> None:
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == text).trigger()


def test_periods_and_weeks_are_chosen_from_menus(bar, qtbot):
    assert bar.period.text() == "Period: höst 2026"
    assert texts(bar.period.menu()) == ["höst 2026", "Perioder …"]
    with qtbot.waitSignal(bar.period_chosen) as chosen:
        choose(bar.period.menu(), "höst 2026")
    assert chosen.args == [AUTUMN]
    with qtbot.waitSignal(bar.periods_asked):
        choose(bar.period.menu(), "Perioder …")
    with qtbot.waitSignal(bar.weeks_chosen) as chosen:
        choose(bar.weeks_button.menu(), "8\u00a0veckor")
    assert chosen.args == [8] == [bar.weeks()]


def test_tags_say_what_is_wrong_and_open_it(bar, qtbot):
    assert (bar.breaches.text(), bar.vacant.text(), bar.over.text()) == (
        "! 1 brott",
        "− 4 vakanta",
        "+ 2 D över behov",
    )
    for tag, asked in ((bar.breaches, bar.breaches_asked), (bar.vacant, bar.vacant_asked)):
        with qtbot.waitSignal(asked):
            qtbot.mouseClick(tag, Qt.MouseButton.LeftButton)
    bar.set_counts(breaches=0, vacant=1, over="")
    assert not bar.breaches.isVisible()
    assert not bar.over.isVisible()
    assert bar.vacant.text() == "− 1 vakant"


def test_what_is_shown_is_toggled_by_button_and_by_menu(bar, qtbot):
    with qtbot.waitSignal(bar.absence.toggled):
        qtbot.mouseClick(bar.absence, Qt.MouseButton.LeftButton)
    assert not bar.absence.action.isChecked()
    with qtbot.waitSignal(bar.absence.toggled):
        bar.absence.action.trigger()
    assert bar.absence.isChecked()


def test_a_person_is_searched_for_and_the_search_left(bar, qtbot):
    bar.start_search()
    qtbot.keyClicks(bar.search, "noor")
    assert bar.search.text() == "noor"
    with qtbot.waitSignal(bar.search_entered):
        qtbot.keyClick(bar.search, Qt.Key.Key_Return)
    with qtbot.waitSignal(bar.search_changed) as changed:
        qtbot.keyClick(bar.search, Qt.Key.Key_Escape)
    assert changed.args == [""]
    with qtbot.waitSignal(bar.search_left):
        qtbot.keyClick(bar.search, Qt.Key.Key_Escape)


@pytest.mark.parametrize("width", [1318, 1045, 863, 700, 560])
def test_nothing_is_cut_off_and_all_can_be_reached_at_any_width(bar, width):
    bar.resize(width, 36)
    bar.layout().activate()
    shown = [bar.period, bar.weeks_button, bar.absence, bar.need, bar.curve, bar.breaches, bar.vacant]
    shown += [bar.over, bar.search_button, bar.search, bar.role, bar.draft, bar.more]
    shown = [widget for widget in shown if widget.isVisible()]
    edges = [(widget.x(), widget.x() + widget.width()) for widget in shown]
    assert all(end <= begin for (_, end), (begin, _) in pairwise(edges))
    assert edges[-1][1] <= width
    assert all(widget.width() >= widget.minimumSizeHint().width() for widget in shown)
    offered = texts(bar.more_menu)
    for widget, words in ((bar.curve, "Kurva per halvtimme"), (bar.need, "Behov"), (bar.draft, "Tänk om")):
        assert widget.isVisible() != (words in offered)


def test_a_narrow_bar_has_an_icon_that_becomes_the_search(bar, qtbot):
    bar.resize(863, 36)
    assert not bar.search.isVisible()
    qtbot.mouseClick(bar.search_button, Qt.MouseButton.LeftButton)
    assert bar.search.isVisible()
    assert not bar.search_button.isVisible()
    bar.more.setFocus()
    assert bar.search_button.isVisible()


def test_a_role_is_chosen_and_told(bar, qtbot):
    with qtbot.waitSignal(bar.role_changed) as changed:
        bar.role.choose("Vårdbiträde")
    assert changed.args == ["Vårdbiträde"]
    bar.resize(560, 36)
    assert bar.role.isVisible(), "a filter that hides rows can be seen"
