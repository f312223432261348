"""Made-up histories of monthly values: the path to the target as a file gives it, against exact fractions.

Each history stands with its numbers; some answers are worked by hand, all are compared with path_arithmetic.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

import pytest

from caredesk.domain.rows import MonthlyValue, Place, Unit
from caredesk.domain.target_path import PathChange, TargetPath
from caredesk.services.alternatives import edit_alternative, view_compared
from caredesk.services.density_page import view_density_page
from caredesk.services.edits import edit
from caredesk.services.figures import view_figures
from caredesk.services.month_books import UnitMonths
from caredesk.services.session import OpenUnit, create_unit
from caredesk.services.target_path import months_of_path, view_target_path
from caredesk.storage import rows
from tests.builders import on
from tests.path_arithmetic import AS_NOW, Ahead, Exact, Measures, Month, Step, history, length, plus, r12

LONG_SINCE = "2020-01-01"
COST = 620_000
DAYS = 365


@pytest.fixture
def unit(tmp_path):
    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as opened:
        yield opened


def near(value: Any) -> Any:
    """Equal to 1e-9, also in lists with gaps."""
    return pytest.approx(value, abs=1e-9)


def unit_row(day: str = LONG_SINCE, weekly_hours: float = 38.25, **more: Any) -> Unit:
    return Unit("Lönngården", on(day), weekly_hours=weekly_hours, **more)


class Story(NamedTuple):
    """A history as lists of months. `units` for the file and `measures`, `ways` for the arithmetic say the
    same; `in_hours`: the file gets worked hours and bed days."""

    first: str
    fte: Sequence[Exact]
    occupied: Sequence[Exact]
    target: str
    units: Sequence[Unit] = (unit_row(),)
    measures: Measures = ((LONG_SINCE, "38.25"),)
    ways: Mapping[str, str] = {}
    in_hours: bool = False

    def known(self) -> dict[str, Month]:
        return history(self.first, self.fte, self.occupied, self.measures, self.ways)

    def ahead(self, step: Step = AS_NOW) -> Ahead:
        return Ahead(self.known(), self.measures, step, self.ways)

    def value(self, month: str) -> MonthlyValue:
        known = self.known()[month]
        if not self.in_hours:
            return MonthlyValue(month, fte=float(known.fte), occupied_mean=float(known.occupied))
        hours, bed_days = known.fte * known.full_time, known.occupied * length(month)
        return MonthlyValue(month, worked_hours=float(hours), bed_days=float(bed_days))


def put(unit: OpenUnit, story: Story) -> None:
    with edit(unit, "fill"):
        rows.insert(unit.store, [*story.units, Place("", on(LONG_SINCE), 16, 15, float(story.target))])
        rows.insert(unit.store, [story.value(month) for month in story.known()])


def change_of(step: Step) -> PathChange:
    occupied = None if step.occupied is None else float(Fraction(step.occupied))
    return PathChange(float(Fraction(step.fte)), occupied, step.first)


def asked(
    unit: OpenUnit, story: Story, step: Step, level_month: str = "", months: UnitMonths | None = None
) -> TargetPath:
    """The program's answer to a step; `months`: read already."""
    change = change_of(step)
    last = max(story.known())
    found = view_target_path(unit, month=last, change=change, level_month=level_month, months=months)
    assert found is not None
    assert found.last_month == last
    return found


def compare(unit: OpenUnit, story: Story, steps: Sequence[Step], level_months: Sequence[str]) -> None:
    """Everything a path tells of each step, and the level of each month by one of them, by the arithmetic."""
    known, alone = story.known(), story.ahead()
    now = known[alone.last]
    year, without = r12(known, alone.last), alone.earliest(story.target)
    months = months_of_path(unit, alone.last)
    for number, step in enumerate(steps):
        ahead = story.ahead(step)
        answers = [asked(unit, story, step, month, months) for month in level_months[number :: len(steps)]]
        for answer in answers:
            level = ahead.level_needed(story.target, answer.level_month)
            assert answer.level_needed == near(None if level is None else float(level))
        found = answers[-1]
        assert (found.fte_now, found.occupied_now) == near((float(now.fte), float(now.occupied)))
        assert (found.fte_then, found.occupied_then) == near(
            (float(ahead.staff(step.first)), float(ahead.places(step.first)))
        )
        assert [point.month for point in found.line] == [plus(alone.last, count) for count in range(1, 13)]
        assert [point.r12 for point in found.line] == near([each and float(each) for each in ahead.line()])
        assert found.reached == ahead.earliest(story.target)
        assert found.without_change == without
        assert found.met == (year is not None and year.density <= Fraction(story.target))
        december = ahead.year(f"{step.first[:4]}-12")
        assert found.r12_year == near(december and float(december.density))


