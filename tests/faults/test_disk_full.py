"""A disk that fills up in the middle: the file stays whole, nothing is left over, and trying again works."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from caredesk.domain.rows import Employee, KeyFigureValue
from caredesk.errors import UserError
from caredesk.storage import backup, rows, undo, verify
from caredesk.storage.sqlite_export import export_sqlite
from caredesk.storage.store import Store, create_store, open_store, rekey
from tests.disks import fill_up, own_disk
from tests.small_unit import small_unit

pytestmark = pytest.mark.slow  # every page of a small disk

DISK_BYTES = 2_000_000


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes of its own."""
    # Elsewhere the limit inside the file is what is tested.
    with own_disk(tmp_path / "disk", DISK_BYTES) as place:
        yield place


@pytest.fixture
def store(disk: Path) -> Iterator[Store]:
    """The small unit on the small disk."""
    with create_store(disk / "enhet.caredesk") as opened:
        with undo.step(opened, "fill"):
            rows.insert(opened, small_unit())
        yield opened


def _names(place: Path) -> list[str]:
    return sorted(str(path.relative_to(place)) for path in place.rglob("*") if path.is_file())


def _large_edit(store: Store) -> None:
    with undo.step(store, "large"):
        rows.insert(store, [KeyFigureValue("Utevistelse", f"{n}", "x" * 900) for n in range(400)])


def _backup(store: Store) -> None:
    backup.make_backup(store, datetime(2026, 11, 4, 12))


def _export(store: Store) -> None:
    export_sqlite(store, store.path.with_name("ut.sqlite"))


def _rekey(store: Store) -> None:
    rekey(store, "havre och råg")


def _new(store: Store) -> None:
    create_store(store.path.with_name("ny.caredesk")).close()


@pytest.mark.parametrize("pages", [0, 1, 5, 20])
@pytest.mark.parametrize("write", [_large_edit, _backup, _export, _rekey, _new])
def test_a_full_disk_costs_nothing(disk: Path, store: Store, write: Callable[[Store], None], pages: int):
    before, names = verify.content_hash(store.db), set(_names(disk))
    ballast = fill_up(disk, leave=pages * 4096)
    with pytest.raises(UserError, match="disk_full"):
        write(store)
    assert set(_names(disk)) - {"ballast"} == names
    assert verify.content_hash(store.db) == before
    ballast.unlink()
    write(store)
    assert verify.damage(store.db.conn) == ()
    passphrase = "havre och råg" if store.protected else None
    store.close()
    with open_store(store.path, passphrase=passphrase) as again:
        assert len(rows.read(again, Employee)) == 4


def test_an_edit_that_meets_the_end_of_the_file_s_room_is_rolled_back(tmp_path: Path):
    """The same without a disk of its own: SQLite gives the same error at its own limit of pages."""
    with create_store(tmp_path / "enhet.caredesk") as store:
        with undo.step(store, "fill"):
            rows.insert(store, small_unit())
        before = verify.content_hash(store.db)
        ((most,),) = store.query("PRAGMA max_page_count")
        store.query("PRAGMA max_page_count = 1")  # as small as the file is now
        with pytest.raises(UserError, match="disk_full"):
            _large_edit(store)
        assert verify.content_hash(store.db) == before
        assert len(undo.history(store)) == 1
        store.query(f"PRAGMA max_page_count = {most}")
        _large_edit(store)
        assert len(undo.history(store)) == 2
