"""The kept sums of days against the rows that they are made from."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from caredesk.domain.day_totals import DayTotal
from caredesk.domain.register import Facts
from caredesk.domain.rows import Absence, Occupancy, Shift
from caredesk.storage import day_totals, rows, undo
from caredesk.storage.store import Store, open_store
from tests.small_unit import FIRST, LAST

NOVEMBER_2 = date(2026, 11, 2)


def _add_and_refresh(store: Store, compute: day_totals.Compute) -> None:
    rows.insert(store, [Occupancy("Ek", NOVEMBER_2, NOVEMBER_2, 1)])
    day_totals.refresh(store, NOVEMBER_2, NOVEMBER_2, compute)


class Counting:
    """A computation that a reader can check by eye: shifts counted by day and section; it notes its days."""

    def __init__(self) -> None:
        self.stretches: list[tuple[date, date]] = []

    def __call__(self, facts: Facts) -> Iterator[DayTotal]:
        self.stretches.append((facts.first_day, facts.last_day))
        for number in range((facts.last_day - facts.first_day).days + 1):
            day = facts.first_day + timedelta(number)
            for section in ("Gran", "Tall", "Ek"):
                count = sum(shift.day == day and shift.section == section for shift in facts.shifts)
                yield DayTotal(day, section, shifts=count)


def _edit(store: Store, compute: Counting, *, add: tuple = (), remove: tuple[int, ...] = ()) -> list[int]:
    with undo.step(store, "edit") as made:
        numbers = rows.insert(store, add)
        rows.delete(store, "shift", remove)
        changes = made.changes()
        day_totals.refresh(store, changes.first_day, changes.last_day, compute)
    return numbers


def _kept(store: Store) -> list[tuple[date, str, int]]:
    totals = day_totals.read_totals(store, date(1900, 1, 1), date(2200, 1, 1))
    return [(total.day, total.section, total.shifts) for total in totals]


def _counted(store: Store) -> list[tuple[date, str, int]]:
    return [
        (date.fromisoformat(day), section, count)
        for day, section, count in store.query(
            "SELECT day, section, count(*) FROM shift GROUP BY day, section ORDER BY day, section"
        )
    ]


def test_all_days_are_filled_at_first_and_months_at_a_time(filled: Store):
    compute = Counting()
    assert day_totals.prepare(filled, "rates", compute)
    assert _kept(filled) == _counted(filled)
    assert day_totals.horizon(filled) == (FIRST, LAST)
    assert compute.stretches == [(FIRST, date(2026, 10, 31)), (date(2026, 11, 1), LAST)]


def test_nothing_is_computed_again_until_the_rates_differ(filled: Store):
    day_totals.prepare(filled, "rates", Counting())
    unused = Counting()
    assert not day_totals.prepare(filled, "rates", unused)
    assert unused.stretches == []
    assert day_totals.prepare(filled, "new rates", Counting())
    assert not day_totals.prepare(filled, "new rates", Counting())


@pytest.mark.parametrize(
    "sql", ["ALTER TABLE day_total ADD COLUMN retired REAL", "DROP INDEX day_total_section"]
)
def test_a_table_of_another_program_version_is_made_anew(filled: Store, sql: str):
    day_totals.prepare(filled, "rates", Counting())
    with filled.transaction():
        filled.execute(sql)
    assert day_totals.prepare(filled, "rates", Counting())
    assert _kept(filled) == _counted(filled)


def test_an_edit_computes_its_own_days_only(filled: Store):
    day_totals.prepare(filled, "rates", Counting())
    compute = Counting()
    _edit(filled, compute, add=(Shift("1001", NOVEMBER_2, section="Ek"),))
    # With the day after, which a night would reach into.
    assert compute.stretches == [(NOVEMBER_2, date(2026, 11, 3))]
    assert (NOVEMBER_2, "Ek", 1) in _kept(filled)
    assert _kept(filled) == _counted(filled)


def test_a_day_that_falls_to_zero_has_no_row(filled: Store):
    day_totals.prepare(filled, "rates", Counting())
    numbers = _edit(filled, Counting(), add=(Shift("1001", NOVEMBER_2, section="Ek"),))
    _edit(filled, Counting(), remove=tuple(numbers))
    assert _kept(filled) == _counted(filled)


@pytest.mark.parametrize(
    ("day", "reach"),
    [(date(2027, 2, 14), (FIRST, date(2027, 2, 28))), (date(2026, 7, 14), (date(2026, 7, 1), LAST))],
)
def test_the_horizon_follows_a_shift_out_and_back(filled: Store, day: date, reach: tuple[date, date]):
    day_totals.prepare(filled, "rates", Counting())
    compute = Counting()
    numbers = _edit(filled, compute, add=(Shift("1001", day, section="Ek"),))
    assert day_totals.horizon(filled) == reach
    computed = {
        first + timedelta(number)
        for first, last in compute.stretches
        for number in range((last - first).days + 1)
    }
    assert {day for day in (reach[0], reach[1]) if not FIRST <= day <= LAST} <= computed
    assert _kept(filled) == _counted(filled)
    _edit(filled, Counting(), remove=tuple(numbers))
    assert day_totals.horizon(filled) == (FIRST, LAST)
    assert _kept(filled) == _counted(filled)


def test_a_file_without_details_has_no_horizon(store: Store):
    day_totals.prepare(store, "rates", Counting())
    assert day_totals.horizon(store) is None
    numbers = _edit(store, Counting(), add=(Shift("1001", date(2024, 2, 10), section="Ek"),))
    assert day_totals.horizon(store) == (date(2024, 2, 1), date(2024, 2, 29))
    assert _kept(store) == [(date(2024, 2, 10), "Ek", 1)]
    _edit(store, Counting(), remove=tuple(numbers))
    assert day_totals.horizon(store) is None
    assert _kept(store) == []


def test_absences_alone_have_days_until_something_else_tells_where_they_end(store: Store):
    day_totals.prepare(store, "rates", Counting())
    away = (Absence("1001", date(2026, 8, 30), None, "sick"), Absence("1002", date(2026, 9, 3), None, "sick"))
    _edit(store, Counting(), add=away)
    assert day_totals.horizon(store) == (date(2026, 8, 1), date(2026, 9, 30))
    numbers = _edit(store, Counting(), add=(Shift("1001", date(2026, 8, 10), section="Ek"),))
    assert day_totals.horizon(store) == (date(2026, 8, 1), date(2026, 8, 31))
    assert _kept(store) == [(date(2026, 8, 10), "Ek", 1)]
    _edit(store, Counting(), remove=tuple(numbers))
    assert day_totals.horizon(store) == (date(2026, 8, 1), date(2026, 9, 30))


def test_an_edit_that_fails_leaves_the_totals(filled: Store):
    day_totals.prepare(filled, "rates", Counting())
    before = _kept(filled)

    def fails(facts: Facts) -> Iterator[DayTotal]:
        yield DayTotal(facts.first_day, "Gran", shifts=99)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), undo.step(filled, "edit"):
        _add_and_refresh(filled, fails)
    assert _kept(filled) == before


def test_a_file_that_is_only_read_gets_its_own_totals(filled: Store, monkeypatch: pytest.MonkeyPatch):
    filled.close()
    before = filled.path.read_bytes()
    monkeypatch.setattr("os.access", lambda *_: False)
    with open_store(filled.path) as read_only:
        assert day_totals.prepare(read_only, "rates", Counting())
        assert _kept(read_only) == _counted(read_only)
        assert day_totals.horizon(read_only) == (FIRST, LAST)
    assert filled.path.read_bytes() == before
