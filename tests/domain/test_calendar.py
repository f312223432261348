"""Red days against written dates, months by their properties, and what passes when the clock changes."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caredesk.domain import calendar
from tests.builders import clock, on

# Good Friday, Easter Sunday, Easter Monday, Ascension, Pentecost, midsummer day, All Saints.
MOVING = {
    2024: "03-29 03-31 04-01 05-09 05-19 06-22 11-02",
    2025: "04-18 04-20 04-21 05-29 06-08 06-21 11-01",
    2026: "04-03 04-05 04-06 05-14 05-24 06-20 10-31",
    2027: "03-26 03-28 03-29 05-06 05-16 06-26 11-06",
    2028: "04-14 04-16 04-17 05-25 06-04 06-24 11-04",
    2029: "03-30 04-01 04-02 05-10 05-20 06-23 11-03",
    2030: "04-19 04-21 04-22 05-30 06-09 06-22 11-02",
}
FIXED = "01-01 01-06 05-01 06-06 12-25 12-26"
MONTHS = st.builds(lambda year, month: f"{year}-{month:02d}", st.integers(2000, 2100), st.integers(1, 12))


def easter_by_gauss(year: int) -> date:
    """Gauss's rule with his constants for 1900-2099."""
    d = (19 * (year % 19) + 24) % 30
    e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + 5) % 7
    if d == 29 and e == 6:
        return date(year, 4, 19)
    if d == 28 and e == 6 and year % 19 > 10:
        return date(year, 4, 18)
    return date(year, 3, 22) + timedelta(days=d + e)


@pytest.mark.parametrize("year", MOVING)
def test_red_days_are_the_written_ones(year: int) -> None:
    written = {on(f"{year}-{day}") for day in (FIXED + " " + MOVING[year]).split()}
    assert set(calendar.red_days(year)) == written
    every = calendar.days_from_to(date(year, 1, 1), date(year, 12, 31))
    assert {day for day in every if calendar.is_red_day(day)} == written


@pytest.mark.parametrize("year", MOVING)
def test_moving_days_stand_where_the_rules_put_them(year: int) -> None:
    friday, sunday, monday, ascension, pentecost, midsummer, saints = (
        on(f"{year}-{day}") for day in MOVING[year].split()
    )
    assert sunday == calendar.easter_sunday(year) == easter_by_gauss(year)
    after = [(day - sunday).days for day in (friday, monday, ascension, pentecost)]
    assert after == [-2, 1, 39, 49]
    assert calendar.midsummer_eve(year) == midsummer - timedelta(days=1)
    assert calendar.all_saints_day(year) == saints
    assert (midsummer.weekday(), saints.weekday()) == (5, 5)


@pytest.mark.parametrize("year", range(1900, 2100))
def test_easter_of_any_year_that_a_file_can_hold(year: int) -> None:
    assert calendar.easter_sunday(year) == easter_by_gauss(year)


@pytest.mark.parametrize("year", range(1960, 2100))
def test_the_moving_days_are_those_of_the_list_of_holidays(year: int) -> None:
    named = {name: day for day, names in calendar.red_days(year).items() for name in names.split("; ")}
    assert named["Påskdagen"] == calendar.easter_sunday(year)
    assert named["Midsommardagen"] == calendar.midsummer_eve(year) + timedelta(days=1)
    assert named["Alla helgons dag"] == calendar.all_saints_day(year)


@pytest.mark.parametrize(
    ("day", "free", "next_working"),
    [
        ("2026-04-30", False, "2026-05-04"),  # Thursday; 1 May is a Friday
        ("2026-05-01", True, "2026-05-04"),
        ("2026-04-02", False, "2026-04-07"),  # Maundy Thursday; Easter Monday is the 6th
        ("2026-12-24", False, "2026-12-28"),  # an eve is a working day; 25-27 are free
        ("2026-12-23", False, "2026-12-24"),
        ("2026-06-19", False, "2026-06-22"),  # midsummer eve
        ("2026-05-23", True, "2026-05-25"),
        ("2026-11-21", True, "2026-11-23"),
        ("2026-11-20", False, "2026-11-23"),
        ("2026-11-17", False, "2026-11-18"),
    ],
)
def test_free_days_and_the_next_working_one(day: str, free: bool, next_working: str) -> None:
    assert calendar.is_free_day(on(day)) is free
    assert calendar.next_working_day(on(day)) == on(next_working)


@given(MONTHS)
def test_a_months_days_are_all_the_days_that_lie_in_it(month: str) -> None:
    days = calendar.days_of(month)
    assert (days[0], days[-1]) == (calendar.first_day(month), calendar.last_day(month))
    assert [day.day for day in days] == list(range(1, calendar.days_in(month) + 1))
    assert {calendar.month_of(day) for day in days} == {month}
    assert (days[-1] + timedelta(days=1)).day == 1


@given(MONTHS, st.integers(-400, 400))
def test_months_are_counted_over_the_years(month: str, count: int) -> None:
    later = calendar.add_months(month, count)
    apart = (int(later[:4]) - int(month[:4])) * 12 + int(later[5:]) - int(month[5:])
    assert apart == count
    assert calendar.add_months(later, -count) == month


