"""An edit that takes its time: tells how far it has come, and ends without a trace when asked to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from caredesk.domain.day_totals import DayTotal
from caredesk.domain.register import Facts
from caredesk.storage.day_totals import Compute

Progress = Callable[[int, int], bool]
"""progress(done, total): False asks for a stop."""
Tell = Callable[[float], None]
"""Takes the share 0-1 of a part of the work."""

ROWS_AT_ONCE = 500
"""So few that the window waits no longer between two reports than it may."""

Thing = TypeVar("Thing")


class Stopped(Exception):
    """The user asked for a stop; nothing was stored."""


class Report:
    """Tells `progress` in percent how far the whole has come, part by part; raises Stopped when asked to."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress

    def within(self, first: int, last: int) -> Tell:
        """Takes the share of a part of the work that lies between two percentages."""

        def tell(share: float) -> None:
            if self._progress is not None and not self._progress(round(first + share * (last - first)), 100):
                raise Stopped

        return tell


class Parts:
    """Cuts lists in parts, and tells before each how far they have come together."""

    def __init__(self, total: int, tell: Tell) -> None:
        self._total, self._tell, self._done = max(1, total), tell, 0

    def of(self, whole: Sequence[Thing], size: int = ROWS_AT_ONCE) -> Iterator[Sequence[Thing]]:
        """Parts of a list, of so many each."""
        for start in range(0, len(whole), size):
            self._tell(min(1.0, self._done / self._total))
            part = whole[start : start + size]
            self._done += len(part)
            yield part


def telling_totals(compute: Compute, first: date, last: date, tell: Tell) -> Compute:
    """Day totals that tell, before each month, how far they have come."""
    days = (last - first).days + 1

    def told(facts: Facts) -> Iterable[DayTotal]:
        tell(max(0, min(1, (facts.first_day - first).days / days)))
        return compute(facts)

    return told
