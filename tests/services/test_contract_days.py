"""Full-time equivalents of those employed, by hand, while contracts change and changes are undone and redone.

Days of work of a month are sums of days x rate x share of role; divided by the month's days they are fte.
"""

from typing import Any, NamedTuple

import pytest

from caredesk.domain.rows import Absence, Employee, Employment, Occupancy, Place, Role, Unit
from caredesk.services.edits import edit, redo_step, undo_step
from caredesk.services.figures import view_figures
from caredesk.services.person_edits import (
    edit_contract_changed_from,
    edit_contract_ended,
    edit_moved_to_section,
)
from caredesk.services.session import OpenUnit, create_unit
from caredesk.storage import rows
from tests.builders import absence, employment, on

NOVEMBER, DECEMBER = "2026-11", "2026-12"

UNIT = (
    Unit("Lönngården", on("2020-01-01"), weekly_hours=38.25, basis="employed"),
    Role("Undersköterska"),
    Role("Samordnare", 50),
    Role("Enhetschef", 0),
    Place("Gran", on("2020-01-01"), 5, 5, 0.6),
    Place("Tall", on("2020-01-01"), 4, 4, 0.5),
    Occupancy("Gran", on("2026-01-01"), on("2026-12-31"), 4),
    Occupancy("Tall", on("2026-01-01"), on("2026-12-31"), 3),
)


def contract(
    number: str, section: str, rate: float | None, role: str = "Undersköterska", **more: Any
) -> Employment:
    return employment(number, section=section, rate_percent=rate, role=role, **more)


PEOPLE = (
    contract("1", "Gran", 100),
    contract("2", "Gran", 80, "Samordnare"),
    contract("3", "Gran", None),
    contract("4", "Tall", 80),
    # An own full time of 40 h a week does not bear on a rate.
    contract("5", "Tall", 100, weekly_hours=40),
    contract("6", "Tall", 100, "Enhetschef"),
    contract("7", "Gran", 100, form="hourly"),
    contract("8", "Tall", 100, form="hired"),
    contract("9", "Tall", 50, form="temporary", valid_from=on("2026-11-05"), valid_to=on("2026-11-24")),
    # Two at once from 11 November: rates add, section and role are those of the later.
    contract("10", "Gran", 50),
    contract("10", "Tall", 25, "Samordnare", valid_from=on("2026-11-11")),
)
AWAY = (
    absence("2026-11-10", "2026-11-19", cause="leave", employee_no="3"),
    absence("2026-11-20", "", 50, cause="parental", employee_no="4"),
    # With half a leave already: no more than all of the day.
    absence("2026-11-25", "2026-11-26", 75, cause="studies", employee_no="4"),
    # Sick leave is employment all the same, and so is holiday.
    absence("2026-11-01", "2026-11-30", employee_no="5"),
    absence("2026-11-01", "2026-11-07", cause="vacation", employee_no="1"),
)

# Days of work of 1, 2, 3, 10 in Gran and of 4, 5, 9, 10 in Tall: 67 and 66,3 in November, 74,4 and 55,025
# in December.
GRAN_NOVEMBER = 30 + 30 * 0.8 * 0.5 + (30 - 10) + 10 * 0.5
TALL_NOVEMBER = (19 * 0.8 + 9 * 0.8 * 0.5 + 2 * 0) + 30 + 20 * 0.5 + 20 * 0.75 * 0.5
GRAN_DECEMBER = 31 + 31 * 0.8 * 0.5 + 31
TALL_DECEMBER = 31 * 0.8 * 0.5 + 31 + 31 * 0.75 * 0.5


@pytest.fixture
def unit(tmp_path):
    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as opened:
        put(opened, *UNIT, *(Employee(number, f"Person {number}") for number in "123456789"))
        put(opened, Employee("10", "Person 10"), *PEOPLE, *AWAY)
        yield opened


def put(unit: OpenUnit, *added: NamedTuple) -> None:
    with edit(unit, "fill"):
        rows.insert(unit.store, added)


def days_of_work(unit: OpenUnit, month: str = NOVEMBER) -> tuple[float, float]:
    """Gran's and Tall's, after a look that the unit is their sum and that there are no hours."""
    found = view_figures(unit, month=month)
    gran, tall = (section.density for section in found.sections)
    days = 30 if month == NOVEMBER else 31
    assert (gran.fte, tall.fte, found.density.fte) != (None, None, None)
    assert found.density.fte == near((gran.fte or 0) + (tall.fte or 0))
    assert (found.density.hours, found.density.planned_share) == (None, None)
    assert (gran.month, tall.month) == near(((gran.fte or 0) / 4, (tall.fte or 0) / 3))
    return (gran.fte or 0) * days, (tall.fte or 0) * days


