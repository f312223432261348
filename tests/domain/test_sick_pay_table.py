"""A table of sick-pay periods worked by hand, one a row: what goes in, and what it comes to on paper.

How a case is read, and what an hour, a day and a karensavdrag come to unless it says else, is told in
`sick_pay_cases`; the definitions are those of sick leave's cost.
"""

from dataclasses import replace
from datetime import date

import pytest

from caredesk.domain.sick_costs import SickCost
from caredesk.domain.sick_pay import sick_cost
from caredesk.domain.sick_spells import sick_history
from tests.builders import absence, employment, register, shift
from tests.domain.sick_pay_cases import EXTENTS, KARENS, RELAPSES, UNIT, Case, Paper, contract, weekdays

CONTRACTS = (
    Case(
        "75 % employed: three shifts, three quarters of a karensavdrag",
        "2026-03",
        (absence("2026-03-02", "2026-03-06"),),
        # 900 × 1,5 = 1 350.
        Paper(5_760, 1_350, 0, 7_200, 24),
        shifts=weekdays("2026-03-02", "2026-03-04"),
        contracts=(contract(rate_percent=75),),
    ),
    Case(
        "an own full-time measure of 39 h: 33 800 SEK is 200 an hour and 1 248 of karensavdrag",
        "2026-03",
        (absence("2026-03-02"),),
        # 0,16 × 33 800 × 12 ÷ 52 = 1 248, × 1,5 = 1 872.
        Paper(1_920, 1_872, 0, 2_400, 8),
        contracts=(contract(33_800, weekly_hours=39),),
    ),
    Case(
        "new pay and rate on the Thursday: 240 an hour, the karensavdrag is the first day's",
        "2026-03",
        (absence("2026-03-02", "2026-03-06"),),
        # 3 × 1 600 + 2 × 1 920 = 8 640; × 0,80 × 1,5 = 10 368; × 1,5 = 12 960.
        Paper(10_368, 1_800, 0, 12_960, 40),
        contracts=(
            contract(valid_to=date(2026, 3, 4)),
            contract(39_000, valid_from=date(2026, 3, 5), rate_percent=50),
        ),
    ),
    Case(
        "new pay and rate from 16 March, day 30: 15 days of 1 200 SEK and 16 of 1 440 × 50 %",
        "2026-03",
        (absence("2026-02-15", "2026-03-31"),),
        # 36 500 × 12 ÷ 365 = 1 200, 43 800 × 12 ÷ 365 = 1 440. 18 000 + 11 520 = 29 520; × 1,5 = 44 280.
        # No shifts: 15 × 37,5 ÷ 7 + 16 × 18,75 ÷ 7 = 123,214286 h, none of them in day 1-14.
        Paper(0, 0, 4_428, 44_280, 123.214286),
        shifts=(),
        contracts=(
            contract(36_500, valid_to=date(2026, 3, 15)),
            contract(43_800, valid_from=date(2026, 3, 16), rate_percent=50),
        ),
    ),
    Case(
        "between two employments on 11 March: the period goes on, the day is nobody's",
        "2026-03",
        (absence("2026-03-09", "2026-03-13"),),
        # 2 × 1 600 + 2 × 1 920 = 7 040; × 0,80 × 1,5 = 8 448; × 1,5 = 10 560.
        Paper(8_448, 1_800, 0, 10_560, 32),
        contracts=(contract(valid_to=date(2026, 3, 10)), contract(39_000, valid_from=date(2026, 3, 12))),
    ),
    Case(
        "employed from the second week of the record: day 1 is 9 March",
        "2026-03",
        (absence("2026-03-02", "2026-03-10"),),
        Paper(3_840, 1_800, 0, 4_800, 16),
        contracts=(contract(valid_from=date(2026, 3, 9)),),
    ),
    Case(
        "the employment ends on the Wednesday of the spell",
        "2026-03",
        (absence("2026-03-02", "2026-03-31"),),
        Paper(5_760, 1_800, 0, 7_200, 24),
        contracts=(contract(valid_to=date(2026, 3, 4)),),
    ),
    Case(
        "two employments of 50 and 25 %: pay of the one that began last, rates added",
        "2026-03",
        (absence("2026-03-02"),),
        # 240 an hour; 0,16 × 39 000 × 12 ÷ 52 × 0,75 = 1 080. 1 536 × 1,5, 1 080 × 1,5, 1 920 × 1,5.
        Paper(2_304, 1_620, 0, 2_880, 8),
        contracts=(
            contract(rate_percent=50),
            contract(39_000, valid_from=date(2026, 1, 1), rate_percent=25),
        ),
    ),
    Case(
        "paid by the hour: nothing",
        "2026-03",
        (absence("2026-03-02", "2026-03-06"),),
        Paper(),
        contracts=(employment(form="hourly", hourly_pay=150),),
    ),
)

# 36 500 SEK: a calendar day is 1 200, with fees 1 800 saved and 180 sick pay. No shifts: 37,5 ÷ 7 h a day.
EVEN_DAY = (contract(36_500),)

