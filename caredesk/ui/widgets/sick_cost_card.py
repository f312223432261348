"""The card about what a month's sick leave costs: its parts, the net, and the year so far."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caredesk.domain.problems import Problem
from caredesk.domain.sick_costs import SickCost, SickCosts
from caredesk.language.formats import hours, month_word
from caredesk.language.sick_cost_words import CostLine, cost_lines, cost_problem_words
from caredesk.language.translation import tr
from caredesk.ui.models.row_table import Column, RowTable
from caredesk.ui.sick_year import AskMonth, SickYear
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.table_view import TableView

LEAST_LINES = 6
"""Down to the net is always in view; what stands below scrolls in a low window."""
SETTING_CODES = frozenset({"po_missing", "on_call_pay_missing"})


class SickCostCard(Card):
    """`set_view(view)`; `ask(month)` gives the other months of the year, which are counted when the card is
    in view.

    `periods_asked` for the dialog by sick-pay period, `settings_asked` where the unit lacks a setting,
    `person_asked(employee_no)` where somebody's pay is missing.
    """

    periods_asked = Signal()
    settings_asked = Signal()
    person_asked = Signal(str)

    def __init__(self, style: Style, *, ask: AskMonth, parent: QWidget | None = None) -> None:
        super().__init__(style, tr("Sjukfrånvarons kostnad"), parent=parent)
        self.show_info()
        self._view: SickCosts | None = None
        self._year: SickCost | None = None
        self._under_way = False
        self._years = SickYear(ask, self)
        self._years.found.connect(self._take_year)
        self._years.failed.connect(self._drop_year)
        self._unit = Label(style, font="small", role="text2")
        self.add_to_title_row(self._unit)
        self.set_link(tr("Per sjukfall"))
        self.link_clicked.connect(self.periods_asked)
        self.table = TableView(style, self.accessibleName(), row="normal", parent=self)
        self.model = RowTable(_columns(), parent=self.table)
        self.table.set_model(self.model)
        self.table.horizontalHeader().hide()
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.opened.connect(self._open)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(self._make_missing())
        self.body.addStretch(0)

    def set_view(self, view: SickCosts) -> None:
        """Shows another month; the year so far follows when it is counted."""
        self._view, self._year = view, None
        self.set_title(tr("Kostnad {month}").format(month=month_word(view.month)))
        self.set_link(tr("Per sjukfall"))
        assert self._link is not None
        self._link.setVisible(bool(view.cost.periods))
        lost = view.cost.lost_hours
        self._unit.setText("" if lost is None else f"{tr('kr, med PO')} · {hours(lost)}")
        self._unit.setToolTip(tr("Timmar som de sjuka skulle ha arbetat, och kronor med personalomkostnad."))
        self._show_missing(view)
        self._write()
        if self.isVisible():
            self._count_year()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._count_year()

    def hideEvent(self, event: QHideEvent) -> None:
        """What is left is not asked for: the unit may be closed before that."""
        super().hideEvent(event)
        self._years.stop()

    def _has_year(self) -> bool:
        """Whether there is a year so far to tell of: not where the month itself is missing, or alone."""
        view = self._view
        return view is not None and view.cost.cost_net_sek is not None and not view.month.endswith("-01")

    def _count_year(self) -> None:
        if self._view is not None and self._year is None and self._has_year():
            self._years.start(self._view)

    def _take_year(self, cost: SickCost, _names: object) -> None:
        self._year = cost
        self._write()

    def _drop_year(self, _error: object) -> None:
        self._take_year(SickCost(), None)

    def _write(self) -> None:
        assert self._view is not None
        known = self._view.cost.cost_sek is not None
        lines = cost_lines(self._view, self._year, year_asked=self._has_year()) if known else []
        place = self.table.currentIndex().row()
        self.model.set_rows(lines)
        if place >= 0 and place < len(lines):
            self.table.selectRow(place)
        row = self.table.verticalHeader().defaultSectionSize()
        self.table.setVisible(known)
        self.table.setMinimumHeight(row * min(LEAST_LINES, len(lines)))
        self.table.setMaximumHeight(row * max(1, len(lines)))
        self.setAccessibleDescription(". ".join(f"{line.label} {line.value}" for line in lines))

    def _make_missing(self) -> QVBoxLayout:
        """What is missing, and the way there."""
        padding = self._look.size("card_padding")
        self._missing = Label(self._look, role="text2", wrap=True)
        self._way = Button(self._look, tr("Öppna inställningarna"))
        self._way.clicked.connect(self._go)
        self._wanted: Problem | None = None
        column = QVBoxLayout()
        column.setContentsMargins(padding, 6, padding, 6)
        column.setSpacing(self._look.size("gap"))
        column.addWidget(self._missing)
        column.addWidget(self._way, 0, Qt.AlignmentFlag.AlignLeft)
        return column

    def _show_missing(self, view: SickCosts) -> None:
        problems = view.cost.problems
        self._missing.setText(" ".join(cost_problem_words(each, view.names) for each in problems[:3]))
        self._missing.setVisible(bool(problems))
        led = [each for each in problems if each.code in SETTING_CODES or each.code == "pay_missing"]
        self._wanted = led[0] if led else None
        self._way.setVisible(bool(led))
        if self._wanted is not None:
            person = self._wanted.code == "pay_missing"
            words = tr("Fyll i lönen") if person else tr("Öppna inställningarna")
            self._way.setText(words)
            self._way.setAccessibleName(words)

    def _go(self) -> None:
        if self._wanted is None:
            return
        if self._wanted.code == "pay_missing":
            self.person_asked.emit(str(dict(self._wanted.facts)["employee"]))
        else:
            self.settings_asked.emit()

    def _open(self) -> None:
        if self._view is not None and self._view.cost.periods:
            self.periods_asked.emit()


def _columns() -> list[Column[CostLine]]:
    return [
        Column(
            tr("Del"),
            lambda row: row.label,
            stretch=True,
            tone=lambda row: "text2" if row.role != "text" else "text",
            stress=lambda row: row.strong,
            why=lambda row: row.why or row.label,
        ),
        Column(
            tr("Kronor"),
            lambda row: row.value,
            numbers=True,
            tone=lambda row: row.role,
            stress=lambda row: row.strong,
            why=lambda row: row.why,
        ),
    ]
