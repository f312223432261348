"""Day totals summed to months."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from caredesk.domain.calendar import first_day, month_of
from caredesk.domain.day_totals import DayTotal

KEY_COLUMNS = ("day", "section", "missing")
SUM_COLUMNS = tuple(name for name in DayTotal._fields if name not in KEY_COLUMNS)


class MonthTotal(NamedTuple):
    """A month's sums of one section. In `sums`, `day` is the month's first and `missing` the distinct JSON
    texts of its days as one JSON list. The counts tell on how many days places and occupancy are known."""

    month: str
    section: str
    sums: DayTotal
    places_days: int = 0
    occupied_days: int = 0


def empty_month(month: str, section: str) -> MonthTotal:
    """The sums of a section that has no totals in the month."""
    return MonthTotal(month, section, DayTotal(first_day(month), section))


def sum_months(totals: Iterable[DayTotal]) -> list[MonthTotal]:
    """Sums by month and section, in that order. A column nobody knows on any day stays None."""
    grouped: dict[tuple[str, str], list[DayTotal]] = {}
    for row in totals:
        grouped.setdefault((month_of(row.day), row.section), []).append(row)
    return [_sum_month(month, section, rows) for (month, section), rows in sorted(grouped.items())]


def _sum_month(month: str, section: str, rows: list[DayTotal]) -> MonthTotal:
    sums: dict[str, object] = {}
    for column in SUM_COLUMNS:
        known = [value for row in rows if (value := getattr(row, column)) is not None]
        sums[column] = sum(known) if known else None
    missing = sorted({row.missing for row in rows if row.missing})
    sums["missing"] = json.dumps([json.loads(text) for text in missing]) if missing else ""
    return MonthTotal(
        month,
        section,
        DayTotal(first_day(month), section)._replace(**sums),  # type: ignore[arg-type]
        places_days=sum(row.available is not None for row in rows),
        occupied_days=sum(row.occupied is not None for row in rows),
    )
