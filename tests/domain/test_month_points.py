"""Where a month's hours and occupancy come from, and what they are."""

from typing import Any

import pytest

from caredesk.domain.month_points import MonthBook
from caredesk.domain.rows import Employment, MonthlyValue, Occupancy, Place, Role, Shift, Unit
from tests.builders import UNIT, absence, employment, month_book, occupied, on, shift

# February 2026 has 28 days; full time is five hours a day, 140 hours.
MONTH = "2026-02"
STAFF = (employment("1", section="Gran"), employment("2", section="Tall"))
GRAN, TALL = Place("Gran", None, 10, 8), Place("Tall", None, 6)
FULL = (occupied(9, "2026-02-01", "2026-02-28"), occupied(5, "2026-02-01", "2026-02-28", "Tall"))


def daily(*changes: Shift, but: tuple[int, ...] = ()) -> tuple[Shift, ...]:
    """Four hours of every day of the month but some, and what is given besides."""
    days = (number for number in range(1, 29) if number not in but)
    return (*(shift(f"2026-02-{number:02d}", "07:00-11:00") for number in days), *changes)


def february(**rows: Any) -> MonthBook:
    return month_book(MONTH, MONTH, **{"employments": STAFF, "places": (GRAN, TALL)} | rows)


THAT_DAY = shift("2026-02-14", "07:00-11:00")
VALUE = MonthlyValue(MONTH, "", worked_hours=280, bed_days=420)


@pytest.mark.parametrize(
    ("rows", "source", "hours"),
    [
        ({"shifts": daily()}, "detail", 112),
        ({"shifts": daily(but=(14,))}, "missing", None),
        ({"shifts": daily(but=(14,)), "monthly": (VALUE,)}, "monthly", 280),
        ({"shifts": daily(but=(14,)), "closed": (MONTH,)}, "detail", 108),
        ({"shifts": daily(but=(14,)), "closed": (MONTH,), "monthly": (VALUE,)}, "detail", 108),
        ({"shifts": daily(), "monthly": (VALUE,)}, "detail", 112),
        ({"closed": (MONTH,)}, "detail", 0),
        ({"monthly": (VALUE._replace(worked_hours=None),)}, "missing", None),
        # What may be the only shift of the fourteenth.
        ({"shifts": daily(THAT_DAY._replace(employee_no="2"), but=(14,))}, "detail", 112),
        ({"shifts": daily(THAT_DAY._replace(kind="extra"), but=(14,))}, "detail", 112),
        ({"shifts": daily(THAT_DAY._replace(employee_no="", borrowed_from="Ek"), but=(14,))}, "detail", 112),
        ({"shifts": daily(), "absences": (absence("2026-02-14"),)}, "detail", 108),
        ({"shifts": daily(THAT_DAY._replace(employee_no=""), but=(14,))}, "missing", None),
        ({"shifts": daily(THAT_DAY._replace(lent_to="Ek"), but=(14,))}, "missing", None),
        ({"shifts": daily(THAT_DAY._replace(kind="introduction"), but=(14,))}, "missing", None),
        ({"shifts": daily(THAT_DAY._replace(kind="jour"), but=(14,))}, "missing", None),
        ({"shifts": daily(THAT_DAY._replace(role="Chef"), but=(14,))}, "missing", None),
    ],
)
def test_where_hours_come_from(rows: dict[str, Any], source: str, hours: float | None) -> None:
    book = february(roles=(Role("Chef", 0),), **rows)
    point = book.point(MONTH)
    assert (book.hours_source(MONTH), point.hours_source, point.hours) == (source, source, hours)
    assert point.fte == (None if hours is None else pytest.approx(hours / 140))


@pytest.mark.parametrize(
    ("rows", "source", "bed_days"),
    [
        ({"occupancies": FULL}, "detail", 28 * 14),
        ({"occupancies": FULL[:1]}, "missing", None),
        ({"occupancies": FULL[:1], "monthly": (VALUE,)}, "monthly", 420),
        # The whole unit's own row stands for both sections.
        ({"occupancies": (occupied(13, "2026-02-01", "2026-02-28", ""),)}, "detail", 28 * 13),
        # A closed section needs no value; it must not be closed on one day less.
        (
            {"occupancies": FULL[:1], "places": (GRAN, TALL, Place("Tall", on("2026-02-01"), 0))},
            "detail",
            28 * 9,
        ),
        (
            {"occupancies": FULL[:1], "places": (GRAN, TALL, Place("Tall", on("2026-02-02"), 0))},
            "missing",
            None,
        ),
        ({"occupancies": (occupied(9, "2026-02-01", "2026-02-27"), FULL[1])}, "missing", None),
        # A closed month with a day without value is a detail that is not known.
        (
            {"occupancies": (occupied(9, "2026-02-01", "2026-02-27"), FULL[1]), "closed": (MONTH,)},
            "detail",
            None,
        ),
        ({"occupancies": FULL, "closed": (MONTH,), "monthly": (VALUE,)}, "detail", 28 * 14),
        ({}, "missing", None),
    ],
)
def test_where_occupancy_comes_from(rows: dict[str, Any], source: str, bed_days: float | None) -> None:
    book = february(**rows)
    point = book.point(MONTH)
    assert (book.occupancy_source(MONTH), point.occupancy_source) == (source, source)
    assert point.bed_days == bed_days


