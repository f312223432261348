"""The view Övertid: who nears a limit, rest that is due, grants, months, causes, and holidays to come."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from caredesk.domain.changes import Changes
from caredesk.domain.overtime_page import OvertimeGrant, OvertimePage
from caredesk.domain.rest_due import RestDue
from caredesk.language.overtime_words import Stress, head_sentence
from caredesk.language.translation import tr
from caredesk.services.overtime_grants import view_grantable
from caredesk.services.overtime_view import view_overtime
from caredesk.services.session import OpenUnit
from caredesk.ui.bus import Bus
from caredesk.ui.dialogs.overtime_grant_dialog import OvertimeGrantDialog
from caredesk.ui.dialogs.rest_exception_dialog import RestExceptionDialog
from caredesk.ui.style import Style
from caredesk.ui.widgets.card_flow import CardFlow
from caredesk.ui.widgets.limits_card import LimitsCard
from caredesk.ui.widgets.overtime_lists import GrantsCard, RestDueCard
from caredesk.ui.widgets.overtime_months_card import OvertimeMonthsCard
from caredesk.ui.widgets.overtime_tables import CausesCard, PeaksCard

BESIDE_FROM, THREE_FROM, TWO_FROM = 1060, 1180, 960


class OvertimeView(QWidget):
    """`set_place(month, section)` and `refresh()`; `page` is what is shown, None until then."""

    person_asked = Signal(str)
    """A person's employee number."""
    day_asked = Signal(object)
    """A day of the schedule."""
    said = Signal(str)
    """For the window's status line."""

    def __init__(
        self, style: Style, unit: OpenUnit, bus: Bus, *, clock: Callable[[], datetime] = datetime.now
    ) -> None:
        super().__init__()
        self._look = style
        self._unit, self._bus, self._clock = unit, bus, clock
        self._month, self._section = "", ""
        self.page: OvertimePage | None = None
        self.limits = LimitsCard(style)
        self.rest = RestDueCard(style)
        self.grants = GrantsCard(style, writable=not unit.store.read_only)
        self.months = OvertimeMonthsCard(style)
        self.causes = CausesCard(style)
        self.peaks = PeaksCard(style)
        self._lay_out(style)
        self.limits.person_asked.connect(self.person_asked)
        self.rest.opened.connect(self._book_rest)
        self.grants.opened.connect(self._change_grant)
        self.grants.new_asked.connect(self.grant)

    def set_place(self, month: str, section: str) -> None:
        """The month and section ("" for all) of the top bar; shown by `refresh`."""
        self._month, self._section = month, section

    def refresh(self) -> None:
        """Asks for everything anew and shows it."""
        today = self._clock().date()
        self.page = view_overtime(self._unit, month=self._month, section=self._section or None, today=today)
        self.limits.set_page(self.page)
        self.rest.set_page(self.page, today)
        self.grants.set_page(self.page)
        self.months.set_page(self.page)
        self.causes.set_page(self.page)
        self.peaks.set_page(self.page)

    def sentence(self) -> tuple[Stress, ...]:
        """The page's one sentence, what is wrong first; nothing before the first `refresh`."""
        return head_sentence(self.page) if self.page is not None else ()

    def grant(self, employee_no: str = "") -> None:
        """Asks for a new grant of extra hours."""
        self._grant(None, employee_no)

    def _lay_out(self, style: Style) -> None:
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.size("card_gap"))
        column.addWidget(self.rest, 1)
        column.addWidget(self.grants, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(style.size("card_gap"))
        whole.addWidget(
            CardFlow(style, [(self.limits, 15), (beside, 8)], all_from=BESIDE_FROM, two_from=BESIDE_FROM)
        )
        cards = [(self.months, 8), (self.causes, 11), (self.peaks, 9)]
        whole.addWidget(CardFlow(style, cards, all_from=THREE_FROM, two_from=TWO_FROM), 1)

    def _book_rest(self, row: RestDue) -> None:
        if row.free_hours is None or self._unit.store.read_only:
            self.day_asked.emit(row.day)
            return
        dialog = RestExceptionDialog(self._look, self._unit, row.breach, row.name, parent=self.window())
        self._run(dialog, lambda: dialog.changes)

    def _change_grant(self, row: OvertimeGrant) -> None:
        if not self._unit.store.read_only:
            self._grant(row)

    def _grant(self, held: OvertimeGrant | None, employee_no: str = "") -> None:
        today = self._clock().date()
        dialog = OvertimeGrantDialog(
            self._look,
            self._unit,
            view_grantable(self._unit, today=today, held=held),
            today=today,
            held=held,
            employee_no=employee_no,
            parent=self.window(),
        )
        if self._run(dialog, lambda: dialog.changes):
            self.said.emit(tr("Den extra tiden är ändrad."))

    def _run(self, dialog: QDialog, changes: Callable[[], Changes]) -> bool:
        """Whether the dialog made its edit, which the bus is told then."""
        done = bool(dialog.exec())
        if done and changes().tables:
            self._bus.changed.emit(changes())
        dialog.deleteLater()
        return done
