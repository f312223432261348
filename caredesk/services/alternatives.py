"""Alternatives of the path to the target: kept by name, compared with each other and with no change."""

from __future__ import annotations

from caredesk.domain.changes import Changes
from caredesk.domain.occupancy import UNIT
from caredesk.domain.rows import Alternative
from caredesk.domain.target_path import PathChange, TargetPath
from caredesk.errors import UserError
from caredesk.services.edits import edit
from caredesk.services.session import OpenUnit
from caredesk.services.target_path import months_of_path, view_target_path
from caredesk.storage import rows

LONGEST_NAME = 60


def read_alternatives(unit: OpenUnit, *, section: str | None) -> tuple[tuple[int, Alternative], ...]:
    """Those of the unit (None) or of a section, by name, each with its number in the table."""
    return tuple(rows.read_with_ids(unit.store, Alternative, "section = ?", (section or UNIT,)))


def change_of(alternative: Alternative) -> PathChange:
    """The change that an alternative keeps."""
    return PathChange(alternative.fte_change, alternative.occupied, alternative.from_month)


def edit_alternative(unit: OpenUnit, *, name: str, section: str | None, change: PathChange) -> Changes:
    """Keeps a change under a name; one of the same name and section is replaced.

    Errors (UserError): alternative_without_name, alternative_name_too_long, alternative_without_places.
    """
    name = " ".join(name.split())
    if not name:
        raise UserError("alternative_without_name")
    if len(name) > LONGEST_NAME:
        raise UserError("alternative_name_too_long", most=LONGEST_NAME)
    if change.occupied is not None and change.occupied <= 0:
        raise UserError("alternative_without_places")
    row = Alternative(name, section or UNIT, *change)
    with edit(unit, "alternative", name=name) as edited:
        held = rows.read_with_ids(unit.store, Alternative, "name = ? AND section = ?", (name, row.section))
        if not held:
            rows.insert(unit.store, [row])
        elif held[0][1] != row:
            rows.update(unit.store, held[0][0], row)
    return edited.changes


def edit_alternative_removed(unit: OpenUnit, *, number: int) -> Changes:
    """Removes the one with this number. UserError: alternative_gone."""
    held = rows.read(unit.store, Alternative, "id = ?", (number,))
    if not held:
        raise UserError("alternative_gone")
    with edit(unit, "alternative_removed", name=held[0].name) as edited:
        rows.delete(unit.store, "alternative", [number])
    return edited.changes


def view_compared(
    unit: OpenUnit, *, month: str, section: str | None = None
) -> tuple[tuple[str, TargetPath], ...]:
    """Where nothing changed (name "") and each alternative lead, by name; none where there is no path."""
    months = months_of_path(unit, month)
    tried = [("", PathChange())]
    tried += [(held.name, change_of(held)) for _, held in read_alternatives(unit, section=section)]
    paths = (
        (name, view_target_path(unit, month=month, section=section, change=change, months=months))
        for name, change in tried
    )
    return tuple((name, path) for name, path in paths if path is not None)
