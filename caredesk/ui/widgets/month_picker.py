"""The month in view: `‹ oktober 2026 ›`, with a menu of all months that there are."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from caredesk.domain.calendar import months_from_to
from caredesk.language.formats import month_name
from caredesk.language.translation import tr
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import Button, IconButton

WIDEST_MONTH = "2026-09"
"""September has the longest name: the arrows stay where they are when the month changes."""


class MonthPicker(QWidget):
    """`set_range(first, last)`, `set_month("2026-10")` (silent); `changed(month)` when the user picks."""

    changed = Signal(str)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._month = ""
        self._months: tuple[str, ...] = ()
        self._back = IconButton(style, "chevron-left", tr("Föregående månad"), key="Ctrl+PgUp", role="text")
        self._on = IconButton(style, "chevron-right", tr("Nästa månad"), key="Ctrl+PgDown", role="text")
        self._name = Button(style, "", kind="plain", name=tr("Välj månad"))
        self._name.setFont(style.font("body", 600))
        widest = self._name.fontMetrics().horizontalAdvance(month_name(WIDEST_MONTH))
        self._name.setFixedWidth(widest + 20)
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
        self._write()

    def month(self) -> str:
        """The month in view, "YYYY-MM"."""
        return self._month

    def set_range(self, first: str, last: str) -> None:
        """The months that can be chosen."""
        self._months = months_from_to(first, last)
        self._write()

    def set_month(self, month: str) -> None:
        """Shows a month without sending `changed`."""
        self._month = month
        self._write()

    def step_back(self) -> None:
        """To the month before, if there is one."""
        self._step(-1)

    def step_on(self) -> None:
        """To the month after, if there is one."""
        self._step(1)

    def _step(self, by: int) -> None:
        place = self._place() + by
        if self._month in self._months and 0 <= place < len(self._months):
            self._choose(self._months[place])

    def _choose(self, month: str) -> None:
        self.set_month(month)
        self.changed.emit(month)

    def _place(self) -> int:
        return self._months.index(self._month) if self._month in self._months else -1

    def _fill_menu(self) -> None:
        self._menu.clear()
        for year in sorted({month[:4] for month in self._months}, reverse=True):
            months = self._menu.addMenu(year)
            for month in self._months:
                if month.startswith(year):
                    action = months.addAction(month_name(month))
                    action.setCheckable(True)
                    action.setChecked(month == self._month)
                    action.triggered.connect(lambda _checked, month=month: self._choose(month))

    def _write(self) -> None:
        name = month_name(self._month) if self._month else ""
        self._name.setText(name)
        self._name.setAccessibleName(tr("Månad: {month}").format(month=name))
        self._back.setEnabled(self._place() > 0)
        self._on.setEnabled(-1 < self._place() < len(self._months) - 1)
