"""A slider and a switch by mouse and keys."""

import pytest
from PySide6.QtCore import QPoint, Qt

from caredesk.ui.widgets.segment import Segment
from caredesk.ui.widgets.slider import HANDLE, Slider
from tests.ui.on_screen import show


@pytest.fixture
def slider(qtbot, style):
    slider = Slider(style, "Årsarbetare")
    slider.setFixedWidth(100 + HANDLE)
    slider.set_steps(100, now=50)
    return show(qtbot, slider)


def test_a_press_takes_the_handle_there_and_a_drag_along(slider, qtbot):
    moved: list[int] = []
    slider.valueChanged.connect(moved.append)
    middle = slider.height() // 2
    left = HANDLE // 2 + 1
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(left + 30, middle))
    assert abs(slider.value() - 30) <= 1
    qtbot.mouseMove(slider, QPoint(left + 80, middle))
    assert abs(slider.value() - 80) <= 1
    qtbot.mouseMove(slider, QPoint(-20, middle))
    assert slider.value() == 0
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(-20, middle))
    qtbot.mouseMove(slider, QPoint(left + 50, middle))
    assert slider.value() == 0, "it is let go"
    assert len(moved) == 3


def test_another_scale_sends_nothing(slider):
    moved: list[int] = []
    slider.setValue(100)
    slider.valueChanged.connect(moved.append)
    slider.set_steps(12, now=0)
    assert moved == []
    assert slider.maximum() == 12


def test_a_switch_tells_the_key_that_was_chosen(qtbot, style):
    switch = show(qtbot, Segment(style, "Vy", [("a", "Täthet"), ("b", "Beläggning")]))
    chosen: list[str] = []
    switch.chosen.connect(chosen.append)
    first, second = (switch._group.button(place) for place in (0, 1))
    qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    switch.set_current("a")
    assert (chosen, switch.current()) == (["b"], "a")
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    qtbot.keyClick(second, Qt.Key.Key_Right)
    assert (chosen, switch.current()) == (["b", "b"], "b")
    assert second.hasFocus()
