"""The weeks in view: `‹ 26 okt – 8 nov 2026 ›`, with a menu of the weeks around them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from caredesk.domain.calendar import add_months, days_of, monday_of, month_of, months_ending
from caredesk.language.formats import dates_short, day_and_month, month_name, week
from caredesk.language.translation import tr
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import Button, IconButton

WIDEST = (date(2026, 9, 28), date(2026, 12, 27))
MONTHS_BEFORE, MONTHS_AFTER = 6, 12


class WeekPicker(QWidget):
    """`set_days(first, last)` (silent); `stepped(-1 | 1)` a week back or on; from the menu `chosen(monday)`
    and `now_asked` for the week of today."""

    stepped = Signal(int)
    chosen = Signal(object)
    now_asked = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._first, self._last = WIDEST
        self._back = IconButton(style, "chevron-left", tr("En vecka bakåt"), key="Ctrl+PgUp", role="text")
        self._on = IconButton(style, "chevron-right", tr("En vecka framåt"), key="Ctrl+PgDown", role="text")
        self._name = Button(style, "", kind="plain", name=tr("Välj vecka"))
        self._name.setFont(style.font("body", 600))
        self._name.setFixedWidth(self._name.fontMetrics().horizontalAdvance(dates_short(*WIDEST)) + 20)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._name.setMenu(self._menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for widget in (self._back, self._name, self._on):
            row.addWidget(widget)
        self._back.clicked.connect(self.step_back)
        self._on.clicked.connect(self.step_on)

    def set_days(self, first: date, last: date) -> None:
        """Shows the days in view."""
        self._first, self._last = first, last
        text = dates_short(first, last)
        self._name.setText(text)
        self._name.setAccessibleName(tr("Veckor: {days}").format(days=text))

    def step_back(self) -> None:
        """A week back."""
        self.stepped.emit(-1)

    def step_on(self) -> None:
        """A week on."""
        self.stepped.emit(1)

    def _fill_menu(self) -> None:
        self._menu.clear()
        self._menu.addAction(tr("Den här veckan")).triggered.connect(self.now_asked)
        self._menu.addSeparator()
        middle = add_months(month_of(self._first), MONTHS_AFTER)
        for month in months_ending(middle, MONTHS_BEFORE + 1 + MONTHS_AFTER):
            weeks = self._menu.addMenu(month_name(month))
            for monday in sorted({monday_of(day) for day in days_of(month)}):
                self._add(weeks, f"{week(monday)}  {day_and_month(monday)}", monday)

    def _add(self, menu: QMenu, name: str, monday: date) -> None:
        action = menu.addAction(name)
        action.setCheckable(True)
        action.setChecked(self._first <= monday <= self._last)
        action.triggered.connect(lambda: self.chosen.emit(monday))
