"""The pages of the wall print on A3 or A4: which rows and weeks stand on each, and how they are painted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPageSize, QPainter

from caredesk.language.translation import tr
from caredesk.reports.wall_print import WallPrint, WallRow, WallSection
from caredesk.reports.wall_print_cells import COLUMN_AIR, CellBlock
from caredesk.reports.wall_print_head import (
    TITLE_ROW,
    Columns,
    DayHead,
    Legend,
    texts,
    title_marks,
    under_lines,
)
from caredesk.reports.wall_print_marks import (
    EDGE,
    LINE,
    SHADE,
    SMALLEST,
    Fill,
    Mark,
    Rule,
    Said,
    fitted,
    paint,
    width,
    written,
)


class Sheet(NamedTuple):
    """A paper lying down: its size, how many weeks have room beside each other."""

    size: QPageSize.PageSizeId
    width: float
    height: float
    weeks: int


MM = 96 / 25.4
SHEETS: dict[str, Sheet] = {
    "A3": Sheet(QPageSize.PageSizeId.A3, 420 * MM, 297 * MM, 4),
    "A4": Sheet(QPageSize.PageSizeId.A4, 297 * MM, 210 * MM, 2),
}
MARGIN = 10 * MM
NAME_SIZES = (13, 12, 11, SMALLEST)
NAME_PADDING = 5.0
WIDEST_NAMES = 0.19
"""Of the page's width; a longer name goes on two lines."""
WIDEST_DAY = 124.0
ROW, SECTION = 24.0, 22.0
FEWEST_ROWS = 2
"""A section is not begun at the foot of a page with fewer rows than this."""


@dataclass(frozen=True)
class _Laid:
    """A row laid out for the days of a page, or a section's heading (no row)."""

    height: float
    name: Said
    row: WallRow | None = None
    blocks: tuple[CellBlock, ...] = ()


class _Page(NamedTuple):
    columns: Columns
    rows: tuple[_Laid, ...]


