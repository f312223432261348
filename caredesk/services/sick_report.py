"""A report of sickness: what it would mean, the report with what replaces each shift, and its effect."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from caredesk.domain.absence_spans import end_of
from caredesk.domain.calendar import first_day as first_of
from caredesk.domain.calendar import last_day as last_of
from caredesk.domain.calendar import monday_of, month_of, months_from_to
from caredesk.domain.changes import Changes
from caredesk.domain.pay import cost_of
from caredesk.domain.problems import problem
from caredesk.domain.register import SICK_LEAVE, Register
from caredesk.domain.rows import Absence, Employment, Shift
from caredesk.domain.shifts import resolve
from caredesk.domain.sick_hits import hit_shifts, known_end
from caredesk.domain.sick_pay import KarensBook, LostHours, sick_cost
from caredesk.domain.sick_report import ChoiceEffect, Chosen, SickReportView
from caredesk.domain.sick_spells import (
    KARENS_MOST,
    SickPayPeriod,
    periods_of_year_before,
    shifts_needed_from,
    sick_history,
)
from caredesk.errors import UserError
from caredesk.services import plan as plans
from caredesk.services.absence_changes import put_absence
from caredesk.services.cell_checks import Staff
from caredesk.services.edits import edit
from caredesk.services.person_absences import PersonAbsences
from caredesk.services.plan import Plan
from caredesk.services.plan_totals import PlanMonths
from caredesk.services.replacements import Replacements
from caredesk.services.session import OpenUnit
from caredesk.services.what_if import what_if
from caredesk.storage import rows
from caredesk.storage.facts import read_circumstances
from caredesk.storage.shifts import read_shift_days

__all__ = ["edit_sick_report", "view_choice_effect", "view_sick_report"]

CERTIFICATE_DAY = 8
SIX_DAYS = timedelta(days=6)


def view_sick_report(
    unit: OpenUnit,
    *,
    employee_no: str,
    first_day: date,
    expected_end: date | None,
    extent_percent: float | None,
    today: date,
) -> SickReportView:
    """What a report would mean. Shifts before `today` are not proposed to be replaced: who came is not known.

    Errors (UserError) as `edit_sick_report`; closed months are told instead.
    """
    row = _row(employee_no, first_day, expected_end, extent_percent)
    held = _laid(unit, row)
    facts = read_circumstances(unit.store, first_day, known_end(row))
    others = [each for each in facts.absences if each.employee_no != employee_no]
    register = unit.register(replace(facts, absences=(*others, *held.rows)))
    contract = register.contract(employee_no, first_day)
    hits = hit_shifts(register, row, read_shift_days(unit.store, first_day, known_end(row)), today)
    months = held.closed_months({hit.shift.day for hit in hits})
    closed = (problem("absence_in_closed_month", months=months),) if months else ()
    periods, index = _periods(facts.employments, held.rows, row)
    period = None if index is None else periods[index]
    number = None if period is None else next((n for n, _ in period.sick_days(first_day, first_day)), None)
    return SickReportView(
        employee_no=employee_no,
        name=register.employees[employee_no].name,
        section=contract.section if contract else "",
        role=contract.role if contract else "",
        first_day=first_day,
        expected_end=expected_end,
        extent_percent=row.extent_percent,
        day_number=number,
        karens_sek=_karens(unit, register, periods, index) if number == 1 and index is not None else None,
        certificate_day=period.day(CERTIFICATE_DAY) if period else None,
        hits=hits,
        told=(*held.told, *closed),
    )


def edit_sick_report(
    unit: OpenUnit,
    *,
    employee_no: str,
    first_day: date,
    expected_end: date | None,
    extent_percent: float | None,
    chosen: Sequence[Chosen],
    today: date,
    reopen: bool = False,
) -> Changes:
    """Reports somebody sick from a day, and replaces the shifts as chosen, as one step.

    Errors (UserError): sick_already_reported, those of `absence_changes.put_absence`, and those of
    `replacements.Replacements`; nothing is then changed.
    """
    row = _row(employee_no, first_day, expected_end, extent_percent)
    changes, _ = _report(unit, row, chosen, today, reopen=reopen)
    return changes


def view_choice_effect(
    unit: OpenUnit,
    *,
    employee_no: str,
    first_day: date,
    expected_end: date | None,
    extent_percent: float | None,
    chosen: Sequence[Chosen],
    today: date,
) -> ChoiceEffect:
    """What the report would do in the days that it tells of, as if it ended with them: what comes after is
    not known. Closed months are no hindrance. Errors (UserError) as `edit_sick_report`.

    Saved is the pay of the lost hours less sick pay, and what the shifts that are given away would have cost.
    """
    row = _row(employee_no, first_day, expected_end, extent_percent)
    last, month, plan = known_end(row), month_of(first_day), Plan(unit)
    _laid(unit, row)
    before = PlanMonths(plan, month, month).book.point(month).density
    saved = _saved(unit, row._replace(last_day=last))
    with what_if(unit):
        _, made = _report(unit, row._replace(last_day=last), chosen, today, reopen=True)
        after = PlanMonths(plan, month, month).book.point(month).density
        vacant = sum(not each.borrowed_from for _, each in plans.shifts_of(plan, first_day, last, [""]))
        register = unit.register(read_circumstances(unit.store, first_day, last))
        cost = _sum(*(_cost(register, each) for each in made.new))
        moved = _sum(*(_cost(register, each) for each in made.moved))
    facts = read_circumstances(unit.store, first_day, last)
    given = _sum(*(_cost(unit.register(facts), each) for each in made.given_away))
    return ChoiceEffect(
        replacement_sek=_sum(cost, None if moved is None else -moved),
        saved_net_sek=_sum(saved, given),
        month=month,
        density_before=before,
        density_after=after,
        vacant=vacant,
    )


def _row(
    employee_no: str, first_day: date, expected_end: date | None, extent_percent: float | None
) -> Absence:
    return Absence(employee_no, first_day, None, "sick", extent_percent, expected_end)


def _report(
    unit: OpenUnit, row: Absence, chosen: Sequence[Chosen], today: date, *, reopen: bool
) -> tuple[Changes, Replacements]:
    _require_new(unit, PersonAbsences(unit, row.employee_no).rows, row)
    name = Staff(unit, [row.employee_no]).name(row.employee_no)
    made = Replacements(unit, row, today)
    replaced = {each.number for each in chosen if each.way != "none"}
    days = {shift.day for _, shift in plans.numbered(Plan(unit), replaced)}
    with edit(unit, "sick_reported", name=name, day=row.first_day) as edited:
        put_absence(unit, row, reopen=reopen, also=days)
        made.write(chosen)
    return edited.changes, made


def _laid(unit: OpenUnit, row: Absence) -> PersonAbsences:
    """The person's absences as they would stand. UserError where the report would be refused."""
    held = PersonAbsences(unit, row.employee_no)
    _require_new(unit, held.rows, row)
    held.lay(row)
    held.require()
    return held


