"""What is typed in cells: shifts replaced, kept, filling vacancies; refused as a whole; one step each."""

from datetime import date, timedelta

import pytest

from caredesk.domain.rows import Absence, Employee, Employment, MonthClosing, Shift, ShiftType
from caredesk.domain.schedule_rows import DraftShift
from caredesk.language.words import WORDS, word
from caredesk.services.cell_text import CellsRefused, CellText, Place
from caredesk.services.edits import edit, history, undo_step
from caredesk.services.plan import Plan, shifts_of
from caredesk.services.schedule_edits import check_cells, edit_cells, edit_cleared
from caredesk.services.schedule_steps import NAMED_FOR_ONE, OF_ONE
from caredesk.services.vacant_texts import VacantText
from caredesk.storage import rows, verify
from tests.schedule_unit import (
    ANNA,
    BO,
    CIA,
    DAN,
    on,
    schedule_unit,
    shift,
    shifts_on,
    text_in,
    typed,
    with_draft,
)


@pytest.fixture
def plan(tmp_path):
    with schedule_unit(
        tmp_path / "enhet.caredesk",
        [
            shift(ANNA, 24),
            shift(ANNA, 25, kind="overtime_simple", replaces=BO, cause="Sjukfrånvaro"),
            shift("", 26, section="Gran", cause="Vakans", replaces=DAN, ordered="pool"),
            shift("", 26, section="Tall"),
        ],
    ) as unit:
        yield Plan(unit)


def refused(plan: Plan, *cells: CellText) -> list[tuple[int, str]]:
    before = verify.content_hash(plan.unit.store.db)
    with pytest.raises(CellsRefused) as caught:
        edit_cells(plan, cells=cells)
    assert check_cells(plan, cells=cells) == caught.value.findings
    assert verify.content_hash(plan.unit.store.db) == before
    assert word(caught.value)
    assert all(word(found.reason) for found in caught.value.findings)
    return [(found.place, found.reason.code) for found in caught.value.findings]


def numbers(plan: Plan, day: int) -> list[int]:
    return [number for number, _ in shifts_of(plan, on(day), on(day))]


def test_a_code_gives_the_types_times_and_the_employments_section(plan):
    changes = edit_cells(plan, cells=[typed(BO, 24, "k")])
    assert shifts_on(plan, 24, BO) == [Shift(BO, on(24), "K", 840, 1290, 30)]
    assert changes.first_day == on(24)
    assert changes.persons == {BO}


def test_the_types_kind_is_the_shifts_and_own_times_have_none(plan):
    edit_cells(plan, cells=[typed(BO, 24, "r"), typed(BO, 25, "8-12")])
    assert shifts_on(plan, 24, BO)[0].kind == "resource"
    assert shifts_on(plan, 25, BO) == [Shift(BO, on(25), "", 480, 720)]


def test_what_is_written_again_stays_the_row_that_it_was(plan):
    before = numbers(plan, 25)
    edit_cells(plan, cells=[typed(ANNA, 25, "D+K")])
    first, second = shifts_on(plan, 25, ANNA)
    assert (first.kind, first.replaces, first.cause) == ("overtime_simple", BO, "Sjukfrånvaro")
    assert (second.shift_code, second.kind) == ("K", "")
    assert numbers(plan, 25)[0] == before[0]


def test_what_is_not_written_again_is_gone(plan):
    edit_cells(plan, cells=[typed(ANNA, 24, "N"), typed(ANNA, 25, "")])
    assert (text_in(plan, ANNA, 24), text_in(plan, ANNA, 25)) == ("N", "")


def test_the_same_text_is_no_step(plan):
    assert not edit_cells(plan, cells=[typed(ANNA, 24, "7-16")]).tables
    assert history(plan.unit) == ()


