"""The rota grid above its strip of need: one edge between them, and the same columns in both."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter

from caredesk.ui.widgets.need_strip import NeedStrip
from caredesk.ui.widgets.rota_view import RotaView

STRIP_SHARE = 0.3


class RotaFrame(QSplitter):
    """`fit_strip` after the strip has got other lines."""

    def __init__(self, grid: RotaView, strip: NeedStrip) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._grid, self._strip = grid, strip
        self._lines = 0
        self.addWidget(grid)
        self.addWidget(strip)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.setChildrenCollapsible(False)
        grid.columns_moved.connect(self._place_columns)
        strip.folded_changed.connect(self.fit_strip)

    def fit_strip(self) -> None:
        """As high as its lines, up to a share of the whole; a moved edge stays until they change."""
        lines = self._strip.rows.rowCount()
        if lines != self._lines:
            self._lines = lines
            whole = sum(self.sizes()) or self.height()
            line = self._strip.sizeHint().height() // max(lines, 1)
            high = line * min(lines, max(1, int(whole * STRIP_SHARE) // max(line, 1)))
            self.setSizes([whole - high, high])

    def _place_columns(self) -> None:
        (_, name), (_, beside), *days = self._grid.columns()
        right = days[-1][0] + days[-1][1] if days else name + beside
        self._strip.set_columns(name, beside, [left for left, _ in days], right)
