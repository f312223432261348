"""What was in force on a day: the unit's settings, contracts, roles, absences."""

import pytest

from caredesk.domain.register import Contract
from caredesk.domain.rows import Absence, Employment, Role, Unit
from tests.builders import absence, employment, on, register

DATED = (
    Unit("Gamla", None, weekly_hours=40, po_percent=30),
    Unit("Nya", on("2026-03-01"), weekly_hours=37, po_percent=40),
    Unit("Nya", on("2026-06-01")),
)


@pytest.mark.parametrize(
    ("day", "hours", "factor"),
    [("1990-01-01", 40, 1.3), ("2026-02-28", 40, 1.3), ("2026-03-01", 37, 1.4), ("2026-06-01", 38.25, None)],
)
def test_the_units_row_of_a_day_holds_whole(day: str, hours: float, factor: float | None) -> None:
    """An empty cell of a later row is empty; the full-time measure is then 38,25."""
    held = register(units=(DATED[1], DATED[2], DATED[0]))
    assert held.weekly_hours_on(on(day)) == hours
    assert held.po_factor(on(day)) == (None if factor is None else pytest.approx(factor))
    assert held.unit_name == "Nya"


def test_before_the_first_dated_row_only_the_name_is_known() -> None:
    held = register(units=(Unit("Nya", on("2026-03-01"), weekly_hours=37),))
    assert held.unit_on(on("2026-02-28")) == Unit("Nya")
    assert held.weekly_hours_on(on("2026-02-28")) == 38.25


def test_shares_of_roles() -> None:
    held = register(roles=(Role("Chef", 0), Role("Samordnare", 25), Role("Undersköterska")))
    shares = [held.role_share(role) for role in ("Chef", "Samordnare", "Undersköterska", "Biträde", "")]
    assert shares == [0, 0.25, 1, 1, 1]
    assert held.has_share("Chef")
    assert not held.has_share("Biträde")


def of(rows: tuple[Employment, ...], day: str) -> Contract | None:
    return register(employments=rows, units=DATED).contract("1", on(day))


@pytest.mark.parametrize(
    ("row", "rate", "hours"),
    [
        # In February the unit's measure is 40 hours a week.
        (employment(), 1, 40 / 7),
        (employment(rate_percent=75), 0.75, 30 / 7),
        (employment(rate_percent=75, weekly_hours=36), 0.75, 27 / 7),
        (employment(form="temporary"), 1, 40 / 7),
        (employment(form="cover", rate_percent=50), 0.5, 20 / 7),
        (employment(form="hourly", rate_percent=50), 0, 0),
        (employment(form="hired", rate_percent=50), 0, 0),
    ],
)
def test_contract_hours_of_a_day(row: Employment, rate: float, hours: float) -> None:
    found = of((row,), "2026-02-10")
    assert found is not None
    assert (found.rate, found.contract_hours) == pytest.approx((rate, hours))
    assert found.in_population == (hours > 0)


def test_an_employment_holds_from_its_first_day_to_its_last() -> None:
    rows = (
        employment(valid_from=on("2026-02-03"), valid_to=on("2026-02-10")),
        employment(valid_from=on("2026-02-20")),
    )
    days = ("2026-02-02", "2026-02-03", "2026-02-10", "2026-02-11", "2026-02-19", "2026-02-20")
    assert [of(rows, day) is not None for day in days] == [False, True, True, False, False, True]


def test_hours_add_and_the_one_that_began_last_decides_the_rest() -> None:
    rows = (
        employment(role="Undersköterska", section="Gran", rate_percent=50, monthly_pay=30_000),
        Employment("1", on("2026-02-05"), None, "cover", "Tall", "Sjuksköterska", 25, 36, 40_000),
    )
    found = of(rows[::-1], "2026-02-10")
    assert found is not None
    assert (found.section, found.role, found.form) == ("Tall", "Sjuksköterska", "cover")
    assert (found.monthly_pay, found.weekly_hours) == (40_000, 36)
    # 50 % of 40 hours and 25 % of 36.
    assert (found.rate, found.contract_hours) == pytest.approx((0.75, 29 / 7))
    before = of(rows, "2026-02-04")
    assert before is not None
    assert (before.section, before.weekly_hours) == ("Gran", 40)


