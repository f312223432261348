"""What tests of the window do again and again: show a part, find a button, read what is in view."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.labels import Label

Part = TypeVar("Part", bound=QWidget)


def show(qtbot: QtBot, widget: Part) -> Part:
    """Shows a window and gives it the keyboard; it is closed after the test."""
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    return widget


def only(widget: QWidget, kind: type[Part]) -> Part:
    """The first part of a kind inside another; there must be one."""
    found = widget.findChild(kind)
    assert found is not None
    return found


def button(widget: QWidget, text: str) -> Button:
    """The button with these words."""
    return next(each for each in widget.findChildren(Button) if each.text() == text)


def words(widget: QWidget) -> list[str]:
    """The labels in view."""
    return [label.text() for label in widget.findChildren(Label) if label.isVisible()]
