"""Whose value holds on a day: the person's, the unit's, the default."""

from datetime import date

import pytest

from caredesk.domain.parameters import ParameterRow, Parameters
from caredesk.domain.pay import cost_of
from caredesk.domain.rows import Setting, Unit
from caredesk.domain.shifts import resolve
from tests.builders import employment, on, register, shift

DEFAULTS = (
    ParameterRow("week_max_h", None, "40"),
    ParameterRow("week_max_h", on("2026-07-01"), "38"),
    ParameterRow("ob_d", on("2025-04-01"), "25.60"),
    ParameterRow("ob_d", on("2024-04-01"), "24.80"),
    ParameterRow("jour_pay", None, ""),
)
OWN = (
    Setting("week_max_h", on("2026-03-01"), "39"),
    Setting("week_max_h", on("2026-05-01"), "37,5"),
    Setting("week_max_h", on("2026-04-01"), "36", "1001"),
    Setting("week_max_h", on("2026-06-01"), "35", "1001"),
    Setting("overtime_counting", None, "4_weeks"),
)


@pytest.mark.parametrize(
    ("day", "of_unit", "of_person"),
    [
        ("1990-01-01", 40, 40),
        ("2026-02-28", 40, 40),
        ("2026-03-01", 39, 39),
        ("2026-04-01", 39, 36),
        ("2026-05-01", 37.5, 36),
        ("2026-06-01", 37.5, 35),
        # A later default does not take the place of one's own value.
        ("2026-07-01", 37.5, 35),
    ],
)
def test_the_persons_value_goes_before_the_units_before_the_default(
    day: str, of_unit: float, of_person: float
) -> None:
    held = Parameters(DEFAULTS, OWN)
    assert held.value_on("week_max_h", on(day)) == of_unit
    assert held.value_on("week_max_h", on(day), "1001") == of_person
    assert held.value_on("week_max_h", on(day), "1002") == of_unit


@pytest.mark.parametrize(
    ("day", "rate"), [("2024-03-31", None), ("2024-04-01", 24.8), ("2025-03-31", 24.8), ("2025-04-01", 25.6)]
)
def test_defaults_hold_from_their_days_in_any_order(day: str, rate: float | None) -> None:
    assert Parameters(DEFAULTS).value_on("ob_d", on(day)) == rate


def test_the_defaults_hold_again_in_another_units_register() -> None:
    """With other settings the same defaults stand under them, on the days before the unit's own begin."""
    held = Parameters(DEFAULTS, OWN).with_settings((Setting("week_max_h", on("2026-12-01"), "30"),))
    days = ("2026-06-30", "2026-07-01", "2026-11-30", "2026-12-01")
    assert [held.value_on("week_max_h", on(day)) for day in days] == [40, 38, 38, 30]
    assert held.text_on("overtime_counting", on("2026-12-01")) == ""


def test_text_and_what_nobody_has_given() -> None:
    held = Parameters(DEFAULTS, OWN)
    day = date(2026, 3, 1)
    assert held.text_on("overtime_counting", day) == "4_weeks"
    assert (held.text_on("unheard_of", day), held.value_on("unheard_of", day)) == ("", None)
    assert held.value_on("jour_pay", day) is None


def test_the_units_value_without_a_day_holds_until_its_first_dated_one() -> None:
    own = (Setting("ob_d", on("2026-01-01"), "27"), Setting("ob_d", None, "20"))
    held = Parameters(DEFAULTS, own)
    assert [held.value_on("ob_d", on(day)) for day in ("2000-01-01", "2025-12-31", "2026-01-01")] == [
        20,
        20,
        27,
    ]


def test_a_default_that_is_not_there_is_our_own_fault() -> None:
    assert Parameters(DEFAULTS).required_on("week_max_h", date(2026, 1, 1)) == 40
    with pytest.raises(LookupError, match="ob_d"):
        Parameters(DEFAULTS).required_on("ob_d", date(2024, 3, 31))


def test_a_rate_of_one_persons_own_is_that_persons_only() -> None:
    """240 % of 33 000 / 165 is 480 SEK; with 300 % of the person's own 600. OB of D 26.40 against 30."""
    own = (Setting("pay_qualified", None, "300", "1"), Setting("ob_d", None, "30", "1"))
    held = register(
        settings=own,
        units=(Unit("U", po_percent=0),),
        employments=tuple(employment(number, monthly_pay=33_000) for number in "12"),
    )
    cost = {
        n: cost_of(held, resolve(held, shift("2026-04-14", "19:00-20:00", n, kind="overtime_qualified"))).sek
        for n in "12"
    }
    assert cost == pytest.approx({"1": 600, "2": 480})
    ob = {n: cost_of(held, resolve(held, shift("2026-04-14", "19:00-20:00", n))).ob_sek for n in "12"}
    assert ob == pytest.approx({"1": 30, "2": 26.4})
