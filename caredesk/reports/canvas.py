"""A sheet of paper to write on: words, paragraphs, rules and tables, measured in px of 1/96 inch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption

from caredesk.reports.look import Look
from caredesk.reports.table import Cell, Number, Row, Table

Side = Literal["left", "right"]

ALIGNMENTS = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight,
}

WIDTH, HEIGHT = 793.7, 1122.5
"""A4."""
MARGIN = 48.0
CONTENT = WIDTH - 2 * MARGIN

HEAD_ROW = 22.0
SIDE_PADDING = 4.0
COLUMN_AIR = 16.0
MOST_EXTRA_AIR = 16.0
SMALLEST_NAME = 90.0


class Run(NamedTuple):
    """A stretch of a paragraph."""

    text: str
    strong: bool = False


class Canvas:
    """Writes with a painter whose unit is the px of 1/96 inch."""

    def __init__(self, painter: QPainter, look: Look) -> None:
        self.painter = painter
        self.look = look

    def words(
        self,
        area: QRectF,
        text: str,
        *,
        style: str = "small",
        role: str = "text",
        weight: int | None = None,
        side: Side = "left",
    ) -> None:
        """One line of text in the middle of `area`'s height, cut with … when it has no room."""
        font = self.look.font(style, weight)
        self.painter.setFont(font)
        self.painter.setPen(self.look.colour(role))
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width() + 0.5)
        flags = ALIGNMENTS[side] | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        self.painter.drawText(area, int(flags), shown)

    def width(self, text: str, *, style: str = "small", weight: int | None = None) -> float:
        """How wide a line of text is."""
        return QFontMetricsF(self.look.font(style, weight)).horizontalAdvance(text)

    def rule(self, left: float, y: float, width: float, *, role: str = "border", thick: float = 1) -> None:
        """A line across."""
        pen = QPen(self.look.colour(role), thick)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        self.painter.setPen(pen)
        self.painter.drawLine(QPointF(left, y), QPointF(left + width, y))

    def paragraph(
        self, corner: QPointF, laid_out: Paragraph, *, role: str = "text", lines: int = 9999
    ) -> None:
        """The first lines of a paragraph."""
        self.painter.setPen(self.look.colour(role))
        laid_out.draw(self.painter, corner, lines)

    def table(self, corner: QPointF, width: float, table: Table, row_height: float) -> None:
        """Head, rows and their lines; `table.title` and `table.note` are the caller's."""
        widths = self.column_widths(table, width)
        sides = column_sides(table)
        self._cells(corner, widths, sides, table.heads, HEAD_ROW)
        y = corner.y() + HEAD_ROW
        self.rule(corner.x(), y, width, role="strong")
        for place, each in enumerate(table.rows):
            if each.is_total and place:
                self.rule(corner.x(), y, width, role="strong")
            self._row(QPointF(corner.x(), y), widths, sides, each, row_height)
            y += row_height
            if place < len(table.rows) - 1:
                self.rule(corner.x(), y, width)

    def column_widths(self, table: Table, width: float) -> list[float]:
        """Each column as wide as its widest text, then more air; the first has what is left."""
        needed = []
        for place, head in enumerate(table.heads):
            texts = [self.width(cell_text(row.cells[place]), weight=600) for row in table.rows]
            needed.append(max([self.width(head), *texts]) + COLUMN_AIR)
        rest = needed[1:]
        spare = width - sum(rest) - max(needed[0], SMALLEST_NAME)
        air = min(max(spare, 0.0) / max(1, len(rest)) * 0.6, MOST_EXTRA_AIR)
        rest = [each + air for each in rest]
        return [width - sum(rest), *rest]

    def _row(
        self, corner: QPointF, widths: Sequence[float], sides: Sequence[Side], row: Row, height: float
    ) -> None:
        x = corner.x()
        for cell, width, side in zip(row.cells, widths, sides, strict=True):
            area = QRectF(x + SIDE_PADDING, corner.y(), width - 2 * SIDE_PADDING, height)
            weight = 600 if row.is_total or cell.strong else 400
            text = cell.text
            self.words(area, text, weight=weight, side=side)
            if not isinstance(cell, Number) and cell.beside:
                area.setLeft(area.left() + self.width(f"{text} ", weight=weight))
                self.words(area, f"· {cell.beside}", role="text2")
            x += width

    def _cells(
        self,
        corner: QPointF,
        widths: Sequence[float],
        sides: Sequence[Side],
        texts: Sequence[str],
        height: float,
    ) -> None:
        x = corner.x()
        for text, width, side in zip(texts, widths, sides, strict=True):
            area = QRectF(x + SIDE_PADDING, corner.y(), width - 2 * SIDE_PADDING, height)
            self.words(area, text, role="text2", weight=500, side=side)
            x += width


class Paragraph:
    """Text broken into lines of a width; some of it strong."""

    def __init__(
        self, look: Look, runs: Sequence[Run], width: float, *, style: str = "body", leading: float = 0
    ) -> None:
        # A line separator keeps the text one paragraph to the layout while it breaks the line.
        text = "".join(run.text for run in runs).replace("\n", "\u2028")
        self._layout = QTextLayout(text, look.font(style))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._leading = leading or float(look.line(style))
        ranges = []
        start = 0
        for run in runs:
            if run.strong:
                strong = QTextCharFormat()
                strong.setFont(look.font(style, 600))
                found = QTextLayout.FormatRange()
                found.start, found.length, found.format = start, len(run.text), strong
                ranges.append(found)
            start += len(run.text)
        self._layout.setFormats(ranges)
        self._break(width)

    def _break(self, width: float) -> None:
        self._layout.beginLayout()
        y = 0.0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y + (self._leading - line.height()) / 2))
            y += self._leading
        self._layout.endLayout()

    @property
    def lines(self) -> int:
        return self._layout.lineCount()

    def height(self, lines: int = 9999) -> float:
        """The height of the first lines."""
        return min(self.lines, lines) * self._leading

    def end_of(self, lines: int) -> int:
        """How many characters the first lines hold."""
        last = self._layout.lineAt(lines - 1)
        # Qt counts in units of UTF-16, of which a sign such as an emoji takes two.
        units = self._layout.text().encode("utf-16-le", "surrogatepass")
        held = units[: 2 * (last.textStart() + last.textLength())]
        return len(held.decode("utf-16-le", "surrogatepass"))

    def draw(self, painter: QPainter, corner: QPointF, lines: int) -> None:
        """Draws the first lines in the painter's pen."""
        for number in range(min(self.lines, lines)):
            self._layout.lineAt(number).draw(painter, corner)


def cell_text(cell: Cell) -> str:
    """All that a cell shows, for measuring."""
    if isinstance(cell, Number) or not cell.beside:
        return cell.text
    return f"{cell.text} · {cell.beside}"


def column_sides(table: Table) -> list[Side]:
    """Numbers to the right, words to the left."""
    return ["right" if table.is_number(place) else "left" for place in range(len(table.heads))]


def table_height(table: Table, row_height: float) -> float:
    """Head and rows."""
    return HEAD_ROW + len(table.rows) * row_height if table.rows else 0.0