def test_hours_besides_a_monthly_employment_leave_its_contract_hours() -> None:
    """The later one is paid by the hour: pay and kind are its, the population still holds the person."""
    rows = (
        employment(rate_percent=50),
        employment(form="hourly", hourly_pay=170, valid_from=on("2026-01-01")),
    )
    found = of(rows, "2026-02-10")
    assert found is not None
    assert (found.form, found.hourly_pay) == ("hourly", 170)
    assert found.in_population
    assert found.contract_hours == pytest.approx(20 / 7)


def test_a_new_measure_of_the_unit_changes_hours_within_an_employment() -> None:
    found = [of((employment(rate_percent=50),), day) for day in ("2026-02-28", "2026-03-01", "2026-06-01")]
    hours = [each.contract_hours for each in found if each is not None]
    assert hours == pytest.approx([20 / 7, 18.5 / 7, 38.25 / 2 / 7])


def test_everybody_of_a_day_by_number() -> None:
    rows = (
        employment("3"),
        employment("1", "hourly"),
        employment("2", valid_to=on("2026-01-31")),
    )
    held = register(employments=rows)
    assert [found.employee_no for found in held.contracts_on(on("2026-02-10"))] == ["1", "3"]
    assert held.contract("nobody", on("2026-02-10")) is None


@pytest.mark.parametrize(
    ("rows", "extents"),
    [
        ((), (0, 0, 0)),
        ((absence("2026-02-09", "2026-02-10"),), (1, 1, 0)),
        ((absence("2026-02-10", extent=25),), (0.25, 0.25, 0)),
        ((absence("2026-02-01", ""),), (1, 1, 0)),
        ((absence("2026-02-11"), absence("2026-02-01", "2026-02-09")), (0, 0, 0)),
        ((Absence("1", on("2026-02-10"), on("2026-02-10"), "sick"),), (1, 1, 0)),
        ((absence("2026-02-10", cause="work_injury"),), (1, 1, 0)),
        ((absence("2026-02-10", cause="vacation"),), (1, 0, 0)),
        ((absence("2026-02-10", cause="child_care", extent=50),), (0.5, 0, 0)),
        ((absence("2026-02-10", cause="leave"),), (1, 0, 1)),
        ((absence("2026-02-10", cause="parental", extent=40),), (0.4, 0, 0.4)),
        ((absence("2026-02-10", cause="studies", extent=40),), (0.4, 0, 0.4)),
        # Several add, at most a whole day; sick leave fills what unpaid leave left.
        ((absence("2026-02-10", extent=50), absence("2026-02-10", extent=25)), (0.75, 0.75, 0)),
        ((absence("2026-02-10", extent=75), absence("2026-02-10", extent=75)), (1, 1, 0)),
        ((absence("2026-02-10"), absence("2026-02-10", extent=50, cause="leave")), (1, 0.5, 0.5)),
        ((absence("2026-02-10", cause="leave"), absence("2026-02-10", cause="studies")), (1, 0, 1)),
        ((absence("2026-02-10", extent=50), absence("2026-02-10", extent=50, cause="vacation")), (1, 0.5, 0)),
        ((absence("2026-02-10", employee_no="2"),), (0, 0, 0)),
    ],
)
def test_extents_of_absence(rows: tuple[Absence, ...], extents: tuple[float, float, float]) -> None:
    """All, sick, unpaid."""
    found = register(absences=rows).absence("1", on("2026-02-10"))
    assert (found.total, found.sick, found.unpaid) == pytest.approx(extents)
