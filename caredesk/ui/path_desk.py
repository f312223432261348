"""What the way to the target is saved as: alternatives by name, compared, taken back and removed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from caredesk.domain.changes import Changes
from caredesk.domain.target_path import TargetPath
from caredesk.errors import UserError
from caredesk.language.formats import month_short, number
from caredesk.language.translation import tr
from caredesk.language.words import word
from caredesk.services.alternatives import (
    edit_alternative,
    edit_alternative_removed,
    read_alternatives,
    view_compared,
)
from caredesk.services.session import OpenUnit
from caredesk.ui.ask import Ask
from caredesk.ui.bus import Bus
from caredesk.ui.dialogs.alternative_dialog import AlternativeDialog
from caredesk.ui.dialogs.compare_dialog import CompareDialog
from caredesk.ui.style import Style
from caredesk.ui.widgets.path_card import PathCard


class PathDesk(QObject):
    """Answers `save_asked` and `compare_asked` of a `PathCard`, for the month and section in view."""

    def __init__(self, style: Style, unit: OpenUnit, bus: Bus, card: PathCard, *, ask: Ask) -> None:
        super().__init__(card)
        self._look = style
        self._unit, self._bus, self._card, self._ask = unit, bus, card, ask
        self._month = self._section = ""
        card.save_asked.connect(self.save)
        card.compare_asked.connect(self.compare)

    def set_place(self, month: str, section: str) -> None:
        """The month and section ("" for all) in view."""
        self._month, self._section = month, section

    def save(self) -> None:
        """Asks for a name and keeps the change that the sliders stand on."""
        path = self._card.path()
        if path is None:
            return
        change = self._card.change()

        def store(name: str) -> None:
            self._tell(edit_alternative(self._unit, name=name, section=self._section, change=change))

        words = alternative_words(path)
        dialog = AlternativeDialog(
            self._look, words=words, proposed=words, store=store, parent=self._card.window()
        )
        dialog.exec()
        dialog.deleteLater()

    def compare(self) -> None:
        """All alternatives side by side; the chosen one goes back into the sliders."""
        dialog = CompareDialog(
            self._look,
            ask=lambda: view_compared(self._unit, month=self._month, section=self._section or None),
            remove=self._remove,
            parent=self._card.window(),
        )
        if dialog.exec():
            chosen = dialog.chosen()
            if chosen is not None:
                self._card.set_change(chosen.change)
        dialog.deleteLater()

    def _remove(self, name: str) -> None:
        held = read_alternatives(self._unit, section=self._section)
        number_of = {row.name: number for number, row in held}
        self._try(lambda: edit_alternative_removed(self._unit, number=number_of[name]))

    def _try(self, make: Callable[[], Changes]) -> None:
        try:
            self._tell(make())
        except UserError as error:
            self._ask.say(self._card.window(), word(error))

    def _tell(self, changes: Changes) -> None:
        if changes.tables:
            self._bus.changed.emit(changes)


def alternative_words(path: TargetPath) -> str:
    """`−1,5 årsarbetare, 51,8 platser från dec 2026`."""
    parts = []
    if path.change.fte_change:
        words = tr("{change} årsarbetare")
        parts.append(words.format(change=number(path.change.fte_change, 1, signed=True)))
    if number(path.occupied_then, 1) != number(path.occupied_now, 1):
        parts.append(tr("{places} platser").format(places=number(path.occupied_then, 1)))
    words = tr("{change} från {month}")
    return words.format(change=", ".join(parts) or tr("Som nu"), month=month_short(path.change.from_month))
