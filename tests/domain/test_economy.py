"""Posts, the year, totals against their parts, and why a month deviates: by hand."""

import pytest

from caredesk.domain.economy import Economy, PostBook, PostFigures, economy
from caredesk.domain.economy_causes import budgeted_occupied, volume_figures, why_month_deviates
from caredesk.domain.rows import Amount, Volume

MONTH = "2026-03"


def row(post: str, kind: str, amount: float, month: str = MONTH, **more: str) -> Amount:
    return Amount(month, post, kind, amount, **more)


def post(found: Economy, name: str) -> PostFigures:
    return next(each for each in found.figures.posts if each.name == name)


def test_a_months_value_is_the_outcome_else_the_forecast() -> None:
    found = economy(
        [
            row("Lön", "budget", -800, unit="tkr"),
            row("Lön", "outcome", -0.85, unit="mkr"),
            row("Lön", "forecast", -700_000),
            row("Material", "budget", -100),
            row("Material", "forecast", -90),
            row("Resor", "outcome", -5),
            row("Intäkter", "budget", 200),
        ],
        MONTH,
    )
    assert found.figures.posts == (
        PostFigures("Intäkter", 200, None, None, None),
        PostFigures("Lön", -800_000, -850_000, -700_000, -50_000),
        PostFigures("Material", -100, None, -90, 10),
        PostFigures("Resor", None, -5, None, None),
    )


def test_a_budget_of_nothing_is_a_budget() -> None:
    found = economy([row("Övertid", "budget", 0), row("Övertid", "outcome", -70)], MONTH)
    assert post(found, "Övertid").deviation == -70
    assert found.problems == ()


def test_sections_and_responsibilities_are_summed() -> None:
    found = economy(
        [
            row("Lön", "budget", -1, section="Gran"),
            row("Lön", "budget", -2, section="Tall"),
            row("Lön", "budget", -4, section="Tall", responsibility="4711"),
        ],
        MONTH,
    )
    assert post(found, "Lön").budget == -7


def test_the_year_leaves_out_parts_and_sums_months() -> None:
    amounts = []
    for number in range(1, 13):
        month = f"2026-{number:02}"
        amounts += [
            row("Personal", "budget", -100, month),
            row("Lön", "budget", -90, month, part_of="Personal"),
            row("OB", "budget", -10, month, part_of="Personal"),
            row("Personal", "outcome" if number < 4 else "forecast", -110, month),
            row("Intäkter", "budget", 30, month),
            row("Intäkter", "outcome" if number < 4 else "forecast", 29, month),
        ]
    found = economy(amounts, MONTH).figures
    assert (found.budget_year, found.forecast_year, found.deviation_year) == (-840, -972, -132)


def test_the_latest_whole_year_forecast_made_by_then_goes_before_the_months() -> None:
    amounts = [
        row("Lön", "budget", -100),
        row("Lön", "outcome", -120),
        row("Lön", "year_forecast", -1, "2026-01", unit="mkr"),
        row("Lön", "year_forecast", -1300, "2026-04", unit="tkr"),
    ]
    assert economy(amounts, MONTH).figures.forecast_year == -1_000_000
    assert economy(amounts, "2026-04").figures.forecast_year == -1_300_000
    assert economy(amounts[:2], MONTH).figures.forecast_year == -120


def test_a_budgeted_month_without_outcome_and_forecast_leaves_the_year_unknown() -> None:
    amounts = [row("Lön", "budget", -100), row("Lön", "outcome", -90), row("Lön", "budget", -100, "2026-04")]
    found = economy(amounts, MONTH).figures
    assert (found.budget_year, found.forecast_year, found.deviation_year) == (-200, None, None)


def test_no_economy_is_unknown() -> None:
    found = economy([], MONTH).figures
    assert (found.posts, found.budget_year, found.forecast_year, found.deviation_year) == (
        (),
        None,
        None,
        None,
    )


def test_a_total_without_own_rows_is_the_sum_of_its_parts() -> None:
    amounts = [
        row("Lön", "budget", -90, part_of="Personal"),
        row("Lön", "outcome", -95, part_of="Personal"),
        row("OB", "budget", -10, part_of="Personal"),
        row("OB", "forecast", -11, part_of="Personal"),
    ]
    found = economy(amounts, MONTH)
    assert post(found, "Personal") == PostFigures("Personal", -100, -95, -11, -6)
    assert (found.figures.budget_year, found.figures.forecast_year) == (-100, -106)


def test_a_total_with_only_a_whole_year_forecast_of_its_own() -> None:
    amounts = [
        row("Lön", "budget", -90, part_of="Personal"),
        row("Lön", "outcome", -95, part_of="Personal"),
        row("Personal", "year_forecast", -1200, "2026-02"),
    ]
    found = economy(amounts, MONTH)
    assert (found.figures.budget_year, found.figures.forecast_year) == (-90, -1200)
    assert post(found, "Personal").deviation == -5


def test_a_part_without_a_value_leaves_its_total_unknown() -> None:
    amounts = [
        row("Lön", "budget", -90, part_of="Personal"),
        row("Lön", "outcome", -95, part_of="Personal"),
        row("OB", "budget", -10, part_of="Personal"),
    ]
    found = economy(amounts, MONTH)
    assert post(found, "Personal").deviation is None
    assert found.figures.forecast_year is None


