"""The first schema: a table for each sheet of the template, and the undo log.

Text, months and days are text that is never NULL ("" is none, days are ISO); numbers that may be absent
are NULL. The unique indexes are the keys by which a file that comes again is matched; shifts have none,
since vacant shifts with the same time are told apart by counting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

TABLES = """
CREATE TABLE unit (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '',
    valid_from TEXT NOT NULL DEFAULT '',
    unit_type TEXT NOT NULL DEFAULT '',
    employer TEXT NOT NULL DEFAULT '',
    weekly_hours REAL,
    basis TEXT NOT NULL DEFAULT '',
    measure TEXT NOT NULL DEFAULT '',
    annual_hours REAL,
    cost_per_fte REAL,
    cost_per_place_day REAL,
    po_percent REAL
) STRICT;
CREATE UNIQUE INDEX unit_key ON unit (valid_from);
CREATE TABLE place (
    id INTEGER PRIMARY KEY,
    section TEXT NOT NULL DEFAULT '',
    valid_from TEXT NOT NULL DEFAULT '',
    available REAL,
    planned REAL,
    target REAL
) STRICT;
CREATE UNIQUE INDEX place_key ON place (section, valid_from);
CREATE TABLE setting (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL DEFAULT '',
    valid_from TEXT NOT NULL DEFAULT '',
    value TEXT NOT NULL DEFAULT '',
    employee_no TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX setting_key ON setting (key, valid_from, employee_no);
CREATE TABLE role (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '',
    counted_percent REAL
) STRICT;
CREATE UNIQUE INDEX role_key ON role (name);
CREATE TABLE employee (
    id INTEGER PRIMARY KEY,
    employee_no TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    sex TEXT NOT NULL DEFAULT '',
    birth_date TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    languages TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX employee_key ON employee (employee_no);
CREATE TABLE employment (
    id INTEGER PRIMARY KEY,
    employee_no TEXT NOT NULL DEFAULT '',
    valid_from TEXT NOT NULL DEFAULT '',
    valid_to TEXT NOT NULL DEFAULT '',
    form TEXT NOT NULL DEFAULT '',
    section TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL DEFAULT '',
    rate_percent REAL,
    weekly_hours REAL,
    monthly_pay REAL,
    hourly_pay REAL,
    day_break INTEGER
) STRICT;
CREATE UNIQUE INDEX employment_key ON employment (employee_no, valid_from);
CREATE TABLE competence (
    id INTEGER PRIMARY KEY,
    employee_no TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    valid_from TEXT NOT NULL DEFAULT '',
    valid_to TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX competence_key ON competence (employee_no, name, valid_from);
CREATE TABLE shift_type (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    break_minutes INTEGER NOT NULL,
    paid_break INTEGER NOT NULL,
    kind TEXT NOT NULL DEFAULT '',
    competence TEXT NOT NULL DEFAULT '',
    colour TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX shift_type_key ON shift_type (code);
CREATE TABLE need (
    id INTEGER PRIMARY KEY,
    section TEXT NOT NULL DEFAULT '',
    shift_code TEXT NOT NULL DEFAULT '',
    days TEXT NOT NULL DEFAULT '',
    wanted REAL NOT NULL,
    role TEXT NOT NULL DEFAULT '',
    valid_from TEXT NOT NULL DEFAULT '',
    valid_to TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX need_key ON need (section, shift_code, days, role, valid_from);
CREATE TABLE base_shift (
    id INTEGER PRIMARY KEY,
    employee_no TEXT NOT NULL DEFAULT '',
    cycle_weeks INTEGER NOT NULL,
    start_date TEXT NOT NULL DEFAULT '',
    week INTEGER NOT NULL,
    day INTEGER NOT NULL,
    shift_code TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX base_shift_key ON base_shift (employee_no, start_date, week, day, shift_code);
CREATE TABLE shift (
    id INTEGER PRIMARY KEY,
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
CREATE TABLE rest_exception (
    id INTEGER PRIMARY KEY,
    employee_no TEXT NOT NULL DEFAULT '',
    day TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    compensation_from TEXT NOT NULL DEFAULT '',
    compensation_to TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX rest_exception_key ON rest_exception (employee_no, day);
CREATE TABLE absence (
    id INTEGER PRIMARY KEY,
    employee_no TEXT NOT NULL DEFAULT '',
    first_day TEXT NOT NULL DEFAULT '',
    last_day TEXT NOT NULL DEFAULT '',
    cause TEXT NOT NULL DEFAULT '',
    extent_percent REAL,
    expected_end TEXT NOT NULL DEFAULT '',
    certificate INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX absence_key ON absence (employee_no, first_day, cause);
CREATE TABLE vacation (
    id INTEGER PRIMARY KEY,
    employee_no TEXT NOT NULL DEFAULT '',
    year INTEGER NOT NULL,
    first_day TEXT NOT NULL DEFAULT '',
    last_day TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX vacation_key ON vacation (employee_no, year, first_day);
CREATE TABLE balance (
    id INTEGER PRIMARY KEY,
    employee_no TEXT NOT NULL DEFAULT '',
    day TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    amount REAL NOT NULL
) STRICT;
CREATE UNIQUE INDEX balance_key ON balance (employee_no, day, kind);
CREATE TABLE substitute (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT '',
    day TEXT NOT NULL DEFAULT '',
    employee_no TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX substitute_key ON substitute (name);
CREATE TABLE occupancy (
    id INTEGER PRIMARY KEY,
    section TEXT NOT NULL DEFAULT '',
    first_day TEXT NOT NULL DEFAULT '',
    last_day TEXT NOT NULL DEFAULT '',
    occupied REAL NOT NULL,
    estimated INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX occupancy_key ON occupancy (section, first_day);
CREATE TABLE monthly_value (
    id INTEGER PRIMARY KEY,
    month TEXT NOT NULL DEFAULT '',
    section TEXT NOT NULL DEFAULT '',
    worked_hours REAL,
    fte REAL,
    bed_days REAL,
    occupied_mean REAL,
    available_days REAL,
    planned_days REAL,
    sick_hours REAL,
    ordinary_hours REAL,
    sick_short_hours REAL,
    sick_long_hours REAL,
    additional_hours REAL,
    simple_hours REAL,
    qualified_hours REAL,
    substitute_hours REAL
) STRICT;
CREATE UNIQUE INDEX monthly_value_key ON monthly_value (month, section);
CREATE TABLE month_closing (
    id INTEGER PRIMARY KEY,
    month TEXT NOT NULL DEFAULT '',
    closed INTEGER NOT NULL,
    comment TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX month_closing_key ON month_closing (month);
CREATE TABLE amount (
    id INTEGER PRIMARY KEY,
    month TEXT NOT NULL DEFAULT '',
    post TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    amount REAL NOT NULL,
    unit TEXT NOT NULL DEFAULT '',
    post_type TEXT NOT NULL DEFAULT '',
    responsibility TEXT NOT NULL DEFAULT '',
    section TEXT NOT NULL DEFAULT '',
    part_of TEXT NOT NULL DEFAULT '',
    comment TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX amount_key ON amount (month, post, kind, section, responsibility);
CREATE TABLE volume (
    id INTEGER PRIMARY KEY,
    month TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    unit TEXT NOT NULL DEFAULT '',
    quantity REAL NOT NULL,
    price REAL
) STRICT;
CREATE UNIQUE INDEX volume_key ON volume (month, kind, unit);
CREATE TABLE action (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '',
    area TEXT NOT NULL DEFAULT '',
    description TEXT NOT NULL DEFAULT '',
    owner TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT '',
    start TEXT NOT NULL DEFAULT '',
    due TEXT NOT NULL DEFAULT '',
    control_day TEXT NOT NULL DEFAULT '',
    result TEXT NOT NULL DEFAULT '',
    risk TEXT NOT NULL DEFAULT '',
    serious INTEGER NOT NULL,
    post TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX action_key ON action (name);
CREATE TABLE action_effect (
    id INTEGER PRIMARY KEY,
    action TEXT NOT NULL DEFAULT '',
    effect TEXT NOT NULL DEFAULT '',
    year INTEGER NOT NULL,
    kind TEXT NOT NULL DEFAULT '',
    planned_tkr REAL,
    full_year_tkr REAL,
    start_month TEXT NOT NULL DEFAULT '',
    comment TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX action_effect_key ON action_effect (action, effect, year);
CREATE TABLE key_figure (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '',
    action TEXT NOT NULL DEFAULT '',
    unit TEXT NOT NULL DEFAULT '',
    better TEXT NOT NULL DEFAULT '',
    target TEXT NOT NULL DEFAULT '',
    target_from TEXT NOT NULL DEFAULT '',
    tolerance REAL,
    baseline REAL,
    baseline_period TEXT NOT NULL DEFAULT '',
    r12 INTEGER NOT NULL,
    bound_to TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX key_figure_key ON key_figure (name);
CREATE TABLE key_figure_value (
    id INTEGER PRIMARY KEY,
    key_figure TEXT NOT NULL DEFAULT '',
    period TEXT NOT NULL DEFAULT '',
    value TEXT NOT NULL DEFAULT '',
    numerator REAL,
    denominator REAL,
    comment TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX key_figure_value_key ON key_figure_value (key_figure, period);
CREATE TABLE internal_control (
    id INTEGER PRIMARY KEY,
    risk TEXT NOT NULL DEFAULT '',
    control TEXT NOT NULL DEFAULT '',
    period TEXT NOT NULL DEFAULT '',
    result TEXT NOT NULL DEFAULT '',
    comment TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX internal_control_key ON internal_control (risk, control, period);
CREATE TABLE decision (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '',
    law TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    decided TEXT NOT NULL DEFAULT '',
    offers TEXT NOT NULL DEFAULT '',
    refusals INTEGER,
    reason TEXT NOT NULL DEFAULT '',
    interrupted TEXT NOT NULL DEFAULT '',
    executed TEXT NOT NULL DEFAULT '',
    ended TEXT NOT NULL DEFAULT '',
    end_reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX decision_key ON decision (name);
CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    month TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    number INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX event_key ON event (month, kind);
CREATE INDEX shift_day ON shift (day);
CREATE INDEX shift_employee ON shift (employee_no, day);
CREATE INDEX shift_overtime ON shift (day)
    WHERE kind IN ('additional', 'overtime_simple', 'overtime_qualified');
CREATE INDEX absence_first ON absence (first_day);
CREATE INDEX absence_last ON absence (last_day, first_day);
CREATE INDEX occupancy_first ON occupancy (first_day);
CREATE INDEX occupancy_last ON occupancy (last_day, first_day);
CREATE TABLE undo_step (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    facts TEXT NOT NULL,
    made TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE undo_log (
    id INTEGER PRIMARY KEY,
    step INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    operation TEXT NOT NULL,
    old_row TEXT NOT NULL
) STRICT;
CREATE INDEX undo_log_step ON undo_log (step);
"""


def apply(db: Database) -> None:
    """Makes every table and index of version 1."""
    for statement in TABLES.split(";"):
        db.conn.execute(statement)
