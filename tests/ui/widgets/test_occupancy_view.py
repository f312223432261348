"""The view Beläggning by events: gaps filled by a button, ranges typed, a closed month, both rates."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from caredesk.domain.rows import MonthClosing, Place
from caredesk.services.density_page import view_density_page
from caredesk.services.edits import edit, undo_step
from caredesk.services.session import create_unit
from caredesk.storage import rows
from caredesk.ui.bus import Bus
from caredesk.ui.widgets.occupancy_view import OccupancyView
from tests.builders import occupied
from tests.ui.on_screen import show

TODAY = date(2026, 11, 24)


class Desk:
    """The view in a window, shown anew at each change as its page does."""

    def __init__(self, style, unit) -> None:
        self.unit, self.bus = unit, Bus()
        self.failed: list[str] = []
        self.view = OccupancyView(style, unit, self.bus, failed=lambda error: self.failed.append(error.code))
        self.view.resize(1100, 700)
        self.today, self.month = TODAY, "2026-10"
        self.bus.changed.connect(lambda _changes: self.ask())
        self.ask()

    def ask(self) -> None:
        self.view.set_page(view_density_page(self.unit, month=self.month), today=self.today)

    def put(self, *added) -> None:
        with edit(self.unit, "fill") as edited:
            rows.insert(self.unit.store, added)
        self.bus.changed.emit(edited.changes)

    @property
    def model(self):
        return self.view.table.model

    def type(self, row: int, *texts: str) -> None:
        for column, text in enumerate(texts):
            self.model.setData(self.model.index(row, column), text)
        self.model.leave(row)


@pytest.fixture
def desk(qtbot, style, tmp_path):
    """Gran until 27 October and Tall the whole month, eight places of nine."""
    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as unit:
        with edit(unit, "fill"):
            rows.insert(
                unit.store,
                [
                    *(Place(section, date(2026, 1, 1), 9, 9, 0.8) for section in ("Gran", "Tall")),
                    occupied(8, "2026-10-01", "2026-10-27"),
                    occupied(8, "2026-10-01", "2026-11-24", section="Tall"),
                ],
            )
        desk = Desk(style, unit)
        show(qtbot, desk.view)
        yield desk


def test_days_without_occupancy_are_said_and_filled(desk, qtbot):
    assert desk.view.box.text().startswith("− 4 dygn saknar beläggning: 28–31 oktober, Gran")
    qtbot.mouseClick(desk.view.same, Qt.MouseButton.LeftButton)
    assert desk.view.box.text() == "✓ Alla dygn har beläggning"
    assert not desk.view.same.isVisible()
    undone = undo_step(desk.unit)
    assert undone is not None
    desk.bus.changed.emit(undone.changes)
    qtbot.mouseClick(desk.view.guess, Qt.MouseButton.LeftButton)
    assert [desk.model.index(1, column).data() for column in (1, 2, 4)] == ["2026-10-28", "2026-10-31", "J"]


def test_today_alone_is_as_yesterday(desk, qtbot):
    desk.month, desk.today = "2026-11", date(2026, 11, 25)
    desk.put(occupied(8, "2026-10-28", "2026-11-24"))
    assert desk.view.box.text() == "· I dag är inte ifyllt än"
    assert desk.view.same.text() == "Samma som i går"
    assert not desk.view.guess.isVisible()
    qtbot.mouseClick(desk.view.same, Qt.MouseButton.LeftButton)
    assert desk.view.box.text() == "✓ Alla dygn har beläggning"


def test_what_cannot_be_filled_is_told(desk, qtbot):
    desk.month = "2026-09"
    desk.ask()
    qtbot.mouseClick(desk.view.same, Qt.MouseButton.LeftButton)
    assert desk.failed == ["occupancy_nothing_before"]


def test_a_range_is_typed_in_its_cell_and_refused_above_the_places(desk):
    desk.model.setData(desk.model.index(0, 3), "8,5")
    assert "8,5" in [row.texts["occupied"] for row in map(desk.model.row_at, range(2))]
    desk.model.setData(desk.model.index(0, 3), "10")
    assert "fler än de 9 platser" in desk.view.table.sentence()
    assert desk.model.index(0, 3).data() == "10"


def test_a_new_range_is_stored_when_its_row_is_left(desk):
    desk.type(desk.model.rowCount() - 1, "Gran", "2026-10-28", "2026-10-31", "7")
    assert desk.view.box.text() == "✓ Alla dygn har beläggning"


def test_a_closed_month_is_only_read(desk):
    desk.put(MonthClosing("2026-10", True))
    assert "Månaden är stängd. Öppna den under Rapporter" in desk.view.box.text()
    assert not desk.view.same.isVisible()
    assert not desk.model.can_type(desk.model.index(0, 3))
    desk.type(desk.model.rowCount() - 1, "Gran", "2026-10-28", "2026-10-31", "8")
    assert "Oktober 2026 är stängd" in desk.view.table.sentence()


def test_the_rates_stand_side_by_side_and_an_empty_day_needs_its_cost(desk, qtbot):
    desk.put(Place("Gran", date(2026, 10, 1), 9, 8, 0.8), occupied(8, "2026-10-28", "2026-10-31"))
    figures = desk.view.figures
    available, planned, empty = (
        card.accessibleDescription().replace("\u00a0", " ")
        for card in (figures.available, figures.planned, figures.empty)
    )
    # 16 occupied of 18 available and of 17 planned; two places empty in 31 days.
    assert available.startswith("88,9 % 16,0 belagda av 18")
    assert planned.startswith("94,1 % 16,0 belagda av 17")
    assert empty.startswith("62 tomdygn i oktober. Kostnad –")
    with qtbot.waitSignal(desk.view.settings_asked):
        qtbot.mouseClick(figures.link, Qt.MouseButton.LeftButton)


def test_a_file_that_can_only_be_read_is_not_typed_in(desk, monkeypatch):
    monkeypatch.setattr(desk.unit.store, "read_only", True)
    desk.ask()
    assert not desk.model.can_type(desk.model.index(0, 3))
    assert not desk.view.same.isVisible()
