"""Rest to be given back after an accepted shorter one: who, how much, and by when (AB § 13)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from caredesk.domain.register import Register
from caredesk.domain.rows import Employment, RestException, Shift
from caredesk.domain.rule_book import Breach, PersonBook, PersonRows
from caredesk.domain.rules_rest import daily_free_time

DueState = Literal["missing", "late", "booked"]
"""No compensation is booked; it begins too late; it is booked and still to come."""

DAYS_AROUND = timedelta(days=2)
"""Shifts so far to either side tell the rest of a day."""


class RestDue(NamedTuple):
    """A shorter rest that is still to be made good.

    `free_hours`: the rest that was found that day, None when its shifts are no longer there; `needed` hours
    of rest; `by` the last day that the compensation may begin.
    """

    employee_no: str
    name: str
    section: str
    day: date
    free_hours: float | None
    needed: float
    by: date
    compensation_from: date | None
    state: DueState

    @property
    def short_hours(self) -> float | None:
        """The hours of rest that are missing; None when there are none any longer."""
        if self.free_hours is None or self.free_hours >= self.needed:
            return None
        return self.needed - self.free_hours

    def is_urgent(self, today: date) -> bool:
        """Whether the last day has passed, or the compensation is booked after it."""
        return self.state == "late" or (self.state == "missing" and self.by < today)

    @property
    def breach(self) -> Breach:
        """The short rest as the rule of daily rest tells it."""
        return Breach("daily_rest", self.employee_no, self.day, self.free_hours, self.needed)


def open_exceptions(
    register: Register, exceptions: Iterable[RestException], today: date
) -> Iterator[RestException]:
    """Exceptions with compensation that is missing, too late, or still ahead."""
    return (row for row in exceptions if _state(register, row, today) is not None)


def rest_due(
    register: Register,
    exceptions: Sequence[RestException],
    shifts: Mapping[tuple[str, date], Sequence[Shift]],
    today: date,
) -> tuple[RestDue, ...]:
    """What is due for open exceptions, the most urgent first.

    `shifts`: those of each exception's person and day, with `DAYS_AROUND` days to either side.
    """
    found = (_due(register, row, shifts.get((row.employee_no, row.day), ()), today) for row in exceptions)
    known = [row for row in found if row is not None]
    order: dict[DueState, int] = {"late": 0, "missing": 0, "booked": 2}
    return tuple(
        sorted(known, key=lambda row: (not row.is_urgent(today), order[row.state], row.by, row.employee_no))
    )


def _due(register: Register, row: RestException, shifts: Sequence[Shift], today: date) -> RestDue | None:
    state = _state(register, row, today)
    parameters = register.parameters
    needed = parameters.value_on("daily_rest_h", row.day, row.employee_no)
    if state is None or needed is None:
        return None
    employee = register.employees.get(row.employee_no)
    contract = register.contract(row.employee_no, row.day)
    return RestDue(
        employee_no=row.employee_no,
        name=employee.name if employee else row.employee_no,
        section=contract.section if contract else "",
        day=row.day,
        free_hours=_free_hours(register, row, shifts),
        needed=needed,
        by=row.day + _days(register, row),
        compensation_from=row.compensation_from,
        state=state,
    )


def _state(register: Register, row: RestException, today: date) -> DueState | None:
    """None when the compensation came in time and has begun."""
    if row.compensation_from is None:
        return "missing"
    if row.compensation_from > row.day + _days(register, row):
        return "late"
    return "booked" if row.compensation_from >= today else None


def _days(register: Register, row: RestException) -> timedelta:
    days = register.parameters.value_on("rest_exception_days", row.day, row.employee_no)
    return timedelta(days=round(days or 0))


def _free_hours(register: Register, row: RestException, shifts: Sequence[Shift]) -> float | None:
    employments: list[Employment] = [
        each for each in register.facts.employments if each.employee_no == row.employee_no
    ]
    book = PersonBook(register, PersonRows(row.employee_no, shifts=shifts, employments=employments))
    return min((free for _, free in daily_free_time(book, row.day, row.day)), default=None)
