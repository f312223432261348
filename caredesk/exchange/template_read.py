"""The template read: tables of cells -> rows of the domain's types, and what of them is refused.

Nothing here knows what the unit's file holds: see `template_check` for that. Columns are converted whole and
every different cell once, because 25 000 shifts hold few different days and times.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path
from typing import Any, NamedTuple

from caredesk.domain.problems import Problem, problem
from caredesk.domain.tables import TABLES
from caredesk.errors import UserError
from caredesk.exchange import values
from caredesk.exchange.row_checks import ROW_CHECKS
from caredesk.exchange.source import open_source
from caredesk.exchange.table import Table
from caredesk.exchange.template import Column, Sheet, empty_value, header_name, sheet_named
from caredesk.exchange.template_help import explanation
from caredesk.exchange.values import Cell, Unreadable

HEADER_WITHIN = 20
TOLD_NOT_REFUSED = {
    ("shift_type", "colour"): ("import_colour_not_used", ""),
    ("shift", "cause"): ("import_cause_not_known", "other"),
}
"""Words that no figure hangs on: of an unknown one the problem is told, and what is kept instead."""
MOST_REFUSED = 500

Row = Any
"""A row of one of the types in `domain/rows.py`."""

Progress = Callable[[int, int], bool]
"""`progress(done, total)`; False asks for a stop."""


class Refused(NamedTuple):
    """Why a cell, row or column of the source cannot be used. `row` counts from 1; 0 is the whole sheet."""

    sheet: str
    row: int
    column: str
    value: str
    reason: Problem


class SheetRows(NamedTuple):
    """A table's rows with the source's row number of each, and the fields that the source has columns for."""

    table: str
    rows: list[Row]
    lines: list[int]
    fields: frozenset[str]


@dataclass(frozen=True)
class TemplateRead:
    """What a source holds: the sheets by table, what is refused, and what the user should know."""

    source: str
    sheets: dict[str, SheetRows]
    refused: tuple[Refused, ...]
    problems: tuple[Problem, ...]


def _unwatched(done: int, total: int) -> bool:
    return True


def read_template(path: Path, progress: Progress = _unwatched) -> TemplateRead:
    """Read a workbook, a CSV file or a folder of them; progress counts tables.

    Errors (UserError): those of `open_source` and of loading its tables; import_unknown_source when no table
    of the template is in it; import_stopped.
    """
    source = open_source(path)
    sheets: dict[str, SheetRows] = {}
    refused: list[Refused] = []
    problems: list[Problem] = []
    for done, reference in enumerate(source.tables):
        if not progress(done, len(source.tables)):
            raise UserError("import_stopped")
        sheet = sheet_named(reference.name)
        if sheet is None:
            problems.append(problem("import_unknown_sheet", sheet=reference.name))
        elif sheet.table in sheets:
            refused.append(_of_sheet(sheet, "", reference.name, problem("import_sheet_twice")))
        else:
            reading = _SheetReading(sheet, reference.load())
            sheets[sheet.table] = reading.read()
            refused += reading.refused
            problems += reading.problems
    if not sheets:
        raise UserError("import_unknown_source", file=source.name)
    progress(len(source.tables), len(source.tables))
    return TemplateRead(source.name, sheets, tuple(refused), tuple(dict.fromkeys(problems)))


def _of_sheet(sheet: Sheet, column: str, value: str, reason: Problem, row: int = 0) -> Refused:
    return Refused(sheet.name, row, column, value, reason)


READERS: dict[str, Callable[[Cell], values.Value]] = {
    "text": values.read_text,
    "period_text": values.read_period_text,
    "number": values.read_number,
    "integer": values.read_integer,
    "percent": values.read_percent,
    "money": values.read_money,
    "hours": values.read_hours,
    "minutes": values.read_minutes,
    "day": values.read_day,
    "time": values.read_time,
    "month": values.read_month,
    "period": values.read_period,
    "year": values.read_year,
    "flag": values.read_flag,
    "need_days": values.read_need_days,
    "weekday": values.read_weekday,
    "number_or_text": values.read_number_or_text,
    "goal": values.read_goal,
}


def cell_reader(column: Column) -> Callable[[Cell], values.Value]:
    """The reader of a column's filled cells, bounds included; raises Unreadable."""
    read = values.term_reader(column.terms) if column.kind == "term" else READERS[column.kind]

    def read_within(cell: Cell) -> values.Value:
        value = read(cell)
        if isinstance(value, float | int):
            _check_bounds(column, value)
        return value

    return read_within


