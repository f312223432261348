"""An attack on what leaves the program: knowing every size, it adds and subtracts to ten people or fewer.

A random unit is a set of persons who join, move, take leave and go. Everything that public views tell of it
becomes a linear fact: the sum over some of the (month, person, section) unknowns. Short, middle and long and
numbers of spells count as telling of the same unknowns, which only helps the attack.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import product
from random import Random
from typing import NamedTuple, TypeVar

import numpy as np

from caredesk.domain.calendar import add_months, days_of, first_day, last_day, months_ending, months_from_to
from caredesk.domain.day_totals import compute
from caredesk.domain.month_points import MonthBook, MonthSources
from caredesk.domain.month_totals import sum_months
from caredesk.domain.occupancy import PlaceBook
from caredesk.domain.register import Facts, Register
from caredesk.domain.rows import Absence, Employee, Employment, Unit
from caredesk.domain.sick_costs import SickCost
from caredesk.domain.sick_leave import SickLeave, sick_leave
from caredesk.domain.sick_months import SickMonths
from caredesk.domain.sick_public import LeavingMonths
from caredesk.domain.sick_spells import SickHistory, sick_history
from caredesk.domain.sick_statistics import Figure, MonthSource, SickStatistics, Statistics
from tests.builders import DEFAULTS

FEW = 10
GROUPS = ("women", "men", "age_29", "age_30_49", "age_50")
Kind = TypeVar("Kind")
Leavings = Callable[[Register, SickMonths], LeavingMonths]


class Told(NamedTuple):
    """A fact: percent (None: something else) of a group ("": all), in a section ("": all), over months."""

    months: tuple[str, ...]
    section: str = ""
    group: str = ""
    percent: float | None = None


class Atom(NamedTuple):
    """A person with ordinary hours in a section in a month."""

    month: str
    employee_no: str
    section: str
    groups: frozenset[str]
    sick: float
    ordinary: float


class Attacked:
    """A random unit over some months, all of them from details.

    `uneven`: sexes, ages and sections are stretches of the same row of people but for a few, so that they
    differ from each other by few.
    """

    def __init__(
        self, chance: Random, months: int, people: int, sections: int, *, uneven: bool = False
    ) -> None:
        self.months = months_ending("2026-03", months)
        self.first, self.last = first_day(self.months[0]), last_day(self.months[-1])
        self.sections = tuple(f"Avd {number}" for number in range(sections))
        self._chance = chance
        numbers = [f"{number:03}" for number in range(people)]
        sexes = self._shared_out(people, ("female", "male"), uneven)
        decades = self._shared_out(people, (2000, 1985, 1965), uneven)
        homes = self._shared_out(people, self.sections, uneven)
        self.employees = tuple(map(self._employee, numbers, sexes, decades))
        self.employments = tuple(
            row for number, home in zip(numbers, homes, strict=True) for row in self._employed(number, home)
        )
        # An absence before everything makes every month a month of details.
        self.absences = (
            Absence("none", self.first, self.first, "sick", 100),
            *(row for number in numbers for row in self._away(number)),
        )
        self.facts = Facts(
            self.first,
            self.last,
            units=(Unit("Enheten", weekly_hours=35),),
            employees=self.employees,
            employments=self.employments,
            absences=self.absences,
        )
        self.register = Register(self.facts, DEFAULTS)
        totals = {(row.month, row.section): row for row in sum_months(compute(self.facts, DEFAULTS))}
        book = MonthBook(self.register, PlaceBook((), ()), MonthSources(totals, {}))
        self.by_month = SickMonths(self.register, book, totals, self.first)

    def _shared_out(self, people: int, among: Sequence[Kind], uneven: bool) -> list[Kind]:
        weights = [self._chance.choice((1, 1, 2, 4)) for _ in among]
        held = self._chance.choices(among, weights, k=people)
        if uneven:
            held.sort(key=among.index)
            for _ in range(self._chance.randint(0, 2)):
                held[self._chance.randrange(people)] = self._chance.choice(among)
        return held

    def _employee(self, number: str, sex: str, decade: int) -> Employee:
        chance = self._chance
        born = date(decade - chance.randint(0, 9), chance.randint(1, 12), 15)
        sex = chance.choice(("other", "")) if chance.random() < 0.03 else sex
        return Employee(number, "", sex, None if chance.random() < 0.02 else born)

    def _day(self) -> date:
        return self.first + timedelta(self._chance.randrange((self.last - self.first).days))

    def _employed(self, number: str, home: str) -> Iterator[Employment]:
        """Most for the whole time; some join, leave, or move to another section once."""
        chance = self._chance
        start = self._day() if chance.random() < 0.2 else date(2020, 1, 1)
        end = self._day() if chance.random() < 0.2 else None
        where = "" if chance.random() < 0.02 else home
        moved = max(start, self._day()) if chance.random() < 0.2 else None
        rate = chance.choice((50.0, 75.0, 100.0))
        until = end if moved is None else moved - timedelta(1)
        if until is None or until >= start:
            yield Employment(number, start, until, "permanent", where, rate_percent=rate)
        if moved is not None and (end is None or end >= moved):
            yield Employment(number, moved, end, "permanent", chance.choice(self.sections), rate_percent=rate)

    def _away(self, number: str) -> Iterator[Absence]:
        chance = self._chance
        if chance.random() < 0.1:
            start = self._day()
            yield Absence(number, start, start + timedelta(chance.randint(10, 200)), "parental", 100)
        for _ in range(chance.randint(0, 2)):
            start = self._day()
            days = chance.choice((1, 5, 20, 90))
            yield Absence(number, start, start + timedelta(days), "sick", chance.choice((50, 100)))

    @cached_property
    def history(self) -> SickHistory:
        return sick_history(self.absences, self.employments)

    @cached_property
    def atoms(self) -> tuple[Atom, ...]:
        """Counted day by day from the rows themselves."""
        return tuple(atom for month in self.months for atom in self._atoms_of(month))

    def _atoms_of(self, month: str) -> Iterator[Atom]:
        by_number = {row.employee_no: row for row in self.employees}
        away: dict[str, list[Absence]] = {}
        for row in self.absences:
            away.setdefault(row.employee_no, []).append(row)
        sums: dict[tuple[str, str], list[float]] = {}
        for held in self.employments:
            for day in days_of(month):
                if held.valid_from <= day and (held.valid_to is None or day <= held.valid_to):
                    rows = [
                        each
                        for each in away.get(held.employee_no, ())
                        if each.first_day <= day <= (each.last_day or day)
                    ]
                    unpaid = any(each.cause == "parental" for each in rows)
                    extent = sum((each.extent_percent or 0) / 100 for each in rows if each.cause == "sick")
                    found = sums.setdefault((held.employee_no, held.section), [0.0, 0.0])
                    hours = (held.rate_percent or 0) / 100 * 5
                    found[0] += 0 if unpaid else hours * min(1, extent)
                    found[1] += 0 if unpaid else hours
        for (number, section), (sick, ordinary) in sorted(sums.items()):
            if ordinary:
                yield Atom(month, number, section, _groups(by_number[number], month), sick, ordinary)

    def facts_told(self, leavings: Leavings = LeavingMonths, *, by_section: bool = True) -> set[Told]:
        """Everything that leaves, of every month, the unit and (when asked) each section chosen."""
        leaving = leavings(self.register, self.by_month)
        source = MonthSource(self.register, list(self.history.all_spells()))
        views = Statistics(self.by_month, source, source, leaving)
        told: set[Told] = set()
        for month in self.months:
            for section in (None, *(self.sections if by_section else ())):
                told |= set(_told(views.of(month, section, sections=self.sections, last_bar=month)))
            told |= set(self._told_by_figures(month, leaving))
        known = set(self.months)
        return {each for each in told if known.issuperset(each.months)}

    def _told_by_figures(self, month: str, leaving: LeavingMonths) -> Iterator[Told]:
        """As `figures --public` and the month's report."""
        found = sick_leave(self.register, self.by_month, self.history, SickCost(), month)
        held = SickLeave(found.figures, (), found.population, month, leaving).public_figures()
        year, before = months_ending(month, 12), (add_months(month, -12),)
        single = {"percent": (month,), "percent_same_month_last_year": before}
        longer = {"percent_r12": year, "percent_year_to_date": _to_date(month)}
        for name, months in (single | longer).items():
            if (percent := getattr(held, name)) is not None:
                yield Told(tuple(months), percent=percent)
        parts = {
            "sick_hours": (month,),
            "short_percent": (month,),
            "long_percent_same_month_last_year": before,
            "occasions_started": (month,),
            "occasions_12_months": year,
        }
        for name, months in parts.items():
            if getattr(held, name) is not None:
                yield Told(tuple(months))
        for group in GROUPS:
            if held.groups is not None and (percent := getattr(held.groups, group).percent) is not None:
                yield Told((month,), group=group, percent=percent)


