"""The scrolling area of a page: 16 px margins, never sideways, at most 1680 px wide and then centred."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from caredesk.ui.style import Style


class PageArea(QScrollArea):
    """`area.column` is a QVBoxLayout with 12 px between cards; `add(widget, stretch)` adds to it."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._look = style
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        page.setObjectName("page")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.column = QVBoxLayout(page)
        self.column.setSpacing(style.size("card_gap"))
        self.setWidget(page)
        self._set_margins(0)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Puts a part under the others."""
        self.column.addWidget(widget, stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_margins(self.viewport().width())

    def _set_margins(self, width: int) -> None:
        margin = self._look.size("page_margin")
        side = max(margin, (width - self._look.size("page_max_width")) // 2)
        self.column.setContentsMargins(side, margin, side, margin)
