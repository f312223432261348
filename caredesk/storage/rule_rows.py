"""The rows that the rules read beside shifts, of everybody or of some: by index, whatever the years hold."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date

from caredesk.domain.rows import Absence, Competence, RestException, Shift
from caredesk.storage.facts import overlapping
from caredesk.storage.overtime_shifts import read_overtime_shifts
from caredesk.storage.rows import read
from caredesk.storage.store import Store

Persons = Collection[str] | None
OWN = "employee_no IN (SELECT value FROM json_each(?))"
OVERTIME = "+kind IN ('additional', 'overtime_simple', 'overtime_qualified')"
"""The plus keeps the index of all overtime out: it would walk everybody's."""


def read_absences(store: Store, first: date, last: date, persons: Persons) -> tuple[Absence, ...]:
    """Absences that overlap the stretch."""
    days = (first.isoformat(), last.isoformat())
    if persons is None:
        return overlapping(store, Absence, *days)
    where = f"{OWN} AND (last_day = '' OR last_day >= ?) AND first_day <= ?"
    return tuple(read(store, Absence, where, (_listed(persons), *days)))


def read_overtime(store: Store, first: date, last: date, persons: Persons) -> tuple[Shift, ...]:
    """Shifts of overtime and additional time that start in the stretch."""
    if persons is None:
        return read_overtime_shifts(store, first, last)
    where = f"{OWN} AND day BETWEEN ? AND ? AND {OVERTIME}"
    return tuple(read(store, Shift, where, (_listed(persons), first.isoformat(), last.isoformat())))


def read_competences(store: Store, persons: Persons) -> tuple[Competence, ...]:
    """Competences, also those that have run out."""
    if persons is None:
        return tuple(read(store, Competence))
    return tuple(read(store, Competence, OWN, (_listed(persons),)))


def read_rest_exceptions(
    store: Store, first: date, last: date, persons: Persons
) -> tuple[RestException, ...]:
    """Exceptions from daily rest dated in the stretch."""
    days = (first.isoformat(), last.isoformat())
    if persons is None:
        return tuple(read(store, RestException, "day BETWEEN ? AND ?", days))
    return tuple(read(store, RestException, f"{OWN} AND day BETWEEN ? AND ?", (_listed(persons), *days)))


def _listed(persons: Collection[str]) -> str:
    return json.dumps(sorted(persons))
