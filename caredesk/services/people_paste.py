"""Rows of people pasted from a spreadsheet: read, compared with the unit, stored as one step or not."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, NamedTuple

from caredesk.domain.calendar import ONE_DAY
from caredesk.domain.changes import Changes
from caredesk.domain.person import as_known
from caredesk.domain.problems import Problem, problem
from caredesk.domain.rows import Employee, Employment
from caredesk.errors import UserError
from caredesk.exchange.other_headers import PEOPLE_HEADERS
from caredesk.exchange.template import SHEET_OF_TABLE, Column, header_name
from caredesk.exchange.values import Unreadable, read_day
from caredesk.services.edits import edit
from caredesk.services.entry import Typed, check_entries
from caredesk.services.people import view_choices
from caredesk.services.row_words import written
from caredesk.services.session import OpenUnit
from caredesk.storage import rows

What = Literal["new", "changed", "unchanged", "refused"]

TABLES = ("employee", "employment")
WITHOUT_HEADER = (
    ("employee", "employee_no"),
    ("employee", "name"),
    ("employment", "form"),
    ("employment", "section"),
    ("employment", "role"),
    ("employment", "rate_percent"),
    ("employment", "valid_from"),
)
"""The order of the columns when the block has no row of headers."""
MOST_ROWS = 500
OWN_NUMBER = SHEET_OF_TABLE["employee"].columns[0].header


class PastedRow(NamedTuple):
    """A line of the block, counted from 1: what is typed of the person and of the contract."""

    line: int
    person: Mapping[str, str]
    contract: Mapping[str, str]


@dataclass(frozen=True)
class PeopleBlock:
    """A block that was read. `unused`: headers that are no column's."""

    rows: tuple[PastedRow, ...]
    unused: tuple[str, ...] = ()


class RefusedCell(NamedTuple):
    """A cell that cannot be used: its line, header and value, and why."""

    line: int
    header: str
    value: str
    reason: Problem


class CellChange(NamedTuple):
    """A value that a paste gives: under which header, from what ("" for none) to what."""

    header: str
    before: str
    after: str


class PlannedRow(NamedTuple):
    """What a paste does with a line. `ended`: the last day that it gives the contract before."""

    line: int
    what: What
    employee_no: str
    name: str
    changes: tuple[CellChange, ...]
    ended: date | None


@dataclass(frozen=True)
class PeoplePlan:
    """What a paste would do; nothing is done while anything is refused. `sections`: names that the unit does
    not have yet."""

    rows: tuple[PlannedRow, ...]
    refused: tuple[RefusedCell, ...]
    unused: tuple[str, ...]
    sections: tuple[str, ...]

    def counted(self, what: What) -> int:
        """How many lines meet this."""
        return sum(row.what == what for row in self.rows)


def read_people_block(text: str) -> PeopleBlock:
    """The rows of a block from a spreadsheet, whose first row may hold the template's headers, in any order.

    UserError: people_paste_empty, people_paste_too_large, people_paste_broken, people_paste_header_twice,
    people_paste_too_wide.
    """
    filled = [(number, line) for number, line in _lines(text) if any(map(str.strip, line))]
    if not filled:
        raise UserError("people_paste_empty")
    columns, unused = _columns(filled[0][1])
    if columns:
        filled = filled[1:]
    elif any(any(map(str.strip, line[len(WITHOUT_HEADER) :])) for _, line in filled):
        raise UserError("people_paste_too_wide", most=len(WITHOUT_HEADER))
    else:
        columns = {place: [each] for place, each in enumerate(WITHOUT_HEADER)}
    if len(filled) > MOST_ROWS:
        raise UserError("people_paste_too_large", most=MOST_ROWS)
    return PeopleBlock(tuple(_row(number, line, columns) for number, line in filled), unused)


def plan_people_paste(unit: OpenUnit, block: PeopleBlock) -> PeoplePlan:
    """What `edit_people_pasted` would do: it is done, looked at, and taken back."""
    plan: list[PeoplePlan] = []
    try:
        with edit(unit, "people_pasted"):
            plan.append(_Paste(unit, block).lay())
            raise _TakenBack
    except _TakenBack:
        return plan[0]


def edit_people_pasted(unit: OpenUnit, block: PeopleBlock) -> Changes:
    """Stores the block as one step. UserError people_paste_refused: nothing is stored."""
    with edit(unit, "people_pasted", count=len({row.person["employee_no"] for row in block.rows})) as edited:
        plan = _Paste(unit, block).lay()
        if plan.refused:
            raise UserError("people_paste_refused", count=len(plan.refused))
    return edited.changes


