"""The shifts of the statutory journal: overtime, additional time and jour, and ordinary time beside."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, timedelta

from caredesk.domain.rows import Shift
from caredesk.storage.overtime_shifts import read_overtime_shifts
from caredesk.storage.rows import read
from caredesk.storage.store import Store

ONE_WEEK_ON = timedelta(days=6)


def read_journal_shifts(store: Store, first_day: date, last_day: date) -> tuple[Shift, ...]:
    """Overtime, additional time and jour of a stretch of days."""
    jour = read(
        store, Shift, "day BETWEEN ? AND ? AND kind = 'jour'", (first_day.isoformat(), last_day.isoformat())
    )
    return (*read_overtime_shifts(store, first_day, last_day), *jour)


def read_weeks_of_persons(store: Store, weeks: Iterable[tuple[str, date]]) -> tuple[Shift, ...]:
    """All shifts of some persons' calendar weeks, each named by the person and its Monday."""
    asked = [[person, day.isoformat(), (day + ONE_WEEK_ON).isoformat()] for person, day in weeks]
    # The weeks stand outside, so that each is one search in the index of persons and days.
    where = (
        "id IN (SELECT shift.id FROM json_each(?) AS asked CROSS JOIN shift"
        " ON employee_no = asked.value ->> 0 AND day BETWEEN asked.value ->> 1 AND asked.value ->> 2)"
    )
    return tuple(read(store, Shift, where, (json.dumps(asked),)))
