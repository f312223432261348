"""Definitions of personnel density and occupancy, with their own numbers.

A new figure: one function here and one line in FIGURES, and its text in resources/help/figures.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from caredesk.domain.calendar import last_day
from caredesk.domain.definitions import Definition, Fact, TableRow, one_month
from caredesk.domain.density import DETAIL, EMPLOYED, MONTHLY, ratio, rolling, total
from caredesk.domain.density_months import empty_cost
from caredesk.domain.problems import problem
from caredesk.services.definition_asked import Asked
from caredesk.services.figures import DensityView


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


def _planned_share(asked: Asked) -> Definition:
    point = asked.points[-1]
    seen = DensityView(asked.unit, asked.months, asked.month, asked.today).density(asked.section)
    share = seen.planned_share
    facts: dict[str, Fact] = {
        "value": None if share is None else 100 * share,
        "hours": point.hours,
        "coming": None if share is None or point.hours is None else share * point.hours,
        "as_of": asked.today,
    }
    found = replace(
        asked.of_density(share, facts, (point,)), occupancy_sources=(), known=int(share is not None)
    )
    if share is None and point.counting.basis == EMPLOYED:
        return replace(found, problems=(problem("figure_needs_hours"),))
    return found


def _percent(part: float | None, whole: float | None) -> float | None:
    share = ratio(part, whole)
    return None if share is None else 100 * share


def _occupancy(asked: Asked) -> Definition:
    return _rate(asked, "available")


def _occupancy_planned(asked: Asked) -> Definition:
    return _rate(asked, "planned")


def _rate(asked: Asked, kind: str) -> Definition:
    """Occupied of available or planned places, with the other and both of twelve months beside."""
    point = asked.points[-1]
    facts: dict[str, Fact] = {
        "bed_days": point.bed_days,
        "occupied": point.occupied,
        "days": float(point.days),
        "empty_days": point.empty_days,
        "r12_bed_days": total(each.bed_days for each in asked.points),
    }
    for name in ("available", "planned"):
        places = [getattr(each, f"{name}_days") for each in asked.points]
        r12 = total(places)
        facts |= {
            f"{name}_days": places[-1],
            f"rate_{name}": _percent(point.bed_days, places[-1]),
            f"r12_{name}_days": r12,
            f"r12_{name}": _percent(total(each.bed_days for each in asked.points), r12),
        }
    share = _percent(point.bed_days, getattr(point, f"{kind}_days"))
    facts["value"] = share
    table = tuple(
        TableRow(
            each.month,
            (each.occupied, ratio(days, each.days), _percent(each.bed_days, days)),
            each.occupancy_source,
        )
        for each in asked.points
        for days in (getattr(each, f"{kind}_days"),)
    )
    return _of_places(asked, share, facts, ("occupied", kind, "percent"), table)


def _empty_days(asked: Asked) -> Definition:
    point = asked.points[-1]
    register = asked.months.register
    costs = [empty_cost(register, each) for each in asked.points]
    empty = point.empty_days
    facts: dict[str, Fact] = {
        "value": empty,
        "from_days": empty if point.occupancy_source == DETAIL else None,
        "at_least": empty if point.occupancy_source == MONTHLY else None,
        "available_days": point.available_days,
        "bed_days": point.bed_days,
        "price": register.unit_on(last_day(asked.month)).cost_per_place_day,
        "cost": costs[-1],
        "r12_empty_days": total(each.empty_days for each in asked.points),
        "r12_cost": total(costs),
    }
    table = tuple(
        TableRow(each.month, (ratio(each.available_days, each.days), each.occupied, each.empty_days, cost))
        for each, cost in zip(asked.points, costs, strict=True)
    )
    columns = ("available", "occupied", "empty_days", "empty_cost")
    return _of_places(asked, empty, facts, columns, table)


def _of_places(
    asked: Asked,
    value: float | None,
    facts: dict[str, Fact],
    columns: tuple[str, ...],
    table: tuple[TableRow, ...],
) -> Definition:
    """A figure of occupancy and places: hours have no part in it."""
    point = asked.points[-1]
    found = replace(
        asked.of_density(value, facts, (point,)),
        hours_sources=(),
        known=int(value is not None),
        columns=columns,
        table=table,
    )
    if value is None and point.bed_days is not None:
        return replace(found, problems=(problem("places_missing", month=asked.month),))
    return found


FIGURES: dict[str, Callable[[Asked], Definition]] = {
    "density_r12": _density_r12,
    "density_month": _density_month,
    "density_gap": _density_gap,
    "planned_share": _planned_share,
    "occupancy": _occupancy,
    "occupancy_planned": _occupancy_planned,
    "empty_days": _empty_days,
}
