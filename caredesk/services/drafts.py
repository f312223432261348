"""Drafts of the plan (Tänk om): made of some days, renamed, dropped, and taken over as one step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from caredesk.domain.calendar import months_after
from caredesk.domain.changes import Changes
from caredesk.domain.rows import Shift
from caredesk.domain.schedule_rows import Draft, DraftShift
from caredesk.errors import UserError
from caredesk.services import plan as plans
from caredesk.services.edits import edit
from caredesk.services.month_closing import closed_months_of
from caredesk.services.plan import Plan
from caredesk.services.session import OpenUnit
from caredesk.storage import rows, shifts
from caredesk.storage.shifts import Numbered

LONGEST_NAME = 60
LONGEST_MONTHS = 12


class DraftView(NamedTuple):
    """A draft, its days, the day it was made, and how many shifts it holds."""

    name: str
    first_day: date
    last_day: date
    made: date
    shifts: int


class DraftDifference(NamedTuple):
    """How many shifts taking a draft over would add to the plan, change there, and remove; and the closed
    months that this reaches."""

    added: int
    changed: int
    removed: int
    closed: tuple[str, ...] = ()


class _Replacing(NamedTuple):
    """What makes the plan's shifts those of a draft: numbers are those of the plan, `days` those touched."""

    added: list[Shift]
    changed: list[Numbered]
    removed: list[int]
    days: set[date]


def view_drafts(unit: OpenUnit) -> tuple[DraftView, ...]:
    """Every draft, by name."""
    return tuple(
        DraftView(*row, rows.count(unit.store, DraftShift, "draft = ?", (row.name,)))
        for row in rows.read(unit.store, Draft)
    )


def view_draft_difference(unit: OpenUnit, *, name: str) -> DraftDifference:
    """What taking the draft over would do to the plan. UserError draft_gone."""
    found = _replacing(unit, _draft(unit, name)[1])
    closed = closed_months_of(unit, found.days)
    return DraftDifference(len(found.added), len(found.changed), len(found.removed), closed)


def edit_draft_made(unit: OpenUnit, *, name: str, first_day: date, last_day: date, today: date) -> Changes:
    """Keeps a copy of the shifts of these days under a name.

    Errors (UserError): draft_without_name, draft_name_too_long, draft_name_taken, draft_days_turned,
    draft_too_long.
    """
    name = _new_name(unit, name)
    if last_day < first_day:
        raise UserError("draft_days_turned", first=first_day, last=last_day)
    if last_day >= months_after(first_day, LONGEST_MONTHS):
        raise UserError("draft_too_long")
    held = shifts.read_shifts(unit.store, first_day, last_day)
    with edit(unit, "draft_made", name=name, first=first_day, last=last_day) as edited:
        rows.insert(unit.store, [Draft(name, first_day, last_day, today)])
        shifts.insert_shifts(unit.store, [row for _, row in held], draft=name)
    return edited.changes


def edit_draft_renamed(unit: OpenUnit, *, name: str, new_name: str) -> Changes:
    """Gives a draft another name. UserError draft_gone, and as `edit_draft_made` about the name."""
    number, draft = _draft(unit, name)
    new_name = _new_name(unit, new_name, besides=name)
    with edit(unit, "draft_renamed", name=name, new_name=new_name) as edited:
        if new_name != name:
            rows.update(unit.store, number, draft._replace(name=new_name))
            rows.rename(unit.store, "draft_shift", "draft", {name: new_name})
    return edited.changes


def edit_draft_dropped(unit: OpenUnit, *, name: str) -> Changes:
    """Removes a draft with its shifts; the plan is as it was. UserError draft_gone."""
    number, draft = _draft(unit, name)
    with edit(unit, "draft_dropped", name=name) as edited:
        _drop(unit, number, draft)
    return edited.changes


def edit_draft_taken_over(unit: OpenUnit, *, name: str) -> Changes:
    """Makes the plan's shifts of the draft's days those of the draft, and removes the draft, as one step.

    Only shifts that differ are written; what base schedules have given stays known as theirs. UserError
    draft_gone.
    """
    number, draft = _draft(unit, name)
    own = Plan(unit)
    with edit(unit, "draft_taken_over", name=name, first=draft.first_day, last=draft.last_day) as edited:
        found = _replacing(unit, draft)
        plans.delete(own, found.removed)
        for place, shift in found.changed:
            plans.update(own, place, shift)
        plans.insert(own, found.added)
        _drop(unit, number, draft)
    return edited.changes


def _draft(unit: OpenUnit, name: str) -> tuple[int, Draft]:
    found = rows.read_with_ids(unit.store, Draft, "name = ?", (name,))
    if not found:
        raise UserError("draft_gone", name=name)
    return found[0]


def _new_name(unit: OpenUnit, name: str, *, besides: str = "") -> str:
    name = " ".join(name.split())
    if not name:
        raise UserError("draft_without_name")
    if len(name) > LONGEST_NAME:
        raise UserError("draft_name_too_long", most=LONGEST_NAME)
    others = {row.name.casefold() for row in rows.read(unit.store, Draft) if row.name != besides}
    if name.casefold() in others:
        raise UserError("draft_name_taken", name=name)
    return name


def _drop(unit: OpenUnit, number: int, draft: Draft) -> None:
    held = shifts.read_shifts(unit.store, draft.first_day, draft.last_day, draft=draft.name)
    shifts.delete_shifts(unit.store, [each for each, _ in held], draft=draft.name)
    rows.delete(unit.store, "draft", [number])


def _replacing(unit: OpenUnit, draft: Draft) -> _Replacing:
    """Equal shifts are left alone; of the others, one of the same person, day and start is the same shift
    changed, so that nobody has two that start at once on the way."""
    days = (draft.first_day, draft.last_day)
    wanted = [row for _, row in shifts.read_shifts(unit.store, *days, draft=draft.name)]
    there = shifts.read_shifts(unit.store, *days)
    missing, gone = _unequal(wanted, there)
    touched = {shift.day for shift in missing} | {shift.day for _, shift in gone}
    by_place: dict[tuple[str, date, int], list[int]] = {}
    for number, shift in gone:
        by_place.setdefault(_place(shift), []).append(number)
    added, changed = [], []
    for shift in missing:
        same = by_place.get(_place(shift))
        if same:
            changed.append((same.pop(0), shift))
        else:
            added.append(shift)
    return _Replacing(added, changed, [number for held in by_place.values() for number in held], touched)


def _unequal(wanted: Iterable[Shift], there: Iterable[Numbered]) -> tuple[list[Shift], list[Numbered]]:
    """What is wanted and not there, and what is there and not wanted; equal shifts are counted."""
    lacking = Counter(wanted)
    gone = []
    for number, shift in there:
        if lacking[shift]:
            lacking[shift] -= 1
        else:
            gone.append((number, shift))
    return list(lacking.elements()), gone


def _place(shift: Shift) -> tuple[str, date, int]:
    return shift.employee_no, shift.day, shift.start
