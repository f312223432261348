"""Words of a text that may tell of somebody's health, which the program never asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable


def health_words(text: str, beginnings: Iterable[str]) -> tuple[str, ...]:
    """The words as they are written, each once, in their order.

    `beginnings`: in small letters; one that ends with a full stop is a whole word, others begin one.
    """
    parts = (
        rf"{re.escape(each[:-1])}\b" if each.endswith(".") else rf"{re.escape(each)}\w*"
        for each in beginnings
    )
    found = re.findall(rf"\b(?:{'|'.join(parts)})", text, re.IGNORECASE)
    return tuple({word.casefold(): word for word in reversed(found)}.values())[::-1]
