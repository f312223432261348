"""A choice from a closed list with its label above and, when something is wrong, one line under it."""

from __future__ import annotations

from collections.abc import Sequence

from caredesk.ui.style import Style
from caredesk.ui.widgets.box_field import BoxField


class ChoiceField(BoxField):
    """`ChoiceField(style, tr("Form"), [("permanent", tr("Tillsvidare")), …])`: `value()`, `set_value`,
    `set_error(sentence)`; `changed` when another is chosen."""

    def __init__(self, style: Style, label: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__(style, label)
        for value, words in choices:
            self.box.addItem(words, value)
        self.box.activated.connect(self._choose)

    def value(self) -> str:
        """The chosen value."""
        return str(self.box.currentData() or "")

    def set_value(self, value: str) -> None:
        """Shows a value; one that is not in the list shows nothing."""
        self.box.setCurrentIndex(self.box.findData(value))

    def set_error(self, sentence: str) -> None:
        """Says what is wrong; empty takes it away."""
        self.write_under(f"!  {sentence}" if sentence else "")
        self.box.setAccessibleDescription(sentence)
        self.box.set_wrong(bool(sentence))

    def _choose(self) -> None:
        self.set_error("")
        self.changed.emit()
