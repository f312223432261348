"""A schedule as it is seen, made by hand: people with long names, nights, absences of every cause."""

from __future__ import annotations

from datetime import date, timedelta

from caredesk.domain.calendar import days_from_to, red_days
from caredesk.domain.rows import Shift, ShiftType
from caredesk.domain.schedule import (
    Cell,
    CellAbsence,
    CellShift,
    RowKey,
    RowKind,
    ScheduleRow,
    ScheduleView,
    SectionHead,
)
from caredesk.domain.shifts import shift_hours

TYPES = (
    ShiftType("D", "Dag", 420, 930, 30),
    ShiftType("K", "Kväll", 780, 1290, 30),
    ShiftType("N", "Natt", 1260, 420, 60),
    ShiftType("R", "Resurspass", 540, 1020, 30, kind="resource"),
)
BY_CODE = {row.code: row for row in TYPES}


def cell_shift(code: str, day: date, employee_no: str = "", *, section: str = "Asken", **more) -> CellShift:
    """A shift of a type, or with other times: ("D", day, start=480)."""
    named = BY_CODE.get(code)
    start, end = more.pop("start", named.start if named else 0), more.pop("end", named.end if named else 0)
    shift = Shift(employee_no, day, code, start, end, section=section, **more)
    kind = shift.kind or (named.kind if named else "") or "ordinary"
    return CellShift(day.toordinal(), shift, shift_hours(shift), kind, section, "Undersköterska")


def away(cause: str = "sick", extent: float = 1.0) -> CellAbsence:
    """An absence over a cell."""
    return CellAbsence(1, cause, extent)


def row(
    name: str,
    first: date,
    cells: dict[int, Cell],
    *,
    days: int = 14,
    kind: RowKind = "person",
    section: str = "Asken",
    number: str = "",
    contract: float | None = 80.0,
) -> ScheduleRow:
    """A row whose cells are given by the day's place from the first."""
    listed = tuple(cells.get(place, Cell()) for place in range(days))
    key = RowKey(kind, number or name)
    return ScheduleRow(key, name, section, "Undersköterska", 100, listed, 0.0, 0.0, contract)


def view(first: date, rows: list[ScheduleRow], *, days: int = 14) -> ScheduleView:
    """Whole weeks with these rows, under the sections that they name."""
    last = first + timedelta(days=days - 1)
    named = {each.section: None for each in rows if each.key.kind == "person"}
    heads = tuple(SectionHead(name, 18, "2026-10", None, 1, 0) for name in named)
    red = tuple(
        (day, red_days(day.year)[day]) for day in days_from_to(first, last) if day in red_days(day.year)
    )
    return ScheduleView(first, last, heads, tuple(rows), TYPES, red)


def empty_week(first: date) -> ScheduleView:
    """The week before, with nothing in it."""
    return view(first - timedelta(days=7), [], days=7)


def crowd(first: date, count: int = 60, *, days: int = 28) -> ScheduleView:
    """People of three sections with two surnames each, in a rolling pattern."""
    rows = []
    names = ("Asken", "Eken", "Linden")
    for number in range(count):
        section = names[number * 3 // count]
        name = f"Lindström-Svensson Abdirahman {number:02d}, Anna-Karin"[:40]
        cells = {
            place: cell_of(number, place, first, section) for place in range(days) if (place + number) % 7 < 5
        }
        rows.append(row(name, first, cells, days=days, section=section, number=str(5000 + number)))
    return view(first, rows, days=days)


def cell_of(number: int, place: int, first: date, section: str) -> Cell:
    """A day, an evening or a night, now and then with times of its own, away or away in part."""
    day = first + timedelta(days=place)
    code = "DDKN"[(number + place // 7) % 4]
    more = {"start": 450, "end": 945} if (number + place) % 17 == 0 and code == "D" else {}
    absences: tuple[CellAbsence, ...] = ()
    if (number * 5 + place) % 31 < 2:
        absences = (away("vacation", 1.0 if number % 2 else 0.5),)
    return Cell((cell_shift(code, day, str(5000 + number), section=section, **more),), absences)
