"""Which week of a cycle a day lies in, which base schedule is in force, and what is odd in one."""

from caredesk.domain.base_schedule import (
    cycle_on,
    cycles_of,
    mean_hours,
    notes_on,
    shifts_on,
    unknown_codes,
    week_hours,
)
from caredesk.domain.problems import problem
from caredesk.domain.rows import BaseShift, Shift, ShiftType
from tests.builders import on

TYPES = {
    "D": ShiftType("D", "Dag", 420, 930, 30),
    "K": ShiftType("K", "Kväll", 780, 1290, 30),
    "N": ShiftType("N", "Natt", 1260, 420, 0, kind="ordinary"),
}
THURSDAY = on("2026-01-08")


def base(week: int, day: int, code: str, *, weeks: int = 3, start=THURSDAY) -> BaseShift:
    return BaseShift("1", weeks, start, week, day, code)


def one(*rows: BaseShift):
    return cycles_of(rows)["1"][0]


def test_week_one_is_the_calendar_week_of_the_first_day_and_nothing_comes_before_that_day():
    cycle = one(base(1, 0, "D"), base(1, 3, "K"), base(3, 6, "N"))
    assert cycle.codes_on(on("2026-01-05")) == ()  # Monday of the week, before the first day
    assert cycle.codes_on(THURSDAY) == ("K",)
    assert cycle.place_of(on("2026-01-25")) == (3, 6)
    assert cycle.codes_on(on("2026-01-25")) == ("N",)
    assert cycle.codes_on(on("2026-01-26")) == ("D",)  # the fourth week is the first again


def test_the_cycle_goes_on_through_week_53_and_the_new_year():
    cycle = one(
        base(2, 4, "D", weeks=2, start=on("2026-12-21")), base(1, 0, "K", weeks=2, start=on("2026-12-21"))
    )
    # Weeks 52 and 53 of 2026; week 1 of 2027 is the cycle's first again.
    assert cycle.codes_on(on("2027-01-01")) == ("D",)
    assert cycle.codes_on(on("2027-01-04")) == ("K",)


def test_the_newest_that_has_begun_is_in_force():
    later = on("2026-03-02")
    cycles = cycles_of([base(1, 0, "D"), base(1, 0, "K", weeks=1, start=later)])["1"]
    assert cycle_on(cycles, on("2026-01-07")) is None
    assert cycle_on(cycles, on("2026-03-01")) == cycles[0]
    assert cycle_on(cycles, later) == cycles[1]


def test_a_day_gives_its_shift_types_as_they_are_now_by_start():
    cycle = one(base(1, 3, "N"), base(1, 3, "D"), base(1, 3, "X"))
    assert shifts_on(cycle, THURSDAY, TYPES) == (
        Shift("1", THURSDAY, "D", 420, 930, 30),
        Shift("1", THURSDAY, "N", 1260, 420, 0, "ordinary"),
    )
    assert unknown_codes(cycle, THURSDAY, TYPES) == ("X",)


def test_of_two_that_start_together_one_is_given():
    same = TYPES | {"D2": ShiftType("D2", "Kort dag", 420, 780, 0)}
    cycle = one(base(1, 3, "D"), base(1, 3, "D2"))
    assert [shift.shift_code for shift in shifts_on(cycle, THURSDAY, same)] == ["D"]


def test_hours_a_week_and_in_the_mean():
    cycle = one(base(1, 0, "D"), base(1, 1, "D"), base(2, 0, "N"), base(2, 1, "X"))
    assert [week_hours(cycle, week, TYPES) for week in (1, 2, 3)] == [16, 10, 0]
    assert mean_hours(cycle, TYPES) == 26 / 3


def test_what_is_odd_is_told():
    cycle = one(base(1, 0, "D"), base(4, 0, "D"), base(1, 1, "X"))
    assert notes_on(cycle, TYPES) == (
        problem("base_week_empty", week=2),
        problem("base_week_empty", week=3),
        problem("base_week_beyond", week=4, weeks=3),
        problem("base_code_gone", code="X"),
    )
