"""A block of months copied from a spreadsheet: one line a month, with or without the month in front.

Months are understood as people write them beside their figures: `2026-10`, `okt 2026`, `oktober 2026`,
`okt-26`, `2026-10-01`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from caredesk.exchange.values import Unreadable, folded, number_of, read_month
from caredesk.language.formats import month_word

NOTHING = frozenset({"", "-", "–", "−"})
"""What stands in the cell of a month that nothing is known of."""

_NAMED = re.compile(r"([a-z]{3,})\.?[ \u00a0-]*(\d{4}|\d{2})")
_NAMES = {folded(month_word(f"2000-{number:02d}")): number for number in range(1, 13)}


class BlockLine(NamedTuple):
    """A line of the block: the first cell where the block has months, as a month or as it stands, and the
    cells of figures, "" where nothing is known."""

    month: str | None
    told: str
    cells: tuple[str, ...]


def read_block(text: str) -> tuple[BlockLine, ...]:
    """The lines of a block. A first line of headings is left out, and so are empty lines at the end, or
    anywhere where the lines name their months."""
    lines = [[cell.strip() for cell in line.split("\t")] for line in text.splitlines()]
    while lines and not any(lines[-1]):
        lines.pop()
    if len(lines) > 1 and _is_heading(lines[0]):
        lines.pop(0)
    with_months = any(month_named(line[0]) for line in lines)
    return tuple(_block_line(line, with_months) for line in lines if any(line) or not with_months)


def month_named(text: str) -> str | None:
    """The month "YYYY-MM" that a cell names; None when it names none."""
    try:
        return read_month(text)
    except Unreadable:
        pass
    found = _NAMED.fullmatch(folded(text))
    if found is None:
        return None
    # September is also written sept, and every month by three letters.
    number = next((number for name, number in _NAMES.items() if name.startswith(found[1])), None)
    year = found[2] if len(found[2]) == 4 else f"20{found[2]}"
    return None if number is None else f"{year}-{number:02d}"


def _block_line(line: list[str], with_months: bool) -> BlockLine:
    cells = line[1:] if with_months else line
    told = line[0] if with_months else ""
    kept = tuple("" if cell in NOTHING else cell for cell in cells)
    return BlockLine(month_named(told) if told else None, told, kept)


def _is_heading(line: list[str]) -> bool:
    """Words only; a month that nothing is known of has none, and keeps its place."""
    told = [cell for cell in line if cell not in NOTHING]
    return bool(told) and not any(number_of(cell) is not None or month_named(cell) for cell in told)
