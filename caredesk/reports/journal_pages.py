"""The statutory journal as pages of lying A4: whose it is and of which days on each of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from caredesk.domain.journal import Journal
from caredesk.language import formats
from caredesk.language.translation import tr
from caredesk.reports import journal_tables
from caredesk.reports.canvas import HEAD_ROW, HEIGHT, MARGIN, WIDTH, Canvas, Paragraph, Run
from caredesk.reports.look import Look
from caredesk.reports.table import Table

PAGE_WIDTH, PAGE_HEIGHT = HEIGHT, WIDTH
CONTENT = PAGE_WIDTH - 2 * MARGIN
TOP, HEAD, ROW = 36.0, 62.0, 19.0
FOOT = PAGE_HEIGHT - 44
NOTE_LEADING, GAP = 15.0, 10.0


class JournalPages:
    """Lays the pages out once; `paint` draws one in px of 1/96 inch."""

    def __init__(self, journal: Journal, look: Look, *, named: bool, made: date) -> None:
        self._journal, self._look, self._made = journal, look, made
        said = "\n".join(journal_tables.notes(journal))
        self._notes = Paragraph(look, [Run(said)], CONTENT, style="smallest", leading=NOTE_LEADING)
        self._parts = self._broken(journal_tables.journal_table(journal, named=named))

    @property
    def count(self) -> int:
        """How many pages."""
        return len(self._parts)

    def paint(self, painter: QPainter, number: int) -> None:
        """Draws a page (0 = the first) with its upper left corner at the painter's origin."""
        canvas = Canvas(painter, self._look)
        self._paint_head(canvas)
        y = TOP + HEAD
        if number == 0:
            canvas.paragraph(QPointF(MARGIN, y), self._notes, role="text2")
            y += self._notes.height() + GAP
        part = self._parts[number]
        if part.rows:
            canvas.table(QPointF(MARGIN, y), CONTENT, part, ROW)
        else:
            canvas.words(QRectF(MARGIN, y, CONTENT, 20), tr("Ingen jourtid, övertid eller mertid."))
        page = tr("CareDesk · {page} ({count})").format(page=number + 1, count=self.count)
        canvas.rule(MARGIN, FOOT, CONTENT)
        foot = QRectF(MARGIN, FOOT + 6, CONTENT, 16)
        canvas.words(foot, journal_tables.law(), style="smallest", role="text2")
        canvas.words(foot, page, style="smallest", role="text2", side="right")

    def _paint_head(self, canvas: Canvas) -> None:
        line = QRectF(MARGIN, TOP, CONTENT, 24)
        canvas.words(line, journal_tables.title(), style="page_title", weight=600)
        made = tr("Utskriven {day}").format(day=formats.day_iso(self._made))
        canvas.words(line, made, style="smallest", role="text2", side="right")
        told = " · ".join(f"{name}: {value}" for name, value in journal_tables.facts(self._journal))
        canvas.words(QRectF(MARGIN, TOP + 26, CONTENT, 18), told)
        canvas.rule(MARGIN, TOP + 50, CONTENT, role="text", thick=2)

    def _broken(self, table: Table) -> list[Table]:
        """The table in parts that fill a page each; the first leaves room for the notes."""
        parts: list[Table] = []
        rows = list(table.rows)
        room = FOOT - GAP - TOP - HEAD - HEAD_ROW
        first = int((room - self._notes.height() - GAP) / ROW)
        while rows or not parts:
            size = int(room / ROW) if parts else first
            parts.append(replace(table, rows=tuple(rows[:size])))
            rows = rows[size:]
        return parts
