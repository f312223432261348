"""Where absences hit shifts: what nobody works instead, and what is booked on somebody who is away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from caredesk.domain.absence_timeline import Bar, Conflict
from caredesk.domain.calendar import end_minute
from caredesk.domain.register import Register
from caredesk.domain.rows import Shift
from caredesk.domain.shifts import EXTRA, OVERTIME_KINDS, SCHEDULED_KINDS, resolve

SOON = timedelta(days=3)
BOOKED_KINDS = OVERTIME_KINDS | {EXTRA}
LEAST_PRESENT = 1e-9
"""Extents that add up to a whole absence may miss it by a rounding."""


def with_conflicts(
    register: Register, bars: Mapping[str, Sequence[Bar]], shifts: Iterable[Shift], today: date
) -> dict[str, tuple[Bar, ...]]:
    """The bars with what they hit. `shifts`: those from `today` on of the persons with bars, and those that
    replace them; `register`: with all absences of those days."""
    rows = list(shifts)
    replacing: dict[tuple[str, date], list[Shift]] = defaultdict(list)
    for row in rows:
        if row.replaces and (row.employee_no or row.borrowed_from):
            replacing[row.replaces, row.day].append(row)
    hit: dict[int, list[tuple[date, bool]]] = defaultdict(list)
    for row in rows:
        bar = next((bar for bar in bars.get(row.employee_no, ()) if _covers(bar, row.day, today)), None)
        if bar is None:
            continue
        resolved = resolve(register, row)
        if resolved.present_share > LEAST_PRESENT:
            continue
        booked = resolved.kind in BOOKED_KINDS
        others = replacing.get((row.employee_no, row.day), ())
        alone = resolved.kind in SCHEDULED_KINDS and not any(_meet(row, other) for other in others)
        if booked or alone:
            hit[bar.number].append((row.day, booked))
    return {
        person: tuple(bar._replace(conflict=_conflict(hit.get(bar.number), today)) for bar in held)
        for person, held in bars.items()
    }


def _conflict(found: Sequence[tuple[date, bool]] | None, today: date) -> Conflict | None:
    if not found:
        return None
    booked = sum(each for _, each in found)
    first = min(day for day, _ in found)
    return Conflict(len(found) - booked, booked, first, bool(booked) or first < today + SOON)


def _covers(bar: Bar, day: date, today: date) -> bool:
    """Whether the absence is known or expected on a day. One without an expected end is so today, or on its
    first day: its later days may well not come."""
    end = bar.last_day if bar.last_day != date.max else max(bar.known_until or bar.first_day, today)
    return max(bar.first_day, today) <= day <= end


def _meet(one: Shift, other: Shift) -> bool:
    return one.start < end_minute(other.start, other.end) and other.start < end_minute(one.start, one.end)
