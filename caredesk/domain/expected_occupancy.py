"""Occupied places of days to come: as many as on the last day that is known, for a while.

The path to the target assumes the same of the months ahead (figures.md § 2): a plan can only be priced
against occupancy that nobody knows yet. What stands on it is marked as estimated wherever it is shown.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from caredesk.domain.calendar import ONE_DAY, first_day, last_day
from caredesk.domain.day_totals import DayTotal
from caredesk.domain.month_totals import MonthTotal
from caredesk.domain.occupancy import UNIT

MOST_DAYS = 92
"""So many days after the last known one it is taken to hold; later days stay unknown."""


class LastOccupied(NamedTuple):
    """The last day whose occupied places are known, and how many they were."""

    day: date
    occupied: float


def expected_on(known: LastOccupied | None, day: date) -> float | None:
    """Occupied places that are expected of a day after the last known one; None of other days."""
    return known.occupied if known and 0 < (day - known.day).days <= MOST_DAYS else None


def days_with_expected(
    totals: Iterable[DayTotal], known: Mapping[str, LastOccupied]
) -> tuple[list[DayTotal], bool]:
    """Day totals with the days ahead filled in, and whether any was."""
    filled = [_with_expected_day(total, known.get(total.section)) for total in totals]
    return [total for total, _ in filled], any(expected for _, expected in filled)


def _with_expected_day(total: DayTotal, known: LastOccupied | None) -> tuple[DayTotal, bool]:
    expected = expected_on(known, total.day) if total.occupied is None else None
    return (total, False) if expected is None else (total._replace(occupied=expected), True)


def with_expected(
    totals: Mapping[tuple[str, str], MonthTotal],
    known: Mapping[str, LastOccupied],
    settled: Collection[str],
) -> tuple[dict[tuple[str, str], MonthTotal], frozenset[str]]:
    """Month totals by month and section with the days ahead filled in, and in which months the unit's were.

    A month with a gap before the last known day stays as it is, and so do those `settled` otherwise.
    """
    found = dict(totals)
    months = set()
    for (month, section), total in totals.items():
        filled = None if month in settled else _filled(total, known.get(section))
        if filled is not None:
            found[month, section] = filled
            months |= {month} if section == UNIT else set()
    return found, frozenset(months)


def _filled(total: MonthTotal, known: LastOccupied | None) -> MonthTotal | None:
    """The month with its days after the last known one; None where nothing is to fill or something lacks."""
    first, last = first_day(total.month), last_day(total.month)
    if known is None or known.day >= last or (last - known.day).days > MOST_DAYS:
        return None
    before = max(0, (known.day - first).days + 1)
    if total.occupied_days != before:
        return None
    ahead = (last - max(first, known.day + ONE_DAY)).days + 1
    sums = total.sums._replace(
        occupied=(total.sums.occupied or 0.0) + ahead * known.occupied,
        estimated=total.sums.estimated + ahead,
    )
    return total._replace(sums=sums, occupied_days=before + ahead)
