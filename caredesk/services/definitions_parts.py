"""Definitions of what stands beside R12: weekends, nights, the national measure.

A new figure: one function here and one line in FIGURES, and its text in resources/help/figures.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from caredesk.domain.calendar import first_day, is_weekend, last_day
from caredesk.domain.definitions import Definition, Fact, TableRow
from caredesk.domain.density import (
    MEASURE_OWN,
    national_days,
    national_fortnight,
    national_measure,
    national_year,
)
from caredesk.domain.part_density import PartDensity, PartSums, part_density
from caredesk.domain.problems import problem
from caredesk.services.definition_asked import Asked
from caredesk.storage.day_totals import read_totals


def _density_weekend(asked: Asked) -> Definition:
    """Density of the month's weekend days."""
    return _part(asked, _parts(asked).of_weekend)


def _density_night(asked: Asked) -> Definition:
    """Density of the month's hours between 22 and 06."""
    return _part(asked, _parts(asked).of_night)


def _parts(asked: Asked) -> PartDensity:
    totals = read_totals(asked.unit.store, first_day(asked.month), last_day(asked.month))
    return part_density(asked.points[-1], totals, asked.section, asked.months.book.full_time_hours_on)


def _part(asked: Asked, sums: PartSums | None) -> Definition:
    point = asked.points[-1]
    value = sums.density if sums else None
    by_hours = sums is not None and point.counting.measure != MEASURE_OWN
    facts: dict[str, Fact] = {
        "value": value,
        "fte": sums.fte if sums else None,
        "occupied": sums.occupied if sums else None,
        "hours": sums.amount if sums and by_hours else None,
        "full_time_hours": sums.weight if sums and by_hours else None,
        "days": float(sums.days) if sums else None,
        "month": point.density,
    }
    found = asked.of_density(value, facts, (point,))
    return replace(
        found,
        known=int(value is not None),
        columns=(),
        table=(),
        problems=() if value is not None else (problem("part_without_shifts"),),
    )


def _national_0900(asked: Asked) -> Definition:
    """Occupied places per worker at nine o'clock, day by day over the fortnight."""
    year = national_year(asked.month)
    first, last = national_days(year)
    totals = read_totals(asked.unit.store, first, last)
    found = national_measure(year, totals, asked.section)
    held = national_fortnight(year, totals, asked.section)
    weekend_days = sum(is_weekend(each.day) for each in held)
    facts: dict[str, Fact] = {
        "value": found.weekday,
        "weekend": found.weekend,
        "year": str(year),
        "weekdays": float(len(held) - weekend_days),
        "weekend_days": float(weekend_days),
    }
    return replace(
        asked.definition(found.weekday, facts, months=1),
        first_day=first,
        last_day=last,
        known=sum(each.per_worker is not None for each in held),
        needed=len(held),
        counted_in="days",
        columns=("occupied", "workers", "per_worker"),
        table=tuple(
            TableRow(each.day, (each.occupied, float(each.workers), each.per_worker)) for each in held
        ),
        problems=() if found.weekday is not None else (problem("nine_without_days", year=year),),
    )


FIGURES: dict[str, Callable[[Asked], Definition]] = {
    "density_weekend": _density_weekend,
    "density_night": _density_night,
    "national_0900": _national_0900,
}
