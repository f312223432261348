"""Whether a file is whole: page checksums, SQLite's structure, and the rows that should be there."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from caredesk.errors import UserError
from caredesk.storage import engine, triggers
from caredesk.storage.keys import Key

if TYPE_CHECKING:
    from sqlite_utils import Database


def damage(connection: Any) -> tuple[str, ...]:
    """What the library finds wrong, in its own words; empty when the file is whole."""
    found: list[str] = []
    for pragma in ("cipher_integrity_check", "integrity_check"):
        try:
            found += [str(row[0]) for row in connection.execute(f"PRAGMA {pragma}") if row[0] != "ok"]
        except engine.SqliteError as error:
            found.append(str(error))
    return tuple(found)


def row_counts(db: Database) -> dict[str, int]:
    """Rows of each undoable table."""
    return {
        table: int(db.conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
        for table in triggers.logged_tables(db)
    }


def content_hash(db: Database) -> str:
    """SHA-256 over every row of every undoable table, with its number: equal when the content is."""
    digest = hashlib.sha256()
    for table in triggers.logged_tables(db):
        digest.update(table.encode())
        for row in db.conn.execute(f"SELECT * FROM {table} ORDER BY id"):
            digest.update(repr(row).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def opens(copy: Path, key: Key) -> bool:
    """Whether a closed file can be read with this key."""
    connection = engine.connect(copy, key, mode="ro")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
    except engine.SqliteError:
        return False
    finally:
        connection.close()
    return True


def require_sound(copy: Path, key: Key, counts: dict[str, int] | None = None) -> None:
    """Reopens a closed copy; UserError `copy_damaged` unless it is whole and holds `counts` rows."""
    connection = engine.connect(copy, key, mode="ro")
    try:
        found = row_counts(engine.as_database(connection))
        if damage(connection) or counts not in (None, found):
            raise UserError("copy_damaged", file=copy.name)
    except engine.SqliteError as error:
        raise UserError("copy_damaged", file=copy.name) from error
    finally:
        connection.close()
