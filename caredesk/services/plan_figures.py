"""What a plan comes to, so that the unit's own and its drafts can be laid side by side.

A draft's figures are the plan's by the same definitions: its days are computed as an edit computes them, and
its months are built as the page Personaltäthet builds them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from caredesk.domain.calendar import add_months, month_of, months_from_to
from caredesk.domain.density import rolling
from caredesk.domain.expected_occupancy import days_with_expected
from caredesk.domain.figures import staffing_figures
from caredesk.domain.month_totals import sum_months
from caredesk.domain.stretch_density import stretch_density
from caredesk.services.breaches import view_breaches
from caredesk.services.plan import Plan
from caredesk.services.plan_totals import PlanMonths, totals_of
from caredesk.storage.last_occupied import read_last_occupied

MONTHS_BEHIND = 11


class MonthDensity(NamedTuple):
    """Density of a month and of the twelve that end with it; None where not known. `estimated`: the month
    stands in part on the occupancy that is expected of days ahead."""

    month: str
    density: float | None
    r12: float | None
    estimated: bool


class BreachCount(NamedTuple):
    """How many breaches of a rule, or of a part of one, there are."""

    rule: str
    part: str
    number: int


@dataclass(frozen=True)
class PlanFigures:
    """A plan's figures of a stretch of days; `name` is the draft's, "" of the unit's own plan.

    Hours as in figures.md § 6; `cost_sek` None where not known. `fte` and `density` are those of the days,
    `months` those of each month that they touch, as a whole. `breaches`: how many of each rule that has any;
    those that are accepted are left out. `estimated`: the density of the days
    stands in part on the occupancy that is expected of days ahead.
    """

    name: str
    planned_hours: float
    present_hours: float
    vacant_shifts: int
    vacant_hours: float
    extra_hours: float
    additional_hours: float
    overtime_hours: float
    cost_sek: float | None
    fte: float | None
    density: float | None
    months: tuple[MonthDensity, ...]
    breaches: tuple[BreachCount, ...]
    estimated: bool = False

    @property
    def any_estimated(self) -> bool:
        """Whether any of its densities stands on occupancy that is expected."""
        return self.estimated or any(month.estimated for month in self.months)

    @property
    def breach_count(self) -> int:
        """Breaches of all rules."""
        return sum(each.number for each in self.breaches)

    def breaches_of(self, rule: str, part: str = "") -> int:
        """Breaches of one rule, or of a part of it."""
        return next((each.number for each in self.breaches if each[:2] == (rule, part)), 0)


def view_plan_figures(plan: Plan, *, first_day: date, last_day: date) -> PlanFigures:
    """The figures of one plan on these days. UserError draft_gone."""
    months = months_from_to(month_of(first_day), month_of(last_day))
    known = read_last_occupied(plan.unit.store, last_day)
    totals, expected = days_with_expected(totals_of(plan, first_day, last_day), known)
    held = PlanMonths(plan, add_months(months[0], -MONTHS_BEHIND), months[-1])
    book = held.book
    breaches = view_breaches(plan, first_day=first_day, last_day=last_day).breaches
    stretch = stretch_density(book, totals, first_day, last_day)
    counted = Counter((breach.rule, breach.part) for breach in breaches)
    staffing = staffing_figures(sum_months(totals), substitute_hours=None)
    overtime = sum(row.simple_hours + row.qualified_hours for row in totals)
    return PlanFigures(
        name=plan.draft,
        planned_hours=staffing.planned_hours,
        present_hours=staffing.present_hours,
        vacant_shifts=staffing.vacant_shifts,
        vacant_hours=staffing.vacant_hours,
        extra_hours=sum(row.substitute_hours for row in totals),
        additional_hours=sum(row.additional_hours for row in totals),
        overtime_hours=overtime,
        cost_sek=staffing.cost_sek,
        fte=stretch.fte,
        density=stretch.density,
        months=tuple(_month_density(held, month) for month in months),
        breaches=tuple(BreachCount(*key, number) for key, number in sorted(counted.items())),
        estimated=expected,
    )


def _month_density(held: PlanMonths, month: str) -> MonthDensity:
    density, r12 = held.book.point(month).density, rolling(held.book.year(month)).density
    return MonthDensity(month, density, r12, month in held.expected)
