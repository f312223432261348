"""The rule of those under 18, in its parts; it takes the place of daily rest, weekly rest and break.

AFS 2023:2 ch. 8: hours of a day and week, break, rest, nights and days off (rules.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from caredesk.domain.calendar import days_from_to, instant
from caredesk.domain.rule_book import Breach, PersonBook, less, mondays, more
from caredesk.domain.rules_rest import daily_free_time

MINOR = "minor"
EARLY_NIGHT, LATE_NIGHT, NEVER = (22 * 60, 6 * 60), (23 * 60, 7 * 60), (24 * 60, 5 * 60)
"""One of the first two must be free, from an evening to the next morning; the third always."""
ONE_DAY = timedelta(days=1)

Part = Callable[[PersonBook, date, date], Iterator[Breach]]


def minor(book: PersonBook, first: date, last: date) -> Iterator[Breach]:
    """Every part, of the days on which the person is under 18."""
    if not book.is_minor(first):
        return
    for part in PARTS.values():
        yield from (breach for breach in part(book, first, last) if book.is_minor(breach.when))


def _day(book: PersonBook, first: date, last: date) -> Iterator[Breach]:
    """More than 8 h of work on a date."""
    for day in days_from_to(first, last):
        hours, limit = book.hours_by_day.get(day, 0.0), book.limit("minor_day_h", day)
        if limit is not None and more(hours, limit):
            yield book.breach(MINOR, day, hours, limit, "day")


def _week(book: PersonBook, first: date, last: date) -> Iterator[Breach]:
    """More than 40 h of work in a calendar week."""
    for monday in mondays(first, last):
        hours, limit = book.hours_by_week.get(monday, 0.0), book.limit("minor_week_h", monday)
        if limit is not None and more(hours, limit):
            yield book.breach(MINOR, monday, hours, limit, "week")


def _break(book: PersonBook, first: date, last: date) -> Iterator[Breach]:
    """No break of at least 30 minutes in a pass of more than 4,5 h."""
    for each in book.passes_from(first, last):
        limit, least = book.limit("minor_break_h", each.day), book.limit("minor_break_minutes", each.day)
        longest = max(work.shift.break_minutes for work in each.works)
        if limit is not None and least is not None and more(each.hours, limit) and longest < least:
            yield book.breach(MINOR, each.day, each.hours, limit, "break")


def _rest(book: PersonBook, first: date, last: date) -> Iterator[Breach]:
    """Less than 12 h free in a window of daily rest."""
    for day, free in daily_free_time(book, first, last):
        limit = book.limit("minor_rest_h", day)
        if limit is not None and less(free, limit):
            yield book.breach(MINOR, day, free, limit, "rest")


def _night(book: PersonBook, first: date, last: date) -> Iterator[Breach]:
    """Work both between 22 and 06 and between 23 and 07 of one night: neither is free."""
    for evening in days_from_to(first, last):
        hours = _worked(book, evening, EARLY_NIGHT)
        if more(hours, 0) and more(_worked(book, evening, LATE_NIGHT), 0):
            yield book.breach(MINOR, evening, hours, 0, "night")


def _never(book: PersonBook, first: date, last: date) -> Iterator[Breach]:
    """Any work between midnight and 05."""
    for evening in days_from_to(first, last):
        hours = _worked(book, evening, NEVER)
        if more(hours, 0):
            yield book.breach(MINOR, evening, hours, 0, "never")


def _days_off(book: PersonBook, first: date, last: date) -> Iterator[Breach]:
    """Fewer than two dates without a shift in a calendar week."""
    for monday in mondays(first, last):
        week = days_from_to(monday, monday + 6 * ONE_DAY)
        free, limit = sum(day not in book.hours_by_day for day in week), book.limit("minor_days_off", monday)
        if limit is not None and free < limit:
            yield book.breach(MINOR, monday, free, limit, "days_off")


def _worked(book: PersonBook, evening: date, night: tuple[int, int]) -> float:
    start, end = night
    return book.worked_between(instant(evening, start), instant(evening + ONE_DAY, end))


PARTS: dict[str, Part] = {
    "day": _day,
    "week": _week,
    "break": _break,
    "rest": _rest,
    "night": _night,
    "never": _never,
    "days_off": _days_off,
}
