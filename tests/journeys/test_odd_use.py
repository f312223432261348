"""What nobody should do to a window but somebody will: odd names, impatient keys, leaving in the middle."""

import unicodedata
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget

from caredesk.domain.rows import Employee
from caredesk.services.copies import copies_of
from caredesk.services.edits import history
from caredesk.services.monthly_report import edit_comment, read_comment
from caredesk.services.session import open_unit
from caredesk.storage import rows
from caredesk.ui.dialogs.import_dialog import ImportDialog
from caredesk.ui.dialogs.set_passphrase_dialog import SetPassphraseDialog
from caredesk.ui.first_start.new_unit import NewUnit
from caredesk.ui.widgets.comment_field import CommentField
from caredesk.ui.widgets.history_list import HistoryList
from caredesk.ui.widgets.start_page import StartPage
from tests.exchange.reading import folder
from tests.ui.on_screen import button, only, words

pytestmark = pytest.mark.slow  # whole windows, each on a sample of its own

ODD = {
    "long": "Å" * 10_000,
    "emoji": "Anna 👩‍👩‍👧‍👦🏳️‍🌈",
    "right to left": "שרה \u202eמשה\u202c علي",
    "markup": "<b>Fet</b> & <img src=x onerror=alert(1)>",
    "sql": "'; DROP TABLE employee; --",
    "formula": '=HYPERLINK("http://x")',
    "braces": "{file} {0} %s %(x)s",
    "path": "../../x",
    "lines": "rad ett\nrad två",
    "joined marks": "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘",
}


def control(qtbot, desktop, pressed: Qt.Key) -> None:
    """Ctrl and a key, wherever the keyboard is."""
    desktop.window.activateWindow()
    qtbot.waitUntil(desktop.window.isActiveWindow)
    target = QApplication.focusWidget() or desktop.window
    qtbot.keyClick(target, pressed, Qt.KeyboardModifier.ControlModifier)


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


ODD["together"] = " ".join(name for kind, name in ODD.items() if kind != "long")