class WallPages:
    """The laid-out pages on "A3" or "A4": weeks side by side, rows one under the other. `paint` draws in px
    of 1/96 inch."""

    def __init__(self, print_: WallPrint, paper: str, *, printed: date) -> None:
        self.print_ = print_
        self.sheet = SHEETS[paper]
        self._printed = printed
        self._area = QRectF(0, 0, self.sheet.width, self.sheet.height).adjusted(
            MARGIN, MARGIN, -MARGIN, -MARGIN
        )
        self._legend = Legend(print_, self._area.width())
        self._pages = [*self._lay_out()] if print_.has_shifts else []

    @property
    def count(self) -> int:
        """How many pages; an empty period is one that says so."""
        return max(1, len(self._pages))

    def texts(self, number: int) -> tuple[str, ...]:
        """Every line of text of a page, for those who don't see it."""
        return texts(self.marks(number))

    def paint(self, painter: QPainter, number: int) -> None:
        """Draws a page (0 = the first) with its upper left corner at the painter's origin."""
        paint(painter, self.marks(number))

    def marks(self, number: int) -> list[Mark]:
        """What lies on a page."""
        marks: list[Mark] = [*title_marks(self.print_, self._area, self._printed, number + 1, self.count)]
        top = self._area.top() + TITLE_ROW
        if not self._pages:
            said = Said((tr("Inga pass är planerade i perioden."),), 20)
            return [*marks, *written(said, self._area, side="middle")]
        page = self._pages[number]
        head = DayHead(page.columns)
        body = top + head.height
        bottom = body + sum(row.height for row in page.rows)
        marks += [*head.marks(top), *under_lines(page.columns, body, bottom)]
        y = body
        for row in page.rows:
            marks += self._row_marks(page.columns, row, y)
            y += row.height
        corner = QPointF(self._area.left(), self._area.bottom() - self._legend.height)
        return [*marks, *self._legend.marks(corner)]

    def _lay_out(self) -> Iterator[_Page]:
        for first, last in self._weeks():
            columns = self._columns(first, last)
            top = self._area.top() + TITLE_ROW + DayHead(columns).height
            room = self._area.bottom() - self._legend.height - 6 - top
            for rows in _broken([self._section(each, columns, first) for each in self.print_.sections], room):
                yield _Page(columns, tuple(rows))

    def _weeks(self) -> Iterator[tuple[int, int]]:
        """Stretches of days, as alike as the weeks can be shared out over the pages that they need."""
        weeks = len(self.print_.days) // 7
        pages = -(-weeks // self.sheet.weeks)
        done = 0
        for page in range(pages):
            count = (weeks - done) // (pages - page) + bool((weeks - done) % (pages - page))
            yield 7 * done, 7 * (done + count)
            done += count

    def _columns(self, first: int, last: int) -> Columns:
        wanted = max(width(name_of(row), NAME_SIZES[0]) for row in self.print_.rows)
        names = min(wanted + 2 * NAME_PADDING, self._area.width() * WIDEST_NAMES)
        weeks = max(end - start for start, end in self._weeks())
        day = min((self._area.width() - names) / weeks, WIDEST_DAY)
        return Columns(self._area.left(), names, day, self.print_.days[first:last])

    def _section(self, section: WallSection, columns: Columns, first: int) -> list[_Laid]:
        rows = [self._row(row, columns, first) for row in section.rows]
        if not section.name and len(self.print_.sections) == 1:
            return rows
        return [_heading(section.name or tr("Utan avdelning"), columns), *rows]

    def _row(self, row: WallRow, columns: Columns, first: int) -> _Laid:
        cells = row.cells[first : first + len(columns.days)]
        vacant = row.kind == "vacant"
        blocks = tuple(CellBlock(cell, columns.day - 2 * COLUMN_AIR, vacant=vacant) for cell in cells)
        name = fitted(name_of(row), columns.names - 2 * NAME_PADDING, NAME_SIZES, lines=2, strong=vacant)
        return _Laid(
            max(ROW, name.height + 4, *(block.height + 2 * COLUMN_AIR for block in blocks)), name, row, blocks
        )

    def _row_marks(self, columns: Columns, row: _Laid, y: float) -> Iterator[Mark]:
        names = QRectF(columns.left, y, columns.names, row.height)
        if row.row is None:
            yield Fill(QRectF(columns.left, y, columns.right - columns.left, row.height), SHADE)
            whole = QRectF(columns.left + NAME_PADDING, y, columns.right - columns.left, row.height)
            yield from written(row.name, whole, strong=True)
        else:
            inner = names.adjusted(NAME_PADDING, 0, -NAME_PADDING, 0)
            yield from written(row.name, inner, strong=row.row.kind == "vacant")
            for place, block in enumerate(row.blocks):
                column = QRectF(columns.x(place), y, columns.day, row.height)
                yield from block.marks(column.adjusted(COLUMN_AIR, COLUMN_AIR, -COLUMN_AIR, -COLUMN_AIR))
        bottom = y + row.height
        grey = EDGE if row.row is None else LINE
        yield Rule(QPointF(columns.left, bottom), QPointF(columns.right, bottom), grey)


def name_of(row: WallRow) -> str:
    """What stands in the column of names."""
    if row.kind == "vacant":
        return tr("Vakant")
    if row.kind == "borrowed":
        return tr("Inlånad: {unit}").format(unit=row.name)
    return tr("{name} (från {section})").format(name=row.name, section=row.home) if row.home else row.name


def _heading(words: str, columns: Columns) -> _Laid:
    said = fitted(
        words, columns.right - columns.left - 2 * NAME_PADDING, (14, *NAME_SIZES[1:]), lines=1, strong=True
    )
    return _Laid(max(SECTION, said.height + 4), said)


def _broken(sections: Sequence[Sequence[_Laid]], room: float) -> Iterator[list[_Laid]]:
    """Rows page by page; a section that goes on has its heading again on the next page."""
    page: list[_Laid] = []
    left = room
    for rows in sections:
        heading = rows[0] if rows and rows[0].row is None else None
        fewest = sum(row.height for row in rows[: FEWEST_ROWS + (heading is not None)])
        if page and fewest > left:
            yield page
            page, left = [], room
        for row in rows:
            if page and row.height > left:
                yield page
                again = [_going_on(heading)] if heading is not None else []
                page, left = again, room - sum(each.height for each in again)
            page.append(row)
            left -= row.height
    if page:
        yield page


def _going_on(heading: _Laid) -> _Laid:
    words = tr("{section}, fortsättning").format(section=" ".join(heading.name.lines))
    return _Laid(heading.height, Said((words,), heading.name.size))
