"""Opening, locking and closing a unit's file; the one connection of one thread."""

from __future__ import annotations

import os
from collections.abc import Collection, Hashable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from caredesk.errors import UserError
from caredesk.storage import copying, engine, file_kind, schema, triggers, verify
from caredesk.storage.kept import Kept, table_written
from caredesk.storage.keys import Key, new_key

if TYPE_CHECKING:
    from sqlite_utils import Database

Stamp = tuple[int, int, int, int]
# What this process has open: reading the head of such a file through a second handle would drop its lock.
# Weak, since a number of a file is given out again once nothing holds it open.
_open_here: WeakSet[Store] = WeakSet()


class Store:
    """An open file. `read_only`: nothing is written and no lock is held.

    While one is open nothing else in this process may open `path`, not even to read it: on POSIX systems
    closing that handle would drop the lock.
    """

    def __init__(self, path: Path, key: Key, connection: Any, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self.open_step: int | None = None
        self._key = key
        self._attach(connection)

    def _attach(self, connection: Any) -> None:
        self.db: Database = engine.as_database(connection)
        # Whoever only reads holds no lock: the file may be written by others.
        self.kept = Kept(keeps=not self.read_only)
        self._stamp = _stamp(self.path)
        self._identity = self._stamp[:2]
        if not self.read_only:
            triggers.create(self.db)
        _open_here.add(self)

    @property
    def key(self) -> Key:
        """What the file is encrypted with, for copies of it."""
        return self._key

    @property
    def protected(self) -> bool:
        """Whether the user has set a passphrase; else the published key is in use."""
        return self._key.protected

    def query(self, sql: str, params: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Rows of a SELECT; UserError when the file is damaged or gone."""
        with engine.errors_of(self.path):
            rows: list[tuple[Any, ...]] = self.db.conn.execute(sql, params).fetchall()
            return rows

    def execute(
        self, sql: str, params: Sequence[object] = (), *, parts: Collection[Hashable] | None = None
    ) -> int:
        """Runs one writing statement inside a transaction; the number of rows that it touched.

        `parts`: those of what is kept of its table that it can differ from; all when not given.
        """
        self._require_transaction()
        self.kept.written(table_written(sql), parts)
        return int(self.db.conn.execute(sql, params).rowcount)

    def execute_many(
        self, sql: str, rows: Sequence[Sequence[object]], *, parts: Collection[Hashable] | None = None
    ) -> None:
        """Runs one writing statement for each row inside a transaction; `parts` as of `execute`."""
        self._require_transaction()
        self.kept.written(table_written(sql), parts)
        self.db.conn.executemany(sql, rows)

    def _require_transaction(self) -> None:
        if not self.db.conn.in_transaction:
            raise RuntimeError("written outside a transaction")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; one inside another is a part of it. Stops when the file was swapped underneath."""
        if self.db.conn.in_transaction:
            with self.db.atomic():
                yield
            return
        if self.read_only:
            raise UserError("file_read_only", file=self.path.name)
        now = _stamp(self.path)
        if now != self._stamp or now[:2] != self._identity:
            raise UserError("file_changed_underneath", file=self.path.name)
        try:
            with engine.errors_of(self.path), self.db.atomic():
                yield
        finally:
            self.kept.transaction_ended()
            self._stamp = _stamp(self.path)

    def close(self) -> None:
        """Gives the lock back. May be called twice."""
        self.db.conn.close()
        _open_here.discard(self)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def create_store(path: Path | str, *, passphrase: str | None = None) -> Store:
    """A new, empty file, opened. Never overwrites; a failure leaves nothing behind."""
    path = Path(path)
    key = new_key(passphrase)
    with copying.new_file(path) as scratch, copying.errors_of_new(path):
        connection = engine.connect(scratch, key, mode="rwc")
        try:
            engine.set_pragmas(connection)
            schema.migrate(engine.as_database(connection), 0)
        finally:
            connection.close()
    return _opened(path, key)


def open_store(path: Path | str, *, passphrase: str | None = None) -> Store:
    """Opens and locks an existing file, or opens it for reading when it or its folder cannot be written.

    UserError, with the file untouched: file_missing, file_empty, file_cut_off, file_not_ours, file_is_link,
    file_is_folder, passphrase_needed, passphrase_wrong, file_damaged, file_newer, file_version_unknown,
    file_in_use. A passphrase given to a file without one is not needed and not looked at.
    """
    path = Path(path)
    if path.exists() and any(store._identity == _stamp(path)[:2] for store in _open_here):
        raise UserError("file_in_use", file=path.name)
    return _opened(path, file_kind.key_of(path, passphrase))


def rekey(store: Store, passphrase: str | None) -> None:
    """Sets, changes or (None) takes away the passphrase, in one move: the old file or the new one, whole.

    A new copy under the new key takes the file's name, since a key's salt must not be kept for another key.
    """
    key = new_key(passphrase)
    with store.transaction():
        pass  # refuses read-only and swapped files before any work
    scratch = store.path.with_name(f".{store.path.name}.rekey.part")
    copying.remove_scratch(scratch)
    try:
        copying.copy_pages(store.db.conn, scratch, key, name=store.path)
        verify.require_sound(scratch, key, verify.row_counts(store.db))
        store.close()
        try:
            copying.replace_file(scratch, store.path)
            store._key = key
        finally:
            store._attach(_connection(store.path, store._key, read_only=False))
    except OSError as error:
        raise copying.told(error, store.path) from error
    finally:
        copying.remove_scratch(scratch)


def _opened(path: Path, key: Key) -> Store:
    read_only = not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
    try:
        connection = _connection(path, key, read_only=read_only)
    except UserError as error:
        if read_only or error.code != "file_read_only":
            raise
        read_only = True
        connection = _connection(path, key, read_only=True)
    try:
        with engine.errors_of(path):
            _bring_to_date(path, key, connection, read_only=read_only)
            if not read_only:
                copying.sweep(path)
            return Store(path, key, connection, read_only=read_only)
    except BaseException:
        connection.close()
        raise


def _connection(path: Path, key: Key, *, read_only: bool) -> Any:
    """A connection whose key is proven, and which holds the lock unless it only reads."""
    connection = engine.connect(path, key, mode="ro" if read_only else "rw")
    try:
        if read_only:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
        else:
            # Taken before anything is read: two that had read could both wait for the other. The mode is
            # set inside, so that the one who loses lets go of the file at once.
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("COMMIT")
        engine.set_pragmas(connection)
    except engine.SqliteError as error:
        connection.close()
        raise _open_trouble(error, path, key, read_only=read_only) from error
    return connection


def _open_trouble(error: Exception, path: Path, key: Key, *, read_only: bool) -> Exception:
    told = engine.translated(error, path)
    if not isinstance(told, UserError):
        return told
    if getattr(error, "sqlite_errorcode", 0) == engine.NOT_A_DATABASE and key.protected:
        return UserError("passphrase_wrong", file=path.name)
    if read_only and told.code in ("file_read_only", "file_cannot_be_opened"):
        # A journal waits, and mending the file with it would be writing.
        return UserError("file_read_only_unfinished", file=path.name)
    return told


def _bring_to_date(path: Path, key: Key, connection: Any, *, read_only: bool) -> None:
    """Refuses files of others and of newer versions; migrates an older one after a verified copy of it."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != schema.APPLICATION_ID:
        raise UserError("file_not_ours", file=path.name, kind="database")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > schema.VERSION:
        raise UserError("file_newer", file=path.name, version=version, known=schema.VERSION)
    if version < 1:
        raise UserError("file_version_unknown", file=path.name, version=version)
    if version == schema.VERSION:
        return
    if read_only:
        raise UserError("file_older_read_only", file=path.name)
    db = engine.as_database(connection)
    copy = copying.copies_folder(path) / f"{path.stem} version {version}{file_kind.SUFFIX}"
    copying.keep_copy(connection, copy, key, verify.row_counts(db))
    schema.migrate(db, version)


def _stamp(path: Path) -> Stamp:
    """Which file stands there, and as of when: device, number, size, time of change; zeros when none does."""
    try:
        state = path.stat()
    except OSError:
        return (0, 0, 0, 0)
    return (state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns)
