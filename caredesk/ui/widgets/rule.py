"""A thin line between parts."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from caredesk.ui.style import Style


class UprightRule(QWidget):
    """A 1 px upright line, 20 px high, with `air` px at each side."""

    def __init__(self, style: Style, air: int = 0) -> None:
        super().__init__()
        self._look = style
        self._air = air
        self.setFixedSize(1 + 2 * air, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self._air, 0, 1, self.height(), self._look.colour("border"))
        painter.end()


class Rule(QWidget):
    """A 1 px line across."""

    def __init__(self, style: Style, role: str = "border") -> None:
        super().__init__()
        self._look = style
        self._role = role
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour(self._role))
        painter.end()
