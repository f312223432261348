"""Weeks as they are typed, over the new year and the years with a week 53."""

import pytest

from caredesk.domain.problems import Problem, problem
from caredesk.domain.week_numbers import read_weeks, spans_of
from tests.builders import on

WEEK_34 = on("2026-08-17")
"""A Monday; 2026 has a week 53, whose Monday is 28 December."""


def numbers(text: str, after: str = "2026-08-17") -> list[tuple[int, int]]:
    weeks = read_weeks(text, after=on(after))
    assert not isinstance(weeks, Problem), weeks
    assert all(week.weekday() == 0 for week in weeks)
    return [week.isocalendar()[:2] for week in weeks]


def test_the_nine_weeks_after_a_summer():
    weeks = read_weeks("35-43", after=on("2026-08-20"))
    assert not isinstance(weeks, Problem)
    assert (len(weeks), weeks[0], weeks[-1]) == (9, on("2026-08-24"), on("2026-10-19"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("35", [35]),
        ("35–37", [35, 36, 37]),
        (" v. 35 - v. 37 ", [35, 36, 37]),
        ("v35-37, 40", [35, 36, 37, 40]),
        ("40 35 och 36", [35, 36, 40]),
        ("35-36;36-37", [35, 36, 37]),
    ],
)
def test_the_same_weeks_in_many_ways(text, expected):
    assert numbers(text) == [(2026, week) for week in expected]


def test_a_span_passes_the_new_year_and_week_53_where_there_is_one():
    assert numbers("52-2") == [(2026, 52), (2026, 53), (2027, 1), (2027, 2)]
    assert numbers("52-2", after="2025-11-03") == [(2025, 52), (2026, 1), (2026, 2)]
    assert numbers("53") == [(2026, 53)]
    assert numbers("2, 50") == [(2026, 50), (2027, 2)]


def test_a_number_that_has_been_is_next_years_and_the_weeks_own_too():
    assert numbers("33") == [(2027, 33)]
    assert numbers("34") == [(2027, 34)]


@pytest.mark.parametrize(
    ("text", "after", "told"),
    [
        ("", "2026-08-17", problem("weeks_missing")),
        (" , ", "2026-08-17", problem("weeks_missing")),
        ("trettiofem", "2026-08-17", problem("weeks_unreadable", text="trettiofem")),
        ("35-43x", "2026-08-17", problem("weeks_unreadable", text="35-43x")),
        ("54", "2026-08-17", problem("week_not_there", week=54)),
        ("0", "2026-08-17", problem("week_not_there", week=0)),
        # From week 10 of 2027 no week 53 comes within a year.
        ("53", "2027-03-08", problem("week_not_there", week=53)),
    ],
)
def test_what_names_no_week_is_told(text, after, told):
    assert read_weeks(text, after=on(after)) == told


def test_weeks_that_follow_each_other_are_one_span():
    weeks = read_weeks("35-37, 40", after=WEEK_34)
    assert not isinstance(weeks, Problem)
    assert spans_of(weeks) == ((weeks[0], weeks[2]), (weeks[3], weeks[3]))
