"""Density of weekend days and of nights, by hand over February 2026."""

from datetime import date

import pytest

from caredesk.domain.calendar import days_of, is_weekend
from caredesk.domain.day_totals import DayTotal
from caredesk.domain.density import Counting, MonthPoint
from caredesk.domain.part_density import PartDensity, part_density

MONTH = "2026-02"


def five_hours(day: date) -> float:
    return 5


def february() -> list[DayTotal]:
    """Twenty weekdays with 20 h on eight places and eight weekend days with 10 h on four; four of them at
    night each day. Two thirds of the hours are in Gran with half of the places."""
    rows = []
    for day in days_of(MONTH):
        hours, places = (10.0, 4.0) if is_weekend(day) else (20.0, 8.0)
        rows.append(DayTotal(day, "", occupied=places))
        rows += [
            DayTotal(
                day,
                section,
                worked_hours=hours * share,
                scheduled_hours=hours * share * 2,
                worked_own_days=hours * share / 8,
                scheduled_own_days=hours * share / 4,
                night_worked_hours=4 * share,
                night_scheduled_hours=8 * share,
                night_worked_own_days=0.5 * share,
                night_scheduled_own_days=share,
                occupied=places / 2,
            )
            for section, share in (("Gran", 2 / 3), ("Tall", 1 / 3))
        ]
    return rows


def found(
    basis: str = "worked",
    measure: str = "unit",
    *,
    section: str | None = None,
    source: str = "detail",
    totals: list[DayTotal] | None = None,
) -> PartDensity:
    point = MonthPoint(MONTH, Counting(basis, measure), source, "detail")
    return part_density(point, february() if totals is None else totals, section, five_hours)


# Occupied places: four on each weekend day, in the month's mean (20 x 8 + 8 x 4) / 28 = 48/7.
@pytest.mark.parametrize(
    ("basis", "measure", "weekend_fte", "night_fte"),
    [
        # 80 h / 40 h on weekends; 112 h / 140 h at night.
        ("worked", "unit", 2, 0.8),
        ("scheduled", "unit", 4, 1.6),
        ("worked", "year", 2, 0.8),
        # Full-time days of eight hours: 10 / 8 a weekend day, 4 / 8 a night.
        ("worked", "own", 1.25, 0.5),
        ("scheduled", "own", 2.5, 1),
    ],
)
def test_of_the_unit(basis: str, measure: str, weekend_fte: float, night_fte: float) -> None:
    part = found(basis, measure)
    assert part.weekend == pytest.approx(weekend_fte / 4)
    assert part.night == pytest.approx(night_fte / (48 / 7))


def test_of_a_section() -> None:
    gran = found(section="Gran")
    assert gran.weekend == pytest.approx(2 * 2 / 3 / 2)
    assert gran.night == pytest.approx(0.8 * 2 / 3 / (24 / 7))


def test_what_is_not_from_details_is_not_known() -> None:
    assert found(source="monthly") == found(source="missing") == found("employed") == PartDensity()


def test_a_day_without_occupancy() -> None:
    """2 February is a Monday, so weekends are known; 7 February is a Saturday."""

    def without(number: int) -> list[DayTotal]:
        return [row._replace(occupied=None) if row.day.day == number else row for row in february()]

    assert found(totals=without(2)).night is None
    assert found(totals=without(2)).weekend == pytest.approx(0.5)
    assert found(totals=without(7)) == PartDensity()


def test_full_time_hours_that_nobody_knows() -> None:
    point = MonthPoint(MONTH, Counting("worked", "year"), "detail", "detail")
    assert part_density(point, february(), None, lambda day: None) == PartDensity()
