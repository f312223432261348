"""Definitions of the figures in view, with their own numbers, read from a unit's file.

A new figure: one function here and one line in FIGURES, and its text in resources/help/figures.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property
from operator import attrgetter

from caredesk.domain.calendar import days_in, first_day, last_day, months_ending
from caredesk.domain.day_totals import missing_problems
from caredesk.domain.definitions import (
    Definition,
    Fact,
    TableRow,
    density_facts,
    density_table,
    known_sources,
    one_month,
    source_runs,
)
from caredesk.domain.density import (
    MISSING,
    MONTHLY,
    MonthPoint,
    Rolling,
    gap_to_target,
    ratio,
    rolling,
    total,
)
from caredesk.domain.figures import MonthFigures
from caredesk.domain.problems import Problem
from caredesk.domain.rows import Volume
from caredesk.domain.sick_months import SickMonths
from caredesk.domain.today import STAFFED_DAYS, StaffingAhead, staffing_ahead
from caredesk.domain.today_figures import home_care_time
from caredesk.services.figures import months_behind, view_figures
from caredesk.services.session import OpenUnit
from caredesk.storage import rows
from caredesk.storage.absences import first_absence_day
from caredesk.storage.day_totals import read_totals

OVERTIME_COLUMNS = ("simple_hours", "qualified_hours", "additional_hours")
DENSITY_REASONS = frozenset({"month_without_source", "closed_month_without_occupancy", "r12_incomplete"})
SICK_REASONS = frozenset({"sick_month_without_source", "sick_r12_incomplete"})


def view_definition(
    unit: OpenUnit, *, figure: str, month: str, today: date, section: str | None = None
) -> Definition:
    """How a figure of a month came about. `today` begins the fortnight of staffing.

    Density and occupancy are those of a section when one is given. KeyError for a figure without definition.
    """
    return FIGURES[figure](_Asked(unit, figure, month, today, section))


class _Asked:
    """What definitions share, each read when it is first needed."""

    def __init__(self, unit: OpenUnit, figure: str, month: str, today: date, section: str | None) -> None:
        self.unit, self.figure, self.month, self.today, self.section = unit, figure, month, today, section
        self.months = months_behind(unit, month)
        self.points = self.months.book.year(month, section)

    @cached_property
    def figures(self) -> MonthFigures:
        return view_figures(self.unit, month=self.month, months=self.months)

    @cached_property
    def ahead(self) -> StaffingAhead:
        last = self.today + timedelta(days=STAFFED_DAYS - 1)
        return staffing_ahead(read_totals(self.unit.store, self.today, last), self.today, self.section)

    def hours_of(self, month: str, source: str, column: str) -> float | None:
        """A month's hours of one kind by the source of its hours, whose name is the same in both."""
        if source == MISSING:
            return None
        if source == MONTHLY:
            return self.months.book.monthly(month, None, attrgetter(column))
        return float(sum(getattr(held.sums, column) for held in self.months.totals_of(month)))

    def reasons(self, codes: frozenset[str]) -> tuple[Problem, ...]:
        """The month's problems with these codes."""
        return tuple(each for each in self.figures.problems if each.code in codes)

    @property
    def target(self) -> float | None:
        return self.months.places.target_on(last_day(self.month), self.section)

    def definition(self, value: float | None, facts: dict[str, Fact], *, months: int) -> Definition:
        """The frame of a definition over the months that end with the month shown."""
        return Definition(
            figure=self.figure,
            month=self.month,
            section=self.section,
            first_day=first_day(months_ending(self.month, months)[0]),
            last_day=last_day(self.month),
            value=value,
            facts=tuple(sorted(facts.items())),
            known=months if value is not None else 0,
            needed=months,
        )

    def of_density(
        self, value: float | None, facts: dict[str, Fact], points: tuple[MonthPoint, ...]
    ) -> Definition:
        """The frame with what density and occupancy have in common."""
        hours, occupancy = known_sources(points)
        return replace(
            self.definition(value, facts, months=len(points)),
            known=sum(point.complete for point in points),
            estimated_days=sum(point.estimated_days for point in points),
            hours_sources=hours,
            occupancy_sources=occupancy,
            columns=("fte", "occupied", "density"),
            table=density_table(points),
            problems=self.reasons(DENSITY_REASONS) if value is None else (),
        )

    def density_facts(self, points: tuple[MonthPoint, ...], sums: Rolling) -> dict[str, Fact]:
        """Numerator, denominator, target and gap."""
        end = last_day(self.month)
        register = self.months.register
        cost_per_fte = register.unit_on(end).cost_per_fte
        gap_fte, gap_sek = gap_to_target(sums, self.target, cost_per_fte)
        less = [
            row
            for row in register.facts.roles
            if (row.counted_percent or 0.0) < 100 and row.counted_percent is not None
        ]
        roles = ", ".join(f"{row.name} {row.counted_percent:.0f} %" for row in less) or None
        return density_facts(points, sums) | {
            "value": sums.density,
            "target": self.target,
            "target_day": end,
            "gap_fte": gap_fte,
            "cost_per_fte": cost_per_fte,
            "gap_sek": gap_sek,
            "weekly_hours": register.weekly_hours_on(end),
            "roles": roles,
        }


