"""Whether a free text may tell of somebody's health, by the program's own list of words."""

from __future__ import annotations

from functools import cache

from caredesk import paths
from caredesk.domain.health_words import health_words


def find_health_words(text: str) -> tuple[str, ...]:
    """The words of the text that may be about health, as they are written, each once."""
    return health_words(text, _beginnings())


@cache
def _beginnings() -> tuple[str, ...]:
    lines = (paths.resources() / "privacy" / "health_words.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))
