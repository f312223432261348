"""Density and cost of single days, from their totals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from caredesk.domain.calendar import days_from_to, month_of
from caredesk.domain.day_totals import LENT, DayTotal, missing_problems
from caredesk.domain.density import EMPLOYED, MEASURE_OWN, ratio
from caredesk.domain.expected_occupancy import LastOccupied, expected_on
from caredesk.domain.month_points import COUNTED_COLUMNS, MonthBook, MonthSources
from caredesk.domain.occupancy import UNIT, PlaceBook
from caredesk.domain.problems import Problem
from caredesk.domain.register import Register
from caredesk.domain.schedule import DayFigures

NO_OCCUPANCY = "day_without_occupancy"
NO_SHIFTS = "day_without_shifts"
NO_FULL_TIME = "day_without_full_time"


def day_figures(
    register: Register,
    totals: Iterable[DayTotal],
    first_day: date,
    last_day: date,
    section: str | None,
    known: Mapping[str, LastOccupied] | None = None,
) -> tuple[DayFigures, ...]:
    """Figures of each day of a stretch, of a section or of the unit (None). `known`: the last known occupancy
    by section, which days ahead are expected to have.

    Basis and measure are those of the day's month (figures.md § 2); whether hours are known is judged for the
    whole unit, so that a section without shifts on a staffed day has none.
    """
    by_day: dict[date, list[DayTotal]] = {}
    for total in totals:
        by_day.setdefault(total.day, []).append(total)
    book = MonthBook(register, PlaceBook((), ()), MonthSources({}, {}))
    last = (known or {}).get(section or UNIT)
    return tuple(
        _figures(book, day, by_day.get(day, []), section, last) for day in days_from_to(first_day, last_day)
    )


def cost_missing(totals: Iterable[DayTotal]) -> frozenset[Problem]:
    """What makes the cost of these totals unknown; lent shifts are not the unit's cost."""
    found = frozenset[Problem]().union(*(missing_problems(total.missing) for total in totals))
    return frozenset(problem for problem in found if LENT not in problem.facts)


def _figures(
    book: MonthBook,
    day: date,
    totals: list[DayTotal],
    section: str | None,
    last: LastOccupied | None,
) -> DayFigures:
    own = [total for total in totals if section is None or total.section == section]
    occupied = next((total.occupied for total in totals if total.section == (section or UNIT)), None)
    expected = expected_on(last, day) if occupied is None else None
    density, reason = _density(book, day, totals, own, expected if occupied is None else occupied)
    unknown = min((problem.code for problem in cost_missing(own)), default="")
    cost = None if unknown else sum(total.cost_sek for total in own)
    estimated = density is not None and expected is not None
    return DayFigures(density, cost, reason or unknown, unknown, estimated)


def _density(
    book: MonthBook, day: date, totals: list[DayTotal], own: list[DayTotal], occupied: float | None
) -> tuple[float | None, str]:
    """Full-time equivalents of the day per occupied place, or None and why."""
    basis, measure = book.counting(month_of(day))
    in_days = basis == EMPLOYED or measure == MEASURE_OWN
    column = "employed_fte" if basis == EMPLOYED else COUNTED_COLUMNS[basis, measure == MEASURE_OWN]
    if basis != EMPLOYED and not any(total.detail_day for total in totals):
        return None, NO_SHIFTS
    weight = 1.0 if in_days else book.full_time_hours_on(day)
    if not weight:
        return None, NO_FULL_TIME
    density = ratio(sum(getattr(total, column) for total in own) / weight, occupied)
    return density, "" if density is not None else NO_OCCUPANCY
