"""What planning keeps: periods, drafts and their shifts, what base schedules gave, changes of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

TABLES = """
CREATE TABLE period (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '',
    first_day TEXT NOT NULL DEFAULT '',
    last_day TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX period_key ON period (name);
CREATE TABLE draft (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '',
    first_day TEXT NOT NULL DEFAULT '',
    last_day TEXT NOT NULL DEFAULT '',
    made TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX draft_key ON draft (name);
CREATE TABLE draft_shift (
    id INTEGER PRIMARY KEY,
    draft TEXT NOT NULL DEFAULT '',
    employee_no TEXT NOT NULL DEFAULT '',
    day TEXT NOT NULL DEFAULT '',
    shift_code TEXT NOT NULL DEFAULT '',
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    break_minutes INTEGER NOT NULL,
    kind TEXT NOT NULL DEFAULT '',
    overtime_sort TEXT NOT NULL DEFAULT '',
    section TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL DEFAULT '',
    replaces TEXT NOT NULL DEFAULT '',
    cause TEXT NOT NULL DEFAULT '',
    lent_to TEXT NOT NULL DEFAULT '',
    borrowed_from TEXT NOT NULL DEFAULT '',
    price REAL,
    ordered TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX draft_shift_key ON draft_shift (draft, employee_no, day, start);
CREATE INDEX draft_shift_day ON draft_shift (draft, day);
CREATE TABLE rolled_out (
    id INTEGER PRIMARY KEY,
    employee_no TEXT NOT NULL DEFAULT '',
    day TEXT NOT NULL DEFAULT '',
    shift_code TEXT NOT NULL DEFAULT '',
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    break_minutes INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX rolled_out_key ON rolled_out (employee_no, day, start);
CREATE TABLE shift_change (
    id INTEGER PRIMARY KEY,
    made TEXT NOT NULL,
    employee_no TEXT NOT NULL,
    day TEXT NOT NULL,
    before TEXT NOT NULL
) STRICT;
CREATE INDEX shift_change_day ON shift_change (day, employee_no, made);
"""


def apply(db: Database) -> None:
    """Adds the tables; `shift_change` is a record of what was, which nothing undoes."""
    for statement in TABLES.split(";"):
        if statement.strip():
            db.conn.execute(statement)
