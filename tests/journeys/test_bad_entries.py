"""What cannot be right, typed in the real window: said at the field, the text kept, nothing else changed."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from caredesk.services.edits import history
from caredesk.ui.desktop import Desktop
from caredesk.ui.pages.density_page import DensityPage
from caredesk.ui.pages.people_page import PeoplePage
from caredesk.ui.pages.settings_page import SettingsPage
from caredesk.ui.widgets.entry_table import EntryTable
from tests.ui.on_screen import only

PERSON = "2011"
BLOCK = "Asken\t2026-12-01\t2026-12-02\t17\nAsken\t2026-12-02\t2026-12-03\tflera"


def places(desktop: Desktop) -> EntryTable:
    desktop.window.show_page(5)
    density = only(desktop.window, DensityPage)
    density.show_view("places")
    return density.places.table


def occupancy(desktop: Desktop) -> EntryTable:
    desktop.window.show_page(5)
    density = only(desktop.window, DensityPage)
    density.show_view("occupancy")
    return density.occupancy.table


def contracts(desktop: Desktop) -> EntryTable:
    desktop.window.show_page(3)
    people = only(desktop.window, PeoplePage)
    people.show_person(PERSON)
    return people.card.tables.contracts


def unit_rows(desktop: Desktop) -> EntryTable:
    desktop.window.show_page(9)
    section = only(desktop.window, SettingsPage).show_section("unit")
    return section.findChildren(EntryTable)[0]


def place_of(table: EntryTable, field: str, row: int) -> None:
    """Moves the keyboard to a cell."""
    column = [each.field for each in table.model.columns].index(field)
    table.view.setFocus()
    table.view.setCurrentIndex(table.model.index(row, column))


def type_over(table: EntryTable, text: str) -> None:
    """Types over the current cell as its user does, and leaves it by Enter."""
    QTest.keyClick(table.view, Qt.Key.Key_F2)
    editor = table.view.findChild(QComboBox, "cell") or table.view.findChild(QLineEdit, "cell")
    assert editor is not None
    typed_in = editor.lineEdit() if isinstance(editor, QComboBox) else editor
    assert isinstance(typed_in, QLineEdit)
    typed_in.selectAll()
    QTest.keyClicks(typed_in, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


CASES = (
    (places, "target", 3, "80", "till exempel 0,80"),
    (places, "available", 3, "3", "Rätta beläggningen först"),
    (occupancy, "occupied", 0, "99", "ändra platserna först"),
    (occupancy, "occupied", 0, "arton", "inget tal"),
    (occupancy, "last_day", 0, "2026-12-01", "överlappar"),
    (contracts, "valid_from", 0, "1980-01-01", "före födelsedatumet"),
    (contracts, "valid_from", 2, "2025-04-01", "redan en anställning"),
    (contracts, "weekly_hours", 2, "0", "större än 0"),
    (unit_rows, "weekly_hours", 0, "0", "större än 0"),
)


def test_what_cannot_be_right_is_said_and_kept_and_changes_nothing(opened: Desktop, qtbot):
    opened.window.activateWindow()
    for table_of, field, row, text, said in CASES:
        table = table_of(opened)
        place_of(table, field, row)
        before = history(opened.unit)
        was = table.view.currentIndex().data()
        type_over(table, text)
        case = f"{table_of.__name__}.{field} = {text}"
        assert said in table.sentence(), case
        assert history(opened.unit) == before, case
        place_of(table, field, row)
        assert table.view.currentIndex().data() == text, case
        QTest.keyClick(table.view, Qt.Key.Key_Escape)
        assert (table.view.currentIndex().data(), table.sentence()) == (was, ""), case


def test_a_role_in_use_stays_and_a_block_with_one_bad_cell_is_kept_for_correction(opened: Desktop):
    opened.window.activateWindow()
    opened.window.show_page(9)
    section = only(opened.window, SettingsPage).show_section("roles")
    table = section.findChildren(EntryTable)[0]
    place_of(table, "name", 2)
    before = history(opened.unit)
    QTest.keyClick(table.view, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert "kan inte tas bort" in table.sentence()
    assert history(opened.unit) == before
    table = occupancy(opened)
    place_of(table, "section", table.model.rowCount() - 1)
    first = table.view.currentIndex().row()
    QGuiApplication.clipboard().setText(BLOCK)
    QTest.keyClick(table.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "inget tal" in table.sentence()
    assert history(opened.unit) == before
    assert [table.model.index(first + row, 3).data() for row in (0, 1)] == ["17", "flera"]
