"""The steps of a dialog as tabs: done with ✓, the present one with its number, what was chosen below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from caredesk.language.translation import tr
from caredesk.ui.style import Style

HEIGHT, SIDE, SQUARE, MARK = 56, 16, 18, 3


class StepTabs(QWidget):
    """`StepTabs(style, names)`; `set_current(1)`, `set_note(0, "mall.xlsx")`. It shows; it is not pressed."""

    def __init__(self, style: Style, names: Sequence[str]) -> None:
        super().__init__()
        self._look = style
        self._names = tuple(names)
        self._notes = [""] * len(self._names)
        self._current = 0
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tell()

    def set_current(self, place: int) -> None:
        """Marks a step as the present one; those before it are done."""
        self._current = place
        self._tell()

    def current(self) -> int:
        """The present step, from 0."""
        return self._current

    def set_note(self, place: int, note: str) -> None:
        """A few words under a step's name."""
        self._notes[place] = note
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160 * len(self._names), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        count = max(len(self._names), 1)
        for place in range(len(self._names)):
            left = self.width() * place // count
            box = QRect(left, 0, self.width() * (place + 1) // count - left, self.height())
            self._paint_step(painter, place, box)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._look.colour("border"))
        if self._names:
            left = self.width() * self._current // count
            right = self.width() * (self._current + 1) // count
            painter.fillRect(left, self.height() - MARK, right - left, MARK, self._look.colour("accent"))
        painter.end()

    def _paint_step(self, painter: QPainter, place: int, box: QRect) -> None:
        style = self._look
        if place:
            painter.fillRect(box.left(), 0, 1, box.height(), style.colour("border"))
        square = QRectF(box.left() + SIDE, box.center().y() - SQUARE / 2, SQUARE, SQUARE)
        done, present = place < self._current, place == self._current
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(style.colour("ok_bg" if done else "accent" if present else "surface2"))
        painter.drawRoundedRect(square, 4, 4)
        if done:
            style.paint_icon(painter, "check", "ok", square.adjusted(2, 2, -2, -2))
        else:
            painter.setFont(style.font("small", 600))
            painter.setPen(style.colour("on_accent" if present else "text2"))
            painter.drawText(square, Qt.AlignmentFlag.AlignCenter, str(place + 1))
        words = QRect(box).adjusted(SIDE + SQUARE + 10, 0, -SIDE, 0)
        self._paint_words(painter, place, words)

    def _paint_words(self, painter: QPainter, place: int, words: QRect) -> None:
        style = self._look
        name_line, note_line = style.line("body"), style.line("small")
        note = self._notes[place]
        top = words.center().y() - (name_line + (note_line if note else 0)) // 2
        font = style.font("body", 600 if place <= self._current else 400)
        painter.setFont(font)
        painter.setPen(style.colour("text" if place <= self._current else "text2"))
        painter.drawText(
            QRect(words.left(), top, words.width(), name_line),
            Qt.AlignmentFlag.AlignVCenter,
            self._names[place],
        )
        if note:
            small = style.font("small")
            painter.setFont(small)
            painter.setPen(style.colour("text2"))
            shown = QFontMetrics(small).elidedText(note, Qt.TextElideMode.ElideMiddle, words.width())
            painter.drawText(
                QRect(words.left(), top + name_line, words.width(), note_line),
                Qt.AlignmentFlag.AlignVCenter,
                shown,
            )

    def _tell(self) -> None:
        if self._names:
            step = tr("Steg {step} av {steps}: {name}")
            name = self._names[self._current]
            self.setAccessibleName(step.format(step=self._current + 1, steps=len(self._names), name=name))
        self.update()
