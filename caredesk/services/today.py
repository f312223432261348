"""What the page Idag shows of today: away, vacant, to do, and the fortnight ahead."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from caredesk.domain.calendar import ONE_DAY, add_months, days_from_to, first_day, month_of
from caredesk.domain.follow_up import Ticks, ends_passed, many_occasions, with_ticks
from caredesk.domain.occupancy import UNIT, PlaceBook
from caredesk.domain.overtime import limits_on, running_totals
from caredesk.domain.register import Register
from caredesk.domain.rows import Absence, Action, Competence, Decision, MonthClosing, Shift
from caredesk.domain.shifts import resolve
from caredesk.domain.sick_rows import FollowUp
from caredesk.domain.sick_spells import SickHistory, deadlines, sick_history
from caredesk.domain.today import STAFFED_DAYS, TodayView, away_on, staffing_ahead, vacancies
from caredesk.domain.todo import (
    Todo,
    action_rows,
    closing_row,
    competence_rows,
    decision_rows,
    expected_end_rows,
    in_order,
    limit_rows,
    occupancy_rows,
    repeated_rows,
    sick_leave_rows,
)
from caredesk.services.month_books import months_given_as_whole
from caredesk.services.session import OpenUnit
from caredesk.storage import day_totals, rows
from caredesk.storage.absences import read_sick_history
from caredesk.storage.facts import read_circumstances
from caredesk.storage.overtime_shifts import read_overtime_shifts

VACANT_DAYS_READ = 62


def view_today(
    unit: OpenUnit, *, today: date, month: str, section: str | None = None, minute: int = 0
) -> TodayView:
    """What concerns the moment (`minute` after midnight of `today`), of the unit or one section.

    What belongs to nobody's section (actions, decisions, the month to close) is told for every section.
    """
    reach = day_totals.horizon(unit.store)
    since = first_day(add_months(month_of(today), -1))
    facts = read_circumstances(unit.store, since, today)
    register = Register(facts, unit.defaults)
    unit_type = register.unit_on(today).unit_type
    if reach is None:
        return TodayView(today, month, section, unit_type, empty=True)
    absences = read_sick_history(unit.store, month_of(today), facts.employments)
    history = sick_history(absences, facts.employments)
    vacant, next_vacancy = vacancies(_vacant_shifts(unit, today), today, minute, section)
    fortnight = day_totals.read_totals(unit.store, today, today + timedelta(days=STAFFED_DAYS - 1))
    things = _Things(unit, register, today, section)
    return TodayView(
        today=today,
        month=month,
        section=section,
        unit_type=unit_type,
        empty=False,
        away=away_on(register, history, today, section),
        vacant=vacant,
        next_vacancy=next_vacancy,
        todo=in_order(things.all(history, absences, since, reach)),
        staffing=staffing_ahead(fortnight, today, section),
    )


def _vacant_shifts(unit: OpenUnit, today: date) -> list[Shift]:
    """Vacant shifts from yesterday on, since a night may still be under way, and two months ahead."""
    days = ((today - ONE_DAY).isoformat(), (today + timedelta(days=VACANT_DAYS_READ)).isoformat())
    return rows.read(
        unit.store, Shift, "employee_no = '' AND borrowed_from = '' AND day BETWEEN ? AND ?", days
    )


class _Things:
    """Gathers what waits, of the people of one section or of all."""

    def __init__(self, unit: OpenUnit, register: Register, today: date, section: str | None) -> None:
        self._unit = unit
        self._register = register
        self._today = today
        self._section = section
        self._names = {
            contract.employee_no: self._name(contract.employee_no)
            for contract in register.contracts_on(today)
            if section in (None, contract.section)
        }

    def all(
        self, history: SickHistory, absences: tuple[Absence, ...], since: date, reach: tuple[date, date]
    ) -> Iterator[Todo]:
        """Every row, in no order."""
        store, today = self._unit.store, self._today
        yield from self._follow_up(history, absences)
        yield from self._limits()
        yield from competence_rows(rows.read(store, Competence), self._names, today)
        months = (month_of(since), month_of(today))
        held = rows.read(store, MonthClosing, "closed AND month BETWEEN ? AND ?", months)
        closed = {row.month for row in held}
        settled = closed | months_given_as_whole(self._unit, *months)
        last_month = add_months(month_of(today), -1)
        yield from occupancy_rows(self._days_without_occupancy(max(since, reach[0]), settled))
        if last_month not in closed and month_of(reach[0]) <= last_month <= month_of(reach[1]):
            yield closing_row(today)
        yield from action_rows(rows.read(store, Action), today)
        yield from decision_rows(rows.read(store, Decision, "executed = '' AND ended = ''"), today)

    def _follow_up(self, history: SickHistory, absences: tuple[Absence, ...]) -> Iterator[Todo]:
        ticks, today = Ticks(rows.read_whole(self._unit.store, FollowUp)), self._today
        ticked = with_ticks(deadlines(history, absences, today), history, ticks)
        own = [row for row in ticked if row.employee_no in self._names]
        yield from sick_leave_rows(own, self._names, today)
        limit = self._register.parameters.required_on("repeated_occasions", today)
        yield from repeated_rows(many_occasions(history, ticks, today, limit), self._names)
        yield from expected_end_rows(ends_passed(absences, today), self._names)

    def _name(self, employee_no: str) -> str:
        person = self._register.employees.get(employee_no)
        return person.name if person else employee_no

    def _limits(self) -> Iterator[Todo]:
        first = min(limit.first_day for limit in limits_on(self._register, self._today))
        shifts = read_overtime_shifts(self._unit.store, first, self._today)
        facts = read_circumstances(self._unit.store, first, self._today)
        register = Register(facts, self._unit.defaults)
        totals = running_totals(register, (resolve(register, row) for row in shifts), self._today)
        yield from limit_rows((row for row in totals if row.employee_no in self._names), self._names)

    def _days_without_occupancy(self, since: date, settled: set[str]) -> Iterator[date]:
        facts = self._register.facts
        places = PlaceBook(facts.places, facts.occupancies)
        for day in days_from_to(since, self._today - ONE_DAY):
            held = places.day(day)
            asked = held.get(UNIT if self._section is None else self._section)
            # Without any places there is nothing to occupy.
            if (
                asked is not None
                and asked.available
                and asked.occupied is None
                and month_of(day) not in settled
            ):
                yield day
