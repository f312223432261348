"""What can be done to a person: added, corrected, given another contract from a day, moved, ended, removed.

Texts are as typed, by field (see `services.entry`). Whatever is refused raises EntryRefused with the field to
say it at, and nothing is stored.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from caredesk.domain.calendar import ONE_DAY
from caredesk.domain.changes import Changes
from caredesk.domain.person import in_force
from caredesk.domain.problems import problem
from caredesk.domain.rows import Employee, Employment, Shift
from caredesk.domain.tables import REFERENCES, TABLES
from caredesk.errors import UserError
from caredesk.exchange.row_entry import Finding
from caredesk.exchange.values import Unreadable, read_day
from caredesk.services.edits import edit
from caredesk.services.entry import (
    EntryRefused,
    Typed,
    check_entries,
    edit_entries,
    edit_removed,
    texts_of,
)
from caredesk.services.month_closing import closed_months
from caredesk.services.session import OpenUnit
from caredesk.storage import rows

Texts = Mapping[str, str]

PERSON, CONTRACT = 0, 1
"""Places of the two rows of `edit_person_added` in what is refused."""

OWN_TABLES = ("employment", "competence", "balance", "setting", "follow_up")
"""Tables whose rows go with the person; a row of any other keeps the person."""


class ContractChange(NamedTuple):
    """What a change from a day does. `corrected`: the contract begins that very day and is put right.
    `closed`: closed months whose figures it reaches. `of`: how many contracts are in force that day."""

    before: Employment
    after: Employment
    corrected: bool
    closed: tuple[str, ...]
    of: int


def day_of(text: str, field: str) -> date:
    """The day that was typed in a field. EntryRefused when it is none."""
    if not text.strip():
        raise _refused(field, "entry_missing")
    try:
        return read_day(text)
    except Unreadable as error:
        raise EntryRefused(((0, Finding(field, error.problem)),)) from None


def edit_person_added(unit: OpenUnit, *, person: Texts, contract: Texts) -> Changes:
    """A new person with the first contract. What is refused of the contract stands at place CONTRACT."""
    number = person.get("employee_no", "").strip()
    found, people = check_entries(unit, "employee", [Typed(person)])
    findings = [(PERSON, finding) for _, finding in found]
    with edit(unit, "person_added", name=person.get("name", "").strip()) as edited:
        if not findings:
            rows.insert(unit.store, people)
        found, contracts = check_entries(unit, "employment", [Typed({**contract, "employee_no": number})])
        # A number that is missing or unknown here is one that the person's own row has told of.
        findings += [(CONTRACT, finding) for _, finding in found if finding.field != "employee_no"]
        if findings:
            raise EntryRefused(tuple(findings))
        rows.insert(unit.store, contracts)
    return edited.changes


def edit_person(unit: OpenUnit, *, number: int, texts: Texts) -> Changes:
    """Name, phone and so on of the person with this number in the table."""
    name = texts.get("name", "").strip()
    return edit_entries(unit, "employee", [Typed(texts, number)], code="person_changed", name=name)


def edit_rows_of(unit: OpenUnit, table: str, *, employee_no: str, typed: Sequence[Typed]) -> Changes:
    """Rows of a person's contracts ("employment"), competences or balances, new or corrected in place."""
    whole = [each._replace(texts={**each.texts, "employee_no": employee_no}) for each in typed]
    return edit_entries(unit, table, whole, code=f"{table}_changed", name=_name(unit, employee_no))


def edit_rows_removed(unit: OpenUnit, table: str, *, employee_no: str, numbers: Sequence[int]) -> Changes:
    """Takes away rows of a person's contracts, competences or balances."""
    return edit_removed(unit, table, numbers, code=f"{table}_removed", name=_name(unit, employee_no))


def view_contract_change(unit: OpenUnit, *, employee_no: str, day: date, changes: Texts) -> ContractChange:
    """What `edit_contract_changed_from` would do. EntryRefused as it would."""
    held, typed = _changed_from(unit, employee_no, day, changes)
    findings, read = check_entries(unit, "employment", typed)
    if findings:
        raise _of_one_row(findings)
    after = read[-1]
    return ContractChange(
        held,
        after,
        corrected=held.valid_from == day,
        closed=closed_months(unit, first_day=day, last_day=after.valid_to),
        of=len(in_force([row for _, row in _contracts(unit, employee_no)], day)),
    )


def contract_on(unit: OpenUnit, *, employee_no: str, day: date) -> Employment | None:
    """The contract that decides on a day: the one that a change from that day starts from."""
    found = _held_on(unit, employee_no, day)
    return found[1] if found else None


def edit_contract_changed_from(unit: OpenUnit, *, employee_no: str, day: date, changes: Texts) -> Changes:
    """Ends the contract in force the day before and begins one with these fields changed; a contract that
    begins that very day is corrected instead. What follows later stands."""
    change = view_contract_change(unit, employee_no=employee_no, day=day, changes=changes)
    if change.after._replace(valid_from=change.before.valid_from) == change.before:
        return Changes()
    _, typed = _changed_from(unit, employee_no, day, changes)
    facts = {"name": _name(unit, employee_no), "day": day}
    return edit_entries(unit, "employment", typed, code="contract_changed_from", **facts)