def test_each_has_its_own_source() -> None:
    point = february(occupancies=FULL, monthly=(VALUE,)).point(MONTH)
    assert (point.hours_source, point.occupancy_source) == ("monthly", "detail")
    assert (point.hours, point.bed_days, point.complete) == (280, 28 * 14, True)
    assert point.both_sources == ("occupancy",)
    both = february(shifts=daily(), occupancies=FULL, monthly=(VALUE,)).point(MONTH)
    assert both.both_sources == ("hours", "occupancy")


def test_sections_have_the_units_source() -> None:
    """The unit's hours are details, so a section without shifts has none; its own part is its own."""
    rows = (*FULL, Occupancy("Ek", on("2026-02-01"), on("2026-02-10"), 3))
    book = february(shifts=daily(), occupancies=rows, monthly=(MonthlyValue(MONTH, "Tall", worked_hours=70),))
    assert (book.point(MONTH, "Gran").hours, book.point(MONTH, "Tall").hours) == (112, 0)
    assert (book.point(MONTH, "Gran").bed_days, book.point(MONTH, "Tall").bed_days) == (28 * 9, 28 * 5)


ROWS = (
    MonthlyValue(MONTH, "Gran", worked_hours=210, bed_days=252, available_days=280, planned_days=224),
    MonthlyValue(MONTH, "Tall", fte=0.5, occupied_mean=5, available_days=168),
)


@pytest.mark.parametrize(
    ("monthly", "hours", "bed_days"),
    [
        # Half a full time is 70 of 140 hours; five places a day are 140 days.
        (ROWS, 280, 392),
        # Of sections with places each must have a row; the unit's own goes before.
        (ROWS[:1], None, None),
        ((VALUE, *ROWS), 280, 420),
        ((MonthlyValue(MONTH, "", fte=3, occupied_mean=14.5),), 420, 406),
        # Hours that stand go before full-time equivalents, days before the mean.
        ((MonthlyValue(MONTH, "", 100, 3, 200, 14.5),), 100, 200),
        # A column that the unit's row leaves empty is the sum of the sections'.
        ((VALUE._replace(bed_days=None), *ROWS), 280, 392),
    ],
)
def test_monthly_values(monthly: tuple[MonthlyValue, ...], hours: float, bed_days: float) -> None:
    point = february(monthly=monthly).point(MONTH)
    assert (point.hours, point.bed_days) == (hours, bed_days)


def test_a_section_that_opens_within_the_month_must_have_its_row() -> None:
    places = (GRAN, Place("Tall", on("2026-02-20"), 6))
    assert february(monthly=ROWS[:1], places=places).point(MONTH).hours is None
    later = (GRAN, Place("Tall", on("2026-03-01"), 6))
    assert february(monthly=ROWS[:1], places=later).point(MONTH).hours == 210


def test_places_and_empty_days() -> None:
    point = february(occupancies=FULL).point(MONTH)
    assert (point.available_days, point.planned_days) == (28 * 16, 28 * 14)
    assert point.empty_days == 28 * 2
    # By day and section: ten days 3 above the places do not fill the others.
    crowded = (occupied(13, "2026-02-01", "2026-02-10"), occupied(8, "2026-02-11", "2026-02-28"))
    gran = february(occupancies=crowded, places=(GRAN,)).point(MONTH)
    assert (gran.bed_days, gran.empty_days) == (130 + 144, 18 * 2)


def test_places_of_a_month_with_monthly_values() -> None:
    """Given available and planned days go before the places of the days; empty days are the difference."""
    whole = february(monthly=ROWS).point(MONTH)
    assert (whole.available_days, whole.empty_days) == (448, 448 - 392)
    gran = february(monthly=ROWS).point(MONTH, "Gran")
    assert (gran.available_days, gran.planned_days, gran.empty_days) == (280, 224, 28)
    from_places = february(monthly=(VALUE,)).point(MONTH)
    assert (from_places.available_days, from_places.planned_days) == (28 * 16, 28 * 14)
    assert from_places.empty_days == 28
    full = february(monthly=(VALUE._replace(bed_days=500),)).point(MONTH)
    assert full.empty_days == 0
    nowhere = february(monthly=(VALUE,), places=()).point(MONTH)
    assert (nowhere.available_days, nowhere.empty_days) == (None, None)


