"""Bring a source into a unit: read, compare with what is there, and make the difference as one undoable step.

Reading takes paths and gives plain data, so it may run in a job; planning and applying need the open unit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

from caredesk.domain.changes import Changes
from caredesk.domain.problems import Problem
from caredesk.domain.rows import Employee, Shift, ShiftType
from caredesk.domain.tables import TABLES
from caredesk.errors import UserError
from caredesk.exchange.template import SHEET_OF_TABLE
from caredesk.exchange.template_check import Known, check_against, is_counted, key_of
from caredesk.exchange.template_read import (
    MOST_REFUSED,
    Progress,
    Refused,
    SheetRows,
    TemplateRead,
    read_template,
)
from caredesk.services.edits import edit
from caredesk.services.import_checks import CONFLICTS, Placed, far_rows
from caredesk.services.import_effects import RowTurn, view_effects
from caredesk.services.session import OpenUnit
from caredesk.services.setting_readers import setting_readers
from caredesk.storage import day_totals, rows
from caredesk.storage.undo import mark

PERIOD_FIELDS = {
    "shift": ("day", "day"),
    "rest_exception": ("day", "day"),
    "absence": ("first_day", "last_day"),
    "vacation": ("first_day", "last_day"),
    "balance": ("day", "day"),
    "occupancy": ("first_day", "last_day"),
    "monthly_value": ("month", "month"),
    "month_closing": ("month", "month"),
    "amount": ("month", "month"),
    "volume": ("month", "month"),
    "event": ("month", "month"),
}
"""Tables whose rows belong to a period: the fields a row begins and ends with."""

Row = Any


class ChangedRow(NamedTuple):
    """A row of the file that the source gives other values."""

    number: int
    before: Row
    after: Row


class HeldRow(NamedTuple):
    """A row of the file with its number in the table."""

    number: int
    row: Row


@dataclass(frozen=True)
class SheetPlan:
    """What an import does to one table. `removed` only when the period is replaced."""

    sheet: str
    table: str
    new: tuple[Row, ...] = ()
    changed: tuple[ChangedRow, ...] = ()
    unchanged: int = 0
    removed: tuple[HeldRow, ...] = ()


@dataclass(frozen=True)
class ImportPlan:
    """What an import would do; nothing is done while anything is refused."""

    source: str
    sheets: tuple[SheetPlan, ...]
    refused: tuple[Refused, ...]
    problems: tuple[Problem, ...]
    mark: tuple[int, int]
    """Of the unit that was compared with: another one now means that the plan no longer fits."""

    @property
    def new(self) -> int:
        return sum(len(sheet.new) for sheet in self.sheets)

    @property
    def changed(self) -> int:
        return sum(len(sheet.changed) for sheet in self.sheets)

    @property
    def unchanged(self) -> int:
        return sum(sheet.unchanged for sheet in self.sheets)

    @property
    def removed(self) -> int:
        return sum(len(sheet.removed) for sheet in self.sheets)

    @property
    def changes_nothing(self) -> bool:
        return not (self.new or self.changed or self.removed)


def read_source(path: Path, *, progress: Progress | None = None) -> TemplateRead:
    """Read a workbook, CSV or folder without touching any unit. UserError: see `read_template`."""
    return read_template(path, progress) if progress else read_template(path)


def plan_import(unit: OpenUnit, read: TemplateRead, *, replace_period: bool = False) -> ImportPlan:
    """Compare a source that was read with the unit: new, changed, unchanged, disappearing, refused."""
    checked = check_against(read, _known(unit))
    sheets: list[SheetPlan] = []
    refused = list(checked.refused)
    left: list[Employee] = []
    for table in TABLES:
        if table in checked.sheets:
            comparison = _Comparison(unit, checked.sheets[table], replace_period)
            sheets.append(comparison.plan())
            refused += comparison.conflicts()
            left += comparison.left if table == "employee" else []
    refused += _far_off(checked, day_totals.horizon(unit.store))
    effects = (
        () if refused else view_effects(unit, [turn for sheet in sheets for turn in _turns(sheet)], left)
    )
    return ImportPlan(
        checked.source,
        tuple(sheets),
        tuple(refused[:MOST_REFUSED]),
        (*checked.problems, *effects),
        mark(unit.store),
    )


def apply_import(unit: OpenUnit, plan: ImportPlan) -> Changes:
    """Do what the plan says as one undoable step, or nothing.

    Errors (UserError): import_refused when anything is refused; import_stale when the unit has been changed
    since the plan was made; those of the storage.
    """
    if plan.refused:
        first = plan.refused[0]
        raise UserError("import_refused", count=len(plan.refused), sheet=first.sheet, row=first.row)
    if plan.mark != mark(unit.store):
        raise UserError("import_stale", file=plan.source)
    if plan.changes_nothing:
        return Changes()
    with edit(unit, "import", source=plan.source) as edited:
        for sheet in plan.sheets:
            rows.delete(unit.store, sheet.table, [held.number for held in sheet.removed])
            for changed in sheet.changed:
                rows.update(unit.store, changed.number, changed.after)
            rows.insert(unit.store, sheet.new)
    return edited.changes


def _turns(sheet: SheetPlan) -> Iterator[RowTurn]:
    yield from (RowTurn(sheet.table, held.row, None) for held in sheet.removed)
    yield from (RowTurn(sheet.table, row.before, row.after) for row in sheet.changed)
    yield from (RowTurn(sheet.table, None, row) for row in sheet.new)


def _far_off(read: TemplateRead, held: tuple[date, date] | None) -> Iterator[Refused]:
    for far in far_rows(read.sheets, held):
        sheet = SHEET_OF_TABLE[far.table]
        header = next(column.header for column in sheet.columns if column.field == far.field)
        yield Refused(sheet.name, far.line, header, str(getattr(far.row, far.field)), far.reason)


def _known(unit: OpenUnit) -> Known:
    store = unit.store
    return Known(
        employees=frozenset(row.employee_no for row in rows.read(store, Employee)),
        shift_types={row.code: row for row in rows.read(store, ShiftType)},
        settings=setting_readers(unit),
    )


class _Comparison:
    """One table of a source against the same table of the file."""

    def __init__(self, unit: OpenUnit, source: SheetRows, replace_period: bool) -> None:
        self.source = source
        self.sheet = SHEET_OF_TABLE[source.table]
        self.row_type: Any = TABLES[source.table]
        self.period = _period(source)
        self.replace_period = replace_period
        self.held = self._read(unit)
        self.placed: list[Placed] = []

    def _read(self, unit: OpenUnit) -> list[HeldRow]:
        """The rows to compare with; of the many shifts only those of the source's own days."""
        if self.row_type is not Shift:
            found = rows.read_with_ids(unit.store, self.row_type)
        elif self.period is not None:
            days = tuple(day.isoformat() for day in self.period)
            found = rows.read_with_ids(unit.store, self.row_type, "day BETWEEN ? AND ?", days)
        else:
            found = []
        return [HeldRow(*held) for held in found]

    def plan(self) -> SheetPlan:
        """New, changed, unchanged and removed rows."""
        waiting: dict[Any, list[HeldRow]] = {}
        key = key_of(self.source.table)
        for held in self.held:
            waiting.setdefault(key(held.row), []).append(held)
        new: list[Row] = []
        changed: list[ChangedRow] = []
        unchanged = 0
        for row, same, line in self._pairs(waiting, key):
            if same is None:
                new.append(row)
                self.placed.append(Placed(row, line))
                continue
            after = self._completed(row, same.row)
            self.placed.append(Placed(after, line))
            if after == same.row:
                unchanged += 1
            else:
                changed.append(ChangedRow(same.number, same.row, after))
        removed = []
        for held in (each for group in waiting.values() for each in group):
            if self._disappears(held.row):
                removed.append(held)
            else:
                self.placed.append(Placed(held.row, None))
        return SheetPlan(
            self.sheet.name, self.source.table, tuple(new), tuple(changed), unchanged, tuple(removed)
        )

    def _pairs(
        self, waiting: dict[Any, list[HeldRow]], key: Callable[[Row], Any]
    ) -> Iterator[tuple[Row, HeldRow | None, int]]:
        """Each row of the source with the row of the file that it is; that one no longer waits."""
        counted: dict[Any, list[tuple[Row, int]]] = {}
        for row, line in zip(self.source.rows, self.source.lines, strict=True):
            if is_counted(self.source.table, row):
                counted.setdefault(key(row), []).append((row, line))
            else:
                found = waiting.get(key(row))
                yield row, found.pop(0) if found else None, line
        for same, group in counted.items():
            yield from self._counted_pairs(group, waiting.get(same, []))

    def _counted_pairs(
        self, group: list[tuple[Row, int]], held: list[HeldRow]
    ) -> Iterator[tuple[Row, HeldRow | None, int]]:
        """Equal rows first; what is left is paired in an order that does not hang on the rows' order."""
        rest = []
        for row, line in group:
            equal = next((each for each in held if self._completed(row, each.row) == each.row), None)
            if equal is None:
                rest.append((row, line))
            else:
                held.remove(equal)
                yield row, equal, line
        for row, line in sorted(rest, key=lambda each: repr(each[0])):
            yield row, held.pop(0) if held else None, line

    def _completed(self, row: Row, held: Row) -> Row:
        """The source's row, with the file's values in columns that the source does not have."""
        absent = set(self.row_type._fields) - self.source.fields
        return row._replace(**{name: getattr(held, name) for name in absent}) if absent else row

    def _disappears(self, row: Row) -> bool:
        if not self.replace_period or self.period is None:
            return False
        begins = getattr(row, PERIOD_FIELDS[self.source.table][0])
        return bool(self.period[0] <= begins <= self.period[1])

    @property
    def left(self) -> list[Row]:
        """The rows of the file that the source does not have, and that stay; call after `plan`."""
        return [placed.row for placed in self.placed if placed.line is None]

    def conflicts(self) -> Iterable[Refused]:
        """Rows that cannot stand beside another row once the import is in; call after `plan`."""
        find = CONFLICTS.get(self.row_type)
        if find is None:
            return
        first = self.sheet.columns[0]
        for conflict in find(self.placed):
            value = str(getattr(conflict.row, first.field))
            yield Refused(self.sheet.name, conflict.line, first.header, value, conflict.reason)


def _period(source: SheetRows) -> tuple[Any, Any] | None:
    """The first and last day (or month) of a source's rows of a table with a period."""
    fields = PERIOD_FIELDS.get(source.table)
    if fields is None or not source.rows:
        return None
    firsts = list(map(attrgetter(fields[0]), source.rows))
    lasts = (last for last in map(attrgetter(fields[1]), source.rows) if last is not None)
    return min(firsts), max(max(lasts, default=firsts[0]), max(firsts))


def import_source(unit: OpenUnit, path: Path, *, replace_period: bool = False) -> ImportPlan:
    """Read, plan and, when nothing is refused, apply. The plan that was made."""
    plan = plan_import(unit, read_source(path), replace_period=replace_period)
    if not plan.refused:
        apply_import(unit, plan)
    return plan
