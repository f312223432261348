"""Who replaced the sick, by hand: each kind with hours and cost, of each period and of the month.

An hour of the monthly-paid is 200 SEK (32 500 at 37,5 h), fees 50 %; the sick have eight hours a weekday.
"""

from dataclasses import replace
from datetime import date

import pytest

from caredesk.domain.rows import Absence, Employment, Shift
from caredesk.domain.sick_costs import Replaced, SickCost, cost_together
from caredesk.domain.sick_pay import sick_cost
from caredesk.domain.sick_spells import sick_history
from tests.builders import absence, employment, register, shift
from tests.domain.sick_pay_cases import UNIT, contract, weekdays

STAFF = (
    contract(),
    contract(employee_no="2"),
    employment("7", "hired", hourly_pay=400),
    contract(employee_no="8"),
    employment("9", "hourly", hourly_pay=150),
)
SICK = (absence("2026-03-02"), absence("2026-03-03", employee_no="2"))
OWN = (
    *weekdays("2026-03-02", "2026-04-10"),
    *(row._replace(employee_no="2") for row in weekdays("2026-03-02", "2026-04-10")),
)
REPLACING = (
    shift("2026-03-02", "08:00-12:00", "9", replaces="1"),
    shift("2026-03-02", "12:00-14:00", "8", replaces="1", kind="overtime_simple"),
    shift("2026-03-02", "14:00-15:00", "", replaces="1", borrowed_from="Tallen", price=500),
    shift("2026-03-02", "15:00-16:00", "", replaces="1"),
    shift("2026-03-03", "08:00-16:00", "7", replaces="2"),
    shift("2026-03-03", "16:00-17:00", "8", replaces="2", kind="resource"),
    shift("2026-03-09", "08:00-16:00", "9", replaces="1"),
)
EXTRA = Replaced("extra", 4, 4 * 150 * 1.12 * 1.5)
# 180 % of the monthly pay by 165, two hours.
OVERTIME = Replaced("overtime_simple", 2, 2 * 1.8 * 32_500 / 165 * 1.5)
BORROWED, HIRED, RESOURCE = (
    Replaced("borrowed", 1, 500),
    Replaced("hired", 8, 3200),
    Replaced("resource", 1, 300),
)


def cost(
    sick: tuple[Absence, ...] = SICK,
    shifts: tuple[Shift, ...] = (*OWN, *REPLACING),
    staff: tuple[Employment, ...] = STAFF,
    month: str = "2026-03",
) -> SickCost:
    held = register(units=(UNIT,), employments=staff, absences=sick)
    return sick_cost(held, sick_history(sick, staff), shifts, month, has_shifts=True)


def same(found: tuple[Replaced, ...], *expected: Replaced) -> bool:
    by_kind = {each.kind: each[1:] for each in found}
    assert list(by_kind) == [each.kind for each in expected]
    return all(by_kind[each.kind] == pytest.approx(each[1:]) for each in expected)


def test_each_kind_is_told_by_hours_and_cost_of_period_and_month() -> None:
    found = cost()
    one, two = found.periods
    assert same(one.replaced, EXTRA, OVERTIME, BORROWED)
    assert same(two.replaced, RESOURCE, HIRED)
    assert same(found.replaced, EXTRA, RESOURCE, OVERTIME, HIRED, BORROWED)
    assert (one.not_replaced_hours, two.not_replaced_hours) == (8 - 4 - 2 - 1, 0)
    assert found.cost_replacement_sek == pytest.approx(1008 + 2 * 1.8 * 32_500 / 165 * 1.5 + 500 + 3200 + 300)
    # 1 280 of sick pay less 1 200, and 1 600 saved, × 1,5.
    assert two.net_sek == pytest.approx(1.5 * (1280 - 1200 - 1600) + 3200 + 300)


def test_a_replacer_without_pay_leaves_the_rest_known() -> None:
    staff = tuple(row._replace(hourly_pay=None) if row.employee_no == "9" else row for row in STAFF)
    found = cost(staff=staff)
    one, two = found.periods
    assert (found.cost_net_sek, found.cost_replacement_sek, one.net_sek) == (None, None, None)
    assert found.cost_sek == pytest.approx(2 * 80 * 1.5)
    assert two.net_sek is not None
    assert found.replaced[0] == Replaced("extra", 4, None)


def test_months_together_join_a_period_and_are_known_only_together() -> None:
    sick = (absence("2026-03-30", "2026-04-01"), absence("2026-04-08", employee_no="2"))
    march, april = cost(sick), cost(sick, month="2026-04")
    both = cost_together([march, april])
    first, second = both.periods
    assert (first.first_day, first.last_day, first.days) == (date(2026, 3, 30), date(2026, 4, 1), 3)
    assert (march.periods[0].goes_on, first.goes_on, first.lost_hours) == (True, False, 24)
    assert (first.karens_sek, second.karens_sek, both.karens_periods) == (1800, 1800, 2)
    assert both.cost_sek == pytest.approx(1.5 * (4 * 1280 - 2 * 1200))
    assert cost_together([march, replace(april, cost_sek=None)]).cost_net_sek is None
