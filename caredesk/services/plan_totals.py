"""Day totals and month points of a plan: the stored ones, and a draft's own on its days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date

from caredesk.domain.calendar import ONE_DAY, days_from_to, first_day, last_day, month_of, months_from_to
from caredesk.domain.day_totals import DayTotal
from caredesk.domain.density import MISSING
from caredesk.domain.expected_occupancy import with_expected
from caredesk.domain.month_points import MonthBook, MonthSources
from caredesk.domain.month_totals import sum_months
from caredesk.domain.rows import Absence, Occupancy, Shift
from caredesk.services.month_books import UnitMonths
from caredesk.services.plan import Plan, Stretch, days_of_draft, facts_of
from caredesk.services.session import DraftedDay
from caredesk.storage import day_totals
from caredesk.storage.last_occupied import read_last_occupied


def totals_of(plan: Plan, first: date, last: date) -> list[DayTotal]:
    """The plan's totals by day and section: the stored ones, and on a draft's days those that it computes."""
    stored = day_totals.read_totals(plan.unit.store, first, last)
    drafted = common(days_of_draft(plan), (first, last))
    if drafted is None:
        return stored
    return replaced(stored, drafted, _drafted(plan, drafted))


def replaced(totals: Iterable[DayTotal], days: Stretch, new: Iterable[DayTotal]) -> list[DayTotal]:
    """Totals with those of some days exchanged."""
    kept = [total for total in totals if not days[0] <= total.day <= days[1]]
    return sorted([*kept, *new], key=lambda total: (total.day, total.section))


def common(one: Stretch | None, other: Stretch) -> Stretch | None:
    """The days that two stretches have in common."""
    if one is None:
        return None
    first, last = max(one[0], other[0]), min(one[1], other[1])
    return (first, last) if first <= last else None


def _drafted(plan: Plan, days: Stretch) -> Iterator[DayTotal]:
    """Totals of a draft's days; nothing keeps them but the unit while it is open, so that an edit of one day
    computes that day."""
    facts = facts_of(plan, *days)
    shifts: dict[date, list[Shift]] = defaultdict(list)
    for row in facts.shifts:
        shifts[row.day].append(row)
    kept = plan.unit.drafted_days
    for day in days_from_to(*days):
        before = day - ONE_DAY
        of_day = replace(
            facts,
            first_day=day,
            last_day=day,
            shifts=(*shifts[before], *shifts[day]),
            absences=tuple(row for row in facts.absences if _overlaps(row, before, day)),
            occupancies=tuple(row for row in facts.occupancies if _overlaps(row, before, day)),
        )
        held = kept.get((plan.draft, day))
        if held is None or held.made_of != of_day:
            held = kept[plan.draft, day] = DraftedDay(of_day, tuple(plan.unit.compute(of_day)))
        yield from held.totals


def _overlaps(row: Absence | Occupancy, first: date, last: date) -> bool:
    return row.first_day <= last and (row.last_day is None or row.last_day >= first)


class PlanMonths:
    """A run of months of a plan, read once, and what they become when some days do.

    Days whose occupancy nobody knows yet are expected to be as the last known one: the months `expected`.
    """

    def __init__(self, plan: Plan, first_month: str, last_month: str) -> None:
        self._plan = plan
        self._unit_months = UnitMonths(plan.unit, first_month, last_month)
        self._totals: dict[str, list[DayTotal]] = {}
        self._months = months_from_to(first_month, last_month)
        self._known = read_last_occupied(plan.unit.store, last_day(last_month))
        self.expected: frozenset[str] = frozenset()
        self.book = self._book_with(self._drafted_months())

    def book_with(self, days: Stretch, new: Iterable[DayTotal]) -> MonthBook:
        """The book when the totals of these days are exchanged."""
        new = list(new)
        touched = self._within(months_from_to(month_of(days[0]), month_of(days[1])))
        if not touched:
            return self.book
        months = {
            month: replaced(
                self._totals_of(month), days, (total for total in new if month_of(total.day) == month)
            )
            for month in touched
        }
        drafted = {month: self._totals_of(month) for month in self._drafted_months()}
        return self._book_of({**drafted, **months})

    def _drafted_months(self) -> tuple[str, ...]:
        own = days_of_draft(self._plan)
        return () if own is None else self._within(months_from_to(month_of(own[0]), month_of(own[1])))

    def _within(self, months: Collection[str]) -> tuple[str, ...]:
        return tuple(month for month in months if month in self._months)

    def _totals_of(self, month: str) -> list[DayTotal]:
        if month not in self._totals:
            self._totals[month] = totals_of(self._plan, first_day(month), last_day(month))
        return self._totals[month]

    def _book_with(self, months: Iterable[str]) -> MonthBook:
        return self._book_of({month: self._totals_of(month) for month in months})

    def _book_of(self, months: dict[str, list[DayTotal]]) -> MonthBook:
        """The unit's months with the sums of these exchanged."""
        held = self._unit_months
        totals = {key: total for key, total in held.totals.items() if key[0] not in months}
        for total in sum_months(each for listed in months.values() for each in listed):
            totals[total.month, total.section] = total
        known = {month for month in self._months if held.book.occupancy_source(month) != MISSING}
        totals, self.expected = with_expected(totals, self._known, held.closed | known)
        if not months and not self.expected:
            return held.book
        return MonthBook(held.register, held.places, MonthSources(totals, held.monthly, held.closed))
