"""What the board asks for after an edit, against all of it asked for anew."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from caredesk.domain.changes import Changes
from caredesk.domain.schedule import RowKey
from caredesk.errors import UserError
from caredesk.services.cell_text import CellText, Place
from caredesk.services.edits import redo_step, undo_step
from caredesk.services.schedule_edits import Placed, edit_cells, edit_cleared, edit_placed
from caredesk.services.session import OpenUnit, open_unit
from caredesk.services.shift_edits import edit_kind, edit_vacant_added, edit_vacated
from caredesk.services.week_copy import edit_week_copied
from caredesk.ui.schedule_board import ScheduleBoard
from tests.sample import copy_sample

MONDAY = date(2026, 11, 2)
TEXTS = ("D", "K", "N", "K2", "F", "7-15", "13-22/30", "D+N", "Sj", "Se", "Vab 50", "", "")
KINDS = ("", "extra", "overtime_simple", "additional", "jour", "introduction", "resource")


@pytest.fixture
def unit(qapp, tmp_path: Path):
    with open_unit(copy_sample(tmp_path)) as opened:
        yield opened


def board_of(unit: OpenUnit) -> ScheduleBoard:
    board = ScheduleBoard(unit, MONDAY)
    board.load()
    board.go_through_all()
    return board


def assert_as_anew(board: ScheduleBoard, unit: OpenUnit) -> None:
    fresh = board_of(unit)
    assert board.view == fresh.view
    assert board.strip == fresh.strip
    assert board.breaches_in_view() == fresh.breaches_in_view()
    assert board.accepted_in_view() == fresh.accepted_in_view()
    assert board.notices_in_view() == fresh.notices_in_view()


class Hand:
    """Draws edits of every kind over the people and days in view."""

    def __init__(self, board: ScheduleBoard, seed: int) -> None:
        self.board, self.drawn = board, random.Random(seed)

    def edit(self) -> Changes:
        makers: tuple[Callable[[], Changes], ...] = (
            self.type,
            self.type,
            self.clear,
            self.move,
            self.fill,
            self.vacate,
            self.vacancy,
            self.kind,
            self.copy_week,
            lambda: self.step(undo_step),
            lambda: self.step(redo_step),
        )
        try:
            return self.drawn.choice(makers)()
        except UserError:
            return Changes()

    def step(self, take: Callable[[OpenUnit], object]) -> Changes:
        done = take(self.board.plan.unit)
        return getattr(done, "changes", Changes())

    def person(self) -> str:
        assert self.board.view is not None
        return self.drawn.choice([row.key.name for row in self.board.view.rows if row.key.kind == "person"])

    def day(self) -> date:
        return MONDAY + timedelta(days=self.drawn.randrange(-3, 17))

    def place(self) -> Place:
        return Place(self.person(), self.day())

    def shifts(self, place: Place):
        assert self.board.view is not None
        row = self.board.view.row(RowKey("person", place.employee_no))
        at = (place.day - MONDAY).days
        return row.cells[at].shifts if row and 0 <= at < 14 else ()

    def type(self) -> Changes:
        cells = [CellText(*self.place(), self.drawn.choice(TEXTS)) for _ in range(self.drawn.randrange(1, 5))]
        return edit_cells(self.board.plan, cells=cells)

    def clear(self) -> Changes:
        return edit_cleared(self.board.plan, places=[self.place(), self.place()])

    def move(self) -> Changes:
        source = self.place()
        held = tuple(each.shift for each in self.shifts(source))
        copied = self.drawn.random() < 0.5
        placed = [Placed(self.place(), held)]
        return edit_placed(self.board.plan, placed=placed, emptied=[] if copied else [source])

    def fill(self) -> Changes:
        source = self.place()
        held = tuple(each.shift for each in self.shifts(source))
        targets = [Place(source.employee_no, source.day + timedelta(days=n)) for n in range(1, 4)]
        return edit_placed(self.board.plan, placed=[Placed(each, held) for each in targets])

    def vacate(self) -> Changes:
        numbers = [each.number for each in self.shifts(self.place())]
        return edit_vacated(self.board.plan, numbers=numbers) if numbers else Changes()

    def vacancy(self) -> Changes:
        return edit_vacant_added(self.board.plan, day=self.day(), shift_code="K", section="Eken")

    def kind(self) -> Changes:
        numbers = [each.number for each in self.shifts(self.place())]
        kind = self.drawn.choice(KINDS)
        return edit_kind(self.board.plan, numbers=numbers, kind=kind) if numbers else Changes()

    def copy_week(self) -> Changes:
        persons = {self.person(), self.person()}
        target = MONDAY + timedelta(days=7)
        return edit_week_copied(
            self.board.plan, monday=MONDAY, targets=[target], persons=persons, replace=True
        )


def test_an_edit_that_is_followed_shows_what_a_fresh_board_shows(unit: OpenUnit):
    board = board_of(unit)
    hand = Hand(board, 1)
    for _ in range(12):
        board.follow(hand.edit())
    assert_as_anew(board, unit)


@pytest.mark.slow
def test_long_sequences_of_edits_leave_nothing_old_on_the_board(unit: OpenUnit, slow_count):
    board = board_of(unit)
    for seed in range(slow_count(50)):
        hand = Hand(board, seed)
        for _ in range(10):
            board.follow(hand.edit())
        assert_as_anew(board, unit)
