"""The rota grid by mouse and clipboard: blocks selected, moved, copied out and pasted in."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from caredesk.ui.widgets import rota_clipboard
from caredesk.ui.widgets.rota_clipboard import MIME, read_block
from tests import rota_example as example
from tests.ui.on_screen import show
from tests.ui.widgets.rota_desk import (
    AHMADI,
    BERG,
    CONTROL,
    DAHL,
    EK,
    KEY,
    SHIFT,
    RotaDesk,
    on,
    person,
)

COLUMNS = 14


@pytest.fixture
def desk(qtbot, style) -> Iterator[RotaDesk]:
    desk = RotaDesk(style)
    desk.view.resize(1300, 620)
    show(qtbot, desk.view)
    desk.view.setFocus()
    qtbot.waitUntil(desk.view.hasFocus)
    yield desk
    rota_clipboard.leave_text()


def pasted(desk: RotaDesk, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    desk.keys(KEY.Key_V, modifiers=CONTROL)


def test_a_press_and_a_drag_select_a_block_and_shift_extends_it(desk):
    desk.press(desk.point(AHMADI, on(2)))
    desk.drag_to(desk.point(BERG, on(3)))
    desk.release(desk.point(BERG, on(3)))
    assert desk.view.block() == (3, 4, 4, 5)
    place = desk.point(DAHL, on(2))
    desk.press(place, SHIFT)
    desk.release(place, SHIFT)
    assert desk.view.cells() == [(key, on(2)) for key in (AHMADI, BERG, DAHL)]


def test_a_name_selects_the_row_and_a_section_folds(desk):
    desk.press(desk.point(BERG, None))
    desk.release(desk.point(BERG, None))
    assert desk.view.cells() == [(BERG, on(day)) for day in range(COLUMNS)]
    place = desk.point(("section", "Asken"), on(3))
    desk.press(place)
    desk.release(place)
    assert desk.model.folded() == {"Asken"}


def test_a_selected_shift_is_dragged_to_another_cell(desk):
    desk.go(AHMADI, on(0))
    desk.go(BERG, on(1), extend=True)
    desk.press(desk.point(BERG, on(0)))
    desk.drag_to(desk.point(DAHL, on(1)))
    desk.drag_to(desk.point(EK, on(5)))
    assert desk.view.drop_block() == (desk.model.row_of(DAHL), 7, desk.model.row_of(EK), 8)
    desk.release(desk.point(EK, on(5)))
    block = [(AHMADI, on(0)), (AHMADI, on(1)), (BERG, on(0)), (BERG, on(1))]
    assert desk.said["moved"] == [(block, DAHL, on(5), False)]
    assert desk.view.drop_block() is None


def test_what_is_let_go_of_beside_the_grid_stays(desk):
    desk.go(AHMADI, on(0))
    for beside in (QPoint(-40, -200), QPoint(400, desk.view.viewport().height() + 5)):
        desk.press(desk.point(AHMADI, on(0)))
        desk.drag_to(desk.point(DAHL, on(1)))
        desk.drag_to(beside)
        desk.release(beside)
    assert desk.said["moved"] == []
    assert desk.view.drop_block() is None


def test_ctrl_copies_esc_gives_up_and_a_section_takes_nothing(desk):
    desk.go(AHMADI, on(0))
    desk.press(desk.point(AHMADI, on(0)))
    desk.drag_to(desk.point(DAHL, on(0)))
    desk.release(desk.point(DAHL, on(0)), CONTROL)
    assert desk.said["moved"] == [([(AHMADI, on(0))], DAHL, on(0), True)]
    section = desk.point(("section", "Asken"), on(3))
    for by_key in (True, False):
        desk.press(desk.point(AHMADI, on(0)))
        desk.drag_to(desk.point(BERG, on(4)))
        if by_key:
            desk.keys(KEY.Key_Escape)
        else:
            desk.drag_to(section)
        assert desk.view.drop_block() is None
        desk.release(section)
    assert len(desk.said["moved"]) == 1


def test_a_press_without_a_drag_selects_the_cell_alone(desk):
    desk.go(AHMADI, on(0))
    desk.go(BERG, on(1), extend=True)
    desk.press(desk.point(AHMADI, on(1)))
    desk.release(desk.point(AHMADI, on(1)))
    assert desk.view.cells() == [(AHMADI, on(1))]
    assert desk.said["moved"] == []


def test_a_press_elsewhere_stores_what_is_typed_and_a_double_click_opens(desk, qtbot):
    desk.go(AHMADI, on(2))
    desk.type("N")
    desk.press(desk.point(EK, on(4)))
    desk.release(desk.point(EK, on(4)))
    assert desk.said["typed"] == [[(AHMADI, on(2), "N")]]
    assert desk.at() == (EK, on(4))
    qtbot.mouseDClick(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=desk.point(EK, on(4)))
    assert desk.editor().text() == "K"


def test_the_right_button_asks_for_the_menu_of_the_cell_or_the_selection_it_is_in(desk):
    desk.go(AHMADI, on(0))
    desk.go(BERG, on(1), extend=True)
    for key, day in ((BERG, on(1)), (EK, on(3))):
        place = desk.point(key, day)
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse, place, desk.view.viewport().mapToGlobal(place)
        )
        QApplication.sendEvent(desk.view.viewport(), event)
    assert [len(cells) for _place, cells in desk.said["menu_asked"]] == [4, 1]
    assert desk.at() == (EK, on(3))


def test_a_copied_block_is_text_for_a_spreadsheet_and_shifts_for_the_grid(desk):
    desk.go(BERG, on(0))
    desk.go(DAHL, on(2), extend=True)
    desk.keys(KEY.Key_C, modifiers=CONTROL)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "K\tK\t\n\tD\tD"
    block = read_block(bytes(data.data(MIME).data()).decode())
    assert block is not None
    assert (block.rows, block.days) == (2, 3)
    held = {(cell.row, cell.day): [shift.shift_code for shift in cell.shifts] for cell in block.cells}
    assert held == {(0, 0): ["K"], (0, 1): ["K"], (0, 2): [], (1, 0): [], (1, 1): ["D"], (1, 2): ["D"]}
    index = desk.model.index_of(BERG, on(0))
    assert block.cells[0].shifts[0] == desk.model.line(index.row()).cells[0].shifts[0].shift


def test_why_somebody_is_away_does_not_leave_the_program(desk):
    """Lena Dahl is sick from the third day on, on the sixth and seventh without a shift under it."""
    desk.go(DAHL, on(1))
    desk.go(DAHL, on(5), extend=True)
    desk.keys(KEY.Key_C, modifiers=CONTROL)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "D\tD\tK\tK\tFrånv"
    assert b"sick" not in bytes(data.data(MIME).data())


def test_whole_rows_are_copied_with_name_and_hours(desk):
    desk.view.select_rows(desk.model.row_of(BERG))
    desk.view.select_rows(desk.model.row_of(person(116)) + 1, extend=True)  # down to the section's line
    desk.keys(KEY.Key_C, modifiers=CONTROL)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "Berg, Johan\t78,0\tK\tK\t\tD\tD\t\t\tD\tD\tK\t\tD\tK\tK"
    assert len(lines) == 15


def test_cut_copies_and_asks_for_the_cells_to_be_cleared(desk):
    desk.keys(KEY.Key_X, modifiers=CONTROL)
    assert QGuiApplication.clipboard().text() == "D"
    assert desk.said["cleared"] == [[(AHMADI, on(0))]]


def test_only_text_stays_on_the_clipboard_when_the_program_ends(desk):
    desk.keys(KEY.Key_C, modifiers=CONTROL)
    rota_clipboard.leave_text()
    data = QGuiApplication.clipboard().mimeData()
    assert (data.text(), data.hasFormat(MIME)) == ("D", False)


def test_a_block_from_a_spreadsheet_goes_in_from_the_first_selected_cell(desk):
    desk.go(BERG, on(2))
    pasted(desk, "D\tK\r\n\tN\r\n")
    assert desk.said["pasted_text"] == [(BERG, on(2), [["D", "K"], ["", "N"]])]


def test_a_block_that_divides_the_selection_fills_it(desk):
    desk.go(BERG, on(2))
    desk.go(DAHL, on(5), extend=True)
    pasted(desk, "D\tK")
    assert desk.said["pasted_text"] == [(BERG, on(2), [["D", "K", "D", "K"]] * 2)]
    desk.go(BERG, on(2))
    desk.go(BERG, on(4), extend=True)
    pasted(desk, "D\tK")
    assert desk.said["pasted_text"][-1] == (BERG, on(2), [["D", "K"]])


def test_shifts_are_pasted_whole_and_as_often_as_they_fit(desk):
    desk.go(AHMADI, on(0))
    desk.keys(KEY.Key_C, modifiers=CONTROL)
    desk.go(EK, on(0))
    desk.go(EK, on(2), extend=True)
    desk.keys(KEY.Key_V, modifiers=CONTROL)
    ((key, day, told),) = desk.said["pasted_shifts"]
    block = read_block(told)
    assert (key, day) == (EK, on(0))
    assert block is not None
    assert [(cell.day, cell.shifts[0].shift_code) for cell in block.cells] == [(0, "D"), (1, "D"), (2, "D")]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"rows": 1, "days": 1, "cells": [{"row": 0}]}', "nej"])
def test_what_is_no_block_is_taken_as_text(desk, text):
    assert read_block(text) is None
    data = QMimeData()
    data.setData(MIME, text.encode())
    data.setText("N")
    QGuiApplication.clipboard().setMimeData(data)
    desk.keys(KEY.Key_V, modifiers=CONTROL)
    assert desk.said["pasted_text"] == [(AHMADI, on(0), [["N"]])]


def test_nothing_on_the_clipboard_pastes_nothing(desk):
    QGuiApplication.clipboard().clear()
    desk.keys(KEY.Key_V, modifiers=CONTROL)
    assert desk.said["pasted_text"] == desk.said["pasted_shifts"] == []


def test_a_block_of_many_rows_is_read_as_it_was_written(qapp):
    texts = [[f"{row}:{column}" for column in range(31)] for row in range(60)]
    written = "\n".join("\t".join(line) for line in texts) + "\n"
    assert rota_clipboard.read_texts(written) == texts
    assert rota_clipboard.read_texts("D\tK\r\n\r\n \r\n") == [["D", "K"]]
    assert rota_clipboard.read_texts("D\n\n") == [["D"], [""]]  # a column with an empty cell
    assert example.CHOICES  # the grid is not asked


def test_the_pointer_over_a_row_marks_it_until_it_leaves(desk):
    desk.drag_to(desk.point(BERG, on(2)))
    assert desk.view.hovered_row() == desk.model.row_of(BERG)
    desk.drag_to(QPoint(300, desk.view.viewport().height() - 2))
    assert desk.view.hovered_row() == -1
