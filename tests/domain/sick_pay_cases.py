"""Sick-pay periods worked by hand: how a case is told, and those about relapses, extents and karensavdrag.

Unless a case says else: full pay 32 500 SEK at 37,5 h a week, so an hour is 32 500 × 12 ÷ (52 × 37,5) =
200 SEK, a karensavdrag 0,20 × 0,80 × 32 500 × 12 ÷ 52 = 1 200 SEK, a calendar day 32 500 × 12 ÷ 365 =
1 068,493 SEK. Fees are 50 %, so all of it is × 1,5: an hour lost is 300 saved and 240 sick pay, a
karensavdrag 1 800, a calendar day from day 15 1 602,740 saved and 160,274 sick pay. Shifts are 08:00-16:30
with half an hour's break on weekdays: 8 h without supplement, a lost day is 2 400 saved and 1 920 sick pay.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from caredesk.domain.calendar import is_weekend
from caredesk.domain.rows import Absence, Employment, Shift, Unit
from tests.builders import absence, employment, on, shift

UNIT = Unit("Enheten", weekly_hours=37.5, po_percent=50)


def contract(pay: float | None = 32_500, **more: Any) -> Employment:
    return employment(monthly_pay=pay, **more)


def weekdays(first: str, last: str) -> tuple[Shift, ...]:
    start = on(first)
    every = (start + timedelta(days=number) for number in range((on(last) - start).days + 1))
    return tuple(shift(day.isoformat(), "08:00-16:30", pause=30) for day in every if not is_weekend(day))


def every_fourth_monday(count: int) -> list[str]:
    """The first is 7 April 2025, the tenth 15 December, the eleventh 12 January 2026."""
    return [(date(2025, 4, 7) + timedelta(days=28 * number)).isoformat() for number in range(count)]


class Paper(NamedTuple):
    """What was worked out: SEK with fees, and hours."""

    first_days: float = 0.0
    karens: float = 0.0
    later: float = 0.0
    saved: float = 0.0
    lost: float = 0.0
    estimated: float = 0.0


@dataclass(frozen=True)
class Case:
    """A person's sick leave and what a month of it comes to."""

    name: str
    month: str
    sick: tuple[Absence, ...]
    paper: Paper
    shifts: tuple[Shift, ...] = weekdays("2026-02-02", "2026-04-10")
    contracts: tuple[Employment, ...] = (contract(),)
    units: tuple[Unit, ...] = (UNIT,)


RELAPSES = (
    Case(
        "a relapse on the fifth day goes on: 3 days lost, one karensavdrag",
        "2026-03",
        (absence("2026-03-02", "2026-03-03"), absence("2026-03-08", "2026-03-09")),
        # 3 × 1 920 = 5 760; 3 × 2 400 = 7 200.
        Paper(5_760, 1_800, 0, 7_200, 24),
    ),
    Case(
        "a relapse on the sixth day begins anew: two karensavdrag",
        "2026-03",
        (absence("2026-03-02", "2026-03-03"), absence("2026-03-09")),
        Paper(5_760, 3_600, 0, 7_200, 24),
    ),
    Case(
        "three spells of one period: 2-6 March are day 1-5, 11-15 are 6-10, 20-25 are 11-16",
        "2026-03",
        (
            absence("2026-03-02", "2026-03-06"),
            absence("2026-03-11", "2026-03-15"),
            absence("2026-03-20", "2026-03-25"),
        ),
        # 5 + 3 + 2 weekdays: 10 × 1 920; 2 × 160,273973; 10 × 2 400 + 2 × 1 602,739726; 12 days × 8 h.
        Paper(19_200, 1_800, 320.547945, 27_205.479452, 96),
    ),
    Case(
        "a relapse over the leap day: 5 March is five days after 29 February 2028",
        "2028-03",
        (absence("2028-02-28", "2028-02-29"), absence("2028-03-05", "2028-03-06")),
        # The Monday alone, its karensavdrag taken in February.
        Paper(1_920, 0, 0, 2_400, 8),
        shifts=weekdays("2028-02-21", "2028-03-12"),
    ),
)

