"""The wall print of the schedule: what it says of a plan's weeks, and its file."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from caredesk.domain.calendar import monday_of
from caredesk.domain.rows import Unit
from caredesk.reports.wall_print import WallPrint
from caredesk.reports.wall_print_file import wall_print_pdf
from caredesk.reports.wall_print_pages import WallPages
from caredesk.reports.wall_print_view import wall_print_of
from caredesk.services.plan import Plan
from caredesk.services.schedule import view_schedule
from caredesk.services.whole_files import write_files
from caredesk.storage import rows

WEEK = timedelta(days=7)
ONE_DAY = timedelta(days=1)


def view_wall_print(plan: Plan, *, first_day: date, last_day: date, section: str | None = None) -> WallPrint:
    """The whole weeks that these days lie in, of the unit or one section. UserError draft_gone."""
    first, last = monday_of(first_day), monday_of(last_day) + WEEK - ONE_DAY
    view = view_schedule(plan, first_day=first, last_day=last)
    # Only its last day is asked for: the night that ends on the first morning.
    before = view_schedule(plan, first_day=first - ONE_DAY, last_day=first - ONE_DAY)
    return wall_print_of(view, before, unit=_unit_name(plan), section=section, draft=plan.draft)


def save_wall_print(pages: WallPages, path: Path) -> Path:
    """Writes the pages as PDF; their path. UserError: disk_full, folder_cannot_be_written,
    written_file_in_use."""
    write_files(path.parent, {path.name: wall_print_pdf(pages)})
    return path


def _unit_name(plan: Plan) -> str:
    """The unit's latest name."""
    held = sorted(rows.read(plan.unit.store, Unit), key=lambda row: row.valid_from or date.min)
    return held[-1].name if held else ""