def test_the_full_time_measure_is_the_days_and_the_counting_the_first_days() -> None:
    units = (UNIT, Unit("Enheten", on("2026-02-15"), weekly_hours=42, basis="scheduled", measure="own"))
    book = february(units=units, shifts=daily(), absences=(absence("2026-02-14"),))
    point = book.point(MONTH)
    assert tuple(point.counting) == ("worked", "unit")
    assert (point.hours, point.weight) == (108, 14 * 5 + 14 * 6)
    assert tuple(book.counting("2026-03")) == ("scheduled", "own")


@pytest.mark.parametrize(("basis", "hours"), [("", 108), ("worked", 108), ("scheduled", 112)])
def test_worked_hours_leave_out_absence_and_scheduled_hours_do_not(basis: str, hours: float) -> None:
    units = (UNIT._replace(basis=basis),)
    point = february(units=units, shifts=daily(), absences=(absence("2026-02-14"),)).point(MONTH)
    assert point.hours == hours
    assert point.fte == pytest.approx(hours / 140)


@pytest.mark.parametrize(("basis", "hours"), [("worked", 110), ("scheduled", 112)])
def test_by_the_employees_own_measure(basis: str, hours: float) -> None:
    """112 hours of 56 a week (8 a day) are 14 full-time days of 28; half of the fourteenth is away."""
    units = (UNIT._replace(basis=basis, measure="own"),)
    staff = (employment("1", section="Gran", weekly_hours=56),)
    away = (absence("2026-02-14", extent=50),)
    point = february(units=units, employments=staff, shifts=daily(), absences=away).point(MONTH)
    assert (point.hours, point.weight) == (hours, 28)
    assert point.fte == pytest.approx(hours / 8 / 28)
    # A monthly value has no persons: the unit's own measure.
    given = february(units=units, monthly=(VALUE,)).point(MONTH)
    assert given.hours == 280
    assert given.fte == pytest.approx(2)


@pytest.mark.parametrize(("month", "full_time"), [("2024-12", 31 * 1830 / 366), ("2025-01", 31 * 1830 / 365)])
def test_by_a_years_hours_over_a_leap_year(month: str, full_time: float) -> None:
    """1 830 hours a year are five a day of 2024, which has 366 days."""
    units = (UNIT._replace(measure="year", annual_hours=1830),)
    book = month_book("2024-12", "2025-01", units=units, monthly=(MonthlyValue(month, "", worked_hours=310),))
    assert book.weight(month) == pytest.approx(full_time)
    assert book.point(month).fte == pytest.approx(310 / full_time)


def test_without_the_years_hours_nothing_is_known_but_the_hours() -> None:
    book = february(units=(UNIT._replace(measure="year"),), shifts=daily())
    assert (book.point(MONTH).hours, book.point(MONTH).fte) == (112, None)
    assert february(units=(UNIT._replace(measure="year"),), monthly=(VALUE,)).point(MONTH).fte is None


def employed(*rows: Employment, **more: Any) -> MonthBook:
    units = (UNIT._replace(basis="employed"),)
    return february(units=units, roles=(Role("Chef", 0), Role("Samordnare", 50)), employments=rows, **more)


def test_by_those_employed() -> None:
    """Rates by shares of roles; half a month, unpaid leave and those paid by the hour."""
    book = employed(
        employment("1", section="Gran", rate_percent=75),
        employment("2", section="Gran", role="Samordnare"),
        employment("3", section="Gran", role="Chef"),
        employment("4", section="Tall", valid_to=on("2026-02-14")),
        employment("5", "hourly", section="Gran"),
        employment("6", section="Tall"),
        employment("7", section="Gran", rate_percent=50),
        absences=(
            absence("2026-02-01", "2026-02-28", 50, cause="parental", employee_no="6"),
            absence("2026-02-01", "2026-02-28", employee_no="1"),
            absence("2026-02-22", "2026-02-28", cause="studies", employee_no="7"),
        ),
    )
    point = book.point(MONTH)
    assert (point.hours_source, point.hours, point.weight) == ("detail", None, 28)
    assert book.point(MONTH, "Gran").fte == pytest.approx(0.75 + 0.5 + 0.5 * 21 / 28)
    assert book.point(MONTH, "Tall").fte == pytest.approx(14 / 28 + 0.5)
    assert point.fte == pytest.approx(1.625 + 1.0)


def test_those_employed_are_known_from_the_first_employment() -> None:
    late = employment("1", section="Gran", valid_from=on("2026-02-20"))
    assert employed(late).point(MONTH).fte == pytest.approx(9 / 28)
    after = employment("1", section="Gran", valid_from=on("2026-03-01"))
    assert employed(after).hours_source(MONTH) == "missing"
    assert employed(employment("1", "hourly")).hours_source(MONTH) == "missing"
    given = employed(after, monthly=(VALUE,)).point(MONTH)
    assert (given.hours_source, given.hours) == ("monthly", None)
    assert given.fte == pytest.approx(2)
