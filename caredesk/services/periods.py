"""Named periods of the schedule, such as an autumn or a summer: typed, renamed, moved and removed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from caredesk.domain.changes import Changes
from caredesk.domain.problems import problem
from caredesk.domain.schedule_rows import Period
from caredesk.errors import UserError
from caredesk.exchange.row_checks import COUNTED_YEARS
from caredesk.exchange.row_entry import Finding
from caredesk.exchange.values import Unreadable, read_day, read_text
from caredesk.services.edits import edit
from caredesk.services.entry import EntryRefused, Typed
from caredesk.services.session import OpenUnit
from caredesk.storage import rows

LONGEST = timedelta(days=731)
"""Two years, a leap day among them."""
LONGEST_NAME = 60
FIELDS = ("name", "first_day", "last_day")


class HeldPeriod(NamedTuple):
    """A period, its number, its texts as they are typed, and the names of others that share days with it."""

    number: int
    row: Period
    texts: Mapping[str, str]
    overlaps: tuple[str, ...]

    @property
    def weeks(self) -> float:
        """How many weeks it lasts."""
        return ((self.row.last_day - self.row.first_day).days + 1) / 7


def view_periods(unit: OpenUnit) -> tuple[HeldPeriod, ...]:
    """Every period, by first day."""
    held = rows.read_with_ids(unit.store, Period, order="first_day, name")
    return tuple(
        HeldPeriod(number, row, texts_of(row), tuple(_overlapping(row, (other for _, other in held))))
        for number, row in held
    )


def texts_of(row: Period) -> dict[str, str]:
    """A period as it is typed."""
    return {"name": row.name, "first_day": row.first_day.isoformat(), "last_day": row.last_day.isoformat()}


def edit_periods(unit: OpenUnit, typed: Sequence[Typed]) -> Changes:
    """Stores new and changed periods as one step. EntryRefused: nothing is stored; UserError entry_gone."""
    held = dict(rows.read_with_ids(unit.store, Period))
    if any(each.number is not None and each.number not in held for each in typed):
        raise UserError("entry_gone")
    read, findings = _read(typed, held)
    if findings:
        raise EntryRefused(tuple(findings))
    changed = [(number, row) for number, row in read if number is None or held[number] != row]
    if not changed:
        return Changes()
    new = all(number is None for number, _ in changed)
    names = tuple(row.name for _, row in changed)
    with edit(unit, "period_added" if new else "period_changed", names=names) as edited:
        # A name may go over from one to another.
        rows.delete(unit.store, "period", [number for number, _ in changed if number is not None])
        rows.insert(unit.store, [row for _, row in changed])
    return edited.changes


def edit_periods_removed(unit: OpenUnit, numbers: Sequence[int]) -> Changes:
    """Removes periods as one step; the plan's shifts stay."""
    held = dict(rows.read_with_ids(unit.store, Period))
    leaving = [number for number in numbers if number in held]
    if not leaving:
        return Changes()
    with edit(unit, "period_removed", names=tuple(held[number].name for number in leaving)) as edited:
        rows.delete(unit.store, "period", leaving)
    return edited.changes


def _overlapping(row: Period, others: Iterable[Period]) -> Iterable[str]:
    return (
        other.name
        for other in others
        if other.name != row.name and other.first_day <= row.last_day and row.first_day <= other.last_day
    )


def _read(
    typed: Sequence[Typed], held: Mapping[int, Period]
) -> tuple[list[tuple[int | None, Period]], list[tuple[int, Finding]]]:
    """The periods that the texts make with their numbers, and what is wrong with the others by place."""
    changing = {each.number for each in typed}
    taken = {row.name.casefold() for number, row in held.items() if number not in changing}
    read: list[tuple[int | None, Period]] = []
    findings: list[tuple[int, Finding]] = []
    for place, each in enumerate(typed):
        before = texts_of(held[each.number]) if each.number is not None else {}
        made = _read_one({**before, **each.texts}, taken)
        if isinstance(made, Period):
            read.append((each.number, made))
            taken.add(made.name.casefold())
        else:
            findings += [(place, finding) for finding in made]
    return read, findings


def _read_one(texts: Mapping[str, str], taken: set[str]) -> Period | list[Finding]:
    findings, days = [], dict[str, date]()
    for field in FIELDS:
        text = texts.get(field, "").strip()
        try:
            if not text:
                raise Unreadable("entry_missing")
            if field == "name":
                _require_name(read_text(text), taken)
            else:
                days[field] = _day(text)
        except Unreadable as error:
            findings.append(Finding(field, error.problem))
    if len(days) == 2 and days["last_day"] < days["first_day"]:
        findings.append(Finding("last_day", problem("import_end_before_start", start=days["first_day"])))
    elif len(days) == 2 and days["last_day"] - days["first_day"] >= LONGEST:
        findings.append(Finding("last_day", problem("period_too_long")))
    return findings or Period(read_text(texts["name"]), days["first_day"], days["last_day"])


def _require_name(name: str, taken: set[str]) -> None:
    if len(name) > LONGEST_NAME:
        raise Unreadable("period_name_long", most=LONGEST_NAME)
    if name.casefold() in taken:
        raise Unreadable("entry_name_twice", value=name)


def _day(text: str) -> date:
    day = read_day(text)
    if day.year not in COUNTED_YEARS:
        raise Unreadable("import_far_day", first=COUNTED_YEARS[0], last=COUNTED_YEARS[-1])
    return day
