"""Rules of single shifts: two at once, beyond an absence, without its competence, told late (rules.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from caredesk.domain.rule_book import Breach, PersonBook, Times, more
from caredesk.domain.shifts import EXTRA, JOUR, OVERTIME_KINDS, SCHEDULED_KINDS

BOUGHT_KINDS = OVERTIME_KINDS | {EXTRA}
"""Work that nobody has on a day of full absence; other kinds there are the hours lost."""
TOLD_KINDS = SCHEDULED_KINDS | {JOUR}
"""Ordinary time and jour: what is told ahead; extra hours and overtime are asked for when they are needed."""


def overlap(book: PersonBook, first: date, last: date) -> Iterator[Breach]:
    """Two shifts of one person share time."""
    for place, work in enumerate(book.works):
        for later in book.works[place + 1 :]:
            if later.start >= work.end:
                break
            shared = (min(work.end, later.end) - later.start) / 60
            if first <= later.shift.day <= last and more(shared, 0):
                yield book.breach("overlap", later.shift.day, shared, 0)


def absent(book: PersonBook, first: date, last: date) -> Iterator[Breach]:
    """Extra, additional or overtime work on a day of full absence."""
    for work in book.lost:
        if first <= work.shift.day <= last and work.kind in BOUGHT_KINDS and more(work.hours, 0):
            yield book.breach("absent", work.shift.day, work.hours, 0)


def competence(book: PersonBook, first: date, last: date) -> Iterator[Breach]:
    """A shift type needs a competence that the person lacks that day."""
    for work in book.works:
        day, named = work.shift.day, book.register.shift_types.get(work.shift.shift_code)
        needed = named.competence if named is not None and first <= day <= last else ""
        if needed and not _holds(book, needed, day):
            yield book.breach("competence", day, 0, 1)


def notice(book: PersonBook, first: date, last: date) -> Iterator[Breach]:
    """Information: a day's ordinary time or jour is not what it was two weeks ahead. ATL 12 §."""
    in_order = sorted(book.rows.changes, key=lambda row: row.day)
    for day, group in groupby(in_order, key=lambda row: row.day):
        days = book.limit("notice_days", day)
        late = [row for row in group if days is not None and 0 <= (day - row.made).days < days]
        if days is None or not late or not first <= day <= last:
            continue
        now = [
            (row.start, row.end, row.break_minutes, row.kind) for row in book.rows.shifts if row.day == day
        ]
        if _told(book, day, late[0].before) != _told(book, day, now):
            yield book.breach("notice", day, min((day - row.made).days for row in late), days)


def _holds(book: PersonBook, name: str, day: date) -> bool:
    return any(
        row.name == name
        and (row.valid_from is None or row.valid_from <= day)
        and (row.valid_to is None or day <= row.valid_to)
        for row in book.rows.competences
    )


def _told(book: PersonBook, day: date, shifts: Iterable[Times]) -> list[Times]:
    """The shifts of a day that must be told ahead, with the kind that they have."""
    named = ((start, end, pause, book.kind_on(day, kind)) for start, end, pause, kind in shifts)
    return sorted(each for each in named if each[3] in TOLD_KINDS)
