"""The statutory journal as files: PDF in lying A4, and a workbook with real numbers."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from caredesk.domain.journal import Journal
from caredesk.language import formats
from caredesk.language.translation import tr
from caredesk.reports import journal_tables
from caredesk.reports.journal_pages import JournalPages
from caredesk.reports.look import report_look
from caredesk.reports.pdf import DOTS_PER_INCH, PX_PER_INCH
from caredesk.reports.workbook import Formats, Sheet


def journal_pdf(journal: Journal, *, named: bool, made: date) -> bytes:
    """The journal as PDF; `named`: with names, else employee numbers alone."""
    pages = JournalPages(journal, report_look(), named=named, made=made)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(f"{journal_tables.title()} · {journal.workplace}")
    writer.setCreator("CareDesk")
    writer.setResolution(DOTS_PER_INCH)
    landscape = QPageLayout.Orientation.Landscape
    size = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(size, landscape, QMarginsF(0, 0, 0, 0)))
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


def journal_workbook(journal: Journal, *, named: bool, made: date) -> bytes:
    """The journal as one sheet."""
    import xlsxwriter  # not needed until a workbook is made

    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": journal_tables.title(), "company": journal.workplace})
    sheet = Sheet(book, tr("Journal"), Formats(book))
    sheet.line(journal_tables.title(), "title")
    for name, value in journal_tables.facts(journal):
        sheet.line(f"{name}: {value}")
    sheet.line(tr("Utskriven {day}").format(day=formats.day_iso(made)), "light")
    for said in (*journal_tables.notes(journal), journal_tables.law()):
        sheet.line(said, "light")
    sheet.gap()
    sheet.table(journal_tables.journal_table(journal, named=named))
    book.close()
    return target.getvalue()
