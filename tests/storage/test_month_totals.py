"""Months summed by the database against the same days summed in Python."""

import json
from collections.abc import Iterator
from datetime import date

import pytest

from caredesk.domain import day_totals as domain_day_totals
from caredesk.domain.day_totals import DayTotal
from caredesk.domain.month_totals import MonthTotal, sum_months
from caredesk.domain.register import Facts
from caredesk.domain.rows import Employment, MonthlyValue, Need, Place, Shift, ShiftType
from caredesk.storage import day_totals, rows, undo
from caredesk.storage.facts import read_facts
from caredesk.storage.month_totals import read_month_totals
from caredesk.storage.store import Store
from tests.builders import DEFAULTS, absence, occupied, shift
from tests.small_unit import FIRST, LAST


def compute(facts: Facts) -> Iterator[DayTotal]:
    return domain_day_totals.compute(facts, DEFAULTS)


def put(store: Store, *added) -> None:
    with undo.step(store, "fill"):
        rows.insert(store, added)
    day_totals.prepare(store, "rates", compute)


def compared(found: list[MonthTotal]) -> dict[tuple[str, str], tuple[object, ...]]:
    """What two sums must agree in: numbers nearly, texts of problems in any order."""
    return {
        (row.month, row.section): (
            row.places_days,
            row.occupied_days,
            row.sums.day,
            [value if value is None else pytest.approx(value, abs=1e-9) for value in row.sums[2:-1]],
            sorted(map(json.dumps, json.loads(row.sums.missing or "[]"))),
        )
        for row in found
    }


def agree(store: Store, first: date, last: date) -> bool:
    months = f"{first:%Y-%m}", f"{last:%Y-%m}"
    expected = sum_months(compute(read_facts(store, first, last)))
    silent = {(row.month, row.section) for row in expected if not any(row.sums[2:]) and not row.places_days}
    wanted = [row for row in expected if (row.month, row.section) not in silent]
    found = read_month_totals(store, *months)
    assert [(row.month, row.section) for row in found] == [(row.month, row.section) for row in wanted]
    return compared(found) == compared(wanted)


def test_the_database_sums_as_the_domain_does(filled: Store) -> None:
    put(
        filled,
        Shift("1001", date(2026, 10, 30), start=1260, end=420, lent_to="Ek"),
        Shift("9999", date(2026, 10, 31), start=420, end=960, section="Gran"),
        Shift("", date(2026, 11, 1), start=420, end=960, section="Tall"),
        Shift("9998", date(2026, 11, 2), start=420, end=960, section="Gran"),
        Employment("9998", date(2026, 11, 1), None, "hourly", "Ek", hourly_pay=160),
    )
    assert agree(filled, FIRST, LAST)
    assert len(read_month_totals(filled, "2026-11", "2026-11")) == 3
    assert read_month_totals(filled, "2025-01", "2026-09") == []


def test_a_section_that_closes_within_the_month_is_known_on_every_day(store: Store) -> None:
    """Of its thirty days of April ten have six places, and twenty have none: all are known."""
    put(
        store,
        Place("Tall", date(2026, 1, 1), 6),
        Place("Tall", date(2026, 4, 11), 0),
        occupied(5, "2026-04-01", "2026-04-10", "Tall"),
        shift("2026-04-30", "07:00-16:00", section="Gran"),
    )
    assert agree(store, date(2026, 4, 1), date(2026, 4, 30))
    tall = next(row for row in read_month_totals(store, "2026-04", "2026-04") if row.section == "Tall")
    assert (tall.places_days, tall.occupied_days) == (30, 30)
    assert (tall.sums.available, tall.sums.occupied) == (60, 50)


def test_a_unit_that_is_closed_all_summer_is_known_to_be_empty(store: Store) -> None:
    put(store, Place("", date(2026, 1, 1), 0), MonthlyValue("2026-07", "", worked_hours=0))
    assert agree(store, date(2026, 7, 1), date(2026, 7, 31))
    (july,) = read_month_totals(store, "2026-07", "2026-07")
    assert (july.occupied_days, july.sums.occupied) == (31, 0)


def test_days_of_places_and_of_occupancy_are_counted_apart(store: Store) -> None:
    put(store, Place("Gran", date(2026, 4, 11), 6), occupied(5, "2026-04-03", "2026-04-20"))
    assert agree(store, date(2026, 4, 1), date(2026, 4, 30))
    unit, gran = read_month_totals(store, "2026-04", "2026-04")
    assert (gran.places_days, gran.occupied_days, unit.section) == (20, 18, "")


def test_need_alone_and_absence_alone_have_their_days(store: Store) -> None:
    put(
        store,
        ShiftType("D", "Dag", 420, 960),
        Need("Gran", "D", "2026-04-14", 1),
        Employment("1", date(2026, 4, 1), None, "permanent", "Gran"),
        absence("2026-04-14", "2026-04-20"),
        shift("2026-04-30", "07:00-16:00", section="Gran"),
    )
    assert agree(store, date(2026, 4, 1), date(2026, 4, 30))
