"""The body of a report of sickness: the fields over the list of people, or over the shifts that are hit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

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
NARROW = 860
"""Narrower than this the parts stand in a column, px."""
KEPT, GIVEN = QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored


class SickReportBody(QScrollArea):
    """`fields` and `shifts` are its parts; `came_to(step)` when the keyboard comes to a part of a step. In a
    small window its parts stand in a column, and it scrolls downwards to where the keyboard is."""

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
        inside = self._inside = QWidget()
        column = self._column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.fields)
        column.addWidget(Rule(style))
        for label in (self._refused, self._told):
            label.setContentsMargins(SIDE, AIR, SIDE, AIR)
            label.hide()
            column.addWidget(label)
        column.addWidget(self._stack, 1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        inside.installEventFilter(self)
        self.show_step(WHO)
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
        for place in range(self._stack.count()):  # what is not in view asks for no room
            policy = KEPT if place == self._stack.currentIndex() else GIVEN
            if (part := self._stack.widget(place)) is not None:
                part.setSizePolicy(policy, policy)

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
            assert isinstance(watched, QWidget)
            self.ensureWidgetVisible(watched, 0, AIR)
        elif event.type() == QEvent.Type.LayoutRequest and watched is self._inside:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        self.fields.set_narrow(narrow)
        self.shifts.set_narrow(narrow)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Every key is the dialog's: arrows go between shifts, not sideways."""
        event.ignore()

    def _fit(self) -> None:
        """As high as its room, and never lower than all must be; in a column, as all would like to be."""
        room, least = self.viewport().size(), self._column.totalMinimumSize().height()
        if self.width() < NARROW:
            least = self._column.totalMinimumHeightForWidth(room.width())
        self._inside.resize(room.width(), max(room.height(), least))
