"""Something that a figure or an import wants to say: a code with facts, worded elsewhere."""

from typing import NamedTuple


class Problem(NamedTuple):
    """A code and its facts as sorted (name, value) pairs; hashable, so that equal problems are said once."""

    code: str
    facts: tuple[tuple[str, object], ...] = ()


def problem(code: str, /, **facts: object) -> Problem:
    """A problem with its facts; values are text, numbers, days or tuples of them."""
    return Problem(code, tuple(sorted(facts.items())))
