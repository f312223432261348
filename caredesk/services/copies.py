"""Copies of a unit's file: made, checked, listed, put back, and the plain copy for other programs."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from caredesk.services.session import OpenUnit
from caredesk.storage import backup, copying
from caredesk.storage.backup import Backup, UncheckedCopy
from caredesk.storage.sqlite_export import export_sqlite


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
