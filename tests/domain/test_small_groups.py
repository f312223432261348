"""Which groups of a partition are hidden."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caredesk.domain.small_groups import hidden_groups


@pytest.mark.parametrize(
    ("sizes", "other", "hidden"),
    [
        ((11, 11), 0, ""),
        # One of two is small: the other could be had by subtraction.
        ((20, 10), 0, "ab"),
        ((20, 0), 0, ""),
        ((0, 10), 0, "b"),
        ((5, 5), 0, "ab"),
        # Someone in neither: hidden whatever the size, and takes the smallest shown with it.
        ((20, 15), 1, "b"),
        ((15, 20), 30, "a"),
        # Exactly one of three is hidden: the smallest shown too, of equals the later.
        ((20, 30, 4), 0, "ac"),
        ((20, 20, 4), 0, "bc"),
        # Two are hidden but together at most ten.
        ((40, 5, 5), 0, "abc"),
        ((40, 5, 6), 0, "bc"),
        ((40, 30, 0), 12, "b"),
        ((0, 0, 0), 0, ""),
        ((0, 0, 0), 7, ""),
    ],
)
def test_hidden_groups(sizes: tuple[int, ...], other: int, hidden: str) -> None:
    named = dict(zip("abc", sizes, strict=False))
    assert hidden_groups(named, other) == frozenset(hidden)


@given(st.lists(st.integers(min_value=0, max_value=30), min_size=2, max_size=5), st.integers(0, 30))
def test_what_is_hidden_cannot_be_told_from_the_rest(sizes: list[int], other: int) -> None:
    named = {str(place): size for place, size in enumerate(sizes)}
    hidden = hidden_groups(named, other)
    shown = {name for name, size in named.items() if size and name not in hidden}
    assert all(named[name] > 10 for name in shown)
    assert all(named[name] > 0 for name in hidden)
    together = [named[name] for name in hidden] + ([other] if other else [])
    if together and shown:
        assert len(together) >= 2
        assert sum(together) > 10
