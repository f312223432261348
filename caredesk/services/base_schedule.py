"""Base schedules (grundschema): a person's cycle of weeks as texts, typed or pasted as one block.

A base schedule runs from its first day until a later one of the same person begins. Editing one rewrites it
as a whole; what it has given to the plan so far stays there until the next roll-out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from caredesk.domain.base_schedule import (
    MOST_WEEKS,
    WEEK_DAYS,
    Cycle,
    cycle_on,
    cycles_of,
    mean_hours,
    notes_on,
    week_hours,
)
from caredesk.domain.changes import Changes
from caredesk.domain.problems import Problem, problem
from caredesk.domain.rows import BaseShift, Employee, ShiftType
from caredesk.errors import UserError
from caredesk.services.edits import edit
from caredesk.services.session import OpenUnit
from caredesk.storage import rows
from caredesk.storage.facts import read_circumstances

BETWEEN = "+"


class CyclePerson(NamedTuple):
    """Somebody who has, or may get, a base schedule.

    `section`, `contract_hours` a week: of the contract on the day, else of the next to come; None without
    contract hours. `start_date`, `weeks` and mean `hours` a week: of the one in force, else of the first to
    come; 0 weeks: none.
    """

    employee_no: str
    name: str
    section: str
    contract_hours: float | None
    start_date: date | None
    weeks: int
    hours: float


class CycleWeek(NamedTuple):
    """A week of the cycle: number 1-52, seven texts from Monday ("D+K" of two), and its hours."""

    week: int
    texts: tuple[str, ...]
    hours: float


@dataclass(frozen=True)
class BaseScheduleView:
    """One person's base schedule. `starts`: first days of all of the person's, the earliest first.

    `start_date` is that of the one shown, None when there is none. Hours are a week's; `contract_hours` those
    of the contract on the later of that first day and the day asked for, None where there is none.
    """

    employee_no: str
    name: str
    starts: tuple[date, ...]
    start_date: date | None
    weeks: tuple[CycleWeek, ...]
    mean_hours: float
    contract_hours: float | None
    notes: tuple[Problem, ...]


class CycleFinding(NamedTuple):
    """What is wrong with a cell: its week 1-52, day 0-6, and why."""

    week: int
    day: int
    reason: Problem


class CycleRefused(UserError):
    """Nothing was stored; `findings` tell what is wrong, cell by cell."""

    def __init__(self, findings: Sequence[CycleFinding]) -> None:
        super().__init__("base_refused", count=len(findings))
        self.findings = tuple(findings)


def view_base_people(unit: OpenUnit, *, day: date) -> tuple[CyclePerson, ...]:
    """Everybody employed on the day or later, or with a base schedule, by name."""
    register = unit.register(read_circumstances(unit.store, day, day))
    cycles = cycles_of(rows.read(unit.store, BaseShift))
    begins: dict[str, date] = {}
    for row in register.facts.employments:
        if row.valid_from > day:
            begins[row.employee_no] = min(row.valid_from, begins.get(row.employee_no, row.valid_from))
    found = []
    for person in register.facts.employees:
        coming = begins.get(person.employee_no, day)
        contract = register.contract(person.employee_no, day) or register.contract(person.employee_no, coming)
        held = cycles.get(person.employee_no, ())
        if contract is None and not held:
            continue
        shown = cycle_on(held, day) or next(iter(held), None)
        found.append(
            CyclePerson(
                employee_no=person.employee_no,
                name=person.name,
                section=contract.section if contract else "",
                contract_hours=_week_of(contract.contract_hours) if contract else None,
                start_date=shown.start_date if shown else None,
                weeks=shown.weeks if shown else 0,
                hours=mean_hours(shown, register.shift_types) if shown else 0.0,
            )
        )
    return tuple(sorted(found, key=lambda each: (each.name, each.employee_no)))


def view_names(unit: OpenUnit) -> dict[str, str]:
    """Everybody's name by employee number, also of those who have left."""
    return {person.employee_no: person.name for person in rows.read(unit.store, Employee)}


def view_base_schedule(
    unit: OpenUnit, *, employee_no: str, day: date, start_date: date | None = None
) -> BaseScheduleView:
    """The base schedule that begins on `start_date`, else the one in force on `day`, else the first."""
    held = _cycles(unit, employee_no)
    wanted = next((cycle for cycle in held if cycle.start_date == start_date), None)
    shown = wanted or cycle_on(held, day) or next(iter(held), None)
    return _view(unit, employee_no, shown, held, max(day, shown.start_date) if shown else day)


def check_base_schedule(
    unit: OpenUnit, *, employee_no: str, start_date: date, weeks: Sequence[Sequence[str]]
) -> BaseScheduleView:
    """What the typed weeks come to, before they are stored. CycleRefused as `edit_base_schedule`."""
    new = _read_block(unit, employee_no, start_date, weeks)
    cells: dict[tuple[int, int], tuple[str, ...]] = {}
    for row in new:
        cells[row.week, row.day] = (*cells.get((row.week, row.day), ()), row.shift_code)
    typed = Cycle(employee_no, start_date, len(weeks), cells)
    return _view(unit, employee_no, typed, _cycles(unit, employee_no), start_date)


