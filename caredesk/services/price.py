"""What an edit of the schedule would change: it is made, its figures are read, and it is taken back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import timedelta
from functools import cache, cached_property

from caredesk.domain.calendar import add_months, monday_of
from caredesk.domain.changes import Changes
from caredesk.domain.day_totals import DayTotal
from caredesk.domain.density import rolling
from caredesk.domain.edit_price import (
    BreachChange,
    Differing,
    LimitNeared,
    NeedChange,
    Price,
    SectionDensity,
    breach_changes,
    cost_change,
    differing,
    limits_neared,
    need_changes,
    shortest_rest,
)
from caredesk.domain.month_points import MonthBook
from caredesk.domain.need_strip import NeedCount, NeedKey
from caredesk.domain.occupancy import UNIT
from caredesk.domain.register import Register
from caredesk.domain.rows import Shift
from caredesk.domain.rules import Breach
from caredesk.services.breaches import view_breaches
from caredesk.services.limit_reading import LimitReading, read_limits
from caredesk.services.plan import Plan, Stretch, days_of_draft, shifts_of
from caredesk.services.plan_totals import PlanMonths, totals_of
from caredesk.services.what_if import what_if
from caredesk.storage.facts import read_circumstances
from caredesk.storage.horizon import hull

__all__ = ["Before", "BreachChange", "NeedChange", "Price", "SectionDensity", "price_of", "read_before"]

MONTHS_BEHIND = 11
DAYS_AROUND = timedelta(days=8)
"""So far to either side the shift before and the one after are looked for."""
ONE_DAY, SIX_DAYS = timedelta(days=1), timedelta(days=6)

Staffing = tuple[dict[NeedKey, float], dict[NeedKey, float]]


class Reading:
    """What the price of an edit is made of, each part read once while the plan stands as it does."""

    def __init__(self, plan: Plan, month: str) -> None:
        self.plan = plan
        self.month = month
        self.shifts = cache(self._shifts)
        self.totals = cache(self._totals)
        self.staffing = cache(self._staffing)
        self.breaches = cache(self._breaches)

    @cached_property
    def months(self) -> PlanMonths:
        """The month and those behind it."""
        return PlanMonths(self.plan, add_months(self.month, -MONTHS_BEHIND), self.month)

    def _shifts(self, days: Stretch, persons: frozenset[str] | None = None) -> tuple[Shift, ...]:
        return tuple(row for _, row in shifts_of(self.plan, *days, persons))

    def _totals(self, days: Stretch) -> tuple[DayTotal, ...]:
        return tuple(totals_of(self.plan, *days))

    def _staffing(self, days: Stretch) -> Staffing:
        """People wanted and people there."""
        count = NeedCount(self.register(days), *days, None)
        return count.wanted, count.staffed(self.shifts(days))

    def _breaches(self, days: Stretch, persons: frozenset[str]) -> tuple[Breach, ...]:
        return view_breaches(self.plan, first_day=days[0], last_day=days[1], persons=persons).breaches

    def register(self, days: Stretch) -> Register:
        """Lookups over what holds on these days."""
        return self.plan.unit.register(read_circumstances(self.plan.unit.store, *days))


class Before(Reading):
    """How things stand before an edit: true until the unit is changed. `persons` are those whom the edits to
    be priced with it concern."""

    def __init__(self, plan: Plan, month: str, persons: Collection[str]) -> None:
        super().__init__(plan, month)
        self.persons = frozenset(persons)
        self.book = self.months.book
        self.draft_days = days_of_draft(plan)
        self.drafted = self.persons | {""}
        if self.draft_days is not None:
            self.shifts(self.draft_days, self.drafted)


class _After(Reading):
    """How things stand while an edit stands: everything is read at once, for it is taken back.

    `days`: those that the edit touched, None when it changed nothing.
    """

    def __init__(self, before: Before, changes: Changes, persons: Collection[str]) -> None:
        super().__init__(before.plan, before.month)
        self.changes = changes
        self.persons = frozenset(persons) | changes.persons
        self.days = self._days_touched(before)
        self.book = before.book
        self.rested: tuple[Register, tuple[Shift, ...]] | None = None
        self.limits: LimitReading | None = None
        if self.days is None:
            return
        touched = self.shifts(self.days)
        self.limits = read_limits(self.plan, self.days[1], self.persons, touched)
        self.staffing(self.days)
        self.breaches(weeks_around(self.days), self.persons)
        around = (self.days[0] - DAYS_AROUND, self.days[1] + DAYS_AROUND)
        self.rested = self.register(around), self.shifts(around, self.persons)
        new = self.totals(self.days)
        drafted = before.draft_days is not None
        self.book = before.months.book_with(self.days, new) if drafted else self.months.book

    def _days_touched(self, before: Before) -> Stretch | None:
        """A draft's shifts bear on no stored total, so the days of those that differ are added: all of the
        draft when the edit concerns somebody whose shifts were not read before."""
        first, last = self.changes.first_day, self.changes.last_day
        touched = None if first is None or last is None else (first, last)
        if before.draft_days is None:
            return touched
        if not self.persons <= before.drafted:
            return hull(touched, before.draft_days)
        was, now = (each.shifts(before.draft_days, before.drafted) for each in (before, self))
        return hull(touched, differing(was, now).days)


def read_before(plan: Plan, *, month: str, persons: Collection[str]) -> Before:
    """What stays the same from keystroke to keystroke, so that each costs one edit and one reading."""
    return Before(plan, month, persons)


def price_of(
    plan: Plan,
    make: Callable[[], Changes],
    *,
    month: str,
    persons: Collection[str],
    before: Before | None = None,
) -> Price:
    """The price of the edit that `make` makes; afterwards nothing has happened. UserError as the edit's own.

    `persons`: whose hours are meant, "" for vacant ones. `before`: `read_before` of the same plan and month.
    """
    held = before or read_before(plan, month=month, persons=persons)
    with what_if(plan.unit):
        after = _After(held, make(), persons)
    days = after.days
    diff = Differing((), ()) if days is None else differing(held.shifts(days), after.shifts(days))
    sek, missing = (0.0, "") if days is None else _cost(held, after, days)
    added, removed, changed = ((), (), ()) if days is None else _breaches(held, after, days)
    return Price(
        month=month,
        changes=after.changes,
        hours=diff.hours(persons),
        sek=sek,
        sek_missing=missing,
        density_before=held.book.point(month).density,
        density_after=after.book.point(month).density,
        r12_before=rolling(held.book.year(month)).density,
        r12_after=rolling(after.book.year(month)).density,
        sections=() if days is None else _sections(held, after, days),
        needs=() if days is None else _needs(held, after, days),
        filled=diff.filled,
        opened=diff.opened,
        breaches_added=added,
        breaches_removed=removed,
        breaches_changed=changed,
        rest_hours=_rest(after, diff),
        estimated=month in held.months.expected,
        limits=_limits(after, diff, added, changed),
    )


def weeks_around(days: Stretch) -> Stretch:
    """Whole weeks that hold the days and the one before and after, where their breaches may be dated."""
    return monday_of(days[0] - ONE_DAY), monday_of(days[1] + ONE_DAY) + SIX_DAYS


def _cost(before: Before, after: _After, days: Stretch) -> tuple[float | None, str]:
    return cost_change(before.totals(days), after.totals(days), after.persons)


def _needs(before: Before, after: _After, days: Stretch) -> tuple[NeedChange, ...]:
    wanted, staffed = after.staffing(days)
    return need_changes(wanted, before.staffing(days)[1], staffed)


def _sections(before: Before, after: _After, days: Stretch) -> tuple[SectionDensity, ...]:
    totals = (*before.totals(days), *after.totals(days))
    both = (
        SectionDensity(
            name, _density(before.book, after.month, name), _density(after.book, after.month, name)
        )
        for name in sorted({total.section for total in totals} - {UNIT})
    )
    return tuple(each for each in both if each.before != each.after)


def _density(book: MonthBook, month: str, section: str) -> float | None:
    return book.point(month, section).density


def _breaches(
    before: Before, after: _After, days: Stretch
) -> tuple[tuple[Breach, ...], tuple[Breach, ...], tuple[BreachChange, ...]]:
    weeks = weeks_around(days)
    return breach_changes(before.breaches(weeks, after.persons), after.breaches(weeks, after.persons))


def _limits(
    after: _After, diff: Differing, added: Sequence[Breach], changed: Sequence[BreachChange]
) -> tuple[LimitNeared, ...]:
    if after.limits is None:
        return ()
    told = (*added, *(change.after for change in changed))
    return limits_neared(*after.limits[:2], diff.new, after.limits.until, told)


def _rest(after: _After, diff: Differing) -> float | None:
    if after.rested is None:
        return None
    register, held = after.rested
    found = []
    for employee_no in sorted({row.employee_no for row in diff.new} - {""}):
        own = [row for row in held if row.employee_no == employee_no]
        found.append(shortest_rest(register, employee_no, own, set(diff.new)))
    return min((hours for hours in found if hours is not None), default=None)
