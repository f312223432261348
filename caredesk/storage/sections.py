"""The names of the unit's sections: every name that a row places something in."""

from __future__ import annotations

from typing import get_type_hints

from caredesk.domain.tables import TABLES
from caredesk.storage import rows
from caredesk.storage.store import Store


def read_sections(store: Store) -> tuple[str, ...]:
    """Section names in order. Those of shifts and occupancy stand in the day totals too, whose index on
    sections is walked from name to name: the years cost nothing."""
    small = ("place", "employment", "need", "monthly_value", "amount")
    named = " UNION ".join(f"SELECT section FROM {table}" for table in small)
    found = store.query(
        "WITH RECURSIVE totalled(name) AS (SELECT min(section) FROM day_total UNION ALL"
        " SELECT (SELECT min(section) FROM day_total WHERE section > name)"
        " FROM totalled WHERE name IS NOT NULL)"
        f" SELECT name FROM totalled WHERE name <> '' UNION SELECT section FROM ({named}) WHERE section <> ''"
        " ORDER BY 1"
    )
    return tuple(name for (name,) in found)


def rename_section(store: Store, before: str, after: str) -> None:
    """Gives a section another name wherever a row is placed in it, inside a step."""
    for table, row_type in TABLES.items():
        if "section" in get_type_hints(row_type):
            rows.rename(store, table, "section", {before: after})
