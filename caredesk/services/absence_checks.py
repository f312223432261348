"""Whether an absence may be written as it is: its days, its extent, the employment, and closed months."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date

from caredesk.domain.absence_spans import end_of, percent_of
from caredesk.domain.calendar import days_of
from caredesk.domain.person import employed_days
from caredesk.domain.problems import Problem, problem
from caredesk.domain.rows import Absence, Employment, MonthClosing
from caredesk.errors import UserError
from caredesk.services.cell_checks import CellChecks, Staff
from caredesk.services.cell_text import Place
from caredesk.services.month_closing import closed_months
from caredesk.services.plan import Plan
from caredesk.services.session import OpenUnit
from caredesk.storage import rows


def check_row(unit: OpenUnit, row: Absence, before: Absence | None = None) -> Problem | None:
    """What is wrong with an absence by itself; of one that stands already only what is changed of it."""
    if row.last_day is not None and row.last_day < row.first_day:
        return problem("absence_ends_before", first=row.first_day)
    if row.expected_end is not None and row.expected_end < row.first_day:
        return problem("absence_expected_before", first=row.first_day)
    if not 0 < percent_of(row.extent_percent) <= 100:
        return problem("absence_extent")
    held = () if before is None else (before.first_day, before.last_day, before.expected_end)
    staff = Staff(unit, [row.employee_no])
    checks = CellChecks(Plan(unit), staff)
    for day in (row.first_day, row.last_day, row.expected_end):
        if day is None or day in held:
            continue
        # The end of what is still on is a guess, and may well lie after the employment.
        outside = _outside_employment(unit, row.employee_no, day, staff) if day != row.expected_end else None
        if found := checks.of_place(Place(row.employee_no, day)) or outside:
            return found
    return None


def _outside_employment(unit: OpenUnit, employee_no: str, day: date, staff: Staff) -> Problem | None:
    if staff.contract(Place(employee_no, day)) is not None:
        return None
    contracts = [row for row in rows.read_whole(unit.store, Employment) if row.employee_no == employee_no]
    facts: dict[str, object] = {"name": staff.name(employee_no), "day": day}
    days = employed_days(contracts, day)
    if days is None:
        return problem("absence_without_employment", **facts)
    first, last = days
    if last is None:
        return problem("absence_before_employment", first=first, **facts)
    return problem("absence_outside_employment", first=first, last=last, **facts)


def months_that_differ(
    unit: OpenUnit, before: Iterable[Absence], after: Iterable[Absence]
) -> tuple[str, ...]:
    """The closed months with a day on which the absences differ in cause or extent."""
    gone, come = Counter(before), Counter(after)
    changed = [*(gone - come), *(come - gone)]
    if not changed:
        return ()
    first = min(row.first_day for row in changed)
    last = max(end_of(row) for row in changed)
    months = closed_months(unit, first_day=first, last_day=last)
    sides = [list((side & Counter(changed)).elements()) for side in (gone, come)]
    return tuple(month for month in months if _differs(month, *sides))


def _differs(month: str, before: Collection[Absence], after: Collection[Absence]) -> bool:
    return any(_lying_on(before, day) != _lying_on(after, day) for day in days_of(month))


def _lying_on(held: Iterable[Absence], day: date) -> list[tuple[str, float]]:
    return sorted(
        (row.cause, percent_of(row.extent_percent)) for row in held if row.first_day <= day <= end_of(row)
    )


def open_months(unit: OpenUnit, months: Collection[str], *, reopen: bool) -> None:
    """Opens closed months again inside an edit. UserError absence_in_closed_month unless `reopen`."""
    if months and not reopen:
        raise UserError("absence_in_closed_month", months=tuple(sorted(months)))
    for number, row in rows.read_with_ids(unit.store, MonthClosing, "closed"):
        if row.month in months:
            rows.update(unit.store, number, row._replace(closed=False))
