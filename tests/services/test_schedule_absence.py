"""Absence written in cells: joined with what it adjoins, and cut out of what it lies on."""

from datetime import date

import pytest

from caredesk.domain.absence_spans import Layers
from caredesk.domain.rows import Absence
from caredesk.language.words import word
from caredesk.services.cell_text import CellsRefused, Place
from caredesk.services.edits import edit, history
from caredesk.services.plan import Plan
from caredesk.services.schedule_edits import edit_cells, edit_cleared
from caredesk.storage import rows, verify
from tests.schedule_unit import ANNA, BO, on, schedule_unit, typed

Span = tuple[int, int | None, str, float | None]


@pytest.fixture
def plan(tmp_path):
    with schedule_unit(tmp_path / "enhet.caredesk") as unit:
        yield Plan(unit)


def away(first: int, last: int | None, cause: str = "sick", extent: float | None = None) -> Absence:
    return Absence(ANNA, on(first), on(last) if last else None, cause, extent)


def given(plan: Plan, *absences: Absence) -> None:
    with edit(plan.unit, "absences"):
        rows.insert(plan.unit.store, absences)


def held(plan: Plan) -> list[Span]:
    return [
        (row.first_day.day, row.last_day.day if row.last_day else None, row.cause, row.extent_percent)
        for row in rows.read(plan.unit.store, Absence, order="first_day, last_day")
    ]


def days_typed(plan: Plan, text: str, *days: int) -> None:
    edit_cells(plan, cells=[typed(ANNA, day, text) for day in days])


def test_adjoining_days_of_one_edit_are_one_row(plan):
    days_typed(plan, "Se", 25, 24, 26, 28)
    assert held(plan) == [(24, 26, "vacation", None), (28, 28, "vacation", None)]
    assert len(history(plan.unit)) == 1


def test_a_row_that_adjoins_goes_on_with_its_number(plan):
    given(plan, away(20, 23)._replace(certificate=True))
    (number,) = (number for number, _ in rows.read_with_ids(plan.unit.store, Absence))
    days_typed(plan, "sj", 24)
    assert rows.read_with_ids(plan.unit.store, Absence) == [(number, away(20, 24)._replace(certificate=True))]


def test_a_gap_that_is_filled_joins_its_sides(plan):
    given(plan, away(20, 21), away(23, None))
    days_typed(plan, "Sj 100", 22)
    assert held(plan) == [(20, None, "sick", None)]


def test_another_cause_or_extent_is_cut_where_it_lies(plan):
    given(plan, away(20, 26))
    days_typed(plan, "Vab", 22)
    days_typed(plan, "Sj 50", 26)
    days_typed(plan, "Se", 20)
    assert held(plan) == [
        (20, 20, "vacation", None),
        (21, 21, "sick", None),
        (22, 22, "child_care", None),
        (23, 25, "sick", None),
        (26, 26, "sick", 50),
    ]


def test_an_absence_that_is_still_on_is_so_after_the_cut(plan):
    given(plan, away(20, None)._replace(expected_end=date(2026, 12, 1)))
    days_typed(plan, "Vab", 24)
    first, _, last = rows.read(plan.unit.store, Absence, order="first_day")
    assert first == away(20, 23)
    assert last == away(25, None)._replace(expected_end=date(2026, 12, 1))


def test_what_lies_there_already_is_no_step(plan):
    given(plan, away(20, 26, extent=50), away(22, 22, "vacation", 50))
    steps = len(history(plan.unit))
    days_typed(plan, "Sj 50", 21, 22)
    assert len(history(plan.unit)) == steps


def test_persons_and_extents_are_kept_apart(plan):
    edit_cells(plan, cells=[typed(ANNA, 24, "Sj"), typed(BO, 25, "Sj"), typed(ANNA, 25, "Sj 50")])
    found = rows.read(plan.unit.store, Absence)
    assert [(row.employee_no, row.first_day.day, row.extent_percent) for row in found] == [
        (ANNA, 24, None),
        (ANNA, 25, 50),
        (BO, 25, None),
    ]


