"""The first page of the month report: Läget, four figures, the line of density, what stands behind them."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen

from caredesk.language.translation import tr
from caredesk.reports import month_tables, month_words
from caredesk.reports.canvas import CONTENT, MARGIN, Canvas, Paragraph, Run, table_height
from caredesk.reports.chart import paint_density_line
from caredesk.reports.look import Look
from caredesk.reports.month_report import MonthReport
from caredesk.reports.month_words import KeyFigure
from caredesk.reports.table import Table

TOP = 40.0
FOOT = 1076.0
"""Where the foot's rule stands."""
CARD = 76.0
TITLE = 24.0
GAP = 14.0
BETWEEN = 24.0
LEADING = 19.0
NOTE = 17.0
FEWEST_COMMENT_LINES = 2
MOST_COMMENT_LINES = 6
"""For so many lines the rest of the page gives way."""
SHARES = (0.6, 0.5, 0.5)
"""How much of the width the left table of each pair takes."""


class Room(NamedTuple):
    """How tightly the page is set: height of a table's row and of the chart."""

    row: float
    chart: float


ROOMS = (Room(21, 206), Room(21, 180), Room(20, 160), Room(19, 140), Room(17, 120), Room(16, 96))
"""From roomy to tight; the first in which everything fits is used."""


class SummaryPage:
    """Lays the first page out once; `paint` draws it. `comment_lines` is how much of the comment had room."""

    def __init__(self, report: MonthReport, look: Look) -> None:
        self._report = report
        self._look = look
        situation = " ".join(month_words.situation(report))
        runs = (Run(tr("Läget:") + " ", strong=True), Run(situation))
        self._situation = Paragraph(look, runs, CONTENT, style="body", leading=LEADING)
        runs = (Run(tr("Kommentar:") + " ", strong=True), Run(report.comment))
        self.comment = Paragraph(look, runs, CONTENT, style="small", leading=17)
        self._pairs = tuple(
            (*pair, share) for pair, share in zip(month_tables.pairs(report), SHARES, strict=True)
        )
        self._room = next((room for room in ROOMS if self._fits(room)), ROOMS[-1])
        self.comment_lines = self._lines_left()

    @property
    def is_comment_cut(self) -> bool:
        """Whether the comment goes on on another page."""
        return bool(self._report.comment) and self.comment_lines < self.comment.lines

    def _height(self, room: Room) -> float:
        """All but the comment."""
        height = 52 + 12 + self._situation.height() + 12 + CARD + GAP + TITLE
        height += room.chart + NOTE + 8 if self._report.line.has_values else NOTE + 8
        return height + sum(self._pair_height(*pair, room) + GAP for pair in self._pairs)

    def _fits(self, room: Room) -> bool:
        comment = self.comment.height(MOST_COMMENT_LINES) if self._report.comment else 0.0
        return TOP + self._height(room) + comment <= FOOT - 8

    def _lines_left(self) -> int:
        if not self._report.comment:
            return 0
        left = FOOT - 8 - TOP - self._height(self._room)
        fitting = int(left / self.comment.height(1))
        return self.comment.lines if fitting >= self.comment.lines else max(fitting, FEWEST_COMMENT_LINES) - 1

    def paint(self, painter: QPainter, page_words: str) -> None:
        """Draws the page; `page_words` stand at the right of the foot."""
        canvas = Canvas(painter, self._look)
        y = self._paint_head(canvas)
        canvas.paragraph(QPointF(MARGIN, y), self._situation)
        y += self._situation.height() + 12
        y = self._paint_cards(canvas, y)
        y = self._paint_density(canvas, y)
        number = 2
        for place, (left, right, share) in enumerate(self._pairs):
            numbers = (0, 0) if place == 0 else (number, number + 1)
            number += 2 if place else 0
            y = self._paint_pair(canvas, y, left, right, share, numbers)
        self._paint_comment(canvas, y)
        paint_foot(canvas, month_words.definition(self._report), page_words)

    def _paint_head(self, canvas: Canvas) -> float:
        report = self._report
        canvas.words(
            QRectF(MARGIN, TOP, CONTENT, 26), month_words.title(report), style="figure_small", weight=600
        )
        line = QRectF(MARGIN, TOP + 25, CONTENT, 18)
        canvas.words(line, month_words.made(report), style="smallest", role="text2", side="right")
        above = line.translated(0, -15)
        canvas.words(above, month_words.receiver(), style="smallest", role="text2", side="right")
        line.setWidth(CONTENT - 220)
        canvas.words(line, month_words.subtitle(report), role="text2")
        canvas.rule(MARGIN, TOP + 51, CONTENT, role="text", thick=2)
        return TOP + 52 + 12

    def _paint_cards(self, canvas: Canvas, y: float) -> float:
        figures = month_words.key_figures(self._report)
        width = (CONTENT - 8 * (len(figures) - 1)) / len(figures)
        for place, figure in enumerate(figures):
            _paint_card(canvas, QRectF(MARGIN + place * (width + 8), y, width, CARD), figure)
        return y + CARD + GAP

    def _paint_density(self, canvas: Canvas, y: float) -> float:
        canvas.words(
            QRectF(MARGIN, y, CONTENT, 20), tr("1. Årsarbetare per belagd plats"), style="body", weight=600
        )
        y += TITLE
        line = self._report.line
        if line.has_values:
            area = QRectF(QPointF(MARGIN, y), QSizeF(CONTENT, self._room.chart))
            paint_density_line(canvas.painter, area, line, self._look)
            y += self._room.chart
        said = month_words.chart_note(self._report)
        canvas.words(QRectF(MARGIN, y, CONTENT, NOTE), said, style="smallest", role="text2")
        return y + NOTE + 8

    def _paint_pair(
        self, canvas: Canvas, y: float, left: Table, right: Table, share: float, numbers: tuple[int, int]
    ) -> float:
        first = (CONTENT - BETWEEN) * share
        at = QPointF(MARGIN, y)
        self._paint_table(canvas, at, first, left, numbers[0])
        at = QPointF(MARGIN + first + BETWEEN, y)
        self._paint_table(canvas, at, CONTENT - first - BETWEEN, right, numbers[1])
        return y + self._pair_height(left, right, share, self._room) + GAP

    def _paint_table(self, canvas: Canvas, at: QPointF, width: float, table: Table, number: int) -> None:
        y = at.y()
        if table.title:
            area = QRectF(at.x(), y, width, 20)
            canvas.words(area, f"{number}. {table.title}", style="body", weight=600)
            y += TITLE - 2
        if table.rows:
            canvas.table(QPointF(at.x(), y), width, table, self._room.row)
            y += table_height(table, self._room.row)
        if table.note:
            canvas.paragraph(QPointF(at.x(), y + 2), self._note(table, width), role="text2")

    def _note(self, table: Table, width: float) -> Paragraph:
        return Paragraph(self._look, [Run(table.note)], width, style="smallest")

    def _pair_height(self, left: Table, right: Table, share: float, room: Room) -> float:
        first = (CONTENT - BETWEEN) * share
        return max(
            self._block_height(left, first, room),
            self._block_height(right, CONTENT - BETWEEN - first, room),
        )

    def _block_height(self, table: Table, width: float, room: Room) -> float:
        height = table_height(table, room.row) + (TITLE - 2 if table.title else 0)
        return height + (self._note(table, width).height() + 3 if table.note else 0)

    def _paint_comment(self, canvas: Canvas, y: float) -> None:
        if not self._report.comment:
            return
        canvas.paragraph(QPointF(MARGIN, y), self.comment, lines=self.comment_lines)
        if self.is_comment_cut:
            y += self.comment.height(self.comment_lines)
            area = QRectF(MARGIN, y, CONTENT, NOTE)
            canvas.words(area, tr("Hela kommentaren står på nästa sida."), style="smallest", role="text2")


def _paint_card(canvas: Canvas, area: QRectF, figure: KeyFigure) -> None:
    painter = canvas.painter
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(canvas.look.colour("border"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    painter.restore()
    inner = area.adjusted(11, 0, -8, 0)
    canvas.words(
        QRectF(inner.left(), area.top() + 8, inner.width(), 16), figure.label, style="smallest", role="text2"
    )
    big = QRectF(inner.left(), area.top() + 22, inner.width(), 32)
    canvas.words(big, figure.figure, style="figure_print", weight=600)
    role = "text2" if figure.tone == "neutral" else figure.tone
    below = QRectF(inner.left(), area.top() + 52, inner.width(), 16)
    canvas.words(below, figure.against, style="smallest", role=role, weight=600)


def paint_foot(canvas: Canvas, words: str, page_words: str) -> None:
    """The rule at the foot of every page, with the page's number at the right."""
    canvas.rule(MARGIN, FOOT, CONTENT)
    area = QRectF(MARGIN, FOOT + 6, CONTENT, 16)
    canvas.words(area, page_words, style="smallest", role="text2", side="right")
    area.setWidth(CONTENT - 110)
    canvas.words(area, words, style="smallest", role="text2")
