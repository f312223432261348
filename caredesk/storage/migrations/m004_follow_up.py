"""What is done in the follow-up of sick leave: reported, planned, talked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

TABLES = """
CREATE TABLE follow_up (
    id INTEGER PRIMARY KEY,
    employee_no TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    day TEXT NOT NULL DEFAULT '',
    done TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX follow_up_key ON follow_up (employee_no, kind, day);
"""


def apply(db: Database) -> None:
    """Adds the table."""
    for statement in TABLES.split(";"):
        if statement.strip():
            db.conn.execute(statement)
