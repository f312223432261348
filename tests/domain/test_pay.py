"""What a shift costs, of every kind and form, summed by hand."""

import pytest

from caredesk.domain.pay import ShiftCost, cost_of
from caredesk.domain.problems import problem
from caredesk.domain.register import Register
from caredesk.domain.rows import Employee, Employment, Setting, Shift, Unit
from caredesk.domain.shifts import resolve
from tests.builders import UNIT, absence, employment, on, register, shift

# 26 000 x 12 / (52 x 40) = 150 SEK an hour, and 33 000 / 165 = 200 SEK before an overtime factor.
MONTHLY = employment("1", weekly_hours=40, monthly_pay=26_000)
OVERTIME = employment("1", weekly_hours=40, monthly_pay=33_000)
HOURLY = employment("1", "hourly", hourly_pay=160)
HIRED = employment("1", "hired", hourly_pay=500)
# Tuesdays of 2026 before April: eight hours of a day, no supplement; 3 h of an evening at 25,60.
DAY, EVENING = shift("2026-03-03", "07:00-16:00", pause=60), shift("2026-03-03", "19:00-22:00")


def cost(held: Register, row: Shift) -> ShiftCost:
    return cost_of(held, resolve(held, row))


@pytest.mark.parametrize(
    ("contract", "row", "sek", "ob"),
    [
        # Fees are 50 %.
        (MONTHLY, DAY, 8 * 150 * 1.5, 0),
        (MONTHLY, EVENING, (3 * 150 + 3 * 25.60) * 1.5, 3 * 25.60),
        (MONTHLY, EVENING._replace(kind="extra"), (3 * 150 + 3 * 25.60) * 1.5, 3 * 25.60),
        (MONTHLY, EVENING._replace(kind="resource"), (3 * 150 + 3 * 25.60) * 1.5, 3 * 25.60),
        (MONTHLY, EVENING._replace(kind="introduction"), (3 * 150 + 3 * 25.60) * 1.5, 3 * 25.60),
        # Overtime has its factor instead of a supplement.
        (OVERTIME, EVENING._replace(kind="additional"), 3 * 200 * 1.2 * 1.5, 0),
        (OVERTIME, EVENING._replace(kind="overtime_simple"), 3 * 200 * 1.8 * 1.5, 0),
        (OVERTIME, EVENING._replace(kind="overtime_qualified"), 3 * 200 * 2.4 * 1.5, 0),
        # By the hour: holiday pay of 12 %, but none on overtime, whose factor stands on the wage.
        (HOURLY, DAY, 8 * 160 * 1.12 * 1.5, 0),
        (HOURLY, EVENING, (3 * 160 * 1.12 + 3 * 25.60) * 1.5, 3 * 25.60),
        (HOURLY, EVENING._replace(kind="additional"), 3 * 160 * 1.2 * 1.5, 0),
        (HOURLY, EVENING._replace(kind="overtime_simple"), 3 * 160 * 1.8 * 1.5, 0),
        (HOURLY, EVENING._replace(kind="overtime_qualified"), 3 * 160 * 2.4 * 1.5, 0),
        # Hired by the invoice: no fees, no supplement, whatever the kind.
        (HIRED, EVENING, 3 * 500, 0),
        (HIRED, EVENING._replace(kind="overtime_simple"), 3 * 500, 0),
        # On call: an hour's own pay with fees.
        (MONTHLY, EVENING._replace(kind="jour"), 3 * 60 * 1.5, 0),
        (MONTHLY, EVENING._replace(kind="standby"), 3 * 30 * 1.5, 0),
        (HOURLY, EVENING._replace(kind="standby"), 3 * 30 * 1.5, 0),
        # Lent: the cost is the same; that it is another unit's shows in the day's sums.
        (MONTHLY, EVENING._replace(lent_to="Tall"), (3 * 150 + 3 * 25.60) * 1.5, 3 * 25.60),
        # Vacant costs nothing; borrowed its price, without fees.
        (MONTHLY, EVENING._replace(employee_no=""), 0, 0),
        (MONTHLY, EVENING._replace(employee_no="", borrowed_from="Tall", price=2_400), 2_400, 0),
        (MONTHLY, EVENING._replace(employee_no="", borrowed_from="Tall"), 0, 0),
    ],
)
def test_cost_by_form_and_kind(contract: Employment, row: Shift, sek: float, ob: float) -> None:
    on_call = (Setting("jour_pay", None, "60"), Setting("standby_pay", None, "30"))
    found = cost(register(employments=(contract,), settings=on_call), row)
    assert (found.sek, found.ob_sek) == pytest.approx((sek, ob))
    assert found.missing == ()


@pytest.mark.parametrize(
    ("born", "percent"),
    [
        # The age is the one reached in the year, whatever the day: 39, 40, 49, 50.
        ("1987-01-01", 12),
        ("1986-12-31", 14.88),
        ("1977-01-01", 14.88),
        ("1976-12-31", 15.36),
        ("1950-06-01", 15.36),
        ("", 12),
    ],
)
def test_holiday_pay_of_the_hourly_paid_goes_by_age(born: str, percent: float) -> None:
    person = Employee("1", "Anna Ek", birth_date=on(born) if born else None)
    found = cost(register(employments=(HOURLY,), employees=(person,)), DAY)
    assert found.sek == pytest.approx(8 * 160 * (1 + percent / 100) * 1.5)


