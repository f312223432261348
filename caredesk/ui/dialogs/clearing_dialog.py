"""What a clearing removes, row by row; and its removal for good, since the list is the question.

It is a dialog so that nothing else touches the unit while it takes its time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from caredesk.domain.changes import Changes
from caredesk.domain.clearing import Clearing, Group
from caredesk.errors import UserError
from caredesk.language.clearing_words import TABLES
from caredesk.language.formats import number
from caredesk.language.translation import tr
from caredesk.language.words import word
from caredesk.services.clearing import edit_clearing, renew_copies, view_clearing
from caredesk.services.long_edit import Progress, Stopped
from caredesk.services.session import OpenUnit
from caredesk.ui.dialogs.framed_dialog import FramedDialog
from caredesk.ui.long_step import LongStep
from caredesk.ui.models.row_table import Column, RowTable
from caredesk.ui.style import Style
from caredesk.ui.widgets.busy_bar import BusyBar
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.table_view import TableView

WIDTH, HEIGHT = 640, 480
Found = TypeVar("Found")


class Line(NamedTuple):
    """A line of the list: a kind of row, to which day, how many."""

    what: str
    until: date
    rows: int


class ClearingDialog(FramedDialog):
    """It lists by itself when it is shown. `changes` are what to send on the bus, whether or not the copies
    could be renewed; `said` is for the status line."""

    def __init__(
        self,
        style: Style,
        unit: OpenUnit,
        until: Mapping[Group, date],
        *,
        clock: Callable[[], datetime],
        parent: QWidget | None,
    ) -> None:
        super().__init__(style, tr("Gallring"), parent=parent, width=WIDTH, height=HEIGHT)
        self._unit, self._until, self._clock = unit, dict(until), clock
        self._step: LongStep | None = None
        self.listed: Clearing | None = None
        self.changes, self.said = Changes(), ""
        self.told = Label(style, tr("Räknar …"), role="text2", wrap=True)
        self.refused = Label(style, role="under", wrap=True)
        self.refused.hide()
        self.bar = BusyBar(style, parent=self)
        self.table = TableView(style, tr("Det här tas bort"), row="dense")
        self.model = RowTable(
            [
                Column[Line](tr("Det här tas bort"), lambda row: row.what, stretch=True),
                Column[Line](tr("Till och med"), lambda row: row.until.isoformat()),
                Column[Line](tr("Rader"), lambda row: number(row.rows, 0), numbers=True),
            ],
            parent=self,
        )
        self.table.set_model(self.model)
        for part in (self.told, self.bar, self.refused):
            self.body.addWidget(part)
        self.body.addWidget(self.table, 1)
        self.leave = self.add_cancel()
        self.go = self.add_button(tr("Ta bort för gott"))
        self.go.setEnabled(False)
        self.go.clicked.connect(self.clear)
        QTimer.singleShot(0, self, self.look)

    def look(self) -> None:
        """Lists what would go; nothing is removed."""
        self.listed = self._run(
            lambda progress: view_clearing(
                self._unit, today=self._clock().date(), until=self._until, progress=progress
            )
        )
        if self.listed is None:
            return
        self.model.set_rows(
            [
                Line(tr(TABLES[table]), group.until, count)
                for group in self.listed.groups
                for table, count in group.rows.items()
            ]
        )
        self.told.setText("\n".join(_sentences(self.listed)))
        self.leave.setFocus()
        self.go.setEnabled(self.listed.count > 0)

    def clear(self) -> None:
        """Removes what was listed, then the copies that hold the same."""
        if self.listed is None or self._step is not None:
            return
        self.go.setEnabled(False)
        changes = self._run(
            lambda progress: edit_clearing(
                self._unit, today=self._clock().date(), until=self._until, progress=progress
            )
        )
        if changes is None:
            self.go.setEnabled(True)
            return
        self.changes = changes
        self._renew(self.listed.count)

    def reject(self) -> None:
        if self._step is None:
            super().reject()
        else:
            self._step.stop()

    def _renew(self, count: int) -> None:
        try:
            copies = renew_copies(self._unit, now=self._clock())
        except UserError as error:
            self._refuse(error)
            left = tr("Filen är gallrad, men äldre kopior finns kvar. Ta bort dem i mappen med kopior.")
            self.told.setText(left)
            self.leave.setText(tr("Stäng"))
            return
        done = tr("Gallrat: {rows}. En ny kopia är gjord, och äldre kopior är borttagna: {copies}.")
        self.said = done.format(rows=rows_text(count), copies=copies)
        self.accept()

    def _run(self, work: Callable[[Progress], Found]) -> Found | None:
        """Does what takes its time; None when it was stopped or refused, which is told."""
        self.refused.hide()
        try:
            with LongStep(self, self.bar) as self._step:
                return work(self._step.progress)
        except Stopped:
            self.told.setText(tr("Avbrutet. Inget är borttaget."))
        except UserError as error:
            self.told.clear()
            self._refuse(error)
        finally:
            self._step = None
        return None

    def _refuse(self, error: UserError) -> None:
        self.refused.setText(f"!  {word(error)}")
        self.refused.show()


def rows_text(count: int) -> str:
    """`1 rad`, `9 097 rader`."""
    return tr("1 rad") if count == 1 else tr("{count} rader").format(count=number(count, 0))


def _sentences(listed: Clearing) -> list[str]:
    if not listed.count:
        return [tr("Det finns inget så gammalt att ta bort."), *(word(each) for each in listed.told)]
    gone = tr("{rows} tas bort för gott, också ur kopiorna. Det går inte att ångra, och historiken töms.")
    found = [gone.format(rows=rows_text(listed.count))]
    if listed.groups:
        most = max(group.persons for group in listed.groups)
        found.append(tr("Gäller {count} medarbetare.").format(count=most))
    found.append(tr("Månader vars summor behålls som månadsvärden: {count}.").format(count=len(listed.kept)))
    if listed.reopened:
        opened = tr("Stängda månader som öppnas, för att månadsvärdena ska räknas: {count}.")
        found.append(opened.format(count=len(listed.reopened)))
    if listed.copies:
        found.append(tr("Äldre kopior ersätts av en ny: {count}.").format(count=listed.copies))
    return [*found, *(word(each) for each in listed.told)]
