"""All that is kept about one employee, as a workbook for the person who asks (the right of access, GDPR 15).

Nobody else is named in it: a shift that stood in for the person is told without who worked it, and one that
the person took without whom it replaced.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from caredesk.domain.rows import Employee, MonthClosing
from caredesk.domain.tables import KEYS, REFERENCES, TABLES
from caredesk.exchange.person_sheets import person_workbook
from caredesk.services.monthly_report import is_named
from caredesk.services.session import OpenUnit
from caredesk.services.whole_files import write_files
from caredesk.storage import rows
from caredesk.storage.audit import read_changes


def read_person(unit: OpenUnit, *, employee_no: str) -> dict[str, list[Any]]:
    """Every row about the person, by table; months' comments that name them among the rest."""
    found: dict[str, list[Any]] = {
        "employee": rows.read(unit.store, Employee, "employee_no = ?", (employee_no,)),
        "shift_change": list(read_changes(unit.store, date.min, date.max, [employee_no])),
    }
    for table, field in REFERENCES["employee"]:
        row_type: Any = TABLES[table]
        held = rows.read(unit.store, row_type, f"{field} = ?", (employee_no,), order=", ".join(KEYS[table]))
        if field != "employee_no":  # who stood in for the person is somebody else's
            held = [row._replace(employee_no="") for row in held]
        elif "replaces" in row_type._fields:  # and so is who was away
            held = [row._replace(replaces="") for row in held]
        found.setdefault(table, []).extend(held)
    names = [row.name for row in found["employee"]]
    found["month_closing"] = [
        row
        for row in rows.read(unit.store, MonthClosing, "comment <> ''", order="month")
        if any(is_named(name, row.comment) for name in names)
    ]
    return found


def write_person_extract(unit: OpenUnit, *, employee_no: str, path: Path) -> None:
    """Writes the extract. UserError: export_does_not_fit and those of `write_files`."""
    content = person_workbook(read_person(unit, employee_no=employee_no))
    write_files(path.parent, {path.name: content})
