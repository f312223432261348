"""What a shift costs: hourly pay, the unsocial-hours supplement (OB), overtime pay, employer's fees."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from caredesk.domain import people
from caredesk.domain.calendar import (
    DAY_MINUTES,
    ONE_DAY,
    all_saints_day,
    easter_sunday,
    elapsed_minutes,
    end_minute,
    has_clock_change,
    instant,
    midsummer_eve,
    next_working_day,
)
from caredesk.domain.problems import Problem, problem
from caredesk.domain.register import Contract, Register
from caredesk.domain.shifts import (
    ADDITIONAL,
    EXTRA,
    INTRODUCTION,
    JOUR,
    ORDINARY,
    OVERTIME_QUALIFIED,
    OVERTIME_SIMPLE,
    RESOURCE,
    STANDBY,
    ResolvedShift,
)

OB_KINDS = frozenset({ORDINARY, EXTRA, RESOURCE, INTRODUCTION})
OVERTIME_FACTOR_KEYS = {
    ADDITIONAL: "pay_additional",
    OVERTIME_SIMPLE: "pay_simple",
    OVERTIME_QUALIFIED: "pay_qualified",
}
ON_CALL_KEYS = {JOUR: "jour_pay", STANDBY: "standby_pay"}
HOLIDAY_PAY_AGES = ((50, "holiday_pay_32"), (40, "holiday_pay_31"))

# Within a stretch between these wall times of one day the supplement does not change.
OB_TURNS = tuple(hour * 60 for hour in (0, 6, 7, 16, 17, 18, 19, 22, 24))
FRIDAY_FROM_17 = date(2025, 4, 1)

Moment = tuple[date, int]


@lru_cache(maxsize=128)
def major_holidays(year: int) -> dict[str, tuple[Moment, Moment]]:
    """Major holidays (AB § 21): Easter, midsummer, Christmas and New Year that begin in the year, as a day
    and minutes after midnight from and to."""
    easter = easter_sunday(year)
    midsummer = midsummer_eve(year)
    return {
        "easter": ((easter - timedelta(days=3), 18 * 60), (easter + timedelta(days=2), 7 * 60)),
        "midsummer": ((midsummer - ONE_DAY, 18 * 60), (midsummer + timedelta(days=3), 7 * 60)),
        "christmas": ((date(year, 12, 23), 18 * 60), (date(year, 12, 27), 7 * 60)),
        "new_year": ((date(year, 12, 30), 18 * 60), (date(year + 1, 1, 2), 7 * 60)),
    }


@lru_cache(maxsize=128)
def _windows_b(year: int) -> tuple[tuple[Moment, Moment], ...]:
    """Single holidays (AB § 21): from 16.00 the day before to 07.00 the next working day."""
    holidays = (
        date(year, 1, 6),
        date(year, 5, 1),
        easter_sunday(year) + timedelta(days=39),
        date(year, 6, 6),
        all_saints_day(year),
    )
    return tuple(((day - ONE_DAY, 16 * 60), (next_working_day(day), 7 * 60)) for day in holidays)


def _weekend_window(day: date) -> tuple[Moment, Moment]:
    """The weekend that the day's week ends with; it goes on while the days after it are holidays."""
    friday = day - timedelta(days=day.weekday() - 4)
    start = 17 * 60 if friday >= FRIDAY_FROM_17 else 19 * 60
    return (friday, start), (next_working_day(friday + timedelta(days=2)), 7 * 60)


def _inside(moment: Moment, window: tuple[Moment, Moment]) -> bool:
    return window[0] <= moment < window[1]


def _in_a(moment: Moment) -> bool:
    year = moment[0].year
    return any(_inside(moment, window) for y in (year - 1, year) for window in major_holidays(y).values())


