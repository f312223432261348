"""What the window's frame says of an open unit: its name, sections, and the months that there are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from caredesk.domain.calendar import add_months, month_of
from caredesk.domain.rows import Unit
from caredesk.services.session import OpenUnit
from caredesk.storage import day_totals, rows
from caredesk.storage.sections import read_sections


@dataclass(frozen=True)
class Overview:
    """`first_month` to `last_month` can be shown; `month` is the one to begin with."""

    name: str
    sections: tuple[str, ...]
    first_month: str
    last_month: str
    month: str


def view_overview(unit: OpenUnit, *, today: date) -> Overview:
    """Months from the first with a detail or a monthly value to the last; a start with the month before
    today's, which is the newest that can be complete."""
    units = sorted(rows.read(unit.store, Unit), key=lambda row: row.valid_from or date.min)
    this_month = month_of(today)
    before = add_months(this_month, -1)
    reach = day_totals.horizon(unit.store)
    first = month_of(reach[0]) if reach else before
    last = max(month_of(reach[1]), first) if reach else this_month
    return Overview(
        name=units[-1].name if units else unit.store.path.stem,
        sections=read_sections(unit.store),
        first_month=first,
        last_month=max(last, this_month) if first <= this_month else last,
        month=min(max(before, first), last) if reach else before,
    )
