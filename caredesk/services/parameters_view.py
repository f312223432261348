"""Laws, agreements and values as one list: what holds today, how sure it is, and the unit's own values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from caredesk.domain.changes import Changes
from caredesk.domain.overtime import FOUR_WEEKS
from caredesk.domain.parameters import ParameterRow
from caredesk.domain.pay import ON_CALL_KEYS
from caredesk.domain.rows import Setting, Shift, ShiftType
from caredesk.exchange.row_entry import Finding, read_row
from caredesk.exchange.values import Unreadable
from caredesk.services.edits import edit
from caredesk.services.entry import EntryRefused
from caredesk.services.session import OpenUnit
from caredesk.services.setting_readers import UNITS_OWN, setting_readers
from caredesk.storage import rows

OWN = "own"
LOOKED_BACK = timedelta(days=366)
"""Shifts as old as this tell whether a value is used."""

KEPT_ELSEWHERE = frozenset({"po"})
"""Keys that no figure reads: the unit has a column of its own for them."""


class DatedValue(NamedTuple):
    """A value from a day (None = from the beginning). `status`: V1, V2, U, X, or own; "" is not known."""

    day: date | None
    value: str
    status: str


@dataclass(frozen=True)
class ParameterView:
    """A key with what is in force on a day and every value by date, oldest first.

    `value` is as stored ("58.4", "month"), "" when there is none. `source` and `unit` are the program's, ""
    for a setting that has no default. `needed`: the unit's shifts or settings call for a value.
    """

    key: str
    unit: str
    source: str
    value: str
    status: str
    values: tuple[DatedValue, ...]
    needed: bool = False

    @property
    def has_own(self) -> bool:
        """Whether the unit has any value of its own, in force or not."""
        return any(each.status == OWN for each in self.values)

    @property
    def lacking(self) -> bool:
        """Needed, and not known."""
        return self.needed and not self.value

    @property
    def editable(self) -> bool:
        """Whether a value of the unit's own has any effect."""
        return self.key not in KEPT_ELSEWHERE


def view_parameters(unit: OpenUnit, *, today: date) -> tuple[ParameterView, ...]:
    """Every key of `resources/parameters` and every setting of the unit, in the files' order."""
    defaults: dict[str, list[ParameterRow]] = {}
    for row in unit.defaults.defaults:
        defaults.setdefault(row.key, []).append(row)
    own: dict[str, list[Setting]] = {}
    for setting in rows.read(unit.store, Setting, "employee_no = ''"):
        own.setdefault(setting.key, []).append(setting)
    views = [_view(key, defaults.get(key, ()), own.get(key, ()), today) for key in (*defaults, *UNITS_OWN)]
    needed = _needed(unit, {view.key: view.value for view in views}, today)
    return tuple(replace(view, needed=view.key in needed) for view in views)


def edit_own_value(unit: OpenUnit, *, key: str, day: str, text: str) -> Changes:
    """Gives the unit a value of its own as one step, as day and value were typed; "" is from the beginning.

    A value from the same day is replaced. EntryRefused with findings at `valid_from` or `value`: nothing is
    stored.
    """
    row, findings = read_row("setting", {"key": key, "valid_from": day, "value": text})
    if row is None:
        raise EntryRefused(tuple((0, finding) for finding in findings))
    try:
        row = row._replace(value=setting_readers(unit)[key](text))
    except Unreadable as error:
        raise EntryRefused(((0, Finding("value", error.problem)),)) from error
    same = (
        "key = ? AND employee_no = '' AND valid_from = ?",
        (key, row.valid_from.isoformat() if row.valid_from else ""),
    )
    with edit(unit, "own_value", key=key) as edited:
        held = rows.read_with_ids(unit.store, Setting, *same)
        if held:
            rows.update(unit.store, held[0][0], row)
        else:
            rows.insert(unit.store, [row])
    return edited.changes


def edit_back_to_default(unit: OpenUnit, *, key: str) -> Changes:
    """Takes away every value of the unit's own of a key as one step."""
    with edit(unit, "back_to_default", key=key) as edited:
        held = rows.read_with_ids(unit.store, Setting, "key = ? AND employee_no = ''", (key,))
        rows.delete(unit.store, "setting", [number for number, _row in held])
    return edited.changes


def _view(key: str, defaults: Iterable[ParameterRow], own: Iterable[Setting], today: date) -> ParameterView:
    given = tuple(defaults)
    shipped = [DatedValue(row.valid_from, row.value, row.status) for row in given]
    owned = [DatedValue(row.valid_from, row.value, OWN) for row in own]
    now = _in_force(owned, today) or _in_force(shipped, today) or DatedValue(None, "", "X" if given else "")
    return ParameterView(
        key=key,
        unit=given[0].unit if given else "",
        source=given[0].source if given else "",
        value=now.value,
        status=now.status,
        values=tuple(sorted(shipped + owned, key=lambda each: (each.day or date.min, each.status == OWN))),
    )


def _in_force(values: Iterable[DatedValue], today: date) -> DatedValue | None:
    begun = [each for each in values if each.day is None or each.day <= today]
    return max(begun, key=lambda each: each.day or date.min, default=None)


def _needed(unit: OpenUnit, values: Mapping[str, str], today: date) -> frozenset[str]:
    """Keys that the unit's way of counting, its shifts of the last year or its shift types call for."""
    needed = {"overtime_4_weeks_from"} if values["overtime_counting"] == FOUR_WEEKS else set()
    since = (today - LOOKED_BACK).isoformat()
    for kind, key in ON_CALL_KEYS.items():
        if rows.count(unit.store, ShiftType, "kind = ?", (kind,)) or rows.count(
            unit.store, Shift, "day >= ? AND kind = ?", (since, kind)
        ):
            needed.add(key)
    return frozenset(needed)
