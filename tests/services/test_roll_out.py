"""A base schedule over days of the plan: given, given anew, and never over what was changed by hand."""

from datetime import date, timedelta
from shutil import copy
from typing import Any

import pytest

from caredesk.domain.changes import Changes
from caredesk.domain.rows import BaseShift, Employee, Employment, MonthClosing, Shift, ShiftType
from caredesk.domain.schedule_rows import Draft, RolledOut
from caredesk.errors import UserError
from caredesk.services.base_schedule import edit_base_schedule
from caredesk.services.edits import edit, history, redo_step, undo_step
from caredesk.services.long_edit import Stopped
from caredesk.services.plan import Plan, shifts_of
from caredesk.services.roll_out import RollOut, edit_rolled_out, plan_roll_out
from caredesk.services.session import create_unit, open_unit
from caredesk.storage import day_totals, rows, shifts, verify
from tests.builders import on

MONDAY, SUNDAY = on("2026-11-02"), on("2026-11-15")
D, K = (420, 930, 30), (780, 1290, 30)


def day(number: int) -> date:
    return on("2026-11-01") + timedelta(days=number - 1)


def code(*codes: str) -> list[tuple[str, ...]]:
    """A week of the cycle from its codes of Monday on."""
    return [(*codes, *("",) * (7 - len(codes)))]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Anna works Mondays and Tuesdays; Bo's employment ends on the second Monday."""
    path = tmp_path_factory.mktemp("roll") / "enhet.caredesk"
    with create_unit(path, name="Lönngården") as opened, edit(opened, "fill"):
        rows.insert(
            opened.store,
            [
                *(Employee(number, name) for number, name in (("1", "Anna Ek"), ("2", "Bo Alm"))),
                Employment("1", on("2020-01-01"), form="permanent"),
                Employment("2", on("2020-01-01"), day(9), form="permanent"),
                ShiftType("D", "Dag", *D),
                ShiftType("K", "Kväll", *K),
                *(BaseShift("1", 1, MONDAY, 1, place, "D") for place in (0, 1)),
                BaseShift("2", 1, MONDAY, 1, 1, "K"),
            ],
        )
    return path


@pytest.fixture
def plan(made, tmp_path):
    with open_unit(copy(made, tmp_path)) as opened:
        yield Plan(opened)


def roll(plan: Plan, **more: Any) -> Changes:
    return edit_rolled_out(plan, first_day=MONDAY, last_day=SUNDAY, **more)


def look(plan: Plan) -> RollOut:
    return plan_roll_out(plan, first_day=MONDAY, last_day=SUNDAY)


def cells(plan: Plan) -> dict[tuple[str, int], str]:
    """Codes by person and day of November."""
    held = [row for _, row in shifts_of(plan, MONDAY, SUNDAY)]
    return {(row.employee_no, row.day.day): row.shift_code for row in held}


def number_on(plan: Plan, of_day: int) -> int:
    return shifts_of(plan, day(of_day), day(of_day), {"1"})[0][0]


FIRST = {("1", 2): "D", ("1", 3): "D", ("1", 9): "D", ("1", 10): "D", ("2", 3): "K"}


def test_days_with_nothing_get_what_the_base_schedule_gives_within_employment(plan):
    planned = look(plan)
    assert (planned.new, planned.changed, planned.removed) == (5, 0, 0)
    assert planned.outside_employment == (("2", day(10)),)
    changes = roll(plan)
    assert cells(plan) == FIRST
    assert changes.tables == {"shift", "rolled_out"}
    assert changes.persons == {"1", "2"}
    assert len(rows.read(plan.unit.store, RolledOut)) == 5
    again = look(plan)
    assert again.changes_nothing
    assert again.unchanged == 5
    assert roll(plan).tables == frozenset()


def test_what_was_given_is_given_anew_and_taken_back_where_it_becomes_free(plan):
    roll(plan)
    unit = plan.unit
    edit_base_schedule(
        unit, employee_no="1", start_date=MONDAY, weeks=code("K", "", "D+K"), instead_of=MONDAY
    )
    planned = look(plan)
    # Two Mondays change, two Tuesdays go, two Wednesdays get two shifts each.
    assert (planned.changed, planned.removed, planned.new) == (2, 2, 4)
    roll(plan)
    wednesday = [row.shift_code for _, row in shifts_of(plan, day(4), day(4))]
    assert wednesday == ["D", "K"]
    assert cells(plan) == {
        **{("1", number): "K" for number in (2, 4, 9, 11)},
        ("2", 3): "K",
    }
    assert look(plan).changes_nothing


def test_what_was_changed_removed_or_added_by_hand_stays(plan):
    roll(plan)
    store = plan.unit.store
    with edit(plan.unit, "by_hand"):
        shifts.update_shift(store, number_on(plan, 2), Shift("1", day(2), "D", 420, 900, 30))
        shifts.delete_shifts(store, [number_on(plan, 3)])
        shifts.update_shift(store, number_on(plan, 9), Shift("1", day(9), "D", *D, lent_to="Tallen"))
        shifts.insert_shifts(store, [Shift("1", day(10), "K", *K), Shift("1", day(11), "K", *K)])
    before = [row for _, row in shifts_of(plan, MONDAY, SUNDAY, {"1"})]
    edit_base_schedule(
        plan.unit, employee_no="1", start_date=MONDAY, weeks=code("K", "K", "D"), instead_of=MONDAY
    )
    planned = look(plan)
    assert planned.kept_by_hand == tuple(("1", day(number)) for number in (2, 3, 9, 10, 11))
    assert planned.new == 1  # the first Wednesday
    roll(plan)
    kept = [row for _, row in shifts_of(plan, MONDAY, SUNDAY, {"1"}) if row.day != day(4)]
    assert kept == before


