"""The cost of sick leave by hand.

Full pay 32 500 SEK at 37,5 h a week: 32 500 x 12 / (52 x 37,5) = 200 SEK an hour, a karensavdrag of
0,20 x 0,80 x 32 500 x 12 / 52 = 1 200 SEK, and 390 000 / 365 SEK a calendar day. Fees 50 %. Shifts are
8 hours on weekdays without supplement: a lost day is 1 600 SEK, its sick pay 1 280.
"""

from datetime import date, timedelta

import pytest

from caredesk.domain.calendar import is_weekend
from caredesk.domain.register import Facts, Register
from caredesk.domain.rows import Absence, Employee, Employment, Shift, Unit
from caredesk.domain.sick_costs import SickCost
from caredesk.domain.sick_pay import sick_cost
from caredesk.domain.sick_spells import sick_history
from caredesk.services.parameter_files import read_defaults

DEFAULTS = read_defaults()
DAY_PAY = 390_000 / 365
UNIT = Unit("Enheten", weekly_hours=37.5, po_percent=50)
FULL = Employment("1", date(2020, 1, 1), None, "permanent", monthly_pay=32_500)


def days(first: str, last: str) -> list[date]:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return [start + timedelta(days=number) for number in range((end - start).days + 1)]


def weekday_shifts(first: str, last: str) -> list[Shift]:
    return [
        Shift("1", day, start=480, end=990, break_minutes=30)
        for day in days(first, last)
        if not is_weekend(day)
    ]


def sick(first: str, last: str, extent: float = 100, cause: str = "sick") -> Absence:
    return Absence("1", date.fromisoformat(first), date.fromisoformat(last), cause, extent)


def cost(
    month: str,
    absences: list[Absence],
    shifts: list[Shift],
    *more: Employment,
    employments: tuple[Employment, ...] = (FULL,),
    unit: Unit = UNIT,
    has_shifts: bool = True,
) -> SickCost:
    staff = (*employments, *more)
    facts = Facts(
        date(2020, 1, 1),
        date(2030, 1, 1),
        units=(unit,),
        employees=tuple(Employee(row.employee_no, "Anna Ek") for row in staff),
        employments=staff,
        absences=tuple(absences),
    )
    register = Register(facts, DEFAULTS)
    return sick_cost(register, sick_history(absences, staff), shifts, month, has_shifts=has_shifts)


MARCH = weekday_shifts("2026-03-02", "2026-03-31")


def test_a_week_is_sick_pay_less_one_karensavdrag() -> None:
    found = cost("2026-03", [sick("2026-03-02", "2026-03-06")], MARCH)
    assert found.cost_sek == pytest.approx((5 * 1280 - 1200) * 1.5)
    assert found.cost_saved_sek == pytest.approx(5 * 1600 * 1.5)
    assert found.cost_replacement_sek == 0
    assert found.cost_net_sek == pytest.approx(5200 * 1.5 - 8000 * 1.5)
    assert found.cost_estimated_hours == 0
    assert found.not_replaced_hours == 40
    assert (found.first_days_sek, found.karens_sek, found.later_sek) == pytest.approx((9600, 1800, 0))


def test_a_relapse_on_the_fifth_day_has_no_new_karensavdrag() -> None:
    absences = [sick("2026-03-02", "2026-03-03"), sick("2026-03-08", "2026-03-09")]
    assert cost("2026-03", absences, MARCH).cost_sek == pytest.approx((3 * 1280 - 1200) * 1.5)


def test_a_relapse_on_the_sixth_day_has_one() -> None:
    absences = [sick("2026-03-02", "2026-03-03"), sick("2026-03-09", "2026-03-09")]
    assert cost("2026-03", absences, MARCH).cost_sek == pytest.approx((2 * 1280 - 1200 + 1280 - 1200) * 1.5)


def test_half_sick_loses_half_the_hours_and_has_a_whole_karensavdrag() -> None:
    found = cost("2026-03", [sick("2026-03-02", "2026-03-06", 50)], MARCH)
    assert found.cost_sek == pytest.approx((5 * 640 - 1200) * 1.5)
    assert found.cost_saved_sek == pytest.approx(4000 * 1.5)


