"""What the sample unit tells: its months, and the levels of density, sick leave and occupancy they aim at.

Every level depends on how many months lie between the month and the last whole one, so the story is the
same whenever the sample is made.
"""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import Any

from caredesk import paths
from caredesk.domain.calendar import (
    add_months,
    days_from_to,
    easter_sunday,
    first_day,
    is_free_day,
    last_day,
    month_of,
    months_from_to,
)

SECTIONS = ("Asken", "Eken", "Linden")
DETAIL_MONTHS = 26
MONTHLY_MONTHS = 12

# How far each section lies from the unit's density, and its usual occupied places of 18.
_DENSITY_FROM_UNIT = {"Asken": -0.018, "Eken": -0.009, "Linden": 0.028}
_OCCUPIED = {"Asken": 17.5, "Eken": 17.3, "Linden": 16.8}

# Density by months back from the last whole month: the last three, then straight lines to 0.86.
_LATEST_DENSITY = (0.797, 0.803, 0.812)
_DENSITY_POINTS = ((3, 0.818), (11, 0.834), (12, 0.837), (23, 0.855), (24, 0.856), (36, 0.866))
_DENSITY_OF_YEAR = {3: 0.004, 4: 0.003, 6: -0.002, 7: -0.010, 8: -0.006, 12: 0.007, 1: 0.004}

_SICK_NOW, _SICK_YEAR_AGO = 8.4, 7.9
_SICK_OF_YEAR = {1: 0.3, 2: 0.4, 3: 0.2, 5: -0.2, 6: -0.3, 7: -0.4, 8: -0.3, 10: 0.1, 11: 0.2, 12: 0.1}


@dataclass(frozen=True)
class Timeline:
    """The months around the day that the sample is made for."""

    today: date

    @property
    def this_month(self) -> str:
        return month_of(self.today)

    @property
    def whole_month(self) -> str:
        """The last month that is over."""
        return add_months(self.this_month, -1)

    @property
    def last_month(self) -> str:
        """The last month with a schedule: the next one."""
        return add_months(self.this_month, 1)

    @property
    def first_month(self) -> str:
        """The first month with details."""
        return add_months(self.last_month, 1 - DETAIL_MONTHS)

    @property
    def start(self) -> date:
        return first_day(self.first_month)

    @property
    def end(self) -> date:
        return last_day(self.last_month)

    @property
    def months(self) -> tuple[str, ...]:
        """The months with details."""
        return months_from_to(self.first_month, self.last_month)

    @property
    def days(self) -> tuple[date, ...]:
        """The days with details."""
        return days_from_to(self.start, self.end)

    @property
    def earlier_months(self) -> tuple[str, ...]:
        """The months before the details, known by their sums only."""
        return months_from_to(add_months(self.first_month, -MONTHLY_MONTHS), add_months(self.first_month, -1))

    @property
    def change_of_need(self) -> date:
        """The first day with fewer short morning shifts."""
        return first_day(add_months(self.whole_month, -12))

    def months_back(self, month: str) -> int:
        """How many months the month lies before the last whole one; negative ahead."""
        return _index(self.whole_month) - _index(month)

    def ago(self, days: int) -> date:
        """The day so many days before today (after it when negative)."""
        return self.today - timedelta(days)

    def chance(self, *subject: object) -> random.Random:
        """Chance of its own for a subject: the same whenever the sample is made for the same day."""
        return random.Random(":".join(str(part) for part in (self.today, *subject)))


@cache
def example(name: str) -> dict[str, Any]:
    """A table of the sample's names and texts, `resources/examples/NAME.toml`."""
    file = paths.resources() / "examples" / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def wanted_density(timeline: Timeline, month: str, section: str) -> float:
    """The density that a section's month comes to, full-time equivalents per occupied place."""
    back = timeline.months_back(month)
    level = _LATEST_DENSITY[max(back, 0)] if back < len(_LATEST_DENSITY) else _on_line(back)
    if back > 1:
        level += _DENSITY_OF_YEAR.get(_month_number(month), 0.0)
        level += timeline.chance("density", month).uniform(-0.004, 0.004)
    return level + _DENSITY_FROM_UNIT[section]


def wanted_sick_percent(timeline: Timeline, month: str) -> float:
    """The sick leave that a month comes to, percent of ordinary hours."""
    back = timeline.months_back(month)
    level = _SICK_NOW - (_SICK_NOW - _SICK_YEAR_AGO) * min(max(back, 0), 18) / 12
    season = _SICK_OF_YEAR.get(_month_number(month), 0.0)
    level += season - _SICK_OF_YEAR.get(_month_number(timeline.whole_month), 0.0)
    if back % 12:
        level += timeline.chance("sick", month).uniform(-0.25, 0.25)
    return level


def usual_occupied(section: str) -> float:
    """The section's usual occupied places."""
    return _OCCUPIED[section]


def overtime_season(month: str) -> float:
    """How much more overtime than usual a month asks for: jul, nyår, påsk and summer."""
    number = _month_number(month)
    season = {12: 1.7, 1: 1.15, 6: 1.15, 7: 1.3, 8: 1.1}.get(number, 1.0)
    return season * (1.5 if month == month_of(easter_sunday(int(month[:4]))) else 1.0)


def is_holiday_peak(day: date) -> bool:
    """Whether few want to work the day: jul, nyår, skärtorsdag to annandag påsk."""
    if (day.month, day.day) in {(12, 24), (12, 25), (12, 26), (12, 31), (1, 1)}:
        return True
    return -3 <= (day - easter_sunday(day.year)).days <= 1


def is_introduction(day: date) -> bool:
    """The first two working days of June, when summer substitutes walk beside somebody."""
    worked = [
        each for each in days_from_to(date(day.year, 6, 1), date(day.year, 6, 5)) if not is_free_day(each)
    ]
    return day in worked[:2]


def is_summer(month: str) -> bool:
    """The months of the main holidays."""
    return _month_number(month) in (6, 7, 8)


def _on_line(back: int) -> float:
    for (start, low), (stop, high) in pairwise(_DENSITY_POINTS):
        if back <= stop:
            return low + (high - low) * (back - start) / (stop - start)
    return _DENSITY_POINTS[-1][1]


def _month_number(month: str) -> int:
    return int(month[5:])


def _index(month: str) -> int:
    return int(month[:4]) * 12 + _month_number(month)
