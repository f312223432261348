"""Small tables and months of sums are read once, and never old: whatever is written, kept or taken back."""

import os
import random
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from caredesk.domain.rows import Absence, Place, Role, Setting, Shift, ShiftType
from caredesk.services.session import create_unit
from caredesk.storage import day_totals, rows, undo
from caredesk.storage.facts import overlapping
from caredesk.storage.kept import MOST_PARTS, Kept, table_written
from caredesk.storage.month_totals import read_month_totals
from caredesk.storage.shifts import ORDER, read_shift_days
from caredesk.storage.store import Store, open_store, rekey
from tests.small_unit import FIRST, LAST, days, small_unit

SMALL: tuple[Any, ...] = (Role, Place, Setting, ShiftType)


class Regretted(Exception):
    """Takes back what has been written."""


def _is_true(store: Store) -> bool:
    absent = rows.read(store, Absence, order="employee_no, first_day")
    known = list(overlapping(store, Absence, "2026-10-01", "2026-11-30")) == absent
    known = known and read_shift_days(store, FIRST, LAST) == rows.read_with_ids(store, Shift, order=ORDER)
    return known and all(list(rows.read_whole(store, kind)) == rows.read(store, kind) for kind in SMALL)


@pytest.mark.parametrize(
    ("sql", "table"),
    [
        ("INSERT INTO role (id, name) VALUES (?, ?)", "role"),
        ("UPDATE role SET name = ? WHERE id = ?", "role"),
        ("DELETE FROM shift_type WHERE id = ?", "shift_type"),
        ("DROP TABLE IF EXISTS role", None),
        ("DELETE FROM main.role", None),
        ("WITH gone AS (SELECT 1) DELETE FROM role", None),
        ("INSERT OR REPLACE INTO role VALUES (1)", None),
    ],
)
def test_a_statement_tells_its_table_or_may_be_about_any(sql: str, table: str | None):
    assert table_written(sql) == table


def test_a_table_is_read_once_until_it_is_written(filled: Store):
    roles, places = rows.read_whole(filled, Role), rows.read_whole(filled, Place)
    with undo.step(filled, "role"):
        rows.insert(filled, [Role("Kock")])
    assert [row.name for row in rows.read_whole(filled, Role)] == ["Enhetschef", "Kock", "Undersköterska"]
    assert rows.read_whole(filled, Role) is rows.read_whole(filled, Role)
    assert rows.read_whole(filled, Place) is places
    assert undo.undo(filled) is not None
    assert rows.read_whole(filled, Role) == roles
    assert undo.redo(filled) is not None
    assert len(rows.read_whole(filled, Role)) == len(roles) + 1


def test_what_is_taken_back_is_never_kept(filled: Store):
    roles = rows.read_whole(filled, Role)
    with suppress(Regretted), filled.transaction():
        with undo.step(filled, "outer"):
            rows.insert(filled, [Role("Kock")])
        assert len(rows.read_whole(filled, Role)) == len(roles) + 1
        with suppress(Regretted), undo.step(filled, "inner"):
            rows.rename(filled, "role", "name", {"Kock": "Kallskänka"})
            assert "Kallskänka" in {row.name for row in rows.read_whole(filled, Role)}
            raise Regretted
        assert "Kock" in {row.name for row in rows.read_whole(filled, Role)}
        raise Regretted
    assert rows.read_whole(filled, Role) == roles
    assert rows.read(filled, Role) == list(roles)


def test_what_another_step_of_the_same_transaction_wrote_is_seen(filled: Store):
    with filled.transaction():
        rows.read_whole(filled, Place)
        for section in ("Ek", "Lind"):
            with undo.step(filled, "place"):
                rows.insert(filled, [Place(section)])
            assert section in {row.section for row in rows.read_whole(filled, Place)}
    assert {"Ek", "Lind"} <= {row.section for row in rows.read_whole(filled, Place)}


@pytest.mark.parametrize("seed", range(3))
def test_any_writing_kept_or_taken_back_is_read_as_the_file_has_it(filled: Store, seed: int):
    chance = random.Random(seed)
    for number in range(60):
        _act(filled, chance, number)
        assert _is_true(filled), f"after {number}"


