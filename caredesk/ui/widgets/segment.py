"""A switch of a few joined buttons, of which one is down: the views of a page.

segment = Segment(style, tr("Vy"), [("density", tr("Täthet")), ("occupancy", tr("Beläggning"))])
segment.chosen.connect(...)            # the key of what the user chose
segment.set_current("occupancy")       # silent
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import Button


class Segment(QWidget):
    """See the module's docstring. The keyboard stops at the one that is down; left and right move on."""

    chosen = Signal(str)

    def __init__(self, style: Style, name: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._keys = [key for key, _ in choices]
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, (_, words) in enumerate(choices):
            button = Button(style, words, name=f"{name}: {words}")
            button.setToolTip("")
            button.setCheckable(True)
            side = {0: "first", len(choices) - 1: "last"}.get(place, "middle")
            button.setProperty("segment", side)
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            button.toggled.connect(partial(_stop_here, button))
            self._group.addButton(button, place)
            row.addWidget(button)
        self._group.idClicked.connect(lambda place: self.chosen.emit(self._keys[place]))
        self.set_current(self._keys[0])

    def current(self) -> str:
        """The key of the one that is down."""
        return self._keys[self._group.checkedId()]

    def set_current(self, key: str) -> None:
        """Puts one down without sending `chosen`."""
        self._group.button(self._keys.index(key)).setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        place = self._group.checkedId() + step
        if step and 0 <= place < len(self._keys):
            button = self._group.button(place)
            button.setFocus()
            button.click()
        elif not step:
            super().keyPressEvent(event)


def _stop_here(button: Button, down: bool) -> None:
    """The Tab key stops at the one that is down; Qt would stop at the first of them."""
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if down else Qt.FocusPolicy.ClickFocus)
