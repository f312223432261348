"""The schedule as it is seen: person by day, what lies in each cell, and hours against contract.

Frozen results; `services.schedule` fills them. Hours are hours, shares 0-1, days dates.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from caredesk.domain.rows import Shift, ShiftType

RowKind = Literal["vacant", "borrowed", "person"]


class CellShift(NamedTuple):
    """A shift in a cell: its number in its table, the row, and what employment and type decide about it."""

    number: int
    shift: Shift
    hours: float
    kind: str
    section: str
    role: str


class CellAbsence(NamedTuple):
    """An absence that lies over a cell: the number of its row, cause, and extent 0-1."""

    number: int
    cause: str
    extent: float


class Cell(NamedTuple):
    """What lies on a row and a day. `employed`: False on a day outside a person's employment."""

    shifts: tuple[CellShift, ...] = ()
    absences: tuple[CellAbsence, ...] = ()
    employed: bool = True


class RowKey(NamedTuple):
    """What tells a row from the others: "person" and an employee number, or "vacant" / "borrowed" and the
    place among as many rows as the fullest day needs ("0", "1", ...)."""

    kind: RowKind
    name: str


@dataclass(frozen=True)
class ScheduleRow:
    """A row of the grid, with a cell for each day of the view.

    `section` and `role` are those of the contract on the first employed day in view ("" of other rows).
    `hours`: length of the shifts that the contract buys (ordinary, resource, introduction), or of all but
    standby for those without contract hours and for other rows; `other_hours`: extra, additional and overtime
    beside them. `contract_hours` is None where there is no contract with hours.
    """

    key: RowKey
    name: str
    section: str
    role: str
    rate_percent: float | None
    cells: tuple[Cell, ...]
    hours: float
    other_hours: float
    contract_hours: float | None


@dataclass(frozen=True)
class SectionHead:
    """What stands at a section's row; `name` "" = people without a section. `density`: the section's own, of
    the month that the view's first day lies in (figures.md § 2), None where it is not known; `estimated`: by
    the occupancy that is expected of days ahead."""

    name: str
    places: float | None
    month: str
    density: float | None
    people: int
    vacant: int
    estimated: bool = False


@dataclass(frozen=True)
class ScheduleView:
    """A stretch of whole weeks. Rows: vacant, borrowed, then persons by section and name."""

    first_day: date
    last_day: date
    sections: tuple[SectionHead, ...]
    rows: tuple[ScheduleRow, ...]
    shift_types: tuple[ShiftType, ...]
    holidays: tuple[tuple[date, str], ...]
    nobody: bool = False
    """Nobody is registered in the unit, and nothing is planned on these days."""

    def row(self, key: RowKey) -> ScheduleRow | None:
        """The row with this key, None when it is not in view."""
        return next((row for row in self.rows if row.key == key), None)


class NeedCell(NamedTuple):
    """Need against staffed of a shift type and day: people wanted, and people there of the same shift type
    (each by what absence leaves). None wanted = nothing is asked for that day."""

    wanted: float | None
    staffed: float


@dataclass(frozen=True)
class NeedLine:
    """A line of the strip: a shift type that is asked for in view, with a cell for each day."""

    shift_code: str
    start: int
    end: int
    cells: tuple[NeedCell, ...]


class DayFigures(NamedTuple):
    """Density of a day (fte of the day / occupied places, the unit's or section's own measure) and its cost;
    None where it is not known: `missing` is the code of the reason, the density's before the cost's, and
    `cost_missing` that of the cost. `estimated`: by the occupancy that is expected of days ahead."""

    density: float | None
    cost_sek: float | None
    missing: str = ""
    cost_missing: str = ""
    estimated: bool = False


@dataclass(frozen=True)
class StripView:
    """What stands below the grid, of the unit or a section."""

    first_day: date
    last_day: date
    section: str | None
    lines: tuple[NeedLine, ...]
    days: tuple[DayFigures, ...]


@dataclass(frozen=True)
class CurveView:
    """Needed and staffed people per half hour of a day, 48 values from midnight (more or fewer where the
    clock changes), as figures.md § 6 counts them; nights of the day before included."""

    day: date
    section: str | None
    needed: tuple[float, ...]
    staffed: tuple[float, ...]
