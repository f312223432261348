"""The four figures and the line of the page Idag, read from a unit's file."""

from __future__ import annotations

from caredesk.domain.calendar import add_months, last_day
from caredesk.domain.density import MISSING, MONTHLY, DensityFigures, total
from caredesk.domain.economy import PostBook
from caredesk.domain.figures import MonthFigures
from caredesk.domain.register import Register
from caredesk.domain.rows import MonthlyValue, Volume
from caredesk.domain.today_figures import (
    HOME_CARE,
    HomeCareTime,
    TodayFigures,
    home_care_time,
    overtime_budget,
)
from caredesk.services.density_line import months_of_line, view_density_line
from caredesk.services.figures import view_figures
from caredesk.services.month_books import UnitMonths
from caredesk.services.session import OpenUnit
from caredesk.storage import rows
from caredesk.storage.amounts import amounts_of_year


def view_today_figures(unit: OpenUnit, *, month: str, section: str | None = None) -> TodayFigures:
    """Figures of a month; density of one section when it is given, the others always of the whole unit."""
    months = months_of_line(unit, month)
    figures = view_figures(unit, month=month, months=months, with_sick_cost=False)
    return TodayFigures(
        figures=figures,
        section=section,
        density=_density(figures, section),
        overtime_hours=figures.overtime.hours,
        overtime_before=_overtime_hours(months, add_months(month, -12)),
        overtime_budget_sek=overtime_budget(PostBook(amounts_of_year(unit.store, month)), month),
        home_care=_home_care(unit, months.register, month),
        line=view_density_line(unit, month=month, section=section, months=months),
    )


def _density(figures: MonthFigures, section: str | None) -> DensityFigures:
    found = (held.density for held in figures.sections if held.name == section)
    return figures.density if section is None else next(found, figures.density)


def _overtime_hours(months: UnitMonths, month: str) -> float | None:
    """Overtime and additional hours of a month by the source of its hours; None without a source."""
    source = months.book.hours_source(month)
    if source == MISSING:
        return None
    if source == MONTHLY:
        return months.book.monthly(month, None, _monthly_overtime)
    sums = [held.sums for held in months.totals_of(month)]
    return float(sum(row.additional_hours + row.simple_hours + row.qualified_hours for row in sums))


def _monthly_overtime(row: MonthlyValue) -> float | None:
    return total((row.additional_hours, row.simple_hours, row.qualified_hours))


def _home_care(unit: OpenUnit, register: Register, month: str) -> HomeCareTime | None:
    if register.unit_on(last_day(month)).unit_type != HOME_CARE:
        return None
    return home_care_time(rows.read(unit.store, Volume, "month = ?", (month,)))
