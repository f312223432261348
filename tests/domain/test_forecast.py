"""The way to the target on histories made by hand, by sums of full-time equivalents and places by days."""

import pytest

from caredesk.domain.calendar import days_in, months_ending, months_from_to
from caredesk.domain.forecast import Forecast, ForecastPoint, last_complete
from caredesk.domain.month_points import MonthBook
from caredesk.domain.rows import MonthlyValue, Unit
from tests.builders import UNIT, month_book, on

START, LAST = "2025-03", "2026-02"


def values(
    fte: float, occupied: float, first: str = START, last: str = LAST, section: str = ""
) -> list[MonthlyValue]:
    return [
        MonthlyValue(month, section, fte=fte, occupied_mean=occupied) for month in months_from_to(first, last)
    ]


def book(rows: list[MonthlyValue], *units: Unit) -> MonthBook:
    return month_book(LAST, LAST, monthly=tuple(rows), units=units or (UNIT,))


def forecast(held: MonthBook, section: str | None = None) -> Forecast:
    last = last_complete(held, LAST, section)
    assert last is not None
    return Forecast(held, last, section)


def by_hand(known: dict[str, tuple[float, float]], month: str, level: float, occupied: float) -> float:
    """R12 from (full-time equivalents, places) of known months, the rest at a level."""
    year = [
        (days_in(each), *known.get(each, (level * occupied, occupied))) for each in months_ending(month, 12)
    ]
    return sum(days * fte for days, fte, _ in year) / sum(days * places for days, _, places in year)


# Twelve months of ten on ten places: density 1,0.
STEADY = dict.fromkeys(months_from_to(START, LAST), (10.0, 10.0))


def test_r12_of_months_to_come() -> None:
    held = forecast(book(values(10, 10)))
    assert (held.held_density, held.held_occupied) == (1, 10)
    line = held.line("2027-04", 0.8)
    assert [each.month for each in line] == list(months_from_to("2026-03", "2027-04"))
    assert [each.r12 for each in line] == pytest.approx(
        [by_hand(STEADY, each.month, 0.8, 10) for each in line]
    )
    # March of 31 days at 0,8 and 334 days at 1,0; from February 2027 all months are new.
    assert line[0].r12 == pytest.approx((334 * 1 + 31 * 0.8) / 365)
    assert [each.r12 for each in line[-3:]] == pytest.approx([0.8, 0.8, 0.8])


@pytest.mark.parametrize(
    ("month", "level"),
    [
        # From March to August are 184 days; 181 days at 1,0 stay in the year.
        ("2026-08", (0.9 * 365 - 181) / 184),
        # When the whole year is to come it is the target itself.
        ("2027-02", 0.9),
        ("2028-02", 0.9),
        # A month is too short: less than nobody would have to work.
        ("2026-03", (0.9 * 365 - 334) / 31),
        # Not to come.
        ("2026-02", None),
        ("2025-12", None),
    ],
)
def test_the_level_needed(month: str, level: float | None) -> None:
    held = forecast(book(values(10, 10)))
    found = held.level_needed(month, 0.9)
    assert found == pytest.approx(level)
    if found is not None:
        assert held.r12(month, found) == pytest.approx(0.9)


@pytest.mark.parametrize(
    ("level", "month"),
    [
        # At 0,8 half of the days must be new: 183 of them are there at the end of August.
        (0.8, "2026-08"),
        # At 0 a tenth, 36,5 days: April.
        (0.0, "2026-04"),
        # At the target itself the last old month must have gone.
        (0.9, "2027-02"),
        (0.9000001, None),
        (1.0, None),
        (1.1, None),
    ],
)
def test_the_earliest_month(level: float, month: str | None) -> None:
    assert forecast(book(values(10, 10))).earliest_month(0.9, level) == month


@pytest.mark.parametrize("places", [7, 9.3, 10, 13.7, 31])
@pytest.mark.parametrize("target", [0.55, 0.61, 0.7, 0.83, 0.9])
def test_a_level_at_the_target_reaches_it_when_all_months_are_new(places: float, target: float) -> None:
    """However the sums of floats end."""
    held = forecast(book(values(places, places)))
    assert held.earliest_month(target, target) == "2027-02"


def test_a_short_history_has_no_year_until_it_is_full() -> None:
    """October to February: the first whole year ends with September."""
    held = forecast(book(values(10, 10, "2025-10")))
    assert (held.r12("2026-08", 0.8), held.level_needed("2026-08", 0.9)) == (None, None)
    known = dict.fromkeys(months_from_to("2025-10", LAST), (10.0, 10.0))
    assert held.r12("2026-09", 0.8) == pytest.approx(by_hand(known, "2026-09", 0.8, 10))
    assert held.earliest_month(0.9, 0.5) == "2026-09"
    # 151 days at 1,0 and 214 to come.
    assert held.level_needed("2026-09", 0.9) == pytest.approx((0.9 * 365 - 151) / 214)
    assert held.line("2026-09", 0.8)[0] == ForecastPoint("2026-03", None)


