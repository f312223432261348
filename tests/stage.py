"""A stage for pictures: one scene builds a window, and perhaps a dialog over it, in the look being taken.

To add a scene: a function that takes a Stage and returns the window, and one line in its module's SCENES;
a new module of scenes is one line in tests/pictures.py.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, TypeVar

import shiboken6
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from caredesk.ui.main_window import MainWindow
from caredesk.ui.style import Style

Thing = TypeVar("Thing")


@dataclass
class Stage:
    """What a scene may use: the style, the window's size in px at 100 %, and an own empty folder."""

    app: QApplication
    style: Style
    width: int
    height: int
    folder: Path
    _kept: list[object] = field(default_factory=list)

    def window(self) -> MainWindow:
        """A main window of the stage's size, with a unit's name, month and sections in the top bar."""
        window = MainWindow(self.style)
        window.resize(self.width, self.height)
        window.top_bar.set_unit("Björkbacken")
        window.top_bar.month.set_range("2024-11", "2026-11")
        window.top_bar.month.set_month("2026-10")
        window.top_bar.section.set_sections(("Asken", "Eken", "Linden"))
        return self.keep(window)

    def keep(self, thing: Thing) -> Thing:
        """Keeps what nothing else refers to, such as a dialog, alive until the picture is taken."""
        self._kept.append(thing)
        return thing

    def settle(self) -> None:
        """Lets the window lay itself out and paint."""
        for _ in range(3):
            QTest.qWait(10)

    def clear(self) -> None:
        """Takes everything away before the next scene."""
        for widget in self.app.topLevelWidgets():
            if shiboken6.isValid(widget):  # a chart takes its own menus along when it is hidden
                widget.close()
                widget.deleteLater()
        self._kept.clear()
        self.settle()


class Scene(NamedTuple):
    """A named picture."""

    name: str
    build: Callable[[Stage], QWidget]


def take(window: QWidget) -> QPixmap:
    """The window as seen, with the dialogs that lie over it."""
    picture = window.grab()
    painter = QPainter(picture)
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible() and widget is not window:
            corner = widget.pos() - window.mapToGlobal(QPoint(0, 0))
            painter.drawPixmap(corner, widget.grab())
    painter.end()
    return picture
