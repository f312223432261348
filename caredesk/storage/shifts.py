"""Shifts with their numbers, of the plan itself or of a draft of some of its days."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from datetime import date

from caredesk.domain.rows import Shift
from caredesk.domain.schedule_rows import DraftShift
from caredesk.storage import rows
from caredesk.storage.store import Store

Numbered = tuple[int, Shift]
ORDER = "day, employee_no, start, id"


def read_shifts(
    store: Store, first: date, last: date, *, draft: str = "", employees: Collection[str] | None = None
) -> list[Numbered]:
    """Shifts that start in the stretch, by day; of some employees ("" for vacant and borrowed ones) or all.

    `draft`: those of the draft, which has no other days than its own.
    """
    where, params = "day BETWEEN ? AND ?", [first.isoformat(), last.isoformat()]
    if employees is not None:
        where += " AND employee_no IN (SELECT value FROM json_each(?))"
        params.append(json.dumps(sorted(employees)))
    return _read(store, draft, where, params)


def read_numbered(store: Store, numbers: Iterable[int], *, draft: str = "") -> list[Numbered]:
    """The shifts with these numbers, by day; of the draft's own table for a draft."""
    return _read(store, draft, "id IN (SELECT value FROM json_each(?))", [json.dumps(sorted(numbers))])


def _read(store: Store, draft: str, where: str, params: list[str]) -> list[Numbered]:
    if not draft:
        return rows.read_with_ids(store, Shift, where, params, ORDER)
    found = rows.read_with_ids(store, DraftShift, f"draft = ? AND {where}", [draft, *params], ORDER)
    return [(number, Shift(*row[1:])) for number, row in found]


def insert_shifts(store: Store, shifts: Iterable[Shift], *, draft: str = "") -> list[int]:
    """Adds shifts inside a step; their numbers in order."""
    return rows.insert(store, [DraftShift(draft, *row) for row in shifts] if draft else shifts)


def update_shift(store: Store, number: int, shift: Shift, *, draft: str = "") -> None:
    """Replaces a shift inside a step; KeyError when there is none with the number."""
    rows.update(store, number, DraftShift(draft, *shift) if draft else shift)


def delete_shifts(store: Store, numbers: Iterable[int], *, draft: str = "") -> None:
    """Removes shifts inside a step."""
    rows.delete(store, "draft_shift" if draft else "shift", numbers)
