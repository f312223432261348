"""Tables by events: Enter and double click open, columns fit the words, a fitted table never scrolls."""

import pytest
from PySide6.QtCore import Qt

from caredesk.ui.models.row_table import Column, RowTable
from caredesk.ui.widgets.table_view import TableView

ROWS = [("Ek, Anna", "12,5"), ("Gustafsson-Lindström, Maria-Alexandra", "1 234,0")]


@pytest.fixture
def table(qtbot, style):
    table = TableView(style, "Personer")
    qtbot.addWidget(table)
    model = RowTable(
        [
            Column("Namn", lambda row: row[0], stretch=True),
            Column("Timmar", lambda row: row[1], numbers=True),
        ],
        parent=table,
    )
    table.set_model(model)
    model.set_rows(ROWS)
    table.fit_rows()
    table.resize(500, table.height())
    table.show()
    return table


def test_enter_opens_the_current_row(table, qtbot):
    table.selectRow(1)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args[0].row() == 1


def test_double_click_opens_the_row_under_it(table, qtbot):
    place = table.visualRect(table.model().index(0, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args[0].row() == 0


def test_tab_leaves_the_table(table, qtbot):
    assert not table.tabKeyNavigation()


def test_a_fitted_table_is_as_high_as_its_rows(table):
    assert table.height() == 26 + 2 * 28
    table.model().set_rows(ROWS * 5)
    assert table.height() == 26 + 10 * 28


def test_the_number_column_is_as_wide_as_its_widest_number(table, style):
    from PySide6.QtGui import QFontMetrics

    words = QFontMetrics(style.font("body")).horizontalAdvance("1 234,0")
    assert words <= table.columnWidth(1) - 20 <= words + 12


def test_the_pointer_marks_its_row(table, qtbot):
    qtbot.mouseMove(table.viewport(), table.visualRect(table.model().index(1, 0)).center())
    assert table.hovered_row() == 1


def test_all_rows_are_painted(table):
    picture = table.grab().toImage()
    ground = picture.pixelColor(490, 30)
    inked = {y for y in range(picture.height()) for x in range(200) if picture.pixelColor(x, y) != ground}
    for row in range(2):
        middle = 26 + 28 * row + 14
        assert inked & set(range(middle - 6, middle + 6)), f"row {row} is blank"


def test_a_model_that_is_set_again_is_measured_once_when_its_rows_change(qapp, style):
    measured: list[int] = []

    class Counting(TableView):
        def fit_columns(self) -> None:
            measured.append(1)
            super().fit_columns()

    table, model = Counting(style, "Pass"), RowTable([Column[str]("Namn", lambda row: row)])
    for _ in range(3):
        table.set_model(model)
    measured.clear()
    model.set_rows(["Ek"])
    assert measured == [1]
