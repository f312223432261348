"""Which months are closed, for a list of them all."""

from __future__ import annotations

from datetime import date

from caredesk.domain.calendar import add_months, month_of
from caredesk.domain.rows import MonthClosing
from caredesk.services.overview import view_overview
from caredesk.services.session import OpenUnit
from caredesk.storage import rows


def view_closings(unit: OpenUnit, *, today: date) -> tuple[MonthClosing, ...]:
    """Every month that is over, newest first, from the first that the unit knows anything of."""
    overview = view_overview(unit, today=today)
    held = {row.month: row for row in rows.read(unit.store, MonthClosing)}
    months = []
    month = min(overview.last_month, add_months(month_of(today), -1))
    while month >= overview.first_month:
        months.append(held.get(month, MonthClosing(month, False)))
        month = add_months(month, -1)
    return tuple(months)
