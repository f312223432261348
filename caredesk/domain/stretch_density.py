"""Density of any stretch of days: full-time equivalents per occupied place (figures.md § 2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from caredesk.domain.calendar import days_from_to, month_of
from caredesk.domain.day_totals import DayTotal
from caredesk.domain.density import EMPLOYED, MEASURE_OWN, ratio, total
from caredesk.domain.month_points import COUNTED_COLUMNS, MonthBook
from caredesk.domain.occupancy import UNIT


class StretchDensity(NamedTuple):
    """Full-time equivalents of the days, None unless each of them has a shift that counts (where hours are
    counted); mean occupied places, None unless known on each."""

    fte: float | None
    occupied: float | None

    @property
    def density(self) -> float | None:
        return ratio(self.fte, self.occupied)


def stretch_density(
    book: MonthBook, totals: Sequence[DayTotal], first_day: date, last_day: date
) -> StretchDensity:
    """Of the unit, from the totals of these days; basis and measure are those of each month."""
    days = days_from_to(first_day, last_day)
    of_unit = {row.day: row for row in totals if row.section == UNIT}
    held = [of_unit.get(day) for day in days]
    occupied = ratio(total(None if row is None else row.occupied for row in held), len(days))
    worked = {row.day for row in of_unit.values() if row.detail_day}
    parts = [_Part(book, totals, days, month) for month in sorted({month_of(day) for day in days})]
    known = all(worked.issuperset(part.days) for part in parts if part.asks_for_shifts)
    return StretchDensity(_fte(parts) if known else None, occupied)


class _Part:
    """The days of one month in the stretch: counted hours (or full-time days) `amount` / `weight`."""

    def __init__(self, book: MonthBook, totals: Sequence[DayTotal], days: Sequence[date], month: str) -> None:
        self.counting = book.counting(month)
        basis, measure = self.counting
        self.days = [day for day in days if month_of(day) == month]
        self.asks_for_shifts = basis != EMPLOYED
        own = measure == MEASURE_OWN
        column = COUNTED_COLUMNS[basis, own] if self.asks_for_shifts else "employed_fte"
        held = set(self.days)
        self.amount = float(sum(getattr(row, column) for row in totals if row.day in held))
        by_days = own or not self.asks_for_shifts
        full_time = [book.full_time_hours_on(day) for day in self.days]
        self.weight = float(len(self.days)) if by_days else total(full_time)


def _fte(parts: Sequence[_Part]) -> float | None:
    """Ratio of sums where months are counted alike, else the mean of months by their days."""
    if len({part.counting for part in parts}) == 1:
        return ratio(sum(part.amount for part in parts), total(part.weight for part in parts))
    days_worked = [_times(ratio(part.amount, part.weight), len(part.days)) for part in parts]
    return ratio(total(days_worked), sum(len(part.days) for part in parts))


def _times(value: float | None, count: int) -> float | None:
    return None if value is None else value * count
