"""The text of a cell of the schedule: what it reads as, and what a cell's content is written as."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from caredesk.domain.cell_grammar import CellGrammar, spelled_absence
from caredesk.domain.problems import Problem
from caredesk.domain.rows import ShiftType
from caredesk.domain.schedule import Cell
from caredesk.errors import UserError
from caredesk.services.session import OpenUnit
from caredesk.storage import rows


class Place(NamedTuple):
    """A cell: a person and a day. No employee number means the rows of vacant and borrowed shifts."""

    employee_no: str
    day: date


class CellText(NamedTuple):
    """What is typed or pasted in a cell; "" empties it of shifts."""

    employee_no: str
    day: date
    text: str


class CellFinding(NamedTuple):
    """What is wrong with a cell; `place` is its place among those given."""

    place: int
    reason: Problem


class CellsRefused(UserError):
    """Nothing was stored; `findings` tell what is wrong, cell by cell."""

    def __init__(self, findings: tuple[CellFinding, ...]) -> None:
        super().__init__("cells_refused", count=len({found.place for found in findings}))
        self.findings = findings


def text_of(cell: Cell, shift_types: Collection[ShiftType]) -> str:
    """What is written to have the cell's content in another: its shifts, else its absence, else "".

    Needs the unit's shift types to tell a shift that has its type's times from one with its own.
    """
    if cell.shifts:
        return _grammar_of(tuple(shift_types)).spelled(each.shift for each in cell.shifts)
    if cell.absences:
        return spelled_absence(cell.absences[0].cause, cell.absences[0].extent)
    return ""


def read_grammar(unit: OpenUnit) -> CellGrammar:
    """How texts are read by the unit's shift types as they are now."""
    return _grammar_of(rows.read_whole(unit.store, ShiftType))


@lru_cache(maxsize=4)
def _grammar_of(shift_types: tuple[ShiftType, ...]) -> CellGrammar:
    """One grammar for as long as the shift types are the same: a page asks it thousands of times."""
    return CellGrammar(shift_types)
