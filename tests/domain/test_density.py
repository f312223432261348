"""Rolling twelve months, the gap to the target, rates of occupancy, the national measure: by hand."""

import pytest

from caredesk.domain.calendar import days_from_to, days_in, is_weekend, months_ending
from caredesk.domain.day_totals import DayTotal
from caredesk.domain.density import (
    Counting,
    MonthPoint,
    National,
    density_figures,
    national_days,
    national_measure,
    national_year,
    occupancy_figures,
    rolling,
)

WORKED, OWN, EMPLOYED = Counting("worked", "unit"), Counting("worked", "own"), Counting("employed", "unit")
NOBODY = National(2026, None, None)


def point(month: str, fte: float | None, occupied: float | None, full: float = 5, **more) -> MonthPoint:
    """A month at so many full-time hours a day."""
    days = days_in(month)
    hours = None if fte is None else fte * full * days
    bed_days = None if occupied is None else occupied * days
    return MonthPoint(
        month,
        **{"counting": WORKED, "hours_source": "detail", "occupancy_source": "detail"} | more,
        weight=full * days,
        amount=hours,
        hours=hours,
        bed_days=bed_days,
    )


def year(fte: float = 2, occupied: float = 2.5, **more) -> list[MonthPoint]:
    """January to December 2026, each the same."""
    return [point(month, fte, occupied, **more) for month in months_ending("2026-12", 12)]


def test_a_month() -> None:
    found = point("2026-04", 2, 2.5)
    assert (found.days, found.fte, found.occupied, found.density) == (30, 2, 2.5, 0.8)
    nobody_in = point("2026-04", 2, 0)
    assert (nobody_in.density, nobody_in.complete) == (None, True)
    assert not point("2026-04", 2, None).complete
    assert not point("2026-04", None, 2).complete


def test_a_year_is_a_ratio_of_sums() -> None:
    """31 January days at 4 on 2 places, 334 days at 2 on 2,5: not the mean of 2,0 and eleven 0,8."""
    found = rolling([point("2026-01", 4, 2), *year()[1:]])
    assert found.months == 12
    assert found.fte == pytest.approx((31 * 4 + 334 * 2) / 365)
    assert found.occupied == pytest.approx((31 * 2 + 334 * 2.5) / 365)
    assert found.density == pytest.approx((31 * 4 + 334 * 2) / (31 * 2 + 334 * 2.5))


def test_hours_are_divided_by_the_full_time_hours_of_their_days() -> None:
    """Ten hours of each of 181 days at five hours full time and of 184 at eight."""
    points = [point(each.month, 2, 2.5) for each in year()[:6]]
    points += [point(each.month, 10 / 8, 2.5, full=8) for each in year()[6:]]
    assert rolling(points).fte == pytest.approx(3650 / (181 * 5 + 184 * 8))


@pytest.mark.parametrize("other", [OWN, EMPLOYED])
def test_a_year_of_two_ways_of_counting_weighs_months_by_their_days(other: Counting) -> None:
    points = year()[:6] + [point(each.month, 3, 2.5, full=1, counting=other) for each in year()[6:]]
    assert rolling(points).fte == pytest.approx((181 * 2 + 184 * 3) / 365)


def test_a_year_of_those_employed_weighs_months_by_their_days() -> None:
    points = year(full=1, counting=EMPLOYED)[:6] + year(3, full=7, counting=EMPLOYED)[6:]
    assert rolling(points).fte == pytest.approx((181 * 2 + 184 * 3) / 365)


@pytest.mark.parametrize(("missing", "months"), [((None, 2.5), 11), ((2, None), 11), ((None, None), 11)])
def test_a_year_with_a_gap_is_no_year(missing: tuple[float | None, float | None], months: int) -> None:
    found = rolling([*year()[:5], point("2026-06", *missing), *year()[6:]])
    assert (found.months, found.fte, found.occupied, found.density) == (months, None, None, None)
    assert rolling(year()[1:]).density is None


def figures(points: list[MonthPoint], target: float | None = 0.7, cost: float | None = 600_000):
    return density_figures(
        points,
        target=target,
        cost_per_fte=cost,
        planned_share=0.25,
        national=NOBODY,
        weekend=0.5,
        night=None,
    )


def test_the_gap_is_positive_above_the_target() -> None:
    """2 people in work on 2,5 places, where 0,7 asks for 1,75."""
    found = figures(year())
    assert (found.month, found.r12, found.r12_months, found.target) == (0.8, pytest.approx(0.8), 12, 0.7)
    assert found.gap_fte == pytest.approx(0.25)
    assert found.gap_sek_per_year == pytest.approx(150_000)
    assert (found.hours, found.fte, found.occupied) == (2 * 5 * 31, 2, 2.5)
    assert (found.planned_share, found.national_0900, found.weekend, found.night) == (0.25, NOBODY, 0.5, None)
    below = figures(year(), target=0.9)
    assert below.gap_fte == pytest.approx(-0.25)
    assert below.gap_sek_per_year == pytest.approx(-150_000)