def _groups(employee: Employee, month: str) -> frozenset[str]:
    found = {"female": {"women"}, "male": {"men"}}.get(employee.sex, set[str]())
    if employee.birth_date is not None:
        end, born = last_day(month), employee.birth_date
        age = end.year - born.year - ((end.month, end.day) < (born.month, born.day))
        found = found | {"age_29" if age < 30 else "age_30_49" if age < 50 else "age_50"}
    return frozenset(found)


def _to_date(month: str) -> tuple[str, ...]:
    return months_from_to(month[:4] + "-01", month)


def _told(view: SickStatistics) -> Iterator[Told]:
    section = view.section or ""

    def of(figure: Figure, months: Iterable[str], section: str, group: str = "") -> Iterator[Told]:
        if figure.value is not None:
            yield Told(tuple(months), section, group, figure.value)

    for bar in view.bars:
        yield from of(bar.now, [bar.month], section)
        yield from of(bar.before, [add_months(bar.month, -12)], section)
    for row in view.rows:
        for figure, month in ((row.now, view.month), (row.before, add_months(view.month, -12))):
            if row.key == "total":
                yield from of(figure, [month], section)
            elif row.key == "year_to_date":
                yield from of(figure, _to_date(month), section)
            elif row.key == "r12":
                yield from of(figure, months_ending(month, 12), section)
            elif row.key in GROUPS:
                yield from of(figure, [month], section, row.key)
            elif figure.value is not None:
                months = months_ending(month, 12) if row.key == "started_12_months" else (month,)
                yield Told(tuple(months), section)
    for part in view.sections:
        yield from of(part.now, [view.month], part.section)
        yield from of(part.before, [add_months(view.month, -12)], part.section)
        yield from of(part.year_to_date, _to_date(view.month), part.section)
        yield from of(part.r12, months_ending(view.month, 12), part.section)