def compare_past(unit: OpenUnit, story: Story) -> None:
    """R12 of each month that the page shows, and of the figures, against the arithmetic."""
    known = story.known()
    last = max(known)
    page = view_density_page(unit, month=last)
    years = [r12(known, row.month) for row in page.months]
    assert [row.r12 for row in page.months] == near([year and float(year.density) for year in years])
    figures = view_figures(unit, month=last).density
    assert (figures.r12, page.whole.density) == (page.months[-1].r12, page.months[-1].r12)
    if years[-1] is not None:
        gap = years[-1].fte - Fraction(story.target) * years[-1].occupied
        assert figures.gap_fte == near(float(gap))


SHORT = Story("2026-05", (10, 10, 9, 9, "9.5", 9, 9), [10] * 7, "0.8", [unit_row(cost_per_fte=COST)])


def test_seven_known_months(unit: OpenUnit) -> None:
    """May to November 2026 are 214 days with 2 002 days of work; the first whole year ends in April 2027,
    151 days later, when 0,8 on ten places asks for 2 920."""
    put(unit, SHORT)
    compare_past(unit, SHORT)
    fewer, more = Step("-1.5", None, "2026-12"), Step(0, 12, "2026-12")
    both_later = Step("-1.5", 12, "2027-04")
    months = ("2027-03", "2027-04", "2027-06", "2027-10", "2027-11", "2028-06")
    compare(unit, SHORT, (fewer, more, both_later), months)
    assert view_figures(unit, month="2026-11").density.r12_months == 7
    found = asked(unit, SHORT, fewer, "2027-04")
    assert found.level_needed == near((2920 - 2002) / 1510)
    assert [point.r12 for point in found.line[:4]] == [None] * 4
    assert found.line[4].r12 == near((2002 + 7.5 * 151) / 3650)
    # July 2027 is 2 935,5 of 3 650, August 2 889: at most 2 920 is asked for.
    assert (found.met, found.reached, found.without_change) == (False, "2027-08", None)
    assert asked(unit, SHORT, fewer, "2027-03").level_needed is None
    # With twelve places from December: 3 300 on 4 074 in June, 3 300 on 4 136 in July.
    assert asked(unit, SHORT, more).reached == "2027-07"
    # The year's end is December 2026: one month of the change, and eight months known.
    assert found.year_month == "2026-12"
    assert (found.r12_year, found.saved_year, found.saved_full_year) == (None, near(77_500), near(930_000))
    later = asked(unit, SHORT, both_later)
    assert (later.saved_year, later.saved_full_year) == near((930_000 * 9 / 12, 930_000))
    assert asked(unit, SHORT, more).saved_full_year == 0


MET = Story("2026-01", ["8.4"] * 6 + [8] * 6, [10] * 12, "0.85")


def test_a_target_that_is_met(unit: OpenUnit) -> None:
    """181 days of 8,4 and 184 of 8 on ten places: 0,8198 where 0,85 is asked for."""
    put(unit, MET)
    compare_past(unit, MET)
    assert view_figures(unit, month="2026-12").density.r12 == near((181 * 8.4 + 184 * 8) / 3650)
    fewer, more = Step("-1.5", None, "2027-01"), Step(4, None, "2027-01")
    steps = (fewer, Step(0, 12, "2027-01"), Step("-1.5", None, "2027-06"), more)
    compare(unit, MET, steps, ("2027-01", "2027-06", "2027-12", "2028-06"))
    found = asked(unit, MET, fewer, "2027-06")
    # What July to December leave of 0,85 x 3 650 for the 181 days of January to June.
    assert found.level_needed == near((0.85 * 3650 - 184 * 8) / 1810)
    assert (found.met, found.reached, found.without_change) == (True, "2027-01", "2027-01")
    assert (found.saved_year, found.saved_full_year, found.cost_per_fte) == (None, None, None)
    # Four more: 150 days of 8,4, 184 of 8 and 31 of 12 are 0,8504, and it is no longer met.
    assert asked(unit, MET, more).line[0].r12 == near((150 * 8.4 + 184 * 8 + 31 * 12) / 3650)
    assert (asked(unit, MET, more).met, asked(unit, MET, more).reached) == (True, None)


FAR = Story("2026-01", [12] * 12, [10] * 12, "0.8", [unit_row(cost_per_fte=COST)])


