"""The page Idag by events: month, section, edits, lists, definition cards by mouse and keys, no data."""

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester

from caredesk.domain.changes import Changes
from caredesk.domain.rows import Action, Competence, MonthlyValue, Shift
from caredesk.domain.today import StaffedDay, StaffingAhead
from caredesk.services.edits import edit
from caredesk.services.session import create_unit
from caredesk.storage import rows
from caredesk.ui.bus import Bus
from caredesk.ui.main_window import MainWindow, Page
from caredesk.ui.pages import today_page
from caredesk.ui.pages.today_page import TodayPage
from caredesk.ui.widgets.buttons import Button, IconButton
from caredesk.ui.widgets.labels import PartsLabel
from caredesk.ui.widgets.tag import Tag
from tests.small_unit import small_unit
from tests.ui.on_screen import button, only, show, words

NOW = datetime(2026, 11, 24, 9, 0)


class Desk:
    """A window with the page in it, its unit, and what its signals said."""

    def __init__(self, style, unit, places=frozenset({"reports"})) -> None:
        self.unit, self.bus = unit, Bus()
        self.window = MainWindow(style)
        self.window.resize(1366, 768)
        self.now = NOW
        self.page = TodayPage(style, unit, self.bus, month="2026-10", places=places, clock=lambda: self.now)
        self.window.add_page(Page(1, "Idag", "today", lambda: self.page))
        self.window.set_unit_open(True)
        self.window.show_page(1)
        self.places: list[str] = []
        self.page.place_asked.connect(self.places.append)

    def put(self, *added) -> None:
        """An edit, as from any page: the change comes round by the bus."""
        with edit(self.unit, "fill") as edited:
            rows.insert(self.unit.store, added)
        self.bus.changed.emit(edited.changes)

    @property
    def density(self):
        return self.page.figure_cards.density

    def sentence(self) -> str:
        return only(self.page, PartsLabel).plain()


@pytest.fixture
def unit(tmp_path):
    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as opened:
        history = [f"2025-{month:02d}" for month in (11, 12)] + [
            f"2026-{month:02d}" for month in range(1, 10)
        ]
        with edit(opened, "fill"):
            rows.insert(opened.store, small_unit())
            rows.insert(
                opened.store, [MonthlyValue(month, worked_hours=2400.0, bed_days=500.0) for month in history]
            )
        yield opened


@pytest.fixture
def desk(qtbot, style, unit):
    desk = Desk(style, unit)
    show(qtbot, desk.window)
    return desk


def texts(desk: Desk) -> str:
    return " | ".join(words(desk.page)).replace("\u00a0", " ")


def test_the_page_shows_the_day(desk):
    shown = texts(desk)
    assert "Tisdag 24 november" in shown
    assert "Alla pass har personal." in shown
    assert desk.page.away.model.rowCount() == 1
    assert [desk.page.todo.model.row(desk.page.todo.model.index(row, 0)).what.code for row in range(2)] == [
        "todo_close",
        "todo_certificate",
    ]


def test_a_check_mark_without_words_says_what_is_in_order(desk):
    cards = desk.page.figure_cards
    cards.set_staffing(StaffingAhead((StaffedDay(NOW.date(), 4, 0, 0.0, 0.0, 0.0, 0, 0),)))
    marks = {tag.toolTip(): tag.accessibleName() for tag in desk.page.findChildren(Tag) if tag.text() == "✓"}
    assert marks == {words: words for words in ("Alla pass har personal.", "inga timmar saknas")}
    assert cards.staffing.accessibleDescription().startswith("0 vakanta av 4 pass inga timmar saknas.")


def test_an_edit_comes_round_by_the_bus(desk):
    desk.put(Shift("", date(2026, 11, 25), "K", 840, 1290, 30, section="Gran"))
    assert desk.page.vacant.model.rowCount() == 1
    assert desk.sentence().startswith("1 pass saknar personal till och med onsdag")
    assert "Alla pass har personal." not in texts(desk)


def test_an_edit_of_something_else_asks_nothing(desk, monkeypatch):
    asked: list[str] = []
    monkeypatch.setattr(desk.page, "refresh", lambda: asked.append("asked"))
    desk.bus.changed.emit(Changes(frozenset({"key_figure"})))
    assert asked == []
    desk.bus.changed.emit(Changes(frozenset({"shift"})))
    assert asked == ["asked"]


