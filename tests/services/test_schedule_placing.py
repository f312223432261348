"""Shifts laid in cells: moved with all that is said of them, copied as ordinary ones, filled, cleared."""

from datetime import date, timedelta

import pytest

from caredesk.domain.rows import Shift
from caredesk.domain.schedule_rows import DraftShift
from caredesk.errors import UserError
from caredesk.services.cell_text import CellsRefused, Place
from caredesk.services.edits import history, redo_step, undo_step
from caredesk.services.plan import Plan, shifts_of
from caredesk.services.schedule_edits import Placed, edit_cleared, edit_placed
from caredesk.storage import rows, verify
from tests.schedule_unit import ANNA, BO, CIA, DAN, on, schedule_unit, shift, shifts_on, text_in, with_draft

MARKED = {"kind": "overtime_simple", "cause": "Sjukfrånvaro", "replaces": BO, "lent_to": "Björken"}


@pytest.fixture
def plan(tmp_path):
    with schedule_unit(
        tmp_path / "enhet.caredesk",
        [
            shift(ANNA, 24, **MARKED),
            shift(DAN, 25, "K"),
            shift("", 26, section="Gran", cause="Vakans"),
            shift("", 26, "N", section="Tall"),
            shift("", 27, "K", section="Tall", borrowed_from="Björken", price=3000.0),
        ],
    ) as unit:
        yield Plan(unit)


def number_of(plan: Plan, day: int, employee_no: str) -> int:
    return shifts_of(plan, on(day), on(day), [employee_no])[0][0]


def placed(employee_no: str, day: int, *shifts: Shift) -> Placed:
    return Placed(Place(employee_no, on(day)), shifts)


def test_a_moved_shift_is_the_same_row_with_all_that_is_said_of_it(plan):
    number, row = number_of(plan, 24, ANNA), shifts_on(plan, 24, ANNA)[0]
    edit_placed(plan, placed=[placed(DAN, 28, row)], emptied=[Place(ANNA, on(24))])
    assert shifts_on(plan, 24) == []
    assert shifts_on(plan, 28) == [shift(DAN, 28, **MARKED)]
    assert number_of(plan, 28, DAN) == number


def test_a_shift_that_is_moved_to_whom_it_replaces_replaces_nobody(plan):
    row = shifts_on(plan, 24, ANNA)[0]
    edit_placed(plan, placed=[placed(BO, 24, row)], emptied=[Place(ANNA, on(24))])
    assert shifts_on(plan, 24, BO)[0].replaces == ""


def test_a_copy_is_an_ordinary_shift(plan):
    row = shifts_on(plan, 24, ANNA)[0]._replace(ordered="pool", price=5.0, overtime_sort="extra")
    edit_placed(plan, placed=[placed(ANNA, 28, row), placed(DAN, 29, row)], code="shifts_copied")
    assert shifts_on(plan, 28) == [shift(ANNA, 28)]
    assert shifts_on(plan, 29) == [shift(DAN, 29)]
    assert shifts_on(plan, 24, ANNA) == [shift(ANNA, 24, **MARKED)]


def test_a_copy_keeps_kind_role_and_another_section(plan):
    row = shift(DAN, 25, "R", section="Tall", role="Sjuksköterska")
    edit_placed(plan, placed=[placed(DAN, 28, row), placed(BO, 28, row)])
    assert shifts_on(plan, 28, DAN) == [row._replace(day=on(28))]
    assert shifts_on(plan, 28, BO) == [row._replace(employee_no=BO, day=on(28), section="")]


def test_what_a_cell_holds_already_is_not_moved_to_another(plan):
    row = shifts_on(plan, 24, ANNA)[0]
    edit_placed(plan, placed=[placed(DAN, 24, row), placed(ANNA, 24, row)])
    assert shifts_on(plan, 24) == [shift(ANNA, 24, **MARKED), shift(DAN, 24)]


def test_what_stood_in_the_cell_is_replaced(plan):
    edit_placed(plan, placed=[placed(DAN, 25, shift(BO, 1, "D"), shift(BO, 1, "N"))])
    assert text_in(plan, DAN, 25) == "D+N"


def test_two_cells_change_places(plan):
    anna, dan = number_of(plan, 24, ANNA), number_of(plan, 25, DAN)
    first, second = shifts_on(plan, 24, ANNA)[0], shifts_on(plan, 25, DAN)[0]
    edit_placed(plan, placed=[placed(ANNA, 24, second), placed(DAN, 25, first)])
    assert (number_of(plan, 24, ANNA), number_of(plan, 25, DAN)) == (dan, anna)
    assert shifts_on(plan, 25, DAN) == [shift(DAN, 25, **MARKED)]


def test_a_block_that_is_moved_over_itself(plan):
    row, other = shifts_on(plan, 24, ANNA)[0], shift(ANNA, 25, "K")
    edit_placed(plan, placed=[placed(ANNA, 25, other)])
    edit_placed(plan, placed=[placed(ANNA, 25, row), placed(ANNA, 26, other)], emptied=[Place(ANNA, on(24))])
    assert shifts_on(plan, 24, ANNA) == []
    assert shifts_on(plan, 25, ANNA) == [shift(ANNA, 25, **MARKED)]
    assert text_in(plan, ANNA, 26) == "K"


