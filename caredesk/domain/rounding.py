"""The one place that rounds: half away from zero, as a person does it by hand."""

from decimal import ROUND_HALF_UP, Decimal


def rounded(value: float, decimals: int) -> Decimal:
    """The value with exactly so many decimals, half away from zero: 0.825 -> 0.83, -0.5 -> -1.

    The value is first read at 13 digits, so that what a sum of floats adds at the end (1.005 * 100 =
    100.49999999999999) does not turn a half downwards. Zero has no sign. Raises ValueError for a value that
    is no number.
    """
    exact = Decimal(format(value, ".13g"))
    if not exact.is_finite():
        raise ValueError(f"not a number: {value}")
    result = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return abs(result) if result.is_zero() else result
