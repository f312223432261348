"""Work outside the window's thread: plain data in, plain data out, with progress and a way to stop.

    job = jobs.start(lambda progress: read_source(path, progress))
    job.done.connect(self._show)          # the result
    job.failed.connect(self._tell)        # a UserError
    job.progressed.connect(self._bar)     # done, total
    job.ended.connect(self._not_busy)     # always last, also after stop() or a bug

All signals come in the window's thread, never before `start` has returned to the event loop, so they may
be connected after it. A bug in the work (any other exception) is raised again in the window's thread,
where the crash dialog takes it. The open file must not be touched from the work.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from caredesk.errors import UserError

Progress = Callable[[int, int], bool]
"""progress(done, total): False asks the work to stop as soon as it can."""

SECONDS_BETWEEN_REPORTS = 0.05


class Job(QObject):
    """One piece of work under way; see the module's docstring for its signals."""

    done = Signal(object)
    failed = Signal(object)
    progressed = Signal(int, int)
    ended = Signal()
    _came = Signal(object, object)
    _reported = Signal(int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.stopped = False
        self._last_report = 0.0
        self._came.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._reported.connect(self._forward, Qt.ConnectionType.QueuedConnection)

    def stop(self) -> None:
        """Asks the work to stop; its result, if it still comes, is dropped."""
        self.stopped = True

    def report(self, done: int, total: int) -> bool:
        """The work's `progress`; called in the worker's thread."""
        now = time.monotonic()
        if done >= total or now - self._last_report >= SECONDS_BETWEEN_REPORTS:
            self._last_report = now
            self._reported.emit(done, total)
        return not self.stopped

    def _forward(self, done: int, total: int) -> None:
        if not self.stopped:
            self.progressed.emit(done, total)

    def _deliver(self, result: object, error: BaseException | None) -> None:
        try:
            if self.stopped:
                return
            if error is None:
                self.done.emit(result)
            elif isinstance(error, UserError):
                self.failed.emit(error)
            else:
                raise error
        finally:
            self.ended.emit()
            self.deleteLater()


class _Work(QRunnable):
    def __init__(self, job: Job, work: Callable[[Progress], Any]) -> None:
        super().__init__()
        self._job = job
        self._work = work

    def run(self) -> None:
        try:
            result = self._work(self._job.report)
        except Exception as error:  # handed to the window's thread, which decides
            self._job._came.emit(None, error)
        else:
            self._job._came.emit(result, None)


class Jobs(QObject):
    """Starts work in threads and waits for it at the end."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)

    def start(self, work: Callable[[Progress], Any]) -> Job:
        """Runs `work(progress)` in a thread."""
        job = Job(self)
        self._pool.start(_Work(job, work))
        return job

    def finish(self) -> None:
        """Asks all work to stop and waits until it has; called when the window closes."""
        for job in self.findChildren(Job):
            job.stop()
        self._pool.waitForDone()
