"""Which plan is meant: the unit's own, or a draft of some of its days.

Everything that the page Schema reads and writes goes through here, so that a draft is seen, priced and
checked exactly as the plan that it may replace. Outside its days a draft is the plan itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from caredesk.domain.register import Facts
from caredesk.domain.rows import Shift
from caredesk.domain.schedule_rows import Draft
from caredesk.errors import UserError
from caredesk.services.session import OpenUnit
from caredesk.storage import rows, shifts
from caredesk.storage.facts import read_circumstances, read_facts
from caredesk.storage.shifts import Numbered

Stretch = tuple[date, date]


class Plan(NamedTuple):
    """The unit's own plan, or the draft of this name."""

    unit: OpenUnit
    draft: str = ""


def days_of_draft(plan: Plan) -> Stretch | None:
    """The days that a draft stands for; None for the unit's own plan. UserError draft_gone."""
    if not plan.draft:
        return None
    found = rows.read(plan.unit.store, Draft, "name = ?", (plan.draft,))
    if not found:
        raise UserError("draft_gone", name=plan.draft)
    return found[0].first_day, found[0].last_day


def shifts_of(plan: Plan, first: date, last: date, persons: Collection[str] | None = None) -> list[Numbered]:
    """Shifts that start in the stretch with their numbers, by day, as the plan has them.

    `persons`: of these employees only ("" = vacant and borrowed). A number is that of the draft's own table
    on a draft's days. Outside of them it is negative: there a draft shows the plan, and changes nothing.
    """
    store, own = plan.unit.store, days_of_draft(plan)
    if own is None:
        return shifts.read_shifts(store, first, last, employees=persons)
    day = timedelta(days=1)
    before = shifts.read_shifts(store, first, min(last, own[0] - day), employees=persons)
    within = shifts.read_shifts(store, first, last, draft=plan.draft, employees=persons)
    after = shifts.read_shifts(store, max(first, own[1] + day), last, employees=persons)
    return [*_shown(before), *within, *_shown(after)]


def numbered(plan: Plan, numbers: Iterable[int]) -> list[Numbered]:
    """The shifts with these numbers that are there, by day. UserError outside_draft for one of another day
    than the draft's."""
    numbers, own = list(numbers), days_of_draft(plan)
    if own is not None and any(number < 0 for number in numbers):
        raise _outside(plan, own)
    return shifts.read_numbered(plan.unit.store, numbers, draft=plan.draft)


def all_numbered(plan: Plan, numbers: Collection[int]) -> list[Numbered]:
    """As `numbered`; UserError shift_gone when one is not there."""
    held = numbered(plan, numbers)
    if len(held) != len(set(numbers)):
        raise UserError("shift_gone")
    return held


def facts_of(plan: Plan, first: date, last: date) -> Facts:
    """The rows that the days are computed from, with the plan's shifts; as `storage.facts.read_facts`."""
    if not plan.draft:
        return read_facts(plan.unit.store, first, last)
    before = first - timedelta(days=1)
    facts = read_circumstances(plan.unit.store, before, last)
    held = shifts_of(plan, before, last)
    return replace(facts, first_day=first, shifts=tuple(row for _, row in held))


def insert(plan: Plan, new: Iterable[Shift]) -> list[int]:
    """Adds shifts inside an edit; their numbers. UserError outside_draft on a day that a draft has not."""
    new = list(new)
    _require_days(plan, new)
    return shifts.insert_shifts(plan.unit.store, new, draft=plan.draft)


def update(plan: Plan, number: int, shift: Shift) -> None:
    """Replaces a shift inside an edit; UserError outside_draft, KeyError when it is gone."""
    _require_days(plan, [shift])
    shifts.update_shift(plan.unit.store, number, shift, draft=plan.draft)


def delete(plan: Plan, numbers: Iterable[int]) -> None:
    """Removes shifts inside an edit: on a draft's days those of the draft."""
    shifts.delete_shifts(plan.unit.store, numbers, draft=plan.draft)


def _require_days(plan: Plan, new: Iterable[Shift]) -> None:
    own = days_of_draft(plan)
    if own is not None and any(not own[0] <= row.day <= own[1] for row in new):
        raise _outside(plan, own)


def _shown(held: Iterable[Numbered]) -> Iterable[Numbered]:
    return ((-number, row) for number, row in held)


def _outside(plan: Plan, own: Stretch) -> UserError:
    return UserError("outside_draft", name=plan.draft, first=own[0], last=own[1])
