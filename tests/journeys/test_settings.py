"""The gear is a page: reached by click and key, leading on, and doing what the program does for it."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from caredesk.services.copies import make_copy
from caredesk.services.edits import edit, history
from caredesk.services.month_closing import edit_closed
from caredesk.services.passphrase import set_passphrase
from caredesk.services.session import create_unit
from caredesk.storage import rows
from caredesk.ui.desktop import Desktop
from caredesk.ui.dialogs.passphrase_dialog import PassphraseDialog
from caredesk.ui.pages.reports_page import ReportsPage
from caredesk.ui.pages.settings_page import SettingsPage
from caredesk.ui.preferences import read_preferences
from tests.small_unit import small_unit
from tests.ui.on_screen import only

# ASCII: QTest types no other letters.
PHRASE = "sju gula hus vid sjon"
SETTINGS = 9


@pytest.fixture
def opened(desktop: Desktop, tmp_path: Path) -> Desktop:
    """The window with a small unit open."""
    path = tmp_path / "enhet.caredesk"
    with create_unit(path, name="Lönngården") as unit, edit(unit, "import", source="mall"):
        rows.insert(unit.store, small_unit())
    assert desktop.desk.open(path)
    return desktop


def settings(desktop: Desktop) -> SettingsPage:
    page = desktop.window.show_page(SETTINGS)
    assert isinstance(page, SettingsPage)
    return page


def test_the_gear_and_its_key_show_the_page_with_the_keyboard_in_its_list(qtbot, opened: Desktop):
    gear = next(
        each for each in opened.window.rail.findChildren(QAbstractButton) if each.text() == "Inställningar"
    )
    assert gear.toolTip().endswith("Ctrl+,")
    lowest = max(opened.window.rail.findChildren(QAbstractButton), key=lambda each: each.y())
    assert lowest is gear
    qtbot.mouseClick(gear, Qt.MouseButton.LeftButton)
    page = only(opened.window, SettingsPage)
    assert page.isVisible()
    assert page.table.hasFocus()
    opened.window.show_page(1)
    qtbot.keyClick(opened.window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert page.isVisible()
    assert gear.isChecked()


@pytest.mark.slow
def test_what_the_gears_menu_held_is_still_reached(opened: Desktop):
    offered = {each.text() for each in opened.window.top_bar.unit_menu.actions()}
    assert {"Hjälp\tF1", "Tangenter"} <= offered
    assert dict(opened.window.keys())["Ctrl+,"] == "Inställningar"
    look = settings(opened).show_section("look")
    look.looks.chosen.emit("dark")  # type: ignore[attr-defined]
    assert opened.around.style.name == "dark"
    assert read_preferences().appearance == "dark"
    look.looks.chosen.emit("light")  # type: ignore[attr-defined]


def test_the_minutes_before_the_lock_hold_at_once_and_after_the_next_start(qtbot, opened: Desktop):
    set_passphrase(opened.unit, PHRASE, now=opened.around.now())
    look = settings(opened).show_section("look")
    look.minutes.edit.setText("5")  # type: ignore[attr-defined]
    qtbot.keyClick(look.minutes.edit, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    assert read_preferences().lock_after == 5
    assert opened.desk.idle._quiet.interval() == 5 * 60_000 - 20_000


def test_a_month_leads_to_its_report(opened: Desktop):
    months = settings(opened).show_section("months")
    opened.window.top_bar.month.set_month("2026-11")
    months.table.opened.emit(months.model.index(0, 0))  # type: ignore[attr-defined]
    assert only(opened.window, ReportsPage).isVisible()
    assert opened.window.top_bar.month.month() == "2026-10"


def test_an_undone_setting_is_seen_on_the_page(opened: Desktop):
    roles = settings(opened).show_section("roles")
    model = roles.entries.model  # type: ignore[attr-defined]
    model.setData(model.index(0, 1), "50")
    settings(opened).show_section("copies")
    opened.window.show_page(1)
    opened.window.undo_asked.emit()
    assert only(opened.window, SettingsPage).isVisible()
    assert roles.isVisible()
    assert model.index(0, 1).data() == "0", "Enhetschef"


def test_a_copy_that_is_made_is_listed(qtbot, opened: Desktop):
    copies = settings(opened).show_section("copies")
    copies.make.click()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: copies.model.rowCount() == 1)  # type: ignore[attr-defined]


@pytest.mark.parametrize("phrase", ["", PHRASE])
def test_a_copy_is_opened_as_a_file_of_its_own(qtbot, opened: Desktop, in_dialog, phrase: str):
    if phrase:
        set_passphrase(opened.unit, phrase, now=opened.around.now())
    before = opened.unit.store.path
    copy = make_copy(opened.unit, now=opened.around.now() - timedelta(days=1))
    kept = copy.read_bytes()
    edit_closed(opened.unit, month="2026-10", closed=True)
    steps = len(history(opened.unit))

    def unlock(dialog: PassphraseDialog) -> None:
        qtbot.keyClicks(dialog.findChildren(QLineEdit)[0], phrase)
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    if phrase:
        in_dialog(PassphraseDialog, unlock)
    copies = settings(opened).show_section("copies")
    copies.table.selectRow(copies.model.rowCount() - 1)  # type: ignore[attr-defined]
    copies.open.click()  # type: ignore[attr-defined]
    assert opened.unit.store.path == before.with_name("enhet 2026-11-02 09.30.00.caredesk")
    assert len(history(opened.unit)) == steps - 1, "kopian är från före stängningen"
    assert copy.read_bytes() == kept
    assert before.exists()
