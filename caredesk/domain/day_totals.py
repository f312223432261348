"""The sums of one day that months and rolling years are made of, by section."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from caredesk.domain.calendar import ONE_DAY, days_from_to
from caredesk.domain.occupancy import UNIT, PlaceBook
from caredesk.domain.parameters import Parameters
from caredesk.domain.pay import cost_of, night_share
from caredesk.domain.problems import Problem
from caredesk.domain.register import Facts, Register
from caredesk.domain.shifts import (
    ADDITIONAL,
    EXTRA,
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
    `employed_fte` is the rate of employment by role share, unpaid leave taken off. `planned_shifts` are those
    that `planned_hours` sums: all but standby. `need_groups` is 1
    where any need stands in the day's month. `empty_places` = places available and not occupied. `detail_day`
    is 1 on the row of section "" when any section has a counted shift. `missing` holds, as JSON, the problems
    that make cost unknown; with "ob_rate_missing" among them the supplement is unknown too.
    """

    day: date
    section: str
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
    planned_shifts: int = 0
    planned_hours: float = 0.0
    present_hours: float = 0.0
    vacant_shifts: int = 0
    vacant_hours: float = 0.0
    substitute_hours: float = 0.0
    resource_hours: float = 0.0
    additional_hours: float = 0.0
    simple_hours: float = 0.0
    qualified_hours: float = 0.0
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
    """Growing sums of one section's day; `values` by column, begun as a row of zeros."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = dict(DayTotal._field_defaults)
        self.problems: set[Problem] = set()

    def total(self, day: date, section: str) -> DayTotal:
        if self.problems:
            listed = sorted([[p.code, dict(p.facts)] for p in self.problems], key=json.dumps)
            self.values["missing"] = json.dumps(listed, ensure_ascii=False)
        return DayTotal(day, section, **self.values)


class DayCalculator:
    """Computes day totals from a register's facts; one instance serves all their days."""

    def __init__(self, register: Register) -> None:
        self.register = register
        facts = register.facts
        self._needs = NeedTable(register)
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
        day_before = self._shifts.get(day - ONE_DAY, [])
        for section, balance in self._needs.balances(day, shifts, day_before).items():
            values = sums.setdefault(section, _Sums()).values
            values["need_groups"] += 1
            values["surplus_hours"] += balance.surplus_hours
            values["deficit_hours"] += balance.deficit_hours
        self._add_places(sums, day)
        if any(shift.counts for shift in shifts):
            sums.setdefault(UNIT, _Sums()).values["detail_day"] = 1
        return [sums[section].total(day, section) for section in sorted(sums)]

    def _add_shift(self, sums: _Sums, shift: ResolvedShift) -> None:
        values = sums.values
        values["shifts"] += 1
        if shift.counts:
            self._add_counted(values, shift)
        if shift.works_at_nine:
            values["workers_at_nine"] += 1
        if shift.kind != STANDBY:
            values["planned_shifts"] += 1
            values["planned_hours"] += shift.hours
            values["present_hours"] += shift.present_hours
        if shift.vacant:
            values["vacant_shifts"] += 1
            values["vacant_hours"] += shift.hours
        if shift.kind in KIND_COLUMNS:
            values[KIND_COLUMNS[shift.kind]] += shift.present_hours
        self._add_cost(sums, shift)

    @staticmethod
    def _add_counted(values: dict[str, Any], shift: ResolvedShift) -> None:
        row, own = shift.shift, shift.own_hours_per_day
        worked, scheduled = shift.counted_hours, shift.scheduled_hours
        values["worked_hours"] += worked
        values["scheduled_hours"] += scheduled
        values["worked_own_days"] += worked / own
        values["scheduled_own_days"] += scheduled / own
        night = night_share(row.day, row.start, row.end)
        if night:
            values["night_worked_hours"] += worked * night
            values["night_scheduled_hours"] += scheduled * night
            values["night_worked_own_days"] += worked * night / own
            values["night_scheduled_own_days"] += scheduled * night / own

    def _add_cost(self, sums: _Sums, shift: ResolvedShift) -> None:
        cost = cost_of(self.register, shift)
        if shift.lent:
            sums.problems.update(p._replace(facts=(*p.facts, LENT)) for p in cost.missing)
            sums.values["lent_sek"] += cost.sek or 0.0
            return
        if cost.missing:
            sums.problems.update(cost.missing)
        sums.values["ob_sek"] += cost.ob_sek or 0.0
        sums.values["cost_sek"] += cost.sek or 0.0

    def _add_people(self, sums: dict[str, _Sums], day: date, shifts: Iterable[ResolvedShift]) -> None:
        scheduled: dict[str, float] = {}
        for shift in shifts:
            if shift.kind in SCHEDULED_KINDS and shift.shift.employee_no:
                number = shift.shift.employee_no
                scheduled[number] = scheduled.get(number, 0.0) + shift.present_hours
        for contract in self.register.contracts_on(day):
            if not contract.in_population:
                continue
            values = sums.setdefault(contract.section, _Sums()).values
            absence = self.register.absence(contract.employee_no, day)
            hours, worked = contract.contract_hours, scheduled.get(contract.employee_no, 0.0)
            share = self.register.role_share(contract.role)
            values["employed_fte"] += contract.rate * share * (1 - absence.unpaid)
            values["ordinary_hours"] += hours * (1 - absence.unpaid)
            values["sick_hours"] += hours * absence.sick
            values["unscheduled_hours"] += hours * (1 - absence.total) - worked

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
    return compute_from(Register(facts, defaults))


def compute_from(register: Register) -> Iterator[DayTotal]:
    """Day totals of every day of a register's facts."""
    calculator, facts = DayCalculator(register), register.facts
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
