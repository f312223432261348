"""The seam to the user: boxes with verbs, plain text, and a stand-in with the same methods."""

import inspect
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox

from caredesk.ui.ask import Ask


def _answer(act: Callable[[QMessageBox], object]) -> dict[str, object]:
    """Does something to the message box as soon as it is up."""
    seen: dict[str, object] = {}

    def later() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(10, later)
            return
        seen["text"], seen["format"] = box.text(), box.textFormat()
        act(box)

    QTimer.singleShot(10, later)
    return seen


def test_the_second_verb_is_answered_by_its_place(qtbot, style):
    _answer(lambda box: qtbot.mouseClick(_button(box, "Spara kopia"), Qt.MouseButton.LeftButton))
    assert Ask().question(None, "Vad vill du göra?", ["Öppna", "Spara kopia"]) == 1


def test_enter_takes_the_first_verb(qtbot, style):
    _answer(lambda box: qtbot.keyClick(box, Qt.Key.Key_Return))
    assert Ask().question(None, "Vad vill du göra?", ["Öppna", "Spara kopia"]) == 0


def test_esc_is_none_of_the_verbs(qtbot, style):
    _answer(lambda box: qtbot.keyClick(box, Qt.Key.Key_Escape))
    assert Ask().question(None, "Vad vill du göra?", ["Öppna", "Spara kopia"]) is None


def test_markup_is_said_as_it_was_written(qtbot, style):
    seen = _answer(lambda box: qtbot.keyClick(box, Qt.Key.Key_Return))
    Ask().say(None, "<b>Anna</b>")
    assert seen["text"] == "<b>Anna</b>"
    assert seen["format"] == Qt.TextFormat.PlainText


@pytest.mark.parametrize("name", [name for name in vars(Ask) if not name.startswith("_")])
def test_the_stand_in_of_the_tests_has_the_same_methods(name, answers):
    assert _taken(getattr(answers, name)) == _taken(getattr(Ask(), name))


def _taken(method: Callable[..., object]) -> list[tuple[object, ...]]:
    return [(each.name, each.kind, each.default) for each in inspect.signature(method).parameters.values()]


def _button(box: QMessageBox, text: str) -> QAbstractButton:
    return next(button for button in box.buttons() if button.text() == text)
