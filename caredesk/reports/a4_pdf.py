"""Laid-out pages of A4 as a PDF, to the paper's edges: the margins are the pages' own."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

DOTS_PER_INCH = 1200
PX_PER_INCH = 96


class Pages(Protocol):
    """Pages that `paint` draws in px of 1/96 inch, from the painter's origin."""

    @property
    def count(self) -> int: ...

    def paint(self, painter: QPainter, number: int, /) -> None: ...


def a4_pdf(pages: Pages, title: str, orientation: QPageLayout.Orientation) -> bytes:
    """All pages as PDF."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("CareDesk")
    writer.setResolution(DOTS_PER_INCH)
    paper = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(paper, orientation, QMarginsF(0, 0, 0, 0)))
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