def test_times_of_a_shift_whose_code_is_gone_keep_it(plan):
    edit_cells(plan, cells=[typed(BO, 24, "8-12")])
    with edit(plan.unit, "code"):
        number = next(n for n, row in shifts_of(plan, on(24), on(24), [BO]))
        rows.update(plan.unit.store, number, Shift(BO, on(24), "Borta", 480, 720))
    edit_cells(plan, cells=[typed(BO, 24, text_in(plan, BO, 24) + "+N")])
    assert [row.shift_code for row in shifts_on(plan, 24, BO)] == ["Borta", "N"]


def test_a_code_that_is_written_is_not_taken_for_times_that_were(plan):
    edit_cells(plan, cells=[typed(BO, 24, "7-15")])
    with edit(plan.unit, "types"):
        rows.insert(plan.unit.store, [ShiftType("T", "Tidig", 420, 900)])
    edit_cells(plan, cells=[typed(BO, 24, "T")])
    assert [row.shift_code for row in shifts_on(plan, 24, BO)] == ["T"]


def test_a_new_shift_fills_the_vacancy_of_its_section(plan):
    before = numbers(plan, 26)
    edit_cells(plan, cells=[typed(CIA, 26, "D")])
    (filled,) = shifts_on(plan, 26, CIA)
    assert filled == shift(CIA, 26, section="Gran", cause="Vakans", replaces=DAN, ordered="pool")
    assert set(numbers(plan, 26)) == set(before)
    assert [row.section for row in shifts_on(plan, 26, "")] == ["Tall"]
    assert history(plan.unit)[-1].code == "vacancy_filled_of"
    undo_step(plan.unit)
    assert len(shifts_on(plan, 26, "")) == 2


@pytest.mark.parametrize("text", ["K", "7-16/45", "7-15"])
def test_other_times_or_another_break_fill_nothing(plan, text):
    edit_cells(plan, cells=[typed(CIA, 26, text)])
    assert len(shifts_on(plan, 26, "")) == 2


def test_a_vacancy_is_filled_once(plan):
    edit_cells(plan, cells=[typed(CIA, 26, "D"), typed(ANNA, 26, "7-16")])
    assert [row.cause for row in shifts_on(plan, 26) if row.section == "Gran"] == ["Vakans"]
    assert len(shifts_on(plan, 26)) == 3


def test_a_vacancy_that_asks_for_another_role_is_not_filled(plan):
    with edit(plan.unit, "role"):
        rows.insert(plan.unit.store, [shift("", 27, section="Gran", role="Sjuksköterska")])
    edit_cells(plan, cells=[typed(ANNA, 27, "D")])
    assert len(shifts_on(plan, 27)) == 2


def test_all_is_refused_for_one_cell_that_is_wrong(plan):
    wrong = [typed(ANNA, 26, "K"), typed(BO, 26, "XX"), typed(BO, 27, "7-25"), typed("99", 26, "D")]
    assert refused(plan, *wrong) == [
        (1, "cell_unknown_code"),
        (2, "cell_not_a_time"),
        (3, "cell_unknown_person"),
    ]


def test_outside_employment_nothing_is_written_but_what_stands_may_go(plan):
    after = date(2026, 10, 1)
    assert refused(plan, CellText(CIA, after, "D")) == [(0, "cell_not_employed")]
    assert refused(plan, CellText(CIA, after, "Sj")) == [(0, "cell_not_employed")]
    with edit(plan.unit, "late"):
        rows.insert(plan.unit.store, [shift(CIA, after)])
    edit_cells(plan, cells=[CellText(CIA, after, "")])
    assert not shifts_of(plan, after, after)


def test_far_days_and_other_years_are_refused(plan):
    assert refused(plan, CellText(ANNA, date(2060, 1, 1), "D")) == [(0, "import_far_from_others")]
    assert refused(plan, CellText(ANNA, date(2101, 1, 1), "D")) == [(0, "cell_far_day")]


def test_a_break_longer_than_what_the_clock_leaves_of_a_night_is_refused(plan):
    spring = date(2027, 3, 28)
    assert refused(plan, CellText(ANNA, spring, "1-3/60")) == [(0, "import_break_too_long")]
    edit_cells(plan, cells=[CellText(ANNA, spring, "1-3/45")])


