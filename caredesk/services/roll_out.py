"""Rolling base schedules out over days of the plan, without touching what was changed by hand.

The table rolled_out remembers what a base schedule last gave a person on a day. A day that still looks so, or
that is empty and was never given anything, gets what the base schedule gives now, be it nothing; any other
day, with a shift changed, moved, removed, added or read from a file, is left as it is. A draft is rolled out
to alone: what its days are held against is what the plan was given, and that stays as it was, so a day that a
draft has got anew counts as changed by hand from then on.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from caredesk.domain.base_schedule import Cycle, cycle_on, cycles_of, shifts_on, unknown_codes
from caredesk.domain.calendar import days_from_to
from caredesk.domain.changes import Changes
from caredesk.domain.register import Register
from caredesk.domain.rows import BaseShift, Shift
from caredesk.domain.schedule_rows import RolledOut
from caredesk.errors import UserError
from caredesk.services import plan as plans
from caredesk.services.edits import edit
from caredesk.services.long_edit import Parts, Progress, Report, Tell, telling_totals
from caredesk.services.month_closing import closed_months_of
from caredesk.services.plan import Plan
from caredesk.storage import rows
from caredesk.storage.facts import read_circumstances

MOST_DAYS = 3 * 366
"""A longer stretch is a slip of the finger in a year."""

Day = tuple[str, date]
"""An employee number and a day."""

COMPUTED, WRITTEN = 30, 65
"""How far a roll-out has come, in percent, when it is computed, and when it is written but for day totals."""


@dataclass(frozen=True)
class RollOut:
    """What a roll-out does: shifts by what happens to them, and the days that it leaves alone.

    `unchanged`: shifts that already are as the base schedule gives them. `kept_by_hand`: days that differ
    from the base schedule and stay so; `outside_employment`: days that it gives a shift and nobody is
    employed to work it, of which those in `emptied` lose what they were given; `unknown_days`: days with one
    of `unknown_codes`, which no shift type has. `closed`: months of the unit's own plan that are closed and
    reached.
    """

    first_day: date
    last_day: date
    new: int
    changed: int
    removed: int
    unchanged: int
    kept_by_hand: tuple[Day, ...]
    outside_employment: tuple[Day, ...]
    unknown_days: tuple[Day, ...]
    unknown_codes: tuple[str, ...]
    emptied: tuple[Day, ...] = ()
    closed: tuple[str, ...] = ()

    @property
    def changes_nothing(self) -> bool:
        """Whether the plan would stay as it is."""
        return not (self.new or self.changed or self.removed)


class _DayBefore(NamedTuple):
    """What stands on a person's day, with numbers, and what it was given."""

    held: Sequence[tuple[int, Shift]]
    given: Sequence[tuple[int, RolledOut]]


_NOTHING = _DayBefore((), ())


@dataclass
class _Work:
    """The computation that both the plan and the edit are taken from."""

    new: list[Shift] = field(default_factory=list)
    changed: list[tuple[int, Shift]] = field(default_factory=list)
    removed: list[int] = field(default_factory=list)
    unchanged: int = 0
    given: list[RolledOut] = field(default_factory=list)
    given_before: list[int] = field(default_factory=list)
    kept: list[Day] = field(default_factory=list)
    outside: list[Day] = field(default_factory=list)
    emptied: list[Day] = field(default_factory=list)
    days: set[date] = field(default_factory=set)
    unknown: list[Day] = field(default_factory=list)
    codes: set[str] = field(default_factory=set)


def plan_roll_out(
    plan: Plan,
    *,
    first_day: date,
    last_day: date,
    persons: Collection[str] | None = None,
    progress: Progress | None = None,
) -> RollOut:
    """What rolling out would do, to everybody or to these employees; nothing is stored.

    UserError as `edit_rolled_out`; Stopped when `progress` said so.
    """
    work = _compute(plan, first_day, last_day, persons, Report(progress).within(0, 100))
    return RollOut(
        first_day=first_day,
        last_day=last_day,
        new=len(work.new),
        changed=len(work.changed),
        removed=len(work.removed),
        unchanged=work.unchanged,
        kept_by_hand=tuple(sorted(work.kept)),
        outside_employment=tuple(sorted(work.outside)),
        unknown_days=tuple(sorted(work.unknown)),
        unknown_codes=tuple(sorted(work.codes)),
        emptied=tuple(sorted(work.emptied)),
        closed=() if plan.draft else closed_months_of(plan.unit, work.days),
    )


def edit_rolled_out(
    plan: Plan,
    *,
    first_day: date,
    last_day: date,
    persons: Collection[str] | None = None,
    progress: Progress | None = None,
) -> Changes:
    """Rolls out as one step; no change when there is nothing to do. Stopped: nothing is stored.

    UserError roll_out_days (the last day is before the first, or too far from it), outside_draft (a draft has
    not all of the days).
    """
    report = Report(progress)
    work = _compute(plan, first_day, last_day, persons, report.within(0, COMPUTED))
    if not (work.new or work.changed or work.removed):
        return Changes()
    with edit(plan.unit, "rolled_out", first=first_day, last=last_day) as edited:
        _write(plan, work, report.within(COMPUTED, WRITTEN))
        edited.compute = telling_totals(edited.compute, first_day, last_day, report.within(WRITTEN, 100))
    return edited.changes


