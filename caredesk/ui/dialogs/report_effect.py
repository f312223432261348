"""What the choice in view of a report of sickness would do, worked out when the user stays with it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from caredesk.domain.calendar import month_of
from caredesk.domain.sick_report import HitShift
from caredesk.errors import UserError
from caredesk.language import sick_report_words as words
from caredesk.ui.dialogs.report_choices import ReportChoices
from caredesk.ui.widgets.report_shifts import ReportShifts

PRICE_AFTER_MS = 150


class ReportEffect(QObject):
    """`show_soon(hit)` for another shift, way or person in view; `stop()` when the report is left."""

    def __init__(self, choices: ReportChoices, shifts: ReportShifts, parent: QObject) -> None:
        super().__init__(parent)
        self._choices, self._shifts = choices, shifts
        self._hit: HitShift | None = None
        self._timer = QTimer(self, singleShot=True, interval=PRICE_AFTER_MS)
        self._timer.timeout.connect(self._show)

    def show_soon(self, hit: HitShift | None) -> None:
        """Tells at once what is asked, and a moment later the answer."""
        self._hit = hit
        if hit is not None and self._choices.view is not None:
            self._shifts.effect.set_waiting(*self._asked())
            self._timer.start()

    def stop(self) -> None:
        """Asks for no more."""
        self._timer.stop()

    def _show(self) -> None:
        if self._hit is None or self._choices.view is None:
            return
        panel, box = self._shifts.panel, self._shifts.effect
        try:
            effect = self._choices.effect(self._hit, panel.way(), panel.candidate())
        except UserError:  # what refuses the report is said where it is made
            box.set_unknown(*self._asked())
            return
        title, _month, days = self._asked()
        box.set_effect(title, effect, days)

    def _asked(self) -> tuple[str, str, str]:
        """The choice, the month and the days in words."""
        view, panel = self._choices.view, self._shifts.panel
        assert view is not None
        title = words.if_chosen_text(panel.way(), panel.candidate())
        return title, month_of(view.first_day), words.days_briefly(view.first_day, view.expected_end)
