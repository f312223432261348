"""The parts of a month's sick cost are those of its figures, add up, and say what is missing."""

from datetime import date

import pytest

from caredesk.domain.problems import problem
from caredesk.domain.rows import Amount, MonthlyValue, Unit
from caredesk.domain.sick_costs import Booked, cost_together
from caredesk.language.definition_words import definition_text
from caredesk.language.formats import number
from caredesk.services.definitions import view_definition
from caredesk.services.edits import edit
from caredesk.services.figures import view_figures
from caredesk.services.session import OpenUnit, create_unit, open_unit
from caredesk.services.sick_costs import view_sick_costs
from caredesk.storage import rows
from tests.sample import copy_sample
from tests.small_unit import small_unit

KEYS = (
    "cost_sek", "cost_saved_sek", "cost_replacement_sek", "cost_net_sek", "cost_estimated_hours",
    "not_replaced_hours",
)  # fmt: skip


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    with open_unit(copy_sample(tmp_path_factory.mktemp("sample"))) as unit:
        yield unit


@pytest.fixture
def unit(tmp_path):
    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as opened:
        with edit(opened, "fill"):
            rows.insert(opened.store, small_unit())
        yield opened


def test_the_parts_are_those_of_the_figures_and_add_up(sample: OpenUnit) -> None:
    view = view_sick_costs(sample, month="2026-10")
    figures, cost = view_figures(sample, month="2026-10").sick_leave, view.cost
    assert [getattr(cost, key) for key in KEYS] == [getattr(figures, key) for key in KEYS]
    parts = (cost.first_days_sek or 0) - (cost.karens_sek or 0) + (cost.later_sek or 0)
    assert cost.cost_sek == pytest.approx(parts)
    assert cost.cost_replacement_sek == pytest.approx(sum(each.sek or 0 for each in cost.replaced))
    assert cost.cost_net_sek == pytest.approx(sum(period.net_sek or 0 for period in cost.periods))
    assert cost.lost_hours == pytest.approx(sum(period.lost_hours for period in cost.periods))
    assert cost.karens_periods == sum((period.karens_sek or 0) > 0 for period in cost.periods)
    assert set(view.names) == {period.employee_no for period in cost.periods}
    # Outcome -51,8 and budget -39,0 tkr stand in the sample's accounts.
    assert view.booked is not None
    assert (*view.booked, view.booked.over_sek) == pytest.approx((39_000, 51_800, 12_800))


def test_months_together_hold_each_period_once(sample: OpenUnit) -> None:
    months = [view_sick_costs(sample, month=month).cost for month in ("2026-09", "2026-10")]
    found = cost_together(months)
    assert found.cost_net_sek == pytest.approx(sum(month.cost_net_sek or 0 for month in months))
    assert found.not_replaced_hours == pytest.approx(sum(month.not_replaced_hours or 0 for month in months))
    starts = [(period.employee_no, period.first_day) for period in found.periods]
    assert len(starts) == len(set(starts))
    over = [each for each in months[1].periods if each.first_day < date(2026, 10, 1)]
    assert over, "some period of the sample goes on over the turn of the month"
    assert len(starts) == sum(len(month.periods) for month in months) - len(over)


@pytest.mark.parametrize("figure", ["sick_cost", "sick_karens", "not_replaced"])
def test_the_definitions_hold_the_numbers_of_the_card(sample: OpenUnit, figure: str) -> None:
    cost = view_sick_costs(sample, month="2026-02").cost
    found = view_definition(sample, figure=figure, month="2026-02", today=date(2026, 11, 3))
    expected = {
        "sick_cost": cost.cost_net_sek,
        "sick_karens": cost.karens_sek,
        "not_replaced": cost.not_replaced_hours,
    }
    assert found.value == expected[figure]
    if figure == "sick_cost":
        assert [row.period for row in found.table] == ["2026-01", "2026-02"]
        assert found.table[-1].values[-1] == cost.cost_net_sek


def test_a_definition_adds_up_on_the_card(sample: OpenUnit) -> None:
    cost = view_sick_costs(sample, month="2026-10").cost
    found = view_definition(sample, figure="sick_cost", month="2026-10", today=date(2026, 11, 3))
    rows_by_label = {row.label: row.text for row in definition_text(found).rows}
    parts = [number(part, 0) for part in (cost.first_days_sek, cost.karens_sek, cost.later_sek)]
    assert rows_by_label["Sjuklön"] == (
        f"{parts[0]} − {parts[1]} + {parts[2]} = **{number(cost.cost_sek, 0)} kr**"
    )


def test_without_fees_the_month_says_what_is_missing(unit: OpenUnit) -> None:
    found = view_sick_costs(unit, month="2026-10")
    assert (found.cost.cost_sek, found.booked) == (None, None)
    assert found.cost.problems == (problem("po_missing"),)
    assert cost_together([found.cost]).cost_net_sek is None


def test_a_month_that_is_not_told_by_day_has_no_cost(unit: OpenUnit) -> None:
    with edit(unit, "history"):
        rows.insert(unit.store, [MonthlyValue("2026-08", sick_hours=60.0, ordinary_hours=900.0)])
    for month, code in (("2026-08", "sick_cost_needs_days"), ("2026-07", "sick_month_without_source")):
        found = view_sick_costs(unit, month=month).cost
        assert (found.cost_sek, found.problems) == (None, (problem(code, month=month),))


def test_accounts_are_compared_only_where_every_post_has_both(unit: OpenUnit) -> None:
    with edit(unit, "fill"):
        rows.insert(unit.store, [Unit("Lönngården", date(2026, 10, 1), po_percent=45)])
        rows.insert(
            unit.store,
            [
                Amount("2026-10", "Sjuklön", "budget", -20.0, "tkr", "sick_pay"),
                Amount("2026-10", "Sjuklön", "outcome", -25_500.0, "kr", "sick_pay"),
            ],
        )
    assert view_sick_costs(unit, month="2026-10").booked == Booked(20_000, 25_500)
    with edit(unit, "fill"):
        rows.insert(unit.store, [Amount("2026-10", "Sjuklön natt", "outcome", -3.0, "tkr", "sick_pay")])
    assert view_sick_costs(unit, month="2026-10").booked is None
