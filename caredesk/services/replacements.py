"""What is written in the stead of an absent person's shifts: a substitute's, a vacant one, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from caredesk.domain.cell_grammar import same_start
from caredesk.domain.register import Register
from caredesk.domain.replacing import is_given_away, part_of, replacing, taken_by
from caredesk.domain.rows import Absence, Shift
from caredesk.domain.rule_book import WHOLE
from caredesk.domain.shifts import RESOURCE, resolve
from caredesk.domain.sick_hits import known_end
from caredesk.domain.sick_report import Chosen
from caredesk.domain.substitute_kinds import own_resource
from caredesk.errors import UserError
from caredesk.services import plan as plans
from caredesk.services.cell_checks import CellChecks, Staff, require_none
from caredesk.services.cell_text import Place
from caredesk.services.plan import Plan
from caredesk.services.session import OpenUnit
from caredesk.storage.facts import read_circumstances


class Replacements:
    """Writes what is chosen for the shifts that an absence hits, and remembers it.

    `new`: what stands in for the shifts; `moved`: resurspass that became them; `given_away`: shifts that went
    to somebody else, became vacant or went, because the absent person cannot have them.
    """

    def __init__(self, unit: OpenUnit, row: Absence, today: date) -> None:
        self._unit = unit
        self._plan = Plan(unit)
        self._row = row
        self._today = today
        self.new: list[Shift] = []
        self.moved: list[Shift] = []
        self.given_away: list[Shift] = []

    def write(self, chosen: Sequence[Chosen]) -> None:
        """Writes it, inside an edit, after the absence.

        Errors (UserError): shift_gone, cell_unknown_person, cell_not_employed, cell_same_start,
        substitute_is_absent, substitute_resource_gone.
        """
        facts = read_circumstances(self._unit.store, self._row.first_day, known_end(self._row))
        register = self._unit.register(facts)
        staff = Staff(self._unit, {each.employee_no for each in chosen})
        held = dict(plans.all_numbered(self._plan, {each.number for each in chosen}))
        for each in chosen:
            shift = held[each.number]
            days = self._row.first_day <= shift.day <= known_end(self._row)
            if shift.employee_no != self._row.employee_no or not days:
                raise UserError("shift_gone")
            self._write_one(register, staff, each, shift)

    def _write_one(self, register: Register, staff: Staff, choice: Chosen, shift: Shift) -> None:
        kind = resolve(register, shift).kind
        away = is_given_away(kind, self._row.extent_percent)
        self.given_away += [shift] if away else []
        if choice.way == "none":
            # On a day of full absence such a shift is a breach, and no lost hours.
            plans.delete(self._plan, [choice.number] if away else [])
            return
        vacant = replacing(register, part_of(shift, self._row.extent_percent), self._row.employee_no)
        if away:
            vacant = vacant._replace(replaces=shift.replaces, cause=shift.cause)
        numbers = [choice.number] if away else []
        if choice.way == "substitute":
            new = taken_by(register, vacant, choice.employee_no, choice.kind)
            numbers = [*self._moved(register, staff, new, choice.kind), *numbers]
        else:
            ordered = self._today.isoformat() if choice.way == "pool" else ""
            new = vacant._replace(ordered=ordered)
        self._put(numbers, new)

    def _moved(self, register: Register, staff: Staff, new: Shift, kind: str) -> list[int]:
        """The number of the resurspass that becomes the shift, if it is to; UserError where the person cannot
        have the shift."""
        name, checks = staff.name(new.employee_no), CellChecks(self._plan, staff)
        require_none(checks.of_place(Place(new.employee_no, new.day)) or checks.of_shift(new))
        if register.absence(new.employee_no, new.day).total >= WHOLE:
            raise UserError("substitute_is_absent", name=name, day=new.day)
        own = plans.shifts_of(self._plan, new.day, new.day, [new.employee_no])
        found: list[int] = []
        if kind == RESOURCE:
            moved = own_resource([row for _, row in own], new)
            if moved is None:
                raise UserError("substitute_resource_gone", name=name, day=new.day)
            self.moved.append(moved)
            found = [number for number, row in own if row is moved]
        others = [row for number, row in own if number not in found and row.start == new.start]
        require_none(same_start([new, *others]))
        return found

    def _put(self, numbers: Sequence[int], new: Shift) -> None:
        """Writes the shift in the place of the first of these, and takes the others away."""
        self.new.append(new)
        if numbers:
            plans.update(self._plan, numbers[0], new)
            plans.delete(self._plan, numbers[1:])
        else:
            plans.insert(self._plan, [new])
