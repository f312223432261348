"""Rates on two kinds of places, targets of sections together, and hours at nine, at night and on weekends.

Small cases whose numbers are worked here, read through the services as a page would.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

import pytest

from caredesk.domain.calendar import days_from_to
from caredesk.domain.density import Counting
from caredesk.domain.rows import Absence, MonthlyValue, Occupancy, Place, Role, Unit
from caredesk.services.calibration import edit_counting, view_calibration
from caredesk.services.density_page import view_density_page
from caredesk.services.edits import edit
from caredesk.services.figures import view_figures
from caredesk.services.session import OpenUnit, create_unit
from caredesk.services.target_path import view_target_path
from caredesk.storage import rows
from tests.builders import employment, occupied, on, shift

FULL_TIME = 38.25 / 7


@pytest.fixture
def unit(tmp_path):
    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as opened:
        put(opened, Unit("Lönngården", on("2020-01-01"), weekly_hours=38.25))
        yield opened


def put(unit: OpenUnit, *added: NamedTuple) -> None:
    with edit(unit, "fill"):
        rows.insert(unit.store, added)


def near(value: Any) -> Any:
    return pytest.approx(value, abs=1e-9)


# Bed days of May 2025 to March 2026 on 51 available and 39 planned places: about 35,2 places occupied.
BED_DAYS = {
    "2025-05": (31, 1091),
    "2025-06": (30, 1055),
    "2025-07": (31, 1090),
    "2025-08": (31, 1092),
    "2025-09": (30, 1056),
    "2025-10": (31, 1091),
    "2025-11": (30, 1054),
    "2025-12": (31, 1089),
    "2026-01": (31, 1093),
    "2026-02": (28, 985),
    "2026-03": (31, 1091),
}


def test_69_percent_of_the_available_places_is_90_percent_of_the_planned(unit: OpenUnit) -> None:
    """One occupancy, by month and by rolling year. April: 25 days of 35 and five of 36 are 1 055."""
    put(unit, Place("", on("2025-01-01"), 51, 39))
    put(unit, *(MonthlyValue(month, bed_days=beds) for month, (_, beds) in BED_DAYS.items()))
    april = (occupied(35, "2026-04-01", "2026-04-25", ""), occupied(36, "2026-04-26", "2026-04-30", ""))
    put(unit, *april)
    held = {**BED_DAYS, "2026-04": (30, 1055)}
    page = view_density_page(unit, month="2026-04")
    for row in page.months:
        days, beds = held[row.month]
        assert (row.rate_available, row.rate_planned) == near((beds / (51 * days), beds / (39 * days)))
        shown = [round(100 * (rate or 0)) for rate in (row.rate_available, row.rate_planned)]
        assert shown == [69, 90]
        assert row.empty_days == near(51 * days - beds)
    assert page.whole.rate_available == near(12_842 / (51 * 365))
    assert page.whole.rate_planned == near(12_842 / (39 * 365))
    assert page.whole.empty_days == near(18_615 - 12_842)
    found = view_figures(unit, month="2026-04").occupancy
    assert (found.rate_available, found.rate_planned) == near((1055 / 1530, 1055 / 1170))
    assert (found.rate_r12, found.rate_r12_planned) == near((12_842 / 18_615, 12_842 / 14_235))
    assert (found.available, found.planned, found.occupied) == near((51, 39, 1055 / 30))


# Gran asks for 0,60 and Tall for 0,69, from the last of May for 0,66; in July Tall becomes two sections.
SECTIONS = (
    Place("Gran", on("2026-01-01"), 20, 18, 0.60),
    Place("Tall", on("2026-01-01"), 20, 18, 0.69),
    Place("Tall", on("2026-05-31"), 20, 18, 0.66),
    Place("Tall", on("2026-07-01"), 0),
    Place("Tall norr", on("2026-07-01"), 12, 12, 0.70),
    Place("Tall söder", on("2026-07-01"), 8, 8, 0.55),
    Place("", on("2026-09-01"), target=0.65),
)


def on_last_day(day: str, **places: float) -> Iterable[Occupancy]:
    return (occupied(held, day, section=name.replace("_", " ")) for name, held in places.items())


def test_targets_of_sections_weigh_by_the_places_occupied_on_the_last_day(unit: OpenUnit) -> None:
    put(unit, *SECTIONS)
    # Other days have no say.
    put(unit, occupied(20, "2026-01-01", "2026-01-30"), occupied(1, "2026-01-01", "2026-01-30", "Tall"))
    put(unit, *on_last_day("2026-01-31", Gran=18, Tall=17), *on_last_day("2026-02-28", Gran=0, Tall=17))
    put(unit, *on_last_day("2026-03-31", Gran=10.5), *on_last_day("2026-04-30", Gran=6, Tall=18))
    put(unit, *on_last_day("2026-05-31", Gran=6, Tall=18), *on_last_day("2026-06-30", Gran=20, Tall=20))
    split = {"Gran": 18, "Tall_norr": 11, "Tall_söder": 7}
    put(unit, *on_last_day("2026-07-31", **split), *on_last_day("2026-08-31", Gran=18, Tall_norr=11))
    put(unit, *on_last_day("2026-09-30", **split))
    asked = {
        "2026-01": (18 * 0.60 + 17 * 0.69) / 35,
        "2026-02": 0.69,
        "2026-03": None,  # nothing is known of Tall that day
        "2026-04": (6 * 0.60 + 18 * 0.69) / 24,
        "2026-05": (6 * 0.60 + 18 * 0.66) / 24,  # a new target on the very last day
        "2026-06": (0.60 + 0.66) / 2,
        "2026-07": (18 * 0.60 + 11 * 0.70 + 7 * 0.55) / 36,
        "2026-08": None,  # the southern half lacks its places
        "2026-09": 0.65,
    }
    page = view_density_page(unit, month="2026-09")
    assert {row.month: row.target for row in page.months[3:]} == near(asked)
    found = {month: view_figures(unit, month=month) for month in asked}
    assert {month: figures.density.target for month, figures in found.items()} == near(asked)
    # The unit's own row only gives a target: places are still those of the sections.
    assert found["2026-09"].occupancy.available == near(40)
    assert found["2026-06"].occupancy.planned == near(36)
    names = {section.name: section.density.target for section in found["2026-09"].sections}
    assert names == {"Gran": 0.60, "Tall": None, "Tall norr": 0.70, "Tall söder": 0.55}


def test_the_path_is_measured_by_the_weighed_target(unit: OpenUnit) -> None:
    """All of 2026 from monthly values but for the occupied places of its last day."""
    put(unit, Place("Gran", on("2026-01-01"), 20, 18, 0.60), Place("Tall", on("2026-01-01"), 20, 18, 0.69))
    put(unit, *(MonthlyValue(f"2026-{month:02d}", fte=23, occupied_mean=34) for month in range(1, 13)))
    put(unit, *on_last_day("2026-12-31", Gran=18, Tall=16))
    found = view_target_path(unit, month="2026-12", level_month="2027-06")
    assert found is not None
    target = (18 * 0.60 + 16 * 0.69) / 34
    assert found.target == near(target)
    # 184 of 365 days are known at 23 on 34.
    assert found.level_needed == near((target * 34 * 365 - 23 * 184) / (181 * 34))


STAFF = (
    *(employment(number, section="Gran", role="Undersköterska") for number in ("1", "2", "3", "4")),
    employment("5", section="Tall", role="Undersköterska"),
    employment("6", section="Tall", role="Enhetschef"),
)
ROLES = (Role("Undersköterska"), Role("Enhetschef", 0))


def test_occupied_places_for_each_at_work_at_nine(unit: OpenUnit) -> None:
    """1-14 March 2026 has four weekend days. On eight places Gran has two at nine on weekdays and one on
    weekends, Tall one every day on six, and two on Tuesday the third."""
    put(unit, *STAFF, *ROLES, Place("Gran", on("2026-01-01"), 8), Place("Tall", on("2026-01-01"), 6))
    put(unit, occupied(8, "2026-03-01", "2026-03-14"), occupied(6, "2026-03-01", "2026-03-14", "Tall"))
    days = [f"2026-03-{number:02d}" for number in range(1, 15)]
    weekend = {"2026-03-01", "2026-03-07", "2026-03-08", "2026-03-14"}
    for day in days:
        shifts = [shift(day, "07:00-16:00", "1"), shift(day, "21:00-09:30", "4")]
        shifts += [shift(day, "09:00-17:00", "5"), shift(day, "08:00-17:00", "6")]
        if day not in weekend:
            shifts += [shift(day, "07:00-09:00", "2"), shift(day, "07:00-16:00", "3", kind="introduction")]
            shifts += [shift(day, "09:00-12:00", "", section="Gran", borrowed_from="Ek")]
        put(unit, *shifts)
    put(unit, shift("2026-03-03", "06:30-09:15", "1", section="Tall"))
    # Half of 5's day is away, and still there is one at work.
    put(unit, Absence("5", on("2026-03-04"), on("2026-03-05"), "sick", 50))
    found = view_figures(unit, month="2026-03")
    whole = found.density.national_0900
    assert (whole.year, whole.weekday, whole.weekend) == (
        2026,
        near((9 * 14 / 3 + 14 / 4) / 10),
        near(14 / 2),
    )
    gran, tall = (section.density.national_0900 for section in found.sections)
    assert (gran.weekday, gran.weekend) == near((8 / 2, 8 / 1))
    assert (tall.weekday, tall.weekend) == near(((9 * 6 + 6 / 2) / 10, 6))


@pytest.mark.parametrize(
    ("month", "days", "weekend_days", "turn_on_weekend", "turn"),
    [
        # The night to 29 March lacks an hour, that to 25 October has one more; both begin on a Saturday.
        ("2026-03", 31, 9, 8, 7),
        ("2026-10", 31, 9, 10, 9),
        # No turn of the clock in January.
        ("2026-01", 31, 9, 9, 8),
    ],
)
def test_nights_over_midnight_and_the_turn_of_the_clock(
    unit: OpenUnit, month: str, days: int, weekend_days: int, turn_on_weekend: int, turn: int
) -> None:
    """21-07 is ten hours less one of break: of nine hours eight tenths lie between 22 and 06. Gran sleeps
    eight; on weekdays Tall has one of six up from 05 to 13, of which one hour in eight is night."""
    put(unit, *STAFF, *ROLES, Place("Gran", on("2026-01-01"), 8), Place("Tall", on("2026-01-01"), 6))
    put(
        unit,
        occupied(8, f"{month}-01", f"{month}-{days}"),
        occupied(6, f"{month}-01", f"{month}-{days}", "Tall"),
    )
    names = [on(f"{month}-{number:02d}") for number in range(1, days + 1)]
    put(unit, *(shift(day.isoformat(), "21:00-07:00", "1", 60) for day in names))
    put(unit, *(shift(day.isoformat(), "05:00-13:00", "5") for day in names if day.weekday() < 5))
    found = view_figures(unit, month=month)
    assert found.density.hours == near((days - 1) * 9 + turn_on_weekend + (days - weekend_days) * 8)
    gran, tall = (section.density for section in found.sections)
    # The night that is turned has `turn` of its length less the break between 22 and 06.
    night = (days - 1) * 9 * 8 / 10 + turn_on_weekend * turn / (turn_on_weekend + 1)
    early = days - weekend_days
    assert (gran.night, tall.night) == near((night / (days * FULL_TIME) / 8, early / (days * FULL_TIME) / 6))
    assert found.density.night == near((night + early) / (days * FULL_TIME) / 14)
    weekend = (weekend_days - 1) * 9 + turn_on_weekend
    assert (gran.weekend, tall.weekend) == near((weekend / (weekend_days * FULL_TIME) / 8, 0))
    assert found.density.weekend == near(weekend / (weekend_days * FULL_TIME) / 14)


def test_nine_ways_of_counting_a_year_of_two_full_times(unit: OpenUnit) -> None:
    """2026 day by day on five places: 1 works 8 h of an own week of 40, 2 works 6 h that count by half, and
    4 h are borrowed; 15 h in all. In November 2 is on unpaid leave, in December 1 is ill by half. The unit's
    week is 38,25 h for 181 days and 37 h for 184, its year 1 800 h and 1 750 h."""
    first, last = on("2026-01-01"), on("2026-12-31")
    put(unit, Unit("Lönngården", first, weekly_hours=38.25, annual_hours=1800))
    put(unit, Unit("Lönngården", on("2026-07-01"), weekly_hours=37, annual_hours=1750))
    put(unit, Role("Samordnare", 50), Place("", first, 6), Occupancy("", first, last, 5))
    put(unit, employment("1", rate_percent=90, weekly_hours=40))
    put(unit, employment("2", rate_percent=80, role="Samordnare"))
    days = [day.isoformat() for day in days_from_to(first, last)]
    put(unit, *(shift(day, "07:00-15:00", "1") for day in days))
    put(unit, *(shift(day, "14:30-20:30", "2") for day in days))
    put(unit, *(shift(day, "08:00-12:00", "", borrowed_from="Ek") for day in days))
    put(unit, Absence("2", on("2026-11-01"), on("2026-11-30"), "leave"))
    put(unit, Absence("1", on("2026-12-01"), None, "sick", 50))

    by_week = (181 * 38.25 + 184 * 37) / 7
    by_year = (181 * 1800 + 184 * 1750) / 365
    worked, scheduled = 365 * 15 - 30 * 3 - 31 * 4, 365 * 15
    # Days of full-time work by 1's own week, and by the unit's of that day for 2 and those borrowed.
    planned_own = 365 * 8 * 7 / 40 + 7 * 7 * (181 / 38.25 + 184 / 37)
    worked_own = planned_own - 31 * 4 * 7 / 40 - 30 * 3 * 7 / 37
    employed = (365 * (0.9 + 0.8 * 0.5) - 30 * 0.4) / 365
    expected = {
        ("worked", "unit"): worked / by_week,
        ("worked", "own"): worked_own / 365,
        ("worked", "year"): worked / by_year,
        ("scheduled", "unit"): scheduled / by_week,
        ("scheduled", "own"): planned_own / 365,
        ("scheduled", "year"): scheduled / by_year,
        **{("employed", measure): employed for measure in ("unit", "own", "year")},
    }
    found = {tuple(way.counting): way for way in view_calibration(unit, month="2026-12")}
    assert {counting: way.r12 for counting, way in found.items()} == near(
        {counting: fte / 5 for counting, fte in expected.items()}
    )
    december = {
        ("worked", "unit"): 11 / (37 / 7),
        ("worked", "own"): 4 / (40 / 7) + 7 / (37 / 7),
        ("worked", "year"): 11 / (1750 / 365),
        ("employed", "year"): 1.3,
    }
    assert {counting: found[counting].month for counting in december} == near(
        {counting: fte / 5 for counting, fte in december.items()}
    )
    for counting in (("scheduled", "own"), ("worked", "year"), ("employed", "own")):
        edit_counting(unit, counting=Counting(*counting))
        figures = view_figures(unit, month="2026-12").density
        assert figures.r12 == near(expected[counting] / 5)
