"""What is written in a cell of the schedule: shift codes, times, absence codes; read, and spelled again.

`D`, `7-15.30`, `7-15.30/30` (with a break), `D 7-13` (a code with its own times), `D+K`, `Sj`, `Sj 50 %`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from caredesk.domain.absence_codes import CODE_OF_CAUSE
from caredesk.domain.calendar import DAY_MINUTES, end_minute
from caredesk.domain.problems import Problem, problem
from caredesk.domain.rows import Shift, ShiftType

MOST_LETTERS = 60
MOST_SHIFTS = 4
_SHOWN = 20
_MOST_KEPT = 20_000

_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2013\u2014\u2212", "-"))
_CLOCK = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?|(\d{1,2})(\d{2})", re.ASCII)
_TIMES = re.compile(r"([\d.:,]+) ?- ?([\d.:,]+)(?: ?/ ?(.*?)(?: ?min)?)?", re.ASCII)
_CODE_AND_TIMES = re.compile(rf"(.+?) ({_TIMES.pattern})", re.ASCII)
_BREAK = re.compile(r"\d{1,3}", re.ASCII)
_EXTENT = re.compile(r"(.+?) ?(\d{1,3}(?:[.,]\d+)?) ?%?", re.ASCII)

CAUSE_OF_CODE = {code: cause for cause, code in CODE_OF_CAUSE.items()}


class WrittenShift(NamedTuple):
    """A shift as written, with what its shift type gives. `by_times`: only times stood there, and the code is
    that of the shift type with these times, "" without one."""

    code: str
    start: int
    end: int
    break_minutes: int
    kind: str = ""
    by_times: bool = False


class WrittenAbsence(NamedTuple):
    """An absence as written; `extent_percent` None = whole."""

    cause: str
    extent_percent: float | None = None


class Written(NamedTuple):
    """What a cell's text says; neither shifts nor absence = empty."""

    shifts: tuple[WrittenShift, ...] = ()
    absence: WrittenAbsence | None = None


