"""The staffing curve of a chosen day in a panel: a stepper over days, the curve or its table, the reading.

panel = CurvePanel(style, parent=window)
panel.set_curve(view_curve(…))
panel.day_asked.connect(…)          # another day by the stepper: set_curve of it
panel.show_beside(button, drop=True)
"""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from caredesk.domain.schedule import CurveView
from caredesk.language import formats
from caredesk.language.translation import tr
from caredesk.ui.charts.curve_rows import HalfHour, half_hours, people, signed
from caredesk.ui.charts.staffing_curve import StaffingCurve
from caredesk.ui.models.row_table import Column, RowTable
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import Button, IconButton
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.overlay import Overlay
from caredesk.ui.widgets.table_view import TableView

WIDTH, LEAST_HEIGHT = 760, 220


class CurvePanel(Overlay):
    """See the module's docstring."""

    day_asked = Signal(object)

    def __init__(self, style: Style, *, parent: QWidget) -> None:
        super().__init__(style, tr("Kurva per halvtimme"), width=WIDTH, parent=parent)
        self._view: CurveView | None = None
        self.curve = StaffingCurve(style)
        self.table, self._model = _table(style)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.curve)
        self._stack.addWidget(self.table)
        self._stack.setMinimumHeight(LEAST_HEIGHT)
        inside = QVBoxLayout()
        inside.setContentsMargins(4, 0, 4, 0)
        inside.addWidget(self._stack)
        self.body.addLayout(self._make_head(style))
        self.body.addLayout(inside, 1)
        self.begin_at(self.curve)
        self.switch.clicked.connect(self.toggle_table)
        self.curve.table_asked.connect(self.toggle_table)
        self.curve.read.connect(self._note.setText)
        for key, slot in (("Ctrl+Left", self._step_back), ("Ctrl+Right", self._step_on)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def set_curve(self, view: CurveView) -> None:
        """Shows another day, or the same one anew."""
        self._view = view
        self._day.setText(formats.day_short(view.day))
        self._section.setText(view.section or tr("Alla avdelningar"))
        self.curve.set_curve(view)
        self._model.set_rows(half_hours(view))

    def toggle_table(self) -> None:
        """Curve to table and back; the keyboard goes along."""
        shown = self.curve if self._stack.currentWidget() is self.table else self.table
        self._stack.setCurrentWidget(shown)
        self.switch.setText(tr("Visa som diagram") if shown is self.table else tr("Visa som tabell"))
        self.switch.setAccessibleName(self.switch.text())
        shown.setFocus()

    def _make_head(self, style: Style) -> QHBoxLayout:
        self._day = Label(style, font="card_title")
        self._day.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._day.setMinimumWidth(110)
        self._section = Label(style, font="small", role="text2")
        self._note = Label(style, font="small", role="text2")
        back = IconButton(style, "chevron-left", tr("Dagen före"), key="Ctrl+←")
        on = IconButton(style, "chevron-right", tr("Dagen efter"), key="Ctrl+→")
        self.switch = Button(style, tr("Visa som tabell"), kind="link")
        row = QHBoxLayout()
        row.setContentsMargins(12, 6, 12, 0)
        row.setSpacing(4)
        for widget in (back, self._day, on, self._section):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._note)
        row.addSpacing(8)
        row.addWidget(self.switch)
        back.clicked.connect(self._step_back)
        on.clicked.connect(self._step_on)
        return row

    def _step_back(self) -> None:
        self._step(-1)

    def _step_on(self) -> None:
        self._step(1)

    def _step(self, days: int) -> None:
        if self._view is not None:
            self.day_asked.emit(self._view.day + timedelta(days=days))


def _table(style: Style) -> tuple[TableView, RowTable]:
    def tone(row: HalfHour) -> str:
        return "under" if row.beside < 0 else "over" if row.beside > 0 else "text2"

    table = TableView(style, tr("Bemannat mot behov per halvtimme"), row="dense")
    model = RowTable(
        [
            Column[HalfHour](tr("Tid"), lambda row: f"{row.start}–{row.end}", stretch=True),
            Column[HalfHour](tr("Behov"), lambda row: people(row.needed), numbers=True),
            Column[HalfHour](tr("Bemannat"), lambda row: people(row.staffed), numbers=True),
            Column[HalfHour](
                tr("Avvikelse"), lambda row: signed(row.beside), numbers=True, tone=tone, strong=True
            ),
        ],
        parent=table,
    )
    table.set_model(model)
    return table, model
