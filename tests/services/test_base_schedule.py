"""Base schedules as texts: shown, typed as one block, refused cell by cell, moved and removed."""

from collections.abc import Sequence
from shutil import copy
from typing import Any

import pytest

from caredesk.domain.changes import Changes
from caredesk.domain.problems import problem
from caredesk.domain.rows import BaseShift, Employee, Employment, ShiftType
from caredesk.errors import UserError
from caredesk.services.base_schedule import (
    CycleFinding,
    CycleRefused,
    check_base_schedule,
    edit_base_schedule,
    edit_base_schedule_removed,
    view_base_people,
    view_base_schedule,
)
from caredesk.services.edits import edit, history, undo_step
from caredesk.services.session import OpenUnit, create_unit, open_unit
from caredesk.storage import rows
from tests.builders import on

TODAY, START = on("2026-11-03"), on("2026-11-02")
FREE = ("",) * 7


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    path = tmp_path_factory.mktemp("base") / "enhet.caredesk"
    with create_unit(path, name="Lönngården") as opened, edit(opened, "fill"):
        rows.insert(
            opened.store,
            [
                Employee("1", "Anna Ek"),
                Employee("2", "Bo Alm"),
                Employment("1", on("2020-01-01"), form="permanent", rate_percent=75, weekly_hours=40),
                ShiftType("D", "Dag", 420, 930, 30),
                ShiftType("K", "Kväll", 780, 1290, 30),
                ShiftType("K+", "Kväll lång", 780, 1350, 30),
            ],
        )
    return path


@pytest.fixture
def unit(made, tmp_path):
    with open_unit(copy(made, tmp_path)) as opened:
        yield opened


def store(unit: OpenUnit, weeks: Sequence[Sequence[str]], **more: Any) -> Changes:
    return edit_base_schedule(unit, employee_no="1", start_date=START, weeks=weeks, **more)


def test_a_block_is_typed_as_one_step_and_shown_with_hours_against_contract(unit):
    changes = store(unit, [("d", "", " D ", "K+d", "", "", ""), FREE, ("", "", "", "", "", "K", "K")])
    assert changes.tables == {"base_shift"}
    assert changes.first_day is None  # no shift of the plan was touched
    view = view_base_schedule(unit, employee_no="1", day=TODAY)
    assert view.weeks[0].texts == ("D", "", "D", "D+K", "", "", "")
    assert [week.hours for week in view.weeks] == [32, 0, 16]
    assert view.mean_hours == 16
    assert view.contract_hours == pytest.approx(30)
    assert view.notes == (problem("base_week_empty", week=2),)
    assert [step.code for step in history(unit)] == ["fill", "base_schedule"]
    undo_step(unit)
    assert view_base_schedule(unit, employee_no="1", day=TODAY).start_date is None


def test_a_code_that_holds_the_sign_between_codes_is_that_code(unit):
    store(unit, [("k+", *FREE[1:])])
    assert [row.shift_code for row in rows.read(unit.store, BaseShift)] == ["K+"]


def test_each_cell_that_cannot_be_read_is_told_and_nothing_is_stored(unit):
    with pytest.raises(CycleRefused) as refused:
        store(unit, [("X", "D", "D+D", "", "", "D+", ""), FREE])
    assert refused.value.findings == (
        CycleFinding(1, 0, problem("base_code_unknown", code="X")),
        CycleFinding(1, 2, problem("base_codes_together", code="D")),
        CycleFinding(1, 5, problem("base_code_unknown", code="D+")),
    )
    assert rows.read(unit.store, BaseShift) == []


@pytest.mark.parametrize(
    ("weeks", "code"), [([], "base_weeks"), ([FREE] * 53, "base_weeks"), ([FREE, FREE], "base_empty")]
)
def test_a_cycle_has_one_to_fifty_two_weeks_and_a_shift(unit, weeks, code):
    with pytest.raises(UserError) as told:
        store(unit, weeks)
    assert told.value.code == code


def test_a_new_one_from_a_later_day_leaves_the_earlier_and_its_day_may_be_moved(unit):
    store(unit, [("D", *FREE[1:])])
    later = on("2027-01-07")
    edit_base_schedule(unit, employee_no="1", start_date=later, weeks=[("K", *FREE[1:])])
    with pytest.raises(UserError, match="base_start_taken"):
        store(unit, [("K", *FREE[1:])], instead_of=later)
    moved = on("2027-02-01")
    edit_base_schedule(unit, employee_no="1", start_date=moved, weeks=[("K", *FREE[1:])], instead_of=later)
    assert view_base_schedule(unit, employee_no="1", day=TODAY).starts == (START, moved)
    assert view_base_schedule(unit, employee_no="1", day=moved).weeks[0].texts[0] == "K"
    edit_base_schedule_removed(unit, employee_no="1", start_date=moved)
    assert view_base_schedule(unit, employee_no="1", day=moved).start_date == START


def test_the_same_again_is_no_step(unit):
    store(unit, [("D", *FREE[1:])])
    assert store(unit, [("d", *FREE[1:])], instead_of=START).tables == frozenset()
    assert len(history(unit)) == 2


def test_what_is_typed_is_counted_before_it_is_stored(unit):
    view = check_base_schedule(unit, employee_no="1", start_date=START, weeks=[("D", "D", *FREE[2:]), FREE])
    assert (view.mean_hours, len(view.notes), view.starts) == (8, 1, ())


def test_who_can_have_one(unit):
    store(unit, [("D", *FREE[1:])])
    # Bo has had no employment yet, and Anna's hours are 75 % of 40.
    (anna,) = view_base_people(unit, day=TODAY)
    assert (anna.name, anna.start_date, anna.weeks, anna.hours) == ("Anna Ek", START, 1, 8)
    assert anna.contract_hours == pytest.approx(30)
    with edit(unit, "employed"):
        rows.insert(unit.store, [Employment("2", on("2027-01-01"), form="hourly", section="Gran")])
    bo = view_base_people(unit, day=TODAY)[1]
    assert (bo.name, bo.section, bo.contract_hours, bo.weeks) == ("Bo Alm", "Gran", None, 0)
