"""The frame by events: pages by rail and key, built once; month and section; lock; narrow and wide."""

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from caredesk.ui.main_window import MainWindow, Page
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.overlay import Overlay
from caredesk.ui.widgets.rule import UprightRule


@pytest.fixture
def built():
    return []


@pytest.fixture
def window(qtbot, style, built):
    window = MainWindow(style)
    qtbot.addWidget(window)

    def page(name: str) -> Callable[[], QWidget]:
        def build() -> QWidget:
            built.append(name)
            field = QLineEdit()
            field.setObjectName(name)
            return field

        return build

    window.add_page(Page(1, "Idag", "today", page("today")))
    window.add_page(Page(8, "Rapporter", "report", page("reports")))
    window.top_bar.month.set_range("2026-08", "2026-11")
    window.top_bar.month.set_month("2026-10")
    window.top_bar.section.set_sections(("Asken", "Linden"))
    saved, copied = datetime(2026, 11, 3, 14, 2), datetime(2026, 11, 3, 13, 45)
    window.top_bar.status.set_stored(saved, copied, today=saved.date())
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    window.show_page(1)
    return window


def target(window: MainWindow, name: str) -> QAbstractButton:
    return next(each for each in window.rail.findChildren(QAbstractButton) if each.accessibleName() == name)


def named(window: MainWindow, name: str) -> QLineEdit:
    page = window.findChild(QLineEdit, name)
    assert page is not None
    return page


def test_a_page_is_built_when_it_is_first_shown_and_only_once(window, qtbot, built):
    assert built == ["today"]
    qtbot.mouseClick(target(window, "Rapporter"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(target(window, "Idag"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(target(window, "Rapporter"), Qt.MouseButton.LeftButton)
    assert built == ["today", "reports"]


def test_ctrl_and_the_pages_number_shows_it(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier)
    assert named(window, "reports").isVisible()
    assert not named(window, "today").isVisible()
    assert target(window, "Rapporter").isChecked()
    assert not target(window, "Idag").isChecked()


def test_a_page_keeps_what_was_typed(window, qtbot):
    page = window.show_page(1)
    qtbot.keyClicks(page, "halv")
    window.show_page(8)
    assert window.show_page(1).text() == "halv"


def test_another_unit_gets_new_pages(window, built):
    window.forget_pages()
    window.show_page(1)
    assert built == ["today", "today"]


def test_undo_belongs_to_the_field_while_it_has_something_to_undo(window, qtbot):
    page = window.show_page(1)
    qtbot.keyClicks(page, "nytt")
    with qtbot.assertNotEmitted(window.undo_asked):
        qtbot.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.text() == ""


@pytest.mark.parametrize(
    ("key", "signal"),
    [
        (Qt.Key.Key_Z, "undo_asked"),
        (Qt.Key.Key_Y, "redo_asked"),
        (Qt.Key.Key_H, "history_asked"),
        (Qt.Key.Key_L, "lock_asked"),
    ],
)
def test_keys_of_the_frame(window, qtbot, key, signal):
    window.rail.setFocus()
    with qtbot.waitSignal(getattr(window, signal)):
        qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)


def test_month_steps_by_button_and_key_and_stops_at_the_ends(window, qtbot):
    month = window.top_bar.month
    with qtbot.waitSignal(window.place_changed):
        qtbot.keyClick(window, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert month.month() == "2026-09"
    month.set_month("2026-11")
    with qtbot.assertNotEmitted(window.place_changed):
        qtbot.keyClick(window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert month.month() == "2026-11"


def test_the_section_menu_tells_what_was_chosen(window, qtbot):
    picker = window.top_bar.section
    picker.menu().aboutToShow.emit()
    actions = picker.menu().actions()
    assert [action.text() for action in actions] == ["Alla avdelningar", "Asken", "Linden"]
    with qtbot.waitSignal(window.place_changed):
        actions[2].trigger()
    assert picker.section() == "Linden"


def test_locked_nothing_of_the_unit_is_seen_and_no_key_works(window, qtbot, built):
    page = window.show_page(1)
    qtbot.keyClicks(page, "halv")
    entered: list[str] = []
    page.editingFinished.connect(lambda: entered.append(page.text()))
    cover = QLineEdit()
    window.set_locked(cover)
    assert not page.isVisible()
    assert entered == [], "en halvskriven siffra sparas inte av att fönstret låses"
    assert not window.top_bar.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier)
    window.set_locked(None)
    assert built == ["today"]
    assert page.isVisible()
    assert page.text() == "halv"
    assert page.hasFocus()
    qtbot.keyClick(window, Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier)
    assert built == ["today", "reports"]
    assert not page.isVisible()


def test_without_a_unit_only_its_menu_is_left(window):
    window.set_unit_open(False)
    assert not window.rail.isVisible()
    assert not window.top_bar.month.isVisible()
    assert window.top_bar.unit.isVisible()
    window.set_unit_open(True)
    assert window.rail.isVisible()
    assert window.top_bar.month.isVisible()


def test_a_wide_window_has_words_on_the_rail_and_a_narrow_one_only_the_time(window, qtbot):
    window.resize(1700, 900)
    assert window.rail.width() == 176
    window.resize(911, 512)
    assert window.rail.width() == 48
    assert window.top_bar.status.toolTip() == "Sparat 14:02 · kopia verifierad 13:45"
    assert [label.text() for label in window.top_bar.status.children() if hasattr(label, "text")][
        -1
    ] == "14:02"
    assert window.top_bar.sizeHint().width() <= 911


def test_a_small_screen_at_200_percent_is_enough(window):
    window.resize(683, 384)
    assert window.width() == 683
    assert window.top_bar.lock.geometry().right() < 683
    assert not any(rule.isVisible() for rule in window.top_bar.findChildren(UprightRule))
    window.resize(1366, 768)
    assert all(rule.isVisible() for rule in window.top_bar.findChildren(UprightRule))


def test_closing_is_told_before_it_happens(window, qtbot):
    with qtbot.waitSignal(window.close_asked):
        window.close()


def test_an_overlay_leaves_with_its_page_and_gives_the_ring_back(window, qtbot, style):
    card = Card(style, "Kort", parent=window)
    card.setGeometry(60, 60, 200, 100)
    card.show()
    overlay = Overlay(style, "Så räknas det", parent=window)
    overlay.show_beside(card)
    assert overlay.isVisible()
    assert card.ringed
    assert not overlay.geometry().intersects(card.geometry())
    window.show_page(8)
    assert not overlay.isVisible()
    assert not card.ringed


def test_the_list_of_keys_names_every_page_and_action(window):
    keys = dict(window.keys())
    assert keys["Ctrl+1"] == "Idag"
    assert keys["Ctrl+8"] == "Rapporter"
    assert keys["Ctrl+Z"] == "Ångra"
    assert len(keys) == len(window.keys())
