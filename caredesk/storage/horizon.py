"""The days that figures exist for: from the first month with a detail to the last."""

from __future__ import annotations

from datetime import date

from caredesk.domain.calendar import first_day, last_day, month_of
from caredesk.storage.store import Store

Stretch = tuple[date, date]


def of_rows(store: Store) -> Stretch | None:
    """From the first of the month of the earliest shift, occupancy, absence or monthly value to the last of
    the month of the latest shift, occupancy or monthly value; None without any.

    Absences, which are known far ahead, end it only where there is nothing else: where the last one begins.
    """
    firsts = store.query(
        "SELECT min(day) FROM shift UNION ALL SELECT min(first_day) FROM occupancy"
        " UNION ALL SELECT min(first_day) FROM absence"
        " UNION ALL SELECT min(month) || '-01' FROM monthly_value"
    )
    lasts = store.query(
        "SELECT max(day) FROM shift UNION ALL SELECT max(last_day) FROM occupancy"
        " UNION ALL SELECT max(month) || '-01' FROM monthly_value"
    )
    first = min((day for (day,) in firsts if day), default=None)
    if first is None:
        return None
    last = max((day for (day,) in lasts if day), default=None)
    last = last or store.query("SELECT max(first_day) FROM absence")[0][0]
    start, end = whole_months(date.fromisoformat(first), date.fromisoformat(last))
    return (start, end) if start <= end else None


def whole_months(first: date, last: date) -> Stretch:
    """From the first of the month of the one day to the last of the month of the other."""
    return first_day(month_of(first)), last_day(month_of(last))


def has_totals(store: Store) -> bool:
    """Whether the tables of day totals have been made."""
    if store.kept.get("total_state", "made"):
        return True
    made = bool(
        store.query(
            "SELECT 1 FROM temp.sqlite_master WHERE name = 'total_state'"
            " UNION ALL SELECT 1 FROM main.sqlite_master WHERE name = 'total_state'"
        )
    )
    store.kept.put("total_state", made, "made")
    return made


def of_totals(store: Store) -> Stretch | None:
    """The days that the day totals are filled for; None when there are none."""
    found: list[tuple[str, str]] | None = store.kept.get("total_state")
    if found is None:
        found = store.query("SELECT first_day, last_day FROM total_state WHERE first_day <> ''")
        store.kept.put("total_state", found)
    return (date.fromisoformat(found[0][0]), date.fromisoformat(found[0][1])) if found else None


def hull(*stretches: Stretch | None) -> Stretch | None:
    """The shortest stretch that holds all of them."""
    known = [stretch for stretch in stretches if stretch is not None]
    if not known:
        return None
    return min(first for first, _ in known), max(last for _, last in known)