def _compute(plan: Plan, first: date, last: date, persons: Collection[str] | None, tell: Tell) -> _Work:
    _require_days(plan, first, last)
    store = plan.unit.store
    cycles = cycles_of(rows.read(store, BaseShift))
    before = _days_before(plan, first, last, persons)
    register = plan.unit.register(read_circumstances(store, first, last))
    people = sorted({*cycles, *(person for person, _ in before)})
    people = [person for person in people if persons is None or person in persons]
    work, days = _Work(), days_from_to(first, last)
    for done, person in enumerate(people):
        tell(done / len(people))
        for day in days:
            cycle = cycle_on(cycles.get(person, ()), day)
            _take_day(work, register, cycle, (person, day), before.get((person, day), _NOTHING))
    tell(1)
    return work


def _write(plan: Plan, work: _Work, tell: Tell) -> None:
    parts = Parts(len(work.changed) + len(work.new) + len(work.given), tell)
    plans.delete(plan, work.removed)
    for changed in parts.of(work.changed):
        for number, shift in changed:
            plans.update(plan, number, shift)
    for new in parts.of(work.new):
        plans.insert(plan, new)
    if not plan.draft:
        rows.delete(plan.unit.store, "rolled_out", work.given_before)
        for given in parts.of(work.given):
            rows.insert(plan.unit.store, given)


def _require_days(plan: Plan, first: date, last: date) -> None:
    if last < first or (last - first).days >= MOST_DAYS:
        raise UserError("roll_out_days", first=first, last=last, most=MOST_DAYS // 366)
    own = plans.days_of_draft(plan)
    if own is not None and not own[0] <= first <= last <= own[1]:
        raise UserError("outside_draft", name=plan.draft, first=own[0], last=own[1])


def _days_before(
    plan: Plan, first: date, last: date, persons: Collection[str] | None
) -> Mapping[Day, _DayBefore]:
    """What stands and what was given, by person and day; vacant and borrowed shifts are nobody's."""
    held: defaultdict[Day, list[tuple[int, Shift]]] = defaultdict(list)
    for number, shift in plans.shifts_of(plan, first, last, persons):
        if shift.employee_no:
            held[shift.employee_no, shift.day].append((number, shift))
    given: defaultdict[Day, list[tuple[int, RolledOut]]] = defaultdict(list)
    found = rows.read_with_ids(
        plan.unit.store, RolledOut, "day BETWEEN ? AND ?", (first.isoformat(), last.isoformat())
    )
    for number, row in found:
        given[row.employee_no, row.day].append((number, row))
    return {day: _DayBefore(held.get(day, ()), given.get(day, ())) for day in held.keys() | given.keys()}


def _take_day(work: _Work, register: Register, cycle: Cycle | None, at: Day, before: _DayBefore) -> None:
    """Adds what a roll-out does to one person's day."""
    person, day = at
    if cycle is None and not before.given:
        return
    if cycle is not None and (unknown := unknown_codes(cycle, day, register.shift_types)):
        work.unknown.append(at)
        work.codes.update(unknown)
        return
    gives = shifts_on(cycle, day, register.shift_types) if cycle is not None else ()
    outside = bool(gives) and register.contract(person, day) is None
    if outside:
        work.outside.append(at)
        gives = ()
    held = [shift for _, shift in before.held]
    if Counter(held) == Counter(gives):
        work.unchanged += len(held)
    elif _untouched(register, before):
        _replace_day(work, before, gives)
        work.days.add(day)
        if outside:
            work.emptied.append(at)
    else:
        work.kept.append(at)


def _untouched(register: Register, before: _DayBefore) -> bool:
    """Whether a day is as it was given: the same codes, times and breaks, and nothing added to a shift."""
    given = {_shift_of(register, row) for _, row in before.given}
    return len(before.held) == len(given) and given == {shift for _, shift in before.held}


def _shift_of(register: Register, row: RolledOut) -> Shift:
    """The shift that a day was given; its kind is that of its shift type."""
    held = register.shift_types.get(row.shift_code)
    return Shift(*row, kind=held.kind if held else "")


def _replace_day(work: _Work, before: _DayBefore, gives: Sequence[Shift]) -> None:
    """Puts what is given now in the place of what was: the same shifts stay, others change or go."""
    wanted, left = list(gives), []
    for number, shift in before.held:
        if shift in wanted:
            wanted.remove(shift)
            work.unchanged += 1
        else:
            left.append(number)
    pairs = min(len(left), len(wanted))
    work.changed += zip(left[:pairs], wanted[:pairs], strict=True)
    work.new += wanted[pairs:]
    work.removed += left[pairs:]
    work.given_before += [number for number, _ in before.given]
    work.given += _remembered(gives)


def _remembered(gives: Iterable[Shift]) -> Iterator[RolledOut]:
    for row in gives:
        yield RolledOut(row.employee_no, row.day, row.shift_code, row.start, row.end, row.break_minutes)
