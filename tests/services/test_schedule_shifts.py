"""One shift at a time: its details, becoming vacant, getting somebody, a new vacant one, gone."""

import pytest

from caredesk.domain.rows import Shift
from caredesk.domain.schedule_rows import DraftShift
from caredesk.errors import UserError
from caredesk.language.words import word
from caredesk.services.edits import history
from caredesk.services.plan import Plan, shifts_of
from caredesk.services.shift_edits import (
    edit_assigned,
    edit_kind,
    edit_shift,
    edit_shifts_removed,
    edit_vacant_added,
    edit_vacated,
)
from caredesk.storage import rows, verify
from tests.schedule_unit import ANNA, BO, CIA, DAN, on, schedule_unit, shift, shifts_on, with_draft


@pytest.fixture
def plan(tmp_path):
    with schedule_unit(
        tmp_path / "enhet.caredesk",
        [
            shift(ANNA, 24),
            shift(ANNA, 24, "N"),
            shift(BO, 25, "K", kind="additional", cause="Vakans", section="Gran"),
            shift("", 26, section="Gran", cause="Vakans", ordered="pool"),
        ],
    ) as unit:
        yield Plan(unit)


def number_of(plan: Plan, day: int) -> int:
    return shifts_of(plan, on(day), on(day))[0][0]


def refused(plan: Plan, code: str, number: int, row: Shift) -> None:
    begun = verify.content_hash(plan.unit.store.db)
    with pytest.raises(UserError, match=code) as caught:
        edit_shift(plan, number=number, shift=row)
    assert word(caught.value)
    assert verify.content_hash(plan.unit.store.db) == begun


def test_details_are_changed_in_the_row(plan):
    number = number_of(plan, 24)
    changed = shift(ANNA, 24, kind="overtime_qualified", cause="Vakans", replaces=DAN, break_minutes=45)
    edit_shift(plan, number=number, shift=changed)
    assert shifts_of(plan, on(24), on(24))[0] == (number, changed)
    assert word(history(plan.unit)[-1]) == "Ändring av pass 2026-08-24, Anna Ek"


def test_details_that_cannot_be_are_refused(plan):
    number, row = number_of(plan, 24), shift(ANNA, 24)
    refused(plan, "cell_unknown_code", number, row._replace(shift_code="X"))
    refused(plan, "cell_unknown_person", number, row._replace(replaces="99"))
    refused(plan, "cell_not_employed", number, shift(CIA, on(30).replace(month=10)))
    refused(plan, "cell_same_start", number, row._replace(start=1260, end=1320))
    refused(plan, "import_break_too_long", number, row._replace(break_minutes=540))
    refused(plan, "import_borrowed_with_employee", number, row._replace(borrowed_from="Björken"))
    refused(plan, "shift_gone", 999, row)


def test_shifts_get_another_kind_together(plan):
    numbers = [number for number, _ in shifts_of(plan, on(24), on(25))]
    edit_shift(plan, number=numbers[2], shift=shifts_on(plan, 25)[0]._replace(overtime_sort="extra"))
    edit_kind(plan, numbers=numbers, kind="overtime_simple")
    assert [(row.kind, row.overtime_sort) for row in shifts_on(plan, 25)] == [("overtime_simple", "extra")]
    edit_kind(plan, numbers=numbers, kind="")
    assert {(row.kind, row.overtime_sort) for _, row in shifts_of(plan, on(24), on(25))} == {("", "")}
    assert len(history(plan.unit)) == 3
    assert not edit_kind(plan, numbers=numbers, kind="").tables


def test_a_vacated_shift_stays_in_its_section_and_keeps_its_cause(plan):
    numbers = [number for number, row in shifts_of(plan, on(24), on(25))]
    edit_vacated(plan, numbers=numbers)
    assert shifts_on(plan, 24) == [shift("", 24, section="Gran"), shift("", 24, "N", section="Gran")]
    assert shifts_on(plan, 25) == [shift("", 25, "K", cause="Vakans", section="Gran")]
    assert [number for number, _ in shifts_of(plan, on(24), on(25))] == numbers
    assert not edit_vacated(plan, numbers=numbers).tables


def test_a_vacancy_gets_somebody(plan):
    number = number_of(plan, 26)
    edit_assigned(plan, number=number, employee_no=CIA)
    assert shifts_on(plan, 26) == [shift(CIA, 26, cause="Vakans", ordered="pool")]
    assert word(history(plan.unit)[-1]) == "Vakant pass 2026-08-26 till Cia Lind"
    edit_assigned(plan, number=number, employee_no=BO)
    assert shifts_on(plan, 26)[0].employee_no == BO


def test_a_vacancy_does_not_get_who_begins_another_shift_then(plan):
    edit_vacant_added(plan, day=on(24), shift_code="7-12", section="Gran")
    number = next(number for number, row in shifts_of(plan, on(24), on(24), [""]))
    with pytest.raises(UserError, match="cell_same_start"):
        edit_assigned(plan, number=number, employee_no=ANNA)
    with pytest.raises(UserError, match="cell_unknown_person"):
        edit_assigned(plan, number=number, employee_no="99")
    assert shifts_on(plan, 24, "") == [Shift("", on(24), "", 420, 720, section="Gran")]


def test_a_vacant_shift_is_added_by_code(plan):
    edit_vacant_added(plan, day=on(28), shift_code="r", section="Tall")
    assert shifts_on(plan, 28) == [shift("", 28, "R", section="Tall")]
    for text, code in (("X", "cell_unknown_code"), ("Sj", "cell_vacant_needs_shift"), ("", "needs_shift")):
        with pytest.raises(UserError, match=code):
            edit_vacant_added(plan, day=on(28), shift_code=text, section="Tall")


def test_shifts_are_removed_by_number(plan):
    edit_shifts_removed(plan, numbers=[number_of(plan, 26)])
    assert shifts_on(plan, 26) == []
    assert history(plan.unit)[-1].code == "shifts_removed"
    with pytest.raises(UserError, match="shift_gone"):
        edit_shifts_removed(plan, numbers=[999])


def test_a_draft_has_its_own_shifts(plan):
    draft, before = with_draft(plan.unit, on(24), on(30)), shifts_of(plan, on(1), on(31))
    number = number_of(draft, 26)
    assert edit_assigned(draft, number=number, employee_no=DAN).tables == {"draft_shift"}
    edit_vacated(draft, numbers=[number_of(draft, 25)])
    edit_vacant_added(draft, day=on(29), shift_code="D", section="Gran")
    edit_shift(draft, number=number, shift=shift(DAN, 27, "K"))
    edit_shifts_removed(draft, numbers=[number_of(draft, 24)])
    assert shifts_of(plan, on(1), on(31)) == before
    held = rows.read(plan.unit.store, DraftShift)
    assert [(row.employee_no, row.day.day, row.shift_code) for row in held] == [
        ("", 25, "K"),
        ("", 29, "D"),
        (ANNA, 24, "N"),
        (DAN, 27, "K"),
    ]
    with pytest.raises(UserError, match="outside_draft"):
        edit_vacant_added(draft, day=on(31), shift_code="D", section="Gran")


def test_a_shift_of_another_day_than_the_drafts_is_not_taken_for_one_of_its_own(plan):
    draft = with_draft(plan.unit, on(25), on(30))
    with pytest.raises(UserError, match="outside_draft"):
        edit_vacated(draft, numbers=[number_of(draft, 24)])
    with pytest.raises(UserError, match="outside_draft"):
        edit_shifts_removed(draft, numbers=[number_of(draft, 24), number_of(draft, 25)])
