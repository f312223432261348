"""What a cell of the rota grid shows, as plain values: equal looks are painted once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from caredesk.domain.absence_codes import CODE_OF_CAUSE
from caredesk.domain.calendar import DAY_MINUTES, end_minute
from caredesk.domain.rows import ShiftType
from caredesk.domain.schedule import Cell, CellShift, ScheduleRow
from caredesk.domain.shifts import (
    ADDITIONAL,
    INTRODUCTION,
    JOUR,
    OVERTIME_QUALIFIED,
    OVERTIME_SIMPLE,
    RESOURCE,
    STANDBY,
)
from caredesk.language.formats import clock, tidy, time_range
from caredesk.language.translation import N_, tr
from caredesk.ui.models.rota_lines import RowFilter
from caredesk.ui.widgets.shift_tag import look_by_start, look_of_type

MARK_OF_KIND = {
    ADDITIONAL: "+",
    OVERTIME_SIMPLE: N_("ö"),
    OVERTIME_QUALIFIED: N_("ö"),
    JOUR: N_("j"),
    STANDBY: N_("b"),
}
"""The small letter at the right of a chip whose hours are not the contract's ordinary ones."""

LOOK_OF_KIND = {RESOURCE: "resource", INTRODUCTION: "course"}
LETTER_OF_KIND = {RESOURCE: "R", INTRODUCTION: "I"}
FULL = 0.9995


class Chip(NamedTuple):
    """A shift: its letter ("" = own times without a type), look, times short and in full, whether they are
    other than the type's, the kind's mark, and a section that has to be said."""

    letter: str
    look: str
    short: str
    full: str
    differs: bool
    mark: str = ""
    section: str = ""
    lent: bool = False
    vacant: bool = False


class CellLook(NamedTuple):
    """All that is painted in a cell. `cause`: the code of an absence; `part`: its percentage when it is not
    the whole day; `tail`: a night goes on into the morning; `pending`: a text that is refused."""

    chips: tuple[Chip, ...] = ()
    cause: str = ""
    part: str = ""
    breach: bool = False
    pending: str = ""
    tail: bool = False
    employed: bool = True


EMPTY = CellLook()


class LookMaker:
    """Makes the looks of cells under one set of shift types."""

    def __init__(self, types: Mapping[str, ShiftType]) -> None:
        self._types = types

    def look(
        self,
        row: ScheduleRow,
        place: int,
        *,
        breach: bool,
        pending: str,
        chosen: RowFilter,
        absence: bool,
    ) -> CellLook:
        """The look of the cell at a place of a row."""
        cell = row.cells[place]
        person = row.key.kind == "person"
        shifts = [held for held in cell.shifts if person or chosen.section in (None, held.section)]
        away = max(cell.absences, key=lambda each: each.extent, default=None) if absence else None
        cause = part = ""
        if away is not None:
            cause = CODE_OF_CAUSE.get(away.cause, away.cause)
            part = "" if away.extent >= FULL else tidy(away.extent * 100, 0)
        before = row.cells[place - 1] if place else None
        return CellLook(
            tuple(self._chip(row, held) for held in shifts),
            cause,
            part,
            breach,
            pending,
            before is not None and person and goes_on(before, absence),
            cell.employed,
        )

    def _chip(self, row: ScheduleRow, held: CellShift) -> Chip:
        shift, kind = held.shift, held.kind
        made = self._types.get(shift.shift_code)
        vacant = row.key.kind == "vacant"
        look = LOOK_OF_KIND.get(kind) or (look_of_type(made) if made else look_by_start(shift.start))
        foreign = row.key.kind == "person" and held.section not in ("", row.section)
        return Chip(
            shift.shift_code or LETTER_OF_KIND.get(kind, ""),
            "vacant" if vacant else look,
            short_times(shift.start, shift.end),
            time_range(shift.start, shift.end),
            made is None or (shift.start, shift.end) != (made.start, made.end),
            tr(MARK_OF_KIND.get(kind, "")),
            held.section if vacant or foreign else "",
            bool(shift.lent_to),
            vacant,
        )


def goes_on(cell: Cell, absence: bool = True) -> bool:
    """Whether somebody works on from the day of a cell into the next morning."""
    if absence and any(away.extent >= FULL for away in cell.absences):
        return False
    return any(end_minute(held.shift.start, held.shift.end) > DAY_MINUTES for held in cell.shifts)


def short_times(start: int, end: int) -> str:
    """`07–13`, `07–15:30`: full hours without their minutes."""
    return f"{_short(start)}–{_short(end)}"


def _short(minutes: int) -> str:
    return f"{minutes // 60:02d}" if minutes % 60 == 0 else clock(minutes)
