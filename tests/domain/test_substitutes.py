"""Who can take a shift: the order, as what and for how much, and why others are left out; worked by hand.

The plain unit has 35 h a week and 50 % fees. The shift is Wednesday 2026-11-04 07:00-15:30 with a break of
half an hour: 8 h without supplement. 33 000 a month is 200 an hour of overtime before its factor.
"""

from typing import Any

import pytest

from caredesk.domain.problems import problem
from caredesk.domain.replacing import part_of
from caredesk.domain.rows import Absence, Competence, Employee, Employment, Role, Shift, ShiftType
from caredesk.domain.rules import RuleRows
from caredesk.domain.shifts import OVERTIME_KINDS
from caredesk.domain.sick_report import Candidate, Ranking
from caredesk.domain.substitutes import rank
from tests.builders import absence, employment, on, register, shift

ABSENT, HOURLY, PART, FULL, HIRED, OTHER = "1", "2", "3", "4", "5", "6"
NAMES = {ABSENT: "Anna", HOURLY: "Tim", PART: "Dela", FULL: "Hela", HIRED: "Inga", OTHER: "Olle"}
DAY = "2026-11-04"
TODAY = on("2026-11-03")
SHIFT = shift(DAY, "07:00-15:30", ABSENT, 30)


def contract(employee_no: str, form: str = "permanent", **more: Any) -> Employment:
    own = {"hourly": {"hourly_pay": 150.0}, "hired": {"hourly_pay": 400.0}}
    return employment(
        employee_no,
        form,
        **{"section": "Gran", "role": "Usk"} | own.get(form, {"monthly_pay": 33_000.0}) | more,
    )


ALL = (
    contract(ABSENT),
    contract(HOURLY, "hourly"),
    contract(PART, rate_percent=75),
    contract(FULL),
    contract(HIRED, "hired"),
)


def ranked(
    *held: Shift,
    asked: Shift = SHIFT,
    people: tuple[Employment, ...] = ALL,
    taken: tuple[tuple[str, Shift], ...] = (),
    competences: tuple[Competence, ...] = (),
    born: dict[str, str] | None = None,
    **rows: Any,
) -> Ranking:
    employees = tuple(
        Employee(number, NAMES[number], birth_date=on(born[number]) if born and number in born else None)
        for number in dict.fromkeys(row.employee_no for row in people)
    )
    circumstances = register(
        employees=employees,
        employments=people,
        **{"roles": (Role("Usk"), Role("Vbt"), Role("Ssk", 0))} | rows,
    )
    overtime = [row for row in held if row.kind in OVERTIME_KINDS]
    beside = RuleRows([SHIFT, *held], overtime, competences)
    return rank(circumstances, beside, asked, absent=ABSENT, taken=taken, today=TODAY)


def only(people: tuple[Employment, ...], *held: Shift, **more: Any) -> Candidate:
    (candidate,) = ranked(*held, people=(contract(ABSENT), *people), **more).candidates
    return candidate


def left_out(*held: Shift, people: tuple[Employment, ...] = (), **more: Any) -> dict[str, tuple[str, ...]]:
    found = ranked(*held, people=(contract(ABSENT), *people), **more)
    assert found.candidates == ()
    return {row.reason: row.names for row in found.left_out}


def codes(candidate: Candidate) -> list[str]:
    return [reason.code for reason in candidate.reasons]


def test_each_form_takes_it_as_what_it_is_and_the_cheapest_comes_first_overtime_last():
    found = ranked(shift(DAY, "07:00-15:30", OTHER, 30, kind="resource"), people=(*ALL, contract(OTHER)))
    assert found.left_out == ()
    assert [(each.name, each.kind, round(each.cost_sek or 0, 6)) for each in found.candidates] == [
        ("Olle", "resource", 0),  # the same hours at the same pay
        ("Tim", "extra", 2016),  # 8 x 150 x 1,12 x 1,5
        ("Dela", "additional", 2880),  # 8 x 200 x 1,2 x 1,5
        ("Inga", "extra", 3200),  # 8 x 400, no fees
        ("Hela", "overtime_qualified", 5760),  # 8 x 200 x 2,4 x 1,5
    ]


