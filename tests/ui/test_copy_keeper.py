"""When a copy is made: at a rest, half an hour after the last one for all keys, again after a failure."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLineEdit

from caredesk.services.copies import copies_of
from caredesk.services.monthly_report import edit_comment
from caredesk.services.session import OpenUnit, create_unit
from caredesk.ui import copy_keeper
from caredesk.ui.copy_keeper import CopyKeeper
from caredesk.ui.jobs import Jobs
from tests.ui.on_screen import show

BEGUN = datetime(2026, 11, 3, 9, 0)
HALF_AN_HOUR = timedelta(minutes=30)


class Clock:
    """The time of day, set by the test."""

    def __init__(self) -> None:
        self.now = BEGUN

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def unit(tmp_path: Path):
    with create_unit(tmp_path / "unit.caredesk", name="Björkbacken") as unit:
        yield unit


@pytest.fixture
def keeper(qtbot, monkeypatch, clock: Clock):
    monkeypatch.setattr(copy_keeper, "REST_MS", 50)
    home = QObject()
    jobs = Jobs(home)
    yield CopyKeeper(jobs, clock, home)
    jobs.finish()


def copied_at(unit: OpenUnit) -> list[datetime]:
    return [copy.made for copy in copies_of(unit.store.path)]


def change(keeper: CopyKeeper, unit: OpenUnit, text: str) -> None:
    edit_comment(unit, month="2026-10", text=text)
    keeper.note_change()


def test_a_file_without_a_copy_gets_one_at_the_first_rest(qtbot, keeper, unit):
    with qtbot.waitSignal(keeper.copied):
        keeper.watch(unit)
    assert copied_at(unit) == [BEGUN]


def test_keys_put_off_the_rest_but_not_the_half_hour(qtbot, style, keeper, unit, clock):
    with qtbot.waitSignal(keeper.copied):
        keeper.watch(unit)
    copies: list[datetime] = []
    keeper.copied.connect(copies.append)
    # A second of the half hour is left when the first rest after a step comes.
    clock.now = BEGUN + HALF_AN_HOUR - timedelta(seconds=1)
    change(keeper, unit, "ett")
    qtbot.wait(150)
    assert copies == []
    field = show(qtbot, QLineEdit())
    late = clock.now = BEGUN + HALF_AN_HOUR + timedelta(seconds=1)
    for _ in range(20):
        qtbot.keyClick(field, Qt.Key.Key_A)
        qtbot.wait(150)
    assert copies == [late]
    assert copied_at(unit)[0] == late


def test_a_copy_that_failed_is_tried_again(qtbot, monkeypatch, keeper, unit):
    monkeypatch.setattr(copy_keeper, "AGAIN", timedelta(milliseconds=200))
    folder = unit.store.path.with_name("CareDesk-kopior")
    folder.write_text("in the way", encoding="utf-8")
    with qtbot.waitSignal(keeper.failed):
        keeper.watch(unit)
    folder.unlink()
    with qtbot.waitSignal(keeper.copied, timeout=5_000):
        pass
    assert copied_at(unit) == [BEGUN]
