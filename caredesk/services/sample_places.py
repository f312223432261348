"""The sample unit's places, occupancy by day, and the sums of the months before the details."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from caredesk.domain.calendar import days_in, days_of, first_day
from caredesk.domain.rows import MonthlyValue, Occupancy, Place
from caredesk.services.sample_story import (
    SECTIONS,
    Timeline,
    example,
    overtime_season,
    usual_occupied,
    wanted_density,
    wanted_sick_percent,
)

# Of a section's monthly-paid contracts, full-time equivalents with the office's share.
_CONTRACTS = 14.6


def place_rows(timeline: Timeline) -> Iterator[Place]:
    """Places from before everything; the target sharpened at the turn of last year."""
    unit = example("unit")
    first = first_day(timeline.earlier_months[0])
    turn = date(timeline.today.year - 1, 1, 1)
    for section in SECTIONS:
        yield Place(section, first, unit["places"], None, unit["earlier_target"])
        yield Place(section, turn, unit["places"], None, unit["target"])
    yield Place("", first, None, None, unit["earlier_target"])
    yield Place("", turn, None, None, unit["target"])


class OccupiedPlaces:
    """Occupied places of the sections' days; the last two days of this month are not filled in yet."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self.rows: list[Occupancy] = []
        self._known: dict[tuple[str, date], float] = {}
        last = max(timeline.ago(3), first_day(timeline.this_month) - timedelta(1))
        for section in SECTIONS:
            self._lay_out(section, last)

    def mean(self, section: str, month: str) -> float:
        """Occupied places of a month, the usual number for days not known."""
        days = days_of(month)
        return sum(self._known.get((section, day), usual_occupied(section)) for day in days) / len(days)

    def _lay_out(self, section: str, last: date) -> None:
        """Moves in and out every week or so; the mean stays near the usual."""
        chance = self._timeline.chance("occupancy", section)
        usual, places = usual_occupied(section), float(example("unit")["places"])
        owed = 0.0
        first = self._timeline.start
        while first <= last:
            length = min(chance.randint(2, 13), (last - first).days + 1)
            occupied = min(places, max(places - 4, float(round(usual + owed + chance.gauss(0, 0.5)))))
            owed = max(-1.0, min(1.0, owed + (usual - occupied) * length / 14))
            until = first + timedelta(length - 1)
            self.rows.append(Occupancy(section, first, until, occupied, chance.random() < 0.02))
            for number in range(length):
                self._known[section, first + timedelta(number)] = occupied
            first = until + timedelta(1)


def monthly_rows(timeline: Timeline) -> Iterator[MonthlyValue]:
    """What is known of the year before the details: sums by section."""
    places = example("unit")["places"]
    day_hours = example("unit")["weekly_hours"] / 7
    for month in timeline.earlier_months:
        days = days_in(month)
        for section in SECTIONS:
            chance = timeline.chance("monthly", month, section)
            bed_days = round(usual_occupied(section) * days + chance.uniform(-6, 6))
            ordinary = _CONTRACTS * day_hours * days * 0.97
            sick = ordinary * (wanted_sick_percent(timeline, month) + chance.uniform(-0.4, 0.4)) / 100
            season = overtime_season(month)
            yield MonthlyValue(
                month=month,
                section=section,
                worked_hours=round(wanted_density(timeline, month, section) * bed_days * day_hours, 1),
                bed_days=bed_days,
                available_days=places * days,
                planned_days=places * days,
                sick_hours=round(sick, 1),
                ordinary_hours=round(ordinary, 1),
                sick_short_hours=round(sick * chance.uniform(0.33, 0.42), 1),
                sick_long_hours=round(sick * chance.uniform(0.34, 0.42), 1),
                additional_hours=round(20 * season + chance.uniform(-4, 4), 1),
                simple_hours=round(12 * season + chance.uniform(-3, 3), 1),
                qualified_hours=round(16 * season + chance.uniform(-4, 4), 1),
                substitute_hours=round(380 * (season + 0.2 * (season > 1.2)) + chance.uniform(-30, 30), 1),
            )
