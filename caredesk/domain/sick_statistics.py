"""Statistics of sick leave: a year's months against last year's, and a month's table against last year's.

What the manager sees and what may leave the program are the same figures by the same code; the second has
what `sick_public` keeps here taken away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Literal, NamedTuple

from caredesk.domain.calendar import add_months, first_day, last_day, months_ending, months_from_to
from caredesk.domain.density import DETAIL, MISSING
from caredesk.domain.register import Register
from caredesk.domain.sick_groups import (
    AGES,
    SEXES,
    SickGroups,
    age_group,
    group_figures,
    hours_by_person,
    sex_group,
)
from caredesk.domain.sick_leave import classed, started, started_of_year
from caredesk.domain.sick_months import SickMonth, SickMonths, percent_of_hours
from caredesk.domain.sick_public import LeavingMonths
from caredesk.domain.sick_spells import Spell

Why = Literal["", "no_source", "incomplete", "not_kept", "nobody", "nobody_sick", "ahead", "hidden"]
"""Why there is no value. no_source: nothing is known of the month; incomplete: of a month of the period;
not_kept: monthly values do not tell it; ahead: the month is not over; hidden: it is of ten people or fewer,
or could be used to work such a figure out."""

GROUPS = (*SEXES, *AGES)
LENGTHS = ("short", "middle", "long")
COUNTS = ("started", "started_12_months")
KEYS = ("total", *LENGTHS, "year_to_date", "r12", *GROUPS, "share_60", *COUNTS)
"""Rows of the table in order: percent of ordinary hours, `share_60` of sick hours, then numbers of spells."""


class Figure(NamedTuple):
    """A value, or why there is none."""

    value: float | None
    why: Why = ""


class Bar(NamedTuple):
    """Percent of a month and of the same month the year before."""

    month: str
    now: Figure
    before: Figure


class TableRow(NamedTuple):
    """A row of the table. `size`: the persons of a group, this year."""

    key: str
    now: Figure
    before: Figure
    size: int | None = None

    @property
    def change(self) -> float | None:
        """Percentage points, or spells, more than the year before."""
        if self.now.value is None or self.before.value is None:
            return None
        return self.now.value - self.before.value


class SectionRow(NamedTuple):
    """Percent of a section."""

    section: str
    now: Figure
    before: Figure
    year_to_date: Figure
    r12: Figure

    @property
    def change(self) -> float | None:
        """Percentage points more than the year before."""
        return TableRow(self.section, self.now, self.before).change


@dataclass(frozen=True)
class SickStatistics:
    """Sick leave of a month in its year, of the unit or of a section; `sections` are always all of them.

    `public`: it may leave the program. `population`: persons with ordinary hours in the month.
    """

    month: str
    section: str | None
    public: bool
    bars: tuple[Bar, ...]
    rows: tuple[TableRow, ...]
    sections: tuple[SectionRow, ...]
    population: int

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure, in order."""
        held: list[Figure] = []
        for bar in self.bars:
            held += (bar.now, bar.before)
        for row in self.rows:
            held += (row.now, row.before)
        for part in self.sections:
            held += (part.now, part.before, part.year_to_date, part.r12)
        return tuple(held)


class MonthSource(NamedTuple):
    """What a month's column is made from: the register holds the month's absences, `spells` those of the
    year that ends with it."""

    register: Register
    spells: Sequence[Spell]


