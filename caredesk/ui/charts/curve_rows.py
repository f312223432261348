"""The staffing curve in words and as a table: what a screen reader, the table and the clipboard give."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from caredesk.domain.calendar import ZONE, instant
from caredesk.domain.schedule import CurveView
from caredesk.language import formats
from caredesk.language.translation import tr

HALF_HOUR = 30
NOISE = 0.005
"""Part presence adds up to sums a little beside whole people."""


class HalfHour(NamedTuple):
    """A half hour of the curve: when it begins and ends by the clock on the wall."""

    start: str
    end: str
    needed: float
    staffed: float

    @property
    def beside(self) -> float:
        """Staffed less needed; what is only noise is nothing."""
        beside = self.staffed - self.needed
        return beside if abs(beside) > NOISE else 0.0


class Stretch(NamedTuple):
    """Half hours in a row that are short, or over, as a whole: their places, and the most there is."""

    first: int
    last: int
    most: float


def half_hours(view: CurveView) -> tuple[HalfHour, ...]:
    """Each half hour that passes; a day when the clock changes has two more, or two fewer."""
    begins = instant(view.day, 0)
    times = [_wall(begins + HALF_HOUR * place) for place in range(len(view.needed))]
    ends = [_wall(begins + HALF_HOUR * (place + 1)) for place in range(len(view.needed))]
    ends[-1:] = ["24:00"]
    return tuple(map(HalfHour, times, ends, view.needed, view.staffed))


def stretches(rows: Sequence[HalfHour]) -> tuple[Stretch, ...]:
    """Where staffing lies beside the need for a while: too few and too many each by themselves."""
    found = []
    numbered = groupby(enumerate(rows), key=lambda each: (each[1].beside > 0) - (each[1].beside < 0))
    for sign, group in numbered:
        held = list(group)
        if sign:
            most = max((row.beside for _, row in held), key=abs)
            found.append(Stretch(held[0][0], held[-1][0], most))
    return tuple(found)


def reading(row: HalfHour) -> str:
    """`13:00–13:30: 9 av 10`, and what is too few or too many."""
    both = tr("{staffed} av {needed}").format(staffed=people(row.staffed), needed=people(row.needed))
    return f"{row.start}–{row.end}: {both}{_beside(row.beside)}"


def in_words(view: CurveView) -> str:
    """The curve's message: where it is short, and where over."""
    rows = half_hours(view)
    parts = [
        f"{rows[each.first].start}–{rows[each.last].end}: {_beside(each.most).removeprefix(', ')}"
        for each in stretches(rows)
    ]
    told = tr("Bemannat som behovet hela dygnet")
    return f"{formats.day_short(view.day)}. {'. '.join(parts) or told}"


def as_text(view: CurveView) -> str:
    """Tab-separated rows for a spreadsheet, with decimal comma."""
    head = (tr("Från"), tr("Till"), tr("Behov"), tr("Bemannat"), tr("Avvikelse"))
    rows: Iterable[tuple[str, ...]] = (
        (
            row.start,
            row.end,
            *(formats.plain_number(value, 2) for value in (row.needed, row.staffed, row.beside)),
        )
        for row in half_hours(view)
    )
    return "\n".join("\t".join(cells) for cells in (head, *rows))


def people(value: float) -> str:
    """`9`, `8,5`."""
    return formats.tidy(value, 1)


def signed(value: float) -> str:
    """`+1`, `−0,5`, and `±0` of none."""
    if not value:
        return "±0"
    return ("+" if value > 0 else formats.MINUS) + people(abs(value))


def _beside(beside: float) -> str:
    if not beside:
        return ""
    words = tr(", {people} för många") if beside > 0 else tr(", {people} för få")
    return words.format(people=people(abs(beside)))


def _wall(minute: int) -> str:
    return datetime.fromtimestamp(minute * 60, ZONE).strftime("%H:%M")
