"""The roles that shifts of a stretch of days name themselves."""

from __future__ import annotations

from datetime import date

from caredesk.storage.store import Store


def read_shift_roles(store: Store, first_day: date, last_day: date) -> frozenset[str]:
    """Names of roles written on shifts; those that only an employment names are not among them."""
    days = (first_day.isoformat(), last_day.isoformat())
    found = store.query("SELECT DISTINCT role FROM shift WHERE role <> '' AND day BETWEEN ? AND ?", days)
    return frozenset(role for (role,) in found)
