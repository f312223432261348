"""A person's absences while an edit is being made of them: what it does, what it refuses, and its rows."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from caredesk.domain.absence_overlaps import known_days, lay_over
from caredesk.domain.absence_spans import Layers, percent_of
from caredesk.domain.problems import Problem
from caredesk.domain.rows import Absence
from caredesk.errors import UserError
from caredesk.services.absence_checks import check_row, months_that_differ, open_months
from caredesk.services.absence_edits import write_turn
from caredesk.services.month_closing import closed_months_of
from caredesk.services.session import OpenUnit
from caredesk.storage import rows


class PersonAbsences:
    """The absences of one person. Nothing is stored before `write`.

    `numbered`: the rows as they stand; `told`: what the edit changes beside what was asked; `refused`: why it
    cannot be made.
    """

    def __init__(self, unit: OpenUnit, employee_no: str) -> None:
        self._unit = unit
        self._employee_no = employee_no
        self.numbered = rows.read_with_ids(unit.store, Absence, "employee_no = ?", (employee_no,))
        self._layers = Layers(self.numbered)
        self.told: list[Problem] = []
        self.refused: Problem | None = None

    @property
    def rows(self) -> list[Absence]:
        """The rows as they would stand."""
        return self._layers.rows

    def lay(self, row: Absence, *, instead_of: int | None = None, had: Absence | None = None) -> None:
        """Lays an absence over the others: a new one, in the place of one, or a part of what was there.

        `had`: the absence before the edit. What it already held, and what lies there, is not asked again.
        """
        if row.employee_no != self._employee_no:
            raise ValueError("an absence of another person")
        row = row._replace(extent_percent=None if row.extent_percent == 100 else row.extent_percent)
        refused = check_row(self._unit, row, had)
        asked = set() if refused else known_days(row)
        if had is not None and row.cause == had.cause and _no_more(row, had):
            asked -= known_days(had)
        if instead_of is not None:
            self._layers.take_out(instead_of)
        laid = lay_over(self._layers, row, asked, instead_of)
        self.told += laid.told
        self.refused = self.refused or refused or laid.refused

    def remove(self, number: int) -> None:
        """Takes the absence with this number away."""
        self._layers.take_out(number)

    def closed_months(self, also: Collection[date] = ()) -> tuple[str, ...]:
        """The closed months whose days the edit changes, these other days too."""
        before = [row for _, row in self.numbered]
        months = months_that_differ(self._unit, before, self._layers.rows)
        return tuple(sorted({*months, *closed_months_of(self._unit, also)}))

    def require(self) -> None:
        """Raises what refuses the edit as UserError."""
        if self.refused is not None:
            raise UserError(self.refused.code, **dict(self.refused.facts))

    def write(self, *, reopen: bool, also: Collection[date] = ()) -> None:
        """Writes it, inside an edit that changes these other days too.

        UserError absence_in_closed_month unless `reopen`, which opens the months of both again.
        """
        self.require()
        open_months(self._unit, self.closed_months(also), reopen=reopen)
        write_turn(self._unit, self._layers.turn())


def numbered_absence(unit: OpenUnit, number: int) -> Absence:
    """The absence with this number. UserError absence_gone."""
    found = rows.read(unit.store, Absence, "id = ?", (number,))
    if not found:
        raise UserError("absence_gone")
    return found[0]


def _no_more(row: Absence, had: Absence) -> bool:
    return percent_of(row.extent_percent) <= percent_of(had.extent_percent)
