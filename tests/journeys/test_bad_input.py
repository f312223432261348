"""Bad input is told in one plain sentence, in the window in Swedish and in the terminal in English.

Nothing is changed by any of it: not the unit's file, not what stands beside it, not what was typed.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit

from caredesk.cli import main
from caredesk.domain.rows import Employee
from caredesk.language import translation
from caredesk.services.export_unit import export_unit
from caredesk.services.monthly_report import read_comment
from caredesk.services.passphrase import set_passphrase
from caredesk.services.session import create_unit, open_unit
from caredesk.storage import engine, rows
from caredesk.storage.keys import PUBLISHED
from caredesk.ui.desktop import Desktop
from caredesk.ui.dialogs.import_dialog import ImportDialog
from caredesk.ui.dialogs.passphrase_dialog import PassphraseDialog
from caredesk.ui.dialogs.set_passphrase_dialog import SetPassphraseDialog
from caredesk.ui.pages.reports_page import ReportsPage
from caredesk.ui.widgets.comment_field import CommentField
from caredesk.ui.widgets.start_page import StartPage
from caredesk.ui.widgets.table_view import TableView
from tests.answers import Answers
from tests.disks import files_on, fill_up, make_read_only, own_disk
from tests.journeys.bad_sources import BAD_SOURCES, ONLY_TOLD, BadSource
from tests.ui.on_screen import button, only, words

DISK_BYTES = 40_000_000
PHRASE = "sju gula hus"
FULL = (
    "Disken är full. Det nya är inte sparat, men allt som var sparat är kvar. Frigör plats och försök igen."
)
FULL_ENGLISH = (
    "The disk is full. What is new is not saved, but all that was saved is still there. "
    "Free some space and try again."
)


@pytest.fixture(autouse=True)
def _one_application(qapp) -> None:
    """Before a command makes one of its own for the report's pages, without a window."""


@pytest.fixture
def unit_file(tmp_path: Path) -> Path:
    """A new unit's file, closed."""
    path = tmp_path / "enhet" / "enhet.caredesk"
    path.parent.mkdir()
    create_unit(path, name="Bergby").close()
    return path


def in_terminal(*arguments: object) -> int:
    """The status of a command; the window then goes on in Swedish."""
    try:
        return main([str(each) for each in arguments])
    finally:
        translation.use("sv")