def test_a_target_out_of_reach(unit: OpenUnit) -> None:
    """Twelve on ten places, 4 380 days of work where 2 920 are asked for: 1 460 too many."""
    put(unit, FAR)
    compare_past(unit, FAR)
    fewer, just = Step("-1.5", None, "2027-01"), Step("-2.4", 12, "2027-01")
    steps = (fewer, Step(0, 12, "2027-01"), just, Step(-3, 12, "2027-09"))
    compare(unit, FAR, steps, ("2027-01", "2027-04", "2027-06", "2027-12", "2028-03", "2029-12"))
    found = asked(unit, FAR, fewer, "2027-01")
    assert found.level_needed == near((2920 - 12 * 334) / 310)
    assert (found.reached, found.without_change, found.met) == (None, None, False)
    # Four months of nobody at all: 12 x 245 = 2 940 is still too much, five months are enough.
    assert (asked(unit, FAR, fewer, "2027-04").level_needed or 0) == near((2920 - 12 * 245) / 1200)
    assert (asked(unit, FAR, fewer, "2027-05").level_needed or 0) == near((2920 - 12 * 214) / 1510)
    # 9,6 on twelve places are exactly 0,8 when all twelve months are new.
    assert asked(unit, FAR, just).reached == "2027-12"
    # From September nine on twelve: each new day gives back 0,6 of the 4 too many that each old day has. In
    # June 2028 62 old days stand against 304 new, in July 31 against 335.
    assert asked(unit, FAR, steps[3]).reached == "2028-07"
    assert (found.saved_year, found.saved_full_year) == near((930_000, 930_000))
    assert asked(unit, FAR, steps[3]).saved_year == near(3 * COST * 4 / 12)
    assert asked(unit, FAR, steps[3]).r12_year == near((12 * 243 + 9 * 122) / (10 * 243 + 12 * 122))


FALLING = Story("2026-01", [11] * 12, (14, 14, "13.5", 13, 13, "12.5", 12, 12, "11.5", 11, 11, 11), "0.85")


def test_occupancy_that_falls_through_the_year(unit: OpenUnit) -> None:
    """Eleven all year, on fourteen places in January and eleven in December, 4 513,5 bed days in all: 0,89
    over the year, and one for each place when all months are as the last."""
    put(unit, FALLING)
    compare_past(unit, FALLING)
    fewer, more = Step("-1.5", None, "2027-01"), Step(0, 13, "2027-01")
    steps = (fewer, more, Step("-1.5", None, "2027-05"), Step("-1.5", 13, "2027-03"))
    compare(unit, FALLING, steps, ("2027-01", "2027-03", "2027-06", "2027-12", "2028-06"))
    beds = 31 * 14 + 28 * 14 + 31 * 13.5 + 30 * 13 + 31 * 13 + 30 * 12.5 + 62 * 12 + 30 * 11.5 + 92 * 11
    assert beds == 4513.5
    assert view_figures(unit, month="2026-12").density.r12 == near(11 * DAYS / beds)
    june = asked(unit, FALLING, fewer, "2027-06")
    # July to December 2026: 11 x 184 on 62 x 12 + 30 x 11,5 + 92 x 11 = 2 101; then 181 days on eleven.
    assert june.level_needed == near((0.85 * (2101 + 181 * 11) - 11 * 184) / (181 * 11))
    assert (june.density_now, june.level) == near((1, 9.5 / 11))
    assert june.reached is None


def test_alternatives_beside_each_other(unit: OpenUnit) -> None:
    """Each of those kept leads where the arithmetic says, by name after the one without a change."""
    put(unit, FALLING)
    kept = {
        "A": Step("-1.5", None, "2027-01"),
        "B": Step("-1.65", None, "2027-03"),
        "C": Step("-0.5", 13, "2027-02"),
    }
    for name, step in reversed(kept.items()):
        edit_alternative(unit, name=name, section=None, change=change_of(step))
    (nothing, *found) = view_compared(unit, month="2026-12")
    assert [name for name, _ in found] == list(kept)
    for name, path in (nothing, *found):
        ahead = FALLING.ahead(kept.get(name, Step()))
        assert [point.r12 for point in path.line] == near([each and float(each) for each in ahead.line()])
        assert path.reached == ahead.earliest("0.85")
    # 9,35 on eleven are 0,85 exactly when all twelve months are new; October 2027 has C at 0,8504.
    assert [path.reached for _, path in found] == [None, "2028-02", "2027-11"]


# Fifty hours each day of 2026 on eleven places: 9,15 of 38,25 h a week to June, 9,46 of 37 from July.
FIFTY = [Fraction(350) / Fraction(hours) for hours in ["38.25"] * 6 + ["37"] * 6]
JULY = ((LONG_SINCE, "38.25"), ("2026-07-01", "37"))
IN_JULY = (unit_row(), unit_row("2026-07-01", 37))
STEPS = (Step("-1.5", None, "2027-01"), Step(0, 13, "2027-01"), Step("-0.5", None, "2027-04"))
LEVELS = ("2027-01", "2027-03", "2027-06", "2027-11", "2027-12", "2028-06")


