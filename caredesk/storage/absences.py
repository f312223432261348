"""The rows that sick leave of a month is counted from: fifteen months, and more of few persons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from caredesk.domain.calendar import add_months, first_day, last_day, monday_of
from caredesk.domain.register import SICK_LEAVE
from caredesk.domain.rows import Absence, Employment, Shift
from caredesk.domain.sick_spells import RELAPSE_DAYS, SickHistory, absences_needed_from, sick_history
from caredesk.storage.facts import overlapping
from caredesk.storage.rows import read
from caredesk.storage.store import Store

# The same month last year, and the year before any sick-pay period that reaches into the month: fourteen
# sick days at most four free days apart.
MONTHS_BACK = 15
# So that a spell which goes on in a record of next month is known at its whole length.
DAYS_AHEAD = 62


def first_absence_day(store: Store) -> date | None:
    """First day of the unit's first absence record of any cause."""
    text = store.query("SELECT min(first_day) FROM absence")[0][0]
    return date.fromisoformat(text) if text else None


def read_sick_history(store: Store, month: str, employments: Iterable[Employment]) -> tuple[Absence, ...]:
    """Absences of every cause that the sick leave of a month needs, for `sick_history` and the register.

    All of the last 15 months. Older ones only of persons whose spell or sick-pay period may have begun
    before, or whose karensavdrag is decided by earlier years.
    """
    start, end = first_day(add_months(month, -MONTHS_BACK)), last_day(month) + timedelta(days=DAYS_AHEAD)
    first, last = start.isoformat(), end.isoformat()
    recent = overlapping(store, Absence, first, last)
    persons = _who_need_more(sick_history(recent, employments), recent, month, start)
    older: list[Absence] = []
    for employee_no in persons:
        older += read(
            store, Absence, "employee_no = ? AND last_day != '' AND last_day < ?", (employee_no, first)
        )
    return tuple(sorted((*recent, *older), key=lambda row: row[:2]))


def _who_need_more(history: SickHistory, recent: Iterable[Absence], month: str, start: date) -> list[str]:
    edge = start + timedelta(days=RELAPSE_DAYS)
    persons = {row.employee_no for row in recent if row.cause in SICK_LEAVE and row.first_day <= edge}
    days = (first_day(month), last_day(month))
    persons |= {
        employee_no
        for employee_no, periods in history.periods.items()
        if absences_needed_from(periods, *days) < start
    }
    return sorted(persons)


def read_sick_shifts(store: Store, month: str, needed: Mapping[str, date]) -> tuple[Shift, ...]:
    """Shifts that the cost of a month's sick leave needs.

    `needed`: those on sick leave in the month, each with the day that `shifts_needed_from` gives. Their
    shifts in whole calendar weeks, and the month's shifts of others that replace somebody.
    """
    first, last = first_day(month), last_day(month)
    week_end = (monday_of(last) + timedelta(days=6)).isoformat()
    found: list[Shift] = []
    for employee_no, day in needed.items():
        stretch = (employee_no, monday_of(day).isoformat(), week_end)
        found += read(store, Shift, "employee_no = ? AND day BETWEEN ? AND ?", stretch)
    replacing = read(
        store, Shift, "day BETWEEN ? AND ? AND replaces != ''", (first.isoformat(), last.isoformat())
    )
    return (*found, *(row for row in replacing if row.employee_no not in needed))
