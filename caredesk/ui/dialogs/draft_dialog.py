"""Tänk om: drafts of some days of the plan, made, opened, compared, taken over or dropped."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from caredesk.domain.changes import Changes
from caredesk.errors import UserError
from caredesk.language.formats import NONE, dates_short, day_and_month, number
from caredesk.language.people_words import closed_text
from caredesk.language.translation import tr
from caredesk.language.words import word
from caredesk.services.drafts import (
    DraftDifference,
    DraftView,
    edit_draft_dropped,
    edit_draft_made,
    edit_draft_renamed,
    edit_draft_taken_over,
    view_draft_difference,
    view_drafts,
)
from caredesk.services.edits import undo_step
from caredesk.services.plan import Plan
from caredesk.ui.dialogs.compare_plans_dialog import ComparePlansDialog
from caredesk.ui.dialogs.framed_dialog import FramedDialog
from caredesk.ui.models.row_table import Column, RowTable
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.field import Field
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.table_view import TableView

WIDTH, HEIGHT = 900, 480
MOST_COMPARED = 3


class DraftRow(NamedTuple):
    """A line of the list: a draft and how it differs, or the plan itself (no draft)."""

    draft: DraftView | None
    difference: DraftDifference | None
    in_view: bool

    @property
    def name(self) -> str:
        return self.draft.name if self.draft else ""


class DraftDialog(FramedDialog):
    """Each step is stored at once and can be undone here. After it is closed `changes` is what to send on the
    bus, and `chosen` the plan to show: None where the one in view is kept."""

    def __init__(
        self,
        style: Style,
        plan: Plan,
        *,
        first_day: date,
        last_day: date,
        today: date,
        parent: QWidget | None,
    ) -> None:
        super().__init__(style, tr("Tänk om"), parent=parent, width=WIDTH, height=HEIGHT)
        self._plan, self._unit, self._today = plan, plan.unit, today
        self._days = (first_day, last_day)
        self._in_view = self._in_view_before = plan.draft
        self._opened: Plan | None = None
        self.changes = Changes()
        told = tr("Ett utkast är en kopia av några dagars pass. Planen är som förut tills utkastet tas över.")
        self.table = TableView(style, tr("Utkast"), row="normal")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.model = RowTable(_columns(), parent=self.table)
        self.table.set_model(self.model)
        self.body.addWidget(Label(style, told, role="text2", wrap=True))
        self.body.addWidget(self.table, 1)
        self.body.addLayout(self._build_new())
        self.body.addLayout(self._build_status())
        self.warning = Label(style, font="small", role="over", wrap=True)
        self.body.addWidget(self.warning)
        self._build_foot()
        self._show("")
        self.table.selectionModel().selectionChanged.connect(lambda *_changed: self._follow())
        self.table.opened.connect(lambda _index: self.open_button.click())
        self._follow()
        self.table.setFocus()

    @property
    def chosen(self) -> Plan | None:
        """The plan to show from now on; None where it is the one that was in view."""
        if self._opened is not None:
            return self._opened
        there = {row.name for row in view_drafts(self._unit)} | {""}
        name = self._in_view if self._in_view in there else ""
        return None if name == self._plan.draft else Plan(self._unit, name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the field of the name makes a draft: it does not open one."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.name.edit.hasFocus():
            self.make.click()
        else:
            super().keyPressEvent(event)

    def _build_new(self) -> QHBoxLayout:
        style = self._look
        self.name = Field(style, tr("Namn"))
        days = dates_short(*self._days)
        self.make = Button(style, tr("Gör ett utkast av {days}").format(days=days))
        self.make.clicked.connect(self._make)
        self.rename = Button(style, tr("Byt namn på det valda"))
        self.rename.clicked.connect(self._rename)
        row = QHBoxLayout()
        row.setSpacing(style.size("gap"))
        row.addWidget(self.name, 1)
        # In line with the field, whose label stands above it.
        buttons = QVBoxLayout()
        buttons.addSpacing(style.line("small") + 4)
        inner = QHBoxLayout()
        inner.setSpacing(style.size("gap"))
        for button in (self.make, self.rename):
            inner.addWidget(button)
        buttons.addLayout(inner)
        buttons.addStretch(1)
        row.addLayout(buttons)
        return row

    def _build_status(self) -> QHBoxLayout:
        self.status = Label(self._look, font="small", role="text2", wrap=True)
        self.undo = Button(self._look, tr("Ångra"), kind="link")
        self.undo.clicked.connect(self._undo)
        row = QHBoxLayout()
        row.addWidget(self.status, 1)
        row.addWidget(self.undo)
        self.undo.hide()
        return row

    def _build_foot(self) -> None:
        self.add_keys(("Del", tr("kasta")), ("Ctrl", tr("välj flera")))
        self.drop = self.add_button(tr("Kasta"), key="Del")
        self.drop.setShortcut("Del")
        self.drop.clicked.connect(self._drop)
        self.compare = self.add_button(tr("Jämför …"))
        self.compare.clicked.connect(self._compare)
        self.take_over = self.add_button(tr("Ta över"))
        self.take_over.clicked.connect(self._take_over)
        self.add_cancel(tr("Stäng"))
        self.open_button = self.add_button(tr("Öppna i schemat"), kind="primary")
        self.open_button.clicked.connect(self._open)

    def _selected(self) -> list[DraftRow]:
        return [self.model.row(index) for index in self.table.selectionModel().selectedRows()]

    def _one(self) -> DraftRow | None:
        found = self._selected()
        return found[0] if len(found) == 1 else None

    def _show(self, name: str) -> None:
        """Asks again, and puts the selection on a draft, or on the plan."""
        drafts = view_drafts(self._unit)
        is_plan = all(draft.name != self._in_view for draft in drafts)
        rows = [DraftRow(None, None, is_plan)]
        for draft in drafts:
            difference = view_draft_difference(self._unit, name=draft.name)
            rows.append(DraftRow(draft, difference, draft.name == self._in_view))
        self.model.set_rows(rows)
        self.table.selectRow(next((place for place, row in enumerate(rows) if row.name == name), 0))

    def _follow(self) -> None:
        one, drafts = self._one(), [row.draft for row in self._selected() if row.draft]
        writable = not self._unit.store.read_only
        on_draft = one is not None and one.draft is not None
        closed = closed_text(one.difference.closed) if one and one.difference and writable else ""
        self.warning.setText(tr("När utkastet tas över: {closed}").format(closed=closed) if closed else "")
        self.warning.setVisible(bool(closed))
        self.open_button.setEnabled(one is not None and not one.in_view)
        for button in (self.take_over, self.drop, self.rename):
            button.setEnabled(on_draft and writable)
            button.setToolTip("" if on_draft else tr("Välj ett utkast först"))
        self.make.setEnabled(writable)
        self.compare.setEnabled(0 < len(drafts) <= MOST_COMPARED)
        too_many = tr("Välj högst {most} utkast").format(most=MOST_COMPARED)
        few_many = too_many if drafts else tr("Välj ett utkast först")
        self.compare.setToolTip("" if self.compare.isEnabled() else few_many)
        if not writable:
            for button in (self.take_over, self.drop, self.rename, self.make):
                button.setToolTip(tr("Filen är skrivskyddad, så inget kan ändras"))

    def _make(self) -> None:
        name = " ".join(self.name.text().split())
        first, last = self._days
        self._name_step(
            partial(
                edit_draft_made,
                self._unit,
                name=name,
                first_day=first,
                last_day=last,
                today=self._today,
            ),
            name,
            tr("Utkastet ”{name}” är gjort.").format(name=name),
        )

    def _rename(self) -> None:
        one = self._one()
        if one is None:
            return
        name = " ".join(self.name.text().split())
        step = partial(edit_draft_renamed, self._unit, name=one.name, new_name=name)
        said = tr("Utkastet ”{old}” heter nu ”{name}”.").format(old=one.name, name=name)
        if self._name_step(step, name, said) and one.in_view:
            self._in_view = name
            self._show(name)

    def _name_step(self, step: Callable[[], Changes], name: str, said: str) -> bool:
        """A step with the typed name; what is wrong with the name is told at the field."""
        try:
            changes = step()
        except UserError as error:
            self.name.set_error(word(error))
            return False
        self.name.edit.clear()
        self._took(changes, name, said)
        return True

    def _take_over(self) -> None:
        one = self._one()
        if one is not None:
            said = tr("Planen är nu som utkastet ”{name}”.").format(name=one.name)
            self._step(partial(edit_draft_taken_over, self._unit, name=one.name), said)

    def _drop(self) -> None:
        one = self._one()
        if one is not None and one.draft is not None:
            said = tr("Utkastet ”{name}” är kastat. Planen är som förut.").format(name=one.name)
            self._step(partial(edit_draft_dropped, self._unit, name=one.name), said)

    def _step(self, step: Callable[[], Changes], said: str) -> None:
        try:
            changes = step()
        except UserError as error:
            self.status.setText(word(error))
        else:
            self._took(changes, "", said)

    def _undo(self) -> None:
        self.undo.hide()
        done = undo_step(self._unit)
        if done is not None:
            self.changes = self.changes.joined(done.changes)
            self.status.setText(tr("Ångrade: {step}").format(step=word(done.step)))
            self._in_view = self._in_view_before
            self._show(self._in_view)
            self._follow()
            self.table.setFocus()

    def _took(self, changes: Changes, name: str, said: str) -> None:
        self.changes = self.changes.joined(changes)
        self._in_view_before = self._in_view
        self.status.setText(said)
        self.undo.show()
        self._show(name)
        self._follow()
        self.table.setFocus()

    def _compare(self) -> None:
        drafts = [row.draft for row in self._selected() if row.draft]
        plans = [Plan(self._unit), *(Plan(self._unit, draft.name) for draft in drafts)]
        dialog = ComparePlansDialog(
            self._look,
            plans,
            first_day=min(draft.first_day for draft in drafts),
            last_day=max(draft.last_day for draft in drafts),
            parent=self.parentWidget(),
        )
        dialog.exec()
        dialog.deleteLater()
        self.table.setFocus()

    def _open(self) -> None:
        one = self._one()
        if one is not None:
            self._opened = Plan(self._unit, one.name)
            self.accept()


def _columns() -> list[Column[DraftRow]]:
    return [
        Column(tr("Namn"), lambda row: row.name or tr("Planen"), tag=_tag, strong=True, stretch=True),
        Column(tr("Dagar"), lambda row: dates_short(*row.draft[1:3]) if row.draft else NONE),
        Column(tr("Gjort"), lambda row: day_and_month(row.draft.made) if row.draft else NONE),
        Column(tr("Pass"), lambda row: number(row.draft.shifts, 0) if row.draft else NONE, numbers=True),
        Column(tr("Mot planen"), lambda row: _difference(row.difference)),
    ]


def _tag(row: DraftRow) -> tuple[str, str, str] | None:
    return ("·", tr("visas"), "neutral") if row.in_view else None


def _difference(found: DraftDifference | None) -> str:
    if found is None:
        return NONE
    counts = (
        (tr("{count} läggs till"), found.added),
        (tr("{count} ändras"), found.changed),
        (tr("{count} tas bort"), found.removed),
    )
    return ", ".join(words.format(count=count) for words, count in counts if count) or tr("lika")
