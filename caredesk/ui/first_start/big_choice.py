"""A large choice with a ring to fill, its words, and a lighter line that says what it means."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy

from caredesk.ui.style import Style

RING, DOT, HEIGHT, SIDE = 16, 8, 54, 14


class BigChoice(QRadioButton):
    """`BigChoice(style, tr("Hemtjänst"), tr("utförd tid mot beviljad"))`; `entered` at Enter."""

    entered = Signal()

    def __init__(self, style: Style, words: str, meaning: str) -> None:
        super().__init__(words)
        self._look = style
        self._meaning = meaning
        self.setAccessibleName(words)
        self.setAccessibleDescription(meaning)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)

    def sizeHint(self) -> QSize:
        return QSize(260, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def hitButton(self, pos: object) -> bool:
        """The whole box can be pressed, not only Qt's own ring."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        style, on = self._look, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = style.size("focus") if on else style.size("edge")
        painter.setPen(QPen(style.colour("accent" if on else "strong"), width))
        ground = "tint" if on else "hover" if self.underMouse() else "surface"
        painter.setBrush(style.colour(ground))
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(box, style.size("control_radius"), style.size("control_radius"))
        ring = QRectF(SIDE, (self.height() - RING) / 2, RING, RING)
        painter.setPen(QPen(style.colour("accent" if on else "strong"), style.size("edge")))
        painter.setBrush(style.colour("surface"))
        painter.drawEllipse(ring)
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(style.colour("accent"))
            gap = (RING - DOT) / 2
            painter.drawEllipse(ring.adjusted(gap, gap, -gap, -gap))
        self._paint_words(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        style = self._look
        left = SIDE + RING + 12
        body, small = style.line("body"), style.line("small")
        top = (self.height() - body - small) // 2
        line = QRect(left, top, self.width() - left - SIDE, body)
        painter.setFont(style.font("body", 600))
        painter.setPen(style.colour("text"))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setFont(style.font("small"))
        painter.setPen(style.colour("text2"))
        painter.drawText(line.translated(0, body), Qt.AlignmentFlag.AlignVCenter, self._meaning)