def test_a_karensavdrag_is_never_more_than_the_sick_pay_of_its_period() -> None:
    found = cost("2026-03", [sick("2026-03-02", "2026-03-04", 25)], MARCH)
    assert found.cost_sek == 0
    assert found.karens_sek == pytest.approx(3 * 320 * 1.5)


def test_part_time_employment_has_a_part_of_the_karensavdrag() -> None:
    three_quarters = FULL._replace(rate_percent=75)
    found = cost("2026-03", [sick("2026-03-02", "2026-03-06")], MARCH, employments=(three_quarters,))
    assert found.cost_sek == pytest.approx((5 * 1280 - 900) * 1.5)


def test_a_new_contract_within_the_period_changes_the_pay_but_not_the_karensavdrag() -> None:
    # 39 000 SEK is 240 an hour: Monday to Wednesday 3 x 1 600, Thursday and Friday 2 x 1 920.
    before = FULL._replace(valid_to=date(2026, 3, 4))
    after = FULL._replace(valid_from=date(2026, 3, 5), monthly_pay=39_000, rate_percent=50)
    found = cost("2026-03", [sick("2026-03-02", "2026-03-06")], MARCH, employments=(before, after))
    assert found.cost_sek == pytest.approx((0.8 * (4800 + 3840) - 1200) * 1.5)


def test_the_fifteenth_day_is_ten_per_cent_of_a_calendar_day() -> None:
    found = cost("2026-03", [sick("2026-03-02", "2026-03-16")], MARCH)
    assert found.cost_sek == pytest.approx((10 * 1280 - 1200 + 0.1 * DAY_PAY) * 1.5)
    assert found.cost_saved_sek == pytest.approx((10 * 1600 + DAY_PAY) * 1.5)
    assert found.not_replaced_hours == 11 * 8
    fourteen = cost("2026-03", [sick("2026-03-02", "2026-03-15")], MARCH)
    assert fourteen.cost_sek == pytest.approx((10 * 1280 - 1200) * 1.5)


def test_day_numbers_of_a_period_go_on_over_its_free_days() -> None:
    # 2-12 March is day 1-11, 16-18 March 12-14, 19 March day 15.
    absences = [sick("2026-03-02", "2026-03-12"), sick("2026-03-16", "2026-03-19")]
    found = cost("2026-03", absences, MARCH)
    assert found.cost_sek == pytest.approx((12 * 1280 - 1200 + 0.1 * DAY_PAY) * 1.5)


def test_the_ninetieth_day_is_the_last_that_costs() -> None:
    # 31 December + 89 days = 30 March, so 31 March is day 91.
    found = cost("2026-03", [sick("2025-12-31", "2026-04-30")], MARCH)
    assert found.cost_sek == pytest.approx(30 * 0.1 * DAY_PAY * 1.5)
    assert found.cost_saved_sek == pytest.approx(31 * DAY_PAY * 1.5)
    ninety = cost("2026-03", [sick("2026-01-01", "2026-04-30")], MARCH)
    assert ninety.cost_sek == pytest.approx(31 * 0.1 * DAY_PAY * 1.5)


def test_the_night_when_the_clock_goes_forward_is_nine_hours() -> None:
    # 21-22 and 06-07 weekend (66,10), 22-06 weekend night (76,00), seven hours of eight.
    night = Shift("1", date(2026, 3, 28), start=21 * 60, end=7 * 60)
    gross = 9 * 200 + 2 * 66.10 + 7 * 76.00
    found = cost("2026-03", [sick("2026-03-28", "2026-03-28")], [night])
    assert found.cost_sek == pytest.approx((0.8 * gross - 1200) * 1.5)
    assert found.not_replaced_hours == 9


def test_a_leap_day_is_a_day() -> None:
    shifts = weekday_shifts("2028-02-21", "2028-03-12")
    absences = [sick("2028-02-28", "2028-02-29"), sick("2028-03-05", "2028-03-06")]
    assert cost("2028-02", absences, shifts).cost_sek == pytest.approx((2 * 1280 - 1200) * 1.5)
    # 29 February to 5 March is five days: the period goes on.
    assert cost("2028-03", absences, shifts).cost_sek == pytest.approx(1280 * 1.5)


