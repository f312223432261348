"""What a step touched, read from its log: tables, persons, and the days whose totals may differ."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

from caredesk.domain.changes import Changes
from caredesk.storage import horizon, triggers
from caredesk.storage.horizon import Stretch
from caredesk.storage.store import Store

# The columns that begin and end the days that a row of a table bears on; none = the horizon's own bound,
# as for a row whose column is empty. Tables that are not here bear on no day total.
DAYS: dict[str, tuple[str | None, str | None]] = {
    "shift": ("day", "day"),
    "absence": ("first_day", "last_day"),
    "occupancy": ("first_day", "last_day"),
    "employment": ("valid_from", "valid_to"),
    "need": ("valid_from", "valid_to"),
    "place": ("valid_from", None),
    "unit": ("valid_from", None),
    "setting": ("valid_from", None),
    "role": (None, None),
    "shift_type": (None, None),
    "employee": (None, None),
}
# Columns that bear on no day total: a change of nothing else touches no day.
IDLE = {
    "employee": frozenset({"name", "sex", "phone", "email", "languages"}),
    "shift_type": frozenset({"name", "competence", "colour"}),
    "unit": frozenset(
        {
            "name",
            "unit_type",
            "employer",
            "basis",
            "measure",
            "annual_hours",
            "cost_per_fte",
            "cost_per_place_day",
        }
    ),
    "place": frozenset({"target"}),
    "employment": frozenset({"day_break"}),
    "absence": frozenset({"expected_end", "certificate"}),
}
# What is asked for on one day counts in its whole month: groups with no need in a month are left out of it.
WHOLE_MONTHS = frozenset({"need"})
# A night reaches into the day after, whose need it meets: so do those that work it.
STAFFING = frozenset({"absence", "employment"})
_OPEN_START, _OPEN_END = "0001-01-01", "9999-12-31"


def changes_of(store: Store, step: int) -> Changes:
    """The Changes of a step, from its log and, for rows that now stand, from their tables."""
    found = store.query("SELECT DISTINCT table_name FROM undo_log WHERE step = ?", (step,))
    tables = [row[0] for row in found]
    if not tables:
        return Changes()
    persons: set[str] = set()
    days: Stretch | None = None
    now = horizon.of_rows(store)
    before = horizon.of_totals(store) if horizon.has_totals(store) else now
    known = horizon.hull(now, before)
    for table in tables:
        persons |= _persons(store, step, table)
        if known is not None:
            days = horizon.hull(days, _days(store, step, table, known))
    days = horizon.hull(days, *_moved(now, before))
    first, last = days if days is not None else (None, None)
    return Changes(frozenset(tables), first, last, frozenset(persons - {""}))


def _persons(store: Store, step: int, table: str) -> set[str]:
    if "employee_no" not in triggers.columns_of(store.db, table):
        return set()
    was, now = _both_sides(store, step, table, ("employee_no",))
    return {number for (number,) in was | now}


def _days(store: Store, step: int, table: str, known: Stretch) -> Stretch | None:
    """The days that a table's touched rows, old and new, bear on within the horizon."""
    if table not in DAYS:
        return None
    if table in IDLE:
        bearing = tuple(name for name in triggers.columns_of(store.db, table)[1:] if name not in IDLE[table])
        was, now = _stood_before(store, step, table, bearing), _both_sides(store, step, table, bearing)[1]
        if was == now:
            return None
        if table == "employee":
            return _days_of_shifts(store, {row[0] for row in was ^ now})
    start, end = _bounds(store, step, table, *DAYS[table])
    if table in WHOLE_MONTHS:
        start, end = horizon.whole_months(start, end)
    elif end < known[1] and (table in STAFFING or (table == "shift" and _past_midnight(store, step, end))):
        end += timedelta(days=1)
    start, end = max(known[0], start), min(known[1], end)
    return (start, end) if start <= end else None


