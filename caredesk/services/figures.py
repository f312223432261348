"""Every figure of a month, read from a unit's file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from caredesk.domain.calendar import add_months, first_day, last_day
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
from caredesk.domain.economy import economy
from caredesk.domain.figures import (
    MonthFigures,
    SectionFigures,
    cost_problems,
    density_problems,
    staffing_figures,
    without_persons,
)
from caredesk.domain.month_totals import MonthTotal
from caredesk.domain.overtime import Overtime, overtime, shifts_needed_from
from caredesk.domain.part_density import part_density
from caredesk.domain.problems import Problem
from caredesk.domain.register import Register
from caredesk.services.month_books import UnitMonths
from caredesk.services.session import OpenUnit
from caredesk.services.sick_leave import view_sick_leave
from caredesk.storage.amounts import amounts_of_year
from caredesk.storage.day_totals import read_totals
from caredesk.storage.overtime_shifts import read_overtime_shifts
from caredesk.storage.sections import read_sections
from caredesk.storage.shift_roles import read_shift_roles

MONTHS_BEHIND = 12


class DensityView:
    """Density of a month for the unit and its sections; reads the fortnight of the national measure once."""

    def __init__(self, unit: OpenUnit, months: UnitMonths, month: str, as_of: date) -> None:
        self._unit = unit
        self._months = months
        self._month = month
        year = national_year(month)
        self._fortnight = read_totals(unit.store, *national_days(year))
        self._totals = read_totals(unit.store, *_days(month))
        self._coming = [row for row in self._totals if row.day > as_of]

    def density(self, section: str | None = None) -> DensityFigures:
        """Figures of one section, or of the unit."""
        book, end = self._months.book, last_day(self._month)
        point = book.point(self._month, section)
        parts = part_density(point, self._totals, section, book.full_time_hours_on)
        return density_figures(
            book.year(self._month, section),
            target=self._months.places.target_on(end, section),
            cost_per_fte=self._months.register.unit_on(end).cost_per_fte,
            planned_share=self._planned_share(section),
            national=national_measure(national_year(self._month), self._fortnight, section),
            weekend=parts.weekend,
            night=parts.night,
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
        """Every section of the unit, by name, also one that nothing is known of in the month."""
        return tuple(
            SectionFigures(
                name, self.density(name), occupancy_figures(self._months.book.year(self._month, name))
            )
            for name in read_sections(self._unit.store)
        )


def _days(month: str) -> tuple[date, date]:
    return first_day(month), last_day(month)


def months_behind(unit: OpenUnit, month: str) -> UnitMonths:
    """Rolling twelve months and the same month last year: what the figures of a month are made from."""
    return UnitMonths(unit, add_months(month, -MONTHS_BEHIND), month)


def view_figures(
    unit: OpenUnit,
    *,
    month: str,
    as_of: date | None = None,
    public: bool = False,
    months: UnitMonths | None = None,
    with_sick_cost: bool = True,
) -> MonthFigures:
    """Every figure of a month, seen from a day (the month's last when not given).

    `public`: without what tells of persons or of ten people or fewer. `months`: those of `months_behind`, or
    more, when they are read already. `with_sick_cost`: False where nobody looks at it and time is short.
    """
    months = months or months_behind(unit, month)
    view = DensityView(unit, months, month, as_of or last_day(month))
    totals = months.totals_of(month)
    sick, register = view_sick_leave(unit, months, month, with_cost=with_sick_cost)
    extra = _overtime(unit, months, register, month)
    money = economy(amounts_of_year(unit.store, month), month)
    said = (*sick.problems, *extra.problems, *sorted(cost_problems(totals)[0]), *money.problems)
    figures = MonthFigures(
        unit=months.register.unit_name,
        month=month,
        as_of=as_of or last_day(month),
        sections=view.sections(),
        density=view.density(),
        occupancy=occupancy_figures(months.book.year(month)),
        sick_leave=sick.figures,
        overtime=extra.figures,
        staffing=staffing_figures(totals, substitute_hours=_substitute_hours(months, totals, month)),
        economy=money.figures,
        problems=tuple(dict.fromkeys((*_density_problems(unit, months, month), *said))),
    )
    return without_persons(figures, sick) if public else figures


def _density_problems(unit: OpenUnit, months: UnitMonths, month: str) -> tuple[Problem, ...]:
    roles = read_shift_roles(unit.store, *_days(month))
    return density_problems(months.book, months.register, month, roles)


def _overtime(unit: OpenUnit, months: UnitMonths, register: Register, month: str) -> Overtime:
    first = shifts_needed_from(months.register, month)
    shifts = read_overtime_shifts(unit.store, first, last_day(month))
    return overtime(register, months.book, shifts, month)


def _substitute_hours(months: UnitMonths, totals: Sequence[MonthTotal], month: str) -> float | None:
    if months.book.hours_source(month) == MONTHLY:
        return months.book.monthly(month, None, lambda row: row.substitute_hours)
    return float(sum(total.sums.substitute_hours for total in totals))
