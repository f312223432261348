"""Edits of the schedule of every kind in any order: totals stay true, all is undone and made again."""

import random
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from caredesk.domain.rows import Absence, Shift
from caredesk.domain.schedule_rows import Draft, DraftShift
from caredesk.errors import UserError
from caredesk.services.absence_changes import edit_absence_added
from caredesk.services.cell_text import CellText, Place
from caredesk.services.edits import edit, history, redo_step, undo_step
from caredesk.services.plan import Plan, shifts_of
from caredesk.services.schedule_edits import Placed, edit_cells, edit_cleared, edit_placed
from caredesk.services.session import OpenUnit, create_unit
from caredesk.services.shift_edits import (
    edit_assigned,
    edit_shift,
    edit_shifts_removed,
    edit_vacant_added,
    edit_vacated,
)
from caredesk.services.week_copy import edit_week_copied
from caredesk.storage import day_totals, rows, verify
from caredesk.storage.check import same_total
from caredesk.storage.undo import STEPS_KEPT, forget
from tests.small_unit import FIRST, LAST, NUMBERS, SECTIONS, small_unit

TEXTS = ("", "D", "K", "d+k", "7-15.30/30", "21-7", "D 7-13", "Sj", "Se 50", "vab", "D+8-9", "XX", "7-25")
KINDS = ("", "extra", "additional", "overtime_simple", "jour", "resource")


class Planner:
    """Makes edits as a user might, those that are refused too."""

    def __init__(self, unit: OpenUnit, seed: int) -> None:
        self.chance = random.Random(seed)
        self._unit = unit
        self._plan = Plan(unit)
        self._kinds: list[Callable[[], object]] = [
            *[self._type] * 4,
            *[self._place] * 3,
            *(self._clear, self._detail, self._vacate, self._assign, self._add_vacant, self._remove),
            *(self._absence, self._copy_week),
        ]

    def edit(self) -> bool:
        """An edit of any kind; False when it was refused."""
        self._plan = Plan(self._unit, self.chance.choice(("", "", "Annat")))
        try:
            self.chance.choice(self._kinds)()
        except UserError:
            return False
        return True

    def _day(self) -> date:
        return FIRST + timedelta(self.chance.randint(5, 50))

    def _place_of(self, numbers: tuple[str, ...] = NUMBERS) -> Place:
        return Place(self.chance.choice(numbers), self._day())

    def _some(self) -> list[tuple[int, Shift]]:
        day = self._day()
        held = shifts_of(self._plan, day, day + timedelta(3))
        if not held:
            raise UserError("shift_gone")
        return self.chance.sample(held, min(len(held), self.chance.choice((1, 1, 2, 4))))

    def _type(self) -> None:
        cells = [
            CellText(*self._place_of(), self.chance.choice(TEXTS))
            for _ in range(self.chance.choice((1, 2, 6)))
        ]
        edit_cells(self._plan, cells=cells)

    def _place(self) -> None:
        held = [row for _, row in self._some()]
        placed = [Placed(self._place_of((*NUMBERS, "")), (row,)) for row in held]
        moved = self.chance.random() < 0.6
        emptied = [Place(row.employee_no, row.day) for row in held] if moved else []
        edit_placed(self._plan, placed=placed, emptied=emptied)

    def _clear(self) -> None:
        places = [self._place_of((*NUMBERS, "")) for _ in range(self.chance.choice((1, 1, 5)))]
        edit_cleared(self._plan, places=places, layer=self.chance.choice(("top", "shifts", "absence")))

    def _detail(self) -> None:
        number, row = self._some()[0]
        changed = row._replace(kind=self.chance.choice(KINDS), cause="Vakans", section=SECTIONS[0], price=9.0)
        edit_shift(self._plan, number=number, shift=changed)

    def _vacate(self) -> None:
        edit_vacated(self._plan, numbers=[number for number, _ in self._some()])

    def _assign(self) -> None:
        edit_assigned(self._plan, number=self._some()[0][0], employee_no=self.chance.choice(NUMBERS))

    def _add_vacant(self) -> None:
        section = self.chance.choice(SECTIONS)
        edit_vacant_added(self._plan, day=self._day(), shift_code=self.chance.choice(TEXTS), section=section)

    def _remove(self) -> None:
        edit_shifts_removed(self._plan, numbers=[number for number, _ in self._some()])

    def _absence(self) -> None:
        first, length = self._day(), self.chance.choice((0, 3, 9, None))
        last = None if length is None else first + timedelta(length)
        cause, extent = (
            self.chance.choice(("sick", "vacation", "leave")),
            self.chance.choice((None, 25.0, 75.0)),
        )
        number = self.chance.choice(NUMBERS)
        edit_absence_added(self._unit, row=Absence(number, first, last, cause, extent))

    def _copy_week(self) -> None:
        persons = self.chance.choice((None, NUMBERS[:2], [""]))
        replace = self.chance.random() < 0.5
        edit_week_copied(
            self._plan, monday=self._day(), targets=[self._day()], persons=persons, replace=replace
        )


def totals_are_true(unit: OpenUnit) -> bool:
    reach = day_totals.horizon(unit.store)
    kept = day_totals.read_totals(unit.store, date(1900, 1, 1), date(2200, 1, 1))
    should = list(day_totals.computed(unit.store, *reach, unit.compute)) if reach else []
    return len(kept) == len(should) and all(map(same_total, kept, should))


def keys_are_single(unit: OpenUnit) -> bool:
    """Persons' shifts are known by person, day and start in every file that the unit is written to."""
    held = [(row.employee_no, row.day, row.start) for row in rows.read(unit.store, Shift) if row.employee_no]
    return len(held) == len(set(held))


def plan_and_undo(path: Path, count: int) -> None:
    with create_unit(path, name="Lönngården") as unit:
        draft_days = (FIRST + timedelta(10), LAST - timedelta(20))
        with edit(unit, "fill"):
            rows.insert(unit.store, small_unit())
            rows.insert(unit.store, [Draft("Annat", *draft_days, FIRST)])
            held = shifts_of(Plan(unit), *draft_days)
            rows.insert(unit.store, [DraftShift("Annat", *row) for _, row in held])
        forget(unit.store)
        begun, planner, made = verify.content_hash(unit.store.db), Planner(unit, count), 0
        for number in range(count):
            made += planner.edit()
            assert totals_are_true(unit), f"after edit {number}"
            assert keys_are_single(unit), f"after edit {number}"
        assert made > count / 3
        ended, steps = verify.content_hash(unit.store.db), len(history(unit))
        for _ in range(steps):
            assert undo_step(unit) is not None
        assert totals_are_true(unit)
        assert steps == STEPS_KEPT or verify.content_hash(unit.store.db) == begun
        for _ in range(steps):
            assert redo_step(unit) is not None
        assert verify.content_hash(unit.store.db) == ended


def test_edits_of_the_schedule_keep_totals_true_and_are_undone_whole(tmp_path: Path):
    plan_and_undo(tmp_path / "enhet.caredesk", 12)


@pytest.mark.slow
def test_five_hundred_edits_of_the_schedule(tmp_path: Path, slow_count: Callable[[int], int]):
    plan_and_undo(tmp_path / "enhet.caredesk", slow_count(500))
