"""What is written in the rows of vacant shifts: the shifts that a text adds to a day."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from caredesk.domain.cell_grammar import CellGrammar
from caredesk.domain.problems import Problem, problem
from caredesk.services.cell_checks import CellChecks
from caredesk.services.cell_rows import Wish, wish_of
from caredesk.services.cell_text import Place


class VacantText(NamedTuple):
    """A text for a day's vacant shifts adds one in a section, in place of those with these numbers; "" only
    takes them away."""

    day: date
    text: str
    section: str = ""
    numbers: tuple[int, ...] = ()


def vacant_wishes(written: VacantText, grammar: CellGrammar, checks: CellChecks) -> list[Wish] | Problem:
    """The vacant shifts that a text adds, or why it cannot."""
    read = grammar.read(written.text)
    if isinstance(read, Problem):
        return read
    if not read.shifts:
        return problem("cell_vacant_needs_shift")
    place = Place("", written.day)
    wishes = [wish_of(each, place) for each in read.shifts]
    wishes = [wish._replace(shift=wish.shift._replace(section=written.section)) for wish in wishes]
    reasons = (checks.of_day(written.day), *(checks.of_shift(wish.shift) for wish in wishes))
    return next(filter(None, reasons), None) or wishes