def test_a_hidden_page_asks_again_when_it_comes_in_view(desk, qtbot):
    desk.page.hide()
    desk.put(Shift("", date(2026, 11, 25), "K", 840, 1290, 30, section="Gran"))
    assert desk.page.vacant.model.rowCount() == 0
    desk.page.show()
    assert desk.page.vacant.model.rowCount() == 1


def test_another_month_and_section(desk):
    october = desk.density.accessibleDescription()
    assert "Oktober" in october
    desk.page.set_place("2026-09", "")
    assert "September" in desk.density.accessibleDescription()
    desk.page.set_place("2026-10", "Gran")
    assert "hela enheten" in desk.page.figure_cards.sick_leave.accessibleDescription()
    assert desk.page.away.model.rowCount() == 0, "who is away belongs to Tall"


def test_f1_opens_the_definition_beside_its_figure_and_esc_closes_it(desk, qtbot):
    desk.density.setFocus()
    qtbot.keyClick(desk.density, Qt.Key.Key_F1)
    card = desk.page.definitions.shown()
    assert card is not None
    assert card.accessibleName() == "Personaltäthet, rullande tolv månader"
    assert not card.geometry().intersects(
        desk.density.rect().translated(desk.density.mapTo(desk.window, QPoint(0, 0)))
    )
    assert desk.density.ringed
    qtbot.keyClick(card, Qt.Key.Key_Escape)
    assert desk.page.definitions.shown() is None
    assert not desk.density.ringed
    assert desk.density.hasFocus()


def test_the_mouse_opens_it_by_the_sign_and_by_the_card(desk, qtbot):
    sick = desk.page.figure_cards.sick_leave
    info = next(
        each for each in sick.findChildren(IconButton) if each.accessibleName().startswith("Så räknas")
    )
    qtbot.mouseClick(info, Qt.MouseButton.LeftButton)
    assert desk.page.definitions.shown().accessibleName() == "Sjukfrånvaro"
    overtime = desk.page.figure_cards.overtime
    qtbot.mouseClick(overtime, Qt.MouseButton.LeftButton, pos=QPoint(40, 60))
    assert desk.page.definitions.shown().accessibleName() == "Övertid och fyllnad"
    assert not sick.ringed, "only one definition is open"


