"""What waits for the manager: one row a thing, with how urgent it is, by when, and where it is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Literal

from caredesk.domain import decisions
from caredesk.domain.calendar import ONE_DAY, add_months, first_day, month_of
from caredesk.domain.follow_up import Occasions, PassedEnd
from caredesk.domain.overtime import Running, near_limits
from caredesk.domain.problems import Problem, problem
from caredesk.domain.rows import Action, Competence, Decision
from caredesk.domain.sick_spells import DEADLINE_DAYS, Deadline

Urgency = Literal["breach", "watch", "neutral"]
"""What must be done today or breaks a rule; what comes soon; what is told."""

RANK: dict[Urgency, int] = {"breach": 0, "watch": 1, "neutral": 2}

DAYS_AHEAD = 30
ACTION_DAYS_AHEAD = 14
SICK_DAYS_AHEAD = 14
CLOSE_BY_DAY = 10
NOT_IN_WORK = frozenset({"klar", "avslutad", "avbruten"})
"""Statuses, in small letters, of an action that nobody waits for."""


@dataclass(frozen=True)
class Todo:
    """One thing to do. `what` is worded by its code; `due` None = no day; `place` names the page it is
    done on: absence, overtime, staff, occupancy, reports, actions or decisions. `employee_no`: whose card
    tells more, on the page of staff."""

    urgency: Urgency
    what: Problem
    due: date | None
    place: str
    employee_no: str = ""


def in_order(rows: Iterable[Todo]) -> tuple[Todo, ...]:
    """The most urgent first, then by day, the undated last."""
    return tuple(
        sorted(
            rows, key=lambda row: (RANK[row.urgency], row.due or date.max, row.what.code, str(row.what.facts))
        )
    )


def sick_leave_rows(found: Iterable[Deadline], names: Mapping[str, str], today: date) -> Iterator[Todo]:
    """Deadlines of sick leave that can still be met or that the file says are missed.

    Only of a certificate does the file tell that it is not in; the others may have been done before anything
    was ticked here, and are said until their last day.
    """
    for deadline in found:
        days_left = (deadline.last_day - today).days
        if deadline.done or days_left > SICK_DAYS_AHEAD or (days_left < 0 and deadline.kind != "certificate"):
            continue
        if deadline.kind == "insurance" and today < deadline.first_day:
            continue
        urgency: Urgency = "breach" if days_left <= 1 else "watch"
        if deadline.kind in ("day_90", "day_180"):
            urgency = "neutral"
        what = problem(
            "todo_" + deadline.kind,
            name=names.get(deadline.employee_no, deadline.employee_no),
            day=DEADLINE_DAYS[deadline.kind][1],
        )
        yield Todo(urgency, what, deadline.last_day, "absence")


def repeated_rows(found: Iterable[Occasions], names: Mapping[str, str]) -> Iterator[Todo]:
    """Talks about many occasions of sick leave that have not been; convention, so without a day."""
    for each in found:
        if each.done is None and each.employee_no in names:
            what = problem("todo_repeated", name=names[each.employee_no], count=each.occasions)
            yield Todo("neutral", what, None, "absence")


def expected_end_rows(found: Iterable[PassedEnd], names: Mapping[str, str]) -> Iterator[Todo]:
    """Sick leave that is on after its expected end: to be ended or prolonged."""
    for each in found:
        if each.employee_no in names:
            what = problem("todo_expected_end", name=names[each.employee_no])
            yield Todo("watch", what, each.expected_end, "absence")


def limit_rows(totals: Iterable[Running], names: Mapping[str, str]) -> Iterator[Todo]:
    """Limits of overtime and additional time with at least 80 % used; beyond the limit is a breach."""
    for row in near_limits(totals):
        passed = row.hours > row.of + 0.01
        what = problem(
            "todo_limit",
            name=names.get(row.employee, row.employee),
            limit=row.limit,
            hours=row.hours,
            of=row.of,
        )
        yield Todo("breach" if passed else "watch", what, None, "overtime")


def competence_rows(
    competences: Iterable[Competence], names: Mapping[str, str], today: date
) -> Iterator[Todo]:
    """Competences and delegations that run out within 30 days, or did in the last 30, and are not renewed.

    `names`: of the people employed today; others are left out.
    """
    latest: dict[tuple[str, str], date] = {}
    for row in competences:
        key = (row.employee_no, row.name)
        latest[key] = max(latest.get(key, date.min), row.valid_to or date.max)
    for (employee_no, name), last in latest.items():
        if employee_no in names and abs((last - today).days) <= DAYS_AHEAD:
            out = last < today
            what = problem(
                "todo_competence_out" if out else "todo_competence", name=names[employee_no], what=name
            )
            yield Todo("breach" if out else "watch", what, last, "staff", employee_no)


def occupancy_rows(missing: Iterable[date]) -> Iterator[Todo]:
    """Days without occupancy, as ranges."""
    ordered = sorted(missing)
    for _, run in groupby(enumerate(ordered), key=lambda pair: pair[1] - timedelta(days=pair[0])):
        days = [day for _, day in run]
        what = problem("todo_occupancy", first=days[0], last=days[-1], days=len(days))
        yield Todo("neutral", what, None, "occupancy")


def closing_row(today: date) -> Todo:
    """The month before today's, to be closed by the 10th."""
    this = month_of(today)
    due = first_day(this) + (CLOSE_BY_DAY - 1) * ONE_DAY
    what = problem("todo_close", month=add_months(this, -1))
    return Todo("watch" if today > due else "neutral", what, due, "reports")


def action_rows(actions: Iterable[Action], today: date) -> Iterator[Todo]:
    """Actions that are due within 14 days or late, and controls whose day has come without a result."""
    for row in actions:
        waits = row.status.strip().casefold() not in NOT_IN_WORK
        if row.due is not None and waits and (row.due - today).days <= ACTION_DAYS_AHEAD:
            late = row.due < today
            yield Todo(
                "breach" if late else "watch", problem("todo_action", name=row.name), row.due, "actions"
            )
        if row.control_day is not None and not row.result and row.control_day <= today:
            urgency: Urgency = "breach" if row.control_day < today else "watch"
            yield Todo(urgency, problem("todo_control", name=row.name), row.control_day, "actions")


def decision_rows(waiting: Iterable[Decision], today: date) -> Iterator[Todo]:
    """Decisions that must be carried out within 30 days, or should have been."""
    for row in waiting:
        due = decisions.due_day(row)
        if due is None or not decisions.is_waiting(row) or (due - today).days > DAYS_AHEAD:
            continue
        what = problem("todo_decision", name=row.name, kind=row.kind)
        yield Todo("breach" if due < today else "watch", what, due, "decisions")
