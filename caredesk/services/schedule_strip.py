"""What stands below the schedule: need against staffed, density and cost of each day, and a day's curve."""

from __future__ import annotations

from datetime import date

from caredesk.domain.calendar import ONE_DAY
from caredesk.domain.day_figures import day_figures
from caredesk.domain.need_strip import NeedCount
from caredesk.domain.schedule import CurveView, StripView
from caredesk.domain.shifts import resolve
from caredesk.domain.staffing import NeedTable
from caredesk.services.plan import Plan, shifts_of
from caredesk.services.plan_totals import totals_of
from caredesk.storage.facts import read_circumstances
from caredesk.storage.last_occupied import read_last_occupied


def view_strip(plan: Plan, *, first_day: date, last_day: date, section: str | None = None) -> StripView:
    """The strip of the days, of a section or of the whole unit (None). UserError draft_gone."""
    register = plan.unit.register(read_circumstances(plan.unit.store, first_day, last_day))
    shifts = (row for _, row in shifts_of(plan, first_day, last_day))
    totals = totals_of(plan, first_day, last_day)
    known = read_last_occupied(plan.unit.store, last_day)
    return StripView(
        first_day=first_day,
        last_day=last_day,
        section=section,
        lines=NeedCount(register, first_day, last_day, section).lines(shifts),
        days=day_figures(register, totals, first_day, last_day, section, known),
    )


def view_curve(plan: Plan, *, day: date, section: str | None = None) -> CurveView:
    """Needed and staffed people of a day, half hour by half hour. UserError draft_gone."""
    register = plan.unit.register(read_circumstances(plan.unit.store, day - ONE_DAY, day))
    shifts = [resolve(register, row) for _, row in shifts_of(plan, day - ONE_DAY, day)]
    needed, staffed = NeedTable(register).curve(day, shifts, section)
    return CurveView(day, section, needed, staffed)
