"""One person over time: which contract counts, what runs out next, balances, and the hours of a year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from caredesk.domain import people
from caredesk.domain.calendar import days_from_to
from caredesk.domain.register import Register
from caredesk.domain.rows import Balance, Competence, Employee, Employment, Shift
from caredesk.domain.shifts import SCHEDULED_KINDS, STANDBY, ResolvedShift, shift_hours

DAYS_AHEAD = 30
BALANCE_KINDS = ("vacation", "saved", "comp", "time")
HOLIDAY_DAYS, HOLIDAY_DAYS_BY_AGE = 25, ((50, 32), (40, 31))
"""Days of paid holiday a calendar year, from the year of an age (AB § 27)."""

Standing = Literal["past", "now", "coming"]
Employed = Literal["now", "coming", "ended", "never"]
Lasting = Literal["out", "soon", "lasts", "coming", "renewed"]


class Expiry(NamedTuple):
    """What ends: a competence by its name, or the employment itself (""); its last day."""

    what: str
    last_day: date


@dataclass(frozen=True)
class PersonHours:
    """Hours of a stretch. `planned` and `present`: all shifts but standby. `contract`: contract hours on days
    of monthly pay, `due` what absence leaves of them, `scheduled` the present hours that meet them."""

    planned: float
    present: float
    contract: float
    due: float
    scheduled: float

    @property
    def difference(self) -> float | None:
        """Positive = more than the contract; None for who has no contract hours."""
        return self.scheduled - self.due if self.contract else None


def standing(row: Employment, today: date) -> Standing:
    """Whether a contract is over, in force or yet to begin."""
    if row.valid_from > today:
        return "coming"
    return "now" if row.valid_to is None or row.valid_to >= today else "past"


def in_force(contracts: Iterable[Employment], day: date) -> tuple[Employment, ...]:
    """The contracts of a day, the one that began last at the end: it decides section, role and pay."""
    held = (row for row in contracts if standing(row, day) == "now")
    return tuple(sorted(held, key=lambda row: row.valid_from))


def leading(contracts: Sequence[Employment], today: date) -> tuple[Employment | None, Employed]:
    """The contract that says who somebody is: in force, else the next to come, else the last that ended."""
    held = in_force(contracts, today)
    if held:
        return held[-1], "now"
    coming = [row for row in contracts if row.valid_from > today]
    if coming:
        return min(coming, key=lambda row: row.valid_from), "coming"
    ended = max(contracts, key=lambda row: row.valid_to or date.max, default=None)
    return ended, "ended" if ended else "never"


def rate_percent(contracts: Iterable[Employment]) -> float | None:
    """The rates of monthly-paid contracts together, an empty one being 100; None without any."""
    rates = [
        100.0 if row.rate_percent is None else row.rate_percent
        for row in contracts
        if row.form in people.MONTHLY_PAID
    ]
    return sum(rates) if rates else None


def as_known(name: str, known: Iterable[str]) -> str:
    """The name as it is spelled already, when only capitals and spaces differ: no second one by a slip."""
    if name in (names := tuple(known)):
        return name
    plain = " ".join(name.casefold().split())
    return next((each for each in names if " ".join(each.casefold().split()) == plain), name)


def employed_days(contracts: Iterable[Employment], today: date) -> tuple[date, date | None] | None:
    """The first and last day of the employment that the leading contract belongs to: contracts that follow
    day upon day are one. Last day None = for the time being; None without any contract."""
    runs: list[tuple[date, date]] = []
    for row in sorted(contracts, key=lambda row: row.valid_from):
        last = row.valid_to or date.max
        if runs and row.valid_from.toordinal() <= runs[-1][1].toordinal() + 1:
            runs[-1] = (runs[-1][0], max(runs[-1][1], last))
        else:
            runs.append((row.valid_from, last))
    lasts = (run for run in runs if run[1] >= today)
    chosen = next(lasts, runs[-1] if runs else None)
    return None if chosen is None else (chosen[0], None if chosen[1] == date.max else chosen[1])


def lasting(row: Competence, of_person: Iterable[Competence], today: date) -> Lasting:
    """Whether a competence has run out, does so within 30 days, or is followed by a later one."""
    last = row.valid_to or date.max
    later = (each.valid_to or date.max for each in of_person if each.name == row.name and each is not row)
    if last < date.max and any(end > last for end in later):
        return "renewed"
    if row.valid_from is not None and row.valid_from > today:
        return "coming"
    if last < today:
        return "out"
    return "soon" if last < date.max and (last - today).days <= DAYS_AHEAD else "lasts"


def expiries(
    contracts: Iterable[Employment], competences: Sequence[Competence], today: date
) -> tuple[Expiry, ...]:
    """What runs out, or did within 30 days and was not renewed, the first to do so first."""
    found = [
        Expiry(row.name, row.valid_to)
        for row in competences
        if row.valid_to is not None
        and lasting(row, competences, today) != "renewed"
        and (today - row.valid_to).days <= DAYS_AHEAD
    ]
    days = employed_days(contracts, today)
    if days is not None and days[1] is not None and days[1] >= today:
        found.append(Expiry("", days[1]))
    return tuple(sorted(found, key=lambda each: (each.last_day, each.what)))


def latest_balances(balances: Iterable[Balance], today: date) -> tuple[Balance, ...]:
    """The latest of each kind up to a day, in the order of the kinds."""
    latest = {row.kind: row for row in sorted(balances, key=lambda row: row.day) if row.day <= today}
    return tuple(latest[kind] for kind in BALANCE_KINDS if kind in latest)


def holiday_days(person: Employee, year: int) -> int | None:
    """Days of paid holiday of a year; None without a birth date."""
    if person.birth_date is None:
        return None
    age = year - person.birth_date.year
    return next((days for limit, days in HOLIDAY_DAYS_BY_AGE if age >= limit), HOLIDAY_DAYS)


def present_hours(register: Register, shifts: Iterable[Shift]) -> dict[str, float]:
    """Present hours of each person's shifts but standby (figures.md § 1), by employee number."""
    sums: dict[str, float] = defaultdict(float)
    for row in shifts:
        if row.employee_no and row.kind != STANDBY:
            present = 1 - register.absence(row.employee_no, row.day).total
            sums[row.employee_no] += shift_hours(row) * present
    return sums


def person_hours(
    register: Register, employee_no: str, shifts: Sequence[ResolvedShift], first: date, last: date
) -> PersonHours:
    """Hours of one person from a day to another; `shifts` are the person's own of these days."""
    contract = due = 0.0
    for day in days_from_to(first, last):
        held = register.contract(employee_no, day)
        if held is not None:
            contract += held.contract_hours
            due += held.contract_hours * (1 - register.absence(employee_no, day).total)
    counted = [shift for shift in shifts if shift.kind != STANDBY]
    return PersonHours(
        planned=sum(shift.hours for shift in counted),
        present=sum(shift.present_hours for shift in counted),
        contract=contract,
        due=due,
        scheduled=sum(shift.present_hours for shift in counted if shift.kind in SCHEDULED_KINDS),
    )
