"""The month report as pages of A4, on paper (PDF) and on screen (the preview draws the same)."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from caredesk.language.translation import tr
from caredesk.reports import month_words
from caredesk.reports.look import report_look
from caredesk.reports.month_report import MonthReport
from caredesk.reports.summary_page import SummaryPage
from caredesk.reports.table_pages import TablePages

DOTS_PER_INCH = 1200
PX_PER_INCH = 96


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
    pages = ReportPages(report)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(f"{month_words.title(report)} · {report.unit.name}")
    writer.setCreator("CareDesk")
    writer.setResolution(DOTS_PER_INCH)
    layout = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)
    )
    writer.setPageLayout(layout)
    painter = QPainter(writer)
    for number in range(pages.count):
        if number:
            writer.newPage()
        painter.save()
        painter.scale(DOTS_PER_INCH / PX_PER_INCH, DOTS_PER_INCH / PX_PER_INCH)
        pages.paint(painter, number)
        painter.restore()
    painter.end()
    return bytes(buffer.data().data())
