"""A plain, unencrypted SQLite copy of the data for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from caredesk.storage import copying, engine, triggers
from caredesk.storage.store import Store


def export_sqlite(store: Store, target: Path) -> None:
    """Writes the tables of the template to a new SQLite file, without history and derived sums.

    Row by row, since a file that is open for reading cannot have a new one attached. Never overwrites:
    UserError `file_exists`.
    """
    with copying.new_file(target) as scratch, copying.errors_of_new(target):
        plain = engine.connect_plain(scratch)
        try:
            plain.execute("BEGIN")
            for table in triggers.logged_tables(store.db):
                _copy_table(store, table, plain)
            plain.execute("COMMIT")
        finally:
            plain.close()


def _copy_table(store: Store, table: str, plain: Any) -> None:
    made = store.query(
        "SELECT sql FROM main.sqlite_master WHERE tbl_name = ? AND type <> 'trigger' ORDER BY type DESC",
        (table,),
    )
    for (sql,) in made:
        plain.execute(sql)
    marks = ", ".join("?" * len(triggers.columns_of(store.db, table)))
    rows = store.db.conn.execute(f"SELECT * FROM {table} ORDER BY id")
    plain.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
