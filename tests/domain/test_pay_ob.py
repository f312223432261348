"""The supplement for unsocial hours (OB) against a slow second way: painted hours counted by minutes."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caredesk.domain.calendar import end_minute
from caredesk.domain.pay import night_share, ob_key, ob_minutes, ob_of
from caredesk.domain.rows import Setting
from caredesk.domain.shifts import resolve
from tests.builders import clock, employment, on, register, shift

FIRST, LAST = date(2024, 1, 2), date(2027, 12, 30)
# Major holidays, from 18 on one day to 07 on another: Christmas, New Year, Easter, midsummer.
WINDOWS_A = """
2023-12-30 2024-01-02  2024-03-28 2024-04-02  2024-06-20 2024-06-24  2024-12-23 2024-12-27
2024-12-30 2025-01-02  2025-04-17 2025-04-22  2025-06-19 2025-06-23  2025-12-23 2025-12-27
2025-12-30 2026-01-02  2026-04-02 2026-04-07  2026-06-18 2026-06-22  2026-12-23 2026-12-27
2026-12-30 2027-01-02  2027-03-25 2027-03-30  2027-06-24 2027-06-28  2027-12-23 2027-12-27
2027-12-30 2028-01-02
"""
# Epiphany, 1 May, Ascension, 6 June, All Saints: the evening before each begins a weekend.
RED_B = """
2024-01-06 2024-05-01 2024-05-09 2024-06-06 2024-11-02
2025-01-06 2025-05-01 2025-05-29 2025-06-06 2025-11-01
2026-01-06 2026-05-01 2026-05-14 2026-06-06 2026-10-31
2027-01-06 2027-05-01 2027-05-06 2027-06-06 2027-11-06
"""
RED_A = """
2024-01-01 2024-03-29 2024-04-01 2024-12-25 2024-12-26
2025-01-01 2025-04-18 2025-04-21 2025-12-25 2025-12-26
2026-01-01 2026-04-03 2026-04-06 2026-12-25 2026-12-26
2027-01-01 2027-03-26 2027-03-29
"""
RED = {on(text) for text in (RED_A + RED_B).split()}


@cache
def painted() -> dict[datetime, str]:
    """The key of every hour by wall clock: a walk that opens and closes the weekend, then A painted over."""
    hours: dict[datetime, str] = {}
    starts = [
        datetime.combine(on(text), datetime.min.time()) + timedelta(hours=18)
        for text in WINDOWS_A.split()[::2]
    ]
    ends = [
        datetime.combine(on(text), datetime.min.time()) + timedelta(hours=7)
        for text in WINDOWS_A.split()[1::2]
    ]
    eves = {on(text) - timedelta(days=1) for text in RED_B.split()}
    at, weekend, major = datetime(2023, 12, 30), True, False
    while at.date() <= LAST + timedelta(days=1):
        free = at.weekday() >= 5 or at.date() in RED
        if at.hour == 7 and not free:
            weekend = False
        if (at.weekday() == 4 and at.hour == (17 if at.year * 100 + at.month >= 202504 else 19)) or (
            at.date() in eves and at.hour == 16
        ):
            weekend = True
        if at in starts:
            major = True
        if at in ends:
            major, weekend = False, weekend or free
        night = at.hour >= 22 or at.hour < 6
        if major:
            hours[at] = "ob_a_night" if night else "ob_a"
        elif weekend:
            hours[at] = "ob_b_night" if night else "ob_b"
        else:
            hours[at] = "ob_c" if night else "ob_d" if at.hour >= 19 else ""
        at += timedelta(hours=1)
    return hours


def last_sunday(year: int, month: int) -> datetime:
    day = datetime(year, month, 31, 1, tzinfo=UTC)
    return day - timedelta(days=(day.weekday() + 1) % 7)


def wall(at: datetime) -> datetime:
    """Wall time in Sweden of an instant, by the rule of the EU."""
    summer = last_sunday(at.year, 3) <= at < last_sunday(at.year, 10)
    return (at + timedelta(hours=2 if summer else 1)).replace(tzinfo=None)


def instant(day: date, minute: int) -> datetime:
    """The first instant with that wall time; of a time that is not there, that an hour later."""
    asked = datetime.combine(day, datetime.min.time()) + timedelta(minutes=minute)
    for meant in (asked, asked + timedelta(hours=1)):
        for offset in (2, 1):
            at = (meant - timedelta(hours=offset)).replace(tzinfo=UTC)
            if wall(at) == meant:
                return at
    raise AssertionError(asked)


def slowly(day: date, start: int, end: int) -> list[datetime]:
    """The wall time of every minute that passes."""
    at, stop, found = instant(day, start), instant(day, end_minute(start, end)), []
    while at < stop:
        found.append(wall(at))
        at += timedelta(minutes=1)
    return found


def agrees(day: date, start: int, end: int) -> bool:
    minutes = slowly(day, start, end)
    keys = Counter((at.date(), painted()[at.replace(minute=0)]) for at in minutes)
    expected = {(each, key): count for (each, key), count in keys.items() if key}
    found = {(each, key): count for each, key, count in ob_minutes(day, start, end)}
    night = sum(at.hour >= 22 or at.hour < 6 for at in minutes) / max(1, len(minutes))
    return found == expected and night_share(day, start, end) == pytest.approx(night)


def test_every_hour_of_four_years() -> None:
    different = [
        (str(at), key, ob_key(at.date(), at.hour * 60))
        for at, key in painted().items()
        if FIRST <= at.date() <= LAST and ob_key(at.date(), at.hour * 60) != key
    ]
    assert different == []


@pytest.mark.parametrize("day", ["2025-04-04", "2026-01-05", "2026-04-02", "2026-12-24", "2027-01-02"])
def test_every_minute_of_some_days(day: str) -> None:
    hours = painted()
    at = datetime.combine(on(day), datetime.min.time())
    assert [ob_key(on(day), minute) for minute in range(1440)] == [
        hours[at + timedelta(hours=minute // 60)] for minute in range(1440)
    ]


@settings(max_examples=60, deadline=None)
@given(st.dates(FIRST, LAST), st.integers(0, 1439), st.integers(0, 1440))
def test_any_shift_minute_by_minute(day: date, start: int, end: int) -> None:
    assert agrees(day, start, end)


@pytest.mark.parametrize(
    "changed", ["2024-03-31", "2024-10-27", "2025-03-30", "2026-03-29", "2026-10-25", "2027-03-28"]
)
@pytest.mark.parametrize(
    "times", ["21:00-07:00", "22:15-06:30", "02:30-08:00", "01:30-02:30", "02:00-03:00", "02:30-03:15"]
)
def test_shifts_around_a_clock_change_minute_by_minute(changed: str, times: str) -> None:
    start, end = map(clock, times.split("-"))
    assert agrees(on(changed), start, end)
    assert agrees(on(changed) - timedelta(days=1), start, end)


@pytest.mark.parametrize(
    ("moment", "key"),
    [
        # Evening and night of a working day.
        ("2026-11-17 18:59", ""),
        ("2026-11-17 19:00", "ob_d"),
        ("2026-11-17 21:59", "ob_d"),
        ("2026-11-17 22:00", "ob_c"),
        ("2026-11-18 05:59", "ob_c"),
        ("2026-11-18 06:00", ""),
        # The weekend began on Friday at 19 before April 2025, and at 17 from then on.
        ("2025-03-28 18:59", ""),
        ("2025-03-28 19:00", "ob_b"),
        ("2025-04-04 16:59", ""),
        ("2025-04-04 17:00", "ob_b"),
        ("2025-04-04 22:00", "ob_b_night"),
        ("2025-04-07 05:59", "ob_b_night"),
        ("2025-04-07 06:59", "ob_b"),
        ("2025-04-07 07:00", ""),
        # From 16 the evening before a red day to 07 the next working day: 1 May 2026 is a Friday.
        ("2026-04-30 15:59", ""),
        ("2026-04-30 16:00", "ob_b"),
        ("2026-05-01 12:00", "ob_b"),
        ("2026-05-04 06:59", "ob_b"),
        ("2026-05-04 07:00", ""),
        # Epiphany 2025 is the Monday after a weekend: one stretch to Tuesday.
        ("2025-01-06 12:00", "ob_b"),
        ("2025-01-07 06:59", "ob_b"),
        ("2025-01-07 07:00", ""),
        # 6 June 2024 and Ascension 2026 are Thursdays: the Friday after is a working day to 19 or 17.
        ("2024-06-05 16:00", "ob_b"),
        ("2024-06-07 06:59", "ob_b"),
        ("2024-06-07 07:00", ""),
        ("2026-05-15 07:00", ""),
        # All Saints is always a Saturday: its eve brings the Friday forward to 16.
        ("2026-10-30 15:59", ""),
        ("2026-10-30 16:00", "ob_b"),
        # Major holidays go before weekends, nights before days.
        ("2026-04-02 17:59", ""),
        ("2026-04-02 18:00", "ob_a"),
        ("2026-04-03 22:00", "ob_a_night"),
        ("2026-04-05 12:00", "ob_a"),
        ("2026-04-07 06:59", "ob_a"),
        ("2026-04-07 07:00", ""),
        ("2026-06-18 17:59", ""),
        ("2026-06-18 18:00", "ob_a"),
        ("2026-06-22 06:59", "ob_a"),
        ("2026-06-22 07:00", ""),
        # Christmas 2026 ends at 07 on Sunday the 27th, where the weekend goes on to Monday.
        ("2026-12-23 17:59", ""),
        ("2026-12-23 18:00", "ob_a"),
        ("2026-12-27 06:59", "ob_a"),
        ("2026-12-27 07:00", "ob_b"),
        ("2026-12-28 06:59", "ob_b"),
        ("2026-12-28 07:00", ""),
        # New Year 2027 ends at 07 on a Saturday; 2026 on a Friday, with the weekend from 17.
        ("2027-01-02 06:59", "ob_a"),
        ("2027-01-02 07:00", "ob_b"),
        ("2026-01-02 06:59", "ob_a"),
        ("2026-01-02 07:00", ""),
        ("2026-01-02 17:00", "ob_b"),
        # Between the holidays a working day is one.
        ("2026-12-29 12:00", ""),
        ("2026-12-30 17:59", ""),
        ("2026-12-30 18:00", "ob_a"),
        # Whitsun is a weekend like others.
        ("2026-05-24 12:00", "ob_b"),
        ("2026-05-25 07:00", ""),
    ],
)
def test_which_supplement_a_minute_earns(moment: str, key: str) -> None:
    day, time = moment.split()
    assert ob_key(on(day), clock(time)) == key


@pytest.mark.parametrize(
    ("day", "times", "pause", "sek"),
    [
        ("2026-03-03", "07:00-16:00", 60, 0),
        # Tuesday evening 19-21.30, of 8.5 hours half an hour is break: 2.5 x 25,60 x 8/8.5.
        ("2026-03-03", "13:00-21:30", 30, 2.5 * 25.60 * 8 / 8.5),
        # The night over 1 April 2025: each minute by its own day's rate, 1 h D and 2 h C, then 6 h C.
        ("2025-03-31", "21:00-07:00", 0, 24.80 + 2 * 54.80 + 6 * 56.70),
        ("2025-03-31", "21:00-07:00", 60, (24.80 + 2 * 54.80 + 6 * 56.70) * 0.9),
        # The same over 1 April 2026, a Wednesday.
        ("2026-03-31", "21:00-07:00", 0, 25.60 + 2 * 56.70 + 6 * 58.40),
        # Night to Sunday 29 March 2026, nine hours: 21-22 B, 22-06 B night less the lost hour, 06-07 B.
        ("2026-03-28", "21:00-07:00", 0, 2 * 66.10 + 7 * 76.00),
        # Night to Sunday 25 October 2026, eleven hours.
        ("2026-10-24", "21:00-07:00", 0, 2 * 68.10 + 9 * 78.30),
        # Maundy Thursday into the night: 13-18 nothing, 18-22 A, 22-23 A night.
        ("2026-04-02", "13:00-23:00", 0, 4 * 130.70 + 156.90),
        # The first known night begins on Easter Monday 2024.
        ("2024-04-01", "07:00-16:00", 0, 9 * 122.70),
        ("2024-03-31", "07:00-16:00", 0, None),
        ("2024-03-31", "21:00-07:00", 0, None),
        # Nothing passes, nothing is earned.
        ("2026-03-29", "02:00-03:00", 0, 0),
    ],
)
def test_the_supplement_of_a_shift(day: str, times: str, pause: int, sek: float | None) -> None:
    held = register(employments=(employment(),))
    assert ob_of(held, resolve(held, shift(day, times, pause=pause))) == pytest.approx(sek)


@pytest.mark.parametrize(
    ("kind", "earns"),
    [
        ("ordinary", True),
        ("extra", True),
        ("resource", True),
        ("introduction", True),
        ("additional", False),
        ("overtime_simple", False),
        ("overtime_qualified", False),
        ("jour", False),
        ("standby", False),
    ],
)
def test_which_kinds_earn_a_supplement(kind: str, earns: bool) -> None:
    held = register(employments=(employment(),))
    # Two hours of a Saturday in 2026 before April.
    found = ob_of(held, resolve(held, shift("2026-03-07", "10:00-12:00", kind=kind)))
    assert found == pytest.approx(2 * 66.10 if earns else 0)


def test_hired_and_borrowed_staff_earn_none() -> None:
    held = register(employments=(employment(form="hired"),))
    assert ob_of(held, resolve(held, shift("2026-03-07", "10:00-12:00"))) == 0
    assert ob_of(held, resolve(held, shift("2026-03-07", "10:00-12:00", "", borrowed_from="Tall"))) == 0


def test_a_units_own_rate_holds_from_its_day() -> None:
    held = register(employments=(employment(),), settings=(Setting("ob_d", on("2026-03-04"), "30"),))
    evenings = [resolve(held, shift(day, "19:00-22:00")) for day in ("2026-03-03", "2026-03-04")]
    assert [ob_of(held, evening) for evening in evenings] == pytest.approx([3 * 25.60, 3 * 30])
