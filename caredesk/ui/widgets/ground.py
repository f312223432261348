"""A part with a ground of its own colour: a band across a dialog, or a rounded box in it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from caredesk.ui.style import Style


class Ground(QWidget):
    """`Ground(style, "bg")` fills itself with a role's colour; `rounded` as a box."""

    def __init__(self, style: Style, role: str, *, rounded: bool = False) -> None:
        super().__init__()
        self._look, self._role = style, role
        self._radius = style.size("control_radius") if rounded else 0
        style.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour(self._role))
        painter.drawRoundedRect(QRectF(self.rect()), self._radius, self._radius)
        painter.end()