class CellGrammar:
    """Reads and spells the texts of cells by the unit's shift types; each text is read once."""

    def __init__(self, shift_types: Iterable[ShiftType]) -> None:
        self._types = {row.code: row for row in shift_types}
        self._folded: dict[str, list[str]] = defaultdict(list)
        self._by_times: dict[tuple[int, int], list[ShiftType]] = defaultdict(list)
        for row in self._types.values():
            self._folded[row.code.casefold()].append(row.code)
            self._by_times[row.start, end_minute(row.start, row.end)].append(row)
        for rows in self._by_times.values():
            # What is worked on an ordinary day is meant before a resource shift or an introduction.
            rows.sort(key=lambda row: row.kind not in ("", "ordinary"))
        self._read: dict[str, Written | Problem] = {}

    def read(self, text: str) -> Written | Problem:
        """What the text says, or why it says nothing."""
        found = self._read.get(text)
        if found is None:
            if len(self._read) >= _MOST_KEPT:
                self._read.clear()
            found = self._read[text] = self._reading(text)
        return found

    def kind_of(self, code: str) -> str:
        """The kind that a shift type gives its shifts; "" = the employment decides."""
        row = self._types.get(code)
        return row.kind if row else ""

    def knows(self, code: str) -> bool:
        """Whether a shift type has this code, to the letter."""
        return code in self._types

    def spelled(self, shifts: Iterable[Shift]) -> str:
        """Shifts as they are written: the text reads back to the same codes, times and breaks.

        A code that is no shift type's any more is left out, so that the rest can be read.
        """
        return "+".join(self._spelled(row) for row in sorted(shifts, key=lambda row: (row.start, row.end)))

    def _spelled(self, shift: Shift) -> str:
        row, pause = self._types.get(shift.shift_code), shift.break_minutes
        span = (shift.start, end_minute(shift.start, shift.end))
        times = f"{_clock(shift.start)}-{_clock(shift.end)}"
        given = f"/{pause}" if pause else ""
        if row is None:
            # Without its break a shift type's time would be read as that shift type.
            return f"{times}/{pause}" if span in self._by_times else f"{times}{given}"
        if span != (row.start, end_minute(row.start, row.end)):
            return f"{row.code} {times}{given}"
        return row.code if pause == row.break_minutes else f"{row.code} {times}/{pause}"

    def _reading(self, text: str) -> Written | Problem:
        text = " ".join(text.translate(_DASHES).split())
        if not text:
            return Written()
        if len(text) > MOST_LETTERS:
            return problem("cell_too_long")
        found = self._part(text)
        if isinstance(found, WrittenAbsence):
            return Written(absence=found)
        if isinstance(found, WrittenShift):
            return Written((found,))
        return self._several(text.split("+")) if "+" in text else found

    def _several(self, parts: Sequence[str]) -> Written | Problem:
        if len(parts) > 2 * MOST_SHIFTS:
            return problem("cell_too_many_shifts", most=MOST_SHIFTS)
        found = self._joined(parts)
        if isinstance(found, Problem):
            return found
        if len(found) > MOST_SHIFTS:
            return problem("cell_too_many_shifts", most=MOST_SHIFTS)
        return same_start(found) or Written(tuple(found))

    def _joined(self, parts: Sequence[str]) -> list[WrittenShift] | Problem:
        """Each part a shift; a code may hold a plus of its own, is then several parts, and is meant first."""
        refused = _unknown("")
        for count in range(len(parts), 0, -1):
            first = self._part("+".join(parts[:count]).strip())
            if isinstance(first, WrittenAbsence):
                return problem("cell_absence_alone")
            rest = self._joined(parts[count:]) if count < len(parts) else []
            if isinstance(first, WrittenShift) and not isinstance(rest, Problem):
                return [first, *rest]
            wrong = first if isinstance(first, Problem) else rest
            refused = wrong if isinstance(wrong, Problem) else refused
        return refused

    def _part(self, text: str) -> WrittenShift | WrittenAbsence | Problem:
        if text in self._types:
            return _of_type(self._types[text])
        if text in CAUSE_OF_CODE:
            return WrittenAbsence(CAUSE_OF_CODE[text])
        code = self._code(text)
        if isinstance(code, Problem):
            return code
        if code is not None:
            return _of_type(self._types[code])
        return self._absence(text) or self._times(text)

    def _code(self, text: str) -> str | Problem | None:
        """The shift code of a text, in its own letters; None when it is none."""
        if text in self._types:
            return text
        codes = self._folded.get(text.casefold(), [])
        if len(codes) > 1:
            return problem("cell_code_in_two_cases", code=text, codes=tuple(codes))
        return codes[0] if codes else None

    def _absence(self, text: str) -> WrittenAbsence | Problem | None:
        extent = _EXTENT.fullmatch(text)
        code, percent = (extent[1], float(extent[2].replace(",", "."))) if extent else (text, None)
        cause = _FOLDED_CAUSES.get(code.casefold())
        if cause is None:
            return None
        if percent is not None and not 0 < percent <= 100:
            return problem("cell_extent", code=CODE_OF_CAUSE[cause])
        return WrittenAbsence(cause, None if percent == 100 else percent)

    def _times(self, text: str) -> WrittenShift | Problem:
        """A shift by its times, with or without a code before them."""
        if found := _TIMES.fullmatch(text):
            return self._timed(None, found.groups(), text)
        if not (found := _CODE_AND_TIMES.fullmatch(text)):
            return _unknown(text)
        code = self._code(found[1])
        if isinstance(code, Problem):
            return code
        return (
            _unknown(found[1]) if code is None else self._timed(self._types[code], found.groups()[2:], text)
        )

    def _timed(
        self, row: ShiftType | None, written: Sequence[str | None], text: str
    ) -> WrittenShift | Problem:
        start, end = (_minutes(clock or "") for clock in written[:2])
        if start is None or end is None or start == DAY_MINUTES:
            return problem("cell_not_a_time", text=text[:_SHOWN])
        pause = _pause(written[2])
        if isinstance(pause, Problem):
            return pause
        span = (start, end_minute(start, end))
        if pause is not None and pause >= span[1] - start:
            return problem("cell_break_too_long", minutes=pause)
        if row is None:
            meant = [each for each in self._by_times.get(span, []) if pause in (None, each.break_minutes)]
            return (
                _of_type(meant[0])._replace(by_times=True)
                if meant
                else WrittenShift("", start, end, pause or 0, by_times=True)
            )
        if span == (row.start, end_minute(row.start, row.end)):
            return _of_type(row)._replace(break_minutes=row.break_minutes if pause is None else pause)
        return WrittenShift(row.code, start, end, pause or 0, row.kind)


def spelled_absence(cause: str, extent: float) -> str:
    """`Sj`, `Sj 50`, `Sj 37,5` of an extent 0-1."""
    code = CODE_OF_CAUSE.get(cause, cause)
    return code if extent >= 1 else f"{code} {100 * extent:g}".replace(".", ",")


def same_start(shifts: Iterable[WrittenShift | Shift]) -> Problem | None:
    """That two shifts of one cell begin at once: a person's shift is known by its start."""
    starts = sorted(row.start for row in shifts)
    for first, second in pairwise(starts):
        if first == second:
            return problem("cell_same_start", time=f"{first // 60:02d}:{first % 60:02d}")
    return None


_FOLDED_CAUSES = {code.casefold(): cause for code, cause in CAUSE_OF_CODE.items()}


def _of_type(row: ShiftType) -> WrittenShift:
    return WrittenShift(row.code, row.start, row.end, row.break_minutes, row.kind)


def _unknown(text: str) -> Problem:
    return problem("cell_unknown_code", code=text[:_SHOWN])


def _minutes(text: str) -> int | None:
    """Minutes after midnight of `7`, `7.30`, `07:30`, `730`, `0730`, `24`; None when it is no time."""
    found = _CLOCK.fullmatch(text)
    if not found:
        return None
    hours, minutes = int(found[1] or found[3]), int(found[2] or found[4] or 0)
    whole = hours * 60 + minutes
    return whole if minutes < 60 and whole <= DAY_MINUTES else None


def _pause(text: str | None) -> int | Problem | None:
    if text is None:
        return None
    return int(text) if _BREAK.fullmatch(text) else problem("cell_not_a_break", text=text[:_SHOWN])


def _clock(minute: int) -> str:
    hours, minutes = divmod(minute, 60)
    return f"{hours}.{minutes:02d}" if minutes else str(hours)