def test_a_resource_shift_moved_to_the_evening_costs_the_supplement_more():
    """19:00-21:30 at 26,40; of 8,5 h elapsed 8 are worked: 2,5 x 26,40 x 8 / 8,5 x 1,5."""
    held = shift(DAY, "07:00-15:30", FULL, 30, kind="resource")
    found = only((contract(FULL),), held, asked=shift(DAY, "13:00-21:30", ABSENT, 30))
    assert found.cost_sek == pytest.approx(2.5 * 26.40 * 8 / 8.5 * 1.5)
    assert found.reasons == (problem("substitute_from_resource", times="07:00–15:30"),)


@pytest.mark.parametrize("held", [{"lent_to": "Tallen"}, {"kind": "ordinary"}])
def test_a_lent_resource_shift_and_an_ordinary_one_are_not_moved(held):
    row = shift(DAY, "07:30-16:00", FULL, 30, **{"kind": "resource"} | held)
    assert left_out(row, people=(contract(FULL),)) == {"works": ("Hela",)}


def test_additional_time_reaches_to_full_time_in_the_week_and_overtime_begins_beyond():
    week = [shift(day, "08:00-17:00", PART) for day in ("2026-11-02", "2026-11-05", "2026-11-07")]
    at = only((ALL[2],), *week)
    assert (at.kind, at.hours_left) == ("additional", 8)
    assert at.reasons[-1] == problem("substitute_hours_left", hours=8.0)
    beyond = only((ALL[2],), *week, shift("2026-11-06", "08:00-08:30", PART))
    assert (beyond.kind, beyond.hours_left) == ("overtime_qualified", 7.5)
    # Another week's hours, and a night of standby, are not of this week.
    elsewhere = (
        shift("2026-11-09", "08:00-17:00", PART),
        shift("2026-11-06", "18:00-22:00", PART, kind="standby"),
    )
    assert only((ALL[2],), *week, *elsewhere).kind == "additional"


def test_the_full_timer_has_overtime_also_in_a_week_with_hours_left():
    found = only((contract(FULL),))
    assert (found.kind, found.hours_left) == ("overtime_qualified", 35)
    assert found.reasons[-1] == problem("substitute_overtime", hours=0, limit=200.0)


def test_two_hours_beside_an_own_shift_are_simple_overtime_and_more_are_qualified():
    own = shift(DAY, "07:00-15:30", FULL, 30)
    two = only((contract(FULL),), own, asked=shift(DAY, "15:30-17:30", ABSENT))
    assert two.kind == "overtime_simple"
    assert two.cost_sek == pytest.approx(2 * 200 * 1.8 * 1.5)
    assert codes(two)[0] == "substitute_works_too"
    assert only((contract(FULL),), own, asked=shift(DAY, "15:30-17:45", ABSENT)).kind == "overtime_qualified"
    assert only((contract(FULL),), own, asked=shift(DAY, "16:00-18:00", ABSENT)).kind == "overtime_qualified"


def test_who_lacks_the_competence_comes_after_overtime_and_one_that_has_run_out_is_lacking():
    insulin = ShiftType("I", "Insulin", competence="Insulin")
    found = ranked(
        asked=SHIFT._replace(shift_code="I"),
        shift_types=(insulin,),
        competences=(
            Competence(FULL, "Insulin", None, on(DAY)),
            Competence(HOURLY, "Insulin", None, on("2026-11-03")),
        ),
    ).candidates
    assert [each.name for each in found] == ["Hela", "Tim", "Dela", "Inga"]
    assert problem("substitute_has", competence="Insulin") in found[0].reasons
    assert problem("substitute_lacks", competence="Insulin") in found[1].reasons


def test_a_role_that_density_does_not_count_stands_in_last_and_one_that_it_counts_does_at_once():
    people = (ALL[0], contract(FULL), contract(HOURLY, "hourly", role="Ssk"), contract(PART, role="Vbt"))
    found = ranked(people=people).candidates
    assert [each.name for each in found] == ["Dela", "Hela", "Tim"]
    assert problem("substitute_other_role", role="Ssk") in found[2].reasons


