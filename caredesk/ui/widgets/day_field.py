"""A field for a day, typed as 2026-11-04; what is no day is told under it and kept."""

from __future__ import annotations

from datetime import date

from caredesk.language.words import word
from caredesk.services.entry import EntryRefused
from caredesk.services.person_edits import day_of
from caredesk.ui.style import Style
from caredesk.ui.widgets.field import Field

WIDEST = 160


class DayField(Field):
    """`DayField(style, tr("Från och med"), day)`: `day()` is what is typed, None when it is no day."""

    def __init__(self, style: Style, label: str, day: date | None = None) -> None:
        super().__init__(style, label)
        self.setMaximumWidth(WIDEST)
        if day is not None:
            self.set_day(day)

    def set_day(self, day: date) -> None:
        """Shows a day."""
        self.edit.setText(day.isoformat())
        self.set_error("")

    def day(self, *, stay: bool = False) -> date | None:
        """The day that is typed; None, and why told under the field, when there is none. `stay`: the
        keyboard goes back to it then."""
        try:
            return day_of(self.text(), "day")
        except EntryRefused as refused:
            self.set_error(word(refused.findings[0][1].reason), stay=stay)
            return None
