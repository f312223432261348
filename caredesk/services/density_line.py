"""The line of personnel density, read from a unit's file."""

from __future__ import annotations

from caredesk.domain.calendar import add_months, last_day, months_ending
from caredesk.domain.density import rolling
from caredesk.domain.density_line import DensityLine, LinePoint
from caredesk.domain.forecast import Forecast, ForecastPoint, first_at, last_complete
from caredesk.services.month_books import UnitMonths
from caredesk.services.session import OpenUnit

MONTHS_BEHIND = 13
MONTHS_AHEAD = 12


def months_of_line(unit: OpenUnit, month: str) -> UnitMonths:
    """The months that the line is made from: those shown, each with its rolling twelve."""
    return UnitMonths(unit, add_months(month, 1 - MONTHS_BEHIND - 11), month)


def view_density_line(
    unit: OpenUnit, *, month: str, section: str | None = None, months: UnitMonths | None = None
) -> DensityLine:
    """Thirteen months behind and twelve ahead, of the unit or one section.

    `months`: those of `months_of_line`, when the caller has read them already.
    """
    months = months or months_of_line(unit, month)
    points = tuple(
        LinePoint(
            each,
            rolling(months.book.year(each, section)).density,
            months.book.point(each, section).density,
        )
        for each in months_ending(month, MONTHS_BEHIND)
    )
    target = months.places.target_on(last_day(month), section)
    held = last_complete(months.book, month, section)
    ahead: tuple[ForecastPoint, ...] = ()
    if held is not None and held.density is not None:
        forecast = Forecast(months.book, held, section)
        ahead = forecast.line(add_months(month, MONTHS_AHEAD), held.density)
    return DensityLine(
        month=month,
        points=points,
        forecast=ahead,
        target=target,
        held_from=held.month if held else None,
        held_density=held.density if held else None,
        held_occupied=held.occupied if held else None,
        target_month=None if target is None else first_at(ahead, target),
    )
