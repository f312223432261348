"""Rows as a user types them: read by the template's rules, checked against the unit, stored as one step.

    edit_entries(unit, "place", [Typed({"target": "0,80"}, number=3)], code="place_changed", section="Linden")

All rows given are stored, or none is: EntryRefused tells what is wrong, row by row and field by field.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from caredesk.domain.changes import Changes
from caredesk.domain.problems import problem
from caredesk.domain.tables import KEYS, REFERENCES, TABLES
from caredesk.errors import UserError
from caredesk.exchange import row_entry
from caredesk.exchange.row_entry import Finding
from caredesk.services.edits import edit
from caredesk.services.entry_checks import CHECKS, KEY_TWICE, Check, Standing
from caredesk.services.import_checks import CONFLICTS, Placed
from caredesk.services.session import OpenUnit
from caredesk.storage import rows

Row = Any


class Typed(NamedTuple):
    """Texts by field. `number` is the row's own in its table; None for a new row."""

    texts: Mapping[str, str]
    number: int | None = None


class EntryRefused(UserError):
    """Nothing was stored; `findings` are (place of the row among those given, what is wrong with it)."""

    def __init__(self, findings: tuple[tuple[int, Finding], ...]) -> None:
        super().__init__("entry_refused")
        self.findings = findings


def texts_of(row: Row) -> dict[str, str]:
    """A row as it is shown for editing: `0,8`, `2026-10-01`, `07:00`, Swedish words of closed lists."""
    return row_entry.spelled(rows.TABLE_OF[type(row)], row)


def check_entries(
    unit: OpenUnit, table: str, typed: Sequence[Typed]
) -> tuple[tuple[tuple[int, Finding], ...], tuple[Row, ...]]:
    """What is wrong with the rows, and the rows that can be read; nothing is stored."""
    reading = _Reading(unit, table, typed)
    return tuple(reading.findings), tuple(row for row in reading.read if row is not None)


def edit_entries(
    unit: OpenUnit, table: str, typed: Sequence[Typed], *, code: str, **facts: object
) -> Changes:
    """Stores new and changed rows as one step of this name. Nothing is stored by EntryRefused, nor by
    UserError entry_gone (a row that was to be changed has been taken away meanwhile) or rename_meets_another.

    A role, shift type or employee that gets another name is renamed wherever it is named.
    """
    reading = _Reading(unit, table, typed)
    if reading.findings:
        raise EntryRefused(tuple(reading.findings))
    key = attrgetter(*KEYS[table])
    changed = [(number, row) for number, row in reading.pairs() if reading.held.get(number or 0) != row]
    if not changed:
        return Changes()
    with edit(unit, code, **facts) as edited:
        # A row that takes over another's key may not meet it: what changes its key is taken out first.
        moved = {n: row for n, row in changed if n is not None and key(reading.held[n]) != key(row)}
        rows.delete(unit.store, table, moved)
        for number, row in changed:
            if number is None or number in moved:
                rows.insert(unit.store, [row])
            else:
                rows.update(unit.store, number, row)
        _rename(unit, table, [(reading.held[number], row) for number, row in moved.items()])
    return edited.changes


def edit_removed(
    unit: OpenUnit, table: str, numbers: Iterable[int], *, code: str, **facts: object
) -> Changes:
    """Removes rows as one step. UserError entry_in_use when another table names one of them."""
    held: dict[int, Row] = dict(rows.read_with_ids(unit.store, TABLES[table]))
    leaving = [number for number in numbers if number in held]
    for number in leaving:
        name = getattr(held[number], KEYS[table][0])
        uses = {other: count for other, count in _uses(unit, table, name) if count}
        if uses:
            raise UserError("entry_in_use", name=name, count=sum(uses.values()))
    with edit(unit, code, **facts) as edited:
        rows.delete(unit.store, table, leaving)
    return edited.changes


def _uses(unit: OpenUnit, table: str, name: str) -> list[tuple[str, int]]:
    return [
        (other, rows.count(unit.store, TABLES[other], f"{field} = ?", (name,)))
        for other, field in REFERENCES.get(table, ())
    ]


