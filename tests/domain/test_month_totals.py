"""Days summed to months: what adds, what stays unknown, what is counted."""

import json

from caredesk.domain.day_totals import DayTotal
from caredesk.domain.month_totals import empty_month, sum_months
from tests.builders import on

LACK = json.dumps([["po_missing", {}]])
OTHER = json.dumps([["pay_missing", {"employee": "1"}]])


def test_days_add_by_month_and_section_in_order() -> None:
    rows = [
        DayTotal(on("2026-03-02"), "Tall", worked_hours=5, shifts=1, available=6, occupied=5, estimated=1),
        DayTotal(on("2026-03-01"), "Gran", worked_hours=7.5, shifts=1, missing=LACK),
        DayTotal(on("2026-03-31"), "Gran", worked_hours=2.5, shifts=2, available=10, missing=LACK),
        DayTotal(on("2026-04-01"), "Gran", worked_hours=99, missing=OTHER),
        DayTotal(on("2026-03-02"), "Gran", available=8, planned=4, occupied=9, missing=OTHER),
    ]
    found = sum_months(rows)
    assert [(row.month, row.section) for row in found] == [
        ("2026-03", "Gran"),
        ("2026-03", "Tall"),
        ("2026-04", "Gran"),
    ]
    gran, tall, april = found
    assert gran.sums.day == on("2026-03-01")
    assert (gran.sums.worked_hours, gran.sums.shifts) == (10, 3)
    # What nobody knows on any day stays unknown; of what is known the days are counted.
    assert (gran.sums.available, gran.sums.planned, gran.sums.occupied) == (18, 4, 9)
    assert (gran.places_days, gran.occupied_days) == (2, 1)
    assert (tall.sums.planned, tall.sums.occupied, tall.sums.estimated) == (None, 5, 1)
    # Each text once.
    assert json.loads(gran.sums.missing) == [json.loads(OTHER), json.loads(LACK)]
    assert (tall.sums.missing, april.sums.worked_hours) == ("", 99)


def test_a_section_without_days_has_noughts_and_unknown_places() -> None:
    found = empty_month("2026-03", "Gran")
    assert (found.sums.worked_hours, found.sums.available, found.occupied_days) == (0, None, 0)
    assert sum_months([]) == []
