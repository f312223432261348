"""Every figure of a month, read from a unit's file."""

from __future__ import annotations

from datetime import date

from caredesk.domain.calendar import add_months, first_day, last_day
from caredesk.domain.day_totals import DayTotal
from caredesk.domain.density import (
    EMPLOYED,
    MONTHLY,
    SCHEDULED,
    DensityFigures,
    density_figures,
    national_days,
    national_measure,
    national_year,
    occupancy_figures,
    ratio,
)
from caredesk.domain.figures import SectionFigures
from caredesk.domain.occupancy import UNIT
from caredesk.services.month_books import UnitMonths
from caredesk.services.session import OpenUnit
from caredesk.storage.day_totals import read_totals


class DensityView:
    """Density of a month for the unit and its sections; reads the fortnight of the national measure once."""

    def __init__(self, unit: OpenUnit, months: UnitMonths, month: str, as_of: date) -> None:
        self._months = months
        self._month = month
        year = national_year(month)
        self._fortnight = read_totals(unit.store, *national_days(year))
        self._coming = self._after(unit, as_of)

    def _after(self, unit: OpenUnit, as_of: date) -> list[DayTotal]:
        """The days of the month that lie after `as_of`."""
        return [row for row in read_totals(unit.store, *_days(self._month)) if row.day > as_of]

    def density(self, section: str | None = None) -> DensityFigures:
        """Figures of one section, or of the unit."""
        places, end = self._months.places, last_day(self._month)
        target = places.target_on(end) if section is None else places.section_target_on(section, end)
        return density_figures(
            self._months.book.year(self._month, section),
            target=target,
            cost_per_fte=self._months.register.unit_on(end).cost_per_fte,
            planned_share=self._planned_share(section),
            national=national_measure(national_year(self._month), self._fortnight, section),
        )

    def _planned_share(self, section: str | None) -> float | None:
        point = self._months.book.point(self._month, section)
        if point.counting.basis == EMPLOYED or point.hours is None:
            return None
        if point.hours_source == MONTHLY:
            return 0.0 if not self._coming else None
        column = "scheduled_hours" if point.counting.basis == SCHEDULED else "worked_hours"
        rows = (row for row in self._coming if section is None or row.section == section)
        return ratio(sum(getattr(row, column) for row in rows), point.hours)

    def sections(self) -> tuple[SectionFigures, ...]:
        """Every section of the unit, by name."""
        names = sorted({section for _, section in self._months.totals} - {UNIT})
        return tuple(
            SectionFigures(
                name, self.density(name), occupancy_figures(self._months.book.year(self._month, name))
            )
            for name in names
        )


def _days(month: str) -> tuple[date, date]:
    return first_day(month), last_day(month)


def months_for(unit: OpenUnit, month: str) -> UnitMonths:
    """What the figures of a month need: two years, for last year's rolling twelve months."""
    return UnitMonths(unit, add_months(month, -23), month)
