"""The rota grid by key events: where the cursor goes, what typing stores, and the list of codes."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from caredesk.ui.widgets.rota_codes import matching
from tests import rota_example as example
from tests.ui.on_screen import show
from tests.ui.widgets.rota_desk import (
    AHMADI,
    ALT,
    BERG,
    CONTROL,
    DAHL,
    EK,
    KEY,
    SHIFT,
    VACANT,
    RotaDesk,
    on,
    person,
)


@pytest.fixture
def desk(qtbot, style) -> RotaDesk:
    """The grid between two fields, so that it can be left."""
    desk = RotaDesk(style)
    window = desk.window = QWidget()
    column = QVBoxLayout(window)
    column.addWidget(QLineEdit())
    column.addWidget(desk.view)
    column.addWidget(QLineEdit())
    window.resize(1300, 560)
    show(qtbot, window)
    desk.view.setFocus()
    qtbot.waitUntil(desk.view.hasFocus)
    return desk


def test_the_keyboard_comes_in_at_the_first_person(desk):
    assert desk.at() == (AHMADI, on(0))
    assert desk.said["chosen"] == [[(AHMADI, on(0))]]


@pytest.mark.parametrize(
    ("keys", "modifiers", "to"),
    [
        ([KEY.Key_Right, KEY.Key_Down], None, (BERG, 1)),
        ([KEY.Key_Left], None, (AHMADI, 0)),
        ([KEY.Key_End, KEY.Key_Home], None, (AHMADI, 0)),
        ([KEY.Key_End], None, (AHMADI, 13)),
        ([KEY.Key_End], CONTROL, (person(305), 13)),
        ([KEY.Key_Home], CONTROL, (VACANT, 0)),
        ([KEY.Key_Right], CONTROL, (AHMADI, 1)),  # D D . : the last of what is filled
        ([KEY.Key_Right] * 2, CONTROL, (AHMADI, 3)),  # over the gap to the next
        ([KEY.Key_Tab, KEY.Key_Tab], None, (AHMADI, 2)),
    ],
)
def test_keys_go_where_they_go_in_a_spreadsheet(desk, keys, modifiers, to):
    desk.keys(*keys, **({"modifiers": modifiers} if modifiers else {}))
    assert desk.at() == (to[0], on(to[1]))


def test_tab_passes_sections_and_leaves_the_table_from_the_last_cell(desk):
    desk.go(person(116), on(13))
    desk.keys(KEY.Key_Tab)
    assert desk.at() == (person(201), on(0))
    desk.keys(KEY.Key_Backtab)
    assert desk.at() == (person(116), on(13))
    desk.go(person(305), on(13))
    desk.keys(KEY.Key_Tab)
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_page_keys_go_a_screenful(desk):
    desk.keys(KEY.Key_PageDown)
    assert desk.view.current_cell()[0] == 3 + desk.view.viewport().height() // 20 - 1


def test_shift_and_arrows_select_a_block_and_ctrl_a_all(desk):
    desk.keys(KEY.Key_Right, KEY.Key_Down, modifiers=SHIFT)
    assert desk.view.cells() == [(AHMADI, on(0)), (AHMADI, on(1)), (BERG, on(0)), (BERG, on(1))]
    desk.keys(KEY.Key_Left)
    assert len(desk.view.cells()) == 1
    desk.keys(KEY.Key_A, modifiers=CONTROL)
    assert len(desk.said["chosen"][-1]) == (2 + 16 + 1 + 5) * 14


def test_a_typed_code_is_stored_and_the_cursor_goes_right(desk):
    desk.type("d")
    assert desk.said["editing"] == [(AHMADI, on(0), "D")]
    desk.keys(KEY.Key_Return)
    assert desk.said["typed"] == []  # the same as before: D
    desk.type("k")
    desk.keys(KEY.Key_Return)
    assert desk.said["typed"] == [[(AHMADI, on(1), "K")]]
    assert desk.at() == (AHMADI, on(2))
    assert desk.view.hasFocus()
    assert len(desk.said["edit_left"]) == 2


def test_the_cursor_goes_on_from_its_cell_when_storing_takes_a_row_above_away(desk):
    desk.view.typed.connect(lambda _cells: desk.model.set_rows([], vacant_too=True))
    desk.type("N")
    desk.keys(KEY.Key_Return)
    assert desk.at() == (AHMADI, on(1))


def test_arrows_store_what_is_being_typed_and_go_on(desk):
    desk.type("7-15.30")
    desk.keys(KEY.Key_Right)
    desk.type("N")
    desk.keys(KEY.Key_Tab)
    assert desk.said["typed"] == [[(AHMADI, on(0), "7-15.30")], [(AHMADI, on(1), "N")]]
    assert desk.at() == (AHMADI, on(2))


def test_f2_opens_what_stands_there_and_arrows_stay_in_the_text(desk):
    desk.keys(KEY.Key_F2)
    assert desk.editor().text() == "D"
    assert len(desk.editor().list.choices()) == len(example.CHOICES)
    desk.keys(KEY.Key_Left)
    desk.type("K")
    assert desk.editor().text() == "KD"
    desk.keys(KEY.Key_Escape)
    assert desk.view.editor() is None
    assert desk.said["typed"] == []
    assert desk.view.hasFocus()
    assert desk.at() == (AHMADI, on(0))


def test_ctrl_enter_fills_the_selection(desk):
    desk.keys(KEY.Key_Down, modifiers=SHIFT)
    desk.type("Se")
    desk.keys(KEY.Key_Return, modifiers=CONTROL)
    assert desk.said["typed"] == [[(AHMADI, on(0), "Se"), (BERG, on(0), "Se")]]


def test_backspace_and_enter_empty_a_cell_and_del_asks_to_clear_it(desk):
    desk.keys(KEY.Key_Backspace, KEY.Key_Return)
    assert desk.said["typed"] == [[(AHMADI, on(0), "")]]
    desk.keys(KEY.Key_Delete)
    assert desk.said["cleared"] == [[(AHMADI, on(1))]]


def test_up_and_down_choose_in_the_list_and_the_price_follows(desk):
    desk.type("k")
    assert [choice.code for choice in desk.editor().list.choices()] == ["K", "K2", "Ko", "KU"]
    desk.keys(KEY.Key_Down)
    assert desk.said["editing"][-1] == (AHMADI, on(0), "K2")
    assert "Kväll kort" in desk.editor().accessibleDescription()
    desk.keys(KEY.Key_Return)
    assert desk.said["typed"] == [[(AHMADI, on(0), "K2")]]


def test_what_is_typed_on_after_a_choice_is_what_counts(desk):
    desk.type("k")
    desk.keys(KEY.Key_Down)
    desk.type("9")
    assert not desk.editor().list.isVisible()
    desk.keys(KEY.Key_Return)
    assert desk.said["typed"] == [[(AHMADI, on(0), "k9")]]


def test_the_mouse_takes_a_code_without_taking_the_keyboard(desk, qtbot):
    desk.keys(KEY.Key_Down, modifiers=ALT)
    codes = desk.editor().list
    qtbot.mousePress(codes, Qt.MouseButton.LeftButton, pos=QPoint(40, 4 + 26 + 13))
    assert desk.said["typed"] == [[(AHMADI, on(0), "K")]]
    assert desk.view.hasFocus()


def test_the_list_dies_with_its_field(desk, qtbot):
    desk.type("k")
    codes = desk.editor().list
    gone: list[bool] = []
    codes.destroyed.connect(lambda: gone.append(True))
    desk.keys(KEY.Key_Escape)
    assert not codes.isVisible()
    qtbot.waitUntil(lambda: bool(gone))


@pytest.mark.parametrize("key", [VACANT, AHMADI, person(110), person(305)])
def test_the_list_covers_neither_the_edited_row_nor_the_vacant_ones(desk, key):
    desk.go(key, on(11))
    desk.keys(KEY.Key_F2)
    window, editor = desk.view.window(), desk.editor()
    codes = editor.list.geometry()

    def row(of) -> QRect:
        rect = desk.view.visualRect(desk.model.index_of(of, on(11)))
        return QRect(desk.view.viewport().mapTo(window, rect.topLeft()), rect.size())

    assert editor.list.isVisible()
    assert not codes.intersects(row(key))
    assert not codes.intersects(row(VACANT))
    assert window.rect().contains(codes)
    assert codes.right() == row(key).right() or codes.left() == 0


def test_choices_begin_as_is_typed_by_code_or_by_a_word_of_the_name(qapp):
    assert [choice.code for choice in matching(example.CHOICES, "kort")] == ["K2"]
    assert [choice.code for choice in matching(example.CHOICES, "ku")] == ["KU"]
    assert matching(example.CHOICES, "x") == ()


def test_another_part_stores_what_is_typed_but_another_program_does_not(desk):
    desk.type("N")
    desk.editor().clearFocus()  # as a locked window takes the keyboard
    assert desk.said["typed"] == []
    desk.editor().setFocus()
    desk.view.window().findChildren(QLineEdit)[0].setFocus(Qt.FocusReason.MouseFocusReason)
    assert desk.said["typed"] == [[(AHMADI, on(0), "N")]]


def test_half_typed_text_stays_while_rows_and_days_are_told_anew(desk):
    desk.go(DAHL, on(0))
    desk.type("N")
    desk.model.set_view(example.example(4), example.TODAY)
    desk.model.toggle("Linden")
    assert desk.editor().text() == "N"
    cell = desk.view.visualRect(desk.model.index_of(DAHL, on(0)))
    assert desk.editor().geometry().topLeft() == cell.topLeft()
    desk.model.filter("berg")
    assert desk.view.editor() is None
    assert desk.said["typed"] == []


def test_the_cursor_keeps_its_cell_when_other_days_are_shown(desk):
    desk.go(EK, on(9))
    desk.model.set_view(example.example(1), example.TODAY)
    assert desk.at() == (EK, on(0))
    desk.go(EK, on(5))
    desk.model.set_view(example.example(8), example.TODAY)
    assert desk.at() == (EK, on(5))
    assert desk.said["chosen"][-1] == [(EK, on(5))]


def test_a_grid_without_people_takes_every_key_and_finds_its_cell_again(desk):
    desk.go(EK, on(9))
    view = example.example()
    desk.model.set_view(replace(view, rows=(), sections=()), example.TODAY)
    desk.keys(KEY.Key_Down, KEY.Key_F2, KEY.Key_Delete, KEY.Key_End)
    desk.keys(KEY.Key_A, KEY.Key_C, KEY.Key_V, KEY.Key_D, modifiers=CONTROL)
    assert desk.view.cells() == []
    assert all(desk.said[name] == [] for name in ("typed", "cleared", "pasted_text", "fill_asked"))
    desk.model.set_view(view, example.TODAY)
    assert desk.at() == (EK, on(9))


def test_space_folds_a_section_and_a_hidden_person_is_found_again(desk):
    desk.view.go_to(desk.model.row_of(("section", "Asken")), 5)
    desk.keys(KEY.Key_Space)
    assert desk.model.folded() == {"Asken"}
    assert desk.view.cells() == []
    assert desk.view.show_place(EK, on(2))
    assert desk.at() == (EK, on(2))
    assert not desk.view.show_place(person(999), on(2))


def test_fill_takes_the_row_above_or_the_day_before_a_single_one(desk):
    desk.go(BERG, on(1))
    desk.keys(KEY.Key_D, modifiers=CONTROL)
    desk.keys(KEY.Key_R, modifiers=CONTROL)
    desk.go(BERG, on(0))
    desk.keys(KEY.Key_R, modifiers=CONTROL)  # nothing before the first day
    desk.go(DAHL, on(1), extend=True)
    desk.keys(KEY.Key_D, modifiers=CONTROL)
    assert desk.said["fill_asked"] == [
        ("down", [(AHMADI, on(1)), (BERG, on(1))]),
        ("right", [(BERG, on(0)), (BERG, on(1))]),
        ("down", [(BERG, on(0)), (BERG, on(1)), (DAHL, on(0)), (DAHL, on(1))]),
    ]


def test_menu_key_and_alt_enter_ask_for_menu_and_details(desk):
    desk.keys(KEY.Key_F10, modifiers=SHIFT)
    ((place, cells),) = desk.said["menu_asked"]
    assert cells == [(AHMADI, on(0))]
    assert desk.view.viewport().mapFromGlobal(place).y() > 3 * 20
    desk.keys(KEY.Key_Return, modifiers=ALT)
    assert desk.said["details_asked"] == [(AHMADI, on(0))]
