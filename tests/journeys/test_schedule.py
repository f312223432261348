"""Schema in the real window by keys alone: a fortnight filled, gaps found, weeks copied, all undone."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from caredesk.domain.rows import Absence, Employee, Employment, Shift
from caredesk.domain.schedule import RowKey
from caredesk.services.edits import edit, history
from caredesk.storage import rows, verify
from caredesk.ui.desktop import Desktop
from caredesk.ui.dialogs.copy_week_dialog import CopyWeekDialog
from caredesk.ui.dialogs.wall_print_dialog import WallPrintDialog
from caredesk.ui.pages.schedule_page import SchedulePage
from caredesk.ui.pages.today_page import TodayPage
from tests.answers import Answers
from tests.journeys.hands import Hands

NEW = "9001"
MONDAY = date(2026, 8, 17)
"""Of week 34."""
KEY, MOD = Qt.Key, Qt.KeyboardModifier
CTRL, SHIFT = MOD.ControlModifier, MOD.ShiftModifier


@pytest.fixture
def page(opened: Desktop) -> SchedulePage:
    """Schema with a newly employed person without any shift, the cursor on their first Monday."""
    with edit(opened.unit, "person_added", name="Nya Nyström") as made:
        rows.insert(opened.unit.store, [Employee(NEW, "Nya Nyström")])
        row = Employment(NEW, date(2026, 8, 1), form="permanent", section="Asken", role="Undersköterska")
        rows.insert(opened.unit.store, [row._replace(monthly_pay=29000.0)])
    opened.around.bus.changed.emit(made.changes)
    page = opened.window.show_page(2)
    assert isinstance(page, SchedulePage)
    page.go_to_week(MONDAY)
    page.show_day(MONDAY, NEW)
    QApplication.processEvents()
    return page


def shifts(desktop: Desktop, person: str = NEW) -> dict[date, list[str]]:
    """The codes of a person's days."""
    found: dict[date, list[str]] = {}
    for row in rows.read(desktop.unit.store, Shift, "employee_no = ?", (person,), "day, start"):
        found.setdefault(row.day, []).append(row.shift_code)
    return found


def content(desktop: Desktop) -> str:
    return verify.content_hash(desktop.unit.store.db)


def fill_a_fortnight(hands: Hands) -> None:
    """Five days D and a weekend K, and the same again by copying: 14 shifts."""
    select(hands, 4)
    hands.type("d")
    hands.press(KEY.Key_Return, CTRL)
    hands.press(KEY.Key_Right)
    select(hands, 1)
    hands.type("k")
    hands.press(KEY.Key_Return, CTRL)
    hands.press(KEY.Key_Home)
    select(hands, 6)
    hands.control(KEY.Key_C)
    hands.press(KEY.Key_Right)
    hands.control(KEY.Key_V)


def select(hands: Hands, more: int) -> None:
    for _ in range(more):
        hands.press(KEY.Key_Right, SHIFT)


def test_a_fortnight_is_filled_with_fewer_than_one_and_a_half_keys_a_shift(
    opened: Desktop, page: SchedulePage, qtbot
):
    hands = Hands(qtbot, opened)
    fill_a_fortnight(hands)
    days = [MONDAY + timedelta(days=n) for n in range(14)]
    assert shifts(opened) == {day: ["K" if day.weekday() > 4 else "D"] for day in days}
    assert hands.keys / 14 < 1.5, hands.keys
    assert page.board.view is not None
    row = page.board.view.row(RowKey("person", NEW))
    assert row is not None
    # 14 shifts of 8 h against two weeks of 38,25 h.
    assert row.hours == 112
    assert row.contract_hours == pytest.approx(76.5)


@pytest.mark.slow
def test_a_planning_afternoon_by_keys_is_undone_step_by_step(
    opened: Desktop, page: SchedulePage, qtbot, in_dialog, answers: Answers, tmp_path: Path
):
    hands = Hands(qtbot, opened)
    before, steps = content(opened), len(history(opened.unit))
    fill_a_fortnight(hands)
    absent_for_a_week(opened, page, hands)
    find_the_gap(page, hands)
    move_a_shift(opened, page, hands)
    copy_the_week(opened, page, hands, in_dialog)
    while len([step for step in history(opened.unit) if not step.undone]) > steps:
        hands.control(KEY.Key_Z)
    assert content(opened) == before
    assert page.isVisible()
    print_the_wall(opened, hands, in_dialog, answers, tmp_path / "schema.pdf")


def absent_for_a_week(desktop: Desktop, page: SchedulePage, hands: Hands) -> None:
    page.show_day(MONDAY, NEW)
    select(hands, 6)
    hands.type("sj")
    hands.press(KEY.Key_Return, CTRL)
    (absence,) = rows.read(desktop.unit.store, Absence, "employee_no = ?", (NEW,))
    assert (absence.first_day, absence.last_day) == (MONDAY, MONDAY + timedelta(days=6))
    assert absence.cause == "sick"


