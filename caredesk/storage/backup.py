"""Copies of a unit's file: made, reopened and checked before they get a name, thinned out, and put back.

Making one needs the file's thread; checking it needs only the copy and may run in a job.
"""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from caredesk.errors import UserError
from caredesk.storage import copying, engine, file_kind, verify
from caredesk.storage.keys import PUBLISHED, Key, derive
from caredesk.storage.store import Store

_TIME = "%Y-%m-%d %H.%M.%S"
_TIME_LENGTH = len("2026-10-01 12.00.00")
DAYS_KEPT, WEEKS_KEPT, MONTHS_KEPT = 12, 10, 9


class Backup(NamedTuple):
    """A finished copy and the local time when it was made."""

    path: Path
    made: datetime


class UncheckedCopy(NamedTuple):
    """A copy that has no name yet: plain data for the job that checks it."""

    scratch: Path
    path: Path
    key: Key
    counts: dict[str, int]


def copy_pages(store: Store, made: datetime, folder: Path | None = None) -> UncheckedCopy:
    """The copying, on the file's own thread. `folder`: CareDesk-kopior beside the file when not given."""
    folder = folder or copying.copies_folder(store.path)
    path = folder / f"{store.path.stem} {made.strftime(_TIME)}{file_kind.SUFFIX}"
    scratch = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with engine.errors_of(store.path):
            counts = verify.row_counts(store.db)
        copying.copy_pages(store.db.conn, scratch, store.key, name=path)
    except BaseException as error:
        copying.remove_scratch(scratch)
        if isinstance(error, OSError):
            raise copying.told(error, path) from error
        raise
    return UncheckedCopy(scratch, path, store.key, counts)


def check_copy(copy: UncheckedCopy) -> Path:
    """Reopens and checks the copy; gives it its name and thins out older ones only when it is whole.

    UserError `copy_damaged`, with every earlier copy left as it was, when it is not.
    """
    try:
        verify.require_sound(copy.scratch, copy.key, copy.counts)
        # The same second again is the same copy, newer.
        copying.replace_file(copy.scratch, copy.path)
    except OSError as error:
        raise copying.told(error, copy.path) from error
    finally:
        copying.remove_scratch(copy.scratch)
    _thin_out(copy.path)
    return copy.path


def make_backup(store: Store, made: datetime, folder: Path | None = None) -> Path:
    """Copies and checks in one go; the finished copy's path."""
    return check_copy(copy_pages(store, made, folder))


def backups(path: Path, folder: Path | None = None) -> tuple[Backup, ...]:
    """The finished copies of a file, newest first. UserError when their folder cannot be read."""
    return _copies_of(path.stem, folder or copying.copies_folder(path))


def newest_good(path: Path, *, passphrase: str | None = None, folder: Path | None = None) -> Backup | None:
    """The newest copy of a file that opens with this passphrase and is whole."""
    for copy in backups(path, folder):
        try:
            key = file_kind.key_of(copy.path, passphrase)
            verify.require_sound(copy.path, key)
        except UserError:
            continue
        return copy
    return None


def fits_a_copy(path: Path, passphrase: str) -> bool:
    """Whether this passphrase opens the newest copy under the file's own salt: then the file is damaged."""
    salt = file_kind.salt_of(path)
    try:
        copies = backups(path)
    except UserError:
        return False
    for copy in copies:
        try:
            if file_kind.salt_of(copy.path) == salt:
                return verify.opens(copy.path, derive(passphrase, salt))
        except UserError:
            continue
    return False


def remove_unprotected(path: Path, folder: Path | None = None) -> None:
    """Removes the copies that need no passphrase, as after the file was given one.

    UserError `copy_not_removed` when one cannot be removed.
    """
    for copy in backups(path, folder):
        if file_kind.salt_of(copy.path) == PUBLISHED.salt:
            try:
                copy.path.unlink(missing_ok=True)
            except OSError as error:
                raise UserError("copy_not_removed", file=copy.path.name) from error


def remove_others(path: Path, kept: Path) -> int:
    """Removes every copy of a file but one, as after what they hold was cleared; how many.

    UserError `copy_not_removed` when one cannot be removed.
    """
    others = [copy.path for copy in backups(path) if copy.path != kept]
    for copy in others:
        try:
            copy.unlink(missing_ok=True)
        except OSError as error:
            raise UserError("copy_not_removed", file=copy.name) from error
    return len(others)


def restore(copy: Path, target: Path, *, passphrase: str | None = None) -> None:
    """Writes a checked copy to a new file. Never overwrites: UserError `file_exists`."""
    key = file_kind.key_of(copy, passphrase)
    with copying.new_file(target) as scratch, engine.errors_of(copy):
        verify.require_sound(copy, key)
        connection = engine.connect(copy, key, mode="ro")
        try:
            copying.copy_pages(connection, scratch, key, name=target)
            counts = verify.row_counts(engine.as_database(connection))
        finally:
            connection.close()
        verify.require_sound(scratch, key, counts)


def kept(copies: Iterable[Backup]) -> frozenset[Path]:
    """Which copies stay: the newest of each of the last 12 days, 10 weeks and 9 months that have any."""
    newest_first = sorted(copies, key=lambda copy: copy.made, reverse=True)
    rules: tuple[tuple[Callable[[date], tuple[int, ...]], int], ...] = (
        (lambda day: (day.year, day.month, day.day), DAYS_KEPT),
        (lambda day: tuple(day.isocalendar()[:2]), WEEKS_KEPT),
        (lambda day: (day.year, day.month), MONTHS_KEPT),
    )
    stay: set[Path] = set()
    for period_of, count in rules:
        newest: dict[tuple[int, ...], Path] = {}
        for copy in newest_first:
            newest.setdefault(period_of(copy.made.date()), copy.path)
        stay.update(list(newest.values())[:count])
    return frozenset(stay)


def _thin_out(just_made: Path) -> None:
    """The copy just made stays even when the clock has been set back behind the others.

    It is whole whatever becomes of the older ones: what cannot be removed is tried again with the next copy.
    """
    stem = just_made.stem[: -_TIME_LENGTH - 1]
    try:
        copies = _copies_of(stem, just_made.parent)
    except UserError:
        return
    stay = kept(copies) | {just_made}
    for copy in copies:
        if copy.path not in stay:
            with contextlib.suppress(OSError):
                copy.path.unlink()


def _copies_of(stem: str, folder: Path) -> tuple[Backup, ...]:
    try:
        listed = list(folder.iterdir()) if folder.is_dir() else []
    except OSError as error:
        raise copying.told(error, folder) from error
    found = []
    # Compared as text, not matched as a pattern: a unit's name may hold brackets.
    for path in listed:
        if path.suffix == file_kind.SUFFIX and path.stem[: -_TIME_LENGTH - 1] == stem:
            try:
                made = datetime.strptime(path.stem[-_TIME_LENGTH:], _TIME)
            except ValueError:
                continue
            found.append(Backup(path, made))
    return tuple(sorted(found, key=lambda copy: copy.made, reverse=True))
