"""The strip below the schedule and a day's curve, by hand."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from caredesk.domain.rows import Absence, Employment, MonthClosing, Need, Occupancy, Shift, Unit
from caredesk.domain.schedule import DayFigures, NeedCell, StripView
from caredesk.domain.schedule_rows import Draft, DraftShift
from caredesk.services.plan import Plan
from caredesk.services.schedule_strip import view_curve, view_strip
from caredesk.storage.day_totals import read_totals
from tests.builders import on
from tests.planned_unit import FIRST, LAST, NURSE, on_day, planned, put

TUESDAY = on("2026-10-20")


@pytest.fixture
def plan(tmp_path: Path) -> Iterator[Plan]:
    with planned(tmp_path) as opened:
        yield opened


def strip(plan: Plan, section: str | None = None, first: date = FIRST, last: date = LAST) -> StripView:
    return view_strip(plan, first_day=first, last_day=last, section=section)


def cell(plan: Plan, code: str, section: str | None = None, day: date = TUESDAY) -> NeedCell:
    lines = strip(plan, section).lines
    return next(line.cells[(day - FIRST).days] for line in lines if line.shift_code == code)


def figures(plan: Plan, section: str | None = None, day: date = TUESDAY) -> DayFigures:
    return strip(plan, section, day, day).days[0]


def test_who_is_there_of_a_shift_type(plan: Plan) -> None:
    put(
        plan.unit,
        Absence("1", TUESDAY, TUESDAY, "sick", 25),
        on_day("1", "20"),  # 0.75
        on_day("6", "20", start=480, end=720),  # 1: other times, the code is there
        on_day("2", "20", shift_code=""),  # 1: no code, just these times
        on_day("5", "20", shift_code="", end=960, section="Gran"),  # none: no code, other times
        on_day("", "20", section="Gran", borrowed_from="Ekbacken"),  # 1
        on_day("", "20", section="Gran"),  # vacant
        on_day("4", "20", section="Gran", lent_to="Ekbacken"),
        *(on_day("3", "20", section="Gran", kind=kind) for kind in ("introduction", "jour", "standby")),
        on_day("3", "20", "K", section="Gran"),  # another type
    )
    assert cell(plan, "D", "Gran") == (2, 3.75)
    # The whole unit also asks for a nurse, and there is none.
    assert cell(plan, "D") == (3, 3.75)


def test_a_need_of_a_role_counts_that_role_only_and_needs_add(plan: Plan) -> None:
    put(plan.unit, on_day("3", "20", role=NURSE), on_day("1", "20"), on_day("1", "21"))
    assert cell(plan, "D") == (3, 2)  # a nurse for the unit, one in Gran
    assert cell(plan, "D", "Gran") == (2, 1)
    assert cell(plan, "D", day=on("2026-10-21")) == (2, 1)


def test_lines_are_what_is_asked_for_by_start_and_a_day_without_need_says_none(plan: Plan) -> None:
    put(plan.unit, on_day("1", "24"), Need("Tall", "K", "weekend", 0), on_day("3", "20", "K"))
    assert [line.shift_code for line in strip(plan).lines] == ["D", "K", "N"]
    assert [line.shift_code for line in strip(plan, "Gran").lines] == ["D"]
    assert [(line.shift_code, line.start, line.end) for line in strip(plan, "Tall").lines] == [
        ("K", 780, 1290),
        ("N", 1260, 420),
    ]
    assert cell(plan, "D", "Gran", on("2026-10-24")) == (None, 1)
    assert cell(plan, "K", "Tall") == (None, 1)
    assert len(strip(plan).lines[0].cells) == 14


def test_a_need_for_a_type_that_is_gone_has_no_line(plan: Plan) -> None:
    put(plan.unit, Need("Gran", "X", "weekday", 3))
    assert [line.shift_code for line in strip(plan, "Gran").lines] == ["D"]


def test_density_and_cost_of_a_day(plan: Plan) -> None:
    put(plan.unit, on_day("1", "20"), on_day("3", "20", "K"), on_day("6", "20", kind="jour"))
    # 16 counted hours of 5 a day, 5 occupied places.
    assert figures(plan).density == pytest.approx(16 / 5 / 5)
    assert figures(plan, "Gran").density == pytest.approx(8 / 5 / 4)
    # 8 of 8.5 hours are paid, 2.5 of them in the evening; 12 % holiday pay, 50 % fees.
    assert figures(plan, "Tall").cost_sek == pytest.approx((8 * 150 * 1.12 + 2.5 * 26.4 * 8 / 8.5) * 1.5)
    # Jour has no pay set, so that the unit's cost is not known.
    assert figures(plan)[1:4] == (None, "on_call_pay_missing", "on_call_pay_missing")


def test_what_a_lent_shift_lacks_leaves_the_cost_known(plan: Plan) -> None:
    put(plan.unit, on_day("3", "20"), on_day("6", "20", kind="jour", lent_to="Ekbacken"))
    assert figures(plan).cost_sek == pytest.approx(8 * 150 * 1.12 * 1.5)


def test_a_draft_beyond_the_plans_last_month_is_computed(plan: Plan) -> None:
    far = on_day("3", "20")._replace(day=on("2027-01-12"))
    put(plan.unit, Draft("Prov", on("2027-01-11"), on("2027-01-17"), FIRST), DraftShift("Prov", *far))
    found = figures(Plan(plan.unit, "Prov"), day=far.day)
    assert found.cost_sek == pytest.approx(8 * 150 * 1.12 * 1.5)
    # 8 counted hours of 5 a day; the five places of October's last day are expected to be occupied.
    assert found.density == pytest.approx(8 / 5 / 5)
    assert found.estimated


def test_a_day_without_shifts_or_occupancy_has_no_density(plan: Plan) -> None:
    """Four months after the last known day nothing is expected of its occupancy any more."""
    put(plan.unit, on_day("1", "31")._replace(day=on("2027-03-01")))
    assert figures(plan)[:4] == (None, 0, "day_without_shifts", "")
    found = figures(plan, day=on("2027-03-01"))
    assert (found.density, found.missing, found.cost_missing) == (None, "day_without_occupancy", "")
    put(plan.unit, on_day("1", "20"))
    assert figures(plan, "Tall")[:4] == (0, 0, "", "")


@pytest.mark.parametrize(
    ("basis", "measure", "density"),
    [
        # Anna 1, Åsa 0.5, Eva 1, Ulf 1; Bo's employment begins the day after.
        ("employed", "unit", 3.5 / 5),
        # 8 hours of Anna's own 40 a week.
        ("worked", "own", 8 / (40 / 7) / 5),
        ("worked", "year", 8 / (1700 / 365) / 5),
    ],
)
def test_density_of_a_day_by_each_measure(plan: Plan, basis: str, measure: str, density: float) -> None:
    put(
        plan.unit,
        Unit("Enheten", on("2026-10-01"), "", "", 35, basis, measure, 1700),
        Employment("1", on("2026-10-02"), None, "permanent", "Gran", "", 0.0, 40.0, 26_000.0),
        on_day("1", "20"),
    )
    assert figures(plan).density == pytest.approx(density)


def test_a_drafts_strip_is_that_of_the_plan_it_would_become(plan: Plan) -> None:
    new = (on_day("1", "20"), on_day("6", "21", "K"), on_day("3", "27", "N"))
    put(
        plan.unit,
        on_day("2", "22"),
        Draft("Prov", on("2026-10-20"), on("2026-10-31"), FIRST),
        *(DraftShift("Prov", *row) for row in (*new, on_day("2", "22"))),
    )
    drafted = strip(Plan(plan.unit, "Prov"))
    assert drafted != strip(plan)
    put(plan.unit, *new)
    assert drafted == strip(plan)


def half_hours(*stretches: tuple[int, int, float], length: int = 48) -> tuple[float, ...]:
    """People from one half hour up to another."""
    found = [0.0] * length
    for first, last, people in stretches:
        for slot in range(first, last):
            found[slot] += people
    return tuple(found)


def test_the_curve_of_a_day_holds_the_night_before_and_part_half_hours(plan: Plan) -> None:
    put(
        plan.unit,
        Absence("3", TUESDAY, TUESDAY, "sick", 50),
        on_day("3", "19", "N"),
        on_day("3", "20", "N"),
        on_day("3", "20", start=435, end=600, shift_code=""),
        on_day("", "20", "N", section="Tall"),
    )
    shown = view_curve(plan, day=TUESDAY, section="Tall")
    assert shown.needed == half_hours((0, 14, 1), (42, 48, 1))
    assert shown.staffed == half_hours((0, 14, 1), (42, 48, 0.5), (14, 15, 0.25), (15, 20, 0.5))


@pytest.mark.parametrize(("day", "length", "night"), [("2026-10-25", 50, 16), ("2026-03-29", 46, 12)])
def test_the_curve_has_the_half_hours_that_pass(plan: Plan, day: str, length: int, night: int) -> None:
    that_day = on(day)
    put(plan.unit, Shift("3", date.fromordinal(that_day.toordinal() - 1), "N", 1260, 420))
    shown = view_curve(plan, day=that_day, section="Tall")
    assert shown.staffed == half_hours((0, night, 1), length=length)
    # On Saturdays and Sundays nobody is asked for.
    assert shown.needed == half_hours(length=length)


def test_a_section_without_need_shows_who_is_there(plan: Plan) -> None:
    put(plan.unit, on_day("5", "20", section="Lunden"))
    shown = view_curve(plan, day=TUESDAY, section="Lunden")
    assert (shown.needed, shown.staffed) == (half_hours(), half_hours((14, 31, 1)))


def test_the_curves_areas_are_the_days_surplus_and_deficit(plan: Plan) -> None:
    put(
        plan.unit,
        MonthClosing("2026-09", True),
        Occupancy("Tall", on("2026-09-01"), on("2026-09-30"), 1),
        on_day("3", "19", "N"),
        on_day("3", "20", "D"),
        on_day("4", "21", "K"),
    )
    for day in (TUESDAY, on("2026-10-21"), on("2026-10-22")):
        shown = view_curve(plan, day=day, section="Tall")
        beside = [there - asked for there, asked in zip(shown.staffed, shown.needed, strict=True)]
        totals = {row.section: row for row in read_totals(plan.unit.store, day, day)}
        surplus, deficit = totals["Tall"].surplus_hours, totals["Tall"].deficit_hours
        assert surplus == pytest.approx(sum(value for value in beside if value > 0) / 2)
        assert deficit == pytest.approx(-sum(value for value in beside if value < 0) / 2)
        assert surplus or deficit
