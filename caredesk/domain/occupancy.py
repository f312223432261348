"""Places and occupied places: of a day, of a month, and what stands empty."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from caredesk.domain.calendar import month_of
from caredesk.domain.rows import Occupancy, Place

UNIT = ""


class DayPlaces(NamedTuple):
    """Places of a section (or of the unit) on a day; None where nothing is known."""

    available: float | None
    planned: float | None
    occupied: float | None
    estimated: bool = False


class PlaceBook:
    """Places, targets and occupancy by day."""

    def __init__(self, places: Iterable[Place], occupancies: Iterable[Occupancy]) -> None:
        rows: dict[str, list[Place]] = defaultdict(list)
        for row in sorted(places, key=lambda place: place.valid_from or date.min):
            rows[row.section].append(row)
        self._places = {
            section: ([row.valid_from or date.min for row in held], held) for section, held in rows.items()
        }
        self._occupancies = sorted(occupancies, key=lambda row: (row.section, row.first_day))

    def place_on(self, section: str, day: date) -> Place | None:
        """The row of places in force; whole: an empty cell means none."""
        held = self._places.get(section)
        if held is None:
            return None
        index = bisect_right(held[0], day)
        return held[1][index - 1] if index else None

    def turning_days(self, month: str) -> list[date]:
        """The days of the month on which some section's places change."""
        return sorted({day for days, _ in self._places.values() for day in days if month_of(day) == month})

    def sections_with_rows(self, day: date) -> dict[str, Place]:
        """Sections (not the unit) that say how many places they have on the day, by name."""
        found = {section: self.place_on(section, day) for section in sorted(self._places) if section != UNIT}
        return {s: row for s, row in found.items() if row is not None and row.available is not None}

    def day(self, day: date) -> dict[str, DayPlaces]:
        """What is known of a day, by section, and of the whole unit under ""."""
        given = {row.section: row for row in self._occupancies if row.first_day <= day <= row.last_day}
        rows = self.sections_with_rows(day)
        found: dict[str, DayPlaces] = {}
        for section in sorted((rows.keys() | given.keys()) - {UNIT}):
            row, value = rows.get(section), given.get(section)
            available = row.available if row else None
            occupied = value.occupied if value else (0.0 if available == 0 else None)
            estimated = value.estimated if value else False
            found[section] = DayPlaces(available, _planned(row), occupied, estimated)
        found[UNIT] = self._unit(day, found, given.get(UNIT))
        return found

    def _unit(self, day: date, sections: dict[str, DayPlaces], own: Occupancy | None) -> DayPlaces:
        available: float | None
        planned: float | None
        if any(held.available is not None for held in sections.values()):
            available = sum(held.available or 0.0 for held in sections.values())
            planned = sum(held.planned or 0.0 for held in sections.values())
        else:
            row = self.place_on(UNIT, day)
            available, planned = (row.available if row else None), _planned(row)
        if own is not None:
            return DayPlaces(available, planned, own.occupied, own.estimated)
        needed = [held for held in sections.values() if held.available is None or held.available > 0]
        if not needed and available != 0:
            return DayPlaces(available, planned, None)
        if any(held.occupied is None for held in needed):
            return DayPlaces(available, planned, None)
        occupied = sum(held.occupied or 0.0 for held in sections.values())
        return DayPlaces(available, planned, occupied, any(held.estimated for held in sections.values()))

    def target_on(self, day: date, section: str | None = None) -> float | None:
        """The target of a section, or of the unit: its own, else that of its sections weighted by the day's
        occupied places."""
        own = self.place_on(UNIT if section is None else section, day)
        if section is not None:
            return own.target if own else None
        if own is not None and own.target is not None:
            return own.target
        weighted = occupied = 0.0
        places = self.day(day)
        for section, row in self.sections_with_rows(day).items():
            if not row.available:
                continue
            held = places[section].occupied
            if held is None or row.target is None:
                return None
            weighted += held * row.target
            occupied += held
        return weighted / occupied if occupied else None


def _planned(row: Place | None) -> float | None:
    if row is None:
        return None
    return row.available if row.planned is None else row.planned