class Statistics:
    """Makes the statistics of a month. `now` and `before` are of the month and of the same one last year;
    `leaving` keeps back what may not leave the program, None for the manager's own view."""

    def __init__(
        self, months: SickMonths, now: MonthSource, before: MonthSource, leaving: LeavingMonths | None
    ) -> None:
        self._months = months
        self._now, self._before = now, before
        self._leaving = leaving

    def of(
        self, month: str, section: str | None, *, sections: Iterable[str], last_bar: str
    ) -> SickStatistics:
        """The statistics of the unit or of a section; bars end with the month `last_bar`."""
        people = hours_by_person(self._now.register, month, section)
        sizes = _sizes(self._now.register, people, month)
        now = self._column(self._now, month, section)
        before = self._column(self._before, add_months(month, -12), section)
        return SickStatistics(
            month=month,
            section=section,
            public=self._leaving is not None,
            bars=tuple(self._bar(each, section, last_bar) for each in _months_of_year(month)),
            rows=tuple(
                TableRow(key, now[key], before[key], sizes[key] if now[key].value is not None else None)
                for key in KEYS
            ),
            sections=tuple(self._section_row(name, month) for name in sections),
            population=len(people),
        )

    def _bar(self, month: str, section: str | None, last_bar: str) -> Bar:
        now = self._percent([month], section) if month <= last_bar else Figure(None, "ahead")
        return Bar(month, now, self._percent([add_months(month, -12)], section))

    def _section_row(self, name: str, month: str) -> SectionRow:
        periods = ([month], [add_months(month, -12)], _year_to_date(month), months_ending(month, 12))
        return SectionRow(name, *(self._percent(period, name) for period in periods))

    def _percent(self, period: Sequence[str], section: str | None) -> Figure:
        value = self._months.percent(period, section)
        if value is not None:
            return self._left(Figure(value), period, section)
        if any(self._months.source(month, section) == MISSING for month in period):
            return Figure(None, "no_source" if len(period) == 1 else "incomplete")
        return Figure(None, "nobody")

    def _left(self, figure: Figure, period: Sequence[str], section: str | None) -> Figure:
        """The figure, or that it stays here."""
        if figure.value is None or self._leaving is None or self._leaving.whole(period, section):
            return figure
        return Figure(None, "hidden")

    def _column(self, source: MonthSource, month: str, section: str | None) -> dict[str, Figure]:
        hours = classed(source.register, self._months, source.spells, month, section)
        found = {
            "total": self._percent([month], section),
            "year_to_date": self._percent(_year_to_date(month), section),
            "r12": self._percent(months_ending(month, 12), section),
            "share_60": self._left(_share(hours), [month], section),
        }
        for key, amount in zip(
            LENGTHS, (hours.short_hours, hours.middle_hours, hours.long_hours), strict=True
        ):
            found[key] = self._left(_length(hours, amount), [month], section)
        return (
            found | self._groups(source, hours, month, section) | self._spells(source, hours, month, section)
        )

    def _groups(
        self, source: MonthSource, hours: SickMonth, month: str, section: str | None
    ) -> dict[str, Figure]:
        if hours.source != DETAIL:
            return dict.fromkeys(GROUPS, _not_kept(hours))
        held = group_figures(
            source.register, hours_by_person(source.register, month, section), last_day(month)
        )
        if self._leaving is not None:
            held = held.only(self._leaving.of(month).groups if section is None else ())
        return _group_columns(held)

    def _spells(
        self, source: MonthSource, hours: SickMonth, month: str, section: str | None
    ) -> dict[str, Figure]:
        """Spells belong to the section of the person on their first day."""
        if hours.source != DETAIL:
            return dict.fromkeys(COUNTS, _not_kept(hours))
        begun, of_year = (
            sum(section is None or _section_at(source.register, spell) == section for spell in held)
            for held in (
                started(source.spells, first_day(month), last_day(month)),
                started_of_year(source.spells, month),
            )
        )
        year = months_ending(month, 12)
        whole = self._months.has_details_of_year(month)
        return {
            "started": self._left(Figure(begun), [month], section),
            "started_12_months": self._left(
                Figure(of_year) if whole else Figure(None, "incomplete"), year, section
            ),
        }


def _months_of_year(month: str) -> tuple[str, ...]:
    return months_from_to(month[:4] + "-01", month[:4] + "-12")


def _year_to_date(month: str) -> tuple[str, ...]:
    return months_from_to(month[:4] + "-01", month)


def _not_kept(hours: SickMonth) -> Figure:
    return Figure(None, "no_source" if hours.source == MISSING else "not_kept")


def _length(hours: SickMonth, amount: float | None) -> Figure:
    if amount is None:
        return _not_kept(hours)
    value = hours.percent_of(amount)
    return Figure(None, "nobody") if value is None else Figure(value)


def _share(hours: SickMonth) -> Figure:
    if hours.long_hours is None:
        return _not_kept(hours)
    value = percent_of_hours(hours.long_hours, hours.sick_hours)
    return Figure(None, "nobody_sick") if value is None else Figure(value)


def _group_columns(held: SickGroups) -> dict[str, Figure]:
    found: dict[str, Figure] = {}
    for field in fields(held):
        group = getattr(held, field.name)
        why: Why = "hidden" if group.hidden else "nobody" if group.percent is None else ""
        found[field.name] = Figure(group.percent, why)
    return found


def _sizes(register: Register, people: Iterable[str], month: str) -> Mapping[str, int | None]:
    """Persons by group; None for the rows that are no groups."""
    counts: Counter[str] = Counter()
    for number in people:
        employee = register.employees.get(number)
        counts.update((sex_group(employee), age_group(employee, last_day(month))))
    return {key: counts[key] if key in GROUPS else None for key in KEYS}


def _section_at(register: Register, spell: Spell) -> str:
    contract = register.contract(spell.employee_no, spell.first_day)
    return contract.section if contract is not None else ""
