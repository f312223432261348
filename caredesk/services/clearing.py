"""Clearing (gallring): what is older than it may be kept is removed for good, in the file and in its copies.

It is the named exception to undo. Figures stay as they were as far as monthly values can tell them: the
sums of each month are kept before its rows go.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from caredesk.domain.calendar import add_months, first_day, last_day, month_of, months_from_to
from caredesk.domain.changes import Changes
from caredesk.domain.clearing import (
    GROUPS,
    Cleared,
    Clearing,
    Group,
    latest_day,
    month_after,
    proposed_day,
    sums_of_hours,
    sums_of_overtime,
    sums_of_sick_leave,
)
from caredesk.domain.density import DETAIL, EMPLOYED
from caredesk.domain.problems import Problem, problem
from caredesk.domain.rows import Absence, MonthClosing, MonthlyValue, Setting, Shift, Unit
from caredesk.domain.sick_months import SickMonth
from caredesk.errors import UserError
from caredesk.exchange.values import Unreadable, read_month
from caredesk.services.clearing_rows import delete_group
from caredesk.services.edits import edit
from caredesk.services.figures import months_behind, view_figures
from caredesk.services.long_edit import Parts, Progress, Report, Tell, telling_totals
from caredesk.services.month_books import UnitMonths
from caredesk.services.session import OpenUnit
from caredesk.services.what_if import what_if
from caredesk.storage import backup, rows, undo
from caredesk.storage.day_totals import Compute, horizon
from caredesk.storage.sections import read_sections

Until = Mapping[Group, date]
"""The last day that each chosen group is cleared to: the last of a month."""

SUMMED, REMOVED = 30, 60
"""How far a clearing has come, in percent, when the sums are made, and when the rows are gone."""


def until_of(text: str) -> date:
    """The last day of a month as it is typed; UserError when it is none."""
    try:
        return last_day(read_month(text.strip()))
    except Unreadable as error:
        raise UserError(error.problem.code, **dict(error.problem.facts)) from error


def view_bounds(unit: OpenUnit, *, today: date) -> dict[Group, tuple[date, date | None]]:
    """Of each group the last day that it may be cleared to, and the one that the unit's own time of keeping
    gives (None without one). Absences to the day that shifts are cleared to, or before the first of them."""
    parameters = unit.defaults.with_settings(rows.read(unit.store, Setting))
    years = parameters.required_on("keep_journal_years", today)
    found: dict[Group, tuple[date, date | None]] = {}
    for group in GROUPS:
        latest = latest_day(group, today, years)
        if group == "absences":
            latest = min(latest, _before_shifts(unit, found["shifts"][0]))
        keep = parameters.value_on(f"keep_{group}_months", today)
        found[group] = (latest, proposed_day(latest, today, keep))
    return found


def view_clearing(unit: OpenUnit, *, today: date, until: Until, progress: Progress | None = None) -> Clearing:
    """What `edit_clearing` would remove; afterwards nothing has happened.

    Errors (UserError): clearing_too_young, clearing_absences_of_shifts. Stopped when `progress` said so.
    """
    _require_old(unit, today, until)
    kept, reopened = _months_kept(unit, until)
    tell = Report(progress).within(0, 100)
    with what_if(unit), undo.step(unit.store, "cleared"):
        groups = tuple(_cleared(unit, group, until[group], tell) for group in GROUPS if group in until)
    return Clearing(
        groups=groups,
        kept=kept,
        reopened=reopened,
        copies=len(backup.backups(unit.store.path)),
        told=tuple(_told(unit, until)),
    )


def edit_clearing(unit: OpenUnit, *, today: date, until: Until, progress: Progress | None = None) -> Changes:
    """Removes the groups to their days, keeps the months' sums, and empties the history: no undo brings
    anything back. Errors (UserError): as `view_clearing` and those of an edit; nothing has been changed, nor
    when it was Stopped."""
    _require_old(unit, today, until)
    report = Report(progress)
    with unit.store.transaction():
        months, _ = _months_kept(unit, until)
        parts = Parts(len(months), report.within(0, SUMMED))
        sums = [row for part in parts.of(months, 1) for row in _sums_of(unit, part[0], until)]
        with edit(unit, "cleared") as edited:
            _keep_sums(unit, sums)
            _reopen(unit, months, until)
            for group in GROUPS:
                if group in until:
                    delete_group(unit, group, until[group], report.within(SUMMED, REMOVED))
            edited.compute = _telling(unit, edited.compute, until, report)
            if "absences" in until:
                _count_from(unit, month_after(until["absences"]))
        undo.forget(unit.store)
    return edited.changes


def renew_copies(unit: OpenUnit, *, now: datetime) -> int:
    """Makes a copy of the cleared file and, when it is verified, removes every older one; how many.

    UserError as of a copy: the file is cleared, and the older copies that are left still hold what it held.
    """
    new = backup.make_backup(unit.store, now)
    return backup.remove_others(unit.store.path, new)


def _require_old(unit: OpenUnit, today: date, until: Until) -> None:
    bounds = view_bounds(unit, today=today)
    for group, day in until.items():
        if day > bounds[group][0] or day != last_day(month_of(day)):
            raise UserError("clearing_too_young", latest=bounds[group][0])
    if "absences" in until:
        latest = _before_shifts(unit, until.get("shifts"))
        if until["absences"] > latest:
            raise UserError("clearing_absences_of_shifts", latest=latest)


def _before_shifts(unit: OpenUnit, cleared: date | None) -> date:
    """The last day of the month before the first shift that stays when those to a day are cleared: without
    their absences people would count as present on the shifts that stay."""
    after = (cleared or date.min).isoformat()
    stays = rows.read(unit.store, Shift, "employee_no <> '' AND day > ?", (after,), order="day LIMIT 1")
    return last_day(add_months(month_of(stays[0].day), -1)) if stays else date.max


def _telling(unit: OpenUnit, compute: Compute, until: Until, report: Report) -> Compute:
    reach, last = horizon(unit.store), max(until.values(), default=date.min)
    if reach is None or reach[0] > last:
        return compute
    return telling_totals(compute, reach[0], last, report.within(REMOVED, 100))


def _cleared(unit: OpenUnit, group: Group, until: date, tell: Tell) -> Cleared:
    counts, persons = delete_group(unit, group, until, tell)
    return Cleared(group, until, counts, len(persons))


def _told(unit: OpenUnit, until: Until) -> Iterator[Problem]:
    if "people" in until and any(row.basis == EMPLOYED for row in rows.read(unit.store, Unit)):
        yield problem("clearing_counts_people")
    if "shifts" in until:
        yield problem("clearing_ends_costs", last=until["shifts"])
    if "absences" in until:
        yield problem("clearing_ends_occasions", last=until["absences"])


def _months_kept(unit: OpenUnit, until: Until) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The months whose sums come from rows that go, and those of them that are closed."""
    reach, days = horizon(unit.store), [until[group] for group in ("shifts", "absences") if group in until]
    if reach is None or not days or reach[0] > max(days):
        return (), ()
    first, last = month_of(reach[0]), month_of(max(days))
    book = UnitMonths(unit, first, last).book
    from_absences = _absences_from(unit) if "absences" in until else None
    found = []
    for month in months_from_to(first, last):
        hours = "shifts" in until and first_day(month) <= until["shifts"]
        sick = from_absences is not None and from_absences <= month and first_day(month) <= until["absences"]
        if (hours and book.hours_source(month) == DETAIL) or sick:
            found.append(month)
    closed = {row.month for row in rows.read(unit.store, MonthClosing, "closed")}
    opened = [
        month
        for month in found
        if month in closed and "shifts" in until and first_day(month) <= until["shifts"]
    ]
    return tuple(found), tuple(opened)


