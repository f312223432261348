"""What a wall print of the schedule says: who works when, and nothing about why somebody is away.

It hangs where everybody passes: no cause of absence, employee number, phone number or cost gets as far as
these rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from caredesk.domain.schedule import RowKind
from caredesk.language.formats import dates_short, week

Tone = Literal["day", "evening", "night", "hollow", "course"]
"""How dark a shift is printed, by the time of day that it starts, or hollow for resource shifts."""

ClockChange = Literal["", "forward", "back"]


class WallShift(NamedTuple):
    """A shift as it is printed. `times` is empty when they are those of its code, `section` when it is that
    of the row; `lent`: to another unit."""

    code: str
    times: str
    tone: Tone
    overnight: bool
    section: str = ""
    lent: bool = False


class WallCell(NamedTuple):
    """A row on a day. `nights`: what began the day before and ends this morning. `part_absent`: the shifts
    are worked in part."""

    shifts: tuple[WallShift, ...] = ()
    nights: tuple[str, ...] = ()
    absent: bool = False
    part_absent: bool = False
    employed: bool = True


class WallRow(NamedTuple):
    """A person, a row of vacant shifts (no name), or of staff borrowed from the unit `name`. `home`: the
    section of who works here without belonging to the section that is printed, None for all others."""

    kind: RowKind
    name: str
    cells: tuple[WallCell, ...]
    home: str | None = None


class WallSection(NamedTuple):
    """The rows of a section; `name` "" = of no section."""

    name: str
    rows: tuple[WallRow, ...]


class WallDay(NamedTuple):
    """A day of the head, with its holiday's name and whether the clock changes."""

    day: date
    holiday: str = ""
    clock: ClockChange = ""


class WallCode(NamedTuple):
    """A line of the legend."""

    code: str
    name: str
    times: str
    tone: Tone


@dataclass(frozen=True)
class WallPrint:
    """Whole weeks of the schedule of a unit, or of one `section`. `draft`: the name of the draft it shows, ""
    for the plan itself."""

    unit: str
    section: str | None
    draft: str
    days: tuple[WallDay, ...]
    sections: tuple[WallSection, ...]
    legend: tuple[WallCode, ...]

    @property
    def first_day(self) -> date:
        return self.days[0].day

    @property
    def last_day(self) -> date:
        return self.days[-1].day

    @property
    def rows(self) -> tuple[WallRow, ...]:
        """All rows, section by section."""
        return tuple(row for section in self.sections for row in section.rows)

    @property
    def has_shifts(self) -> bool:
        """Whether anybody works, or is missed, on any of the days."""
        return any(cell.shifts or cell.nights for row in self.rows for cell in row.cells)

    @property
    def file_stem(self) -> str:
        """The name of its file, without ending: `schema-2026-v44-2026-v47`."""
        first, last = (
            f"{year}-v{number:02d}" for year, number, _ in map(_iso, (self.first_day, self.last_day))
        )
        return f"schema-{first}" if first == last else f"schema-{first}-{last}"


def _iso(day: date) -> tuple[int, int, int]:
    return day.isocalendar()


def period_words(print_: WallPrint) -> str:
    """`26 okt – 8 nov 2026`."""
    return dates_short(print_.first_day, print_.last_day)


def weeks_words(print_: WallPrint) -> str:
    """`v. 44–45`, or `v. 44` of one week."""
    first, last = week(print_.first_day), print_.last_day.isocalendar().week
    return first if print_.first_day.isocalendar().week == last else f"{first}–{last}"
