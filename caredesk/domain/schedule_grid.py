"""The rows of the schedule, built from shifts, contracts and absences."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from caredesk.domain.calendar import ONE_DAY, days_from_to, red_days
from caredesk.domain.name_order import list_name, sort_text
from caredesk.domain.occupancy import UNIT, DayPlaces
from caredesk.domain.person import in_force, rate_percent
from caredesk.domain.register import Contract, Register
from caredesk.domain.rows import Absence, Employment, Shift
from caredesk.domain.schedule import (
    Cell,
    CellAbsence,
    CellShift,
    RowKey,
    RowKind,
    ScheduleRow,
    SectionHead,
)
from caredesk.domain.shifts import EXTRA, OVERTIME_KINDS, SCHEDULED_KINDS, STANDBY, resolve

OTHER_KINDS = OVERTIME_KINDS | {EXTRA}
EMPTY, NOT_EMPLOYED = Cell(), Cell(employed=False)


class Laid(NamedTuple):
    """What lies in the grid, with numbers: shifts that start in the stretch, and absences that overlap it."""

    shifts: Sequence[tuple[int, Shift]]
    absences: Sequence[tuple[int, Absence]]


def grid_rows(
    register: Register,
    first_day: date,
    last_day: date,
    laid: Laid,
    persons: Collection[str] | None = None,
) -> tuple[ScheduleRow, ...]:
    """Vacant rows, borrowed rows, then everybody employed on a day of the stretch or with a shift in it, by
    section and name. `persons`: the rows of these only, "" standing for vacant and borrowed ones."""
    days = days_from_to(first_day, last_day)
    by_person: dict[str, dict[date, list[CellShift]]] = defaultdict(lambda: defaultdict(list))
    for number, shift in laid.shifts:
        by_person[shift.employee_no][shift.day].append(_cell_shift(register, number, shift))
    found = tuple(_unmanned_rows(days, by_person.pop("", {}))) if persons is None or "" in persons else ()
    return found + _person_rows(register, days, by_person, laid.absences, persons)


def section_heads(
    rows: Iterable[ScheduleRow],
    places: Mapping[str, DayPlaces],
    month: str,
    density_of: Callable[[str | None], float | None],
) -> tuple[SectionHead, ...]:
    """A head for each section with people, places or vacant shifts, by name; people without a section last.

    `places` are those of the view's first day. In a unit without sections the one head is the unit's own.
    """
    people: Counter[str] = Counter()
    vacant: Counter[str] = Counter()
    for row in rows:
        if row.key.kind == "person":
            people[row.section] += 1
        elif row.key.kind == "vacant":
            vacant.update(shift.section for cell in row.cells for shift in cell.shifts)
    open_sections = {name for name, held in places.items() if name != UNIT and held.available}
    named = sorted((people.keys() | vacant.keys() | open_sections) - {UNIT}, key=sort_text)
    heads = [
        SectionHead(name, _available(places, name), month, density_of(name), people[name], vacant[name])
        for name in named
    ]
    if people[UNIT]:
        own = not named
        heads.append(
            SectionHead(
                UNIT,
                _available(places, UNIT) if own else None,
                month,
                density_of(None) if own else None,
                people[UNIT],
                vacant[UNIT],
            )
        )
    return tuple(heads)


def holidays_in(first_day: date, last_day: date) -> tuple[tuple[date, str], ...]:
    """The named red days of a stretch, in order."""
    named: dict[date, str] = {}
    for year in range(first_day.year, last_day.year + 1):
        named |= red_days(year)
    return tuple((day, named[day]) for day in days_from_to(first_day, last_day) if day in named)


def _available(places: Mapping[str, DayPlaces], section: str) -> float | None:
    held = places.get(section)
    return held.available if held else None


def _cell_shift(register: Register, number: int, shift: Shift) -> CellShift:
    found = resolve(register, shift)
    return CellShift(number, shift, found.hours, found.kind, found.section, found.role)


def _unmanned_rows(days: Sequence[date], by_day: Mapping[date, Sequence[CellShift]]) -> Iterator[ScheduleRow]:
    """Rows of shifts without an employee: a lender's are rows of their own. There is always one to write a
    vacant shift in."""
    lenders = {"", *(each.shift.borrowed_from for shifts in by_day.values() for each in shifts)}
    numbers: Counter[RowKind] = Counter()
    for lender in sorted(lenders, key=sort_text):
        kind: RowKind = "borrowed" if lender else "vacant"
        own = {
            day: sorted((each for each in shifts if each.shift.borrowed_from == lender), key=_earliest)
            for day, shifts in by_day.items()
        }
        for place in range(max([0 if lender else 1, *map(len, own.values())])):
            held = [own.get(day, [])[place : place + 1] for day in days]
            shifts = [each for cell in held for each in cell]
            yield ScheduleRow(
                key=RowKey(kind, str(numbers[kind])),
                name=lender,
                section="",
                role="",
                rate_percent=None,
                cells=tuple(Cell(tuple(cell)) if cell else EMPTY for cell in held),
                hours=_hours(shifts, None),
                other_hours=0.0,
                contract_hours=None,
            )
            numbers[kind] += 1


def _earliest(each: CellShift) -> tuple[int, int, str, int]:
    return each.shift.start, each.shift.end, each.section, each.number


def _person_rows(
    register: Register,
    days: Sequence[date],
    by_person: Mapping[str, Mapping[date, Sequence[CellShift]]],
    absences: Iterable[tuple[int, Absence]],
    persons: Collection[str] | None,
) -> tuple[ScheduleRow, ...]:
    employments: dict[str, list[Employment]] = defaultdict(list)
    for row in register.facts.employments:
        employments[row.employee_no].append(row)
    absent = _absences_by_day(days, absences)
    rows = []
    for employee_no in (employments.keys() | by_person.keys()) - {""}:
        if persons is not None and employee_no not in persons:
            continue
        contracts = [register.contract(employee_no, day) for day in days]
        shifts = by_person.get(employee_no, {})
        if shifts or any(contracts):
            rate = _rate(days, contracts, employments[employee_no])
            cells = _cells(days, contracts, shifts, absent.get(employee_no, {}))
            rows.append(_person_row(register, employee_no, contracts, rate, cells))
    return tuple(sorted(rows, key=_list_order))


def _rate(
    days: Sequence[date], contracts: Sequence[Contract | None], employments: Iterable[Employment]
) -> float | None:
    first = next((day for day, held in zip(days, contracts, strict=True) if held), None)
    return None if first is None else rate_percent(in_force(employments, first))


def _cells(
    days: Sequence[date],
    contracts: Sequence[Contract | None],
    shifts: Mapping[date, Sequence[CellShift]],
    absences: Mapping[date, Sequence[CellAbsence]],
) -> tuple[Cell, ...]:
    cells = []
    for day, contract in zip(days, contracts, strict=True):
        own, over = shifts.get(day), absences.get(day)
        if own or over:
            cells.append(Cell(tuple(own or ()), tuple(over or ()), contract is not None))
        else:
            cells.append(NOT_EMPLOYED if contract is None else EMPTY)
    return tuple(cells)


def _person_row(
    register: Register,
    employee_no: str,
    contracts: Sequence[Contract | None],
    rate: float | None,
    cells: tuple[Cell, ...],
) -> ScheduleRow:
    held = [contract for contract in contracts if contract is not None]
    first = held[0] if held else None
    bought = sum(contract.contract_hours for contract in held) or None
    employee = register.employees.get(employee_no)
    shifts = [each for cell in cells for each in cell.shifts]
    return ScheduleRow(
        key=RowKey("person", employee_no),
        name=employee.name if employee else employee_no,
        section=first.section if first else "",
        role=first.role if first else "",
        rate_percent=rate,
        cells=cells,
        hours=_hours(shifts, SCHEDULED_KINDS if bought else None),
        other_hours=_hours(shifts, OTHER_KINDS) if bought else 0.0,
        contract_hours=bought,
    )


def _hours(shifts: Iterable[CellShift], kinds: Collection[str] | None) -> float:
    """Length of the shifts of these kinds, or of all but standby."""
    return float(
        sum(each.hours for each in shifts if (each.kind != STANDBY if kinds is None else each.kind in kinds))
    )


def _list_order(row: ScheduleRow) -> tuple[bool, str, str, str]:
    return row.section == "", sort_text(row.section), sort_text(list_name(row.name)), row.key.name


def _absences_by_day(
    days: Sequence[date], absences: Iterable[tuple[int, Absence]]
) -> dict[str, dict[date, list[CellAbsence]]]:
    found: dict[str, dict[date, list[CellAbsence]]] = defaultdict(lambda: defaultdict(list))
    for number, row in absences:
        extent = 1.0 if row.extent_percent is None else row.extent_percent / 100
        day, last = max(row.first_day, days[0]), min(row.last_day or days[-1], days[-1])
        while day <= last:
            found[row.employee_no][day].append(CellAbsence(number, row.cause, extent))
            day += ONE_DAY
    return found
