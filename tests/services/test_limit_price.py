"""An edit that brings somebody near a limit of overtime says so in its price, and leaves no trace."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from caredesk.domain.changes import Changes
from caredesk.domain.rows import Setting, Shift
from caredesk.services.edits import edit
from caredesk.services.plan import Plan, insert
from caredesk.services.price import Price, price_of
from caredesk.services.session import OpenUnit
from caredesk.storage import rows
from caredesk.ui.widgets.price_parts import price_parts
from tests.schedule_unit import ANNA, BO, on, schedule_unit

HELD = tuple(Shift(ANNA, on(day), "", 420, 420 + 19 * 30, 0, "overtime_simple") for day in (3, 5, 11, 13))
"""Four shifts of 9,5 hours: 38 of 50 in August."""


@pytest.fixture
def unit(tmp_path: Path) -> Iterator[OpenUnit]:
    with schedule_unit(tmp_path / "enhet.caredesk", HELD) as opened:
        yield opened


def price(unit: OpenUnit, hours: float, kind: str = "overtime_qualified", employee_no: str = ANNA) -> Price:
    def make() -> Changes:
        with edit(unit, "shifts_typed") as edited:
            new = Shift(employee_no, on(19), "", 420, 420 + round(hours * 60), 0, kind)
            insert(Plan(unit), [new])
        return edited.changes

    return price_of(Plan(unit), make, month="2026-08", persons=(employee_no,))


def near(found: Price) -> list[tuple[str, float, float, bool]]:
    return [(row.limit, row.hours, row.of, row.passed) for row in found.limits]


def tags(found: Price) -> list[str]:
    return [part.text for part in price_parts(found) if "övertid" in part.text.lower()]


def test_eighty_percent_is_near_and_less_is_not(unit: OpenUnit) -> None:
    assert near(price(unit, 1.9)) == []
    found = price(unit, 2)
    assert near(found) == [("overtime_month", 40, 50, False)]
    assert tags(found) == ["▲ 40 av 50 h övertid i aug"]
    assert near(price(unit, 2)) == [("overtime_month", 40, 50, False)]


def test_a_limit_that_the_edit_passes_is_told_once_as_a_breach(unit: OpenUnit) -> None:
    found = price(unit, 12.5)
    assert ("overtime_month", 50.5) in [(row.rule, row.amount) for row in found.breaches_added]
    assert near(found) == []
    assert len(tags(found)) == 1


def test_more_beyond_a_passed_limit_is_told_too(unit: OpenUnit) -> None:
    with edit(unit, "fill"):
        rows.insert(unit.store, [Shift(ANNA, on(15), "", 360, 1140, 0, "overtime_simple")])
    found = price(unit, 2)
    assert near(found) == [("overtime_month", 53, 50, True)]
    assert tags(found) == ["! 53 av 50 h övertid i aug"]


def test_what_does_not_count_against_a_limit_says_nothing(unit: OpenUnit) -> None:
    assert near(price(unit, 8, "ordinary")) == []
    assert near(price(unit, 8, "additional")) == []
    assert near(price(unit, 8, "overtime_simple", BO)) == []


def test_four_weeks_are_counted_to_their_end(unit: OpenUnit) -> None:
    with edit(unit, "fill"):
        rows.insert(
            unit.store,
            [
                Setting("overtime_counting", None, "4_weeks"),
                Setting("overtime_4_weeks_from", None, "2026-08-10"),
            ],
        )
    # 19 of the 38 hours lie in the four weeks from 10 August, with 20 more 39 of 48.
    assert near(price(unit, 20)) == [("overtime_4_weeks", 39, 48, False)]
