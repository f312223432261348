"""Closing a month: from then on its figures stand on its details, also where days lack something."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from caredesk.domain.calendar import month_of
from caredesk.domain.changes import Changes
from caredesk.domain.rows import MonthClosing
from caredesk.services.edits import edit
from caredesk.services.session import OpenUnit
from caredesk.storage import rows


def read_closing(unit: OpenUnit, *, month: str) -> MonthClosing:
    """What is held of a month's closing and its comment; open and without one when nothing is."""
    found = rows.read(unit.store, MonthClosing, "month = ?", (month,))
    return found[0] if found else MonthClosing(month, False)


def is_closed(unit: OpenUnit, *, month: str) -> bool:
    """Whether the manager has closed the month."""
    return read_closing(unit, month=month).closed


def closed_months(unit: OpenUnit, *, first_day: date, last_day: date | None) -> tuple[str, ...]:
    """The closed months that have a day of a range, the first first; last day None = for the time being."""
    last_month = month_of(last_day or date.max)
    held = rows.read(
        unit.store, MonthClosing, "closed AND month BETWEEN ? AND ?", (month_of(first_day), last_month)
    )
    return tuple(sorted(row.month for row in held))


def closed_months_of(unit: OpenUnit, days: Iterable[date]) -> tuple[str, ...]:
    """The closed months that these days lie in, the first first."""
    months = {month_of(day) for day in days}
    held = rows.read(unit.store, MonthClosing, "closed") if months else []
    return tuple(sorted(row.month for row in held if row.month in months))


def edit_closed(unit: OpenUnit, *, month: str, closed: bool) -> Changes:
    """Closes a month or opens it again as one step; its comment stays. Nothing when it is so already."""
    code = "close_month" if closed else "reopen_month"
    return edit_closing(unit, code, month=month, change=lambda row: row._replace(closed=closed))


def edit_closing(
    unit: OpenUnit, code: str, *, month: str, change: Callable[[MonthClosing], MonthClosing]
) -> Changes:
    """Changes what is held of a month's closing as one step of this name; nothing when it is the same."""
    before = read_closing(unit, month=month)
    after = change(before)
    if after == before:
        return Changes()
    with edit(unit, code, month=month) as edited:
        held = rows.read_with_ids(unit.store, MonthClosing, "month = ?", (month,))
        if held:
            rows.update(unit.store, held[0][0], after)
        else:
            rows.insert(unit.store, [after])
    return edited.changes
