"""The page Schema by events: a cell that is written in while something else is asked for; no staff yet."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from caredesk.domain.rows import Employee, Employment, ShiftType
from caredesk.domain.schedule import RowKey
from caredesk.services.drafts import edit_draft_made
from caredesk.services.edits import edit
from caredesk.services.plan import Plan
from caredesk.services.session import create_unit
from caredesk.storage import rows
from caredesk.ui.bus import Bus
from caredesk.ui.pages.schedule_page import SchedulePage
from caredesk.ui.widgets.breach_list import BreachList
from tests.builders import on
from tests.ui.on_screen import only, show

NOW = datetime(2026, 11, 24, 9, 0)
MONDAY = on("2026-11-23")
ANNA, BO = RowKey("person", "1"), RowKey("person", "2")
KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


class Desk:
    """The page on its own over a new unit, which may get two people and a shift type."""

    def __init__(self, style, answers, unit) -> None:
        self.unit, self.bus = unit, Bus()
        self.page = SchedulePage(style, unit, self.bus, ask=answers, clock=lambda: NOW)
        self.page.resize(1200, 700)

    def employ(self) -> None:
        day = on("2026-01-01")
        with edit(self.unit, "people_pasted", count=2) as made:
            for number, name, section in (("1", "Anna Ek", "Gran"), ("2", "Bo Dahl", "Tall")):
                rows.insert(self.unit.store, [Employee(number, name)])
                rows.insert(self.unit.store, [Employment(number, day, form="permanent", section=section)])
            rows.insert(self.unit.store, [ShiftType("D", "Dag", 420, 930, 30)])
        self.bus.changed.emit(made.changes)

    def write(self, key: RowKey, text: str) -> None:
        assert self.page.grid.show_place(key, MONDAY)
        self.page.grid.setFocus()
        QTest.keyClicks(self.page.grid, text)
        assert self.page.grid.editor() is not None

    def text(self, key: RowKey) -> str:
        return str(self.page.rota.model.index_of(key, MONDAY).data())


@pytest.fixture
def desk(qtbot, style, answers, tmp_path):
    with create_unit(tmp_path / "enhet.caredesk", name="Enheten") as unit:
        desk = Desk(style, answers, unit)
        show(qtbot, desk.page)
        desk.page.ask_again()
        yield desk
        desk.page.board.pause()


def test_without_staff_the_page_says_what_belongs_there_until_somebody_comes(desk, qtbot):
    page = desk.page
    page.setFocus()
    assert page.empty.isVisible()
    assert not any(part.isVisible() for part in (page.grid, page.bar, page.line))
    assert page.empty.button.hasFocus()
    with qtbot.waitSignal(page.import_asked):
        QTest.keyClick(page.empty.button, KEY.Key_Space)
    QTest.keyClick(page.empty.button, KEY.Key_F7)
    assert page.empty.button.hasFocus()  # nothing opens on what is not shown
    desk.employ()
    assert page.grid.isVisible()
    assert not page.empty.isVisible()
    assert [page.rota.model.headerData(row, Qt.Orientation.Vertical) for row in (0, 2)] == [
        "Vakanta pass",
        "Ek, Anna",
    ]


@pytest.mark.parametrize("leave", ["weeks", "section", "search", "breaches", "gap"])
def test_what_is_being_written_is_stored_before_something_else_takes_its_place(desk, leave):
    desk.employ()
    desk.write(ANNA, "d")
    page = desk.page
    field = page.grid.editor()
    does: dict[str, Callable[[], object]] = {
        "weeks": lambda: page.step(1),
        "section": lambda: page.set_place("", "Tall"),
        "search": lambda: QTest.keyClick(field, KEY.Key_F, CTRL),
        "breaches": lambda: QTest.keyClick(field, KEY.Key_F7),
        "gap": lambda: QTest.keyClick(field, KEY.Key_F8),
    }
    does[leave]()
    assert page.grid.editor() is None
    page.set_place("", "")
    page.go_to_week(MONDAY)
    assert desk.text(ANNA) == "D"


def test_a_refused_text_waits_at_its_cell_while_other_weeks_are_in_view(desk):
    desk.employ()
    desk.write(ANNA, "q")
    desk.page.step(1)
    assert desk.page.rota.model.index_of(ANNA, MONDAY + timedelta(days=7)).data() == ""
    desk.page.step(-1)
    assert desk.text(ANNA) == "q"


def test_enter_in_the_search_goes_to_whom_it_found(desk):
    desk.employ()
    page = desk.page
    page.grid.show_place(ANNA, MONDAY)
    page.bar.start_search()
    QTest.keyClicks(page.bar.search, "bo")
    QTest.keyClick(page.bar.search, KEY.Key_Return)
    assert page.grid.current_place() == (BO, MONDAY)
    assert page.grid.hasFocus()


def test_the_list_of_breaches_gives_the_keyboard_back_to_the_grid(desk):
    desk.employ()
    page = desk.page
    page.grid.setFocus()
    QTest.keyClick(page.grid, KEY.Key_F7)
    shown = only(page.window(), BreachList)
    QTest.keyClick(shown, KEY.Key_Escape)
    assert page.grid.hasFocus()


def test_a_draft_in_view_is_said_over_the_grid_until_it_is_left(desk, qtbot):
    desk.employ()
    last = MONDAY + timedelta(days=6)
    edit_draft_made(desk.unit, name="Jul", first_day=MONDAY, last_day=last, today=MONDAY)
    strip = desk.page.draft
    assert not strip.isVisible()
    desk.page.board.use(Plan(desk.unit, "Jul"))
    assert strip.isVisible()
    assert strip.told.text() == "Utkastet ”Jul”, 23 – 29 nov 2026"
    qtbot.mouseClick(strip.leave, Qt.MouseButton.LeftButton)
    assert desk.page.board.plan == Plan(desk.unit)
    assert not strip.isVisible()