def test_a_gap_needs_target_year_and_cost() -> None:
    assert figures(year(), target=None).gap_fte is None
    assert figures(year(), cost=None).gap_sek_per_year is None
    assert figures(year(), cost=None).gap_fte == pytest.approx(0.25)
    short = figures([point("2026-01", None, 2.5), *year()[1:]])
    assert (short.r12, short.r12_months, short.gap_fte, short.gap_sek_per_year) == (None, 11, None, None)
    assert short.month == 0.8


def test_rates_of_occupancy() -> None:
    """A well-known case: 69 % of 51 places is 90 % of 39 (35,1 occupied)."""
    points = [
        MonthPoint(
            month,
            WORKED,
            "detail",
            "detail",
            bed_days=35.1 * days,
            available_days=51 * days,
            planned_days=39 * days,
        )
        for month in months_ending("2026-12", 12)
        for days in (days_in(month),)
    ]
    points[-1] = MonthPoint(
        "2026-12",
        WORKED,
        "detail",
        "detail",
        bed_days=31 * 40,
        available_days=31 * 50,
        planned_days=31 * 40,
        empty_days=7,
    )
    found = occupancy_figures(points)
    assert (found.available, found.planned, found.occupied, found.empty_days) == (50, 40, 40, 7)
    assert (found.rate_available, found.rate_planned) == (0.8, 1)
    assert found.rate_r12 == pytest.approx((334 * 35.1 + 31 * 40) / (334 * 51 + 31 * 50))
    assert found.rate_r12_planned == pytest.approx((334 * 35.1 + 31 * 40) / (334 * 39 + 31 * 40))
    assert occupancy_figures(points[:-1]).rate_available == pytest.approx(35.1 / 51)
    gap = occupancy_figures([*points[:-2], point("2026-11", 2, None), points[-1]])
    assert (gap.rate_r12, gap.rate_available) == (None, 0.8)
    # Occupied places without known places.
    assert occupancy_figures(year()).rate_available is None


@pytest.mark.parametrize(
    ("month", "held"), [("2026-01", 2025), ("2026-02", 2025), ("2026-03", 2026), ("2026-12", 2026)]
)
def test_the_latest_fortnight_of_march(month: str, held: int) -> None:
    assert national_year(month) == held
    first, last = national_days(held)
    assert (first.isoformat(), last.isoformat()) == (f"{held}-03-01", f"{held}-03-14")


def fortnight(changes: dict[int, tuple[int, float | None]] | None = None) -> list[DayTotal]:
    """Four workers on ten places on weekdays, two on nine on weekends, in two sections; by day."""
    rows = []
    for day in days_from_to(*national_days(2026)):
        workers, held = (changes or {}).get(day.day, (2, 9.0) if is_weekend(day) else (4, 10.0))
        rows += [
            DayTotal(day, "", occupied=held),
            DayTotal(day, "Gran", workers_at_nine=workers - 1, occupied=None if held is None else held - 4),
            DayTotal(day, "Tall", workers_at_nine=1, occupied=4.0),
        ]
    return rows


def test_the_national_measure_is_a_mean_of_days() -> None:
    found = national_measure(2026, fortnight(), None)
    assert (found.year, found.weekday, found.weekend) == (2026, 2.5, 4.5)
    # 3 March with five on ten places: nine days of 2,5 and one of 2.
    assert national_measure(2026, fortnight({3: (5, 10.0)}), None).weekday == pytest.approx(
        (9 * 2.5 + 2) / 10
    )


def test_the_national_measure_of_a_section() -> None:
    assert national_measure(2026, fortnight(), "Gran") == National(2026, 2, 5)
    assert national_measure(2026, fortnight(), "Tall") == National(2026, 4, 4)
    assert national_measure(2026, fortnight(), "Ek") == National(2026, None, None)


@pytest.mark.parametrize(
    ("changes", "weekday", "weekend"),
    [
        # 3 March 2026 is a Tuesday, the 7th a Saturday.
        ({3: (4, None)}, None, 4.5),
        ({7: (2, None)}, 2.5, None),
    ],
)
def test_a_day_that_is_not_known_makes_its_mean_unknown(
    changes: dict[int, tuple[int, float | None]], weekday: float | None, weekend: float | None
) -> None:
    assert national_measure(2026, fortnight(changes), None) == National(2026, weekday, weekend)


def test_a_day_without_worker_makes_its_mean_unknown() -> None:
    rows = [row._replace(workers_at_nine=0) if row.day.day == 7 else row for row in fortnight()]
    assert national_measure(2026, rows, None) == National(2026, 2.5, None)
    assert national_measure(2026, [], None) == National(2026, None, None)
