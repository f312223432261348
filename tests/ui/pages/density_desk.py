"""The page Personaltäthet in a window of its own, on a unit whose figures are easy to follow."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from caredesk.domain.rows import MonthlyValue, Shift
from caredesk.domain.target_path import PathChange
from caredesk.services.edits import edit, history, undo_step
from caredesk.services.session import create_unit
from caredesk.storage import rows
from caredesk.ui.bus import Bus
from caredesk.ui.main_window import MainWindow, Page
from caredesk.ui.pages.density_page import DENSITY, DensityPage
from caredesk.ui.widgets.figure_strip import StripFigure
from tests.answers import Answers
from tests.small_unit import small_unit

NOW = datetime(2026, 11, 24, 9, 0)
KEY = Qt.Key


class Desk:
    """A window with the page in it, its unit, and what its signals said."""

    def __init__(self, style, unit, answers) -> None:
        self.unit, self.bus = unit, Bus()
        self.window = MainWindow(style)
        self.window.resize(1366, 768)
        self.page = DensityPage(style, unit, self.bus, ask=answers, month="2026-10", clock=lambda: NOW)
        self.window.add_page(Page(5, "Personaltäthet", "gauge", lambda: self.page))
        self.window.set_unit_open(True)
        self.window.show_page(5)
        self.said: list[str] = []
        self.failed: list[object] = []
        self.page.said.connect(self.said.append)
        self.page.failed.connect(self.failed.append)

    @property
    def path(self):
        return self.page.overview.path

    def put(self, *added) -> None:
        """An edit, as from any page: the change comes round by the bus."""
        with edit(self.unit, "fill") as edited:
            rows.insert(self.unit.store, added)
        self.bus.changed.emit(edited.changes)

    def undo(self) -> None:
        done = undo_step(self.unit)
        assert done is not None
        self.bus.changed.emit(done.changes)

    def strip(self) -> dict[str, StripFigure]:
        return {each.label: each for each in self.page.strip._shown}

    def lines(self) -> dict[str, str]:
        return {name: value.replace("\u00a0", " ") for name, value in self.path.results.lines()}


@pytest.fixture(scope="module")
def whole_day(style, tmp_path_factory):
    """One page for all tests: eleven months of 2 400 hours and 500 bed-days, then two known day by day."""
    folder = tmp_path_factory.mktemp("density")
    with create_unit(folder / "enhet.caredesk", name="Lönngården") as unit:
        before = [f"2025-{month:02d}" for month in (11, 12)] + [f"2026-{m:02d}" for m in range(1, 10)]
        with edit(unit, "fill"):
            rows.insert(unit.store, small_unit())
            rows.insert(
                unit.store, [MonthlyValue(month, worked_hours=2400.0, bed_days=500.0) for month in before]
            )
            # The sums of the months from the first shift on are kept: reading them again is quick.
            rows.insert(unit.store, [Shift("1001", date(2024, 11, 1), "D", 420, 960, 30, section="Gran")])
        desk = Desk(style, unit, Answers())
        desk.window.show()
        yield desk
        desk.window.close()


@pytest.fixture
def desk(whole_day):
    """The page as it was first: what a test has done is undone after it."""
    desk = whole_day
    desk.window.activateWindow()
    begun = len([step for step in history(desk.unit) if not step.undone])
    yield desk
    done = [undo_step(desk.unit) for step in history(desk.unit)[begun:] if not step.undone]
    desk.page.definitions.close()
    desk.page.set_place("2026-10", "")
    desk.page.show_view(DENSITY)
    desk.said.clear()
    if done:
        desk.page.refresh()
    if desk.path.change() != PathChange(0.0, None, "2026-11"):
        desk.path.forget()


def in_dialog(kind, act) -> None:
    """Does something in the dialog that opens next."""

    def run() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, kind)
        act(dialog)

    QTimer.singleShot(0, run)


def press(qtbot, widget, key, times=1) -> None:
    for _ in range(times):
        qtbot.keyClick(widget, key)


def type_over(qtbot, field, text) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, KEY.Key_Return)