def edit_base_schedule(
    unit: OpenUnit,
    *,
    employee_no: str,
    start_date: date,
    weeks: Sequence[Sequence[str]],
    instead_of: date | None = None,
) -> Changes:
    """Stores a whole cycle, each week seven texts, as one step.

    `instead_of`: the first day of the one that it replaces; None for a new one. Nothing is stored by
    CycleRefused (codes), nor by UserError base_weeks (1-52), base_empty (no shift at all), base_start_taken
    (another of the person's begins that day) or base_person_gone.
    """
    held = _held(unit, employee_no)
    person = _person(unit, employee_no)
    if start_date != instead_of and any(row.start_date == start_date for _, row in held):
        raise UserError("base_start_taken", name=person.name, day=start_date)
    new = _read_block(unit, employee_no, start_date, weeks)
    if not new:
        raise UserError("base_empty", name=person.name)
    old = [(number, row) for number, row in held if row.start_date == instead_of]
    if sorted(new) == sorted(row for _, row in old):
        return Changes()
    with edit(unit, "base_schedule", name=person.name, day=start_date) as edited:
        rows.delete(unit.store, "base_shift", [number for number, _ in old])
        rows.insert(unit.store, new)
    return edited.changes


def edit_base_schedule_removed(unit: OpenUnit, *, employee_no: str, start_date: date) -> Changes:
    """Removes one as one step; what it has given stays in the plan until the next roll-out."""
    person = _person(unit, employee_no)
    with edit(unit, "base_schedule_removed", name=person.name, day=start_date) as edited:
        held = _held(unit, employee_no)
        rows.delete(unit.store, "base_shift", [n for n, row in held if row.start_date == start_date])
    return edited.changes


def _held(unit: OpenUnit, employee_no: str) -> list[tuple[int, BaseShift]]:
    return rows.read_with_ids(unit.store, BaseShift, "employee_no = ?", (employee_no,))


def _cycles(unit: OpenUnit, employee_no: str) -> tuple[Cycle, ...]:
    return cycles_of(row for _, row in _held(unit, employee_no)).get(employee_no, ())


def _person(unit: OpenUnit, employee_no: str) -> Employee:
    found = rows.read(unit.store, Employee, "employee_no = ?", (employee_no,))
    if not found:
        raise UserError("base_person_gone", number=employee_no)
    return found[0]


def _view(
    unit: OpenUnit, employee_no: str, shown: Cycle | None, held: Sequence[Cycle], day: date
) -> BaseScheduleView:
    """A cycle with hours and notes, beside the contract of a day."""
    register = unit.register(read_circumstances(unit.store, day, day))
    contract, person = register.contract(employee_no, day), register.employees.get(employee_no)
    types = register.shift_types
    return BaseScheduleView(
        employee_no=employee_no,
        name=person.name if person else employee_no,
        starts=tuple(cycle.start_date for cycle in held),
        start_date=shown.start_date if shown else None,
        weeks=tuple(_weeks(shown, types)) if shown else (),
        mean_hours=mean_hours(shown, types) if shown else 0.0,
        contract_hours=_week_of(contract.contract_hours) if contract else None,
        notes=notes_on(shown, types) if shown else (),
    )


def _weeks(cycle: Cycle, types: Mapping[str, ShiftType]) -> Iterator[CycleWeek]:
    for week in range(1, cycle.weeks + 1):
        texts = (BETWEEN.join(cycle.cells.get((week, day), ())) for day in range(WEEK_DAYS))
        yield CycleWeek(week, tuple(texts), week_hours(cycle, week, types))


def _week_of(hours_a_day: float) -> float | None:
    return hours_a_day * WEEK_DAYS or None


def _read_block(
    unit: OpenUnit, employee_no: str, start_date: date, weeks: Sequence[Sequence[str]]
) -> list[BaseShift]:
    """The rows that the texts make. CycleRefused, UserError base_weeks."""
    if not 1 <= len(weeks) <= MOST_WEEKS:
        raise UserError("base_weeks", most=MOST_WEEKS)
    types = rows.read(unit.store, ShiftType)
    new: list[BaseShift] = []
    findings: list[CycleFinding] = []
    for week, texts in enumerate(weeks, start=1):
        for day, text in enumerate(texts):
            read = _read_codes(text, types)
            if isinstance(read, Problem):
                findings.append(CycleFinding(week, day, read))
            else:
                new += [BaseShift(employee_no, len(weeks), start_date, week, day, code) for code in read]
    if findings:
        raise CycleRefused(findings)
    return new


def _read_codes(text: str, types: Sequence[ShiftType]) -> list[str] | Problem:
    """The shift types' own codes of a text ("d + k" is D and K); or why it gives none."""
    by_word = {held.code.casefold(): held for held in types}
    found: list[ShiftType] = []
    whole = text.strip()
    # A code may hold the sign itself.
    words = [whole] if whole.casefold() in by_word else whole.split(BETWEEN) if whole else []
    for word in words:
        held = by_word.get(word.strip().casefold())
        if held is None:
            return problem("base_code_unknown", code=word.strip() or whole)
        # Two that start together would be the same shift twice.
        if any(other.start == held.start for other in found):
            return problem("base_codes_together", code=held.code)
        found.append(held)
    return [held.code for held in found]
