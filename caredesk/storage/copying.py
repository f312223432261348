"""Whole copies of an open file by SQLite's backup, never by copying bytes; new names without overwriting."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from caredesk.errors import UserError
from caredesk.storage import engine, file_kind, verify
from caredesk.storage.keys import Key


@contextmanager
def errors_of_new(path: Path) -> Iterator[None]:
    """As `engine.errors_of`, for a file that is being made: one that cannot be opened cannot be written."""
    try:
        with engine.errors_of(path):
            yield
    except UserError as error:
        if error.code in ("file_cannot_be_opened", "file_read_only"):
            raise UserError("folder_read_only", file=path.name) from error
        raise


def copy_pages(connection: Any, target: Path, key: Key, *, name: Path) -> None:
    """Writes what the connection sees to a new file under `key`, flushed to the disk.

    `name`: what the copy will be called, in what is said of it.
    """
    with errors_of_new(name):
        copy = engine.connect(target, key, mode="rwc")
        try:
            engine.set_pragmas(copy)
            connection.backup(copy)
        finally:
            copy.close()
    _flush(target)


def copies_folder(path: Path) -> Path:
    """Where copies of a file are kept: a folder beside it."""
    return path.parent / "CareDesk-kopior"


def keep_copy(connection: Any, copy: Path, key: Key, counts: dict[str, int]) -> None:
    """A copy under its own name only when it has been reopened and found whole; an earlier one is left."""
    try:
        copy.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise told(error, copy) from error
    while copy.exists():
        copy = copy.with_name(f"{copy.stem}+{copy.suffix}")
    with new_file(copy) as scratch:
        copy_pages(connection, scratch, key, name=copy)
        verify.require_sound(scratch, key, counts)


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """A scratch path beside `path` that takes its name when the block succeeds, and is gone when it fails.

    Never overwrites: UserError `file_exists`.
    """
    if path.exists() or path.is_symlink():
        raise UserError("file_exists", file=path.name)
    scratch = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        yield scratch
        _take_name(scratch, path)
    except OSError as error:
        raise told(error, path) from error
    finally:
        remove_scratch(scratch)


def remove_scratch(scratch: Path) -> None:
    """Takes away what is left of an unfinished file and its journal."""
    for left in (scratch, scratch.with_name(scratch.name + "-journal")):
        with contextlib.suppress(OSError):
            left.unlink()


def sweep(path: Path) -> None:
    """Takes away unfinished copies that a killed program left, as far as they can be. Only for the one who
    holds the file's lock: then nobody else is making one."""
    unfinished = re.compile(
        rf"\.{re.escape(path.stem)}( version \d+\+*| \d{{4}}-\d\d-\d\d \d\d\.\d\d\.\d\d)?"
        rf"({re.escape(path.suffix)}|{re.escape(file_kind.SUFFIX)})\.\w+\.part(-journal)?"
    )
    for folder in (path.parent, copies_folder(path)):
        found: list[Path] = []
        with contextlib.suppress(OSError):
            found += [left for left in folder.iterdir() if unfinished.fullmatch(left.name)]
        for left in found:
            with contextlib.suppress(OSError):
                left.unlink()


def replace_file(scratch: Path, path: Path) -> None:
    """Gives a finished, flushed copy the name of the file that it replaces, in one move."""
    scratch.replace(path)
    _flush_folder(path.parent)


def _take_name(scratch: Path, path: Path) -> None:
    _flush(scratch)
    try:
        # A second name fails when the first is taken; a rename would overwrite in silence.
        path.hardlink_to(scratch)
    except FileExistsError:
        raise UserError("file_exists", file=path.name) from None
    except OSError:
        # No hard links on this medium (FAT, some shares).
        if path.exists():
            raise UserError("file_exists", file=path.name) from None
        scratch.rename(path)
    _flush_folder(path.parent)


def told(error: OSError, path: Path) -> UserError:
    """The UserError for what the system says about a path."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return UserError("disk_full", file=path.name)
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return UserError("folder_read_only", file=path.name)
    return UserError("file_cannot_be_opened", file=path.name)


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":
        return  # a folder cannot be opened there
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