def near(value: Any) -> Any:
    return pytest.approx(value, abs=1e-9)


def test_everybody_as_they_are(unit: OpenUnit) -> None:
    assert days_of_work(unit) == near((GRAN_NOVEMBER, TALL_NOVEMBER))
    assert days_of_work(unit, DECEMBER) == near((GRAN_DECEMBER, TALL_DECEMBER))
    # Until October nobody is away: 1, 2, 3 and half of 10; 4 and 5.
    gran = (304 * (1 + 0.4 + 1 + 0.5) + GRAN_NOVEMBER + GRAN_DECEMBER) / 365
    tall = (304 * (0.8 + 1) + TALL_NOVEMBER + TALL_DECEMBER) / 365
    found = view_figures(unit, month=DECEMBER)
    assert [section.density.r12 for section in found.sections] == near([gran / 4, tall / 3])
    assert found.density.r12 == near((gran + tall) / 7)
    target = (4 * 0.6 + 3 * 0.5) / 7
    assert found.density.gap_fte == near(gran + tall - 7 * target)


def test_a_contract_changed_from_the_fifteenth_and_back(unit: OpenUnit) -> None:
    """14 days at 100 % and 16 at 75 % are 26 days of work."""
    edit_contract_changed_from(unit, employee_no="1", day=on("2026-11-15"), changes={"rate_percent": "75"})
    after = (GRAN_NOVEMBER - 30 + 26, TALL_NOVEMBER)
    assert days_of_work(unit) == near(after)
    assert days_of_work(unit, DECEMBER) == near((GRAN_DECEMBER - 31 * 0.25, TALL_DECEMBER))
    gran = (304 * 2.9 + after[0] + GRAN_DECEMBER - 31 * 0.25) / 365
    assert view_figures(unit, month=DECEMBER).sections[0].density.r12 == near(gran / 4)
    undo_step(unit)
    assert days_of_work(unit) == near((GRAN_NOVEMBER, TALL_NOVEMBER))
    assert days_of_work(unit, DECEMBER) == near((GRAN_DECEMBER, TALL_DECEMBER))
    redo_step(unit)
    assert days_of_work(unit) == near(after)


def test_a_row_of_changes_taken_back_one_by_one_and_made_again(unit: OpenUnit) -> None:
    """Each step's days of work, on the way there, back and there again."""
    expected = [(GRAN_NOVEMBER, TALL_NOVEMBER)]

    def then(gran: float = 0, tall: float = 0) -> None:
        expected.append((expected[-1][0] + gran, expected[-1][1] + tall))
        assert days_of_work(unit) == near(expected[-1])

    edit_contract_changed_from(unit, employee_no="1", day=on("2026-11-15"), changes={"rate_percent": "75"})
    then(gran=-16 * 0.25)
    # Coordinators count by 60 %: 2 all month, 10 by 75 % of 20 days.
    ((number, role),) = rows.read_with_ids(unit.store, Role, "name = ?", ("Samordnare",))
    with edit(unit, "role"):
        rows.update(unit.store, number, role._replace(counted_percent=60))
    then(gran=30 * 0.8 * 0.1, tall=20 * 0.75 * 0.1)
    # 3 is back two days earlier.
    ((number, leave),) = rows.read_with_ids(unit.store, Absence, "employee_no = ?", ("3",))
    with edit(unit, "leave"):
        rows.update(unit.store, number, leave._replace(last_day=on("2026-11-17")))
    then(gran=2)
    # 1, by now 75 %, and 2 go to Tall for the last five days.
    edit_moved_to_section(unit, employee_nos=["1", "2"], section="Tall", day=on("2026-11-26"))
    moved = 5 * 0.75 + 5 * 0.8 * 0.6
    then(gran=-moved, tall=moved)
    # 5 ends on the 20th, on sick leave as before.
    edit_contract_ended(unit, employee_no="5", last_day=on("2026-11-20"))
    then(tall=-10)
    # 2 does not count as a manager, from the very day of the move.
    edit_contract_changed_from(unit, employee_no="2", day=on("2026-11-26"), changes={"role": "Enhetschef"})
    then(tall=-5 * 0.8 * 0.6)
    for held in reversed(expected[:-1]):
        undo_step(unit)
        assert days_of_work(unit) == near(held)
    for held in expected[1:]:
        redo_step(unit)
        assert days_of_work(unit) == near(held)
