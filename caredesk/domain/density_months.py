"""The months of personnel density as a table: each against its own target, and R12 of all together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from caredesk.domain.calendar import ONE_DAY, add_months, last_day, months_ending
from caredesk.domain.density import MonthPoint, Rolling, mean_occupied, ratio, rolling, together, total
from caredesk.domain.month_points import MonthBook
from caredesk.domain.occupancy import PlaceBook
from caredesk.domain.register import Register


@dataclass(frozen=True)
class MonthRow:
    """A month of the table, or its twelve months together; None where not known.

    `rate_*`: occupied of available or planned places, 0-1. `target` holds on the last day of the month, and
    `to_target` = `density` - `target`. `year_before`: density of the same month a year before; `r12`: that of
    the twelve months that end with the month. A source is "detail", "monthly" or "missing", of all months
    together "" where they differ. `empty_cost`: SEK of empty days, None without cost per place and day.
    """

    month: str
    hours: float | None
    fte: float | None
    occupied: float | None
    rate_available: float | None
    rate_planned: float | None
    density: float | None
    target: float | None
    to_target: float | None
    year_before: float | None
    r12: float | None
    hours_source: str
    occupancy_source: str
    estimated_days: int
    empty_days: float | None
    empty_cost: float | None


@dataclass(frozen=True)
class SectionRow:
    """A section's rolling year against its target on the last day; None where not known."""

    section: str
    occupied: float | None
    fte: float | None
    density: float | None
    target: float | None
    to_target: float | None


class DensityMonths:
    """The table of twelve months of the unit (section None) or of a section.

    `book` reaches twelve months further back; `places` knows the occupancy of each month's last day.
    """

    def __init__(self, book: MonthBook, places: PlaceBook, register: Register, section: str | None) -> None:
        self._book = book
        self._places = places
        self._register = register
        self._section = section

    def rows(self, month: str) -> tuple[MonthRow, ...]:
        """The twelve months that end with `month`, oldest first."""
        return tuple(self._row(self._book.point(each, self._section)) for each in months_ending(month, 12))

    def _row(self, point: MonthPoint) -> MonthRow:
        target = self._places.target_on(last_day(point.month), self._section)
        return MonthRow(
            month=point.month,
            hours=point.hours,
            fte=point.fte,
            occupied=point.occupied,
            rate_available=ratio(point.bed_days, point.available_days),
            rate_planned=ratio(point.bed_days, point.planned_days),
            density=point.density,
            target=target,
            to_target=difference(point.density, target),
            year_before=self._book.point(add_months(point.month, -12), self._section).density,
            r12=rolling(self._book.year(point.month, self._section)).density,
            hours_source=point.hours_source,
            occupancy_source=point.occupancy_source,
            estimated_days=point.estimated_days,
            empty_days=point.empty_days,
            empty_cost=empty_cost(self._register, point),
        )

    def whole(self, rows: Sequence[MonthRow]) -> MonthRow:
        """The twelve rows together: sums, and ratios of sums. The target is the last month's."""
        month = rows[-1].month
        points = self._book.year(month, self._section)
        year = rolling(points)
        before = rolling(self._book.year(add_months(month, -12), self._section))
        bed_days = total(point.bed_days for point in points)
        one_basis = len({point.counting.basis for point in points}) == 1
        return MonthRow(
            month=month,
            hours=total(row.hours for row in rows) if one_basis else None,
            fte=ratio(*together(points)),
            occupied=mean_occupied(points),
            rate_available=ratio(bed_days, total(point.available_days for point in points)),
            rate_planned=ratio(bed_days, total(point.planned_days for point in points)),
            density=year.density,
            target=rows[-1].target,
            to_target=difference(year.density, rows[-1].target),
            year_before=before.density,
            r12=year.density,
            hours_source=_common(row.hours_source for row in rows),
            occupancy_source=_common(row.occupancy_source for row in rows),
            estimated_days=sum(row.estimated_days for row in rows),
            empty_days=total(row.empty_days for row in rows),
            empty_cost=total(row.empty_cost for row in rows),
        )


def section_row(section: str, year: Rolling, target: float | None) -> SectionRow:
    """A section's line, from its rolling year."""
    to_target = difference(year.density, target)
    return SectionRow(section, year.occupied, year.fte, year.density, target, to_target)


def empty_cost(register: Register, point: MonthPoint) -> float | None:
    """SEK of a month's empty days, by the cost per place and day on its last day (figures.md § 3)."""
    price = register.unit_on(last_day(point.month)).cost_per_place_day
    return None if point.empty_days is None or price is None else point.empty_days * price


def difference(value: float | None, target: float | None) -> float | None:
    """How far a value is above the target; None when either is unknown."""
    return None if value is None or target is None else value - target


def ranges_of(days: Iterable[date]) -> tuple[tuple[date, date], ...]:
    """Days in order as (first, last) of those that follow on each other."""
    ranges: list[tuple[date, date]] = []
    for day in days:
        if ranges and day == ranges[-1][1] + ONE_DAY:
            ranges[-1] = (ranges[-1][0], day)
        else:
            ranges.append((day, day))
    return tuple(ranges)


def _common(sources: Iterable[str]) -> str:
    found = set(sources)
    return found.pop() if len(found) == 1 else ""
