"""Rules of overtime and additional time: the shift that passes a limit of the month, 4 weeks or year."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby

from caredesk.domain.overtime import FOUR_WEEKS_DAYS, Limit, limit_hours, limits_on
from caredesk.domain.register import Register
from caredesk.domain.rule_book import Breach, PersonBook, PresentHours, more

Find = Callable[[PersonBook, date, date], Iterator[Breach]]


def limit_passed(name: str) -> Find:
    """The rule of one limit (figures.md § 5); of the two ways of counting only the unit's own finds anything.
    ATL 8, 8 a, 10 and 10 a §."""

    def find(book: PersonBook, first: date, last: date) -> Iterator[Breach]:
        held = book.overtime
        days = [day for day, _ in groupby(row.day for row in held) if first <= day <= last]
        for day in days:
            limit = next((each for each in limits_on(book.register, day) if each.name == name), None)
            if limit is not None and any(row.day == day and row.kind in limit.kinds for row in held):
                yield from _passing(book, held, limit, day)

    return find


def overtime_needed_from(register: Register, first: date) -> date:
    """From which day on shifts of overtime kinds are needed for the rules of days from `first`.

    Also 4 weeks before it: a way of counting that begins after `first` may count from days before the year.
    """
    four_weeks_before = first - timedelta(days=FOUR_WEEKS_DAYS)
    return min(four_weeks_before, *(limit.first_day for limit in limits_on(register, first)))


def _passing(book: PersonBook, held: Iterable[PresentHours], limit: Limit, day: date) -> Iterator[Breach]:
    """The breach of a day whose hours take the sum beyond the limit, where it was not beyond before them."""
    of = limit_hours(book.register, limit.name, day, book.employee_no)
    counted = [row for row in held if limit.first_day <= row.day <= day and row.kind in limit.kinds]
    total = sum(row.hours for row in counted)
    if of is None or not more(total, of):
        return
    earlier = [row for row in counted if row.day < day]
    if earlier:
        before = limit_hours(book.register, limit.name, earlier[-1].day, book.employee_no)
        if before is not None and more(sum(row.hours for row in earlier), before):
            return
    yield book.breach(limit.name, day, total, of)
