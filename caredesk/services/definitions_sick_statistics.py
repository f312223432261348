"""The definition of sick leave against last year, with its own numbers, and whether sick leave may be copied.

A definition is copied as it stands, so groups are in it only as they may leave the program.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from caredesk.domain.calendar import add_months, months_ending, months_from_to
from caredesk.domain.definitions import Definition, Fact, TableRow, source_runs
from caredesk.domain.density import MISSING, total
from caredesk.domain.sick_months import SickMonths
from caredesk.domain.sick_public import LeavingMonths
from caredesk.domain.sick_statistics import GROUPS
from caredesk.services.definition_asked import Asked
from caredesk.services.sick_statistics import view_sick_statistics
from caredesk.storage.absences import first_absence_day, read_sick_history

FACTS = {"year_to_date": "year", "started_12_months": "started_year"}
"""Rows of the statistics that have another name in the definition."""


def sick_months(asked: Asked) -> SickMonths:
    """Sick leave by month, of the months asked for."""
    months = asked.months
    return SickMonths(months.register, months.book, months.totals, first_absence_day(asked.unit.store))


def stays(asked: Asked, section: str | None) -> bool:
    """Whether sick leave of the month, of the twelve that end with it, or of the same month last year is of
    ten people or fewer, or could tell of them."""
    absences = read_sick_history(asked.unit.store, asked.month, asked.months.register.facts.employments)
    months = sick_months(asked)
    told = (add_months(asked.month, -12), *months_ending(asked.month, 12))
    leaving = LeavingMonths(asked.months.register.with_absences(absences), months)
    return not leaving.whole([month for month in told if months.source(month, section) != MISSING], section)


def _sick_statistics(asked: Asked) -> Definition:
    months, year = sick_months(asked), months_ending(asked.month, 12)
    own, leaving = (
        view_sick_statistics(asked.unit, month=asked.month, section=asked.section, public=public)
        for public in (False, True)
    )
    facts: dict[str, Fact] = {FACTS.get(row.key, row.key): row.now.value for row in own.rows}
    facts |= {row.key: row.now.value for row in leaving.rows if row.key in GROUPS}
    facts |= {
        "value": own.rows[0].now.value,
        "before": own.rows[0].before.value,
        "change": own.rows[0].change,
        "people": float(own.population),
    }
    held = [(month, months.hours(month, asked.section)) for month in year]
    to_date = months_from_to(asked.month[:4] + "-01", asked.month)
    for name, chosen in (("", (asked.month,)), ("year_", to_date), ("r12_", year)):
        among = [hours for month, hours in held if month in chosen]
        facts[f"{name}sick_hours"] = total(hours.sick_hours for hours in among)
        facts[f"{name}ordinary_hours"] = total(hours.ordinary_hours for hours in among)
    table = tuple(
        TableRow(
            month, (hours.sick_hours, hours.ordinary_hours, hours.percent_of(hours.sick_hours)), hours.source
        )
        for month, hours in held
    )
    return replace(
        asked.definition(own.rows[0].now.value, facts, months=1),
        hours_sources=source_runs([(asked.month, held[-1][1].source)]),
        columns=("sick_hours", "ordinary_hours", "percent"),
        table=table,
    )


FIGURES: dict[str, Callable[[Asked], Definition]] = {"sick_statistics": _sick_statistics}
