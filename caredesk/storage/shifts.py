"""Shifts read by what they are."""

from __future__ import annotations

from datetime import date

from caredesk.domain.rows import Shift
from caredesk.storage.rows import read
from caredesk.storage.store import Store


def read_overtime_shifts(store: Store, first_day: date, last_day: date) -> tuple[Shift, ...]:
    """Shifts of additional time and overtime that start within a stretch of days."""
    # The kinds are written out as in the index on overtime, which is otherwise not used.
    kinds = "kind IN ('additional', 'overtime_simple', 'overtime_qualified')"
    days = (first_day.isoformat(), last_day.isoformat())
    return tuple(read(store, Shift, f"{kinds} AND day BETWEEN ? AND ?", days))
