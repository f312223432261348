"""Rules of working hours: of a pass, without a break, and on average over weeks (rules.md)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from caredesk.domain.calendar import days_from_to, instant
from caredesk.domain.rule_book import Breach, Pass, PersonBook, less, mondays, more
from caredesk.domain.rules_rest import rest_after_jour
from caredesk.domain.shifts import SCHEDULED_KINDS

NIGHT_START, NIGHT_END = 22 * 60, 6 * 60
COUNTED_DAYS_A_WEEK = 6
"""Of each seven days 24 hours are taken off for the weekly rest (ATL 13 a §)."""
ONE_DAY, WEEK = timedelta(days=1), timedelta(days=7)


def shift_max(book: PersonBook, first: date, last: date) -> Iterator[Breach]:
    """A pass, breaks in, of more than 13 h, or 20 h with jour; and the rest after jour. AB § 13 mom. 5."""
    yield from rest_after_jour(book, first, last)
    for each in book.passes_from(first, last):
        limit = book.limit("shift_max_jour_h" if each.jour else "shift_max_h", each.day)
        if limit is not None and more(each.hours, limit):
            yield book.breach("shift_max", each.day, each.hours, limit)


def without_break(book: PersonBook, first: date, last: date) -> Iterator[Breach]:
    """A pass of more than 5 h with no break or paid meal break in it. ATL 15 §."""
    for each in book.passes_from(first, last):
        limit = book.limit("break_h", each.day)
        if limit is None or not more(each.hours, limit) or book.is_minor(each.day):
            continue
        if not each.jour and not _has_break(book, each):
            yield book.breach("break", each.day, each.hours, limit)


def week_max(book: PersonBook, first: date, last: date) -> Iterator[Breach]:
    """More than 40 h of ordinary time a week on average over the unit's calculation period. ATL 5 §."""
    for day in days_from_to(first, last):
        limit, weeks = book.limit("week_max_h", day), period_weeks(book, day)
        if limit is None or not _begins_period(book, day, weeks):
            continue
        end = day + weeks * WEEK
        held = (work for work in book.works if day <= work.shift.day < end and work.kind in SCHEDULED_KINDS)
        average = sum(work.hours for work in held) / weeks
        if more(average, limit):
            yield book.breach("week_max", day, average, limit)


def total_average(book: PersonBook, first: date, last: date) -> Iterator[Breach]:
    """More than 48 h of work a week on average over the 16 weeks that end with the week. ATL 10 b §."""
    for monday in mondays(first, last):
        limit, weeks = book.limit("total_average_h", monday), average_weeks(book, monday)
        average = _hours_of_weeks(book, monday, weeks) / weeks
        if limit is not None and more(average, limit):
            yield book.breach("total_average", monday, average, limit)


def night_worker(book: PersonBook, first: date, last: date) -> Iterator[Breach]:
    """Who works at least 3 h of the night in most passes: more than 8 h per 24 h on average. ATL 13 a §."""
    nights: list[tuple[date, float]] = []
    for monday in mondays(first, last):
        limit, weeks = book.limit("night_average_h", monday), average_weeks(book, monday)
        average = _hours_of_weeks(book, monday, weeks) / (weeks * COUNTED_DAYS_A_WEEK)
        if limit is None or not more(average, limit):
            continue
        nights = nights or [(each.day, _night_hours(each)) for each in book.passes]
        begin, end = monday - (weeks - 1) * WEEK, monday + WEEK
        if _are_mostly_nights(book, monday, [hours for day, hours in nights if begin <= day < end]):
            yield book.breach("night_worker", monday, average, limit)


def period_weeks(book: PersonBook, day: date) -> int:
    """How many weeks the unit's calculation period of ordinary time has."""
    return max(1, round(book.register.parameters.value_on("week_max_weeks", day) or 1))


def average_weeks(book: PersonBook, day: date) -> int:
    """How many weeks averages of all work are taken over."""
    return max(1, round(book.register.parameters.value_on("average_weeks", day) or 1))


def _begins_period(book: PersonBook, day: date, weeks: int) -> bool:
    start = book.register.parameters.text_on("week_max_from", day)
    return bool(start) and (day - date.fromisoformat(start)).days % (7 * weeks) == 0


def _has_break(book: PersonBook, each: Pass) -> bool:
    types = book.register.shift_types
    return any(
        work.shift.break_minutes or ((named := types.get(work.shift.shift_code)) and named.paid_break)
        for work in each.works
    )


def _hours_of_weeks(book: PersonBook, monday: date, weeks: int) -> float:
    return sum(book.hours_by_week.get(monday - back * WEEK, 0.0) for back in range(weeks))


def _are_mostly_nights(book: PersonBook, monday: date, hours: list[float]) -> bool:
    least = book.limit("night_pass_h", monday)
    return least is not None and 2 * sum(not less(each, least) for each in hours) > len(hours)


def _night_hours(each: Pass) -> float:
    """Hours of a pass between 22 and 06."""
    minutes, evening = 0, each.day - ONE_DAY
    while (start := instant(evening, NIGHT_START)) < each.end:
        minutes += max(0, min(each.end, instant(evening + ONE_DAY, NIGHT_END)) - max(each.start, start))
        evening += ONE_DAY
    return minutes / 60
