"""Somebody who is back: the sick leave ends the day before, and what was booked instead can be taken away."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from caredesk.domain.absence_overlaps import (
    REPORTED_WELL,
    TAKEN_BY,
    WHOLE,
    facts_of_days,
    known_end,
)
from caredesk.domain.absence_spans import NumberedAbsence, end_of, percent_of
from caredesk.domain.calendar import ONE_DAY
from caredesk.domain.changes import Changes
from caredesk.domain.problems import Problem, problem
from caredesk.domain.register import SICK_LEAVE
from caredesk.domain.replacing import given_back, is_own_time
from caredesk.domain.rows import Absence, Shift
from caredesk.domain.shifts import resolve
from caredesk.errors import UserError
from caredesk.services import plan as plans
from caredesk.services.cell_checks import Staff
from caredesk.services.edits import edit
from caredesk.services.person_absences import PersonAbsences, numbered_absence
from caredesk.services.plan import Plan
from caredesk.services.session import OpenUnit
from caredesk.storage import rows
from caredesk.storage.facts import read_circumstances


class Booking(NamedTuple):
    """A shift that replaces somebody who is back. `name`: who has it, "" without anybody of the unit.

    `own_time`: it is within the hours that the person's monthly pay is for; taken away it is a resurspass of
    theirs, as one that was moved here had been.
    """

    number: int
    shift: Shift
    name: str
    ordered: str
    own_time: bool

    @property
    def proposed(self) -> bool:
        """Whether it is proposed to be taken away: nobody has been promised it."""
        return not self.shift.employee_no and not self.shift.borrowed_from


@dataclass(frozen=True)
class WellReport:
    """What a report would do, before it is made. `number` and `row`: the absence that ends, as it stands.

    `days`: calendar days of the spell to the day before; 0 when the absence was never one and is removed.
    `told`: what else changes, what goes on, and a closed month that it touches.
    """

    number: int
    row: Absence
    days: int
    bookings: tuple[Booking, ...]
    told: tuple[Problem, ...]


def view_well_report(unit: OpenUnit, *, employee_no: str, first_day_back: date, today: date) -> WellReport:
    """What it means that somebody is back. Of several absences the largest ends that was on the day before.

    Errors (UserError): absence_not_on when none is to be ended, well_report_before_first, and what refuses
    the last day (`put_absence`).
    """
    numbered = _ending(unit, employee_no, first_day_back, today)
    ended = _Ended(unit, numbered, first_day_back)
    ended.absences.require()
    months = ended.absences.closed_months()
    closed = (problem("absence_in_closed_month", months=months),) if months else ()
    return WellReport(*numbered, ended.days(), ended.bookings(), (*ended.told(), *closed))


def edit_well_report(
    unit: OpenUnit, *, number: int, first_day_back: date, removed: Collection[int], reopen: bool = False
) -> Changes:
    """Ends the absence the day before somebody is back, and removes these of its bookings, as one step; those
    of somebody's own time become resurspass.

    Errors (UserError): absence_gone, shift_gone for one that is no booking of it, and as `view_well_report`;
    absence_in_closed_month unless `reopen`, which opens those months again.
    """
    row = numbered_absence(unit, number)
    ended = _Ended(unit, (number, row), first_day_back)
    bookings = {booking.number: booking for booking in ended.bookings()}
    if not bookings.keys() >= set(removed):
        raise UserError("shift_gone")
    name = Staff(unit, [row.employee_no]).name(row.employee_no)
    with edit(unit, "well_reported", first=first_day_back, name=name) as edited:
        ended.absences.write(reopen=reopen, also={bookings[each].shift.day for each in removed})
        for each in removed:
            _take_away(Plan(unit), bookings[each])
    return edited.changes


def _take_away(plan: Plan, booking: Booking) -> None:
    if booking.own_time:
        plans.update(plan, booking.number, given_back(booking.shift))
    else:
        plans.delete(plan, [booking.number])


def _ending(unit: OpenUnit, employee_no: str, back: date, today: date) -> NumberedAbsence:
    """The absence that a report ends: one that was on the day before, else the first that began later."""
    held = rows.read_with_ids(unit.store, Absence, "employee_no = ?", (employee_no,))
    found = [
        (number, row)
        for number, row in held
        if row.cause in REPORTED_WELL and end_of(row) >= back and row.first_day <= max(back, today)
    ]
    if not found:
        name = Staff(unit, [employee_no]).name(employee_no)
        raise UserError("absence_not_on", name=name, day=back)
    begun = [pair for pair in found if pair[1].first_day < back]
    if begun:
        return max(begun, key=lambda pair: (percent_of(pair[1].extent_percent), pair[1].first_day))
    return min(found, key=lambda pair: pair[1].first_day)


class _Ended:
    """A person's absences with one ended the day before they are back."""

    def __init__(self, unit: OpenUnit, numbered: NumberedAbsence, back: date) -> None:
        self._unit = unit
        self._number, self._row = numbered
        self._back = back
        row = self._row
        if end_of(row) < back:
            name = Staff(unit, [row.employee_no]).name(row.employee_no)
            raise UserError("absence_not_on", name=name, day=back)
        if row.first_day > back:
            raise UserError("well_report_before_first", first=row.first_day)
        self.absences = PersonAbsences(unit, row.employee_no)
        self._held = self.absences.numbered
        self._dropped = list(self._followers())
        for number, _ in self._dropped:
            self.absences.remove(number)
        if row.first_day == back:
            self.absences.remove(self._number)
            self._dropped.insert(0, numbered)
        else:
            ended = row._replace(last_day=back - ONE_DAY, expected_end=None)
            self.absences.lay(ended, instead_of=self._number, had=row)

    def _spell_causes(self) -> frozenset[str]:
        return SICK_LEAVE if self._row.cause in SICK_LEAVE else frozenset({self._row.cause})

    def _followers(self) -> Iterator[NumberedAbsence]:
        """The records in which the spell was to go on; not one that this absence had only interrupted."""
        last = self._row
        before = {
            (row.cause, percent_of(row.extent_percent))
            for _, row in self._held
            if row.last_day == self._row.first_day - ONE_DAY
        }
        for number, row in sorted(self._held, key=lambda pair: pair[1].first_day):
            follows = last.last_day is not None and row.first_day == last.last_day + ONE_DAY
            kept = (row.cause, percent_of(row.extent_percent)) in before
            if follows and row.cause in self._spell_causes() and not kept:
                yield number, row
                last = row

    def days(self) -> int:
        """Calendar days of the spell, to the day before."""
        if self._row.first_day == self._back:
            return 0
        first, causes = self._row.first_day, self._spell_causes()
        for _, row in sorted(self._held, key=lambda pair: pair[1].first_day, reverse=True):
            if row.cause in causes and row.first_day < first <= _after(end_of(row)):
                first = row.first_day
        return (self._back - first).days

    def bookings(self) -> tuple[Booking, ...]:
        """The shifts that replace the person on days of which less is absence than before, by day."""
        held = rows.read_with_ids(
            self._unit.store,
            Shift,
            "replaces = ? AND day >= ?",
            (self._row.employee_no, self._back.isoformat()),
            "day, start, id",
        )
        before = [row for _, row in self._held]
        found = [
            (number, shift)
            for number, shift in held
            if _extent_on(self.absences.rows, shift.day) < _extent_on(before, shift.day)
        ]
        if not found:
            return ()
        staff = Staff(self._unit, {shift.employee_no for _, shift in found})
        facts = read_circumstances(self._unit.store, found[0][1].day, found[-1][1].day)
        register = self._unit.register(facts)
        return tuple(
            Booking(
                number,
                shift,
                staff.name(shift.employee_no) if shift.employee_no else "",
                shift.ordered,
                is_own_time(resolve(register, shift)),
            )
            for number, shift in found
        )

    def told(self) -> Iterator[Problem]:
        """What else the report changes, what still lies on the first day back, and a holiday that goes on."""
        for _, row in self._dropped:
            yield _about("well_report_removes", row)
        yield from self.absences.told
        expected = known_end(self._row)
        for row in self.absences.rows:
            if row.first_day <= self._back <= end_of(row):
                yield _about("well_report_goes_on", row)
            elif row.first_day == _after(expected) and row.cause in TAKEN_BY[self._row.cause]:
                yield _about("well_report_holiday_later", row)


def _extent_on(held: Iterable[Absence], day: date) -> float:
    on_day = (percent_of(row.extent_percent) for row in held if row.first_day <= day <= end_of(row))
    return min(WHOLE, sum(on_day))


def _after(day: date) -> date:
    return day if day == date.max else day + ONE_DAY


def _about(code: str, row: Absence) -> Problem:
    facts = facts_of_days(row.first_day, row.last_day)
    return problem(code, absence=row.cause, percent=percent_of(row.extent_percent), **facts)
