"""The path to the target by hand: sums of full-time equivalents and places by days, and SEK by months."""

from typing import Any

import pytest

from caredesk.domain.calendar import days_in, months_ending, months_from_to
from caredesk.domain.forecast import last_complete
from caredesk.domain.rows import MonthlyValue
from caredesk.domain.target_path import PathChange, PathTerms, TargetPath, target_path
from tests.builders import month_book

START, LAST = "2025-11", "2026-10"
Month = tuple[float, float]


def history(fte: float, occupied: float, **others: Month) -> dict[str, Month]:
    """Twelve months alike; others as `m2026_10=(42.4, 51.4)`."""
    held = dict.fromkeys(months_from_to(START, LAST), (fte, occupied))
    return held | {name[1:].replace("_", "-"): value for name, value in others.items()}


def path(known: dict[str, Month], change: PathChange = PathChange(), **more: Any) -> TargetPath:  # noqa: B008
    monthly = tuple(MonthlyValue(month, "", fte=fte, occupied_mean=n) for month, (fte, n) in known.items())
    book = month_book(LAST, LAST, monthly=monthly)
    last = last_complete(book, LAST)
    assert last is not None
    terms = PathTerms(LAST, more.pop("target", 0.8), more.pop("cost", 610_000), more.pop("available", 54))
    found = target_path(book, last, terms, change=change, **more)
    assert found is not None
    return found


def by_hand(known: dict[str, Month], month: str, now: Month, turn: str, then: Month) -> float:
    """R12 of a month: what is known, then as now until the turn, then as then; each weighed by its days."""
    year = [
        (days_in(each), *known.get(each, now if each < turn else then)) for each in months_ending(month, 12)
    ]
    return sum(days * fte for days, fte, _ in year) / sum(days * places for days, _, places in year)


# 42,4 on 51,4 in October after eleven months of 42,3 on 51,6.
BEFORE = history(42.3, 51.6, m2026_10=(42.4, 51.4))
TRIED = PathChange(-1.5, 51.8, "2026-12")


def test_a_change_from_december_holds_october_in_november() -> None:
    found = path(BEFORE, TRIED)
    assert found.last_month == LAST
    assert found.fte_now == pytest.approx(42.4)
    assert found.density_now == pytest.approx(42.4 / 51.4)
    # 40,9 on 51,8 is 0,790.
    assert (found.fte_then, found.occupied_then) == pytest.approx((40.9, 51.8))
    assert found.level == pytest.approx(0.7896, abs=0.00005)
    assert [each.month for each in found.line] == list(months_from_to("2026-11", "2027-10"))
    assert [each.r12 for each in found.line] == pytest.approx(
        [by_hand(BEFORE, each.month, (42.4, 51.4), "2026-12", (40.9, 51.8)) for each in found.line]
    )
    # November by October's numbers: 304 days at 42,3 on 51,6 and 61 at 42,4 on 51,4.
    assert found.line[0].r12 == pytest.approx((304 * 42.3 + 61 * 42.4) / (304 * 51.6 + 61 * 51.4))
    # December: 31 days of the new among 273 of the old and the same 61.
    assert found.r12_year == found.line[1].r12
    assert found.r12_year == pytest.approx(
        (273 * 42.3 + 61 * 42.4 + 31 * 40.9) / (273 * 51.6 + 61 * 51.4 + 31 * 51.8)
    )


def test_what_the_change_is_worth() -> None:
    """One and a half at 610 000 kr: a month of 2026, and a whole year."""
    found = path(BEFORE, TRIED)
    assert (found.saved_year, found.saved_full_year) == pytest.approx((76_250, 915_000))
    assert found.year_month == "2026-12"
    # From March ten months are left of 2027; one more costs.
    more = path(BEFORE, PathChange(1.0, None, "2027-03"))
    assert (more.saved_year, more.saved_full_year) == pytest.approx((-610_000 * 10 / 12, -610_000))
    assert more.year_month == "2027-12"
    assert path(BEFORE).saved_year == 0


def test_without_cost_nothing_is_saved_or_lost() -> None:
    found = path(BEFORE, TRIED, cost=None)
    assert (found.saved_year, found.saved_full_year, found.cost_per_fte) == (None, None, None)
    assert found.reached is not None


def test_more_than_there_are_cannot_be_taken_away_nor_saved() -> None:
    found = path(history(4, 10), PathChange(-20))
    assert (found.fte_then, found.level, found.change.fte_change) == (0, 0, -4)
    assert found.saved_full_year == pytest.approx(4 * 610_000)


def test_when_the_target_is_reached_with_and_without_the_change() -> None:
    """Nine on ten; eight from December. R12 is at or below 0,85 when half of the days are new."""
    found = path(history(9, 10), PathChange(-1, None, "2026-12"), target=0.85)
    # December to May 182 days of 365, to June 212.
    assert (found.reached, found.without_change, found.met) == ("2027-06", None, False)
    # From November it is 31 + 30 + 31 + 28 + 31 + 30 + 31 = 212 days at the end of May.
    assert path(history(9, 10), PathChange(-1), target=0.85).reached == "2027-05"


