"""Any edits in any order: kept totals equal a full recomputation, undo and redo bring back every row, and an
edit that was only tried leaves nothing behind, nor anything old in what is held for the next."""

import random
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from caredesk.domain.rows import (
    Absence,
    Employee,
    Employment,
    MonthlyValue,
    Need,
    Occupancy,
    Place,
    Role,
    Setting,
    Shift,
    ShiftType,
    Unit,
)
from caredesk.domain.tables import KEYS, TABLES
from caredesk.services.edits import edit, history, redo_step, undo_step
from caredesk.services.month_books import UnitMonths
from caredesk.services.session import OpenUnit, create_unit, open_unit
from caredesk.services.what_if import what_if
from caredesk.storage import day_totals, rows, verify
from caredesk.storage.check import same_total
from caredesk.storage.kept import Kept
from caredesk.storage.undo import STEPS_KEPT
from tests.small_unit import FIRST, NUMBERS, SECTIONS, small_unit


class Draw:
    """Draws rows of the tables that bear on day totals; mostly within the unit's months, at times outside."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def day(self) -> date:
        reach = (-60, 150) if self.chance.random() < 0.03 else (0, 60)
        return FIRST + timedelta(self.chance.randint(*reach))

    def end(self, start: date) -> date | None:
        return None if self.chance.random() < 0.2 else start + timedelta(self.chance.randint(0, 20))

    def number(self) -> str:
        return self.chance.choice((*NUMBERS, "", "1005"))

    def section(self) -> str:
        return self.chance.choice((*SECTIONS, ""))

    def shift(self) -> Shift:
        start = self.chance.choice((0, 420, 840, 1260))
        kind = self.chance.choice(("", "", "extra", "additional", "overtime_simple", "resource", "jour"))
        lent = self.chance.choice(("", "", "", "Ek"))
        end = (start + self.chance.choice((300, 480, 600))) % 1440
        return Shift(
            self.number(),
            self.day(),
            "D",
            start,
            end,
            30,
            kind,
            section=self.section(),
            lent_to=lent,
            price=7.5,
        )

    def absence(self) -> Absence:
        first = self.day()
        cause = self.chance.choice(("sick", "vacation", "leave", "child_care"))
        return Absence(self.number(), first, self.end(first), cause, self.chance.choice((None, 25.0, 100.0)))

    def employment(self) -> Employment:
        first = self.day()
        form = self.chance.choice(("permanent", "hourly", "hired"))
        return Employment(
            self.number(),
            first,
            self.end(first),
            form,
            self.section(),
            "Undersköterska",
            75.0,
            None,
            30_000.0,
            170.0,
        )

    def occupancy(self) -> Occupancy:
        first = self.day()
        return Occupancy(self.section(), first, self.end(first) or first, self.chance.randint(0, 9), True)

    def place(self) -> Place:
        return Place(self.section(), self.day(), self.chance.randint(1, 12), 9, 0.8)

    def unit(self) -> Unit:
        return Unit(
            "Lönngården", self.day(), weekly_hours=self.chance.choice((37.0, 38.25)), basis="scheduled"
        )

    def role(self) -> Role:
        return Role(self.chance.choice(("Undersköterska", "Vårdbiträde")), self.chance.choice((None, 50.0)))

    def setting(self) -> Setting:
        value = self.chance.choice(("150", "165", "180"))
        return Setting("pay_divisor", self.day(), value, self.chance.choice(("", *NUMBERS)))

    def need(self) -> Need:
        first = self.day()
        return Need(self.section(), "D", first.isoformat(), 2, "", first, self.end(first))

    def employee(self) -> Employee:
        born = date(self.chance.choice((1960, 1990)), 1, 1)
        return Employee(self.chance.choice((*NUMBERS, "1005")), "Ny", "male", born)

    def shift_type(self) -> ShiftType:
        return ShiftType(self.chance.choice("DKN"), "Tur", 420, self.chance.choice((900, 960)), 30)

    def monthly_value(self) -> MonthlyValue:
        return MonthlyValue(f"{self.day():%Y-%m}", self.section(), 1000.0)

    def row(self) -> NamedTuple:
        makers: list[Callable[[], NamedTuple]] = [
            *[self.shift] * 8,
            *[self.absence] * 3,
            *[self.occupancy] * 2,
            *[self.employment] * 2,
            *[self.place] * 2,
            *[self.setting] * 2,
            *[self.need] * 2,
            *(self.unit, self.role, self.employee, self.shift_type, self.monthly_value),
        ]
        return self.chance.choice(makers)()


def _edit_at_random(unit: OpenUnit, draw: Draw) -> None:
    """Adds, changes or removes some rows; a key that is taken has its row changed instead."""
    with edit(unit, "random"):
        for _ in range(draw.chance.choice((1, 1, 1, 2, 5))):
            row = draw.row()
            table = next(name for name, kind in TABLES.items() if type(row) is kind)
            standing = rows.read_with_ids(unit.store, type(row))
            if standing and draw.chance.random() < 0.3:
                rows.delete(unit.store, table, [draw.chance.choice(standing)[0]])
            elif (taken := _same_key(standing, row, table)) is not None:
                rows.update(unit.store, taken, row)
            else:
                rows.insert(unit.store, [row])


def _same_key(standing: list[tuple[int, Any]], row: NamedTuple, table: str) -> int | None:
    if table == "shift":
        return None
    key = [getattr(row, name) for name in KEYS[table]]
    return next(
        (number for number, old in standing if [getattr(old, name) for name in KEYS[table]] == key), None
    )


def _totals_are_true(unit: OpenUnit) -> bool:
    reach = day_totals.horizon(unit.store)
    kept = day_totals.read_totals(unit.store, date(1900, 1, 1), date(2200, 1, 1))
    should = list(day_totals.computed(unit.store, *reach, unit.compute)) if reach else []
    return len(kept) == len(should) and all(map(same_total, kept, should))


def _points(unit: OpenUnit) -> list[object]:
    """What density is made of, from what is held since earlier reads."""
    book = UnitMonths(unit, "2026-09", "2026-12").book
    return [book.point(f"2026-{month:02}", name) for month in (9, 10, 11, 12) for name in (None, *SECTIONS)]


def _nothing_is_old(unit: OpenUnit) -> bool:
    """Whether points are what they are to somebody who has read nothing before, and day totals true."""
    held, points, reach = unit.store.kept, _points(unit), day_totals.horizon(unit.store)
    unit.store.kept = Kept(keeps=False)
    try:
        newcomer = OpenUnit(unit.store, unit.defaults)
        same = points == _points(newcomer) and reach == day_totals.horizon(newcomer.store)
        return same and _totals_are_true(newcomer)
    finally:
        unit.store.kept = held


def _everything(unit: OpenUnit) -> list[object]:
    """Every row of every table of the file, derived ones and the history too."""
    tables = [name for (name,) in unit.store.query("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    return [(table, unit.store.query(f"SELECT * FROM {table}")) for table in sorted(tables)]


def _try_at_random(unit: OpenUnit, draw: Draw) -> None:
    """Some edits that are taken back, at times by an error, at times with an undo among them."""
    before, points = _everything(unit), _points(unit)
    with suppress(ZeroDivisionError), what_if(unit):
        for _ in range(draw.chance.choice((1, 1, 2))):
            _edit_at_random(unit, draw)
        if draw.chance.random() < 0.3:
            undo_step(unit)
        assert _nothing_is_old(unit)
        if draw.chance.random() < 0.3:
            raise ZeroDivisionError
    assert _everything(unit) == before
    assert _points(unit) == points


def _edit_and_compare(path: Path, count: int) -> None:
    draw = Draw(seed=count)
    with create_unit(path, name="Lönngården") as unit:
        with edit(unit, "fill"):
            rows.insert(unit.store, small_unit())
        begun = verify.content_hash(unit.store.db)
        for number in range(count):
            _edit_at_random(unit, draw)
            if number % 5 == 0:
                _try_at_random(unit, draw)
            assert _nothing_is_old(unit), f"after edit {number}"
        ended = verify.content_hash(unit.store.db)
        kept_steps = len(history(unit))
        assert kept_steps == min(STEPS_KEPT, count + 1)
    with open_unit(path) as unit:
        oldest = begun if count < STEPS_KEPT else None
        _undo_and_redo_all(unit, kept_steps - (1 if oldest else 0), oldest, ended)


def _undo_and_redo_all(unit: OpenUnit, steps: int, begun: str | None, ended: str) -> None:
    for _ in range(steps):
        assert undo_step(unit) is not None
    assert _totals_are_true(unit)
    if begun is not None:
        assert verify.content_hash(unit.store.db) == begun
    for _ in range(steps):
        assert redo_step(unit) is not None
    assert verify.content_hash(unit.store.db) == ended
    assert _totals_are_true(unit)


@pytest.mark.slow
def test_random_edits_keep_totals_true_and_are_undone_whole(tmp_path: Path):
    _edit_and_compare(tmp_path / "enhet.caredesk", 50)


@pytest.mark.slow
def test_a_thousand_random_edits(tmp_path: Path, slow_count: Callable[[int], int]):
    _edit_and_compare(tmp_path / "enhet.caredesk", slow_count(1000))
