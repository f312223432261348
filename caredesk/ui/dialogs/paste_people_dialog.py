"""Rows of people from a spreadsheet: pasted, looked at as what they would do, and stored as one step."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from caredesk.domain.changes import Changes
from caredesk.errors import UserError
from caredesk.language.people_words import list_name
from caredesk.language.translation import N_, tr
from caredesk.language.words import word
from caredesk.services.people_paste import (
    PeopleBlock,
    PeoplePlan,
    PlannedRow,
    edit_people_pasted,
    plan_people_paste,
    read_people_block,
)
from caredesk.services.session import OpenUnit
from caredesk.ui.dialogs.framed_dialog import FramedDialog
from caredesk.ui.models.row_table import Column, RowTable
from caredesk.ui.style import Style
from caredesk.ui.widgets.labels import Label, Part, PartsLabel
from caredesk.ui.widgets.table_view import TableView

TEXT_HEIGHT, TAB_STOP = 120, 112
READ_AFTER_MS = 300
WHAT = {
    "new": (N_("+ ny"), "ok"),
    "changed": (N_("· ändras"), "over"),
    "unchanged": (N_("✓ finns redan"), "text2"),
    "refused": (N_("! stoppad"), "under"),
}


class PastePeopleDialog(FramedDialog):
    """`read(text)` begins with a block at hand. After `accept`, `changes` is what to send on the bus."""

    def __init__(self, style: Style, unit: OpenUnit, *, parent: QWidget | None) -> None:
        width, height = style.size("dialog_width"), style.size("dialog_height")
        super().__init__(style, tr("Klistra in medarbetare"), parent=parent, width=width, height=height)
        self._unit = unit
        self._block: PeopleBlock | None = None
        self.changes = Changes()
        told = tr(
            "Kopiera raderna i Excel och klistra in dem här. Med rubriker från mallen får kolumnerna stå i "
            "vilken ordning som helst; utan: nummer, namn, form, avdelning, befattning, grad, från."
        )
        self.text = QPlainTextEdit()
        self.text.setFont(style.font("body"))
        self.text.setAccessibleName(tr("Rader från Excel"))
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setTabStopDistance(TAB_STOP)
        self.text.setFixedHeight(TEXT_HEIGHT)
        self.sentence = PartsLabel(style, wrap=True)
        self.table = TableView(style, tr("Vad som händer"), row="dense")
        self._planned, self._refused = _planned_table(), _refused_table()
        self.table.set_model(self._planned)
        self.body.addWidget(Label(style, told, wrap=True))
        self.body.addWidget(self.text)
        self.body.addWidget(self.sentence)
        self.body.addWidget(self.table, 1)
        self.add_keys(("Ctrl+V", tr("klistra in")))
        self.add_cancel()
        self.go = self.add_button(tr("Lägg in"), kind="primary")
        self.go.clicked.connect(self._finish)
        self._timer = QTimer(self, singleShot=True, interval=READ_AFTER_MS)
        self._timer.timeout.connect(self.look)
        self.text.textChanged.connect(self._wait)
        self.read("")

    def read(self, text: str) -> None:
        """Takes a block and shows at once what it would do."""
        self.text.setPlainText(text)
        self.look()
        self.text.setFocus()

    def look(self) -> None:
        """Reads what is typed and shows what it would do; nothing is stored."""
        self._timer.stop()
        self._block = None
        self.table.hide()
        self.go.setEnabled(False)
        if not self.text.toPlainText().strip():
            self.sentence.set_parts([Part(tr("Inget är inklistrat än."), "text2")])
            return
        try:
            block = read_people_block(self.text.toPlainText())
            plan = plan_people_paste(self._unit, block)
        except UserError as error:
            self._tell(error)
            return
        self._block = block
        self._show(plan)

    def _wait(self) -> None:
        self.go.setEnabled(False)
        self._timer.start()

    def _show(self, plan: PeoplePlan) -> None:
        self.sentence.set_parts(_sentence(plan))
        if plan.refused:
            self._refused.set_rows(plan.refused)
            self.table.set_model(self._refused)
        else:
            self._planned.set_rows(plan.rows)
            self.table.set_model(self._planned)
        self.table.show()
        changes = plan.counted("new") + plan.counted("changed")
        self.go.setEnabled(not plan.refused and changes > 0)
        self.go.setToolTip(
            "" if self.go.isEnabled() else tr("Inget att lägga in, eller celler att rätta först")
        )

    def _finish(self) -> None:
        if self._block is None:
            return
        try:
            self.changes = edit_people_pasted(self._unit, self._block)
        except UserError as error:
            self._tell(error)
        else:
            self.accept()

    def _tell(self, error: UserError) -> None:
        self.sentence.set_parts([Part(f"!  {word(error)}", "under")])


def _sentence(plan: PeoplePlan) -> list[Part]:
    count = len(plan.refused)
    if count:
        words = tr("! 1 cell kan inte användas") if count == 1 else tr("! {count} celler kan inte användas")
        parts = [
            Part(words.format(count=count), "under", True),
            Part(tr(". Rätta här ovanför, eller i Excel och klistra in igen.")),
        ]
    else:
        told = tr("Nya: {new} · ändrade: {changed} · finns redan: {same}").format(
            new=plan.counted("new"), changed=plan.counted("changed"), same=plan.counted("unchanged")
        )
        parts = [Part(told, strong=True), Part(tr(". Allt läggs in som ett steg som kan ångras."))]
    if plan.sections:
        one = len(plan.sections) == 1
        new = tr(" ▲ Ny avdelning: {names}.") if one else tr(" ▲ Nya avdelningar: {names}.")
        parts.append(Part(new.format(names=", ".join(plan.sections)), "over"))
    if plan.unused:
        unused = tr(" Används inte: {columns}.").format(columns=", ".join(plan.unused))
        parts.append(Part(unused, "text2"))
    return parts


def _detail(row: PlannedRow) -> str:
    """What changes: `Från 2026-11-15, Form Visstid`; of what stood there before `Telefon 1 → 2`."""
    told = [
        f"{cell.header} {cell.before} → {cell.after or '–'}" if cell.before else f"{cell.header} {cell.after}"
        for cell in row.changes
        if cell.header != "Namn" or cell.before
    ]
    if row.ended is not None:
        told.append(tr("anställningen före slutar {day}").format(day=row.ended))
    return ", ".join(told)


def _planned_table() -> RowTable:
    return RowTable(
        [
            Column[PlannedRow](tr("Rad"), lambda row: str(row.line), numbers=True),
            Column[PlannedRow](
                tr("Vad"), lambda row: tr(WHAT[row.what][0]), tone=lambda row: WHAT[row.what][1]
            ),
            Column[PlannedRow](tr("Nr"), lambda row: row.employee_no),
            Column[PlannedRow](tr("Namn"), lambda row: list_name(row.name), strong=True),
            Column[PlannedRow](tr("Uppgifter"), _detail, why=_detail, stretch=True),
        ]
    )


def _refused_table() -> RowTable:
    return RowTable(
        [
            Column[Any](tr("Rad"), lambda cell: str(cell.line), numbers=True),
            Column[Any](tr("Kolumn"), lambda cell: cell.header),
            Column[Any](tr("Värde"), lambda cell: cell.value or "–", tone=lambda _cell: "under"),
            Column[Any](
                tr("Skäl"), lambda cell: word(cell.reason), why=lambda cell: word(cell.reason), stretch=True
            ),
        ]
    )