def _require_new(unit: OpenUnit, held: Sequence[Absence], row: Absence) -> None:
    """UserError sick_already_reported when the person is on sick leave on the first day: that absence is
    prolonged, or given another extent, where it stands."""
    for each in held:
        if each.cause in SICK_LEAVE and each.first_day <= row.first_day <= end_of(each):
            name = Staff(unit, [row.employee_no]).name(row.employee_no)
            raise UserError("sick_already_reported", name=name, first=each.first_day, day=row.first_day)


def _periods(
    employments: Sequence[Employment], absences: Sequence[Absence], row: Absence
) -> tuple[Sequence[SickPayPeriod], int | None]:
    """The person's sick-pay periods, and the place of the one that holds the first day; None without any."""
    periods = sick_history(absences, employments).periods.get(row.employee_no, ())
    return periods, next(
        (place for place, each in enumerate(periods) if each.overlaps(row.first_day, row.first_day)), None
    )


def _karens(unit: OpenUnit, register: Register, periods: Sequence[SickPayPeriod], index: int) -> float | None:
    """The deduction that a new period makes, without fees; None when ten were made in the year before."""
    before = periods_of_year_before(periods, index)
    shifts: Sequence[Shift] = ()
    if len(before) >= KARENS_MOST:
        # Only then do shifts matter: they tell which of the earlier deductions were made.
        shifts = _own_shifts(unit, periods[0].first_day, periods[index])
    book = KarensBook(register, LostHours(register, shifts))
    return book.amount(periods[index]) if book.is_due(periods, index) else None


def _own_shifts(unit: OpenUnit, first: date, period: SickPayPeriod) -> Sequence[Shift]:
    days = (monday_of(first).isoformat(), (monday_of(period.first_day) + SIX_DAYS).isoformat())
    where = "employee_no = ? AND day BETWEEN ? AND ?"
    return rows.read(unit.store, Shift, where, (period.employee_no, *days))


def _saved(unit: OpenUnit, row: Absence) -> float | None:
    """What is not paid out less sick pay (SEK with fees), with the absence against without it."""
    without = PersonAbsences(unit, row.employee_no)
    laid = PersonAbsences(unit, row.employee_no)
    laid.lay(row)
    months = months_from_to(month_of(row.first_day), month_of(end_of(row)))
    return _sum(
        *(
            _sum(_net(unit, row, laid.rows, month), None if was is None else -was)
            for month in months
            for was in [_net(unit, row, without.rows, month)]
        )
    )


def _net(unit: OpenUnit, row: Absence, absences: Sequence[Absence], month: str) -> float | None:
    """Pay that the person's sick leave saves in a month, less what it costs."""
    first, last = first_of(month), last_of(month)
    facts = read_circumstances(unit.store, first, last)
    register = unit.register(replace(facts, absences=tuple(absences)))
    history = sick_history(absences, facts.employments)
    since = shifts_needed_from(history.periods.get(row.employee_no, ()), first, last) or first
    days = (monday_of(since).isoformat(), (monday_of(last) + SIX_DAYS).isoformat())
    where = "employee_no = ? AND day BETWEEN ? AND ?"
    shifts = rows.read(unit.store, Shift, where, (row.employee_no, *days))
    cost = sick_cost(register, history, shifts, month, has_shifts=True)
    if cost.cost_saved_sek is None or cost.cost_sek is None:
        return None
    return cost.cost_saved_sek - cost.cost_sek


def _cost(register: Register, shift: Shift) -> float | None:
    return cost_of(register, resolve(register, shift)).sek


def _sum(*values: float | None) -> float | None:
    """The sum; None where one of them is not known."""
    known = [value for value in values if value is not None]
    return float(sum(known)) if len(known) == len(values) else None
