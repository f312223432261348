"""What was read held against what the unit knows: shift types give times, people exist, keys are single."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import Any

from caredesk.domain.problems import Problem, problem
from caredesk.domain.rows import Shift, ShiftType
from caredesk.domain.tables import KEYS
from caredesk.exchange.row_checks import shift_break
from caredesk.exchange.setting_values import SettingReader
from caredesk.exchange.template import SHEET_OF_TABLE, Column
from caredesk.exchange.template_read import MOST_REFUSED, Refused, Row, SheetRows, TemplateRead
from caredesk.exchange.values import Unreadable

FROM_SHIFT_TYPE = frozenset({"start", "end", "break_minutes", "kind"})


@dataclass(frozen=True)
class Known:
    """What the unit's file holds that rows of a source may point to."""

    employees: frozenset[str] = frozenset()
    shift_types: Mapping[str, ShiftType] = field(default_factory=dict)
    settings: Mapping[str, SettingReader] = field(default_factory=dict)
    """By key, the reader of its value: no figure is made from a value that has not been read."""


def check_against(read: TemplateRead, known: Known) -> TemplateRead:
    """The same source with every shift's own times, and with all that does not fit refused or told."""
    sheets = dict(read.sheets)
    refused: list[Refused] = []
    problems: list[Problem] = []
    shift_types = {**known.shift_types, **_rows_by(sheets, "shift_type", "code")}
    employees = known.employees | _rows_by(sheets, "employee", "employee_no").keys()
    if "shift" in sheets:
        timing = _ShiftTiming(shift_types, set(read.problems))
        sheets["shift"], found = timing.timed(sheets["shift"])
        refused += found
        problems += timing.problems
    for table, sheet in sheets.items():
        for column in SHEET_OF_TABLE[table].columns:
            if column.refers and column.field in sheet.fields:
                held = employees if column.refers == "employee" else shift_types.keys()
                refused += _unknown(sheet, column, lambda value, held=held: value in held)  # type: ignore[misc]
        refused += _twice(sheet)
    if "setting" in sheets:
        sheets["setting"], found = _with_values_read(sheets["setting"], known.settings)
        refused += found
        unknown = sorted({row.key for row in sheets["setting"].rows} - known.settings.keys())
        problems += [problem("import_unknown_setting", key=key) for key in unknown]
    return replace(
        read,
        sheets=sheets,
        refused=(*read.refused, *refused)[:MOST_REFUSED],
        problems=tuple(dict.fromkeys((*read.problems, *problems))),
    )


def _rows_by(sheets: Mapping[str, SheetRows], table: str, name: str) -> dict[str, Any]:
    sheet = sheets.get(table)
    return {getattr(row, name): row for row in sheet.rows} if sheet else {}


class _ShiftTiming:
    """Gives shifts the times, break and kind of their shift type where they have none of their own."""

    def __init__(self, shift_types: Mapping[str, ShiftType], said: set[Problem]) -> None:
        self.shift_types = shift_types
        self.problems: list[Problem] = []

    def timed(self, sheet: SheetRows) -> tuple[SheetRows, list[Refused]]:
        """The sheet with every shift's own times, and the shifts that have none."""
        rows, lines, refused = [], [], []
        unknown: set[str] = set()
        for row, line in zip(sheet.rows, sheet.lines, strict=True):
            shift_type = self.shift_types.get(row.shift_code)
            if row.start is not None:
                rows.append(_with_own_times(row, shift_type))
                lines.append(line)
                if row.shift_code and shift_type is None:
                    unknown.add(row.shift_code)
            elif shift_type is None:
                refused.append(_refusal(sheet, line, "shift_code", row, problem("import_unknown_shift_type")))
            else:
                timed = _with_times_of(row, shift_type)
                wrong = shift_break(timed) if row.break_minutes is not None else None
                if wrong:
                    refused.append(_refusal(sheet, line, wrong[0], timed, wrong[1]))
                rows.append(timed)
                lines.append(line)
        self.problems = [problem("import_shift_type_not_kept", shift=each) for each in sorted(unknown)]
        return sheet._replace(rows=rows, lines=lines, fields=sheet.fields | FROM_SHIFT_TYPE), refused


def _with_own_times(row: Shift, shift_type: ShiftType | None) -> Shift:
    kind = row.kind or (shift_type.kind if shift_type else "")
    if kind == row.kind and row.break_minutes is not None:
        return row
    return row._replace(break_minutes=row.break_minutes or 0, kind=kind)


def _with_times_of(row: Shift, shift_type: ShiftType) -> Shift:
    given: int | None = row.break_minutes
    return row._replace(
        start=shift_type.start,
        end=shift_type.end,
        break_minutes=shift_type.break_minutes if given is None else given,
        kind=row.kind or shift_type.kind,
    )


def _with_values_read(
    sheet: SheetRows, readers: Mapping[str, SettingReader]
) -> tuple[SheetRows, list[Refused]]:
    """The settings with each value in one spelling, and those whose value is not what their key needs."""
    rows, refused = [], []
    for row, line in zip(sheet.rows, sheet.lines, strict=True):
        if row.key in readers:
            try:
                row = row._replace(value=readers[row.key](row.value))
            except Unreadable as error:
                refused.append(_refusal(sheet, line, "value", row, error.problem))
        rows.append(row)
    return sheet._replace(rows=rows), refused


def _refusal(sheet: SheetRows, line: int, name: str, row: Row, reason: Problem) -> Refused:
    template = SHEET_OF_TABLE[sheet.table]
    header = next(column.header for column in template.columns if column.field == name)
    return Refused(template.name, line, header, str(getattr(row, name)), reason)


def _unknown(sheet: SheetRows, column: Column, is_known: Callable[[str], bool]) -> Iterator[Refused]:
    """Rows that point to an employee or shift type that neither the source nor the file holds."""
    pointed = list(map(attrgetter(column.field), sheet.rows))
    unknown = {value for value in set(pointed) if value and not is_known(value)}
    if not unknown:
        return
    code = "import_unknown_employee" if column.refers == "employee" else "import_unknown_shift_type"
    for row, line, value in zip(sheet.rows, sheet.lines, pointed, strict=True):
        if value in unknown:
            yield _refusal(sheet, line, column.field, row, problem(code))


def _twice(sheet: SheetRows) -> Iterator[Refused]:
    """Rows whose key an earlier row has; shifts without employee are counted and may be equal."""
    first_line: dict[Any, int] = {}
    for key, row, line in zip(map(key_of(sheet.table), sheet.rows), sheet.rows, sheet.lines, strict=True):
        if is_counted(sheet.table, row):
            continue
        first = first_line.setdefault(key, line)
        if first != line:
            yield _refusal(sheet, line, KEYS[sheet.table][0], row, problem("import_key_twice", first=first))


def key_of(table: str) -> Callable[[Row], Any]:
    """What makes a row of a table the same row when a file comes again."""
    return attrgetter(*KEYS[table])


def is_counted(table: str, row: Row) -> bool:
    """Whether rows with this row's key may be several, told apart by counting: vacant and borrowed shifts."""
    return table == "shift" and not row.employee_no
