"""Definitions of personnel density and occupancy, with their own numbers.

A new figure: one function here and one line in FIGURES, and its text in resources/help/figures.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from caredesk.domain.definitions import Definition, Fact, TableRow, one_month
from caredesk.domain.density import ratio, rolling
from caredesk.services.definition_asked import Asked


def _density_r12(asked: Asked) -> Definition:
    sums = rolling(asked.points)
    return asked.of_density(sums.density, asked.density_facts(asked.points, sums), asked.points)


def _density_month(asked: Asked) -> Definition:
    points = asked.points[-1:]
    sums = one_month(points[0])
    return asked.of_density(sums.density, asked.density_facts(points, sums), points)


def _density_gap(asked: Asked) -> Definition:
    sums = rolling(asked.points)
    facts = asked.density_facts(asked.points, sums)
    gap = facts["gap_fte"]
    return asked.of_density(gap if isinstance(gap, float) else None, facts, asked.points)


def _percent(part: float | None, whole: float | None) -> float | None:
    share = ratio(part, whole)
    return None if share is None else 100 * share


def _occupancy(asked: Asked) -> Definition:
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


FIGURES: dict[str, Callable[[Asked], Definition]] = {
    "density_r12": _density_r12,
    "density_month": _density_month,
    "density_gap": _density_gap,
    "occupancy": _occupancy,
}
