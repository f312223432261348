"""The wall print on paper: a PDF, or a printer that the user has chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from caredesk.errors import UserError
from caredesk.reports.wall_print import period_words
from caredesk.reports.wall_print_pages import WallPages

DOTS_PER_INCH = 1200


def wall_print_pdf(pages: WallPages) -> bytes:
    """All pages as PDF."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(f"{pages.print_.unit} · {period_words(pages.print_)}")
    writer.setCreator("CareDesk")
    writer.setResolution(DOTS_PER_INCH)
    writer.setPageLayout(page_layout(pages))
    print_pages(writer, pages)
    return bytes(buffer.data().data())


def page_layout(pages: WallPages) -> QPageLayout:
    """The paper that the pages are laid out for, lying, to its edges: the margins are the pages' own."""
    landscape = QPageLayout.Orientation.Landscape
    return QPageLayout(QPageSize(pages.sheet.size), landscape, QMarginsF(0, 0, 0, 0))


def print_pages(device: QPagedPaintDevice, pages: WallPages, numbers: Sequence[int] | None = None) -> None:
    """Paints pages (all, or those with these numbers from 0), each on a page of the device; on another paper
    as large as it has room for. UserError printer_refused: nothing was printed."""
    painter = QPainter()
    if not painter.begin(device):
        raise UserError("printer_refused")
    scale = min(device.width() / pages.sheet.width, device.height() / pages.sheet.height)
    for place, number in enumerate(range(pages.count) if numbers is None else numbers):
        if place:
            device.newPage()
        painter.save()
        painter.scale(scale, scale)
        pages.paint(painter, number)
        painter.restore()
    painter.end()
