"""Density on weekend days and at night: the same formula on those hours, as figures without a target."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from caredesk.domain.calendar import days_of, is_weekend
from caredesk.domain.day_totals import DayTotal
from caredesk.domain.density import DETAIL, EMPLOYED, MEASURE_OWN, MonthPoint, ratio, total
from caredesk.domain.occupancy import UNIT


@dataclass(frozen=True)
class PartSums:
    """What a part's density is made of: counted hours (or full-time days) `amount` / `weight` of the same =
    full-time equivalents, and mean occupied places a day over `days`."""

    amount: float
    weight: float
    days: int
    occupied: float

    @property
    def fte(self) -> float:
        return self.amount / self.weight

    @property
    def density(self) -> float:
        return self.fte / self.occupied


@dataclass(frozen=True)
class PartDensity:
    """Density of a month's weekend days, and of its hours between 22 and 06; None unless from details."""

    of_weekend: PartSums | None = None
    of_night: PartSums | None = None

    @property
    def weekend(self) -> float | None:
        return self.of_weekend.density if self.of_weekend else None

    @property
    def night(self) -> float | None:
        return self.of_night.density if self.of_night else None


def part_density(
    point: MonthPoint,
    totals: Iterable[DayTotal],
    section: str | None,
    full_time_hours_on: Callable[[date], float | None],
) -> PartDensity:
    """Of the unit (section None) or one section, from the month's day totals.

    Weekend: the weekend days' counted hours / their full-time hours / their mean of occupied places. Night:
    the counted hours of 22-06 / the full-time hours of all days / the mean of occupied places.
    """
    basis, measure = point.counting
    if point.hours_source != DETAIL or basis == EMPLOYED:
        return PartDensity()
    column = f"{basis}_own_days" if measure == MEASURE_OWN else f"{basis}_hours"
    amounts: dict[date, float] = {}
    night = 0.0
    occupied: dict[date, float] = {}
    for row in totals:
        if section is None or row.section == section:
            amounts[row.day] = amounts.get(row.day, 0.0) + getattr(row, column)
            night += getattr(row, f"night_{column}")
        if row.section == (section or UNIT) and row.occupied is not None:
            occupied[row.day] = row.occupied
    days = days_of(point.month)
    weekend = [day for day in days if is_weekend(day)]

    def of_days(amount: float, held: Sequence[date]) -> PartSums | None:
        weight = len(held) if measure == MEASURE_OWN else total(full_time_hours_on(day) for day in held)
        mean = ratio(total(occupied.get(day) for day in held), len(held))
        return PartSums(amount, weight, len(held), mean) if weight and mean else None

    return PartDensity(
        of_weekend=of_days(sum(amounts.get(day, 0.0) for day in weekend), weekend),
        of_night=of_days(night, days),
    )
