"""The first start in the window: asks for a new unit, has its file made, and goes on with the open one."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from caredesk.errors import UserError
from caredesk.ui.desk import Desk, Surroundings
from caredesk.ui.first_start.first_start import FirstStartSteps
from caredesk.ui.first_start.new_unit import NewUnit
from caredesk.ui.main_window import MainWindow
from caredesk.ui.step_desk import StepDesk

PEOPLE_PAGE = 3


class StartDesk(QObject):
    """`make_new()`, `go_on()` with the open unit; `left` when Idag, or the start page, is due.

    `folder` is where a new unit's file is proposed.
    """

    left = Signal()
    import_asked = Signal()

    def __init__(
        self, window: MainWindow, around: Surroundings, desk: Desk, steps: StepDesk, *, folder: Path
    ) -> None:
        super().__init__(window)
        self._window, self._around, self._desk, self._steps = window, around, desk, steps
        self._folder = folder
        self._making = False

    def make_new(self) -> None:
        """Asks for the name, type and place of a new unit."""
        page = NewUnit(self._around.style, ask=self._around.ask, folder=self._folder)
        page.create_asked.connect(self._create)
        page.left.connect(self.left)
        self._window.show_instead(page, whole=True)

    def goes_on(self) -> bool:
        """Shows the next step when the unit that was just opened is the one made here; whether it was."""
        if self._making:
            self.go_on()
        return self._making

    def go_on(self) -> None:
        """Shows the first start of the open unit, at what is still missing."""
        unit = self._desk.unit
        assert unit is not None
        if unit.store.read_only:
            self._desk.tell(UserError("file_read_only", file=unit.store.path.name))
            return
        page = FirstStartSteps(self._around.style, unit, self._around.bus, clock=self._around.now)
        page.done.connect(self._finish)
        page.failed.connect(self._desk.tell)
        page.import_asked.connect(self.import_asked)
        page.list_asked.connect(lambda: self._window.show_page(PEOPLE_PAGE))
        self._steps.said.connect(page.say)
        self._window.show_instead(page, whole=True)

    def _create(self, path: Path, name: str, unit_type: str) -> None:
        if path.parent == self._folder:
            with suppress(OSError):
                path.parent.mkdir(parents=True, exist_ok=True)
        self._making = True
        try:
            self._desk.new(path, name, unit_type)
        finally:
            self._making = False

    def _finish(self, month: str) -> None:
        """Idag shows the last month that was typed."""
        self._window.top_bar.month.set_month(month)
        self._window.place_changed.emit()
        self.left.emit()