LATE_DAYS = (
    Case(
        "day 14 is the last of sick pay: 17 February is day 1, 1-2 March 13 and 14, 3 March 15",
        "2026-03",
        (absence("2026-02-17", "2026-03-03"),),
        # Monday 1 920 and 2 400; Tuesday 160,273973 and 1 602,739726. The deduction was February's.
        Paper(1_920, 0, 160.273973, 4_002.739726, 16),
    ),
    Case(
        "day 15 is the first of 10 %: all of March",
        "2026-03",
        (absence("2026-02-15", ""),),
        # 31 × 180; 31 × 1 800; 31 × 37,5 ÷ 7.
        Paper(0, 0, 5_580, 55_800, 166.071429),
        shifts=(),
        contracts=EVEN_DAY,
    ),
    Case(
        "day 90 is the last that costs: 30 March, and the 31st only saves",
        "2026-03",
        (absence("2025-12-31", "2026-04-30"),),
        # 30 × 180; 31 × 1 800.
        Paper(0, 0, 5_400, 55_800, 166.071429),
        shifts=(),
        contracts=EVEN_DAY,
    ),
    Case(
        "day 91 and after: pay is saved, half of it at 50 %",
        "2026-03",
        (absence("2025-11-01", "2026-04-30", 50),),
        # 31 × 900; half the hours.
        Paper(0, 0, 0, 27_900, 83.035714),
        shifts=(),
        contracts=EVEN_DAY,
    ),
    Case(
        "the leap year's February has 29 days of a 365th",
        "2028-02",
        (absence("2028-01-18", "2028-03-31"),),
        # 29 × 180; 29 × 1 800; 29 × 37,5 ÷ 7.
        Paper(0, 0, 5_220, 52_200, 155.357143),
        shifts=(),
        contracts=EVEN_DAY,
    ),
)

SCHEDULES = (
    Case(
        "a calendar week without a shift is estimated: 37,5 h",
        "2026-03",
        (absence("2026-03-02", "2026-03-08"),),
        # 37,5 × 240; 37,5 × 300.
        Paper(9_000, 1_800, 0, 11_250, 37.5, 37.5),
        shifts=weekdays("2026-03-09", "2026-03-31"),
    ),
    Case(
        "a free day of a week with shifts loses nothing",
        "2026-03",
        (absence("2026-03-08"),),
        Paper(),
    ),
    Case(
        "resource and introduction are lost: 2 + 2 + 2 h; extra, additional and overtime are not",
        "2026-03",
        (absence("2026-03-02"),),
        # 6 × 240 = 1 440, all of it deducted; 6 × 300.
        Paper(1_440, 1_440, 0, 1_800, 6),
        shifts=(
            shift("2026-03-02", "08:00-10:00"),
            shift("2026-03-02", "10:00-12:00", kind="resource"),
            shift("2026-03-02", "12:00-14:00", kind="introduction"),
            shift("2026-03-02", "14:00-15:00", kind="extra"),
            shift("2026-03-02", "15:00-16:00", kind="additional"),
            shift("2026-03-02", "16:00-17:00", kind="overtime_simple"),
            shift("2026-03-02", "17:00-18:00", kind="jour"),
        ),
    ),
    Case(
        "evening and night supplements are lost with their hours",
        "2026-03",
        (absence("2026-03-02", "2026-03-03"),),
        # 1 600 + 3 × 25,60 = 1 676,80; 1 600 + 8 × 56,70 = 2 053,60; together 3 730,40.
        Paper(4_476.48, 1_800, 0, 5_595.60, 16),
        shifts=(shift("2026-03-02", "14:00-22:00"), shift("2026-03-03", "22:00-06:00")),
    ),
    Case(
        "half a Saturday: 4 h and half the supplement, less than a karensavdrag",
        "2026-03",
        (absence("2026-03-07", extent=50),),
        # 4 × (200 + 66,10) = 1 064,40; × 0,80 × 1,5 = 1 277,28; × 1,5 = 1 596,60.
        Paper(1_277.28, 1_277.28, 0, 1_596.60, 4),
        shifts=(shift("2026-03-07", "08:00-16:00"),),
    ),
    Case(
        "Good Friday 2026: 8 h with 130,70 of a major holiday",
        "2026-04",
        (absence("2026-04-03"),),
        # 8 × 330,70 = 2 645,60; × 0,80 × 1,5 = 3 174,72; × 1,5 = 3 968,40.
        Paper(3_174.72, 1_800, 0, 3_968.40, 8),
        shifts=(shift("2026-04-03", "07:00-15:30", pause=30),),
    ),
    Case(
        "the night when the clock goes forward: 9 h, two of 66,10 and seven of 76,00",
        "2026-03",
        (absence("2026-03-28"),),
        # 1 800 + 132,20 + 532 = 2 464,20; × 0,80 × 1,5 = 2 957,04; × 1,5 = 3 696,30.
        Paper(2_957.04, 1_800, 0, 3_696.30, 9),
        shifts=(shift("2026-03-28", "21:00-07:00"),),
    ),
    Case(
        "the night when it goes back: 11 h, two of 68,10 and nine of 78,30",
        "2026-10",
        (absence("2026-10-24"),),
        # 2 200 + 136,20 + 704,70 = 3 040,90; × 0,80 × 1,5 = 3 649,08; × 1,5 = 4 561,35.
        Paper(3_649.08, 1_800, 0, 4_561.35, 11),
        shifts=(shift("2026-10-24", "21:00-07:00"),),
    ),
    Case(
        "the leap day is a day",
        "2028-02",
        (absence("2028-02-28", "2028-02-29"),),
        Paper(3_840, 1_800, 0, 4_800, 16),
        shifts=weekdays("2028-02-21", "2028-03-12"),
    ),
)