def test_a_definition_leads_to_those_beside_it_and_turns_into_a_table(desk, qtbot):
    desk.density.info_asked.emit()
    qtbot.mouseClick(button(desk.page.definitions.shown(), "Månaden"), Qt.MouseButton.LeftButton)
    card = desk.page.definitions.shown()
    assert card.accessibleName() == "Personaltäthet, månadens värde"
    assert not card.rows.isHidden()
    qtbot.mouseClick(button(card, "Visa som tabell"), Qt.MouseButton.LeftButton)
    assert card.table.isVisible()
    QAbstractItemModelTester(card.table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    qtbot.mouseClick(button(card, "Kopiera"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text().startswith("Personaltäthet, månadens värde\n")


def test_a_change_closes_a_definition_of_the_figures_before(desk):
    desk.density.info_asked.emit()
    desk.put(Shift("", date(2026, 11, 25), "K", 840, 1290, 30, section="Gran"))
    assert desk.page.definitions.shown() is None


def test_a_minute_in_which_nothing_changes_leaves_the_page_alone(desk, qtbot, monkeypatch):
    asked: list[str] = []
    monkeypatch.setattr(today_page, "view_today_figures", lambda *_given, **_named: asked.append("figures"))
    desk.page.todo.table.selectRow(1)
    desk.density.info_asked.emit()
    desk.now = NOW + timedelta(minutes=1)
    desk.page._timer.timeout.emit()
    assert desk.page.definitions.shown() is not None
    assert desk.page.todo.table.currentIndex().row() == 1
    assert asked == []


def test_a_minute_may_bring_a_shift_within_72_hours_or_another_day(desk):
    desk.put(Shift("", date(2026, 11, 27), "K", 9 * 60 + 30, 17 * 60, 30, section="Gran"))
    assert desk.page.vacant.model.rowCount() == 0
    desk.density.info_asked.emit()
    desk.now = datetime(2026, 11, 24, 9, 31)
    desk.page._timer.timeout.emit()
    assert desk.page.vacant.model.rowCount() == 1
    assert desk.page.definitions.shown() is None, "it is of the figures before"
    desk.now = datetime(2026, 11, 25, 0, 0)
    desk.page._timer.timeout.emit()
    assert "Onsdag 25 november" in texts(desk)


def test_more_than_seven_things_fold_out(desk, qtbot):
    desk.put(*(Action(f"Åtgärd {number}", status="Pågår", due=date(2026, 11, 1)) for number in range(9)))
    assert desk.page.todo.shown() == 7
    qtbot.mouseClick(button(desk.page.todo, "Visa alla"), Qt.MouseButton.LeftButton)
    assert desk.page.todo.shown() == 11
    qtbot.mouseClick(button(desk.page.todo, "Visa färre"), Qt.MouseButton.LeftButton)
    assert desk.page.todo.shown() == 7
    assert "9 saker brådskar" in desk.sentence()


def test_only_rows_whose_page_exists_lead_there(desk, qtbot):
    table = desk.page.todo.table
    table.setFocus()
    table.selectRow(1)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert desk.places == [], "the certificate's page is not built"
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert desk.places == ["reports"]


def test_a_delegation_that_runs_out_leads_to_the_card(qtbot, style, unit):
    desk = Desk(style, unit, places={"staff"})
    show(qtbot, desk.window)
    desk.put(Competence("1001", "HLR", None, desk.now.date()))
    asked: list[str] = []
    desk.page.person_asked.connect(asked.append)
    table = desk.page.todo.table
    rows_shown = [table.model().index(row, 0).data() for row in range(desk.page.todo.shown())]
    table.selectRow(rows_shown.index("HLR går ut: Person 1001"))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert (asked, desk.places) == (["1001"], [])


def test_the_models_keep_qts_rules(desk):
    for card in (desk.page.vacant, desk.page.todo, desk.page.away):
        tester = QAbstractItemModelTester(card.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        desk.put(Action(f"Åtgärd {card.accessibleName()}", status="Pågår", due=date(2026, 11, 1)))
        assert tester.model() is card.model


def test_a_figure_that_lacks_data_says_so(desk):
    desk.page.set_place("2026-11", "")
    desk.put(MonthlyValue("2025-10"))
    with edit(desk.unit, "take away") as edited:
        numbers = [number for number, row in rows.read_with_ids(desk.unit.store, MonthlyValue)]
        rows.delete(desk.unit.store, "monthly_value", numbers)
    desk.bus.changed.emit(edited.changes)
    assert desk.density.accessibleDescription().startswith("– R12 · 2 av 12 månader har uppgifter")
    assert "12 månader" in desk.density.toolTip()
    desk.density.info_asked.emit()
    assert "exempel med påhittade tal" in " ".join(
        label.text() for label in desk.page.definitions.shown().findChildren(type(desk.page.todo._note))
    )


def test_when_nothing_is_wrong_the_head_says_so(qtbot, style, tmp_path):
    with create_unit(tmp_path / "lugn.caredesk", name="Lugn") as unit:
        with edit(unit, "fill"):
            rows.insert(unit.store, [MonthlyValue("2026-08", worked_hours=100.0, bed_days=50.0)])
        desk = Desk(style, unit)
        show(qtbot, desk.window)
        assert desk.sentence() == "✓ Inget att göra i dag"


def test_an_empty_unit_says_what_belongs_here_and_has_one_button(qtbot, style, tmp_path):
    with create_unit(tmp_path / "tom.caredesk", name="Tom") as unit:
        desk = Desk(style, unit)
        show(qtbot, desk.window)
        buttons = [each for each in desk.page.findChildren(Button) if each.isVisible()]
        assert [each.text() for each in buttons] == ["Kom igång …"]
        with qtbot.waitSignal(desk.page.start_asked):
            qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
        desk.put(*small_unit())
        assert not desk.page.empty.isVisible()
        assert desk.page.away.model.rowCount() == 1


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1366, 690), (911, 512), (683, 384)])
def test_no_size_scrolls_sideways_and_the_chart_keeps_its_least_height(desk, qtbot, width, height):
    desk.window.resize(width, height)
    qtbot.wait(20)
    area = desk.page._stack.widget(0)
    assert area.widget().width() <= area.viewport().width()
    assert desk.page.density.height() >= 140
    if height >= 690:
        assert area.verticalScrollBar().maximum() == 0
