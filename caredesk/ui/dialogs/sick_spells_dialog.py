"""What sick leave costs by sick-pay period, of a month or of the year so far, and who replaced in each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from caredesk.domain.sick_costs import PeriodCost, Replaced, SickCost, SickCosts
from caredesk.errors import UserError
from caredesk.language.formats import capital, day_and_month, month_name, number
from caredesk.language.sick_cost_words import (
    REPLACERS,
    cost_problem_words,
    replacers_told,
    year_words,
)
from caredesk.language.translation import tr
from caredesk.language.words import word
from caredesk.ui.dialogs.framed_dialog import FramedDialog
from caredesk.ui.models.row_table import Column, RowTable
from caredesk.ui.sick_year import AskMonth, SickYear
from caredesk.ui.style import Style
from caredesk.ui.widgets.busy_bar import BusyBar
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.segment import Segment
from caredesk.ui.widgets.table_view import TableView

MONTH, YEAR = "month", "year"


class SpellLine(NamedTuple):
    """A period with the name of who was sick, or the sum of them all; `cost` has the same parts of both."""

    name: str
    when: str
    days: int
    cost: PeriodCost | SickCost

    @property
    def saved_sek(self) -> float | None:
        return self.cost.saved_sek if isinstance(self.cost, PeriodCost) else self.cost.cost_saved_sek

    @property
    def replacement_sek(self) -> float | None:
        whole = self.cost
        return whole.cost_replacement_sek if isinstance(whole, SickCost) else whole.replacement_sek

    @property
    def net_sek(self) -> float | None:
        return self.cost.net_sek if isinstance(self.cost, PeriodCost) else self.cost.cost_net_sek


class SickSpellsDialog(FramedDialog):
    """`view` is the month's; `ask(month)` gives the others when the year is chosen. `lines()` are in view."""

    def __init__(self, style: Style, view: SickCosts, *, ask: AskMonth, parent: QWidget | None) -> None:
        width, height = style.size("dialog_width"), style.size("dialog_height")
        super().__init__(
            style, tr("Sjukfrånvarons kostnad per sjukfall"), parent=parent, width=width, height=height
        )
        self._view = view
        self._years = SickYear(ask, self)
        self._years.found.connect(self._show)
        self._years.failed.connect(self._fail)
        self.body.addLayout(self._make_choice())
        self.table = TableView(style, tr("Sjuklöneperioder"), row="dense")
        self.model = RowTable(_columns(), sum_row=True, parent=self.table)
        self.table.set_model(self.model)
        self.body.addWidget(self.table, 1)
        self.of = Label(style, font="card_title")
        self.replacers = TableView(style, tr("Ersättare"), row="dense")
        self.replaced = RowTable(_replacer_columns(), parent=self.replacers)
        self.replacers.set_model(self.replaced)
        self.replacers.fit_rows()
        self.body.addWidget(self.of)
        self.body.addWidget(self.replacers)
        self.under = Label(style, font="small", role="text2", wrap=True)
        self.body.addWidget(self.under)
        self.table.selectionModel().selectionChanged.connect(self._follow)
        self.add_keys(("Esc", tr("stäng")))
        self.add_cancel(tr("Stäng"))
        self._show(view.cost, view.names)
        self.table.setFocus()

    def lines(self) -> list[SpellLine]:
        """The periods in view, and their sum as the last."""
        return [self.model.row(self.model.index(row, 0)) for row in range(self.model.rowCount())]

    def hideEvent(self, event: QHideEvent) -> None:
        """What is left of the year is not asked for: the unit may be closed before that."""
        super().hideEvent(event)
        self._years.stop()

    def _make_choice(self) -> QHBoxLayout:
        month = self._view.month
        choices = [(MONTH, capital(month_name(month))), (YEAR, capital(year_words(month)))]
        self.segment = Segment(self._look, tr("Tid"), choices)
        self.segment.chosen.connect(self._choose)
        self.segment.setVisible(not month.endswith("-01"))
        self.busy = BusyBar(self._look, stoppable=False)
        told = Label(self._look, tr("kr, med PO"), font="small", role="text2")
        row = QHBoxLayout()
        row.setSpacing(self._look.size("card_gap"))
        row.addWidget(self.segment)
        row.addWidget(self.busy, 1)
        row.addStretch(1)
        row.addWidget(told)
        return row

    def _choose(self, key: str) -> None:
        self._years.stop()
        self.busy.finish()
        if key == YEAR:
            self.busy.start(tr("Räknar"))
            self._years.start(self._view)
        else:
            self._show(self._view.cost, self._view.names)

    def _fail(self, error: UserError) -> None:
        self.busy.finish()
        self.under.setText(word(error))
        self.under.show()

    def _show(self, cost: SickCost, names: Mapping[str, str]) -> None:
        self.busy.finish()
        held = sorted(
            cost.periods, key=lambda each: (names.get(each.employee_no, each.employee_no), each.first_day)
        )
        lines = [
            SpellLine(names.get(each.employee_no, each.employee_no), _when(each), each.days, each)
            for each in held
        ]
        days = sum(each.days for each in held)
        self.model.set_rows([*lines, SpellLine(tr("Summa"), "", days, cost)])
        self._follow()
        told = [cost_problem_words(each, names) for each in cost.problems]
        if any(each.estimated_hours for each in held):
            told.append(tr("* Timmarna är uppskattade: veckan har inga pass."))
        self.under.setText(" ".join(told))
        self.under.setVisible(bool(told))

    def _follow(self) -> None:
        """Shows who replaced the period that is selected, or all."""
        chosen = self.table.selectionModel().selectedRows()
        line: SpellLine = self.model.row(chosen[0]) if chosen else self.lines()[-1]
        self.replaced.set_rows(line.cost.replaced)
        self.replacers.setVisible(bool(line.cost.replaced))
        of_all = isinstance(line.cost, SickCost)
        who = tr("alla sjukfall") if of_all else f"{line.name}, {line.when}"
        words = tr("Ersättare för {who}") if line.cost.replaced else tr("Ingen ersättare för {who}")
        self.of.setText(words.format(who=who))


