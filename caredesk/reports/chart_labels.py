"""Where the words of a chart go: beside what they name, never over each other and never over the line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSizeF

AIR = 3.0
"""Free room kept between words, px."""


class FreeRoom:
    """What is taken of a chart so far; `place` finds room for one more label and takes it."""

    def __init__(self, inside: QRectF) -> None:
        self._inside = inside
        self._taken: list[QRectF] = []

    def take(self, *areas: QRectF) -> None:
        """Marks areas as drawn on."""
        self._taken += areas

    def take_line(self, points: Sequence[QPointF], width: float) -> None:
        """Marks a line through points as drawn on, in steps as long as it is wide."""
        for start, end in pairwise(points):
            steps = max(1, int(max(abs(end.x() - start.x()), abs(end.y() - start.y())) / width))
            for step in range(steps + 1):
                at = start + (end - start) * (step / steps)
                self._taken.append(QRectF(at.x() - width / 2, at.y() - width / 2, width, width))

    def place(self, size: QSizeF, wishes: Iterable[QPointF]) -> QRectF | None:
        """The first wished place (its top left corner) that is free; None when none is."""
        for corner in wishes:
            area = QRectF(corner, size)
            wide = area.adjusted(-AIR, -AIR / 2, AIR, AIR / 2)
            if self._inside.contains(area) and not any(wide.intersects(other) for other in self._taken):
                self._taken.append(area)
                return area
        return None


def beside(point: QPointF, size: QSizeF, distance: float, *, left_first: bool = False) -> list[QPointF]:
    """Places beside a point, its better side first and level before above; then over and under it."""
    x, y = point.x(), point.y()
    right, left = x + distance, x - distance - size.width()
    heights = [y - size.height() * share for share in (0.5, 0.75, 1.0, 1.25, 1.6, 0.25, 0.0, -0.25, -0.6)]
    sides = (left, right) if left_first else (right, left)
    return [QPointF(side, height) for side in sides for height in heights] + over(point, size, distance)


def over(point: QPointF, size: QSizeF, distance: float) -> list[QPointF]:
    """Places above a point, centred before aside and near before far, and then the same below it."""
    above = []
    below = []
    for shift in (0.5, 0.3, 0.7, 0.1, 0.9):
        x = point.x() - size.width() * shift
        for step in (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0):
            above.append(QPointF(x, point.y() - distance * step - size.height()))
            below.append(QPointF(x, point.y() + distance * step))
    return above + below


def apart(tops: Sequence[float], height: float, lowest: float, highest: float) -> list[float]:
    """Tops of labels in one column, in the same order, moved apart as little as keeps each readable."""
    order = sorted(range(len(tops)), key=lambda place: tops[place])
    moved = list(tops)
    for before, after in pairwise(order):
        short = moved[before] + height - moved[after]
        if short > 0:
            moved[before] -= short / 2
            moved[after] += short / 2
    for place in order:
        moved[place] = min(max(moved[place], lowest), highest - height)
    for before, after in pairwise(order):
        moved[after] = max(moved[after], moved[before] + height)
    return moved