def test_a_shorter_full_time_within_the_year(unit: OpenUnit) -> None:
    """18 250 h over 181 days of 38,25/7 and 184 of 37/7."""
    story = Story("2026-01", FIFTY, [11] * 12, "0.8", IN_JULY, JULY, in_hours=True)
    put(unit, story)
    compare_past(unit, story)
    compare(unit, story, STEPS, LEVELS)
    fte = 18_250 * 7 / (181 * 38.25 + 184 * 37)
    found = view_figures(unit, month="2026-12").density
    assert (found.hours, found.fte, found.r12) == near((50 * 31, 350 / 37, fte / 11))


def test_a_shorter_full_time_from_the_middle_of_a_month_and_one_to_come(unit: OpenUnit) -> None:
    """September 2026 is 14 days of 38,25/7 and 16 of 37/7; from March 2027 a week is 36,33 h."""
    units = (unit_row(), unit_row("2026-09-15", 37), unit_row("2027-03-01", 36.33))
    measures = ((LONG_SINCE, "38.25"), ("2026-09-15", "37"), ("2027-03-01", "36.33"))
    story = Story("2026-01", [9] * 12, [11] * 12, "0.8", units, measures)
    put(unit, story)
    compare_past(unit, story)
    compare(unit, story, STEPS, LEVELS)
    page = view_density_page(unit, month="2026-12")
    assert page.months[8].hours == near(9 * (14 * 38.25 + 16 * 37) / 7)


@pytest.mark.parametrize(("basis", "measure", "way"), [("scheduled", "", "s"), ("worked", "own", "own")])
def test_another_way_of_counting_within_the_year(unit: OpenUnit, basis: str, measure: str, way: str) -> None:
    """From October months are counted otherwise, so that the year weighs months by their days; years that
    begin in October or later are counted one way, and a week is 36,33 h from March."""
    counted = {"basis": basis, "measure": measure}
    units = (*IN_JULY, unit_row("2026-10-01", 37, **counted), unit_row("2027-03-01", 36.33, **counted))
    measures = (*JULY, ("2027-03-01", "36.33"))
    ways = {"2020-01": "", "2026-10": way}
    story = Story("2026-01", FIFTY, [11] * 12, "0.8", units, measures, ways, in_hours=True)
    put(unit, story)
    compare_past(unit, story)
    compare(unit, story, STEPS, LEVELS)
    by_days = (181 * 350 / 38.25 + 184 * 350 / 37) / DAYS
    assert view_figures(unit, month="2026-12").density.r12 == near(by_days / 11)


def test_those_employed_from_a_month(unit: OpenUnit) -> None:
    """Monthly values of full-time equivalents; without contracts in the file they are the source."""
    units = (*IN_JULY, unit_row("2026-10-01", 37, basis="employed"))
    ways = {"2020-01": "", "2026-10": "employed"}
    story = Story("2026-01", FIFTY, [11] * 12, "0.8", units, JULY, ways)
    put(unit, story)
    compare_past(unit, story)
    compare(unit, story, STEPS, LEVELS)


def test_a_years_hours_into_a_leap_year(unit: OpenUnit) -> None:
    """1 800 h a year are 1 800 / 365 a day in 2027 and 1 800 / 366 in 2028; told as weeks of seven days."""
    units = (unit_row(measure="year", annual_hours=1800),)
    measures = ((LONG_SINCE, Fraction(7 * 1800, 365)), ("2028-01-01", Fraction(7 * 1800, 366)))
    fte = [9] * 6 + [10] * 6
    story = Story("2027-01", fte, [11] * 12, "0.8", units, measures, in_hours=True)
    put(unit, story)
    compare_past(unit, story)
    steps = (Step("-1.5", None, "2028-01"), Step(0, 13, "2028-01"), Step("-1.5", None, "2028-03"))
    compare(unit, story, steps, ("2028-01", "2028-02", "2028-06", "2028-12", "2029-06"))
    # June 2028: 184 days of 2027 at ten, 182 of 2028 at ten, in hours of each year.
    line = asked(unit, story, steps[0], "2028-06")
    hours = 184 * 1800 / 365 + 182 * 1800 / 366
    assert line.line[5].r12 == near((10 * 184 * 1800 / 365 + 8.5 * 182 * 1800 / 366) / hours / 11)