@pytest.mark.parametrize(
    ("day", "count", "found"),
    [
        ("2028-02-29", -12, "2027-02-28"),
        ("2027-02-28", 12, "2028-02-28"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2026-01-15", -1, "2025-12-15"),
        ("2026-05-31", 0, "2026-05-31"),
    ],
)
def test_a_day_months_away_is_the_same_day_or_the_month_s_last(day: str, count: int, found: str) -> None:
    assert calendar.months_after(on(day), count) == on(found)


@given(MONTHS)
def test_a_rolling_year_is_the_months_from_eleven_back(month: str) -> None:
    year = calendar.months_ending(month, 12)
    assert year == calendar.months_from_to(calendar.add_months(month, -11), month)
    assert (len(year), year[-1]) == (12, month)
    assert (
        sum(map(calendar.days_in, year)) == (calendar.last_day(month) - calendar.first_day(year[0])).days + 1
    )
    assert sorted({each[5:] for each in year}) == [f"{number:02d}" for number in range(1, 13)]


def test_stretches_include_both_ends() -> None:
    assert calendar.days_from_to(on("2026-02-28"), on("2026-03-01")) == (on("2026-02-28"), on("2026-03-01"))
    assert calendar.days_from_to(on("2026-03-01"), on("2026-02-28")) == ()
    assert calendar.months_from_to("2026-12", "2027-01") == ("2026-12", "2027-01")
    assert calendar.months_from_to("2027-01", "2026-12") == ()
    assert calendar.monday_of(on("2026-11-22")) == calendar.monday_of(on("2026-11-16")) == on("2026-11-16")


@pytest.mark.parametrize(
    ("day", "times", "hours"),
    [
        ("2026-11-17", "07:00-16:00", 9),
        ("2026-11-17", "21:00-07:00", 10),
        ("2026-11-17", "16:00-24:00", 8),
        ("2026-11-17", "16:00-00:00", 8),
        ("2026-11-17", "07:00-07:00", 24),
        ("2026-11-17", "00:00-24:00", 24),
        # One hour is not there between 02 and 03 on 29 March 2026 and 28 March 2027.
        ("2026-03-28", "21:00-07:00", 9),
        ("2027-03-27", "21:00-07:00", 9),
        ("2026-03-28", "16:00-24:00", 8),
        ("2026-03-29", "00:00-00:00", 23),
        ("2026-03-28", "12:00-12:00", 23),
        ("2026-03-29", "07:00-16:00", 9),
        ("2026-03-29", "21:00-07:00", 10),
        # 02.30 is not there: 03.30 is meant, whether it begins or ends.
        ("2026-03-29", "02:30-07:00", 3.5),
        ("2026-03-28", "21:00-02:30", 5.5),
        ("2027-03-28", "02:00-07:00", 4),
        # The hour 02-03 comes twice on 25 October 2026.
        ("2026-10-24", "21:00-07:00", 11),
        ("2026-10-25", "00:00-00:00", 25),
        ("2026-10-25", "07:00-16:00", 9),
        # Of two 02.30 the first is meant: five hours and a half to 07, and as many from 21.
        ("2026-10-25", "02:30-07:00", 5.5),
        ("2026-10-24", "21:00-02:30", 5.5),
        ("2026-10-25", "03:00-07:00", 4),
        # Nothing passes in an hour that is not there, nor backwards.
        ("2026-03-29", "02:00-03:00", 0),
        ("2026-03-29", "02:30-03:15", 0),
    ],
)
def test_what_passes_between_two_wall_times(day: str, times: str, hours: float) -> None:
    start, end = times.split("-")
    assert calendar.elapsed_minutes(on(day), clock(start), clock(end)) == hours * 60


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.integers(0, 1439), st.integers(1, 1440))
def test_only_the_two_sundays_bend_time(day: date, start: int, end: int) -> None:
    """Those are the last Sundays of March and October (the rule of the EU since 1996)."""
    stop = calendar.end_minute(start, end)
    days = {day} if stop <= 1440 else {day, day + timedelta(days=1)}
    bent = any(each.month in (3, 10) and each.day > 24 and each.weekday() == 6 for each in days)
    passes = calendar.elapsed_minutes(day, start, end)
    assert 0 < stop - start <= 1440
    if bent:
        assert stop - start - passes in range(-60, 61)
    else:
        assert passes == stop - start
    assert calendar.has_clock_change(day) == (day.month in (3, 10) and day.day > 24 and day.weekday() == 6)


def test_an_instant_is_told_in_universal_time() -> None:
    # Noon in winter is 11 and in summer 10 in universal time.
    for day, hour in (("2026-01-15", 11), ("2026-07-15", 10)):
        expected = datetime.fromisoformat(f"{day}T{hour}:00+00:00").timestamp() / 60
        assert calendar.instant(on(day), 12 * 60) == expected
    assert calendar.instant(on("2026-01-15"), 1440 + 30) == calendar.instant(on("2026-01-16"), 30)
