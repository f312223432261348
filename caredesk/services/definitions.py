"""Definitions of the figures in view, with their own numbers, read from a unit's file.

A new figure: one function here (or in `definitions_density`) and one line in FIGURES, and its text in
resources/help/figures.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from caredesk.domain.calendar import days_in, last_day, months_ending
from caredesk.domain.day_totals import missing_problems
from caredesk.domain.definitions import Definition, Fact, TableRow, source_runs
from caredesk.domain.density import total
from caredesk.domain.rows import Volume
from caredesk.domain.target_path import AS_NOW, PathChange
from caredesk.domain.today import STAFFED_DAYS
from caredesk.domain.today_figures import home_care_time
from caredesk.services import (
    definitions_density,
    definitions_parts,
    definitions_path,
    definitions_sick_cost,
    definitions_sick_statistics,
)
from caredesk.services.definition_asked import Asked
from caredesk.services.month_books import UnitMonths
from caredesk.services.session import OpenUnit
from caredesk.storage import rows

OVERTIME_COLUMNS = ("simple_hours", "qualified_hours", "additional_hours")
OF_SICK_LEAVE = frozenset(
    {"sick_percent", "sick_lengths", *definitions_sick_cost.FIGURES, *definitions_sick_statistics.FIGURES}
)
"""Figures whose definition is not copied where it tells of ten people or fewer."""
SICK_REASONS = frozenset({"sick_month_without_source", "sick_r12_incomplete"})


def view_definition(
    unit: OpenUnit,
    *,
    figure: str,
    month: str,
    today: date,
    section: str | None = None,
    change: PathChange = AS_NOW,
    level_month: str = "",
    months: UnitMonths | None = None,
) -> Definition:
    """How a figure of a month came about. `today` begins the fortnight of staffing and parts what is planned
    from what has been; `change` and `level_month` are what is tried on the path to the target, as in
    `view_target_path`. `months`: those of `months_of_line`, when the caller has read them already.

    Density and occupancy are those of a section when one is given. KeyError for a figure without definition.
    """
    asked = Asked(unit, figure, month, today, section, change, level_month, months)
    shown = FIGURES[figure](asked)
    if figure not in OF_SICK_LEAVE:
        return shown
    return replace(shown, stays=definitions_sick_statistics.stays(asked, shown.section))


def _sick_percent(asked: Asked) -> Definition:
    found = asked.figures.sick_leave
    months, year = definitions_sick_statistics.sick_months(asked), months_ending(asked.month, 12)
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


def _sick_lengths(asked: Asked) -> Definition:
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
    source = definitions_sick_statistics.sick_months(asked).source(asked.month)
    return replace(
        asked.definition(found.percent, facts, months=1),
        hours_sources=source_runs([(asked.month, source)]),
        section=None,
    )


def _overtime_hours(asked: Asked) -> Definition:
    found = asked.figures.overtime
    hours = found.hours
    facts: dict[str, Fact] = {
        "value": hours,
        "simple": found.simple_hours,
        "qualified": found.qualified_hours,
        "additional": found.additional_hours,
    }
    return replace(_with_overtime_months(asked, asked.definition(hours, facts, months=1)), section=None)


def _overtime_cost(asked: Asked) -> Definition:
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


def _with_overtime_months(asked: Asked, shown: Definition) -> Definition:
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


def _staffing(asked: Asked) -> Definition:
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


def _home_care_time(asked: Asked) -> Definition:
    time = home_care_time(rows.read(asked.unit.store, Volume, "month = ?", (asked.month,)))
    facts: dict[str, Fact] = {
        "value": time.share,
        "performed": time.performed,
        "planned": time.planned,
        "days": float(days_in(asked.month)),
    }
    return replace(asked.definition(time.share, facts, months=1), section=None)


FIGURES: dict[str, Callable[[Asked], Definition]] = {
    **definitions_density.FIGURES,
    **definitions_path.FIGURES,
    **definitions_parts.FIGURES,
    **definitions_sick_cost.FIGURES,
    **definitions_sick_statistics.FIGURES,
    "sick_percent": _sick_percent,
    "sick_lengths": _sick_lengths,
    "overtime_hours": _overtime_hours,
    "overtime_cost": _overtime_cost,
    "staffing_ahead": _staffing,
    "vacant_hours": _staffing,
    "home_care_time": _home_care_time,
}
