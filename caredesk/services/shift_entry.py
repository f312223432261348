"""One shift as a user types its details: texts by field, read by the template's rules."""

from __future__ import annotations

from collections.abc import Mapping

from caredesk.domain.changes import Changes
from caredesk.domain.rows import Employee, Shift, ShiftType
from caredesk.exchange import row_entry
from caredesk.services.entry import EntryRefused
from caredesk.services.plan import Plan
from caredesk.services.shift_edits import edit_shift
from caredesk.storage import rows

TABLE = "shift"


def shift_texts(shift: Shift) -> dict[str, str]:
    """A shift as it is shown for editing: `07:00`, `30`, Swedish words of closed lists."""
    return row_entry.spelled(TABLE, shift)


def edit_shift_typed(plan: Plan, *, number: int, held: Shift, texts: Mapping[str, str]) -> Changes:
    """Stores what was typed about a shift as one step; a field without a text stays as it is.

    EntryRefused tells what is wrong, field by field; UserError as `edit_shift`. Nothing is stored then.
    """
    read, findings = row_entry.read_row(TABLE, texts, held)
    if read is not None:
        known = {"employee": _names(plan, Employee), "shift_type": _names(plan, ShiftType)}
        stranger = row_entry.unknown_reference(TABLE, read, known)
        findings = [stranger] if stranger else []
    if read is None or findings:
        raise EntryRefused(tuple((0, finding) for finding in findings))
    return edit_shift(plan, number=number, shift=read)


def _names(plan: Plan, table: type[Employee] | type[ShiftType]) -> frozenset[str]:
    return frozenset(row[0] for row in rows.read(plan.unit.store, table))
