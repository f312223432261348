"""The record of changed days: what stood there before; undo is one more change, a new number is followed."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest

from caredesk.domain.rows import Employee, Employment, Shift
from caredesk.domain.rule_book import DayChange
from caredesk.storage import audit, rows, undo
from caredesk.storage.store import Store

TODAY = date(2026, 3, 1)
NEAR, FAR = date(2026, 3, 10), TODAY + timedelta(audit.DAYS_AHEAD)
EVER = (date(2000, 1, 1), date(2100, 1, 1))
DAY, EVENING = (420, 930, 30, ""), (840, 1290, 30, "")


def _shift(number: str, day: date, start: int = 420, end: int = 930) -> Shift:
    return Shift(number, day, "", start, end, 30)


@pytest.fixture
def planned(store: Store) -> Store:
    """Two persons with a shift on some days, as the unit's first plan."""
    with undo.step(store, "fill") as made:
        rows.insert(store, [Employee(number, f"Person {number}") for number in ("1", "2")])
        rows.insert(store, [Employment(number, date(2020, 1, int(number))) for number in ("1", "2")])
        rows.insert(store, [_shift(number, day) for number in ("1", "2") for day in (NEAR, FAR)])
        audit.record(store, made.number, TODAY)
    return store


def _changed(
    store: Store, *, to: Iterable[tuple[int, Shift]] = (), gone: Iterable[int] = (), new: Iterable[Shift] = ()
) -> None:
    with undo.step(store, "change") as made:
        for number, row in to:
            rows.update(store, number, row)
        rows.delete(store, "shift", list(gone))
        rows.insert(store, list(new))
        audit.record(store, made.number, TODAY)


def _recorded(store: Store) -> list[tuple[str, date, tuple[tuple[int, int, int, str], ...]]]:
    found = audit.read_changes(store, *EVER)
    assert {row.made for row in found} <= {TODAY}
    return [(row.employee_no, row.day, row.before) for row in found]


def _numbered(store: Store, number: str, day: date) -> tuple[int, Shift]:
    return rows.read_with_ids(store, Shift, "employee_no = ? AND day = ?", (number, day.isoformat()))[0]


def test_the_first_plan_of_a_unit_is_no_change(planned: Store):
    assert _recorded(planned) == []


def test_a_changed_day_keeps_what_stood_there_before_the_step(planned: Store):
    number, row = _numbered(planned, "1", NEAR)
    _changed(planned, to=[(number, row._replace(end=900)), (number, row._replace(end=870))])
    assert _recorded(planned) == [("1", NEAR, (DAY,))]
    _changed(planned, new=[_shift("1", NEAR, *EVENING[:2])])
    assert _recorded(planned)[1:] == [("1", NEAR, ((420, 870, 30, ""),))]
    _changed(planned, gone=[number])
    assert _recorded(planned)[2:] == [("1", NEAR, ((420, 870, 30, ""), EVENING))]


def test_a_move_changes_two_days_and_a_swap_two_persons(planned: Store):
    number, row = _numbered(planned, "1", NEAR)
    other = NEAR + timedelta(1)
    _changed(planned, to=[(number, row._replace(day=other))])
    assert sorted(_recorded(planned)) == [("1", NEAR, (DAY,)), ("1", other, ())]
    _changed(planned, to=[(number, row._replace(employee_no="2", day=other))])
    assert sorted(_recorded(planned)[2:]) == [("1", other, (DAY,)), ("2", other, ())]


def test_only_near_days_times_and_persons_are_recorded(planned: Store):
    far, row = _numbered(planned, "1", FAR)
    near, same = _numbered(planned, "1", NEAR)
    past = _shift("1", TODAY - timedelta(1))
    _changed(planned, to=[(near, same._replace(section="Gran", price=3.0))], new=[past, _shift("", NEAR)])
    assert _recorded(planned) == []
    _changed(planned, to=[(far, row._replace(end=900))])
    assert [day for _, day, _ in _recorded(planned)] == [FAR]
    _changed(planned, new=[_shift("1", FAR + timedelta(1))])
    assert len(_recorded(planned)) == 1


def test_a_number_that_is_used_again_within_a_step(planned: Store):
    """The last row's number goes to the next row that is added."""
    number, _ = _numbered(planned, "2", FAR)
    _changed(planned, gone=[number], new=[_shift("1", NEAR, *EVENING[:2])])
    assert _numbered(planned, "1", NEAR)[0] != number
    assert sorted(_recorded(planned)) == [("1", NEAR, (DAY,)), ("2", FAR, (DAY,))]


def test_undo_and_redo_are_changes_too(planned: Store):
    number, row = _numbered(planned, "1", NEAR)
    _changed(planned, to=[(number, row._replace(end=900))])
    for turn in (undo.undo, undo.redo):
        with planned.transaction():
            done = turn(planned)
            assert done is not None
            audit.record(planned, done.step.number, TODAY)
    assert [before for _, _, before in _recorded(planned)] == [(DAY,), ((420, 900, 30, ""),), (DAY,)]


def _renumbered(store: Store, names: dict[str, str]) -> None:
    """As an employee's own row gets another number: taken out, put in, named anew wherever it is named."""
    with undo.step(store, "renumber") as made:
        held = [
            (number, row) for number, row in rows.read_with_ids(store, Employee) if row.employee_no in names
        ]
        rows.delete(store, "employee", [number for number, _ in held])
        rows.insert(store, [row._replace(employee_no=names[row.employee_no]) for _, row in held])
        rows.rename(store, "employment", "employee_no", names)
        rows.rename(store, "shift", "employee_no", names)
        audit.record(store, made.number, TODAY)


@pytest.mark.parametrize("names", [{"1": "9"}, {"2": "9"}, {"1": "2", "2": "1"}])
def test_a_new_employee_number_is_no_change_and_the_record_follows(planned: Store, names: dict[str, str]):
    for number in ("1", "2"):
        place, row = _numbered(planned, number, NEAR)
        _changed(planned, to=[(place, row._replace(end=900 if number == "1" else 870))])
    before = audit.read_changes(planned, *EVER)
    assert [row.employee_no for row in before] == ["1", "2"]
    _renumbered(planned, names)
    followed = tuple(row._replace(employee_no=names.get(row.employee_no, row.employee_no)) for row in before)
    assert audit.read_changes(planned, *EVER) == followed
    with planned.transaction():
        done = undo.undo(planned)
        assert done is not None
        audit.record(planned, done.step.number, TODAY)
    assert audit.read_changes(planned, *EVER) == before


def test_changes_are_read_of_some_persons_and_days(planned: Store):
    _changed(planned, new=[_shift(number, NEAR, *EVENING[:2]) for number in ("1", "2")])
    assert audit.read_changes(planned, NEAR, NEAR, ["2"]) == (DayChange("2", NEAR, TODAY, (DAY,)),)
    assert audit.read_changes(planned, NEAR + timedelta(1), FAR) == ()
