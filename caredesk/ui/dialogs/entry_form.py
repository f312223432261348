"""Fields of a dialog by the name of what they fill: their texts out, what is refused back at each of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from caredesk.language.people_words import FIELDS, term
from caredesk.language.terms import TERMS
from caredesk.language.translation import tr
from caredesk.services.people import PeopleChoices
from caredesk.ui.style import Style
from caredesk.ui.widgets.choice_field import ChoiceField
from caredesk.ui.widgets.field import Field
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.suggest_field import SuggestField

AnyField = Field | ChoiceField | SuggestField


class EntryForm(QObject):
    """Fields of a person or a contract. `changed` at each change of any of them."""

    changed = Signal()

    def __init__(self, style: Style, choices: PeopleChoices, parent: QObject) -> None:
        super().__init__(parent)
        self._look = style
        self._suggested = {"section": choices.sections, "role": choices.roles}
        self._new = {"section": tr("Ny avdelning."), "role": tr("Ny befattning.")}
        self.fields: dict[str, AnyField] = {}

    def add(self, name: str, *, hint: str = "", label: str = "") -> AnyField:
        """A field of its kind: a closed list, names that are used already, or text."""
        words = label or tr(FIELDS[name])
        field: AnyField
        if name in ("form", "sex"):
            none = [("", "–")] if name == "sex" else []
            # The words of closed lists are typed as in the template, whatever language the window speaks.
            field = ChoiceField(
                self._look, words, none + [(word, term(name, code)) for code, word in TERMS[name].items()]
            )
        elif name in self._suggested:
            field = SuggestField(self._look, words, self._suggested[name], new=self._new[name])
        else:
            field = Field(self._look, words, hint=hint)
        return self.hold(name, field)

    def hold(self, name: str, field: AnyField) -> AnyField:
        """Takes a field that was made elsewhere."""
        field.changed.connect(lambda *_text: self.changed.emit())
        self.fields[name] = field
        return field

    def texts(self) -> dict[str, str]:
        """What is typed, by name."""
        return {
            name: field.value() if isinstance(field, ChoiceField) else field.text().strip()
            for name, field in self.fields.items()
        }

    def set_texts(self, texts: Mapping[str, str]) -> None:
        """Shows these texts in the fields that they name."""
        for name, text in texts.items():
            field = self.fields.get(name)
            if isinstance(field, ChoiceField):
                field.set_value(text)
            elif isinstance(field, SuggestField):
                field.set_text(text)
            elif field is not None:
                field.edit.setText(text)

    def show_refused(self, refused: Iterable[tuple[str, str]]) -> None:
        """Says each sentence at its field; the first of them gets the keyboard."""
        sentences = dict(reversed(list(refused)))
        for name, field in reversed(self.fields.items()):
            field.set_error(sentences.get(name, ""))
        first = next((field for name, field in self.fields.items() if name in sentences), None)
        if first is not None:
            first.setFocus()


class FormArea(QScrollArea):
    """Fields in rows of so many columns, under headings; scrolls in a window that is low."""

    def __init__(self, style: Style, columns: int) -> None:
        super().__init__()
        self._look, self._columns = style, columns
        inside = QWidget()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(style.size("card_gap"))
        self._grid.setVerticalSpacing(style.size("card_gap"))
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
        column_of = QVBoxLayout(inside)
        column_of.setContentsMargins(0, 0, style.size("gap"), 0)
        column_of.addLayout(self._grid)
        column_of.addStretch(1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)

    def add_heading(self, text: str) -> None:
        """A heading over the rows that follow."""
        self._grid.addWidget(Label(self._look, text, font="card_title"), self._next(), 0, 1, self._columns)

    def add_row(self, *fields: QWidget) -> None:
        """Fields beside each other; fewer than there are columns leave the last ones empty."""
        row = self._next()
        for place, field in enumerate(fields):
            self._grid.addWidget(field, row, place, Qt.AlignmentFlag.AlignTop)

    def _next(self) -> int:
        return self._grid.rowCount()
