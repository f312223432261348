"""Nobody is at the keyboard: what lay over the window is gone when the lock comes, and no key reaches it."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMessageBox

from caredesk.domain.changes import Changes
from caredesk.domain.rows import Employee, Unit
from caredesk.services.edits import history
from caredesk.services.passphrase import set_passphrase
from caredesk.services.session import open_unit
from caredesk.storage import rows
from caredesk.ui.ask import Ask
from caredesk.ui.desktop import Desktop
from caredesk.ui.dialogs.crash_dialog import CrashDialog
from caredesk.ui.dialogs.import_dialog import ImportDialog
from caredesk.ui.pages.schedule_page import SchedulePage
from caredesk.ui.pages.settings_page import SettingsPage
from caredesk.ui.widgets.lock_cover import LockCover
from tests.exchange.reading import folder
from tests.ui.on_screen import button, only, words

# ASCII: QTest types no other letters.
PHRASE = "sju gula hus vid sjon"
NEW = "90001"


@pytest.fixture
def protected(opened: Desktop) -> Desktop:
    """The sample unit, open, with a passphrase."""
    set_passphrase(opened.unit, PHRASE, now=opened.around.now())
    return opened


@pytest.fixture
def source(tmp_path):
    """One new person with a name that nobody else has."""
    return folder(tmp_path / "källa", medarbetare=f"Anställningsnr;Namn\n{NEW};Ek, Signe\n")


def choose(qtbot, answers, dialog: QDialog, source) -> None:
    answers.path = source
    qtbot.mouseClick(button(dialog, "Välj mapp …"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: button(dialog, "Läs in").isVisible(), timeout=20_000)


def staff(desktop: Desktop) -> set[str]:
    return {row.employee_no for row in rows.read(desktop.unit.store, Employee)}


def unlock(qtbot, desktop: Desktop) -> None:
    desktop.window.activateWindow()
    qtbot.waitUntil(desktop.window.isActiveWindow)
    entry = QApplication.focusWidget()
    assert isinstance(entry, QLineEdit), "the passphrase can be typed without a click"
    qtbot.keyClicks(entry, PHRASE)
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert desktop.window.top_bar.isVisible()


def test_the_lock_leaves_an_import_that_is_being_looked_at(qtbot, protected, in_dialog, answers, source):
    before = staff(protected)

    def drive(dialog: QDialog) -> None:
        choose(qtbot, answers, dialog, source)
        protected.desk.idle.expired.emit()
        assert not dialog.isVisible()
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    in_dialog(ImportDialog, drive)
    protected.import_file()
    assert QApplication.activeModalWidget() is None
    assert only(protected.window, LockCover).isVisible()
    assert not any("Signe" in each for each in words(protected.window))
    assert staff(protected) == before
    unlock(qtbot, protected)


def test_a_question_over_a_dialog_is_left_with_it(qtbot, protected, in_dialog, answers, source):
    answered: list[int | None] = []

    def drive(dialog: QDialog) -> None:
        choose(qtbot, answers, dialog, source)
        QTimer.singleShot(0, lambda: expire(dialog))
        answered.append(Ask().question(dialog, "Skriva över?", ("Skriv över",)))
        assert not dialog.isVisible()

    def expire(dialog: QDialog) -> None:
        box = only(dialog, QMessageBox)
        assert QApplication.activeModalWidget() is box
        protected.desk.idle.expired.emit()
        if box.isVisible():
            box.accept()  # else the test would wait for it for ever

    in_dialog(ImportDialog, drive)
    protected.import_file()
    assert answered == [None]
    assert only(protected.window, LockCover).isVisible()
    unlock(qtbot, protected)


def test_an_import_that_was_done_is_told_all_the_same(qtbot, protected, in_dialog, answers, source):
    told: list[Changes] = []
    protected.around.bus.changed.connect(told.append)

    def drive(dialog: QDialog) -> None:
        choose(qtbot, answers, dialog, source)
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
        assert NEW in staff(protected)
        protected.desk.idle.expired.emit()
        assert not dialog.isVisible()

    in_dialog(ImportDialog, drive)
    protected.import_file()
    assert [changes.tables for changes in told] == [frozenset({"employee"})]
    assert only(protected.window, LockCover).isVisible()
    unlock(qtbot, protected)


def test_a_menu_is_closed_by_the_lock(qtbot, protected):
    menu = protected.window.top_bar.unit_menu
    menu.popup(protected.window.mapToGlobal(protected.window.rect().center()))
    assert menu.isVisible()
    protected.desk.idle.expired.emit()
    assert not menu.isVisible()
    unlock(qtbot, protected)


def test_a_told_bug_does_not_close_the_program_when_the_lock_comes(qtbot, protected, in_dialog):
    def expire(dialog: QDialog) -> None:
        protected.desk.idle.expired.emit()
        assert not dialog.isVisible()

    in_dialog(CrashDialog, expire)
    error = RuntimeError("not shown")
    protected.crashed(RuntimeError, error, None)
    assert protected.window.isVisible()
    assert only(protected.window, LockCover).isVisible()
    unlock(qtbot, protected)


def test_what_is_half_typed_behind_the_lock_is_stored_when_the_window_is_closed(qtbot, protected):
    settings = protected.window.show_page(9)
    assert isinstance(settings, SettingsPage)
    cost = settings.show_section("unit").form.fields["cost_per_place_day"].edit  # type: ignore[attr-defined]
    cost.setFocus()
    qtbot.keyClick(cost, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(cost, "555")
    path, before = protected.unit.store.path, rows.read(protected.unit.store, Unit)
    protected.desk.idle.expired.emit()
    assert rows.read(protected.unit.store, Unit) == before
    protected.window.close()
    with open_unit(path, passphrase=PHRASE) as unit:
        assert rows.read(unit.store, Unit)[-1].cost_per_place_day == 555


def test_a_code_half_typed_in_the_schedule_is_there_again_behind_the_lock(qtbot, protected):
    page = protected.window.show_page(2)
    assert isinstance(page, SchedulePage)
    page.grid.setFocus()
    place = page.grid.current_place()
    qtbot.keyClicks(page.grid, "d")
    editor = page.grid.editor()
    assert editor is not None
    assert editor.list.isVisible()
    steps = len(history(protected.unit))
    protected.desk.lock()
    assert only(protected.window, LockCover).isVisible()
    assert not editor.list.isVisible()
    unlock(qtbot, protected)
    assert page.grid.editor() is editor
    assert (editor.text(), page.grid.current_place()) == ("d", place)
    assert QApplication.focusWidget() is editor
    assert len(history(protected.unit)) == steps
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert len(history(protected.unit)) == steps + 1
