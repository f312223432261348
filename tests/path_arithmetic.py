"""Density and the path to a target worked a second way: exact fractions over plain lists of months.

Nothing here is shared with the program, not even its calendar; `figures.md` § 2 is all that both stand on.
The level needed is found from two trials of R12 (it is a straight line in the level), not by a formula.
"""

from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import NamedTuple

Exact = Fraction | int | str
# Full-time measures, hours a week, from a day: ("2026-01-01", "38.25"), earliest first.
Measures = tuple[tuple[str, Exact], ...]

YEAR = 12
SEARCHED = 36


class Month(NamedTuple):
    """What a month is known to be: full-time equivalents, occupied places, full-time hours of its days and
    the way it is counted ("" = by hours against the unit's full time)."""

    fte: Fraction
    occupied: Fraction
    full_time: Fraction
    way: str = ""


Months = Mapping[str, Month]


def plus(month: str, count: int) -> str:
    """The month so many months later: ("2026-11", 3) -> "2027-02"."""
    number = int(month[:4]) * 12 + int(month[5:]) - 1 + count
    return f"{number // 12}-{number % 12 + 1:02d}"


def length(month: str) -> int:
    """Days of a month."""
    return monthrange(int(month[:4]), int(month[5:]))[1]


def total(values: Iterable[Fraction]) -> Fraction:
    """A sum that is a fraction also of nothing."""
    return sum(values, Fraction(0))


@cache
def full_time(month: str, measures: Measures) -> Fraction:
    """Hours of one full-time equivalent: a seventh of each day's weekly measure."""
    return total(
        Fraction([hours for first, hours in measures if first <= f"{month}-{day:02d}"][-1]) / 7
        for day in range(1, length(month) + 1)
    )


def history(
    first: str,
    fte: Sequence[Exact],
    occupied: Sequence[Exact],
    measures: Measures,
    ways: Mapping[str, str] = {},
) -> dict[str, Month]:
    """Months in a row from lists of their values. `ways`: a way of counting from a month."""
    return {
        month: Month(Fraction(staff), Fraction(places), full_time(month, measures), way_of(month, ways))
        for number, (staff, places) in enumerate(zip(fte, occupied, strict=True))
        for month in (plus(first, number),)
    }


def way_of(month: str, ways: Mapping[str, str]) -> str:
    """The way of counting that holds on the month's first day."""
    return ways[max(first for first in ways if first <= month)] if ways else ""


class Year(NamedTuple):
    """R12: full-time equivalents and occupied places."""

    fte: Fraction
    occupied: Fraction

    @property
    def density(self) -> Fraction:
        return self.fte / self.occupied


def r12(months: Months, last: str) -> Year | None:
    """The twelve months that end with one; None when any of them is unknown.

    Hours over full-time hours; by days when the way of counting is not one and the same, or has no hours.
    """
    names = [plus(last, -back) for back in range(YEAR)]
    if any(name not in months for name in names):
        return None
    ways = {months[name].way for name in names}
    by_days = len(ways) > 1 or ways & {"employed", "own"}
    weights = {name: Fraction(length(name)) if by_days else months[name].full_time for name in names}
    days = sum(length(name) for name in names)
    return Year(
        total(weights[name] * months[name].fte for name in names) / total(weights.values()),
        total(length(name) * months[name].occupied for name in names) / days,
    )


class Step(NamedTuple):
    """A change from a month on; before it months are as the last known."""

    fte: Exact = 0
    occupied: Exact | None = None
    first: str = ""


AS_NOW = Step()


class Ahead:
    """Months to come: as the last known, changed by a step, or at a level."""

    def __init__(self, known: Months, measures: Measures, step: Step = AS_NOW, ways: Mapping[str, str] = {}):
        self._known = known
        self._measures = measures
        self._step = step
        self._ways = ways
        self.last = max(known)

    def places(self, month: str) -> Fraction:
        """Occupied places of a month to come."""
        changed = self._step.occupied is not None and month >= self._step.first
        return Fraction(self._step.occupied or 0) if changed else self._known[self.last].occupied

    def staff(self, month: str) -> Fraction:
        """Full-time equivalents of a month to come."""
        return self._known[self.last].fte + (Fraction(self._step.fte) if month >= self._step.first else 0)

    def year(self, end: str, staff: Callable[[str], Fraction] | None = None) -> Year | None:
        """R12 of a month to come; `staff`: other full-time equivalents than the step gives."""
        coming = [name for name in (plus(end, -back) for back in range(YEAR)) if name > self.last]
        months = {
            name: Month(
                (staff or self.staff)(name),
                self.places(name),
                full_time(name, self._measures),
                way_of(name, self._ways),
            )
            for name in coming
        }
        return r12({**self._known, **months}, end)

    def line(self, count: int = YEAR) -> list[Fraction | None]:
        """R12 of the months ahead, the next one first."""
        years = (self.year(plus(self.last, number)) for number in range(1, count + 1))
        return [year and year.density for year in years]

    def level_needed(self, target: Exact, end: str) -> Fraction | None:
        """The one density of the months to come that makes R12 of `end` the target; below 0: out of reach."""

        def above(level: int) -> Fraction | None:
            year = self.year(end, lambda month: level * self.places(month))
            return year and year.fte - Fraction(target) * year.occupied

        none, one = above(0), above(1)
        return None if none is None or one is None else none / (none - one)

    def earliest(self, target: Exact) -> str | None:
        """The first of 36 months ahead whose R12 is at or below the target."""
        for number in range(1, SEARCHED + 1):
            year = self.year(plus(self.last, number))
            if year is not None and year.density <= Fraction(target):
                return plus(self.last, number)
        return None
