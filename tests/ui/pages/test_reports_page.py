"""The page Rapporter by events: the comment, what it does to the page, and the report's ways out."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from caredesk.domain.changes import Changes
from caredesk.domain.rows import Employee
from caredesk.errors import UserError
from caredesk.services.edits import edit, history, undo_step
from caredesk.services.monthly_report import read_comment
from caredesk.services.session import OpenUnit, create_unit
from caredesk.storage import rows
from caredesk.ui.bus import Bus
from caredesk.ui.jobs import Jobs
from caredesk.ui.main_window import MainWindow, Page
from caredesk.ui.pages import reports_page
from caredesk.ui.pages.reports_page import ReportsPage
from tests.small_unit import small_unit
from tests.ui.on_screen import show

MONTH = "2026-10"


@pytest.fixture
def unit(tmp_path: Path) -> Iterator[OpenUnit]:
    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as opened:
        with edit(opened, "import", source="mall"):
            rows.insert(opened.store, small_unit())
            number, row = rows.read_with_ids(opened.store, Employee)[0]
            rows.update(opened.store, number, row._replace(name="Yrsa Ögren"))
        yield opened


@pytest.fixture
def page(qtbot: QtBot, style, unit: OpenUnit, answers) -> Iterator[ReportsPage]:
    """The page in a window of its own, its figures read."""
    window = MainWindow(style)
    bus, jobs = Bus(window), Jobs(window)
    pages: list[ReportsPage] = []

    def build() -> ReportsPage:
        pages.append(
            ReportsPage(
                style, unit, bus, ask=answers, jobs=jobs, month=MONTH, clock=lambda: datetime(2026, 11, 3)
            )
        )
        return pages[0]

    window.add_page(Page(8, "Rapporter", "report", build))

    def undo() -> None:
        done = undo_step(unit)
        assert done is not None
        bus.changed.emit(done.changes)

    window.undo_asked.connect(undo)
    show(qtbot, window)
    window.show_page(8)
    qtbot.waitUntil(lambda: pages[0].report is not None)
    yield pages[0]
    window.close()
    jobs.finish()


def write(page: ReportsPage, text: str) -> None:
    page.comment.setFocus()
    page.comment.selectAll()
    QTest.keyClicks(page.comment, text)


def wait_for_file(qtbot: QtBot, page: ReportsPage) -> None:
    qtbot.waitUntil(lambda: page.copy.isEnabled() and not page.status.isHidden())


def test_the_preview_shows_the_pages_and_says_them_to_a_screen_reader(page: ReportsPage):
    assert page.preview.accessibleDescription().startswith("Månadsrapport oktober 2026, Lönngården")
    picture = page.preview.viewport().grab().toImage()
    seen = {picture.pixelColor(x, y).name() for x in range(0, picture.width(), 3) for y in range(60, 200)}
    assert len(seen) > 10


def test_enter_stores_the_comment_as_a_step_and_the_page_shows_it(qtbot: QtBot, page: ReportsPage, unit):
    write(page, "Lugn månad.")
    assert read_comment(unit, month=MONTH) == ""
    QTest.keyClick(page.comment, Qt.Key.Key_Return)
    assert read_comment(unit, month=MONTH) == "Lugn månad."
    assert history(unit)[-1].code == "comment"
    qtbot.waitUntil(lambda: "Lugn månad." in page.preview.accessibleDescription())


def test_leaving_the_field_stores_too_and_esc_takes_back(page: ReportsPage, unit):
    write(page, "Kladd")
    QTest.keyClick(page.comment, Qt.Key.Key_Escape)
    assert page.comment.toPlainText() == ""
    write(page, "Klart")
    page.copy.setFocus()
    assert read_comment(unit, month=MONTH) == "Klart"


def test_shift_enter_is_a_new_line(page: ReportsPage, unit):
    write(page, "En")
    QTest.keyClick(page.comment, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(page.comment, "Två")
    QTest.keyClick(page.comment, Qt.Key.Key_Return)
    assert read_comment(unit, month=MONTH) == "En\nTvå"


def test_ctrl_z_is_the_fields_own_until_the_comment_is_stored(page: ReportsPage, unit):
    write(page, "Lugn")
    QTest.keyClick(page.comment, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.comment.toPlainText() == ""
    write(page, "Lugn")
    QTest.keyClick(page.comment, Qt.Key.Key_Return)
    assert read_comment(unit, month=MONTH) == "Lugn"
    QTest.keyClick(page.comment, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert read_comment(unit, month=MONTH) == ""
    assert page.comment.toPlainText() == ""


def test_the_report_is_copied_in_both_forms(qtbot: QtBot, page: ReportsPage):
    said: list[str] = []
    page.said.connect(said.append)
    QTest.mouseClick(page.copy, Qt.MouseButton.LeftButton)
    assert not page.copy.isEnabled()
    wait_for_file(qtbot, page)
    held = QGuiApplication.clipboard().mimeData()
    assert "data:image/png;base64," in held.html()
    assert held.text().startswith("Månadsrapport oktober 2026")
    assert said == ["Rapporten är kopierad. Klistra in den i ett mejl."]


def test_the_attachments_can_be_saved_after_copying(qtbot: QtBot, page: ReportsPage, answers, tmp_path: Path):
    page.copy.click()
    wait_for_file(qtbot, page)
    answers.path = tmp_path / "bilagor"
    page.link.click()
    qtbot.waitUntil(lambda: page.status.text().startswith("Sparad"))
    assert sorted(path.name for path in answers.path.iterdir()) == [
        "rapport-2026-10.pdf",
        "rapport-2026-10.xlsx",
    ]


@pytest.mark.parametrize("form", ["pdf", "html", "xlsx", "eml"])
def test_each_form_is_saved_where_the_user_says_and_shown_there(
    qtbot: QtBot, page: ReportsPage, answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form
):
    answers.path = tmp_path / f"min rapport.{form}"
    page.buttons[form].click()
    wait_for_file(qtbot, page)
    assert answers.path.stat().st_size > 1000
    assert str(answers.path) in page.status.text()
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    page.link.click()
    assert opened == [QUrl.fromLocalFile(str(tmp_path))]


def test_a_name_without_an_ending_gets_the_forms_own(
    qtbot: QtBot, page: ReportsPage, answers, tmp_path: Path
):
    answers.path = tmp_path / "rapport"
    page.buttons["pdf"].click()
    wait_for_file(qtbot, page)
    assert (tmp_path / "rapport.pdf").exists()


def test_nothing_is_written_when_no_place_is_chosen(page: ReportsPage):
    page.buttons["pdf"].click()
    assert page.copy.isEnabled()
    assert page.status.isHidden()


@pytest.mark.parametrize(("choice", "leaves"), [(None, False), (0, False), (1, True)])
def test_names_in_the_comment_are_listed_before_the_report_leaves(
    qtbot: QtBot, page: ReportsPage, answers, choice: int | None, leaves: bool
):
    answers.choice = choice
    write(page, "Yrsa har varit borta.")
    QTest.mouseClick(page.copy, Qt.MouseButton.LeftButton)
    assert answers.asked == ["Kommentaren nämner Yrsa Ögren."]
    if leaves:
        wait_for_file(qtbot, page)
        assert "Yrsa har varit borta." in QGuiApplication.clipboard().text()
    else:
        assert page.copy.isEnabled()
        assert page.comment.hasFocus() == (choice == 0)
        assert QGuiApplication.clipboard().text() == ""


def test_words_of_health_are_pointed_out_as_they_are_typed_and_before_the_report_leaves(
    page: ReportsPage, answers
):
    answers.choice = 0
    assert page.comment_card.hint.text().startswith("Skriv ingen diagnos.")
    write(page, "Hon har ryggskott.")
    assert page.comment_card.hint.text() == (
        "▲ ”ryggskott” kan säga något om någons hälsa. Skriv ingen diagnos."
    )
    QTest.mouseClick(page.copy, Qt.MouseButton.LeftButton)
    assert answers.asked == ["Kommentaren nämner ”ryggskott”."]
    assert QGuiApplication.clipboard().text() == ""


def test_names_written_after_copying_are_listed_before_the_attachments_leave(
    qtbot: QtBot, page: ReportsPage, answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    page.copy.click()
    wait_for_file(qtbot, page)
    assert answers.asked == []
    write(page, "Yrsa har varit borta.")
    folders: list[str] = []
    answers.path = tmp_path / "bilagor"

    def choose(_parent: object, title: str, _start: Path) -> Path:
        folders.append(title)
        return tmp_path / "bilagor"

    monkeypatch.setattr(answers, "folder_to_open", choose)
    for choice in (None, 0):
        answers.choice = choice
        page.link.click()
        assert page.copy.isEnabled(), "nothing is being written"
    assert folders == []
    assert not answers.path.exists()
    answers.choice = 1
    page.link.click()
    qtbot.waitUntil(lambda: page.status.text().startswith("Sparad"))
    assert answers.asked == ["Kommentaren nämner Yrsa Ögren."] * 3
    assert (answers.path / "rapport-2026-10.pdf").exists()


def test_a_folder_that_cannot_be_written_is_told_and_the_page_is_ready_again(
    qtbot: QtBot, page: ReportsPage, answers, tmp_path: Path
):
    (tmp_path / "fil").write_bytes(b"")
    answers.path = tmp_path / "fil" / "rapport.pdf"
    page.buttons["pdf"].click()
    qtbot.waitUntil(lambda: bool(answers.said))
    assert "välj en annan mapp" in answers.said[0]
    qtbot.waitUntil(page.copy.isEnabled)


def test_another_month_is_another_report(qtbot: QtBot, page: ReportsPage, unit):
    write(page, "Om oktober")
    page.set_place("2026-11", "Gran")
    assert read_comment(unit, month=MONTH) == "Om oktober"
    assert page.comment.toPlainText() == ""
    assert not page.copy.isEnabled(), "October's report must not leave as November's"
    qtbot.waitUntil(lambda: page.report is not None)
    assert page.report is not None
    assert page.report.month == "2026-11"
    assert page.report.last_year.month == "2025-11"


def test_what_is_typed_is_kept_when_something_else_changes(qtbot: QtBot, page: ReportsPage):
    write(page, "Halvskrivet")
    page.note(Changes(frozenset({"shift"})))
    qtbot.waitUntil(lambda: not page._timer.isActive())
    assert page.comment.toPlainText() == "Halvskrivet"


def test_what_is_typed_is_kept_when_the_stored_comment_is_undone(qtbot: QtBot, page: ReportsPage, unit):
    write(page, "Lugn månad.")
    QTest.keyClick(page.comment, Qt.Key.Key_Return)
    page.comment.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(page.comment, " Och mer")
    window = page.window()
    assert isinstance(window, MainWindow)
    window.undo_asked.emit()
    assert read_comment(unit, month=MONTH) == ""
    assert page.comment.toPlainText() == "Lugn månad. Och mer"
    QTest.keyClick(page.comment, Qt.Key.Key_Return)
    assert read_comment(unit, month=MONTH) == "Lugn månad. Och mer"


def test_a_failed_comment_is_told_once_though_the_box_takes_the_keyboard(
    page: ReportsPage, monkeypatch: pytest.MonkeyPatch
):
    def fail(*_given: object, **_named: object) -> None:
        raise UserError("disk_full")

    told: list[str] = []

    def tell(error: UserError) -> None:
        told.append(error.code)
        page.copy.setFocus()

    page.failed.connect(tell)
    monkeypatch.setattr(reports_page, "edit_comment", fail)
    write(page, "Om oktober")
    QTest.keyClick(page.comment, Qt.Key.Key_Return)
    assert told == ["disk_full"]
    assert page.comment.toPlainText() == "Om oktober"


def test_a_comment_that_could_not_be_stored_waits_for_its_month(
    qtbot: QtBot, page: ReportsPage, unit, monkeypatch: pytest.MonkeyPatch
):
    def fail(*_given: object, **_named: object) -> None:
        raise UserError("disk_full")

    said: list[str] = []
    failed: list[UserError] = []
    page.said.connect(said.append)
    page.failed.connect(failed.append)
    write(page, "Om oktober")
    with monkeypatch.context() as broken:
        broken.setattr(reports_page, "edit_comment", fail)
        page.set_place("2026-11", "")
    assert [error.code for error in failed] == ["disk_full"]
    assert said == ["Kommentaren till oktober 2026 är inte sparad. Den står kvar i månaden."]
    assert page.comment.toPlainText() == ""
    page.set_place("2026-12", "")
    page.set_place(MONTH, "")
    assert page.comment.toPlainText() == "Om oktober"
    QTest.keyClick(page.comment, Qt.Key.Key_Return)
    assert [read_comment(unit, month=month) for month in (MONTH, "2026-11", "2026-12")] == [
        "Om oktober",
        "",
        "",
    ]
    page.set_place("2026-11", "")
    page.set_place(MONTH, "")
    assert not page.comment.is_typed_in


def test_a_page_that_is_left_while_it_reads_reads_again_when_it_comes_back(qtbot: QtBot, page: ReportsPage):
    page.note(Changes(frozenset({"shift"})))
    page.hide()
    assert not page._timer.isActive(), "the unit may be closed now"
    before = page.report
    page.show()
    qtbot.waitUntil(lambda: page.report is not before)


def test_changes_that_the_report_says_nothing_of_are_let_pass(page: ReportsPage):
    page.note(Changes(frozenset({"decision"})))
    assert not page._timer.isActive()
