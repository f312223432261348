"""The follow-up of sick leave: what each spell asks for and by when, and what has been ticked as done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

from caredesk.domain.register import SICK_LEAVE
from caredesk.domain.rows import Absence
from caredesk.domain.sick_rows import FollowUp
from caredesk.domain.sick_spells import RELAPSE_DAYS, Deadline, SickHistory, SickPayPeriod, deadlines

Urgency = Literal["breach", "watch", "info", "done"]
"""What must be done by tomorrow, what comes within a fortnight, what is told, what is done."""

RANK: dict[Urgency, int] = {"breach": 0, "watch": 1, "info": 2, "done": 3}

CERTIFICATE, REPEATED, EXPECTED_END = "certificate", "repeated", "expected_end"
INFORMATION = frozenset({"day_90", "day_180"})

DAYS_AHEAD = 30
WATCH_DAYS = 14
DAYS_AFTER = 14
"""So long what is done, or what was missed, stays in the list."""
OCCASION_DAYS = 365


@dataclass(frozen=True)
class FollowUpRow:
    """One thing to follow up. `day` is what a tick of it is kept under; `first_day` when it can be done,
    `last_day` when it must be, None without such a day.

    `done`: the day of the tick, None also for a certificate that is in, whose day nobody wrote. `number` is
    the absence record that is on today; `occasions` how many, of `repeated` alone.
    """

    employee_no: str
    name: str
    kind: str
    day: date
    first_day: date
    last_day: date | None
    days_left: int | None
    done: date | None
    urgency: Urgency
    number: int | None = None
    occasions: int | None = None

    @property
    def is_done(self) -> bool:
        return self.urgency == "done"

    @property
    def tickable(self) -> bool:
        """A passed end is done by a report of being well, or by a later end."""
        return self.kind != EXPECTED_END


@dataclass(frozen=True)
class FollowUpView:
    """What to follow up, the most urgent first and the done last."""

    today: date
    rows: tuple[FollowUpRow, ...] = ()


class Occasions(NamedTuple):
    """Somebody's many occasions; `day` is the first day of the last of them, `done` that of the talk."""

    employee_no: str
    occasions: int
    day: date
    done: date | None = None


class PassedEnd(NamedTuple):
    """Sick leave that is on although its expected end has passed."""

    employee_no: str
    first_day: date
    expected_end: date


class Ticks:
    """What has been ticked, found by the period that it was done for.

    A tick belongs to the period whose days it lies on, or that begins within five days after it: at most one,
    since a period begins later than that after the one before. So it stands when a first day is corrected.
    """

    def __init__(self, rows: Iterable[FollowUp]) -> None:
        self._rows: dict[tuple[str, str], list[FollowUp]] = defaultdict(list)
        for row in sorted(rows, key=lambda row: row.day):
            self._rows[row.employee_no, row.kind].append(row)

    def of_period(self, period: SickPayPeriod, kind: str) -> FollowUp | None:
        """The period's tick, the one done last where a correction has brought several together."""
        held = self._rows.get((period.employee_no, kind), ())
        return max((row for row in held if belongs(row.day, period)), key=lambda row: row.done, default=None)

    def last_talk(self, employee_no: str, today: date) -> FollowUp | None:
        """The last talk about many occasions that had been by a day."""
        held = self._rows.get((employee_no, REPEATED), ())
        return next((row for row in reversed(held) if row.day <= today), None)


def belongs(day: date, period: SickPayPeriod) -> bool:
    """Whether a tick kept under a day is of the period."""
    return period.first_day - timedelta(days=RELAPSE_DAYS) <= day <= period.last_day


def period_on(history: SickHistory, employee_no: str, day: date) -> SickPayPeriod | None:
    """The sick-pay period that a day lies in."""
    return next((each for each in history.periods.get(employee_no, ()) if each.overlaps(day, day)), None)


def with_ticks(found: Iterable[Deadline], history: SickHistory, ticks: Ticks) -> tuple[Deadline, ...]:
    """Deadlines, those done whose period has a tick of their kind."""
    return tuple(
        each._replace(done=True) if not each.done and _tick_of(each, history, ticks) else each
        for each in found
    )


def _tick_of(deadline: Deadline, history: SickHistory, ticks: Ticks) -> FollowUp | None:
    # Each deadline can first be done on a sick day of its own period.
    period = period_on(history, deadline.employee_no, deadline.first_day)
    return ticks.of_period(period, deadline.kind) if period else None


