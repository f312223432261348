"""The path to the target, read from a unit's file."""

from __future__ import annotations

from caredesk.domain.calendar import add_months, last_day
from caredesk.domain.forecast import last_complete
from caredesk.domain.occupancy import UNIT
from caredesk.domain.target_path import AS_NOW, PathChange, PathTerms, TargetPath, target_path
from caredesk.services.month_books import UnitMonths
from caredesk.services.session import OpenUnit

# The last complete month may be eleven months back, and its R12 reaches eleven further.
MONTHS_BEHIND = 22


def months_of_path(unit: OpenUnit, month: str) -> UnitMonths:
    """The months that a path is made from."""
    return UnitMonths(unit, add_months(month, -MONTHS_BEHIND), month)


def view_target_path(
    unit: OpenUnit,
    *,
    month: str,
    section: str | None = None,
    change: PathChange = AS_NOW,
    level_month: str = "",
    months: UnitMonths | None = None,
) -> TargetPath | None:
    """Where a change leads, of the unit or one section; None without a complete month in the last twelve.

    `months`: those of `months_of_path`, or more, when the caller has read them already.
    """
    months = months or months_of_path(unit, month)
    last = last_complete(months.book, month, section)
    if last is None:
        return None
    end = last_day(month)
    terms = PathTerms(
        month=month,
        target=months.places.target_on(end, section),
        cost_per_fte=months.register.unit_on(end).cost_per_fte,
        available=_available(months, month, section),
    )
    return target_path(months.book, last, terms, section=section, change=change, level_month=level_month)


def _available(months: UnitMonths, month: str, section: str | None) -> float | None:
    held = months.places.day(last_day(month)).get(section or UNIT)
    return None if held is None else held.available