def _when(period: PeriodCost) -> str:
    """`12 okt – 18 okt`, and `från 12 okt` when it ends later than the days in view."""
    first, last = day_and_month(period.first_day), day_and_month(period.last_day)
    if period.goes_on:
        return tr("från {day}").format(day=first)
    return first if period.first_day == period.last_day else f"{first} – {last}"


def _less(value: float | None) -> float | None:
    return None if value is None else -value


def _hours(line: SpellLine) -> str:
    mark = "*" if isinstance(line.cost, PeriodCost) and line.cost.estimated_hours else ""
    return number(line.cost.lost_hours, 1) + mark


def _columns() -> list[Column[SpellLine]]:
    def sek(title: str, value: Callable[[SpellLine], float | None]) -> Column[SpellLine]:
        return Column(title, lambda row: number(value(row), 0), numbers=True)

    return [
        Column(tr("Namn"), lambda row: row.name, stretch=True, why=lambda row: row.name),
        Column(tr("Sjuk"), lambda row: row.when, tone=lambda _row: "text2"),
        Column(tr("Dagar"), lambda row: number(row.days, 0), numbers=True),
        Column(tr("Timmar"), _hours, numbers=True),
        sek(tr("Karensavdrag"), lambda row: _less(row.cost.karens_sek)),
        sek(tr("Dag 1–14"), lambda row: row.cost.first_days_sek),
        sek(tr("Dag 15–90"), lambda row: row.cost.later_sek),
        sek(tr("Sparad lön"), lambda row: _less(row.saved_sek)),
        Column(
            tr("Ersättare"),
            lambda row: number(row.replacement_sek, 0),
            numbers=True,
            why=lambda row: replacers_told(row.cost.replaced),
        ),
        Column(tr("Ej ersatt h"), lambda row: number(row.cost.not_replaced_hours, 1), numbers=True),
        Column(tr("Netto"), lambda row: number(row.net_sek, 0), numbers=True, strong=True),
    ]


def _replacer_columns() -> list[Column[Replaced]]:
    return [
        Column(tr("Slag"), lambda row: capital(tr(REPLACERS[row.kind])), stretch=True),
        Column(tr("Timmar"), lambda row: number(row.hours, 1), numbers=True),
        Column(tr("Kronor"), lambda row: number(row.sek, 0), numbers=True),
        Column(
            tr("Kronor per timme"),
            lambda row: number(row.sek / row.hours if row.sek is not None and row.hours else None, 0),
            numbers=True,
        ),
    ]
