"""Closing a month: from then on its figures stand on its details, also where days lack something."""

from __future__ import annotations

from caredesk.domain.changes import Changes
from caredesk.domain.rows import MonthClosing
from caredesk.services.edits import edit
from caredesk.services.session import OpenUnit
from caredesk.storage import rows


def is_closed(unit: OpenUnit, *, month: str) -> bool:
    """Whether the manager has closed the month."""
    found = rows.read(unit.store, MonthClosing, "month = ?", (month,))
    return bool(found) and found[0].closed


def edit_closed(unit: OpenUnit, *, month: str, closed: bool) -> Changes:
    """Closes a month or opens it again as one step; its comment stays. Nothing when it is so already."""
    if is_closed(unit, month=month) == closed:
        return Changes()
    with edit(unit, "close_month" if closed else "reopen_month", month=month) as edited:
        found = rows.read_with_ids(unit.store, MonthClosing, "month = ?", (month,))
        if found:
            number, row = found[0]
            rows.update(unit.store, number, row._replace(closed=closed))
        else:
            rows.insert(unit.store, [MonthClosing(month, closed)])
    return edited.changes
