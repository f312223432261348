"""A table edited in place: keys, blocks, refusals that stay typed, and rows that come back from the store."""

from collections.abc import Mapping, Sequence

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from caredesk.ui.widgets.entry_table import EntryColumn, EntryEdit, EntryRow, EntryTable

KEY = Qt.Key


class Rows:
    """A store that refuses what is no whole number, and shows what it holds as a page would."""

    def __init__(self, style) -> None:
        self.held: dict[object, dict[str, str]] = {
            1: {"name": "Asken", "places": "18"},
            2: {"name": "Eken", "places": "17"},
        }
        self.calls: list[list[EntryEdit]] = []
        columns = [
            EntryColumn(
                "name", "Avdelning", choices=lambda: ["Asken", "Eken", "Linden"], free=True, required=True
            ),
            EntryColumn(
                "double", "Dubbelt", computed=lambda row: str(2 * int(row.texts["places"])), numbers=True
            ),
            EntryColumn("places", "Platser", numbers=True, required=True),
        ]
        self.table = EntryTable(
            style, "Platser", columns, store=self.store, remove=self.remove, new_rows=True
        )
        self.show()

    def store(self, edits: Sequence[EntryEdit]) -> Mapping[tuple[int, str], str]:
        self.calls.append(list(edits))
        wrong = {
            (place, "places"): "Det är inget tal."
            for place, edit in enumerate(edits)
            if not edit.texts.get("places", "").isdigit()
        }
        if not wrong:
            for edit in edits:
                key = edit.key or len(self.held) + 1
                self.held[key] = dict(edit.texts)
            self.show()
        return wrong

    def remove(self, keys: Sequence[object]) -> str:
        if 1 in keys:
            return "Asken används."
        for key in keys:
            del self.held[key]
        self.show()
        return ""

    def show(self) -> None:
        self.table.set_rows([EntryRow(key, texts) for key, texts in self.held.items()])

    def text(self, row: int, column: int) -> str:
        return self.table.model.index(row, column).data()

    def go_to(self, row: int, column: int) -> None:
        self.table.view.setCurrentIndex(self.table.model.index(row, column))


@pytest.fixture
def rows(qtbot, style) -> Rows:
    rows = Rows(style)
    rows.table.resize(500, 300)
    qtbot.addWidget(rows.table)
    with qtbot.waitExposed(rows.table):
        rows.table.show()
    rows.table.window().activateWindow()
    rows.table.view.setFocus()
    return rows


