"""A file of every schema so far opens with the same rows and sums, after a copy of it has been made."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from caredesk.services.figures import view_figures
from caredesk.services.session import open_unit
from caredesk.storage import engine, schema
from caredesk.storage.check import check
from caredesk.storage.keys import PUBLISHED

OLDER = Path(__file__).with_name("older")
# What a migration empties (see schema.migrate), and what is computed anew.
NOT_KEPT = {"undo_log", "undo_step", "day_total", "total_state"}

Content = dict[str, tuple[list[str], list[tuple[Any, ...]]]]


def raw(path: Path) -> tuple[int, Content]:
    """The version and every table's columns and rows, past the program."""
    connection = engine.connect(path, PUBLISHED)
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found: Content = {}
    for name in sorted(set(names) - NOT_KEPT):
        rows = connection.execute(f"SELECT * FROM {name} ORDER BY id")
        found[name] = ([column[0] for column in rows.description], rows.fetchall())
    connection.close()
    return version, found


def test_there_is_a_file_of_every_older_schema() -> None:
    names = {path.name for path in OLDER.iterdir()}
    assert names == {f"version-{version}.caredesk" for version in range(1, schema.VERSION)}


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """Two sections, four people, October and November 2026, and monthly values of nine months before."""
    return Path(shutil.copy(OLDER / "version-1.caredesk", tmp_path / "enhet.caredesk"))


def test_a_file_of_schema_1_keeps_every_row_and_a_copy(first: Path) -> None:
    version, before = raw(first)
    assert version == 1
    open_unit(first).close()
    now, after = raw(first)
    assert now == schema.VERSION
    assert {name: after[name] for name in before} == before
    assert sum(len(rows) for _, rows in before.values()) > 150
    assert [rows for name, (_, rows) in after.items() if name not in before] == [[]] * 7
    (copy,) = (first.parent / "CareDesk-kopior").iterdir()
    assert raw(copy) == (1, before)


def test_a_file_of_schema_2_keeps_every_row(tmp_path: Path) -> None:
    """As that of schema 1, with two alternatives."""
    second = Path(shutil.copy(OLDER / "version-2.caredesk", tmp_path / "enhet.caredesk"))
    version, before = raw(second)
    assert version == 2
    assert len(before["alternative"][1]) == 2
    open_unit(second).close()
    now, after = raw(second)
    assert now == schema.VERSION
    assert {name: after[name] for name in before} == before


def test_a_file_of_schema_3_keeps_every_row(tmp_path: Path) -> None:
    """As that of schema 2, with a period, a draft and a shift that a base schedule gave."""
    third = Path(shutil.copy(OLDER / "version-3.caredesk", tmp_path / "enhet.caredesk"))
    version, before = raw(third)
    assert version == 3
    assert [len(before[name][1]) for name in ("period", "draft", "draft_shift", "rolled_out")] == [1] * 4
    open_unit(third).close()
    now, after = raw(third)
    assert now == schema.VERSION
    assert {name: after[name] for name in before} == before


def test_a_file_of_schema_1_keeps_its_sums(first: Path) -> None:
    """78 shifts of 8,5 h in October are not in the sick week, and 16 places are occupied."""
    with open_unit(first) as unit:
        density = view_figures(unit, month="2026-10").density
        assert (density.hours, density.occupied, density.r12_months) == (78 * 8.5, 16, 10)
        assert view_figures(unit, month="2026-05").density.hours == 2005
        assert check(unit.store, unit.compute).ok
