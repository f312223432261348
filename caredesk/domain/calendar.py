"""Days, months, red days, and elapsed time in Swedish wall time."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Stockholm")
DAY_MINUTES = 24 * 60
ONE_DAY = timedelta(days=1)


def month_of(day: date) -> str:
    """The month "YYYY-MM" that a day lies in."""
    return f"{day.year:04d}-{day.month:02d}"


def first_day(month: str) -> date:
    """The first day of a month "YYYY-MM"."""
    return date(int(month[:4]), int(month[5:7]), 1)


@lru_cache(maxsize=4096)
def last_day(month: str) -> date:
    """The last day of a month "YYYY-MM"."""
    year, number = int(month[:4]), int(month[5:7])
    return date(year, number, monthrange(year, number)[1])


def days_in(month: str) -> int:
    """The number of days of a month."""
    return last_day(month).day


@lru_cache(maxsize=4096)
def add_months(month: str, count: int) -> str:
    """The month `count` months later (earlier when negative)."""
    index = int(month[:4]) * 12 + int(month[5:7]) - 1 + count
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def months_after(day: date, count: int) -> date:
    """The same day `count` calendar months later (earlier when negative), or the last of that month."""
    last = last_day(add_months(month_of(day), count))
    return last.replace(day=min(day.day, last.day))


def months_ending(month: str, count: int) -> tuple[str, ...]:
    """The `count` months that end with `month`, oldest first; 12 of them are R12."""
    return tuple(add_months(month, back) for back in range(1 - count, 1))


def months_from_to(first: str, last: str) -> tuple[str, ...]:
    """Every month from `first` to `last`, both included; none when `last` is earlier."""
    months = []
    month = first
    while month <= last:
        months.append(month)
        month = add_months(month, 1)
    return tuple(months)


def days_from_to(first: date, last: date) -> tuple[date, ...]:
    """Every day from `first` to `last`, both included; none when `last` is earlier."""
    return tuple(first + timedelta(days=number) for number in range((last - first).days + 1))


def days_of(month: str) -> tuple[date, ...]:
    """Every day of a month."""
    return days_from_to(first_day(month), last_day(month))


def monday_of(day: date) -> date:
    """The Monday of the calendar week that a day lies in."""
    return day - timedelta(days=day.weekday())


def is_weekend(day: date) -> bool:
    """Saturday or Sunday."""
    return day.weekday() >= 5


@lru_cache(maxsize=128)
def red_days(year: int) -> dict[date, str]:
    """The named Swedish holidays of a year; the eves and ordinary Sundays are not among them."""
    import holidays  # 50 ms, and only days near a holiday ask

    named = holidays.country_holidays("SE", years=year, language="sv")
    return {day: name for day, name in named.items() if name != "Söndag"}


def is_red_day(day: date) -> bool:
    """Whether a day is a named holiday, also when it falls on a weekend."""
    return day in red_days(day.year)


def is_free_day(day: date) -> bool:
    """Saturday, Sunday or a named holiday."""
    return is_weekend(day) or is_red_day(day)


def next_working_day(day: date) -> date:
    """The next day after `day` that is not Saturday, Sunday or a named holiday (eves are working days)."""
    day += ONE_DAY
    while is_free_day(day):
        day += ONE_DAY
    return day


@lru_cache(maxsize=128)
def easter_sunday(year: int) -> date:
    """The date of Easter Sunday, of any year: the list of holidays has none before 1953 or after 2100.

    The anonymous Gregorian computus (Nature, 1876).
    """
    century, rest = divmod(year, 100)
    golden = year % 19
    moon = (19 * golden + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    return date(year, 3, 22) + timedelta(days=moon + sunday - 7 * late)


@lru_cache(maxsize=128)
def midsummer_eve(year: int) -> date:
    """The Friday between 19 and 25 June."""
    day = date(year, 6, 19)
    return day + timedelta(days=(4 - day.weekday()) % 7)


@lru_cache(maxsize=128)
def all_saints_day(year: int) -> date:
    """The Saturday between 31 October and 6 November."""
    day = date(year, 10, 31)
    return day + timedelta(days=(5 - day.weekday()) % 7)


@lru_cache(maxsize=65536)
def instant(day: date, minute: int) -> int:
    """Minutes since the epoch, in UTC, of a wall time given as minutes after midnight (0-2880).

    A time that does not exist is moved forward one hour; of two, the first is meant.
    """
    wall = datetime(day.year, day.month, day.day) + timedelta(minutes=minute)
    return int(wall.replace(tzinfo=ZONE, fold=0).timestamp()) // 60


@lru_cache(maxsize=8192)
def has_clock_change(day: date) -> bool:
    """Whether the day has 23 or 25 hours."""
    return instant(day, DAY_MINUTES) - instant(day, 0) != DAY_MINUTES


def end_minute(start: int, end: int) -> int:
    """The end counted from the start's midnight: an end at or before the start is on the next day."""
    return end if end > start else end + DAY_MINUTES


@lru_cache(maxsize=65536)
def elapsed_minutes(day: date, start: int, end: int) -> int:
    """Minutes that really pass between two wall times; start = end means a whole day.

    None pass within the hour that a clock change leaves out.
    """
    stop = end_minute(start, end)
    if has_clock_change(day) or (stop > DAY_MINUTES and has_clock_change(day + ONE_DAY)):
        return max(0, instant(day, stop) - instant(day, start))
    return stop - start