def test_the_karensavdrag_of_a_spell_over_the_turn_of_the_month_is_taken_once() -> None:
    shifts = weekday_shifts("2026-02-23", "2026-03-31")
    whole = cost("2026-03", [sick("2026-02-27", "2026-03-03")], shifts)
    assert whole.cost_sek == pytest.approx(2 * 1280 * 1.5)
    # A quarter: 320 on 27 February leaves 880, of which 2 and 3 March take 640.
    quarter = cost("2026-03", [sick("2026-02-27", "2026-03-03", 25)], shifts)
    assert quarter.cost_sek == 0
    assert quarter.karens_sek == pytest.approx(640 * 1.5)


def mondays(count: int) -> list[date]:
    """Every fourth Monday from 7 April 2025; the eleventh is 12 January 2026."""
    return [date(2025, 4, 7) + timedelta(days=28 * number) for number in range(count)]


def test_the_eleventh_in_twelve_months_has_no_karensavdrag() -> None:
    absences = [Absence("1", day, day, "sick") for day in mondays(11)]
    shifts = weekday_shifts("2025-04-07", "2026-01-31")
    assert cost("2025-12", absences, shifts).cost_sek == pytest.approx((1280 - 1200) * 1.5)
    assert cost("2026-01", absences, shifts).cost_sek == pytest.approx(1280 * 1.5)


def test_only_what_was_deducted_counts_among_the_ten() -> None:
    absences = [Absence("1", day, day, "sick") for day in mondays(11)]
    free = mondays(11)[4]
    shifts = [row for row in weekday_shifts("2025-04-07", "2026-01-31") if row.day != free]
    assert cost("2026-01", absences, shifts).cost_sek == pytest.approx((1280 - 1200) * 1.5)


@pytest.mark.parametrize(("first", "expected"), [("2025-01-12", 1280), ("2025-01-10", 80)])
def test_twelve_months_are_counted_from_the_same_date(first: str, expected: float) -> None:
    others = mondays(10)[1:]
    start = date.fromisoformat(first)
    absences = [Absence("1", day, day, "sick") for day in (start, *others, date(2026, 1, 12))]
    shifts = weekday_shifts("2025-01-06", "2026-01-31")
    shifts.append(Shift("1", date(2025, 1, 12), start=480, end=990, break_minutes=30))
    assert cost("2026-01", absences, shifts).cost_sek == pytest.approx(expected * 1.5)


def test_a_week_without_any_shift_is_estimated_by_contract_hours() -> None:
    found = cost("2026-03", [sick("2026-03-02", "2026-03-08")], weekday_shifts("2026-03-09", "2026-03-31"))
    assert found.cost_estimated_hours == pytest.approx(37.5)
    assert found.cost_sek == pytest.approx((0.8 * 37.5 * 200 - 1200) * 1.5)
    assert found.not_replaced_hours == pytest.approx(37.5)


def test_any_shift_of_the_week_means_that_the_schedule_is_known() -> None:
    shifts = [
        *weekday_shifts("2026-03-09", "2026-03-31"),
        Shift("1", date(2026, 3, 8), start=480, end=600, kind="extra"),
    ]
    found = cost("2026-03", [sick("2026-03-02", "2026-03-06")], shifts)
    assert (found.cost_sek, found.cost_saved_sek, found.cost_estimated_hours) == (0, 0, 0)


def test_ordinary_resource_and_introduction_shifts_are_lost_and_no_others() -> None:
    monday = date(2026, 3, 2)
    kinds = (
        "ordinary",
        "resource",
        "introduction",
        "extra",
        "additional",
        "overtime_simple",
        "jour",
        "standby",
    )
    shifts = [
        Shift("1", monday, start=480 + 60 * at, end=540 + 60 * at, kind=kind) for at, kind in enumerate(kinds)
    ]
    found = cost("2026-03", [sick("2026-03-02", "2026-03-02")], shifts)
    assert found.cost_saved_sek == pytest.approx(3 * 200 * 1.5)


