"""The TEMP triggers that write the inverse of every row change to the undo log.

Made from the schema at each open, so that a new table is undoable without a line of code, and a
migration that rebuilds a table cannot lose them. Outside a step there is no step number, and the log's
NOT NULL refuses the write.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from sqlite_utils import Database

# Derived, the undo's own, or the record of changes: an undo recomputes the first, does not undo itself, and
# is one more change to the last.
NOT_LOGGED = frozenset({"day_total", "total_state", "undo_step", "undo_log", "shift_change"})

_columns: WeakKeyDictionary[Database, dict[str, tuple[str, ...]]] = WeakKeyDictionary()


def logged_tables(db: Database) -> tuple[str, ...]:
    """The tables whose changes are undoable."""
    return tuple(
        name for name in sorted(db.table_names()) if name not in NOT_LOGGED and not name.startswith("sqlite_")
    )


def columns_of(db: Database, table: str) -> tuple[str, ...]:
    """The table's columns in their order, that of a logged row. The tables of an open file do not change."""
    known = _columns.setdefault(db, {})
    if table not in known:
        known[table] = tuple(row[1] for row in db.conn.execute(f"PRAGMA main.table_info({table})"))
    return known[table]


def create(db: Database) -> None:
    """Makes the triggers and the TEMP table that holds the number of the open step."""
    db.conn.execute("CREATE TEMP TABLE open_step (step INTEGER NOT NULL) STRICT")
    for table in logged_tables(db):
        old_row = f"json_array({', '.join(f'OLD.{name}' for name in columns_of(db, table))})"
        for operation, row_id, old in (
            ("INSERT", "NEW.id", "''"),
            ("UPDATE", "OLD.id", old_row),
            ("DELETE", "OLD.id", old_row),
        ):
            db.conn.execute(
                f"CREATE TEMP TRIGGER undo_{table}_{operation.lower()} AFTER {operation} ON main.{table}"
                " BEGIN"
                " INSERT INTO undo_log (step, table_name, row_id, operation, old_row)"
                f" VALUES ((SELECT step FROM open_step), '{table}', {row_id}, '{operation.lower()}', {old});"
                " END"
            )
