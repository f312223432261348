"""What stands at each section's line of the schedule, anew after an edit of some rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from caredesk.domain.calendar import month_of
from caredesk.domain.occupancy import PlaceBook
from caredesk.domain.schedule import ScheduleRow, SectionHead
from caredesk.domain.schedule_grid import section_heads
from caredesk.services.plan import Plan
from caredesk.services.plan_totals import PlanMonths
from caredesk.storage.facts import read_circumstances


def view_heads(plan: Plan, *, first_day: date, rows: Sequence[ScheduleRow]) -> tuple[SectionHead, ...]:
    """The sections of these rows: places on the first day, density of its month, people and vacancies."""
    facts = read_circumstances(plan.unit.store, first_day, first_day)
    month = month_of(first_day)
    book = PlanMonths(plan, month, month).book
    places = PlaceBook(facts.places, facts.occupancies).day(first_day)
    return section_heads(tuple(rows), places, month, lambda name: book.point(month, name).density)
