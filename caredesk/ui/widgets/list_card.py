"""A card with a short list: a table as high as its rows, a line under it, and all rows by the link."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QWidget

from caredesk.language.translation import tr
from caredesk.ui.models.row_table import Column, RowTable
from caredesk.ui.style import Style
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.table_view import TableView


class ListCard(Card):
    """`set_rows(rows, under=…)` shows at most `most` rows; more of them fold out by the card's link.

    `opened(row)` on Enter or double click. `headed` gives the columns their heads. `tells_rest` gives the
    last row's room to "och 4 till" where a count beside the title does not say it.
    """

    opened = Signal(object)

    def __init__(
        self,
        style: Style,
        title: str,
        columns: Sequence[Column[Any]],
        *,
        most: int,
        nothing: str,
        headed: bool = False,
        tells_rest: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(style, title, parent=parent)
        self._most = most
        self._nothing = nothing
        self._tells_rest = tells_rest
        self._rows: tuple[Any, ...] = ()
        self._under = ""
        self._unfolded = False
        self.table = TableView(style, title, row="list", parent=self)
        self.model = RowTable(columns, parent=self.table)
        self.table.set_model(self.model)
        head = self.table.horizontalHeader()
        head.setVisible(headed)
        if not headed:
            head.setSectionResizeMode(len(columns) - 1, QHeaderView.ResizeMode.Fixed)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.fit_rows()
        self.table.opened.connect(self._open)
        self._note = Label(style, font="small", role="text2", wrap=True)
        padding = style.size("card_padding")
        self._note.setContentsMargins(padding, 6, padding, 6)
        self.body.addWidget(self.table)
        self.body.addWidget(self._note)
        self.body.addStretch(1)
        self.link_clicked.connect(self._fold)
        self.set_rows(())

    def set_rows(self, rows: Sequence[Any], *, under: str = "") -> None:
        """Shows other rows; `under` is said below them."""
        self._rows, self._under = tuple(rows), under
        self._write()

    def shown(self) -> int:
        """How many rows are in view."""
        return self.model.rowCount()

    def _write(self) -> None:
        too_many = len(self._rows) > self._most
        self._unfolded = self._unfolded and too_many
        fewer = self._most - 1 if too_many and self._tells_rest else self._most
        shown = self._rows if self._unfolded else self._rows[:fewer]
        hidden = len(self._rows) - len(shown)
        self.model.set_rows(shown)
        self.table.setVisible(bool(shown))
        if too_many or self._link is not None:
            self.set_link(tr("Visa färre") if self._unfolded else tr("Visa alla"))
            assert self._link is not None
            self._link.setVisible(too_many)
        parts = [] if self._rows else [self._nothing]
        if hidden and self._tells_rest:
            parts.append(tr("och {count} till").format(count=hidden))
        if self._under:
            parts.append(self._under)
        self._note.setText(" · ".join(parts))
        self._note.setVisible(bool(parts))
        self.setAccessibleDescription(self._note.text())

    def _fold(self) -> None:
        self._unfolded = not self._unfolded
        self._write()

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.model.row(index))
