"""The list of the page Medarbetare: whom the search and the filters leave, sorted and chosen among."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu

from caredesk.language import formats
from caredesk.language.people_words import (
    employed_text,
    expiry_text,
    expiry_tone,
    list_name,
    rate_text,
    sort_text,
    term,
)
from caredesk.language.translation import tr
from caredesk.services.people import PersonLine
from caredesk.ui.models.row_table import Column
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.sorted_table import SortedTable

NAME, NUMBER, ROLE, SECTION, FORM, RATE, EMPLOYED, PHONE, RUNS_OUT, HOURS = range(10)
BESIDE_CARD = frozenset({NAME, RATE})
"""Columns that are left while a card stands beside the list: it tells the rest, and names need the room."""
NARROW = frozenset({NAME, ROLE, SECTION, RATE, PHONE, RUNS_OUT})
"""Columns that are left in a narrow window; a card tells the rest."""
ALL_FROM = 1100
ANY_HEIGHT = (1 << 24) - 1


class PeopleList(Card):
    """`set_lines(lines, of=60)`; `opened(number)` at Enter or a click, `followed(number)` when the keys go to
    another row, `move_asked` from its menu."""

    opened = Signal(str, bool)
    """The person's number, and whether the keyboard goes along."""
    followed = Signal(str)
    move_asked = Signal()
    left = Signal()
    """Esc: whatever stands beside the list may close."""

    def __init__(self, style: Style, today: Callable[[], date]) -> None:
        super().__init__(style)
        self._beside = False
        self.table = _PeopleTable(
            style, tr("Medarbetare"), _columns(today), key=lambda line: line.employee_no
        )
        self._count = Label(style, font="small", role="text2", wrap=True)
        padding = style.size("card_padding")
        self._count.setContentsMargins(padding, 6, padding, 2)
        self.setAccessibleName(tr("Medarbetare"))
        self.show_all = Button(style, tr("Visa alla"))
        self.show_all.setVisible(False)
        under = QHBoxLayout()
        under.setContentsMargins(0, 4, padding, 4)
        under.addWidget(self._count, 1)
        under.addWidget(self.show_all)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(under)
        self.body.addStretch(0)
        self.setFocusProxy(self.table)
        self.table.opened.connect(lambda index: self._open(index, True))
        self.table.pressed_plainly.connect(lambda index: self._open(index, False))
        self.table.went_to.connect(self._follow)
        self.table.left.connect(self.left)
        self.table.move_asked.connect(self.move_asked)

    def set_lines(self, lines: Sequence[PersonLine], *, of: int) -> None:
        """Shows these people of so many."""
        self.table.set_rows(lines)
        told = tr("{count} av {all} medarbetare").format(count=len(lines), all=of)
        if not of:
            told = tr("Ingen att visa. Välj en annan avdelning överst, eller Visa avslutade.")
        elif not lines:
            told = tr("Ingen av {all} medarbetare passar sökningen och filtren.").format(all=of)
        elif len(lines) == of:
            told = tr("{count} medarbetare").format(count=of)
        self._count.setText(told)
        self.show_all.setVisible(bool(of) and not lines)
        # What is said of an empty list stands under its head, where the eye is.
        head = self.table.horizontalHeader().minimumHeight()
        self.table.setMaximumHeight(ANY_HEIGHT if lines else head)
        self.table.setAccessibleDescription(self._count.text())

    def set_beside_card(self, beside: bool) -> None:
        """Fewer columns while a card takes the room at the right."""
        self._beside = beside
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        shown = BESIDE_CARD if self._beside else NARROW if self.width() < ALL_FROM else None
        for place in range(len(self.table.rows.columns)):
            self.table.setColumnHidden(place, shown is not None and place not in shown)

    def chosen(self) -> tuple[PersonLine, ...]:
        """The people that are chosen."""
        return self.table.chosen()

    def _open(self, index: QModelIndex, with_keys: bool) -> None:
        self.opened.emit(self.table.rows.row(index).employee_no, with_keys)

    def _follow(self, line: PersonLine) -> None:
        if len(self.table.chosen()) <= 1:
            self.followed.emit(line.employee_no)


class _PeopleTable(SortedTable):
    pressed_plainly = Signal(QModelIndex)
    left = Signal()
    move_asked = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens; with Ctrl or Shift it chooses several."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.pressed_plainly.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def menu(self) -> QMenu:
        menu = super().menu()
        move = menu.addAction(tr("Flytta till avdelning …"), self.move_asked.emit)
        move.setEnabled(bool(self.chosen()))
        return menu


def _columns(today: Callable[[], date]) -> list[Column[PersonLine]]:
    return [
        Column(
            tr("Namn"),
            lambda line: list_name(line.name),
            sort=lambda line: sort_text(list_name(line.name)),
            why=lambda line: line.name,
            tone=_tone,
            strong=True,
            stretch=True,
        ),
        _plain(tr("Nr"), lambda line: line.employee_no),
        _plain(tr("Befattning"), lambda line: line.role),
        _plain(tr("Avdelning"), lambda line: line.section),
        _plain(tr("Form"), lambda line: term("form", line.form)),
        _number(tr("Grad"), lambda line: rate_text(line.rate_percent), lambda line: line.rate_percent or 0.0),
        Column(
            tr("Anställd"),
            lambda line: employed_text(line.employed, line.since, line.until),
            sort=lambda line: line.since or date.max,
            tone=lambda _line: "text2",
        ),
        _plain(tr("Telefon"), lambda line: line.phone),
        _expiry_column(today),
        _number(tr("Timmar i år"), lambda line: formats.number(line.hours, 1), lambda line: line.hours),
    ]


def _expiry_column(today: Callable[[], date]) -> Column[PersonLine]:
    def mark(line: PersonLine) -> tuple[str, str, str] | None:
        sign, role = expiry_tone(line.runs_out.last_day if line.runs_out else None, today())
        return (sign, "", role) if sign else None

    def words(line: PersonLine) -> str:
        return expiry_text(line.runs_out) if line.runs_out else ""

    return Column(
        tr("Går ut närmast"),
        words,
        tag=mark,
        sort=lambda line: line.runs_out.last_day if line.runs_out else date.max,
        why=words,
        tone=_tone,
    )


def _plain(title: str, text: Callable[[PersonLine], str]) -> Column[PersonLine]:
    return Column(title, text, sort=lambda line: sort_text(text(line)), tone=lambda _line: "text2")


def _number(
    title: str, text: Callable[[PersonLine], str], value: Callable[[PersonLine], float]
) -> Column[PersonLine]:
    return Column(title, text, sort=value, numbers=True, tone=_tone)


def _tone(line: PersonLine) -> str:
    return "text" if line.employed == "now" else "text2"
