"""The list of breaches under its tag in the toolbar: rule, who, when, what was found, and what to do.

panel = BreachList(style, view, names, parent=window)     # view: services.breaches.BreachView
panel.show_beside(bar.breaches, drop=True)
panel.chosen.connect(…)                                   # a Breach: click or Enter
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from caredesk.domain.rules import Breach
from caredesk.language.breach_words import breach_sentence, remedy
from caredesk.language.formats import day_short
from caredesk.language.people_words import list_name
from caredesk.language.translation import tr
from caredesk.services.breaches import BreachView
from caredesk.ui.models.row_table import Column, RowTable
from caredesk.ui.style import Style
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.overlay import Overlay
from caredesk.ui.widgets.scrolled import Scrolled
from caredesk.ui.widgets.table_view import TableView
from caredesk.ui.widgets.tag import BREACH, NEUTRAL, WATCH

WIDTH, MOST_HEIGHT = 800, 440


class BreachList(Overlay):
    """See the module's docstring. Breaches stand by day; what was accepted, and what was told late, stand
    apart under them. `names`: of the employees by number."""

    chosen = Signal(object)

    def __init__(self, style: Style, view: BreachView, names: Mapping[str, str], *, parent: QWidget) -> None:
        under = tr("Enter går till rutan")
        super().__init__(style, tr("Brott mot regler"), under=under, width=WIDTH, parent=parent)
        self._names = names
        self.tables: list[TableView] = []
        area = Scrolled()
        area.column.setSpacing(style.size("gap"))
        groups = (
            ("", BREACH, view.breaches),
            (tr("Godtagna undantag"), NEUTRAL, view.accepted),
            (tr("Sent ändrat"), WATCH, view.notices),
        )
        for title, sign, breaches in groups:
            if breaches:
                self._add(area, title, sign, breaches)
        self._align()
        if not view.breaches:
            none = Label(style, tr("✓ Inga brott mot reglerna i vyn"), role="ok", weight=600)
            none.setContentsMargins(8, 8, 8, 4)
            area.column.insertWidget(0, none)
        area.column.addStretch(1)
        area.setMinimumHeight(min(MOST_HEIGHT, area.column.sizeHint().height() + 8))
        self.body.addWidget(area)
        if self.tables:
            self.begin_at(self.tables[0])

    def _add(self, area: Scrolled, title: str, sign: str, breaches: Sequence[Breach]) -> None:
        table = _Breaches(self._look, title or tr("Brott mot regler"), row="two_lines")
        if title:
            head = Label(self._look, title, font="card_title")
            head.setContentsMargins(8, 8, 8, 0)
            area.column.addWidget(head)
            table.horizontalHeader().hide()
        model = self._model(sign, table)
        table.set_model(model)
        model.set_rows(breaches)
        table.fit_rows()
        table.clicked.connect(self._go)
        table.opened.connect(self._go)
        area.column.addWidget(table)
        self.tables.append(table)

    def _align(self) -> None:
        """Who and when stand under each other in all the lists."""
        for column in (1, 2):
            widest = max((table.columnWidth(column) for table in self.tables), default=0)
            for table in self.tables:
                table.setColumnWidth(column, widest)

    def _model(self, sign: str, parent: QWidget) -> RowTable:
        tone = {BREACH: "under", WATCH: "over"}.get(sign, "neutral")
        advice = _advice_of_accepted if sign == NEUTRAL else remedy
        return RowTable(
            [
                Column[Breach](
                    tr("Vad"),
                    breach_sentence,
                    second=advice,
                    tag=lambda _row: (sign, "", tone),
                    why=advice,
                    strong=True,
                    stretch=True,
                ),
                Column[Breach](tr("Vem"), self._name),
                Column[Breach](tr("När"), lambda row: day_short(row.when), numbers=True),
            ],
            parent=parent,
        )

    def _name(self, breach: Breach) -> str:
        return list_name(self._names.get(breach.employee_no, breach.employee_no))

    def _go(self, index: QModelIndex) -> None:
        model = index.model()
        assert isinstance(model, RowTable)
        breach: Breach = model.row(index)
        self.close_panel()
        self.chosen.emit(breach)


class _Breaches(TableView):
    """One of several lists: only the one with the keyboard has a chosen row."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.selectedIndexes():
            self.selectRow(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.clearSelection()


def _advice_of_accepted(_breach: Breach) -> str:
    return tr("Inskrivet med skäl och kompensation.")