def test_a_target_that_is_met_already() -> None:
    found = path(history(8, 10), target=0.8)
    assert (found.met, found.reached, found.without_change) == (True, "2026-11", "2026-11")
    # Three more from January lift R12 above it again, but not in November.
    worse = path(history(7, 10), PathChange(3, None, "2027-01"), target=0.75)
    assert (worse.met, worse.reached) == (True, "2026-11")


def test_without_target_there_is_no_way_to_it_but_a_line() -> None:
    found = path(BEFORE, TRIED, target=None)
    assert (found.reached, found.without_change, found.level_needed, found.met) == (None, None, None, False)
    assert found.line[-1].r12 is not None


@pytest.mark.parametrize(
    ("level_month", "target", "level"),
    [
        # November to June are 242 days; 123 of July to October 2026 stay in the year.
        ("2027-06", 0.85, (0.85 * 365 - 123 * 0.9) / 242),
        # A month cannot make up for eleven: nobody, and fewer than that.
        ("2026-11", 0.8, (0.8 * 365 - 335 * 0.9) / 30),
        ("2026-10", 0.8, None),
    ],
)
def test_the_level_needed_by_a_month(level_month: str, target: float, level: float | None) -> None:
    found = path(history(9, 10), target=target, level_month=level_month)
    assert found.level_month == level_month
    assert found.level_needed == pytest.approx(level)


def test_the_level_needed_with_other_places() -> None:
    """Twelve places from January: 61 days of ten and 181 of twelve are to come by June."""
    found = path(history(9, 10), PathChange(0, 12, "2027-01"), target=0.85, level_month="2027-06")
    places = 123 * 10 + 61 * 10 + 181 * 12
    assert found.level_needed == pytest.approx((0.85 * places - 123 * 9) / (61 * 10 + 181 * 12))


@pytest.mark.parametrize(
    ("last", "end"),
    [("2026-10", "2027-06"), ("2026-12", "2027-06"), ("2027-01", "2027-12"), ("2026-06", "2026-12")],
)
def test_the_half_year_that_ends_at_least_six_months_away(last: str, end: str) -> None:
    monthly = tuple(MonthlyValue(each, "", fte=9, occupied_mean=10) for each in months_ending(last, 12))
    book = month_book(last, last, monthly=monthly)
    found = target_path(book, book.point(last), PathTerms(last))
    assert found is not None
    assert found.level_month == end


@pytest.mark.parametrize(
    ("fte", "occupied", "available", "changes", "places"),
    [
        # 0,85 x 51,4 = 43,69.
        (42.4, 51.4, 54, (-5, 5), (43, 54)),
        # More live there than there are places for; nothing is known of places.
        (42.4, 51.4, 50, (-5, 5), (43, 52)),
        (42.4, 51.4, None, (-5, 5), (43, 52)),
        # Three and a half cannot be five fewer, one place not less than one.
        (3.57, 1.0, 4, (-3.5, 5), (1, 4)),
        (0.5, 0.5, 4, (-0.5, 5), (0.5, 4)),
    ],
)
def test_what_can_be_tried(
    fte: float, occupied: float, available: float | None, changes: Month, places: Month
) -> None:
    found = path(history(fte, occupied), available=available)
    assert found.fte_range == pytest.approx(changes)
    assert found.occupied_range == places
    assert found.month_range == ("2026-11", "2027-10")


def test_what_is_left_out_is_as_now_and_a_month_that_has_passed_is_the_first_to_come() -> None:
    found = path(BEFORE, PathChange(-1, None, "2026-03"))
    assert found.change[:2] == pytest.approx((-1, 51.4))
    assert found.change.from_month == "2026-11"
    assert found.saved_year == pytest.approx(610_000 * 2 / 12)
    none_left = path(history(3, 4), PathChange(-5))
    assert (none_left.fte_then, none_left.level) == (0, 0)


def test_a_last_month_without_anybody_has_no_path() -> None:
    book = month_book(LAST, LAST, monthly=(MonthlyValue(LAST, "", fte=5, occupied_mean=0),))
    last = last_complete(book, LAST)
    assert last is not None
    assert target_path(book, last, PathTerms(LAST)) is None


@pytest.mark.parametrize(("target", "places", "needed"), [(0.8, None, -1.3), (0.8, 53, 0.0), (0.85, 52, 1.8)])
def test_the_change_that_brings_each_month_to_the_target(
    target: float, places: float | None, needed: float
) -> None:
    # 0,8 × 51,4 = 41,12 and 0,8 × 53 = 42,4 and 0,85 × 52 = 44,2, against 42,4.
    found = path(history(42.4, 51.4), PathChange(0, places), target=target)
    assert found.change_needed == pytest.approx(needed)
    enough = path(history(42.4, 51.4), PathChange(needed, places), target=target)
    assert enough.level <= target + 1e-9
