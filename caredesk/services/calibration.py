"""Calibration: a month and its rolling year under each way of counting, beside the controller's value."""

from __future__ import annotations

from dataclasses import dataclass, replace

from caredesk.domain.calendar import first_day, months_ending
from caredesk.domain.changes import Changes
from caredesk.domain.density import (
    EMPLOYED,
    MEASURE_OWN,
    MEASURE_UNIT,
    MEASURE_YEAR,
    MISSING,
    MONTHLY,
    SCHEDULED,
    WORKED,
    Counting,
    MonthPoint,
    rolling,
)
from caredesk.domain.month_points import MonthBook, MonthSources
from caredesk.domain.problems import Problem, problem
from caredesk.domain.register import Register
from caredesk.domain.rounding import rounded
from caredesk.domain.rows import Unit
from caredesk.errors import UserError
from caredesk.exchange.values import number_of
from caredesk.services.edits import edit
from caredesk.services.month_books import UnitMonths
from caredesk.services.session import OpenUnit
from caredesk.storage import rows

BASES = (WORKED, SCHEDULED, EMPLOYED)
MEASURES = (MEASURE_UNIT, MEASURE_OWN, MEASURE_YEAR)
# No figure is told apart beyond; more would not fit a rounded number.
MOST_DECIMALS = 8


@dataclass(frozen=True)
class Way:
    """Density of the month and its R12 if the whole history were counted in one way; None where not known,
    and `problem` then says what is missing. `current`: the month is counted so."""

    counting: Counting
    r12: float | None
    month: float | None
    current: bool
    problem: Problem | None


def view_calibration(unit: OpenUnit, *, month: str, section: str | None = None) -> tuple[Way, ...]:
    """Every basis with every measure, of the unit or one section; nothing is stored."""
    year = months_ending(month, 12)
    months = UnitMonths(unit, year[0], month)
    now = months.book.counting(month)
    return tuple(
        _way(unit, months, Counting(basis, measure), month, section, now)
        for basis in BASES
        for measure in MEASURES
    )


def _way(
    unit: OpenUnit, months: UnitMonths, counting: Counting, month: str, section: str | None, now: Counting
) -> Way:
    book = _book_counted(unit, months, counting)
    points = book.year(month, section)
    r12, density = rolling(points).density, points[-1].density
    missing = _missing(book, month, section) if r12 is None else None
    return Way(counting, r12, density, counting == now, missing)


def _book_counted(unit: OpenUnit, months: UnitMonths, counting: Counting) -> MonthBook:
    """The same sums in a register whose every day is counted in one way."""
    facts = months.register.facts
    units = facts.units
    if all(row.valid_from is not None for row in units):
        units = (Unit(months.register.unit_name), *units)
    counted = tuple(row._replace(basis=counting.basis, measure=counting.measure) for row in units)
    register = Register(replace(facts, units=counted), unit.defaults)
    return MonthBook(register, months.places, MonthSources(months.totals, months.monthly, months.closed))


def _missing(book: MonthBook, month: str, section: str | None) -> Problem:
    """Why the rolling year is not known: what to fill in first."""
    points = book.year(month, section)
    if any(_lacks_annual_hours(book, point) for point in points if not point.complete):
        return problem("counting_without_annual_hours")
    if all(point.hours_source == MISSING for point in points):
        employed = points[-1].counting.basis == EMPLOYED
        return problem("counting_without_staff" if employed else "counting_without_hours")
    return problem("r12_incomplete", months=sum(point.complete for point in points))


def _lacks_annual_hours(book: MonthBook, point: MonthPoint) -> bool:
    """Rates of employment are divided by days, and ask for a year's hours only to read a monthly value."""
    basis, measure = point.counting
    if measure != MEASURE_YEAR or book.full_time_hours_on(first_day(point.month)) is not None:
        return False
    return basis != EMPLOYED or point.hours_source == MONTHLY


def read_value(text: str) -> tuple[float, int]:
    """The controller's value, in any spelling of a number, and how many decimals it has (at most eight).

    Errors (UserError): value_not_a_number.
    """
    value = number_of(text)
    if value is None:
        raise UserError("value_not_a_number", value=text)
    decimals = text.strip().replace(",", ".").rpartition(".")
    return value, min(len(decimals[2]), MOST_DECIMALS) if decimals[1] else 0


def agrees(value: float | None, wanted: float, decimals: int) -> bool:
    """Whether a value, rounded half away from zero to so many decimals, is the one wanted."""
    return value is not None and rounded(value, decimals) == rounded(wanted, decimals)


def edit_counting(unit: OpenUnit, *, counting: Counting) -> Changes:
    """Counts the whole history in one way: every row of the unit's settings, as one step."""
    with edit(unit, "counting") as edited:
        for number, row in rows.read_with_ids(unit.store, Unit):
            changed = row._replace(basis=counting.basis, measure=counting.measure)
            if changed != row:
                rows.update(unit.store, number, changed)
    return edited.changes
