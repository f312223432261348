"""An absence as fields: its cause, days and extent; of sickness also the expected end and the certificate."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caredesk.domain.register import SICK_LEAVE
from caredesk.domain.rows import Absence
from caredesk.language.translation import tr
from caredesk.ui.style import Style
from caredesk.ui.widgets.cause_buttons import CauseButtons
from caredesk.ui.widgets.check_box import CheckBox
from caredesk.ui.widgets.extent_field import ExtentField
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.stepped_day_field import SteppedDayField

WIDE = 148


class AbsenceForm(QWidget):
    """`row(employee_no)` is what is typed; `changed` at each change."""

    changed = Signal()

    def __init__(self, style: Style, day: date) -> None:
        super().__init__()
        self.causes = CauseButtons(style)
        self.first = SteppedDayField(style, tr("Från"), day)
        self.last = SteppedDayField(style, tr("Till och med"), day, after=self.first)
        self.last.edit.setPlaceholderText(tr("tills vidare"))
        self.expected = SteppedDayField(style, tr("Beräknas till"), after=self.first)
        self.expected.edit.setPlaceholderText(tr("vet inte än"))
        self.extent = ExtentField(style)
        self.certificate = CheckBox(style, tr("Läkarintyg har kommit"))
        self._no_cause = Label(style, tr("!  Välj en orsak."), font="small", role="under")
        self._no_cause.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.size("card_gap"))
        column.addWidget(self.causes)
        column.addWidget(self._no_cause)
        days = QHBoxLayout()
        days.setSpacing(style.size("card_gap"))
        for field in (self.first, self.last, self.extent, self.expected):
            field.setFixedWidth(WIDE)
            days.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        days.addStretch(1)
        column.addLayout(days)
        column.addWidget(self.certificate)
        self.causes.chosen.connect(self._tell)
        for changed in (self.first.changed, self.last.changed, self.expected.changed, self.extent.changed):
            changed.connect(self._tell)
        self.certificate.toggled.connect(self._tell)
        self._show_parts()

    def set_row(self, row: Absence) -> None:
        """Shows an absence as it stands."""
        self.causes.set_cause(row.cause)
        for field, day in ((self.first, row.first_day), (self.last, row.last_day)):
            field.edit.setText("" if day is None else day.isoformat())
        self.expected.edit.setText("" if row.expected_end is None else row.expected_end.isoformat())
        self.extent.set_percent(row.extent_percent)
        self.certificate.setChecked(row.certificate)
        self._show_parts()

    def row(self, employee_no: str, *, stay: bool = False) -> Absence | None:
        """The absence that is typed; None, and why told, when it cannot be read. `stay`: the keyboard goes to
        what is wrong."""
        cause = self.causes.cause()
        self._no_cause.setVisible(not cause and stay)
        if not cause and stay:
            self.causes.take_keyboard()
        first, last = self.first.day(stay=stay), _day_or_none(self.last, stay=stay)
        expected = _day_or_none(self.expected, stay=stay) if self._is_sick() else None
        extent = self.extent.percent()
        wrong = (last is None and not self.last.is_empty()) or (
            self._is_sick() and expected is None and not self.expected.is_empty()
        )
        if not cause or first is None or extent is None or wrong:
            return None
        return Absence(
            employee_no=employee_no,
            first_day=first,
            last_day=last,
            cause=cause,
            extent_percent=None if extent == 100 else extent,
            expected_end=expected,
            certificate=self._is_sick() and self.certificate.isChecked(),
        )

    def _is_sick(self) -> bool:
        return self.causes.cause() in SICK_LEAVE

    def _tell(self) -> None:
        self._no_cause.hide()
        self._show_parts()
        self.changed.emit()

    def _show_parts(self) -> None:
        self.expected.setVisible(self._is_sick())
        self.certificate.setVisible(self._is_sick())


def _day_or_none(field: SteppedDayField, *, stay: bool) -> date | None:
    return None if field.is_empty() else field.day(stay=stay)