@pytest.mark.parametrize("cause", ["leave", "parental", "studies"])
def test_sick_leave_typed_on_a_whole_day_of_unpaid_leave_is_refused_in_its_cell(plan, cause):
    given(plan, away(20, 26, cause))
    begun = verify.content_hash(plan.unit.store.db)
    with pytest.raises(CellsRefused) as caught:
        days_typed(plan, "Sj", 27, 22)
    (found,) = caught.value.findings
    assert (found.place, found.reason.code) == (1, "absence_during_unpaid_leave")
    assert "2026-08-20–2026-08-26: då räknas ingen sjukfrånvaro." in word(found.reason)
    assert verify.content_hash(plan.unit.store.db) == begun


def test_sick_leave_typed_on_a_part_of_unpaid_leave_stands_beside_it_and_all_else_takes_its_days(plan):
    given(plan, away(20, 26, "leave", 50))
    days_typed(plan, "Sj 50", 21, 22)
    assert held(plan) == [(20, 26, "leave", 50), (21, 22, "sick", 50)]
    days_typed(plan, "Se", 22)
    days_typed(plan, "Vab", 26)
    assert held(plan) == [
        (20, 21, "leave", 50),
        (21, 21, "sick", 50),
        (22, 22, "vacation", None),
        (23, 25, "leave", 50),
        (26, 26, "child_care", None),
    ]


def test_unpaid_leave_typed_on_sick_leave_takes_its_day(plan):
    given(plan, away(20, 22))
    days_typed(plan, "Tj", 21)
    assert held(plan) == [(20, 20, "sick", None), (21, 21, "leave", None), (22, 22, "sick", None)]


def test_clearing_takes_days_out_of_the_middle(plan):
    given(plan, away(20, 26), away(22, 24, "vacation", 50))
    edit_cleared(plan, places=[Place(ANNA, on(22)), Place(ANNA, on(23))])
    assert held(plan) == [(20, 21, "sick", None), (24, 24, "vacation", 50), (24, 26, "sick", None)]


def test_rows_of_one_cause_that_would_begin_at_once_are_refused(plan):
    given(plan, away(20, 26), away(21, 22, extent=25))
    begun = verify.content_hash(plan.unit.store.db)
    with pytest.raises(CellsRefused) as caught:
        days_typed(plan, "Vab", 20)
    assert [word(found.reason)[:28] for found in caught.value.findings] == ["Två rader frånvaro av samma "]
    with pytest.raises(CellsRefused):
        edit_cleared(plan, places=[Place(ANNA, on(20))])
    assert verify.content_hash(plan.unit.store.db) == begun


def test_rows_of_one_cause_may_take_each_others_first_day(plan):
    given(plan, away(20, 23, extent=50), away(22, 25))
    days_typed(plan, "Sj", 20, 21)
    assert held(plan) == [(20, 25, "sick", None), (22, 23, "sick", 50)]


def test_every_way_of_laying_days_leaves_one_cause_a_day():
    """By another route: each day's cause and extent, written one after the other."""
    spans = [
        (20, 26, "sick", 100.0),
        (22, 23, "vacation", 50.0),
        (19, 22, "sick", 100.0),
        (24, 30, "leave", 100.0),
    ]
    layers = Layers([])
    expected: dict[int, tuple[str, float]] = {}
    for first, last, cause, extent in spans:
        layers.lay(Absence(ANNA, on(first), on(last), cause, extent))
        expected |= dict.fromkeys(range(first, last + 1), (cause, extent))
    laid = layers.turn().inserted
    found = {
        day.day: (row.cause, row.extent_percent)
        for row in laid
        for day in (on(each) for each in range(1, 32))
        if row.first_day <= day <= (row.last_day or day)
    }
    assert found == expected
    assert len(laid) == 3
