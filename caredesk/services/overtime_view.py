"""Overtime and additional time of a month as their page shows them, read from a unit's file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from caredesk.domain.calendar import last_day, month_of, months_from_to
from caredesk.domain.density import MONTHLY
from caredesk.domain.holiday_peaks import HolidayPeak, holiday_peak, peaks_ahead
from caredesk.domain.overtime import FOUR_WEEKS, four_weeks_of, shifts_needed_from
from caredesk.domain.overtime_page import OvertimeMonth, OvertimePage, cause_rows, person_limits
from caredesk.domain.pay import cost_of
from caredesk.domain.problems import Problem
from caredesk.domain.register import Register
from caredesk.domain.rest_due import DAYS_AROUND, RestDue, open_exceptions, rest_due
from caredesk.domain.rows import RestException, Shift
from caredesk.domain.shifts import ResolvedShift, resolve
from caredesk.services.month_books import UnitMonths
from caredesk.services.overtime_grants import view_overtime_grants
from caredesk.services.session import OpenUnit
from caredesk.storage import rows
from caredesk.storage.facts import read_circumstances
from caredesk.storage.overtime_shifts import read_overtime_shifts
from caredesk.storage.shifts import read_shift_days, read_shifts

LOOKED_BACK = timedelta(days=365)
"""Exceptions from daily rest that are older than this are no longer asked about."""


def view_overtime(unit: OpenUnit, *, month: str, section: str | None = None, today: date) -> OvertimePage:
    """Limits up to the month's last day, causes of the month and of the year up to it, the year's months
    beside last year's, and from today on holiday peaks and rest that is due."""
    end, year = last_day(month), int(month[:4])
    months = UnitMonths(unit, f"{year - 1}-01", f"{year}-12")
    since = min(date(year, 1, 1), shifts_needed_from(months.register, month))
    register = unit.register(read_circumstances(unit.store, since, end))
    held = [resolve(register, row) for row in read_overtime_shifts(unit.store, since, end)]
    own = [shift for shift in held if section in (None, shift.section)]
    of_year = [shift for shift in own if shift.day.year == year]
    of_month = [shift for shift in of_year if month_of(shift.day) == month]
    by_weeks = register.parameters.text_on("overtime_counting", end) == FOUR_WEEKS
    so_far = months_from_to(f"{year}-01", month)
    grants = view_overtime_grants(unit)
    return OvertimePage(
        month=month,
        section=section,
        limits_day=end,
        by_weeks=by_weeks,
        lacks_start=by_weeks and four_weeks_of(register, end) is None,
        people=person_limits(register, held, end, section),
        this_year=_months(months, year, section, today),
        last_year=_months(months, year - 1, section, today),
        causes=cause_rows(register, of_month, of_year),
        without_cause=tuple(each for each in so_far if months.book.hours_source(each) == MONTHLY),
        missing=_missing(register, of_year),
        peaks=tuple(_peaks(unit, section, today)),
        rest_due=_rest_due(unit, section, today),
        grants=tuple(row for row in grants if _is_in(register, row.employee_no, end, section)),
    )


def _months(months: UnitMonths, year: int, section: str | None, today: date) -> tuple[OvertimeMonth, ...]:
    return tuple(
        _month(months, each, section) if each <= month_of(today) else OvertimeMonth(each, None, None, None)
        for each in months_from_to(f"{year}-01", f"{year}-12")
    )


def _month(months: UnitMonths, month: str, section: str | None) -> OvertimeMonth:
    """A month's hours by its source, as in `figures`; None of a month that the file holds no shift of."""
    book = months.book
    if book.hours_source(month) == MONTHLY:
        return OvertimeMonth(
            month,
            book.monthly(month, section, lambda row: row.simple_hours),
            book.monthly(month, section, lambda row: row.qualified_hours),
            book.monthly(month, section, lambda row: row.additional_hours),
        )
    totals = months.totals_of(month)
    if not any(each.sums.shifts for each in totals):
        return OvertimeMonth(month, None, None, None)
    sums = [each.sums for each in totals if section in (None, each.section)]
    return OvertimeMonth(
        month,
        float(sum(each.simple_hours for each in sums)),
        float(sum(each.qualified_hours for each in sums)),
        float(sum(each.additional_hours for each in sums)),
    )


def _missing(register: Register, shifts: Iterable[ResolvedShift]) -> tuple[Problem, ...]:
    """Why the cost of a shift is not known."""
    return tuple(
        sorted({found for shift in shifts if not shift.lent for found in cost_of(register, shift).missing})
    )


def _peaks(unit: OpenUnit, section: str | None, today: date) -> Iterable[HolidayPeak]:
    for days in peaks_ahead(today):
        first, last = days.days_before
        register = unit.register(read_circumstances(unit.store, first, last))
        shifts = (resolve(register, row) for _, row in read_shift_days(unit.store, first, last))
        yield holiday_peak(register, days, [row for row in shifts if section in (None, row.section)])


def _rest_due(unit: OpenUnit, section: str | None, today: date) -> tuple[RestDue, ...]:
    since = (today - LOOKED_BACK).isoformat()
    read: Sequence[RestException] = rows.read(unit.store, RestException, "day >= ?", (since,))
    if not read:
        return ()
    days = [row.day for row in read]
    register = unit.register(read_circumstances(unit.store, min(days) - DAYS_AROUND, max(days) + DAYS_AROUND))
    waiting = tuple(open_exceptions(register, read, today))
    around = {(row.employee_no, row.day): _around(unit, row) for row in waiting}
    found = rest_due(register, waiting, around, today)
    return tuple(row for row in found if section in (None, row.section))


def _around(unit: OpenUnit, row: RestException) -> list[Shift]:
    stretch = (row.day - DAYS_AROUND, row.day + DAYS_AROUND)
    return [shift for _, shift in read_shifts(unit.store, *stretch, employees=[row.employee_no])]


def _is_in(register: Register, employee_no: str, day: date, section: str | None) -> bool:
    contract = register.contract(employee_no, day)
    return section is None or (contract is not None and contract.section == section)
