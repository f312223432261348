"""What an edit of the schedule comes to: its price, and what shifts before and after it differ in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from caredesk.domain.changes import Changes
from caredesk.domain.day_figures import cost_missing
from caredesk.domain.day_totals import DayTotal
from caredesk.domain.need_strip import NeedKey
from caredesk.domain.overtime import limits_on, near_limits, running_totals
from caredesk.domain.problems import Problem
from caredesk.domain.register import Register
from caredesk.domain.rows import Shift
from caredesk.domain.rule_book import PersonBook, PersonRows, more
from caredesk.domain.rules import Breach
from caredesk.domain.shifts import STANDBY, ResolvedShift, shift_hours

NOISE = 1e-9
"""Sums of the same parts in another order differ by less."""


class NeedChange(NamedTuple):
    """Another number of people in a section ("" = the unit's own need), shift type and day; None wanted =
    nothing is asked for that day."""

    section: str
    shift_code: str
    day: date
    before: float
    after: float
    wanted: float | None


class SectionDensity(NamedTuple):
    """A section whose density of the month becomes another."""

    section: str
    before: float | None
    after: float | None


class BreachChange(NamedTuple):
    """A breach of the same rule, person and day that is found to be greater or smaller."""

    before: Breach
    after: Breach


class LimitNeared(NamedTuple):
    """A limit of overtime or additional time of which a person has used 80 % or more with an edit, up to the
    day that it is counted to."""

    employee_no: str
    limit: str
    hours: float
    of: float
    until: date

    @property
    def passed(self) -> bool:
        """Whether it is more than the limit."""
        return more(self.hours, self.of)


@dataclass(frozen=True)
class Price:
    """What an edit changes. `hours`: length of the persons' shifts but standby, more (+) or fewer. `sek`:
    cost with fees, None where it is not known, with `sek_missing` the code of the reason.

    Density is the unit's, of `month` and of the twelve that end with it; `estimated` when days ahead stand in
    it with the occupancy that is expected of them. `filled`: vacant shifts that somebody has taken over;
    `opened`: those that the edit leaves vacant. Breaches are those of the persons in the weeks touched,
    accepted ones left out. `rest_hours`: the shortest free time before or after the shifts that the edit
    gives a person, None where nothing lies near. `limits`: those that the edit's overtime and additional time
    bring a person near, and passed ones that are not among the breaches.
    """

    month: str
    changes: Changes
    hours: float
    sek: float | None
    sek_missing: str
    density_before: float | None
    density_after: float | None
    r12_before: float | None
    r12_after: float | None
    sections: tuple[SectionDensity, ...]
    needs: tuple[NeedChange, ...]
    filled: tuple[Shift, ...]
    opened: tuple[Shift, ...]
    breaches_added: tuple[Breach, ...]
    breaches_removed: tuple[Breach, ...]
    breaches_changed: tuple[BreachChange, ...]
    rest_hours: float | None
    estimated: bool = False
    limits: tuple[LimitNeared, ...] = ()


class Differing(NamedTuple):
    """The shifts that stand only before an edit, and those that stand only after it."""

    gone: tuple[Shift, ...]
    new: tuple[Shift, ...]

    @property
    def days(self) -> tuple[date, date] | None:
        """From the first of their days to the last; None without any."""
        days = [row.day for row in (*self.gone, *self.new)]
        return (min(days), max(days)) if days else None

    @property
    def filled(self) -> tuple[Shift, ...]:
        """Vacant shifts that are gone while somebody has got one of the same day and times."""
        given = Counter((row.day, row.start, row.end) for row in self.new if not _is_vacant(row))
        found = []
        for row in filter(_is_vacant, self.gone):
            if given[row.day, row.start, row.end]:
                given[row.day, row.start, row.end] -= 1
                found.append(row)
        return tuple(found)

    @property
    def opened(self) -> tuple[Shift, ...]:
        """Vacant shifts that were none before."""
        return tuple(filter(_is_vacant, self.new))

    def hours(self, persons: Collection[str]) -> float:
        """Planned hours of the persons; of vacant and borrowed shifts where nobody else is meant."""
        counted = set(persons) - {""} or {""}
        return _hours(self.new, counted) - _hours(self.gone, counted)


def differing(before: Iterable[Shift], after: Iterable[Shift]) -> Differing:
    """What two plans of the same days differ in; a changed shift stands on both sides."""
    was, now = Counter(before), Counter(after)
    return Differing(tuple((was - now).elements()), tuple((now - was).elements()))


def cost_change(
    before: Sequence[DayTotal], after: Sequence[DayTotal], persons: Collection[str]
) -> tuple[float | None, str]:
    """SEK more (+) or less of the same days, or None and why. What others lack does not matter: their part
    is the same before and after."""
    found = cost_missing(before) | cost_missing(after)
    missing = sorted(problem.code for problem in found if _concerns(problem, persons))
    if missing:
        return None, missing[0]
    return sum(total.cost_sek for total in after) - sum(total.cost_sek for total in before), ""


def need_changes(
    wanted: Mapping[NeedKey, float], before: Mapping[NeedKey, float], after: Mapping[NeedKey, float]
) -> tuple[NeedChange, ...]:
    """Where another number of people is there, by day, section and shift type."""
    keys = sorted(before.keys() | after.keys(), key=lambda key: (key.day, key.section, key.shift_code))
    both = ((key, before.get(key, 0.0), after.get(key, 0.0)) for key in keys)
    return tuple(
        NeedChange(*key, was, now, wanted.get(key)) for key, was, now in both if abs(now - was) > NOISE
    )


def breach_changes(
    before: Iterable[Breach], after: Iterable[Breach]
) -> tuple[tuple[Breach, ...], tuple[Breach, ...], tuple[BreachChange, ...]]:
    """Breaches that an edit adds, those that it removes, and those of which it changes the amount."""
    was, now = Counter(before), Counter(after)
    removed, added, changed = list((was - now).elements()), [], []
    for breach in (now - was).elements():
        same = next((each for each in removed if _which(each) == _which(breach)), None)
        if same is None:
            added.append(breach)
        else:
            removed.remove(same)
            changed.append(BreachChange(same, breach))
    return tuple(added), tuple(removed), tuple(changed)


def limits_neared(
    register: Register,
    shifts: Iterable[ResolvedShift],
    new: Iterable[Shift],
    until: date,
    breaches: Iterable[Breach],
) -> tuple[LimitNeared, ...]:
    """Limits that the new shifts count against, with 80 % used or more; `breaches` are told already.

    `shifts`: all overtime and additional time of the persons since the limits' stretches began.
    """
    kinds = {limit.name: limit.kinds for limit in limits_on(register, until)}
    given = {(row.employee_no, row.kind) for row in new}
    told = {(breach.employee_no, breach.rule) for breach in breaches}
    return tuple(
        LimitNeared(near.employee, near.limit, near.hours, near.of, until)
        for near in near_limits(running_totals(register, shifts, until))
        if (near.employee, near.limit) not in told
        and any((near.employee, kind) in given for kind in kinds[near.limit])
    )


def shortest_rest(
    register: Register, employee_no: str, held: Iterable[Shift], new: Collection[Shift]
) -> float | None:
    """Hours of the shortest free time before or after the passes that have any of the new shifts in them.

    `held`: all the person's shifts some days around. Work of a day of full absence and standby are no work.
    """
    passes = PersonBook(register, PersonRows(employee_no, tuple(held))).passes
    gaps = []
    for place, each in enumerate(passes):
        if any(work.shift in new for work in each.works):
            gaps += [(each.start - passes[place - 1].end) / 60] if place else []
            gaps += [(passes[place + 1].start - each.end) / 60] if place + 1 < len(passes) else []
    return min(gaps, default=None)


def _which(breach: Breach) -> tuple[str, str, date, str]:
    return breach.rule, breach.employee_no, breach.when, breach.part


def _hours(shifts: Iterable[Shift], persons: Collection[str]) -> float:
    return float(
        sum(shift_hours(row) for row in shifts if row.employee_no in persons and row.kind != STANDBY)
    )


def _is_vacant(row: Shift) -> bool:
    return not row.employee_no and not row.borrowed_from


def _concerns(problem: Problem, persons: Collection[str]) -> bool:
    employee = dict(problem.facts).get("employee")
    return employee is None or employee in persons
