"""Length of a pass, breaks, averages over weeks: the breach, the exact limit, someone else; by hand."""

from datetime import timedelta
from typing import Any

import pytest

from caredesk.domain.rows import Setting, Shift, ShiftType
from tests.builders import absence, employment, on, shift
from tests.rule_checks import found, of_rule


def test_a_pass_of_more_than_13_hours_adjoining_shifts_together():
    assert of_rule("shift_max", [shift("2026-03-03", "07:00-20:01", pause=60)]) == [
        ("1", "03-03", pytest.approx(13 + 1 / 60), 13)
    ]
    assert of_rule("shift_max", [shift("2026-03-03", "07:00-20:00")]) == []
    adjoining = [shift("2026-03-03", "14:00-22:00"), shift("2026-03-03", "22:00-07:00")]
    assert of_rule("shift_max", adjoining) == [("1", "03-03", 17, 13)]
    apart = [adjoining[0], adjoining[1]._replace(start=22 * 60 + 1)]
    assert of_rule("shift_max", apart) == []
    assert of_rule("shift_max", [adjoining[0], adjoining[1]._replace(employee_no="2")]) == []


def test_a_pass_that_began_before_the_range_is_not_dated_in_it():
    adjoining = [shift("2026-03-01", "14:00-22:00"), shift("2026-03-01", "22:00-07:00")]
    assert of_rule("shift_max", [*adjoining, shift("2026-03-02", "07:00-12:00")]) == []


def test_with_jour_20_hours_are_allowed():
    shifts = [shift("2026-03-03", "12:00-22:00"), shift("2026-03-03", "22:00-08:00", kind="jour")]
    assert of_rule("shift_max", shifts) == []
    longer = [*shifts, shift("2026-03-04", "08:00-08:01")]
    assert of_rule("shift_max", longer) == [("1", "03-03", pytest.approx(20 + 1 / 60), 20)]


def test_a_night_in_october_is_an_hour_longer():
    night = [shift("2026-10-24", "18:00-07:00")]
    assert of_rule("shift_max", night, "2026-10-24", "2026-10-24") == [("1", "10-24", 14, 13)]


def test_more_than_5_hours_without_a_break():
    assert of_rule("break", [shift("2026-03-03", "07:00-12:01")]) == [
        ("1", "03-03", pytest.approx(5 + 1 / 60), 5)
    ]
    assert of_rule("break", [shift("2026-03-03", "07:00-12:00")]) == []
    assert of_rule("break", [shift("2026-03-03", "07:00-16:00", pause=15)]) == []
    two = [shift("2026-03-03", "07:00-10:00"), shift("2026-03-03", "10:00-13:00")]
    assert of_rule("break", two) == [("1", "03-03", 6, 5)]
    assert of_rule("break", [two[0], two[1]._replace(employee_no="2")]) == []


def test_a_paid_meal_break_counts_and_jour_is_not_examined():
    night = shift("2026-03-03", "21:00-07:00")._replace(shift_code="N")
    paid = ShiftType("N", start=1260, end=420, paid_break=True)
    assert of_rule("break", [night], shift_types=(paid,)) == []
    assert of_rule("break", [night], shift_types=(paid._replace(paid_break=False),)) == [
        ("1", "03-03", 10, 5)
    ]
    assert of_rule("break", [night._replace(kind="jour")]) == []


def days_of_work(
    first: str, count: int, times: str = "07:00-15:00", step: int = 1, **more: Any
) -> list[Shift]:
    """So many shifts, one each `step` days."""
    one = shift(first, times, **more)
    return [one._replace(day=one.day + timedelta(number * step)) for number in range(count)]


def test_ordinary_time_is_40_hours_a_week_over_the_calculation_period():
    # 2026-03-23 begins the period of four weeks (29 x 28 days from 2024-01-01): 20 shifts of 8 h are 160 h.
    exact = days_of_work("2026-03-23", 20)
    assert of_rule("week_max", exact) == []
    assert of_rule("week_max", [*exact, shift("2026-04-19", "10:00-11:00")]) == [("1", "03-23", 40.25, 40)]
    # Overtime and the next period are not in it; nor somebody else's hour, nor a day of full absence.
    for other in (
        shift("2026-04-19", "10:00-11:00", kind="overtime_simple"),
        shift("2026-04-20", "10:00-11:00"),
        shift("2026-04-19", "10:00-11:00", "2"),
    ):
        assert of_rule("week_max", [*exact, other]) == []
    away = (absence("2026-03-23"),)
    assert of_rule("week_max", [*exact, shift("2026-04-19", "10:00-11:00")], absences=away) == []


def test_the_calculation_period_is_the_units_own():
    own = (Setting("week_max_from", None, "2026-03-09"), Setting("week_max_weeks", None, "2"))
    # 6 shifts of 8 h a week are 48 h; hourly-paid people work extra, which is not ordinary time.
    shifts = [*days_of_work("2026-03-09", 6), *days_of_work("2026-03-16", 6)]
    assert of_rule("week_max", shifts, settings=own) == [("1", "03-09", 48, 40)]
    hourly = (employment(form="hourly"),)
    assert of_rule("week_max", shifts, settings=own, employments=hourly) == []


def test_all_work_is_48_hours_a_week_over_16_weeks():
    # 16 weeks that end with the week of 03-02 begin on 2025-11-17: 96 shifts of 8 h are 48 h a week.
    exact = [
        row for week in range(16) for row in days_of_work(str(on("2025-11-17") + timedelta(7 * week)), 6)
    ]
    week = ("2026-03-02", "2026-03-08")
    assert of_rule("total_average", exact, *week) == []
    jour = shift("2026-03-08", "10:00-11:00", kind="jour")
    assert of_rule("total_average", [*exact, jour], *week) == [("1", "03-02", 48.0625, 48)]
    for other in (
        jour._replace(kind="standby"),
        jour._replace(employee_no="2"),
        jour._replace(day=on("2026-03-09")),
        jour._replace(day=on("2025-11-16")),
    ):
        assert of_rule("total_average", [*exact, other], *week) == []


def test_night_workers_work_8_hours_a_day_on_average():
    """Of 7 x 24 h the law takes 24 off: six days of 8 h a week are the limit."""
    weeks = [on("2025-11-17") + timedelta(7 * number) for number in range(16)]
    nights = [row for monday in weeks for row in days_of_work(str(monday), 6, "22:00-06:00")]
    week = ("2026-03-02", "2026-03-08")
    assert of_rule("night_worker", nights, *week) == []
    more = [*nights, shift("2026-03-08", "12:00-13:36")]
    assert of_rule("night_worker", more, *week) == [("1", "03-02", pytest.approx(8 + 1.6 / 96), 8)]
    # Evenings until 00:59 have less than three hours of the night.
    evenings = [row._replace(start=16 * 60 + 59, end=59) for row in more]
    assert of_rule("night_worker", evenings, *week) == []
    assert of_rule("total_average", evenings, *week) != []


def test_half_a_half_is_not_most():
    """As many passes by day as by night: who works so is no night worker."""
    weeks = [on("2025-11-17") + timedelta(7 * number) for number in range(16)]
    mixed = [
        row
        for monday in weeks
        for row in (
            *days_of_work(str(monday), 3, "20:00-06:00", step=2),
            *days_of_work(str(monday), 3, "08:00-18:00", step=2),
        )
    ]
    view = found(mixed, "2026-03-02", "2026-03-08")
    rules = {each.rule for each in view.breaches}
    assert "total_average" in rules
    assert "night_worker" not in rules
