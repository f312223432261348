"""The names of the unit's sections: every name that a row places something in."""

from __future__ import annotations

from caredesk.storage.store import Store


def read_sections(store: Store) -> tuple[str, ...]:
    """Section names in order. Shifts are found through the day totals, which are far fewer."""
    tables = ("place", "employment", "need", "occupancy", "monthly_value", "amount", "day_total")
    union = " UNION ".join(f"SELECT section FROM {table} WHERE section <> ''" for table in tables)
    return tuple(name for (name,) in store.query(f"{union} ORDER BY 1"))
