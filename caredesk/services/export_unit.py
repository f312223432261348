"""Write a whole unit as the template, in a form that comes back as the same rows; and the empty template."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from caredesk.domain.tables import KEYS, TABLES
from caredesk.errors import UserError
from caredesk.exchange.template_example import EXAMPLE
from caredesk.exchange.template_write import csv_files, workbook_file
from caredesk.services.session import OpenUnit
from caredesk.storage import rows

FOLDER = "mall"
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

    Files of the same names are replaced, others left alone. Errors (UserError): export_cannot_be_written,
    export_does_not_fit; nothing has then been replaced.
    """
    held = read_all(unit)
    files = {f"{FOLDER}/{name}": content for name, content in csv_files(held).items()}
    files[WORKBOOK] = workbook_file(held)
    _write_all(to, files)
    return to / FOLDER, to / WORKBOOK


def write_template(to: Path) -> tuple[Path, Path]:
    """Write the empty template with its explanations, and a filled example; the paths of the two."""
    files = {WORKBOOK: workbook_file({}, explained=True), EXAMPLE_WORKBOOK: workbook_file(EXAMPLE)}
    _write_all(to, files)
    return to / WORKBOOK, to / EXAMPLE_WORKBOOK


def _write_all(to: Path, files: Mapping[str, bytes]) -> None:
    """Write beside first and take the names last, so that a full disk leaves the old files as they were."""
    parts: list[Path] = []
    try:
        for name, content in files.items():
            path = to / name
            path.parent.mkdir(parents=True, exist_ok=True)
            parts.append(path.with_name(f".{path.name}.part"))
            parts[-1].write_bytes(content)
        for name, part in zip(files, parts, strict=True):
            part.replace(to / name)
    except OSError as error:
        raise UserError("export_cannot_be_written", folder=str(to)) from error
    finally:
        for part in parts:
            part.unlink(missing_ok=True)