def test_a_target_already_met() -> None:
    """Eight on ten where nine may be: the first month to come keeps it, at nine as well."""
    held = forecast(book(values(8, 10)))
    assert held.earliest_month(0.9, 0.8) == "2026-03"
    assert held.level_needed("2026-08", 0.9) == pytest.approx((0.9 * 365 - 181 * 0.8) / 184)
    assert held.earliest_month(0.9, 0.9) == "2026-03"


def test_a_target_that_thirty_six_months_do_not_reach() -> None:
    held = forecast(book(values(10, 10)))
    assert held.earliest_month(0.5, 0.6) is None


def test_occupancy_that_falls() -> None:
    """Eight places from now on: a year of 181 days with ten and 184 with eight."""
    held = forecast(book(values(10, 10)))
    level = held.level_needed("2026-08", 0.9, occupied=8)
    assert level == pytest.approx((0.9 * (181 * 10 + 184 * 8) - 181 * 10) / (184 * 8))
    assert held.r12("2026-08", 0.85, 8) == pytest.approx(by_hand(STEADY, "2026-08", 0.85, 8))
    # At 0,8 the ten of the old months weigh more now: R12 is still above 0,9 in August.
    assert by_hand(STEADY, "2026-08", 0.8, 8) > 0.9
    assert held.earliest_month(0.9, 0.8, occupied=8) == "2026-09"


def test_occupancy_that_has_fallen_is_what_is_held() -> None:
    rows = [*values(10, 10, START, "2026-01"), *values(9, 6, LAST, LAST)]
    held = forecast(book(rows))
    assert (held.held_density, held.held_occupied) == (1.5, 6)
    known = {**STEADY, LAST: (9.0, 6.0)}
    assert held.r12("2026-05", 1.2) == pytest.approx(by_hand(known, "2026-05", 1.2, 6))


def test_a_new_full_time_measure_within_the_year() -> None:
    """Six full-time hours a day instead of five from January: hours and full-time hours are summed apart."""
    units = (UNIT, Unit("Enheten", on("2026-01-01"), weekly_hours=42))
    held = forecast(book(values(10, 10), *units))
    # September to December 122 days of 50 h, January and February 59 of 60 h, then 184 by six hours.
    hours, full = 122 * 50 + 59 * 60, 122 * 5 + 243 * 6
    assert held.r12("2026-08", 0.8) == pytest.approx((hours + 184 * 0.8 * 10 * 6) / full / 10)
    assert held.level_needed("2026-08", 0.9) == pytest.approx((0.9 * 10 * full - hours) / (184 * 10 * 6))


def test_a_new_way_of_counting_within_the_year() -> None:
    """From January by each one's own measure: months count by their days."""
    units = (UNIT, Unit("Enheten", on("2026-01-01"), weekly_hours=42, measure="own"))
    held = forecast(book(values(10, 10), *units))
    assert held.r12("2026-08", 0.8) == pytest.approx((181 * 10 + 184 * 8) / 365 / 10)
    assert held.level_needed("2026-08", 0.9) == pytest.approx((0.9 * 365 - 181) / 184)


def test_the_last_complete_month_is_held() -> None:
    rows = [
        *values(10, 10, START, "2025-12"),
        MonthlyValue("2026-01", "", fte=99),
        MonthlyValue(LAST, "", fte=99),
    ]
    held = forecast(book(rows))
    assert (held.held_density, held.line("2026-02", 1)[0].month) == (1, "2026-01")
    assert last_complete(book([]), LAST) is None
    assert last_complete(book(values(10, 10, "2024-01", "2025-02")), LAST) is None


def test_a_section_has_its_own_way() -> None:
    rows = values(10, 10, section="Gran") + values(6, 8, section="Tall")
    tall = forecast(book(rows), "Tall")
    assert tall.held_density == 0.75
    assert tall.level_needed("2026-08", 0.7) == pytest.approx((0.7 * 365 - 181 * 0.75) / 184)
    assert forecast(book(rows)).held_density == pytest.approx(16 / 18)


def test_a_months_full_time_hours_that_nobody_knows_end_the_line() -> None:
    units = (UNIT, Unit("Enheten", on("2026-04-01"), weekly_hours=35, measure="year"))
    held = forecast(book(values(10, 10), *units))
    assert held.r12("2026-03", 0.8) is not None
    assert held.r12("2026-04", 0.8) is None
