"""Between a table edited in place and its service: edits out, refusals back as sentences at their fields."""

from __future__ import annotations

from collections.abc import Callable

from caredesk.domain.changes import Changes
from caredesk.errors import UserError
from caredesk.language.words import word
from caredesk.services.entry import EntryRefused
from caredesk.ui.bus import Bus


def stored(
    bus: Bus, make: Callable[[], Changes], *, failed: Callable[[UserError], None]
) -> dict[tuple[int, str], str]:
    """Makes an edit and tells the bus; what is refused, by (row, field), with its sentence.

    An error of the file itself goes to `failed`, and is said at the first row: it is not stored.
    """
    try:
        changes = make()
    except EntryRefused as refused:
        return {(place, finding.field): word(finding.reason) for place, finding in refused.findings}
    except UserError as error:
        failed(error)
        return {(0, ""): word(error)}
    if changes.tables:
        bus.changed.emit(changes)
    return {}


def removed(bus: Bus, make: Callable[[], Changes]) -> str:
    """Makes an edit that removes rows; the sentence why it could not be made, or ""."""
    try:
        changes = make()
    except UserError as error:
        return word(error)
    if changes.tables:
        bus.changed.emit(changes)
    return ""
