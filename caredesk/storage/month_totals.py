"""Day totals summed to months by the database, each month once until one of its days is written."""

from __future__ import annotations

from itertools import groupby

from caredesk.domain.calendar import first_day, last_day, months_from_to
from caredesk.domain.day_totals import DayTotal
from caredesk.domain.month_totals import SUM_COLUMNS, MonthTotal
from caredesk.storage.store import Store


def read_month_totals(store: Store, first_month: str, last_month: str) -> list[MonthTotal]:
    """Sums by month and section of the stored days, as `domain.month_totals.sum_months` makes them.

    A month whose days nobody has written since gives the same objects again.
    """
    months = months_from_to(first_month, last_month)
    held: dict[str, tuple[MonthTotal, ...] | None] = {
        month: store.kept.get("day_total", month) for month in months
    }
    lacking = [month for month in months if held[month] is None]
    if lacking:
        summed = _summed(store, lacking[0], lacking[-1])
        for month in lacking:
            held[month] = summed.get(month, ())
            store.kept.put("day_total", held[month], month)
    return [total for month in months for total in held[month] or ()]


def _summed(store: Store, first_month: str, last_month: str) -> dict[str, tuple[MonthTotal, ...]]:
    sums = ", ".join(f"sum({column})" for column in SUM_COLUMNS)
    found = store.query(
        f"SELECT substr(day, 1, 7), section, count(available), count(occupied),"
        f" coalesce('[' || group_concat(DISTINCT nullif(missing, '')) || ']', ''), {sums}"
        " FROM day_total WHERE day BETWEEN ? AND ? GROUP BY 1, 2 ORDER BY 1, 2",
        (first_day(first_month).isoformat(), last_day(last_month).isoformat()),
    )
    return {
        month: tuple(_month_total(row) for row in rows)
        for month, rows in groupby(found, key=lambda row: row[0])
    }


def _month_total(row: tuple[object, ...]) -> MonthTotal:
    month, section, places_days, occupied_days, missing, *sums = row
    values = dict(zip(SUM_COLUMNS, sums, strict=True))
    day_total = DayTotal(first_day(str(month)), str(section), missing=str(missing))
    return MonthTotal(
        month=str(month),
        section=str(section),
        sums=day_total._replace(**values),  # type: ignore[arg-type]
        places_days=int(str(places_days)),
        occupied_days=int(str(occupied_days)),
    )
