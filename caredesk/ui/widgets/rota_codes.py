"""The list of codes under a cell that is edited: chip, name, times, hours, and what a choice would do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, cast

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from caredesk.language.formats import hours
from caredesk.ui.style import Style
from caredesk.ui.widgets.shift_tag import Look, paint_shift

PADDING, SIDE, COLUMN_GAP, CHIP_WIDTH, CHIP_HEIGHT = 4, 6, 12, 30, 18
LEAST_WIDTH, MOST_ROWS, LEAST_ROWS, GAP = 220, 10, 2, 2
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class CodeChoice(NamedTuple):
    """A code that can be typed: `times` and `remark` as words, `hours` None where it has none. The remark is
    a good one (fills a vacancy) or only information."""

    code: str
    name: str
    times: str
    hours: float | None
    look: str
    remark: str = ""
    good: bool = True


def matching(choices: Sequence[CodeChoice], text: str) -> tuple[CodeChoice, ...]:
    """The choices whose code, or a word of whose name, begins as is typed; the code itself first."""
    typed = text.strip().casefold()

    def fits(choice: CodeChoice) -> bool:
        words = (choice.code, *choice.name.split())
        return any(word.casefold().startswith(typed) for word in words)

    found = [choice for choice in choices if not typed or fits(choice)]
    return tuple(sorted(found, key=lambda choice: choice.code.casefold() != typed)) if typed else tuple(found)


class CodeList(QWidget):
    """A child of the window, so that it never takes the keyboard from the cell it belongs to."""

    taken = Signal(str)

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = style
        self._choices: tuple[CodeChoice, ...] = ()
        self._place, self._top, self._shown = -1, 0, 0
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.hide()

    def set_choices(self, choices: Sequence[CodeChoice], place: int) -> None:
        """Offers these, with one of them marked; -1 = none."""
        self._choices, self._place, self._top = tuple(choices), place, 0
        self.update()

    def choices(self) -> tuple[CodeChoice, ...]:
        """What is offered."""
        return self._choices

    def marked(self) -> CodeChoice | None:
        """The choice that is marked."""
        return self._choices[self._place] if 0 <= self._place < len(self._choices) else None

    def step(self, by: int) -> None:
        """Marks the next choice, or the one before; around at the ends."""
        if self._choices:
            start = self._place if self._place >= 0 else (-1 if by > 0 else len(self._choices))
            self._mark((start + by) % len(self._choices))

    def lay(self, cell: QRect, area: QRect, above: int, below: int) -> None:
        """Shows the list with its right edge at the cell's, between `below` and the area's end, or where
        that is too low between the area's top (`above`) and the cell."""
        tall = self._look.size("row_codes")
        wanted = min(len(self._choices), MOST_ROWS)
        if not wanted:
            self.hide()
            return
        under = (area.bottom() + 1 - below - GAP - 2 * PADDING) // tall
        over = (cell.top() - GAP - above - 2 * PADDING) // tall
        down = under >= wanted or under >= over
        self._shown = max(min(wanted, under if down else over), min(LEAST_ROWS, wanted))
        width = min(self._wide(), area.width())
        height = self._shown * tall + 2 * PADDING
        top = below + GAP if down else cell.top() - GAP - height
        left = max(area.left(), min(cell.right() + 1, area.right() + 1) - width)
        self.setGeometry(left, top, width, height)
        self._mark(self._place)
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = self._look.size("control_radius")
        painter.setPen(QPen(self._look.colour("strong"), self._look.size("edge")))
        painter.setBrush(self._look.colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        for row in range(self._shown):
            if self._top + row < len(self._choices):
                self._paint_row(painter, row, self._choices[self._top + row])
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().toPoint())
        if row >= 0:
            self._mark(row)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().toPoint())
        if row >= 0:
            self.taken.emit(self._choices[row].code)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.step(-1 if event.angleDelta().y() > 0 else 1)
        event.accept()

    def _mark(self, place: int) -> None:
        self._place = place
        if place >= 0 and self._shown:
            self._top = min(max(self._top, place - self._shown + 1), place)
        self._top = max(min(self._top, len(self._choices) - self._shown), 0)
        self.update()

    def _row_at(self, place: QPoint) -> int:
        row = self._top + (place.y() - PADDING) // self._look.size("row_codes")
        return row if self.rect().contains(place) and 0 <= row < len(self._choices) else -1

    def _wide(self) -> int:
        name, times, length, remark = self._columns()
        parts = (CHIP_WIDTH, name, times, length, remark)
        inside = sum(parts) + COLUMN_GAP * (sum(1 for part in parts if part) - 1)
        return max(round(inside + 2 * (PADDING + SIDE)), LEAST_WIDTH)

    def _columns(self) -> tuple[float, float, float, float]:
        body = QFontMetricsF(self._look.font("body"))
        small = QFontMetricsF(self._look.font("small"))

        def widest(metrics: QFontMetricsF, words: list[str]) -> float:
            return max((metrics.horizontalAdvance(each) for each in words if each), default=0.0)

        return (
            widest(body, [choice.name for choice in self._choices]),
            widest(body, [choice.times for choice in self._choices]),
            widest(body, [_hours(choice) for choice in self._choices]),
            widest(small, [choice.remark for choice in self._choices]),
        )

    def _paint_row(self, painter: QPainter, row: int, choice: CodeChoice) -> None:
        tall = self._look.size("row_codes")
        box = QRectF(PADDING, PADDING + row * tall, self.width() - 2 * PADDING, tall)
        if self._top + row == self._place:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.colour("tint"))
            painter.drawRoundedRect(box, 4, 4)
            if self._look.name == "contrast":
                painter.setPen(QPen(self._look.colour("accent"), 2))
                painter.drawRect(box.adjusted(1, 1, -1, -1))
        left = box.left() + SIDE
        chip = QRectF(left, box.center().y() - CHIP_HEIGHT / 2, CHIP_WIDTH, CHIP_HEIGHT)
        paint_shift(painter, self._look, chip, choice.code, cast(Look, choice.look))
        name, times, length, _remark = self._columns()
        left += CHIP_WIDTH + COLUMN_GAP
        wishes = ((name, choice.name, "body", "text", LEFT), (times, choice.times, "body", "text2", LEFT),
                  (length, _hours(choice), "body", "text", RIGHT))  # fmt: skip
        for wide, words, font, role, side in wishes:
            self._write(painter, QRectF(left, box.top(), wide + 1, tall), words, font, role, side)
            left += wide + COLUMN_GAP if wide else 0
        role = "ok" if choice.good else "text2"
        rest = QRectF(left, box.top(), box.right() - SIDE - left + 2, tall)
        self._write(painter, rest, choice.remark, "small", role, LEFT)

    def _write(
        self, painter: QPainter, box: QRectF, words: str, font: str, role: str, side: Qt.AlignmentFlag
    ) -> None:
        if words:
            face = self._look.font(font)
            painter.setFont(face)
            painter.setPen(self._look.colour(role))
            shown = QFontMetricsF(face).elidedText(words, Qt.TextElideMode.ElideRight, box.width() + 1)
            painter.drawText(box, side, shown)


def _hours(choice: CodeChoice) -> str:
    return "" if choice.hours is None else hours(choice.hours)
