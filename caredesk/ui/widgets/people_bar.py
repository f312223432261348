"""Search, filters and what is done to several: the toolbar over the list of people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QWidget

from caredesk.language.people_words import list_name, sort_text, term
from caredesk.language.terms import TERMS
from caredesk.language.translation import tr
from caredesk.services.people import PersonLine
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.check_box import CheckBox
from caredesk.ui.widgets.filter_button import FilterButton

ONE_ROW_FROM = 780


class PeopleBar(QWidget):
    """`left_of(lines)` are those to show; `changed` when they are others, `move_asked` from its button."""

    changed = Signal()
    move_asked = Signal()
    entered = Signal()
    """Enter or arrow down in the search field: on to the list."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.search = _Search()
        self.search.setFont(style.font("body"))
        self.search.setPlaceholderText(tr("Sök namn, nummer, befattning, telefon, språk"))
        self.search.setAccessibleName(tr("Sök bland medarbetarna"))
        self.search.setToolTip(tr("Sök bland medarbetarna") + "  Ctrl+F")
        self.form = FilterButton(style, tr("Form"))
        self.role = FilterButton(style, tr("Befattning"))
        self.ended = CheckBox(style, tr("Visa avslutade"))
        self.move_button = Button(style, tr("Flytta till avdelning …"))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(style.size("gap"))
        self._row.addWidget(self.search, 1)
        beside = QHBoxLayout()
        beside.setSpacing(style.size("gap"))
        for widget in (self.form, self.role, self.ended):
            beside.addWidget(widget)
        beside.addStretch(1)
        beside.addWidget(self.move_button)
        self._row.addLayout(beside)
        self.form.set_choices([(code, term("form", code)) for code in TERMS["form"]])
        self.search.textChanged.connect(self.changed)
        self.search.entered.connect(self.entered)
        self.form.changed.connect(self.changed)
        self.role.changed.connect(self.changed)
        self.ended.toggled.connect(lambda _on: self.changed.emit())
        self.move_button.clicked.connect(self.move_asked)

    def set_roles(self, roles: Iterable[str]) -> None:
        """The roles that can be chosen."""
        self.role.set_choices([(role, role) for role in roles])

    def left_of(self, lines: Sequence[PersonLine]) -> tuple[PersonLine, ...]:
        """Those that the filters leave and that hold every word of the search."""
        words = sort_text(self.search.text()).split()
        return tuple(
            line
            for line in lines
            if (self.ended.isChecked() or line.employed != "ended")
            and self.form.value() in ("", line.form)
            and self.role.value() in ("", line.role)
            and all(word in _searched(line) for word in words)
        )

    def show_all(self) -> None:
        """Takes the search and the filters away."""
        self.search.clear()
        self.form.choose("")
        self.role.choose("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        one_row = event.size().width() >= ONE_ROW_FROM
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if one_row else QBoxLayout.Direction.TopToBottom
        )


class _Search(QLineEdit):
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


def _searched(line: PersonLine) -> str:
    """All that the search looks in; a telephone number also without its spaces and line."""
    digits = line.phone.replace(" ", "").replace("-", "")
    parts = (
        line.name,
        list_name(line.name),
        line.employee_no,
        line.role,
        line.section,
        line.phone,
        digits,
        line.languages,
    )
    return sort_text(" ".join(parts))
