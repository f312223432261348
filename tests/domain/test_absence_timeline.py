"""The timeline of absences by hand: bars whole and dashed, rings, the order of people, hit shifts."""

from datetime import date

import pytest

from caredesk.domain.absence_timeline import Bar, Head, bar_of, heads_of, rings_of, stretch_of, timeline_rows
from caredesk.domain.rows import Absence, Employee
from caredesk.domain.sick_spells import Deadline, deadlines, sick_history
from caredesk.domain.timeline_conflicts import with_conflicts
from tests.builders import absence, employment, on, register, shift

TODAY = on("2026-11-03")


def bar(*told: object, expected: str = "", number: int = 1, **more: object) -> Bar:
    row = absence(*told, **more)  # type: ignore[arg-type]
    return bar_of(number, row._replace(expected_end=on(expected) if expected else None), TODAY)


def drawn(held: Bar) -> tuple[date | None, date | None]:
    return held.known_until, held.expected_until


def test_a_bar_is_whole_as_far_as_it_is_known_and_dashed_to_its_expected_end():
    assert drawn(bar("2026-10-20", "2026-10-25")) == (on("2026-10-25"), None)
    assert drawn(bar("2026-11-02", "2026-11-08", cause="vacation")) == (on("2026-11-08"), None)
    assert drawn(bar("2026-10-13", "", expected="2026-12-18")) == (TODAY, on("2026-12-18"))
    assert drawn(bar("2026-10-13", "", expected="2026-11-03")) == (TODAY, None)
    assert drawn(bar("2026-11-05", "", expected="2026-11-09")) == (None, on("2026-11-09"))


def test_without_an_end_or_after_the_one_expected_a_bar_is_open():
    nobody_knows, passed = bar("2026-10-13", ""), bar("2026-10-13", "", expected="2026-11-01")
    assert drawn(nobody_knows) == drawn(passed) == (TODAY, date.max)
    assert (nobody_knows.overdue, passed.overdue) == (False, True)


def test_ranges_are_six_weeks_around_today_the_month_and_its_year():
    assert stretch_of("weeks", "2026-05", TODAY) == (on("2026-10-12"), on("2026-11-22"))
    assert stretch_of("month", "2024-02", TODAY) == (on("2024-02-01"), on("2024-02-29"))
    assert stretch_of("year", "2025-10", TODAY) == (on("2025-01-01"), on("2025-12-31"))


def test_heads_are_weeks_or_of_a_long_stretch_months():
    by, weeks = heads_of(on("2026-10-01"), on("2026-10-31"))
    assert by == "week"
    assert weeks[0] == Head(on("2026-10-01"), on("2026-10-04"))
    assert weeks[-1] == Head(on("2026-10-26"), on("2026-10-31"))
    by, months = heads_of(on("2026-01-01"), on("2026-12-31"))
    assert (by, len(months), months[1]) == ("month", 12, Head(on("2026-02-01"), on("2026-02-28")))


@pytest.mark.parametrize(
    ("kind", "day", "urgency"),
    [
        ("certificate", "2026-10-28", "breach"),  # overdue
        ("certificate", "2026-11-04", "breach"),  # tomorrow
        ("insurance", "2026-11-05", "watch"),
        ("plan", "2026-11-17", "watch"),
        ("plan", "2026-11-18", "neutral"),
        ("day_90", "2026-11-04", "neutral"),
        ("insurance", "2026-10-21", "breach"),  # missed a fortnight ago at most
    ],
)
def test_a_ring_is_red_when_due_tomorrow_or_over_and_information_never(kind, day, urgency):
    sick = bar("2026-10-21", "", expected="2026-12-31")
    (ring,) = rings_of([Deadline("1", kind, on(day), on(day))], [sick], TODAY)
    assert (ring.day, ring.urgency) == (on(day), urgency)


def test_nothing_rings_that_is_done_long_gone_by_or_after_the_expected_end():
    sick = bar("2026-10-01", "", expected="2026-11-10")
    held = [
        Deadline("1", "certificate", on("2026-10-28"), on("2026-10-28"), done=True),
        Deadline("1", "plan", on("2026-10-19"), on("2026-10-19")),
        Deadline("1", "insurance", on("2026-11-04"), on("2026-11-11")),
    ]
    assert rings_of(held, [sick], TODAY) == ()
    missed = held[0]._replace(last_day=on("2026-10-08"), done=False)
    assert [ring.urgency for ring in rings_of([missed], [sick], TODAY)] == ["breach"]


def rows_of(bars: dict[str, list[Bar]], names: dict[str, str]):
    absences = [each.absence for held in bars.values() for each in held]
    held = register(
        employees=tuple(Employee(number, name) for number, name in names.items()),
        employments=tuple(employment(number) for number in names),
    )
    history = sick_history(absences, held.facts.employments)
    due = deadlines(history, absences, TODAY)
    stretch = (on("2026-10-12"), on("2026-11-22"))
    return timeline_rows(held, history, due, bars, stretch=stretch, sections={}, today=TODAY, repeated=3)


