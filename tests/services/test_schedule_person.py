"""What the schedule's panel says of a person, by hand."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from caredesk.domain.overtime import Running
from caredesk.domain.rows import Absence, Balance, Competence, Employee, Setting
from caredesk.domain.schedule_rows import Draft, DraftShift, Period
from caredesk.services.plan import Plan
from caredesk.services.schedule_person import SchedulePerson, view_schedule_person
from tests.builders import on
from tests.planned_unit import FIRST, LAST, on_day, planned, put

TODAY = on("2026-10-27")


@pytest.fixture
def plan(tmp_path: Path) -> Iterator[Plan]:
    with planned(tmp_path) as opened:
        yield opened


def shown(plan: Plan, number: str = "1", first: date = FIRST, last: date = LAST) -> SchedulePerson:
    found = view_schedule_person(plan, employee_no=number, first_day=first, last_day=last, today=TODAY)
    assert found is not None
    return found


def test_who_it_is_and_hours_against_contract(plan: Plan) -> None:
    put(plan.unit, on_day("2", "20"), on_day("2", "21", kind="additional"), on_day("2", "16"))
    found = shown(plan, "2")
    assert (found.person.name, found.section, found.role) == ("Åsa Berg", "Gran", "Undersköterska")
    assert found.rate_percent == 50
    # Half of five hours a day in fourteen days.
    assert (found.hours, found.other_hours, found.contract_hours, found.difference) == (8, 8, 35, -27)


def test_who_is_paid_by_the_hour_has_nothing_to_differ_from(plan: Plan) -> None:
    put(plan.unit, on_day("3", "20"))
    found = shown(plan, "3")
    assert (found.hours, found.contract_hours, found.difference, found.rate_percent) == (8, None, None, None)


def test_nobody_and_nobody_yet(plan: Plan) -> None:
    assert view_schedule_person(plan, employee_no="9", first_day=FIRST, last_day=LAST, today=TODAY) is None
    put(plan.unit, Employee("7", "Nils Ny"))
    found = shown(plan, "7")
    assert (found.section, found.hours, found.contract_hours, found.period) == ("", 0, None, None)
    assert found.total_average.hours == 0


def test_the_shortest_period_that_holds_the_view_is_averaged(plan: Plan) -> None:
    put(
        plan.unit,
        Period("Hösten", on("2026-09-28"), on("2026-12-20")),
        Period("Oktober", on("2026-10-05"), on("2026-11-01")),
        Period("En vecka", on("2026-10-19"), on("2026-10-25")),
        *(on_day("1", day) for day in ("06", "13", "20")),
        on_day("1", "27", kind="overtime_simple"),
    )
    found = shown(plan).period
    assert found is not None
    assert tuple(found) == ("Oktober", on("2026-10-05"), on("2026-11-01"), 24 / 4, 35)
    assert shown(plan, last=on("2026-11-02")).period is not None
    assert shown(plan, last=on("2026-12-27")).period is None


def test_limits_count_to_the_last_day_in_view_of_its_month(plan: Plan) -> None:
    put(
        plan.unit,
        Setting("overtime_year_extra", None, "50", "1"),
        on_day("1", "20", kind="overtime_simple"),
        on_day("1", "02", kind="overtime_qualified"),
        on_day("1", "26", "K", kind="additional"),
        on_day("1", "02", kind="overtime_simple")._replace(day=on("2026-02-02")),
        on_day("1", "28", kind="overtime_simple"),
        Absence("1", on("2026-10-28"), on("2026-10-28"), "sick", 50),
    )
    to_sunday = shown(plan, last=on("2026-10-25"))
    assert to_sunday.limits_day == on("2026-10-25")
    assert to_sunday.limits == (
        Running("1", "overtime_month", 16, 50),
        Running("1", "overtime_year", 24, 250),
        Running("1", "additional_year", 0, 200),
    )
    assert shown(plan).limits_day == on("2026-10-31")
    assert shown(plan, first=on("2026-10-26"), last=on("2026-11-08")).limits_day == on("2026-11-08")
    later = {each.limit: each.hours for each in shown(plan).limits}
    assert later == {"overtime_month": 20, "overtime_year": 28, "additional_year": 8}


def test_the_average_of_all_work_over_the_weeks_that_end_with_the_view(plan: Plan) -> None:
    put(
        plan.unit,
        on_day("1", "20"),
        on_day("1", "21", kind="jour"),
        on_day("1", "22", kind="standby"),
        on_day("1", "23"),
        Absence("1", on("2026-10-23"), on("2026-10-23"), "vacation"),
        on_day("1", "25")._replace(day=on("2026-07-13")),  # the Monday of the first of 16 weeks
        on_day("1", "25")._replace(day=on("2026-07-12")),
    )
    found = shown(plan).total_average
    assert (found.weeks, found.limit) == (16, 48)
    assert found.hours == pytest.approx((8 + 8 + 8) / 16)


def test_balances_competences_and_breaches(plan: Plan) -> None:
    put(
        plan.unit,
        Balance("1", on("2026-01-01"), "vacation", 25),
        Balance("1", on("2026-09-01"), "vacation", 11),
        Balance("1", on("2026-12-01"), "vacation", 8),
        Balance("1", on("2026-10-01"), "comp", 14.5),
        Competence("1", "Insulin", None, on("2026-11-05")),
        on_day("1", "20", "K"),
        on_day("1", "21"),
        on_day("6", "20", "K"),
        on_day("6", "21"),
    )
    found = shown(plan)
    assert [(each.kind, each.amount) for each in found.balances] == [("vacation", 11), ("comp", 14.5)]
    assert found.holiday_days == 25
    assert [(each.row.name, each.row.valid_to, each.lasting) for each in found.competences] == [
        ("Insulin", on("2026-11-05"), "soon")
    ]
    assert [(each.rule, each.employee_no, each.amount) for each in found.breaches.breaches] == [
        ("daily_rest", "1", 9.5)
    ]


def test_a_draft_is_counted_in_its_place(plan: Plan) -> None:
    put(
        plan.unit,
        on_day("1", "20", kind="overtime_simple"),
        on_day("1", "27"),
        Draft("Prov", on("2026-10-26"), on("2026-11-01"), TODAY),
        DraftShift("Prov", *on_day("1", "28", kind="overtime_simple")),
    )
    found = shown(Plan(plan.unit, "Prov"))
    assert (found.hours, found.other_hours) == (0, 16)
    assert found.limits[0] == Running("1", "overtime_month", 16, 50)
    assert found.total_average.hours == pytest.approx(16 / 16)
