"""Choosing a person: a field to type some letters of a name in, and the list of those who fit it.

The two stand where the dialog puts them. Up and Down in the field walk the list; what Enter means is the
dialog's own: it asks `current()`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout

from caredesk.language.people_words import list_name
from caredesk.language.translation import tr
from caredesk.ui.models.row_table import Column, RowTable
from caredesk.ui.style import Style
from caredesk.ui.widgets.field import Field
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.table_view import TableView

ROOM_AROUND = 32
"""What the field needs beside the name and what is told of the person, px."""
WALKING = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class Choice(NamedTuple):
    """A person to choose: `second` tells role and section, `note` stands at the right."""

    employee_no: str
    name: str
    second: str = ""
    note: str = ""


class PersonChoice(QObject):
    """`field` and `table` are its two parts. `typed` at each letter; `taken` when a row is opened."""

    typed = Signal()
    taken = Signal()

    def __init__(self, style: Style, parent: QObject, *, nobody: str) -> None:
        super().__init__(parent)
        self._people: tuple[Choice, ...] = ()
        self._nobody = nobody
        self.field = Field(style, tr("Person"))
        self.field.edit.setPlaceholderText(tr("Skriv några bokstäver"))
        self._beside = _beside(style, self.field)
        self.table = TableView(style, tr("Medarbetare"))
        self.model = RowTable(
            [
                Column[Choice](tr("Namn"), lambda row: list_name(row.name)),
                Column[Choice]("", lambda row: row.second, tone=lambda _row: "text2", stretch=True),
                Column[Choice]("", lambda row: row.note, tone=lambda _row: "text2"),
            ],
            parent=self.table,
        )
        self.table.set_model(self.model)
        self.table.horizontalHeader().hide()
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.clicked.connect(lambda _index: self.taken.emit())
        self.table.opened.connect(lambda _index: self.taken.emit())
        self.field.changed.connect(self._filter)
        self.field.edit.installEventFilter(self)

    def set_people(self, people: Sequence[Choice]) -> None:
        """Shows these people, in this order."""
        self._people = tuple(people)
        self.field.set_hint("" if people else tr("Ingen är anställd här i dag."))
        self._filter()

    def set_current(self, employee_no: str) -> None:
        """Shows a person as chosen; one who is not among the people changes nothing."""
        person = next((each for each in self._people if each.employee_no == employee_no), None)
        if person is not None:
            self.field.edit.setText(person.name)
            self.field.edit.setCursorPosition(0)  # a long name is read from its beginning
            self.field.set_error("")
            self._tell_beside(person)
            self._show([person])

    def current(self) -> Choice | None:
        """The person that Enter would take."""
        index = self.table.currentIndex()
        return self.model.row(index) if index.isValid() else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in WALKING:
            QApplication.sendEvent(self.table, event)
            return True
        return False

    def _tell_beside(self, person: Choice) -> None:
        """Role and section of the chosen person in the field, where there is room for both."""
        edit = self.field.edit
        name = edit.fontMetrics().horizontalAdvance(person.name)
        words = self._beside.fontMetrics().horizontalAdvance(person.second)
        fits = name + words + ROOM_AROUND < edit.width()
        self._beside.setText(person.second if fits else "")

    def _filter(self) -> None:
        self._beside.setText("")
        found = matching(self._people, self.field.text())
        self._show(found)
        if not found and self.field.text():
            self.field.set_error(self._nobody, stay=False)
        self.typed.emit()

    def _show(self, people: Sequence[Choice]) -> None:
        self.model.set_rows(people)
        self.table.setCurrentIndex(self.model.index(0, 0) if people else QModelIndex())


def _beside(style: Style, field: Field) -> Label:
    label = Label(style, font="small", role="text3")
    inside = QHBoxLayout(field.edit)
    inside.setContentsMargins(0, 0, 8, 0)
    inside.addStretch(1)
    inside.addWidget(label)
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return label


def matching(people: Sequence[Choice], typed: str) -> list[Choice]:
    """The people whose name has the typed words: those with a name that begins so first.

    Letters without their dots find those with them, for keyboards that lack them: "oberg" finds Öberg.
    """
    words = [_plain(word) for word in unicodedata.normalize("NFC", typed).replace(",", " ").split()]
    begins, holds = [], []
    for person in people:
        exact, bare = _plain(person.name), _undotted(person.name)
        names = {*exact.split(), *bare.split()}
        if all(any(name.startswith(word) for name in names) for word in words):
            begins.append(person)
        elif all(word in exact or word in bare for word in words):
            holds.append(person)
    return begins + holds


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def _undotted(text: str) -> str:
    parts = unicodedata.normalize("NFD", text).casefold()
    return "".join(letter for letter in parts if not unicodedata.combining(letter))
