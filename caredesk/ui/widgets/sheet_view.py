"""One page of a wall print as it will be on paper, as large as there is room for."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from caredesk.reports.wall_print_pages import WallPages
from caredesk.ui.style import Style


class SheetView(QWidget):
    """`set_page(pages, number)`: shows a page (0 = the first); None shows no paper."""

    def __init__(self, style: Style, name: str) -> None:
        super().__init__()
        self._look = style
        self._pages: WallPages | None = None
        self._number = 0
        self._picture: QPixmap | None = None
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(640, 440)

    def set_page(self, pages: WallPages | None, number: int = 0) -> None:
        """Shows another page; a screen reader is told its words."""
        self._pages, self._number, self._picture = pages, number, None
        self.setAccessibleDescription(" · ".join(pages.texts(number)) if pages is not None else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._pages is None:
            return
        sheet = self._sheet(self._pages)
        painter = QPainter(self)
        painter.drawPixmap(sheet.topLeft(), self._painted(self._pages, sheet))
        painter.setPen(QPen(self._look.colour("border"), 1))
        painter.drawRect(sheet.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.end()

    def _sheet(self, pages: WallPages) -> QRectF:
        paper = pages.sheet
        scale = min((self.width() - 2) / paper.width, (self.height() - 2) / paper.height)
        wide, high = paper.width * scale, paper.height * scale
        return QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high)

    def _painted(self, pages: WallPages, sheet: QRectF) -> QPixmap:
        """The page at the size and sharpness of the screen, painted once."""
        ratio = self.devicePixelRatioF()
        size = QSize(max(1, round(sheet.width() * ratio)), max(1, round(sheet.height() * ratio)))
        if self._picture is None or self._picture.size() != size:
            picture = QPixmap(size)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.white)  # paper is white in every look
            painter = QPainter(picture)
            scale = sheet.width() / pages.sheet.width
            painter.scale(scale, scale)
            pages.paint(painter, self._number)
            painter.end()
            self._picture = picture
        return self._picture
