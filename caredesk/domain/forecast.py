"""The way to the target: what R12 becomes if density is held, the level needed, and the earliest month."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from caredesk.domain.calendar import add_months, days_in, months_ending, months_from_to
from caredesk.domain.density import MISSING, MonthPoint, rolling
from caredesk.domain.month_points import MonthBook

SEARCHED_MONTHS = 36
FORECAST = "forecast"
# What sums of floats may add to a density that is the target itself.
NOISE = 1e-9


@dataclass(frozen=True)
class ForecastPoint:
    """R12 of a month to come; None while the twelve months are not complete."""

    month: str
    r12: float | None


class Turn(NamedTuple):
    """A held value that becomes another from a month on."""

    before: float
    from_month: str
    after: float


Held = float | Turn


class LevelLine(NamedTuple):
    """R12 = `kept`, what the months that have been bring to it, + `weight` x the density of those to come."""

    kept: float
    weight: float


def held_in(value: Held, month: str) -> float:
    """What a held value is in a month."""
    if isinstance(value, Turn):
        return value.after if month >= value.from_month else value.before
    return value


def first_at(points: Iterable[ForecastPoint], target: float) -> str | None:
    """The first month with R12 at or below the target."""
    return next(
        (point.month for point in points if point.r12 is not None and point.r12 <= target + NOISE), None
    )


class Forecast:
    """Months to come after the last complete one, at a held density and held occupied places.

    Each of the two may turn to another value at a month.
    """

    def __init__(self, book: MonthBook, last_complete: MonthPoint, section: str | None = None) -> None:
        self._book = book
        self._last = last_complete
        self._section = section

    @property
    def held_density(self) -> float | None:
        """The density of the last complete month."""
        return self._last.density

    @property
    def held_occupied(self) -> float | None:
        """The occupied places of the last complete month."""
        return self._last.occupied

    def r12(self, month: str, level: Held, occupied: Held | None = None) -> float | None:
        """R12 of a month if every month after the last complete one has this density.

        `level` in full-time equivalents per occupied place; `occupied` places, the last value when None.
        """
        return rolling(self._year(month, level, occupied)).density

    def line(self, until: str, level: Held, occupied: Held | None = None) -> tuple[ForecastPoint, ...]:
        """R12 of each month after the last complete one."""
        months = months_from_to(add_months(self._last.month, 1), until)
        return tuple(ForecastPoint(month, self.r12(month, level, occupied)) for month in months)

    def level_needed(self, month: str, target: float, occupied: Held | None = None) -> float | None:
        """The constant density from the first month to come that makes R12 of `month` equal the target.

        None without twelve months, and where no month of them is to come.
        """
        line = self.in_the_level(month, occupied)
        return None if line is None or not line.weight else (target - line.kept) / line.weight

    def in_the_level(self, month: str, occupied: Held | None = None) -> LevelLine | None:
        """R12 of `month` as a straight line in the density of the months to come, from two of its values."""
        at_zero, at_one = self.r12(month, 0.0, occupied), self.r12(month, 1.0, occupied)
        return None if at_zero is None or at_one is None else LevelLine(at_zero, at_one - at_zero)

    def earliest_month(self, target: float, level: Held, occupied: Held | None = None) -> str | None:
        """The first month with R12 at or below the target; None when 36 months hold none."""
        last = add_months(self._last.month, SEARCHED_MONTHS)
        return first_at(self.line(last, level, occupied), target)

    def _year(self, month: str, level: Held, occupied: Held | None) -> Sequence[MonthPoint]:
        return tuple(
            self._book.point(each, self._section)
            if each <= self._last.month
            else self._coming(each, level, occupied)
            for each in months_ending(month, 12)
        )

    def _coming(self, month: str, level: Held, occupied: Held | None) -> MonthPoint:
        held = self._last.occupied if occupied is None else held_in(occupied, month)
        weight = self._book.weight(month)
        counting = self._book.counting(month)
        if held is None or weight is None:
            return MonthPoint(month, counting, MISSING, MISSING)
        return MonthPoint(
            month=month,
            counting=counting,
            hours_source=FORECAST,
            occupancy_source=FORECAST,
            weight=weight,
            amount=held_in(level, month) * held * weight,
            bed_days=held * days_in(month),
        )


def last_complete(book: MonthBook, month: str, section: str | None = None) -> MonthPoint | None:
    """The latest month at or before `month`, within a year, with both hours and occupancy."""
    points = book.year(month, section)
    return next((point for point in reversed(points) if point.complete), None)