def settle() -> None:
    """The editor of a cell is closed, and thrown away, after it has taken its key."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def typed(qtbot, rows: Rows, text: str, key: Qt.Key) -> None:
    """Types over the current cell and leaves it by a key."""
    qtbot.keyClicks(rows.table.view, text[:1])
    editor = rows.table.view.findChild(QLineEdit, "cell")
    qtbot.keyClicks(editor, text[1:])
    qtbot.keyClick(editor, key)
    settle()


def test_the_model_keeps_to_the_rules_of_models(rows, qtmodeltester):
    qtmodeltester.check(rows.table.model)


def test_typing_over_a_cell_stores_it_and_enter_goes_down(qtbot, rows):
    rows.go_to(0, 2)
    typed(qtbot, rows, "16", KEY.Key_Return)
    assert rows.held[1]["places"] == "16"
    assert rows.text(0, 1) == "32"
    assert rows.table.view.currentIndex().row() == 1


def test_tab_goes_on_to_the_next_cell_that_is_typed(qtbot, rows):
    rows.go_to(0, 2)
    typed(qtbot, rows, "15", KEY.Key_Tab)
    at = rows.table.view.currentIndex()
    assert (at.row(), at.column()) == (1, 0)


def test_tab_in_the_last_cell_lets_the_keyboard_go(qtbot, rows):
    rows.table.set_rows([EntryRow(1, {"name": "Asken", "places": "18"})])
    rows.go_to(1, 2)
    qtbot.keyClick(rows.table.view, KEY.Key_F2)
    qtbot.keyClick(rows.table.view.findChild(QLineEdit, "cell"), KEY.Key_Tab)
    settle()
    assert rows.table.view.state() != rows.table.view.State.EditingState


def test_what_is_refused_stays_typed_with_its_sentence_until_it_is_corrected(qtbot, rows):
    rows.go_to(0, 2)
    typed(qtbot, rows, "x", KEY.Key_Return)
    assert rows.text(0, 2) == "x"
    assert rows.held[1]["places"] == "18"
    assert "Det är inget tal." in rows.table.sentence()
    rows.show()
    assert rows.text(0, 2) == "x"
    rows.go_to(0, 2)
    typed(qtbot, rows, "19", KEY.Key_Return)
    assert (rows.held[1]["places"], rows.table.sentence()) == ("19", "")


def test_escape_gives_up_what_is_refused(qtbot, rows):
    rows.go_to(0, 2)
    typed(qtbot, rows, "x", KEY.Key_Return)
    rows.go_to(0, 2)
    qtbot.keyClick(rows.table.view, KEY.Key_Escape)
    assert (rows.text(0, 2), rows.table.sentence()) == ("18", "")


def test_a_new_row_is_stored_when_it_has_what_it_needs(qtbot, rows):
    rows.go_to(2, 0)
    qtbot.keyClick(rows.table.view, KEY.Key_F2)
    box = rows.table.view.findChild(QComboBox, "cell")
    box.setEditText("Linden")
    qtbot.keyClick(box, KEY.Key_Tab)
    settle()
    assert rows.calls == []
    editor = rows.table.view.findChild(QLineEdit, "cell")
    qtbot.keyClicks(editor, "9")
    qtbot.keyClick(editor, KEY.Key_Return)
    settle()
    assert rows.held[3] == {"name": "Linden", "places": "9"}
    assert rows.table.model.rowCount() == 4


def test_a_pasted_row_is_whole_also_where_nothing_is_required(qtbot, rows):
    rows.table.model.columns = tuple(column._replace(required=False) for column in rows.table.model.columns)
    rows.go_to(2, 0)
    QGuiApplication.clipboard().setText("Linden\t9")
    qtbot.keyClick(rows.table.view, KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert rows.held[3] == {"name": "Linden", "places": "9"}


def test_a_half_typed_new_row_is_told_when_the_keyboard_leaves_it(qtbot, rows):
    rows.go_to(2, 2)
    rows.table.model.enter([(2, "name", "Linden")])
    assert rows.table.sentence() == ""
    rows.go_to(0, 0)
    assert "Det är inget tal." in rows.table.sentence()
    assert rows.text(2, 0) == "Linden"


def test_a_block_is_stored_whole_or_not_at_all_and_passes_over_computed_columns(qtbot, rows):
    rows.go_to(1, 0)
    QGuiApplication.clipboard().setText("Eken\t16\nLinden\tmånga\n")
    qtbot.keyClick(rows.table.view, KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert rows.held[2]["places"] == "17"
    assert rows.text(2, 2) == "många"
    rows.go_to(2, 2)
    typed(qtbot, rows, "9", KEY.Key_Return)
    assert rows.held[2]["places"] == "16"
    assert rows.held[3] == {"name": "Linden", "places": "9"}
    assert rows.table.model.rowCount() == 4


def test_cells_are_copied_as_a_spreadsheet_takes_them(qtbot, rows):
    rows.table.view.selectAll()
    rows.table.view.copy()
    assert QGuiApplication.clipboard().text().split("\n")[:2] == ["Asken\t36\t18", "Eken\t34\t17"]


def test_rows_are_removed_or_it_is_said_why_not(qtbot, rows):
    rows.go_to(0, 0)
    qtbot.keyClick(rows.table.view, KEY.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert "Asken används." in rows.table.sentence()
    rows.go_to(1, 0)
    qtbot.keyClick(rows.table.view, KEY.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert list(rows.held) == [1]


def test_delete_empties_a_cell_and_computed_ones_stay(qtbot, rows):
    rows.go_to(0, 1)
    qtbot.keyClick(rows.table.view, KEY.Key_Delete)
    assert rows.calls == []
    rows.go_to(0, 0)
    qtbot.keyClick(rows.table.view, KEY.Key_Delete)
    assert rows.held[1]["name"] == ""


def test_a_locked_row_is_shown_and_not_typed(rows):
    rows.table.set_rows([EntryRow(1, {"name": "Asken", "places": "18"}, locked=True)])
    assert not rows.table.model.can_type(rows.table.model.index(0, 0))


def test_rows_told_anew_do_not_write_over_a_cell_that_is_being_typed(qtbot, rows):
    rows.go_to(0, 2)
    qtbot.keyClicks(rows.table.view, "1")
    editor = rows.table.view.findChild(QLineEdit, "cell")
    qtbot.keyClicks(editor, "6")
    rows.show()
    assert editor.text() == "16"
    qtbot.keyClick(editor, KEY.Key_Return)
    settle()
    assert rows.held[1]["places"] == "16"


def test_a_look_into_another_program_enters_nothing(qtbot, rows):
    rows.go_to(0, 2)
    qtbot.keyClicks(rows.table.view, "1")
    editor = rows.table.view.findChild(QLineEdit, "cell")
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    assert rows.calls == []
    assert editor.isVisible()


def test_the_empty_lines_a_block_ends_with_are_no_rows(qtbot, rows):
    rows.go_to(2, 0)
    QGuiApplication.clipboard().setText("Linden\t\t9\n\t\n \t\n")
    qtbot.keyClick(rows.table.view, KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert rows.table.model.rowCount() == 4


def test_what_was_refused_in_a_row_that_is_gone_is_not_said_any_more(qtbot, rows):
    rows.table.model.enter([(1, "places", "x")])
    assert rows.table.sentence()
    del rows.held[2]
    rows.show()
    assert rows.table.sentence() == ""


def test_the_first_refused_cell_is_shown(rows):
    assert not rows.table.show_refused()
    rows.table.model.enter([(1, "places", "x")])
    rows.go_to(0, 0)
    assert rows.table.show_refused()
    at = rows.table.view.currentIndex()
    assert (at.row(), at.column()) == (1, 2)


def test_a_locked_row_offers_nothing_to_do(rows):
    rows.table.set_rows([EntryRow(1, {"name": "Asken", "places": "18"}, locked=True)])
    rows.go_to(0, 0)
    assert [each.isEnabled() for each in rows.table.view.menu().actions()] == [True, False, False]


def test_a_stretched_column_is_not_squeezed_away_in_a_narrow_card(rows):
    columns = [column._replace(stretch=column.field == "name") for column in rows.table.model.columns]
    rows.table.model.columns = tuple(columns)
    rows.table.resize(150, 300)
    assert rows.table.view.columnWidth(0) >= 72
    rows.table.resize(500, 300)
    assert rows.table.view.horizontalHeader().length() == rows.table.view.viewport().width()


def test_a_fitted_table_has_room_for_its_last_row_over_its_own_bar(qtbot, rows):
    rows.table.fit_rows()
    rows.table.resize(150, 300)
    view = rows.table.view
    qtbot.waitUntil(lambda: view.horizontalScrollBar().maximum() > 0)
    last = view.visualRect(rows.table.model.index(rows.table.model.rowCount() - 1, 0))
    assert last.bottom() < view.viewport().height()


def test_typing_over_a_word_to_choose_takes_its_place(qtbot, rows):
    rows.go_to(0, 0)
    qtbot.keyClicks(rows.table.view, "R")
    box = rows.table.view.findChild(QComboBox, "cell")
    qtbot.keyClicks(box, "osen")
    qtbot.keyClick(box, KEY.Key_Return)
    settle()
    assert rows.held[1]["name"] == "Rosen"


def test_alt_and_down_opens_the_list(qtbot, rows):
    rows.go_to(0, 0)
    qtbot.keyClick(rows.table.view, KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    box = rows.table.view.findChild(QComboBox, "cell")
    assert box.view().isVisible()
    box.hidePopup()
