"""The statutory journal as files: PDF in lying A4, and a workbook with real numbers."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from PySide6.QtGui import QPageLayout

from caredesk.domain.journal import Journal
from caredesk.language import formats
from caredesk.language.translation import tr
from caredesk.reports import journal_tables
from caredesk.reports.a4_pdf import a4_pdf
from caredesk.reports.journal_pages import JournalPages
from caredesk.reports.look import report_look
from caredesk.reports.workbook import Formats, Sheet


def journal_pdf(journal: Journal, *, named: bool, made: date) -> bytes:
    """The journal as PDF; `named`: with names, else employee numbers alone."""
    pages = JournalPages(journal, report_look(), named=named, made=made)
    title = f"{journal_tables.title()} · {journal.workplace}"
    return a4_pdf(pages, title, QPageLayout.Orientation.Landscape)


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