def _in_b(moment: Moment) -> bool:
    day = moment[0]
    weekends = (_weekend_window(day), _weekend_window(day - timedelta(days=7)))
    # Where an A window ends on a weekend, the weekend's own window goes on; none ends on a holiday.
    return any(_inside(moment, window) for window in (*_windows_b(day.year), *weekends))


@lru_cache(maxsize=16384)
def ob_key(day: date, minute: int) -> str:
    """The parameter key of the supplement that a wall minute (0-1439) of a day earns, "" for none."""
    night = minute >= 22 * 60 or minute < 6 * 60
    moment = (day, minute)
    if _in_a(moment):
        return "ob_a_night" if night else "ob_a"
    if _in_b(moment):
        return "ob_b_night" if night else "ob_b"
    if night:
        return "ob_c"
    return "ob_d" if minute >= 19 * 60 else ""


@lru_cache(maxsize=65536)
def ob_minutes(day: date, start: int, end: int) -> tuple[tuple[date, str, int], ...]:
    """Elapsed minutes of a shift by calendar day and supplement key; minutes without supplement left out."""
    stop = end_minute(start, end)
    found: dict[tuple[date, str], int] = {}
    for offset in (0, 1):
        that_day = day + timedelta(days=offset)
        base = offset * DAY_MINUTES
        for turn, next_turn in pairwise(OB_TURNS):
            first, last = max(start, base + turn), min(stop, base + next_turn)
            if first < last:
                key = ob_key(that_day, turn)
                minutes = _elapsed(that_day, first - base, last - base)
                if key and minutes:
                    found[that_day, key] = found.get((that_day, key), 0) + minutes
    return tuple((that_day, key, minutes) for (that_day, key), minutes in found.items())


def _elapsed(day: date, first: int, last: int) -> int:
    if has_clock_change(day):
        return max(0, instant(day, last) - instant(day, first))
    return last - first


@lru_cache(maxsize=65536)
def night_share(day: date, start: int, end: int) -> float:
    """The share of a shift's elapsed time that lies between 22 and 06; its break lies evenly."""
    stop = end_minute(start, end)
    night = 0
    for offset in (0, 1):
        that_day, base = day + timedelta(days=offset), offset * DAY_MINUTES
        for turn, next_turn in ((0, 6 * 60), (22 * 60, DAY_MINUTES)):
            first, last = max(start, base + turn), min(stop, base + next_turn)
            if first < last:
                night += _elapsed(that_day, first - base, last - base)
    # Nothing passes in a shift within the hour that a clock change leaves out.
    return night / max(1, elapsed_minutes(day, start, end))


def ob_of(register: Register, shift: ResolvedShift) -> float | None:
    """Supplement (SEK, without fees) of the whole shift; None where a rate is not known.

    Each elapsed minute earns the rate of its own day and wall clock; the break lies evenly.
    """
    if shift.kind not in OB_KINDS or not shift.shift.employee_no:
        return 0.0
    if shift.contract is not None and shift.contract.form == people.HIRED:
        return 0.0
    row = shift.shift
    owner = row.employee_no if register.parameters.has_own(row.employee_no) else ""
    rate = _mean_ob(register, (row.day, row.start, row.end), owner)
    return None if rate is None else rate * shift.hours


def _mean_ob(register: Register, times: tuple[date, int, int], owner: str) -> float | None:
    """Supplement an hour, in the mean of a shift's elapsed time; None where a rate is not known.

    `owner`: the employee when they have rates of their own, else "".
    """
    day, start, end = times
    if (*times, owner) not in register.mean_ob:
        total: float | None = 0.0
        for that_day, key, minutes in ob_minutes(day, start, end):
            rate = register.parameters.value_on(key, that_day, owner)
            total = None if rate is None or total is None else total + rate * minutes
        mean = None if total is None else total / max(1, elapsed_minutes(day, start, end))
        register.mean_ob[*times, owner] = mean
    return register.mean_ob[*times, owner]