def _is_in(atom: Atom, told: Told) -> bool:
    return (
        atom.month in told.months
        and (not told.section or told.section == atom.section)
        and (not told.group or told.group in atom.groups)
    )


def wrongly_told(unit: Attacked, told: Iterable[Told]) -> list[Told]:
    """Facts whose percent is not that of the people that the attack takes them to be about."""
    wrong = []
    for each in told:
        held = [atom for atom in unit.atoms if _is_in(atom, each)]
        ordinary = sum(atom.ordinary for atom in held)
        right = 100 * sum(atom.sick for atom in held) / ordinary if ordinary else None
        if each.percent is not None and (right is None or abs(right - each.percent) > 1e-6):
            wrong.append(each)
    return wrong


def leaks(unit: Attacked, told: Iterable[Told]) -> list[str]:
    """What can be worked out of ten people or fewer, and what a longer period tells beside its months.

    Where longer periods tell nothing beside, the facts fall apart by month: a sum over few people in any
    period would be one in each of its months.
    """
    facts = {each._replace(percent=None) for each in told}
    blocks: dict[tuple[str, str, frozenset[str]], set[str]] = {}
    for atom in unit.atoms:
        blocks.setdefault((atom.month, atom.section, atom.groups), set()).add(atom.employee_no)
    keys = list(blocks)
    sample = {key: Atom(key[0], "", key[1], key[2], 0, 0) for key in keys}
    single = sorted(each for each in facts if len(each.months) == 1)
    longer = sorted(each for each in facts if len(each.months) > 1)

    def matrix(rows: Iterable[Told], columns: list[tuple[str, str, frozenset[str]]]) -> np.ndarray:
        return np.array([[float(_is_in(sample[key], row)) for key in columns] for row in rows])

    found = []
    months = matrix(single, keys)
    if longer and np.linalg.matrix_rank(np.vstack([months, matrix(longer, keys)])) > np.linalg.matrix_rank(
        months
    ):
        found.append("a longer period tells more than its months")
    for month in unit.months:
        own = [key for key in keys if key[0] == month]
        rows = [each for each in single if each.months == (month,)]
        if rows:
            found += (f"{month}: {few}" for few in _few(matrix(rows, own), [blocks[key] for key in own]))
    return found


def _few(facts: np.ndarray, people: list[set[str]]) -> Iterator[str]:
    """Sets of ten people or fewer whose sum is a combination of the facts.

    Every vector of noughts and ones in the facts' row space is one choice of noughts and ones on as many
    independent blocks as the space has dimensions: all the choices are tried.
    """
    rank, chosen = 0, list[int]()
    for column in range(facts.shape[1]):
        if np.linalg.matrix_rank(facts[:, [*chosen, column]]) > rank:
            chosen, rank = [*chosen, column], rank + 1
    # Rows of `basis` are nought on all chosen blocks but their own.
    basis = np.linalg.pinv(facts[:, chosen]) @ facts
    choices = np.array(list(product((0.0, 1.0), repeat=rank)))[1:]
    vectors = choices @ basis
    is_sum = np.all((np.abs(vectors) < 1e-6) | (np.abs(vectors - 1) < 1e-6), axis=1)
    for vector in vectors[is_sum]:
        held = set().union(*(people[place] for place in np.flatnonzero(vector > 0.5)))
        if len(held) <= FEW:
            yield ", ".join(sorted(held))