def _lines(text: str) -> list[tuple[int, list[str]]]:
    """The lines of cells, counted from 1. A quotation mark that is never closed would swallow the rest."""
    separator = "\t" if "\t" in text or ";" not in text else ";"
    lines: list[tuple[int, list[str]]] = []
    try:
        for line in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            lines.append((len(lines) + 1, line))
    except csv.Error:
        raise UserError("people_paste_broken", line=len(lines) + 1) from None
    return lines


class _TakenBack(Exception):
    """Rolls back what was only to be looked at."""


def _columns(header: list[str]) -> tuple[dict[int, list[tuple[str, str]]], tuple[str, ...]]:
    """Which fields each place fills, and the headers that fill none; no fields when no cell is a header."""
    named: dict[str, list[tuple[str, str]]] = {}
    for table in TABLES:
        for column in SHEET_OF_TABLE[table].columns:
            named.setdefault(header_name(column.header), []).append((table, column.field))
    for other, filled in PEOPLE_HEADERS.items():
        named[header_name(other)] = [filled]
    found = {place: named.get(header_name(cell), []) for place, cell in enumerate(header)}
    known = [each for fields in found.values() for each in fields]
    if not known:
        return {}, ()
    twice = [header[place].strip() for place in found if any(known.count(each) > 1 for each in found[place])]
    if twice:
        raise UserError("people_paste_header_twice", name=twice[0])
    unused = tuple(cell.strip() for place, cell in enumerate(header) if cell.strip() and not found[place])
    return found, unused


def _row(number: int, line: list[str], columns: dict[int, list[tuple[str, str]]]) -> PastedRow:
    texts: dict[str, dict[str, str]] = {table: {} for table in TABLES}
    for place, fields in columns.items():
        for table, name in fields:
            texts[table][name] = line[place].strip() if place < len(line) else ""
    if "name" in texts["employee"]:
        texts["employee"]["name"] = _first_name_first(texts["employee"]["name"])
    own = texts["employee"].setdefault("employee_no", "")
    return PastedRow(number, texts["employee"], {**texts["employment"], "employee_no": own})


def _first_name_first(name: str) -> str:
    """`Anna Ek` of "Ek, Anna", as other systems' lists and this program's own have it."""
    last, comma, first = (part.strip() for part in name.partition(","))
    return f"{first} {last}" if comma and first and last and "," not in first else name


@dataclass
class _Laid:
    """A line while it is being laid into the unit."""

    row: PastedRow
    changes: list[CellChange] = field(default_factory=list)
    ended: date | None = None
    is_new: bool = False
    refused: bool = False


class _Asked(NamedTuple):
    """A row of a line to be read, with the row that it may replace."""

    laid: _Laid
    typed: Typed
    before: Any


