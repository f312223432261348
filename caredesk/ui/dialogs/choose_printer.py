"""The system's own dialog for printers: which one, which pages, how many copies."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from caredesk.language.translation import tr
from caredesk.reports.wall_print_pages import WallPages


class PrinterChoice(NamedTuple):
    """A printer that is set up, and the pages to print on it, numbered from 0."""

    printer: QPrinter
    pages: tuple[int, ...]


def choose_printer(parent: QWidget | None, pages: WallPages) -> PrinterChoice | None:
    """What the user chose, the paper of the pages being proposed; None for Avbryt."""
    printer = make_printer(pages)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(tr("Skriv ut schemat"))
    dialog.setMinMax(1, pages.count)
    accepted = bool(dialog.exec())
    chosen = dialog.printRange() == QAbstractPrintDialog.PrintRange.PageRange
    first, last = (dialog.fromPage(), dialog.toPage()) if chosen else (1, pages.count)
    dialog.deleteLater()
    return PrinterChoice(printer, tuple(range(first - 1, last))) if accepted else None


def make_printer(pages: WallPages) -> QPrinter:
    """A printer for the paper of the pages, lying, to its edges: the margins are the pages' own."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(pages.sheet.size))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    printer.setFullPage(True)
    printer.setDocName(pages.print_.file_stem)
    return printer
