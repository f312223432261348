"""A tinted box with one message and a line under it: what a choice leads to."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from caredesk.ui.style import Style
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.tag import Tone, tone_colours


class ResultBox(QWidget):
    """`set(sign, words, under, tone)`; the sign is the message, the colour only helps."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._look = style
        self._tone: Tone = "neutral"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._words = Label(style, font="summary", weight=600, wrap=True)
        self._under = Label(style, font="small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(2)
        column.addWidget(self._words)
        column.addWidget(self._under)

    def set(self, sign: str, words: str, under: str, tone: Tone) -> None:
        """Shows another message."""
        self._tone = tone
        self._words.setText(f"{sign} {words}" if sign else words)
        self._words.set_role(tone_colours(self._look, tone)[0])
        self._under.setText(under)
        self._under.setVisible(bool(under))
        self.setAccessibleName(self.text())
        self.update()

    def text(self) -> str:
        """The message and its line, as words."""
        return ". ".join(part for part in (self._words.text(), self._under.text()) if part)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        text_role, ground = tone_colours(self._look, self._tone)
        contrast = self._look.name == "contrast"
        painter.setPen(QPen(self._look.colour(text_role), 2) if contrast else Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour(ground))
        radius = self._look.size("control_radius")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        painter.end()
