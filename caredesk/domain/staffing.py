"""Need against staffed, per half hour: what a day asks for, and what stands too many or too few."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from caredesk.domain.calendar import (
    DAY_MINUTES,
    ONE_DAY,
    days_of,
    elapsed_minutes,
    has_clock_change,
    instant,
    is_red_day,
    is_weekend,
    month_of,
)
from caredesk.domain.register import Register
from caredesk.domain.rows import Need
from caredesk.domain.shifts import NOT_COUNTED_KINDS, ResolvedShift

DAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HALF_HOUR = 30
SLOTS = 48


class NeedGroup(NamedTuple):
    """What a need is counted over: a section ("" = the whole unit) and a role ("" = all roles)."""

    section: str
    role: str


class Balance(NamedTuple):
    """Hours too many and too few of a day, summed over half hours and groups."""

    surplus_hours: float
    deficit_hours: float


def _rank(days: str, day: date) -> int | None:
    """How particular a need's days are about this day (0 most); None when they don't fit.

    A red weekday listens only to its date, "holiday" and its own name.
    """
    if days == day.isoformat():
        return 0
    red = is_red_day(day)
    if days == "holiday":
        return 1 if red else None
    if days == DAY_NAMES[day.weekday()]:
        return 2
    if days == "weekend":
        return 3 if is_weekend(day) else None
    return 3 if days == "weekday" and not red and not is_weekend(day) else None


def needs_on(needs: Iterable[Need], day: date) -> list[Need]:
    """The needs in force on a day: of each shift type, section and role the most particular row, and of
    equally particular ones the one that began last."""
    best: dict[tuple[str, str, str], tuple[int, int, Need]] = {}
    for need in needs:
        begun = need.valid_from is None or need.valid_from <= day
        if not begun or (need.valid_to is not None and need.valid_to < day):
            continue
        rank = _rank(need.days, day)
        if rank is None:
            continue
        key = (need.shift_code, need.section, need.role)
        offered = (rank, -(need.valid_from or date.min).toordinal(), need)
        if key not in best or offered[:2] < best[key][:2]:
            best[key] = offered
    return [need for _, _, need in best.values()]


class NeedTable:
    """The unit's needs with their shift types' times; knows which groups have any need in a month."""

    def __init__(self, register: Register) -> None:
        self._types = register.shift_types
        self._needs = [need for need in register.facts.needs if need.shift_code in self._types]
        self._on_day = register.needs_on
        self._groups_of_month = register.need_groups

    def on(self, day: date) -> list[Need]:
        """`needs_on` the day, found once."""
        if day not in self._on_day:
            self._on_day[day] = needs_on(self._needs, day)
        return self._on_day[day]

    def groups_in(self, month: str) -> frozenset[NeedGroup]:
        """Groups with any need in the month; the others are left out of surplus and deficit."""
        if month not in self._groups_of_month:
            self._groups_of_month[month] = self._find_groups(month)
        return self._groups_of_month[month]

    def _find_groups(self, month: str) -> frozenset[NeedGroup]:
        possible = {NeedGroup(need.section, need.role) for need in self._needs if need.wanted > 0}
        found: set[NeedGroup] = set()
        for day in days_of(month):
            # Mostly the first week has them all.
            if found == possible:
                break
            found |= {NeedGroup(n.section, n.role) for n in self.on(day) if n.wanted > 0}
        return frozenset(found)

    def balances(
        self, day: date, shifts: Iterable[ResolvedShift], day_before: Iterable[ResolvedShift]
    ) -> dict[str, Balance]:
        """Surplus and deficit by section ("" = the unit's own need), only for groups with need this month.

        Need and staff are held against each other hour by hour as they pass, so a night of the day before
        meets the morning's early shift; `day_before`: the shifts that start then. What starts in a month
        belongs to it: its first day has no night before, and its last day holds its night to the end.
        """
        groups = self.groups_in(month_of(day))
        if not groups:
            return {}
        difference: dict[NeedGroup, dict[int, float]] = {group: defaultdict(float) for group in groups}
        self._add_day(difference, day, shifts, 0)
        length = _slots_of(day)
        if day.day > 1:
            self._add_day(difference, day - ONE_DAY, day_before, _slots_of(day - ONE_DAY))
        last = length if month_of(day + ONE_DAY) == month_of(day) else 3 * SLOTS
        found: dict[str, Balance] = {}
        for group, slots in difference.items():
            held = [value for slot, value in slots.items() if 0 <= slot < last]
            before = found.get(group.section, Balance(0.0, 0.0))
            surplus = sum(value for value in held if value > 0) * HALF_HOUR / 60
            deficit = sum(-value for value in held if value < 0) * HALF_HOUR / 60
            found[group.section] = Balance(before.surplus_hours + surplus, before.deficit_hours + deficit)
        return found

    def curve(
        self, day: date, shifts: Iterable[ResolvedShift], section: str | None
    ) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """People needed and people there in each half hour of a day, of a section or of all (None).

        `shifts`: those that start on the day or on the day before, whose nights reach into it. Groups with a
        need in the month add; without any, everybody of the section is counted.
        """
        asked = {g for g in self.groups_in(month_of(day)) if section is None or g.section == section}
        groups = asked or {NeedGroup(section or "", "")}
        needed: dict[NeedGroup, dict[int, float]] = {group: defaultdict(float) for group in groups}
        staffed: dict[NeedGroup, dict[int, float]] = {group: defaultdict(float) for group in groups}
        earlier = {day: 0, day - ONE_DAY: _slots_of(day - ONE_DAY)}
        for start, slots_before in earlier.items():
            self._add_day(needed, start, (), slots_before)
        for shift in shifts:
            self._add_staffed(staffed, shift, earlier[shift.day])
        slots = range(_slots_of(day))
        return (
            tuple(0.0 - sum(held.get(slot, 0.0) for held in needed.values()) for slot in slots),
            tuple(sum(held.get(slot, 0.0) for held in staffed.values()) for slot in slots),
        )

    def _add_day(
        self,
        difference: dict[NeedGroup, dict[int, float]],
        day: date,
        shifts: Iterable[ResolvedShift],
        earlier: int,
    ) -> None:
        """Adds what starts on a day, `earlier` half hours before the day whose slots are counted."""
        for need in self.on(day):
            slots = difference.get(NeedGroup(need.section, need.role))
            if slots is not None:
                shift_type = self._types[need.shift_code]
                _add(slots, _half_hours(day, shift_type.start, shift_type.end), earlier, -need.wanted)
        for shift in shifts:
            self._add_staffed(difference, shift, earlier)

    @staticmethod
    def _add_staffed(
        difference: dict[NeedGroup, dict[int, float]], shift: ResolvedShift, earlier: int
    ) -> None:
        if shift.vacant or shift.lent or shift.kind in NOT_COUNTED_KINDS or not shift.present_share:
            return
        row = shift.shift
        for group, slots in difference.items():
            if group.section in ("", shift.section) and group.role in ("", shift.role):
                _add(slots, _half_hours(row.day, row.start, row.end), earlier, shift.present_share)


def _add(
    slots: dict[int, float], half_hours: Iterable[tuple[int, float]], earlier: int, people: float
) -> None:
    for slot, part in half_hours:
        slots[slot - earlier] += people * part


def _slots_of(day: date) -> int:
    """Half hours of a day: 48, but for clock changes."""
    return (instant(day, DAY_MINUTES) - instant(day, 0)) // HALF_HOUR if has_clock_change(day) else SLOTS


@lru_cache(maxsize=65536)
def _half_hours(day: date, start: int, end: int) -> tuple[tuple[int, float], ...]:
    """Half hours since the day's midnight that a stretch covers, each with the part covered (0-1).

    Counted in time that really passes, as the shift's hours are.
    """
    first = instant(day, start) - instant(day, 0)
    last = first + elapsed_minutes(day, start, end)
    return tuple(
        (slot, (min(last, (slot + 1) * HALF_HOUR) - max(first, slot * HALF_HOUR)) / HALF_HOUR)
        for slot in range(first // HALF_HOUR, -(-last // HALF_HOUR))
    )