def refused_in_terminal(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """The one sentence of a command that ends as the user's error."""
    capsys.readouterr()
    status = in_terminal(*arguments)
    assert status == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    return said.err.strip()


def shown_cells(dialog: QDialog) -> list[str]:
    """The cells of the tables in view."""
    models = [table.model() for table in dialog.findChildren(TableView) if table.isVisible()]
    return [
        model.index(row, column).data()
        for model in models
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    ]


def said_of_import(
    qtbot, desktop: Desktop, in_dialog, answers: Answers, source: Path, read_in: bool = False
) -> list[str]:
    """Chooses a source by the dialog's button, and with `read_in` reads it in; what the dialog then says."""
    seen: list[str] = []

    def drive(dialog: QDialog) -> None:
        answers.path = source
        choose = button(dialog, "Välj mapp …" if source.is_dir() else "Välj fil …")
        qtbot.mouseClick(choose, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(choose.isEnabled, timeout=20_000)
        if read_in:
            qtbot.mouseClick(button(dialog, "Läs in"), Qt.MouseButton.LeftButton)
        seen.extend((*words(dialog), *shown_cells(dialog), button(dialog, "Läs in").isEnabled() * "Läs in"))
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    in_dialog(ImportDialog, drive)
    desktop.import_file()
    return seen


# Sources


@pytest.mark.parametrize("bad", BAD_SOURCES, ids=lambda bad: bad.name)
def test_a_bad_source_in_the_terminal(bad: BadSource, unit_file: Path, tmp_path: Path, capsys):
    source, before = bad.make(tmp_path), files_on(unit_file.parent)
    said = refused_in_terminal(capsys, "import", unit_file, source)
    assert said.splitlines()[-1] == bad.terminal
    assert files_on(unit_file.parent) == before


@pytest.mark.parametrize("bad", BAD_SOURCES, ids=lambda bad: bad.name)
def test_a_bad_source_in_the_window(
    qtbot, desktop, in_dialog, answers, bad: BadSource, unit_file: Path, tmp_path: Path
):
    assert desktop.desk.open(unit_file)
    content = desktop.unit.store.query("SELECT * FROM undo_step")
    seen = said_of_import(qtbot, desktop, in_dialog, answers, bad.make(tmp_path))
    assert (bad.window if bad.looked_at else f"!  {bad.window}") in seen
    assert "Läs in" not in seen
    assert answers.said == []
    assert desktop.unit.store.query("SELECT * FROM undo_step") == content
    assert rows.read(desktop.unit.store, Employee) == []


@pytest.mark.parametrize("odd", ONLY_TOLD, ids=lambda odd: odd.name)
def test_what_is_not_of_the_template_is_told_before_the_rest_is_read_in(
    qtbot, desktop, in_dialog, answers, odd: BadSource, unit_file: Path, tmp_path: Path, capsys
):
    source = odd.make(tmp_path)
    assert in_terminal("import", unit_file, source, "--dry-run") == 0
    assert capsys.readouterr().err.strip() == odd.terminal
    assert desktop.desk.open(unit_file)
    seen = said_of_import(qtbot, desktop, in_dialog, answers, source)
    assert f"· {odd.window}" in seen
    assert "Läs in" in seen
    assert rows.read(desktop.unit.store, Employee) == []


# Files


def _newer(path: Path) -> None:
    connection = engine.connect(path, PUBLISHED)
    connection.execute("PRAGMA user_version = 77")
    connection.close()


def _picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(8192))


def _emptied(path: Path) -> None:
    path.write_bytes(b"")


def _garbled(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:4096] + bytes(8192))


BAD_FILES: tuple[tuple[Callable[[Path], None], str, str], ...] = (
    (
        _newer,
        "enhet.caredesk är sparad av en nyare CareDesk. "
        "Filen är orörd; uppdatera programmet för att öppna den.",
        "enhet.caredesk was saved by a newer CareDesk. The file is untouched; update the program to open it.",
    ),
    (
        _picture,
        "enhet.caredesk är ingen CareDesk-fil. Den har inte ändrats.",
        "enhet.caredesk is not a CareDesk file. It has not been changed.",
    ),
    (
        _emptied,
        "Filen enhet.caredesk är tom. Öppna den senaste kopian i stället.",
        "The file enhet.caredesk is empty. Open the latest copy instead.",
    ),
    (
        _garbled,
        "enhet.caredesk är skadad och kan inte läsas säkert. "
        "Den är orörd; öppna den senaste kopian i stället.",
        "enhet.caredesk is damaged and cannot be read safely. It is untouched; open the latest copy instead.",
    ),
)


@pytest.mark.parametrize(("spoil", "window", "terminal"), BAD_FILES)
def test_a_file_that_cannot_be_opened(
    desktop, answers, unit_file: Path, capsys, spoil: Callable[[Path], None], window: str, terminal: str
):
    spoil(unit_file)
    before = files_on(unit_file.parent)
    assert refused_in_terminal(capsys, "figures", unit_file, "--month", "2026-10") == terminal
    assert not desktop.desk.open(unit_file)
    assert answers.said == [window]
    assert only(desktop.window, StartPage).isVisible()
    assert files_on(unit_file.parent) == before