def test_less_than_eleven_hours_beside_it_comes_last_though_no_rule_is_broken():
    """A second shift 16:30-19:30 leaves 11,5 h of the 24 from 07:00."""
    found = ranked(shift(DAY, "16:30-19:30", HOURLY)).candidates
    assert (found[-1].name, found[-1].rest_hours) == ("Tim", 1)
    assert problem("substitute_short_rest", hours=1.0) in found[-1].reasons


def test_among_the_same_cost_the_own_section_comes_first_and_then_who_has_had_the_fewest_extra():
    people = (
        ALL[0],
        *(contract(number, "hourly") for number in (HOURLY, PART)),
        contract(FULL, "hourly", section="Tall", hourly_pay=151.0),
    )
    had = [shift(day, "07:00-15:30", HOURLY, 30) for day in ("2026-11-12", "2026-11-20")]
    last_month = shift("2026-10-28", "07:00-15:30", PART, 30)
    found = ranked(*had, last_month, shift("2026-11-12", "07:00-11:00", PART), people=people).candidates
    assert [each.name for each in found] == ["Dela", "Tim", "Hela"]
    fewest = problem("substitute_fewest", month="2026-11")
    assert [each.name for each in found if fewest in each.reasons] == ["Hela"]
    assert problem("substitute_other_section", section="Tall") in found[2].reasons


EVENING_BEFORE = shift("2026-11-03", "14:00-22:00", FULL)
WEEK = [shift(f"2026-11-0{day}", "07:00-15:30", FULL, 30) for day in (2, 3, 5, 6, 7, 8)]


def test_who_works_then_or_would_rest_too_little_or_work_too_long_is_left_out():
    one = (contract(FULL),)
    assert left_out(shift(DAY, "15:00-20:00", FULL), people=one) == {"works": ("Hela",)}
    assert left_out(shift(DAY, "07:00-12:00", FULL, kind="standby"), people=one) == {"works": ("Hela",)}
    assert left_out(EVENING_BEFORE, people=one) == {"rest": ("Hela",)}
    assert left_out(*WEEK, people=one) == {"weekly_rest": ("Hela",)}
    # With the dygnsbryt at noon both windows have rest enough, but the pass is 13,5 h.
    noon = (contract(FULL, day_break=720),)
    assert left_out(shift(DAY, "15:30-20:30", FULL), people=noon) == {"shift_max": ("Hela",)}
    # 22:00 to 07:00 is 9 h; 20:00 leaves eleven, and 20:00 from 07:00 is a pass of exactly 13 h.
    assert only(one, shift("2026-11-03", "14:00-20:00", FULL)).rest_hours == 11
    assert only(one, shift(DAY, "15:30-20:00", FULL)).kind == "overtime_qualified"
    assert only(one, *WEEK[2:]).name == "Hela"


def test_a_breach_that_was_there_before_is_nobodys_hindrance():
    before = shift("2026-11-06", "14:00-22:00", FULL), shift("2026-11-07", "07:00-12:00", FULL)
    assert only((contract(FULL),), *before).name == "Hela"
    # Ten hours from 22:00 to 08:00 are too few already: work until 14:00 leaves them,
    # from 06:00 shortens them.
    short = EVENING_BEFORE, shift(DAY, "08:00-12:00", FULL)
    one = (contract(FULL),)
    assert only(one, *short, asked=shift(DAY, "12:00-14:00", ABSENT)).name == "Hela"
    assert left_out(*short, people=one, asked=shift(DAY, "06:00-08:00", ABSENT)) == {"rest": ("Hela",)}


def test_who_is_away_wholly_or_in_part_or_is_not_employed_is_left_out():
    away: tuple[Absence, ...] = (absence(DAY, employee_no=HOURLY), absence(DAY, extent=25, employee_no=PART))
    people = (
        *ALL[1:3],
        contract(FULL, valid_from=on("2026-11-05")),
        contract(OTHER, valid_to=on("2026-11-02")),
    )
    assert left_out(people=people, absences=away) == {
        "absent": ("Tim",),
        "partly_absent": ("Dela",),
        "not_employed": ("Hela",),  # and Olle, who has left, is not told of
    }


def worked(month: str, days: range, kind: str, employee_no: str) -> list[Shift]:
    """Eight hours on each of the days."""
    return [shift(f"{month}-{day:02d}", "07:00-15:00", employee_no, kind=kind) for day in days]


