"""What lies on a printed page, measured before it is painted: words, fills, hatches and lines, all in grey.

Lengths are px of 1/96 inch. Every text is laid out to the width that it has, so that nothing is cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from caredesk.reports.look import report_look

INK, SOFT, EDGE, LINE, HATCH, SHADE, PAPER = 0, 80, 110, 190, 175, 241, 255
"""Greys, 0 black to 255 white; words on paper are never lighter than `SOFT`."""

SMALLEST = 10
"""px; 7,5 points: nothing is smaller."""
HATCH_STEP = 4.0
LINE_OF = 1.22
"""Height of a line of text, of its size."""

Side = Literal["left", "middle", "right"]
SIDES = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "middle": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}


class Words(NamedTuple):
    """One line of text in the middle of its area's height."""

    area: QRectF
    text: str
    size: int
    strong: bool = False
    grey: int = INK
    side: Side = "left"


class Fill(NamedTuple):
    """A filled area; an edge of its own grey when given, dashed or open to the right."""

    area: QRectF
    grey: int
    edge: int | None = None
    dashed: bool = False
    open_right: bool = False
    hatched: bool = False


class Rule(NamedTuple):
    """A line."""

    start: QPointF
    end: QPointF
    grey: int = LINE
    thick: float = 0.75


Mark = Words | Fill | Rule


class Said(NamedTuple):
    """A text broken into lines of one size."""

    lines: tuple[str, ...]
    size: int

    @property
    def height(self) -> float:
        return len(self.lines) * line_height(self.size)


def line_height(size: int) -> float:
    """How high a line of text is."""
    return size * LINE_OF


@lru_cache(maxsize=64)
def font(size: int, strong: bool) -> QFont:
    """The report's font in a size; without the coloured edges that screens give letters."""
    made = report_look().font("body", 600 if strong else 400)
    made.setPixelSize(size)
    made.setStyleStrategy(QFont.StyleStrategy.NoSubpixelAntialias)
    return made


@lru_cache(maxsize=16384)
def width(text: str, size: int, strong: bool = False) -> float:
    """How wide a line of text is."""
    return QFontMetricsF(font(size, strong)).horizontalAdvance(text)


def fitted(text: str, room: float, sizes: Sequence[int], *, lines: int, strong: bool = False) -> Said:
    """The text whole in this width: in one line of the largest size if it can, then in as many as `lines` of
    the largest size that can, then in the smallest size in as many lines as it takes."""
    if width(text, sizes[0], strong) <= room:
        return Said((text,), sizes[0])
    for size in sizes:
        found = _by_words(text, room, size, strong)
        if found is not None and len(found) <= lines:
            return Said(tuple(found), size)
    return Said(tuple(_anywhere(text, room, sizes[-1], strong)), sizes[-1])


def _by_words(text: str, room: float, size: int, strong: bool) -> list[str] | None:
    """Broken after spaces, hyphens and dashes; None when a part is too wide."""
    lines = [""]
    for part in _parts(text):
        if width((lines[-1] + part).rstrip(), size, strong) <= room:
            lines[-1] += part
        else:
            lines.append(part)
    lines = [line.rstrip() for line in lines if line.strip()]
    return None if any(width(line, size, strong) > room for line in lines) else lines


def _parts(text: str) -> list[str]:
    parts = [""]
    for sign in text:
        parts[-1] += sign
        if sign in " -–":
            parts.append("")
    return [part for part in parts if part]


def _anywhere(text: str, room: float, size: int, strong: bool) -> list[str]:
    lines = []
    for word in _by_words(text, float("inf"), size, strong) or []:
        line = ""
        for part in _parts(word):
            if line and width((line + part).rstrip(), size, strong) > room:
                lines.append(line)
                line = ""
            for sign in part:
                if line and width((line + sign).rstrip(), size, strong) > room:
                    lines.append(line)
                    line = ""
                line += sign
        lines.append(line)
    return [line.rstrip() for line in lines]


def written(
    said: Said, area: QRectF, *, strong: bool = False, grey: int = INK, side: Side = "left"
) -> list[Words]:
    """The lines of a text, one under the other in the middle of an area's height."""
    step = line_height(said.size)
    top = area.top() + (area.height() - said.height) / 2
    return [
        Words(
            QRectF(area.left(), top + place * step, area.width(), step), line, said.size, strong, grey, side
        )
        for place, line in enumerate(said.lines)
    ]


def paint(painter: QPainter, marks: Sequence[Mark]) -> None:
    """Draws marks in their order."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for mark in marks:
        if isinstance(mark, Words):
            _paint_words(painter, mark)
        elif isinstance(mark, Fill):
            _paint_fill(painter, mark)
        else:
            painter.setPen(_pen(mark.grey, mark.thick))
            painter.drawLine(mark.start, mark.end)


def _paint_words(painter: QPainter, words: Words) -> None:
    painter.setFont(font(words.size, words.strong))
    painter.setPen(_grey(words.grey))
    flags = SIDES[words.side] | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(
        words.area, int(flags | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip), words.text
    )


def _paint_fill(painter: QPainter, fill: Fill) -> None:
    painter.fillRect(fill.area, _grey(fill.grey))
    if fill.hatched:
        painter.setPen(_pen(HATCH, 0.75))
        painter.drawLines(_hatch(fill.area))
    if fill.edge is None:
        return
    painter.setPen(_pen(fill.edge, 1, dashed=fill.dashed))
    area = fill.area
    corners = [area.topRight(), area.topLeft(), area.bottomLeft(), area.bottomRight()]
    painter.drawPolyline(corners if fill.open_right else [*corners, area.topRight()])


def _hatch(area: QRectF) -> list[QLineF]:
    """Rising lines within an area; a pattern of Qt's would be as fine as the printer's dots."""
    lines = []
    reach = area.width() + area.height()
    away = HATCH_STEP
    while away < reach:
        left, low = max(0.0, away - area.height()), min(away, area.height())
        right, high = min(away, area.width()), max(0.0, away - area.width())
        lines.append(QLineF(area.left() + left, area.top() + low, area.left() + right, area.top() + high))
        away += HATCH_STEP
    return lines


def _pen(grey: int, thick: float, *, dashed: bool = False) -> QPen:
    pen = QPen(_grey(grey), thick, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _grey(value: int) -> QColor:
    return QColor(value, value, value)
