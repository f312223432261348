"""A text field that suggests what is used already: a list to choose from, and anything else may be typed."""

from __future__ import annotations

from collections.abc import Sequence

from caredesk.domain.person import as_known
from caredesk.ui.style import Style
from caredesk.ui.widgets.box_field import BoxField

INDENT = 6
"""What the box leaves out beside its words, px: they stand in line with those of other fields."""


class SuggestField(BoxField):
    """`SuggestField(style, tr("Befattning"), roles, new=tr("Ny befattning."))`: `text()`, `set_text`,
    `set_error(sentence)`; `changed` at each keystroke and choice. `new` is said under a name that is none of
    the choices, nor on its way to be one."""

    def __init__(self, style: Style, label: str, choices: Sequence[str], *, new: str) -> None:
        super().__init__(style, label)
        self._choices, self._new = tuple(choices), new
        self.box.setEditable(True)
        self.box.addItems(list(choices))
        self.box.setCurrentIndex(-1)
        line = self.box.lineEdit()
        assert line is not None
        line.setAccessibleName(label)
        line.setObjectName("inside")
        line.setTextMargins(INDENT, 0, 0, 0)
        self.box.editTextChanged.connect(self._typed)

    def text(self) -> str:
        """What is typed or chosen; a choice typed with other capitals is that choice."""
        return as_known(self.box.currentText().strip(), self._choices)

    def set_text(self, text: str) -> None:
        """Shows a text."""
        self.box.setEditText(text)

    def set_error(self, sentence: str) -> None:
        """Says under the field what is wrong; empty takes it away."""
        new = self._new if self._is_new() else ""
        self.write_under(
            f"!  {sentence}" if sentence else f"▲  {new}" if new else "", "under" if sentence else "over"
        )
        self.box.setAccessibleDescription(sentence or new)
        self.box.set_wrong(bool(sentence))
        if sentence:
            self.box.setFocus()

    def _is_new(self) -> bool:
        typed = self.text().casefold()
        return bool(typed and self._choices) and not any(
            choice.casefold().startswith(typed) for choice in self._choices
        )

    def _typed(self) -> None:
        self.set_error("")
        self.changed.emit()
