"""The copies of the unit's file: when each was made and verified, and how one is opened."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout

from caredesk.errors import UserError
from caredesk.language.formats import NO_BREAK, number
from caredesk.language.translation import N_, tr
from caredesk.language.words import word
from caredesk.services.copies import CopyFile, folder_of_copies, view_copies
from caredesk.ui.models.row_table import Column, RowTable
from caredesk.ui.settings.section import Around, SettingsSection
from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.table_view import TableView
from caredesk.ui.widgets.tag import MET

LEAST_HEIGHT = 200
MB = 1024 * 1024
WHERE = N_("Mappen heter {folder} och ligger bredvid enhetens fil. Lägg ibland en kopia på en annan disk.")
NOTHING = N_("Ingen kopia är gjord än. Den första görs när du har vilat några sekunder, eller med knappen.")


class CopiesSection(SettingsSection):
    """A copy is opened as a file of its own; the open file is never written over."""

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        style = around.style
        card = Card(style, tr("Kopior av enhetens fil"))
        inside = card.padded()
        self.told = Label(style, role="text2", wrap=True)
        inside.addWidget(self.told)
        inside.addLayout(self._buttons())
        self.table = TableView(style, tr("Kopior"))
        self.model = RowTable(
            [
                Column[CopyFile](tr("Gjord"), lambda row: f"{row.made:%Y-%m-%d %H:%M}"),
                Column[CopyFile](
                    tr("Läge"), lambda _row: "", tag=lambda _row: (MET, tr("kontrollerad"), "ok")
                ),
                Column[CopyFile](tr("Storlek"), _size, numbers=True),
                Column[CopyFile](
                    tr("Mapp"),
                    lambda row: str(row.path.parent),
                    stretch=True,
                    why=lambda row: str(row.path),
                ),
            ],
            parent=self,
        )
        self.table.set_model(self.model)
        self.table.setMinimumHeight(LEAST_HEIGHT)
        self.table.opened.connect(self._open)
        card.body.addWidget(self.table, 1)
        self.column.addWidget(card, 1)

    def refresh(self) -> None:
        try:
            copies = view_copies(self.around.unit)
        except UserError as error:
            copies = ()
            self.told.setText(word(error))
        else:
            told = tr(WHERE) if copies else tr(NOTHING)
            self.told.setText(told.format(folder=folder_of_copies(self.around.unit).name))
        self.model.set_rows(copies)
        if copies:
            self.table.selectRow(0)
        self.open.setEnabled(bool(copies))

    def showEvent(self, event: QShowEvent) -> None:
        """Copies come and go beside the unit's file: they are looked up at each showing."""
        self.ask_again()
        super().showEvent(event)

    def _buttons(self) -> QHBoxLayout:
        style = self.around.style
        row = QHBoxLayout()
        row.setSpacing(style.size("gap"))
        self.make = Button(style, tr("Gör en kopia nu"), kind="primary", icon="copy")
        self.make.setEnabled(self.writable)
        self.make.clicked.connect(lambda: self.around.program.copy_now())
        self.open = Button(style, tr("Öppna kopian …"), icon="open", name=tr("Öppna den valda kopian"))
        self.open.clicked.connect(lambda: self._open(self.table.currentIndex()))
        row.addWidget(self.make)
        row.addWidget(self.open)
        row.addStretch(1)
        return row

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.around.program.open_copy(self.model.row(index))


def _size(row: CopyFile) -> str:
    return number(row.size / MB, 1) + NO_BREAK + tr("MB")