def test_a_wrong_passphrase(
    qtbot, desktop, in_dialog, answers, unit_file: Path, capsys, monkeypatch: pytest.MonkeyPatch
):
    with open_unit(unit_file) as unit:
        set_passphrase(unit, PHRASE, now=desktop.around.now())
    before = files_on(unit_file.parent)
    monkeypatch.setenv("CAREDESK_PASSPHRASE", "fel")
    said = refused_in_terminal(capsys, "figures", unit_file, "--month", "2026-10")
    assert said == "The passphrase is not right. The file is untouched; try again."
    seen: list[str] = []

    def drive(dialog: QDialog) -> None:
        entry = only(dialog, QLineEdit)
        qtbot.keyClicks(entry, "fel")
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
        seen.extend((*words(dialog), entry.text()))
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    in_dialog(PassphraseDialog, drive)
    assert not desktop.desk.open(unit_file)
    assert any("Lösenfrasen stämmer inte. Filen är orörd; försök igen." in each for each in seen)
    assert seen[-1] == "fel"
    assert answers.said == []
    assert files_on(unit_file.parent) == before


# A full disk


@pytest.fixture
def disk(tmp_path: Path, sample_file: Path) -> Iterator[Path]:
    """A disk with the sample unit and an empty one, and some room."""
    with own_disk(tmp_path / "disk", DISK_BYTES) as place:
        (place / "exempel.caredesk").write_bytes(sample_file.read_bytes())
        create_unit(place / "tom.caredesk", name="Bergby").close()
        yield place


