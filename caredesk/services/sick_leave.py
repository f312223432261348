"""Sick leave of a month, read from a unit's file."""

from __future__ import annotations

from caredesk.domain.calendar import first_day, last_day
from caredesk.domain.register import Register
from caredesk.domain.sick_leave import SickLeave, sick_leave
from caredesk.domain.sick_months import SickMonths
from caredesk.domain.sick_pay import sick_cost
from caredesk.domain.sick_spells import shifts_needed_from, sick_history
from caredesk.services.month_books import UnitMonths
from caredesk.services.session import OpenUnit
from caredesk.storage.absences import first_absence_day, read_sick_history, read_sick_shifts


def view_sick_leave(unit: OpenUnit, months: UnitMonths, month: str) -> tuple[SickLeave, Register]:
    """The figures, and the months' register with the absences and shifts that they were made from."""
    employments = months.register.facts.employments
    absences = read_sick_history(unit.store, month, employments)
    history = sick_history(absences, employments)
    stretch = (first_day(month), last_day(month))
    needed = {
        employee_no: first
        for employee_no, periods in history.periods.items()
        if (first := shifts_needed_from(periods, *stretch)) is not None
    }
    shifts = read_sick_shifts(unit.store, month, needed)
    register = months.register.with_rows(absences=absences, shifts=shifts)
    has_shifts = any(total.sums.shifts for total in months.totals_of(month))
    cost = sick_cost(register, history, shifts, month, has_shifts=has_shifts)
    by_month = SickMonths(register, months.book, months.totals, first_absence_day(unit.store))
    return sick_leave(register, by_month, history, cost, month), register