def test_posts_that_are_part_of_each_other_end() -> None:
    amounts = [row("A", "year_forecast", -1, part_of="B"), row("B", "year_forecast", -1, part_of="A")]
    assert economy(amounts, MONTH).figures.budget_year is None


@pytest.mark.parametrize(("total", "differs"), [(-1180.3, False), (-1180.2, True), (-1180.7, False)])
def test_a_total_may_differ_by_what_rounding_explains(total: float, differs: bool) -> None:
    """Three parts of -1 180,5 tkr with one decimal: half of 0,1 tkr four times is 0,2 tkr."""
    parts = {"Lön": -1000.2, "OB": -100.2, "Vikarier": -80.1}
    amounts = [row(name, "outcome", amount, unit="tkr", part_of="Personal") for name, amount in parts.items()]
    found = economy([*amounts, row("Personal", "outcome", total, unit="tkr")], MONTH)
    told = [each for each in found.problems if each.code == "total_differs_from_parts"]
    assert bool(told) == differs
    if differs:
        facts = dict(told[0].facts)
        assert facts["total"] == pytest.approx(total * 1000)
        assert facts["parts"] == pytest.approx(-1_180_500)


def test_a_coarse_total_is_compared_by_its_own_decimals() -> None:
    parts = [
        row("Lön", "budget", -782_800, part_of="Personal"),
        row("OB", "budget", -57_680, part_of="Personal"),
    ]
    assert economy([*parts, row("Personal", "budget", -840.5, unit="tkr")], MONTH).problems == ()
    far = economy([*parts, row("Personal", "budget", -840.8, unit="tkr")], MONTH).problems
    assert [each.code for each in far] == ["total_differs_from_parts"]


def test_what_has_an_outcome_without_budget_is_told() -> None:
    amounts = [
        row("Sjuklön", "outcome", -5, post_type="sick_pay"),
        row("Material", "outcome", -5, post_type="other_cost"),
    ]
    found = economy(amounts, MONTH).problems
    assert [(each.code, dict(each.facts)["post"]) for each in found] == [("post_without_budget", "Sjuklön")]


CAUSES = [
    row("Personal", "budget", -1000, post_type="pay"),
    row("Personal", "outcome", -1150, post_type="pay"),
    row("Lön", "budget", -900, post_type="pay", part_of="Personal"),
    row("Lön", "outcome", -950, post_type="pay", part_of="Personal"),
    row("Sjuklön", "budget", -50, post_type="sick_pay", part_of="Personal"),
    row("Sjuklön", "outcome", -80, post_type="sick_pay", part_of="Personal"),
    row("Övertid", "budget", -20, post_type="overtime", part_of="Personal"),
    row("Övertid", "outcome", -45, post_type="overtime", part_of="Personal"),
    row("Enkel övertid", "budget", -20, post_type="overtime", part_of="Övertid"),
    row("Enkel övertid", "outcome", -45, post_type="overtime", part_of="Övertid"),
    row("Vikarier", "budget", -30, post_type="substitutes", part_of="Personal"),
    row("Vikarier", "outcome", -75, post_type="substitutes", part_of="Personal"),
    row("Intäkter", "budget", 200, post_type="revenue"),
    row("Intäkter", "outcome", 180, post_type="revenue"),
]


def test_why_a_month_deviates_sums_to_the_deviation() -> None:
    found = why_month_deviates(
        PostBook(CAUSES), MONTH, occupied=18, budgeted_occupied=20, surplus_hours=2, hourly_cost=10
    )
    # -150 and -20 in all. Two of twenty places empty of a staff cost of 1 000: +100.
    assert found.deviation == -170
    assert found.volume == pytest.approx(100)
    assert (found.sick_pay, found.overtime, found.substitutes, found.ob) == (-30, -25, -45, None)
    assert found.surplus == -20
    assert found.unexplained == pytest.approx(-170 - (100 - 30 - 25 - 45 - 20))


def test_what_is_not_known_is_not_explained() -> None:
    found = why_month_deviates(
        PostBook(CAUSES), MONTH, occupied=18, budgeted_occupied=None, surplus_hours=None, hourly_cost=10
    )
    assert (found.volume, found.surplus, found.unexplained) == (None, None, -70)
    nothing = why_month_deviates(
        PostBook([]), MONTH, occupied=None, budgeted_occupied=None, surplus_hours=None, hourly_cost=None
    )
    assert (nothing.deviation, nothing.unexplained) == (None, None)


def test_volumes_and_their_effect() -> None:
    volumes = [
        Volume(MONTH, "budget", "days", 620, 1500),
        Volume(MONTH, "outcome", "days", 600, 1520),
        Volume(MONTH, "budget", "clients", 40, 100),
        Volume(MONTH, "forecast", "clients", 42),
        Volume("2026-04", "budget", "hours", 100),
    ]
    found = {each.unit: each for each in volume_figures(volumes, MONTH)}
    assert found["days"].effect_sek == -20 * 1520
    assert found["clients"].effect_sek == 2 * 100
    assert set(found) == {"days", "clients"}
    assert budgeted_occupied(volumes, MONTH) == 20
    assert budgeted_occupied([Volume(MONTH, "budget", "year_places", 19.5)], MONTH) == 19.5
    assert budgeted_occupied([], MONTH) is None
