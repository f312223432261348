"""Copies of a unit's file: made, checked, listed, put back, and the plain copy for other programs."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from caredesk.services.session import OpenUnit
from caredesk.storage import backup, copying
from caredesk.storage.backup import Backup, UncheckedCopy
from caredesk.storage.sqlite_export import export_sqlite


class CopyFile(NamedTuple):
    """A finished copy: reopened and found whole when it was made. `size` in bytes."""

    path: Path
    made: datetime
    size: int


def copy_for_checking(unit: OpenUnit, *, now: datetime) -> UncheckedCopy:
    """The copying, on the thread that has the file; `check_copy` then finishes it in a job."""
    return backup.copy_pages(unit.store, now)


def check_copy(copy: UncheckedCopy) -> Path:
    """Reopens and checks a copy that was made; only a whole one gets its name."""
    return backup.check_copy(copy)


def make_copy(unit: OpenUnit, *, now: datetime) -> Path:
    """Makes and checks a copy in one go; its path."""
    return backup.make_backup(unit.store, now)


def copies_of(path: Path) -> tuple[Backup, ...]:
    """The finished copies of a file, newest first."""
    return backup.backups(path)


def folder_of_copies(unit: OpenUnit) -> Path:
    """Where the copies of an open unit's file lie."""
    return copying.copies_folder(unit.store.path)


def view_copies(unit: OpenUnit) -> tuple[CopyFile, ...]:
    """The finished copies of an open unit with their sizes, newest first; not one just thinned out."""
    found = []
    for copy in copies_of(unit.store.path):
        with suppress(OSError):
            found.append(CopyFile(copy.path, copy.made, copy.path.stat().st_size))
    return tuple(found)


def newest_good_copy(path: Path, *, passphrase: str | None = None) -> Backup | None:
    """The newest copy of a file that opens with this passphrase and is whole."""
    return backup.newest_good(path, passphrase=passphrase)


def restore_copy(copy: Path, target: Path, *, passphrase: str | None = None) -> None:
    """Writes a checked copy to a new file; never overwrites."""
    backup.restore(copy, target, passphrase=passphrase)


def plain_copy(unit: OpenUnit, target: Path) -> Path:
    """Writes the data as a plain SQLite file; never overwrites."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise copying.told(error, target) from error
    export_sqlite(unit.store, target)
    return target
