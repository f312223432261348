"""Absences written in the schedule: a day at a time in cells, or a stretch of days of one person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from caredesk.domain.absence_spans import AbsenceTurn, Layers, NumberedAbsence
from caredesk.domain.calendar import ONE_DAY
from caredesk.domain.cell_grammar import WrittenAbsence
from caredesk.domain.changes import Changes
from caredesk.domain.density_months import ranges_of
from caredesk.domain.problems import Problem, problem
from caredesk.domain.rows import Absence
from caredesk.errors import UserError
from caredesk.services.cell_checks import CellChecks, Staff, require_none
from caredesk.services.cell_text import Place
from caredesk.services.edits import edit
from caredesk.services.plan import Plan
from caredesk.services.schedule_steps import step_of
from caredesk.services.session import OpenUnit
from caredesk.storage import rows
from caredesk.storage.absence_rows import read_numbered_absences


class AbsenceCells:
    """The absences of some cells as they stand, and what an edit makes of them; `write` writes it."""

    def __init__(self, unit: OpenUnit, cells: Collection[Place]) -> None:
        self._unit = unit
        self._layers: dict[str, Layers] = {}
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
        return self._layers[place.employee_no].any_on(place.day)

    def write_in(self, written: Iterable[tuple[Place, WrittenAbsence]]) -> None:
        """Lays absences on cells; days of one person, cause and extent that follow each other become one."""
        asked: dict[tuple[str, WrittenAbsence], set[date]] = defaultdict(set)
        for place, absence in written:
            if not self._layers[place.employee_no].covers(place.day, *absence):
                asked[place.employee_no, absence].add(place.day)
                self.touched.add(place)
        for (person, absence), days in asked.items():
            for first, last in ranges_of(sorted(days)):
                self._layers[person].lay(Absence(person, first, last, absence.cause, absence.extent_percent))

    def clear(self, places: Iterable[Place]) -> None:
        """Takes the absences of these cells away."""
        for place in places:
            if self.lies_on(place):
                self._layers[place.employee_no].cut(place.day, place.day)
                self.touched.add(place)

    def clash(self, place: Place) -> Problem | None:
        """Why the absences of the cell's person cannot be written."""
        layers = self._layers.get(place.employee_no)
        day = layers.clash() if layers else None
        return problem("cell_absences_overlap", day=day) if day is not None else None

    def write(self) -> None:
        """Writes all that was decided, inside an edit."""
        for layers in self._layers.values():
            write_turn(self._unit, layers.turn())


def edit_absence(
    unit: OpenUnit,
    *,
    employee_no: str,
    first_day: date,
    last_day: date | None,
    cause: str,
    extent_percent: float | None = None,
) -> Changes:
    """Lays an absence on a stretch of days as one step; `last_day` None = for the time being.

    What has the same cause and extent is joined with it, other absences are cut. Errors (UserError):
    cell_unknown_person, cell_not_employed on the first or last day, absence_ends_before,
    import_far_from_others, cell_absences_overlap.
    """
    staff = Staff(unit, [employee_no])
    checks = CellChecks(Plan(unit), staff)
    if last_day is not None and last_day < first_day:
        raise UserError("absence_ends_before", first=first_day)
    for day in (first_day, last_day or first_day):
        place = Place(employee_no, day)
        require_none(checks.of_place(place))
        require_none(None if staff.contract(place) else problem("cell_not_employed"))
    layers = Layers(_near(unit, [employee_no], first_day, last_day or date.max - ONE_DAY))
    layers.lay(Absence(employee_no, first_day, last_day, cause, extent_percent))
    clash = layers.clash()
    require_none(problem("cell_absences_overlap", day=clash) if clash else None)
    places = {Place(employee_no, day) for day in (first_day, last_day or first_day)}
    code, facts = step_of("absence_typed", places, staff)
    with edit(unit, code, **facts) as edited:
        write_turn(unit, layers.turn())
    return edited.changes


def write_turn(unit: OpenUnit, turn: AbsenceTurn) -> None:
    """Writes what becomes of absence rows, inside an edit."""
    rows.delete(unit.store, "absence", turn.deleted)
    for number, row in turn.updated:
        rows.update(unit.store, number, row)
    rows.insert(unit.store, turn.inserted)


def _near(unit: OpenUnit, persons: Collection[str], first: date, last: date) -> list[NumberedAbsence]:
    """Absences of these persons that lie on the days, or adjoin them."""
    return read_numbered_absences(unit.store, first - ONE_DAY, last + ONE_DAY, employees=persons)
