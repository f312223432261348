"""What a plan holds against the limits of overtime, read while an edit stands that is then taken back."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from caredesk.domain.calendar import last_day, month_of
from caredesk.domain.overtime import FOUR_WEEKS, four_weeks_of, limits_on
from caredesk.domain.register import Register
from caredesk.domain.rows import Shift
from caredesk.domain.shifts import OVERTIME_KINDS, ResolvedShift, resolve
from caredesk.services.breaches import overtime_shifts
from caredesk.services.plan import Plan
from caredesk.storage import rule_rows
from caredesk.storage.facts import read_circumstances


class LimitReading(NamedTuple):
    """Overtime and additional time of some persons up to the end of the period that a day lies in, what is
    planned counted in."""

    register: Register
    shifts: tuple[ResolvedShift, ...]
    until: date


def read_limits(
    plan: Plan, day: date, persons: Collection[str], touched: Iterable[Shift]
) -> LimitReading | None:
    """What stands against the limits that a day counts to; None, and nothing read, when none of the touched
    shifts is the persons' overtime or additional time. UserError draft_gone."""
    if not any(row.kind in OVERTIME_KINDS and row.employee_no in persons for row in touched):
        return None
    facts = read_circumstances(plan.unit.store, day, day)
    standing = plan.unit.register(facts)
    by_weeks = standing.parameters.text_on("overtime_counting", day) == FOUR_WEEKS
    period = four_weeks_of(standing, day) if by_weeks else None
    until = period[1] if period else last_day(month_of(day))
    since = min(limit.first_day for limit in limits_on(standing, until))
    absences = rule_rows.read_absences(plan.unit.store, since, until, persons)
    register = plan.unit.register(replace(facts, first_day=since, last_day=until, absences=absences))
    shifts = (resolve(register, row) for row in overtime_shifts(plan, since, until, persons))
    return LimitReading(register, tuple(shifts), until)
