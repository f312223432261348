"""The dialogs of absence, over whatever page is in view: report sick, report well, other absence, change one.

Each stores by itself and tells the bus; here they are opened, and what they did is said.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from caredesk.errors import UserError
from caredesk.services.session import OpenUnit
from caredesk.ui.ask import Ask
from caredesk.ui.bus import Bus
from caredesk.ui.dialogs.absence_dialog import AbsenceDialog
from caredesk.ui.dialogs.sick_report_dialog import SickReportDialog
from caredesk.ui.dialogs.well_report_dialog import WellReportDialog
from caredesk.ui.style import Style


class _Dialog(Protocol):
    said: str

    def exec(self) -> int: ...
    def deleteLater(self) -> None: ...


class AbsenceDesk(QObject):
    """`said` is for the status line, `failed` (UserError) where nothing can be changed. `unit` gives the open
    unit, `today` the day."""

    said = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        window: QWidget,
        style: Style,
        bus: Bus,
        *,
        ask: Ask,
        unit: Callable[[], OpenUnit],
        today: Callable[[], date],
    ) -> None:
        super().__init__(window)
        self._window, self._look, self._bus, self._ask = window, style, bus, ask
        self._unit, self._today = unit, today

    def report_sick(self, employee_no: str = "") -> None:
        """Sjukanmälan, of a person when one is given."""
        self._open(partial(SickReportDialog, employee_no=employee_no))

    def report_well(self, employee_no: str = "") -> None:
        """Friskanmälan, of a person when one is given."""
        self._open(partial(WellReportDialog, employee_no=employee_no))

    def add_absence(self, employee_no: str = "", first_day: date | None = None) -> None:
        """Another absence: a holiday, the care of a child, a leave."""
        self._open(partial(AbsenceDialog, employee_no=employee_no, first_day=first_day))

    def change_absence(self, number: int) -> None:
        """The absence with this number in the table: its days, extent and cause."""
        self._open(partial(AbsenceDialog, number=number))

    def _open(self, make: Callable[..., _Dialog]) -> None:
        unit = self._unit()
        if unit.store.read_only:
            self.failed.emit(UserError("file_read_only", file=unit.store.path.name))
            return
        try:
            dialog = make(
                self._look, unit, self._bus, ask=self._ask, today=self._today(), parent=self._window
            )
        except UserError as error:  # an absence that is gone since the page was shown
            self.failed.emit(error)
            return
        if dialog.exec() and dialog.said:
            self.said.emit(dialog.said)
        dialog.deleteLater()
