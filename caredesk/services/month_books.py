"""Read what density and occupancy of a run of months are built from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import is_not

from caredesk.domain.calendar import first_day, last_day, months_from_to
from caredesk.domain.density import MONTHLY, MonthPoint
from caredesk.domain.month_points import MonthBook, MonthSources
from caredesk.domain.month_totals import MonthTotal, sum_months
from caredesk.domain.occupancy import PlaceBook
from caredesk.domain.rows import MonthClosing, MonthlyValue
from caredesk.services.session import OpenUnit, StandingMonth
from caredesk.storage import day_totals, rows
from caredesk.storage.facts import read_circumstances, read_facts
from caredesk.storage.month_totals import read_month_totals


class UnitMonths:
    """A run of months of a unit, read once: register, places, sums and the book of month points."""

    def __init__(self, unit: OpenUnit, first_month: str, last_month: str) -> None:
        facts = read_circumstances(unit.store, first_day(last_month), last_day(last_month))
        self.register = unit.register(facts)
        self.places = PlaceBook(facts.places, facts.occupancies)
        self.totals = {
            (total.month, total.section): total for total in _month_totals(unit, first_month, last_month)
        }
        monthly, closings = (
            rows.read_whole(unit.store, MonthlyValue),
            rows.read_whole(unit.store, MonthClosing),
        )
        within = [row for row in monthly if first_month <= row.month <= last_month]
        self.monthly = {(row.month, row.section): row for row in within}
        self.closed = frozenset(
            row.month for row in closings if row.closed and first_month <= row.month <= last_month
        )
        sources = MonthSources(self.totals, self.monthly, self.closed)
        made_of = (facts.units, facts.employments, facts.places, monthly, closings)
        self.book = MonthBook(
            self.register, self.places, sources, _standing(unit, made_of, self.totals.values())
        )

    def totals_of(self, month: str) -> list[MonthTotal]:
        """The month's sums, one a section ("" included)."""
        return [total for (held, _), total in self.totals.items() if held == month]


def _standing(
    unit: OpenUnit, made_of: tuple[object, ...], totals: Iterable[MonthTotal]
) -> dict[str, dict[str | None, MonthPoint]]:
    """Points made before of months whose rows and sums are still the very same; none yet of the others."""
    found: dict[str, dict[str | None, MonthPoint]] = {}
    for month, sums in groupby(totals, key=lambda total: total.month):
        sources = (*made_of, *sums)
        held = unit.standing_months.get(month)
        if held is None or len(held.made_of) != len(sources) or any(map(is_not, held.made_of, sources)):
            held = unit.standing_months[month] = StandingMonth(sources, {})
        found[month] = held.points
    return found


def months_given_as_whole(unit: OpenUnit, first_month: str, last_month: str) -> frozenset[str]:
    """The months whose occupancy is a monthly value (figures.md § 2): they need no days."""
    book = UnitMonths(unit, first_month, last_month).book
    months = months_from_to(first_month, last_month)
    return frozenset(month for month in months if book.occupancy_source(month) == MONTHLY)


def _month_totals(unit: OpenUnit, first_month: str, last_month: str) -> Iterator[MonthTotal]:
    """Stored sums within the horizon; months outside it are computed, as nothing keeps them."""
    yield from read_month_totals(unit.store, first_month, last_month)
    reach = day_totals.horizon(unit.store)
    for month in months_from_to(first_month, last_month):
        first, last = first_day(month), last_day(month)
        if reach is None or last < reach[0] or first > reach[1]:
            yield from sum_months(unit.compute(read_facts(unit.store, first, last)))
