"""The ways of counting beside each other, by hand and against the figures once the history is counted so."""

from typing import NamedTuple

import pytest

from caredesk.domain.calendar import days_from_to, months_from_to
from caredesk.domain.density import Counting
from caredesk.domain.rows import Absence, Employee, MonthlyValue, Occupancy, Place, Setting, Unit
from caredesk.errors import UserError
from caredesk.services.calibration import agrees, edit_counting, read_value, view_calibration
from caredesk.services.edits import edit, undo_step
from caredesk.services.figures import view_figures
from caredesk.services.session import OpenUnit, create_unit
from caredesk.storage import rows
from tests.builders import employment, on, shift

MONTH = "2026-12"


@pytest.fixture
def unit(tmp_path):
    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as opened:
        yield opened


def put(unit: OpenUnit, *added: NamedTuple) -> None:
    with edit(unit, "fill"):
        rows.insert(unit.store, added)


def a_year(unit: OpenUnit, annual_hours: float | None = None) -> None:
    """One at 80 % of 28 h a week in a unit of 35 h, 7 h each day, away all December; two places of four."""
    put(unit, Unit("Lönngården", on("2026-01-01"), weekly_hours=35, annual_hours=annual_hours))
    put(unit, Place("Gran", on("2026-01-01"), 4, target=0.5), Employee("1", "Kim"))
    put(unit, employment("1", section="Gran", rate_percent=80, weekly_hours=28))
    put(unit, Occupancy("Gran", on("2026-01-01"), on("2026-12-31"), 2))
    days = days_from_to(on("2026-01-01"), on("2026-12-31"))
    put(unit, *(shift(day.isoformat(), "07:00-14:00", section="Gran") for day in days))
    put(unit, Absence("1", on("2026-12-01"), on("2026-12-31"), "leave"))


def ways(unit: OpenUnit, section: str | None = None) -> dict[Counting, tuple[float | None, float | None]]:
    return {
        way.counting: (way.month, way.r12) for way in view_calibration(unit, month=MONTH, section=section)
    }


def test_each_way_by_hand(unit: OpenUnit) -> None:
    a_year(unit, annual_hours=1825)
    found = ways(unit)
    assert list(found) == [
        Counting(basis, measure)
        for basis in ("worked", "scheduled", "employed")
        for measure in ("unit", "own", "year")
    ]
    # 7 h by 5 h a day on two places; own full time is 4 h, a year's 1825 / 365 = 5 h.
    assert found[Counting("scheduled", "unit")] == pytest.approx((0.7, 0.7))
    assert found[Counting("scheduled", "own")] == pytest.approx((7 / 4 / 2, 7 / 4 / 2))
    assert found[Counting("scheduled", "year")] == pytest.approx((0.7, 0.7))
    # 334 days of the year are worked.
    assert found[Counting("worked", "unit")] == pytest.approx((0, 0.7 * 334 / 365))
    assert found[Counting("worked", "own")] == pytest.approx((0, 7 / 4 / 2 * 334 / 365))
    # 80 % of one, but for unpaid leave.
    for measure in ("unit", "own", "year"):
        assert found[Counting("employed", measure)] == pytest.approx((0, 0.4 * 334 / 365))


def test_a_way_is_what_the_figures_become_when_it_is_chosen(unit: OpenUnit) -> None:
    a_year(unit, annual_hours=1700)
    put(unit, Unit("Lönngården", on("2026-07-01"), weekly_hours=40, basis="employed", annual_hours=1750))
    expected, of_gran = ways(unit), ways(unit, "Gran")
    for counting in expected:
        edit_counting(unit, counting=counting)
        figures = view_figures(unit, month=MONTH)
        assert (figures.density.month, figures.density.r12) == pytest.approx(expected[counting])
        gran = figures.sections[0].density
        assert (gran.month, gran.r12) == pytest.approx(of_gran[counting])
        now = [way.counting for way in view_calibration(unit, month=MONTH) if way.current]
        assert now == [counting]


def test_choosing_a_way_is_one_step_over_the_whole_history(unit: OpenUnit) -> None:
    a_year(unit)
    before = rows.read(unit.store, Unit)
    changes = edit_counting(unit, counting=Counting("scheduled", "own"))
    assert changes.tables == {"unit"}
    assert {(row.basis, row.measure) for row in rows.read(unit.store, Unit)} == {("scheduled", "own")}
    undone = undo_step(unit)
    assert undone is not None
    assert undone.step.code == "counting"
    assert rows.read(unit.store, Unit) == before


def test_a_way_that_has_no_value_says_what_is_missing(unit: OpenUnit) -> None:
    put(unit, *(MonthlyValue(each, fte=3, occupied_mean=4) for each in months_from_to("2026-04", MONTH)))
    found = {way.counting: way for way in view_calibration(unit, month=MONTH)}
    worked = found[Counting("worked", "unit")]
    assert (worked.month, worked.r12) == (0.75, None)
    assert worked.problem is not None
    assert (worked.problem.code, dict(worked.problem.facts)) == ("r12_incomplete", {"months": 9})
    year = found[Counting("scheduled", "year")]
    assert year.problem is not None
    assert (year.month, year.problem.code) == (None, "counting_without_annual_hours")


def test_a_unit_without_hours_or_people_says_so(unit: OpenUnit) -> None:
    put(unit, Setting("sick_leave_from", None, "2026-01"))
    codes = {way.counting: way.problem and way.problem.code for way in view_calibration(unit, month=MONTH)}
    assert codes[Counting("worked", "unit")] == "counting_without_hours"
    assert codes[Counting("worked", "year")] == "counting_without_annual_hours"
    assert {codes[Counting("employed", each)] for each in ("unit", "own", "year")} == {
        "counting_without_staff"
    }


@pytest.mark.parametrize(
    ("text", "value", "decimals"),
    [
        ("0,82", 0.82, 2),
        ("0.820", 0.82, 3),
        (" 1 ", 1, 0),
        ("1,", None, 0),
        ("1 234,5", 1234.5, 1),
        ("1.234,50", 1234.5, 2),
        ("−0,8", -0.8, 1),
        ("0,1234567890123", 0.1234567890123, 8),
        ("", None, 0),
        ("ungefär 0,8", None, 0),
    ],
)
def test_the_controllers_value_in_any_spelling(text: str, value: float | None, decimals: int) -> None:
    if value is None:
        with pytest.raises(UserError, match="value_not_a_number"):
            read_value(text)
    else:
        assert read_value(text) == (value, decimals)


@pytest.mark.parametrize(
    ("value", "wanted", "decimals", "same"),
    [
        (0.8249, 0.82, 2, True),
        (0.825, 0.83, 2, True),
        (0.8251, 0.82, 2, False),
        (0.8249, 0.82, 3, False),
        (None, 0.82, 2, False),
    ],
)
def test_a_value_agrees_when_it_rounds_to_the_one_wanted(
    value: float | None, wanted: float, decimals: int, same: bool
) -> None:
    assert agrees(value, wanted, decimals) is same
