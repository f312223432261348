"""Closes the month in view, or opens it again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from caredesk.domain.calendar import month_of
from caredesk.errors import UserError
from caredesk.language.formats import month_name
from caredesk.language.translation import tr
from caredesk.language.words import word
from caredesk.services.month_closing import edit_closed, is_closed
from caredesk.services.session import OpenUnit
from caredesk.ui.ask import Ask
from caredesk.ui.bus import Bus
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.labels import Label


class ClosingCard(Card):
    """`set_month(month)` shows how it stands with a month; the button is one undoable step."""

    def __init__(
        self, style: Style, unit: OpenUnit, bus: Bus, *, ask: Ask, clock: Callable[[], datetime]
    ) -> None:
        super().__init__(style, tr("Månadsavslut"))
        self._unit, self._bus, self._ask, self._clock = unit, bus, ask, clock
        self._month = ""
        self._closed = False
        self._told = Label(style, font="small", role="text2", wrap=True)
        self.button = Button(style, "", icon="check")
        self.button.clicked.connect(self._turn)
        inside = self.padded()
        inside.addWidget(self._told)
        inside.addWidget(self.button)

    def set_month(self, month: str) -> None:
        """Shows whether the month is closed, and what can be done."""
        self._month = month
        self._closed = is_closed(self._unit, month=month)
        name = month_name(month)
        verb = tr("Öppna {month} igen") if self._closed else tr("Stäng {month}")
        self.button.setText(verb.format(month=name))
        self.button.setAccessibleName(self.button.text())
        over = month < month_of(self._clock().date())
        self.button.setEnabled(over and not self._unit.store.read_only)
        self._told.setText(self._words(over))

    def _words(self, over: bool) -> str:
        if self._closed:
            return tr("✓ Månaden är stängd. Siffrorna räknas på schema och beläggning som de står.")
        if not over:
            return tr("Månaden kan stängas när den är slut.")
        return tr("Stäng när schema, frånvaro och beläggning är klara. Det går att ångra.")

    def _turn(self) -> None:
        try:
            changes = edit_closed(self._unit, month=self._month, closed=not self._closed)
        except UserError as error:
            self._ask.say(self, word(error))
            return
        self._bus.changed.emit(changes)
