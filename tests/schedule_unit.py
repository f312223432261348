"""A unit whose schedule can be laid out in a line: four people in two sections, August 2026, no shifts."""

import tempfile
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from caredesk.domain.rows import Absence, Employee, Employment, Occupancy, Place, Role, Shift, ShiftType, Unit
from caredesk.domain.schedule import Cell, CellAbsence, CellShift
from caredesk.domain.schedule_rows import Draft, DraftShift
from caredesk.services.cell_text import CellText, text_of
from caredesk.services.edits import edit
from caredesk.services.plan import Plan, shifts_of
from caredesk.services.session import OpenUnit, create_unit, open_unit
from caredesk.storage import rows
from caredesk.storage.undo import forget

MONDAY = date(2026, 8, 24)
ANNA, BO, CIA, DAN = "1", "2", "3", "4"
"""Anna and Dan work in Gran, Bo in Tall; Cia, in Gran, is paid by the hour and is there until 2026-09-30."""
TYPES = (
    ShiftType("D", "Dag", 420, 960, 30),
    ShiftType("K", "Kväll", 840, 1290, 30),
    ShiftType("N", "Natt", 1260, 420),
    ShiftType("R", "Resurs", 540, 900, 30, kind="resource"),
)


def on(day: int) -> date:
    """A day of August 2026."""
    return date(2026, 8, day)


def shift(employee_no: str, day: int | date, code: str = "D", **more: Any) -> Shift:
    """A shift of a type, with its times."""
    row = next(each for each in TYPES if each.code == code)
    when = on(day) if isinstance(day, int) else day
    return Shift(employee_no, when, code, row.start, row.end, row.break_minutes, row.kind)._replace(**more)


def schedule_unit(path: Path, more: Iterable[NamedTuple] = ()) -> OpenUnit:
    """The unit with more rows, and nothing to undo."""
    path.write_bytes(_content(tuple(more)))
    return open_unit(path)


@cache
def _content(more: tuple[NamedTuple, ...]) -> bytes:
    """The unit's file, made once for all tests that begin with the same rows."""
    names = {ANNA: "Anna Ek", BO: "Bo Al", CIA: "Cia Lind", DAN: "Dan Alm"}
    role, then = "Undersköterska", date(2020, 1, 1)
    with tempfile.TemporaryDirectory(prefix="caredesk-schedule-") as folder:
        path = Path(folder) / "enhet.caredesk"
        with create_unit(path, name="Lönngården") as unit:
            with edit(unit, "fill"):
                rows.insert(
                    unit.store,
                    [
                        Unit("Lönngården", date(2026, 1, 1), weekly_hours=37.0, po_percent=45),
                        *(Place(section, date(2026, 1, 1), 9, 9, 0.8) for section in ("Gran", "Tall")),
                        Role(role),
                        *TYPES,
                        *(Employee(number, name) for number, name in names.items()),
                        Employment(ANNA, then, None, "permanent", "Gran", role, 85, 37, 31_000),
                        Employment(BO, then, None, "permanent", "Tall", role, 85, 37, 31_000),
                        Employment(CIA, then, date(2026, 9, 30), "hourly", "Gran", role, hourly_pay=170),
                        Employment(DAN, then, None, "permanent", "Gran", role, 100, 37, 31_000),
                        *(Occupancy(section, on(1), on(31), 8) for section in ("Gran", "Tall")),
                        *more,
                    ],
                )
            forget(unit.store)
        return path.read_bytes()


def with_draft(unit: OpenUnit, first: date, last: date) -> Plan:
    """A draft of these days with the shifts that the plan has there."""
    held = [row for _, row in shifts_of(Plan(unit), first, last)]
    with edit(unit, "draft"):
        rows.insert(unit.store, [Draft("Annat", first, last, on(1))])
        rows.insert(unit.store, [DraftShift("Annat", *row) for row in held])
    return Plan(unit, "Annat")


def typed(employee_no: str, day: int, text: str) -> CellText:
    """A text in a cell of August."""
    return CellText(employee_no, on(day), text)


def cell_of(plan: Plan, employee_no: str, day: date) -> Cell:
    """What lies in a person's cell, as the grid would have it."""
    held = shifts_of(plan, day, day, [employee_no])
    away = [
        CellAbsence(number, row.cause, (row.extent_percent or 100) / 100)
        for number, row in rows.read_with_ids(plan.unit.store, Absence, "employee_no = ?", (employee_no,))
        if row.first_day <= day <= (row.last_day or date.max)
    ]
    shifts = [CellShift(number, row, 0.0, row.kind, row.section, row.role) for number, row in held]
    return Cell(tuple(shifts), tuple(away))


def text_in(plan: Plan, employee_no: str, day: int | date) -> str:
    """The text of a person's cell."""
    return text_of(cell_of(plan, employee_no, on(day) if isinstance(day, int) else day), TYPES)


def shifts_on(plan: Plan, day: int, employee_no: str | None = None) -> list[Shift]:
    """The shifts of a day of August, of one person ("" = vacant and borrowed) or all."""
    persons = None if employee_no is None else [employee_no]
    return [row for _, row in shifts_of(plan, on(day), on(day), persons)]