def many_occasions(history: SickHistory, ticks: Ticks, today: date, limit: float) -> Iterator[Occasions]:
    """Who has so many spells begun in the 365 days to today, after the last talk about them; and for a
    fortnight those whose talk is done. Convention, not law."""
    since = today - timedelta(days=OCCASION_DAYS)
    for employee_no, spells in history.spells.items():
        begun = [spell.first_day for spell in spells if since < spell.first_day <= today]
        talk = ticks.last_talk(employee_no, today)
        new = [day for day in begun if talk is None or day > talk.day]
        if len(new) >= limit:
            yield Occasions(employee_no, len(new), new[-1])
        elif talk is not None and (today - talk.done).days <= DAYS_AFTER:
            yield Occasions(employee_no, len(begun) - len(new), talk.day, talk.done)


def ends_passed(absences: Iterable[Absence], today: date) -> Iterator[PassedEnd]:
    """Sick leave still on whose expected end lies before today; of several records the last end counts."""
    held: dict[str, list[Absence]] = defaultdict(list)
    for row in absences:
        if row.cause in SICK_LEAVE and row.last_day is None and row.first_day <= today:
            held[row.employee_no].append(row)
    for employee_no, records in held.items():
        ends = [row.expected_end or date.max for row in records]
        if max(ends) < today:
            yield PassedEnd(employee_no, max(row.first_day for row in records), max(ends))


class People(NamedTuple):
    """Whose follow-up it is: names by number, and the number of the absence record that is on today."""

    names: Mapping[str, str]
    records: Mapping[str, int]


def follow_up(
    history: SickHistory,
    absences: Sequence[Absence],
    ticks: Ticks,
    people: People,
    *,
    today: date,
    repeated_from: float,
) -> FollowUpView:
    """All that is to be followed up of these people's sick leave, as `FollowUpView` has it.

    `absences` are those that the history was made from. `repeated_from`: so many occasions ask for a talk.
    """
    rows = [
        *_deadline_rows(history, absences, ticks, people, today),
        *_occasion_rows(many_occasions(history, ticks, today, repeated_from), people),
        *_end_rows(ends_passed(absences, today), people, today),
    ]
    return FollowUpView(today, tuple(sorted(rows, key=_order)))


def _order(row: FollowUpRow) -> tuple[int, date, str, str, str]:
    return RANK[row.urgency], row.last_day or date.max, row.name, row.employee_no, row.kind


def _deadline_rows(
    history: SickHistory, absences: Sequence[Absence], ticks: Ticks, people: People, today: date
) -> Iterator[FollowUpRow]:
    for each in deadlines(history, absences, today):
        period = period_on(history, each.employee_no, today)
        if period is None or each.employee_no not in people.names:
            continue
        tick = ticks.of_period(period, each.kind)
        days_left = (each.last_day - today).days
        done = each.done or tick is not None
        if not (_still_told(tick, days_left, today) if done else _asked_for(each, days_left, today)):
            continue
        yield FollowUpRow(
            each.employee_no,
            people.names[each.employee_no],
            each.kind,
            period.first_day,
            each.first_day,
            each.last_day,
            days_left,
            tick.done if tick else None,
            "done" if done else _urgency(each.kind, days_left),
            people.records.get(each.employee_no),
        )


def _still_told(tick: FollowUp | None, days_left: int, today: date) -> bool:
    """Whether what is done is still in the list: by the day of the tick, without one by the last day."""
    return days_left >= -DAYS_AFTER if tick is None else (today - tick.done).days <= DAYS_AFTER


def _asked_for(each: Deadline, days_left: int, today: date) -> bool:
    """A certificate is asked for until it is in; of the others the program cannot know that they were not
    done elsewhere, long ago. The report to the insurance cannot be made before its first day."""
    if each.kind == CERTIFICATE:
        return True
    if each.kind == "insurance" and today < each.first_day:
        return False
    return -DAYS_AFTER <= days_left <= DAYS_AHEAD


def _urgency(kind: str, days_left: int) -> Urgency:
    if kind in INFORMATION or days_left > WATCH_DAYS:
        return "info"
    return "breach" if days_left <= 1 else "watch"


def _occasion_rows(found: Iterable[Occasions], people: People) -> Iterator[FollowUpRow]:
    for each in found:
        if each.employee_no in people.names:
            yield FollowUpRow(
                each.employee_no,
                people.names[each.employee_no],
                REPEATED,
                each.day,
                each.day,
                None,
                None,
                each.done,
                "watch" if each.done is None else "done",
                people.records.get(each.employee_no),
                each.occasions,
            )


def _end_rows(found: Iterable[PassedEnd], people: People, today: date) -> Iterator[FollowUpRow]:
    for each in found:
        if each.employee_no in people.names:
            yield FollowUpRow(
                each.employee_no,
                people.names[each.employee_no],
                EXPECTED_END,
                each.first_day,
                each.first_day,
                each.expected_end,
                (each.expected_end - today).days,
                None,
                "watch",
                people.records.get(each.employee_no),
            )
