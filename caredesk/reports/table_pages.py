"""The pages after the first: the whole tables, the rest of a long comment, and notes about the ground."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from caredesk.language.translation import tr
from caredesk.reports import month_words
from caredesk.reports.canvas import CONTENT, HEAD_ROW, MARGIN, Canvas, Paragraph, Run
from caredesk.reports.look import Look
from caredesk.reports.month_report import MonthReport
from caredesk.reports.summary_page import FOOT, NOTE, paint_foot
from caredesk.reports.table import Table
from caredesk.reports.whole_tables import whole_tables

TOP = 92.0
BOTTOM = FOOT - 10
ROW = 20.0
TITLE = 24.0
GAP = 22.0
FEWEST_ROWS = 3
"""A table is not begun at the foot of a page with fewer rows than this."""
MOST_LEFT_EMPTY = (BOTTOM - TOP) * 0.4
"""So much of a page may stay empty to keep a table whole."""


@dataclass(frozen=True)
class _Block:
    """Something on a page at a height: a table or a part of one, or a paragraph under a title."""

    y: float
    content: Table | Paragraph
    title: str = ""


class TablePages:
    """Lays the pages out once; `paint` draws one."""

    def __init__(self, report: MonthReport, look: Look, *, with_comment: bool) -> None:
        self._report = report
        self._look = look
        self._pages: list[list[_Block]] = [[]]
        self._y = TOP
        if with_comment:
            self._add_paragraph(tr("Kommentar"), report.comment)
        for table in whole_tables(report):
            self._add_table(table)
        notes = "\n".join(month_words.notes(report))
        if notes:
            self._add_paragraph(tr("Om underlaget"), notes)

    @property
    def count(self) -> int:
        return len(self._pages)

    def paint(self, painter: QPainter, number: int, page_words: str) -> None:
        """Draws page `number` (0 = the first of these)."""
        canvas = Canvas(painter, self._look)
        area = QRectF(MARGIN, 40, CONTENT, 20)
        canvas.words(area, month_words.title(self._report), style="body", weight=600)
        canvas.words(area, self._report.unit.name, style="body", role="text2", side="right")
        canvas.rule(MARGIN, 66, CONTENT, role="text", thick=2)
        for block in self._pages[number]:
            self._paint_block(canvas, block)
        paint_foot(canvas, month_words.definition(self._report), page_words)

    def _paint_block(self, canvas: Canvas, block: _Block) -> None:
        y = block.y
        canvas.words(QRectF(MARGIN, y, CONTENT, 20), block.title, style="body", weight=600)
        y += TITLE
        if isinstance(block.content, Paragraph):
            canvas.paragraph(QPointF(MARGIN, y), block.content)
            return
        table = block.content
        if table.rows:
            canvas.table(QPointF(MARGIN, y), CONTENT, table, ROW)
            y += HEAD_ROW + len(table.rows) * ROW
        if table.note:
            canvas.words(QRectF(MARGIN, y, CONTENT, NOTE), table.note, style="smallest", role="text2")

    def _add_table(self, table: Table) -> None:
        """Whole when it has room on a page of its own and little is left of this one; else as many rows as
        have room, the rest on the next page under the same head."""
        title, rows = table.title, list(table.rows)
        whole = TITLE + (HEAD_ROW if rows else 0) + len(rows) * ROW + NOTE
        left = BOTTOM - self._y
        fewest = whole - max(0, len(rows) - FEWEST_ROWS) * ROW
        if left < fewest or (left < whole < BOTTOM - TOP and left < MOST_LEFT_EMPTY):
            self._turn()
        while True:
            room = int((BOTTOM - self._y - TITLE - HEAD_ROW - NOTE) / ROW)
            part, rows = rows[:room], rows[room:]
            shown = replace(table, rows=tuple(part), note="" if rows else table.note)
            self._pages[-1].append(_Block(self._y, shown, title))
            self._y += TITLE + (HEAD_ROW + len(part) * ROW if part else 0) + (NOTE if shown.note else 0) + GAP
            if not rows:
                return
            self._turn()
            title = tr("{title}, fortsättning").format(title=table.title)

    def _add_paragraph(self, title: str, text: str) -> None:
        """A paragraph under its title; a long one goes on on the next page, broken between lines of text."""
        whole = Paragraph(self._look, [Run(text)], CONTENT, style="small", leading=17)
        if self._y + TITLE + whole.height() <= BOTTOM:
            self._pages[-1].append(_Block(self._y, whole, title))
            self._y += TITLE + whole.height() + GAP
            return
        room = max(0, int((BOTTOM - self._y - TITLE) / whole.height(1)))
        if room < min(FEWEST_ROWS, whole.lines):
            self._turn()
            room = int((BOTTOM - self._y - TITLE) / whole.height(1))
        if whole.lines <= room:
            self._add_paragraph(title, text)
            return
        first = Paragraph(self._look, [Run(text[: whole.end_of(room)])], CONTENT, style="small", leading=17)
        self._pages[-1].append(_Block(self._y, first, title))
        self._turn()
        rest = text[whole.end_of(room) :].lstrip()
        self._add_paragraph(tr("{title}, fortsättning").format(title=title.partition(",")[0]), rest)

    def _turn(self) -> None:
        self._pages.append([])
        self._y = TOP
