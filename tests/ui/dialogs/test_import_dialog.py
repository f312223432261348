"""Import by events: choose, look, read in, done; refused rows stop it and change nothing."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from caredesk.domain.rows import Employee
from caredesk.services.session import create_unit
from caredesk.storage import rows
from caredesk.ui.dialogs.import_dialog import CHOOSE, DONE, LOOK, ImportDialog
from caredesk.ui.jobs import Jobs
from caredesk.ui.widgets.check_box import CheckBox
from caredesk.ui.widgets.labels import PartsLabel
from caredesk.ui.widgets.table_view import TableView
from tests.ui.on_screen import button, only, words

STAFF = "Anställningsnr;Namn;Telefon\n101;Anna Ek;070-174 06 48\n102;Nils Öberg;070-174 06 21\n"
CONTRACTS = "Anställningsnr;Från;Form\n101;2024-01-01;Tillsvidare\n"
OCCUPANCY = "Från;Till;Belagda platser\n"
DAYS = [f"2026-10-{day:02d};2026-10-{day:02d};{20 + day}\n" for day in (1, 2, 3, 4)]
BAD = "Anställningsnr;Från;Form\n101;den första maj;Tillsvidare\n999;2024-01-01;Tillsvidare\n"


@pytest.fixture
def unit(tmp_path):
    with create_unit(tmp_path / "unit.caredesk", name="Björkbacken") as unit:
        yield unit


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / "mall"
    folder.mkdir()
    (folder / "medarbetare.csv").write_text(STAFF, encoding="utf-8")
    return folder


@pytest.fixture
def dialog(qtbot, style, unit, answers):
    jobs = Jobs()
    dialog = ImportDialog(style, unit, ask=answers, jobs=jobs, parent=None)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    yield dialog
    jobs.finish()


def seen(dialog: ImportDialog) -> str:
    lines = [label.plain() for label in dialog.findChildren(PartsLabel) if label.isVisible()]
    return " ".join((*words(dialog), *lines))


def table(dialog: ImportDialog, place: int) -> list[list[str]]:
    model = [each for each in dialog.findChildren(TableView) if each.isVisible()][place].model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


@pytest.fixture
def choose(dialog, qtbot, answers):
    """Chooses a source by the button, and waits until it is read."""

    def by_button(path: Path) -> None:
        answers.path = path
        qtbot.mouseClick(button(dialog, "Välj mapp …"), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(button(dialog, "Välj mapp …").isEnabled)

    return by_button


def test_choose_look_read_in_done(dialog, qtbot, choose, unit, source):
    choose(source)
    assert dialog.steps.current() == LOOK
    assert table(dialog, 0) == [
        ["medarbetare", "2", "0", "0", "0", "0"],
        ["Summa", "2", "0", "0", "0", "0"],
    ]
    assert table(dialog, 1)[0] == ["+ ny", "101 · Anna Ek · 070-174 06 48"]
    assert rows.read(unit.store, Employee) == []
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.steps.current() == DONE
    assert "2 nya och 0 ändrade rader är inlästa" in seen(dialog)
    assert [each.name for each in rows.read(unit.store, Employee)] == ["Anna Ek", "Nils Öberg"]
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert "employee" in dialog.changes.tables


def test_a_changed_row_tells_old_and_new(dialog, qtbot, choose, source):
    choose(source)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    (source / "medarbetare.csv").write_text(STAFF.replace("06 48", "06 49"), encoding="utf-8")
    dialog.read(source)
    qtbot.waitUntil(lambda: dialog.steps.current() == LOOK)
    assert table(dialog, 0)[0] == ["medarbetare", "0", "1", "1", "0", "0"]
    assert table(dialog, 1) == [["· ändras", "101: Telefon 070-174 06 48 → 070-174 06 49"]]


def test_the_same_source_again_has_nothing_to_read_in(dialog, qtbot, choose, source):
    choose(source)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    dialog.read(source)
    qtbot.waitUntil(lambda: dialog.steps.current() == LOOK)
    assert "Allt i källan finns redan" in seen(dialog)
    assert not button(dialog, "Läs in").isEnabled()


def test_refused_rows_are_listed_and_stop_it(dialog, qtbot, choose, unit, source):
    (source / "anställningar.csv").write_text(BAD, encoding="utf-8")
    choose(source)
    assert not button(dialog, "Läs in").isEnabled()
    assert button(dialog, "Läs in").toolTip()
    listed = table(dialog, 1)
    assert [row[:4] for row in listed] == [
        ["anställningar", "2", "Från", "den första maj"],
        ["anställningar", "3", "Anställningsnr", "999"],
    ]
    assert all(row[4] for row in listed)
    qtbot.mouseClick(button(dialog, "Kopiera listan"), Qt.MouseButton.LeftButton)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Blad\tRad\tKolumn\tVärde\tSkäl"
    assert lines[1].startswith("anställningar\t2\tFrån\tden första maj\t")
    assert rows.read(unit.store, Employee) == []


def test_a_sheet_chosen_above_shows_its_rows_below(dialog, qtbot, choose, source):
    (source / "anställningar.csv").write_text(CONTRACTS, encoding="utf-8")
    choose(source)
    upper = next(each for each in dialog.findChildren(TableView) if each.isVisible())
    upper.clicked.emit(upper.model().index(1, 0))
    assert table(dialog, 1) == [["+ ny", "101 · 2024-01-01 · Tillsvidare"]]


def test_what_cannot_be_read_is_told_in_one_sentence_and_another_can_be_chosen(
    dialog, qtbot, choose, tmp_path
):
    picture = tmp_path / "bild.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 64)
    choose(picture)
    assert dialog.steps.current() == CHOOSE
    assert "!  " in seen(dialog)
    assert button(dialog, "Välj fil …").isEnabled()


def test_esc_leaves_everything_as_it_was(dialog, qtbot, choose, unit, source):
    choose(source)
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.changes is None
    assert rows.read(unit.store, Employee) == []


def test_esc_after_it_is_done_still_tells_the_changes(dialog, qtbot, choose, source):
    choose(source)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.changes is not None


def test_the_empty_template_is_saved_to_a_folder_once(dialog, qtbot, answers, tmp_path):
    answers.path = tmp_path / "mall"
    answers.path.mkdir()
    save = button(dialog, "Spara tom mall …")
    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    assert sorted(path.name for path in answers.path.iterdir()) == ["mall-exempel.xlsx", "mall.xlsx"]
    assert "mall.xlsx att fylla i" in seen(dialog)
    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    assert "mall.xlsx finns redan" in seen(dialog)
    assert "att fylla i" not in seen(dialog)
    assert dialog.changes is None


@pytest.mark.parametrize(
    ("gone", "told"), [(slice(1, 2), " 1 rad är borttagen."), (slice(1, 3), " 2 rader är borttagna.")]
)
def test_the_closing_sentence_counts_what_was_removed(dialog, qtbot, choose, source, gone: slice, told: str):
    file = source / "beläggning.csv"
    file.write_text(OCCUPANCY + "".join(DAYS), encoding="utf-8")
    choose(source)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert "borttag" not in seen(dialog)
    left = DAYS.copy()
    del left[gone]
    file.write_text(OCCUPANCY + "".join(left), encoding="utf-8")
    dialog.read(source)
    qtbot.waitUntil(lambda: dialog.steps.current() == LOOK)
    only(dialog, CheckBox).click()
    qtbot.mouseClick(button(dialog, "Läs in"), Qt.MouseButton.LeftButton)
    assert dialog.steps.current() == DONE
    assert f"0 nya och 0 ändrade rader är inlästa och sparade.{told}" in seen(dialog)


def test_the_key_of_the_first_step_is_off_while_it_reads_and_in_the_other_steps(
    dialog, qtbot, answers, monkeypatch, source
):
    asked: list[str] = []

    def file_to_open(parent, title, kinds, start=None):
        asked.append(title)

    def press() -> int:
        qtbot.keyClick(dialog, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
        qtbot.wait(200)  # a button pressed by its key is let go a tenth of a second later
        return len(asked)

    monkeypatch.setattr(answers, "file_to_open", file_to_open)
    assert press() == 1
    dialog.read(source)
    assert press() == 1
    qtbot.waitUntil(lambda: dialog.steps.current() == LOOK)
    assert press() == 1
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.steps.current() == DONE
    assert press() == 1
