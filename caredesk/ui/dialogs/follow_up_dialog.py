"""The whole follow-up of sick leave, with the law behind each row, ticked by Space or a click on its sign.

dialog = FollowUpDialog(style, unit, bus, today=today, section=None, parent=window)
dialog.person_asked.connect(…); dialog.well_asked.connect(…)     # sent when the dialog has closed
dialog.exec()
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from caredesk.domain.follow_up import FollowUpRow, FollowUpView
from caredesk.errors import UserError
from caredesk.language.translation import tr
from caredesk.language.words import word
from caredesk.services.follow_up import edit_follow_up, view_follow_up
from caredesk.services.session import OpenUnit
from caredesk.ui.bus import Bus
from caredesk.ui.dialogs.framed_dialog import FramedDialog
from caredesk.ui.style import Style
from caredesk.ui.widgets.follow_up_list import FollowUpList
from caredesk.ui.widgets.labels import Label, Part, PartsLabel

WIDTH, HEIGHT = 640, 600


class FollowUpDialog(FramedDialog):
    """See the module's docstring. Each tick is a step of its own, stored at once."""

    person_asked = Signal(str)
    well_asked = Signal(str)

    def __init__(
        self,
        style: Style,
        unit: OpenUnit,
        bus: Bus,
        *,
        today: date,
        section: str | None,
        parent: QWidget | None,
    ) -> None:
        super().__init__(style, tr("Uppföljning"), parent=parent, width=WIDTH, height=HEIGHT)
        self._unit, self._bus, self._today, self._section = unit, bus, today, section
        self._writable = not unit.store.read_only
        self.sentence = PartsLabel(style, wrap=True)
        self.list = FollowUpList(style, laws=True)
        self.problem = Label(style, role="under", wrap=True)
        for part, stretch in ((self.sentence, 0), (self.list, 1), (self.problem, 0)):
            self.body.addWidget(part, stretch)
        self.problem.hide()
        if self._writable:
            self.add_keys((tr("Mellanslag"), tr("klart eller inte")), ("Enter", tr("visa personen")))
        self.well = self.add_button(tr("Friskanmälan …"))
        self.well.setEnabled(self._writable)
        self.add_cancel(tr("Stäng"))
        self.well.clicked.connect(self._ask_well)
        self.list.rows.ticked.connect(self._tick)
        self.list.well_asked.connect(self._leave_for_well)
        self.list.opened.connect(self._open)
        bus.changed.connect(self._refresh)
        self._refresh()
        self.list.selectRow(0)
        self.list.setFocus()

    def _refresh(self, _changes: object = None) -> None:
        view = view_follow_up(self._unit, today=self._today, section=self._section)
        self.sentence.set_parts(_sentence(view))
        self.list.set_rows(view.rows, view.today, writable=self._writable)

    def _tick(self, row: FollowUpRow, done: bool) -> None:
        self.problem.hide()
        try:
            changes = edit_follow_up(
                self._unit,
                employee_no=row.employee_no,
                kind=row.kind,
                day=row.day,
                done=self._today if done else None,
            )
        except UserError as error:
            self.problem.setText(f"!  {word(error)}")
            self.problem.show()
            self._refresh()
        else:
            self._bus.changed.emit(changes)

    def _open(self, index: QModelIndex) -> None:
        row: FollowUpRow = self.list.rows.row(index)
        self.accept()
        self.person_asked.emit(row.employee_no)

    def _ask_well(self) -> None:
        chosen = self.list.chosen()
        self._leave_for_well(chosen.employee_no if chosen and chosen.number is not None else "")

    def _leave_for_well(self, employee_no: str) -> None:
        self.accept()
        self.well_asked.emit(employee_no)


def _sentence(view: FollowUpView) -> list[Part]:
    """`2 brådskar · 5 väntar · 3 klara de senaste två veckorna`."""
    urgent = sum(row.urgency == "breach" for row in view.rows)
    done = sum(row.is_done for row in view.rows)
    waiting = len(view.rows) - urgent - done
    if not urgent and not waiting:
        parts = [Part(tr("✓ Inget att följa upp."), "ok", strong=True)]
    else:
        parts = [Part(tr("{count} brådskar").format(count=urgent), "under", strong=True)] if urgent else []
        if waiting:
            parts += [Part(" · ")] * bool(parts) + [Part(tr("{count} väntar").format(count=waiting))]
    if done:
        one, more = tr(" · 1 klar de senaste två veckorna"), tr(" · {count} klara de senaste två veckorna")
        parts.append(Part(one if done == 1 else more.format(count=done), "text2"))
    return parts
