"""The sums of one day that months and rolling years are made of, by section."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from caredesk.domain.calendar import days_from_to
from caredesk.domain.occupancy import UNIT, PlaceBook
from caredesk.domain.parameters import Parameters
from caredesk.domain.pay import cost_of, night_hours
from caredesk.domain.problems import Problem
from caredesk.domain.register import Facts, Register
from caredesk.domain.shifts import (
    ADDITIONAL,
    EXTRA,
    OVERTIME_KINDS,
    OVERTIME_QUALIFIED,
    OVERTIME_SIMPLE,
    RESOURCE,
    SCHEDULED_KINDS,
    STANDBY,
    ResolvedShift,
    resolve,
)
from caredesk.domain.staffing import NeedTable


class DayTotal(NamedTuple):
    """Sums of one day and section ("" = what belongs to no section, and the unit's own places and need).

    Hours, full-time days (`*_own_days`: hours / the employee's own full-time hours of a day), SEK, places.
    `employed_fte` is the rate of employment by role share, unpaid leave taken off. `need_groups` counts the
    groups with any need in the day's month. `empty_places` = places available and not occupied. `detail_day`
    is 1 on the row of section "" when any section has a counted shift. `missing` holds, as JSON, the problems
    that make cost unknown; with "ob_rate_missing" among them the supplement is unknown too.
    """

    day: date
    section: str
    counted_shifts: int = 0
    workers_at_nine: int = 0
    worked_hours: float = 0.0
    scheduled_hours: float = 0.0
    worked_own_days: float = 0.0
    scheduled_own_days: float = 0.0
    night_worked_hours: float = 0.0
    night_scheduled_hours: float = 0.0
    night_worked_own_days: float = 0.0
    night_scheduled_own_days: float = 0.0
    employed_fte: float = 0.0
    ordinary_hours: float = 0.0
    sick_hours: float = 0.0
    unscheduled_hours: float = 0.0
    shifts: int = 0
    planned_hours: float = 0.0
    present_hours: float = 0.0
    vacant_shifts: int = 0
    vacant_hours: float = 0.0
    substitute_hours: float = 0.0
    resource_hours: float = 0.0
    additional_hours: float = 0.0
    simple_hours: float = 0.0
    qualified_hours: float = 0.0
    overtime_sek: float = 0.0
    ob_sek: float = 0.0
    cost_sek: float = 0.0
    lent_sek: float = 0.0
    need_groups: int = 0
    surplus_hours: float = 0.0
    deficit_hours: float = 0.0
    available: float | None = None
    planned: float | None = None
    occupied: float | None = None
    estimated: int = 0
    empty_places: float = 0.0
    detail_day: int = 0
    missing: str = ""


KIND_COLUMNS = {
    EXTRA: "substitute_hours",
    RESOURCE: "resource_hours",
    ADDITIONAL: "additional_hours",
    OVERTIME_SIMPLE: "simple_hours",
    OVERTIME_QUALIFIED: "qualified_hours",
}
# Marks a problem that concerns only what is lent to other units.
LENT = ("lent", True)


class _Sums:
    """Growing sums of one section's day."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self.problems: set[Problem] = set()

    def add(self, column: str, amount: float) -> None:
        if amount:
            self.values[column] = (self.values.get(column) or 0.0) + amount

    def total(self, day: date, section: str) -> DayTotal:
        row = DayTotal(day, section)._replace(**self.values)
        listed = sorted([[p.code, dict(p.facts)] for p in self.problems], key=json.dumps)
        return row._replace(missing=json.dumps(listed, ensure_ascii=False)) if listed else row


class DayCalculator:
    """Computes day totals from facts; one instance serves all days of its facts."""

    def __init__(self, facts: Facts, defaults: Parameters) -> None:
        self.register = Register(facts, defaults)
        self._needs = NeedTable(self.register)
        self._places = PlaceBook(facts.places, facts.occupancies)
        self._shifts: dict[date, list[ResolvedShift]] = {}
        for shift in facts.shifts:
            self._shifts.setdefault(shift.day, []).append(resolve(self.register, shift))

    def totals(self, day: date) -> list[DayTotal]:
        """The day's sums, a row for each section that has any, by section name."""
        shifts = self._shifts.get(day, [])
        sums: dict[str, _Sums] = {}
        for shift in shifts:
            self._add_shift(sums.setdefault(shift.section, _Sums()), shift)
        self._add_people(sums, day, shifts)
        for section, balance in self._needs.balances(day, shifts).items():
            held = sums.setdefault(section, _Sums())
            held.add("need_groups", 1)
            held.add("surplus_hours", balance.surplus_hours)
            held.add("deficit_hours", balance.deficit_hours)
        self._add_places(sums, day)
        if any(shift.counts for shift in shifts):
            sums.setdefault(UNIT, _Sums()).add("detail_day", 1)
        return [sums[section].total(day, section) for section in sorted(sums)]

    def _add_shift(self, sums: _Sums, shift: ResolvedShift) -> None:
        sums.add("shifts", 1)
        self._add_counted(sums, shift)
        present = shift.present_hours
        if shift.kind != STANDBY:
            sums.add("planned_hours", shift.hours)
            sums.add("present_hours", present)
        if shift.vacant:
            sums.add("vacant_shifts", 1)
            sums.add("vacant_hours", shift.hours)
        if shift.kind in KIND_COLUMNS:
            sums.add(KIND_COLUMNS[shift.kind], present)
        self._add_cost(sums, shift)

    @staticmethod
    def _add_counted(sums: _Sums, shift: ResolvedShift) -> None:
        sums.add("workers_at_nine", int(shift.works_at_nine))
        if not shift.counts:
            return
        sums.add("counted_shifts", 1)
        own = shift.own_hours_per_day
        night = night_hours(shift) / shift.hours if shift.hours else 0.0
        for name, hours in (("worked", shift.counted_hours), ("scheduled", shift.scheduled_hours)):
            sums.add(f"{name}_hours", hours)
            sums.add(f"{name}_own_days", hours / own)
            sums.add(f"night_{name}_hours", hours * night)
            sums.add(f"night_{name}_own_days", hours * night / own)

    def _add_cost(self, sums: _Sums, shift: ResolvedShift) -> None:
        cost = cost_of(self.register, shift)
        if shift.lent:
            sums.problems.update(p._replace(facts=(*p.facts, LENT)) for p in cost.missing)
            sums.add("lent_sek", cost.sek or 0.0)
            return
        sums.problems.update(cost.missing)
        sums.add("ob_sek", cost.ob_sek or 0.0)
        sums.add("cost_sek", cost.sek or 0.0)
        if shift.kind in OVERTIME_KINDS:
            sums.add("overtime_sek", cost.sek or 0.0)

    def _add_people(self, sums: dict[str, _Sums], day: date, shifts: Iterable[ResolvedShift]) -> None:
        scheduled: dict[str, float] = {}
        for shift in shifts:
            if shift.kind in SCHEDULED_KINDS and shift.shift.employee_no:
                number = shift.shift.employee_no
                scheduled[number] = scheduled.get(number, 0.0) + shift.present_hours
        for contract in self.register.contracts_on(day):
            if not contract.in_population:
                continue
            held = sums.setdefault(contract.section, _Sums())
            absence = self.register.absence(contract.employee_no, day)
            hours = contract.contract_hours
            share = self.register.role_share(contract.role)
            held.add("employed_fte", contract.rate * share * (1 - absence.unpaid))
            held.add("ordinary_hours", hours * (1 - absence.unpaid))
            held.add("sick_hours", hours * absence.sick)
            planned = scheduled.get(contract.employee_no, 0.0)
            held.add("unscheduled_hours", hours * (1 - absence.total) - planned)

    def _add_places(self, sums: dict[str, _Sums], day: date) -> None:
        for section, places in self._places.day(day).items():
            if section != UNIT or places != (None, None, None, False):
                held = sums.setdefault(section, _Sums()).values
                held["available"], held["planned"] = places.available, places.planned
                held["occupied"], held["estimated"] = places.occupied, int(places.estimated)
                if places.available is not None and places.occupied is not None:
                    held["empty_places"] = max(0.0, places.available - places.occupied)


def compute(facts: Facts, defaults: Parameters) -> Iterator[DayTotal]:
    """Day totals of every day of the facts."""
    calculator = DayCalculator(facts, defaults)
    for day in days_from_to(facts.first_day, facts.last_day):
        yield from calculator.totals(day)


def missing_problems(text: str) -> frozenset[Problem]:
    """The problems in the `missing` of a day's or month's total."""
    return frozenset(_problems_in(json.loads(text))) if text else frozenset()


def _problems_in(listed: list[Any]) -> Iterator[Problem]:
    """A day's list is [[code, facts], ...], a month's is a list of such lists."""
    for entry in listed:
        if isinstance(entry[0], str):
            yield Problem(entry[0], tuple(sorted(entry[1].items())))
        else:
            yield from _problems_in(entry)