@pytest.mark.parametrize("kind", ODD)
def test_odd_names_are_shown_and_kept_as_they_are(
    qtbot, opened, in_dialog, answers, tmp_path: Path, kind: str
):
    name = ODD[kind]
    source = folder(
        tmp_path / "källa",
        medarbetare=f"Anställningsnr;Namn\n90001;{quoted(name)}\n",
        anställningar=f"Anställningsnr;Från;Form;Avdelning\n90001;2025-01-01;Tillsvidare;{quoted(name)}\n",
        enhet=f"Namn;Från\n{quoted(name)};2026-06-01\n",
        frånvaro="Anställningsnr;Från;Orsak\n90001;2026-11-01;Sjuk\n",
        ekonomi=f"Månad;Post;Slag;Belopp\n2026-10;{quoted(name)};Utfall;-100\n",
    )
    seen: list[str] = []

    def drive(dialog: QDialog) -> None:
        answers.path = source
        qtbot.mouseClick(button(dialog, "Välj mapp …"), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: button(dialog, "Läs in").isVisible(), timeout=20_000)
        dialog.grab()
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
        in_dialog(SetPassphraseDialog, lambda second: second.reject())
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    in_dialog(ImportDialog, drive)
    opened.import_file()
    assert answers.said == []
    stored = next(row for row in rows.read(opened.unit.store, Employee) if row.employee_no == "90001")
    assert stored.name == unicodedata.normalize("NFC", name)
    opened.window.grab()
    today = opened.window.show_page(1)
    today.grab()
    reports = opened.window.show_page(8)
    qtbot.waitUntil(button(reports, "PDF …").isEnabled, timeout=20_000)
    for form, text in (("pdf", "PDF …"), ("html", "HTML …"), ("xlsx", "Excel …"), ("eml", "Mejlutkast …")):
        answers.path = tmp_path / f"rapport.{form}"
        qtbot.waitUntil(button(reports, text).isEnabled, timeout=20_000)
        qtbot.mouseClick(button(reports, text), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(answers.path.is_file, timeout=20_000)
    opened.window.grab()
    assert opened.window.width() <= 1400
    control(qtbot, opened, Qt.Key.Key_H)
    opened.window.grab()
    control(qtbot, opened, Qt.Key.Key_Z)
    assert "90001" not in {row.employee_no for row in rows.read(opened.unit.store, Employee)}
    assert answers.said == []
    seen.extend(words(opened.window))
    assert tmp_path.joinpath("rapport.html").read_text(encoding="utf-8").count("<img src=x") == 0


def test_a_unit_s_name_is_no_path(qtbot, desktop):
    desktop.make_new()
    page = only(desktop.window, NewUnit)
    proposed: list[Path] = []
    for name in ("../../x", "a/b\\c:d*?", "CON", "...", "x" * 300, "slut."):
        page.findChildren(QLineEdit)[0].setText(name)
        proposed.append(page.kind.path())
    assert len({path.parent for path in proposed}) == 1
    assert [path.stem for path in proposed] == ["x", "a-b-c-d", "CON-", "CareDesk", "x" * 120, "slut"]


def test_a_very_long_comment(qtbot, opened, answers, tmp_path):
    reports = opened.window.show_page(8)
    field = only(reports, CommentField)
    qtbot.waitUntil(button(reports, "PDF …").isEnabled, timeout=20_000)
    text = ("Långt och <b>fett</b> {x} 👩‍👩‍👧‍👦. " * 400)[:10_000]
    field.setFocus()
    field.setPlainText(text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert read_comment(opened.unit, month=opened.window.top_bar.month.month()) == text.strip()
    reports.grab()
    answers.path = tmp_path / "rapport.pdf"
    qtbot.waitUntil(button(reports, "PDF …").isEnabled, timeout=20_000)
    qtbot.mouseClick(button(reports, "PDF …"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(answers.path.is_file, timeout=20_000)
    qtbot.waitUntil(button(reports, "Kopiera till mejl").isEnabled, timeout=20_000)
    qtbot.mouseClick(button(reports, "Kopiera till mejl"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: text[:20] in QApplication.clipboard().text(), timeout=20_000)


def test_the_month_stays_between_its_ends(qtbot, opened):
    month = opened.window.top_bar.month
    for pressed, near, end in (
        (Qt.Key.Key_PageUp, "2023-12", "2023-11"),
        (Qt.Key.Key_PageDown, "2026-11", "2026-12"),
    ):
        month.set_month(near)
        for _ in range(4):
            control(qtbot, opened, pressed)
        assert month.month() == end
    opened.window.grab()


def test_undo_and_redo_with_nothing_to_take(qtbot, opened, answers):
    for _ in range(3):
        control(qtbot, opened, Qt.Key.Key_Z)
        control(qtbot, opened, Qt.Key.Key_Y)
    assert answers.said == []
    assert "Det finns inget att göra om" in opened.window.top_bar.status.accessibleName()


def test_two_hundred_steps_back_and_forth(qtbot, opened, answers):
    unit = opened.unit
    for number in range(205):
        edit_comment(unit, month="2026-10", text=f"steg {number}")
    assert len(history(unit)) == 200
    while opened.steps.undo():
        pass
    assert read_comment(unit, month="2026-10") == "steg 4"
    while opened.steps.redo():
        pass
    assert read_comment(unit, month="2026-10") == "steg 204"
    opened.steps.show_history()
    opened.window.grab()
    assert answers.said == []


def test_leaving_while_the_report_is_being_written(qtbot, opened, answers, sample, tmp_path):
    reports = opened.window.show_page(8)
    qtbot.waitUntil(button(reports, "PDF …").isEnabled, timeout=20_000)
    answers.path = tmp_path / "rapport.pdf"
    qtbot.mouseClick(button(reports, "PDF …"), Qt.MouseButton.LeftButton)
    opened.window.close()
    qtbot.wait(200)
    assert not list(tmp_path.glob(".*.part"))
    open_unit(sample).close()


def test_opening_another_file_while_the_report_is_being_written(qtbot, opened, answers, sample, tmp_path):
    other = tmp_path / "annan.caredesk"
    other.write_bytes(sample.read_bytes())
    reports = opened.window.show_page(8)
    qtbot.waitUntil(button(reports, "PDF …").isEnabled, timeout=20_000)
    answers.path = tmp_path / "rapport.pdf"
    qtbot.mouseClick(button(reports, "PDF …"), Qt.MouseButton.LeftButton)
    assert opened.desk.open(other)
    qtbot.wait(300)
    assert opened.unit.store.path == other
    assert answers.said == []
    only(opened.window.show_page(8), CommentField)


def test_leaving_the_import_while_it_reads(qtbot, opened, in_dialog, answers, tmp_path):
    lines = "".join(f"{n};2026-10-{n % 28 + 1:02d};07:00;15:00\n" for n in range(20_000))
    source = folder(tmp_path / "källa", **{"pass": "Anställningsnr;Datum;Start;Slut\n" + lines})

    def drive(dialog: QDialog) -> None:
        answers.path = source
        qtbot.mouseClick(button(dialog, "Välj mapp …"), Qt.MouseButton.LeftButton)
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    in_dialog(ImportDialog, drive)
    opened.import_file()
    opened.close_unit()
    qtbot.wait(300)
    assert answers.said == []


def test_opening_the_file_that_is_already_open_leaves_everything_as_it_is(qtbot, opened, answers):
    unit, page = opened.unit, opened.window.show_page(8)
    path = unit.store.path
    assert opened.desk.open(path.parent / ".." / path.parent.name / path.name)
    assert opened.unit is unit
    assert page.isVisible()
    assert answers.said == []


@pytest.mark.parametrize("pressed", [Qt.Key.Key_1, Qt.Key.Key_8, Qt.Key.Key_I, Qt.Key.Key_W])
def test_without_a_unit_its_keys_do_nothing(qtbot, desktop, pressed: Qt.Key):
    control(qtbot, desktop, pressed)
    assert len(desktop.window.findChildren(StartPage)) == 1
    assert only(desktop.window, StartPage).isVisible()


def test_the_menu_offers_what_can_be_done_with_and_without_a_unit(desktop, sample):
    def offered() -> set[str]:
        return {each.text() for each in desktop.window.top_bar.unit_menu.actions() if each.isEnabled()}

    of_a_unit = {"Läs in från fil …", "Lösenfras …", "Stäng enheten"}
    assert not offered() & of_a_unit
    assert {"Öppna enhet …", "Ny enhet …", "Avsluta"} <= offered()
    assert desktop.desk.open(sample)
    assert offered() >= of_a_unit
    desktop.close_unit()
    assert not offered() & of_a_unit


def test_what_was_half_typed_at_the_close_is_in_the_file_and_in_its_last_copy(qtbot, opened, sample):
    month = opened.window.top_bar.month.month()
    field = only(opened.window.show_page(8), CommentField)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Halvskriv")
    control(qtbot, opened, Qt.Key.Key_W)
    for path in (sample, copies_of(sample)[0].path):
        with open_unit(path) as unit:
            assert read_comment(unit, month=month) == "Halvskriv"


@pytest.mark.parametrize("pages", [1, 8, 9])
def test_the_smallest_window(qtbot, opened, pages: int):
    page = opened.window.show_page(pages)
    opened.window.resize(QSize(1, 1))
    qtbot.wait(100)
    assert opened.window.size() == opened.window.minimumSize()
    cut = [
        (type(each).__name__, each.accessibleName())
        for each in page.findChildren(QWidget)
        if each.isVisible()
        and each.mapTo(opened.window, each.rect().topRight()).x() > opened.window.width() + 1
    ]
    assert cut == []


def test_enter_twice_in_a_hurry(qtbot, desktop, answers, tmp_path, monkeypatch):
    monkeypatch.setattr("caredesk.ui.desktop._documents", lambda: tmp_path)
    desktop.make_new()
    field = only(desktop.window, NewUnit).findChildren(QLineEdit)[0]
    qtbot.keyClicks(field, "Bergby")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert desktop.unit.store.path == tmp_path / "CareDesk" / "Bergby.caredesk"
    assert [path.name for path in tmp_path.rglob("*.caredesk")] == ["Bergby.caredesk"]
    assert answers.said == []


def test_the_history_is_there_once_and_leaves_the_buttons_beside_it_free(qtbot, opened):
    bar = opened.window.top_bar
    for _ in range(3):
        control(qtbot, opened, Qt.Key.Key_H)
        qtbot.wait(20)
    shown = only(opened.window, HistoryList)
    assert opened.window.findChildren(HistoryList) == [shown]
    assert shown.isVisible()
    for beside in (bar.undo, bar.redo, bar.history):
        corner = beside.mapTo(opened.window, beside.rect().topLeft())
        assert not shown.geometry().intersects(QRect(corner, beside.size())), beside.accessibleName()
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not opened.window.findChildren(HistoryList))


def test_an_import_is_gone_when_it_is_left(qtbot, opened, in_dialog):
    for _ in range(2):
        in_dialog(ImportDialog, lambda dialog: dialog.reject())
        opened.import_file()
        qtbot.wait(20)
    assert opened.window.findChildren(ImportDialog) == []
