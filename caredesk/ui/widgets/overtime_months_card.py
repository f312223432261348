"""A card with overtime and additional time month by month, as bars or as a table."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget

from caredesk.domain.overtime_page import OvertimeMonth, OvertimePage
from caredesk.language import formats
from caredesk.language.translation import tr
from caredesk.ui.charts.overtime_bars import OvertimeBars
from caredesk.ui.models.row_table import Column, RowTable
from caredesk.ui.style import Style
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.table_view import TableView

Pair = tuple[OvertimeMonth, OvertimeMonth]
"""A month, and the same one last year."""


class OvertimeMonthsCard(Card):
    """`set_page(page)`; the link turns the bars into a table and back."""

    def __init__(self, style: Style) -> None:
        super().__init__(style, tr("Månad för månad, timmar"))
        self._key = ""
        self.bars = OvertimeBars(style)
        self.table = TableView(style, tr("Övertid och fyllnad månad för månad"), row="dense")
        self.model = RowTable(_columns(), parent=self.table)
        self.table.set_model(self.model)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.bars)
        self.stack.addWidget(self.table)
        self._told = Label(style, font="small", role="text2", wrap=True)
        self._told.setMinimumHeight(2 * style.line("small"))
        self.body.addWidget(self.stack, 1)
        padding = style.size("card_padding")
        self._told.setContentsMargins(padding, 4, padding, 4)
        self.body.addWidget(self._told)
        self.set_link(tr("Visa som tabell"))
        self.link_clicked.connect(self.toggle_table)
        self.bars.table_asked.connect(self.toggle_table)
        self.bars.read.connect(self._tell)

    def set_page(self, page: OvertimePage) -> None:
        """Shows the year of the page's month."""
        self._key = tr("Fyllt: övertid · ljust: fyllnad · streck: {year}").format(
            year=page.last_year[0].month[:4]
        )
        if all(row.hours is None for row in (*page.this_year, *page.last_year)):
            self._key = tr("Inga timmar finns i år eller i fjol.")
        self.bars.set_page(page)
        self.model.set_rows(tuple(zip(page.this_year, page.last_year, strict=True)))
        self._tell("")

    def toggle_table(self) -> None:
        """Bars to table and back; the keyboard goes along."""
        shown = self.bars if self.stack.currentWidget() is self.table else self.table
        self.stack.setCurrentWidget(shown)
        self.set_link(tr("Visa som diagram") if shown is self.table else tr("Visa som tabell"))
        shown.setFocus()

    def _tell(self, words: str) -> None:
        self._told.setText(words or self._key)


def _columns() -> list[Column[Pair]]:
    def hours(value: float | None) -> str:
        return formats.number(value, 1)

    return [
        Column[Pair](tr("Månad"), lambda row: formats.month_word(row[0].month), stretch=True),
        Column[Pair](tr("Enkel"), lambda row: hours(row[0].simple), numbers=True),
        Column[Pair](tr("Kvalificerad"), lambda row: hours(row[0].qualified), numbers=True),
        Column[Pair](tr("Fyllnad"), lambda row: hours(row[0].additional), numbers=True),
        Column[Pair](tr("Summa"), lambda row: hours(row[0].hours), numbers=True, strong=True),
        Column[Pair](tr("I fjol"), lambda row: hours(row[1].hours), numbers=True, tone=lambda _row: "text2"),
    ]
