"""The cost of one person's sick leave worked a second way: a day at a time, and drawn lives to work it on.

`figures.md` § 4 is all that this and the program both stand on. Shifts are plain hours of a date and there is
no supplement: the wall clock and its rates have tests of their own.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from caredesk.domain.rows import Absence, Employment, Shift

DAY = timedelta(days=1)
NUMBER = "1"
FIRST, LAST = date(2027, 1, 1), date(2028, 6, 30)
FEES = 1.5
SICK = ("sick", "work_injury")
UNPAID = ("leave", "parental", "studies")
LOST_KINDS = ("ordinary", "resource", "introduction")


class Life(NamedTuple):
    """What is known of a person, and the shifts of others that replace them."""

    employments: list[Employment]
    absences: list[Absence]
    shifts: list[Shift]
    replacing: list[Shift]


class Costs(NamedTuple):
    """A month's cost, what was saved, and its hours."""

    cost: float
    saved: float
    estimated: float
    not_replaced: float


class SickDay(NamedTuple):
    """A day on sick leave: its number in the sick-pay period, and that period's first day."""

    day: date
    number: int
    begun: date


def days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += DAY


def held_on(life: Life, day: date) -> list[Employment]:
    """The contracts of a day, the one that began last at the end."""
    held = (row for row in life.employments if row.valid_from <= day <= (row.valid_to or date.max))
    return sorted(held, key=lambda row: row.valid_from)


def extent(life: Life, day: date, causes: Iterable[str]) -> float:
    """The extents of a day's absences of these causes together, at most 1."""
    found = (
        (100 if row.extent_percent is None else row.extent_percent) / 100
        for row in life.absences
        if row.cause in causes and row.first_day <= day <= (row.last_day or LAST)
    )
    return min(1.0, sum(found))


def sick_part(life: Life, day: date) -> float:
    """The extent of sick leave: at most what unpaid leave leaves."""
    return min(extent(life, day, SICK), 1 - extent(life, day, UNPAID))


def sick_days(life: Life) -> Iterator[SickDay]:
    """Every day on sick leave within an employment. More than four free days begin a new period."""
    before: SickDay | None = None
    records = [row for row in life.absences if row.cause in SICK]
    for day in days(FIRST, LAST):
        on = any(row.first_day <= day <= (row.last_day or LAST) for row in records)
        if not on or not held_on(life, day):
            continue
        if before is None or (day - before.day).days > 5:
            before = SickDay(day, 1, day)
        else:
            before = SickDay(day, before.number + 1, before.begun)
        yield before


def lost_hours(life: Life, day: date) -> tuple[float, bool]:
    """The hours that a sick day takes, and whether they are estimated for want of any shift that week."""
    monday = day - day.weekday() * DAY
    if any(monday <= row.day < monday + 7 * DAY for row in life.shifts):
        scheduled = sum(_length(row) for row in life.shifts if row.day == day and row.kind in LOST_KINDS)
        return scheduled * sick_part(life, day), False
    contract = sum((row.rate_percent or 0) / 100 * (row.weekly_hours or 0) / 7 for row in held_on(life, day))
    return contract * sick_part(life, day), True


def _length(shift: Shift) -> float:
    return (shift.end - shift.start - shift.break_minutes) / 60


def _rate(life: Life, day: date) -> float:
    return sum((row.rate_percent or 0) / 100 for row in held_on(life, day))


def _monthly_pay(life: Life, day: date) -> float:
    return held_on(life, day)[-1].monthly_pay or 0.0


def _year_before(day: date) -> date:
    return date(day.year - 1, 2, 28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)