class _Paste:
    """Lays a block into the open step: people first, then their contracts."""

    def __init__(self, unit: OpenUnit, block: PeopleBlock) -> None:
        self._unit = unit
        self._block = block
        known = view_choices(unit)
        self._known = {"section": list(known.sections), "role": list(known.roles)}
        self._held_sections = len(known.sections)
        self._laid = [_Laid(row._replace(contract=self._as_known(row.contract))) for row in block.rows]
        self._refused: list[RefusedCell] = []

    def lay(self) -> PeoplePlan:
        """Stores what can be stored; what it came to."""
        self._lay_people()
        self._lay_contracts()
        names = {row.employee_no: row.name for row in rows.read(self._unit.store, Employee)}
        planned = tuple(
            PlannedRow(
                each.row.line,
                _what(each),
                number := each.row.person["employee_no"],
                names.get(number, each.row.person.get("name", "")),
                tuple(each.changes),
                each.ended,
            )
            for each in self._laid
        )
        order = {row.line: place for place, row in enumerate(self._block.rows)}
        refused = sorted(self._refused, key=lambda cell: order[cell.line])
        sections = tuple(self._known["section"][self._held_sections :])
        return PeoplePlan(planned, tuple(refused), self._block.unused, sections)

    def _as_known(self, contract: Mapping[str, str]) -> dict[str, str]:
        """Sections and roles as the unit, or a row above, spells them."""
        texts = dict(contract)
        for field_name, names in self._known.items():
            if text := texts.get(field_name):
                texts[field_name] = as_known(text, names)
                if texts[field_name] not in names:
                    names.append(texts[field_name])
        return texts

    def _lay_people(self) -> None:
        held = {row.employee_no: (n, row) for n, row in rows.read_with_ids(self._unit.store, Employee)}
        first: dict[str, _Laid] = {}
        asked: list[_Asked] = []
        for each in self._laid:
            number = each.row.person["employee_no"]
            if number in first:
                self._compare(each, first[number].row)
                continue
            if number:
                first[number] = each
            place, before = held.get(number, (None, None))
            each.is_new = before is None
            if before is None or len(each.row.person) > 1:
                asked.append(_Asked(each, Typed(each.row.person, place), before))
        for each, typed, before, after in self._read("employee", asked):
            each.changes += _changes("employee", before, after)
            self._store(typed.number, before, after)

    def _compare(self, each: _Laid, first: PastedRow) -> None:
        """One person on several lines, a contract on each, is said to be the same on all."""
        for name, text in each.row.person.items():
            if text and text != first.person[name]:
                self._refuse(each, "employee", name, problem("people_paste_differs", line=first.line))

    def _lay_contracts(self) -> None:
        held: dict[str, dict[int, Employment]] = defaultdict(dict)
        for id_, row in rows.read_with_ids(self._unit.store, Employment):
            held[row.employee_no][id_] = row
        asked: list[_Asked] = []
        for each in self._laid:
            typed = each.row.contract
            own = typed["employee_no"]
            if any(text for name, text in typed.items() if name != "employee_no"):
                begins = _day(typed.get("valid_from", ""))
                number = next((n for n, row in held[own].items() if row.valid_from == begins), None)
                asked.append(_Asked(each, Typed(typed, number), held[own].get(number or 0)))
        read = self._read("employment", asked)
        for each, typed_row, before, after in sorted(read, key=lambda found: found[3].valid_from):
            own_rows = held[after.employee_no]
            told = before
            if before is None:
                told, after = self._parted(each, own_rows, after)
            each.changes += _changes("employment", told, after)
            own_rows[self._store(typed_row.number, before, after)] = after

    def _parted(
        self, each: _Laid, held: dict[int, Employment], new: Employment
    ) -> tuple[Employment | None, Employment]:
        """A contract without a last day ends where the next begins: else the hours of both would count.

        The new one goes on with what the block has no columns for. The contract that it follows, and it.
        """
        earlier = None
        for number, row in held.items():
            if row.valid_to is None and row.valid_from < new.valid_from:
                held[number] = row._replace(valid_to=new.valid_from - ONE_DAY)
                rows.update(self._unit.store, number, held[number])
                each.ended = held[number].valid_to
                earlier = row
        if earlier is not None:
            kept = set(Employment._fields) - set(each.row.contract)
            new = new._replace(**{name: getattr(earlier, name) for name in kept})
        later = [row.valid_from for row in held.values() if row.valid_from > new.valid_from]
        if later and new.valid_to is None:
            new = new._replace(valid_to=min(later) - ONE_DAY)
        return earlier, new

    def _read(self, table: str, asked: list[_Asked]) -> list[tuple[_Laid, Typed, Any, Any]]:
        """The rows of lines with nothing wrong, each with what was held; what is wrong is refused."""
        findings, _ = check_entries(self._unit, table, [each.typed for each in asked])
        for place, finding in findings:
            self._refuse(asked[place].laid, table, finding.field, finding.reason)
        sound = [each for each in asked if not each.laid.refused]
        _, read = check_entries(self._unit, table, [each.typed for each in sound])
        return [(*each, row) for each, row in zip(sound, read, strict=True)]

    def _store(self, number: int | None, before: Any, after: Any) -> int:
        """Writes the row when it differs; its number."""
        if number is None:
            return rows.insert(self._unit.store, [after])[0]
        if after != before:
            rows.update(self._unit.store, number, after)
        return number

    def _refuse(self, each: _Laid, table: str, name: str, reason: Problem) -> None:
        if name == "employee_no" and each.refused:
            return  # told of the person already, or a contract of somebody who is refused
        column = next(column for column in SHEET_OF_TABLE[table].columns if column.field == name)
        texts = each.row.person if table == "employee" else each.row.contract
        each.refused = True
        self._refused.append(RefusedCell(each.row.line, _short(column), texts.get(name, ""), reason))


def _what(each: _Laid) -> What:
    if each.refused:
        return "refused"
    if each.is_new:
        return "new"
    return "changed" if each.changes else "unchanged"


def _changes(table: str, before: Any, after: Any) -> Iterator[CellChange]:
    """The cells that differ, or that a new row fills. The day that a contract begins is told as it is."""
    cells = written(table, after)
    earlier = [cell.words for cell in written(table, before)] if before is not None else [""] * len(cells)
    for was, cell in zip(earlier, cells, strict=True):
        if was != cell.words and cell.header != OWN_NUMBER:
            yield CellChange(cell.header, "" if cell.is_key else was, cell.words)


def _short(column: Column) -> str:
    return column.header.split(" (")[0]


def _day(text: str) -> date | None:
    try:
        return read_day(text)
    except Unreadable:
        return None
