"""The shipped rules and rates: every key, its values by date, nothing invented where none is known."""

from datetime import date

import pytest

from caredesk.services.parameter_files import read_defaults

DEFAULTS = read_defaults()
DAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("daily_rest_h", 11),
        ("weekly_rest_h", 36),
        ("shift_max_h", 13),
        ("shift_max_jour_h", 20),
        ("break_h", 5),
        ("week_max_h", 40),
        ("week_max_weeks", 4),
        ("total_average_h", 48),
        ("overtime_month_h", 50),
        ("overtime_4_weeks_h", 48),
        ("overtime_year_h", 200),
        ("additional_year_h", 200),
        ("night_average_h", 8),
        ("notice_days", 14),
        ("pay_additional", 120),
        ("pay_simple", 180),
        ("pay_qualified", 240),
        ("pay_divisor", 165),
        ("holiday_pay_25", 12.0),
        ("holiday_pay_31", 14.88),
        ("holiday_pay_32", 15.36),
        ("sick_pay", 80),
        ("karens", 20),
        ("sick_pay_late", 10),
        ("repeated_occasions", 6),
    ],
)
def test_a_rule_holds_on_any_day(key: str, value: float) -> None:
    assert DEFAULTS.value_on(key, DAY) == value
    assert DEFAULTS.value_on(key, date(1999, 12, 31)) == value


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("ob_a", (122.70, 126.90, 130.70)),
        ("ob_a_night", (147.30, 152.30, 156.90)),
        ("ob_b", (63.90, 66.10, 68.10)),
        ("ob_b_night", (73.50, 76.00, 78.30)),
        ("ob_c", (54.80, 56.70, 58.40)),
        ("ob_d", (24.80, 25.60, 26.40)),
    ],
)
def test_a_supplement_changes_on_the_first_of_april(key: str, values: tuple[float, float, float]) -> None:
    assert DEFAULTS.value_on(key, date(2024, 3, 31)) is None
    for year, value in zip((2024, 2025, 2026), values, strict=True):
        assert DEFAULTS.value_on(key, date(year, 4, 1)) == value
        assert DEFAULTS.value_on(key, date(year + 1, 3, 31)) == value


def test_text_settings_have_their_defaults() -> None:
    assert DEFAULTS.text_on("overtime_counting", DAY) == "month"
    assert DEFAULTS.text_on("week_max_from", DAY) == "2024-01-01"
    assert date.fromisoformat(DEFAULTS.text_on("week_max_from", DAY)).weekday() == 0


@pytest.mark.parametrize("key", ["jour_pay", "standby_pay", "split_shift_pay"])
def test_what_only_a_local_agreement_knows_ships_empty(key: str) -> None:
    assert DEFAULTS.value_on(key, DAY) is None


def test_fees_are_told_by_year_until_they_are_unknown() -> None:
    years = {2019: 39.15, 2020: 39.15, 2021: 40.15, 2022: 39.25, 2023: 44.53, 2024: None, 2026: None}
    assert {year: DEFAULTS.value_on("po", date(year, 6, 1)) for year in years} == years


def test_each_value_has_source_unit_and_status_and_none_is_given_that_is_not_known() -> None:
    for row in DEFAULTS.defaults:
        assert row.unit, row.key
        assert row.source, row.key
        assert row.status in {"V1", "V2", "U", "X"}, row.key
        assert (row.value == "") == (row.status in {"U", "X"}), row.key


def test_a_key_has_one_value_a_day() -> None:
    keys = [(row.key, row.valid_from) for row in DEFAULTS.defaults]
    assert len(keys) == len(set(keys))
