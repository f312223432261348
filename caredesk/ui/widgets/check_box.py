"""A check box whose edge can be seen in every look; the system's own is too faint in the dark one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from caredesk.ui.style import Style

SQUARE = 16
GAP = 8
HEIGHT = 24


class CheckBox(QCheckBox):
    """`CheckBox(style, tr("Ersätt perioden"))`; used as a QCheckBox."""

    def __init__(self, style: Style, text: str) -> None:
        super().__init__(text)
        self._look = style
        self.setFont(style.font("body"))
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + SQUARE + 2 * GAP, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = self._look
        square = QRectF(0.5, (self.height() - SQUARE) / 2 + 0.5, SQUARE - 1, SQUARE - 1)
        on = self.isChecked()
        edge = "border" if not self.isEnabled() else "accent" if on else "strong"
        painter.setPen(QPen(style.colour(edge), style.size("edge")))
        painter.setBrush(style.colour("accent" if on and self.isEnabled() else "surface"))
        painter.drawRoundedRect(square, 4, 4)
        if on:
            style.paint_icon(painter, "check", "on_accent" if self.isEnabled() else "text3", square)
        painter.setPen(style.colour("text" if self.isEnabled() else "text3"))
        words = self.rect().adjusted(SQUARE + GAP, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic, self.text())
        painter.end()
