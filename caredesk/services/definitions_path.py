"""Definitions of the path to the target: the level it takes, when it is reached, and what is saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from caredesk.domain.calendar import first_day, last_day
from caredesk.domain.definitions import Definition, Fact, TableRow
from caredesk.domain.density import rolling
from caredesk.domain.forecast import SEARCHED_MONTHS
from caredesk.domain.problems import Problem, problem
from caredesk.domain.target_path import TargetPath
from caredesk.services.definition_asked import Asked


def _target_path(asked: Asked) -> Definition:
    """The density that every month to come must have."""
    path = asked.path
    line = path.level_line if path else None
    needed = path.level_needed if path else None
    facts: dict[str, Fact] = {
        "value": needed,
        "target": path.target if path else None,
        "kept": line.kept if line else None,
        "weight": line.weight if line else None,
        "first_month": path.month_range[0] if path else None,
        "level_month": path.level_month if path else None,
        "out_of_reach": path.level_month if path and needed is not None and needed < 0 else None,
    }
    return _of_path(asked, path, needed, facts, problem("path_without_target"))


def _target_reached(asked: Asked) -> Definition:
    """The first month with R12 at or below the target; the value is how many months away it is."""
    path = asked.path
    met = path is not None and path.met
    reached = None if path is None else path.last_month if path.met else path.reached
    away = _months_between(path.last_month, reached) if path and reached else None
    missing = problem("target_not_reached", months=SEARCHED_MONTHS)
    if path is not None and path.target is None:
        missing = problem("path_without_target")
    never = path is not None and path.target is not None and path.without_change is None
    facts: dict[str, Fact] = {
        "value": away,
        "reached": reached,
        "target": path.target if path else None,
        "met": path.last_month if path and met else None,
        "without": path.without_change if path and not met else None,
        "never_without": float(SEARCHED_MONTHS) if never else None,
    }
    return _of_path(asked, path, away, facts, missing)


def _path_effect(asked: Asked) -> Definition:
    """SEK that the change lowers the cost by, from its month to the end of that year and in a full year."""
    path = asked.path
    facts: dict[str, Fact] = {
        "value": path.saved_year if path else None,
        "year": path.year_month[:4] if path else None,
        "fewer": 0.0 - path.change.fte_change if path else None,
        "cost_per_fte": path.cost_per_fte if path else None,
        "months": _months_between(path.change.from_month, path.year_month) + 1 if path else None,
        "full_year": path.saved_full_year if path else None,
    }
    value = path.saved_year if path else None
    return _of_path(asked, path, value, facts, problem("cost_per_fte_missing"))


def _of_path(
    asked: Asked, path: TargetPath | None, value: float | None, facts: dict[str, Fact], missing: Problem
) -> Definition:
    """The frame over the twelve months to come. `missing`: why a path has no value."""
    held = ("last_month", "fte_now", "occupied_now", "density_now", "fte_then", "occupied_then", "level")
    facts |= {name: getattr(path, name, None) for name in held}
    facts["from_month"] = path.change.from_month if path else None
    found = replace(asked.definition(value, facts, months=12), known=rolling(asked.points).months)
    if path is None:
        return replace(found, problems=(problem("path_without_month"),))
    return replace(
        found,
        first_day=first_day(path.month_range[0]),
        last_day=last_day(path.month_range[1]),
        columns=("r12",),
        table=tuple(TableRow(point.month, (point.r12,)) for point in path.line),
        problems=() if value is not None else (missing,),
    )


def _months_between(earlier: str, later: str) -> float:
    return float((int(later[:4]) - int(earlier[:4])) * 12 + int(later[5:7]) - int(earlier[5:7]))


FIGURES: dict[str, Callable[[Asked], Definition]] = {
    "target_path": _target_path,
    "target_reached": _target_reached,
    "path_effect": _path_effect,
}
