"""How a figure came about: its own numbers, period, sources and completeness, as facts without words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import NamedTuple

from caredesk.domain.density import DETAIL, EMPLOYED, MEASURE_OWN, MonthPoint, Rolling, total
from caredesk.domain.problems import Problem

Fact = str | float | date | None


class SourceRun(NamedTuple):
    """Months in a row with the same source (detail, employed, monthly or missing)."""

    source: str
    first: str
    last: str


class TableRow(NamedTuple):
    """A line of the definition's table: a month "YYYY-MM" or a day, and its numbers."""

    period: str | date
    values: tuple[float | None, ...]
    source: str = ""


@dataclass(frozen=True)
class Definition:
    """A figure's definition with its own numbers. `facts` are named as in the text that words them; None
    where not known. `known` of `needed` months (or days) have what the figure needs. `columns` name the
    table's numbers by code. `problems` tell why a value is missing. `stays`: it tells of ten people or
    fewer, and may not leave the program."""

    figure: str
    month: str
    section: str | None
    first_day: date
    last_day: date
    value: float | None
    facts: tuple[tuple[str, Fact], ...]
    known: int
    needed: int
    counted_in: str = "months"
    estimated_days: int = 0
    hours_sources: tuple[SourceRun, ...] = ()
    occupancy_sources: tuple[SourceRun, ...] = ()
    columns: tuple[str, ...] = ()
    table: tuple[TableRow, ...] = ()
    problems: tuple[Problem, ...] = ()
    stays: bool = False


def source_runs(sources: Iterable[tuple[str, str]]) -> tuple[SourceRun, ...]:
    """Runs of (month, source) pairs in order."""
    runs = []
    for source, group in groupby(sources, key=lambda pair: pair[1]):
        months = [month for month, _ in group]
        runs.append(SourceRun(source, months[0], months[-1]))
    return tuple(runs)


def density_facts(points: Sequence[MonthPoint], sums: Rolling) -> dict[str, Fact]:
    """Numerator and denominator of density with what they are made of.

    `points`: one month, or the twelve that `sums` holds together. Hours and full-time hours only where one is
    divided by the other.
    """
    basis, measure = points[-1].counting
    one_way = len({point.counting for point in points}) == 1
    by_hours = one_way and basis != EMPLOYED and measure != MEASURE_OWN
    return {
        "fte": sums.fte,
        "occupied": sums.occupied,
        "hours": total(point.hours for point in points) if by_hours else None,
        "full_time_hours": sums.weight if by_hours else None,
        "fte_employed": sums.fte if one_way and basis == EMPLOYED else None,
        "fte_own": sums.fte if one_way and basis != EMPLOYED and measure == MEASURE_OWN else None,
        "days": float(sum(point.days for point in points)),
        "bed_days": sums.bed_days,
        "basis": basis if one_way else "",
        "measure": measure if one_way else "",
    }


def density_table(points: Iterable[MonthPoint]) -> tuple[TableRow, ...]:
    """Full-time equivalents, occupied places and density by month."""
    return tuple(
        TableRow(point.month, (point.fte, point.occupied, point.density), point.hours_source)
        for point in points
    )


def one_month(point: MonthPoint) -> Rolling:
    """A single month in the form of the rolling year."""
    return Rolling(int(point.complete), point.fte, point.occupied, point.amount, point.weight, point.bed_days)


def known_sources(points: Iterable[MonthPoint]) -> tuple[tuple[SourceRun, ...], tuple[SourceRun, ...]]:
    """Where hours and occupancy come from; in detail and counted on those employed it is from them."""
    listed = list(points)
    return (
        source_runs((point.month, _hours_source(point)) for point in listed),
        source_runs((point.month, point.occupancy_source) for point in listed),
    )


def _hours_source(point: MonthPoint) -> str:
    employed = point.counting.basis == EMPLOYED and point.hours_source == DETAIL
    return EMPLOYED if employed else point.hours_source
