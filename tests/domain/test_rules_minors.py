"""Those under 18: every part's breach and exact limit, the day of 18, and what the rule replaces; by hand."""

from typing import Any

import pytest

from caredesk.domain.rows import Shift
from tests.builders import on, shift
from tests.rule_checks import born, of_rule, person

YOUNG: dict[str, Any] = {
    "employees": (born("2009-06-01"), born("1990-01-01", "2")),
    "employments": (person(),),
}


def minor(shifts: list[Shift], **rows: Any) -> list[Any]:
    """The rule's breaches of the four weeks, of a person who is 16."""
    return of_rule("minor", shifts, **YOUNG | rows)


@pytest.mark.parametrize(
    ("breach", "exact", "told"),
    [
        ("07:00-15:31", "07:00-15:30", ("1", "03-03", pytest.approx(8 + 1 / 60), 8, "day")),
        ("19:00-22:31", "19:00-23:00", None),
    ],
)
def test_8_hours_a_day_and_one_of_two_nights_free(breach: str, exact: str, told: object):
    assert minor([shift("2026-03-03", breach, pause=30)]) == ([told] if told else [])
    assert minor([shift("2026-03-03", exact, pause=30)]) == []
    assert minor([shift("2026-03-03", breach, "2", pause=30)]) == []


def test_40_hours_a_week_of_the_week_that_a_monday_begins():
    week = [shift(f"2026-03-0{day}", "08:00-16:30", pause=30) for day in (2, 3, 4, 5, 6)]
    assert minor(week) == []
    longer = [*week[:4], shift("2026-03-06", "08:00-15:30", pause=30), shift("2026-03-06", "17:00-18:01")]
    assert minor(longer) == [
        ("1", "03-02", pytest.approx(40 + 1 / 60), 40, "week"),
        ("1", "03-06", pytest.approx(8 + 1 / 60), 8, "day"),
    ]


def test_a_break_of_30_minutes_in_more_than_four_and_a_half_hours():
    assert minor([shift("2026-03-03", "08:00-13:00", pause=29)]) == [("1", "03-03", 5, 4.5, "break")]
    assert minor([shift("2026-03-03", "08:00-13:00", pause=30)]) == []
    assert minor([shift("2026-03-03", "08:00-12:30")]) == []
    halves = [shift("2026-03-03", "08:00-11:00", pause=15), shift("2026-03-03", "11:00-13:00", pause=15)]
    assert minor(halves) == [("1", "03-03", 5, 4.5, "break")]


def test_twelve_hours_of_rest():
    evening = shift("2026-03-03", "18:00-22:00")
    breaks = {"employments": (person("15:00"),)}
    assert minor([evening, shift("2026-03-04", "09:00-13:00")], **breaks) == [("1", "03-03", 11, 12, "rest")]
    assert minor([evening, shift("2026-03-04", "10:00-13:00")], **breaks) == []


def test_work_in_both_nights_takes_the_hours_from_22_on():
    # 22:00-23:30 touches 22-06 and 23-07: an hour and a half of the first.
    assert minor([shift("2026-03-03", "20:00-23:30")]) == [("1", "03-03", 1.5, 0, "night")]
    assert minor([shift("2026-03-03", "20:00-23:00")]) == []
    assert minor([shift("2026-03-03", "06:00-10:00")]) == []
    # An evening until 22:30 and a morning from 06:30 leave neither free.
    both = [shift("2026-03-03", "20:00-22:30"), shift("2026-03-04", "06:30-10:00")]
    assert ("1", "03-03", 0.5, 0, "night") in minor(both)


def test_never_between_24_and_05_dated_by_the_evening():
    told = minor([shift("2026-03-03", "23:30-01:00")])
    assert told == [("1", "03-03", 1, 0, "never"), ("1", "03-03", 1.5, 0, "night")]
    assert [each for each in minor([shift("2026-03-04", "04:00-06:00")]) if each[4] == "never"] == [
        ("1", "03-03", 1, 0, "never")
    ]
    assert [each for each in minor([shift("2026-03-04", "05:00-07:00")]) if each[4] == "never"] == []


def test_two_days_a_week_without_a_shift():
    six = [shift(f"2026-03-0{day}", "10:00-14:00") for day in (2, 3, 4, 5, 6, 7)]
    assert minor(six) == [("1", "03-02", 1, 2, "days_off")]
    assert minor(six[:5]) == []


def test_the_rule_takes_the_place_of_three_others_until_the_day_of_18():
    long_day = shift("2026-03-04", "08:00-14:00")
    of_age: dict[str, Any] = {"employees": (born("2008-03-04"),)}
    still: dict[str, Any] = {"employees": (born("2008-03-05"),)}
    assert of_rule("break", [long_day], **of_age) == [("1", "03-04", 6, 5)]
    assert of_rule("minor", [long_day], **of_age) == []
    assert of_rule("break", [long_day], **still) == []
    assert of_rule("minor", [long_day], **still) == [("1", "03-04", 6, 4.5, "break")]
    # Week and days off ask for the Monday.
    six = [shift(f"2026-03-0{day}", "10:00-14:00") for day in (2, 3, 4, 5, 6, 7)]
    assert of_rule("minor", six, **of_age) == [("1", "03-02", 1, 2, "days_off")]
    assert of_rule("minor", six, employees=(born("2008-03-02"),)) == []


def test_who_was_born_on_a_leap_day_is_18_on_the_first_of_march():
    row = shift("2026-02-28", "08:00-14:00")
    leap: dict[str, Any] = {"employees": (born("2008-02-29"),)}
    assert of_rule("break", [row], "2026-02-28", "2026-03-01", **leap) == []
    next_day = row._replace(day=on("2026-03-01"))
    assert of_rule("break", [next_day], "2026-02-28", "2026-03-01", **leap) == [("1", "03-01", 6, 5)]
