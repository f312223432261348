"""The last day whose occupied places are known, by section, of the days that still bear on what is ahead."""

from __future__ import annotations

from datetime import date, timedelta

from caredesk.domain.expected_occupancy import MOST_DAYS, LastOccupied
from caredesk.storage.store import Store


def read_last_occupied(store: Store, until: date) -> dict[str, LastOccupied]:
    """By section ("" = the unit), up to a day; those that lie too far before it are left out."""
    since = until - timedelta(days=MOST_DAYS)
    found = store.query(
        "SELECT section, max(day), occupied FROM day_total"
        " WHERE day BETWEEN ? AND ? AND occupied IS NOT NULL GROUP BY section",
        (since.isoformat(), until.isoformat()),
    )
    return {
        section: LastOccupied(date.fromisoformat(day), float(occupied)) for section, day, occupied in found
    }
