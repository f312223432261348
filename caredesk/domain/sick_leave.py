"""Sick leave of a month: percent by length, by group and over time, occasions, and who is sick often."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from itertools import pairwise

from caredesk.domain.calendar import (
    add_months,
    days_from_to,
    first_day,
    last_day,
    months_ending,
    months_from_to,
)
from caredesk.domain.density import DETAIL, MISSING
from caredesk.domain.problems import Problem, problem
from caredesk.domain.register import Register
from caredesk.domain.sick_costs import SickCost
from caredesk.domain.sick_groups import PersonHours, SickGroups, group_figures, hours_by_person
from caredesk.domain.sick_months import SickMonth, SickMonths, percent_of_hours
from caredesk.domain.sick_public import LeavingMonths
from caredesk.domain.sick_spells import SickHistory, Spell

SHORT_DAYS = 14
LONG_DAYS = 60
YEAR_DAYS = 365


@dataclass(frozen=True)
class SickLeaveFigures:
    """Sick leave of a month; field names are the keys of `figures`. Percent 0-100, hours, SEK with fees."""

    sick_hours: float | None
    ordinary_hours: float | None
    percent: float | None
    percent_r12: float | None
    percent_year_to_date: float | None
    percent_same_month_last_year: float | None
    short_percent: float | None
    middle_percent: float | None
    long_percent: float | None
    short_percent_same_month_last_year: float | None
    middle_percent_same_month_last_year: float | None
    long_percent_same_month_last_year: float | None
    share_60_days: float | None
    occasions_started: int | None
    occasions_12_months: int | None
    groups: SickGroups | None
    repeated: tuple[str, ...] | None
    cost_sek: float | None
    cost_saved_sek: float | None
    cost_replacement_sek: float | None
    cost_net_sek: float | None
    cost_estimated_hours: float | None
    not_replaced_hours: float | None


NO_FIGURES = SickLeaveFigures(**dict.fromkeys(field.name for field in fields(SickLeaveFigures)))
LAST_YEAR = tuple(field.name for field in fields(SickLeaveFigures) if "last_year" in field.name)


@dataclass(frozen=True)
class SickLeave:
    """The figures, what must be said about them, and how many persons they are about (None: not known)."""

    figures: SickLeaveFigures
    problems: tuple[Problem, ...]
    population: int | None
    month: str
    leaving: LeavingMonths

    @property
    def total_may_leave(self) -> bool:
        """Whether a total may leave the program: more than ten persons."""
        return self.leaving.of(self.month).total

    def public_figures(self) -> SickLeaveFigures:
        """The figures without those that tell of ten people or fewer; all of them where no total may
        leave."""
        month, leaves = self.month, self.leaving.of(self.month)
        if not leaves.total:
            return NO_FIGURES
        year, before = months_ending(month, 12), add_months(month, -12)
        hidden: dict[str, bool] = {
            "percent_r12": not self.leaving.whole(year),
            "occasions_12_months": not self.leaving.whole(year),
            "percent_year_to_date": not self.leaving.whole(months_from_to(month[:4] + "-01", month)),
            **dict.fromkeys(LAST_YEAR, not self.leaving.of(before).total),
        }
        groups = self.figures.groups
        left = {name: None for name, is_hidden in hidden.items() if is_hidden}
        return replace(
            self.figures,
            repeated=None,
            groups=None if groups is None else groups.only(leaves.groups),
            **left,
        )


def with_classes(
    register: Register,
    spells: Iterable[Spell],
    month: str,
    hours: SickMonth,
    section: str | None = None,
) -> SickMonth:
    """A month from details with its sick hours in short, middle and long spells, by their length at the
    month's end; of the days in one section when it is given."""
    first, last = first_day(month), last_day(month)
    short = middle = long = 0.0
    for spell in spells:
        if not spell.overlaps(first, last):
            continue
        amount = _spell_hours(register, spell, first, last, section)
        length = spell.length_at(last)
        if length <= SHORT_DAYS:
            short += amount
        elif length < LONG_DAYS:
            middle += amount
        else:
            long += amount
    return SickMonth(hours.source, hours.sick_hours, hours.ordinary_hours, short, middle, long)


def _spell_hours(register: Register, spell: Spell, first: date, last: date, section: str | None) -> float:
    amount = 0.0
    for day in days_from_to(max(spell.first_day, first), min(spell.last_day, last)):
        contract = register.contract(spell.employee_no, day)
        if contract is not None and (section is None or contract.section == section):
            amount += contract.contract_hours * register.absence(spell.employee_no, day).sick
    return amount


def started(spells: Iterable[Spell], first: date, last: date) -> list[Spell]:
    """Spells that began in a stretch of days, both ends included."""
    return [spell for spell in spells if first <= spell.first_day <= last]


def often_sick(spells: Iterable[Spell], day: date, occasions: float) -> tuple[str, ...]:
    """Employees with at least so many spells that began in the 365 days to the day, by number."""
    counts: dict[str, int] = {}
    for spell in started(spells, day - timedelta(days=YEAR_DAYS - 1), day):
        counts[spell.employee_no] = counts.get(spell.employee_no, 0) + 1
    return tuple(sorted(number for number, count in counts.items() if count >= occasions))


