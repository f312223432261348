"""The cost of sick leave of drawn lives, month by month, against the same worked a day at a time."""

from collections.abc import Callable
from datetime import date
from random import Random

import pytest

from caredesk.domain.register import Facts, Register
from caredesk.domain.rows import Employee, Employment, Setting, Unit
from caredesk.domain.sick_pay import sick_cost
from caredesk.domain.sick_spells import sick_history
from caredesk.services.parameter_files import read_defaults
from tests.sick_arithmetic import FEES, NUMBER, Costs, Life, drawn_life, month_costs

NO_SUPPLEMENTS = tuple(
    Setting(f"ob_{window}", None, "0") for window in ("a", "a_night", "b", "b_night", "c", "d")
)


def told_costs(life: Life, months: list[str]) -> dict[str, Costs]:
    replacer = Employment("2", date(2020, 1, 1), None, "hourly", hourly_pay=180)
    staff = (*life.employments, replacer)
    facts = Facts(
        date(2020, 1, 1),
        date(2030, 1, 1),
        units=(Unit("Enheten", po_percent=(FEES - 1) * 100),),
        settings=NO_SUPPLEMENTS,
        employees=(Employee(NUMBER, "Anna Ek"), Employee("2", "Bo Ek")),
        employments=staff,
        absences=tuple(life.absences),
    )
    register = Register(facts, read_defaults())
    history = sick_history(life.absences, staff)
    shifts = [*life.shifts, *life.replacing]
    found = {}
    for month in months:
        cost = sick_cost(register, history, shifts, month, has_shifts=True)
        told = (cost.cost_sek, cost.cost_saved_sek, cost.cost_estimated_hours, cost.not_replaced_hours)
        assert None not in told
        found[month] = Costs(*(value or 0.0 for value in told))
    return found


def compared(seed: int) -> None:
    life = drawn_life(Random(seed))
    expected = month_costs(life)
    for month, found in told_costs(life, list(expected)).items():
        assert found == pytest.approx(expected[month], abs=1e-6), f"seed {seed}, {month}"


@pytest.mark.parametrize("seed", range(3))
def test_some_lives_cost_what_their_days_come_to(seed: int) -> None:
    compared(seed)


@pytest.mark.slow
def test_many_lives_cost_what_their_days_come_to(slow_count: Callable[[int], int]) -> None:
    for seed in range(100, 100 + slow_count(200)):
        compared(seed)
