"""The timeline of absences of a stretch of days, read from a unit's file."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from caredesk.domain.absence_timeline import Bar, TimelineView, bar_of, heads_of, timeline_rows
from caredesk.domain.calendar import month_of
from caredesk.domain.follow_up import Ticks, with_ticks
from caredesk.domain.register import Register
from caredesk.domain.rows import Shift
from caredesk.domain.schedule_grid import holidays_in
from caredesk.domain.sick_rows import FollowUp
from caredesk.domain.sick_spells import Deadline, SickHistory, deadlines, sick_history
from caredesk.domain.timeline_conflicts import with_conflicts
from caredesk.services.session import OpenUnit
from caredesk.storage.absence_rows import read_numbered_absences
from caredesk.storage.absences import read_sick_history
from caredesk.storage.facts import read_circumstances
from caredesk.storage.rows import read, read_whole
from caredesk.storage.shifts import read_shifts


def view_absence_timeline(
    unit: OpenUnit,
    *,
    first_day: date,
    last_day: date,
    section: str | None,
    causes: frozenset[str] | None,
    today: date,
) -> TimelineView:
    """Who is away in the stretch, of the unit or one section and of all causes or some, with the days of
    sick leave that ask for something and the shifts that are hit from today on."""
    register = Register(read_circumstances(unit.store, first_day, last_day), unit.defaults)
    by_person = _bars(unit, first_day, last_day, causes, today)
    sections = {
        person: _section(register, person, [min(max(today, first_day), last_day), *_days(held, first_day)])
        for person, held in by_person.items()
    }
    bars = {person: held for person, held in by_person.items() if section in (None, sections[person])}
    shifts = _shifts(unit, max(first_day, today), last_day, bars)
    absences = read_sick_history(unit.store, month_of(today), register.facts.employments)
    history = sick_history(absences, register.facts.employments)
    by, heads = heads_of(first_day, last_day)
    return TimelineView(
        first_day=first_day,
        last_day=last_day,
        today=today,
        by=by,
        heads=heads,
        holidays=holidays_in(first_day, last_day),
        rows=timeline_rows(
            register,
            history,
            _ticked(unit, history, deadlines(history, absences, today)),
            with_conflicts(register, bars, shifts, today),
            stretch=(first_day, last_day),
            sections=sections,
            today=today,
            repeated=register.parameters.required_on("repeated_occasions", today),
        ),
    )


def _ticked(unit: OpenUnit, history: SickHistory, found: Iterable[Deadline]) -> tuple[Deadline, ...]:
    return with_ticks(found, history, Ticks(read_whole(unit.store, FollowUp)))


def _bars(
    unit: OpenUnit, first_day: date, last_day: date, causes: frozenset[str] | None, today: date
) -> dict[str, list[Bar]]:
    """Bars of the stretch by person, of all causes or some."""
    found: dict[str, list[Bar]] = {}
    for number, row in read_numbered_absences(unit.store, first_day, last_day):
        if causes is None or row.cause in causes:
            found.setdefault(row.employee_no, []).append(bar_of(number, row, today))
    return found


def _days(bars: Iterable[Bar], first_day: date) -> Iterator[date]:
    return (max(bar.first_day, first_day) for bar in bars)


def _section(register: Register, employee_no: str, days: Iterable[date]) -> str:
    """The section of the person's contract on the first of the days that has one."""
    contracts = (register.contract(employee_no, day) for day in days)
    return next((contract.section for contract in contracts if contract is not None), "")


def _shifts(unit: OpenUnit, first: date, last: date, persons: Collection[str]) -> list[Shift]:
    """Shifts of the persons, and those that replace somebody; none of days gone by."""
    if first > last or not persons:
        return []
    own = [row for _, row in read_shifts(unit.store, first, last, employees=persons)]
    days = (first.isoformat(), last.isoformat())
    replacing = read(unit.store, Shift, "day BETWEEN ? AND ? AND replaces != ''", days)
    return [*own, *(row for row in replacing if row.employee_no not in persons)]
