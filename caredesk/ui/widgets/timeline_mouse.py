"""An absence whose days are being moved, by mouse or keys: what it would become, and whether it may.

Nothing is changed until it is let go of. The end of an absence that is still on is the expected one; moved
as a whole it would say that it began another day and ends as before, so only its edges can be taken hold of.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from caredesk.domain.absence_timeline import Bar, bar_of
from caredesk.ui.widgets.timeline_scale import GRIP, BarBox, Scale

Grip = Literal["whole", "first", "last"]
OWN_SHARE = 3
"""An edge takes at most a third of a short bar, so that the bar itself can be taken hold of."""


def grip_at(box: BarBox, x: float) -> Grip | None:
    """What a place on a bar takes hold of. An edge that lies beyond the view is not there, but an end that
    is only expected can be drawn in from where the view ends."""
    near = min(GRIP, box.whole.width() / OWN_SHARE)
    if not box.cut_left and x <= box.whole.left() + near:
        return "first"
    if (not box.cut_right or box.bar.open) and x >= box.whole.right() - near:
        return "last"
    return None if box.bar.open else "whole"


def moved(bar: Bar, grip: Grip, days: int, today: date, *, end: date | None = None) -> Bar:
    """The bar with what is held of it moved so many days, as far as its other edge allows. `end`: from where
    its end is moved, if that is not its own."""
    row, by = bar.absence, timedelta(days=days)
    if not days:
        return bar
    last = row.last_day
    if grip == "first":
        row = row._replace(first_day=min(row.first_day + by, _latest_start(bar, today)))
    elif last is None:
        start = end or (bar.last_day if bar.last_day != date.max else max(bar.first_day, today))
        row = row._replace(expected_end=max(start + by, row.first_day, today))
    elif grip == "last":
        row = row._replace(last_day=max(last + by, row.first_day))
    else:
        expected = row.expected_end + by if row.expected_end is not None else None
        row = row._replace(first_day=row.first_day + by, last_day=last + by, expected_end=expected)
    return bar_of(bar.number, row, today)


def _latest_start(bar: Bar, today: date) -> date:
    """An absence cannot begin after its end; one without any not later than it does, or today."""
    return bar.last_day if bar.last_day != date.max else max(today, bar.first_day)


class Hold:
    """A bar whose days are being moved: `held` as it is, `bar` as it would become."""

    def __init__(self, bar: Bar, today: date) -> None:
        self.held = self.bar = bar
        self._today = today

    def nudge(self, grip: Grip, days: int) -> None:
        """Moves it on by so many days from where it is shown."""
        self.bar = moved(self.bar, grip, days, self._today)


class Drag(Hold):
    """A bar that is held by the mouse since it was pressed at `x`."""

    def __init__(self, box: BarBox, grip: Grip, x: float, scale: Scale, today: date) -> None:
        super().__init__(box.bar, today)
        self._grip, self._pressed, self._scale = grip, x, scale
        self._end = scale.day(x) if grip == "last" and box.cut_right else None

    def to(self, x: float) -> None:
        """Shows the bar where the pointer is."""
        days = self._scale.days_between(self._pressed, x)
        self.bar = moved(self.held, self._grip, days, self._today, end=self._end)
