"""The card Uppföljning and the whole list: what is said, what keys and pointer tick, and what is in view."""

from datetime import date
from shutil import copy
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QMouseEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from caredesk.domain.follow_up import FollowUpRow, FollowUpView, Urgency
from caredesk.domain.rows import Absence, Employee, Employment
from caredesk.domain.sick_rows import FollowUp
from caredesk.services.edits import edit
from caredesk.services.session import create_unit, open_unit
from caredesk.storage import rows
from caredesk.ui.bus import Bus
from caredesk.ui.dialogs.follow_up_dialog import FollowUpDialog
from caredesk.ui.widgets.follow_up_card import FollowUpCard
from caredesk.ui.widgets.tag import Tag
from tests.builders import on
from tests.ui.on_screen import button, only, show, words

TODAY = on("2026-11-03")
SIGN = QPoint(20, 20)


def row(name: str, kind: str, due: str = "", urgency: Urgency = "watch", **more: Any) -> FollowUpRow:
    last = on(due) if due else None
    left = (last - TODAY).days if last else None
    number = more.pop("employee_no", name)
    return FollowUpRow(number, name, kind, TODAY, TODAY, last, left, more.pop("done", None), urgency, **more)


LENA = row("Lena Dahl", "certificate", "2026-11-04", "breach", number=4)
PER = row("Per Åkesson", "plan", "2026-11-11", number=5)
KARIN = row("Karin Wiik", "repeated", occasions=6)
SARA = row("Sara Nyström", "day_90", "2026-11-09", "info", number=6)
REPORTED = row("Per Åkesson", "insurance", "2026-11-05", "done", done=on("2026-11-02"), number=5)
PASSED = row("Ek", "expected_end", "2026-11-02", number=8)
ALL = (LENA, PER, KARIN, SARA, REPORTED)


@pytest.fixture
def card(qtbot, style):
    card = FollowUpCard(style)
    QAbstractItemModelTester(card.list.rows, card)
    card.resize(388, 318)
    show(qtbot, card)
    card.set_view(FollowUpView(TODAY, ALL))
    return card


def heard(signal) -> list[tuple[object, ...]]:
    got: list[tuple[object, ...]] = []
    signal.connect(lambda *facts: got.append(facts))
    return got


def told(card: FollowUpCard) -> list[str]:
    model = card.list.rows
    return [
        model.index(place, 0).data(Qt.ItemDataRole.AccessibleTextRole) for place in range(model.rowCount())
    ]


def test_each_row_says_what_who_by_when_and_how_soon(card):
    assert told(card) == [
        "Läkarintyg dag 8, Lena Dahl, ons 4 nov, i morgon",
        "Plan för återgång dag 30, Per Åkesson, ons 11 nov, om 8 dagar",
        "6 tillfällen på tolv månader, Karin Wiik, samtal ej bokat",
        "Dag 90, annat arbete prövas, Sara Nyström, mån 9 nov, om 6 dagar",
        "Anmäld till FK dag 21, Per Åkesson, 2 nov, klart",
    ]
    assert card.list.rows.index(1, 0).data(Qt.ItemDataRole.ToolTipRole).endswith("(SFB 30:6).")
    assert only(card, Tag).text() == "! 1 i morgon"
    assert button(card, "Alla 5").isVisible()


@pytest.mark.parametrize(
    ("days", "tag"),
    [(("2026-11-03", "2026-11-03"), "! 2 i dag"), (("2026-11-02", "2026-11-04"), "! 1 försenad"), ((), "")],
)
def test_the_tag_counts_what_must_be_done_now(card, days, tag):
    card.set_view(FollowUpView(TODAY, tuple(row(day, "insurance", day, "breach") for day in days)))
    assert only(card, Tag).text() == tag


