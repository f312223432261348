"""Cards side by side while there is room, then two and two, then one under the other.

    flow = CardFlow(style, [(vacant, 5), (to_do, 4), (away, 3)], all_from=1000, two_from=640)

`all_from` and `two_from` are widths of the flow itself, px at 100 %; the numbers are shares of the width
while all stand side by side. An odd last card of two columns takes both.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from caredesk.ui.style import Style


class CardFlow(QWidget):
    """See the module's docstring."""

    def __init__(
        self, style: Style, cards: Sequence[tuple[QWidget, int]], *, all_from: int, two_from: int
    ) -> None:
        super().__init__()
        self._cards = tuple(cards)
        self._all_from, self._two_from = all_from, two_from
        self._columns = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(style.size("card_gap"))
        self._arrange(len(self._cards))

    def columns(self) -> int:
        """How many cards stand side by side now."""
        return self._columns

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest card: the flow gives way by arranging itself anew."""
        widest = max((card.minimumSizeHint().width() for card, _ in self._cards), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = event.size().width()
        self._arrange(len(self._cards) if width >= self._all_from else 2 if width >= self._two_from else 1)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place in range(self._grid.columnCount()):
            self._grid.setColumnStretch(place, 0)
        for place, (card, share) in enumerate(self._cards):
            row, column = divmod(place, columns)
            last_alone = column == 0 and place == len(self._cards) - 1
            self._grid.addWidget(card, row, column, 1, columns if last_alone else 1)
            self._grid.setColumnStretch(column, share if columns == len(self._cards) else 1)
        self.updateGeometry()
