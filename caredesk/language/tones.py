"""The tone of a difference, taken from the text that its reader sees: colour and figure never disagree."""

from typing import Literal


def tone_of(signed: str, *, worse: Literal["+", "−"] = "+") -> Literal["over", "ok"]:
    """The tone of a signed figure, `worse` being the bad direction; one that rounds to nothing is ok."""
    return "over" if signed.startswith(worse) else "ok"


def is_even(signed: str) -> bool:
    """Whether a signed figure rounds to nothing."""
    return signed.startswith("±")
