"""The section in view: a button with a menu, "Alla avdelningar" first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from caredesk.language.translation import tr
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import Button


class SectionPicker(Button):
    """`set_sections(names)`, `set_section(name)` (silent); `changed(name)`, "" for all sections."""

    changed = Signal(str)

    def __init__(self, style: Style) -> None:
        super().__init__(style, tr("Alla avdelningar"), kind="plain", drops=True, name=tr("Välj avdelning"))
        self._sections: tuple[str, ...] = ()
        self._section = ""
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.setMenu(self._menu)

    def section(self) -> str:
        """The chosen section, "" for all."""
        return self._section

    def set_sections(self, names: Sequence[str]) -> None:
        """The sections that can be chosen; hidden when there is at most one."""
        self._sections = tuple(names)
        self.setVisible(len(self._sections) > 1)
        if self._section not in self._sections:
            self.set_section("")

    def set_section(self, name: str) -> None:
        """Shows a section without sending `changed`."""
        self._section = name
        self.setText(name or tr("Alla avdelningar"))
        self.setAccessibleName(tr("Avdelning: {section}").format(section=self.text()))

    def _fill_menu(self) -> None:
        self._menu.clear()
        group = QActionGroup(self._menu)
        for name in ("", *self._sections):
            action = self._menu.addAction(name or tr("Alla avdelningar"))
            action.setCheckable(True)
            action.setChecked(name == self._section)
            group.addAction(action)
            action.triggered.connect(lambda _checked, name=name: self._choose(name))

    def _choose(self, name: str) -> None:
        self.set_section(name)
        self.changed.emit(name)