def _check_bounds(column: Column, value: float) -> None:
    if column.least is not None and value < column.least:
        raise Unreadable("import_too_small", least=column.least)
    if column.above is not None and value <= column.above:
        raise Unreadable("import_not_above", above=column.above)
    if column.most is not None and value > column.most:
        raise Unreadable(column.too_big, most=column.most)
    if column.share and 0 < value <= 1:
        raise Unreadable("import_fraction_or_percent")


def is_blank(cell: Cell) -> bool:
    """Whether a cell holds nothing."""
    return isinstance(cell, str) and not cell.strip()


class _SheetReading:
    """One table being read: its columns found, its rows cleaned, its cells converted."""

    def __init__(self, sheet: Sheet, table: Table) -> None:
        self.sheet = sheet
        self.table = table
        self.refused: list[Refused] = []
        self.problems: list[Problem] = []
        self.columns = {header_name(column.header): column for column in sheet.columns}

    def read(self) -> SheetRows:
        head = self._header_row()
        found = self._found_columns(self.table.rows[head] if self.table.rows else [], head)
        if self.refused or not self.table.rows:
            return self._rows([], [], found)
        width = len(self.table.rows[head])
        lines, cells = self._filled_rows(head, width, found)
        return self._rows(cells, lines, found)

    def _refuse(self, row: int, column: str, value: object, reason: Problem) -> None:
        if len(self.refused) < MOST_REFUSED:
            self.refused.append(Refused(self.sheet.name, row, column, _shown(value), reason))

    def _header_row(self) -> int:
        """The first row that names every required column, else the one that names most columns."""
        required = {header_name(column.header) for column in self.sheet.columns if column.required}
        best, most = 0, -1
        for number, row in enumerate(self.table.rows[:HEADER_WITHIN]):
            named = {header_name(cell) for cell in row if isinstance(cell, str)} & self.columns.keys()
            if named and required <= named:
                return number
            if len(named) > most:
                best, most = number, len(named)
        return best

    def _found_columns(self, header: list[Cell], head: int) -> dict[int, Column]:
        found: dict[int, Column] = {}
        for place, cell in enumerate(header):
            column = self.columns.get(header_name(cell)) if isinstance(cell, str) else None
            if column in found.values() and column is not None:
                self._refuse(head + 1, column.header, cell, problem("import_column_twice"))
            elif column is not None:
                found[place] = column
            elif not is_blank(cell) or self._is_used(place, head):
                name = _shown(cell) or _letters(place)
                self.problems.append(problem("import_unknown_column", sheet=self.sheet.name, column=name))
        for column in self.sheet.columns:
            if column.required and column not in found.values():
                self._refuse(head + 1, column.header, "", problem("import_missing_column"))
        return found

    def _is_used(self, place: int, head: int) -> bool:
        return any(place < len(row) and not is_blank(row[place]) for row in self.table.rows[head + 1 :])

    def _filled_rows(
        self, head: int, width: int, found: dict[int, Column]
    ) -> tuple[list[int], list[list[Cell]]]:
        """The rows that hold something, each as wide as the header; the explanation row left out."""
        lines, cells = [], []
        for number, row in enumerate(self.table.rows[head + 1 :], start=head + 2):
            if all(map(is_blank, row)) or (number == head + 2 and _is_explanation(row, found)):
                continue
            if len(row) < width:
                row = [*row, *repeat("", width - len(row))]
            elif len(row) > width:
                self._refuse_overhang(number, row[width:], width)
                row = row[:width]
            lines.append(number)
            cells.append(row)
        return lines, cells

    def _refuse_overhang(self, number: int, overhang: list[Cell], width: int) -> None:
        for place, cell in enumerate(overhang, start=width):
            if not is_blank(cell):
                self._refuse(number, _letters(place), cell, problem("import_outside_columns"))

    def _rows(self, cells: list[list[Cell]], lines: list[int], found: dict[int, Column]) -> SheetRows:
        bad: set[int] = set()
        converted: dict[str, list[Any]] = {}
        by_column = list(zip(*cells, strict=True)) or [()] * (max(found, default=-1) + 1)
        for place, column in found.items():
            converted[column.field] = self._converted(column, by_column[place], lines, bad)
        self._refuse_faults(found, lines, bad)
        row_type: Any = TABLES[self.sheet.table]
        empties = {column.field: empty_value(self.sheet, column) for column in self.sheet.columns}
        filled = [converted.get(name) or repeat(empties[name], len(lines)) for name in row_type._fields]
        rows = list(map(row_type._make, zip(*filled, strict=True)))
        if bad:
            lines = [line for number, line in enumerate(lines) if number not in bad]
            rows = [row for number, row in enumerate(rows) if number not in bad]
        rows, lines = self._checked(rows, lines)
        return SheetRows(self.sheet.table, rows, lines, frozenset(converted))

    def _converted(self, column: Column, cells: Sequence[Cell], lines: list[int], bad: set[int]) -> list[Any]:
        """The values of a column; an unreadable cell is refused, and its row's place added to `bad`."""
        if bool in set(map(type, cells)):  # true and 1 would be one key
            cells = [_flag_word(cell) if isinstance(cell, bool) else cell for cell in cells]
        read = cell_reader(column)
        known: dict[Cell, Any] = {}
        faulty: dict[Cell, Problem] = {}
        for cell in set(cells):
            try:
                known[cell] = self._value(column, read, cell)
            except Unreadable as error:
                faulty[cell] = error.problem
                known[cell] = None
        if faulty:
            for number, cell in enumerate(cells):
                if cell in faulty:
                    bad.add(number)
                    self._refuse(lines[number], column.header, cell, faulty[cell])
        return list(map(known.__getitem__, cells))

    def _value(self, column: Column, read: Callable[[Cell], values.Value], cell: Cell) -> object:
        if is_blank(cell):
            if column.required:
                raise Unreadable("import_missing_value")
            return empty_value(self.sheet, column)
        told = TOLD_NOT_REFUSED.get((self.sheet.table, column.field))
        if told is None:
            return read(cell)
        try:
            return read(cell)
        except Unreadable as error:
            code, instead = told
            self.problems.append(problem(code, value=_shown(cell), **dict(error.problem.facts)))
            return instead

    def _refuse_faults(self, found: dict[int, Column], lines: list[int], bad: set[int]) -> None:
        place_of_line = {line: number for number, line in enumerate(lines)}
        for (row, place), code in sorted(self.table.faults.items()):
            number = place_of_line.get(row + 1)
            if number is not None and place in found:
                bad.add(number)
                reason = problem(code, cell=f"{_letters(place)}{row + 1}")
                self._refuse(row + 1, found[place].header, "", reason)

    def _checked(self, rows: list[Row], lines: list[int]) -> tuple[list[Row], list[int]]:
        """The rows whose own cells agree with one another."""
        check = ROW_CHECKS.get(self.sheet.table)
        if check is None:
            return rows, lines
        headers = {column.field: column.header for column in self.sheet.columns}
        kept_rows, kept_lines = [], []
        for row, line in zip(rows, lines, strict=True):
            found = check(row)
            if found is None:
                kept_rows.append(row)
                kept_lines.append(line)
            else:
                name, reason = found
                self._refuse(line, headers[name], getattr(row, name), reason)
        return kept_rows, kept_lines


def _flag_word(cell: bool) -> str:
    return "J" if cell else "N"


def _is_explanation(row: list[Cell], found: dict[int, Column]) -> bool:
    """Whether a row still holds one of the explanations that the empty template was written with."""
    return any(place < len(row) and row[place] == explanation(column) for place, column in found.items())


def _shown(value: object) -> str:
    """A cell as the user sees it, as far as that is known."""
    if value is None:
        return ""
    if isinstance(value, values.PercentCell):
        value = value.fraction * 100
    if isinstance(value, float):
        return f"{value:.10g}".replace(".", ",")
    return str(value)[:200]


def _letters(place: int) -> str:
    """A column's letters in a spreadsheet, counted from 0: A, B, ... AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
