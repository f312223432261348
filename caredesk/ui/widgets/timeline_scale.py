"""Where things lie in the timeline of absences: days across, and the boxes of a row's bars, rings and marks.

Painting, mouse and tooltips ask the same boxes, so that what is seen is what is taken hold of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from caredesk.domain.absence_timeline import Bar, Ring, TimelineRow, TimelineView
from caredesk.ui.style import Style

BAR, HALF, AIR = 16, 8, 4
"""Height of a bar, of one of part time, and the air over a whole bar in its row, px."""
RING, MARK, MARK_SIDE = 18, 16, 4
LEAST = 2.0
"""Width of a day's absence in a year, px."""
GRIP = 4
"""How near an edge takes hold of it, px."""


@dataclass(frozen=True)
class Scale:
    """Days of a view from `left` over `width` px."""

    first_day: date
    last_day: date
    left: float
    width: float

    @property
    def day_width(self) -> float:
        return self.width / ((self.last_day - self.first_day).days + 1)

    @property
    def right(self) -> float:
        return self.left + self.width

    def x(self, day: date) -> float:
        """Where a day begins; also of days outside the view."""
        return self.left + (day - self.first_day).days * self.day_width

    def end(self, day: date) -> float:
        """Where a day ends; an open end lies beyond the view."""
        return self.right + self.day_width if day == date.max else self.x(day) + self.day_width

    def day(self, x: float) -> date:
        """The day at a place, the nearest in view beside it."""
        days = int((x - self.left) // self.day_width)
        return self.first_day + timedelta(days=min(max(days, 0), (self.last_day - self.first_day).days))

    def days_between(self, start: float, stop: float) -> int:
        """How many whole days a move comes to."""
        return round((stop - start) / self.day_width)


def scale_of(view: TimelineView, left: float, width: float) -> Scale:
    """The scale of a view."""
    return Scale(view.first_day, view.last_day, left, max(width, 1.0))


class BarBox(NamedTuple):
    """A bar as it lies in its row, cut off at the view's edges. `known`: its solid part; `dashed`: what is
    expected. `cut_left`, `cut_right`: it goes on beyond. `label_above`: part time alone in its days, whose
    words stand over it."""

    bar: Bar
    whole: QRectF
    known: QRectF | None
    dashed: QRectF | None
    cut_left: bool
    cut_right: bool
    label_above: bool


def bar_boxes(row: TimelineRow, scale: Scale, top: float, height: float) -> list[BarBox]:
    """The boxes of a row's bars from its upper edge; absences of the same days share the row's height."""
    found = []
    for place, bar in enumerate(row.bars):
        others = [each for n, each in enumerate(row.bars) if n != place and _meet(bar, each)]
        y, tall, above = top + (height - BAR) / 2, float(BAR), False
        if others:
            lower = sum(_meet(bar, each) for each in row.bars[:place]) % 2 == 1
            y, tall = y + (HALF if lower else 0), HALF - 1.0
        elif bar.share < 1:
            y, tall, above = top + height - HALF - AIR + 1, float(HALF), True
        found.append(_box(bar, scale, y, tall, above))
    return found


def _meet(one: Bar, other: Bar) -> bool:
    return one.first_day <= other.last_day and other.first_day <= one.last_day


def _box(bar: Bar, scale: Scale, y: float, tall: float, above: bool) -> BarBox:
    left = max(scale.x(bar.first_day), scale.left)
    right = min(scale.end(bar.last_day), scale.right)
    # A hair of air tells two absences apart that follow each other.
    whole = QRectF(left, y, max(right - left - 1, LEAST), tall)
    known_end = scale.end(bar.known_until) if bar.known_until is not None else left
    split = min(max(known_end, left), whole.right())
    known = QRectF(left, y, split - left, tall) if split > left else None
    dashed = QRectF(split, y, whole.right() - split, tall) if bar.expected_until is not None else None
    if dashed is not None and dashed.width() < 1:
        dashed = None
    return BarBox(
        bar,
        whole,
        known,
        dashed,
        bar.first_day < scale.first_day,
        bar.last_day > scale.last_day,
        above,
    )


class RingBox(NamedTuple):
    """A ring, or a pill where its number is long."""

    ring: Ring
    box: QRectF


def ring_boxes(row: TimelineRow, scale: Scale, top: float, height: float, style: Style) -> list[RingBox]:
    """The rings of a row that are in view, the least urgent first: the others lie over them."""
    metrics = QFontMetricsF(style.font("smallest", 600))
    order = {"neutral": 0, "watch": 1, "breach": 2}
    found = []
    for ring in sorted(row.rings, key=lambda each: order[each.urgency]):
        wide = max(float(RING), metrics.horizontalAdvance(str(ring.number)) + 6)
        middle = scale.x(ring.day) + scale.day_width / 2
        left = min(max(middle - wide / 2, scale.left), scale.right - wide)
        found.append(RingBox(ring, QRectF(left, top + (height - RING) / 2, wide, RING)))
    return found


class MarkBox(NamedTuple):
    """The mark of hit shifts at a bar's end."""

    bar: Bar
    words: str
    box: QRectF


def mark_boxes(
    boxes: Sequence[BarBox], rings: Sequence[RingBox], scale: Scale, top: float, height: float, style: Style
) -> list[MarkBox]:
    """The marks of a row: after the bar where there is room, else in its end; beside the rings."""
    metrics = QFontMetricsF(style.font("smallest", 600))
    found: list[MarkBox] = []
    for box in boxes:
        conflict = box.bar.conflict
        if conflict is None:
            continue
        words = f"! {conflict.unreplaced + conflict.booked}"
        wide = metrics.horizontalAdvance(words) + 2 * MARK_SIDE
        y = top + (height - MARK) / 2
        taken = [each.box for each in rings] + [each.box for each in found]
        taken += [each.whole for each in boxes if each is not box]
        after = QRectF(box.whole.right() + 2, y, wide, MARK)
        left = after.left()
        if after.right() > scale.right or any(after.intersects(each) for each in taken):
            left = max(box.whole.right() - wide - 1, scale.left)
            for ring in sorted(rings, key=lambda each: -each.box.left()):
                if QRectF(left, y, wide, MARK).intersects(ring.box):
                    left = max(ring.box.left() - wide - 1, scale.left)
        found.append(MarkBox(box.bar, words, QRectF(left, y, wide, MARK)))
    return found
