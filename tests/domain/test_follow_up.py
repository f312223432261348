"""What sick leave asks for and by when, by dates counted on the fingers."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caredesk.domain.follow_up import (
    FollowUpView,
    People,
    Ticks,
    belongs,
    ends_passed,
    follow_up,
    many_occasions,
    with_ticks,
)
from caredesk.domain.rows import Absence, Employment
from caredesk.domain.sick_rows import FollowUp
from caredesk.domain.sick_spells import deadlines, sick_history
from tests.builders import employment, on

ALWAYS = employment("1")


def sick(
    first: str, last: str = "", extent: float = 100, *, end: str = "", certificate: bool = False
) -> Absence:
    return Absence(
        "1", on(first), on(last) if last else None, "sick", extent, on(end) if end else None, certificate
    )


def tick(kind: str, day: str, done: str) -> FollowUp:
    return FollowUp("1", kind, on(day), on(done))


def view(
    rows: Sequence[Absence], today: str, *ticks: FollowUp, staff: Employment = ALWAYS, limit: float = 6
) -> FollowUpView:
    people = People({"1": "Lena Dahl"}, {"1": 7})
    history = sick_history(rows, [staff])
    return follow_up(history, rows, Ticks(ticks), people, today=on(today), repeated_from=limit)


def told(found: FollowUpView) -> list[tuple[str, str, int | None, str]]:
    return [(row.kind, str(row.last_day or ""), row.days_left, row.urgency) for row in found.rows]


CERTIFICATE_6 = ("certificate", "2026-11-09", 6, "watch")
IN: Any = {"certificate": True}


@pytest.mark.parametrize(
    ("rows", "today", "expected"),
    [
        pytest.param(
            [sick("2026-11-02")], "2026-11-03", [CERTIFICATE_6], id="day 8 of 2 November is the 9th"
        ),
        pytest.param(
            [sick("2026-11-02")], "2026-11-08", [("certificate", "2026-11-09", 1, "breach")], id="tomorrow"
        ),
        pytest.param(
            [sick("2026-11-02")], "2026-11-12", [("certificate", "2026-11-09", -3, "breach")], id="late"
        ),
        pytest.param([sick("2026-11-02", "2026-11-02")], "2026-11-03", [], id="ended yesterday"),
        pytest.param(
            # Three days, then the 8th is day 4 and the 12th day 8.
            [sick("2026-03-01", "2026-03-03"), sick("2026-03-08")],
            "2026-03-09",
            [("certificate", "2026-03-12", 3, "watch")],
            id="relapse on the fifth day",
        ),
        pytest.param(
            [sick("2026-03-01", "2026-03-03"), sick("2026-03-09")],
            "2026-03-09",
            [("certificate", "2026-03-16", 7, "watch")],
            id="relapse on the sixth day",
        ),
        pytest.param(
            # Whole to the 6th, half from the 7th: the 16th is day 15, the 22nd day 21.
            [sick("2026-03-02", "2026-03-06", **IN), sick("2026-03-07", extent=50, **IN)],
            "2026-03-16",
            [("insurance", "2026-03-22", 6, "watch"), ("certificate", "2026-03-09", -7, "done")],
            id="part time counts whole days",
        ),
        pytest.param(
            [sick("2026-03-02", **IN)], "2026-03-24", [("insurance", "2026-03-22", -2, "breach")], id="missed"
        ),
        pytest.param(
            [sick("2026-03-02", **IN)],
            "2026-04-05",
            [("insurance", "2026-03-22", -14, "breach")],
            id="a fortnight after",
        ),
        pytest.param([sick("2026-03-02", **IN)], "2026-04-06", [], id="let go of a fortnight after its day"),
        pytest.param(
            [sick("2026-03-02", **IN)],
            "2026-03-15",
            [("certificate", "2026-03-09", -6, "done")],
            id="nothing to the insurance before day 15",
        ),
        pytest.param(
            # The 29th of February 2028 is day 10, the 20th of March day 30; 60 days end on 19 April.
            [sick("2028-02-20", end="2028-04-19", **IN)],
            "2028-03-10",
            [
                ("insurance", "2028-03-11", 1, "breach"),
                ("plan", "2028-03-20", 10, "watch"),
                ("certificate", "2028-02-27", -12, "done"),
            ],
            id="leap day",
        ),
        pytest.param(
            [sick("2026-03-02", end="2026-04-29")],
            "2026-03-03",
            [("certificate", "2026-03-09", 6, "watch")],
            id="59 days are expected",
        ),
        pytest.param(
            [sick("2026-03-02", end="2026-04-30")],
            "2026-03-03",
            [("certificate", "2026-03-09", 6, "watch"), ("plan", "2026-03-31", 28, "info")],
            id="60 days are expected",
        ),
        pytest.param([sick("2026-03-02", **IN)], "2026-04-29", [], id="day 90 in 31 days"),
        pytest.param(
            [sick("2026-03-02", **IN)],
            "2026-04-30",
            [("day_90", "2026-05-30", 30, "info")],
            id="day 90 in 30 days",
        ),
    ],
)
def test_what_is_asked_for_and_by_when(rows, today, expected):
    assert told(view(rows, today)) == expected


def test_days_before_the_employment_are_not_counted():
    hired = employment("1", valid_from=on("2026-03-10"))
    assert told(view([sick("2026-03-01")], "2026-03-11", staff=hired)) == [
        ("certificate", "2026-03-17", 6, "watch")
    ]


def test_who_is_not_among_the_people_is_left_out():
    rows = [sick("2026-03-01", end="2026-03-05")]
    nobody = People({}, {})
    found = follow_up(
        sick_history(rows, [ALWAYS]), rows, Ticks(()), nobody, today=on("2026-03-11"), repeated_from=1
    )
    assert found.rows == ()


@pytest.mark.parametrize(
    ("first", "stands"),
    [("2026-02-26", True), ("2026-03-02", True), ("2026-03-07", True), ("2026-03-08", False)],
)
def test_a_tick_stands_when_the_first_day_is_corrected_by_at_most_five_days_later(first, stands):
    rows = [sick(first, certificate=True)]
    (row,) = (
        row
        for row in view(rows, "2026-03-22", tick("insurance", "2026-03-02", "2026-03-20")).rows
        if row.kind == "insurance"
    )
    assert (row.is_done, row.done) == (stands, on("2026-03-20") if stands else None)
    assert row.day == on(first), "a tick is kept under the period's first day as it stands"
    ticked = with_ticks(
        deadlines(sick_history(rows, [ALWAYS]), rows, on("2026-03-22")),
        sick_history(rows, [ALWAYS]),
        Ticks([tick("insurance", "2026-03-02", "2026-03-20")]),
    )
    assert {each.kind: each.done for each in ticked}["insurance"] is stands


@pytest.mark.parametrize(("relapse", "stands"), [("2026-02-25", True), ("2026-02-26", False)])
def test_a_tick_goes_on_over_a_relapse_and_not_into_the_next_period(relapse, stands):
    # Fifteen days to 20 February: five days later it goes on with day 20, six days later it begins anew.
    rows = [sick("2026-02-06", "2026-02-20", **IN), sick(relapse, **IN)]
    found = view(rows, "2026-03-14", tick("insurance", "2026-02-06", "2026-03-10"))
    (row,) = (row for row in found.rows if row.kind == "insurance")
    assert row.is_done is stands


def test_what_is_done_stands_last_for_a_fortnight():
    rows = [sick("2026-03-02", end="2026-06-30", **IN)]
    ticks = tick("insurance", "2026-03-02", "2026-03-17"), tick("plan", "2026-03-02", "2026-03-20")
    assert [row.kind for row in view(rows, "2026-03-31", *ticks).rows] == ["insurance", "plan"]
    assert [row.kind for row in view(rows, "2026-04-01", *ticks).rows] == ["plan"]
    assert view(rows, "2026-04-04", *ticks).rows == ()


TODAY = on("2026-11-03")


def spells(*days_before: int) -> list[Absence]:
    """Spells of one day that began so many days before today."""
    days = [TODAY - timedelta(days=days) for days in sorted(days_before, reverse=True)]
    return [Absence("1", day, day, "sick") for day in days]


def occasions(rows: list[Absence], *ticks: FollowUp, limit: float = 6) -> list[tuple[int, date, bool]]:
    found = many_occasions(sick_history(rows, [ALWAYS]), Ticks(ticks), TODAY, limit)
    return [(each.occasions, each.day, each.done is not None) for each in found]


def test_six_occasions_in_the_365_days_to_today_ask_for_a_talk():
    # 4 November 2025 is the first of the 365 days, 3 November 2025 the day before.
    assert occasions(spells(364, 300, 200, 100, 50, 20)) == [(6, on("2026-10-14"), False)]
    assert occasions(spells(365, 300, 200, 100, 50, 20)) == []
    assert occasions(spells(365, 300, 200, 100, 50, 20), limit=5) == [(5, on("2026-10-14"), False)]


def test_after_a_talk_six_new_occasions_ask_again():
    six = spells(364, 300, 200, 100, 50, 40)
    talk = tick("repeated", "2026-09-24", "2026-10-20")  # 40 days before: the last of the six
    assert occasions(six, talk) == [(6, on("2026-09-24"), True)]
    old = talk._replace(done=on("2026-10-19"))
    assert occasions(six, old) == [], "a fortnight after the talk"
    assert occasions([*six, *spells(35, 30, 25, 20, 15)], old) == []
    assert occasions([*six, *spells(35, 30, 25, 20, 15, 10)], old) == [(6, on("2026-10-24"), False)]


def test_an_expected_end_passes_when_its_day_is_over():
    def passed(*rows: Absence) -> list[date]:
        return [each.expected_end for each in ends_passed(rows, TODAY)]

    assert passed(sick("2026-10-20", end="2026-11-03")) == []
    assert passed(sick("2026-10-20", end="2026-11-02")) == [on("2026-11-02")]
    assert passed(sick("2026-10-20")) == [], "nothing was said of an end"
    assert passed(sick("2026-10-20", "2026-11-01", end="2026-11-01")) == [], "reported well"
    two = [sick("2026-10-20", extent=50, end="2026-11-01"), sick("2026-10-25", extent=50, end="2026-11-05")]
    assert passed(*two) == [], "one of them is expected to go on"
    assert passed(two[0]._replace(cause="vacation")) == []


def test_the_most_urgent_stands_first_the_undated_after_and_the_done_last():
    rows = [*spells(300, 200, 100, 80, 60), sick("2026-10-14", end="2026-11-01", **IN)]
    found = view(rows, "2026-11-03")
    # Day 21 of 14 October is today; the certificate of the 21st came within the last fortnight.
    assert told(found) == [
        ("insurance", "2026-11-03", 0, "breach"),
        ("expected_end", "2026-11-01", -2, "watch"),
        ("repeated", "", None, "watch"),
        ("certificate", "2026-10-21", -13, "done"),
    ]
    assert [row.occasions for row in found.rows] == [None, None, 6, None]
    assert {row.number for row in found.rows} == {7}


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), min_size=1, max_size=8))
def test_no_day_is_of_two_periods_and_every_sick_day_is_of_one(pieces):
    held, day = [], on("2028-02-20")
    for free, more in pieces:
        first = day + timedelta(days=free)
        held.append(Absence("1", first, first + timedelta(days=more), "sick"))
        day = first + timedelta(days=more + 1)
    periods = sick_history(held, [ALWAYS]).periods["1"]
    for offset in range(-10, (day - on("2028-02-20")).days + 10):
        asked = on("2028-02-20") + timedelta(days=offset)
        owners = sum(belongs(asked, period) for period in periods)
        assert (
            owners == 1
            if any(row.first_day <= asked <= (row.last_day or asked) for row in held)
            else owners <= 1
        )
