"""A box to choose in whose edge can be seen in every look, as that of the text fields beside it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox

from caredesk.ui.style import Style

SIDE, ARROW = 10, 14


class ComboBox(QComboBox):
    """Used as a QComboBox; `set_wrong(True)` gives it the edge of what is refused."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._look = style
        self._wrong = False
        self.setFont(style.font("body"))
        self.setFixedHeight(style.size("control"))
        style.changed.connect(self.update)

    def set_wrong(self, wrong: bool) -> None:
        """Marks the box, or takes the mark away."""
        self._wrong = wrong
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls what is around: it never chooses something else by the way."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style, enabled = self._look, self.isEnabled()
        edge = style.size("focus") if self._wrong else style.size("edge")
        painter.setPen(
            QPen(style.colour("under" if self._wrong else "strong" if enabled else "border"), edge)
        )
        painter.setBrush(style.colour("surface" if enabled else "surface2"))
        radius, inset = style.size("control_radius"), edge / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)
        role = "text" if enabled else "text3"
        arrow = QRectF(self.width() - ARROW - SIDE, (self.height() - ARROW) / 2, ARROW, ARROW)
        style.paint_icon(painter, "chevron-down", "text2" if enabled else "text3", arrow)
        if not self.isEditable():
            room = self.rect().adjusted(SIDE, 0, -ARROW - 2 * SIDE, 0)
            painter.setPen(style.colour(role))
            painter.setFont(self.font())
            words = QFontMetrics(self.font()).elidedText(
                self.currentText(), Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)
        painter.end()
