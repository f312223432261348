"""What a step touched, read from its log: tables, persons, and the days whose totals may differ."""

from __future__ import annotations

from datetime import date, timedelta

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
# What is asked for on one day counts in its whole month: groups with no need in a month are left out of it.
WHOLE_MONTHS = frozenset({"need"})
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
    sql = f"SELECT DISTINCT employee_no FROM ({_both_sides(store, table, {'employee_no': 'employee_no'})})"
    return {row[0] for row in store.query(sql, (step, step))}


def _days(store: Store, step: int, table: str, known: Stretch) -> Stretch | None:
    """The days of a table's touched rows, old and new, within the horizon."""
    if table not in DAYS:
        return None
    first, last = DAYS[table]
    wanted = {name: column for name, column in (("first", first), ("last", last)) if column}
    if not wanted:
        return known
    sql = (
        f"SELECT {'min(first)' if first else repr('')},"
        f" {f'''max(CASE last WHEN '' THEN '{_OPEN_END}' ELSE last END)''' if last else repr(_OPEN_END)}"
        f" FROM ({_both_sides(store, table, wanted)})"
    )
    low, high = store.query(sql, (step, step))[0]
    start, end = date.fromisoformat(low or _OPEN_START), date.fromisoformat(high)
    if table in WHOLE_MONTHS:
        start, end = horizon.whole_months(start, end)
    start, end = max(known[0], start), min(known[1], end)
    return (start, end) if start <= end else None


def _both_sides(store: Store, table: str, wanted: dict[str, str]) -> str:
    """SQL for columns (given name -> column) of a step's rows of a table: as they were, and as they are."""
    columns = triggers.columns_of(store.db, table)
    was = ", ".join(
        f"json_extract(old_row, '$[{columns.index(column)}]') AS {name}" for name, column in wanted.items()
    )
    now = ", ".join(f"t.{column} AS {name}" for name, column in wanted.items())
    return (
        f"SELECT {was} FROM undo_log WHERE step = ? AND table_name = '{table}' AND operation <> 'insert'"
        f" UNION ALL SELECT {now} FROM undo_log JOIN {table} t ON t.id = row_id"
        f" WHERE step = ? AND table_name = '{table}' AND operation <> 'delete'"
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