def edit_contract_ended(unit: OpenUnit, *, employee_no: str, last_day: date) -> Changes:
    """Ends what is in force on the day. Refused when a contract begins after it, or none is in force."""
    contracts = _contracts(unit, employee_no)
    coming = [row.valid_from for _, row in contracts if row.valid_from > last_day]
    if coming:
        raise _refused("valid_to", "person_contract_begins_after", first=min(coming))
    held = in_force([row for _, row in contracts], last_day)
    if not held:
        raise _refused("valid_to", "person_without_contract", day=last_day)
    typed = [Typed({"valid_to": last_day.isoformat()}, number) for number, row in contracts if row in held]
    facts = {"name": _name(unit, employee_no), "day": last_day}
    return edit_entries(unit, "employment", typed, code="contract_ended", **facts)


def count_shifts_after(unit: OpenUnit, *, employee_no: str, day: date) -> int:
    """Shifts of a person that start after a day."""
    return rows.count(unit.store, Shift, "employee_no = ? AND day > ?", (employee_no, day.isoformat()))


def count_with_later(unit: OpenUnit, *, employee_nos: Sequence[str], day: date) -> int:
    """How many of them have a contract that begins after a day: a move from that day leaves it as it is."""
    later = rows.read(unit.store, Employment, "valid_from > ?", (day.isoformat(),))
    return len({row.employee_no for row in later} & set(employee_nos))


def edit_moved_to_section(unit: OpenUnit, *, employee_nos: Sequence[str], section: str, day: date) -> Changes:
    """Gives each of them the section from a day, as one step; who is there already is left as is.

    EntryRefused at valid_from, naming those without a contract that day.
    """
    without: list[str] = []
    typed: list[Typed] = []
    moved = 0
    for employee_no in employee_nos:
        held = _held_on(unit, employee_no, day)
        if held is None:
            without.append(_name(unit, employee_no))
        elif held[1].section != section:
            typed += _changed_from(unit, employee_no, day, {"section": section})[1]
            moved += 1
    if without:
        raise _refused("valid_from", "people_without_contract", names=tuple(without), day=day)
    if not typed:
        return Changes()
    return edit_entries(unit, "employment", typed, code="people_moved", count=moved, section=section)


def edit_person_removed(unit: OpenUnit, *, employee_no: str) -> Changes:
    """Takes a person away with contracts, competences, balances, own settings and what was ticked as done.

    UserError person_in_use when shifts, absences or the like name the person.
    """
    uses = sum(
        rows.count(unit.store, TABLES[table], f"{field} = ?", (employee_no,))
        for table, field in REFERENCES["employee"]
        if table not in OWN_TABLES
    )
    name = _name(unit, employee_no)
    if uses:
        raise UserError("person_in_use", name=name, count=uses)
    with edit(unit, "person_removed", name=name) as edited:
        for table in ("employee", *OWN_TABLES):
            row_type: Any = TABLES[table]
            found = rows.read_with_ids(unit.store, row_type, "employee_no = ?", (employee_no,))
            rows.delete(unit.store, table, [number for number, _ in found])
    return edited.changes


def _changed_from(
    unit: OpenUnit, employee_no: str, day: date, changes: Texts
) -> tuple[Employment, list[Typed]]:
    """The contract in force, and what is typed to have it changed from the day; the new row stands last."""
    found = _held_on(unit, employee_no, day)
    if found is None:
        raise _refused("valid_from", "person_without_contract", day=day)
    number, held = found
    if held.valid_from == day:
        return held, [Typed(changes, number)]
    ended = Typed({"valid_to": (day - ONE_DAY).isoformat()}, number)
    begun = Typed({**texts_of(held), **changes, "valid_from": day.isoformat()})
    return held, [ended, begun]


def _held_on(unit: OpenUnit, employee_no: str, day: date) -> tuple[int, Employment] | None:
    """The contract that decides on a day, with its number."""
    contracts = _contracts(unit, employee_no)
    held = in_force([row for _, row in contracts], day)
    return next((each for each in contracts if held and each[1] == held[-1]), None)


def _contracts(unit: OpenUnit, employee_no: str) -> list[tuple[int, Employment]]:
    return rows.read_with_ids(unit.store, Employment, "employee_no = ?", (employee_no,))


def _name(unit: OpenUnit, employee_no: str) -> str:
    found = rows.read(unit.store, Employee, "employee_no = ?", (employee_no,))
    return found[0].name if found else employee_no


def _refused(field: str, code: str, **facts: object) -> EntryRefused:
    return EntryRefused(((0, Finding(field, problem(code, **facts))),))


def _of_one_row(findings: tuple[tuple[int, Finding], ...]) -> EntryRefused:
    return EntryRefused(tuple((0, finding) for _, finding in findings))
