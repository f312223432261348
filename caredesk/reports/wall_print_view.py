"""From the schedule as the manager sees it to what may hang on a wall: causes of absence end here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from caredesk.domain.calendar import DAY_MINUTES, days_from_to, end_minute, instant
from caredesk.domain.rows import Shift, ShiftType
from caredesk.domain.schedule import Cell, CellShift, RowKind, ScheduleRow, ScheduleView
from caredesk.domain.shifts import INTRODUCTION, RESOURCE
from caredesk.language.formats import time_range
from caredesk.reports.wall_print import (
    ClockChange,
    Tone,
    WallCell,
    WallCode,
    WallDay,
    WallPrint,
    WallRow,
    WallSection,
    WallShift,
)

DAY_FROM, EVENING_FROM, NIGHT_FROM = 5 * 60, 11 * 60, 18 * 60
WHOLE = 1 - 1e-9
"""From this extent of absence on, rounding apart, nobody is there."""
NOTHING = Cell()


def wall_print_of(
    view: ScheduleView, before: ScheduleView, *, unit: str, section: str | None = None, draft: str = ""
) -> WallPrint:
    """The print of what is in view, of the unit or one section.

    `before`: the week that ends on the day before it, whose last night reaches into the first morning.
    """
    rows = _Rows(view, before, section)
    sections = tuple(each for each in rows.sections() if each.rows)
    used = {code for each in sections for row in each.rows for cell in row.cells for code in _codes(cell)}
    types = sorted(view.shift_types, key=lambda row: (row.start, row.code))
    holidays = dict(view.holidays)
    return WallPrint(
        unit=unit,
        section=section,
        draft=draft,
        days=tuple(
            WallDay(day, holidays.get(day, ""), clock_change(day))
            for day in days_from_to(view.first_day, view.last_day)
        ),
        sections=sections,
        legend=tuple(
            WallCode(row.code, row.name, time_range(row.start, row.end), tone_of(row.start, row.kind))
            for row in types
            if row.code in used
        ),
    )


def clock_change(day: date) -> ClockChange:
    """Whether the clock goes forward or back that day."""
    minutes = instant(day, DAY_MINUTES) - instant(day, 0)
    if minutes == DAY_MINUTES:
        return ""
    return "forward" if minutes < DAY_MINUTES else "back"


def tone_of(start: int, kind: str) -> Tone:
    """How a shift is printed, by its start in minutes after midnight and its kind."""
    if kind == RESOURCE:
        return "hollow"
    if kind == INTRODUCTION:
        return "course"
    if DAY_FROM <= start < EVENING_FROM:
        return "day"
    return "evening" if EVENING_FROM <= start < NIGHT_FROM else "night"


class _Rows:
    """The rows of the print, section by section: people, then who is borrowed, then what is vacant."""

    def __init__(self, view: ScheduleView, before: ScheduleView, section: str | None) -> None:
        self._view = view
        self._section = section
        self._types = {row.code: row for row in view.shift_types}
        self._before = {row.key: row.cells[-1] for row in before.rows}
        self._open: dict[tuple[str, RowKind, str], list[list[CellShift]]] = {}
        self._take_open(before.rows, last_only=True)
        self._take_open(view.rows, last_only=False)

    def sections(self) -> Iterator[WallSection]:
        people: dict[str, list[WallRow]] = {}
        for row in self._view.rows:
            if row.key.kind == "person":
                found = self._person(row)
                if found is not None:
                    people.setdefault(row.section if self._section is None else self._section, []).append(
                        found
                    )
        for held in people.values():
            held.sort(key=lambda row: row.home is not None)
        names = [head.name for head in self._view.sections]
        names += sorted({*people, *(name for name, _, _ in self._open)} - set(names))
        for name in sorted(names, key=lambda each: each == ""):
            if self._section in (None, name):
                yield WallSection(name, (*people.get(name, ()), *self._open_rows(name)))

    def _person(self, row: ScheduleRow) -> WallRow | None:
        """A person's row; None for one of another section who never works here, and for one without hours by
        contract and without shifts."""
        guest = self._section not in (None, row.section)
        only = self._section if guest else None
        cells = (self._before.get(row.key, NOTHING), *row.cells)
        made = tuple(
            self._cell(cell, earlier, row.section, only)
            for earlier, cell in zip(cells, row.cells, strict=False)
        )
        works = any(cell.shifts or cell.nights for cell in made)
        if not works and (guest or row.contract_hours is None):
            return None
        return WallRow("person", row.name, made, row.section if guest else None)

    def _cell(self, cell: Cell, earlier: Cell, section: str, only: str | None) -> WallCell:
        extent = _extent(cell)
        away = extent >= WHOLE
        home = section if only is None else only
        shifts = [] if away else [each for each in cell.shifts if only in (None, each.section)]
        nights = [] if _extent(earlier) >= WHOLE else [
            each for each in earlier.shifts if only in (None, each.section) and _is_overnight(each.shift)
        ]  # fmt: skip
        return WallCell(
            shifts=tuple(self._shift(each, home) for each in shifts),
            nights=tuple(each.shift.shift_code for each in nights),
            absent=away and only is None,
            part_absent=0 < extent < WHOLE and bool(shifts),
            employed=cell.employed or only is not None,
        )

    def _shift(self, held: CellShift, home: str) -> WallShift:
        shift = held.shift
        named = self._types.get(shift.shift_code)
        own_times = named is None or (named.start, named.end) != (shift.start, shift.end)
        return WallShift(
            code=shift.shift_code,
            times=short_times(shift) if own_times else "",
            tone=tone_of(shift.start, held.kind),
            overnight=_is_overnight(shift),
            section="" if held.section == home else held.section,
            lent=bool(shift.lent_to),
        )

    def _take_open(self, rows: Iterable[ScheduleRow], *, last_only: bool) -> None:
        """Vacant and borrowed shifts by section, kind and unit; day 0 is the one before the first."""
        days = len(self._view.rows[0].cells) if self._view.rows else 0
        for row in rows:
            if row.key.kind == "person":
                continue
            cells = row.cells[-1:] if last_only else row.cells
            for place, cell in enumerate(cells, start=0 if last_only else 1):
                for held in cell.shifts:
                    key = (held.section, row.key.kind, held.shift.borrowed_from)
                    self._open.setdefault(key, [[] for _ in range(days + 1)])[place].append(held)

    def _open_rows(self, section: str) -> Iterator[WallRow]:
        """As many rows as the fullest day needs; a night's morning lies on the row of its start."""
        for (name, kind, unit), days in sorted(self._open.items()):
            if name != section:
                continue
            for held in days:
                held.sort(key=lambda each: (each.shift.start, each.shift.shift_code, each.number))
            shown = [max(len(now), _nights(last)) for last, now in pairwise(days)]
            for place in range(max(shown, default=0)):
                yield WallRow(kind, unit, tuple(self._open_cells(days, place, section)))

    def _open_cells(
        self, days: Sequence[Sequence[CellShift]], place: int, section: str
    ) -> Iterator[WallCell]:
        for last, now in pairwise(days):
            nights = [each.shift.shift_code for each in last[place : place + 1] if _is_overnight(each.shift)]
            shifts = (self._shift(each, section) for each in now[place : place + 1])
            yield WallCell(shifts=tuple(shifts), nights=tuple(nights))


def short_times(shift: Shift | ShiftType) -> str:
    """`07–15.30`: as short as it can be said in a narrow column."""
    return f"{_short(shift.start)}–{_short(shift.end)}"


def _short(minutes: int) -> str:
    return f"{minutes // 60:02d}" + (f".{minutes % 60:02d}" if minutes % 60 else "")


def _extent(cell: Cell) -> float:
    return sum(each.extent for each in cell.absences)


def _is_overnight(shift: Shift) -> bool:
    return end_minute(shift.start, shift.end) > DAY_MINUTES


def _nights(held: Sequence[CellShift]) -> int:
    """How many rows the mornings after these shifts need."""
    return max((place for place, each in enumerate(held, start=1) if _is_overnight(each.shift)), default=0)


def _codes(cell: WallCell) -> tuple[str, ...]:
    return (*(shift.code for shift in cell.shifts), *cell.nights)
