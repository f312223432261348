"""The dialogs of the page Schema over its board: what is in view when one of them took it away."""

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QTimer
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from caredesk.services.drafts import edit_draft_made
from caredesk.services.plan import Plan
from caredesk.services.session import OpenUnit, open_unit
from caredesk.ui.bus import Bus
from caredesk.ui.dialogs.draft_dialog import DraftDialog
from caredesk.ui.schedule_board import ScheduleBoard
from caredesk.ui.schedule_plans import SchedulePlans
from tests.answers import Answers
from tests.sample import NOW, copy_sample

GONE = "Utkastet ”Prov” finns inte längre. Nu visas planen."


@pytest.fixture
def unit(qapp, tmp_path: Path):
    with open_unit(copy_sample(tmp_path)) as opened:
        yield opened


@pytest.fixture
def board(unit: OpenUnit):
    """A draft in view, whose breaches are still being looked for."""
    board = ScheduleBoard(unit, NOW.date())
    edit_draft_made(unit, name="Prov", first_day=board.first_day, last_day=board.last_day, today=NOW.date())
    board.use(Plan(unit, "Prov"))
    yield board
    board.pause()


@pytest.fixture
def plans(qtbot, style, board: ScheduleBoard):
    window = QWidget()
    qtbot.addWidget(window)
    bus = Bus()
    bus.changed.connect(board.follow)
    plans = SchedulePlans(style, board, bus, Answers(), lambda: NOW, parent=window)  # type: ignore[arg-type]
    window.show()
    return plans


def drop_the_draft() -> None:
    dialog = QApplication.activeModalWidget()
    if not isinstance(dialog, DraftDialog):
        QTimer.singleShot(10, drop_the_draft)  # it is not open yet
        return
    try:
        # Not `selectRow`: it heeds the keys that Qt believes to be held since an earlier test.
        row = dialog.model.index(1, 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        dialog.table.selectionModel().select(row, flags)
        assert dialog.drop.isEnabled()
        dialog.drop.click()
    finally:
        # The board had some people left to look at; and no test may wait in a dialog for ever.
        QTimer.singleShot(30, dialog.reject)


def test_a_draft_in_view_that_is_dropped_gives_way_to_the_plan_and_says_so(qtbot, unit, board, plans):
    QTimer.singleShot(0, drop_the_draft)
    said: list[str] = []
    plans.said.connect(said.append)
    plans.drafts()
    assert board.plan == Plan(unit)
    qtbot.waitUntil(lambda: said == [GONE])


def test_lines_of_the_menu_say_why_nothing_can_be_changed_in_a_file_that_is_only_read(
    monkeypatch, unit, plans
):
    menu = QMenu()
    monkeypatch.setattr(unit.store, "read_only", True)
    plans.fill(menu)
    dim = [action for action in menu.actions() if not action.isEnabled()]
    assert [action.text() for action in menu.actions() if action.isEnabled()] == ["Skriv ut …"]
    assert {action.toolTip() for action in dim} == {"Filen är skrivskyddad, så inget kan ändras"}
    assert menu.toolTipsVisible()
