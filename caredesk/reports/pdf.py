"""The month report as pages of A4, on paper (PDF) and on screen (the preview draws the same)."""

from __future__ import annotations

from PySide6.QtGui import QPageLayout, QPainter

from caredesk.language.translation import tr
from caredesk.reports import month_words
from caredesk.reports.a4_pdf import a4_pdf
from caredesk.reports.look import report_look
from caredesk.reports.month_report import MonthReport
from caredesk.reports.summary_page import SummaryPage
from caredesk.reports.table_pages import TablePages


class ReportPages:
    """The laid-out pages: one of summary, then the tables. `paint` draws in px of 1/96 inch."""

    def __init__(self, report: MonthReport) -> None:
        look = report_look()
        self._summary = SummaryPage(report, look)
        self._tables = TablePages(report, look, with_comment=self._summary.is_comment_cut)

    @property
    def count(self) -> int:
        """How many pages."""
        return 1 + self._tables.count

    def paint(self, painter: QPainter, number: int) -> None:
        """Draws a page (0 = the summary) with its upper left corner at the painter's origin."""
        words = tr("CareDesk · {page} ({count})").format(page=number + 1, count=self.count)
        if number == 0:
            self._summary.paint(painter, words)
        else:
            self._tables.paint(painter, number - 1, words)


def pdf_file(report: MonthReport) -> bytes:
    """The whole report as PDF."""
    title = f"{month_words.title(report)} · {report.unit.name}"
    return a4_pdf(ReportPages(report), title, QPageLayout.Orientation.Portrait)
