"""The plan and drafts side by side: hours, vacancies, cost, density and breaches, with signed differences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from caredesk.errors import UserError
from caredesk.language.formats import dates_short
from caredesk.language.strip_words import ESTIMATED
from caredesk.language.translation import tr
from caredesk.language.words import word
from caredesk.services.plan import Plan
from caredesk.services.plan_figures import PlanFigures, view_plan_figures
from caredesk.ui.dialogs.framed_dialog import FramedDialog
from caredesk.ui.models.row_table import RowTable
from caredesk.ui.style import Style
from caredesk.ui.widgets.busy_bar import BusyBar
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.plan_table import columns, figure_lines
from caredesk.ui.widgets.table_view import TableView


class ComparePlansDialog(FramedDialog):
    """`plans`: the one that the others are held against first. Reads a plan at a time, so that the window
    answers between them; `figures` grows to one a plan."""

    def __init__(
        self,
        style: Style,
        plans: Sequence[Plan],
        *,
        first_day: date,
        last_day: date,
        parent: QWidget | None,
    ) -> None:
        width, height = style.size("dialog_width"), style.size("dialog_height")
        super().__init__(style, tr("Jämför"), parent=parent, width=width, height=height)
        self._plans, self._days = tuple(plans), (first_day, last_day)
        self.figures: list[PlanFigures] = []
        said = tr("{days}. Skillnaderna är mot den första kolumnen.")
        days = dates_short(first_day, last_day)
        self.under = Label(style, said.format(days=days), role="text2", wrap=True)
        self.busy = BusyBar(style, stoppable=False)
        self.table = TableView(style, tr("Planer sida vid sida"), row="dense")
        self.model = RowTable(columns([plan_name(each) for each in plans]), parent=self.table)
        self.table.set_model(self.model)
        for part in (self.under, self.busy):
            self.body.addWidget(part)
        self.why = self._make_why()
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.why)
        self.expected = Label(style, f"* {tr(ESTIMATED)}", font="small", role="text2", wrap=True)
        self.expected.hide()
        self.body.addWidget(self.expected)
        self.add_keys(("Esc", tr("stäng")))
        self.add_cancel(tr("Stäng"))
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._go_on)
        self.busy.start(tr("Räknar"))
        self._timer.start()

    def _make_why(self) -> Label:
        told = tr(
            "– visar att underlag saknas: täthet kräver pass och beläggning för alla dagar, och kostnad "
            "kräver lön för alla som arbetar."
        )
        why = Label(self._look, told, font="small", role="text2", wrap=True)
        why.hide()
        return why

    def hideEvent(self, event: QHideEvent) -> None:
        """What is left is not read: the unit may be closed before that."""
        super().hideEvent(event)
        self._timer.stop()

    def _go_on(self) -> None:
        plan = self._plans[len(self.figures)]
        try:
            self.figures.append(view_plan_figures(plan, first_day=self._days[0], last_day=self._days[1]))
        except UserError as error:
            self.busy.finish()
            self.under.setText(word(error))
            return
        if len(self.figures) < len(self._plans):
            self._timer.start()
            return
        self.busy.finish()
        self.model.set_rows(figure_lines(self.figures, *self._days))
        if any(each.density is None or each.cost_sek is None for each in self.figures):
            self.why.show()
        self.expected.setVisible(any(each.any_estimated for each in self.figures))
        self.table.setFocus()


def plan_name(plan: Plan) -> str:
    """The draft's name, or Planen."""
    return plan.draft or tr("Planen")
