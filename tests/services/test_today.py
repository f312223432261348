"""Idag on a small unit's file: what is read, whose section it belongs to, and that years cost nothing."""

from datetime import date

import pytest

from caredesk.domain.rows import (
    Absence,
    Action,
    Competence,
    Decision,
    Employee,
    Employment,
    MonthClosing,
    MonthlyValue,
    Occupancy,
    Place,
    Shift,
    Unit,
    Volume,
)
from caredesk.services.edits import edit
from caredesk.services.session import OpenUnit, create_unit
from caredesk.services.today import view_today
from caredesk.services.today_figures import view_today_figures
from caredesk.storage import rows
from tests.small_unit import small_unit

TODAY = date(2026, 11, 24)


@pytest.fixture
def unit(tmp_path):
    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as opened:
        put(opened, *small_unit())
        yield opened


def put(unit: OpenUnit, *added) -> None:
    with edit(unit, "fill"):
        rows.insert(unit.store, added)


def codes(unit: OpenUnit, section: str | None = None, today: date = TODAY) -> list[str]:
    view = view_today(unit, today=today, month="2026-10", section=section)
    return [row.what.code for row in view.todo]


def test_a_unit_without_anything_is_empty(tmp_path):
    with create_unit(tmp_path / "tom.caredesk", name="Tom") as empty:
        assert view_today(empty, today=TODAY, month="2026-10").empty


def test_a_unit_with_nothing_but_a_sick_leave_is_not_empty(tmp_path):
    with create_unit(tmp_path / "ny.caredesk", name="Ny") as new:
        put(new, Employee("1", "Lena Dahl"), Employment("1", date(2020, 1, 1), form="permanent"))
        assert view_today(new, today=TODAY, month="2026-10").empty
        put(new, Absence("1", date(2026, 9, 14), None, "sick"))
        view = view_today(new, today=TODAY, month="2026-10")
        assert not view.empty
        # 14 September to 24 November: 17 + 31 + 24 days.
        assert [(row.name, row.day_number) for row in view.away] == [("Lena Dahl", 72)]


def test_who_is_away_and_what_waits(unit):
    view = view_today(unit, today=TODAY, month="2026-10")
    assert [(row.name, row.day_number, row.extent_percent) for row in view.away] == [("Person 1002", 5, 50.0)]
    assert codes(unit) == ["todo_close", "todo_certificate"], "due the 10th and the 27th"
    assert view.staffing.days[0].shifts > 0
    assert view.staffing.days[13].shifts == 0, "nothing is planned in December"


def test_a_certificate_that_is_in_is_not_asked_for(unit):
    with edit(unit, "in"):
        (number, row), *_ = rows.read_with_ids(unit.store, Absence, "employee_no = '1002'")
        rows.update(unit.store, number, row._replace(certificate=True))
    assert codes(unit) == ["todo_close"]


def test_a_closed_month_is_not_to_be_closed(unit):
    put(unit, MonthClosing("2026-10", True))
    assert "todo_close" not in codes(unit)


def test_days_without_occupancy_up_to_yesterday(unit):
    with edit(unit, "gap"):
        numbers = [
            number for number, row in rows.read_with_ids(unit.store, Occupancy) if row.section == "Gran"
        ]
        rows.delete(unit.store, "occupancy", numbers)
        rows.insert(unit.store, [Occupancy("Gran", date(2026, 10, 1), date(2026, 11, 20), 8.0)])
    found = [row for row in view_today(unit, today=TODAY, month="2026-10").todo if row.place == "occupancy"]
    assert [dict(row.what.facts) for row in found] == [
        {"first": date(2026, 11, 21), "last": date(2026, 11, 23), "days": 3}
    ]
    assert "todo_occupancy" in codes(unit, "Gran")
    assert "todo_occupancy" not in codes(unit, "Tall")
    put(unit, MonthlyValue("2026-11", bed_days=480.0))
    assert "todo_occupancy" not in codes(unit), "the month is known as a whole"


def test_people_of_another_section_are_left_out(unit):
    put(unit, Competence("1001", "Insulin", None, date(2026, 12, 1)))
    assert "todo_competence" in codes(unit, "Gran")
    assert "todo_competence" not in codes(unit, "Tall")
    assert [row.name for row in view_today(unit, today=TODAY, month="2026-10", section="Tall").away] == [
        "Person 1002"
    ]
    assert view_today(unit, today=TODAY, month="2026-10", section="Gran").away == ()


