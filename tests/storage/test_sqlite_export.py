"""The plain copy: the same rows in a file that any SQLite opens, and nothing else."""

import sqlite3
from pathlib import Path

import pytest

from caredesk.domain.tables import TABLES
from caredesk.errors import UserError
from caredesk.storage.sqlite_export import export_sqlite
from caredesk.storage.store import Store, open_store


def _content(path: Path) -> dict[str, list]:
    # The standard library reads it, since that is what the copy is for; it is not a unit's own file.
    connection = sqlite3.connect(path)
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {name: connection.execute(f"SELECT * FROM {name} ORDER BY id").fetchall() for name in names}
    connection.close()
    return found


def test_the_copy_has_the_same_rows_and_no_history(filled: Store, tmp_path: Path):
    target = tmp_path / "ut.sqlite"
    export_sqlite(filled, target)
    found = _content(target)
    assert set(found) == set(TABLES)
    for table in TABLES:
        assert found[table] == filled.query(f"SELECT * FROM {table} ORDER BY id")


def test_it_never_overwrites(filled: Store, tmp_path: Path):
    target = tmp_path / "ut.sqlite"
    target.write_text("mitt")
    with pytest.raises(UserError, match="file_exists"):
        export_sqlite(filled, target)
    assert target.read_text() == "mitt"


def test_a_file_that_is_only_read_can_be_exported(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    filled.close()
    monkeypatch.setattr("os.access", lambda *_: False)
    with open_store(filled.path) as read_only:
        export_sqlite(read_only, tmp_path / "ut.sqlite")
    assert len(_content(tmp_path / "ut.sqlite")["employee"]) == 4
