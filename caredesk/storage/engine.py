"""The one SQLite library of the process: SQLCipher, wired into sqlite-utils, its errors told in our words.

The standard library's `sqlite3` is never used on a unit's file: two SQLite libraries on one file can
corrupt it, and the one that comes with Python may have the WAL-reset bug that 3.51.3 mended.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlcipher3
from sqlcipher3 import dbapi2

from caredesk.errors import UserError
from caredesk.storage.keys import Key

if TYPE_CHECKING:
    from sqlite_utils import Database

OLDEST_LIBRARY = (3, 51, 3)
BUSY_SECONDS = 0.5

if dbapi2.sqlite_version_info < OLDEST_LIBRARY:
    raise RuntimeError(f"SQLite {dbapi2.sqlite_version} is older than {OLDEST_LIBRARY}")

# sqlite-utils takes its library from these two names before it tries the standard one.
sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = dbapi2

SqliteError: type[Exception] = dbapi2.Error
KeyTaken: type[Exception] = dbapi2.IntegrityError

NOT_A_DATABASE = 26
# Primary result codes of SQLite (the low byte of an extended code), their text, and ours.
_TROUBLES = (
    (5, "database is locked", "file_in_use"),
    (6, "database table is locked", "file_in_use"),
    (8, "attempt to write a readonly database", "file_read_only"),
    (10, "disk I/O error", "file_io_error"),
    (11, "database disk image is malformed", "file_damaged"),
    (13, "database or disk is full", "disk_full"),
    (14, "unable to open database file", "file_cannot_be_opened"),
    (NOT_A_DATABASE, "file is not a database", "file_damaged"),
)


def connect(path: Path, key: Key, *, mode: str = "rw") -> Any:
    """A keyed connection; `mode` is "ro", "rw" or "rwc" (create). Nothing has been read yet."""
    connection = dbapi2.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=BUSY_SECONDS
    )
    # SQLCipher writes to standard error on a wrong key; we say it ourselves.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f'PRAGMA key = "{key.pragma()}"')
    return connection


def connect_plain(path: Path) -> Any:
    """A new, unencrypted file for other programs."""
    return dbapi2.connect(f"{path.absolute().as_uri()}?mode=rwc", uri=True, isolation_level=None)


def set_pragmas(connection: Any) -> None:
    """What holds for every connection to a unit's file; each is per connection, none is stored."""
    for pragma in (
        "journal_mode = DELETE",
        "synchronous = FULL",  # NORMAL loses acknowledged commits in a power cut
        "foreign_keys = ON",
        "trusted_schema = OFF",
        "secure_delete = ON",
        "cache_size = -16000",  # kB: pages once deciphered stay at hand
        "temp_store = MEMORY",  # nothing of the file's content in the system's temporary folder
    ):
        connection.execute(f"PRAGMA {pragma}")


def as_database(connection: Any) -> Database:
    """sqlite-utils over the connection, without its import of pandas and numpy when they are not in use yet.

    It only looks for their number types, which are converted before they come here; loading them would
    take a third of the program's start.
    """
    hidden = [name for name in ("pandas", "numpy") if name not in sys.modules]
    for name in hidden:
        sys.modules[name] = None  # type: ignore[assignment]
    try:
        from sqlite_utils import Database
    finally:
        for name in hidden:
            del sys.modules[name]
    return Database(connection, execute_plugins=False)


@contextmanager
def errors_of(path: Path) -> Iterator[None]:
    """Turns SQLite's errors about the world into a UserError; an error of ours in SQL passes through."""
    try:
        yield
    except dbapi2.Error as error:
        raise translated(error, path) from error


def translated(error: Exception, path: Path) -> Exception:
    """The UserError for a trouble of the world, else the error itself (a constraint, bad SQL: our bug)."""
    number = getattr(error, "sqlite_errorcode", None)
    for code, text, told in _TROUBLES:
        # An error of a copy carries no number, only the text.
        if code == number & 0xFF if number is not None else str(error) == text:
            return UserError(told, file=path.name)
    return error
