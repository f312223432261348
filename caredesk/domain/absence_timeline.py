"""Who is away when: absences of a stretch as bars by person, with the days that ask for something.

Frozen results; `services.absence_timeline` fills them. A bar is drawn whole as far as the absence is known,
and dashed from there to the day it is expected to end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

from caredesk.domain.calendar import ONE_DAY, first_day, last_day, monday_of, month_of
from caredesk.domain.follow_up import CERTIFICATE, DAYS_AFTER, INFORMATION, WATCH_DAYS
from caredesk.domain.name_order import list_name, sort_text
from caredesk.domain.register import SICK_LEAVE, Register
from caredesk.domain.rows import Absence
from caredesk.domain.sick_leave import YEAR_DAYS, started
from caredesk.domain.sick_spells import DEADLINE_DAYS, Deadline, SickHistory
from caredesk.domain.today import day_number

Range = Literal["weeks", "month", "year"]
State = Literal["sick_now", "sick", "other"]
Urgency = Literal["breach", "watch", "neutral"]

WEEKS_BACK, WEEKS = 3, 6
MOST_DAYS_BY_WEEK = 70
"""A longer stretch has months for heads."""

URGENCIES: tuple[Urgency, ...] = ("breach", "watch", "neutral")
STATES: tuple[State, ...] = ("sick_now", "sick", "other")


class Conflict(NamedTuple):
    """Shifts from today on that an absence has hit. `unreplaced`: own shifts on days of whole absence that
    nobody works instead; `booked`: extra shifts and overtime of somebody who is away. `urgent`: one of them
    comes within three days, or is booked, which breaks a rule."""

    unreplaced: int
    booked: int
    first_day: date
    urgent: bool


class Bar(NamedTuple):
    """An absence and the number of its row. `known_until`: the last day that is known, None when it has not
    begun and its end is only expected; `expected_until`: the last day that is expected, date.max when nobody
    knows, None where nothing is left to expect."""

    number: int
    absence: Absence
    known_until: date | None
    expected_until: date | None
    conflict: Conflict | None = None

    @property
    def first_day(self) -> date:
        return self.absence.first_day

    @property
    def last_day(self) -> date:
        """The last day that is drawn; date.max when it is open."""
        return self.expected_until or self.known_until or self.absence.first_day

    @property
    def sick(self) -> bool:
        return self.absence.cause in SICK_LEAVE

    @property
    def share(self) -> float:
        """Extent 0-1."""
        percent = self.absence.extent_percent
        return 1.0 if percent is None else percent / 100

    @property
    def open(self) -> bool:
        """Whether the absence is still on: its end, if it has one, is only expected."""
        return self.absence.last_day is None

    @property
    def overdue(self) -> bool:
        """Whether the end that was expected has passed without anybody saying that it is over."""
        return self.expected_until == date.max and self.absence.expected_end is not None


class Ring(NamedTuple):
    """A day that asks for something. `kind` as `Deadline` has it; `number`: of the day in its period."""

    kind: str
    number: int
    day: date
    urgency: Urgency


class Head(NamedTuple):
    """A week or month over the days, as far as it lies in the stretch."""

    first_day: date
    last_day: date


@dataclass(frozen=True)
class TimelineRow:
    """A person with something in the stretch. `day_number`: of today in the sick-pay period; `occasions`:
    how many spells began in a year, None while they are fewer than what is called repeated."""

    employee_no: str
    name: str
    section: str
    state: State
    day_number: int | None
    occasions: int | None
    bars: tuple[Bar, ...]
    rings: tuple[Ring, ...]


@dataclass(frozen=True)
class TimelineView:
    """A stretch of days: rows in the order of what asks for most, heads by week, of a long one by month."""

    first_day: date
    last_day: date
    today: date
    by: Literal["week", "month"]
    heads: tuple[Head, ...]
    holidays: tuple[tuple[date, str], ...]
    rows: tuple[TimelineRow, ...]

    @property
    def conflicts(self) -> int:
        """How many shifts are hit."""
        held = [bar.conflict for row in self.rows for bar in row.bars if bar.conflict is not None]
        return sum(conflict.unreplaced + conflict.booked for conflict in held)


def stretch_of(range_: Range, month: str, today: date) -> tuple[date, date]:
    """First and last day of a range: six whole weeks of which the fourth holds today, the month, or the
    calendar year that the month lies in."""
    if range_ == "weeks":
        first = monday_of(today) - timedelta(weeks=WEEKS_BACK)
        return first, first + timedelta(weeks=WEEKS) - ONE_DAY
    if range_ == "month":
        return first_day(month), last_day(month)
    return first_day(f"{month[:4]}-01"), last_day(f"{month[:4]}-12")


def heads_of(first: date, last: date) -> tuple[Literal["week", "month"], tuple[Head, ...]]:
    """The weeks of a stretch, or its months when it is long."""
    by_week = (last - first).days < MOST_DAYS_BY_WEEK
    found: list[Head] = []
    start = first
    while start <= last:
        end = monday_of(start) + timedelta(days=6) if by_week else last_day(month_of(start))
        found.append(Head(start, min(end, last)))
        start = end + ONE_DAY
    return ("week" if by_week else "month"), tuple(found)


def bar_of(number: int, row: Absence, today: date) -> Bar:
    """An absence as it is drawn on a day."""
    if row.last_day is not None:
        return Bar(number, row, row.last_day, None)
    known = today if row.first_day <= today else None
    expected = row.expected_end
    if expected is None or expected < max(today, row.first_day):
        return Bar(number, row, known, date.max)
    return Bar(number, row, known, expected if expected != known else None)


def rings_of(deadlines: Iterable[Deadline], bars: Sequence[Bar], today: date) -> tuple[Ring, ...]:
    """What is not done of a person's deadlines, by day, where a bar of sick leave reaches.

    As in the follow-up's list, only a certificate is asked for longer than a fortnight after its day.
    """
    found = []
    for held in deadlines:
        day, left = held.last_day, (held.last_day - today).days
        if held.done or (left < -DAYS_AFTER and held.kind != CERTIFICATE):
            continue
        if any(bar.sick and bar.first_day <= day <= bar.last_day for bar in bars):
            found.append(Ring(held.kind, DEADLINE_DAYS[held.kind][1], day, _urgency(held.kind, left)))
    return tuple(found)


def _urgency(kind: str, days_left: int) -> Urgency:
    if kind in INFORMATION or days_left > WATCH_DAYS:
        return "neutral"
    return "breach" if days_left <= 1 else "watch"


def timeline_rows(
    register: Register,
    history: SickHistory,
    deadlines: Iterable[Deadline],
    bars: Mapping[str, Sequence[Bar]],
    *,
    stretch: tuple[date, date],
    sections: Mapping[str, str],
    today: date,
    repeated: float,
) -> tuple[TimelineRow, ...]:
    """A row for each person with bars, in order. `stretch`: first and last day in view; `sections`: of those
    persons; `repeated`: from how many occasions in a year they are told."""
    by_person: dict[str, list[Deadline]] = {}
    for deadline in deadlines:
        if stretch[0] <= deadline.last_day <= stretch[1]:
            by_person.setdefault(deadline.employee_no, []).append(deadline)
    found = []
    for employee_no, held in bars.items():
        person = register.employees.get(employee_no)
        spells = history.spells.get(employee_no, ())
        occasions = len(started(spells, today - timedelta(days=YEAR_DAYS - 1), today))
        found.append(
            TimelineRow(
                employee_no=employee_no,
                name=person.name if person else employee_no,
                section=sections.get(employee_no, ""),
                state=_state(held, today),
                day_number=day_number(history, employee_no, today),
                occasions=occasions if occasions >= repeated else None,
                bars=tuple(sorted(held, key=lambda bar: (bar.first_day, bar.number))),
                rings=rings_of(by_person.get(employee_no, ()), held, today),
            )
        )
    return tuple(sorted(found, key=lambda row: _order(row, today)))


def _state(bars: Sequence[Bar], today: date) -> State:
    if any(bar.sick and _on(bar, today) for bar in bars):
        return "sick_now"
    return "sick" if any(bar.sick for bar in bars) else "other"


def _on(bar: Bar, today: date) -> bool:
    return bar.first_day <= today <= bar.last_day


def _order(row: TimelineRow, today: date) -> tuple[object, ...]:
    """The sick by their most urgent day; then those who were, often sick first and the latest first; the
    others with those away today first, by who is back first."""
    name = sort_text(list_name(row.name))
    place = STATES.index(row.state)
    if row.state == "sick_now":
        urgent = min(
            ((URGENCIES.index(ring.urgency), ring.day) for ring in row.rings),
            default=(len(URGENCIES), date.max),
        )
        return place, *urgent, name
    if row.state == "sick":
        latest = max(bar.last_day for bar in row.bars if bar.sick)
        return place, row.occasions is None, -latest.toordinal(), name
    now = any(_on(bar, today) for bar in row.bars)
    return place, not now, max(bar.last_day for bar in row.bars if not now or _on(bar, today)), name
