"""Occupancy of days ahead: the last known day goes on for 92 days, and nothing else is filled in."""

from datetime import date

from caredesk.domain.day_totals import DayTotal
from caredesk.domain.expected_occupancy import LastOccupied, expected_on, with_expected
from caredesk.domain.month_totals import MonthTotal

KNOWN = {"": LastOccupied(date(2026, 11, 3), 17.0)}


def november(occupied_days: int, occupied: float | None, month: str = "2026-11") -> MonthTotal:
    first = date(int(month[:4]), int(month[5:]), 1)
    return MonthTotal(month, "", DayTotal(first, "", occupied=occupied), 30, occupied_days)


def filled(total: MonthTotal, settled: frozenset[str] = frozenset()) -> tuple[MonthTotal, frozenset[str]]:
    totals, months = with_expected({(total.month, ""): total}, KNOWN, settled)
    return totals[total.month, ""], months


def test_the_rest_of_the_month_is_as_the_last_known_day():
    """Three known days of 16, 17 and 17, then 27 of 17."""
    total, months = filled(november(3, 50.0))
    assert total.sums.occupied == 50 + 27 * 17
    assert (total.occupied_days, total.sums.estimated) == (30, 27)
    assert months == {"2026-11"}


def test_a_whole_month_ahead_is_expected_but_not_one_beyond_92_days():
    total, _ = filled(november(0, None, "2027-01"))
    assert (total.sums.occupied, total.occupied_days) == (31 * 17, 31)
    beyond = november(0, None, "2027-02")
    assert filled(beyond) == (beyond, frozenset())
    assert expected_on(KNOWN[""], date(2027, 2, 3)) == 17
    assert expected_on(KNOWN[""], date(2027, 2, 4)) is None
    assert expected_on(KNOWN[""], date(2026, 11, 3)) is None


def test_a_month_with_a_gap_before_the_last_known_day_stays_unknown():
    gap = november(2, 33.0)
    assert filled(gap) == (gap, frozenset())


def test_what_is_settled_otherwise_and_what_is_past_stay_as_they_are():
    total = november(3, 50.0)
    assert filled(total, frozenset({"2026-11"})) == (total, frozenset())
    past = november(0, None, "2026-10")
    assert filled(past) == (past, frozenset())
