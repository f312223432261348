"""Keeps a verified copy at most half an hour behind the work: copies when the user rests, checks in a job."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from caredesk.errors import UserError
from caredesk.services.copies import check_copy, copies_of, copy_for_checking, make_copy
from caredesk.services.session import OpenUnit
from caredesk.ui.jobs import Jobs

REST_MS = 2_000
OLDEST = timedelta(minutes=30)
AGAIN = timedelta(minutes=5)
"""After a copy that could not be made: long enough to do something about it, short enough to matter."""
INPUT = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel})


class CopyKeeper(QObject):
    """`watch(unit)`; `note_change()` after each step; `leave()` before the unit is closed."""

    copied = Signal(object)
    """When the newest copy was made (datetime)."""
    failed = Signal(object)
    """A copy could not be made (UserError); it is tried again after a step, or five minutes."""

    def __init__(self, jobs: Jobs, now: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._now = now
        self._unit: OpenUnit | None = None
        self._changed = False
        self._newest: datetime | None = None
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._copy_if_due)
        # Of its own, so that keys put off only the rest and not the copy.
        self._wait = QTimer(self, singleShot=True)
        self._wait.timeout.connect(self._await_rest)
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def watch(self, unit: OpenUnit) -> datetime | None:
        """Looks after this unit from now on; when its newest copy was made."""
        self._unit = unit
        copies = copies_of(unit.store.path)
        self._newest = copies[0].made if copies else None
        # A file that has never been copied gets its first copy without waiting for a change.
        self._changed = self._newest is None and not unit.store.read_only
        self._await_rest()
        return self._newest

    def note_change(self) -> None:
        """A step was stored."""
        self._changed = True
        self._await_rest()

    def copy_now(self) -> None:
        """A copy at once, whether anything has changed or not."""
        if self._unit is not None:
            self._copy(self._unit, self._now())

    def leave(self) -> None:
        """Copies what is not copied yet, at once, and forgets the unit."""
        self._rest.stop()
        self._wait.stop()
        if self._unit is not None and self._changed and not self._unit.store.read_only:
            try:
                make_copy(self._unit, now=self._now())
            except UserError as error:
                self.failed.emit(error)
        self._unit, self._changed, self._newest = None, False, None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in INPUT and self._rest.isActive():
            self._await_rest()
        return False

    def _await_rest(self) -> None:
        self._rest.start(REST_MS)

    def _wait_for(self, time: timedelta) -> None:
        self._wait.start(int(time.total_seconds() * 1000))

    def _copy_if_due(self) -> None:
        if self._unit is None or not self._changed:
            return
        now = self._now()
        if self._newest is not None and timedelta(0) <= now - self._newest < OLDEST:
            self._wait_for(OLDEST - (now - self._newest))
            return
        self._copy(self._unit, now)

    def _copy(self, unit: OpenUnit, now: datetime) -> None:
        try:
            copy = copy_for_checking(unit, now=now)
        except UserError as error:
            self._not_made(error)
            return
        self._changed = False
        self._wait.stop()
        job = self._jobs.start(lambda _progress: check_copy(copy))
        job.done.connect(lambda path: self._finished(path, now))
        job.failed.connect(self._not_made)

    def _finished(self, _path: Path, made: datetime) -> None:
        self._newest = made
        self.copied.emit(made)

    def _not_made(self, error: UserError) -> None:
        self._changed = True
        self._wait_for(AGAIN)
        self.failed.emit(error)
