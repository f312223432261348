"""Steps: named, whole, reversible both ways, kept over a restart."""

import random
from datetime import date, timedelta

import pytest

from caredesk.domain.rows import Employee, KeyFigureValue, Occupancy
from caredesk.errors import UserError
from caredesk.storage import rows, undo, verify
from caredesk.storage.store import Store, open_store


def _add(store: Store, *numbers: str, code: str = "add") -> None:
    with undo.step(store, code):
        rows.insert(store, [Employee(number, f"Person {number}") for number in numbers])


def _write_and_fail(store: Store) -> None:
    rows.insert(store, [Employee("2", "B")])
    rows.delete(store, "employee", [1])
    raise ZeroDivisionError


def _numbers(store: Store) -> list[str]:
    return [row.employee_no for row in rows.read(store, Employee)]


def test_undo_and_redo_take_whole_steps(store: Store):
    _add(store, "1", "2")
    _add(store, "3")
    undone = undo.undo(store)
    assert undone is not None
    assert undone.step.code == "add"
    assert _numbers(store) == ["1", "2"]
    undo.undo(store)
    assert _numbers(store) == []
    assert undo.undo(store) is None
    undo.redo(store)
    assert _numbers(store) == ["1", "2"]
    undo.redo(store)
    assert _numbers(store) == ["1", "2", "3"]
    assert undo.redo(store) is None


def test_a_new_step_drops_what_was_undone(store: Store):
    _add(store, "1", code="first")
    _add(store, "2", code="second")
    undo.undo(store)
    _add(store, "3", code="third")
    assert undo.redo(store) is None
    assert [done.code for done in undo.history(store)] == ["first", "third"]


def test_a_step_carries_its_name_and_facts(store: Store):
    with undo.step(store, "named", day=date(2026, 10, 25), hours=7.5, who="Åsa", codes=("D", "K"), none=None):
        rows.insert(store, [Employee("1", "A")])
    (done,) = undo.history(store)
    assert done.code == "named"
    assert done.facts == (
        ("codes", ("D", "K")),
        ("day", date(2026, 10, 25)),
        ("hours", 7.5),
        ("none", None),
        ("who", "Åsa"),
    )
    assert done.made.tzinfo is not None
    assert not done.undone
    undo.undo(store)
    assert undo.history(store)[0].undone


def test_a_step_that_writes_nothing_leaves_no_trace(store: Store):
    _add(store, "1")
    undo.undo(store)
    with undo.step(store, "looked"):
        _numbers(store)
    assert len(undo.history(store)) == 1
    assert undo.redo(store) is not None


def test_an_error_takes_the_whole_step_back(store: Store):
    _add(store, "1")
    before = verify.content_hash(store.db)
    with pytest.raises(ZeroDivisionError), undo.step(store, "fails"):
        _write_and_fail(store)
    assert verify.content_hash(store.db) == before
    assert len(undo.history(store)) == 1
    _add(store, "3")
    assert _numbers(store) == ["1", "3"]


def test_a_step_inside_a_step_is_our_own_fault(store: Store):
    with pytest.raises(RuntimeError), undo.step(store, "outer"), undo.step(store, "inner"):
        pass


def test_swapped_keys_are_undone_in_the_order_that_made_them(store: Store):
    _add(store, "1", "2")
    with undo.step(store, "swap"):
        rows.update(store, 1, Employee("x", "A"))
        rows.update(store, 2, Employee("1", "B"))
        rows.update(store, 1, Employee("2", "A"))
    swapped = verify.content_hash(store.db)
    undo.undo(store)
    assert rows.read_with_ids(store, Employee) == [
        (1, Employee("1", "Person 1")),
        (2, Employee("2", "Person 2")),
    ]
    undo.redo(store)
    assert verify.content_hash(store.db) == swapped


def test_numbers_and_texts_survive_the_log_exactly(store: Store):
    chance = random.Random(4)
    written = [
        Occupancy("s", date(2026, 1, 1) + timedelta(n), date(2027, 1, 1), chance.random() * 10.0 ** (n - 40))
        for n in range(80)
    ]
    texts = [KeyFigureValue("å\x00\"\\'\u2028😀", f"{n}", chr(n)) for n in range(1, 300)]
    with undo.step(store, "write"):
        rows.insert(store, [*written, *texts])
    before = verify.content_hash(store.db)
    with undo.step(store, "clear"):
        rows.delete(store, "occupancy", range(1, 81))
        rows.delete(store, "key_figure_value", range(1, 300))
    assert rows.read(store, Occupancy) == []
    undo.undo(store)
    assert verify.content_hash(store.db) == before


def test_the_last_two_hundred_steps_can_be_undone_after_a_restart(store: Store):
    for number in range(205):
        _add(store, f"{number:03d}")
    store.close()
    with open_store(store.path) as again:
        assert len(undo.history(again)) == undo.STEPS_KEPT == 200
        while undo.undo(again):
            pass
        assert _numbers(again) == ["000", "001", "002", "003", "004"]
        again.close()
    with open_store(store.path) as third:
        while undo.redo(third):
            pass
        assert len(_numbers(third)) == 205


def test_the_log_holds_nothing_of_steps_that_are_gone(store: Store):
    for number in range(202):
        _add(store, f"{number}")
    undo.undo(store)
    _add(store, "last")
    steps = {done.number for done in undo.history(store)}
    assert {row[0] for row in store.query("SELECT step FROM undo_log")} == steps


def test_forget_empties_the_history(filled: Store):
    undo.forget(filled)
    assert undo.history(filled) == ()
    assert undo.undo(filled) is None
    assert filled.query("SELECT count(*) FROM undo_log") == [(0,)]


def test_a_file_that_is_only_read_refuses_a_step(store: Store, monkeypatch: pytest.MonkeyPatch):
    store.close()
    monkeypatch.setattr("os.access", lambda *_: False)
    with open_store(store.path) as read_only:
        assert read_only.read_only
        with pytest.raises(UserError, match="file_read_only"):
            _add(read_only, "1")
