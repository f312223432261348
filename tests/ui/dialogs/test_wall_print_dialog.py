"""The dialog of the wall print by events: paper, section and weeks are followed, and its ways out."""

from shutil import copy

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from caredesk.services.edits import edit
from caredesk.services.plan import Plan
from caredesk.services.session import create_unit, open_unit
from caredesk.storage import rows
from caredesk.ui.dialogs.choose_printer import PrinterChoice, make_printer
from caredesk.ui.dialogs.wall_print_dialog import WallPrintDialog
from tests.builders import on
from tests.sample import NOW
from tests.small_unit import small_unit
from tests.ui.on_screen import button, show, words


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The unit's file, made once: each test opens a copy of its own."""
    path = tmp_path_factory.mktemp("wall") / "enhet.caredesk"
    with create_unit(path, name="Lönngården") as opened, edit(opened, "fill"):
        rows.insert(opened.store, small_unit())
    return path


@pytest.fixture
def unit(made, tmp_path):
    with open_unit(copy(made, tmp_path)) as opened:
        yield opened


@pytest.fixture
def shown(qtbot, style, unit, answers):
    """The dialog for two weeks; what it would print is kept as a PDF."""

    def choose(parent, pages):
        printer = make_printer(pages)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(answers.path))
        return PrinterChoice(printer, (pages.count - 1,))

    dialog = WallPrintDialog(
        style,
        Plan(unit),
        first_day=on("2026-11-02"),
        last_day=on("2026-11-15"),
        ask=answers,
        parent=None,
        choose=choose,
        clock=lambda: NOW,
    )
    return show(qtbot, dialog)


def choose(field, value: str) -> None:
    """Chooses an entry of a field as the user does."""
    field.set_value(value)
    field.box.activated.emit(field.box.currentIndex())


def test_it_begins_with_what_is_in_view(shown):
    assert "2 – 15 nov 2026 · v.\u00a045–46" in shown.pages.texts(0)
    assert "utskriven 3 nov 2026 · sida 1 av 1" in shown.pages.texts(0)
    assert shown.sheet.accessibleDescription().startswith("utskriven 3 nov 2026")
    assert (shown.from_week.value(), shown.to_week.value()) == ("2026-11-02", "2026-11-09")


def test_paper_section_and_weeks_are_followed_and_pages_turned(qtbot, shown):
    choose(shown.from_week, "2026-10-05")
    assert shown.to_week.value() == "2026-10-12", "as many weeks as before"
    choose(shown.to_week, "2026-10-26")
    assert "5 okt – 1 nov 2026 · v.\u00a041–44" in shown.pages.texts(0)
    assert shown.pages.count == 1
    qtbot.mouseClick(button(shown, "A4"), Qt.MouseButton.LeftButton)
    assert shown.pages.count == 2
    assert "Sida 1 av 2" in words(shown)
    qtbot.mouseClick(shown.on, Qt.MouseButton.LeftButton)
    assert "Sida 2 av 2" in words(shown)
    assert "sida 2 av 2" in shown.sheet.accessibleDescription()
    assert not shown.on.isEnabled()
    choose(shown.section, "Tall")
    assert [each.name for each in shown.pages.print_.sections] == ["Tall"]
    assert "Sida 1 av 2" in words(shown)


def test_the_file_is_asked_for_and_written(qtbot, shown, answers, tmp_path):
    answers.path = tmp_path / "vägg"
    qtbot.mouseClick(shown.save, Qt.MouseButton.LeftButton)
    assert not shown.save.isEnabled()
    qtbot.waitUntil(lambda: shown.save.isEnabled())
    assert (tmp_path / "vägg.pdf").read_bytes().startswith(b"%PDF-")
    assert f"Sparad: {tmp_path / 'vägg.pdf'}" in words(shown)
    answers.path = tmp_path / "vägg.pdf" / "schema.pdf"
    qtbot.mouseClick(shown.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(answers.said))
    qtbot.waitUntil(lambda: shown.save.isEnabled())


def test_the_chosen_pages_go_to_the_chosen_printer(qtbot, shown, answers, tmp_path):
    answers.path = tmp_path / "skrivare.pdf"
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert answers.path.read_bytes().count(b"/Type /Page\n") == 1
    assert "Skickad till skrivaren." in words(shown)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_refuses_is_told(qtbot, shown, answers, tmp_path):
    answers.path = tmp_path / "saknas" / "skrivare.pdf"
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert answers.said == [
        "Skrivaren tog inte emot utskriften. Inget är utskrivet; spara som PDF eller välj en annan skrivare."
    ]