@pytest.mark.parametrize(
    ("month", "days", "kind", "one", "reason"),
    [
        # 50 h a month, what is planned ahead with it: 40 + 2 + 8.
        ("2026-11", range(16, 21), "overtime_simple", FULL, "overtime"),
        # 200 h a year: 184 + 8 + 8, of either sort.
        ("2026-02", range(1, 24), "overtime_qualified", FULL, "overtime"),
        ("2026-02", range(1, 24), "additional", PART, "additional"),
    ],
)
def test_who_would_pass_a_limit_is_left_out_and_who_reaches_it_is_not(month, days, kind, one, reason):
    people = (contract(one, rate_percent=75 if one == PART else 100),)
    up_to = 8 if month == "2026-02" else 2
    last = f"{month}-26"
    held = [*worked(month, days, kind, one), shift(last, f"07:00-{7 + up_to:02d}:00", one, kind=kind)]
    assert only(people, *held).name == NAMES[one]
    beyond = [*held, shift(f"{month}-27", "07:00-07:30", one, kind=kind)]
    assert left_out(*beyond, people=people) == {reason: (NAMES[one],)}
    # Also far beyond it: the limit was passed before.
    assert left_out(*beyond, shift(last, "08:00-20:00", one, kind=kind), people=people) == {
        reason: (NAMES[one],)
    }


def test_a_minor_is_left_out_where_the_rules_of_minors_are_broken():
    """Six days of the week: fewer than two off, and more than 40 h."""
    days = [shift(f"2026-11-0{day}", "07:00-15:30", HOURLY, 30) for day in (2, 3, 5, 6)]
    days.append(shift("2026-11-07", "07:00-11:30", HOURLY))
    one = (ALL[1],)
    assert left_out(*days, people=one, born={HOURLY: "2009-05-01"}) == {"minor": ("Tim",)}
    assert only(one, *days, born={HOURLY: "2008-05-01"}).name == "Tim"
    assert only(one, *days[:2], born={HOURLY: "2009-05-01"}).name == "Tim"


def test_what_is_already_given_in_the_same_report_counts_as_the_persons_own():
    thursday = shift("2026-11-05", "07:00-15:30", ABSENT, 30)
    week = [shift(day, "08:00-15:00", PART) for day in ("2026-11-02", "2026-11-06", "2026-11-07")]
    assert only((ALL[2],), *week).hours_left == 14
    after = only((ALL[2],), *week, taken=((PART, thursday),))
    assert (after.hours_left, after.kind) == (6, "overtime_qualified")
    night = shift("2026-11-03", "21:00-07:00", ABSENT)
    assert left_out(people=(ALL[1],), taken=((HOURLY, night),)) == {"rest": ("Tim",)}
    # A resurspass is moved once; then it is the first shift's.
    resource = shift(DAY, "07:00-15:30", FULL, 30, kind="resource")
    assert left_out(resource, people=(contract(FULL),), taken=((FULL, SHIFT),)) == {"works": ("Hela",)}


def test_jour_stays_jour_and_its_cost_is_not_known_without_its_pay():
    found = only((ALL[1],), asked=SHIFT._replace(kind="jour"))
    assert (found.kind, found.cost_sek) == ("jour", None)


@pytest.mark.parametrize(
    ("extent", "times", "pause"),
    [
        (100, "07:00-15:30", 30),
        (None, "07:00-15:30", 30),
        (50, "11:30-15:30", 0),  # 4 h of 8
        (75, "09:00-15:30", 30),  # 6 h need their break
        (20, "14:00-15:30", 0),  # 1,6 h, in quarters 1,5
    ],
)
def test_a_part_of_a_shift_is_its_last_hours_in_whole_quarters(extent, times, pause):
    assert part_of(SHIFT, extent) == shift(DAY, times, ABSENT, pause)


def test_a_part_that_would_begin_after_midnight_is_taken_from_the_evening():
    night = shift(DAY, "21:00-07:00", ABSENT)
    assert part_of(night, 50) == shift(DAY, "21:00-02:00", ABSENT)
    assert part_of(night, 75) == shift(DAY, "23:30-07:00", ABSENT)
