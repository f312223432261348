"""Weeks as a planner says them, "35-43, 46" or "51-2": those to come, over new years and weeks 53."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from caredesk.domain.calendar import monday_of
from caredesk.domain.problems import Problem, problem

WEEK = timedelta(days=7)
MOST = 53
"""Weeks looked ahead: each number comes once in them, but for a 53 that the year does not have."""

_SPAN = re.compile(r"(?:v(?:ecka)?\.?\s*)?(\d{1,2})(?:\s*[-–−]\s*(?:v(?:ecka)?\.?\s*)?(\d{1,2}))?", re.I)


def read_weeks(text: str, *, after: date) -> tuple[date, ...] | Problem:
    """The Mondays of the weeks that a text names, each the first such week after that of `after`, in order.

    Numbers with commas or blanks between, and from-to with a dash; a span may pass the new year. Problems:
    weeks_missing (nothing typed), weeks_unreadable, week_not_there (a year without week 53).
    """
    parts = [part for part in re.split(r"[,;]|\boch\b|\+", text) if part.strip()]
    if not parts:
        return problem("weeks_missing")
    found: set[date] = set()
    for part in parts:
        rest = part.strip()
        while rest:
            span = _SPAN.match(rest)
            if span is None:
                return problem("weeks_unreadable", text=part.strip())
            weeks = _span(int(span[1]), int(span[2] or span[1]), monday_of(after))
            if isinstance(weeks, Problem):
                return weeks
            found.update(weeks)
            rest = rest[span.end() :].strip()
    return tuple(sorted(found))


def _span(first: int, last: int, source: date) -> list[date] | Problem:
    begins = _next(first, source)
    if isinstance(begins, Problem):
        return begins
    ends = begins if first == last else _next(last, begins)
    if isinstance(ends, Problem):
        return ends
    return [begins + WEEK * place for place in range((ends - begins).days // 7 + 1)]


def _next(number: int, after: date) -> date | Problem:
    """The first week of this number after a Monday's."""
    week = next((week for week in _coming(after) if week.isocalendar().week == number), None)
    return problem("week_not_there", week=number) if week is None else week


def _coming(after: date) -> Iterator[date]:
    return (after + WEEK * place for place in range(1, MOST + 1))


def spans_of(weeks: tuple[date, ...]) -> tuple[tuple[date, date], ...]:
    """Mondays in order as spans of weeks that follow each other, by first and last Monday."""
    spans: list[tuple[date, date]] = []
    for week in weeks:
        if spans and week - spans[-1][1] == WEEK:
            spans[-1] = (spans[-1][0], week)
        else:
            spans.append((week, week))
    return tuple(spans)