def _density_r12(asked: _Asked) -> Definition:
    sums = rolling(asked.points)
    return asked.of_density(sums.density, asked.density_facts(asked.points, sums), asked.points)


def _density_month(asked: _Asked) -> Definition:
    points = asked.points[-1:]
    sums = one_month(points[0])
    return asked.of_density(sums.density, asked.density_facts(points, sums), points)


def _density_gap(asked: _Asked) -> Definition:
    sums = rolling(asked.points)
    facts = asked.density_facts(asked.points, sums)
    gap = facts["gap_fte"]
    return asked.of_density(gap if isinstance(gap, float) else None, facts, asked.points)


def _percent(part: float | None, whole: float | None) -> float | None:
    share = ratio(part, whole)
    return None if share is None else 100 * share


def _occupancy(asked: _Asked) -> Definition:
    point = asked.points[-1]
    facts: dict[str, Fact] = {
        "bed_days": point.bed_days,
        "available_days": point.available_days,
        "planned_days": point.planned_days,
        "occupied": point.occupied,
        "days": float(point.days),
        "empty_days": point.empty_days,
    }
    share = _percent(point.bed_days, point.available_days)
    facts["value"] = share
    table = tuple(
        TableRow(
            each.month,
            (
                each.occupied,
                ratio(each.available_days, each.days),
                _percent(each.bed_days, each.available_days),
            ),
            each.occupancy_source,
        )
        for each in asked.points
    )
    return replace(
        asked.of_density(share, facts, (point,)),
        hours_sources=(),
        known=int(share is not None),
        columns=("occupied", "available", "percent"),
        table=table,
    )


def _sick_months(asked: _Asked) -> SickMonths:
    months = asked.months
    return SickMonths(months.register, months.book, months.totals, first_absence_day(asked.unit.store))


def _sick_percent(asked: _Asked) -> Definition:
    found = asked.figures.sick_leave
    months, year = _sick_months(asked), months_ending(asked.month, 12)
    held = [(month, months.hours(month)) for month in year]
    facts: dict[str, Fact] = {
        "value": found.percent,
        "sick_hours": found.sick_hours,
        "ordinary_hours": found.ordinary_hours,
        "before": found.percent_same_month_last_year,
        "r12": found.percent_r12,
        "r12_sick_hours": total(hours.sick_hours for _, hours in held),
        "r12_ordinary_hours": total(hours.ordinary_hours for _, hours in held),
    }
    table = tuple(
        TableRow(
            month, (hours.sick_hours, hours.ordinary_hours, hours.percent_of(hours.sick_hours)), hours.source
        )
        for month, hours in held
    )
    return replace(
        asked.definition(found.percent, facts, months=1),
        hours_sources=source_runs([(asked.month, held[-1][1].source)]),
        columns=("sick_hours", "ordinary_hours", "percent"),
        table=table,
        section=None,
        problems=asked.reasons(SICK_REASONS) if found.percent is None else (),
    )


def _sick_lengths(asked: _Asked) -> Definition:
    found = asked.figures.sick_leave
    facts: dict[str, Fact] = {
        "value": found.percent,
        "short": found.short_percent,
        "middle": found.middle_percent,
        "long": found.long_percent,
        "ordinary_hours": found.ordinary_hours,
        "share_60_days": found.share_60_days,
        "occasions": None if found.occasions_started is None else float(found.occasions_started),
    }
    source = _sick_months(asked).source(asked.month)
    return replace(
        asked.definition(found.percent, facts, months=1),
        hours_sources=source_runs([(asked.month, source)]),
        section=None,
    )


