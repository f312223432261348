"""A filter in a toolbar: a button that tells what is shown, with a menu to choose another."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from caredesk.language.translation import tr
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import Button


class FilterButton(Button):
    """`FilterButton(style, tr("Form"))`: `set_choices([(value, words), …])`, `value()` is "" for all;
    `changed` when another is chosen."""

    changed = Signal()

    def __init__(self, style: Style, label: str) -> None:
        super().__init__(style, label, drops=True, name=label)
        self._label = label
        self._choices: tuple[tuple[str, str], ...] = ()
        self._value = ""
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill_menu)
        self.setMenu(menu)
        self._write()

    def value(self) -> str:
        """What is shown; "" for all."""
        return self._value

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """What can be chosen; what was chosen and is no more gives way to all."""
        self._choices = tuple(choices)
        if self._value not in dict(choices):
            self._value = ""
        self._write()

    def choose(self, value: str) -> None:
        """Shows one value, or all."""
        self._value = value
        self._write()
        self.changed.emit()

    def _write(self) -> None:
        words = dict(self._choices).get(self._value, tr("alla"))
        self.setText(f"{self._label}: {words}")
        self.setAccessibleName(self.text())
        self.setToolTip(self.text())

    def _fill_menu(self) -> None:
        menu = self.menu()
        menu.clear()
        group = QActionGroup(menu)
        for value, words in (("", tr("Alla")), *self._choices):
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(value == self._value)
            group.addAction(action)
            action.triggered.connect(lambda _checked=False, value=value: self.choose(value))
