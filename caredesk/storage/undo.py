"""Named, undoable steps: each a transaction whose inverse the triggers have written down.

A step's part of the log always holds what takes it to its other side: undoing it writes the log anew, for
redoing it. So undo and redo are one operation, and both survive a restart.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from itertools import groupby
from typing import Any, NamedTuple

from caredesk.domain.changes import Changes
from caredesk.storage import touched, triggers
from caredesk.storage.store import Store

STEPS_KEPT = 200


class Step(NamedTuple):
    """A step of the history: code and sorted facts for its name, when it was made, whether it is undone."""

    number: int
    code: str
    facts: tuple[tuple[str, object], ...]
    made: datetime
    undone: bool


class StepDone(NamedTuple):
    """A step that was undone or redone, and what that touched."""

    step: Step
    changes: Changes


class OpenStep:
    """A step that is being made."""

    def __init__(self, store: Store, number: int) -> None:
        self._store = store
        self.number = number

    def changes(self) -> Changes:
        """What the step has touched so far, by the log."""
        return touched.changes_of(self._store, self.number)


@contextmanager
def step(store: Store, code: str, /, **facts: object) -> Iterator[OpenStep]:
    """One named transaction. What is written inside is one undoable step; an error takes it all back.

    A step that wrote nothing leaves no trace. Facts are text, numbers, days or tuples of them.
    """
    if store.open_step is not None:
        raise RuntimeError("a step inside a step")
    with store.transaction():
        number = store.query("SELECT coalesce(max(id), 0) + 1 FROM undo_step")[0][0]
        with _logging_as(store, number):
            yield OpenStep(store, number)
        if store.query("SELECT 1 FROM undo_log WHERE step = ? LIMIT 1", (number,)):
            _remember(store, number, code, facts)


def undo(store: Store) -> StepDone | None:
    """Takes back the last step that stands; None when there is none."""
    last = store.query(f"{_SELECT} WHERE undone = 0 ORDER BY id DESC LIMIT 1")
    return _reversed(store, _as_step(last[0])) if last else None


def redo(store: Store) -> StepDone | None:
    """Makes the last undone step again; None when there is none."""
    first = store.query(f"{_SELECT} WHERE undone = 1 ORDER BY id LIMIT 1")
    return _reversed(store, _as_step(first[0])) if first else None


def forget(store: Store) -> None:
    """Empties the history: what has been done so far cannot be undone."""
    with store.transaction():
        store.execute("DELETE FROM undo_log")
        store.execute("DELETE FROM undo_step")


def history(store: Store) -> tuple[Step, ...]:
    """The steps that can be undone or redone, oldest first."""
    return tuple(_as_step(row) for row in store.query(f"{_SELECT} ORDER BY id"))


def mark(store: Store) -> tuple[int, int]:
    """Differs from an earlier mark when a step was made, undone or redone since, and the content with it."""
    found = store.query("SELECT coalesce(max(id), 0), coalesce(sum(undone), 0) FROM undo_step")
    return int(found[0][0]), int(found[0][1])


_SELECT = "SELECT id, code, facts, made, undone FROM undo_step"


@contextmanager
def _logging_as(store: Store, number: int) -> Iterator[None]:
    """Has the triggers write under this step. An error is rolled back, the TEMP row with it."""
    store.open_step = number
    try:
        store.execute("INSERT INTO open_step VALUES (?)", (number,))
        yield
        store.execute("DELETE FROM open_step")
    finally:
        store.open_step = None


def _remember(store: Store, number: int, code: str, facts: dict[str, object]) -> None:
    """Names the step, drops what was undone before it, and lets the oldest go."""
    store.execute("DELETE FROM undo_log WHERE step IN (SELECT id FROM undo_step WHERE undone = 1)")
    store.execute("DELETE FROM undo_step WHERE undone = 1")
    made = datetime.now().astimezone().isoformat(timespec="seconds")
    store.execute(
        "INSERT INTO undo_step (id, code, facts, made) VALUES (?, ?, ?, ?)",
        (number, code, _facts_as_text(facts), made),
    )
    oldest = "SELECT id FROM undo_step ORDER BY id DESC LIMIT -1 OFFSET ?"
    store.execute(f"DELETE FROM undo_log WHERE step IN ({oldest})", (STEPS_KEPT,))
    store.execute(f"DELETE FROM undo_step WHERE id IN ({oldest})", (STEPS_KEPT,))


def _reversed(store: Store, done: Step) -> StepDone:
    with store.transaction():
        entries = store.query(
            "SELECT table_name, operation, row_id, old_row FROM undo_log WHERE step = ? ORDER BY id DESC",
            (done.number,),
        )
        store.execute("DELETE FROM undo_log WHERE step = ?", (done.number,))
        with _logging_as(store, done.number):
            for (table, operation), group in groupby(entries, key=lambda entry: entry[:2]):
                _invert(store, table, operation, [entry[2:] for entry in group])
        store.execute("UPDATE undo_step SET undone = 1 - undone WHERE id = ?", (done.number,))
        changes = touched.changes_of(store, done.number)
    return StepDone(done._replace(undone=not done.undone), changes)


def _invert(store: Store, table: str, operation: str, entries: list[tuple[int, str]]) -> None:
    """Takes back what happened to rows of one table, the latest first."""
    if operation == "insert":
        store.execute_many(f"DELETE FROM {table} WHERE id = ?", [(row_id,) for row_id, _ in entries])
        return
    columns = triggers.columns_of(store.db, table)
    rows = [json.loads(old_row) for _, old_row in entries]
    if operation == "delete":
        marks = ", ".join("?" * len(columns))
        store.execute_many(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)
        return
    assignments = ", ".join(f"{name} = ?" for name in columns)
    rows = [[*row, row_id] for (row_id, _), row in zip(entries, rows, strict=True)]
    store.execute_many(f"UPDATE {table} SET {assignments} WHERE id = ?", rows)


def _as_step(row: tuple[Any, ...]) -> Step:
    number, code, facts, made, undone = row
    return Step(number, code, _facts_from_text(facts), datetime.fromisoformat(made), bool(undone))


def _facts_as_text(facts: dict[str, object]) -> str:
    return json.dumps(sorted(facts.items()), ensure_ascii=False, default=_day_as_json)


def _day_as_json(value: object) -> dict[str, str]:
    if isinstance(value, date):
        return {"day": value.isoformat()}
    raise TypeError(f"not a fact: {value!r}")


def _facts_from_text(text: str) -> tuple[tuple[str, object], ...]:
    found = json.loads(text, object_hook=lambda value: date.fromisoformat(value["day"]))
    return tuple((name, tuple(value) if isinstance(value, list) else value) for name, value in found)