def _act(store: Store, chance: random.Random, number: int) -> None:
    deed = chance.choice(("step", "step", "undo", "redo", "regret", "nested"))
    if deed == "undo":
        undo.undo(store)
    elif deed == "redo":
        undo.redo(store)
    elif deed == "step":
        _write(store, chance, number)
    else:
        with suppress(Regretted), store.transaction():
            _write(store, chance, number)
            assert _is_true(store)
            if deed == "nested":
                with suppress(Regretted), undo.step(store, "inner"):
                    rows.insert(store, [Role(f"Inre {number}")])
                    raise Regretted
                undo.undo(store)
                assert _is_true(store)
            raise Regretted


def _row(kind: Any, chance: random.Random, number: int) -> Any:
    day = FIRST + timedelta(chance.randrange(61))
    if kind is Shift:
        return Shift("1001", day, "D", 420, 960, number)
    return Absence(f"{number}", day, None, "sick") if kind is Absence else kind(f"Ny {number}")


def _write(store: Store, chance: random.Random, number: int) -> None:
    with undo.step(store, "write"):
        kind = chance.choice((*SMALL, Absence, Shift))
        standing: list[tuple[int, Any]] = rows.read_with_ids(store, kind)
        if standing and chance.random() < 0.4:
            rows.delete(store, rows.TABLE_OF[kind], [chance.choice(standing)[0]])
        elif standing and chance.random() < 0.4:
            rows.update(store, chance.choice(standing)[0], _row(kind, chance, number))
        else:
            rows.insert(store, [_row(kind, chance, number)])
        if chance.random() < 0.5:
            assert _is_true(store)


def test_a_month_of_sums_is_read_again_only_when_its_days_were_written(tmp_path: Path):
    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as unit:
        with undo.step(unit.store, "fill") as made:
            rows.insert(unit.store, small_unit())
            changes = made.changes()
            day_totals.refresh(unit.store, changes.first_day, changes.last_day, unit.compute)
        before = {total[:2]: total for total in read_month_totals(unit.store, "2026-10", "2026-11")}
        with undo.step(unit.store, "more"):
            rows.insert(unit.store, [Shift("1001", date(2026, 11, 7), "K", 840, 1290, 30, section="Gran")])
            day_totals.refresh(unit.store, date(2026, 11, 7), date(2026, 11, 7), unit.compute)
        after = {total[:2]: total for total in read_month_totals(unit.store, "2026-10", "2026-11")}
        same = {key for key in before if after[key] is before[key]}
        assert same == {key for key in before if key[0] == "2026-10"}
        # 14.00-21.30 less half an hour.
        more = after["2026-11", "Gran"].sums.planned_hours - before["2026-11", "Gran"].sums.planned_hours
        assert more == pytest.approx(7.0)


def test_the_oldest_part_of_a_table_gives_way_to_a_new_one():
    kept = Kept(keeps=True)
    for part in range(MOST_PARTS + 1):
        kept.put("absence", "read", part)
    assert [kept.get("absence", part) for part in (0, 1, MOST_PARTS)] == [None, "read", "read"]


def test_days_of_shifts_are_read_again_only_when_one_of_theirs_was_written(filled: Store):
    before = {day: read_shift_days(filled, day, day) for day in days()}
    (number, shift), *_ = before[date(2026, 10, 6)]
    with undo.step(filled, "move"):
        rows.update(filled, number, shift._replace(day=date(2026, 11, 7)))
    read = Reading(filled)
    after = read_shift_days(filled, FIRST, LAST)
    assert read.days == [("2026-10-06", "2026-11-07")]
    assert after == rows.read_with_ids(filled, Shift, order=ORDER)
    assert read_shift_days(filled, FIRST, LAST) == after
    assert len(read.days) == 1


class Reading:
    """Notes the days that shifts are read for."""

    def __init__(self, store: Store) -> None:
        self.days: list[tuple[object, ...]] = []
        self._query = store.query
        store.query = self._noted  # type: ignore[method-assign]

    def _noted(self, sql: str, params: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        if "day BETWEEN" in sql:
            self.days.append(tuple(params))
        return self._query(sql, params)


def test_a_file_that_others_may_write_is_read_each_time(filled: Store, monkeypatch: pytest.MonkeyPatch):
    filled.close()
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with open_store(filled.path) as store:
        assert store.read_only
        assert rows.read_whole(store, Role) is not rows.read_whole(store, Role)


def test_nothing_is_kept_from_before_another_key(filled: Store):
    roles = rows.read_whole(filled, Role)
    rekey(filled, "hemligt ord")
    assert rows.read_whole(filled, Role) == roles
    assert rows.read_whole(filled, Role) is not roles
