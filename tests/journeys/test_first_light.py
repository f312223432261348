"""From a manager's file to the month's true figures and a report, in the real window, by keys and mouse."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from caredesk.domain.rows import Employee
from caredesk.services.edits import history
from caredesk.services.export_unit import export_unit
from caredesk.services.figures import view_figures
from caredesk.services.monthly_report import edit_comment, read_comment
from caredesk.services.session import open_unit
from caredesk.storage import rows
from caredesk.ui.desktop import Desktop
from caredesk.ui.dialogs.help_dialog import HelpDialog
from caredesk.ui.dialogs.import_dialog import ImportDialog
from caredesk.ui.dialogs.passphrase_dialog import PassphraseDialog
from caredesk.ui.dialogs.set_passphrase_dialog import SetPassphraseDialog
from caredesk.ui.first_start.first_start import FirstStartSteps
from caredesk.ui.first_start.new_unit import NewUnit
from caredesk.ui.pages.density_page import DensityPage
from caredesk.ui.pages.reports_page import ReportsPage
from caredesk.ui.pages.settings_page import SettingsPage
from caredesk.ui.pages.today_page import TodayPage
from caredesk.ui.widgets.comment_field import CommentField
from caredesk.ui.widgets.definition_card import DefinitionCard
from caredesk.ui.widgets.lock_cover import LockCover
from caredesk.ui.widgets.start_page import StartPage
from tests.answers import Answers
from tests.ui.on_screen import button, only, words

# ASCII: QTest types no other letters.
PHRASE = "sju gula hus vid sjon"


def key(qtbot, desktop: Desktop, pressed: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    """A key of the window, wherever the keyboard is."""
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    # Without a window manager nobody gives the window the keyboard back after a dialog.
    desktop.window.activateWindow()
    qtbot.waitUntil(desktop.window.isActiveWindow)
    qtbot.keyClick(QApplication.focusWidget() or desktop.window, pressed, held)


def control(qtbot, desktop: Desktop, pressed: Qt.Key) -> None:
    key(qtbot, desktop, pressed, Qt.KeyboardModifier.ControlModifier)


def page(desktop: Desktop, kind):
    return only(desktop.window, kind)


def type_passphrase_twice(qtbot, dialog: QDialog) -> None:
    for field in dialog.findChildren(QLineEdit):
        qtbot.keyClicks(field, PHRASE)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)


def import_by_events(qtbot, desktop: Desktop, in_dialog, answers: Answers, folder: Path) -> list[str]:
    """Ctrl+I, the folder, a look, Läs in, Stäng, and the passphrase that the first names ask for."""
    seen: list[str] = []

    def drive(dialog: QDialog) -> None:
        answers.path = folder
        qtbot.mouseClick(button(dialog, "Välj mapp …"), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: button(dialog, "Läs in").isVisible(), timeout=20_000)
        seen.extend(words(dialog))
        qtbot.mouseClick(button(dialog, "Läs in"), Qt.MouseButton.LeftButton)
        in_dialog(SetPassphraseDialog, lambda second: type_passphrase_twice(qtbot, second))
        qtbot.mouseClick(button(dialog, "Stäng"), Qt.MouseButton.LeftButton)

    in_dialog(ImportDialog, drive)
    control(qtbot, desktop, Qt.Key.Key_I)
    return seen


@pytest.mark.slow
def test_a_new_unit_from_a_folder_undone_and_redone(qtbot, desktop, in_dialog, answers, sample, tmp_path):
    with open_unit(sample) as source:
        folder, _ = export_unit(source, tmp_path / "ut")
        expected = view_figures(source, month="2026-10")
        staff = len(rows.read(source.store, Employee))
    assert only(desktop.window, StartPage).isVisible()
    answers.path = tmp_path / "Ny enhet.caredesk"
    control(qtbot, desktop, Qt.Key.Key_N)
    new = page(desktop, NewUnit)
    qtbot.keyClicks(new.findChildren(QLineEdit)[0], "Bergby")
    qtbot.mouseClick(button(new, "Ändra …"), Qt.MouseButton.LeftButton)
    qtbot.keyClick(new.findChildren(QLineEdit)[0], Qt.Key.Key_Return)
    unit = desktop.unit
    assert unit.store.path == answers.path
    assert not unit.store.protected
    assert page(desktop, FirstStartSteps).isVisible()
    import_by_events(qtbot, desktop, in_dialog, answers, folder)
    assert desktop.unit.store.protected, answers.said
    assert len(rows.read(unit.store, Employee)) == staff
    assert view_figures(unit, month="2026-10") == expected
    control(qtbot, desktop, Qt.Key.Key_1)
    control(qtbot, desktop, Qt.Key.Key_Z)
    assert rows.read(unit.store, Employee) == []
    assert "Ångrade" in desktop.window.top_bar.status.accessibleName()
    control(qtbot, desktop, Qt.Key.Key_Y)
    assert view_figures(unit, month="2026-10") == expected


def test_a_definition_card_opens_by_key_beside_its_figure(qtbot, opened):
    today = page(opened, TodayPage)
    qtbot.waitUntil(today.isVisible)
    today.figure_cards.density.setFocus()
    qtbot.keyClick(today.figure_cards.density, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: bool(today.window().findChildren(DefinitionCard)))
    card = only(opened.window, DefinitionCard)
    said = " ".join(words(card))
    figures = view_figures(opened.unit, month="2026-10").density
    assert f"{figures.r12:.2f}".replace(".", ",") in said
    qtbot.keyClick(card, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not card.isVisible())


def test_another_month_shows_its_own_figures(qtbot, opened):
    today = page(opened, TodayPage)
    before = words(today.figure_cards.sick_leave)
    control(qtbot, opened, Qt.Key.Key_PageUp)
    assert opened.window.top_bar.month.month() == "2026-09"
    assert words(today.figure_cards.sick_leave) != before
    control(qtbot, opened, Qt.Key.Key_PageDown)
    assert words(today.figure_cards.sick_leave) == before


def test_a_comment_is_stored_undone_at_its_place_and_in_the_report(qtbot, opened, answers, tmp_path):
    control(qtbot, opened, Qt.Key.Key_8)
    reports = page(opened, ReportsPage)
    qtbot.waitUntil(reports.isVisible)
    before = read_comment(opened.unit, month="2026-10")
    field = only(reports, CommentField)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Ny grund i Linden.")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert read_comment(opened.unit, month="2026-10") == "Ny grund i Linden."
    control(qtbot, opened, Qt.Key.Key_1)
    control(qtbot, opened, Qt.Key.Key_Z)
    assert reports.isVisible()
    assert read_comment(opened.unit, month="2026-10") == before
    control(qtbot, opened, Qt.Key.Key_Y)
    assert read_comment(opened.unit, month="2026-10") == "Ny grund i Linden."
    answers.path = tmp_path / "oktober.pdf"
    qtbot.waitUntil(button(reports, "PDF …").isEnabled)
    qtbot.mouseClick(button(reports, "PDF …"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(answers.path.is_file, timeout=20_000)
    assert answers.path.read_bytes().startswith(b"%PDF")
    qtbot.waitUntil(button(reports, "Kopiera till mejl").isEnabled)
    qtbot.mouseClick(button(reports, "Kopiera till mejl"), Qt.MouseButton.LeftButton)
    clipboard = QGuiApplication.clipboard()
    qtbot.waitUntil(lambda: "Ny grund i Linden." in clipboard.text(), timeout=20_000)
    assert "Ny grund i Linden." in clipboard.mimeData().html()


def test_locked_and_unlocked_with_what_was_half_typed(qtbot, opened, in_dialog, answers):
    in_dialog(SetPassphraseDialog, lambda dialog: type_passphrase_twice(qtbot, dialog))
    opened.desk.ask_for_passphrase()
    assert opened.unit.store.protected
    edit_comment(opened.unit, month="2026-09", text="Ett steg att ångra.")
    control(qtbot, opened, Qt.Key.Key_8)
    field = only(page(opened, ReportsPage), CommentField)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Halvskri")
    control(qtbot, opened, Qt.Key.Key_L)
    cover = only(opened.window, LockCover)
    assert cover.isVisible()
    assert not field.isVisible()
    steps = history(opened.unit)
    assert any(not step.undone for step in steps)
    control(qtbot, opened, Qt.Key.Key_Z)
    # Nor where no field takes the key for its own undo.
    qtbot.keyClick(opened.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert cover.isVisible()
    assert history(opened.unit) == steps
    entry = only(cover, QLineEdit)
    qtbot.keyClicks(entry, "fel")
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert cover.isVisible()
    entry.selectAll()
    qtbot.keyClicks(entry, PHRASE)
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert field.isVisible()
    assert field.toPlainText() == "Halvskri"


def test_a_locked_file_is_opened_with_its_passphrase(qtbot, desktop, sample, in_dialog):
    with open_unit(sample) as unit:
        from caredesk.services.passphrase import set_passphrase

        set_passphrase(unit, PHRASE, now=desktop.around.now())
    tries: list[str] = []

    def drive(dialog: QDialog) -> None:
        entry = only(dialog, QLineEdit)
        for phrase in ("fel", PHRASE):
            entry.selectAll()
            qtbot.keyClicks(entry, phrase)
            tries.append(phrase)
            qtbot.keyClick(dialog, Qt.Key.Key_Return)

    in_dialog(PassphraseDialog, drive)
    assert desktop.desk.open(sample)
    assert tries == ["fel", PHRASE]


def test_a_file_open_elsewhere_is_told_in_one_sentence(desktop, sample, answers):
    with open_unit(sample):
        assert not desktop.desk.open(sample)
    assert answers.said == ["exempel.caredesk är öppen i ett annat fönster. Stäng den där först."]


def test_a_damaged_file_offers_its_newest_copy_and_is_left_as_it_is(desktop, sample, answers):
    with open_unit(sample) as unit:
        from caredesk.services.copies import make_copy

        make_copy(unit, now=desktop.around.now())
    damaged = sample.read_bytes()[:10_000]
    sample.write_bytes(damaged)
    assert desktop.desk.open(sample)
    assert len(answers.asked) == 1
    assert desktop.unit.store.path != sample
    assert sample.read_bytes() == damaged


def test_f1_on_the_start_page_opens_the_help(qtbot, desktop, in_dialog):
    read: list[str] = []

    def look(dialog: HelpDialog) -> None:
        read.append(dialog.text.toPlainText())
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    in_dialog(HelpDialog, look)
    key(qtbot, desktop, Qt.Key.Key_F1)
    assert "Prova med exempelenheten" in read[0]


def test_a_figure_leads_to_its_page_and_its_definition_to_how_it_is_counted(opened, qtbot):
    today = only(opened.window, TodayPage)
    opened.window.activateWindow()
    today.figure_cards.density.setFocus()
    qtbot.keyClick(today.figure_cards.density, Qt.Key.Key_Return)
    density = only(opened.window, DensityPage)
    assert density.isVisible()
    shown = density.definitions.show(density.overview.chart, "density_r12")
    qtbot.mouseClick(button(shown, "Ändra räknesätt …"), Qt.MouseButton.LeftButton)
    assert only(opened.window, SettingsPage).isVisible()