def find_the_gap(page: SchedulePage, hands: Hands) -> None:
    """F8 goes to a day on which somebody is missing."""
    hands.press(KEY.Key_F8)
    place = page.grid.current_place()
    assert place is not None
    assert page.board.strip is not None
    missing = [
        line.shift_code
        for line in page.board.strip.lines
        for at, cell in enumerate(line.cells)
        if cell.wanted is not None
        and cell.staffed < cell.wanted
        and page.board.first_day + timedelta(days=at) == place[1]
    ]
    assert missing or place[0].kind == "vacant"


def move_a_shift(desktop: Desktop, page: SchedulePage, hands: Hands) -> None:
    """The second Monday's shift to the Tuesday before, where it stands beside that day's own."""
    monday = MONDAY + timedelta(days=7)
    page.show_day(monday, NEW)
    hands.control(KEY.Key_X)
    assert monday not in shifts(desktop)
    hands.press(KEY.Key_Left)
    hands.press(KEY.Key_Left)
    hands.control(KEY.Key_V)
    assert shifts(desktop)[MONDAY + timedelta(days=5)] == ["D"]


def copy_the_week(desktop: Desktop, page: SchedulePage, hands: Hands, in_dialog) -> None:
    """Week 34 to 35-43 for the one person: weeks with shifts of their own keep them."""
    page.show_day(MONDAY, NEW)

    def type_weeks(dialog: CopyWeekDialog) -> None:
        QTest.keyClicks(dialog.weeks.edit, "35-43")
        dialog.look()
        QTest.keyClick(dialog.go, KEY.Key_Space)

    in_dialog(CopyWeekDialog, type_weeks)
    hands.press(KEY.Key_C, CTRL | SHIFT)
    found = shifts(desktop)
    october = date(2026, 10, 19)
    assert found[october] == ["D"]
    assert found[october + timedelta(days=5)] == ["D"]  # where the Monday's shift was laid before
    assert found[MONDAY + timedelta(days=8)] == ["D"]
    assert max(found) == date(2026, 10, 25)


def print_the_wall(desktop: Desktop, hands: Hands, in_dialog, answers: Answers, path: Path) -> None:
    answers.path = path

    def save(dialog: WallPrintDialog) -> None:
        QTest.keyClick(dialog.save, KEY.Key_Space)
        deadline = 100
        while not path.exists() and deadline:
            QTest.qWait(50)
            deadline -= 1
        dialog.reject()

    in_dialog(WallPrintDialog, save)
    hands.control(KEY.Key_P)
    assert path.read_bytes().startswith(b"%PDF")


@pytest.fixture
def sixty(opened: Desktop, page: SchedulePage) -> list[RowKey]:
    """Sixty people of a section of their own, without any shift."""
    row = Employment("", date(2026, 8, 1), form="hourly", section="Ängen", hourly_pay=165.0)
    people = [Employee(f"91{n:02}", f"Person {n:02}") for n in range(60)]
    with edit(opened.unit, "people_pasted", count=60) as made:
        rows.insert(opened.unit.store, people)
        rows.insert(opened.unit.store, [row._replace(employee_no=each.employee_no) for each in people])
    opened.around.bus.changed.emit(made.changes)
    return [RowKey("person", each.employee_no) for each in people]


def test_a_block_of_60_by_31_from_a_spreadsheet_is_one_step_and_comes_out_again(
    opened: Desktop, page: SchedulePage, sixty: list[RowKey], qtbot
):
    """Pasted in two weeks in view, past them too; seen in eight weeks, and copied out as it came in."""
    texts = ["D", "K", "N", "", "7-15", "D+N", "K 13-20"]
    block = [[texts[(row * 3 + day) % 7] for day in range(31)] for row in range(60)]
    told = "\n".join("\t".join(line) for line in block)
    QGuiApplication.clipboard().setText(told)
    page.show_day(MONDAY, sixty[0].name)
    hands, steps = Hands(qtbot, opened), len(history(opened.unit))
    hands.control(KEY.Key_V)
    assert page.hand.pending == {}
    assert len(history(opened.unit)) == steps + 1
    page._choose_weeks(8)
    top = page.rota.model.row_of(sixty[0])
    shown = [[page.rota.model.index(top + row, 2 + day).data() for day in range(31)] for row in range(60)]
    assert shown == block
    page.grid.go_to(top, 2)
    page.grid.go_to(top + 59, 32, extend=True)
    hands.control(KEY.Key_C)
    assert QGuiApplication.clipboard().text() == told


def test_a_vacant_shift_of_idag_leads_to_its_day_and_an_undone_step_back_to_its_week(
    opened: Desktop, qtbot, page: SchedulePage
):
    hands = Hands(qtbot, opened)
    hands.type("d")
    hands.press(KEY.Key_Return)
    today = opened.window.show_page(1)
    assert isinstance(today, TodayPage)
    today.vacant.table.setFocus()
    today.vacant.table.selectRow(0)
    hands.press(KEY.Key_Return)
    vacancy = today.vacant.model.row(today.vacant.model.index(0, 0))
    assert page.isVisible()
    assert page.grid.current_place() == (RowKey("vacant", "0"), vacancy.day)
    assert page.board.first_day > MONDAY
    opened.window.show_page(1)
    hands.control(KEY.Key_Z)
    assert page.isVisible()
    assert page.board.first_day == MONDAY
    assert shifts(opened) == {}
