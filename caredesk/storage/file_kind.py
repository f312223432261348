"""What stands at a path, told before any library opens it: missing, cut off, somebody else's, or ours."""

from __future__ import annotations

import os
from pathlib import Path

from caredesk.errors import UserError
from caredesk.storage.keys import OPEN_MARK, PROTECTED_MARK, PUBLISHED, SALT_BYTES, Key, derive

PAGE_BYTES = 4096
SUFFIX = ".caredesk"

_FOREIGN = (
    (b"SQLite format 3\0", "database"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "picture"),
    (b"%PDF", "pdf"),
    (b"PK\x03\x04", "workbook"),
    (b"\xd0\xcf\x11\xe0", "workbook"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"<", "page"),
    (b"#FLAGGA", "sie"),
)


def salt_of(path: Path) -> bytes:
    """The salt of a file that looks like ours; raises UserError, without touching it, for anything else.

    Not for a file that this process has open: closing it here would drop the lock of the other handle.
    """
    _refuse_other_than_a_file(path)
    try:
        with path.open("rb") as file:
            head = file.read(SALT_BYTES)
            size = os.fstat(file.fileno()).st_size
    except OSError as error:
        raise UserError("file_cannot_be_opened", file=path.name) from error
    if size == 0:
        raise UserError("file_empty", file=path.name)
    if not head.startswith((OPEN_MARK, PROTECTED_MARK)):
        _refuse_foreign(path, head)
    if size < PAGE_BYTES or (size % PAGE_BYTES and not _journal_waits(path)):
        raise UserError("file_cut_off", file=path.name, size=size)
    if head.startswith(OPEN_MARK) and head != PUBLISHED.salt:
        raise UserError("file_damaged", file=path.name)
    return head


def key_of(path: Path, passphrase: str | None) -> Key:
    """The key that a file is opened with; UserError as `salt_of`, or `passphrase_needed`.

    A passphrase given for a file without one is not looked at.
    """
    salt = salt_of(path)
    if salt == PUBLISHED.salt:
        return PUBLISHED
    if not passphrase:
        raise UserError("passphrase_needed", file=path.name)
    return derive(passphrase, salt)


def _refuse_other_than_a_file(path: Path) -> None:
    if path.is_symlink():
        raise UserError("file_is_link", file=path.name)
    if path.is_dir():
        raise UserError("file_is_folder", file=path.name)
    if not path.exists():
        raise UserError("file_missing", file=path.name)
    if not path.is_file():
        raise UserError("file_not_ours", file=path.name, kind="other")


def _refuse_foreign(path: Path, head: bytes) -> None:
    """A file named as ours that begins like nothing known is taken for a damaged one of ours."""
    for magic, kind in _FOREIGN:
        if head.startswith(magic):
            raise UserError("file_not_ours", file=path.name, kind=kind)
    if path.suffix.lower() == SUFFIX:
        raise UserError("file_damaged", file=path.name)
    raise UserError("file_not_ours", file=path.name, kind="other")


def _journal_waits(path: Path) -> bool:
    """Whether a killed program left a journal: then a ragged end is mended by it at open."""
    journal = path.with_name(path.name + "-journal")
    return journal.exists() and journal.stat().st_size > 0
