"""What a step says it touched: tables, persons, and the days whose totals may differ."""

import random
from datetime import date
from typing import Any, NamedTuple, get_type_hints

import pytest

from caredesk.domain.changes import Changes
from caredesk.domain.day_totals import compute
from caredesk.domain.rows import (
    Absence,
    Amount,
    Employee,
    Employment,
    Need,
    Occupancy,
    Place,
    Role,
    Setting,
    Shift,
    ShiftType,
    Unit,
)
from caredesk.domain.tables import TABLES
from caredesk.storage import rows, touched, undo
from caredesk.storage.facts import read_facts
from caredesk.storage.store import Store
from tests.builders import DEFAULTS
from tests.small_unit import FIRST, LAST

NOVEMBER_2, NOVEMBER_9 = date(2026, 11, 2), date(2026, 11, 9)
# A night of the 2nd or the 9th, or the absence of somebody who may work it, reaches into the day after.
NOVEMBER_3, NOVEMBER_10 = date(2026, 11, 3), date(2026, 11, 10)


def _changes(store: Store, *written: NamedTuple) -> Changes:
    with undo.step(store, "write") as made:
        rows.insert(store, written)
        return made.changes()


@pytest.mark.parametrize(
    ("row", "first", "last"),
    [
        (Shift("1003", NOVEMBER_2, "D", 420, 960), NOVEMBER_2, NOVEMBER_2),
        (Shift("1003", NOVEMBER_2, "N", 1260, 420), NOVEMBER_2, NOVEMBER_3),
        (Shift("1003", NOVEMBER_2, "", 420, 420), NOVEMBER_2, NOVEMBER_3),
        (Shift("1003", LAST), LAST, LAST),
        (Absence("1003", NOVEMBER_2, NOVEMBER_9), NOVEMBER_2, NOVEMBER_10),
        (Absence("1003", NOVEMBER_2), NOVEMBER_2, LAST),
        (Absence("1003", NOVEMBER_2, date(2027, 3, 1)), NOVEMBER_2, LAST),
        (Occupancy("Ek", NOVEMBER_2, NOVEMBER_9, 3), NOVEMBER_2, NOVEMBER_9),
        (Employment("1003", NOVEMBER_2, NOVEMBER_9), NOVEMBER_2, NOVEMBER_10),
        (Employment("1003", NOVEMBER_2), NOVEMBER_2, LAST),
        (Employment("1003", date(2010, 1, 1)), FIRST, LAST),
        (Place("Ek", NOVEMBER_2), NOVEMBER_2, LAST),
        (Place("Ek"), FIRST, LAST),
        (Unit("Ny", NOVEMBER_2), NOVEMBER_2, LAST),
        (Setting("k", NOVEMBER_2), NOVEMBER_2, LAST),
        (Need("Ek", "D", "mon", 1, "", NOVEMBER_2, NOVEMBER_9), date(2026, 11, 1), LAST),
        (Role("Ny"), FIRST, LAST),
        (ShiftType("N"), FIRST, LAST),
        (Employee("2000", "Ny"), None, None),
        (Place("Ek", date(2030, 1, 1)), None, None),
        (Amount("2026-11", "Lön", "outcome", -1.0), None, None),
    ],
)
def test_each_table_bears_on_its_days(filled: Store, row: NamedTuple, first: date | None, last: date | None):
    changes = _changes(filled, row)
    assert (changes.first_day, changes.last_day) == (first, last)
    assert changes.tables == {table for table, kind in TABLES.items() if isinstance(row, kind)}
    number = getattr(row, "employee_no", "")
    assert changes.persons == ({number} if number else frozenset())


