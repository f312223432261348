"""A user at the keyboard of the whole window, and where a new unit's file is proposed to them."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from caredesk.ui.desktop import Desktop


class Hands:
    """A user at the keyboard, whose keystrokes are counted."""

    def __init__(self, qtbot, desktop: Desktop) -> None:
        self._qtbot, self._desktop = qtbot, desktop
        self.keys = 0

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self._qtbot.keyClick(self._focus(), key, held)
        QApplication.processEvents()  # a cell's Enter is entered by the event loop
        self.keys += 1

    def control(self, key: Qt.Key) -> None:
        self.press(key, Qt.KeyboardModifier.ControlModifier)

    def type(self, text: str) -> None:
        for letter in text:
            self._qtbot.keyClicks(self._focus(), letter)
            self.keys += 1

    def _focus(self) -> QWidget:
        # Without a window manager nobody gives the window the keyboard back.
        self._desktop.window.activateWindow()
        self._qtbot.waitUntil(self._desktop.window.isActiveWindow)
        return QApplication.focusWidget() or self._desktop.window


@pytest.fixture(autouse=True)
def own_documents(monkeypatch, tmp_path: Path) -> Path:
    """A new unit is proposed a place among the test's own documents."""
    monkeypatch.setattr("caredesk.ui.desktop._documents", lambda: tmp_path / "Dokument")
    return tmp_path / "Dokument" / "CareDesk"
