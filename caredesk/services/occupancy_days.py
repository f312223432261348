"""Occupied places as ranges of days, the days that lack them, and filling those as the day before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from caredesk.domain.calendar import ONE_DAY, days_from_to, first_day, last_day
from caredesk.domain.changes import Changes
from caredesk.domain.density_months import ranges_of
from caredesk.domain.occupancy import UNIT, PlaceBook
from caredesk.domain.rows import MonthClosing, Occupancy, Place
from caredesk.errors import UserError
from caredesk.services.entry import Typed, edit_entries, edit_removed, texts_of
from caredesk.services.month_books import months_given_as_whole
from caredesk.services.session import OpenUnit
from caredesk.storage import rows
from caredesk.storage.facts import overlapping
from caredesk.storage.sections import read_sections


class HeldOccupancy(NamedTuple):
    """A range of days, its number, and its texts as they are typed."""

    number: int
    row: Occupancy
    texts: Mapping[str, str]


@dataclass(frozen=True)
class OccupancyDays:
    """A month's ranges, by section and day, and the days up to yesterday that lack a section's value.

    `gaps` as (first, last); empty where the month is given as a whole (`as_a_whole`). `lacking`: the sections
    that the gaps are in, none where the unit as a whole lacks. `today_missing`: today, in this month, is not
    filled in. `sections`: names that a range can have. `closed` by the manager.
    """

    month: str
    closed: bool
    rows: tuple[HeldOccupancy, ...]
    gaps: tuple[tuple[date, date], ...]
    lacking: tuple[str, ...]
    today_missing: bool
    as_a_whole: bool
    sections: tuple[str, ...]

    @property
    def missing_days(self) -> int:
        """How many days the gaps hold."""
        return sum((last - first).days + 1 for first, last in self.gaps)


def view_occupancy_days(
    unit: OpenUnit, *, month: str, section: str | None = None, today: date
) -> OccupancyDays:
    """The ranges that touch the month, of the unit or one section, and its gaps before `today`."""
    held = [
        (number, row)
        for number, row in rows.read_with_ids(
            unit.store,
            Occupancy,
            "last_day >= ? AND first_day <= ?",
            (first_day(month).isoformat(), last_day(month).isoformat()),
        )
        if section is None or row.section == section
    ]
    held.sort(key=lambda pair: (pair[1].section, pair[1].first_day))
    closed = any(row.closed for row in rows.read(unit.store, MonthClosing, "month = ?", (month,)))
    as_a_whole = month in months_given_as_whole(unit, month, month)
    lacking = {} if as_a_whole else _Lacking(unit, month, section).days(min(last_day(month), today))
    return OccupancyDays(
        month=month,
        closed=closed,
        rows=tuple(HeldOccupancy(number, row, texts_of(row)) for number, row in held),
        gaps=ranges_of(day for day in lacking if day < today),
        lacking=tuple(
            sorted({name for day, names in lacking.items() if day < today for name in names} - {UNIT})
        ),
        today_missing=today in lacking,
        as_a_whole=as_a_whole,
        sections=read_sections(unit.store),
    )


def edit_occupancy(unit: OpenUnit, typed: Sequence[Typed], *, month: str) -> Changes:
    """Stores new and changed ranges as one step. EntryRefused: nothing is stored."""
    return edit_entries(unit, "occupancy", typed, code="occupancy", month=month)


def edit_occupancy_removed(unit: OpenUnit, numbers: Sequence[int], *, month: str) -> Changes:
    """Removes ranges as one step."""
    return edit_removed(unit, "occupancy", numbers, code="occupancy", month=month)


def edit_gaps_filled(
    unit: OpenUnit, *, month: str, section: str | None = None, today: date, estimated: bool = False
) -> Changes:
    """Gives the days of the month that lack a value, up to `today`, that of the day before.

    Never more than the places of the day. Error (UserError): occupancy_nothing_before.
    """
    lacking = _Lacking(unit, month, section)
    days = lacking.days(min(last_day(month), today))
    typed = list(_filled(unit, lacking, days, estimated))
    if not typed:
        raise UserError("occupancy_nothing_before")
    return edit_entries(unit, "occupancy", typed, code="occupancy_filled", month=month)


class _Lacking:
    """Which sections lack occupied places on which days."""

    def __init__(self, unit: OpenUnit, month: str, section: str | None) -> None:
        first, last = first_day(month), last_day(month)
        held = overlapping(unit.store, Occupancy, first.isoformat(), last.isoformat())
        self.places = PlaceBook(rows.read(unit.store, Place), held)
        self._first, self._section = first, section

    def days(self, until: date) -> dict[date, tuple[str, ...]]:
        """By day, the sections that lack a value; UNIT where no section has places."""
        found: dict[date, tuple[str, ...]] = {}
        for day in days_from_to(self._first, until):
            known = self.places.day(day)
            asked = known.get(UNIT if self._section is None else self._section)
            # Without any places there is nothing to occupy.
            if asked is None or not asked.available or asked.occupied is not None:
                continue
            names = [self._section] if self._section is not None else [name for name in known if name != UNIT]
            lacking = [name for name in names if known[name].available and known[name].occupied is None]
            found[day] = tuple(lacking) or (UNIT,)
        return found


def _filled(
    unit: OpenUnit, lacking: _Lacking, days: Mapping[date, Sequence[str]], estimated: bool
) -> Iterator[Typed]:
    wanted: dict[str, list[date]] = {}
    for day, sections in days.items():
        # Where the unit is known as a whole, no section can be beside it.
        for name in sections if lacking.places.day(day)[UNIT].occupied is None else ():
            wanted.setdefault(name, []).append(day)
    if wanted and UNIT not in wanted and _whole_until_now(unit, wanted):
        wanted = {UNIT: sorted({day for held in wanted.values() for day in held})}
    for name, held in wanted.items():
        for first, last in ranges_of(held):
            found = _last_before(unit, name, first)
            if found is not None:
                yield from _ranges(lacking.places, name, found, days_from_to(first, last), estimated)


def _whole_until_now(unit: OpenUnit, wanted: Mapping[str, Sequence[date]]) -> bool:
    """Whether the unit as a whole has been filled in later than any of these sections."""
    day = min(held[0] for held in wanted.values())
    whole = _last_before(unit, UNIT, day)
    parts = (_last_before(unit, name, day) for name in wanted)
    return whole is not None and all(part is None or part[1].last_day < whole[1].first_day for part in parts)


def _last_before(unit: OpenUnit, section: str, day: date) -> tuple[int, Occupancy] | None:
    """The latest range of a section that ends before a day."""
    held = rows.read_with_ids(
        unit.store, Occupancy, "section = ? AND last_day < ?", (section, day.isoformat())
    )
    return max(held, key=lambda pair: pair[1].last_day, default=None)


def _ranges(
    places: PlaceBook,
    section: str,
    before: tuple[int, Occupancy],
    days: Sequence[date],
    estimated: bool,
) -> Iterator[Typed]:
    """The days as ranges of one value; the range before goes on where it is the same."""
    number, row = before

    def value(day: date) -> float:
        available = places.day(day)[section].available
        return row.occupied if available is None else min(row.occupied, available)

    starts = [days[0], *(day for earlier, day in pairwise(days) if value(day) != value(earlier))]
    for place, first in enumerate(starts):
        last = starts[place + 1] - ONE_DAY if place + 1 < len(starts) else days[-1]
        goes_on = row.last_day + ONE_DAY == first and value(first) == row.occupied
        if place == 0 and goes_on and row.estimated == estimated:
            yield Typed({"last_day": last.isoformat()}, number)
        else:
            made = Occupancy(section, first, last, value(first), estimated)
            yield Typed(texts_of(made))
