"""A line of shift chips as the schedule shows them, wrapped where the line is full."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from caredesk.ui.style import Style
from caredesk.ui.widgets.shift_tag import HEIGHT, Look, paint_shift, shift_width

GAP = 6


class ShiftLegend(QWidget):
    """`set_shifts([("D", "day"), …])`; `name` and the codes are what a screen reader says."""

    def __init__(self, style: Style, name: str) -> None:
        super().__init__()
        self._look = style
        self._name = name
        self._shifts: tuple[tuple[str, Look], ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_shifts(self, shifts: Sequence[tuple[str, Look]]) -> None:
        """Shows other chips."""
        self._shifts = tuple(shifts)
        self.setAccessibleName(f"{self._name}: {', '.join(code for code, _look in self._shifts)}")
        self.updateGeometry()
        self.update()

    def shifts(self) -> tuple[tuple[str, Look], ...]:
        """The chips as shown."""
        return self._shifts

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        boxes = self._boxes(width)
        return round(boxes[-1].bottom()) + 1 if boxes else 0

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for box, (code, look) in zip(self._boxes(self.width()), self._shifts, strict=True):
            paint_shift(painter, self._look, box, code, look)
        painter.end()

    def _boxes(self, width: int) -> list[QRectF]:
        left = top = 0
        boxes = []
        for code, _look in self._shifts:
            wide = shift_width(self._look, code)
            if left and left + wide > width:
                left, top = 0, top + HEIGHT + GAP
            boxes.append(QRectF(left, top, wide, HEIGHT))
            left += wide + GAP
        return boxes
