"""The cost of a year's sick leave, asked for a month at a time so that the window answers between them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from caredesk.domain.calendar import months_from_to
from caredesk.domain.sick_costs import SickCost, SickCosts, cost_together
from caredesk.errors import UserError

AskMonth = Callable[[str], SickCosts]


class SickYear(QObject):
    """`start(view)` counts January to the view's month; then `found(cost, names)`, or `failed(error)`."""

    found = Signal(object, object)
    failed = Signal(object)

    def __init__(self, ask: AskMonth, parent: QObject) -> None:
        super().__init__(parent)
        self._ask = ask
        self._view: SickCosts | None = None
        self._months: list[str] = []
        self._costs: list[SickCost] = []
        self._names: dict[str, str] = {}
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._go_on)

    def start(self, view: SickCosts) -> None:
        """Begins anew; what was under way is dropped."""
        self._view = view
        self._months = list(months_from_to(view.month[:4] + "-01", view.month))[:-1]
        self._costs, self._names = [], {}
        self._timer.start()

    def stop(self) -> None:
        """Asks for no more: the unit may be closed next."""
        self._timer.stop()

    def _go_on(self) -> None:
        assert self._view is not None
        try:
            self._take(self._ask(self._months.pop(0)) if self._months else self._view)
        except UserError as error:
            self.failed.emit(error)
            return
        if len(self._costs) == int(self._view.month[5:7]):
            self.found.emit(cost_together(self._costs), self._names)
        else:
            self._timer.start()

    def _take(self, month: SickCosts) -> None:
        self._costs.append(month.cost)
        self._names.update(month.names)
