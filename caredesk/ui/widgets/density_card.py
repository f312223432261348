"""The card of the density line: the chart, or its months as a table, and what the forecast assumes."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from caredesk.domain.density_line import DensityLine
from caredesk.language.formats import month_name, number
from caredesk.language.translation import tr
from caredesk.ui.charts.density_chart import DensityChart
from caredesk.ui.charts.density_rows import MonthRow, month_rows
from caredesk.ui.models.row_table import Column, RowTable
from caredesk.ui.style import Style
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.table_view import TableView
from caredesk.ui.widgets.tag import MET

LEAST_HEIGHT, WISHED_HEIGHT = 140, 246
NOTES_FROM_WIDTH = 900
"""Narrower than this the title row has no room for what the rings and the forecast are."""


class DensityCard(Card):
    """`set_line(line, missing=…)`; `missing` is said when there is nothing to draw.

    `title`: a shorter one, and `notes_from` the width from which it leaves room for the notes beside it.
    """

    def __init__(
        self,
        style: Style,
        title: str = "",
        *,
        notes_from: int = NOTES_FROM_WIDTH,
        parent: QWidget | None = None,
    ) -> None:
        title = title or tr("Årsarbetare per belagd plats, rullande tolv månader")
        super().__init__(style, title, parent=parent)
        self._notes_from = notes_from
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(LEAST_HEIGHT)
        self.show_info()
        self._forecast_words = ""
        self._rings = Label(style, tr("○ månadens värde"), font="small", role="text2")
        self._title_layout.insertSpacing(2, 8)
        self._title_layout.insertWidget(3, self._rings)
        self._note = Label(style, font="small", role="text2")
        self.add_to_title_row(self._note)
        self.set_link(tr("Visa som tabell"))
        self.link_clicked.connect(self.toggle_table)
        self.chart = DensityChart(style)
        self.chart.read.connect(self._say)
        self.chart.table_asked.connect(self.toggle_table)
        self._model = _table_model(self)
        self.table = TableView(style, tr("Personaltäthet per månad"), row="dense")
        self.table.set_model(self._model)
        self._nothing = Label(style, role="text2", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        for widget in (self.chart, self.table, self._nothing):
            self._stack.addWidget(widget)
        self.body.addWidget(self._stack, 1)

    def sizeHint(self) -> QSize:
        """In a wide page it takes what height is left, which may be little; a narrow page scrolls anyway."""
        return QSize(640, LEAST_HEIGHT if self.width() >= self._notes_from else WISHED_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, LEAST_HEIGHT)

    def set_line(self, line: DensityLine, *, missing: str = "", forecast: str = "") -> None:
        """Shows another line, as chart or table, whichever is in view.

        `forecast`: what the forecast assumes, when it is not that the last month is held.
        """
        drawn = line.has_values
        self._model.set_rows(month_rows(line))
        self._nothing.setText(missing or tr("Linjen visas när det finns timmar och beläggning."))
        self._forecast_words = ""
        if line.forecast and line.held_from:
            words = tr("Prognos om täthet och beläggning förblir som i {month}")
            self._forecast_words = forecast or words.format(month=month_name(line.held_from))
        self.chart.set_line(line, self._forecast_words)
        self._note.setText(self._forecast_words)
        if not drawn:
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
        self._set_titles()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (event.oldSize().width() >= self._notes_from) != (event.size().width() >= self._notes_from):
            self.updateGeometry()
        self._set_titles()

    def _set_titles(self) -> None:
        shown = self._stack.currentWidget()
        wide = self.width() >= self._notes_from
        self._rings.setVisible(shown is self.chart and wide)
        reads = shown is self.chart and self._note.text() != self._forecast_words
        self._note.setVisible((shown is not self._nothing and wide) or reads)
        self.set_link(tr("Visa som tabell") if not self.shows_table() else tr("Visa som diagram"))
        assert self._link is not None
        self._link.setVisible(self._stack.currentWidget() is not self._nothing)

    def _say(self, words: str) -> None:
        """What is read off stands where the forecast's words else do."""
        self._note.setText(words or self._forecast_words)
        self._set_titles()


def _table_model(parent: QWidget) -> RowTable:
    def r12(row: MonthRow, forecast: bool) -> str:
        return number(row.r12, 3) if row.forecast == forecast else number(None, 3)

    def target(row: MonthRow) -> str:
        return f"{MET} {number(row.target, 2)}" if row.met else number(row.target, 2)

    return RowTable(
        [
            Column[MonthRow](tr("Månad"), lambda row: month_name(row.month), stretch=True),
            Column[MonthRow](tr("Månadens värde"), lambda row: number(row.density, 3), numbers=True),
            Column[MonthRow](tr("R12"), lambda row: r12(row, False), numbers=True),
            Column[MonthRow](tr("Prognos R12"), lambda row: r12(row, True), numbers=True),
            Column[MonthRow](
                tr("Mål för R12"),
                target,
                numbers=True,
                tone=lambda row: "ok" if row.met else "text",
                why=lambda row: tr("R12 är på eller under målet.") if row.met else "",
            ),
        ],
        parent=parent,
    )
