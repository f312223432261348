"""What a person's near days looked like before a step changed them: a record that nothing undoes.

An undo is one more change of the plan that the person was told, so it is recorded as any other.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date, timedelta

from caredesk.domain.rule_book import DayChange
from caredesk.storage import triggers
from caredesk.storage.store import Store

DAYS_AHEAD = 35
"""So many days ahead changes are recorded: beyond the law's two weeks, for a longer notice of one's own."""


def record(store: Store, step: int, made: date) -> None:
    """Writes down the days that a step's log has changed, from the day `made` on, with their shifts before.

    Inside the step's transaction, when everything is written. The first plan of a unit changes nobody's; an
    employee who gets another number keeps the record under that.
    """
    found = store.query("SELECT DISTINCT table_name FROM undo_log WHERE step = ?", (step,))
    touched = {name for (name,) in found}
    if "shift" not in touched:
        return
    if "employee" in touched and (numbers := _new_numbers(store, step)):
        _rename(store, numbers)
    elif not _begins_or_ends_plan(store, step):
        _write(store, step, made)


def read_changes(
    store: Store, first: date, last: date, persons: Collection[str] | None = None
) -> tuple[DayChange, ...]:
    """The changes of the days of a stretch, in the order they were made."""
    where, params = "day BETWEEN ? AND ?", [first.isoformat(), last.isoformat()]
    if persons is not None:
        where += " AND employee_no IN (SELECT value FROM json_each(?))"
        params.append(json.dumps(sorted(persons)))
    found = store.query(
        f"SELECT employee_no, day, made, before FROM shift_change WHERE {where} ORDER BY id", params
    )
    return tuple(
        DayChange(
            employee_no,
            date.fromisoformat(day),
            date.fromisoformat(made),
            tuple((start, end, pause, kind) for start, end, pause, kind in json.loads(before)),
        )
        for employee_no, day, made, before in found
    )


def clear(store: Store, until: date) -> int:
    """Removes the record of the days to `until`, inside a step that cannot be undone; how many rows."""
    return store.execute("DELETE FROM shift_change WHERE day <= ?", (until.isoformat(),))


def _write(store: Store, step: int, made: date) -> None:
    """One statement for all days: what stood there is what stands there untouched, and the rows' first sides
    in the log."""
    columns = ("employee_no", "day", "start", "end", "break_minutes", "kind")
    order = triggers.columns_of(store.db, "shift")
    was = ", ".join(f"{_old(order, name)} AS {name}" for name in columns)
    # A cross join keeps its order: the few touched rows lead, and the years of the plan are not walked.
    store.execute(
        f"""INSERT INTO shift_change (made, employee_no, day, before)
        WITH firsts AS MATERIALIZED (
            SELECT row_id, operation, old_row FROM undo_log WHERE id IN (
                SELECT min(id) FROM undo_log WHERE step = ?1 AND table_name = 'shift' GROUP BY row_id)),
        was AS MATERIALIZED (
            SELECT {was} FROM firsts WHERE operation <> 'insert'),
        places AS MATERIALIZED (
            SELECT employee_no, day FROM was WHERE employee_no <> '' AND day BETWEEN ?2 AND ?3
            UNION SELECT s.employee_no, s.day FROM firsts CROSS JOIN shift s ON s.id = row_id
            WHERE s.employee_no <> '' AND s.day BETWEEN ?2 AND ?3),
        standing AS MATERIALIZED (
            SELECT s.* FROM places CROSS JOIN shift s
            ON s.employee_no = places.employee_no AND s.day = places.day),
        before AS (
            SELECT {", ".join(columns)} FROM was
            UNION ALL SELECT {", ".join(columns)} FROM standing WHERE id NOT IN (SELECT row_id FROM firsts)),
        sides AS (
            SELECT employee_no, day, {_listed("before")} AS old, {_listed("standing")} AS new FROM places)
        SELECT ?2, employee_no, day, old FROM sides WHERE old <> new""",
        (step, made.isoformat(), (made + timedelta(days=DAYS_AHEAD)).isoformat()),
    )


def _listed(side: str) -> str:
    """SQL for the shifts of a place on one side as JSON, in an order of their own."""
    return (
        "(SELECT json_group_array(json(times)) FROM"
        " (SELECT json_array(start, end, break_minutes, kind) AS times"
        f" FROM {side} AS s WHERE s.employee_no = places.employee_no AND s.day = places.day"
        " ORDER BY start, end, break_minutes, kind))"
    )


def _begins_or_ends_plan(store: Store, step: int) -> bool:
    """Whether no shift stood there before the step, or none does now."""
    began = (
        "NOT EXISTS (SELECT 1 FROM undo_log"
        " WHERE step = ?1 AND table_name = 'shift' AND operation <> 'insert')"
        " AND NOT EXISTS (SELECT 1 FROM shift WHERE id NOT IN ("
        "SELECT row_id FROM undo_log WHERE step = ?1 AND table_name = 'shift'))"
    )
    return bool(store.query(f"SELECT {began} OR NOT EXISTS (SELECT 1 FROM shift)", (step,))[0][0])


def _new_numbers(store: Store, step: int) -> dict[str, str]:
    """Employee numbers that the step replaced, by the rows of shifts and contracts that followed."""
    gone = (
        f"SELECT {_old(triggers.columns_of(store.db, 'employee'), 'employee_no')} AS old"
        " FROM undo_log LEFT JOIN employee e ON e.id = row_id WHERE undo_log.id IN ("
        "SELECT min(id) FROM undo_log WHERE step = ? AND table_name = 'employee' GROUP BY row_id)"
        " AND operation <> 'insert' AND e.employee_no IS NOT old"
    )
    left = {number for (number,) in store.query(gone, (step,))}
    pairs: dict[str, str] = {}
    for table in ("employment", "shift") if left else ():
        old = _old(triggers.columns_of(store.db, table), "employee_no")
        found = store.query(
            f"SELECT DISTINCT {old} AS old, t.employee_no FROM undo_log JOIN {table} t ON t.id = row_id"
            " WHERE step = ? AND table_name = ? AND operation = 'update' AND t.employee_no <> old",
            (step, table),
        )
        pairs |= {was: now for was, now in found if was in left}
    return pairs


def _rename(store: Store, numbers: dict[str, str]) -> None:
    given = json.dumps(numbers)
    store.execute(
        "UPDATE shift_change SET employee_no = (SELECT value FROM json_each(?) WHERE key = employee_no)"
        " WHERE employee_no IN (SELECT key FROM json_each(?))",
        (given, given),
    )


def _old(order: tuple[str, ...], column: str) -> str:
    """SQL for a column of a logged row, by the order of its table's columns."""
    return f"json_extract(old_row, '$[{order.index(column)}]')"
