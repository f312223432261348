"""Where to begin: recent units, another, a new one, the sample unit. Start page and dialog share it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caredesk.language.translation import tr
from caredesk.ui.models.row_table import Column, RowTable
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.table_view import TableView

LEAST_HEIGHT = 150


class RecentFile(NamedTuple):
    """A unit opened before: its file, when as shown, and whether the file is still there."""

    path: Path
    when: str
    there: bool


class StartPanel(QWidget):
    """`file_chosen(Path)` from the list; `open_asked`, `new_asked`, `sample_asked` from the buttons."""

    file_chosen = Signal(object)
    open_asked = Signal()
    new_asked = Signal()
    sample_asked = Signal()

    def __init__(self, style: Style, recent: Sequence[RecentFile]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.size("card_gap"))
        row = QHBoxLayout()
        row.setSpacing(style.size("gap"))
        first = Button(style, tr("Öppna enhet …"), kind="primary", icon="open", key="Ctrl+O")
        new = Button(style, tr("Ny enhet …"), icon="new", key="Ctrl+N")
        sample = Button(style, tr("Prova med exempelenheten"), icon="leaf")
        for button, signal in (
            (first, self.open_asked),
            (new, self.new_asked),
            (sample, self.sample_asked),
        ):
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch(1)
        self.setFocusProxy(first)
        self._model = _recent_model(self)
        if recent:
            table = TableView(style, tr("Senast öppnade"), row="two_lines")
            table.set_model(self._model)
            self._model.set_rows(recent)
            table.setMinimumHeight(LEAST_HEIGHT)
            table.selectRow(0)
            table.opened.connect(self._choose)
            column.addWidget(Label(style, tr("Senast öppnade"), font="card_title"))
            column.addWidget(table, 1)
            self.setFocusProxy(table)
        else:
            welcome = tr(
                "Här öppnas filen med din enhet. Börja med en ny, eller titta runt i exempelenheten: "
                "allt i den är påhittat."
            )
            column.addWidget(Label(style, welcome, wrap=True))
        column.addLayout(row)

    def _choose(self, index: QModelIndex) -> None:
        self.file_chosen.emit(self._model.row(index).path)


def _recent_model(parent: QWidget) -> RowTable:
    def gone(row: RecentFile) -> str:
        return "" if row.there else tr("filen finns inte längre där")

    return RowTable(
        [
            Column[RecentFile](
                tr("Enhet"),
                lambda row: row.path.stem,
                second=lambda row: str(row.path.parent),
                strong=True,
                stretch=True,
            ),
            Column[RecentFile]("", gone, tone=lambda _row: "over"),
            Column[RecentFile](tr("Öppnad"), lambda row: row.when, tone=lambda _row: "text2", numbers=True),
        ],
        parent=parent,
    )
