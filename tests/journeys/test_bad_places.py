"""A full disk, a folder that may only be read, and a file that goes away while it is open.

Each is told in one plain sentence, in the window in Swedish and in the terminal in English; what was typed or
chosen is kept, and nothing that was saved is touched.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from caredesk.domain.rows import Employee
from caredesk.services.export_unit import export_unit
from caredesk.services.monthly_report import read_comment
from caredesk.services.session import create_unit, open_unit
from caredesk.storage import rows
from caredesk.ui.dialogs.import_dialog import ImportDialog
from caredesk.ui.dialogs.set_passphrase_dialog import SetPassphraseDialog
from caredesk.ui.pages.reports_page import ReportsPage
from caredesk.ui.widgets.comment_field import CommentField
from tests.disks import files_on, fill_up, make_read_only, own_disk
from tests.journeys.terminal import in_terminal, refused_in_terminal
from tests.sample import copy_sample
from tests.ui.on_screen import button, only, words

# Disks of their own to fill, and the whole window on them: too long for the ordinary run.
pytestmark = pytest.mark.slow

DISK_BYTES = 40_000_000
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


# A full disk


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with the sample unit and an empty one, and some room."""
    with own_disk(tmp_path / "disk", DISK_BYTES) as place:
        copy_sample(place)
        create_unit(place / "tom.caredesk", name="Bergby").close()
        yield place


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample unit as a folder of the template."""
    with open_unit(copy_sample(tmp_path_factory.mktemp("enhet"))) as unit:
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
    said = "Filen är skrivskyddad: du kan läsa och göra rapporter, men inget kan ändras."
    assert desktop.window.banner.accessibleName() == said
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
