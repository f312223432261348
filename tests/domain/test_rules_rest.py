"""Daily and weekly rest, rest after jour: the breach, the exact limit, someone else; worked by hand."""

from typing import Any

import pytest

from caredesk.domain.rows import RestException
from tests.builders import absence, on, shift
from tests.rule_checks import found, of_rule, person

# With the dygnsbryt 15:30 the window of the 3rd holds the evening until 21:30 and the next morning.
EVENING = shift("2026-03-03", "13:30-21:30")
BREAK_1530: dict[str, Any] = {"employments": (person("15:30"), person("15:30", "2"))}


def test_evening_before_morning_is_short_rest_exactly_eleven_hours_are_enough():
    assert of_rule("daily_rest", [EVENING, shift("2026-03-04", "07:00-15:30")], **BREAK_1530) == [
        ("1", "03-03", 9.5, 11)
    ]
    assert of_rule("daily_rest", [EVENING, shift("2026-03-04", "08:30-15:30")], **BREAK_1530) == []
    assert of_rule("daily_rest", [EVENING, shift("2026-03-04", "08:29-15:30")], **BREAK_1530) != []


def test_two_persons_share_no_rest():
    assert of_rule("daily_rest", [EVENING, shift("2026-03-04", "07:00-15:30", "2")], **BREAK_1530) == []


def test_without_a_dygnsbryt_the_24_hours_from_each_start_count():
    # 13:30 to 13:30: free 21:30-06:30 = 9 h. From the morning's own start nothing follows.
    shifts = [EVENING, shift("2026-03-04", "06:30-14:00")]
    assert of_rule("daily_rest", shifts) == [("1", "03-03", 9, 11)]
    # From 05:00 to 05:00 the free time is in two pieces: 8,5 h before the shift and 7,5 h after it.
    assert of_rule("daily_rest", [EVENING], employments=(person("05:00"),)) == [("1", "03-03", 8.5, 11)]


def test_a_night_when_the_clock_changes_is_as_long_as_it_passes():
    """29 March 2026 has 23 hours: 21:00-07:00 leaves 13 h of the 23 from 20:00 on, less in the morning."""
    night = shift("2026-03-28", "20:00-07:00")
    breaks: dict[str, Any] = {"employments": (person("20:00"),)}
    # From 07:00 to 18:00 are 11 h whatever the clock did in the night.
    assert of_rule("daily_rest", [night, shift("2026-03-29", "18:00-20:00")], **breaks) == []
    # From 20:00 to 06:00 pass nine hours, not ten; then 06:00-17:00 is work.
    late = [shift("2026-03-28", "12:00-20:00"), shift("2026-03-29", "06:00-17:00")]
    assert of_rule("daily_rest", late, **breaks) == [("1", "03-28", 9, 11)]


def test_standby_full_absence_and_other_days_are_no_work():
    morning = shift("2026-03-04", "07:00-15:30")
    assert of_rule("daily_rest", [EVENING, morning._replace(kind="standby")], **BREAK_1530) == []
    gone = (absence("2026-03-04"),)
    assert of_rule("daily_rest", [EVENING, morning], absences=gone, **BREAK_1530) == []
    half = (absence("2026-03-04", extent=50),)
    assert of_rule("daily_rest", [EVENING, morning], absences=half, **BREAK_1530) == [("1", "03-03", 9.5, 11)]


@pytest.mark.parametrize(
    ("next_start", "compensation", "accepted"),
    [
        ("07:00", "2026-03-17", True),
        ("07:00", "2026-03-18", False),
        ("07:00", "", False),
        ("06:30", "2026-03-05", True),
        ("06:29", "2026-03-05", False),
    ],
)
def test_nine_hours_with_compensation_within_14_days_are_an_exception(
    next_start: str, compensation: str, accepted: bool
):
    row = RestException("1", on("2026-03-03"), "Kollega sjuk", on(compensation) if compensation else None)
    shifts = [EVENING, shift("2026-03-04", f"{next_start}-15:30")]
    view = found(shifts, exceptions=[row], **BREAK_1530)
    told = [each for each in view.breaches if each.rule == "daily_rest"]
    assert (len(view.accepted), len(told)) == ((1, 0) if accepted else (0, 1))
    # An exception of another date or person excuses nothing.
    for other in (row._replace(day=on("2026-03-04")), row._replace(employee_no="2")):
        assert found(shifts, exceptions=[other], **BREAK_1530).accepted == ()


WORK_DAYS = [shift(f"2026-03-0{number}", "07:00-15:00") for number in (2, 3, 4, 5, 6)]


def test_a_week_needs_36_hours_together():
    # Friday 15:00 -> Sunday 02:59 is 35,98 h; then work until the week's end at midnight.
    short = [*WORK_DAYS, shift("2026-03-08", "02:59-24:00")]
    assert of_rule("weekly_rest", short) == [("1", "03-02", pytest.approx(35 + 59 / 60), 36)]
    assert of_rule("weekly_rest", [*WORK_DAYS, shift("2026-03-08", "03:00-24:00")]) == []
    assert of_rule("weekly_rest", [*WORK_DAYS, shift("2026-03-08", "02:59-24:00", "2")]) == []


def test_the_week_begins_at_the_dygnsbryt_and_reaches_past_the_range():
    # From Monday 20:00 the week ends Monday 20:00: Sunday 02:59 is followed by 20 h on Monday.
    rows = {"employments": (person("20:00"),)}
    shifts = [*WORK_DAYS, shift("2026-03-08", "02:59-24:00"), shift("2026-03-09", "07:00-15:00")]
    assert of_rule("weekly_rest", shifts, "2026-03-02", "2026-03-02", **rows) == [
        ("1", "03-02", pytest.approx(35 + 59 / 60), 36)
    ]
    assert of_rule("weekly_rest", shifts, "2026-03-03", "2026-03-08", **rows) == []


EVENING_JOUR = [shift("2026-03-06", "14:00-22:00"), shift("2026-03-06", "22:00-06:30", kind="jour")]


def test_after_jour_the_rest_is_as_long_as_the_pass():
    # 14:00-06:30 is one pass of 16,5 h; free until 20:00 is 13,5 h.
    shifts = [*EVENING_JOUR, shift("2026-03-07", "20:00-22:00")]
    assert of_rule("shift_max", shifts) == [("1", "03-06", 13.5, 16.5, "rest_after")]
    assert of_rule("shift_max", [*EVENING_JOUR, shift("2026-03-07", "23:00-24:00")]) == []
    assert of_rule("shift_max", [*EVENING_JOUR, shift("2026-03-07", "20:00-22:00", "2")]) == []
    # A short one still needs eleven hours: 06:30-17:00 is 10,5 h.
    alone = [EVENING_JOUR[1], shift("2026-03-07", "17:00-22:00")]
    assert of_rule("shift_max", alone) == [("1", "03-06", 10.5, 11, "rest_after")]


def test_daily_rest_leaves_windows_with_jour_to_that_rule():
    shifts = [*EVENING_JOUR, shift("2026-03-07", "06:30-09:00")]
    assert of_rule("daily_rest", shifts, **BREAK_1530) == []
    worked = [row._replace(kind="ordinary") for row in shifts]
    assert of_rule("daily_rest", worked, **BREAK_1530) == [("1", "03-06", 6.5, 11)]
