"""A cell of the wall print: shifts as chips, the morning after a night, and the one word for being away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from caredesk.language.absence_words import ABSENT
from caredesk.language.translation import tr
from caredesk.reports.wall_print import Tone, WallCell, WallShift
from caredesk.reports.wall_print_marks import (
    EDGE,
    INK,
    PAPER,
    SMALLEST,
    SOFT,
    Fill,
    Mark,
    Said,
    Side,
    fitted,
    line_height,
    width,
    written,
)

CODE_SIZES = (15, 13, 11, SMALLEST)
TIME_SIZES = (11, SMALLEST)
PADDING = 3.0
GAP = 1.0

FILLS: dict[Tone, int] = {"day": 228, "evening": 194, "night": 64, "hollow": PAPER, "course": 246}
"""Greys of the tones: told apart by lightness as well as by letter."""
EDGES: dict[Tone, int] = {"day": 160, "evening": 140, "night": 64, "hollow": INK, "course": EDGE}
COLUMN_AIR = 1.5
"""Between a cell and the edges of its column: a night reaches over it, into the next."""


@dataclass(frozen=True)
class _Chip:
    """A shift's lines from above; `beside` stands to the right of the code on its line."""

    shift: WallShift
    code: Said | None
    beside: str
    below: tuple[Said, ...]

    @property
    def height(self) -> float:
        held = ([self.code] if self.code else []) + list(self.below)
        return sum(said.height for said in held) + 2


