"""The pages of a report as they will be on paper, one under the other, as wide as there is room for."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from caredesk.reports.canvas import HEIGHT, WIDTH
from caredesk.reports.pdf import ReportPages
from caredesk.ui.style import Style

GAP = 12
WIDEST = 820
"""Wider than this the eye no longer takes in the page."""


class PagePreview(QScrollArea):
    """`set_pages(pages, words)`; `words` is what a screen reader says instead of the pictures."""

    def __init__(self, style: Style, name: str) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self._sheets = _Sheets(style)
        self.setWidget(self._sheets)

    def set_pages(self, pages: ReportPages, words: str) -> None:
        """Shows these pages; keeps the place that is in view."""
        self.setAccessibleDescription(words)
        self._sheets.set_pages(pages)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        if event.key() in ends:
            bar.setValue(ends[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class _Sheets(QWidget):
    """The paper itself; each page is painted once at the size and sharpness of the screen."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._look = style
        self._pages: ReportPages | None = None
        self._pictures: dict[tuple[int, float, float], QPixmap] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_pages(self, pages: ReportPages) -> None:
        self._pages = pages
        self._pictures.clear()
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._pictures.clear()
            self._fit()

    def _fit(self) -> None:
        count = self._pages.count if self._pages else 0
        self.setFixedHeight(max(1, round(GAP + count * (self._sheet_width() * HEIGHT / WIDTH + GAP))))

    def _sheet_width(self) -> float:
        return float(min(max(self.width() - 2 * GAP, 1), WIDEST))

    def _sheet(self, number: int) -> QRectF:
        width = self._sheet_width()
        height = width * HEIGHT / WIDTH
        return QRectF((self.width() - width) / 2, GAP + number * (height + GAP), width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for number in range(self._pages.count if self._pages else 0):
            sheet = self._sheet(number)
            if sheet.toAlignedRect().intersects(event.rect()):
                painter.drawPixmap(sheet.topLeft(), self._picture(number, sheet))
                painter.setPen(QPen(self._look.colour("border"), 1))
                painter.drawRect(sheet.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.end()

    def _picture(self, number: int, sheet: QRectF) -> QPixmap:
        assert self._pages is not None
        ratio = self.devicePixelRatioF()
        key = (number, sheet.width(), ratio)
        if key not in self._pictures:
            picture = QPixmap(round(sheet.width() * ratio), round(sheet.height() * ratio))
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.white)  # paper is white in every look
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(sheet.width() / WIDTH, sheet.width() / WIDTH)
            self._pages.paint(painter, number)
            painter.end()
            self._pictures[key] = picture
        return self._pictures[key]
