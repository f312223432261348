"""Asks where the extract of one employee's data goes, and writes it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QWidget

from caredesk import paths
from caredesk.domain.rows import Employee
from caredesk.language.translation import tr
from caredesk.services.person_extract import write_person_extract
from caredesk.services.session import OpenUnit
from caredesk.ui.ask import Ask


def save_extract(ask: Ask, parent: QWidget, unit: OpenUnit, person: Employee) -> str:
    """What was done as a sentence, "" when no place was chosen. UserError when it could not be written."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    title = tr("Registerutdrag {name}").format(name=person.name)
    proposed = folder / f"{paths.file_name(title)}.xlsx"
    path = ask.file_to_write(parent, tr("Spara registerutdraget"), tr("Excel (*.xlsx)"), proposed)
    if path is None:
        return ""
    write_person_extract(unit, employee_no=person.employee_no, path=path)
    said = tr("Registerutdraget är sparat: {file}. Läs igenom det innan du lämnar ut det.")
    return said.format(file=path.name)
