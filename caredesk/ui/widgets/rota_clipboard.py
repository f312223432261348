"""The rota grid on the clipboard: text as a spreadsheet takes it, and the shifts for the inside."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication

from caredesk.domain.rows import Shift
from caredesk.domain.schedule import Cell, ScheduleRow
from caredesk.language.absence_words import ABSENT
from caredesk.language.formats import plain_number
from caredesk.language.translation import tr
from caredesk.ui.models.rota_model import FIRST_DAY, NAME, RotaModel
from caredesk.ui.models.rota_words import shown_name

MIME = "application/x-caredesk-shifts"
Texts = list[list[str]]
HOURS = re.compile(r"\d+([.,]\d+)?")


class BlockCell(NamedTuple):
    """The shifts of a cell of a copied block, by rows and days from its first."""

    row: int
    day: int
    shifts: tuple[Shift, ...]


class ShiftBlock(NamedTuple):
    """A copied block: how many rows and days, and every cell in it."""

    rows: int
    days: int
    cells: tuple[BlockCell, ...]


def copied(model: RotaModel, block: tuple[int, int, int, int]) -> QMimeData:
    """A block as text and as shifts; sections' lines are left out."""
    first_row, first, last_row, last = block
    lines = [model.line(row) for row in range(first_row, last_row + 1)]
    rows = [line for line in lines if isinstance(line, ScheduleRow)]
    places = range(max(first - FIRST_DAY, 0), last - FIRST_DAY + 1)
    numbers = [row for row in range(first_row, last_row + 1) if model.key_at(row) is not None]
    texts = []
    for number, row in zip(numbers, rows, strict=True):
        beside = [shown_name(row), plain_number(row.hours, 1)] if first == NAME else []
        texts.append(beside + [_text(model, number, row.cells[place], place) for place in places])
    cells = tuple(
        BlockCell(down, right, tuple(held.shift for held in row.cells[place].shifts))
        for down, row in enumerate(rows)
        for right, place in enumerate(places)
    )
    data = QMimeData()
    data.setText("\n".join("\t".join(each) for each in texts))
    data.setData(MIME, QByteArray(write_block(ShiftBlock(len(rows), len(places), cells)).encode()))
    return data


def leave_text() -> None:
    """Leaves only the text on the clipboard, for when the program ends: the shifts would mean nothing to
    others, and data made here must not be let go of after Python itself."""
    clipboard = QGuiApplication.clipboard()
    data = clipboard.mimeData() or QMimeData()  # an empty clipboard may have none at all
    if data.hasFormat(MIME):
        clipboard.setText(data.text())


def _text(model: RotaModel, row: int, cell: Cell, place: int) -> str:
    """What a cell shows; why somebody is away is health data, and the clipboard leads out of the program."""
    if cell.absences and not cell.shifts:
        return tr(ABSENT)
    return str(model.index(row, FIRST_DAY + place).data() or "")


def read_texts(text: str) -> Texts:
    """Lines and tab-separated cells of a spreadsheet's text, without its last line's end; nor, of a block of
    several columns, empty lines that other programs set after it."""
    told = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = told.removesuffix("\n").split("\n")
    while "\t" in lines[0] and "\t" not in lines[-1] and not lines[-1].strip():
        lines.pop()
    return [[cell.strip() for cell in line.split("\t")] for line in lines]


def without_names(texts: Texts, names: Collection[str]) -> Texts:
    """The texts without the columns of names and hours that whole rows are copied with."""
    named = any(line[0] for line in texts) and all(line[0] in names for line in texts)
    if not named:
        return texts
    hours = all(len(line) > 1 and HOURS.fullmatch(line[1]) for line in texts)
    return [line[2 if hours else 1 :] for line in texts]


def write_block(block: ShiftBlock) -> str:
    """A block as JSON."""
    cells = [
        {"row": cell.row, "day": cell.day, "shifts": [_told(shift) for shift in cell.shifts]}
        for cell in block.cells
    ]
    return json.dumps({"rows": block.rows, "days": block.days, "cells": cells}, ensure_ascii=False)


def read_block(text: str) -> ShiftBlock | None:
    """The block of a JSON text; None of anything else."""
    try:
        told = json.loads(text)
        cells = tuple(
            BlockCell(int(cell["row"]), int(cell["day"]), tuple(map(_shift, cell["shifts"])))
            for cell in told["cells"]
        )
        return ShiftBlock(int(told["rows"]), int(told["days"]), cells)
    except (ValueError, KeyError, TypeError):
        return None


def tiled(block: ShiftBlock, rows: int, days: int) -> ShiftBlock:
    """The block side by side as often as it fills so many rows and days exactly; itself where it does not."""
    if not block.rows or not block.days or rows % block.rows or days % block.days:
        return block
    cells = tuple(
        BlockCell(cell.row + down, cell.day + right, cell.shifts)
        for down in range(0, rows, block.rows)
        for right in range(0, days, block.days)
        for cell in block.cells
    )
    return ShiftBlock(rows, days, cells)


def tiled_texts(texts: Texts, rows: int, days: int) -> Texts:
    """As `tiled`, of texts in rows of equal length."""
    wide = len(texts[0]) if texts else 0
    if not wide or rows % len(texts) or days % wide or any(len(line) != wide for line in texts):
        return texts
    return [line * (days // wide) for line in texts] * (rows // len(texts))


def _told(shift: Shift) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in shift._asdict().items()
    }


def _shift(told: dict[str, Any]) -> Shift:
    return Shift(**(told | {"day": date.fromisoformat(told["day"])}))
