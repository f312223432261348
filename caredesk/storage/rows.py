"""Reading and writing any table by its row type: columns are the fields, kinds are the annotations."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple, TypeVar, get_type_hints

from caredesk.domain.rows import Shift
from caredesk.domain.tables import KEYS, TABLES
from caredesk.errors import UserError
from caredesk.storage.engine import KeyTaken
from caredesk.storage.store import Store

Row = TypeVar("Row", bound=NamedTuple)

TABLE_OF: dict[type, str] = {row_type: table for table, row_type in TABLES.items()}


def _day_to_text(value: date | None) -> str:
    return "" if value is None else value.isoformat()


class _Days(dict[str, date | None]):
    """Days by their text, each read once: a file holds few days, and every row has one or two."""

    def __missing__(self, text: str) -> date:
        day = self[text] = date.fromisoformat(text)
        return day


_text_to_day = _Days({"": None}).__getitem__


def _number(kind: type) -> Callable[[Any], Any]:
    # STRICT tables refuse the number types of numpy, and a whole number may stand for a real one.
    return lambda value: None if value is None else kind(value)


@dataclass(frozen=True)
class Shape:
    """How a row type lies in its table: columns, and (place, conversion) of those that need one."""

    table: str
    columns: tuple[str, ...]
    to_sql: tuple[tuple[int, Callable[[Any], Any]], ...]
    from_sql: tuple[tuple[int, Callable[[Any], Any]], ...]

    def values(self, row: tuple[Any, ...]) -> list[Any]:
        """The row as the table takes it."""
        values = list(row)
        for place, convert in self.to_sql:
            values[place] = convert(values[place])
        return values


@cache
def shape(row_type: type) -> Shape:
    """The shape of a table's row type (one of domain.tables.TABLES, or a derived table's)."""
    to_sql: list[tuple[int, Callable[[Any], Any]]] = []
    from_sql: list[tuple[int, Callable[[Any], Any]]] = []
    hints = get_type_hints(row_type)
    for place, kind in enumerate(hints.values()):
        if kind in (date, date | None):
            to_sql.append((place, _day_to_text))
            from_sql.append((place, _text_to_day))
        elif kind is bool:
            to_sql.append((place, int))
            from_sql.append((place, bool))
        elif kind is not str:
            to_sql.append((place, _number(float if kind in (float, float | None) else int)))
    return Shape(TABLE_OF.get(row_type, ""), tuple(hints), tuple(to_sql), tuple(from_sql))


def converted(row_type: type[Row], found: Iterable[tuple[Any, ...]]) -> list[Row]:
    """SQL rows, in the row type's columns, as rows."""
    from_sql = shape(row_type).from_sql
    make: Callable[[Iterable[Any]], Row] = row_type._make
    if not from_sql:
        return [make(values) for values in found]
    rows = []
    for values in found:
        changed = list(values)
        for place, convert in from_sql:
            changed[place] = convert(changed[place])
        rows.append(make(changed))
    return rows


def read(
    store: Store, row_type: type[Row], where: str = "", params: Sequence[object] = (), order: str = ""
) -> list[Row]:
    """Rows of a table, ordered by key or by `order`. Days in `params` are ISO text, and "" is no day."""
    columns = ", ".join(shape(row_type).columns)
    return converted(row_type, store.query(_select(columns, row_type, where, order), params))


def read_whole(store: Store, row_type: type[Row]) -> tuple[Row, ...]:
    """All rows of a small table, ordered by key: the same tuple each time until the table is written."""
    table = TABLE_OF[row_type]
    held: tuple[Row, ...] | None = store.kept.get(table)
    if held is None:
        held = tuple(read(store, row_type))
        store.kept.put(table, held)
    return held


