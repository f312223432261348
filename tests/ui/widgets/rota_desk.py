"""A rota grid on the screen with what it says written down: for tests of its keys, mouse and clipboard."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from caredesk.domain.schedule import RowKey
from caredesk.ui.models.rota_model import RotaModel
from caredesk.ui.style import Style
from caredesk.ui.widgets.rota_editor import RotaEditor
from caredesk.ui.widgets.rota_view import RotaView
from tests import rota_example as example

FIRST = example.FIRST
KEY = Qt.Key
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
NONE = Qt.KeyboardModifier.NoModifier
SIGNALS = (
    "typed",
    "cleared",
    "pasted_text",
    "pasted_shifts",
    "moved",
    "fill_asked",
    "menu_asked",
    "editing",
    "edit_left",
    "chosen",
    "details_asked",
)


def person(number: int) -> RowKey:
    return RowKey("person", str(number))


def on(number: int) -> date:
    """A day of the fortnight, from 0."""
    return date.fromordinal(FIRST.toordinal() + number)


AHMADI, BERG, DAHL, EK = (person(number) for number in (101, 102, 103, 104))
VACANT = RowKey("vacant", "0")


class RotaDesk:
    """The grid, and `said[signal]`: what each signal carried, in order."""

    def __init__(self, style: Style, weeks: int = 2) -> None:
        self.model = RotaModel(example.text_of, example.breach_words)
        self.model.set_view(example.example(weeks), example.TODAY)
        self.view = RotaView(style, "Schema", self.model, lambda _key, _day: example.CHOICES)
        self.window: QWidget = self.view
        self.said: dict[str, list[Any]] = {name: [] for name in SIGNALS}
        for name in SIGNALS:
            getattr(self.view, name).connect(self._note(name))

    def _note(self, name: str) -> Any:
        def note(*told: Any) -> None:
            self.said[name].append(told[0] if len(told) == 1 else told)

        return note

    def go(self, key: RowKey | tuple[str, str], day: date, *, extend: bool = False) -> None:
        index = self.model.index_of(key, day)
        self.view.go_to(index.row(), index.column(), extend=extend)

    def at(self) -> tuple[RowKey, date] | None:
        return self.view.current_place()

    def keys(self, *keys: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            QTest.keyClick(self._focus(), key, modifiers)

    def type(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(self._focus(), letter)

    @staticmethod
    def _focus() -> QWidget:
        focus: QWidget | None = QApplication.focusWidget()
        assert focus is not None
        return focus

    def editor(self) -> RotaEditor:
        editor = self.view.editor()
        assert editor is not None
        return editor

    def point(self, key: RowKey | tuple[str, str], day: date | None) -> QPoint:
        return self.view.visualRect(self.model.index_of(key, day)).center()

    def press(self, place: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.mousePress(self.view.viewport(), Qt.MouseButton.LeftButton, modifiers, place)

    def drag_to(self, place: QPoint) -> None:
        QTest.mouseMove(self.view.viewport(), place)

    def release(self, place: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseRelease(self.view.viewport(), Qt.MouseButton.LeftButton, modifiers, place)