def test_sick_leave_is_at_most_what_unpaid_leave_leaves() -> None:
    absences = [sick("2026-03-02", "2026-03-02"), sick("2026-03-01", "2026-03-31", 40, "parental")]
    assert cost("2026-03", absences, MARCH).cost_saved_sek == pytest.approx(0.6 * 1600 * 1.5)


def test_who_replaces_the_sick_is_a_cost_and_the_rest_is_not_replaced() -> None:
    monday, next_monday = date(2026, 3, 2), date(2026, 3, 9)
    hourly = Employment("9", date(2026, 1, 1), None, "hourly", hourly_pay=150)
    stand_in = [Shift("9", day, start=480, end=720, replaces="1") for day in (monday, next_monday)]
    borrowed = Shift("", monday, start=720, end=780, replaces="1", borrowed_from="Tallen", price=500)
    vacant = Shift("", monday, start=780, end=840, replaces="1")
    found = cost("2026-03", [sick("2026-03-02", "2026-03-02")], [*MARCH, *stand_in, borrowed, vacant], hourly)
    # Four hours at 150 with 12 % holiday pay and fees; the borrowed one costs its price.
    assert found.cost_replacement_sek == pytest.approx(4 * 150 * 1.12 * 1.5 + 500)
    assert found.not_replaced_hours == 8 - 4 - 1
    assert found.cost_net_sek == pytest.approx(80 * 1.5 - 1600 * 1.5 + 1008 + 500)


def test_one_who_works_more_than_was_lost_does_not_stand_for_others() -> None:
    hourly = Employment("9", date(2026, 1, 1), None, "hourly", hourly_pay=150)
    long = Shift("9", date(2026, 3, 2), start=480, end=480 + 12 * 60, replaces="1")
    found = cost("2026-03", [sick("2026-03-02", "2026-03-03")], [*MARCH, long], hourly)
    assert found.not_replaced_hours == 8


WEEK = [sick("2026-03-02", "2026-03-06")]
NOTHING = (None, None, None, None)


def totals(found: SickCost) -> tuple[float | None, ...]:
    return (found.cost_sek, found.cost_saved_sek, found.cost_estimated_hours, found.not_replaced_hours)


def test_without_fees_nothing_is_known() -> None:
    found = cost("2026-03", WEEK, MARCH, unit=UNIT._replace(po_percent=None))
    assert (*totals(found), found.cost_replacement_sek, found.cost_net_sek) == (*NOTHING, None, None)
    assert [problem.code for problem in found.problems] == ["po_missing"]


def test_without_any_shift_in_the_unit_nothing_is_known() -> None:
    found = cost("2026-03", WEEK, [], has_shifts=False)
    assert totals(found) == NOTHING
    assert [problem.code for problem in found.problems] == ["sick_cost_without_shifts"]


def test_missing_pay_is_named() -> None:
    found = cost("2026-03", WEEK, MARCH, employments=(FULL._replace(monthly_pay=None),))
    assert totals(found) == NOTHING
    assert (found.cost_replacement_sek, found.cost_net_sek) == (0, None)
    assert found.problems == (("pay_missing", (("employee", "1"),)),)


def test_a_pay_that_nothing_is_computed_by_need_not_be_known() -> None:
    # Day 15 was 15 January; the whole of March is leave without pay, so that no sick leave is left.
    absences = [sick("2026-01-01", "2026-03-31"), sick("2026-03-01", "2026-03-31", cause="leave")]
    found = cost("2026-03", absences, MARCH, employments=(FULL._replace(monthly_pay=None),))
    assert (found.cost_sek, found.cost_saved_sek, found.not_replaced_hours) == (0, 0, 0)
    assert found.problems == ()


def test_a_lost_night_before_the_first_rate_is_not_known() -> None:
    night = [Shift("1", date(2024, 3, 4), start=21 * 60, end=7 * 60)]
    found = cost("2024-03", [sick("2024-03-04", "2024-03-04")], night)
    assert totals(found) == NOTHING
    assert [problem.code for problem in found.problems] == ["ob_rate_missing"]


def test_a_month_without_sick_leave_costs_nothing() -> None:
    found = cost("2026-03", [], MARCH)
    assert (*totals(found), found.cost_net_sek) == (0, 0, 0, 0, 0)
