"""Write a whole unit as the template, in a form that comes back as the same rows; and the empty template."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from caredesk.domain.tables import KEYS, TABLES
from caredesk.errors import UserError
from caredesk.exchange.source import EXPORTED_FOLDER
from caredesk.exchange.template_example import EXAMPLE
from caredesk.exchange.template_write import csv_files, workbook_file
from caredesk.services.session import OpenUnit
from caredesk.services.whole_files import write_files
from caredesk.storage import rows

WORKBOOK = "mall.xlsx"
EXAMPLE_WORKBOOK = "mall-exempel.xlsx"


def read_all(unit: OpenUnit) -> dict[str, list[Any]]:
    """Every row of the unit by table, in an order that hangs on the rows alone."""
    found: dict[str, list[Any]] = {}
    for table, row_type in TABLES.items():
        fields: tuple[str, ...] = row_type._fields  # type: ignore[attr-defined]
        order = ", ".join(dict.fromkeys((*KEYS[table], *fields)))
        found[table] = rows.read(unit.store, row_type, order=order)
    return found


def export_unit(unit: OpenUnit, to: Path) -> tuple[Path, Path]:
    """Write the folder `mall` with one CSV a sheet, and `mall.xlsx`; the paths of the two.

    Files of the same names are replaced, others left alone. Errors (UserError): export_does_not_fit
    and those of `write_files`; nothing has then been replaced.
    """
    held = read_all(unit)
    files = {f"{EXPORTED_FOLDER}/{name}": content for name, content in csv_files(held).items()}
    files[WORKBOOK] = workbook_file(held)
    write_files(to, files)
    return to / EXPORTED_FOLDER, to / WORKBOOK


def write_template(to: Path) -> tuple[Path, Path]:
    """Write the empty template with its explanations, and a filled example; the paths of the two.

    Errors (UserError): those of `write_files`, and file_exists: what stands under these names may be a
    template that somebody has filled in.
    """
    for name in (WORKBOOK, EXAMPLE_WORKBOOK):
        if (to / name).exists():
            raise UserError("file_exists", file=name)
    files = {WORKBOOK: workbook_file({}, explained=True), EXAMPLE_WORKBOOK: workbook_file(EXAMPLE)}
    write_files(to, files)
    return to / WORKBOOK, to / EXAMPLE_WORKBOOK
