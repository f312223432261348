"""The small tables that Inställningar shows for editing: rows as they are typed, and who uses each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any, NamedTuple

from caredesk.domain.changes import Changes
from caredesk.domain.rows import Employment, Need, Role, ShiftType, Unit
from caredesk.domain.tables import TABLES
from caredesk.errors import UserError
from caredesk.services.entry import Typed, edit_entries, edit_removed, texts_of
from caredesk.services.session import OpenUnit
from caredesk.storage import rows
from caredesk.storage.sections import read_sections

Row = Any


class HeldTexts(NamedTuple):
    """A row with its number in the table and its values as they are typed."""

    number: int
    row: Row
    texts: dict[str, str]


@dataclass(frozen=True)
class UnitRows:
    """The unit's rows by date, oldest first; `now` is the one in force, or the first to come."""

    rows: tuple[HeldTexts, ...]
    now: HeldTexts


@dataclass(frozen=True)
class RoleRows:
    """Roles by name; `people` is how many are employed in each, `unlisted` roles that only contracts name."""

    rows: tuple[HeldTexts, ...]
    people: dict[str, int]
    unlisted: tuple[str, ...]


@dataclass(frozen=True)
class NeedRows:
    """What is asked for, and the words that may be chosen among in it."""

    rows: tuple[HeldTexts, ...]
    sections: tuple[str, ...]
    codes: tuple[str, ...]
    roles: tuple[str, ...]


def view_unit_rows(unit: OpenUnit, *, today: date) -> UnitRows:
    """The unit's own settings by date; a row without a day is overruled by any dated one."""
    held = sorted(_held(unit, "unit"), key=lambda each: each.row.valid_from or date.min)
    begun = [each for each in held if (each.row.valid_from or date.min) <= today]
    return UnitRows(tuple(held), (begun or held[:1])[-1])


def edit_unit_from(unit: OpenUnit, texts: dict[str, str]) -> Changes:
    """A new row of the unit from the day among the texts, as one step. EntryRefused: nothing is stored."""
    return edit_entries(unit, "unit", [Typed(texts)], code="unit_from", day=texts["valid_from"])


def edit_unit_removed(unit: OpenUnit, numbers: list[int]) -> Changes:
    """Removes rows of the unit as one step. UserError unit_last_row: one must be left."""
    if len(numbers) >= len(rows.read(unit.store, Unit)):
        raise UserError("unit_last_row")
    return edit_removed(unit, "unit", numbers, code="unit_row_removed")


def view_roles(unit: OpenUnit, *, today: date) -> RoleRows:
    """Roles with the share that counts, and who has them today."""
    employed: dict[str, set[str]] = {}
    for row in rows.read(unit.store, Employment):
        if row.role and row.valid_from <= today and (row.valid_to is None or today <= row.valid_to):
            employed.setdefault(row.role, set()).add(row.employee_no)
    held = _held(unit, "role")
    names = {each.row.name for each in held}
    people = {name: len(numbers) for name, numbers in employed.items()}
    return RoleRows(tuple(held), people, tuple(sorted(employed.keys() - names)))


def view_shift_types(unit: OpenUnit) -> tuple[HeldTexts, ...]:
    """Shift types by code."""
    return tuple(_held(unit, "shift_type"))


def view_needs(unit: OpenUnit) -> NeedRows:
    """Need by section, shift code and day."""
    held = sorted(_held(unit, "need"), key=lambda each: _need_order(each.row))
    return NeedRows(
        rows=tuple(held),
        sections=read_sections(unit.store),
        codes=tuple(row.code for row in rows.read(unit.store, ShiftType)),
        roles=tuple(row.name for row in rows.read(unit.store, Role)),
    )


DAY_ORDER = ("weekday", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "weekend", "holiday")


def _need_order(row: Need) -> tuple[str, str, int, str, str, date]:
    place = DAY_ORDER.index(row.days) if row.days in DAY_ORDER else len(DAY_ORDER)
    return (row.section, row.shift_code, place, row.days, row.role, row.valid_from or date.min)


def _held(unit: OpenUnit, table: str) -> list[HeldTexts]:
    row_type: Any = TABLES[table]
    found: list[tuple[int, Row]] = rows.read_with_ids(unit.store, row_type)
    held = [HeldTexts(number, row, texts_of(row)) for number, row in found]
    first = attrgetter("row." + row_type._fields[0])
    return sorted(held, key=lambda each: str(first(each)).casefold())
