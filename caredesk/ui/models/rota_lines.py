"""The lines of the rota grid: vacant and borrowed rows, then each section's line and its people."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from caredesk.domain.name_order import list_name, sort_text
from caredesk.domain.schedule import Cell, RowKey, ScheduleRow, SectionHead
from caredesk.domain.shifts import STANDBY

SECTION = "section"
FIRST_VACANT = RowKey("vacant", "0")
LineKey = tuple[str, str]
"""What tells a line from the others: a `RowKey`, or ("section", name)."""


@dataclass(frozen=True)
class SectionLine:
    """A section's own line: what it says, whether it is folded, and the breaches of its people in view."""

    head: SectionHead
    folded: bool
    breaches: int

    @property
    def key(self) -> LineKey:
        return (SECTION, self.head.name)


Line = ScheduleRow | SectionLine


@dataclass(frozen=True)
class RowFilter:
    """Which rows are in view: part of a name, a role, a section; None = any."""

    text: str = ""
    role: str | None = None
    section: str | None = None

    def lets(self, row: ScheduleRow) -> bool:
        """Whether a row is in view."""
        if row.key == FIRST_VACANT:
            return not self.text  # to write in, whatever stands in it
        if row.key.kind != "person":
            return not self.text and (self.section is None or any(map(self.concerns, row.cells)))
        return (
            all(part in row.name.casefold() for part in self.text.casefold().replace(",", " ").split())
            and self.role in (None, row.role)
            and self.section in (None, row.section)
        )

    def concerns(self, cell: Cell) -> bool:
        """Whether a shift that nobody of the unit has lies in the chosen section."""
        return any(self.section in (None, held.section) for held in cell.shifts)


def lines_of(
    rows: Iterable[ScheduleRow],
    heads: Sequence[SectionHead],
    *,
    folded: Collection[str],
    chosen: RowFilter,
    breaches: Mapping[str, int],
) -> list[Line]:
    """The lines in order. A search opens folded sections, and a section with nobody in view has no line."""
    seen = [row for row in rows if chosen.lets(row)]
    lines: list[Line] = [row for kind in ("vacant", "borrowed") for row in seen if row.key.kind == kind]
    people: dict[str, list[ScheduleRow]] = {head.name: [] for head in heads}
    for row in seen:
        if row.key.kind == "person":
            people.setdefault(row.section, []).append(row)
    told = {head.name: head for head in heads}
    plain = set(people) == {""}
    filtered = chosen != RowFilter()
    for name, members in people.items():
        if not members and (filtered or not told[name].people):
            continue
        head = told.get(name) or SectionHead(name, None, "", None, len(members), 0)
        shut = name in folded and not chosen.text
        if not plain:
            found = sum(breaches.get(row.key.name, 0) for row in members)
            lines.append(SectionLine(head, shut, found))
        if plain or not shut:
            # One who came from another section has a place among its people, too.
            people_of: list[ScheduleRow] = sorted(members, key=_by_name)
            lines += people_of
    return lines


def with_rows(
    rows: Sequence[ScheduleRow], changed: Sequence[ScheduleRow], vacant_too: bool
) -> tuple[ScheduleRow, ...]:
    """The rows with the changed ones in place of those of their keys, and people who were not in view; with
    `vacant_too` the changed vacant and borrowed rows are all there are."""
    new = {row.key: row for row in changed}
    held = {row.key for row in rows}
    free = [row for row in (changed if vacant_too else rows) if row.key.kind != "person"]
    people = [new.get(row.key, row) for row in rows if row.key.kind == "person"]
    come = [row for row in changed if row.key.kind == "person" and row.key not in held]
    return (*free, *people, *come)


def _by_name(row: ScheduleRow) -> tuple[str, str]:
    return sort_text(list_name(row.name)), row.key.name


def free_hours(rows: Iterable[ScheduleRow], chosen: RowFilter) -> float:
    """Hours of the vacant shifts in view, standby apart."""
    return sum(
        held.hours
        for row in rows
        if row.key.kind == "vacant"
        for cell in row.cells
        for held in cell.shifts
        if held.kind != STANDBY and chosen.section in (None, held.section)
    )


def line_key(line: Line) -> LineKey:
    """What tells a line from the others."""
    return (line.key[0], line.key[1])


def row_key(line: Line) -> RowKey | None:
    """The key of a row of shifts; None of a section's line."""
    return line.key if isinstance(line, ScheduleRow) else None
