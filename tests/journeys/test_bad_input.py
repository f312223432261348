"""Bad input is told in one plain sentence, in the window in Swedish and in the terminal in English.

Nothing is changed by any of it: not the unit's file, not what stands beside it, not what was typed.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit

from caredesk.domain.rows import Employee
from caredesk.services.passphrase import set_passphrase
from caredesk.services.session import create_unit, open_unit
from caredesk.storage import engine, rows
from caredesk.storage.keys import PUBLISHED
from caredesk.ui.desktop import Desktop
from caredesk.ui.dialogs.import_dialog import ImportDialog
from caredesk.ui.dialogs.passphrase_dialog import PassphraseDialog
from caredesk.ui.widgets.start_page import StartPage
from caredesk.ui.widgets.table_view import TableView
from tests.answers import Answers
from tests.disks import files_on
from tests.journeys.bad_sources import BAD_SOURCES, ONLY_TOLD, BadSource
from tests.journeys.terminal import in_terminal, refused_in_terminal
from tests.ui.on_screen import button, only, words

PHRASE = "sju gula hus"


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
