"""Where the keys lead in the rota grid."""

from __future__ import annotations

from PySide6.QtCore import Qt

from caredesk.ui.models.rota_lines import SectionLine
from caredesk.ui.models.rota_model import FIRST_DAY, RotaModel

KEYS = Qt.Key
STEPS: dict[int, tuple[int, int]] = {
    KEYS.Key_Left: (0, -1),
    KEYS.Key_Right: (0, 1),
    KEYS.Key_Up: (-1, 0),
    KEYS.Key_Down: (1, 0),
}
At = tuple[int, int]
"""Row and column."""


def target(model: RotaModel, at: At, key: int, control: bool, page: int) -> At | None:
    """The cell that a key leads to; None of a key that leads nowhere. With Ctrl an arrow goes to the edge of
    what is filled, as in a spreadsheet, Home and End to the first and last cell."""
    row, column = at
    last_row, last = model.rowCount() - 1, model.columnCount() - 1
    if key in STEPS:
        down, right = STEPS[KEYS(key)]
        if control:
            return _edge(model, at, down, right)
        return min(max(row + down, 0), last_row), min(max(column + right, FIRST_DAY), last)
    if key == KEYS.Key_Home:
        return (0 if control else row, FIRST_DAY)
    if key == KEYS.Key_End:
        return (last_row if control else row, last)
    if key in (KEYS.Key_PageUp, KEYS.Key_PageDown):
        by = -page if key == KEYS.Key_PageUp else page
        return min(max(row + by, 0), last_row), column
    return None


def along(model: RotaModel, at: At, by: int) -> At | None:
    """The next cell, or the one before, row after row; None beyond the last. Sections' lines have none."""
    row, column = at
    column += by
    while 0 <= row < model.rowCount():
        on_section = isinstance(model.line(row), SectionLine)
        if not on_section and FIRST_DAY <= column < model.columnCount():
            return row, column
        row += by
        column = FIRST_DAY if by > 0 else model.columnCount() - 1
    return None


def first_cell(model: RotaModel) -> At:
    """Where the keyboard comes in: the first person's first day."""
    rows = range(model.rowCount())
    keys = {row: model.key_at(row) for row in rows}
    people = (row for row, key in keys.items() if key is not None and key.kind == "person")
    return next(people, 0), FIRST_DAY


def _edge(model: RotaModel, at: At, down: int, right: int) -> At:
    """The last of the filled cells one stands in, else the next filled one, else the last of all."""
    cells = list(_cells(model, at, down, right))
    if len(cells) < 2:
        return at
    filled = [_filled(model, cell) for cell in cells]
    if filled[0] and filled[1]:
        end = next((n for n, full in enumerate(filled) if not full), len(cells)) - 1
    else:
        end = next((n for n, full in enumerate(filled) if full and n), len(cells) - 1)
    return cells[end]


def _cells(model: RotaModel, at: At, down: int, right: int) -> list[At]:
    row, column = at
    cells = []
    while 0 <= row < model.rowCount() and FIRST_DAY <= column < model.columnCount():
        if (row, column) == at or not isinstance(model.line(row), SectionLine):
            cells.append((row, column))
        row, column = row + down, column + right
    return cells


def _filled(model: RotaModel, at: At) -> bool:
    looks = model.looks(at[0])
    return bool(looks) and bool(looks[at[1] - FIRST_DAY].chips or looks[at[1] - FIRST_DAY].pending)