def _bounds(store: Store, step: int, table: str, first: str | None, last: str | None) -> Stretch:
    """The earliest first and the latest last day of a table's touched rows.

    A row that only got another last day bears on the days between the two, not on those before both.
    """
    columns = tuple(dict.fromkeys(name for name in (first, last) if name))
    if not columns:
        return date.fromisoformat(_OPEN_START), date.fromisoformat(_OPEN_END)
    low = f"min({first})" if first else "''"
    high = f"max({_end(last)})" if last else f"'{_OPEN_END}'"
    was, now = _sides_sql(store, table, columns)
    params: tuple[object, ...] = (step, table, step, table)
    days = f"SELECT {low} AS low, {high} AS high FROM ({was} UNION ALL {now})"
    if first and last and first != last:
        ended = _ended_sql(store, table, last)
        days = (
            f"SELECT {low}, {high} FROM ({was} AND id NOT IN (SELECT id FROM ({ended}))"
            f" UNION ALL {now} AND undo_log.id NOT IN (SELECT id FROM ({ended})))"
            f" UNION ALL SELECT date(min(earlier), '+1 day'), max(later) FROM ({ended}) WHERE earlier < later"
        )
        params = (step, table) * 5
    found = [(low, high) for low, high in store.query(days, params) if high is not None]
    if not found:
        return date.max, date.min
    return (
        min(date.fromisoformat(low or _OPEN_START) for low, _ in found),
        max(date.fromisoformat(high) for _, high in found),
    )


def _past_midnight(store: Store, step: int, day: date) -> bool:
    """Whether any of the step's shifts of a day, as they were or are, goes on into the day after."""
    was, now = _both_sides(store, step, "shift", ("day", "start", "end"))
    return any(text == day.isoformat() and end <= start for text, start, end in was | now)


def _end(last: str) -> str:
    return f"CASE {last} WHEN '' THEN '{_OPEN_END}' ELSE {last} END"


def _ended_sql(store: Store, table: str, last: str) -> str:
    """SQL (params: step, table) for the log's changes of a last day, and of nothing else that bears on days:
    the two, in order."""
    names = triggers.columns_of(store.db, table)
    was = {name: f"json_extract(old_row, '$[{place}]')" for place, name in enumerate(names)}
    other = IDLE.get(table, frozenset()) | {last}
    same = " AND ".join(f"{was[name]} IS t.{name}" for name in names if name not in other)
    ends = f"{_end(was[last])}, {_end(f't.{last}')}"
    return (
        f"SELECT undo_log.id AS id, min({ends}) AS earlier, max({ends}) AS later FROM undo_log"
        f" JOIN {table} t ON t.id = row_id"
        f" WHERE step = ? AND table_name = ? AND operation = 'update' AND {same}"
    )


def _days_of_shifts(store: Store, numbers: set[Any]) -> Stretch | None:
    """From the first to the last shift of these employees: an employee's own row bears on nothing else."""
    found = store.query(
        "SELECT min(day), max(day) FROM shift WHERE employee_no IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(numbers)),),
    )
    start, end = found[0]
    return (date.fromisoformat(start), date.fromisoformat(end)) if start else None


def _both_sides(
    store: Store, step: int, table: str, columns: tuple[str, ...]
) -> tuple[set[tuple[Any, ...]], set[tuple[Any, ...]]]:
    """What stood in these columns of a step's rows of a table, and what stands there now."""
    was, now = (set(store.query(sql, (step, table))) for sql in _sides_sql(store, table, columns))
    return was, now


def _stood_before(store: Store, step: int, table: str, columns: tuple[str, ...]) -> set[tuple[Any, ...]]:
    """What stood in these columns of a step's rows before it: nothing that only stood while it was made."""
    was, _ = _sides_sql(store, table, columns)
    firsts = "SELECT min(id) FROM undo_log WHERE step = ? AND table_name = ? GROUP BY row_id"
    return set(store.query(f"{was} AND id IN ({firsts})", (step, table, step, table)))


def _sides_sql(store: Store, table: str, columns: tuple[str, ...]) -> tuple[str, str]:
    """SQL (params: step, table) for columns of a step's rows of a table: as they were, and as they are."""
    order = triggers.columns_of(store.db, table)
    was = ", ".join(f"json_extract(old_row, '$[{order.index(name)}]') AS {name}" for name in columns)
    now = ", ".join(f"t.{name}" for name in columns)
    return (
        f"SELECT DISTINCT {was} FROM undo_log WHERE step = ? AND table_name = ? AND operation <> 'insert'",
        f"SELECT DISTINCT {now} FROM undo_log JOIN {table} t ON t.id = row_id"
        " WHERE step = ? AND table_name = ? AND operation <> 'delete'",
    )


def _moved(now: Stretch | None, before: Stretch | None) -> tuple[Stretch | None, Stretch | None]:
    """The days that came to or left the horizon at either end."""
    if now is None or before is None:
        return now if before is None else None, before if now is None else None
    day = timedelta(days=1)
    starts, ends = sorted((now[0], before[0])), sorted((now[1], before[1]))
    return (
        (starts[0], starts[1] - day) if starts[0] < starts[1] else None,
        (ends[0] + day, ends[1]) if ends[0] < ends[1] else None,
    )
