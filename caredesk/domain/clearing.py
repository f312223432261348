"""Clearing (gallring): what may be removed when it is old enough, and what its months are remembered by."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from caredesk.domain.calendar import add_months, last_day, month_of
from caredesk.domain.density import EMPLOYED, MEASURE_OWN, MonthPoint
from caredesk.domain.overtime import OvertimeFigures
from caredesk.domain.problems import Problem
from caredesk.domain.register import SICK_LEAVE
from caredesk.domain.rows import Absence, MonthlyValue
from caredesk.domain.sick_months import SickMonth
from caredesk.domain.sick_spells import RELAPSE_DAYS

Group = Literal["shifts", "absences", "people"]
GROUPS: tuple[Group, ...] = ("shifts", "absences", "people")

LEAST_MONTHS = 24
"""What is younger is in the figures of this year, or of the year before that this one is held against."""


@dataclass(frozen=True)
class Cleared:
    """What goes of a group, or what has gone: rows by table, of so many persons."""

    group: Group
    until: date
    rows: Mapping[str, int]
    persons: int

    @property
    def count(self) -> int:
        return sum(self.rows.values())


@dataclass(frozen=True)
class Clearing:
    """A clearing before it is made. `kept`: months whose sums are kept as monthly values, `reopened` those
    of them that are closed; `copies`: how many copies hold the same; `told`: what else must be known."""

    groups: tuple[Cleared, ...]
    kept: tuple[str, ...]
    reopened: tuple[str, ...]
    copies: int
    told: tuple[Problem, ...]

    @property
    def count(self) -> int:
        return sum(group.count for group in self.groups)


def latest_day(group: Group, today: date, journal_years: float) -> date:
    """The last day that a group may be cleared to: the end of a month, of shifts the end of a year.

    Shifts are what the statutory journal is made of, which is kept its year and some years more. Law: AFS
    2023:2 ch. 9.
    """
    two_years_ago = last_day(add_months(month_of(today), -LEAST_MONTHS))
    if group == "shifts":
        return min(two_years_ago, date(today.year - int(journal_years) - 1, 12, 31))
    return two_years_ago


def proposed_day(latest: date, today: date, keep_months: float | None) -> date | None:
    """The day that the unit's own time of keeping gives, None without one."""
    if keep_months is None:
        return None
    return min(latest, last_day(add_months(month_of(today), -int(keep_months) - 1)))


def gone_absences(rows: Collection[tuple[int, Absence]], until: date) -> list[int]:
    """Numbers of one person's absences that are over by the day, and hang together with nothing later.

    Sick leave that adjoins or follows within the days of a relapse is of one sick-pay period, which is kept
    whole.
    """
    first_kept = date.max
    gone: list[int] = []
    for number, row in sorted(rows, key=lambda pair: pair[1].last_day or date.max, reverse=True):
        last, sick = row.last_day or date.max, row.cause in SICK_LEAVE
        if last > until or (sick and (first_kept - last).days <= RELAPSE_DAYS):
            first_kept = min(first_kept, row.first_day) if sick else first_kept
        else:
            gone.append(number)
    return gone


def sums_of_hours(held: MonthlyValue, point: MonthPoint) -> MonthlyValue:
    """The month's hours where they come from shifts that go; as full-time equivalents where each shift is
    measured by its own full time. Counted on those employed, no shift is asked."""
    if point.counting.basis == EMPLOYED:
        return held
    if point.counting.measure == MEASURE_OWN:
        return held._replace(worked_hours=None, fte=point.fte)
    return held._replace(worked_hours=point.hours, fte=None)


def sums_of_overtime(
    held: MonthlyValue, overtime: OvertimeFigures, substitute_hours: float | None
) -> MonthlyValue:
    """The unit's hours of overtime, additional time and substitutes."""
    return held._replace(
        additional_hours=overtime.additional_hours,
        simple_hours=overtime.simple_hours,
        qualified_hours=overtime.qualified_hours,
        substitute_hours=substitute_hours,
    )


def sums_of_sick_leave(held: MonthlyValue, hours: SickMonth) -> MonthlyValue:
    """Sick and ordinary hours, and those of short and long spells where they are known."""
    return held._replace(
        sick_hours=hours.sick_hours,
        ordinary_hours=hours.ordinary_hours,
        sick_short_hours=hours.short_hours,
        sick_long_hours=hours.long_hours,
    )


def month_after(day: date) -> str:
    """The month that begins after a day."""
    return month_of(day + timedelta(days=1))
