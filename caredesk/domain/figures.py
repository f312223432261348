"""All figures of one month together, and those of its staffing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from caredesk.domain.day_totals import LENT, missing_problems
from caredesk.domain.density import DETAIL, MISSING, DensityFigures, OccupancyFigures
from caredesk.domain.economy import EconomyFigures
from caredesk.domain.month_points import MonthBook
from caredesk.domain.month_totals import MonthTotal
from caredesk.domain.overtime import OvertimeFigures
from caredesk.domain.problems import Problem, problem
from caredesk.domain.register import Register
from caredesk.domain.sick_leave import SickLeave, SickLeaveFigures

LONGER_PERIODS = ("percent_r12", "percent_year_to_date", "percent_same_month_last_year")
"""What may stay in the program while the month itself leaves it."""


@dataclass(frozen=True)
class StaffingFigures:
    """Staffing of a month; field names are the keys of `figures`. Hours and SEK; None where unknown."""

    planned_hours: float
    present_hours: float
    vacant_shifts: int
    vacant_hours: float
    substitute_hours: float | None
    resource_hours: float
    lent_sek: float | None
    ob_sek: float | None
    cost_sek: float | None
    unscheduled_hours: float
    surplus_hours: float | None
    deficit_hours: float | None


@dataclass(frozen=True)
class SectionFigures:
    """Density and occupancy of one section."""

    name: str
    density: DensityFigures
    occupancy: OccupancyFigures


@dataclass(frozen=True)
class MonthFigures:
    """Every figure of a month; field names are the keys of `figures`."""

    unit: str
    month: str
    as_of: date
    sections: tuple[SectionFigures, ...]
    density: DensityFigures
    occupancy: OccupancyFigures
    sick_leave: SickLeaveFigures
    overtime: OvertimeFigures
    staffing: StaffingFigures
    economy: EconomyFigures
    problems: tuple[Problem, ...]


def cost_problems(totals: Sequence[MonthTotal]) -> tuple[frozenset[Problem], frozenset[Problem]]:
    """What makes the cost of these sections unknown: the unit's own shifts, and those lent to others."""
    found = frozenset[Problem]().union(*(missing_problems(total.sums.missing) for total in totals))
    lent = frozenset(p for p in found if LENT in p.facts)
    return found - lent, lent


def staffing_figures(totals: Sequence[MonthTotal], *, substitute_hours: float | None) -> StaffingFigures:
    """The unit's staffing from its sections' sums of the month (one a section, "" included)."""

    def summed(column: str) -> float:
        return float(sum(getattr(total.sums, column) for total in totals))

    own, lent = cost_problems(totals)
    asked = summed("need_groups") > 0
    ob_known = all(problem.code != "ob_rate_missing" for problem in own)
    return StaffingFigures(
        planned_hours=summed("planned_hours"),
        present_hours=summed("present_hours"),
        vacant_shifts=int(summed("vacant_shifts")),
        vacant_hours=summed("vacant_hours"),
        substitute_hours=substitute_hours,
        resource_hours=summed("resource_hours"),
        lent_sek=None if lent else summed("lent_sek"),
        ob_sek=summed("ob_sek") if ob_known else None,
        cost_sek=None if own else summed("cost_sek"),
        unscheduled_hours=summed("unscheduled_hours"),
        surplus_hours=summed("surplus_hours") if asked else None,
        deficit_hours=summed("deficit_hours") if asked else None,
    )


def density_problems(
    book: MonthBook, register: Register, month: str, shift_roles: frozenset[str]
) -> tuple[Problem, ...]:
    """What must be said about density and occupancy of a month and its rolling year.

    `shift_roles`: the roles that the month's shifts name themselves.
    """
    year = book.year(month)
    point = year[-1]
    found = []
    for what in ("hours", "occupancy"):
        both = tuple(each.month for each in year if what in each.both_sources)
        if both:
            found.append(problem("month_has_both_sources", month=both, what=what))
    for what, source in (("hours", point.hours_source), ("occupancy", point.occupancy_source)):
        if source == MISSING:
            found.append(problem("month_without_source", month=month, what=what))
    if point.occupancy_source == DETAIL and point.bed_days is None:
        found.append(problem("closed_month_without_occupancy", month=month))
    complete = sum(each.complete for each in year)
    if complete < len(year):
        missing = tuple(each.month for each in year if not each.complete)
        found.append(problem("r12_incomplete", months=complete, what="density", missing=missing))
    roles = ({row.role for row in register.facts.employments} | shift_roles) - {""}
    found += [problem("role_not_listed", role=role) for role in sorted(roles) if not register.has_share(role)]
    codes = {need.shift_code for need in register.facts.needs} - register.shift_types.keys()
    found += [problem("need_for_unknown_shift_type", shift_type=code) for code in sorted(codes)]
    return tuple(found)


def without_persons(figures: MonthFigures, sick: SickLeave) -> MonthFigures:
    """The same figures without what tells of persons, and of `sick` only what may leave the program;
    `problems` then says what does not."""
    overtime = replace(figures.overtime, near_limit=None)
    left = sick.public_figures()
    problems = tuple(each for each in figures.problems if "employee" not in dict(each.facts))
    if not sick.total_may_leave:
        problems += (problem("sick_leave_of_few"),)
    elif any(
        getattr(left, name) is None and getattr(sick.figures, name) is not None for name in LONGER_PERIODS
    ):
        problems += (problem("sick_period_of_few"),)
    return replace(figures, sick_leave=left, overtime=overtime, problems=problems)
