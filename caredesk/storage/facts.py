"""The rows that a stretch of days is computed from, read by index: the years around it cost nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from caredesk.domain.register import Facts
from caredesk.domain.rows import (
    Absence,
    Employee,
    Employment,
    Need,
    Occupancy,
    Place,
    Role,
    Setting,
    ShiftType,
    Unit,
)
from caredesk.storage.rows import TABLE_OF, Row, read, read_whole
from caredesk.storage.shifts import read_shift_days
from caredesk.storage.store import Store


def read_facts(store: Store, first_day: date, last_day: date) -> Facts:
    """Small tables whole, the same tuples until they are written; absences, occupancies and shifts of the
    stretch and of the day before it, whose night reaches into it."""
    first_day -= timedelta(days=1)
    shifts = tuple(row for _, row in read_shift_days(store, first_day, last_day))
    facts = read_circumstances(store, first_day, last_day)
    return replace(facts, first_day=first_day + timedelta(days=1), shifts=shifts)


def read_circumstances(store: Store, first_day: date, last_day: date) -> Facts:
    """As `read_facts`, without any shift."""
    first, last = first_day.isoformat(), last_day.isoformat()
    return Facts(
        first_day=first_day,
        last_day=last_day,
        units=read_whole(store, Unit),
        places=read_whole(store, Place),
        settings=read_whole(store, Setting),
        roles=read_whole(store, Role),
        employees=read_whole(store, Employee),
        employments=read_whole(store, Employment),
        shift_types=read_whole(store, ShiftType),
        needs=read_whole(store, Need),
        absences=overlapping(store, Absence, first, last),
        occupancies=overlapping(store, Occupancy, first, last),
    )


def overlapping(store: Store, row_type: type[Row], first: str, last: str) -> tuple[Row, ...]:
    """Rows with first_day and last_day that have a day in common with the stretch.

    Those with an end and those still on are asked for apart, so that the index on the last day serves both;
    the plus keeps the index on the first day out, and the order that on the key: each would walk all the
    years before. The same tuple each time until the table is written.
    """
    table = TABLE_OF[row_type]
    held: tuple[Row, ...] | None = store.kept.get(table, (first, last))
    if held is None:
        held = _read_overlapping(store, row_type, first, last)
        store.kept.put(table, held, (first, last))
    return held


def _read_overlapping(store: Store, row_type: type[Row], first: str, last: str) -> tuple[Row, ...]:
    ended = read(store, row_type, "last_day >= ? AND +first_day <= ?", (first, last), order="last_day")
    still_on = read(store, row_type, "last_day = '' AND +first_day <= ?", (last,), order="last_day")
    return tuple(sorted((*ended, *still_on), key=lambda row: row[:2]))
