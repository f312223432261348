"""Sick and ordinary hours by month, and which source they come from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from caredesk.domain.calendar import add_months, last_day, month_of
from caredesk.domain.density import DETAIL, MISSING, MONTHLY, ratio, total
from caredesk.domain.month_points import MonthBook
from caredesk.domain.month_totals import MonthTotal
from caredesk.domain.register import Register


def percent_of_hours(hours: float | None, of: float | None) -> float | None:
    """Hours in percent of others; None when a part is unknown or there are none."""
    share = ratio(hours, of)
    return None if share is None else 100 * share


@dataclass(frozen=True)
class SickMonth:
    """Sick and ordinary hours of a month with their source, and those of short and long spells."""

    source: str
    sick_hours: float | None = None
    ordinary_hours: float | None = None
    short_hours: float | None = None
    middle_hours: float | None = None
    long_hours: float | None = None

    def percent_of(self, hours: float | None) -> float | None:
        """Hours in percent of the ordinary hours."""
        return percent_of_hours(hours, self.ordinary_hours)


class SickMonths:
    """Sick leave by month: from details from the first month on, before it from monthly values."""

    def __init__(
        self,
        register: Register,
        book: MonthBook,
        totals: Mapping[tuple[str, str], MonthTotal],
        first_absence: date | None,
    ) -> None:
        """`first_absence`: first day of the unit's first absence record of any cause."""
        self._register = register
        self._book = book
        self._totals = totals
        self._sections = sorted({section for _, section in totals})
        self._first_absence = first_absence

    def source(self, month: str, section: str | None = None) -> str:
        """Where the month's sick leave comes from, of the unit or of a section, whose monthly value is its
        own row."""
        first = self._register.parameters.text_on("sick_leave_from", last_day(month))
        if not first and self._first_absence is not None:
            first = month_of(self._first_absence)
        if first and month >= first:
            return DETAIL
        return MISSING if self._monthly(month, section).percent_of(0.0) is None else MONTHLY

    def has_both(self, month: str) -> bool:
        """Whether a month with details has a monthly value too."""
        return self.source(month) == DETAIL and self._monthly(month, None).sick_hours is not None

    def hours(self, month: str, section: str | None = None) -> SickMonth:
        """Sick and ordinary hours; from a monthly value also those of long and, where given, short spells."""
        source = self.source(month, section)
        if source == DETAIL:
            names = self._sections if section is None else [section]
            held = [self._totals.get((month, name)) for name in names]
            sums = [row.sums for row in held if row is not None]
            return SickMonth(
                DETAIL, sum(row.sick_hours for row in sums), sum(row.ordinary_hours for row in sums)
            )
        return self._monthly(month, section) if source == MONTHLY else SickMonth(MISSING)

    def percent(self, months: Iterable[str], section: str | None = None) -> float | None:
        """Percent of several months: a ratio of sums, None unless every month has a source."""
        held = [self.hours(month, section) for month in months]
        return percent_of_hours(
            total(month.sick_hours for month in held), total(month.ordinary_hours for month in held)
        )

    def has_details_of_year(self, month: str) -> bool:
        """Whether the twelve months that end with this one all come from details."""
        return self.source(add_months(month, -11)) == DETAIL

    def _monthly(self, month: str, section: str | None) -> SickMonth:
        return SickMonth(
            MONTHLY,
            sick_hours=self._book.monthly(month, section, lambda row: row.sick_hours),
            ordinary_hours=self._book.monthly(month, section, lambda row: row.ordinary_hours),
            short_hours=self._book.monthly(month, section, lambda row: row.sick_short_hours),
            long_hours=self._book.monthly(month, section, lambda row: row.sick_long_hours),
        )