def test_a_moved_shift_bears_on_both_days_and_both_persons(filled: Store):
    with undo.step(filled, "write"):
        (number,) = rows.insert(filled, [Shift("1001", NOVEMBER_2)])
    with undo.step(filled, "move") as made:
        rows.update(filled, number, Shift("1002", NOVEMBER_9))
        changes = made.changes()
    expected = Changes(frozenset({"shift"}), NOVEMBER_2, NOVEMBER_10, frozenset({"1001", "1002"}))
    assert changes == expected
    for done in (undo.undo(filled), undo.redo(filled)):
        assert done is not None
        assert done.changes == expected


def test_a_name_bears_on_nothing_and_a_birthday_on_the_person_s_shifts(filled: Store):
    (number, person), *_ = rows.read_with_ids(filled, Employee)
    days = [shift.day for shift in rows.read(filled, Shift, "employee_no = ?", (person.employee_no,))]
    with undo.step(filled, "name") as made:
        rows.update(filled, number, person._replace(name="Ny", phone="070"))
        assert made.changes() == Changes(frozenset({"employee"}), None, None, frozenset({person.employee_no}))
    with undo.step(filled, "birthday") as made:
        rows.update(filled, number, person._replace(birth_date=date(1960, 1, 1)))
        changes = made.changes()
    assert (changes.first_day, changes.last_day) == (min(days), max(days))


def test_a_shift_type_s_colour_bears_on_nothing_and_its_times_on_every_day(filled: Store):
    (number, shift_type), *_ = rows.read_with_ids(filled, ShiftType)
    with undo.step(filled, "colour") as made:
        rows.update(filled, number, shift_type._replace(colour="night"))
        assert made.changes().first_day is None
    with undo.step(filled, "times") as made:
        rows.update(filled, number, shift_type._replace(end=1000))
        changes = made.changes()
    assert (changes.first_day, changes.last_day) == (FIRST, LAST)


def test_a_row_written_and_removed_in_one_step_still_tells_its_day(filled: Store):
    with undo.step(filled, "both") as made:
        rows.delete(filled, "shift", rows.insert(filled, [Shift("1004", NOVEMBER_9)]))
        assert made.changes() == Changes(frozenset({"shift"}), NOVEMBER_9, NOVEMBER_10, frozenset({"1004"}))


def _varied(values: random.Random, kind: object) -> object:
    if kind is str:
        return values.choice(("", "scheduled", "employed", "own", "year", "Kärnan"))
    if kind in (bool, date | None):
        return values.random() < 0.5 if kind is bool else values.choice((None, FIRST, NOVEMBER_9))
    return values.choice((None, 0, 1, 7)) if kind == int | None else values.choice((None, 0.0, 0.5, 1700.0))


@pytest.mark.parametrize("seed", range(4))
def test_columns_that_bear_on_no_day_leave_every_day_total(filled: Store, seed: int):
    """Whatever stands in them, in some of the rows or in all; a column that bears on days would be seen."""
    values = random.Random(seed)
    with undo.step(filled, "money"):
        rows.insert(filled, [Unit("Lönngården", date(2026, 11, 1), weekly_hours=38.25, po_percent=45.0)])
        night = Shift("1003", NOVEMBER_2, "N", 1260, 420, 30, kind="overtime_simple", section="Ek")
        # Counted by the unit's own full-time hours.
        borrowed = Shift("", NOVEMBER_2, "D", 420, 960, 30, section="Gran", borrowed_from="Ek")
        rows.insert(filled, [Place("", date(2026, 11, 5), 18, 18, 0.7), night, borrowed])
    kept = list(compute(read_facts(filled, FIRST, LAST), DEFAULTS))
    with undo.step(filled, "idle") as made:
        for table in touched.IDLE:
            kinds = get_type_hints(TABLES[table])
            found: list[tuple[int, Any]] = rows.read_with_ids(filled, TABLES[table])
            for number, row in found:
                idle = {name: _varied(values, kinds[name]) for name in touched.IDLE[table]}
                rows.update(filled, number, row._replace(**idle))
        assert made.changes().first_day is None
    assert list(compute(read_facts(filled, FIRST, LAST), DEFAULTS)) == kept
    assert any(total.cost_sek for total in kept)


