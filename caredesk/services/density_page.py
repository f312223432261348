"""What the page of personnel density shows of a month, read from a unit's file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from caredesk.domain.calendar import add_months, first_day, last_day, month_of, months_ending
from caredesk.domain.density import (
    DETAIL,
    DensityFigures,
    OccupancyFigures,
    occupancy_figures,
    rolling,
)
from caredesk.domain.density_line import DensityLine
from caredesk.domain.density_months import DensityMonths, MonthRow, SectionRow, ranges_of, section_row
from caredesk.domain.figures import density_problems
from caredesk.domain.occupancy import UNIT, PlaceBook
from caredesk.domain.problems import Problem
from caredesk.domain.rows import Occupancy
from caredesk.domain.today_figures import HOME_CARE
from caredesk.services.density_line import months_of_line, view_density_line
from caredesk.services.figures import DensityView
from caredesk.services.month_books import UnitMonths
from caredesk.services.session import OpenUnit
from caredesk.storage.estimated_days import read_estimated_days
from caredesk.storage.facts import overlapping
from caredesk.storage.sections import read_sections
from caredesk.storage.shift_roles import read_shift_roles

__all__ = ["DensityPage", "MonthRow", "SectionRow", "view_density_page"]


@dataclass(frozen=True)
class DensityPage:
    """A month of the unit (section None) or of a section. `months` are twelve, oldest first, and `whole` all
    of them together; `sections` are always all, by name.

    `month_before`: density of the same month a year before; `r12_before`: R12 then. `estimated`: days within
    the twelve months as (first, last). `empty_cost`: SEK of the month's empty days. `places_counted`: places
    available on the month's last day. `home_care`: a unit of that type has hours but often no places.
    `problems` are the unit's.
    """

    month: str
    section: str | None
    figures: DensityFigures
    occupancy: OccupancyFigures
    month_before: float | None
    r12_before: float | None
    months: tuple[MonthRow, ...]
    whole: MonthRow
    sections: tuple[SectionRow, ...]
    line: DensityLine
    estimated: tuple[tuple[date, date], ...]
    empty_cost: float | None
    places_counted: float | None
    home_care: bool
    problems: tuple[Problem, ...]


def view_density_page(
    unit: OpenUnit,
    *,
    month: str,
    section: str | None = None,
    as_of: date | None = None,
    months: UnitMonths | None = None,
) -> DensityPage:
    """Everything of the page. `as_of`: the day that the planned share follows (the month's last).

    `months`: those of `months_of_line`, when the caller has read them already.
    """
    months = months or months_of_line(unit, month)
    end = last_day(month)
    places = _places(unit, months, month)
    table = DensityMonths(months.book, places, months.register, section)
    rows = table.rows(month)
    whole = table.whole(rows)
    held = places.day(end).get(section or UNIT)
    return DensityPage(
        month=month,
        section=section,
        figures=DensityView(unit, months, month, as_of or end).density(section),
        occupancy=occupancy_figures(months.book.year(month, section)),
        month_before=rows[-1].year_before,
        r12_before=whole.year_before,
        months=rows,
        whole=whole,
        sections=_sections(unit, months, month),
        line=view_density_line(unit, month=month, section=section, months=months),
        estimated=_estimated(unit, rows, section),
        empty_cost=rows[-1].empty_cost,
        places_counted=held.available if held else None,
        home_care=months.register.unit_on(end).unit_type == HOME_CARE,
        problems=_problems(unit, months, month),
    )


def _places(unit: OpenUnit, months: UnitMonths, month: str) -> PlaceBook:
    """Places with the occupancy of all twelve months: a target that is weighed by the sections' needs it."""
    first = first_day(add_months(month, -11)).isoformat()
    held = overlapping(unit.store, Occupancy, first, last_day(month).isoformat())
    ends = [last_day(each) for each in months_ending(month, 12)]
    needed = [row for row in held if any(row.first_day <= end <= row.last_day for end in ends)]
    return PlaceBook(months.register.facts.places, needed)


def _sections(unit: OpenUnit, months: UnitMonths, month: str) -> tuple[SectionRow, ...]:
    end = last_day(month)
    return tuple(
        section_row(name, rolling(months.book.year(month, name)), months.places.target_on(end, name))
        for name in read_sections(unit.store)
    )


def _estimated(
    unit: OpenUnit, rows: Sequence[MonthRow], section: str | None
) -> tuple[tuple[date, date], ...]:
    """Where a monthly value is used instead, no day is."""
    used = {row.month for row in rows if row.occupancy_source == DETAIL}
    days = read_estimated_days(
        unit.store, section or UNIT, first_day(rows[0].month), last_day(rows[-1].month)
    )
    return ranges_of(day for day in days if month_of(day) in used)


def _problems(unit: OpenUnit, months: UnitMonths, month: str) -> tuple[Problem, ...]:
    roles = read_shift_roles(unit.store, first_day(month), last_day(month))
    return density_problems(months.book, months.register, month, roles)
