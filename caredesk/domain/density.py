"""Personnel density: full-time equivalents per occupied place, of a month and of rolling twelve months."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from caredesk.domain.calendar import days_from_to, days_in, is_weekend
from caredesk.domain.day_totals import DayTotal
from caredesk.domain.occupancy import UNIT

WORKED, SCHEDULED, EMPLOYED = "worked", "scheduled", "employed"
MEASURE_UNIT, MEASURE_OWN, MEASURE_YEAR = "unit", "own", "year"

DETAIL, MONTHLY, MISSING = "detail", "monthly", "missing"


class Counting(NamedTuple):
    """How full-time equivalents are counted in a month: basis and measure of its first day."""

    basis: str
    measure: str


@dataclass(frozen=True)
class MonthPoint:
    """What one month brings to density. None where nothing is known.

    `amount` / `weight` = full-time equivalents: hours / full-time hours, or full-time days / days. `hours`
    are counted hours, None with basis employed. `bed_days` = occupied places summed over the days;
    `available_days` and `planned_days` likewise.
    """

    month: str
    counting: Counting
    hours_source: str
    occupancy_source: str
    weight: float | None = None
    amount: float | None = None
    hours: float | None = None
    bed_days: float | None = None
    available_days: float | None = None
    planned_days: float | None = None
    empty_days: float | None = None
    estimated_days: int = 0
    both_sources: tuple[str, ...] = ()

    @property
    def days(self) -> int:
        return days_in(self.month)

    @property
    def fte(self) -> float | None:
        return ratio(self.amount, self.weight)

    @property
    def occupied(self) -> float | None:
        return None if self.bed_days is None else self.bed_days / self.days

    @property
    def density(self) -> float | None:
        return ratio(self.fte, self.occupied)

    @property
    def complete(self) -> bool:
        """Whether both hours and occupancy are known."""
        return self.fte is not None and self.bed_days is not None


@dataclass(frozen=True)
class Rolling:
    """Twelve months together: full-time equivalents, occupied places and their ratio, None unless all are
    complete; `months` counts the complete ones."""

    months: int
    fte: float | None = None
    occupied: float | None = None
    amount: float | None = None
    weight: float | None = None
    bed_days: float | None = None

    @property
    def density(self) -> float | None:
        return ratio(self.fte, self.occupied)


@dataclass(frozen=True)
class National:
    """The national measure at 09:00: occupied places per worker, weekdays and weekend days of a fortnight."""

    year: int
    weekday: float | None
    weekend: float | None


@dataclass(frozen=True)
class DensityFigures:
    """Density of a month; field names are the keys of `figures`."""

    hours: float | None
    fte: float | None
    occupied: float | None
    month: float | None
    r12: float | None
    r12_months: int
    target: float | None
    gap_fte: float | None
    gap_sek_per_year: float | None
    planned_share: float | None
    national_0900: National
    weekend: float | None
    night: float | None


@dataclass(frozen=True)
class OccupancyFigures:
    """Occupancy of a month; field names are the keys of `figures`. Places a day, shares 0-1."""

    available: float | None
    planned: float | None
    occupied: float | None
    rate_available: float | None
    rate_planned: float | None
    rate_r12: float | None
    rate_r12_planned: float | None
    empty_days: float | None


def ratio(numerator: float | None, denominator: float | None) -> float | None:
    """A ratio, None when a part is unknown or the denominator is zero."""
    if numerator is None or not denominator:
        return None
    return numerator / denominator


def total(values: Iterable[float | None]) -> float | None:
    """A sum, None when a term is unknown."""
    known = list(values)
    return None if any(value is None for value in known) else sum(value or 0.0 for value in known)


def together(points: Sequence[MonthPoint]) -> tuple[float | None, float | None]:
    """Amount and weight of several months: their sums, or where hours can't be summed full-time equivalents
    by days; None where a month is unknown (figures.md § 2)."""
    countings = {point.counting for point in points}
    if len(countings) == 1 and points[0].counting.basis != EMPLOYED:
        return total(point.amount for point in points), total(point.weight for point in points)
    days_worked = [None if point.fte is None else point.fte * point.days for point in points]
    return total(days_worked), float(sum(point.days for point in points))


def mean_occupied(points: Sequence[MonthPoint]) -> float | None:
    """Occupied places of several months; None where a month is unknown."""
    return ratio(total(point.bed_days for point in points), sum(point.days for point in points))


def rolling(points: Sequence[MonthPoint]) -> Rolling:
    """R12 of twelve months: ratios of sums, or means of months by days where hours can't be summed."""
    complete = [point for point in points if point.complete]
    if len(complete) < len(points) or len(points) < 12:
        return Rolling(len(complete))
    bed_days = total(point.bed_days for point in points)
    amount, weight = together(points)
    return Rolling(
        months=len(complete),
        fte=ratio(amount, weight),
        occupied=mean_occupied(points),
        amount=amount,
        weight=weight,
        bed_days=bed_days,
    )


