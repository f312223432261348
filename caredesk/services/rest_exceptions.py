"""Accepted exceptions from daily rest: a reason, and the compensation that makes them exceptions."""

from __future__ import annotations

from datetime import date

from caredesk.domain.changes import Changes
from caredesk.domain.rows import Employee, RestException
from caredesk.errors import UserError
from caredesk.services.entry import Typed, edit_entries, edit_removed
from caredesk.services.session import OpenUnit
from caredesk.storage import rows

OF_PERSON_AND_DAY = "employee_no = ? AND day = ?"

TypedDay = date | str | None
"""A day, or as it was typed; None and "" are none."""


def view_rest_exception(unit: OpenUnit, *, employee_no: str, day: date) -> RestException | None:
    """The exception of a person's day, None when there is none."""
    found = _held(unit, employee_no, day)
    return found[1] if found else None


def edit_rest_exception(
    unit: OpenUnit,
    *,
    employee_no: str,
    day: date,
    reason: str,
    compensation_from: TypedDay,
    compensation_to: TypedDay,
) -> Changes:
    """Sets or changes the exception of a person's day as one step.

    EntryRefused at `reason`, `compensation_from` or `compensation_to`: nothing is stored.
    """
    held = _held(unit, employee_no, day)
    texts = {
        "employee_no": employee_no,
        "day": day.isoformat(),
        "reason": reason,
        "compensation_from": _text(compensation_from),
        "compensation_to": _text(compensation_to),
    }
    return edit_entries(
        unit,
        "rest_exception",
        [Typed(texts, held[0] if held else None)],
        code="rest_exception_set",
        name=_name(unit, employee_no),
        day=day,
    )


def edit_rest_exception_removed(unit: OpenUnit, *, employee_no: str, day: date) -> Changes:
    """Removes the exception of a person's day as one step. UserError entry_gone when there is none."""
    held = _held(unit, employee_no, day)
    if held is None:
        raise UserError("entry_gone")
    return edit_removed(
        unit,
        "rest_exception",
        [held[0]],
        code="rest_exception_removed",
        name=_name(unit, employee_no),
        day=day,
    )


def _held(unit: OpenUnit, employee_no: str, day: date) -> tuple[int, RestException] | None:
    found = rows.read_with_ids(unit.store, RestException, OF_PERSON_AND_DAY, (employee_no, day.isoformat()))
    return found[0] if found else None


def _name(unit: OpenUnit, employee_no: str) -> str:
    found = rows.read(unit.store, Employee, "employee_no = ?", (employee_no,))
    return found[0].name if found else employee_no


def _text(day: TypedDay) -> str:
    return day.isoformat() if isinstance(day, date) else day or ""
