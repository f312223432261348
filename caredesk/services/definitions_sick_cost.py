"""Definitions of the cost of sick leave, with their own numbers.

A new figure: one function here and one line in FIGURES, and its text in resources/help/figures.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from caredesk.domain.calendar import last_day, months_from_to
from caredesk.domain.definitions import Definition, Fact, TableRow, source_runs
from caredesk.domain.density import DETAIL
from caredesk.domain.sick_costs import SickCost
from caredesk.services.definition_asked import Asked
from caredesk.services.sick_costs import view_sick_cost


def _sick_cost(asked: Asked) -> Definition:
    """Sick pay less pay not paid out, and who replaced; the year's months beside."""
    found = _cost(asked)
    facts: dict[str, Fact] = {
        "value": found.cost_net_sek,
        "cost": found.cost_sek,
        "saved": found.cost_saved_sek,
        "replacement": found.cost_replacement_sek,
        "first_days": found.first_days_sek,
        "karens_sek": found.karens_sek,
        "later": found.later_sek,
        "lost_hours": found.lost_hours,
        "estimated_hours": found.cost_estimated_hours or None,
        "replaced_hours": sum(each.hours for each in found.replaced),
    }
    held = [
        (month, view_sick_cost(asked.unit, asked.months, month))
        for month in months_from_to(asked.month[:4] + "-01", asked.month)
    ]
    table = tuple(
        TableRow(month, (cost.cost_sek, cost.cost_saved_sek, cost.cost_replacement_sek, cost.cost_net_sek))
        for month, cost in held
    )
    columns = ("sick_pay_sek", "saved_sek", "replacement_sek", "net_sek")
    shown = _of_cost(asked, found, found.cost_net_sek, facts)
    return replace(shown, columns=columns, table=table)


def _sick_karens(asked: Asked) -> Definition:
    found = _cost(asked)
    periods = None if found.karens_periods is None else float(found.karens_periods)
    facts: dict[str, Fact] = {
        "value": found.karens_sek,
        "periods": periods,
        "mean": found.karens_sek / periods if found.karens_sek is not None and periods else None,
    }
    return _of_cost(asked, found, found.karens_sek, facts)


def _not_replaced(asked: Asked) -> Definition:
    found = _cost(asked)
    lost, left = found.lost_hours, found.not_replaced_hours
    facts: dict[str, Fact] = {
        "value": left,
        "lost_hours": lost,
        "covered": None if lost is None or left is None else lost - left,
        "percent": 100 * left / lost if lost and left is not None else None,
        "worked": sum(each.hours for each in found.replaced) if lost is not None else None,
    }
    return _of_cost(asked, found, left, facts)


def _cost(asked: Asked) -> SickCost:
    return view_sick_cost(asked.unit, asked.months, asked.month)


def _of_cost(asked: Asked, cost: SickCost, value: float | None, facts: dict[str, Fact]) -> Definition:
    """The frame, with the rates in force on the month's last day."""
    register, end = asked.months.register, last_day(asked.month)
    for key in ("sick_pay", "karens", "sick_pay_late"):
        facts[key] = register.parameters.value_on(key, end)
    facts["po"] = register.unit_on(end).po_percent
    known = value is not None
    return replace(
        asked.definition(value, facts, months=1),
        hours_sources=source_runs([(asked.month, DETAIL)]) if known else (),
        section=None,
        problems=() if known else cost.problems,
    )


FIGURES: dict[str, Callable[[Asked], Definition]] = {
    "sick_cost": _sick_cost,
    "sick_karens": _sick_karens,
    "not_replaced": _not_replaced,
}
