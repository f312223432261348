"""Which rows a group of a clearing holds to a day, and their removal inside a step."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from caredesk.domain.clearing import Group, gone_absences
from caredesk.domain.density import EMPLOYED
from caredesk.domain.rows import Absence, Employee, Employment, RestException, Shift, Unit, Vacation
from caredesk.domain.schedule_rows import Draft, RolledOut
from caredesk.domain.sick_rows import FollowUp
from caredesk.domain.tables import REFERENCES, TABLES
from caredesk.services.long_edit import Parts, Tell
from caredesk.services.person_edits import OWN_TABLES
from caredesk.services.session import OpenUnit
from caredesk.storage import audit, rows

Counts = dict[str, int]


def delete_group(unit: OpenUnit, group: Group, until: date, tell: Tell) -> tuple[Counts, frozenset[str]]:
    """Removes a group's rows to a day: how many of each table, and of which persons. `tell` is told how far
    the shifts have come, which take nearly all of the time."""
    taking = _Taking(unit, tell)
    {"shifts": _shifts, "absences": _absences, "people": _people}[group](taking, until)
    if group == "shifts":
        taking.counts["shift_change"] = audit.clear(unit.store, until)
    counts = {table: count for table, count in taking.counts.items() if count}
    return counts, frozenset(taking.persons - {""})


class _Taking:
    """Rows being removed, counted by table."""

    def __init__(self, unit: OpenUnit, tell: Tell) -> None:
        self.unit = unit
        self._tell = tell
        self.counts: Counts = defaultdict(int)
        self.persons: set[str] = set()

    def take(self, row_type: Any, where: str, *params: object) -> None:
        """Removes the rows that a condition holds for."""
        self.take_rows(row_type, rows.read_with_ids(self.unit.store, row_type, where, params))

    def take_rows(self, row_type: Any, found: list[tuple[int, Any]]) -> None:
        """Removes numbered rows."""
        table = rows.TABLE_OF[row_type]
        numbers = [number for number, _ in found]
        tell = self._tell if row_type is Shift else lambda _share: None
        for part in Parts(len(numbers), tell).of(numbers):
            rows.delete(self.unit.store, table, part)
        self.counts[table] += len(found)
        if "employee_no" in row_type._fields:
            self.persons |= {row.employee_no for _, row in found}


def _shifts(taking: _Taking, until: date) -> None:
    last = until.isoformat()
    for row_type in (Shift, RestException, RolledOut):
        taking.take(row_type, "day <= ?", last)
    for number, draft in rows.read_with_ids(taking.unit.store, Draft, "last_day <= ?", (last,)):
        taking.take(TABLES["draft_shift"], "draft = ?", draft.name)
        taking.take_rows(Draft, [(number, draft)])


def _absences(taking: _Taking, until: date) -> None:
    store, last = taking.unit.store, until.isoformat()
    held: dict[str, list[tuple[int, Absence]]] = defaultdict(list)
    for number, row in rows.read_with_ids(store, Absence):
        held[row.employee_no].append((number, row))
    for of_person in held.values():
        gone = set(gone_absences(of_person, until))
        taking.take_rows(Absence, [each for each in of_person if each[0] in gone])
    still = {row.employee_no for row in rows.read(store, Absence, "first_day <= ?", (last,))}
    ticks = rows.read_with_ids(store, FollowUp, "day <= ? AND done <= ?", (last, last))
    taking.take_rows(FollowUp, [each for each in ticks if each[1].employee_no not in still])
    taking.take(Vacation, "last_day <= ?", last)


def _people(taking: _Taking, until: date) -> None:
    """Those whose last employment is over and whom nothing else names; where full-time equivalents are
    counted on those employed nobody, since the months behind stand on them."""
    store = taking.unit.store
    if any(row.basis == EMPLOYED for row in rows.read(store, Unit)):
        return
    ends: dict[str, date] = defaultdict(lambda: date.min)
    for row in rows.read(store, Employment):
        ends[row.employee_no] = max(ends[row.employee_no], row.valid_to or date.max)
    named = {
        number
        for table, field in REFERENCES["employee"]
        if table not in OWN_TABLES
        for number in rows.distinct(store, table, field)
    }
    first_kept = _first_counted(taking.unit)
    for number, person in rows.read_with_ids(store, Employee):
        last = ends[person.employee_no]
        if person.employee_no in named or not date.min < last <= min(until, first_kept):
            continue
        taking.take_rows(Employee, [(number, person)])
        for table in OWN_TABLES:
            taking.take(TABLES[table], "employee_no = ?", person.employee_no)


def _first_counted(unit: OpenUnit) -> date:
    """The day before the first absence that stands: from then on everybody's ordinary hours are counted."""
    firsts = rows.read(unit.store, Absence, order="first_day LIMIT 1")
    return firsts[0].first_day if firsts else date.max