def gap_to_target(
    held: Rolling, target: float | None, cost_per_fte: float | None
) -> tuple[float | None, float | None]:
    """Full-time equivalents above the target (negative: below), and what they cost in a year (SEK)."""
    if held.fte is None or held.occupied is None or target is None:
        return None, None
    gap = held.fte - target * held.occupied
    return gap, None if cost_per_fte is None else gap * cost_per_fte


def density_figures(
    points: Sequence[MonthPoint],
    *,
    target: float | None,
    cost_per_fte: float | None,
    planned_share: float | None,
    national: National,
    weekend: float | None,
    night: float | None,
) -> DensityFigures:
    """Figures of the last of twelve months; the gap is positive above the target."""
    point, year = points[-1], rolling(points)
    gap_fte, gap_sek = gap_to_target(year, target, cost_per_fte)
    return DensityFigures(
        hours=point.hours,
        fte=point.fte,
        occupied=point.occupied,
        month=point.density,
        r12=year.density,
        r12_months=year.months,
        target=target,
        gap_fte=gap_fte,
        gap_sek_per_year=gap_sek,
        planned_share=planned_share,
        national_0900=national,
        weekend=weekend,
        night=night,
    )


def occupancy_figures(points: Sequence[MonthPoint]) -> OccupancyFigures:
    """Occupancy of the last of twelve months and its rates over all of them."""
    point = points[-1]
    bed_days = total(each.bed_days for each in points)
    return OccupancyFigures(
        available=ratio(point.available_days, point.days),
        planned=ratio(point.planned_days, point.days),
        occupied=point.occupied,
        rate_available=ratio(point.bed_days, point.available_days),
        rate_planned=ratio(point.bed_days, point.planned_days),
        rate_r12=ratio(bed_days, total(each.available_days for each in points)),
        rate_r12_planned=ratio(bed_days, total(each.planned_days for each in points)),
        empty_days=point.empty_days,
    )


def national_year(month: str) -> int:
    """The year of the latest 1-14 March at or before the month."""
    year = int(month[:4])
    return year if month >= f"{year:04d}-03" else year - 1


def national_days(year: int) -> tuple[date, date]:
    """First and last day of the national measure's fortnight."""
    return date(year, 3, 1), date(year, 3, 14)


class AtNine(NamedTuple):
    """A day's workers at 09:00 and its occupied places, None where not known."""

    day: date
    workers: int
    occupied: float | None

    @property
    def per_worker(self) -> float | None:
        """Occupied places per worker; None without either."""
        return ratio(self.occupied, self.workers)


def national_fortnight(year: int, totals: Iterable[DayTotal], section: str | None) -> tuple[AtNine, ...]:
    """Each day of the fortnight, from its day totals, of the whole unit (section None) or a section."""
    workers: dict[date, int] = {}
    occupied: dict[date, float] = {}
    for row in totals:
        if section is None or row.section == section:
            workers[row.day] = workers.get(row.day, 0) + row.workers_at_nine
        if row.section == (section or UNIT) and row.occupied is not None:
            occupied[row.day] = row.occupied
    days = days_from_to(*national_days(year))
    return tuple(AtNine(day, workers.get(day, 0), occupied.get(day)) for day in days)


def national_measure(year: int, totals: Iterable[DayTotal], section: str | None) -> National:
    """Mean of occupied places per worker at 09:00 over the fortnight's weekdays and weekend days.

    `totals` are the fortnight's; `section` None = the whole unit. A day without worker or occupancy makes its
    mean None. Definition: Kolada N23580, N23581.
    """
    held = national_fortnight(year, totals, section)
    return National(
        year,
        _mean(each.per_worker for each in held if not is_weekend(each.day)),
        _mean(each.per_worker for each in held if is_weekend(each.day)),
    )


def _mean(values: Iterable[float | None]) -> float | None:
    listed = list(values)
    return ratio(total(listed), len(listed))
