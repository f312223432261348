"""Ways to the density target that are kept to be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def apply(db: Database) -> None:
    """Adds the table `alternative` with its key, a name of the unit's ("") or of a section."""
    db.conn.execute(
        "CREATE TABLE alternative ("
        " id INTEGER PRIMARY KEY,"
        " name TEXT NOT NULL DEFAULT '',"
        " section TEXT NOT NULL DEFAULT '',"
        " fte_change REAL NOT NULL,"
        " occupied REAL,"
        " from_month TEXT NOT NULL DEFAULT ''"
        ") STRICT"
    )
    db.conn.execute("CREATE UNIQUE INDEX alternative_key ON alternative (name, section)")