def month_costs(life: Life) -> dict[str, Costs]:
    """The costs of every month, from the first day to the last."""
    months = {f"{day:%Y-%m}": Costs(0, 0, 0, 0) for day in days(FIRST, LAST)}
    made: set[date] = set()
    left = 0.0
    for day, number, begun in sick_days(life):
        if number == 1:
            recent = [first for first in made if _year_before(day) <= first < day]
            due = 0.2 * 0.8 * _monthly_pay(life, day) * 12 / 52 * _rate(life, day)
            left = due if len(recent) < 10 else 0.0
        hours, estimated = lost_hours(life, day)
        if number <= 14:
            weekly = held_on(life, day)[-1].weekly_hours or 0.0
            saved = hours * _monthly_pay(life, day) * 12 / (52 * weekly)
            taken = min(left, 0.8 * saved)
            left -= taken
            made |= {begun} if taken else set()
            cost = 0.8 * saved - taken
        else:
            saved = _monthly_pay(life, day) * 12 / 365 * _rate(life, day) * sick_part(life, day)
            cost = 0.1 * saved if number <= 90 else 0.0
        present = sum(_length(row) for row in life.replacing if row.day == day)
        sums = months[f"{day:%Y-%m}"]
        months[f"{day:%Y-%m}"] = Costs(
            sums.cost + cost * FEES,
            sums.saved + saved * FEES,
            sums.estimated + (hours if estimated and number <= 14 else 0.0),
            sums.not_replaced + max(0.0, hours - present),
        )
    return months


def drawn_life(draw: Random) -> Life:
    """A person with contracts that change, sick leave of every length with relapses, and other leave."""
    return Life(
        _drawn_employments(draw),
        _drawn_absences(draw),
        [row for day in days(FIRST, LAST) for row in _drawn_shifts(draw, NUMBER, day, 0.4)],
        [
            row._replace(kind="extra", replaces=NUMBER)
            for day in days(FIRST, LAST)
            for row in _drawn_shifts(draw, "2", day, 0.2)
        ],
    )


def _drawn_employments(draw: Random) -> list[Employment]:
    """One contract after the other, at times some days apart or at the same time as the one before."""
    found, first = [], FIRST - draw.randrange(-30, 200) * DAY
    for _ in range(draw.randint(1, 4)):
        last = first + draw.randrange(60, 400) * DAY
        terms = (draw.choice((50, 75, 100)), draw.choice((36.0, 38.25, 40.0)), draw.choice((29_000, 33_500)))
        found.append(Employment(NUMBER, first, last, "permanent", "", "", *terms))
        first = last + draw.choice((1, 1, 2, 5, 6, 7, -20)) * DAY
    return found


def _drawn_absences(draw: Random) -> list[Absence]:
    """Sick leave of short and long spells by turns, then some absences of any cause on top of it."""
    gaps = draw.choice(((1, 2, 5, 6, 7), (5, 6), (6, 9, 25), (20, 60)))
    lengths = draw.choice(((1, 2, 3), (1, 3, 9, 14, 15), (30, 89, 90, 91)))
    found, first = [], FIRST + draw.randrange(30) * DAY
    while first < LAST:
        last = first + (draw.choice(lengths) - 1) * DAY
        found.append(Absence(NUMBER, first, last, "sick", draw.choice((None, 100, 50, 25))))
        first = last + draw.choice(gaps) * DAY
    for _ in range(draw.randint(0, 4)):
        first = FIRST + draw.randrange(500) * DAY
        cause = draw.choice((*UNPAID, "work_injury", "vacation"))
        found.append(Absence(NUMBER, first, first + draw.randrange(60) * DAY, cause, draw.choice((None, 50))))
    return found


def _drawn_shifts(draw: Random, number: str, day: date, share: float) -> Iterator[Shift]:
    """At times a shift of the day, more seldom two; every fifth week or so has none."""
    if (day - day.weekday() * DAY).toordinal() // 7 % 5 == 0:
        return
    for start in (420, 900):
        if draw.random() < share / 2:
            kind = draw.choice(("ordinary", "ordinary", "resource", "introduction", "extra", "jour"))
            yield Shift(number, day, start=start, end=start + draw.randrange(120, 450), kind=kind)
