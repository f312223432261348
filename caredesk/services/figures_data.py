"""Figures as plain data for other programs: the keys of `caredesk figures --json`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any

from caredesk.domain.figures import MonthFigures
from caredesk.domain.problems import Problem


def figures_as_data(figures: MonthFigures, wording: Callable[[Problem], str]) -> dict[str, Any]:
    """Every figure under the key of its field: absent = None, a hidden group = {"hidden": True}."""
    data = asdict(figures)
    data["as_of"] = figures.as_of.isoformat()
    data["sick_leave"]["groups"] = _groups(data["sick_leave"]["groups"])
    data["problems"] = [wording(each) for each in figures.problems]
    return data


def flat(data: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    """The same data with one dotted key a value, as a person reads it line by line."""
    found: dict[str, Any] = {}
    for key, value in data.items():
        name = f"{prefix}{key}"
        if isinstance(value, dict):
            found |= flat(value, f"{name}.")
        elif isinstance(value, list | tuple) and value and isinstance(value[0], dict):
            for entry in value:
                label, *rest = entry
                found |= flat({each: entry[each] for each in rest}, f"{name}.{entry[label]}.")
        else:
            found[name] = value
    return found


def lines(data: dict[str, Any]) -> Iterator[str]:
    """`flat` data as lines of text: a key and its value."""
    for name, value in flat(data).items():
        yield f"{name:58} {_plain(value)}"


def _plain(value: object) -> str:
    if value is None:
        return "-"
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value)) or "none"
    return f"{value:.4f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def _groups(groups: dict[str, dict[str, Any]] | None) -> dict[str, Any] | None:
    if groups is None:
        return None
    return {
        name: {"hidden": True} if group["hidden"] else {"percent": group["percent"]}
        for name, group in groups.items()
    }
