"""Named periods of the schedule in one table, typed in place; base schedules are rolled out over one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from caredesk.domain.changes import Changes
from caredesk.domain.schedule_rows import Period
from caredesk.errors import UserError
from caredesk.language import formats
from caredesk.language.translation import tr
from caredesk.language.words import word
from caredesk.services.entry import Typed
from caredesk.services.periods import HeldPeriod, edit_periods, edit_periods_removed, view_periods
from caredesk.services.plan import Plan
from caredesk.ui.bus import Bus
from caredesk.ui.dialogs.framed_dialog import FramedDialog
from caredesk.ui.entry_store import removed, stored
from caredesk.ui.style import Style
from caredesk.ui.widgets.entry_table import EntryColumn, EntryEdit, EntryRow, EntryTable
from caredesk.ui.widgets.labels import Label

WIDTH, HEIGHT = 760, 440


class PeriodsDialog(FramedDialog):
    """After `accept`, `changes` is what to send on the bus, and `to_roll_out` the period to roll base
    schedules out over, None when that was not asked for. Each row is stored when it is typed."""

    def __init__(self, style: Style, plan: Plan, *, parent: QWidget | None) -> None:
        super().__init__(style, tr("Perioder"), parent=parent, width=WIDTH, height=HEIGHT)
        self._unit = plan.unit
        self.changes = Changes()
        self.to_roll_out: Period | None = None
        self._warned = False
        self._bus = Bus(self)
        self._bus.changed.connect(self._take)
        told = tr("En period är ett namngivet stycke av schemat, som en höst eller en sommar.")
        self.table = EntryTable(
            style, tr("Perioder"), _columns(), store=self._store, remove=self._remove, new_rows=True
        )
        self._trouble = Label(style, role="under", wrap=True)
        self._trouble.hide()
        self.body.addWidget(Label(style, told, role="text2", wrap=True))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._trouble)
        self.add_keys(("Ctrl+Del", tr("ta bort raden")))
        self.roll_out = self.add_button(tr("Rulla ut grundschemat …"))
        self.roll_out.clicked.connect(self._ask_roll_out)
        self.close_button = self.add_button(tr("Stäng"), key="Esc")
        self.close_button.clicked.connect(self.reject)
        self.table.view.selectionModel().currentChanged.connect(self._follow)
        self._show()
        self.table.setFocus()

    def reject(self) -> None:
        """What is typed and refused is shown before it is left, once."""
        if self.table.show_refused() and not self._warned:
            self._warned = True
        elif self.changes.tables:
            self.accept()
        else:
            super().reject()

    def _show(self) -> None:
        self.table.set_rows([EntryRow(held.number, held.texts, held) for held in view_periods(self._unit)])
        self._follow()

    def _follow(self, *_: object) -> None:
        chosen = self._chosen()
        self.roll_out.setEnabled(chosen is not None)
        self.roll_out.setToolTip("" if chosen else tr("Välj en period först"))

    def _chosen(self) -> Period | None:
        at = self.table.view.currentIndex()
        held = self.table.model.row_at(at.row()).data if at.isValid() else None
        return held.row if isinstance(held, HeldPeriod) else None

    def _store(self, edits: Sequence[EntryEdit]) -> Mapping[tuple[int, str], str]:
        typed = [Typed(edit.texts, edit.key if isinstance(edit.key, int) else None) for edit in edits]
        self._trouble.hide()
        return stored(self._bus, partial(edit_periods, self._unit, typed), failed=self._tell)

    def _remove(self, keys: Sequence[object]) -> str:
        numbers = [key for key in keys if isinstance(key, int)]
        return removed(self._bus, partial(edit_periods_removed, self._unit, numbers))

    def _take(self, changes: Changes) -> None:
        self.changes = self.changes.joined(changes)
        self._show()

    def _tell(self, error: UserError) -> None:
        self._trouble.setText(f"!  {word(error)}")
        self._trouble.show()

    def _ask_roll_out(self) -> None:
        if not self.table.show_refused():
            self.to_roll_out = self._chosen()
            self.accept()


def _columns() -> list[EntryColumn]:
    return [
        EntryColumn("name", tr("Namn"), strong=True, required=True, stretch=True),
        EntryColumn("first_day", tr("Från och med"), required=True),
        EntryColumn("last_day", tr("Till och med"), required=True),
        EntryColumn("weeks", tr("Veckor"), numbers=True, computed=_weeks),
        EntryColumn("overlaps", tr("Delar dagar med"), computed=_overlaps, stretch=True),
    ]


def _weeks(row: EntryRow) -> str:
    return formats.tidy(row.data.weeks, 1) if isinstance(row.data, HeldPeriod) else ""


def _overlaps(row: EntryRow) -> str:
    return ", ".join(row.data.overlaps) if isinstance(row.data, HeldPeriod) else ""
