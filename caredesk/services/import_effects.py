"""What an import does beside its rows, told before it is made: closed months whose figures it changes, people
whom the source leaves out, and certificates and follow-up of sick leave that go.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from caredesk.domain.absence_spans import end_of
from caredesk.domain.calendar import ONE_DAY, add_months, month_of
from caredesk.domain.follow_up import REPEATED, belongs
from caredesk.domain.name_order import sort_text
from caredesk.domain.problems import Problem, problem
from caredesk.domain.register import SICK_LEAVE
from caredesk.domain.rows import Absence, Employee, Employment, MonthClosing
from caredesk.domain.sick_rows import FollowUp
from caredesk.domain.sick_spells import SickHistory, sick_history
from caredesk.services.session import OpenUnit
from caredesk.storage import rows, touched

_OF_A_MONTH = frozenset({"monthly_value", "amount", "volume", "event"})
_NAMED = 6

Months = tuple[str, str]


class RowTurn(NamedTuple):
    """What an import does to a row: `before` None for a new one, `after` None for one that disappears."""

    table: str
    before: Any
    after: Any


def view_effects(unit: OpenUnit, turns: Sequence[RowTurn], left: Collection[Employee]) -> Iterator[Problem]:
    """What is told. `left`: people of the file whom the source, which names people, does not name."""
    names = {row.employee_no: row.name for row in rows.read(unit.store, Employee)}
    closed = {row.month for row in rows.read(unit.store, MonthClosing, "closed")}
    changed = _closed_months(turns, sorted(closed)) if closed else set()
    if changed:
        yield problem("import_changes_closed_months", months=tuple(_runs(sorted(changed))))
    if left:
        numbers = {row.employee_no for row in left}
        yield problem("import_people_kept", **_counted([row.employee_no for row in left], names))
        gone = [turn.before for turn in turns if turn.after is None]
        of_left = [row.employee_no for row in gone if getattr(row, "employee_no", "") in numbers]
        if of_left:
            yield problem("import_people_lose_rows", **_counted(of_left, names))
    absences = [turn for turn in turns if turn.table == "absence" and turn.before is not None]
    if absences:
        yield from _of_sick_leave(unit, turns, absences, names)


def _closed_months(turns: Iterable[RowTurn], closed: Sequence[str]) -> set[str]:
    stretches = {months for turn in turns if (months := _months(turn)) is not None}
    return {month for month in closed if any(first <= month <= last for first, last in stretches)}


def _months(turn: RowTurn) -> Months | None:
    """The months whose figures may stand on a row that comes, goes or changes."""
    table, sides = turn.table, [row for row in (turn.before, turn.after) if row is not None]
    if table == "month_closing":
        opened = turn.before is not None and turn.before.closed and not (turn.after and turn.after.closed)
        return (turn.before.month, turn.before.month) if opened else None
    if table in _OF_A_MONTH:
        return sides[0].month, sides[0].month
    if table not in touched.DAYS:
        return None
    first, last = touched.DAYS[table]
    differs = _differing(turn) - touched.IDLE.get(table, frozenset()) if len(sides) == 2 else None
    if differs == set() or (first is None and differs is None):
        return None  # a role, shift type or person that is new is named by new rows only
    begins = min((getattr(row, first) or date.min for row in sides) if first else [date.min])
    ends = [(getattr(row, last) if last else None) or date.max for row in sides]
    if first != last and differs == {last}:
        begins = min(ends) + ONE_DAY
    return month_of(begins), month_of(max(ends))


def _differing(turn: RowTurn) -> set[str]:
    pairs = zip(turn.before._fields, turn.before, turn.after, strict=True)
    return {name for name, was, becomes in pairs if was != becomes}


def _runs(months: Sequence[str]) -> Iterator[str]:
    """Months in order as text, those that follow on each other as `first–last`."""
    first = months[0]
    for month, after in zip(months, [*months[1:], ""], strict=True):
        if add_months(month, 1) != after:
            yield month if month == first else f"{first}–{month}"
            first = after


def _of_sick_leave(
    unit: OpenUnit, turns: Iterable[RowTurn], changed: Sequence[RowTurn], names: dict[str, str]
) -> Iterator[Problem]:
    after = [turn.after for turn in turns if turn.table == "absence" and turn.after is not None]
    certified = [row for row in after if row.certificate]
    lost = [
        turn.before.employee_no
        for turn in changed
        if turn.before.certificate and not any(_meet(row, turn.before) for row in certified)
    ]
    if lost:
        yield problem("import_certificates_gone", **_counted(lost, names))
    ticks = list(_ticks_gone(unit, changed, after))
    if ticks:
        yield problem("import_follow_up_gone", **_counted([tick.employee_no for tick in ticks], names))


def _meet(row: Absence, other: Absence) -> bool:
    alike = row.cause == other.cause or {row.cause, other.cause} <= SICK_LEAVE
    same = row.employee_no == other.employee_no and alike
    return same and row.first_day <= end_of(other) and other.first_day <= end_of(row)


def _ticks_gone(unit: OpenUnit, changed: Sequence[RowTurn], after: Iterable[Absence]) -> Iterator[FollowUp]:
    """Ticks of sick-pay periods that are there before the import, and not after it."""
    persons = {turn.before.employee_no for turn in changed}
    held = [row for row in rows.read(unit.store, FollowUp) if row.employee_no in persons]
    ticks = [row for row in held if row.kind != REPEATED]
    if not ticks:
        return
    employments = [row for row in rows.read_whole(unit.store, Employment) if row.employee_no in persons]
    before = [row for row in rows.read(unit.store, Absence) if row.employee_no in persons]
    left = set(before) - {turn.before for turn in changed} | {
        row for row in after if row.employee_no in persons
    }
    was, becomes = sick_history(before, employments), sick_history(left, employments)
    yield from (tick for tick in ticks if _is_of(tick, was) and not _is_of(tick, becomes))


def _is_of(tick: FollowUp, history: SickHistory) -> bool:
    return any(belongs(tick.day, period) for period in history.periods.get(tick.employee_no, ()))


def _counted(numbers: Sequence[str], names: dict[str, str]) -> dict[str, object]:
    """How many, and whose: a few names, or the first of them."""
    held = sorted({names.get(number, number) for number in numbers}, key=sort_text)
    told = held if len(held) <= _NAMED else [*held[:_NAMED], "…"]
    return {"count": len(numbers), "names": tuple(told)}
