"""Statistics of sick leave, read from a unit's file."""

from __future__ import annotations

from datetime import date

from caredesk.domain.calendar import add_months, first_day, last_day, month_of
from caredesk.domain.rows import Absence
from caredesk.domain.sick_months import SickMonths
from caredesk.domain.sick_public import LeavingMonths
from caredesk.domain.sick_spells import sick_history
from caredesk.domain.sick_statistics import MonthSource, SickStatistics, Statistics
from caredesk.services.month_books import UnitMonths
from caredesk.services.session import OpenUnit
from caredesk.storage.absences import first_absence_day, read_sick_history
from caredesk.storage.facts import overlapping
from caredesk.storage.sections import read_sections

MONTHS_BEHIND = 23
"""The year that ends with the same month last year begins here, and so does last January at the latest."""


def view_sick_statistics(
    unit: OpenUnit, *, month: str, section: str | None, public: bool, today: date | None = None
) -> SickStatistics:
    """Sick leave of a month against last year, of the unit or of a section.

    `public`: only what may leave the program; else the manager's own view. `today`: bars are shown also of
    months after the chosen one that are over by then.
    """
    first, last_bar = add_months(month, -MONTHS_BEHIND), _last_bar(month, today)
    months = UnitMonths(unit, first, last_bar)
    by_month = SickMonths(months.register, months.book, months.totals, first_absence_day(unit.store))
    made = Statistics(
        by_month,
        _source(unit, months, month),
        _source(unit, months, add_months(month, -12)),
        _leaving(unit, months, by_month, first, last_bar) if public else None,
    )
    return made.of(month, section, sections=read_sections(unit.store), last_bar=last_bar)


def _last_bar(month: str, today: date | None) -> str:
    if today is None:
        return month
    over = add_months(month_of(today), -1)
    return max(month, min(over, month[:4] + "-12"))


def _source(unit: OpenUnit, months: UnitMonths, month: str) -> MonthSource:
    employments = months.register.facts.employments
    absences = read_sick_history(unit.store, month, employments)
    history = sick_history(absences, employments)
    return MonthSource(months.register.with_absences(absences), list(history.all_spells()))


def _leaving(
    unit: OpenUnit, months: UnitMonths, by_month: SickMonths, first: str, last: str
) -> LeavingMonths:
    absences = overlapping(unit.store, Absence, first_day(first).isoformat(), last_day(last).isoformat())
    return LeavingMonths(months.register.with_absences(absences), by_month)