def test_on_the_vacant_row_only_a_single_shift_can_be_emptied(plan):
    assert refused(plan, typed("", 24, "D")) == [(0, "cell_without_person")]
    assert refused(plan, typed("", 26, "")) == [(0, "cell_several_vacant")]
    with edit(plan.unit, "one"):
        rows.insert(plan.unit.store, [shift("", 27)])
    edit_cells(plan, cells=[typed("", 27, "")])
    assert shifts_on(plan, 27) == []


def test_texts_of_persons_and_of_vacant_rows_are_one_step_or_none(plan):
    first, before = numbers(plan, 26)[0], len(history(plan.unit))
    held = verify.content_hash(plan.unit.store.db)
    wrong = [VacantText(on(27), "K", "Tall"), VacantText(on(27), "Sj", "Tall")]
    with pytest.raises(CellsRefused) as caught:
        edit_cells(plan, cells=[typed(ANNA, 24, "")], vacant=wrong)
    assert [(each.place, each.reason.code) for each in caught.value.findings] == [
        (2, "cell_vacant_needs_shift")
    ]
    assert verify.content_hash(plan.unit.store.db) == held
    right = [VacantText(on(27), "K", "Tall"), VacantText(on(26), "", numbers=(first,))]
    edit_cells(plan, cells=[typed(ANNA, 24, "")], vacant=right)
    assert shifts_on(plan, 24) == []
    assert len(shifts_on(plan, 26)) == 1
    assert [(each.employee_no, each.shift_code, each.section) for each in shifts_on(plan, 27)] == [
        ("", "K", "Tall")
    ]
    assert len(history(plan.unit)) == before + 1
    undo_step(plan.unit)
    assert verify.content_hash(plan.unit.store.db) == held


def test_cells_and_vacant_shifts_are_cleared_as_one_step(plan):
    before = len(history(plan.unit))
    edit_cleared(plan, places=[Place(ANNA, on(24))], numbers=numbers(plan, 26))
    assert shifts_on(plan, 24) == shifts_on(plan, 26) == []
    assert len(history(plan.unit)) == before + 1


def test_more_cells_than_a_plan_has_are_refused(plan):
    with pytest.raises(Exception, match="cells_too_many"):
        edit_cells(plan, cells=[typed(ANNA, 24, "D")] * 20_001)


def test_a_closed_month_may_be_written_in(plan):
    with edit(plan.unit, "close"):
        rows.insert(plan.unit.store, [MonthClosing("2026-08", True)])
    edit_cells(plan, cells=[typed(BO, 24, "D")])
    assert text_in(plan, BO, 24) == "D"


def test_a_block_of_60_by_31_is_exact_and_one_step(tmp_path):
    people = [str(number) for number in range(100, 160)]
    texts = ["D", "K", "N", "", "7-15.30/30", "D 7-13", "7-11+16-20", "D+K", "8-12"]
    block = [
        CellText(no, on(1) + timedelta(day), texts[(row * 7 + day) % len(texts)])
        for row, no in enumerate(people)
        for day in range(31)
    ]
    staff = [row for no in people for row in (Employee(no, no), Employment(no, on(1), form="permanent"))]
    with schedule_unit(tmp_path / "enhet.caredesk", staff) as unit:
        plan, begun = Plan(unit), verify.content_hash(unit.store.db)
        edit_cells(plan, cells=block)
        held: dict[Place, list[Shift]] = {}
        for _, row in shifts_of(plan, on(1), on(31)):
            held.setdefault(Place(row.employee_no, row.day), []).append(row)
        for cell in block[::17]:
            assert text_in(plan, cell.employee_no, cell.day) == cell.text
        # 60 × 31 cells: one in nine empty, two in nine with two shifts.
        assert sum(map(len, held.values())) == sum(1 + ("+" in cell.text) for cell in block if cell.text)
        assert len(history(unit)) == 1
        undo_step(unit)
        assert verify.content_hash(unit.store.db) == begun