@pytest.fixture(scope="module")
def source(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample unit as a folder of the template."""
    with open_unit(sample_file) as unit:
        return export_unit(unit, tmp_path_factory.mktemp("ut"))[0]


WRITING: tuple[tuple[str, ...], ...] = (
    ("import", "{disk}/tom.caredesk", "{source}"),
    ("report", "{disk}/exempel.caredesk", "--month", "2026-10", "--to", "{disk}/rapport"),
    ("export", "{disk}/exempel.caredesk", "--to", "{disk}/ut"),
    ("export", "{disk}/exempel.caredesk", "--to", "{disk}/ut", "--sqlite"),
    ("backup", "{disk}/exempel.caredesk"),
    ("restore", "{disk}/exempel.caredesk", "--to", "{disk}/åter.caredesk"),
    ("new", "{disk}/ny.caredesk", "--name", "Ny"),
    ("demo", "{disk}/ny.caredesk"),
)


@pytest.mark.parametrize("command", WRITING, ids=lambda words: words[0])
def test_a_full_disk_in_the_terminal(disk: Path, source: Path, capsys, command: tuple[str, ...]):
    before = files_on(disk)
    # Each begins to write before the room ends, but for an empty unit, which needs little.
    ballast = fill_up(disk, 0 if command[0] == "new" else 60_000)
    words_of_it = [each.format(disk=disk, source=source) for each in command]
    assert refused_in_terminal(capsys, *words_of_it) == FULL_ENGLISH
    assert files_on(disk) == before
    ballast.unlink()
    assert in_terminal(*words_of_it) == 0


def test_a_full_disk_while_importing_in_the_window(
    qtbot, desktop, in_dialog, answers, disk: Path, source: Path
):
    assert desktop.desk.open(disk / "tom.caredesk")
    ballast = fill_up(disk)
    seen: list[str] = []

    def drive(dialog: QDialog) -> None:
        answers.path = source
        qtbot.mouseClick(button(dialog, "Välj mapp …"), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: button(dialog, "Läs in").isVisible(), timeout=20_000)
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
        seen.extend(words(dialog))
        ballast.unlink()
        # What was chosen still stands, so that trying again is one key.
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
        assert not any(FULL in each for each in words(dialog))
        dialog.reject()

    in_dialog(ImportDialog, drive)
    in_dialog(SetPassphraseDialog, lambda second: second.reject())
    desktop.import_file()
    assert f"!  {FULL}" in seen
    assert len(rows.read(desktop.unit.store, Employee)) > 40


def test_a_full_disk_while_writing_the_report_and_the_comment(qtbot, desktop, answers, disk: Path):
    assert desktop.desk.open(disk / "exempel.caredesk")
    reports = desktop.window.show_page(8)
    assert isinstance(reports, ReportsPage)
    qtbot.waitUntil(button(reports, "PDF …").isEnabled, timeout=20_000)
    before = files_on(disk)
    ballast = fill_up(disk)
    answers.path = disk / "oktober.pdf"
    qtbot.mouseClick(button(reports, "PDF …"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: answers.said == [FULL], timeout=20_000)
    field = only(reports, CommentField)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Det blev fullt.")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert answers.said == [FULL, FULL]
    assert field.toPlainText() == "Det blev fullt."
    # The journal is the open file's own, empty between its transactions.
    assert {name: held for name, held in files_on(disk).items() if not name.endswith("-journal")} == before
    ballast.unlink()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert answers.said == [FULL, FULL]
    assert read_comment(desktop.unit, month="2026-10") == "Det blev fullt."


def test_a_full_disk_while_a_copy_is_made(qtbot, desktop, answers, disk: Path):
    assert desktop.desk.open(disk / "tom.caredesk")
    before = files_on(disk)
    ballast = fill_up(disk)
    qtbot.waitUntil(lambda: answers.said == [FULL], timeout=20_000)
    assert files_on(disk) == before
    ballast.unlink()


# A folder that may only be read


READ_ONLY_ENGLISH = {
    "import": "tom.caredesk is read-only. Nothing has been changed; save a copy of your own to change it.",
    "report": "It is not possible to write in {disk}/rapport. Nothing is written; choose another folder.",
    "export": "It is not possible to write in {disk}/ut. Nothing is written; choose another folder.",
}


@pytest.mark.parametrize("command", WRITING, ids=lambda words: words[0])
def test_a_read_only_folder_in_the_terminal(disk: Path, source: Path, capsys, command: tuple[str, ...]):
    before = files_on(disk)
    make_read_only(disk)
    said = refused_in_terminal(capsys, *(each.format(disk=disk, source=source) for each in command))
    expected = READ_ONLY_ENGLISH.get(command[0]) if "--sqlite" not in command else None
    if expected is None:
        assert said.endswith(
            "cannot be written in that folder. Nothing has been changed; choose another folder."
        )
        assert ".part" not in said
    else:
        assert said == expected.format(disk=disk)
    assert files_on(disk) == before


def test_a_read_only_folder_in_the_window(qtbot, desktop, answers, disk: Path):
    make_read_only(disk)
    assert desktop.desk.open(disk / "exempel.caredesk")
    assert "skrivskyddad" in desktop.window.banner.accessibleName()
    assert answers.said == []
    desktop.import_file()
    assert answers.said == [
        "exempel.caredesk är skrivskyddad. "
        "Inget har ändrats; spara en egen kopia av filen för att ändra i den."
    ]
    reports = desktop.window.show_page(8)
    qtbot.waitUntil(button(reports, "PDF …").isEnabled, timeout=20_000)
    answers.path = disk / "oktober.pdf"
    qtbot.mouseClick(button(reports, "PDF …"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(answers.said) == 2, timeout=20_000)
    assert answers.said[1].startswith("Det går inte att skriva i ")
    assert not desktop.desk.new(disk / "ny.caredesk", "Ny")
    assert answers.said[2].startswith("Det går inte att skriva ny.caredesk i den mappen.")


# A file that goes away


@pytest.mark.parametrize("kind", ["swapped", "deleted"])
def test_a_file_that_goes_away_while_open_can_be_rescued(
    qtbot, opened, answers, sample: Path, tmp_path: Path, kind: str
):
    field = only(opened.window.show_page(8), CommentField)
    staff = rows.read(opened.unit.store, Employee)
    if kind == "swapped":
        other = tmp_path / "annan.caredesk"
        create_unit(other, name="Annan").close()
        other.replace(sample)
    else:
        sample.unlink()
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Nytt")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert answers.asked == [
        "exempel.caredesk har bytts ut eller tagits bort av ett annat program. "
        "Det senaste är inte sparat; spara en kopia."
    ]
    assert field.toPlainText() == "Nytt"
    assert len(answers.said) == 1
    rescued = next((sample.parent / "CareDesk-kopior").glob("*.caredesk"))
    assert rescued.name in answers.said[0]
    with open_unit(rescued) as unit:
        assert rows.read(unit.store, Employee) == staff
