"""The schedule of a stretch of days, person by day: what the page Schema shows as its grid."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from caredesk.domain.calendar import month_of
from caredesk.domain.occupancy import PlaceBook
from caredesk.domain.register import Facts
from caredesk.domain.schedule import ScheduleRow, ScheduleView, SectionHead
from caredesk.domain.schedule_grid import Laid, grid_rows, holidays_in, section_heads
from caredesk.services.plan import Plan, shifts_of
from caredesk.services.plan_totals import PlanMonths
from caredesk.storage.absence_rows import read_numbered_absences
from caredesk.storage.facts import read_circumstances


def view_schedule(plan: Plan, *, first_day: date, last_day: date) -> ScheduleView:
    """Every row of the days, the heads of the sections, and the days' names. UserError draft_gone."""
    facts = read_circumstances(plan.unit.store, first_day, last_day)
    found = _rows(plan, facts, first_day, last_day, None)
    return ScheduleView(
        first_day=first_day,
        last_day=last_day,
        sections=view_heads(plan, first_day=first_day, rows=found),
        rows=found,
        shift_types=facts.shift_types,
        holidays=holidays_in(first_day, last_day),
        nobody=not facts.employees and not any(cell.shifts for row in found for cell in row.cells),
    )


def view_heads(plan: Plan, *, first_day: date, rows: Iterable[ScheduleRow]) -> tuple[SectionHead, ...]:
    """The heads of the sections over all rows of a view that begins on this day."""
    month = month_of(first_day)
    months = PlanMonths(plan, month, month)
    facts = read_circumstances(plan.unit.store, first_day, first_day)
    places = PlaceBook(facts.places, facts.occupancies).day(first_day)
    heads = section_heads(rows, places, month, lambda name: months.book.point(month, name).density)
    return tuple(replace(head, estimated=month in months.expected) for head in heads)


def view_rows(
    plan: Plan, *, first_day: date, last_day: date, persons: Collection[str]
) -> tuple[ScheduleRow, ...]:
    """The rows of these persons as `view_schedule` has them; "" among them = the vacant and borrowed rows.

    Who is neither employed nor has a shift in the stretch has no row.
    """
    facts = read_circumstances(plan.unit.store, first_day, last_day)
    return _rows(plan, facts, first_day, last_day, persons)


def _rows(
    plan: Plan, facts: Facts, first_day: date, last_day: date, persons: Collection[str] | None
) -> tuple[ScheduleRow, ...]:
    laid = Laid(
        shifts_of(plan, first_day, last_day, persons),
        read_numbered_absences(plan.unit.store, first_day, last_day, employees=persons),
    )
    return grid_rows(plan.unit.register(facts), first_day, last_day, laid, persons)