BORDERS = (
    Case(
        "over the turn of the month at 25 %: February took 320, March takes its own 640",
        "2026-03",
        (absence("2026-02-27", "2026-03-03", 25),),
        # 4 × 240, all of it deducted; 4 × 300.
        Paper(960, 960, 0, 1_200, 4),
    ),
    Case(
        "over the turn of the year: New Year's Day is a major holiday, the deduction was December's",
        "2026-01",
        (absence("2025-12-31", "2026-01-02"),),
        # 8 × (200 + 126,90) + 8 × 200 = 4 215,20; × 0,80 × 1,5 = 5 058,24; × 1,5 = 6 322,80.
        Paper(5_058.24, 0, 0, 6_322.80, 16),
        shifts=weekdays("2025-12-29", "2026-01-09"),
    ),
    Case(
        "fees of 40 % from April: the spell's April day",
        "2026-04",
        (absence("2026-03-31", "2026-04-01"),),
        # 1 280 × 1,4; 1 600 × 1,4.
        Paper(1_792, 0, 0, 2_240, 8),
        units=(UNIT, UNIT._replace(valid_from=date(2026, 4, 1), po_percent=40)),
    ),
    Case(
        "fees of 40 % from 16 March, within the spell",
        "2026-03",
        (absence("2026-03-13", "2026-03-16"),),
        # 1 280 × 1,5 + 1 280 × 1,4; 1 200 × 1,5; 1 600 × 1,5 + 1 600 × 1,4.
        Paper(3_712, 1_800, 0, 4_640, 16),
        units=(UNIT, UNIT._replace(valid_from=date(2026, 3, 16), po_percent=40)),
    ),
)

TABLE = (*RELAPSES, *EXTENTS, *KARENS, *CONTRACTS, *LATE_DAYS, *SCHEDULES, *BORDERS)


def worked(case: Case) -> SickCost:
    held = register(
        units=case.units,
        employments=case.contracts,
        absences=case.sick,
    )
    history = sick_history(case.sick, case.contracts)
    return sick_cost(held, history, case.shifts, case.month, has_shifts=True)


@pytest.mark.parametrize("case", TABLE, ids=[case.name for case in TABLE])
def test_a_period_comes_to_what_was_worked_out_by_hand(case: Case) -> None:
    found, paper = worked(case), case.paper
    assert found.problems == ()
    assert (
        found.first_days_sek,
        found.karens_sek,
        found.later_sek,
        found.cost_saved_sek,
        found.lost_hours,
        found.cost_estimated_hours,
    ) == pytest.approx(tuple(paper), abs=0.000001)
    assert found.cost_sek == pytest.approx(paper.first_days - paper.karens + paper.later)
    # Nobody replaced anybody.
    assert found.not_replaced_hours == pytest.approx(paper.lost)
    assert found.cost_net_sek == pytest.approx(paper.first_days - paper.karens + paper.later - paper.saved)


def test_pay_that_is_missing_is_not_nothing() -> None:
    paid = TABLE[0]
    unpaid = worked(replace(paid, contracts=(contract(None),)))
    assert (unpaid.cost_sek, unpaid.cost_saved_sek, unpaid.cost_net_sek) == (None, None, None)
    assert unpaid.problems == (("pay_missing", (("employee", "1"),)),)
    # The hours are known all the same.
    assert [period.lost_hours for period in unpaid.periods] == [24]


def test_a_pay_of_nothing_costs_only_its_supplement() -> None:
    # 8 × 66,10 = 528,80 of a Saturday; no pay, no karensavdrag: × 0,80 × 1,5 and × 1,5.
    case = Case(
        "",
        "2026-03",
        (absence("2026-03-07"),),
        Paper(),
        shifts=(shift("2026-03-07", "08:00-16:00"),),
        contracts=(contract(0),),
    )
    found = worked(case)
    assert (found.first_days_sek, found.karens_sek, found.cost_saved_sek) == pytest.approx(
        (634.56, 0, 793.20)
    )
    assert found.karens_periods == 0