class CellBlock:
    """A cell laid out in a column's width: its `height`, and its marks once the row's height is known."""

    def __init__(self, cell: WallCell, room: float, *, vacant: bool = False) -> None:
        self._cell = cell
        self._room = room
        self._vacant = vacant
        self._tail = tail_words(cell.nights)
        tail = max((width(each, SMALLEST, True) for each in self._tail), default=0.0)
        beside = room - tail - 2 * PADDING
        needed = max((_whole_width(shift) for shift in cell.shifts), default=0.0)
        self._is_beside = bool(self._tail) and not cell.absent and needed <= beside - PADDING
        self._left = tail + PADDING if self._is_beside else 0.0
        self._chips = [self._chip(shift) for shift in cell.shifts]

    @property
    def height(self) -> float:
        """What it needs."""
        chips = sum(chip.height + GAP for chip in self._chips)
        words = self._words_height
        tail = len(self._tail) * line_height(SMALLEST)
        return words + (max(chips, tail) if self._is_beside else chips + tail)

    def marks(self, area: QRectF) -> Iterator[Mark]:
        """Its marks in an area at least as high as it needs."""
        cell = self._cell
        if cell.absent:
            yield Fill(area, PAPER, hatched=True)
        y = area.top()
        if self._tail:
            said = Said(self._tail, SMALLEST)
            high = area.height() - self._words_height if self._is_beside else said.height
            wide = self._left if self._is_beside else max(width(t, SMALLEST, True) for t in self._tail) + 4
            box = QRectF(area.left(), y, wide, high)
            yield Fill(box, FILLS["day"])
            yield from written(said, box.adjusted(1, 0, 0, 0), strong=True)
            y += 0 if self._is_beside else said.height
        if cell.shifts:
            yield from self._shift_marks(area, y)
        elif cell.absent:
            yield from self._away_marks(QRectF(area.left(), y, area.width(), area.bottom() - y))
        elif not cell.employed:
            yield from written(Said(("–",), SMALLEST), area, grey=SOFT, side="middle")

    @property
    def _words_height(self) -> float:
        return len(self._away()) * line_height(SMALLEST)

    def _away(self) -> tuple[str, ...]:
        """The word for being away, on its own line: a whole day, or a part of one under its shifts."""
        return (tr(ABSENT),) if self._cell.absent or self._cell.part_absent else ()

    def _away_marks(self, area: QRectF) -> Iterator[Mark]:
        said = fitted(self._away()[0], area.width(), (SMALLEST,), lines=1, strong=True)
        wide = max(width(line, said.size, True) for line in said.lines) + 4
        middle = area.center()
        ground = QRectF(middle.x() - wide / 2, middle.y() - said.height / 2, wide, said.height)
        yield Fill(ground, PAPER)
        yield from written(said, area, strong=True, side="middle")

    def _shift_marks(self, area: QRectF, top: float) -> Iterator[Mark]:
        needed = sum(chip.height + GAP for chip in self._chips) + self._words_height
        # What the row has to spare makes the chips higher, so that all of a row end alike.
        spare = max(0.0, area.bottom() - top - needed) / len(self._chips)
        y, left = top, area.left() + self._left
        for chip in self._chips:
            box = QRectF(left, y, area.right() - left, chip.height + spare)
            yield from self._chip_marks(chip, box)
            y += box.height() + GAP
        if self._cell.part_absent:
            said = Said(self._away(), SMALLEST)
            line = QRectF(area.left(), area.bottom() - said.height, area.width(), said.height)
            yield from written(said, line, side="middle")

    def _chip(self, shift: WallShift) -> _Chip:
        room = self._room - self._left - 2 * PADDING
        below: list[Said] = []
        code, beside = None, ""
        if shift.code:
            code = fitted(shift.code, room, CODE_SIZES, lines=1, strong=True)
        if shift.times:
            used = 0.0 if code is None else width(shift.code, code.size, True) + 3
            if code is not None and len(code.lines) == 1 and used + width(shift.times, SMALLEST) <= room:
                beside = shift.times
            else:
                below.append(fitted(shift.times, room, TIME_SIZES if code is None else (SMALLEST,), lines=2))
        below += [fitted(note, room, (SMALLEST,), lines=2) for note in _notes(shift)]
        return _Chip(shift, code, beside, tuple(below))

    def _chip_marks(self, chip: _Chip, box: QRectF) -> Iterator[Mark]:
        tone = chip.shift.tone
        dark = tone == "night" and not self._vacant
        edge = EDGE if self._vacant else EDGES[tone]
        grey = PAPER if self._vacant else FILLS[tone]
        # A night is open to the right: it goes on into the next column.
        right = box.right() + COLUMN_AIR if chip.shift.overnight else box.right()
        ground = QRectF(box.left(), box.top(), right - box.left(), box.height())
        yield Fill(ground, grey, edge, dashed=self._vacant, open_right=chip.shift.overnight)
        ink = PAPER if dark else INK
        y = box.top() + (box.height() - chip.height) / 2 + 1
        inner = QRectF(box.left() + PADDING, y, box.width() - 2 * PADDING, 0)
        if chip.code is not None:
            inner.setHeight(chip.code.height)
            side: Side = "left" if chip.beside else "middle"
            yield from written(chip.code, inner, strong=True, grey=ink, side=side)
            if chip.beside:
                yield from written(Said((chip.beside,), SMALLEST), inner, grey=ink, side="right")
            y += chip.code.height
        for said in chip.below:
            line = QRectF(inner.left(), y, inner.width(), said.height)
            yield from written(said, line, grey=ink, side="middle", strong=chip.code is None)
            y += said.height


def _notes(shift: WallShift) -> tuple[str, ...]:
    """Words under the code: another section than the row's, and that the shift is lent to another unit."""
    return (*([shift.section] if shift.section else []), *([tr("Utlån")] if shift.lent else []))


def _whole_width(shift: WallShift) -> float:
    """How wide a chip must be for its words to be whole."""
    times = shift.times.partition("–")[0]
    return max(
        width(shift.code, CODE_SIZES[0], True), *(width(word, SMALLEST) for word in (times, *_notes(shift)))
    )


def tail_words(nights: Sequence[str]) -> tuple[str, ...]:
    """How the morning after a night is marked."""
    return tuple(f"←{code}" for code in nights)
