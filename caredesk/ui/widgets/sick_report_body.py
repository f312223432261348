"""The body of a report of sickness: the fields over the list of people, or over the shifts that are hit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from caredesk.domain.problems import Problem
from caredesk.language.words import word
from caredesk.ui.style import Style
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.person_choice import Choice
from caredesk.ui.widgets.report_fields import ReportFields
from caredesk.ui.widgets.report_shifts import ReportShifts
from caredesk.ui.widgets.rule import Rule

WHO, WHEN, SHIFTS = range(3)
"""The steps of a report."""
SIDE, AIR = 16, 6


class SickReportBody(QWidget):
    """`fields` and `shifts` are its parts; `came_to(step)` when the keyboard comes to a part of a step."""

    came_to = Signal(int)

    def __init__(self, style: Style, people: Sequence[Choice], today: date) -> None:
        super().__init__()
        self.fields = ReportFields(style, people, today)
        self.shifts = ReportShifts(style)
        self._refused = Label(style, font="small", role="under", wrap=True)
        self._told = Label(style, font="small", role="over", wrap=True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.fields.person.table)
        self._stack.addWidget(self.shifts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.fields)
        column.addWidget(Rule(style))
        for label in (self._refused, self._told):
            label.setContentsMargins(SIDE, AIR, SIDE, AIR)
            label.hide()
            column.addWidget(label)
        column.addWidget(self._stack, 1)
        self._steps: dict[QObject, int] = {
            self.fields.person.field.edit: WHO,
            self.fields.person.table: WHO,
            **dict.fromkeys(self.fields.stops(), WHEN),
            self.shifts.hits: SHIFTS,
            self.shifts.panel.table: SHIFTS,
        }
        for part in self._steps:
            part.installEventFilter(self)

    def step_of(self, part: QObject | None) -> int | None:
        """The step that a part with the keyboard belongs to; None of any other."""
        return self._steps.get(part) if part is not None else None

    def show_step(self, step: int) -> None:
        """Shows the list of people, or the shifts."""
        self._stack.setCurrentIndex(0 if step == WHO else 1)

    def tell(self, told: Sequence[Problem]) -> None:
        """What else the report changes, or must be known."""
        self._told.setText("\n".join(f"▲  {word(each)}" for each in told))
        self._told.setVisible(bool(told))

    def refuse(self, sentence: str) -> None:
        """Says what is wrong and belongs to no field; empty takes it away."""
        self._refused.setText(f"!  {sentence}")
        self._refused.setVisible(bool(sentence))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and (step := self._steps.get(watched)) is not None:
            self.came_to.emit(step)
        return super().eventFilter(watched, event)