def test_an_imported_shift_is_as_one_typed_by_hand(plan):
    with edit(plan.unit, "import"):
        rows.insert(plan.unit.store, [Shift("1", day(2), "K", *K), Shift("1", day(3), "D", *D)])
    planned = look(plan)
    # Tuesday's is what the base schedule gives: nothing to say of it.
    assert (planned.kept_by_hand, planned.unchanged) == ((("1", day(2)),), 1)


def test_a_shift_keeps_its_times_until_the_next_roll_out(plan):
    roll(plan)
    with edit(plan.unit, "type"):
        number = rows.read_with_ids(plan.unit.store, ShiftType, "code = 'D'")[0][0]
        rows.update(plan.unit.store, number, ShiftType("D", "Dag", 390, 900, 30))
    assert {row.start for _, row in shifts_of(plan, day(2), day(2))} == {420}
    assert look(plan).changed == 4
    roll(plan)
    assert {row.start for _, row in shifts_of(plan, day(2), day(2))} == {390}


def test_a_day_with_a_code_that_is_gone_is_left_as_it_is_and_told(plan):
    roll(plan)
    with edit(plan.unit, "gone"):
        number = rows.read_with_ids(plan.unit.store, ShiftType, "code = 'D'")[0][0]
        rows.delete(plan.unit.store, "shift_type", [number])
    planned = look(plan)
    assert planned.changes_nothing
    assert planned.unknown_codes == ("D",)
    assert planned.unknown_days == tuple(("1", day(number)) for number in (2, 3, 9, 10))


def test_an_employment_that_came_to_end_takes_what_was_given(plan):
    roll(plan)
    with edit(plan.unit, "ended"):
        number, row = rows.read_with_ids(plan.unit.store, Employment, "employee_no = '1'")[0]
        rows.update(plan.unit.store, number, row._replace(valid_to=day(9)))
    planned = look(plan)
    assert (planned.removed, planned.outside_employment) == (1, (("1", day(10)), ("2", day(10))))
    assert planned.emptied == (("1", day(10)),)  # Bo's day had nothing to lose


def test_a_closed_month_is_told_of_when_a_day_of_it_changes_in_the_plan_itself(plan):
    with edit(plan.unit, "closed"):
        closings = [MonthClosing("2026-11", True), MonthClosing("2026-12", True)]
        rows.insert(plan.unit.store, [*closings, Draft("Prov", MONDAY, SUNDAY, MONDAY)])
    assert look(plan).closed == ("2026-11",)
    assert look(Plan(plan.unit, "Prov")).closed == ()
    roll(plan)
    assert look(plan).closed == ()


def test_one_step_is_undone_and_made_again_with_its_memory_and_day_totals(plan):
    before = verify.content_hash(plan.unit.store.db)
    roll(plan)
    after = verify.content_hash(plan.unit.store.db)
    assert history(plan.unit)[-1].code == "rolled_out"
    kept = day_totals.read_totals(plan.unit.store, MONDAY, SUNDAY)
    assert kept == list(day_totals.computed(plan.unit.store, MONDAY, SUNDAY, plan.unit.compute))
    undo_step(plan.unit)
    assert verify.content_hash(plan.unit.store.db) == before
    redo_step(plan.unit)
    assert verify.content_hash(plan.unit.store.db) == after


def test_only_the_persons_asked_for(plan):
    roll(plan, persons={"2"})
    assert cells(plan) == {("2", 3): "K"}


@pytest.mark.parametrize("stop_at", [0, 30, 65])
def test_a_stop_at_any_time_stores_nothing(plan, stop_at):
    before = verify.content_hash(plan.unit.store.db)
    told = []

    def progress(done, total):
        told.append((done, total))
        return done < stop_at

    with pytest.raises(Stopped):
        roll(plan, progress=progress)
    assert told[-1][0] >= stop_at
    assert verify.content_hash(plan.unit.store.db) == before
    assert roll(plan, progress=lambda _done, _total: True).tables


def test_a_draft_gets_the_shifts_and_the_plan_and_its_memory_stay(plan):
    roll(plan)
    edit_base_schedule(plan.unit, employee_no="1", start_date=MONDAY, weeks=code("K"), instead_of=MONDAY)
    with edit(plan.unit, "draft"):
        rows.insert(plan.unit.store, [Draft("Prov", MONDAY, day(8), MONDAY)])
        copied = [row for _, row in shifts_of(plan, MONDAY, day(8))]
        shifts.insert_shifts(plan.unit.store, copied, draft="Prov")
    memory = rows.read(plan.unit.store, RolledOut)
    draft = Plan(plan.unit, "Prov")
    with pytest.raises(UserError, match="outside_draft"):
        roll(draft)
    edit_rolled_out(draft, first_day=MONDAY, last_day=day(8))
    assert cells(draft) == {("1", 2): "K", ("2", 3): "K", ("1", 9): "D", ("1", 10): "D"}
    assert cells(plan) == FIRST
    assert rows.read(plan.unit.store, RolledOut) == memory


@pytest.mark.parametrize("last", ["2026-11-01", "2036-11-01"])
def test_days_that_cannot_be_meant_are_refused(plan, last):
    with pytest.raises(UserError, match="roll_out_days"):
        plan_roll_out(plan, first_day=MONDAY, last_day=on(last))
