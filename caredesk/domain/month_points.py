"""Which source a month's hours and occupancy come from, and what they then are, by section."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from caredesk.domain.calendar import days_in, days_of, first_day, month_of, months_ending
from caredesk.domain.density import (
    DETAIL,
    EMPLOYED,
    MEASURE_OWN,
    MEASURE_UNIT,
    MEASURE_YEAR,
    MISSING,
    MONTHLY,
    SCHEDULED,
    WORKED,
    Counting,
    MonthPoint,
    total,
)
from caredesk.domain.month_totals import MonthTotal, empty_month
from caredesk.domain.occupancy import UNIT, PlaceBook
from caredesk.domain.people import MONTHLY_PAID
from caredesk.domain.register import Register
from caredesk.domain.rows import MonthlyValue

COUNTED_COLUMNS = {
    (WORKED, False): "worked_hours",
    (SCHEDULED, False): "scheduled_hours",
    (WORKED, True): "worked_own_days",
    (SCHEDULED, True): "scheduled_own_days",
}


@dataclass(frozen=True)
class MonthSources:
    """What months are built from: sums of days, monthly values by (month, section), closed months."""

    totals: Mapping[tuple[str, str], MonthTotal]
    monthly: Mapping[tuple[str, str], MonthlyValue]
    closed: frozenset[str] = frozenset()


class MonthBook:
    """Month points of the unit (section None) and of its sections, each computed once."""

    def __init__(
        self,
        register: Register,
        places: PlaceBook,
        sources: MonthSources,
        standing: Mapping[str, dict[str | None, MonthPoint]] | None = None,
    ) -> None:
        """`standing`: points of months, by section, that the same sources have given before; those that are
        made are added to them."""
        self._register = register
        self._places = places
        self._sources = sources
        self._sections = sorted({section for _, section in sources.totals} - {UNIT})
        paid = [row.valid_from for row in register.facts.employments if row.form in MONTHLY_PAID]
        self._first_employment = min(map(month_of, paid), default=None)
        self._points = dict(standing or {})
        self._countings: dict[str, Counting] = {}
        self._full_time: dict[str, float | None] = {}

    def year(self, month: str, section: str | None = None) -> tuple[MonthPoint, ...]:
        """The twelve months that end with `month`."""
        return tuple(self.point(each, section) for each in months_ending(month, 12))

    def point(self, month: str, section: str | None = None) -> MonthPoint:
        """What a month brings to density, for the unit or one section."""
        points = self._points.setdefault(month, {})
        if section not in points:
            points[section] = self._build(month, section)
        return points[section]

    def counting(self, month: str) -> Counting:
        """Basis and measure of the month's first day."""
        if month not in self._countings:
            unit = self._register.unit_on(first_day(month))
            self._countings[month] = Counting(unit.basis or WORKED, unit.measure or MEASURE_UNIT)
        return self._countings[month]

    def weight(self, month: str) -> float | None:
        """What a month's hours are divided by: its full-time hours, or its days where days are counted."""
        basis, measure = self.counting(month)
        if basis == EMPLOYED or measure == MEASURE_OWN:
            return float(days_in(month))
        return self._full_time_hours(month)

    def hours_source(self, month: str) -> str:
        """Where the unit's hours of the month come from."""
        if self._has_detail_hours(month):
            return DETAIL
        return MISSING if self._monthly_hours(month, None) is None else MONTHLY

    def occupancy_source(self, month: str) -> str:
        """Where the unit's occupancy of the month comes from."""
        if self._has_detail_occupancy(month):
            return DETAIL
        return MISSING if self._monthly_bed_days(month, None) is None else MONTHLY

    def _has_detail_hours(self, month: str) -> bool:
        if self.counting(month).basis == EMPLOYED:
            return self._first_employment is not None and month >= self._first_employment
        return month in self._sources.closed or self._total(month, UNIT).sums.detail_day == days_in(month)

    def _has_detail_occupancy(self, month: str) -> bool:
        known = self._total(month, UNIT).occupied_days
        return month in self._sources.closed or known == days_in(month)

    def monthly(
        self, month: str, section: str | None, value_of: Callable[[MonthlyValue], float | None]
    ) -> float | None:
        """A monthly value: the unit's own, else the sum of its sections if each with places has one."""
        if section is not None:
            row = self._sources.monthly.get((month, section))
            return None if row is None else value_of(row)
        own = self._sources.monthly.get((month, UNIT))
        if own is not None and (value := value_of(own)) is not None:
            return value
        given = {name for held, name in self._sources.monthly if held == month} - {UNIT}
        required = self._with_places(month)
        values = {name: self.monthly(month, name, value_of) for name in sorted(given | required)}
        known = [value for value in values.values() if value is not None]
        return sum(known) if known and all(values[name] is not None for name in required) else None

    def _with_places(self, month: str) -> set[str]:
        return {
            section
            for day in (first_day(month), *self._places.turning_days(month))
            for section, row in self._places.sections_with_rows(day).items()
            if row.available
        }

    def _monthly_hours(self, month: str, section: str | None) -> float | None:
        """Counted hours from monthly values; full-time equivalents may stand for hours."""
        weight = self._full_time_hours(month)

        def hours_of(row: MonthlyValue) -> float | None:
            if row.worked_hours is not None or row.fte is None or weight is None:
                return row.worked_hours
            return row.fte * weight

        return self.monthly(month, section, hours_of)

    def _monthly_bed_days(self, month: str, section: str | None) -> float | None:
        """Bed-days from monthly values; mean occupied places may stand for them."""

        def bed_days_of(row: MonthlyValue) -> float | None:
            if row.bed_days is not None or row.occupied_mean is None:
                return row.bed_days
            return row.occupied_mean * days_in(month)

        return self.monthly(month, section, bed_days_of)

    def _full_time_hours(self, month: str) -> float | None:
        if month not in self._full_time:
            self._full_time[month] = total(self.full_time_hours_on(day) for day in days_of(month))
        return self._full_time[month]

    def full_time_hours_on(self, day: date) -> float | None:
        """Full-time hours of a day by its month's measure: a week's / 7, or a year's / its days."""
        if self.counting(month_of(day)).measure != MEASURE_YEAR:
            return self._register.weekly_hours_on(day) / 7
        annual = self._register.unit_on(day).annual_hours
        return None if annual is None else annual / (366 if isleap(day.year) else 365)

    def _build(self, month: str, section: str | None) -> MonthPoint:
        hours_source, occupancy_source = self.hours_source(month), self.occupancy_source(month)
        both = []
        if hours_source == DETAIL and self._monthly_hours(month, section) is not None:
            both.append("hours")
        if occupancy_source == DETAIL and self._monthly_bed_days(month, section) is not None:
            both.append("occupancy")
        weight, amount, hours = self._amount(month, section, hours_source)
        bed_days, empty, estimated = self._occupied(month, section, occupancy_source)
        available, planned = self._place_days(month, section, occupancy_source)
        if occupancy_source == MONTHLY and bed_days is not None and available is not None:
            empty = max(0.0, available - bed_days)
        return MonthPoint(
            month=month,
            counting=self.counting(month),
            hours_source=hours_source,
            occupancy_source=occupancy_source,
            weight=weight,
            amount=amount,
            hours=hours,
            bed_days=bed_days,
            available_days=available,
            planned_days=planned,
            empty_days=empty,
            estimated_days=estimated,
            both_sources=tuple(both),
        )

    def _amount(
        self, month: str, section: str | None, source: str
    ) -> tuple[float | None, float | None, float | None]:
        """Weight, amount and counted hours (None with basis employed) of a month."""
        basis, measure = self.counting(month)
        if source == MISSING:
            return None, None, None
        if source == MONTHLY:
            hours = self._monthly_hours(month, section)
            full_time = self._full_time_hours(month)
            weight = self.weight(month)
            if hours is None or not full_time or weight is None:
                return weight, None, None
            return weight, hours * weight / full_time, None if basis == EMPLOYED else hours
        if basis == EMPLOYED:
            return self.weight(month), self._sum(month, section, "employed_fte"), None
        hours = self._sum(month, section, COUNTED_COLUMNS[basis, False])
        if measure == MEASURE_OWN:
            return self.weight(month), self._sum(month, section, COUNTED_COLUMNS[basis, True]), hours
        return self.weight(month), hours, hours

    def _occupied(
        self, month: str, section: str | None, source: str
    ) -> tuple[float | None, float | None, int]:
        """Bed-days, empty places of the days and estimated days of a month."""
        if source == MISSING:
            return None, None, 0
        if source == MONTHLY:
            return self._monthly_bed_days(month, section), None, 0
        held = self._total(month, section or UNIT)
        if held.occupied_days < days_in(month):
            return None, None, held.sums.estimated
        known_places = held.places_days == days_in(month)
        return held.sums.occupied, held.sums.empty_places if known_places else None, held.sums.estimated

    def _place_days(self, month: str, section: str | None, source: str) -> tuple[float | None, float | None]:
        """Available and planned places summed over the month's days."""
        held = self._total(month, section or UNIT)
        known = held.places_days == days_in(month)
        available = held.sums.available if known else None
        planned = held.sums.planned if known else None
        if source == MONTHLY:
            given = self.monthly(month, section, lambda row: row.available_days)
            given_planned = self.monthly(month, section, lambda row: row.planned_days)
            # Places without a plan of their own plan what is available.
            if given_planned is None and given is not None and planned == available:
                given_planned = given
            available = available if given is None else given
            planned = planned if given_planned is None else given_planned
        return available, planned

    def _total(self, month: str, section: str) -> MonthTotal:
        return self._sources.totals.get((month, section)) or empty_month(month, section)

    def _sum(self, month: str, section: str | None, column: str) -> float:
        sections = (UNIT, *self._sections) if section is None else (section,)
        return float(sum(getattr(self._total(month, name).sums, column) for name in sections))
