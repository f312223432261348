"""Any row in, the same row out; and only inside a step."""

import math
from datetime import date
from typing import Any, get_type_hints

import numpy as np
import pytest

from caredesk.domain.rows import Employee, Occupancy, Shift
from caredesk.domain.tables import KEYS, TABLES
from caredesk.storage import rows
from caredesk.storage.store import Store
from caredesk.storage.undo import step

FILLED: dict[Any, Any] = {
    str: "å'\"; DROP TABLE shift; -- \x00 😀",
    date: date(2028, 2, 29),
    date | None: date(2026, 12, 31),
    bool: True,
    int: 7,
    float: 0.1,
    int | None: 1440,
    float | None: -1.0 / 3.0,
}
EMPTY: dict[Any, Any] = {
    str: "",
    date: date(2000, 1, 1),
    date | None: None,
    bool: False,
    int: 0,
    float: 0.0,
    int | None: None,
    float | None: None,
}


@pytest.mark.parametrize("values", [FILLED, EMPTY], ids=["filled", "empty"])
@pytest.mark.parametrize("table", TABLES)
def test_a_row_comes_back_as_it_was_written(store: Store, table: str, values: dict):
    row_type = TABLES[table]
    row = row_type(*(values[kind] for kind in get_type_hints(row_type).values()))
    with step(store, "write"):
        (number,) = rows.insert(store, [row])
    found: list[Any] = rows.read_with_ids(store, row_type)
    assert found == [(number, row)]
    assert [type(value) for value in found[0][1]] == [type(value) for value in row]


def test_numbers_of_numpy_and_whole_numbers_become_the_column_s_own(store: Store):
    nine: Any = np.int64(9)
    true: Any = np.bool_(True)
    written = Occupancy("Gran", date(2026, 10, 1), date(2026, 10, 1), nine, true)
    with step(store, "write"):
        rows.insert(store, [written])
    (found,) = rows.read(store, Occupancy)
    assert found == Occupancy("Gran", date(2026, 10, 1), date(2026, 10, 1), 9.0, True)
    assert (type(found.occupied), type(found.estimated)) == (float, bool)


def test_a_number_that_is_none_cannot_stand_where_one_is_required(store: Store):
    with pytest.raises(Exception, match="NOT NULL"), step(store, "write"):
        rows.insert(store, [Occupancy("Gran", date(2026, 10, 1), date(2026, 10, 1), math.nan)])
    assert rows.read(store, Occupancy) == []


def test_rows_are_ordered_by_key_and_filtered(store: Store):
    written = [Shift("b", date(2026, 1, 2)), Shift("a", date(2026, 1, 3)), Shift("a", date(2026, 1, 2))]
    with step(store, "write"):
        assert rows.insert(store, [*written, Employee("a", "A")]) == [1, 2, 3, 1]
    assert rows.read(store, Shift) == sorted(written)
    assert rows.read(store, Shift, "day = ?", ("2026-01-02",), order="employee_no DESC") == [
        written[0],
        written[2],
    ]


def test_update_and_delete_take_the_row_with_that_number(store: Store):
    with step(store, "write"):
        first, second = rows.insert(store, [Employee("a", "A"), Employee("b", "B")])
        rows.update(store, second, Employee("b", "Bo"))
        rows.delete(store, "employee", [first])
    assert rows.read_with_ids(store, Employee) == [(second, Employee("b", "Bo"))]
    with pytest.raises(KeyError), step(store, "write"):
        rows.update(store, 99, Employee("c", "C"))


def test_the_same_key_twice_is_refused_whole(store: Store):
    with pytest.raises(Exception, match="UNIQUE"), step(store, "write"):
        rows.insert(store, [Employee("a", "A"), Employee("b", "B"), Employee("a", "Again")])
    assert rows.read(store, Employee) == []
    assert set(KEYS) == set(TABLES)


def test_writing_outside_a_step_is_our_own_fault(store: Store):
    with pytest.raises(RuntimeError, match="outside"):
        rows.insert(store, [Employee("a", "A")])
    with pytest.raises(RuntimeError, match="outside"), store.transaction():
        rows.insert(store, [Employee("a", "A")])
    # The triggers refuse it too, for SQL that goes past this module.
    with pytest.raises(Exception, match=r"undo_log\.step"), store.transaction():
        store.execute("INSERT INTO employee (employee_no) VALUES ('a')")
    assert rows.read(store, Employee) == []
