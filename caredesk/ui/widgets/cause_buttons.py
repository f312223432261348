"""The causes of absence as buttons, of which one is down: a closed list with the letters of the schedule."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from caredesk.domain.absence_codes import CODE_OF_CAUSE
from caredesk.language.people_words import term
from caredesk.language.terms import TERMS
from caredesk.language.translation import tr
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import Button

COLUMNS = 5
STEPS: dict[int, int] = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -COLUMNS,
    Qt.Key.Key_Down: COLUMNS,
}


class CauseButtons(QWidget):
    """`cause()` is the one that is down, "" before any; `chosen` when the user takes another. Arrows walk,
    and the letter that a cause begins with takes it, again for the next of that letter."""

    chosen = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.setAccessibleName(tr("Orsak"))
        self._causes = list(TERMS["absence_cause"])
        self._group = QButtonGroup(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(style.size("gap"))
        for place, cause in enumerate(self._causes):
            words = term("absence_cause", cause)
            button = Button(style, words, name=tr("Orsak: {cause}").format(cause=words))
            button.setToolTip(tr("{code} i schemat").format(code=CODE_OF_CAUSE[cause]))
            button.setCheckable(True)
            policy = button.sizePolicy()
            policy.setHorizontalPolicy(policy.Policy.Expanding)
            button.setSizePolicy(policy)
            self._group.addButton(button, place)
            grid.addWidget(button, place // COLUMNS, place % COLUMNS)
        self._group.idClicked.connect(lambda _place: self.chosen.emit())
        self._group.buttonToggled.connect(self._stop_at_one)
        self._stop_at_one()

    def cause(self) -> str:
        """The chosen cause; "" while none is."""
        place = self._group.checkedId()
        return self._causes[place] if place >= 0 else ""

    def set_cause(self, cause: str) -> None:
        """Puts one down without sending `chosen`."""
        self._group.button(self._causes.index(cause)).setChecked(True)

    def take_keyboard(self) -> None:
        """Gives the keyboard to the one that is down, else to the first."""
        self._group.button(max(self._group.checkedId(), 0)).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What a button leaves: arrows and letters."""
        here = self._place_of_focus()
        letter = event.text().casefold()
        if event.key() in STEPS:
            self._go_to(here + STEPS[event.key()])
        elif letter.isalpha() and (place := self._next_with(letter, here)) is not None:
            self._go_to(place)
            self._group.button(place).click()
        else:
            super().keyPressEvent(event)

    def _stop_at_one(self) -> None:
        """The Tab key stops at the one that is down, else at the first; arrows walk on."""
        stop = max(self._group.checkedId(), 0)
        for button in self._group.buttons():
            here = self._group.id(button) == stop
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)

    def _place_of_focus(self) -> int:
        return next((self._group.id(each) for each in self._group.buttons() if each.hasFocus()), 0)

    def _go_to(self, place: int) -> None:
        if 0 <= place < len(self._causes):
            self._group.button(place).setFocus()

    def _next_with(self, letter: str, after: int) -> int | None:
        places = [*range(after + 1, len(self._causes)), *range(after + 1)]
        words = [term("absence_cause", cause).casefold() for cause in self._causes]
        return next((place for place in places if words[place].startswith(letter)), None)
