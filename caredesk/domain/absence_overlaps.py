"""A new absence over those that a person has: which days it takes, what stands beside it, what refuses it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from caredesk.domain.absence_spans import Layers, end_of, percent_of
from caredesk.domain.calendar import days_from_to
from caredesk.domain.density_months import ranges_of
from caredesk.domain.problems import Problem, problem
from caredesk.domain.register import SICK_LEAVE, UNPAID_LEAVE
from caredesk.domain.rows import Absence

WHOLE = 100.0

REPORTED_WELL = SICK_LEAVE | {"child_care"}
"""Causes whose end is reported when it comes."""

_TAKEN_BY_SICK_LEAVE = frozenset({"vacation", "comp", "child_care"})
TAKEN_BY: dict[str, frozenset[str]] = {
    **dict.fromkeys(SICK_LEAVE, _TAKEN_BY_SICK_LEAVE),
    "child_care": frozenset({"vacation", "comp"}),
}
"""Causes whose days a cause takes. Law: semesterlagen 15 section."""


class Laid(NamedTuple):
    """What laying an absence does beside it, and why it cannot be."""

    told: tuple[Problem, ...]
    refused: Problem | None


def known_end(row: Absence) -> date:
    """The last day that a new absence is known to have: the expected one while it is still on."""
    return row.last_day or max(row.first_day, row.expected_end or row.first_day)


def known_days(row: Absence) -> set[date]:
    """The days that a new absence is known to have."""
    return set(days_from_to(row.first_day, known_end(row)))


def facts_of_days(first: date, last: date | None) -> dict[str, object]:
    """Facts of a stretch of days: `first`, `last` and `days` as text, open where it is still on."""
    end = "" if last is None else last.isoformat()
    days = end if first == last else f"{first.isoformat()}–{end}"
    return {"first": first, "last": last, "days": days}


def lay_over(layers: Layers, new: Absence, asked: set[date], number: int | None = None) -> Laid:
    """Lays an absence, as the row of this number, over the others of its person.

    `asked`: the days that it comes to; the others of its days it had before, and what lies there stays.
    """
    meeting = _Meeting(layers.rows, new, asked)
    refused = meeting.refused()
    told = tuple(dict.fromkeys(meeting.told()))
    for taken in meeting.taken:
        layers.yield_days(*taken)
    layers.join(new, number)
    clash = layers.clash()
    if refused is None and clash is not None:
        refused = problem("absence_same_start", absence=clash.cause, day=clash.first_day)
    return Laid(told, refused)


class _Taken(NamedTuple):
    """Days that an absence takes out of a row, and what is left of its extent on them."""

    row: Absence
    first: date
    last: date
    left_percent: float


class _Meeting:
    """A new absence among the rows that were there."""

    def __init__(self, rows: Sequence[Absence], new: Absence, asked: set[date]) -> None:
        self._new = new
        self._asked = asked
        end = end_of(new)
        self._met = [row for row in rows if asked and row.first_day <= end and new.first_day <= end_of(row)]
        self._overfull: dict[Absence, list[date]] = defaultdict(list)
        self._yielding: dict[tuple[Absence, float], list[date]] = defaultdict(list)
        for day in sorted(asked):
            self._meet(day)
        ended = list(self._for_good())
        self.taken = [*self._by_day({taken.row for taken in ended}), *ended]

    def _meet(self, day: date) -> None:
        there = [row for row in self._met if row.first_day <= day <= end_of(row)]
        yields = TAKEN_BY.get(self._new.cause, frozenset())
        firm = [
            row
            for row in there
            if row.cause != self._new.cause and row.cause not in yields and _is_known_on(row, day)
        ]
        before, total = _total(firm), _total([*firm, self._new])
        if total > max(WHOLE, before):
            named = next((row for row in firm if not _capped(row, self._new)), firm[0])
            self._overfull[named].append(day)
        room = max(0.0, WHOLE - total)
        for row in there:
            if row.cause in yields:
                left = min(percent_of(row.extent_percent), room)
                room -= left
                if left < percent_of(row.extent_percent):
                    self._yielding[row, left].append(day)
            elif row.cause == self._new.cause and not self._same(row):
                self._yielding[row, 0.0].append(day)

    def _same(self, row: Absence) -> bool:
        return percent_of(row.extent_percent) == percent_of(self._new.extent_percent)

    def _by_day(self, ended: set[Absence]) -> Iterator[_Taken]:
        for (row, left), days in self._yielding.items():
            for first, last in ranges_of(days) if row not in ended else ():
                yield _Taken(row, first, last, left)

    def _for_good(self) -> Iterator[_Taken]:
        """What does not come back by itself when an absence that is still on is over: a larger extent of its
        cause, and care of a child without an end. A smaller extent does."""
        new = self._new
        if not self._asked or new.last_day is not None:
            return
        for row in self._met:
            larger = row.cause == new.cause and percent_of(row.extent_percent) > percent_of(
                new.extent_percent
            )
            if row.first_day <= known_end(new) and (larger or self._is_ended(row)):
                yield _Taken(row, new.first_day, end_of(row), 0.0)

    def _is_ended(self, row: Absence) -> bool:
        """Whether a row without an end is over when the person falls sick."""
        taken = row.cause in TAKEN_BY.get(self._new.cause, frozenset()) and row.cause in REPORTED_WELL
        return taken and row.last_day is None and percent_of(self._new.extent_percent) >= WHOLE

    def refused(self) -> Problem | None:
        """Why the absence cannot be: its own sick leave under unpaid leave, or more than whole in all."""
        unpaid = [row for row in self._met if row.cause in UNPAID_LEAVE]
        sick = self._new.cause in SICK_LEAVE and self._asked
        if sick and unpaid and _is_covered(known_days(self._new), unpaid):
            longest = max(unpaid, key=end_of)
            return _about("absence_during_unpaid_leave", longest, longest.first_day, longest.last_day)
        if self._new.cause in UNPAID_LEAVE:
            for row in self._met:
                if row.cause in SICK_LEAVE and _is_covered(known_days(row), [*unpaid, self._new]):
                    return _about("absence_overlaps", row, row.first_day, row.last_day)
        for row in self._overfull:
            return _about("absence_overlaps", row, row.first_day, row.last_day)
        return None

    def told(self) -> Iterator[Problem]:
        """What the absence changes of others, and what it stands beside."""
        for row, first, last, left in self.taken:
            until = min(last, end_of(row))
            days = (max(first, row.first_day), None if until == date.max else until)
            if row.cause == self._new.cause:
                yield _about("absence_other_extent", row, *days)
            elif left:
                yield _about("absence_left_part", row, *days, left=left)
            else:
                yield _about("absence_days_taken", row, *days, by=self._new.cause)
        for row in self._met:
            if row.cause == self._new.cause and self._same(row):
                yield _about("absence_joined", row, row.first_day, row.last_day)
            elif _capped(row, self._new) and (shared := self._shared(row)):
                yield _about("absence_beside_unpaid", self._unpaid_of(row), min(shared), max(shared))
            elif row.cause != self._new.cause and self._is_beside_open(row):
                yield _about("absence_beside_open", row, row.first_day, None)

    def _is_beside_open(self, row: Absence) -> bool:
        days = (day for day in self._asked if day >= row.first_day)
        return row.last_day is None and any(not _is_known_on(row, day) for day in days)

    def _shared(self, row: Absence) -> list[date]:
        return [day for day in self._asked if row.first_day <= day <= end_of(row)]

    def _unpaid_of(self, row: Absence) -> Absence:
        return row if row.cause in UNPAID_LEAVE else self._new


def _capped(row: Absence, other: Absence) -> bool:
    """Whether one is sick leave and the other unpaid leave, beside which only the rest counts."""
    causes = {row.cause, other.cause}
    return bool(causes & SICK_LEAVE and causes & UNPAID_LEAVE)


def _total(rows: Iterable[Absence]) -> float:
    """Extents together; sick leave counts at most what unpaid leave leaves of a day."""
    sick = unpaid = other = 0.0
    for row in rows:
        if row.cause in SICK_LEAVE:
            sick += percent_of(row.extent_percent)
        elif row.cause in UNPAID_LEAVE:
            unpaid += percent_of(row.extent_percent)
        else:
            other += percent_of(row.extent_percent)
    rest = max(0.0, WHOLE - unpaid)
    return unpaid + (sick if sick > WHOLE else min(sick, rest)) + other


def _is_known_on(row: Absence, day: date) -> bool:
    """Whether a row that was there holds on one of its days; of sickness that is still on, only expected."""
    return day <= (known_end(row) if row.cause in REPORTED_WELL else end_of(row))


def _is_covered(days: set[date], unpaid: Iterable[Absence]) -> bool:
    """Whether unpaid leave takes all of every day."""
    rows = list(unpaid)
    return all(
        sum(percent_of(row.extent_percent) for row in rows if row.first_day <= day <= end_of(row)) >= WHOLE
        for day in days
    )


def _about(code: str, row: Absence, first: date, last: date | None, **more: object) -> Problem:
    percent = percent_of(row.extent_percent)
    return problem(code, absence=row.cause, percent=percent, **facts_of_days(first, last), **more)
