"""Places and targets by section and date, and how the unit's target comes about on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from caredesk.domain.changes import Changes
from caredesk.domain.occupancy import UNIT, PlaceBook
from caredesk.domain.rows import Occupancy, Place
from caredesk.services.entry import Typed, edit_entries, edit_removed, texts_of
from caredesk.services.session import OpenUnit
from caredesk.storage import rows
from caredesk.storage.facts import overlapping
from caredesk.storage.sections import read_sections


class HeldPlace(NamedTuple):
    """A row of places, its number, its texts as they are typed, and whether it is in force on the day."""

    number: int
    row: Place
    texts: Mapping[str, str]
    in_force: bool


class TargetPart(NamedTuple):
    """What a section with places brings to the unit's target; None where not known."""

    section: str
    occupied: float | None
    target: float | None

    @property
    def weighted(self) -> float | None:
        """Full-time equivalents that the target allows."""
        if self.occupied is None or self.target is None:
            return None
        return self.occupied * self.target


@dataclass(frozen=True)
class PlacesView:
    """Every row, and the target of `day`. `own`: the unit's own target, which rules over the weighted one of
    `parts`; `target`: the one in force. `closed`: sections without places that day. `sections`: all names."""

    day: date
    rows: tuple[HeldPlace, ...]
    sections: tuple[str, ...]
    parts: tuple[TargetPart, ...]
    own: float | None
    target: float | None
    closed: tuple[str, ...]

    @property
    def weighted(self) -> tuple[float, float] | None:
        """Σ (occupied × target) and Σ occupied of the parts (figures.md § 2); None where one lacks either."""
        occupied = sum(part.occupied or 0.0 for part in self.parts)
        if not occupied or any(part.weighted is None for part in self.parts):
            return None
        return sum(part.weighted or 0.0 for part in self.parts), occupied


def view_places(unit: OpenUnit, *, day: date) -> PlacesView:
    """The rows by section and date, and what the target of a day is made of."""
    held = sorted(
        rows.read_with_ids(unit.store, Place),
        key=lambda pair: (pair[1].section, pair[1].valid_from or date.min),
    )
    book = PlaceBook(
        [row for _, row in held], overlapping(unit.store, Occupancy, day.isoformat(), day.isoformat())
    )
    on_day, known = book.sections_with_rows(day), book.day(day)
    own = book.place_on(UNIT, day)
    return PlacesView(
        day=day,
        rows=tuple(
            HeldPlace(number, row, texts_of(row), book.place_on(row.section, day) == row)
            for number, row in held
        ),
        sections=read_sections(unit.store),
        parts=tuple(
            TargetPart(name, known[name].occupied, row.target)
            for name, row in on_day.items()
            if row.available
        ),
        own=own.target if own else None,
        target=book.target_on(day),
        closed=tuple(name for name, row in on_day.items() if row.available == 0),
    )


def edit_places(unit: OpenUnit, typed: Sequence[Typed]) -> Changes:
    """Stores new and changed rows as one step. EntryRefused: nothing is stored."""
    code, facts = _step(each.texts.get("section", "") for each in typed)
    return edit_entries(unit, "place", typed, code=code, **facts)


def edit_places_removed(unit: OpenUnit, numbers: Sequence[int]) -> Changes:
    """Removes rows as one step."""
    held = dict(rows.read_with_ids(unit.store, Place))
    code, facts = _step(held[number].section for number in numbers if number in held)
    return edit_removed(unit, "place", numbers, code=code, **facts)


def _step(sections: Iterable[str]) -> tuple[str, dict[str, object]]:
    """The step's code and facts: the sections by name, or the whole unit."""
    named = tuple(sorted({each for each in sections if each != UNIT}))
    return ("places", {"section": named}) if named else ("places_of_unit", {})