def test_a_shift_dropped_where_it_lies_is_no_step(plan):
    row = shifts_on(plan, 24, ANNA)[0]
    edit_placed(plan, placed=[placed(ANNA, 24, row)], emptied=[Place(ANNA, on(24))])
    assert history(plan.unit) == ()


def test_a_copy_fills_the_vacancy_a_move_does_not(plan):
    edit_placed(plan, placed=[placed(CIA, 26, shift(ANNA, 24))])
    assert [row.cause for row in shifts_on(plan, 26, CIA)] == ["Vakans"]
    undo_step(plan.unit)
    row = shifts_on(plan, 24, ANNA)[0]
    edit_placed(plan, placed=[placed(CIA, 26, row)], emptied=[Place(ANNA, on(24))])
    assert [row.cause for row in shifts_on(plan, 26)] == ["Vakans", "", "Sjukfrånvaro"]


def test_a_shift_moved_to_the_vacant_row_stays_in_its_section(plan):
    number, row = number_of(plan, 24, ANNA), shifts_on(plan, 24, ANNA)[0]
    edit_placed(plan, placed=[placed("", 26, row)], emptied=[Place(ANNA, on(24))])
    vacant = [each for n, each in shifts_of(plan, on(26), on(26)) if n == number]
    # Whose overtime it was, and who had borrowed that person, went with the person.
    assert vacant == [shift("", 26, section="Gran", cause="Sjukfrånvaro", replaces=BO)]
    assert len(shifts_on(plan, 26)) == 3


def test_a_vacant_shift_moved_to_a_person_leaves_the_others_of_the_day(plan):
    gran = next(row for row in shifts_on(plan, 26) if row.section == "Gran")
    edit_placed(plan, placed=[placed(DAN, 26, gran)], emptied=[Place("", on(26))])
    assert shifts_on(plan, 26, DAN) == [shift(DAN, 26, cause="Vakans")]
    assert [row.section for row in shifts_on(plan, 26, "")] == ["Tall"]
    undo_step(plan.unit)
    edit_placed(plan, placed=[placed(BO, 26, gran)], emptied=[Place("", on(26))])
    assert shifts_on(plan, 26, BO) == [shift(BO, 26, section="Gran", cause="Vakans")]


def test_a_vacant_shift_moves_to_another_day(plan):
    gran = next(row for row in shifts_on(plan, 26) if row.section == "Gran")
    edit_placed(plan, placed=[placed("", 28, gran)], emptied=[Place("", on(26))])
    assert shifts_on(plan, 28) == [gran._replace(day=on(28))]
    assert len(shifts_on(plan, 26)) == 1


def test_a_borrowed_shift_given_to_a_person_is_not_borrowed(plan):
    row = shifts_on(plan, 27)[0]
    edit_placed(plan, placed=[placed(BO, 27, row)], emptied=[Place("", on(27))])
    assert shifts_on(plan, 27) == [shift(BO, 27, "K")]


def test_outside_employment_all_is_refused_place_by_place(plan):
    begun, row = verify.content_hash(plan.unit.store.db), shift(ANNA, 24)
    late = date(2026, 10, 1)
    wanted = [placed(DAN, 28, row), Placed(Place(CIA, late), (row,)), placed("77", 28, row)]
    wanted += [placed(DAN, 29, row, shift(ANNA, 24, start=420, end=600))]
    with pytest.raises(CellsRefused) as caught:
        edit_placed(plan, placed=wanted, emptied=[Place(ANNA, on(24))])
    assert [(found.place, found.reason.code) for found in caught.value.findings] == [
        (1, "cell_not_employed"),
        (2, "cell_unknown_person"),
        (3, "cell_same_start"),
    ]
    assert verify.content_hash(plan.unit.store.db) == begun


def test_moves_are_one_step_that_is_undone_and_made_again(plan):
    begun, row = verify.content_hash(plan.unit.store.db), shifts_on(plan, 24, ANNA)[0]
    targets = [placed(ANNA, 1, row), *(placed(DAN, day, row) for day in range(2, 12))]
    edit_placed(plan, placed=targets, emptied=[Place(ANNA, on(24)), Place(DAN, on(25))], code="shifts_filled")
    ended = verify.content_hash(plan.unit.store.db)
    assert [step.code for step in history(plan.unit)] == ["shifts_filled"]
    undo_step(plan.unit)
    assert verify.content_hash(plan.unit.store.db) == begun
    redo_step(plan.unit)
    assert verify.content_hash(plan.unit.store.db) == ended


def test_a_draft_is_laid_out_in_its_own_days(plan):
    draft, before = with_draft(plan.unit, on(24), on(30)), shifts_of(plan, on(1), on(31))
    row = shifts_on(draft, 24, ANNA)[0]
    changes = edit_placed(draft, placed=[placed(DAN, 28, row)], emptied=[Place(ANNA, on(24))])
    assert changes.tables == {"draft_shift"}
    assert (changes.first_day, shifts_of(plan, on(1), on(31))) == (None, before)
    assert shifts_on(draft, 28) == [shift(DAN, 28, **MARKED)]
    assert len(rows.read(plan.unit.store, DraftShift)) == 5
    with pytest.raises(UserError, match="outside_draft"):
        edit_placed(draft, placed=[placed(DAN, 24, row)], emptied=[Place(ANNA, on(24) - timedelta(7))])
    with pytest.raises(UserError, match="absence_in_draft"):
        edit_cleared(draft, places=[Place(ANNA, on(24))], layer="absence")
