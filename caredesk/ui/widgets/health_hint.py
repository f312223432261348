"""The line under a free text: write no diagnosis; and which words look like one while they are typed."""

from __future__ import annotations

from caredesk.language.translation import tr
from caredesk.services.health_words import find_health_words
from caredesk.ui.widgets.field import Field


def health_warning(text: str) -> str:
    """A sentence about the words of a text that may be about health; "" without any."""
    words = find_health_words(text)
    if not words:
        return ""
    told = tr("▲ {words} kan säga något om någons hälsa. Skriv ingen diagnos.")
    return told.format(words=", ".join(f"”{word}”" for word in words))


def watch_field(field: Field, hint: str) -> None:
    """Keeps the hint under a field true to what is typed in it."""

    def follow(text: str) -> None:
        warning = health_warning(text)
        field.set_hint(warning or hint, "over" if warning else "text3")

    field.changed.connect(follow)
    follow(field.text())
