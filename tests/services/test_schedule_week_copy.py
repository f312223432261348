"""A week copied to others: what is added, what stands in its way, and what is told before."""

from collections import Counter
from datetime import date, timedelta
from typing import NamedTuple

import pytest

from caredesk.domain.rows import Absence, Employee, Employment, MonthClosing, Shift
from caredesk.errors import UserError
from caredesk.language.words import word
from caredesk.services.edits import edit, history, undo_step
from caredesk.services.plan import Plan, shifts_of
from caredesk.services.week_copy import edit_week_copied, plan_week_copy
from caredesk.storage import rows, verify
from tests.schedule_unit import ANNA, BO, CIA, DAN, MONDAY, on, schedule_unit, shift, with_draft

NEXT = MONDAY + timedelta(7)


@pytest.fixture
def plan(tmp_path):
    """In the week from 24 August Anna has D Monday to Wednesday, Bo a night on Sunday; Friday is vacant."""
    with schedule_unit(
        tmp_path / "enhet.caredesk",
        [
            *(shift(ANNA, day) for day in (24, 25, 26)),
            shift(BO, 30, "N", cause="Vakans", kind="overtime_simple"),
            shift("", 28, "K", section="Gran", cause="Vakans"),
            shift("", 28, "D", section="Gran", borrowed_from="Björken"),
        ],
    ) as unit:
        yield Plan(unit)


def written(plan: Plan, *new: Shift | Absence) -> None:
    with edit(plan.unit, "more"):
        rows.insert(plan.unit.store, new)


def week(plan: Plan, monday: date) -> list[tuple[str, int, str]]:
    """Person, weekday and code of a week's shifts."""
    held = shifts_of(plan, monday, monday + timedelta(6))
    return [(row.employee_no, row.day.weekday(), row.shift_code) for _, row in held]


def told(plan: Plan, *targets: date, replace: bool = False) -> list[tuple[str, int, str]]:
    found = plan_week_copy(plan, monday=MONDAY, targets=targets, persons=None, replace=replace)
    assert all(word(each.reason) for each in found.conflicts)
    return [(each.employee_no, each.day.day, each.reason.code) for each in found.conflicts]


def copied(plan: Plan, *targets: date, replace: bool = False) -> None:
    edit_week_copied(plan, monday=MONDAY, targets=targets, persons=None, replace=replace)


def test_closed_months_that_get_a_shift_are_told_of(plan):
    with edit(plan.unit, "closed"):
        closings = [MonthClosing(month, True) for month in ("2026-08", "2026-09", "2026-10")]
        rows.insert(plan.unit.store, closings)
    # Anna's Monday is 31 August, her Tuesday 1 September.
    found = plan_week_copy(plan, monday=MONDAY, targets=[NEXT], persons=None, replace=False)
    assert found.closed == ("2026-08", "2026-09")


SAME = [(ANNA, 0, "D"), (ANNA, 1, "D"), (ANNA, 2, "D"), ("", 4, "K"), (BO, 6, "N")]


def test_a_week_is_copied_as_ordinary_shifts_and_its_vacancies(plan):
    preview = plan_week_copy(plan, monday=MONDAY, targets=[NEXT], persons=None, replace=False)
    assert (preview.shifts, preview.conflicts) == (5, ())
    copied(plan, NEXT)
    assert week(plan, NEXT) == SAME
    night = next(row for _, row in shifts_of(plan, NEXT, NEXT + timedelta(6), [BO]))
    assert (night.kind, night.cause) == ("", "")
    assert word(history(plan.unit)[-1]) == "Veckan från 2026-08-24 kopierad till den från 2026-08-31"


def test_any_day_of_a_week_means_its_week_and_the_week_itself_is_left(plan):
    edit_week_copied(plan, monday=on(27), targets=[on(28), NEXT + timedelta(3)], persons=None, replace=False)
    assert week(plan, NEXT) == SAME
    assert len(week(plan, MONDAY)) == 6


def test_the_same_week_again_changes_nothing(plan):
    copied(plan, NEXT)
    steps = len(history(plan.unit))
    copied(plan, NEXT, replace=True)
    assert (len(history(plan.unit)), told(plan, NEXT)) == (steps, [])


