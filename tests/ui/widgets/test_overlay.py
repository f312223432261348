"""Where an overlay goes: beside its figure and never over it, whatever the window's size."""

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QWidget

from caredesk.ui.widgets.overlay import Overlay, place_beside

ROOM = QRect(16, 16, 1334, 736)


@pytest.mark.parametrize(
    ("anchor", "side"),
    [
        (QRect(64, 358, 312, 136), "right"),
        (QRect(1036, 358, 312, 136), "left"),
        (QRect(400, 100, 560, 100), "below"),
        (QRect(400, 600, 560, 100), "above"),
    ],
)
def test_it_takes_the_side_with_room(anchor, side):
    placed = place_beside(QSize(560, 480), anchor, ROOM)
    assert placed.size() == QSize(560, 480)
    assert ROOM.contains(placed)
    found = {
        "right": placed.left() > anchor.right(),
        "left": placed.right() < anchor.left(),
        "below": placed.top() > anchor.bottom(),
        "above": placed.bottom() < anchor.top(),
    }
    assert found[side]


@given(
    left=some.integers(16, 1200),
    top=some.integers(16, 650),
    width=some.integers(24, 700),
    height=some.integers(20, 400),
    drop=some.booleans(),
)
def test_it_never_covers_its_figure_nor_leaves_the_window(left, top, width, height, drop):
    anchor = QRect(left, top, width, height).intersected(ROOM)
    placed = place_beside(QSize(560, 480), anchor, ROOM, drop=drop)
    assert not placed.intersects(anchor)
    assert ROOM.contains(placed)


def test_what_drops_from_a_button_lies_under_it():
    button = QRect(1050, 6, 28, 28)
    placed = place_beside(QSize(440, 300), button, ROOM, drop=True)
    assert placed.top() > button.bottom()
    assert placed.right() <= ROOM.right()


def test_esc_closes_it_and_gives_the_keyboard_back(qtbot, style):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    button = QWidget(window)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setGeometry(20, 20, 28, 28)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    overlay = Overlay(style, "Historik", parent=window)
    overlay.show_beside(button)
    with qtbot.waitSignal(overlay.closed):
        qtbot.keyClick(overlay, Qt.Key.Key_Escape)
    assert not overlay.isVisible()
    assert button.hasFocus()


def test_a_part_that_fills_the_window_keeps_its_title_free(qtbot, style):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(911, 512)
    card = QWidget(window)
    card.setGeometry(64, 40, 815, 472)
    with qtbot.waitExposed(window):
        window.show()
    overlay = Overlay(style, "Vägen till målet", parent=window)
    overlay.body.addWidget(QWidget(minimumHeight=300))
    overlay.show_beside(card)
    assert overlay.width() == 560
    assert overlay.y() >= 40 + 36
    assert window.rect().contains(overlay.geometry())