@pytest.mark.parametrize(("extent", "share"), [(0, 1), (25, 0.75), (50, 0.5), (100, 0)])
def test_only_the_present_part_costs_here(extent: float, share: float) -> None:
    away = (absence("2026-03-03", extent=extent),)
    held = register(employments=(MONTHLY,), absences=away)
    found = cost(held, EVENING)
    assert (found.sek, found.ob_sek) == pytest.approx(
        (share * (3 * 150 + 3 * 25.60) * 1.5, share * 3 * 25.60)
    )


def test_the_break_lies_evenly_over_pay_and_supplement() -> None:
    # 18-22 less an hour: 3 hours of pay, and three fourths of the supplement of 19-22.
    found = cost(register(employments=(MONTHLY,)), shift("2026-03-03", "18:00-22:00", pause=60))
    assert found.ob_sek == pytest.approx(3 * 25.60 * 3 / 4)
    assert found.sek == pytest.approx((3 * 150 + 3 * 25.60 * 3 / 4) * 1.5)


def test_pay_measure_and_fees_are_those_of_the_day() -> None:
    units = (UNIT, Unit("Enheten", on("2026-03-04"), weekly_hours=39, po_percent=40))
    contracts = (
        Employment("1", on("2026-01-01"), on("2026-03-04"), "permanent", weekly_hours=40, monthly_pay=26_000),
        # Without a measure of its own: 27 300 x 12 / (52 x 39) = 161,54 = 6 300 / 39.
        Employment("1", on("2026-03-05"), None, "permanent", monthly_pay=27_300),
    )
    held = register(units=units, employments=contracts)
    found = [cost(held, shift(f"2026-03-0{number}", "08:00-16:00")).sek for number in (3, 4, 5)]
    assert found == pytest.approx([8 * 150 * 1.5, 8 * 150 * 1.4, 8 * 6_300 / 39 * 1.4])


PAY_MISSING, FEES_MISSING = problem("pay_missing", employee="1"), problem("po_missing")


@pytest.mark.parametrize(
    ("contract", "row", "po", "missing"),
    [
        (employment("1"), DAY, 50, {PAY_MISSING}),
        (employment("1"), DAY._replace(kind="overtime_simple"), 50, {PAY_MISSING}),
        (employment("1", "hourly"), DAY, 50, {PAY_MISSING}),
        (employment("1", "hired"), DAY, 50, {PAY_MISSING}),
        # Outside any employment nothing says what the hour costs.
        (employment("2"), DAY, 50, {PAY_MISSING}),
        (MONTHLY, DAY, None, {FEES_MISSING}),
        (employment("1"), DAY, None, {PAY_MISSING, FEES_MISSING}),
        (MONTHLY, DAY._replace(kind="jour"), 50, {problem("on_call_pay_missing", key="jour_pay")}),
        (MONTHLY, DAY._replace(kind="standby"), 50, {problem("on_call_pay_missing", key="standby_pay")}),
        (MONTHLY, EVENING._replace(day=on("2024-03-26")), 50, {problem("ob_rate_missing")}),
    ],
)
def test_what_is_missing_is_named_and_the_cost_unknown(
    contract: Employment, row: Shift, po: float | None, missing: set[object]
) -> None:
    found = cost(register(units=(UNIT._replace(po_percent=po),), employments=(contract,)), row)
    assert (found.sek, set(found.missing)) == (None, missing)


def test_a_supplement_is_known_without_fees() -> None:
    found = cost(register(units=(UNIT._replace(po_percent=None),), employments=(MONTHLY,)), EVENING)
    assert found.sek is None
    assert found.ob_sek == pytest.approx(3 * 25.60)


def test_a_day_away_misses_nothing() -> None:
    """What costs nothing asks for no rate."""
    held = register(employments=(employment("1"),), absences=(absence("2026-03-03"),))
    assert cost(held, DAY) == ShiftCost(0, 0)


@pytest.mark.parametrize("po", [None, 50])
def test_hired_and_borrowed_staff_need_no_fees(po: float | None) -> None:
    held = register(units=(UNIT._replace(po_percent=po),), employments=(HIRED,))
    assert cost(held, DAY).sek == 8 * 500
    assert cost(held, DAY._replace(employee_no="", borrowed_from="Tall", price=900)).sek == 900


def test_the_units_own_factor_and_divisor() -> None:
    own = (Setting("pay_simple", on("2026-03-04"), "200"), Setting("pay_divisor", on("2026-03-04"), "150"))
    held = register(employments=(OVERTIME,), settings=own)
    rows = [shift(f"2026-03-0{number}", "19:00-21:00", kind="overtime_simple") for number in (3, 4)]
    # 33 000 / 165 x 180 %, then 33 000 / 150 x 200 %.
    assert [cost(held, row).sek for row in rows] == pytest.approx([2 * 360 * 1.5, 2 * 440 * 1.5])
