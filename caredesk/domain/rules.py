"""Breaches of law, agreement and competence: RULES is the table of contents, one function a rule.

To add a rule: a function that takes a person's book and a range and gives its breaches (in a `rules_*`
module), a row in RULES with the days around the range that it needs, its words in `language/breach_words.py`,
and a test of a breach, the exact limit and someone else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from typing import NamedTuple, Protocol, TypeVar

from caredesk.domain import rules_hours, rules_minors, rules_rest, rules_shifts
from caredesk.domain.calendar import days_from_to, monday_of
from caredesk.domain.register import Register
from caredesk.domain.rows import Competence, RestException, Shift
from caredesk.domain.rule_book import Breach, DayChange, PersonBook, PersonRows
from caredesk.domain.rules_overtime import limit_passed

__all__ = ["RULES", "Breach", "Found", "RuleRows", "find_breaches", "shifts_needed"]

Stretch = tuple[date, date]


class _Owned(Protocol):
    """A row of one person."""

    @property
    def employee_no(self) -> str: ...


_OfPerson = TypeVar("_OfPerson", bound=_Owned)

NIGHTS = 7
"""Days to either side in which a pass that reaches into the range, and the rest after it, surely begin."""


class Rule(NamedTuple):
    """How a rule finds its breaches of the days of a range, which days' shifts it needs for that, and the
    parts that its breaches may have."""

    find: Callable[[PersonBook, date, date], Iterator[Breach]]
    needs: Callable[[Register, date, date], Stretch]
    parts: tuple[str, ...] = ("",)


@dataclass(frozen=True)
class Found:
    """Breaches in order of when, employee and rule; `accepted` are short rests that an exception excuses,
    `notices` changes that were told late, which are information."""

    breaches: tuple[Breach, ...] = ()
    accepted: tuple[Breach, ...] = ()
    notices: tuple[Breach, ...] = ()


@dataclass(frozen=True)
class RuleRows:
    """The rows that the rules of a range read beside the register: shifts of `shifts_needed`, those of
    overtime and additional time since `rules_overtime.overtime_needed_from`, and the changes of the range."""

    shifts: Iterable[Shift] = ()
    overtime: Iterable[Shift] = ()
    competences: Iterable[Competence] = ()
    exceptions: Iterable[RestException] = ()
    changes: Iterable[DayChange] = ()


def _own_days(register: Register, first: date, last: date) -> Stretch:
    return first, last


def _near_days(register: Register, first: date, last: date) -> Stretch:
    return first - timedelta(days=NIGHTS), last + timedelta(days=NIGHTS)


def _whole_weeks(register: Register, first: date, last: date) -> Stretch:
    """Also the night before a Monday, and the one after its week."""
    return first - timedelta(days=NIGHTS), last + timedelta(days=7 + NIGHTS)


def _weeks_before(register: Register, first: date, last: date) -> Stretch:
    """The weeks that averages of all work are taken over."""
    weeks = max(register.parameters.value_on("average_weeks", day) or 1 for day in (first, last))
    return monday_of(first) - timedelta(days=7 * round(weeks)), monday_of(last) + timedelta(days=6)


def _calculation_period(register: Register, first: date, last: date) -> Stretch:
    """The calculation periods that begin on these days."""
    weeks = (register.parameters.value_on("week_max_weeks", day) or 1 for day in days_from_to(first, last))
    return first, last + timedelta(days=7 * round(max(weeks, default=1)))


RULES: dict[str, Rule] = {
    "overlap": Rule(rules_shifts.overlap, _near_days),
    "absent": Rule(rules_shifts.absent, _own_days),
    "daily_rest": Rule(rules_rest.daily_rest, _near_days),
    "weekly_rest": Rule(rules_rest.weekly_rest, _whole_weeks),
    "shift_max": Rule(rules_hours.shift_max, _near_days, ("", "rest_after")),
    "break": Rule(rules_hours.without_break, _near_days),
    "overtime_month": Rule(limit_passed("overtime_month"), _own_days),
    "overtime_4_weeks": Rule(limit_passed("overtime_4_weeks"), _own_days),
    "overtime_year": Rule(limit_passed("overtime_year"), _own_days),
    "additional_year": Rule(limit_passed("additional_year"), _own_days),
    "week_max": Rule(rules_hours.week_max, _calculation_period),
    "total_average": Rule(rules_hours.total_average, _weeks_before),
    "night_worker": Rule(rules_hours.night_worker, _weeks_before),
    "notice": Rule(rules_shifts.notice, _own_days),
    "minor": Rule(rules_minors.minor, _whole_weeks, tuple(rules_minors.PARTS)),
    "competence": Rule(rules_shifts.competence, _own_days),
}
INFORMATION = frozenset({"notice"})


def shifts_needed(register: Register, first: date, last: date) -> Stretch:
    """The days whose shifts the rules of a range need."""
    stretches = [rule.needs(register, first, last) for rule in RULES.values()]
    return min(start for start, _ in stretches), max(end for _, end in stretches)


def find_breaches(register: Register, rows: RuleRows, first: date, last: date) -> Found:
    """Every breach dated in the range, of everybody whom the rows name.

    The register's facts must hold the absences of all days that the rows stand on.
    """
    breaches: list[Breach] = []
    accepted: list[Breach] = []
    notices: list[Breach] = []
    for book in _books(register, rows):
        for name, rule in RULES.items():
            (notices if name in INFORMATION else breaches).extend(rule.find(book, first, last))
        accepted.extend(rules_rest.accepted_rest(book, first, last))
    return Found(*(tuple(sorted(each, key=_in_order)) for each in (breaches, accepted, notices)))


def _in_order(breach: Breach) -> tuple[object, ...]:
    return breach.when, breach.employee_no, breach.rule, breach.part, breach.amount


def _books(register: Register, rows: RuleRows) -> Iterator[PersonBook]:
    shifts, overtime, changes = _by_person(rows.shifts), _by_person(rows.overtime), _by_person(rows.changes)
    employments, competences = _by_person(register.facts.employments), _by_person(rows.competences)
    exceptions = _by_person(rows.exceptions)
    for employee_no in dict.fromkeys(chain(shifts, overtime, changes)):
        if employee_no:
            held = PersonRows(
                employee_no,
                shifts=shifts.get(employee_no, ()),
                overtime=overtime.get(employee_no, ()),
                employments=employments.get(employee_no, ()),
                competences=competences.get(employee_no, ()),
                exceptions=exceptions.get(employee_no, ()),
                changes=changes.get(employee_no, ()),
            )
            yield PersonBook(register, held)


def _by_person(rows: Iterable[_OfPerson]) -> dict[str, list[_OfPerson]]:
    found: dict[str, list[_OfPerson]] = defaultdict(list)
    for row in rows:
        found[row.employee_no].append(row)
    return found
