"""A draft is a copy of some days that leaves the plan alone until it is taken over, as one step."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from shutil import copy

import pytest

from caredesk.domain.rows import MonthClosing, Shift, Unit
from caredesk.domain.schedule_rows import Draft, DraftShift, RolledOut
from caredesk.errors import UserError
from caredesk.services import plan as plans
from caredesk.services.drafts import (
    DraftDifference,
    DraftView,
    edit_draft_dropped,
    edit_draft_made,
    edit_draft_renamed,
    edit_draft_taken_over,
    view_draft_difference,
    view_drafts,
)
from caredesk.services.edits import edit, history, redo_step, undo_step
from caredesk.services.plan import Plan, shifts_of
from caredesk.services.session import OpenUnit, create_unit, open_unit
from caredesk.storage import day_totals, rows, verify
from tests.builders import on
from tests.small_unit import small_unit

TODAY = on("2026-10-28")
FIRST, LAST = on("2026-11-02"), on("2026-11-15")
TUESDAY = on("2026-11-03")
D = (420, 960, 30)
VACANT = Shift("", TUESDAY, "K", 840, 1290, 30, section="Gran")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The unit's file with a draft of two weeks, made once: each test opens a copy of its own."""
    path = tmp_path_factory.mktemp("drafts") / "enhet.caredesk"
    with create_unit(path, name="Lönngården") as opened:
        priced = [row._replace(po_percent=40) if isinstance(row, Unit) else row for row in small_unit()]
        with edit(opened, "fill"):
            rows.insert(opened.store, [*priced, VACANT, VACANT])
        edit_draft_made(opened, name="Två veckor", first_day=FIRST, last_day=LAST, today=TODAY)
    return path


@pytest.fixture
def unit(made, tmp_path):
    with open_unit(copy(made, tmp_path)) as opened:
        yield opened


@pytest.fixture
def draft(unit):
    return Plan(unit, "Två veckor")


def held(plan: Plan, first: date = FIRST, last: date = LAST) -> Counter:
    return Counter(row for _, row in shifts_of(plan, first, last))


def change(draft: Plan) -> None:
    """In the draft: one vacancy is filled, a shift moves to the evening, another goes; a night is new."""
    found = shifts_of(draft, FIRST, LAST)
    vacant = next(number for number, row in found if not row.employee_no)
    longer, gone = [number for number, row in found if row.employee_no == "1002"][:2]
    of_1002 = dict(found)[longer]
    with edit(draft.unit, "fill"):
        plans.update(draft, vacant, VACANT._replace(employee_no="1003"))
        plans.update(draft, longer, of_1002._replace(end=1020))
        plans.delete(draft, [gone])
        plans.insert(draft, [Shift("1004", LAST, "", 1260, 420, 60, section="Tall")])


def last_day_with_figures(unit: OpenUnit) -> date:
    reach = day_totals.horizon(unit.store)
    assert reach is not None
    return reach[1]


def require_true_totals(unit: OpenUnit) -> None:
    """Every kept day total is what it would be if all were computed anew."""
    days = (on("2026-10-01"), last_day_with_figures(unit))
    stored = day_totals.read_totals(unit.store, *days)
    assert stored == list(day_totals.computed(unit.store, *days, unit.compute))


def test_a_draft_holds_the_shifts_of_its_days_and_is_listed_by_name(unit, draft):
    assert held(draft) == held(Plan(unit))
    assert held(draft)[VACANT] == 2
    shifts = held(draft).total()
    edit_draft_made(unit, name="  En   dag ", first_day=LAST, last_day=LAST, today=TODAY)
    assert view_drafts(unit)[0][:4] == ("En dag", LAST, LAST, TODAY)
    assert view_drafts(unit)[1] == DraftView("Två veckor", FIRST, LAST, TODAY, shifts)


def test_what_is_changed_in_a_draft_leaves_the_plan_its_figures_and_the_other_draft_alone(unit, draft):
    edit_draft_made(unit, name="Annat", first_day=FIRST, last_day=LAST, today=TODAY)
    before, totals = held(Plan(unit)), day_totals.read_totals(unit.store, FIRST, LAST)
    change(draft)
    assert held(Plan(unit)) == held(Plan(unit, "Annat")) == before
    assert day_totals.read_totals(unit.store, FIRST, LAST) == totals
    assert held(draft) != before
    assert view_draft_difference(unit, name="Två veckor") == DraftDifference(added=2, changed=1, removed=2)
    assert view_draft_difference(unit, name="Annat") == DraftDifference(0, 0, 0)
    with edit(unit, "closed"):
        rows.insert(unit.store, [MonthClosing(month, True) for month in ("2026-10", "2026-11")])
    assert view_draft_difference(unit, name="Två veckor").closed == ("2026-11",)
    assert view_draft_difference(unit, name="Annat").closed == ()