def _absences_from(unit: OpenUnit) -> str | None:
    """The month from which sick leave is counted from absences."""
    parameters = unit.defaults.with_settings(rows.read(unit.store, Setting))
    own = parameters.text_on("sick_leave_from", date.max)
    firsts = rows.read(unit.store, Absence, order="first_day LIMIT 1")
    return own or (month_of(firsts[0].first_day) if firsts else None)


def _sums_of(unit: OpenUnit, month: str, until: Until) -> Iterator[MonthlyValue]:
    """The month's sums of the unit and of each section, over what is held of them already."""
    months = months_behind(unit, month)
    figures = view_figures(unit, month=month, months=months, with_sick_cost=False)
    held = {row.section: row for row in rows.read(unit.store, MonthlyValue, "month = ?", (month,))}
    hours_go = "shifts" in until and first_day(month) <= until["shifts"]
    sick_goes = "absences" in until and first_day(month) <= until["absences"]
    for section in ("", *read_sections(unit.store)):
        row = held.get(section, MonthlyValue(month, section))
        if hours_go and months.book.hours_source(month) == DETAIL:
            row = sums_of_hours(row, months.book.point(month, section or None))
            if not section:
                row = sums_of_overtime(row, figures.overtime, figures.staffing.substitute_hours)
        if sick_goes:
            row = sums_of_sick_leave(row, _sick_hours(months, month, section, figures.sick_leave))
        yield row


def _sick_hours(months: UnitMonths, month: str, section: str, figures: Any) -> SickMonth:
    """The unit's hours with those of short and long spells; a section's without."""
    if section:
        held = months.totals.get((month, section))
        return SickMonth(DETAIL, held.sums.sick_hours, held.sums.ordinary_hours) if held else SickMonth("")
    of = figures.ordinary_hours or 0.0
    parts = (figures.short_percent, figures.long_percent)
    short, long = (None if part is None else part * of / 100 for part in parts)
    return SickMonth(DETAIL, figures.sick_hours, figures.ordinary_hours, short, None, long)


def _keep_sums(unit: OpenUnit, sums: list[MonthlyValue]) -> None:
    numbers = {
        (row.month, row.section): number for number, row in rows.read_with_ids(unit.store, MonthlyValue)
    }
    for row in sums:
        number = numbers.get((row.month, row.section))
        if number is not None:
            rows.update(unit.store, number, row)
        elif any(value is not None for value in row[2:]):
            rows.insert(unit.store, [row])


def _reopen(unit: OpenUnit, months: tuple[str, ...], until: Until) -> None:
    """A closed month stands on its shifts, and without them on nothing: its sums are asked from now on."""
    for number, row in rows.read_with_ids(unit.store, MonthClosing, "closed"):
        if row.month in months and "shifts" in until and first_day(row.month) <= until["shifts"]:
            rows.update(unit.store, number, row._replace(closed=False))


def _count_from(unit: OpenUnit, month: str) -> None:
    """Sick leave is counted from absences from this month on, if it was from an earlier one."""
    held = rows.read_with_ids(unit.store, Setting, "key = 'sick_leave_from' AND employee_no = ''")
    later = [row.value for _, row in held if row.value > month]
    if not later:
        rows.delete(unit.store, "setting", [number for number, _ in held])
        rows.insert(unit.store, [Setting("sick_leave_from", None, month)])
