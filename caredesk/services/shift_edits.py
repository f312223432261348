"""Edits of one shift or some: its details, becoming vacant, getting somebody, a new vacant one, gone."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from caredesk.domain.cell_grammar import same_start
from caredesk.domain.changes import Changes
from caredesk.domain.problems import Problem
from caredesk.domain.rows import Shift
from caredesk.domain.shift_turns import moved, vacated
from caredesk.domain.shifts import OVERTIME_KINDS
from caredesk.errors import UserError
from caredesk.services import plan as plans
from caredesk.services.cell_checks import CellChecks, Staff, require_none
from caredesk.services.cell_text import Place, read_grammar
from caredesk.services.edits import edit
from caredesk.services.plan import Plan
from caredesk.services.schedule_steps import step_of
from caredesk.services.vacant_texts import VacantText, vacant_wishes


def edit_shift(plan: Plan, *, number: int, shift: Shift) -> Changes:
    """Changes the details of a shift as one step; also its day and person.

    Errors (UserError): shift_gone, cell_unknown_code, cell_unknown_person, cell_not_employed,
    cell_same_start, import_break_too_long, import_borrowed_with_employee, import_far_from_others,
    outside_draft, draft_gone.
    """
    ((_, held),) = plans.all_numbered(plan, [number])
    staff = Staff(plan.unit, {held.employee_no, shift.employee_no, shift.replaces})
    checks, place = CellChecks(plan, staff), Place(shift.employee_no, shift.day)
    if shift.employee_no and shift.borrowed_from:
        raise UserError("import_borrowed_with_employee")
    if shift.replaces and not staff.knows(shift.replaces):
        raise UserError("cell_unknown_person")
    if shift.shift_code not in ("", held.shift_code) and not read_grammar(plan.unit).knows(shift.shift_code):
        raise UserError("cell_unknown_code", code=shift.shift_code)
    require_none(checks.of_place(place))
    if place != Place(held.employee_no, held.day) or shift.break_minutes:
        require_none(checks.of_shift(shift))
    require_none(_beside(plan, number, shift))
    if shift == held:
        return Changes()
    return _changed(plan, "shift_changed", [(number, held, shift)], staff)


def edit_kind(plan: Plan, *, numbers: Collection[int], kind: str) -> Changes:
    """Gives shifts another kind as one step, "" = as the employment decides; a sort of overtime goes with it.

    Errors (UserError): shift_gone, outside_draft, draft_gone.
    """
    held = plans.all_numbered(plan, numbers)
    staff = Staff(plan.unit, {row.employee_no for _, row in held})
    turned = [
        (
            number,
            row,
            row._replace(kind=kind, overtime_sort=row.overtime_sort if kind in OVERTIME_KINDS else ""),
        )
        for number, row in held
        if row.kind != kind
    ]
    return _changed(plan, "shift_changed", turned, staff) if turned else Changes()


def edit_vacated(plan: Plan, *, numbers: Collection[int]) -> Changes:
    """Makes shifts vacant as one step, each in the section that its person's employment gave.

    Those that are vacant or borrowed stay so. Errors (UserError): shift_gone, outside_draft, draft_gone.
    """
    held = plans.all_numbered(plan, numbers)
    staff = Staff(plan.unit, {row.employee_no for _, row in held})
    turned = [
        (number, row, vacated(row, staff.section(Place(row.employee_no, row.day))))
        for number, row in held
        if row.employee_no
    ]
    return _changed(plan, "shift_vacated", turned, staff) if turned else Changes()


def edit_assigned(plan: Plan, *, number: int, employee_no: str) -> Changes:
    """Gives a shift, vacant or another's, to a person as one step; why it was vacant stays with it.

    Errors (UserError): shift_gone, cell_unknown_person, cell_not_employed, cell_same_start, outside_draft,
    draft_gone.
    """
    ((_, row),) = plans.all_numbered(plan, [number])
    staff = Staff(plan.unit, {employee_no, row.employee_no})
    checks, place = CellChecks(plan, staff), Place(employee_no, row.day)
    after = moved(row, employee_no, row.day, staff.section(place))
    require_none(checks.of_place(place) or checks.of_shift(after))
    require_none(_beside(plan, number, after))
    if after == row:
        return Changes()
    code = "shift_changed" if row.employee_no else "vacancy_filled"
    return _changed(plan, code, [(number, row, after)], staff)


def edit_vacant_added(plan: Plan, *, day: date, shift_code: str, section: str) -> Changes:
    """Adds a vacant shift to a day as one step; `shift_code` as it is written in a cell, so times too.

    Errors (UserError): what the text is refused for (`domain.cell_grammar`), cell_vacant_needs_shift,
    import_far_from_others, outside_draft, draft_gone.
    """
    checks = CellChecks(plan, Staff(plan.unit, ()))
    wishes = vacant_wishes(VacantText(day, shift_code, section), read_grammar(plan.unit), checks)
    if isinstance(wishes, Problem):
        require_none(wishes)
        return Changes()
    with edit(plan.unit, "vacancy_added", day=day, shift=shift_code) as edited:
        plans.insert(plan, [wish.shift for wish in wishes])
    return edited.changes


def edit_shifts_removed(plan: Plan, *, numbers: Collection[int]) -> Changes:
    """Removes shifts as one step. Errors (UserError): shift_gone, outside_draft, draft_gone."""
    held = plans.all_numbered(plan, numbers)
    if not held:
        return Changes()
    staff = Staff(plan.unit, {row.employee_no for _, row in held})
    code, facts = step_of("shifts_removed", {Place(row.employee_no, row.day) for _, row in held}, staff)
    with edit(plan.unit, code, **facts) as edited:
        plans.delete(plan, numbers)
    return edited.changes


def _beside(plan: Plan, number: int, shift: Shift) -> Problem | None:
    """That the person has another shift that begins at once."""
    if not shift.employee_no:
        return None
    others = plans.shifts_of(plan, shift.day, shift.day, [shift.employee_no])
    return same_start(
        [shift, *(row for other, row in others if other != number and row.start == shift.start)]
    )


def _changed(plan: Plan, code: str, turned: list[tuple[int, Shift, Shift]], staff: Staff) -> Changes:
    places = {Place(row.employee_no, row.day) for _, *sides in turned for row in sides}
    code, facts = step_of(code, places, staff)
    with edit(plan.unit, code, **facts) as edited:
        for number, _, after in turned:
            plans.update(plan, number, after)
    return edited.changes
