"""Absences that are reported, corrected, prolonged, given another extent or removed, each as one step."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from caredesk.domain.absence_overlaps import facts_of_days
from caredesk.domain.calendar import ONE_DAY
from caredesk.domain.changes import Changes
from caredesk.domain.problems import Problem, problem
from caredesk.domain.rows import Absence
from caredesk.errors import UserError
from caredesk.services.cell_checks import Staff
from caredesk.services.edits import edit
from caredesk.services.person_absences import PersonAbsences, numbered_absence
from caredesk.services.session import OpenUnit


def put_absence(unit: OpenUnit, row: Absence, *, reopen: bool = False, also: Collection[date] = ()) -> None:
    """Lays an absence over the person's others, inside another edit, which changes these other days too.

    Errors (UserError): absence_ends_before, absence_expected_before, absence_extent, cell_unknown_person,
    cell_far_day, import_far_from_others, absence_outside_employment, absence_before_employment,
    absence_without_employment, absence_during_unpaid_leave, absence_overlaps, absence_same_start,
    absence_in_closed_month unless `reopen`, which opens those months again.
    """
    held = PersonAbsences(unit, row.employee_no)
    held.lay(row)
    held.write(reopen=reopen, also=also)


def view_absence_conflicts(unit: OpenUnit, *, row: Absence, number: int | None = None) -> tuple[Problem, ...]:
    """What adding an absence, or giving the one with this number these days, means for others: what refuses
    it first, then what it changes, then the closed months that it touches. UserError absence_gone."""
    had = None if number is None else numbered_absence(unit, number)
    held = PersonAbsences(unit, row.employee_no)
    held.lay(row, instead_of=number, had=had)
    return _conflicts(held)


def view_extent_conflicts(
    unit: OpenUnit, *, number: int, day: date, extent_percent: float | None
) -> tuple[Problem, ...]:
    """What another extent from a day on means for others, as `view_absence_conflicts`.

    Errors (UserError): absence_gone, absence_extent_outside.
    """
    held, _ = _extent_from(unit, number, day, extent_percent)
    return _conflicts(held)


def edit_absence_added(unit: OpenUnit, *, row: Absence, reopen: bool = False) -> Changes:
    """Adds an absence as one step. Errors (UserError) as `put_absence`."""
    with edit(unit, "absence_added", **_facts(unit, row)) as edited:
        put_absence(unit, row, reopen=reopen)
    return edited.changes


def edit_absence_changed(unit: OpenUnit, *, number: int, row: Absence, reopen: bool = False) -> Changes:
    """Gives an absence other days, another cause or extent, or says that the certificate is in, as one step.

    Errors (UserError): absence_gone, and as `put_absence`.
    """
    before = numbered_absence(unit, number)
    if row == before:
        return Changes()
    held = PersonAbsences(unit, before.employee_no)
    held.lay(row, instead_of=number, had=before)
    with edit(unit, "absence_changed", **_facts(unit, row)) as edited:
        held.write(reopen=reopen)
    return edited.changes


def edit_extent_from(
    unit: OpenUnit, *, number: int, day: date, extent_percent: float | None, reopen: bool = False
) -> Changes:
    """Gives an absence another extent from a day on as one step: the spell goes on in a second record.

    Errors (UserError): absence_gone, absence_extent_outside, and as `put_absence`.
    """
    held, after = _extent_from(unit, number, day, extent_percent)
    with edit(unit, "absence_extent_changed", **_facts(unit, after)) as edited:
        held.write(reopen=reopen)
    return edited.changes


def edit_absence_removed(unit: OpenUnit, *, number: int, reopen: bool = False) -> Changes:
    """Removes an absence as one step. Errors (UserError): absence_gone, absence_in_closed_month."""
    row = numbered_absence(unit, number)
    held = PersonAbsences(unit, row.employee_no)
    held.remove(number)
    with edit(unit, "absence_removed", **_facts(unit, row)) as edited:
        held.write(reopen=reopen)
    return edited.changes


def _extent_from(
    unit: OpenUnit, number: int, day: date, extent_percent: float | None
) -> tuple[PersonAbsences, Absence]:
    """The person's absences with another extent from a day on, and the record that begins then."""
    before = numbered_absence(unit, number)
    if not before.first_day <= day <= (before.last_day or date.max):
        raise UserError("absence_extent_outside", **facts_of_days(before.first_day, before.last_day))
    # What was expected before the day has not come about.
    expected = before.expected_end if before.expected_end and before.expected_end >= day else None
    after = before._replace(first_day=day, extent_percent=extent_percent, expected_end=expected)
    held = PersonAbsences(unit, before.employee_no)
    if day == before.first_day:
        held.lay(after, instead_of=number, had=before)
    else:
        ended = before._replace(last_day=day - ONE_DAY, expected_end=None)
        held.lay(ended, instead_of=number, had=before)
        held.lay(after, had=before)
    return held, after


def _conflicts(held: PersonAbsences) -> tuple[Problem, ...]:
    """What refuses an edit, else what it changes beside what was asked."""
    if held.refused is not None:
        return (held.refused,)
    months = held.closed_months()
    closed = (problem("absence_in_closed_month", months=months),) if months else ()
    return (*held.told, *closed)


def _facts(unit: OpenUnit, row: Absence) -> dict[str, object]:
    """What a step says of an absence."""
    percent = 100.0 if row.extent_percent is None else row.extent_percent
    name = Staff(unit, [row.employee_no]).name(row.employee_no)
    return {
        "absence": row.cause,
        "percent": percent,
        "name": name,
        **facts_of_days(row.first_day, row.last_day),
    }
