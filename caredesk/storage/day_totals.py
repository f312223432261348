"""The derived table of day totals: figures of months and years are sums of it, and an edit rewrites its days.

It is made from the row type at open, outside of the migrations, and filled again when it was made anew or
when the program's rates have changed. A file that is only read gets its own TEMP copy where it must.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from types import NoneType
from typing import get_args, get_type_hints

from caredesk.domain.calendar import last_day as month_end_of
from caredesk.domain.calendar import month_of, months_from_to
from caredesk.domain.day_totals import DayTotal
from caredesk.domain.register import Facts
from caredesk.storage import horizon as horizons
from caredesk.storage.facts import read_facts
from caredesk.storage.horizon import Stretch
from caredesk.storage.rows import converted, shape
from caredesk.storage.store import Store

Compute = Callable[[Facts], Iterable[DayTotal]]

# No place, of a closed section, is known and kept; None is not, and is not.
_NOTHING = DayTotal(date.min, "")[2:]
_TYPES = {str: "TEXT", date: "TEXT", int: "INTEGER", float: "REAL", bool: "INTEGER"}


def prepare(store: Store, fingerprint: str, compute: Compute) -> bool:
    """Makes the totals fit today's program; True when they were recomputed.

    `fingerprint` stands for the rates that `compute` knows: when it differs from the stored one, every day
    is computed anew.
    """
    if _is_current(store, fingerprint):
        return False
    if store.read_only:
        # TEMP tables come before the file's own of the same name.
        _make_tables(store, "temp")
        _fill(store, fingerprint, compute)
        return True
    with store.transaction():
        store.execute("DROP TABLE IF EXISTS day_total")
        store.execute("DROP TABLE IF EXISTS total_state")
        _make_tables(store, "main")
        _fill(store, fingerprint, compute)
    return True


def refresh(store: Store, first_day: date | None, last_day: date | None, compute: Compute) -> None:
    """Rewrites the totals of these days, inside the transaction of the edit that touched them.

    Days outside the horizon lose their rows. Days that an edit brought into the horizon are part of its
    Changes, and so of this stretch.
    """
    reach = horizons.of_rows(store)
    if reach != horizons.of_totals(store):
        store.execute("UPDATE total_state SET first_day = ?, last_day = ?", _bounds(reach))
    if first_day is None or last_day is None:
        return
    days = (first_day.isoformat(), last_day.isoformat())
    months = months_from_to(month_of(first_day), month_of(last_day))
    store.execute("DELETE FROM day_total WHERE day BETWEEN ? AND ?", days, parts=months)
    if reach is not None:
        _write(store, max(first_day, reach[0]), min(last_day, reach[1]), compute)


def read_totals(store: Store, first_day: date, last_day: date) -> list[DayTotal]:
    """Totals by day and section; no row for a day of which nothing is known or outside the horizon."""
    columns = ", ".join(shape(DayTotal).columns)
    found = store.query(
        f"SELECT {columns} FROM day_total WHERE day BETWEEN ? AND ? ORDER BY day, section",
        (first_day.isoformat(), last_day.isoformat()),
    )
    return converted(DayTotal, found)


def horizon(store: Store) -> Stretch | None:
    """First and last day that the totals are kept for; None when the file has no details."""
    return horizons.of_totals(store)


def computed(store: Store, first_day: date, last_day: date, compute: Compute) -> Iterator[DayTotal]:
    """What the totals of these days should be, in the order of `read_totals`, a month at a time."""
    while first_day <= last_day:
        month_end = month_end_of(month_of(first_day))
        totals = compute(read_facts(store, first_day, min(last_day, month_end)))
        yield from sorted(total for total in totals if total[2:] != _NOTHING)
        first_day = month_end + timedelta(days=1)


def _is_current(store: Store, fingerprint: str) -> bool:
    if not horizons.has_totals(store):
        return False
    if not store.query("SELECT 1 FROM total_state WHERE fingerprint = ?", (fingerprint,)):
        return False
    made = {sql for (sql,) in store.query("SELECT sql FROM sqlite_schema WHERE tbl_name = 'day_total'")}
    return made == {f"CREATE {kind} {text}" for kind, text in _day_total()}


def _day_total() -> list[tuple[str, str]]:
    """The table and its index: what they are, and the rest of the statement that makes them."""
    columns = [_column(name, kind) for name, kind in get_type_hints(DayTotal).items()]
    lines = ", ".join([*columns, "PRIMARY KEY (day, section)"])
    return [
        ("TABLE", f"day_total ({lines}) STRICT, WITHOUT ROWID"),
        ("INDEX", "day_total_section ON day_total (section)"),
    ]


def _column(name: str, kind: type) -> str:
    kinds = get_args(kind) or (kind,)
    return f"{name} {_TYPES[kinds[0]]}{'' if NoneType in kinds else ' NOT NULL'}"


def _make_tables(store: Store, schema: str) -> None:
    for kind, text in _day_total():
        store.db.conn.execute(f"CREATE {kind} {schema}.{text}")
    store.db.conn.execute(
        f"CREATE TABLE {schema}.total_state"
        " (fingerprint TEXT NOT NULL, first_day TEXT NOT NULL, last_day TEXT NOT NULL) STRICT"
    )


def _fill(store: Store, fingerprint: str, compute: Compute) -> None:
    reach = horizons.of_rows(store)
    store.db.conn.execute("INSERT INTO total_state VALUES (?, ?, ?)", (fingerprint, *_bounds(reach)))
    if reach is not None:
        _write(store, *reach, compute)


def _write(store: Store, first_day: date, last_day: date, compute: Compute) -> None:
    form = shape(DayTotal)
    sql = f"INSERT INTO day_total VALUES ({', '.join('?' * len(form.columns))})"
    rows = (form.values(total) for total in computed(store, first_day, last_day, compute))
    store.db.conn.executemany(sql, rows)


def _bounds(reach: Stretch | None) -> tuple[str, str]:
    return ("", "") if reach is None else (reach[0].isoformat(), reach[1].isoformat())
