"""The file's tables against the row types that are read from and written to them."""

from datetime import date
from pathlib import Path
from typing import get_type_hints

import pytest

from caredesk.domain.rows import Employee
from caredesk.domain.tables import KEYS, TABLES
from caredesk.errors import UserError
from caredesk.storage import engine, rows, schema, triggers, undo
from caredesk.storage.keys import PUBLISHED
from caredesk.storage.store import Store, create_store, open_store

# How a field's annotation lies in SQL: type, NOT NULL, default.
LIES_AS = {
    str: ("TEXT", 1, "''"),
    date: ("TEXT", 1, "''"),
    date | None: ("TEXT", 1, "''"),
    bool: ("INTEGER", 1, None),
    int: ("INTEGER", 1, None),
    float: ("REAL", 1, None),
    int | None: ("INTEGER", 0, None),
    float | None: ("REAL", 0, None),
}


@pytest.mark.parametrize("table", TABLES)
def test_every_field_of_a_row_type_is_a_column_of_its_table(store: Store, table: str):
    columns = store.query(f"PRAGMA table_info({table})")
    assert [row[1:5] for row in columns] == [
        ("id", "INTEGER", 0, None),
        *((name, *LIES_AS[kind]) for name, kind in get_type_hints(TABLES[table]).items()),
    ]


@pytest.mark.parametrize("table", sorted(set(KEYS) - {"shift", "draft_shift"}))
def test_the_key_of_a_table_is_unique(store: Store, table: str):
    unique = [row[1] for row in store.query(f"PRAGMA index_list({table})") if row[2]]
    keys = [tuple(row[2] for row in store.query(f"PRAGMA index_info({name})")) for name in unique]
    assert keys == [KEYS[table]]


def test_every_table_is_strict(store: Store):
    tables = store.query("PRAGMA main.table_list")
    assert [row[1] for row in tables if not row[5] and not row[1].startswith("sqlite_")] == []


def test_every_table_with_data_has_its_three_triggers(store: Store):
    made = store.query("SELECT tbl_name, count(*) FROM temp.sqlite_master WHERE type = 'trigger' GROUP BY 1")
    assert dict(made) == dict.fromkeys(TABLES, 3)
    assert set(triggers.logged_tables(store.db)) == set(TABLES)


def test_a_new_file_has_the_program_s_mark_and_version(store: Store):
    assert store.query("PRAGMA application_id") == [(schema.APPLICATION_ID,)]
    assert store.query("PRAGMA user_version") == [(schema.VERSION,)]


def _with_pragma(path: Path, pragma: str) -> bytes:
    create_store(path).close()
    connection = engine.connect(path, PUBLISHED)
    connection.execute(f"PRAGMA {pragma}")
    connection.close()
    return path.read_bytes()


@pytest.mark.parametrize("version", [schema.VERSION + 1, schema.VERSION + 100, 2**31 - 1])
def test_a_newer_version_is_refused_and_untouched(tmp_path: Path, version: int):
    path = tmp_path / "ny.caredesk"
    before = _with_pragma(path, f"user_version = {version}")
    with pytest.raises(UserError) as caught:
        open_store(path)
    assert caught.value.code == "file_newer"
    assert caught.value.facts["version"] == version
    assert path.read_bytes() == before


@pytest.mark.parametrize("version", [-1, 0])
def test_a_version_that_never_was_is_refused_and_untouched(tmp_path: Path, version: int):
    path = tmp_path / "underlig.caredesk"
    before = _with_pragma(path, f"user_version = {version}")
    with pytest.raises(UserError, match="file_version_unknown"):
        open_store(path)
    assert path.read_bytes() == before


def test_another_program_s_database_under_our_key_is_refused_and_untouched(tmp_path: Path):
    path = tmp_path / "annan.caredesk"
    before = _with_pragma(path, "application_id = 7")
    with pytest.raises(UserError, match="file_not_ours"):
        open_store(path)
    assert path.read_bytes() == before


def test_an_older_file_is_migrated_after_a_copy_and_its_history_emptied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "gammal.caredesk"
    with create_store(path) as made, undo.step(made, "add"):
        rows.insert(made, [Employee("1", "A")])
    before = path.read_bytes()

    def add_a_table(db):
        db.table("added").create({"id": int, "name": str}, pk="id", strict=True)

    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, add_a_table))
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    with open_store(path) as store:
        assert store.query("PRAGMA user_version") == [(schema.VERSION,)]
        assert "added" in triggers.logged_tables(store.db)
        assert undo.history(store) == ()
        assert store.query("SELECT count(*) FROM undo_log") == [(0,)]
        assert rows.read(store, Employee) == [Employee("1", "A")]
    (copy,) = (tmp_path / "CareDesk-kopior").iterdir()
    monkeypatch.undo()
    assert path.read_bytes() != before
    with open_store(copy) as old:
        assert old.query("PRAGMA user_version") == [(schema.VERSION,)]
        assert [step.code for step in undo.history(old)] == ["add"]


def test_a_migration_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "gammal.caredesk"
    create_store(path).close()

    def fails_half_way(db):
        db.table("added").create({"id": int}, pk="id", strict=True)
        raise ZeroDivisionError

    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, fails_half_way))
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    with pytest.raises(ZeroDivisionError):
        open_store(path)
    monkeypatch.undo()
    with open_store(path) as store:
        assert "added" not in store.db.table_names()
