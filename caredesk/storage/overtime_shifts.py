"""The shifts of overtime and additional time of a stretch, by an index that holds no others."""

from __future__ import annotations

from datetime import date

from caredesk.domain.rows import Shift
from caredesk.storage.rows import read
from caredesk.storage.store import Store


def read_overtime_shifts(store: Store, first_day: date, last_day: date) -> tuple[Shift, ...]:
    """Shifts of the kinds additional, overtime_simple and overtime_qualified, by person and day."""
    # The kinds are written out as in the index, which SQLite would not use otherwise.
    where = "kind IN ('additional', 'overtime_simple', 'overtime_qualified') AND day BETWEEN ? AND ?"
    return tuple(read(store, Shift, where, (first_day.isoformat(), last_day.isoformat())))
