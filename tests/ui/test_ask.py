"""The seam to the user: boxes with verbs, plain text, and a stand-in with the same methods."""

import inspect
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QMessageBox

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


@pytest.fixture
def choose_files(monkeypatch, tmp_path):
    """Lays names ready that the user types in the file dialog; gives back the names it proposed."""
    proposed: list[str] = []

    def lay_ready(*names: str) -> list[str]:
        answers = iter(names)

        def choose(parent: object, title: str, start: str, kinds: str) -> tuple[str, str]:
            proposed.append(Path(start).name)
            name = next(answers)
            return (str(tmp_path / name) if name else "", kinds)

        monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
        return proposed

    return lay_ready


def _write_to(folder: Path) -> Path | None:
    return Ask().file_to_write(None, "Spara rapporten", "PDF (*.pdf)", folder / "rapport-2026-10.pdf")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("min", "min.pdf"),
        ("min.pdf", "min.pdf"),
        ("MIN.PDF", "MIN.PDF"),
        ("rapport v. 45", "rapport v. 45.pdf"),
        ("rapport 2026.10", "rapport 2026.10.pdf"),
        ("slut.", "slut..pdf"),
        ("", None),
    ],
)
def test_a_file_to_write_has_its_ending(qtbot, style, choose_files, tmp_path, typed, written):
    choose_files(typed)
    assert _write_to(tmp_path) == (tmp_path / written if written else None)


@pytest.mark.parametrize(
    ("verb", "written"), [("Ersätt filen", "min.pdf"), ("Välj ett annat namn", "mitt.pdf"), ("Avbryt", None)]
)
def test_a_name_that_is_in_use_with_its_ending_is_asked_about(
    qtbot, style, choose_files, tmp_path, verb, written
):
    (tmp_path / "min.pdf").write_bytes(b"")
    proposed = choose_files("min", "mitt")
    seen = _answer(lambda box: qtbot.mouseClick(_button(box, verb), Qt.MouseButton.LeftButton))
    assert _write_to(tmp_path) == (tmp_path / written if written else None)
    assert seen["text"] == "min.pdf finns redan i mappen."
    assert proposed == ["rapport-2026-10.pdf", "min.pdf"][: 2 if written == "mitt.pdf" else 1]


def test_a_name_that_the_file_dialog_has_asked_about_is_not_asked_about_again(
    qtbot, style, choose_files, tmp_path
):
    (tmp_path / "min.pdf").write_bytes(b"")
    choose_files("min.pdf")
    assert _write_to(tmp_path) == tmp_path / "min.pdf"


@pytest.mark.parametrize("name", [name for name in vars(Ask) if not name.startswith("_")])
def test_the_stand_in_of_the_tests_has_the_same_methods(name, answers):
    assert _taken(getattr(answers, name)) == _taken(getattr(Ask(), name))


def _taken(method: Callable[..., object]) -> list[tuple[object, ...]]:
    return [(each.name, each.kind, each.default) for each in inspect.signature(method).parameters.values()]


def _button(box: QMessageBox, text: str) -> QAbstractButton:
    return next(button for button in box.buttons() if button.text() == text)
