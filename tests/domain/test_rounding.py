"""Rounding as by hand: half away from zero, whatever floats do."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caredesk.domain.rounding import rounded


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (0.825, 2, "0.83"),
        (0.815, 2, "0.82"),
        (0.835, 2, "0.84"),
        (2.675, 2, "2.68"),
        (1.005 * 100, 0, "101"),
        (0.1 + 0.2, 1, "0.3"),
        (-0.5, 0, "-1"),
        (0.5, 0, "1"),
        (1.5, 0, "2"),
        (2.5, 0, "3"),
        (-2.5, 0, "-3"),
        (0.8249, 2, "0.82"),
        (-0.04, 1, "0.0"),
        (0, 2, "0.00"),
        (7, 1, "7.0"),
        (123456789.125, 2, "123456789.13"),
        (1e-9, 2, "0.00"),
    ],
)
def test_half_goes_away_from_zero(value, decimals, expected):
    assert str(rounded(value, decimals)) == expected


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
def test_what_is_no_number_is_refused(value):
    with pytest.raises(ValueError):
        rounded(value, 2)


@given(st.integers(-(10**9), 10**9), st.integers(1, 4))
def test_every_written_half_goes_outwards(units, decimals):
    half = Decimal(units) + (Decimal("0.5") if units >= 0 else Decimal("-0.5"))
    value = float(half.scaleb(-decimals))
    outwards = Decimal(units + (1 if units >= 0 else -1)).scaleb(-decimals)
    assert rounded(value, decimals) == outwards
