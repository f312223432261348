"""One row as a user types it, field by field: read and spelled by the template's own columns."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from caredesk.domain.problems import Problem, problem
from caredesk.domain.tables import TABLES
from caredesk.exchange.row_checks import ROW_CHECKS
from caredesk.exchange.template import SHEET_OF_TABLE, Column, Sheet, empty_value
from caredesk.exchange.template_read import cell_reader, is_blank
from caredesk.exchange.template_write import spelling
from caredesk.exchange.values import Unreadable
from caredesk.language.formats import MINUS, NO_BREAK

Row = Any
"""A row of one of the types in `domain/rows.py`."""


class Finding(NamedTuple):
    """What is wrong with a row, and the field to say it at."""

    field: str
    reason: Problem


def columns_of(table: str) -> tuple[Column, ...]:
    """The template's columns of a table."""
    return SHEET_OF_TABLE[table].columns


def spelled(table: str, row: Row) -> dict[str, str]:
    """A row's values by field, as they are shown and typed: `19 850`, `−7`, `07:00`; nothing is ""."""
    return {column.field: _spelled(column, getattr(row, column.field)) for column in columns_of(table)}


NUMBERS = frozenset({"number", "money", "percent", "hours", "minutes", "integer"})
_THOUSANDS = re.compile(r"(?<=\d)(?=(?:\d{3})+(?:,|$))")


def _spelled(column: Column, value: object) -> str:
    """All digits of a number, as a reader expects them: thousands apart, and a real minus."""
    text = spelling(column)(value)
    if column.kind not in NUMBERS or ":" in text:
        return text
    whole, comma, decimals = text.partition(",")
    return (_THOUSANDS.sub(NO_BREAK, whole) + comma + decimals).replace("-", MINUS)


def read_row(
    table: str, texts: Mapping[str, str], held: Row | None = None
) -> tuple[Row | None, list[Finding]]:
    """The row that the texts make, or what is wrong with them.

    A field that is not among the texts keeps the value of `held`, or is empty in a new row.
    """
    sheet = SHEET_OF_TABLE[table]
    values: dict[str, object] = {}
    findings: list[Finding] = []
    for column in sheet.columns:
        if column.field not in texts and held is not None:
            values[column.field] = getattr(held, column.field)
            continue
        try:
            values[column.field] = _value(sheet, column, texts.get(column.field, ""))
        except Unreadable as error:
            findings.append(Finding(column.field, error.problem))
    if findings:
        return None, findings
    row_type: Any = TABLES[table]
    row = row_type(**values)
    check = ROW_CHECKS.get(table)
    found = check(row) if check else None
    if found:
        return None, [Finding(*found)]
    return row, []


def _value(sheet: Sheet, column: Column, text: str) -> object:
    if not is_blank(text):
        return cell_reader(column)(text)
    if column.required:
        raise Unreadable("entry_missing")
    return empty_value(sheet, column)


def unknown_reference(table: str, row: Row, held: Mapping[str, frozenset[str]]) -> Finding | None:
    """The first field that points to an employee or shift type that is not held, by the table it names."""
    for column in columns_of(table):
        value = getattr(row, column.field)
        if column.refers and value and value not in held[column.refers]:
            code = "entry_unknown_employee" if column.refers == "employee" else "entry_unknown_shift_type"
            return Finding(column.field, problem(code, value=value))
    return None
