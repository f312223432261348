"""The band of a report: who, from and to, how much, and what that is in the sick-pay period."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSpacerItem, QVBoxLayout, QWidget

from caredesk.domain.sick_report import SickReportView
from caredesk.language.sick_report_words import certificate_text, period_text
from caredesk.language.translation import tr
from caredesk.ui.style import Style
from caredesk.ui.widgets.day_field import DayField
from caredesk.ui.widgets.extent_field import ExtentField
from caredesk.ui.widgets.ground import Ground
from caredesk.ui.widgets.labels import Part, PartsLabel
from caredesk.ui.widgets.person_choice import Choice, PersonChoice
from caredesk.ui.widgets.stepped_day_field import SteppedDayField

SIDE = 16
PERSON_WIDTH, DAY_WIDTH, EXTENT_WIDTH = 200, 128, 92


def column_if(narrow: bool) -> QBoxLayout.Direction:
    """How the parts of a report stand: in a column where the window is narrow, else beside each other."""
    return QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight


class ReportDays(NamedTuple):
    """What is typed about the days."""

    first_day: date
    expected_end: date | None
    extent_percent: float | None


class ReportFields(Ground):
    """`person` chooses among the people; `first`, `last` and `extent` are the fields of the days, and
    `changed` tells of each change in them."""

    changed = Signal()

    def __init__(self, style: Style, people: Sequence[Choice], today: date) -> None:
        super().__init__(style, "bg")
        self.person = PersonChoice(style, self, nobody=tr("Ingen heter så."))
        self.person.set_people(people)
        self.first = SteppedDayField(style, tr("Från"), today)
        self.last = SteppedDayField(style, tr("Beräknas till"), after=self.first)
        self.last.edit.setPlaceholderText(tr("vet inte än"))
        self.extent = ExtentField(style)
        for changed in (self.first.changed, self.last.changed, self.extent.changed):
            changed.connect(lambda *_text: self.changed.emit())
        self._period = PartsLabel(style, font="small")
        self._certificate = PartsLabel(style, font="small")
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(SIDE, 10, SIDE, 10)
        self._box.setSpacing(SIDE)
        row = QHBoxLayout()
        row.setSpacing(SIDE)
        widths = (PERSON_WIDTH, DAY_WIDTH, DAY_WIDTH, EXTENT_WIDTH)
        for field, width in zip((self.person.field, self.first, self.last, self.extent), widths, strict=True):
            field.setFixedWidth(width)
            row.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        told = QVBoxLayout()
        told.setSpacing(0)
        self._level_high = style.line("small")
        self._level = QSpacerItem(0, self._level_high)
        told.addSpacerItem(self._level)
        told.addWidget(self._period)
        told.addWidget(self._certificate)
        told.addStretch(1)
        self._box.addLayout(row)
        self._box.addLayout(told, 1)

    def set_narrow(self, narrow: bool) -> None:
        """Puts what is told of the period under the fields, or beside them."""
        self._box.setDirection(column_if(narrow))
        self._box.setSpacing(4 if narrow else SIDE)
        self._level.changeSize(0, 0 if narrow else self._level_high)
        self._box.invalidate()

    def days(self, *, stay: bool) -> ReportDays | None:
        """What is typed; None, and why at the field, when it cannot be read. `stay`: the keyboard goes
        there then."""
        first = self.first.day(stay=stay)
        last = None if self.last.is_empty() else self.last.day(stay=stay)
        if first is None or (last is None and not self.last.is_empty()):
            return None
        if last is not None and last < first:
            self.last.set_error(tr("Före första dagen."), stay=stay)
            return None
        extent = self.extent.percent()
        if extent is None:
            return None
        return ReportDays(first, last, None if extent == 100 else extent)

    def stops(self) -> tuple[QWidget, ...]:
        """Where the keyboard stops among the fields of the days."""
        return self.first.edit, self.last.edit, self.extent.box

    def mark_wrong(self, field: DayField, sentence: str, *, stay: bool) -> None:
        """Marks a field whose refusal is too long to stand under it; typing takes the mark away."""
        field.edit.setProperty("error", "true")
        field.edit.style().polish(field.edit)
        field.edit.setAccessibleDescription(sentence)
        if stay:
            field.edit.setFocus()

    def set_view(self, view: SickReportView | None) -> None:
        """Tells what the report would be in the sick-pay period."""
        for label, (words, figure) in (
            (self._period, period_text(view) if view else ("", "")),
            (self._certificate, certificate_text(view) if view else ("", "")),
        ):
            label.set_parts([Part(f"{words} " if figure else words, "text2"), Part(figure, strong=True)])
