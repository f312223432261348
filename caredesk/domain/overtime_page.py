"""Overtime as its page shows it: who nears a limit, why it was worked, month by month, and what it cost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from caredesk.domain.density import total
from caredesk.domain.holiday_peaks import HolidayPeak
from caredesk.domain.name_order import list_name, sort_text
from caredesk.domain.overtime import (
    NEAR_SHARE,
    ONE_SECOND,
    by_cause,
    limit_hours,
    limits_on,
    running_totals,
)
from caredesk.domain.problems import Problem
from caredesk.domain.register import Register
from caredesk.domain.rest_due import RestDue
from caredesk.domain.rule_book import more
from caredesk.domain.shifts import ResolvedShift

Standing = Literal["passed", "near", "below"]


class LimitUse(NamedTuple):
    """Hours against a limit, of which `granted` were given to the person beyond the law's own."""

    limit: str
    hours: float
    of: float
    granted: float

    @property
    def standing(self) -> Standing:
        """Beyond the limit, at 80 % of it or more, or below."""
        if more(self.hours, self.of):
            return "passed"
        return "near" if self.hours > 0 and self.hours >= NEAR_SHARE * self.of - ONE_SECOND else "below"

    @property
    def share(self) -> float:
        """The part of the limit that is used; a limit of nothing is used up by anything."""
        return self.hours / self.of if self.of else float(self.hours > 0)


class PersonLimits(NamedTuple):
    """A person's hours against every limit, in the order of `limits_on`. `section`: of the contract that day,
    "" without one."""

    employee_no: str
    name: str
    section: str
    uses: tuple[LimitUse, ...]

    @property
    def worst(self) -> float:
        """The largest part of any limit."""
        return max(use.share for use in self.uses)

    @property
    def standing(self) -> Standing:
        """How it stands with the worst of the limits."""
        found = {use.standing for use in self.uses}
        return "passed" if "passed" in found else "near" if "near" in found else "below"


class OvertimeMonth(NamedTuple):
    """A month's hours; None where they are not known."""

    month: str
    simple: float | None
    qualified: float | None
    additional: float | None

    @property
    def overtime(self) -> float | None:
        """Simple and qualified together."""
        return total((self.simple, self.qualified))

    @property
    def hours(self) -> float | None:
        """All three together."""
        return total((self.simple, self.qualified, self.additional))


class CauseRow(NamedTuple):
    """Hours and cost (SEK, with fees) with one cause, "" = none given, of the month and of the year so far.
    Shares 0-1; a cost is None when that of a shift is not known."""

    cause: str
    month_hours: float
    month_sek: float | None
    year_hours: float
    year_share: float
    year_sek: float | None


class OvertimeGrant(NamedTuple):
    """Extra hours that a person was granted beyond a limit, from a day to the day before another value holds.

    `key`: overtime_year_extra or additional_year_extra; `number`: the setting's own."""

    number: int
    employee_no: str
    name: str
    key: str
    hours: float
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True)
class OvertimePage:
    """Overtime and additional time of a month, of one section or (`section` None) all.

    `people`: everybody with any hours up to `limits_day`, the month's last, the worst first. `this_year` and
    `last_year`: twelve months each, unknown after today's. `causes`: most hours of the year first;
    `without_cause`: months of the year of which only sums are known. `peaks`: in order of time.
    """

    month: str
    section: str | None
    limits_day: date
    by_weeks: bool
    lacks_start: bool
    people: tuple[PersonLimits, ...]
    this_year: tuple[OvertimeMonth, ...]
    last_year: tuple[OvertimeMonth, ...]
    causes: tuple[CauseRow, ...]
    without_cause: tuple[str, ...]
    missing: tuple[Problem, ...]
    peaks: tuple[HolidayPeak, ...]
    rest_due: tuple[RestDue, ...]
    grants: tuple[OvertimeGrant, ...]

    @property
    def passed(self) -> int:
        """How many people are beyond a limit."""
        return sum(row.standing == "passed" for row in self.people)

    @property
    def near(self) -> int:
        """How many people have used 80 % of a limit or more, but have not passed any."""
        return sum(row.standing == "near" for row in self.people)

    @property
    def current(self) -> OvertimeMonth:
        """The month in view."""
        return self.this_year[int(self.month[5:7]) - 1]

    @property
    def month_sek(self) -> float | None:
        """What the month cost, with fees; None where only sums are known."""
        return None if self.month in self.without_cause else total(row.month_sek for row in self.causes)

    @property
    def year_sek(self) -> float | None:
        """What the year so far cost, with fees; None where only sums are known of any of its months."""
        return None if self.without_cause else total(row.year_sek for row in self.causes)


def person_limits(
    register: Register, shifts: Iterable[ResolvedShift], day: date, section: str | None
) -> tuple[PersonLimits, ...]:
    """Everybody with any hours up to the day against each limit, the worst first, then by name."""
    hours = {(row.employee_no, row.limit): row.hours for row in running_totals(register, shifts, day)}
    found = []
    for employee_no in dict.fromkeys(employee_no for employee_no, _ in hours):
        contract = register.contract(employee_no, day)
        own = contract.section if contract else ""
        uses = tuple(_uses(register, employee_no, day, hours))
        if section in (None, own) and any(use.hours > 0 for use in uses):
            employee = register.employees.get(employee_no)
            found.append(PersonLimits(employee_no, employee.name if employee else employee_no, own, uses))
    rank = {"passed": 0, "near": 1, "below": 2}
    return tuple(
        sorted(found, key=lambda row: (rank[row.standing], -row.worst, sort_text(list_name(row.name))))
    )


def cause_rows(
    register: Register, month: Sequence[ResolvedShift], year: Sequence[ResolvedShift]
) -> tuple[CauseRow, ...]:
    """Causes of the month's and the year's shifts, most hours of the year first."""
    of_month = {row.cause: row for row in by_cause(register, month)}
    rows = []
    for each in by_cause(register, year):
        own = of_month.get(each.cause)
        hours, sek = (own.hours, own.cost_sek) if own else (0.0, 0.0)
        rows.append(CauseRow(each.cause, hours, sek, each.hours, each.share, each.cost_sek))
    return tuple(rows)


def _uses(
    register: Register, employee_no: str, day: date, hours: dict[tuple[str, str], float]
) -> Iterable[LimitUse]:
    value_on: Callable[[str, date, str], float | None] = register.parameters.value_on
    for limit in limits_on(register, day):
        of = limit_hours(register, limit.name, day, employee_no)
        granted = value_on(f"{limit.name}_extra", day, employee_no) if limit.name.endswith("_year") else None
        if of is not None:
            yield LimitUse(limit.name, hours.get((employee_no, limit.name), 0.0), of, granted or 0.0)
