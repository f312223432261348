"""Overtime and additional time: the shift that passes the limit, once a passing; worked by hand."""

from datetime import timedelta

from caredesk.domain.rows import Setting, Shift
from tests.builders import absence, on, shift
from tests.rule_checks import of_rule


def extra_days(first: str, count: int, kind: str = "overtime_simple", employee_no: str = "1") -> list[Shift]:
    """So many days of ten hours."""
    one = shift(first, "07:00-17:00", employee_no, kind=kind)
    return [one._replace(day=one.day + timedelta(number)) for number in range(count)]


def test_50_hours_in_a_calendar_month_the_first_passing_is_told():
    five = extra_days("2026-03-02", 5)
    assert of_rule("overtime_month", five) == []
    told = of_rule("overtime_month", [*five, *extra_days("2026-03-10", 3, "overtime_qualified")])
    assert told == [("1", "03-10", 60, 50)]
    assert of_rule("overtime_month", [*five, *extra_days("2026-03-10", 1, employee_no="2")]) == []
    assert of_rule("overtime_month", [*five, *extra_days("2026-03-10", 1, "additional")]) == []
    assert of_rule("overtime_month", [*five, *extra_days("2026-04-01", 1)]) == []


def test_the_month_began_before_the_range_and_a_passing_before_it_is_not_told():
    shifts = extra_days("2026-03-02", 8)
    assert of_rule("overtime_month", shifts, "2026-03-07", "2026-03-07") == [("1", "03-07", 60, 50)]
    assert of_rule("overtime_month", shifts, "2026-03-08", "2026-03-31") == []


def test_hours_are_those_present():
    half = (absence("2026-03-02", "2026-03-11", extent=50),)
    shifts = extra_days("2026-03-02", 12)
    # Ten days of 5 h are exactly 50; the eleventh takes it to 60.
    assert of_rule("overtime_month", shifts, absences=half) == [("1", "03-12", 60, 50)]


def test_by_four_weeks_48_hours_from_the_units_day():
    own = (
        Setting("overtime_counting", None, "4_weeks"),
        Setting("overtime_4_weeks_from", None, "2026-02-23"),
    )
    shifts = [shift("2026-02-27", "07:00-15:00", kind="overtime_simple"), *extra_days("2026-03-02", 4)]
    assert of_rule("overtime_4_weeks", shifts, settings=own) == []
    passing = shift("2026-03-22", "07:00-08:00", kind="overtime_simple")
    assert of_rule("overtime_4_weeks", [*shifts, passing], settings=own) == [("1", "03-22", 49, 48)]
    assert of_rule("overtime_4_weeks", [*shifts, passing._replace(day=on("2026-03-23"))], settings=own) == []
    assert of_rule("overtime_4_weeks", [*shifts, passing._replace(employee_no="2")], settings=own) == []
    # The other way of counting finds nothing here, nor this one without the setting.
    assert of_rule("overtime_month", extra_days("2026-03-02", 9), settings=own) == []
    assert of_rule("overtime_4_weeks", extra_days("2026-03-02", 9)) == []


def test_200_hours_a_calendar_year_and_what_is_granted_beside():
    shifts = [row for month in (1, 2, 3, 4) for row in extra_days(f"2026-0{month}-01", 5)]
    june = ("2026-06-01", "2026-06-30")
    assert of_rule("overtime_year", shifts, *june) == []
    passing = extra_days("2026-06-10", 2)
    assert of_rule("overtime_year", [*shifts, *passing], *june) == [("1", "06-10", 210, 200)]
    assert of_rule("overtime_year", [*shifts, *extra_days("2026-06-10", 2, employee_no="2")], *june) == []
    granted = (Setting("overtime_year_extra", None, "10", "1"),)
    assert of_rule("overtime_year", [*shifts, *passing], *june, settings=granted) == [
        ("1", "06-11", 220, 210)
    ]
    # Last year's hours are not this year's.
    last_year = [row._replace(day=row.day.replace(year=2025)) for row in shifts]
    assert of_rule("overtime_year", [*last_year, *passing], *june) == []


def test_a_limit_that_is_raised_can_be_passed_again():
    raised = (Setting("overtime_month_h", None, "20"), Setting("overtime_month_h", on("2026-03-05"), "40"))
    told = of_rule("overtime_month", extra_days("2026-03-02", 6), settings=raised)
    # 30 h beyond 20 on the 4th; 40 of 40 on the 5th; 50 beyond 40 on the 6th.
    assert told == [("1", "03-04", 30, 20), ("1", "03-06", 50, 40)]


def test_200_hours_of_additional_time_a_year():
    shifts = [row for month in (1, 2) for row in extra_days(f"2026-0{month}-01", 10, "additional")]
    assert of_rule("additional_year", shifts) == []
    passing = extra_days("2026-03-10", 1, "additional")
    assert of_rule("additional_year", [*shifts, *passing]) == [("1", "03-10", 210, 200)]
    assert of_rule("additional_year", [*shifts, *extra_days("2026-03-10", 1, "additional", "2")]) == []
    assert of_rule("overtime_year", [*shifts, *passing]) == []
