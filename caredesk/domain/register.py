"""Who and what was in force on a day: the unit's settings, contracts, roles and absences."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from caredesk.domain import people
from caredesk.domain.calendar import ONE_DAY
from caredesk.domain.parameters import Parameters
from caredesk.domain.rows import (
    Absence,
    Employee,
    Employment,
    Need,
    Occupancy,
    Place,
    Role,
    Setting,
    Shift,
    ShiftType,
    Unit,
)

if TYPE_CHECKING:
    from caredesk.domain.staffing import NeedGroup

DEFAULT_WEEKLY_HOURS = 38.25
SICK_LEAVE = frozenset({"sick", "work_injury"})
UNPAID_LEAVE = frozenset({"leave", "parental", "studies"})


@dataclass(frozen=True)
class Facts:
    """The unit's rows for a stretch of days: small tables whole, occupancies that overlap the stretch, shifts
    that start within it or on the day before, whose night reaches into it, and absences that overlap these
    days."""

    first_day: date
    last_day: date
    units: tuple[Unit, ...] = ()
    places: tuple[Place, ...] = ()
    settings: tuple[Setting, ...] = ()
    roles: tuple[Role, ...] = ()
    employees: tuple[Employee, ...] = ()
    employments: tuple[Employment, ...] = ()
    shift_types: tuple[ShiftType, ...] = ()
    needs: tuple[Need, ...] = ()
    absences: tuple[Absence, ...] = ()
    occupancies: tuple[Occupancy, ...] = ()
    shifts: tuple[Shift, ...] = ()


# The tables whose rows a register is built from, whatever the days: absences are taken in on top of them.
_STANDING = ("units", "settings", "roles", "employees", "employments", "shift_types", "needs")


@dataclass(frozen=True, slots=True)
class Contract:
    """What one person's employments come to on a day.

    Contract hours and rate add over monthly-paid employments; form, section, role, pay and measure are
    those of the employment that began last. `weekly_hours` is the person's own full-time measure (hours)
    or the unit's.
    """

    employee_no: str
    form: str
    section: str
    role: str
    weekly_hours: float
    monthly_pay: float | None
    hourly_pay: float | None
    rate: float
    contract_hours: float

    @property
    def in_population(self) -> bool:
        """Whether the person belongs to the monthly-paid on the day (sick leave, contract hours)."""
        return self.contract_hours > 0 or self.form in people.MONTHLY_PAID


@dataclass(frozen=True, slots=True)
class Extents:
    """Absence of a person on a day, as shares 0-1: in all, on sick leave, on unpaid leave."""

    total: float = 0.0
    sick: float = 0.0
    unpaid: float = 0.0


PRESENT = Extents()


class Register:
    """Lookups over `Facts` and the parameter defaults; reads nothing and knows no clock."""

    def __init__(self, facts: Facts, defaults: Parameters) -> None:
        self.facts = facts
        self.parameters = defaults.with_settings(facts.settings)
        self.employees = {row.employee_no: row for row in facts.employees}
        self.shift_types = {row.code: row for row in facts.shift_types}
        self._units = sorted(facts.units, key=lambda row: row.valid_from or date.min)
        self._unit_days = [row.valid_from or date.min for row in self._units]
        self._shares = {row.name: row.counted_percent for row in facts.roles}
        self._contracts = dict(self._build_contracts())
        self._take_absences(facts.absences)
        self.mean_ob: dict[tuple[date, int, int, str], float | None] = {}
        """Supplement an hour of the times (and of persons with own rates) that `pay` has met so far."""
        self.needs_on: dict[date, list[Need]] = {}
        """Needs in force on the days that `staffing` has met so far."""
        self.need_groups: dict[str, frozenset[NeedGroup]] = {}
        """Groups with any need, of the months that `staffing` has met so far."""

    def with_absences(self, absences: tuple[Absence, ...]) -> Register:
        """The same circumstances with other absences; what was worked out of them is shared."""
        return self.with_facts(replace(self.facts, absences=absences))

    def fits(self, facts: Facts) -> bool:
        """Whether the facts stand on the very same rows (not on equal ones: that would take long to see)."""
        return all(getattr(self.facts, name) is getattr(facts, name) for name in _STANDING)

    def with_facts(self, facts: Facts) -> Register:
        """The register of facts that fit, for other days; what was worked out of their rows is shared."""
        other = copy(self)
        other.facts = facts
        other._take_absences(facts.absences)
        return other

    @property
    def memory(self) -> int:
        """How many days' rates, supplements and needs it has met so far, and holds."""
        return len(self.mean_ob) + len(self.needs_on) + self.parameters.memory

    def _take_absences(self, absences: Iterable[Absence]) -> None:
        self._absences: dict[str, list[Absence]] = defaultdict(list)
        for absence in sorted(absences, key=lambda row: row.first_day):
            self._absences[absence.employee_no].append(absence)
        self._extents: dict[tuple[str, date], Extents] = {}

    def unit_on(self, day: date) -> Unit:
        """The unit's settings in force; only an undated row holds before the first dated one."""
        place = bisect_right(self._unit_days, day)
        return self._units[place - 1] if place else Unit(name=self.unit_name)

    @property
    def unit_name(self) -> str:
        """The unit's latest name."""
        return self._units[-1].name if self._units else ""

    def weekly_hours_on(self, day: date) -> float:
        """The unit's weekly full-time measure in hours."""
        return self.unit_on(day).weekly_hours or DEFAULT_WEEKLY_HOURS

    def has_share(self, role: str) -> bool:
        """Whether the role is listed with the share that counts."""
        return role in self._shares

    def role_share(self, role: str) -> float:
        """The share 0-1 of a role's hours that counts in density; a role not listed counts whole."""
        percent = self._shares.get(role)
        return 1.0 if percent is None else percent / 100

    def po_factor(self, day: date) -> float | None:
        """1 + employer's fees, None when the unit has not given them."""
        percent = self.unit_on(day).po_percent
        return None if percent is None else 1 + percent / 100

    def contract(self, employee_no: str, day: date) -> Contract | None:
        """What the person's employments come to on the day; None outside employment."""
        found = self._contracts.get(employee_no)
        if found is None:
            return None
        days, contracts = found
        place = bisect_right(days, day)
        return contracts[place - 1] if place else None

    def contracts_on(self, day: date) -> list[Contract]:
        """Everybody employed on the day, by employee number."""
        found = (self.contract(employee_no, day) for employee_no in self._contracts)
        return [contract for contract in found if contract is not None]

    def absence(self, employee_no: str, day: date) -> Extents:
        """The person's absence on the day; several add, at most whole."""
        records = self._absences.get(employee_no)
        if not records:
            return PRESENT
        key = (employee_no, day)
        if key not in self._extents:
            self._extents[key] = self._extents_on(records, day)
        return self._extents[key]

    def absences_of(self, employee_no: str) -> list[Absence]:
        """The person's absence records that overlap the stretch of the facts."""
        return self._absences.get(employee_no, [])

    @staticmethod
    def _extents_on(records: list[Absence], day: date) -> Extents:
        total = sick = unpaid = 0.0
        for record in records:
            if record.first_day > day:
                break
            if record.last_day is None or day <= record.last_day:
                extent = 1.0 if record.extent_percent is None else record.extent_percent / 100
                total += extent
                if record.cause in SICK_LEAVE:
                    sick += extent
                elif record.cause in UNPAID_LEAVE:
                    unpaid += extent
        if not total:
            return PRESENT
        unpaid = min(1.0, unpaid)
        return Extents(min(1.0, total), min(sick, 1 - unpaid), unpaid)

    def _build_contracts(self) -> Iterator[tuple[str, tuple[list[date], list[Contract | None]]]]:
        by_person: dict[str, list[Employment]] = defaultdict(list)
        for row in self.facts.employments:
            by_person[row.employee_no].append(row)
        for employee_no in sorted(by_person):
            rows = sorted(by_person[employee_no], key=lambda row: row.valid_from)
            days = sorted({day for row in rows for day in self._turning_days(row)})
            yield employee_no, (days, [self._contract_on(rows, day) for day in days])

    def _turning_days(self, row: Employment) -> Iterator[date]:
        yield row.valid_from
        if row.valid_to is not None:
            yield row.valid_to + ONE_DAY
        yield from (day for day in self._unit_days if day > row.valid_from)

    def _contract_on(self, rows: Iterable[Employment], day: date) -> Contract | None:
        begun = [row for row in rows if row.valid_from <= day]
        held = [row for row in begun if row.valid_to is None or day <= row.valid_to]
        if not held:
            return None
        latest = held[-1]
        unit_hours = self.weekly_hours_on(day)
        rate = hours = 0.0
        for row in held:
            if row.form in people.MONTHLY_PAID:
                share = 1.0 if row.rate_percent is None else row.rate_percent / 100
                rate += share
                hours += share * (row.weekly_hours or unit_hours) / 7
        return Contract(
            employee_no=latest.employee_no,
            form=latest.form,
            section=latest.section,
            role=latest.role,
            weekly_hours=latest.weekly_hours or unit_hours,
            monthly_pay=latest.monthly_pay,
            hourly_pay=latest.hourly_pay,
            rate=rate,
            contract_hours=hours,
        )
