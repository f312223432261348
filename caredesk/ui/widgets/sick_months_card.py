"""The card of a year's sick leave by month: the chart, or its months as a table.

card = SickMonthsCard(style)
card.set_view(own, leaving)    # view_sick_statistics(… public=False), and what gives it with public=True
card.copied.connect(status)    # "Kopierat utan små grupper"; copies are always of what may leave
card.info_asked.connect(...)   # the definition of `sick_percent`
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from caredesk.domain.calendar import add_months
from caredesk.domain.sick_statistics import Bar, SickStatistics, TableRow
from caredesk.language.formats import month_name, number
from caredesk.language.translation import tr
from caredesk.ui.charts.sick_bars import LEAST_HEIGHT, AskLeaving, SickBars
from caredesk.ui.charts.sick_rows import change_tone, reason, shown
from caredesk.ui.models.row_table import Column, RowTable
from caredesk.ui.style import Style
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.labels import Label, Part, PartsLabel
from caredesk.ui.widgets.table_view import TableView

LEGEND_FROM_WIDTH = 470
"""Narrower than this the title row has no room beside the title."""


class SickMonthsCard(Card):
    """See the module's docstring."""

    copied = Signal(str)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, tr("Sjukfrånvaro, procent"), parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.show_info()
        self._legend = PartsLabel(style, font="small")
        self._read = Label(style, font="small", role="text2")
        self._read.setMinimumWidth(1)  # gives way in a narrow card
        for label in (self._legend, self._read):
            self.add_to_title_row(label)
        self.set_link(tr("Tabell"))
        self.link_clicked.connect(self.toggle_table)
        self.chart = SickBars(style)
        self.chart.read.connect(self._say)
        self.chart.table_asked.connect(self.toggle_table)
        self.chart.copied.connect(self.copied)
        self._model = _months_model(self)
        self.table = TableView(style, tr("Sjukfrånvaro per månad"), row="dense")
        self.table.set_model(self._model)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.table)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self.chart.copy_table)
        self._nothing = Label(style, role="text2", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        for widget in (self.chart, self.table, self._nothing):
            self._stack.addWidget(widget)
        self.body.addWidget(self._stack, 1)
        self._say("")

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._look.size("card_title_row") + LEAST_HEIGHT + 8)

    def set_view(self, own: SickStatistics, leaving: AskLeaving) -> None:
        """Shows another month or section, as chart or table, whichever is in view."""
        known = any(figure.value is not None for bar in own.bars for figure in (bar.now, bar.before))
        self._model.set_rows(own.bars)
        self.set_tag("", own.section or "")
        self.chart.set_views(own, leaving)
        year, before = own.month[:4], add_months(own.month, -12)[:4]
        self._legend.set_parts(
            [
                Part("■ ", "prev"),
                Part(f"{year}   ", "text2"),
                Part("▬ ", "text"),
                Part(tr("samma månad {year}").format(year=before), "text2"),
            ]
        )
        self._nothing.setText(
            tr("Månaderna visas när det finns frånvaro eller månadsvärden för {year}.").format(year=year)
        )
        if not known:
            self._stack.setCurrentWidget(self._nothing)
        elif self._stack.currentWidget() is self._nothing:
            self._stack.setCurrentWidget(self.chart)
        self._set_titles()

    def shows_table(self) -> bool:
        """Whether the months stand as a table."""
        return self._stack.currentWidget() is self.table

    def toggle_table(self) -> None:
        """Chart to table and back; the keyboard goes along."""
        if self._stack.currentWidget() is self._nothing:
            return
        shown = self.chart if self.shows_table() else self.table
        self._stack.setCurrentWidget(shown)
        shown.setFocus()
        self._say("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_titles()

    def _say(self, words: str) -> None:
        """What is read off stands where the legend else does."""
        self._read.setText(words)
        self._set_titles()

    def _set_titles(self) -> None:
        shown = self._stack.currentWidget()
        reads, wide = bool(self._read.text()), self.width() >= LEGEND_FROM_WIDTH
        self._read.setVisible(reads)
        self._legend.setVisible(shown is self.chart and wide and not reads)
        self._title.setVisible(wide or not reads)  # what is read off stands in its place
        self.set_link(tr("Diagram") if self.shows_table() else tr("Tabell"))
        assert self._link is not None
        self._link.setVisible(shown is not self._nothing)


def _months_model(parent: QWidget) -> RowTable:
    def change(bar: Bar) -> float | None:
        return TableRow("", bar.now, bar.before).change

    return RowTable(
        [
            Column[Bar](tr("Månad"), lambda bar: month_name(bar.month), stretch=True),
            Column[Bar](
                tr("Procent"),
                lambda bar: shown(bar.now),
                numbers=True,
                strong=True,
                why=lambda bar: reason(bar.now),
            ),
            Column[Bar](
                tr("Året före"),
                lambda bar: shown(bar.before),
                numbers=True,
                why=lambda bar: reason(bar.before),
            ),
            Column[Bar](
                tr("pe"),
                lambda bar: number(change(bar), 1, signed=True),
                numbers=True,
                tone=lambda bar: change_tone(change(bar)),
            ),
        ],
        parent=parent,
    )
