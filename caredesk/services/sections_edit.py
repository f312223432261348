"""Sections of the unit that get another name, or are divided into new ones from a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from caredesk.domain.changes import Changes
from caredesk.domain.problems import problem
from caredesk.domain.rows import Alternative, Place
from caredesk.errors import UserError
from caredesk.exchange.row_entry import Finding, read_row
from caredesk.services.edits import edit
from caredesk.services.entry import EntryRefused, Typed, edit_entries
from caredesk.services.session import OpenUnit
from caredesk.storage import rows
from caredesk.storage.sections import read_sections, rename_section

FEWEST_PARTS = 2


class Part(NamedTuple):
    """A new section as it was typed: places and target as in the template's sheet of places."""

    name: str
    available: str
    planned: str = ""
    target: str = ""


def edit_section_split(unit: OpenUnit, *, section: str, day: str, parts: Sequence[Part]) -> Changes:
    """From a day the section has no places, and new sections have theirs: one step.

    Staff, need and shifts stay where they are. EntryRefused: row 0 is the old section, the parts follow
    from 1. UserError split_too_few. Nothing is stored then.
    """
    if len(parts) < FEWEST_PARTS:
        raise UserError("split_too_few")
    held = rows.read_with_ids(unit.store, Place, "section = ?", (section,))
    begins = _day(section, day)
    later = [row.valid_from for _number, row in held if row.valid_from and row.valid_from > begins]
    if later:
        reason = problem("section_has_later_places", section=section, day=min(later))
        raise EntryRefused(((0, Finding("valid_from", reason)),))
    findings = _misnamed(parts, read_sections(unit.store))
    if findings:
        raise EntryRefused(findings)
    same = next((number for number, row in held if row.valid_from == begins), None)
    closed = {"section": section, "valid_from": day, "available": "0", "planned": "0", "target": ""}
    typed = [Typed(closed, same), *(Typed(_opened(part, day)) for part in parts)]
    return edit_entries(unit, "place", typed, code="split_section", section=section, day=begins)


def edit_section_renamed(unit: OpenUnit, *, section: str, name: str) -> Changes:
    """Another name for a section in every table, as one step. EntryRefused at `section`: nothing stored."""
    wanted = _read(section=name).section
    findings = _misnamed([Part(wanted, "")], set(read_sections(unit.store)) - {section}, first=0)
    if findings:
        raise EntryRefused(findings)
    if wanted == section:
        return Changes()
    with edit(unit, "rename_section", section=section, name=wanted) as edited:
        # What was once tried for a section of that name, which is no more, gives way.
        old = rows.read_with_ids(unit.store, Alternative, "section = ?", (wanted,))
        rows.delete(unit.store, "alternative", [number for number, _ in old])
        rename_section(unit.store, section, wanted)
    return edited.changes


def _opened(part: Part, day: str) -> dict[str, str]:
    name, available, planned, target = part
    return {
        "section": name.strip(),
        "valid_from": day,
        "available": available,
        "planned": planned,
        "target": target,
    }


def _day(section: str, text: str) -> date:
    day = _read(section=section, valid_from=text).valid_from
    if day is None:
        raise EntryRefused(((0, Finding("valid_from", problem("entry_missing"))),))
    return day


def _read(**texts: str) -> Place:
    """A row of places with these fields. EntryRefused when one cannot be read."""
    row, findings = read_row("place", texts)
    if row is None:
        raise EntryRefused(tuple((0, finding) for finding in findings))
    read: Place = row
    return read


def _misnamed(
    parts: Sequence[Part], taken: Sequence[str] | set[str], *, first: int = 1
) -> tuple[tuple[int, Finding], ...]:
    """Parts without a name, or with one that is taken, by their place from `first`."""
    used = {each.casefold() for each in taken}
    findings = []
    for place, part in enumerate(parts, start=first):
        name = part.name.strip()
        if not name:
            findings.append((place, Finding("section", problem("entry_missing"))))
        elif name.casefold() in used:
            findings.append((place, Finding("section", problem("section_name_taken", name=name))))
        used.add(name.casefold())
    return tuple(findings)