def test_outside_its_days_a_draft_is_the_plan_and_cannot_be_written(unit, draft):
    day = timedelta(days=1)
    assert held(draft, FIRST - day, FIRST - day) == held(Plan(unit), FIRST - day, FIRST - day) != Counter()
    with pytest.raises(UserError, match="outside_draft"), edit(unit, "fill"):
        plans.insert(draft, [Shift("1001", LAST + day, "D", *D)])


def test_taking_over_writes_only_what_differs_as_one_step_that_undo_takes_back_whole(unit, draft):
    change(draft)
    with edit(unit, "fill"):
        rows.insert(unit.store, [RolledOut("1002", FIRST, "D", *D)])
    begun, steps = verify.content_hash(unit.store.db), len(history(unit))
    before, wanted = dict(shifts_of(Plan(unit), FIRST, LAST)), held(draft)
    changes = edit_draft_taken_over(unit, name="Två veckor")
    after = dict(shifts_of(Plan(unit), FIRST, LAST))
    assert Counter(after.values()) == wanted
    kept = [number for number in before if after.get(number) == before[number]]
    assert len(kept) == len(before) - 3, "two removed and one changed"
    (longer,) = [number for number, row in after.items() if row.end == 1020]
    assert before[longer] == after[longer]._replace(end=960)
    assert (view_drafts(unit), rows.read(unit.store, DraftShift)) == ((), [])
    assert rows.read(unit.store, RolledOut) == [RolledOut("1002", FIRST, "D", *D)]
    assert changes.persons == {*(row.employee_no for row in wanted), ""} - {""}
    assert changes.tables == {"shift", "draft", "draft_shift"}
    require_true_totals(unit)
    assert [step.code for step in history(unit)][steps:] == ["draft_taken_over"]
    ended = verify.content_hash(unit.store.db)
    undo_step(unit)
    assert verify.content_hash(unit.store.db) == begun
    require_true_totals(unit)
    redo_step(unit)
    assert verify.content_hash(unit.store.db) == ended


def test_a_draft_like_the_plan_changes_no_shift_when_it_is_taken_over(unit):
    changes = edit_draft_taken_over(unit, name="Två veckor")
    assert changes == replace(changes, tables=frozenset({"draft", "draft_shift"}), first_day=None)


def test_a_draft_past_the_plan_brings_its_months_into_the_figures(unit):
    day = on("2027-02-10")
    edit_draft_made(unit, name="Vinter", first_day=day, last_day=day, today=TODAY)
    with edit(unit, "fill"):
        plans.insert(Plan(unit, "Vinter"), [Shift("1001", day, "D", *D)])
    assert last_day_with_figures(unit) == on("2026-11-30")
    edit_draft_taken_over(unit, name="Vinter")
    assert last_day_with_figures(unit) == on("2027-02-28")
    require_true_totals(unit)


def test_a_dropped_draft_is_gone_until_undo_brings_it_back(unit, draft):
    before = held(draft)
    edit_draft_dropped(unit, name="Två veckor")
    assert (rows.read(unit.store, Draft), rows.read(unit.store, DraftShift)) == ([], [])
    for edited in (edit_draft_dropped, edit_draft_taken_over):
        with pytest.raises(UserError, match="draft_gone"):
            edited(unit, name="Två veckor")
    undo_step(unit)
    assert held(draft) == before


def test_another_name_takes_the_shifts_along(unit, draft):
    before = held(draft)
    edit_draft_renamed(unit, name="Två veckor", new_name="två veckor")
    assert held(Plan(unit, "två veckor")) == before
    with pytest.raises(UserError, match="draft_gone"):
        shifts_of(draft, FIRST, LAST)
    edit_draft_made(unit, name="Annat", first_day=FIRST, last_day=FIRST, today=TODAY)
    with pytest.raises(UserError, match="draft_name_taken"):
        edit_draft_renamed(unit, name="två veckor", new_name="ANNAT")


@pytest.mark.parametrize(
    ("name", "first", "last", "code"),
    [
        (" \t", "2026-11-02", "2026-11-15", "draft_without_name"),
        ("å" * 61, "2026-11-02", "2026-11-15", "draft_name_too_long"),
        ("TVÅ veckor", "2026-11-02", "2026-11-15", "draft_name_taken"),
        ("Ny", "2026-11-02", "2026-11-01", "draft_days_turned"),
        ("Ny", "2026-11-02", "2027-11-02", "draft_too_long"),
    ],
)
def test_a_draft_that_cannot_be_is_refused(unit, name: str, first: str, last: str, code: str):
    with pytest.raises(UserError, match=code):
        edit_draft_made(unit, name=name, first_day=on(first), last_day=on(last), today=TODAY)
    assert len(view_drafts(unit)) == 1


def test_a_draft_may_be_a_whole_year(unit):
    edit_draft_made(unit, name="År", first_day=FIRST, last_day=on("2027-11-01"), today=TODAY)
    assert view_drafts(unit)[-1].last_day == on("2027-11-01")
