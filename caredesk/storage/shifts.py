"""Shifts with their numbers, of the plan itself or of a draft of some of its days."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from datetime import date
from itertools import groupby

from caredesk.domain.calendar import days_from_to
from caredesk.domain.rows import Shift
from caredesk.domain.schedule_rows import DraftShift
from caredesk.storage import rows
from caredesk.storage.kept import MOST_PARTS
from caredesk.storage.store import Store

Numbered = tuple[int, Shift]
ORDER = "day, employee_no, start, id"


def read_shifts(
    store: Store, first: date, last: date, *, draft: str = "", employees: Collection[str] | None = None
) -> list[Numbered]:
    """Shifts that start in the stretch, by day; of some employees ("" for vacant and borrowed ones) or all.

    `draft`: those of the draft, which has no other days than its own.
    """
    if employees is None and not draft:
        return read_shift_days(store, first, last)
    where, params = "day BETWEEN ? AND ?", [first.isoformat(), last.isoformat()]
    if employees is not None:
        where += " AND employee_no IN (SELECT value FROM json_each(?))"
        params.append(json.dumps(sorted(employees)))
    return _read(store, draft, where, params)


def read_shift_days(store: Store, first: date, last: date) -> list[Numbered]:
    """All shifts that start in the stretch, by day: each day is read once until a shift of it is written.

    More days than are kept are read as they are.
    """
    if (last - first).days >= MOST_PARTS:
        return _read(store, "", "day BETWEEN ? AND ?", [first.isoformat(), last.isoformat()])
    days = list(days_from_to(first, last))
    held: dict[date, tuple[Numbered, ...] | None] = {day: store.kept.get("shift", day) for day in days}
    lacking = [day for day in days if held[day] is None]
    if lacking:
        between = [lacking[0].isoformat(), lacking[-1].isoformat()]
        found = _read(store, "", "day BETWEEN ? AND ?", between)
        by_day = {day: tuple(group) for day, group in groupby(found, key=lambda numbered: numbered[1].day)}
        for day in lacking:
            held[day] = by_day.get(day, ())
            store.kept.put("shift", held[day], day)
    return [numbered for day in days for numbered in held[day] or ()]


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