def read_with_ids(
    store: Store, row_type: type[Row], where: str = "", params: Sequence[object] = (), order: str = ""
) -> list[tuple[int, Row]]:
    """As `read`, each row with its number in the table."""
    columns = ", ".join(("id", *shape(row_type).columns))
    found = store.query(_select(columns, row_type, where, order), params)
    rows = converted(row_type, (values[1:] for values in found))
    return [(values[0], row) for values, row in zip(found, rows, strict=True)]


def count(store: Store, row_type: type, where: str, params: Sequence[object]) -> int:
    """How many rows of a table a condition holds for."""
    found = store.query(f"SELECT count(*) FROM {TABLE_OF[row_type]} WHERE {where}", params)
    return int(found[0][0])


def distinct(store: Store, table: str, field: str) -> frozenset[str]:
    """The different texts of a field in a table."""
    return frozenset(text for (text,) in store.query(f"SELECT DISTINCT {field} FROM {table}"))


def insert(store: Store, rows: Iterable[NamedTuple]) -> list[int]:
    """Adds rows, of one or several types, inside a step; their numbers in order."""
    _require_step(store)
    numbers: list[int] = []
    for row_type, of_type in groupby(rows, type):
        form, group = shape(row_type), list(of_type)
        first = store.query(f"SELECT coalesce(max(id), 0) + 1 FROM {form.table}")[0][0]
        values = [[number, *form.values(row)] for number, row in enumerate(group, start=first)]
        marks = ", ".join("?" * (len(form.columns) + 1))
        columns = ", ".join(("id", *form.columns))
        sql = f"INSERT INTO {form.table} ({columns}) VALUES ({marks})"
        store.execute_many(sql, values, parts=_days(store, form.table, (), group))
        numbers += [row[0] for row in values]
    return numbers


def update(store: Store, number: int, row: NamedTuple) -> None:
    """Replaces the row with this number inside a step; KeyError when there is none."""
    _require_step(store)
    form = shape(type(row))
    assignments = ", ".join(f"{name} = ?" for name in form.columns)
    sql = f"UPDATE {form.table} SET {assignments} WHERE id = ?"
    days = _days(store, form.table, [number], [row])
    if not store.execute(sql, [*form.values(row), number], parts=days):
        raise KeyError(number)


def delete(store: Store, table: str, numbers: Iterable[int]) -> None:
    """Removes the rows with these numbers inside a step."""
    _require_step(store)
    numbers = list(numbers)
    days = _days(store, table, numbers, ())
    store.execute_many(f"DELETE FROM {table} WHERE id = ?", [(number,) for number in numbers], parts=days)


def rename(store: Store, table: str, field: str, names: Mapping[str, str]) -> None:
    """Gives a field its new names inside a step, all at once: two of them may change places.

    UserError rename_meets_another: a row would come to have the key of one that bears the name already.
    """
    _require_step(store)
    given = json.dumps(names)
    try:
        store.execute(
            f"UPDATE {table} SET {field} = (SELECT value FROM json_each(?) WHERE key = {field})"
            f" WHERE {field} IN (SELECT key FROM json_each(?))",
            (given, given),
        )
    except KeyTaken:
        raise UserError("rename_meets_another", names=tuple(names.values())) from None


def _days(store: Store, table: str, numbers: Sequence[int], new: Iterable[NamedTuple]) -> set[date] | None:
    """The days that shifts lie on before and after they are written; None for other tables, kept whole."""
    if table != TABLE_OF[Shift]:
        return None
    found = store.query(
        "SELECT DISTINCT day FROM shift WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(map(int, numbers))),),
    )
    return {date.fromisoformat(text) for (text,) in found} | {
        row.day for row in new if isinstance(row, Shift)
    }


def _require_step(store: Store) -> None:
    if store.open_step is None:
        raise RuntimeError("written outside a step")


def _select(columns: str, row_type: type, where: str, order: str) -> str:
    table = TABLE_OF[row_type]
    condition = f" WHERE {where}" if where else ""
    return f"SELECT {columns} FROM {table}{condition} ORDER BY {order or ', '.join((*KEYS[table], 'id'))}"