def _rename(unit: OpenUnit, table: str, moved: Sequence[tuple[Row, Row]]) -> None:
    """Where other tables name rows that have another key now, they do so by the new one."""
    name = KEYS[table][0]
    names = {getattr(before, name): getattr(after, name) for before, after in moved}
    for other, field in REFERENCES.get(table, ()) if names else ():
        rows.rename(unit.store, other, field, names)


class _Reading:
    """Typed rows read and held against the unit, all together: `findings`, and `read` rows by place."""

    def __init__(self, unit: OpenUnit, table: str, typed: Sequence[Typed]) -> None:
        self._unit = unit
        self._table = table
        self._typed = typed
        self.held: dict[int, Row] = dict(rows.read_with_ids(unit.store, TABLES[table]))
        if not self.held.keys() >= {each.number for each in typed if each.number is not None}:
            raise UserError("entry_gone")
        self.findings: list[tuple[int, Finding]] = []
        self.read: list[Row | None] = []
        self._read_rows()
        self._find_strangers()
        self._find_twice()
        self._find_misfits()
        self._find_conflicts()

    def pairs(self) -> list[tuple[int | None, Row]]:
        """Each row with its number in the table, None for a new one."""
        return [(each.number, row) for each, row in zip(self._typed, self.read, strict=True)]

    def _read_rows(self) -> None:
        for place, each in enumerate(self._typed):
            held = self.held.get(each.number) if each.number is not None else None
            row, findings = row_entry.read_row(self._table, each.texts, held)
            self.read.append(row)
            self.findings += [(place, finding) for finding in findings]

    def _sound(self) -> list[tuple[int, Row]]:
        """The rows with nothing wrong so far, with their places."""
        wrong = {place for place, _ in self.findings}
        return [(place, row) for place, row in enumerate(self.read) if row is not None and place not in wrong]

    def _others(self) -> list[Row]:
        """The rows of the table that are not being typed."""
        typed = {each.number for each in self._typed}
        return [row for number, row in self.held.items() if number not in typed]

    def _find_strangers(self) -> None:
        if not any(column.refers for column in row_entry.columns_of(self._table)):
            return
        known = {table: self._names(table) for table in ("employee", "shift_type")}
        for place, row in self._sound():
            found = row_entry.unknown_reference(self._table, row, known)
            if found:
                self.findings.append((place, found))

    def _names(self, table: str) -> frozenset[str]:
        held: list[Row] = rows.read(self._unit.store, TABLES[table])
        return frozenset(getattr(row, KEYS[table][0]) for row in held)

    def _find_twice(self) -> None:
        key = attrgetter(*KEYS[self._table])
        field, code = KEY_TWICE.get(self._table, (KEYS[self._table][-1], "entry_twice"))
        taken = {key(row) for row in self._others()}
        for place, row in self._sound():
            if key(row) in taken:
                reason = problem(code, value=getattr(row, field))
                self.findings.append((place, Finding(field, reason)))
            taken.add(key(row))

    def _find_misfits(self) -> None:
        for place, row in self._sound():
            number = self._typed[place].number
            held = self.held.get(number) if number is not None else None
            others = [*self._others(), *(each for at, each in self._sound() if at != place)]
            misfits = (self._misfit(check, row, held, others) for check in CHECKS.get(self._table, ()))
            self.findings += [(place, found) for found in misfits if found][:1]

    def _misfit(self, check: Check, row: Row, held: Row | None, others: list[Row]) -> Finding | None:
        """What a check finds, unless it was so before and the user did not touch it."""
        found = check(self._unit, Standing(row, others))
        if found is None or held is None or getattr(held, found.field) != getattr(row, found.field):
            return found
        return found if check(self._unit, Standing(held, others)) is None else None

    def _find_conflicts(self) -> None:
        find = CONFLICTS.get(TABLES[self._table])
        if find is None or self.findings:
            return
        placed = [Placed(row, None) for row in self._others()]
        placed += [Placed(row, place) for place, row in self._sound()]
        first = KEYS[self._table][-1]
        self.findings += [(conflict.line, Finding(first, conflict.reason)) for conflict in find(placed)]