@pytest.mark.parametrize(
    ("was", "bearing"),
    [
        (Unit("Ek", NOVEMBER_2), {"po_percent": 45.0}),
        (Place("Ek", NOVEMBER_2), {"available": 9.0}),
        (Employment("1003", NOVEMBER_2), {"rate_percent": 50.0}),
    ],
)
def test_a_column_beside_the_idle_ones_bears_on_the_row_s_days(filled: Store, was, bearing: dict):
    with undo.step(filled, "write"):
        (number,) = rows.insert(filled, [was])
    with undo.step(filled, "change") as made:
        rows.update(filled, number, was._replace(**bearing))
        changes = made.changes()
    assert (changes.first_day, changes.last_day) == (NOVEMBER_2, LAST)


def test_a_row_that_is_new_bears_on_its_days_also_when_it_is_named_in_the_same_step(filled: Store):
    with undo.step(filled, "write") as made:
        (number,) = rows.insert(filled, [Unit("", NOVEMBER_2, po_percent=45.0)])
        rows.update(filled, number, Unit("Ny", NOVEMBER_2, po_percent=45.0))
        changes = made.changes()
    assert (changes.first_day, changes.last_day) == (NOVEMBER_2, LAST)
    for done in (undo.undo(filled), undo.redo(filled)):
        assert done is not None
        assert (done.changes.first_day, done.changes.last_day) == (NOVEMBER_2, LAST)


def test_every_table_that_bears_on_days_is_a_table_with_those_columns():
    for table, columns in touched.DAYS.items():
        named = {name for name in columns if name} | touched.IDLE.get(table, frozenset())
        assert named <= set(TABLES[table].__annotations__)


def test_an_absence_that_ends_bears_on_the_days_after_it_whatever_was_expected(filled: Store):
    still_on = Absence("1003", FIRST, None, "sick", None, NOVEMBER_9)
    with undo.step(filled, "write"):
        (number,) = rows.insert(filled, [still_on])
    with undo.step(filled, "end") as made:
        rows.update(filled, number, still_on._replace(last_day=NOVEMBER_2, expected_end=None))
        changes = made.changes()
    assert (changes.first_day, changes.last_day) == (NOVEMBER_3, LAST)


@pytest.mark.parametrize(
    ("was", "now", "first", "last"),
    [
        (None, NOVEMBER_2, NOVEMBER_3, LAST),
        (NOVEMBER_2, NOVEMBER_9, NOVEMBER_3, NOVEMBER_10),
        (NOVEMBER_9, NOVEMBER_2, NOVEMBER_3, NOVEMBER_10),
        (NOVEMBER_9, NOVEMBER_9, None, None),
    ],
)
def test_another_last_day_bears_on_the_days_between_the_two(filled: Store, was, now, first, last):
    row = Employment("1003", date(2010, 1, 1), was, "permanent", rate_percent=33.3)
    with undo.step(filled, "write"):
        (number,) = rows.insert(filled, [row])
    with undo.step(filled, "end") as made:
        rows.update(filled, number, row._replace(valid_to=now))
        changes = made.changes()
    assert (changes.first_day, changes.last_day) == (first, last)
    taken_back = undo.undo(filled)
    if first is not None:
        assert taken_back is not None
        assert (taken_back.changes.first_day, taken_back.changes.last_day) == (first, last)


def test_another_last_day_beside_another_rate_bears_on_all_the_row_s_days(filled: Store):
    row = Employment("1003", NOVEMBER_2, None, "permanent", rate_percent=33.3)
    with undo.step(filled, "write"):
        (number,) = rows.insert(filled, [row])
    with undo.step(filled, "end") as made:
        rows.update(filled, number, row._replace(rate_percent=50.0))
        rows.update(filled, number, row._replace(rate_percent=50.0, valid_to=NOVEMBER_9))
        assert (made.changes().first_day, made.changes().last_day) == (NOVEMBER_2, LAST)
