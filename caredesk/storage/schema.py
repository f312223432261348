"""The versions of the file's schema: an append-only list of migrations."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from caredesk.storage.migrations import m001_first, m002_alternative, m003_planning, m004_follow_up

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x43446B31  # "CDk1"

# Append only. A released migration never changes, and never uses today's row types.
MIGRATIONS: tuple[Callable[[Database], None], ...] = (
    m001_first.apply,
    m002_alternative.apply,
    m003_planning.apply,
    m004_follow_up.apply,
)
VERSION = len(MIGRATIONS)


def migrate(db: Database, version: int) -> None:
    """Takes a file from `version` to today's, each migration with its version number in one transaction.

    A migration empties the undo log: old rows would no longer fit the tables.
    """
    for number, migration in enumerate(MIGRATIONS[version:], start=version + 1):
        with db.atomic():
            migration(db)
            db.conn.execute("DELETE FROM undo_log")
            db.conn.execute("DELETE FROM undo_step")
            db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.conn.execute(f"PRAGMA user_version = {number}")
