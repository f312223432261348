"""Whether somebody could take a shift: absence, other work, rest, long passes, minors, limits of overtime."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol, TypeVar

from caredesk.domain.calendar import ONE_DAY, last_day, monday_of, month_of
from caredesk.domain.edit_price import breach_changes
from caredesk.domain.overtime import FOUR_WEEKS_DAYS, Limit, limit_hours, limits_on
from caredesk.domain.register import Contract, Register
from caredesk.domain.replacing import replacing, taken_by
from caredesk.domain.rows import Shift
from caredesk.domain.rule_book import WHOLE, PersonBook, PersonRows, more
from caredesk.domain.rules import RULES, Breach, RuleRows
from caredesk.domain.shifts import ADDITIONAL, OVERTIME_KINDS, shift_hours
from caredesk.domain.substitute_kinds import kind_for

Stretch = tuple[date, date]

WEEK = timedelta(days=7)
REASONS = (
    "works",
    "absent",
    "partly_absent",
    "rest",
    "weekly_rest",
    "shift_max",
    "minor",
    "overtime",
    "additional",
    "not_employed",
)
"""Why somebody is left out, in the order in which it is told; of several the first counts."""
_REASON_OF_RULE = {
    "overlap": "works",
    "daily_rest": "rest",
    "shift_max rest_after": "rest",
    "weekly_rest": "weekly_rest",
    "shift_max": "shift_max",
    "minor": "minor",
}
_RULES = ("overlap", "daily_rest", "weekly_rest", "shift_max", "minor")


class _Owned(Protocol):
    """A row of one person."""

    @property
    def employee_no(self) -> str: ...


_OfPerson = TypeVar("_OfPerson", bound=_Owned)


@dataclass
class Person:
    """Somebody with their own rows, as they stand when what was already chosen for them is added."""

    contract: Contract
    held: list[Shift]
    overtime: list[Shift]
    rows: PersonRows

    def with_shift(self, new: Shift, moved: Shift | None) -> list[Shift]:
        """The shifts when this one is taken and the moved one given up for it."""
        return [*(row for row in self.held if row is not moved), new]


class Checks:
    """Everybody's rows around a day, and what keeps somebody from a shift of that day."""

    def __init__(self, register: Register, rows: RuleRows) -> None:
        self.register = register
        self._held = _by_person(rows.shifts)
        self._overtime = _by_person(rows.overtime)
        self._competences = _by_person(rows.competences)
        self._exceptions = _by_person(rows.exceptions)
        self._employments = _by_person(register.facts.employments)

    def is_employed_from(self, employee_no: str, today: date) -> bool:
        """Whether the person has a contract from a day on, be it one that is yet to begin."""
        return any(
            row.valid_to is None or row.valid_to >= today for row in self._employments.get(employee_no, ())
        )

    def person(self, contract: Contract, absent: str, taken: Iterable[Shift]) -> Person:
        """The person's rows, with the shifts that are already given to them in the same report."""
        number = contract.employee_no
        person = Person(
            contract,
            list(self._held.get(number, ())),
            list(self._overtime.get(number, ())),
            PersonRows(
                number,
                employments=self._employments.get(number, ()),
                competences=self._competences.get(number, ()),
                exceptions=self._exceptions.get(number, ()),
            ),
        )
        for shift in taken:
            vacant = replacing(self.register, shift, absent)
            kind, moved = kind_for(self.register, person.held, vacant, number)
            new = taken_by(self.register, vacant, number, kind)
            person.held = person.with_shift(new, moved)
            person.overtime += [new] if new.kind in OVERTIME_KINDS else []
        return person

    def hindrance(self, person: Person, new: Shift, moved: Shift | None) -> str:
        """Why the person cannot take the shift, one of REASONS; "" when nothing speaks against it."""
        away = self.register.absence(person.contract.employee_no, new.day).total
        if away > 0:
            return "absent" if away >= WHOLE else "partly_absent"
        if any(row.day == new.day and row.start == new.start for row in person.held if row is not moved):
            return "works"
        found = {_REASON_OF_RULE[_rule(breach)] for breach in self._new_breaches(person, new, moved)}
        found.add(self._limit_passed(person, new))
        return next((reason for reason in REASONS if reason in found), "")

    def _new_breaches(self, person: Person, new: Shift, moved: Shift | None) -> Iterator[Breach]:
        after = self._breaches(person, person.with_shift(new, moved), new.day)
        if not after:
            return
        added, _, changed = breach_changes(self._breaches(person, person.held, new.day), after)
        yield from added
        for change in changed:
            if _beyond(change.after) > _beyond(change.before):
                yield change.after

    def _breaches(self, person: Person, held: Sequence[Shift], day: date) -> list[Breach]:
        book = PersonBook(self.register, person.rows._replace(shifts=held))
        days = weeks_around(day)
        return [breach for name in _RULES for breach in RULES[name].find(book, *days)]

    def _limit_passed(self, person: Person, new: Shift) -> str:
        for limit in limits_on(self.register, new.day):
            if new.kind in limit.kinds:
                of = limit_hours(self.register, limit.name, new.day, new.employee_no)
                if of is not None and more(self.used(person, limit) + shift_hours(new), of):
                    return "additional" if new.kind == ADDITIONAL else "overtime"
        return ""

    def used(self, person: Person, limit: Limit) -> float:
        """Present hours against a limit, in the whole of its stretch: what is planned ahead is used too."""
        absence = self.register.absence
        return sum(
            shift_hours(row) * (1 - absence(row.employee_no, row.day).total)
            for row in person.overtime
            if row.kind in limit.kinds and limit.first_day <= row.day <= end_of(limit)
        )


def weeks_around(day: date) -> Stretch:
    """Whole weeks that hold the day and the one before and after, where breaches of it may be dated."""
    return monday_of(day - ONE_DAY), monday_of(day + ONE_DAY) + WEEK - ONE_DAY


def end_of(limit: Limit) -> date:
    """The last day of the stretch that a limit is counted over: what is planned ahead is used too."""
    if limit.name == "overtime_month":
        return last_day(month_of(limit.last_day))
    if limit.name == "overtime_4_weeks":
        return limit.first_day + timedelta(days=FOUR_WEEKS_DAYS - 1)
    return date(limit.last_day.year, 12, 31)


def _beyond(breach: Breach) -> float:
    """By how much a bound is missed."""
    return abs((breach.amount or 0.0) - (breach.limit or 0.0))


def _rule(breach: Breach) -> str:
    with_part = f"{breach.rule} {breach.part}"
    return with_part if with_part in _REASON_OF_RULE else breach.rule


def _by_person(rows: Iterable[_OfPerson]) -> dict[str, list[_OfPerson]]:
    found: dict[str, list[_OfPerson]] = defaultdict(list)
    for row in rows:
        found[row.employee_no].append(row)
    return found