def hourly_pay(contract: Contract) -> float | None:
    """Hourly pay of a monthly-paid employee: monthly full-time pay x 12 / (52 x weekly measure)."""
    if contract.monthly_pay is None:
        return None
    return contract.monthly_pay * 12 / (52 * contract.weekly_hours)


def holiday_pay_factor(register: Register, employee_no: str, day: date) -> float:
    """1 + holiday pay of an hourly-paid employee, by the age reached in the year (AB § 27)."""
    employee = register.employees.get(employee_no)
    key = "holiday_pay_25"
    if employee is not None and employee.birth_date is not None:
        age = day.year - employee.birth_date.year
        key = next((name for limit, name in HOLIDAY_PAY_AGES if age >= limit), key)
    return 1 + register.parameters.required_on(key, day, employee_no) / 100


class ShiftCost(NamedTuple):
    """Cost of a shift's present hours. `sek` with fees and supplement, `ob_sek` without fees; None where
    something is missing, which `missing` names."""

    sek: float | None
    ob_sek: float | None
    missing: tuple[Problem, ...] = ()


NO_COST = ShiftCost(0.0, 0.0)


def cost_of(register: Register, shift: ResolvedShift) -> ShiftCost:
    """What the present part of a shift costs (SEK). Definition: OB and cost of a shift."""
    row, contract = shift.shift, shift.contract
    if not row.employee_no:
        return ShiftCost(row.price or 0.0, 0.0) if row.borrowed_from else NO_COST
    hours = shift.present_hours
    if not hours:
        return NO_COST
    if contract is not None and contract.form == people.HIRED:
        return _hired(contract, hours)
    ob = ob_of(register, shift)
    present_ob = None if ob is None else ob * shift.present_share
    wage = _wage(register, shift)
    factor = register.po_factor(row.day)
    missing = []
    if isinstance(wage, Problem):
        missing.append(wage)
    if present_ob is None:
        missing.append(problem("ob_rate_missing"))
    if factor is None:
        missing.append(problem("po_missing"))
    if isinstance(wage, Problem) or present_ob is None or factor is None:
        return ShiftCost(None, present_ob, tuple(missing))
    return ShiftCost((wage * hours + present_ob) * factor, present_ob)


def _hired(contract: Contract, hours: float) -> ShiftCost:
    if contract.hourly_pay is None:
        return ShiftCost(None, 0.0, (problem("pay_missing", employee=contract.employee_no),))
    return ShiftCost(hours * contract.hourly_pay, 0.0)


def _wage(register: Register, shift: ResolvedShift) -> float | Problem:
    """SEK an hour before supplement and fees, or what is missing."""
    row, contract = shift.shift, shift.contract
    if shift.kind in ON_CALL_KEYS:
        key = ON_CALL_KEYS[shift.kind]
        pay = register.parameters.value_on(key, row.day, row.employee_no)
        return problem("on_call_pay_missing", key=key) if pay is None else pay
    no_pay = problem("pay_missing", employee=row.employee_no)
    if contract is None:
        return no_pay
    if contract.form == people.HOURLY:
        if contract.hourly_pay is None:
            return no_pay
        if shift.kind in OVERTIME_FACTOR_KEYS:
            return contract.hourly_pay * _overtime_factor(register, shift)
        return contract.hourly_pay * holiday_pay_factor(register, row.employee_no, row.day)
    if shift.kind in OVERTIME_FACTOR_KEYS:
        if contract.monthly_pay is None:
            return no_pay
        divisor = register.parameters.required_on("pay_divisor", row.day, row.employee_no)
        return contract.monthly_pay / divisor * _overtime_factor(register, shift)
    pay = hourly_pay(contract)
    return no_pay if pay is None else pay


def _overtime_factor(register: Register, shift: ResolvedShift) -> float:
    key, employee_no = OVERTIME_FACTOR_KEYS[shift.kind], shift.shift.employee_no
    return register.parameters.required_on(key, shift.day, employee_no) / 100