@dataclass(frozen=True)
class _People:
    """What only details tell of a month; None in a month that comes from monthly values."""

    occasions_started: int | None = None
    groups: SickGroups | None = None
    repeated: tuple[str, ...] | None = None


def sick_leave(
    register: Register, months: SickMonths, history: SickHistory, cost: SickCost, month: str
) -> SickLeave:
    """Every figure of sick leave of a month.

    The register's facts must hold the absences of every cause that overlap the month and the same month last
    year; `history` comes from `read_sick_history`'s rows, `cost` from `sick_cost`. `months` must know 23
    months back.
    """
    spells = list(history.all_spells())
    detail = months.source(month) == DETAIL
    hours = hours_by_person(register, month)
    people = _people(register, spells, hours, month) if detail else _People()
    figures = _figures(register, months, spells, people, cost if detail else SickCost(), month)
    problems = (*(cost.problems if detail else ()), *_problems(register, months, month))
    population = len(hours) if hours or detail else None
    return SickLeave(figures, problems, population, month, LeavingMonths(register, months))


def _people(
    register: Register, spells: Sequence[Spell], hours: Mapping[str, PersonHours], month: str
) -> _People:
    last = last_day(month)
    limit = register.parameters.required_on("repeated_occasions", last)
    return _People(
        occasions_started=len(started(spells, first_day(month), last)),
        groups=group_figures(register, hours, last),
        repeated=often_sick(spells, last, limit),
    )


def _figures(
    register: Register,
    months: SickMonths,
    spells: Sequence[Spell],
    people: _People,
    cost: SickCost,
    month: str,
) -> SickLeaveFigures:
    hours = classed(register, months, spells, month)
    before = classed(register, months, spells, add_months(month, -12))
    return SickLeaveFigures(
        sick_hours=hours.sick_hours,
        ordinary_hours=hours.ordinary_hours,
        percent=hours.percent_of(hours.sick_hours),
        percent_r12=months.percent(months_ending(month, 12)),
        percent_year_to_date=months.percent(months_from_to(month[:4] + "-01", month)),
        percent_same_month_last_year=before.percent_of(before.sick_hours),
        short_percent=hours.percent_of(hours.short_hours),
        middle_percent=hours.percent_of(hours.middle_hours),
        long_percent=hours.percent_of(hours.long_hours),
        short_percent_same_month_last_year=before.percent_of(before.short_hours),
        middle_percent_same_month_last_year=before.percent_of(before.middle_hours),
        long_percent_same_month_last_year=before.percent_of(before.long_hours),
        share_60_days=percent_of_hours(hours.long_hours, hours.sick_hours),
        occasions_started=people.occasions_started,
        occasions_12_months=len(started_of_year(spells, month))
        if months.has_details_of_year(month)
        else None,
        groups=people.groups,
        repeated=people.repeated,
        cost_sek=cost.cost_sek,
        cost_saved_sek=cost.cost_saved_sek,
        cost_replacement_sek=cost.cost_replacement_sek,
        cost_net_sek=cost.cost_net_sek,
        cost_estimated_hours=cost.cost_estimated_hours,
        not_replaced_hours=cost.not_replaced_hours,
    )


def started_of_year(spells: Iterable[Spell], month: str) -> list[Spell]:
    """Spells that began in the 365 days to the month's last."""
    last = last_day(month)
    return started(spells, last - timedelta(days=YEAR_DAYS - 1), last)


def classed(
    register: Register, months: SickMonths, spells: Sequence[Spell], month: str, section: str | None = None
) -> SickMonth:
    """A month's hours, from details with those in short, middle and long spells."""
    hours = months.hours(month, section)
    return with_classes(register, spells, month, hours, section) if hours.source == DETAIL else hours


def _problems(register: Register, months: SickMonths, month: str) -> list[Problem]:
    found: list[Problem] = []
    if months.has_both(month):
        found.append(problem("sick_month_has_both_sources", month=month))
    if months.source(month) == MISSING:
        found.append(problem("sick_month_without_source", month=month))
    without = sum(months.source(each) == MISSING for each in months_ending(month, 12))
    if without:
        found.append(problem("sick_r12_incomplete", months=12 - without))
    found += [problem("absences_overlap", employee=number) for number in _overlapping(register, month)]
    return found


def _overlapping(register: Register, month: str) -> list[str]:
    """Employees with two absence records on the same day of the month, by number."""
    first, last = first_day(month), last_day(month)
    found = set()
    for employee_no in {row.employee_no for row in register.facts.absences}:
        held = sorted(
            (max(row.first_day, first), min(row.last_day or last, last))
            for row in register.absences_of(employee_no)
        )
        held = [stretch for stretch in held if stretch[0] <= stretch[1]]
        if any(later[0] <= earlier[1] for earlier, later in pairwise(held)):
            found.add(employee_no)
    return sorted(found)