def test_other_shifts_are_kept_unless_they_are_replaced(plan):
    written(plan, shift(ANNA, NEXT, "K"), shift(ANNA, NEXT + timedelta(5), "N"), shift(DAN, NEXT, "D"))
    assert told(plan, NEXT) == [(ANNA, 31, "week_copy_other_shifts"), (ANNA, 5, "week_copy_other_shifts")]
    copied(plan, NEXT)
    assert week(plan, NEXT) == [
        (ANNA, 0, "K"),
        (DAN, 0, "D"),
        *SAME[1:4],
        (ANNA, 5, "N"),
        (BO, 6, "N"),
    ]
    undo_step(plan.unit)
    copied(plan, NEXT, replace=True)
    # Dan has no shift in the week that is copied: his week is left alone.
    assert week(plan, NEXT) == [SAME[0], (DAN, 0, "D"), *SAME[1:]]


def test_a_vacancy_that_is_there_already_is_not_added_again(plan):
    written(plan, shift("", NEXT + timedelta(4), "K", section="Gran"))
    copied(plan, NEXT)
    assert week(plan, NEXT) == SAME


def test_a_copied_week_fills_no_vacancies(plan):
    written(plan, shift("", NEXT, section="Gran", cause="Vakans"))
    copied(plan, NEXT)
    assert [row for row in week(plan, NEXT) if row[1] == 0] == [("", 0, "D"), (ANNA, 0, "D")]


def test_employment_and_absence_are_told(plan):
    written(plan, shift(CIA, 26), Absence(ANNA, NEXT, None, "sick"), Absence(BO, on(1), None, "leave", 50))
    september = MONDAY + timedelta(35)
    assert told(plan, NEXT, september) == [
        *((ANNA, day, "week_copy_absent") for day in (31, 1, 2)),
        *((ANNA, day, "week_copy_absent") for day in (28, 29, 30)),
    ]
    # 2026-10-07 is a Wednesday, a week after Cia's last day.
    assert told(plan, september + timedelta(7))[-1] == (CIA, 7, "cell_not_employed")
    copied(plan, NEXT, september + timedelta(7))
    assert (CIA, 2, "D") in week(plan, NEXT)
    assert (CIA, 2, "D") not in week(plan, september + timedelta(7))


def test_some_persons_are_copied(plan):
    edit_week_copied(plan, monday=MONDAY, targets=[NEXT], persons=[BO], replace=False)
    assert week(plan, NEXT) == [(BO, 6, "N")]


def test_weeks_over_the_new_year_and_clock_changes_are_seven_days(plan):
    # Week 53 begins 2026-12-28; the clock is moved on Sundays 25 October and 28 March.
    for target in (date(2026, 12, 28), date(2026, 10, 19), date(2027, 3, 22)):
        copied(plan, target)
        assert week(plan, target) == SAME


def test_no_target_and_too_many_are_refused(plan):
    for targets, code in (([on(26)], "week_copy_no_target"), ([], "week_copy_no_target")):
        with pytest.raises(UserError, match=code):
            copied(plan, *targets)
    with pytest.raises(UserError, match="week_copy_too_many"):
        copied(plan, *(MONDAY + timedelta(7 * each) for each in range(1, 107)))


def test_a_draft_takes_what_lies_in_its_days(plan):
    draft, before = (
        with_draft(plan.unit, on(31), on(31) + timedelta(4)),
        shifts_of(plan, on(1), date(2026, 9, 30)),
    )
    assert told(draft, NEXT) == [(BO, 6, "outside_draft")]
    copied(draft, NEXT)
    assert week(draft, NEXT) == SAME[:4]
    assert shifts_of(plan, on(1), date(2026, 9, 30)) == before


def test_sixty_people_are_copied_to_nine_weeks_as_one_step(tmp_path):
    people = [str(number) for number in range(100, 160)]
    new: list[NamedTuple] = [
        row for no in people for row in (Employee(no, no), Employment(no, on(1), form="permanent"))
    ]
    new += [shift(no, on(24) + timedelta((at + day) % 7)) for at, no in enumerate(people) for day in range(5)]
    targets = [MONDAY + timedelta(7 * each) for each in range(1, 10)]
    with schedule_unit(tmp_path / "enhet.caredesk", new) as unit:
        plan, begun = Plan(unit), verify.content_hash(unit.store.db)
        assert (
            plan_week_copy(plan, monday=MONDAY, targets=targets, persons=None, replace=False).shifts == 2700
        )
        copied(plan, *targets)
        assert all(Counter(week(plan, each)) == Counter(week(plan, MONDAY)) for each in targets)
        undo_step(unit)
        assert verify.content_hash(unit.store.db) == begun
