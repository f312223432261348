"""The grid of a small unit: who is shown in which order, what lies in the cells, hours against contract."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from caredesk.domain.occupancy import DayPlaces
from caredesk.domain.rows import Absence, Employee, Employment, Shift
from caredesk.domain.schedule import CellAbsence, RowKey, ScheduleRow, ScheduleView, SectionHead
from caredesk.domain.schedule_grid import section_heads
from caredesk.domain.schedule_rows import Draft, DraftShift
from caredesk.services.plan import Plan
from caredesk.services.schedule import view_heads, view_rows, view_schedule
from tests.builders import on
from tests.planned_unit import FIRST, LAST, on_day, planned, put


@pytest.fixture
def plan(tmp_path: Path) -> Iterator[Plan]:
    with planned(tmp_path) as opened:
        yield opened


def view(plan: Plan, first: date = FIRST, last: date = LAST) -> ScheduleView:
    return view_schedule(plan, first_day=first, last_day=last)


def row(plan: Plan, number: str) -> ScheduleRow:
    found = view(plan).row(RowKey("person", number))
    assert found is not None
    return found


def codes(shown: ScheduleRow) -> dict[int, str]:
    """Codes by the place of their day."""
    cells = (("+".join(each.shift.shift_code for each in cell.shifts)) for cell in shown.cells)
    return {place: text for place, text in enumerate(cells) if text}


def test_rows_stand_by_section_and_swedish_last_name_and_who_has_none_last(plan: Plan) -> None:
    vacant, *people = view(plan).rows
    assert vacant.key.kind == "vacant"
    assert [(each.section, each.name) for each in people] == [
        ("Gran", "Åsa Berg"),
        ("Gran", "Anna Ek"),
        ("Gran", "Ulf Åhs"),
        ("Tall", "Örjan Alm"),
        ("Tall", "Bo Dahl"),
        ("", "Eva Öst"),
    ]


def test_who_is_not_employed_in_view_is_shown_only_with_a_shift(plan: Plan) -> None:
    put(plan.unit, Employee("7", "Nils Ny"), Employment("7", on("2027-01-01"), form="permanent"))
    assert view(plan).row(RowKey("person", "7")) is None
    put(plan.unit, on_day("7", "20"))
    shown = row(plan, "7")
    assert (shown.section, shown.rate_percent, shown.hours, shown.contract_hours) == ("", None, 8, None)
    assert not any(cell.employed for cell in shown.cells)


def test_the_section_is_that_of_the_first_employed_day(plan: Plan) -> None:
    put(plan.unit, Employment("2", on("2026-10-22"), None, "permanent", "Tall", "Undersköterska", 50.0))
    shown = row(plan, "2")
    # Both employments hold from the 22nd: 2.5 h a day, then 5 h.
    assert (shown.section, shown.rate_percent, shown.contract_hours) == ("Gran", 50.0, 3 * 2.5 + 11 * 5)


def test_hours_against_contract_over_a_clock_change(plan: Plan) -> None:
    put(
        plan.unit,
        on_day("1", "19"),
        on_day("1", "24", "N"),  # 21-07 over the night with an hour more
        on_day("1", "20", "K", kind="overtime_simple", start=780, end=900, break_minutes=0),
        on_day("1", "21", kind="standby"),
        on_day("1", "22", kind="introduction"),
    )
    shown = row(plan, "1")
    assert (shown.hours, shown.other_hours, shown.contract_hours) == (8 + 11 + 8, 2, 14 * 5)
    assert [each.hours for each in shown.cells[5].shifts] == [11]


def test_hours_of_who_has_no_contract_hours_are_all_but_standby(plan: Plan) -> None:
    put(plan.unit, on_day("3", "19"), on_day("3", "20", kind="standby"), on_day("3", "21", kind="jour"))
    shown = row(plan, "3")
    assert (shown.hours, shown.other_hours, shown.contract_hours) == (16, 0, None)
    assert [shown.cells[place].shifts[0].kind for place in range(3)] == ["extra", "standby", "jour"]


def test_days_outside_an_employment_are_marked_and_a_shift_there_is_shown(plan: Plan) -> None:
    put(plan.unit, on_day("4", "29"))
    shown = row(plan, "4")
    assert [place for place, cell in enumerate(shown.cells) if cell.employed] == list(range(2, 10))
    assert (shown.contract_hours, shown.hours, codes(shown)) == (8 * 4, 8, {10: "D"})


def test_absences_lie_over_each_of_their_days_with_cause_and_extent(plan: Plan) -> None:
    put(
        plan.unit,
        Absence("1", on("2026-10-12"), on("2026-10-20"), "sick", 50),
        Absence("1", on("2026-10-20"), None, "vacation"),
        Absence("1", on("2026-11-02"), None, "leave"),
        on_day("1", "20"),
    )
    shown = row(plan, "1")
    assert [len(cell.absences) for cell in shown.cells] == [1, 2, *[1] * 12]
    assert {(each.cause, each.extent) for each in shown.cells[1].absences} == {("sick", 0.5), ("vacation", 1)}
    assert shown.hours == 8
    assert isinstance(shown.cells[0].absences[0], CellAbsence)


def test_vacant_and_borrowed_shifts_fill_as_few_rows_as_the_fullest_day_needs(plan: Plan) -> None:
    put(
        plan.unit,
        on_day("", "19", "K", section="Gran"),
        on_day("", "19", "D", section="Tall"),
        on_day("", "20", "N", section="Gran"),
        on_day("", "19", "K", borrowed_from="Solgården"),
        on_day("", "21", "D", borrowed_from="Ekbacken"),
    )
    shown = [(each.key, each.name, codes(each), each.hours) for each in view(plan).rows[:4]]
    assert shown == [
        (RowKey("vacant", "0"), "", {0: "D", 1: "N"}, 18),
        (RowKey("vacant", "1"), "", {0: "K"}, 8),
        (RowKey("borrowed", "0"), "Ekbacken", {2: "D"}, 8),
        (RowKey("borrowed", "1"), "Solgården", {0: "K"}, 8),
    ]
    heads = {head.name: head.vacant for head in view(plan).sections}
    assert heads == {"Gran": 2, "Tall": 1, "": 0}


def test_there_is_a_row_to_write_a_vacant_shift_in_when_none_is(plan: Plan) -> None:
    vacant, *others = view(plan).rows
    assert (vacant.key, vacant.name, codes(vacant), vacant.hours) == (RowKey("vacant", "0"), "", {}, 0)
    assert len(vacant.cells) == 14
    assert all(each.key.kind == "person" for each in others)
    put(plan.unit, on_day("", "20", "K", borrowed_from="Solgården"))
    assert [each.key for each in view(plan).rows[:2]] == [RowKey("vacant", "0"), RowKey("borrowed", "0")]


def test_several_shifts_of_a_cell_stand_in_order(plan: Plan) -> None:
    put(plan.unit, on_day("1", "20", "K"), on_day("1", "20", "D"))
    assert codes(row(plan, "1")) == {1: "D+K"}


def test_heads_tell_places_people_and_the_sections_own_density(plan: Plan) -> None:
    put(plan.unit, on_day("1", "19"), on_day("3", "19"), on_day("3", "20"))
    gran, tall, none = view(plan).sections
    assert (gran.name, gran.places, gran.people, gran.month) == ("Gran", 4, 3, "2026-10")
    # 8 counted hours against 31 days of 5 hours, 4 occupied places; 16 hours and 1 place.
    assert gran.density == pytest.approx(8 / 155 / 4)
    assert tall.density == pytest.approx(16 / 155 / 1)
    assert (none.name, none.places, none.density, none.people) == ("", None, None, 1)
    assert view_heads(plan, first_day=FIRST, rows=view(plan).rows) == (gran, tall, none)


def test_a_unit_without_sections_has_one_head(plan: Plan) -> None:
    rows = [each for each in view(plan).rows if each.key.kind == "person" and each.section == ""]
    own = {"": DayPlaces(6, 6, 5)}
    (head,) = section_heads(rows, own, "2026-10", lambda section: 0.8 if section is None else None)
    assert head == SectionHead("", 6, "2026-10", 0.8, 1, 0)


def test_the_week_of_new_year_names_its_red_day(plan: Plan) -> None:
    shown = view(plan, on("2026-12-28"), on("2027-01-03"))
    assert shown.holidays == ((on("2027-01-01"), "Nyårsdagen"),)
    assert view(plan).holidays == ((on("2026-10-31"), "Alla helgons dag"),)


def test_some_rows_are_those_of_the_whole_view(plan: Plan) -> None:
    put(plan.unit, on_day("1", "20"), on_day("", "20"), on_day("", "20", borrowed_from="Ekbacken"))
    whole = view(plan).rows
    asked = view_rows(plan, first_day=FIRST, last_day=LAST, persons={"1", "3", ""})
    kept = {RowKey("vacant", "0"), RowKey("borrowed", "0"), RowKey("person", "1"), RowKey("person", "3")}
    assert asked == tuple(each for each in whole if each.key in kept)
    assert view_rows(plan, first_day=FIRST, last_day=LAST, persons={"8"}) == ()


def test_a_draft_shows_its_own_shifts_on_its_days(plan: Plan) -> None:
    put(
        plan.unit,
        on_day("1", "19"),
        on_day("1", "26"),
        Draft("Prov", on("2026-10-26"), on("2026-11-01"), on("2026-10-01")),
        DraftShift("Prov", *on_day("1", "27", "K")),
    )
    assert codes(row(plan, "1")) == {0: "D", 7: "D"}
    drafted = Plan(plan.unit, "Prov")
    assert codes(row(drafted, "1")) == {0: "D", 8: "K"}
    # 8 h on the 19th and 8 h on the 27th: the draft's month, not the plan's.
    assert view(drafted).sections[0].density == pytest.approx(16 / 155 / 4)


def test_a_shift_knows_what_employment_decides(plan: Plan) -> None:
    put(plan.unit, on_day("1", "20"), on_day("1", "21", section="Tall", role="Annat", kind="resource"))
    cells = row(plan, "1").cells
    own, placed = cells[1].shifts[0], cells[2].shifts[0]
    assert (own.kind, own.section, own.role) == ("ordinary", "Gran", "Undersköterska")
    assert (placed.kind, placed.section, placed.role) == ("resource", "Tall", "Annat")
    assert isinstance(own.shift, Shift)
