"""What sick leave costs a month: sick pay, karensavdrag, pay not paid out, and who replaced the sick."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from caredesk.domain import people
from caredesk.domain.calendar import days_of, first_day, last_day, monday_of
from caredesk.domain.pay import ShiftCost, cost_of, hourly_pay, ob_of
from caredesk.domain.problems import Problem, problem
from caredesk.domain.register import Contract, Register
from caredesk.domain.rows import Shift
from caredesk.domain.shifts import SCHEDULED_KINDS, ResolvedShift, resolve
from caredesk.domain.sick_costs import BORROWED, HIRED, PeriodCost, Replaced, SickCost, sum_of, together
from caredesk.domain.sick_spells import (
    KARENS_MOST,
    SICK_PAY_DAYS,
    SickHistory,
    SickPayPeriod,
    periods_of_year_before,
)

LATE_PAY_DAYS = 90


class LostTime(NamedTuple):
    """What a sick employee does not work on a day: hours, supplement (SEK, None where a rate is missing),
    and whether the hours stand for a schedule that is not known."""

    hours: float
    ob_sek: float | None
    estimated: bool = False


class LostHours:
    """Lost hours of employees, from their own shifts."""

    def __init__(self, register: Register, shifts: Iterable[Shift]) -> None:
        self._register = register
        self._shifts: dict[tuple[str, date], list[Shift]] = defaultdict(list)
        for shift in shifts:
            if shift.employee_no:
                self._shifts[shift.employee_no, shift.day].append(shift)
        self._weeks = {(employee_no, monday_of(day)) for employee_no, day in self._shifts}

    def on(self, contract: Contract, day: date) -> LostTime:
        """Lost hours of a day; without any shift in the calendar week the contract hours stand for them."""
        employee_no = contract.employee_no
        extent = self._register.absence(employee_no, day).sick
        if (employee_no, monday_of(day)) not in self._weeks:
            return LostTime(contract.contract_hours * extent, 0.0, estimated=True)
        hours, ob_sek, rate_missing = 0.0, 0.0, False
        for row in self._shifts.get((employee_no, day), ()):
            shift = resolve(self._register, row)
            if shift.kind in SCHEDULED_KINDS:
                supplement = ob_of(self._register, shift)
                hours += shift.hours * extent
                rate_missing = rate_missing or supplement is None
                ob_sek += (supplement or 0.0) * extent
        return LostTime(hours, None if rate_missing else ob_sek)


class KarensBook:
    """Which sick-pay periods have a karensavdrag: none after ten made in the twelve months before."""

    def __init__(self, register: Register, lost: LostHours) -> None:
        self._register = register
        self._lost = lost
        self._made: dict[tuple[str, date], bool] = {}

    def is_due(self, periods: Sequence[SickPayPeriod], index: int) -> bool:
        """Whether fewer than ten were made in the twelve calendar months before the period."""
        before = periods_of_year_before(periods, index)
        return len(before) < KARENS_MOST or sum(self._is_made(periods, at) for at in before) < KARENS_MOST

    def _is_made(self, periods: Sequence[SickPayPeriod], index: int) -> bool:
        """Whether anything was deducted: the deduction was due and some day had sick pay to take it from."""
        period = periods[index]
        key = (period.employee_no, period.first_day)
        if key not in self._made:
            made = self.is_due(periods, index) and self.amount(period) != 0
            self._made[key] = made and any(
                self._lost.on(contract, day).hours > 0
                for day in period.sick_pay_days(date.max)
                if (contract := self._register.contract(period.employee_no, day)) is not None
            )
        return self._made[key]

    def amount(self, period: SickPayPeriod) -> float | None:
        """The whole deduction (SEK without fees) by pay and rate of the period's first day.

        20 % of the sick pay of an average week. Law: sjuklönelagen 6 §.
        """
        day = period.first_day
        contract = self._register.contract(period.employee_no, day)
        if contract is None or contract.monthly_pay is None:
            return None
        parameters, number = self._register.parameters, period.employee_no
        share = parameters.required_on("karens", day, number) * parameters.required_on(
            "sick_pay", day, number
        )
        return share / 10_000 * contract.monthly_pay * 12 / 52 * contract.rate


class _Replacing(NamedTuple):
    """A shift that replaces somebody: its kind as it is shown, hours worked and what they cost."""

    kind: str
    hours: float
    cost: ShiftCost


@dataclass
class _Sums:
    """Growing sums of a period within the month."""

    days: list[date] = field(default_factory=list)
    first_days: float = 0.0
    karens: float = 0.0
    later: float = 0.0
    saved: float = 0.0
    lost_hours: float = 0.0
    estimated_hours: float = 0.0
    not_replaced_hours: float = 0.0
    replaced: list[Replaced] = field(default_factory=list)
    problems: set[Problem] = field(default_factory=set)

    def of(self, period: SickPayPeriod) -> PeriodCost:
        known = not self.problems
        return PeriodCost(
            employee_no=period.employee_no,
            first_day=period.first_day,
            last_day=self.days[-1],
            goes_on=period.last_day > self.days[-1],
            days=len(self.days),
            lost_hours=self.lost_hours,
            not_replaced_hours=self.not_replaced_hours,
            estimated_hours=self.estimated_hours if known else None,
            first_days_sek=self.first_days if known else None,
            karens_sek=self.karens if known else None,
            later_sek=self.later if known else None,
            saved_sek=self.saved if known else None,
            replaced=together([self.replaced]),
        )


class _Month:
    """Computes the cost of one month's sick leave, a sick-pay period at a time."""

    def __init__(self, register: Register, history: SickHistory, shifts: Sequence[Shift], month: str) -> None:
        self._register = register
        self._history = history
        self._first, self._last = first_day(month), last_day(month)
        self._lost = LostHours(register, shifts)
        self._karens = KarensBook(register, self._lost)
        self._replacing = self._by_sick_day(shifts)
        self.problems: set[Problem] = set()

    def periods(self) -> list[PeriodCost]:
        """Every period with a sick day in the month, by person and time."""
        return [
            cost
            for periods in self._history.periods.values()
            for index, period in enumerate(periods)
            if period.overlaps(self._first, self._last)
            if (cost := self._period(periods, index)) is not None
        ]

    def _by_sick_day(self, shifts: Iterable[Shift]) -> Mapping[tuple[str, date], list[_Replacing]]:
        """The month's shifts that replace someone on sick leave that date, by who is replaced."""
        found: dict[tuple[str, date], list[_Replacing]] = defaultdict(list)
        for row in shifts:
            if not row.replaces or not self._first <= row.day <= self._last:
                continue
            if self._history.on_sick_leave(row.replaces, row.day):
                shift = resolve(self._register, row)
                cost = cost_of(self._register, shift)
                found[row.replaces, row.day].append(_Replacing(_kind(shift), shift.present_hours, cost))
        return found

    def _period(self, periods: Sequence[SickPayPeriod], index: int) -> PeriodCost | None:
        """What a period comes to in the month; None when it has only free days there."""
        period, sums = periods[index], _Sums()
        left: float | None = 0.0
        start = self._first
        if any(day >= self._first for day in period.sick_pay_days(self._last)):
            # The deduction of the days before the month must be known.
            start = period.first_day
            left = self._karens.amount(period) if self._karens.is_due(periods, index) else 0.0
        for number, day in period.sick_days(start, self._last):
            contract = self._register.contract(period.employee_no, day)
            if contract is None or (number > SICK_PAY_DAYS and day < self._first):
                continue
            lost = self._lost.on(contract, day)
            if number <= SICK_PAY_DAYS:
                left = self._add_first_days(sums, contract, day, lost, left)
            else:
                self._add_later(sums, contract, day, number)
            if day >= self._first:
                self._add_hours(sums, period.employee_no, day, lost)
        self.problems |= sums.problems
        return sums.of(period) if sums.days else None

    def _add_hours(self, sums: _Sums, employee_no: str, day: date, lost: LostTime) -> None:
        """A sick day of the month: what is lost, who replaced, and what nobody did."""
        replacing = self._replacing.get((employee_no, day), [])
        sums.days.append(day)
        sums.lost_hours += lost.hours
        sums.not_replaced_hours += max(0.0, lost.hours - sum(each.hours for each in replacing))
        for each in replacing:
            self.problems.update(each.cost.missing)
            if each.hours or each.cost.sek != 0:
                sums.replaced.append(Replaced(each.kind, each.hours, each.cost.sek))

    def _add_first_days(
        self, sums: _Sums, contract: Contract, day: date, lost: LostTime, left: float | None
    ) -> float | None:
        """A day with sick pay: 80 % of pay and supplement, less what is left of the deduction; the rest of
        that is handed on."""
        if not lost.hours:
            return left
        pay = hourly_pay(contract)
        if pay is None or left is None:
            sums.problems.add(problem("pay_missing", employee=contract.employee_no))
            return left
        if lost.ob_sek is None:
            sums.problems.add(problem("ob_rate_missing"))
            return left
        gross = lost.hours * pay + lost.ob_sek
        parameters, number = self._register.parameters, contract.employee_no
        sick_pay = gross * parameters.required_on("sick_pay", day, number) / 100
        karens = min(left, sick_pay)
        if day >= self._first:
            fees = self._register.po_factor(day) or 0.0
            sums.first_days += sick_pay * fees
            sums.karens += karens * fees
            sums.saved += gross * fees
            sums.estimated_hours += lost.hours if lost.estimated else 0.0
        return left - karens

    def _add_later(self, sums: _Sums, contract: Contract, day: date, number: int) -> None:
        """A calendar day from day 15: 10 % of the pay to day 90, nothing after. Agreement: AB § 28."""
        extent = self._register.absence(contract.employee_no, day).sick
        if not extent:
            return
        if contract.monthly_pay is None:
            sums.problems.add(problem("pay_missing", employee=contract.employee_no))
            return
        fees = self._register.po_factor(day) or 0.0
        pay = contract.monthly_pay * 12 / 365 * contract.rate * extent * fees
        sums.saved += pay
        if number <= LATE_PAY_DAYS:
            parameters, person = self._register.parameters, contract.employee_no
            sums.later += pay * parameters.required_on("sick_pay_late", day, person) / 100


def _kind(shift: ResolvedShift) -> str:
    if shift.shift.borrowed_from and not shift.shift.employee_no:
        return BORROWED
    hired = shift.contract is not None and shift.contract.form == people.HIRED
    return HIRED if hired else shift.kind


def sick_cost(
    register: Register, history: SickHistory, shifts: Sequence[Shift], month: str, *, has_shifts: bool
) -> SickCost:
    """What the sick leave of a month costs.

    `shifts`: all of those on sick leave in the month, from the Monday of the day that `shifts_needed_from`
    gives to the Sunday of the month's last week, and the month's that replace somebody; others do no harm.
    The register's facts must hold the absences of every cause that overlap the same days. `has_shifts`:
    whether the unit has any shift in the month; without one, and without fees (PO), nothing is known.
    """
    if any(register.po_factor(day) is None for day in days_of(month)):
        return SickCost(problems=(problem("po_missing"),))
    if not has_shifts:
        return SickCost(problems=(problem("sick_cost_without_shifts", month=month),))
    computed = _Month(register, history, shifts, month)
    return sum_of(computed.periods(), computed.problems)
