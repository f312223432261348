"""Need against staffed per shift type and day: the lines of the strip below the schedule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from caredesk.domain.calendar import days_from_to
from caredesk.domain.register import Register
from caredesk.domain.rows import Shift, ShiftType
from caredesk.domain.schedule import NeedCell, NeedLine
from caredesk.domain.shifts import NOT_COUNTED_KINDS, resolve
from caredesk.domain.staffing import NeedGroup, NeedTable


class NeedKey(NamedTuple):
    """A shift type and a day in a section; section "" = the unit's own need."""

    section: str
    shift_code: str
    day: date


class NeedCount:
    """Need of a stretch of days in a section (None = the whole unit), and people there of the same types.

    A shift type is counted over the groups that ask for it on some day of the stretch: a section or the
    whole unit, all roles or one. Several groups add, need and people alike.
    """

    def __init__(self, register: Register, first_day: date, last_day: date, section: str | None) -> None:
        self._register = register
        self._days = days_from_to(first_day, last_day)
        self._types = register.shift_types
        self._codes_by_times = _codes_by_times(self._types)
        self._groups: dict[str, set[NeedGroup]] = defaultdict(set)
        self.wanted: dict[NeedKey, float] = {}
        table = NeedTable(register)
        for day in self._days:
            for need in table.on(day):
                if section is None or need.section == section:
                    key = NeedKey(need.section, need.shift_code, day)
                    self._groups[need.shift_code].add(NeedGroup(need.section, need.role))
                    self.wanted[key] = self.wanted.get(key, 0.0) + need.wanted

    def staffed(self, shifts: Iterable[Shift]) -> dict[NeedKey, float]:
        """People there: each by what absence leaves, not vacant, lent, on introduction, jour or standby. A
        shift without a type counts to the one whose times it has."""
        found: dict[NeedKey, float] = defaultdict(float)
        for row in shifts:
            code = row.shift_code or self._codes_by_times.get((row.start, row.end), "")
            groups = self._groups.get(code)
            if groups is None or row.lent_to or row.kind in NOT_COUNTED_KINDS:
                continue
            shift = resolve(self._register, row)
            for group in groups:
                if group.section in ("", shift.section) and group.role in ("", shift.role):
                    found[NeedKey(group.section, code, row.day)] += shift.present_share
        return found

    def lines(self, shifts: Iterable[Shift]) -> tuple[NeedLine, ...]:
        """A line for each shift type that somebody is asked for in, or is there in spite of a nought; by
        start and code."""
        staffed = self.staffed(shifts)
        lines = (self._line(code, staffed) for code in self._groups)
        shown = (line for line in lines if any(cell.wanted or cell.staffed for cell in line.cells))
        return tuple(sorted(shown, key=lambda line: (line.start, line.shift_code)))

    def _line(self, code: str, staffed: Mapping[NeedKey, float]) -> NeedLine:
        held = self._types[code]
        sections = {group.section for group in self._groups[code]}
        cells = []
        for day in self._days:
            keys = [NeedKey(section, code, day) for section in sections]
            asked = [self.wanted[key] for key in keys if key in self.wanted]
            cells.append(NeedCell(sum(asked) if asked else None, sum(staffed.get(key, 0.0) for key in keys)))
        return NeedLine(code, held.start, held.end, tuple(cells))


def _codes_by_times(types: Mapping[str, ShiftType]) -> dict[tuple[int, int], str]:
    """The shift type of exact times; of several the first by code."""
    found: dict[tuple[int, int], str] = {}
    for code in sorted(types):
        found.setdefault((types[code].start, types[code].end), code)
    return found