EXTENTS = (
    Case(
        "25 %: four days of 320 SEK carry the karensavdrag on, 3 × 320 + 240",
        "2026-03",
        (absence("2026-03-02", "2026-03-05", 25),),
        # 4 × 2 h: 8 × 240; 8 × 300.
        Paper(1_920, 1_800, 0, 2_400, 8),
    ),
    Case(
        "50 %: half the hours, the whole karensavdrag",
        "2026-03",
        (absence("2026-03-02", "2026-03-06", 50),),
        # 20 h: 20 × 240; 20 × 300.
        Paper(4_800, 1_800, 0, 6_000, 20),
    ),
    Case(
        "75 %: 960 of the first day and 240 of the second",
        "2026-03",
        (absence("2026-03-02", "2026-03-03", 75),),
        # 12 h: 12 × 240; 12 × 300.
        Paper(2_880, 1_800, 0, 3_600, 12),
    ),
    Case(
        "back by steps: 100 % Monday to Wednesday, 50 % to Sunday, 25 % Monday and Tuesday",
        "2026-03",
        (
            absence("2026-03-02", "2026-03-04"),
            absence("2026-03-05", "2026-03-08", 50),
            absence("2026-03-09", "2026-03-10", 25),
        ),
        # 24 + 8 + 4 = 36 h: 36 × 240; 36 × 300.
        Paper(8_640, 1_800, 0, 10_800, 36),
    ),
    Case(
        "half unpaid leave leaves half to be sick from",
        "2026-03",
        (absence("2026-03-02", "2026-03-03"), absence("2026-03-01", "2026-03-31", 50, cause="leave")),
        # 2 × 4 h: 8 × 240; 8 × 300.
        Paper(1_920, 1_800, 0, 2_400, 8),
    ),
    Case(
        "whole unpaid leave leaves nothing",
        "2026-03",
        (absence("2026-03-02", "2026-03-03"), absence("2026-03-01", "2026-03-31", cause="parental")),
        Paper(),
    ),
    Case(
        "records that overlap add, at most whole: 8 + 8 h, then 3 × 4,8",
        "2026-03",
        (absence("2026-03-02", "2026-03-06", 60), absence("2026-03-02", "2026-03-03", 60)),
        # 30,4 h: × 240; × 300.
        Paper(7_296, 1_800, 0, 9_120, 30.4),
    ),
    Case(
        "sick during the vacation is sick",
        "2026-03",
        (absence("2026-03-02", "2026-03-06", cause="vacation"), absence("2026-03-04", "2026-03-06")),
        Paper(5_760, 1_800, 0, 7_200, 24),
    ),
    Case(
        "a work injury that follows a sickness is the same spell",
        "2026-03",
        (absence("2026-03-02"), absence("2026-03-03", cause="work_injury")),
        Paper(3_840, 1_800, 0, 4_800, 16),
    ),
    Case(
        "still on: the days of the month",
        "2026-03",
        (absence("2026-03-30", ""),),
        Paper(3_840, 1_800, 0, 4_800, 16),
    ),
)

TENS = every_fourth_monday(11)
YEAR_OF_SHIFTS = weekdays("2025-03-31", "2026-01-31")
# Nine Mondays from 15 March 2027, and one day before them that decides.
LEAP_TENS = [(date(2027, 3, 15) + timedelta(days=28 * number)).isoformat() for number in range(9)]
LEAP_SHIFTS = (
    *weekdays("2027-02-15", "2028-03-05"),
    *(shift(day, "08:00-16:30", pause=30) for day in ("2027-02-27", "2027-02-28")),
)

KARENS = (
    Case(
        "the tenth in twelve months is deducted",
        "2025-12",
        tuple(map(absence, TENS)),
        Paper(1_920, 1_800, 0, 2_400, 8),
        shifts=YEAR_OF_SHIFTS,
    ),
    Case(
        "the eleventh is not",
        "2026-01",
        tuple(map(absence, TENS)),
        Paper(1_920, 0, 0, 2_400, 8),
        shifts=YEAR_OF_SHIFTS,
    ),
    Case(
        "a period on a free day made none, so the eleventh is the tenth",
        "2026-01",
        tuple(map(absence, TENS)),
        Paper(1_920, 1_800, 0, 2_400, 8),
        shifts=tuple(row for row in YEAR_OF_SHIFTS if row.day.isoformat() != TENS[4]),
    ),
    Case(
        "a period without pay made none, though it had hours",
        "2026-01",
        tuple(map(absence, TENS)),
        Paper(1_920, 1_800, 0, 2_400, 8),
        shifts=YEAR_OF_SHIFTS,
        contracts=(contract(0, valid_to=date(2025, 4, 30)), contract(valid_from=date(2025, 5, 1))),
    ),
    Case(
        "twelve months before 29 February begin on 28 February: eleven",
        "2028-02",
        tuple(map(absence, ("2027-02-28", *LEAP_TENS, "2028-02-29"))),
        Paper(1_920, 0, 0, 2_400, 8),
        shifts=LEAP_SHIFTS,
    ),
    Case(
        "27 February lies before them: ten",
        "2028-02",
        tuple(map(absence, ("2027-02-27", *LEAP_TENS, "2028-02-29"))),
        Paper(1_920, 1_800, 0, 2_400, 8),
        shifts=LEAP_SHIFTS,
    ),
    Case(
        "larger than the first day's sick pay: 3 h of an evening leave the rest to the day after",
        "2026-03",
        (absence("2026-03-02", "2026-03-03"),),
        # 3 × 200 + 1 h × 25,60 = 625,60, of it 500,48; then 1 280. The deduction is 500,48 + 699,52.
        # (500,48 + 1 280) × 1,5; (625,60 + 1 600) × 1,5.
        Paper(2_670.72, 1_800, 0, 3_338.40, 11),
        shifts=(shift("2026-03-02", "17:00-20:00"), shift("2026-03-03", "08:00-16:30", pause=30)),
    ),
)
