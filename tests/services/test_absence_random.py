"""Edits of absences of every kind in any order: the unit stays sound, all is undone and made again."""

import random
from datetime import date, timedelta
from typing import NamedTuple

from caredesk.domain.rows import Absence, MonthClosing
from caredesk.errors import UserError
from caredesk.services.absence_changes import (
    edit_absence_added,
    edit_absence_changed,
    edit_absence_removed,
    edit_extent_from,
)
from caredesk.services.edits import history, redo_step, undo_step
from caredesk.services.session import OpenUnit
from caredesk.services.well_report import edit_well_report, view_well_report
from caredesk.storage import day_totals, rows, verify
from caredesk.storage.check import same_total
from tests.schedule_unit import ANNA, BO, DAN, on, schedule_unit, shift

STARTED: tuple[NamedTuple, ...] = (
    *(shift(number, day) for number in (ANNA, DAN) for day in (10, 17)),
    shift(DAN, 18, replaces=ANNA),
    *(shift("", day, replaces=person) for person in (ANNA, BO) for day in (11, 20)),
    *(MonthClosing(month, True) for month in ("2026-07", "2026-09")),
)


class Chancer:
    """Makes edits of two persons' absences as a user might, those that are refused too."""

    def __init__(self, unit: OpenUnit, seed: int) -> None:
        self._chance = random.Random(seed)
        self._unit = unit

    def edit(self) -> bool:
        """An edit of any kind; False when it was refused."""
        kinds = (self._add, self._add, self._change, self._extent, self._remove, self._well)
        try:
            self._chance.choice(kinds)()
        except UserError:
            return False
        return True

    def _some(self) -> tuple[int, Absence]:
        found = rows.read_with_ids(self._unit.store, Absence)
        if not found:
            raise UserError("absence_gone")
        return self._chance.choice(found)

    def _row(self, first: date, who: str) -> Absence:
        chance = self._chance
        length = chance.choice((0, 2, 9, None))
        cause = chance.choice(("sick", "sick", "vacation", "parental", "child_care", "union"))
        extent = chance.choice((None, None, 50.0, 25.0))
        last = None if length is None else first + timedelta(length)
        expected = first + timedelta(chance.randint(0, 9)) if last is None and chance.random() < 0.5 else None
        return Absence(who, first, last, cause, extent, expected)

    def _day(self, around: date) -> date:
        return around + timedelta(self._chance.randint(-12, 12))

    def _add(self) -> None:
        row = self._row(self._day(on(15)), self._chance.choice((ANNA, BO)))
        edit_absence_added(self._unit, row=row, reopen=self._chance.random() < 0.5)

    def _change(self) -> None:
        number, row = self._some()
        after = self._row(self._day(row.first_day), row.employee_no)
        edit_absence_changed(self._unit, number=number, row=after, reopen=True)

    def _extent(self) -> None:
        number, row = self._some()
        day = row.first_day + timedelta(self._chance.randint(-1, 5))
        extent = self._chance.choice((None, 75.0, 50.0, 25.0))
        edit_extent_from(self._unit, number=number, day=day, extent_percent=extent, reopen=True)

    def _remove(self) -> None:
        edit_absence_removed(self._unit, number=self._some()[0], reopen=True)

    def _well(self) -> None:
        back = self._day(on(15))
        report = view_well_report(
            self._unit, employee_no=self._chance.choice((ANNA, BO)), first_day_back=back, today=on(20)
        )
        chosen = [booking.number for booking in report.bookings if booking.proposed]
        edit_well_report(self._unit, number=report.number, first_day_back=back, removed=chosen, reopen=True)


def sound(unit: OpenUnit) -> bool:
    """Keys are single, days in order, and the day totals those of a full computation."""
    found = rows.read(unit.store, Absence)
    keys = {(row.employee_no, row.first_day, row.cause) for row in found}
    in_order = all(row.last_day is None or row.first_day <= row.last_day for row in found)
    reach = day_totals.horizon(unit.store)
    kept = day_totals.read_totals(unit.store, date(1900, 1, 1), date(2200, 1, 1))
    should = list(day_totals.computed(unit.store, *reach, unit.compute)) if reach else []
    true = len(kept) == len(should) and all(map(same_total, kept, should))
    return len(keys) == len(found) and in_order and true


def test_edits_in_any_order_keep_the_unit_sound_and_are_undone_whole(tmp_path):
    with schedule_unit(tmp_path / "enhet.caredesk", STARTED) as unit:
        begun, chancer = verify.content_hash(unit.store.db), Chancer(unit, 5)
        made = [chancer.edit() for _ in range(40)]
        assert sound(unit)
        assert 15 < sum(made) < 40
        ended, steps = verify.content_hash(unit.store.db), len(history(unit))
        for _ in range(steps):
            undo_step(unit)
        assert verify.content_hash(unit.store.db) == begun
        assert sound(unit)
        for _ in range(steps):
            redo_step(unit)
        assert verify.content_hash(unit.store.db) == ended