def test_people_stand_by_what_asks_for_most():
    def sick(person: str, number: int, first: str, last: str, expected: str = "") -> Bar:
        return bar(first, last, expected=expected, number=number, employee_no=person)

    bars = {
        "1": [bar("2026-11-02", "2026-11-08", number=1, employee_no="1", cause="vacation")],
        "2": [bar("2026-11-02", "2026-11-04", number=2, employee_no="2", cause="child_care")],
        "3": [sick("3", 3, "2026-10-14", "2026-10-16")],
        "4": [sick("4", 4, "2026-10-29", "2026-11-01")],
        "5": [sick("5", 5, "2026-11-02", "", "2026-11-05")],
        "6": [sick("6", 6, "2026-10-28", "", "2026-11-07")],  # day 8 is tomorrow
        "7": [sick("7", n, f"2026-10-{n:02}", f"2026-10-{n:02}") for n in (12, 14, 16)],
        "8": [bar("2026-10-20", "2026-10-25", number=8, employee_no="8", cause="vacation")],
    }
    names = dict(zip(bars, ["Ada", "Bo", "Cia", "Dan", "Eva", "Fia", "Gun", "Hans"], strict=True))
    rows = rows_of(bars, names)
    assert [row.name for row in rows] == ["Fia", "Eva", "Gun", "Dan", "Cia", "Bo", "Ada", "Hans"]
    fia, eva, gun = rows[:3]
    assert (fia.state, fia.day_number, [ring.number for ring in fia.rings]) == ("sick_now", 7, [8])
    assert (eva.day_number, eva.rings) == (2, ())
    assert (gun.state, gun.day_number, gun.occasions) == ("sick", None, 3)
    assert rows[3].occasions is None


def hit(row: Absence, *shifts: object) -> tuple[int, int, date, bool] | None:
    held = register(employments=(employment(), employment("9", "hourly")), absences=(row,))
    found = with_conflicts(held, {"1": [bar_of(1, row, TODAY)]}, shifts, TODAY)  # type: ignore[arg-type]
    return found["1"][0].conflict


HOLIDAY = absence("2026-11-02", "2026-11-15", cause="vacation")
LATE = shift("2026-11-12", "07:00-16:00")


def test_own_shifts_under_a_holiday_wait_for_somebody_from_today_on():
    gone = shift("2026-11-02", "07:00-16:00")
    soon = shift("2026-11-05", "21:00-07:00")
    assert hit(HOLIDAY, gone, LATE) == (1, 0, on("2026-11-12"), False)
    assert hit(HOLIDAY, soon, LATE) == (2, 0, on("2026-11-05"), True)
    assert hit(HOLIDAY, shift("2026-11-16", "07:00-16:00")) is None
    assert hit(HOLIDAY, shift("2026-11-12", "07:00-16:00", kind="jour")) is None


def test_somebody_else_at_that_time_settles_it_but_not_a_vacancy():
    others = {
        "taken": shift("2026-11-12", "12:00-16:00", "9", replaces="1"),
        "borrowed": shift("2026-11-12", "07:00-16:00", "", replaces="1", borrowed_from="Gran"),
        "vacant": shift("2026-11-12", "07:00-16:00", "", replaces="1"),
        "another time": shift("2026-11-12", "16:00-22:00", "9", replaces="1"),
        "another day": shift("2026-11-13", "07:00-16:00", "9", replaces="1"),
    }
    waits = {what for what, other in others.items() if hit(HOLIDAY, LATE, other)}
    assert waits == {"vacant", "another time", "another day"}


def test_an_extra_shift_of_somebody_away_breaks_a_rule():
    assert hit(HOLIDAY, shift("2026-11-12", "07:00-16:00", kind="extra")) == (0, 1, on("2026-11-12"), True)
    overtime = shift("2026-11-13", "16:00-18:00", kind="overtime_simple")
    assert hit(HOLIDAY, LATE, overtime) == (1, 1, on("2026-11-12"), True)


def test_part_absence_hits_nothing_and_an_open_one_hits_today_or_as_far_as_expected():
    today, later = shift("2026-11-03", "07:00-16:00"), shift("2026-11-06", "07:00-16:00")
    assert hit(absence("2026-10-20", "2026-11-20", 50), today, later) is None
    sick = absence("2026-10-20", "")
    assert hit(sick, today, later) == (1, 0, TODAY, True)
    assert hit(sick._replace(expected_end=on("2026-11-06")), today, later, LATE) == (2, 0, TODAY, True)