def test_space_and_a_click_on_the_sign_ask_for_a_tick(qtbot, card):
    ticks = heard(card.ticked)
    card.well.setFocus()
    card.list.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(card.list, Qt.Key.Key_Space)
    assert ticks == [(LENA, True)], "the Tab key chooses the first row"
    card.list.clearSelection()
    qtbot.keyClick(card.list, Qt.Key.Key_Space)
    assert len(ticks) == 1, "what is not seen to be chosen is not ticked"
    assert card.list.chosen() == LENA
    card.list.clearSelection()
    place = card.list.visualRect(card.list.rows.index(4, 0)).topLeft() + SIGN
    qtbot.mouseClick(card.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert ticks[1:] == [(REPORTED, False)]
    assert card.list.chosen() is None, "the rows do not move under the pointer"
    beside = place + QPoint(100, 0)
    qtbot.mouseClick(card.list.viewport(), Qt.MouseButton.LeftButton, pos=beside)
    assert len(ticks) == 2, "a click on the words only selects"


def test_a_double_click_on_the_sign_is_one_tick_and_opens_nobody(card):
    ticks, opened = heard(card.ticked), heard(card.person_asked)
    at = card.list.visualRect(card.list.rows.index(1, 0)).topLeft() + SIGN
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    viewport = card.list.viewport()
    for kind in ("MouseButtonPress", "MouseButtonRelease", "MouseButtonDblClick", "MouseButtonRelease"):
        where = viewport.mapToGlobal(at)
        QApplication.sendEvent(viewport, QMouseEvent(QEvent.Type[kind], at, where, left, left, none))
    assert (ticks, opened) == ([(PER, True)], [])


def test_enter_asks_for_the_person(qtbot, card):
    opened = heard(card.person_asked)
    card.list.selectRow(2)
    qtbot.keyClick(card.list, Qt.Key.Key_Return)
    assert opened == [("Karin Wiik",)]


def test_a_row_is_a_check_box_to_a_screen_reader(card):
    cells = QAccessible.queryAccessibleInterface(card.list)
    first, last = cells.child(3), cells.child(11)  # two heads, then a head and a cell of each row
    states = [first.state(), last.state()]
    assert [(state.checkable, state.checked) for state in states] == [(True, False), (True, True)]
    assert first.text(QAccessible.Text.Name) == told(card)[0]


@pytest.mark.parametrize(
    ("first", "text"),
    [
        (LENA, "Intyg från Lena Dahl är inne"),
        (row("Per Åkesson", "insurance", "2026-11-05"), "Anmäld till FK: Per Åkesson"),
        (PER, "Planen är klar: Per Åkesson"),
        (KARIN, "Samtalet är bokat: Karin Wiik"),
        (SARA, "Dag 90 genomgången: Sara Nyström"),
    ],
)
def test_the_button_does_the_first_thing_in_words(qtbot, card, first, text):
    card.resize(520, 318)
    card.set_view(FollowUpView(TODAY, (first, REPORTED)))
    ticks = heard(card.ticked)
    qtbot.mouseClick(button(card, text), Qt.MouseButton.LeftButton)
    assert ticks == [(first, True)]


def test_the_button_does_what_is_selected_and_is_gone_when_nothing_waits(card):
    card.list.selectRow(1)
    assert card.action.text() == "Planen är klar: Per Åkesson"
    card.list.selectRow(4)
    assert card.action.text() == "Intyg från Lena Dahl är inne", "what is done leaves it to the first"
    card.set_view(FollowUpView(TODAY, (REPORTED,)))
    assert not card.action.isVisible()
    card.set_view(FollowUpView(TODAY))
    assert "✓ Inget att följa upp." in words(card)


def test_a_long_name_is_cut_on_the_button_and_whole_in_its_name(card):
    name = "Ann-Charlotte Wennerström-Bergqvist af Ekenstam"
    card.set_view(FollowUpView(TODAY, (row(name, "plan", "2026-11-11"),)))
    assert card.action.text().endswith("…")
    assert card.action.accessibleName() == card.action.toolTip() == f"Planen är klar: {name}"
    assert card.well.geometry().right() < card.width()


def test_a_passed_end_asks_for_a_report_of_being_well(qtbot, card):
    card.set_view(FollowUpView(TODAY, (PASSED, SARA)))
    ticks, well = heard(card.ticked), heard(card.well_asked)
    assert told(card)[0] == "Beräknat slut passerat 2 nov, Ek, mån 2 nov, i går"
    card.action.click()
    card.list.selectRow(0)
    qtbot.keyClick(card.list, Qt.Key.Key_Space)
    assert well == [("Ek",), ("Ek",)]
    card.list.clearSelection()
    card.well.click()
    card.list.selectRow(1)
    card.well.click()
    assert well[2:] == [("",), ("Sara Nyström",)]
    assert ticks == []


def test_as_many_rows_as_there_is_room_for_and_the_law_of_the_selected_one(qtbot, card):
    many = tuple(row(f"Person {number}", "plan", "2026-11-11") for number in range(12))
    card.set_view(FollowUpView(TODAY, many))
    assert card.list.rows.rowCount() == 5
    assert "och 7 till" in words(card)
    asked = heard(card.all_asked)
    button(card, "Alla 12").click()
    assert asked == [()]
    for place in range(5):  # each selected row stands whole in view, with its law
        card.list.selectRow(place)
        rect = card.list.visualRect(card.list.rows.index(place, 0))
        assert card.list.viewport().rect().contains(rect)
        assert rect.height() > 60
    card.resize(388, 230)
    qtbot.waitUntil(lambda: card.list.rows.rowCount() == 2 + 1)
    card.set_view(FollowUpView(TODAY, many[:3]))
    assert not card.note.isVisible() or "till" in card.note.text()


def test_the_place_stays_when_a_ticked_row_moves(card):
    card.list.selectRow(0)
    card.set_view(FollowUpView(TODAY, (PER, KARIN, SARA, REPORTED)))
    assert card.list.chosen() == PER


def test_a_file_that_is_only_read_cannot_be_ticked(qtbot, card):
    card.set_view(FollowUpView(TODAY, (*ALL[:2], PASSED)), writable=False)
    ticks, well = heard(card.ticked), heard(card.well_asked)
    for place in (0, 2):
        card.list.selectRow(place)
        qtbot.keyClick(card.list, Qt.Key.Key_Space)
    assert (ticks, well) == ([], [])
    assert not card.action.isVisible()
    assert not card.well.isEnabled()


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    path = tmp_path_factory.mktemp("follow") / "enhet.caredesk"
    with create_unit(path, name="Lönngården") as opened, edit(opened, "fill"):
        rows.insert(
            opened.store,
            [
                Employee("1", "Lena Dahl"),
                Employment("1", on("2020-01-01"), None, "permanent", "Gran"),
                Absence("1", on("2026-10-14"), None, "sick", expected_end=on("2026-12-31")),
            ],
        )
    return path


@pytest.fixture
def dialog(qtbot, style, made, tmp_path):
    with open_unit(copy(made, tmp_path)) as unit:
        dialog = FollowUpDialog(style, unit, Bus(), today=TODAY, section=None, parent=None)
        QAbstractItemModelTester(dialog.list.rows, dialog)
        yield show(qtbot, dialog)


def ticked(dialog: FollowUpDialog) -> list[tuple[str, date]]:
    return [(tick.kind, tick.done) for tick in rows.read(dialog._unit.store, FollowUp)]


def test_the_whole_list_is_ticked_by_space_and_stored_at_once(qtbot, dialog):
    # The certificate (day 8) is late, day 21 is today, the plan is due on the 12th.
    assert dialog.sentence.plain() == "2 brådskar · 1 väntar"
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert ticked(dialog) == [("insurance", TODAY)]
    assert dialog.sentence.plain() == "1 brådskar · 1 väntar · 1 klar de senaste två veckorna"
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert sorted(ticked(dialog)) == [("insurance", TODAY), ("plan", TODAY)], "the next one came to its place"
    for place in range(dialog.list.rows.rowCount()):
        assert dialog.list.rowHeight(place) > 55, "the law of every row"


def test_what_is_gone_meanwhile_is_said_in_the_dialog(qtbot, dialog):
    with edit(dialog._unit, "removed"):
        rows.delete(dialog._unit.store, "absence", [1])
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert any("Lena Dahl" in text and text.startswith("!") for text in words(dialog))
    assert dialog.list.rows.rowCount() == 0


def test_the_dialog_closes_before_it_asks_for_a_person_or_a_report(qtbot, dialog):
    seen = []
    dialog.person_asked.connect(lambda number: seen.append((number, dialog.isVisible())))
    dialog.well_asked.connect(lambda number: seen.append((number, dialog.isVisible())))
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    dialog.show()
    dialog.well.click()
    assert seen == [("1", False), ("1", False)]
