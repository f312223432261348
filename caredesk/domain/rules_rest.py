"""Rules of rest: of a day with its accepted exceptions, of a week, and after jour (rules.md)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from caredesk.domain.calendar import instant
from caredesk.domain.rule_book import Breach, PersonBook, Window, less, longest_free, mondays

WEEK = timedelta(days=7)


def daily_rest(book: PersonBook, first: date, last: date) -> Iterator[Breach]:
    """Less than 11 h free in a window of daily rest, unless an exception excuses it. ATL 13 §."""
    return (breach for breach in _short_daily_rest(book, first, last) if not _is_excused(book, breach))


def accepted_rest(book: PersonBook, first: date, last: date) -> Iterator[Breach]:
    """Shorter daily rest that an exception with compensation excuses. AB § 13."""
    for day in sorted({row.day for row in book.rows.exceptions if first <= row.day <= last}):
        yield from (breach for breach in _short_daily_rest(book, day, day) if _is_excused(book, breach))


def weekly_rest(book: PersonBook, first: date, last: date) -> Iterator[Breach]:
    """Less than 36 h free in a week, from Monday at the dygnsbryt. ATL 14 §."""
    for monday in mondays(first, last):
        limit = book.limit("weekly_rest_h", monday)
        if limit is None or book.is_minor(monday):
            continue
        at = book.day_break(monday) or 0
        window = Window(monday, instant(monday, at), instant(monday + WEEK, at))
        met = book.passes_within(window.start, window.end)
        free = longest_free(met, window)
        if met and less(free, limit):
            yield book.breach("weekly_rest", monday, free, limit)


def rest_after_jour(book: PersonBook, first: date, last: date) -> Iterator[Breach]:
    """After a pass with jour, less free time than the pass was long or than 11 h. AB § 13 mom. 5."""
    for each in book.passes_from(first, last):
        least = book.limit("daily_rest_h", each.day)
        following = book.pass_after(each.end)
        if least is None or following is None or not each.jour:
            continue
        needed, free = max(each.hours, least), (following.start - each.end) / 60
        if less(free, needed):
            yield book.breach("shift_max", each.day, free, needed, "rest_after")


def daily_free_time(book: PersonBook, first: date, last: date) -> Iterator[tuple[date, float]]:
    """The longest free time of each window of daily rest with work in it; where a pass has jour, its own rule
    looks instead."""
    for window in book.daily_windows(first, last):
        met = book.passes_within(window.start, window.end)
        if met and not any(each.jour for each in met):
            yield window.day, longest_free(met, window)


def _short_daily_rest(book: PersonBook, first: date, last: date) -> Iterator[Breach]:
    for day, free in daily_free_time(book, first, last):
        limit = book.limit("daily_rest_h", day)
        if limit is not None and less(free, limit) and not book.is_minor(day):
            yield book.breach("daily_rest", day, free, limit)


def _is_excused(book: PersonBook, breach: Breach) -> bool:
    """Whether a row of that date gives a reason, and compensation in time, for a rest that is long enough."""
    row = next((row for row in book.rows.exceptions if row.day == breach.when), None)
    least = book.limit("rest_exception_h", breach.when)
    days = book.limit("rest_exception_days", breach.when)
    if row is None or row.compensation_from is None or least is None or days is None:
        return False
    in_time = (row.compensation_from - row.day).days <= days
    return in_time and breach.amount is not None and not less(breach.amount, least)