def test_a_cells_text_typed_in_an_empty_cell_gives_equal_shifts(plan):
    for at, text in enumerate(("D", "7-15.30/30", "D 7-16/0", "7-16/0", "D+N", "7-11+16-20", "R", "22-24")):
        edit_cells(plan, cells=[typed(BO, at + 1, text)])
        edit_cells(plan, cells=[typed(DAN, at + 1, text_in(plan, BO, at + 1))])
        copied = [row._replace(employee_no=BO) for row in shifts_on(plan, at + 1, DAN)]
        assert copied == shifts_on(plan, at + 1, BO)


def test_absence_is_laid_over_the_shifts_of_its_day(plan):
    edit_cells(plan, cells=[typed(ANNA, 24, "Sj")])
    assert [row.shift_code for row in shifts_on(plan, 24, ANNA)] == ["D"]
    assert rows.read(plan.unit.store, Absence) == [Absence(ANNA, on(24), on(24), "sick")]
    assert history(plan.unit)[-1].code == "absence_typed_of"
    # Shifts come before absence in the text, so that what is copied keeps the work.
    assert text_in(plan, ANNA, 24) == "D"


def test_clearing_takes_the_absence_first_then_the_shifts(plan):
    edit_cells(plan, cells=[typed(ANNA, 24, "Sj 50")])
    place = Place(ANNA, on(24))
    edit_cleared(plan, places=[place])
    assert rows.read(plan.unit.store, Absence) == []
    assert history(plan.unit)[-1].code == "absence_cleared_of"
    edit_cleared(plan, places=[place])
    assert shifts_on(plan, 24) == []
    assert history(plan.unit)[-1].code == "shifts_cleared_of"


def test_clearing_a_layer_leaves_the_other(plan):
    edit_cells(plan, cells=[typed(ANNA, 24, "Sj")])
    edit_cleared(plan, places=[Place(ANNA, on(24))], layer="shifts")
    assert (shifts_on(plan, 24), len(rows.read(plan.unit.store, Absence))) == ([], 1)
    edit_cells(plan, cells=[typed(ANNA, 24, "D")])
    edit_cleared(plan, places=[Place(ANNA, on(24)), Place(BO, on(24))], layer="absence")
    assert (text_in(plan, ANNA, 24), rows.read(plan.unit.store, Absence)) == ("D", [])


def test_a_step_says_whose_day_it_was(plan):
    edit_cells(plan, cells=[typed(BO, 24, "K")])
    edit_cells(plan, cells=[typed(BO, 24, "D"), typed(DAN, 28, "D")])
    one, several = history(plan.unit)
    assert word(one) == "Pass 2026-08-24, Bo Al"
    assert word(several) == "Pass 2026-08-24–2026-08-28 (rutor: 2)"


def test_every_step_of_one_has_a_sentence():
    assert {code + end for code in NAMED_FOR_ONE for end in ("", OF_ONE)} <= WORDS.keys()


def test_a_draft_is_written_in_its_own_rows(plan):
    draft, before = with_draft(plan.unit, on(24), on(30)), shifts_of(plan, on(1), on(31))
    changes = edit_cells(draft, cells=[typed(ANNA, 24, "N"), typed(CIA, 26, "D")])
    assert changes.tables == {"draft_shift"}
    assert shifts_of(plan, on(1), on(31)) == before
    assert (text_in(draft, ANNA, 24), shifts_on(draft, 26, CIA)[0].cause) == ("N", "Vakans")
    assert len(rows.read(plan.unit.store, DraftShift)) == 4
    assert refused(draft, typed(ANNA, 23, "D"), typed(ANNA, 24, "Sj"), typed(ANNA, 31, "")) == [
        (0, "outside_draft"),
        (1, "absence_in_draft"),
        (2, "outside_draft"),
    ]
    edit_cleared(draft, places=[Place(ANNA, on(24))])
    assert (shifts_on(draft, 24), len(shifts_on(plan, 24))) == ([], 1)
