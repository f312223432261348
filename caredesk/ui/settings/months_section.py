"""Which months are closed, with the comment of each; they are closed and opened on Rapporter."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex

from caredesk.domain.rows import MonthClosing
from caredesk.language.formats import month_name
from caredesk.language.translation import tr
from caredesk.services.closed_months import view_closings
from caredesk.ui.models.row_table import Column, RowTable
from caredesk.ui.settings.section import Around, SettingsSection
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.table_view import TableView
from caredesk.ui.widgets.tag import MET, NEUTRAL

LEAST_HEIGHT = 200


class MonthsSection(SettingsSection):
    """Enter or double click goes to the month on Rapporter."""

    concern = frozenset({"month_closing", "shift", "occupancy", "monthly_value", "absence"})

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        card = Card(around.style, tr("Månader"))
        card.set_link(tr("Stäng eller öppna på Rapporter"))
        card.link_clicked.connect(lambda: self.page_asked.emit("reports", ""))
        self.table = TableView(around.style, tr("Månader"))
        self.model = RowTable(
            [
                Column[MonthClosing](tr("Månad"), lambda row: month_name(row.month)),
                Column[MonthClosing](tr("Läge"), lambda _row: "", tag=_state),
                Column[MonthClosing](tr("Kommentar"), _first_line, stretch=True, why=lambda row: row.comment),
            ],
            parent=self,
        )
        self.table.set_model(self.model)
        self.table.setMinimumHeight(LEAST_HEIGHT)
        self.table.opened.connect(self._go)
        card.body.addWidget(self.table, 1)
        self.nothing = Label(around.style, tr("Ingen månad är slut än."), role="text2")
        self.nothing.setContentsMargins(12, 0, 12, 8)
        card.body.addWidget(self.nothing)
        self.column.addWidget(card, 1)

    def refresh(self) -> None:
        closings = view_closings(self.around.unit, today=self.around.now().date())
        self.model.set_rows(closings)
        self.nothing.setVisible(not closings)

    def _go(self, index: QModelIndex) -> None:
        self.page_asked.emit("reports", self.model.row(index).month)


def _state(row: MonthClosing) -> tuple[str, str, str]:
    return (MET, tr("stängd"), "ok") if row.closed else (NEUTRAL, tr("öppen"), "neutral")


def _first_line(row: MonthClosing) -> str:
    return row.comment.partition("\n")[0]