def _overtime_hours(asked: _Asked) -> Definition:
    found = asked.figures.overtime
    hours = found.hours
    facts: dict[str, Fact] = {
        "value": hours,
        "simple": found.simple_hours,
        "qualified": found.qualified_hours,
        "additional": found.additional_hours,
    }
    return replace(_with_overtime_months(asked, asked.definition(hours, facts, months=1)), section=None)


def _overtime_cost(asked: _Asked) -> Definition:
    found = asked.figures.overtime
    register, end = asked.months.register, last_day(asked.month)
    keys = ("pay_simple", "pay_qualified", "pay_additional", "pay_divisor")
    facts: dict[str, Fact] = {key: register.parameters.value_on(key, end) for key in keys}
    hours = found.hours
    per_hour = found.cost_sek / hours if found.cost_sek is not None and hours else None
    facts |= {
        "value": found.cost_sek,
        "hours": hours,
        "per_hour": per_hour,
        "po": register.unit_on(end).po_percent,
    }
    missing = frozenset().union(
        *(missing_problems(held.sums.missing) for held in asked.months.totals_of(asked.month))
    )
    shown = _with_overtime_months(asked, asked.definition(found.cost_sek, facts, months=1))
    return replace(shown, section=None, problems=tuple(sorted(missing)) if found.cost_sek is None else ())


def _with_overtime_months(asked: _Asked, shown: Definition) -> Definition:
    """A definition with the hours of overtime of twelve months."""
    table = []
    for month in months_ending(asked.month, 12):
        source = asked.months.book.hours_source(month)
        values = tuple(asked.hours_of(month, source, name) for name in OVERTIME_COLUMNS)
        table.append(TableRow(month, values, source))
    return replace(
        shown,
        columns=("simple", "qualified", "additional"),
        table=tuple(table),
        hours_sources=source_runs([(asked.month, table[-1].source)]),
    )


def _staffing(asked: _Asked) -> Definition:
    ahead = asked.ahead
    vacant = ahead.vacant_hours if asked.figure == "vacant_hours" else float(ahead.vacant)
    value = vacant if ahead.shifts else None
    facts: dict[str, Fact] = {
        "value": value,
        "shifts": float(ahead.shifts),
        "vacant": float(ahead.vacant),
        "vacant_hours": ahead.vacant_hours,
        "mean_hours": ahead.vacant_hours / ahead.vacant if ahead.vacant else None,
        "deficit_hours": ahead.deficit_hours,
        "surplus_hours": ahead.surplus_hours,
    }
    table = tuple(
        TableRow(day.day, (float(day.shifts), float(day.vacant), day.deficit_hours, day.surplus_hours))
        for day in ahead.days
    )
    return Definition(
        figure=asked.figure,
        month=asked.month,
        section=asked.section,
        first_day=asked.today,
        last_day=asked.today + timedelta(days=STAFFED_DAYS - 1),
        value=value,
        facts=tuple(sorted(facts.items())),
        known=sum(day.shifts > 0 for day in ahead.days),
        needed=STAFFED_DAYS,
        counted_in="days",
        columns=("shifts", "vacant", "deficit", "surplus"),
        table=table,
    )


def _home_care_time(asked: _Asked) -> Definition:
    time = home_care_time(rows.read(asked.unit.store, Volume, "month = ?", (asked.month,)))
    facts: dict[str, Fact] = {
        "value": time.share,
        "performed": time.performed,
        "planned": time.planned,
        "days": float(days_in(asked.month)),
    }
    return replace(asked.definition(time.share, facts, months=1), section=None)


FIGURES: dict[str, Callable[[_Asked], Definition]] = {
    "density_r12": _density_r12,
    "density_month": _density_month,
    "density_gap": _density_gap,
    "occupancy": _occupancy,
    "sick_percent": _sick_percent,
    "sick_lengths": _sick_lengths,
    "overtime_hours": _overtime_hours,
    "overtime_cost": _overtime_cost,
    "staffing_ahead": _staffing,
    "vacant_hours": _staffing,
    "home_care_time": _home_care_time,
}
