"""What a step of the schedule is called in the history: whose cells it changed, and on which days."""

from __future__ import annotations

from collections.abc import Collection

from caredesk.services.cell_checks import Staff
from caredesk.services.cell_text import Place

OF_ONE = "_of"
"""Ends the code of a step that concerns one person, whose name is then among its facts."""

NAMED_FOR_ONE = frozenset(
    {
        "shifts_typed",
        "shifts_placed",
        "shifts_moved",
        "shifts_copied",
        "shifts_filled",
        "shifts_pasted",
        "shifts_cleared",
        "shifts_removed",
        "shift_changed",
        "shift_vacated",
        "vacancy_filled",
        "absence_typed",
        "absence_cleared",
    }
)


def step_of(code: str, places: Collection[Place], staff: Staff) -> tuple[str, dict[str, object]]:
    """The step's code and facts: `first`, `last` and `days` of it, how many `cells`, the one person's `name`.

    Any other code than those of NAMED_FOR_ONE is used as it is, with the same facts.
    """
    days = sorted({place.day for place in places})
    first, last = days[0], days[-1]
    facts: dict[str, object] = {
        "first": first,
        "last": last,
        "days": first.isoformat() if first == last else f"{first}–{last}",
        "cells": len(places),
    }
    persons = {place.employee_no for place in places} - {""}
    if len(persons) != 1:
        return code, facts
    facts["name"] = staff.name(next(iter(persons)))
    return (code + OF_ONE if code in NAMED_FOR_ONE else code), facts
