"""The last row of a table edited in place, which is not edited: sums, each under its column."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from caredesk.ui.style import Style
from caredesk.ui.widgets.table_view import TableView, sides


class SumRow(QWidget):
    """`follow(view)`, then `set_texts(["Tolv månader", "84 380,2", …])`, the first to the left."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._look = style
        self._view: TableView | None = None
        self._texts: tuple[str, ...] = ()

    def follow(self, view: TableView) -> None:
        """Stands under the columns of this table from now on."""
        self._view = view
        self.update()

    def set_texts(self, texts: Sequence[str]) -> None:
        """Shows other sums."""
        self._texts = tuple(texts)
        self.setAccessibleName(", ".join(texts))
        self.update()

    def texts(self) -> tuple[str, ...]:
        """The sums as shown."""
        return self._texts

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._view is None:
            return
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), self._look.size("edge"), self._look.colour("strong"))
        painter.setFont(self._look.font("body", 600))
        painter.setPen(self._look.colour("text"))
        columns = self._view.model().columnCount()
        for place, text in enumerate(self._texts):
            left, right = sides(place, columns)
            box = QRect(
                self._view.columnViewportPosition(place), 0, self._view.columnWidth(place), self.height()
            )
            side = Qt.AlignmentFlag.AlignRight if place else Qt.AlignmentFlag.AlignLeft
            painter.drawText(box.adjusted(left, 1, -right, 0), side | Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()
