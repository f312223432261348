"""The list of steps that can be undone and redone, newest first; choosing one goes there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from caredesk.language.translation import tr
from caredesk.ui.models.row_table import Column, RowTable
from caredesk.ui.style import Style
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.overlay import Overlay
from caredesk.ui.widgets.table_view import TableView

WIDTH = 440
MOST_IN_VIEW = 12


class HistoryRow(NamedTuple):
    """A step as shown: its number in the file, what it did, when, and whether it is undone now."""

    number: int
    sentence: str
    when: str
    undone: bool


class HistoryList(Overlay):
    """`show_beside(button, drop=True)` under its button; `chosen(number)` is the step to go to."""

    chosen = Signal(int)

    def __init__(self, style: Style, rows: Sequence[HistoryRow], *, parent: QWidget) -> None:
        under = tr("Enter går till steget: allt efter det ångras, eller görs om")
        super().__init__(style, tr("Historik"), under=under, width=WIDTH, parent=parent)
        self._model = RowTable(
            [
                Column[HistoryRow](tr("Steg"), lambda row: row.sentence, tone=_tone, stretch=True),
                Column[HistoryRow](
                    "", lambda row: tr("ångrat") if row.undone else "", tone=lambda _row: "text3"
                ),
                Column[HistoryRow](tr("När"), lambda row: row.when, tone=lambda _row: "text2", numbers=True),
            ],
            parent=self,
        )
        if not rows:
            self.body.addWidget(_nothing(style))
            return
        table = TableView(style, tr("Historik"), row="normal")
        table.set_model(self._model)
        self._model.set_rows(rows)
        height = min(len(rows), MOST_IN_VIEW) * style.size("row_normal") + style.size("table_head") + 4
        table.setFixedHeight(height)
        table.selectRow(next((place for place, row in enumerate(rows) if not row.undone), 0))
        table.opened.connect(self._go)
        self.body.addWidget(table)
        self.begin_at(table)

    def _go(self, index: QModelIndex) -> None:
        row: HistoryRow = self._model.row(index)
        self.close_panel()
        self.chosen.emit(row.number)


def _tone(row: HistoryRow) -> str:
    return "text3" if row.undone else "text"


def _nothing(style: Style) -> Label:
    label = Label(
        style, tr("Inget att ångra än. Här står varje ändring, så att du kan gå tillbaka."), wrap=True
    )
    label.setContentsMargins(16, 12, 16, 16)
    return label
