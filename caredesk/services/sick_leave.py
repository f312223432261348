"""Sick leave of a month, read from a unit's file."""

from __future__ import annotations

from caredesk.domain.calendar import first_day, last_day
from caredesk.domain.register import Register
from caredesk.domain.sick_costs import SickCost
from caredesk.domain.sick_leave import SickLeave, sick_leave
from caredesk.domain.sick_months import SickMonths
from caredesk.domain.sick_pay import sick_cost
from caredesk.domain.sick_spells import SickHistory, shifts_needed_from, sick_history
from caredesk.services.month_books import UnitMonths
from caredesk.services.session import OpenUnit
from caredesk.storage.absences import first_absence_day, read_sick_history, read_sick_shifts


def view_sick_leave(
    unit: OpenUnit, months: UnitMonths, month: str, *, with_cost: bool
) -> tuple[SickLeave, Register]:
    """The figures, and the months' register with the absences that they were made from.

    The cost needs shifts, and the calendar's holidays: a third of the time, and more the first time.
    """
    employments = months.register.facts.employments
    absences = read_sick_history(unit.store, month, employments)
    history = sick_history(absences, employments)
    register = months.register.with_absences(absences)
    by_month = SickMonths(register, months.book, months.totals, first_absence_day(unit.store))
    cost = cost_of_month(unit, months, register, history, month) if with_cost else SickCost()
    return sick_leave(register, by_month, history, cost, month), register


def cost_of_month(
    unit: OpenUnit, months: UnitMonths, register: Register, history: SickHistory, month: str
) -> SickCost:
    """A month's cost, its shifts read; `register` and `history` hold what `read_sick_history` gave."""
    stretch = (first_day(month), last_day(month))
    needed = {
        employee_no: first
        for employee_no, periods in history.periods.items()
        if (first := shifts_needed_from(periods, *stretch)) is not None
    }
    shifts = read_sick_shifts(unit.store, month, needed)
    has_shifts = any(total.sums.shifts for total in months.totals_of(month))
    return sick_cost(register, history, shifts, month, has_shifts=has_shifts)
