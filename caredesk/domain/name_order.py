"""How names stand in lists, and the Swedish order of texts."""

from __future__ import annotations

# By code point, what comes after z in order: a-ring, a and o with dots; e-acute and u with dots as e and y.
_ALPHABET = {229: "{", 228: "|", 246: "}", 233: "e", 252: "y"}


def list_name(name: str) -> str:
    """`Ek, Anna` of "Anna Ek", as names stand in lists; a name with a comma is so already."""
    first, _, last = name.strip().rpartition(" ")
    return f"{last}, {first}" if first and "," not in name else name.strip()


def sort_text(text: str) -> str:
    """What a text is sorted by in Swedish: å, ä and ö last, capitals as small letters."""
    return text.casefold().translate(_ALPHABET)