def test_actions_and_decisions_belong_to_every_section(unit):
    put(
        unit,
        Action("Se över nätterna", status="Pågår", due=date(2026, 11, 1)),
        Decision("B-1", kind="Särskilt boende", decided=date(2026, 8, 1)),
        Decision("B-2", decided=date(2026, 8, 1), executed=date(2026, 8, 9)),
    )
    for section in (None, "Gran"):
        assert {"todo_action", "todo_decision"} <= set(codes(unit, section))
        assert codes(unit, section).count("todo_decision") == 1


def test_overtime_near_a_limit_counts_to_today(unit):
    def overtime(day: date) -> Shift:
        return Shift("1003", day, "", 420, 1020, 0, "overtime_simple", section="Gran")

    put(unit, *(overtime(date(2026, 11, day)) for day in (2, 9, 16)))
    assert "todo_limit" not in codes(unit)
    put(unit, overtime(date(2026, 11, 20)))
    assert "todo_limit" in codes(unit), "40 of 50 hours"
    assert "todo_limit" not in codes(unit, today=date(2026, 11, 19)), "the last is not worked yet"
    assert "todo_limit" not in codes(unit, "Tall")


def test_vacant_shifts_and_the_next_one(unit):
    put(
        unit,
        Shift("", date(2026, 11, 25), "K", 840, 1290, 30, section="Gran"),
        Shift("", date(2026, 11, 29), "K", 840, 1290, 30, section="Tall"),
        Shift("", date(2026, 11, 25), "K", 840, 1290, 30, section="Gran", borrowed_from="Tallbacken"),
    )
    view = view_today(unit, today=TODAY, month="2026-10")
    assert [(shift.day, shift.section, shift.hours) for shift in view.vacant] == [
        (date(2026, 11, 25), "Gran", 7.0)
    ]
    assert view.next_vacancy is not None
    assert view.next_vacancy.day == date(2026, 11, 29)
    assert view.staffing.vacant == 2


def test_figures_of_a_section_are_its_density_and_the_units_else(unit):
    whole = view_today_figures(unit, month="2026-10")
    one = view_today_figures(unit, month="2026-10", section="Gran")
    assert whole.density == whole.figures.density
    assert one.density == one.figures.sections[0].density
    assert one.figures.sections[0].name == "Gran"
    assert one.line.points[-1].density == one.density.month
    assert one.figures.sick_leave == whole.figures.sick_leave
    assert whole.home_care is None


def test_last_years_overtime_comes_from_its_own_source(unit):
    assert view_today_figures(unit, month="2026-10").overtime_before is None
    put(
        unit,
        MonthlyValue(
            "2025-10", worked_hours=900.0, additional_hours=3.0, simple_hours=4.5, qualified_hours=1.0
        ),
    )
    assert view_today_figures(unit, month="2026-10").overtime_before == 8.5


def test_home_care_is_told_by_its_hours(unit):
    put(
        unit,
        Unit("Lönngården", date(2026, 2, 1), "home_care", weekly_hours=37.0, basis="worked"),
        Volume("2026-10", "budget", "hours", 5000.0),
        Volume("2026-10", "outcome", "hours", 4710.0),
        Volume("2026-10", "outcome", "clients", 88.0),
    )
    time = view_today_figures(unit, month="2026-10").home_care
    assert time is not None
    assert (time.performed, time.planned) == (4710.0, 5000.0)
    assert time.share == pytest.approx(94.2)


def test_idag_reads_as_little_with_ten_years_behind_as_with_two_months(unit, monkeypatch):
    """Rows handed out by the file, not time: what is asked for may not grow with the years."""
    reads: list[int] = []
    query = type(unit.store).query

    def counting(store, *arguments):
        found = query(store, *arguments)
        reads.append(len(found))
        return found

    def rows_read() -> int:
        reads.clear()
        monkeypatch.setattr(type(unit.store), "query", counting)
        view_today(unit, today=TODAY, month="2026-10")
        view_today_figures(unit, month="2026-10")
        monkeypatch.setattr(type(unit.store), "query", query)
        return sum(reads)

    years = [
        shift
        for year in (2024, 2025)
        for month in range(1, 13)
        for shift in (
            Shift("1001", date(year, month, 10), "D", 420, 960, 30, section="Gran"),
            Shift("1001", date(year, month, 11), "D", 420, 960, 30, "overtime_simple", section="Gran"),
        )
    ]
    put(unit, *years)
    with_two_years = rows_read()
    older = [row._replace(day=row.day.replace(year=row.day.year - age)) for row in years for age in (2, 4, 6)]
    put(unit, *older, Place("Gran", date(2019, 1, 1), 9, 9, 0.8))
    assert rows_read() <= with_two_years + 5
