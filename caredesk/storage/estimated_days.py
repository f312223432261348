"""The days whose occupancy is estimated."""

from __future__ import annotations

from datetime import date

from caredesk.storage.store import Store


def read_estimated_days(store: Store, section: str, first_day: date, last_day: date) -> list[date]:
    """Days in order on which the section's value ("": any that the unit's is made of) is an estimate."""
    found = store.query(
        "SELECT day FROM day_total WHERE day BETWEEN ? AND ? AND section = ? AND estimated ORDER BY day",
        (first_day.isoformat(), last_day.isoformat(), section),
    )
    return [date.fromisoformat(day) for (day,) in found]
