"""Absences written in cells of the schedule, a day at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from caredesk.domain.absence_overlaps import WHOLE, facts_of_days
from caredesk.domain.absence_spans import AbsenceTurn, Layers, NumberedAbsence, end_of, percent_of
from caredesk.domain.calendar import ONE_DAY
from caredesk.domain.cell_grammar import WrittenAbsence
from caredesk.domain.density_months import ranges_of
from caredesk.domain.problems import Problem, problem
from caredesk.domain.register import SICK_LEAVE, UNPAID_LEAVE
from caredesk.domain.rows import Absence
from caredesk.services.cell_text import Place
from caredesk.services.session import OpenUnit
from caredesk.storage import rows
from caredesk.storage.absence_rows import read_numbered_absences


class AbsenceCells:
    """The absences of some cells as they stand, and what an edit makes of them; `write` writes it.

    What is typed takes the place of what lies there, but for sick leave on unpaid leave: under a whole day of
    it there is none, and beside a part both stand, as when it is reported.
    """

    def __init__(self, unit: OpenUnit, cells: Collection[Place]) -> None:
        self._unit = unit
        self._layers: dict[str, Layers] = {}
        self._unpaid: dict[Place, Absence] = {}
        self.touched: set[Place] = set()
        held: dict[str, list[NumberedAbsence]] = defaultdict(list)
        if cells:
            days = [place.day for place in cells]
            persons = {place.employee_no for place in cells}
            for number, row in _near(unit, persons, min(days), max(days)):
                held[row.employee_no].append((number, row))
            self._layers = {person: Layers(held[person]) for person in sorted(persons)}

    def lies_on(self, place: Place) -> bool:
        """Whether an absence lies on the cell."""
        return bool(self._layers[place.employee_no].on(place.day))

    def write_in(self, written: Iterable[tuple[Place, WrittenAbsence]]) -> None:
        """Lays absences on cells; days of one person, cause and extent that follow each other become one."""
        asked: dict[tuple[str, WrittenAbsence], set[date]] = defaultdict(set)
        for place, absence in written:
            if self._layers[place.employee_no].covers(place.day, *absence):
                continue
            unpaid = self._unpaid_under(place) if absence.cause in SICK_LEAVE else None
            if unpaid is not None:
                self._unpaid[place] = unpaid
            else:
                asked[place.employee_no, absence].add(place.day)
                self.touched.add(place)
        for (person, absence), days in asked.items():
            beside = UNPAID_LEAVE if absence.cause in SICK_LEAVE else ()
            for first, last in ranges_of(sorted(days)):
                row = Absence(person, first, last, absence.cause, absence.extent_percent)
                self._layers[person].lay(row, beside)

    def clear(self, places: Iterable[Place]) -> None:
        """Takes the absences of these cells away."""
        for place in places:
            if self.lies_on(place):
                self._layers[place.employee_no].cut(place.day, place.day)
                self.touched.add(place)

    def clash(self, place: Place) -> Problem | None:
        """Why the cell's absence, or those of its person, cannot be written."""
        unpaid = self._unpaid.get(place)
        if unpaid is not None:
            days = facts_of_days(unpaid.first_day, unpaid.last_day)
            return problem("absence_during_unpaid_leave", absence=unpaid.cause, **days)
        layers = self._layers.get(place.employee_no)
        row = layers.clash() if layers else None
        return problem("cell_absences_overlap", day=row.first_day) if row is not None else None

    def _unpaid_under(self, place: Place) -> Absence | None:
        """The unpaid leave that lies on the cell, where it takes all of the day."""
        held = self._layers[place.employee_no].on(place.day)
        unpaid = [row for row in held if row.cause in UNPAID_LEAVE]
        whole = sum(percent_of(row.extent_percent) for row in unpaid) >= WHOLE
        return max(unpaid, key=end_of) if whole else None

    def write(self) -> None:
        """Writes all that was decided, inside an edit."""
        for layers in self._layers.values():
            write_turn(self._unit, layers.turn())


def write_turn(unit: OpenUnit, turn: AbsenceTurn) -> None:
    """Writes what becomes of absence rows, inside an edit."""
    rows.delete(unit.store, "absence", turn.deleted)
    for number, row in turn.updated:
        rows.update(unit.store, number, row)
    rows.insert(unit.store, turn.inserted)


def _near(unit: OpenUnit, persons: Collection[str], first: date, last: date) -> list[NumberedAbsence]:
    """Absences of these persons that lie on the days, or adjoin them."""
    return read_numbered_absences(unit.store, first - ONE_DAY, last + ONE_DAY, employees=persons)
