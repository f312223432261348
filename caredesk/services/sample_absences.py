"""The sample unit's absences: of today, the long ones, holidays, and short ones up to a month's level."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from caredesk.domain.calendar import add_months, days_from_to, days_of, first_day, last_day
from caredesk.domain.register import SICK_LEAVE, UNPAID_LEAVE
from caredesk.domain.rows import Absence, Vacation
from caredesk.domain.sick_rows import FollowUp
from caredesk.domain.sick_spells import RELAPSE_DAYS
from caredesk.services.sample_people import Person, Staff
from caredesk.services.sample_story import wanted_sick_percent

# Long spells: place among the monthly paid, days before today of the first and the last day, extent.
_LONG_SPELLS = (
    (9, 780, 585, 100.0),
    (41, 560, 275, 100.0),
    (19, 790, 505, 50.0),
    (30, 470, 150, 50.0),
    (14, 265, 28, 25.0),
)
# Unpaid leave: the same, with its cause.
_LEAVES = (
    (22, 760, 560, 100.0, "parental"),
    (7, 520, 300, 100.0, "parental"),
    (36, 430, 250, 50.0, "studies"),
    (28, 340, 95, 20.0, "leave"),
)
_WEEKS_OF_HOLIDAY = (8, 9, 15, 20, 38, 41, 44, 45, 50, 52)
_SUMMER_WEEKS = (24, 28, 32)
_OFTEN_SICK = 0.12
_ODD_DAYS = (("child_care", 3), ("comp", 2), ("union", 1))


class Absences:
    """Absences as they are laid out, one person's never two on a day."""

    def __init__(self, staff: Staff) -> None:
        self._staff = staff
        self._timeline = staff.timeline
        self.rows: list[Absence] = []
        self.vacations: list[Vacation] = []
        self.follow_ups: list[FollowUp] = []
        self.extents: dict[tuple[str, date], tuple[float, str]] = {}
        self._taken: defaultdict[str, set[date]] = defaultdict(set)
        self._people = [p for p in staff.monthly_paid if p.group != "office"]
        self._chance = self._timeline.chance("absences")
        self._away_today()
        self._known_beforehand()
        self._holidays()
        for month in self._timeline.months:
            if month <= self._timeline.this_month:
                self._odd_days(month)
                self._fill_sick_leave(month)

    def _add(
        self,
        number: str,
        first: date,
        last: date | None,
        cause: str,
        extent: float = 100.0,
        expected: date | None = None,
        certificate: bool = False,
    ) -> bool:
        """Lays out an absence within the details; False when the person is away then already."""
        first = max(first, self._timeline.start)
        until = self._timeline.end if last is None else last
        days = set(days_from_to(first, until))
        if not days or days & self._taken[number]:
            return False
        self._taken[number] |= days
        self.rows.append(Absence(number, first, last, cause, extent, expected, certificate))
        for day in days:
            self.extents[number, day] = (extent / 100, cause)
        return True

    def _away_today(self) -> None:
        story, ago = self._staff.roles, self._timeline.ago
        self._add(story["sick_short"], ago(6), None, "sick", 100, ago(-4))
        self._add(story["sick_middle"], ago(21), None, "sick", 100, ago(-45), certificate=True)
        self.follow_ups.append(FollowUp(story["sick_middle"], "insurance", ago(21), ago(2)))
        for number, first in ((story["sick_short"], ago(6)), (story["sick_middle"], ago(21))):
            # A relapse would make these days others than the first, eighth and twenty-first.
            self._taken[number] |= set(days_from_to(first - timedelta(RELAPSE_DAYS), first))
        self._add(story["sick_half"], ago(83), None, "sick", 50, ago(-30), certificate=True)
        self._add(story["sick_long"], ago(205), None, "sick", 75, ago(-60), certificate=True)
        self._add(story["child_care"], ago(1), ago(-1), "child_care")
        for place, number in enumerate(story["vacations"]):
            self._add(number, ago(4 - place), ago(-3 - 2 * place), "vacation")
            self._grant(number, ago(4 - place), ago(-3 - 2 * place))
        self._add(story["parental"], ago(60), ago(-115), "parental")

    def _known_beforehand(self) -> None:
        """Long and middle spells and leaves; the days around tomorrow are kept for the short rest."""
        breach = self._staff.roles["breach"]
        self._taken[breach] |= set(days_from_to(self._timeline.ago(2), self._timeline.ago(-8)))
        for place, first, last, extent in _LONG_SPELLS:
            number = self._people[place].no
            ago = self._timeline.ago
            self._add(number, ago(first), ago(last), "sick", extent, ago(last), certificate=True)
        for place, months in ((5, 0), (37, -12)):
            month = add_months(self._timeline.whole_month, months)
            start, end = first_day(month) - timedelta(9), first_day(month) + timedelta(17)
            self._add(self._people[place].no, start, end, "sick", certificate=True)
        for place, first, last, extent, cause in _LEAVES:
            ago = self._timeline.ago
            self._add(self._people[place].no, ago(first), ago(last), cause, extent)

    def _holidays(self) -> None:
        years = range(self._timeline.start.year, self._timeline.end.year + 2)
        for place, person in enumerate(self._people):
            for year in years:
                week = _SUMMER_WEEKS[place % 3]
                self._holiday(person, year, date.fromisocalendar(year, week, 1), 28)
                week = _WEEKS_OF_HOLIDAY[(place * 7 + year) % len(_WEEKS_OF_HOLIDAY)]
                self._holiday(person, year, date.fromisocalendar(year, week, 1), 7)

    def _holiday(self, person: Person, year: int, first: date, length: int) -> None:
        last = first + timedelta(length - 1)
        timeline = self._timeline
        if last < timeline.start:
            return
        if first > timeline.end:
            if first <= timeline.end + timedelta(270):
                self.vacations.append(Vacation(person.no, year, first, last, "wished"))
        elif self._add(person.no, first, last, "vacation"):
            self._grant(person.no, max(first, timeline.start), last)

    def _grant(self, number: str, first: date, last: date) -> None:
        self.vacations.append(Vacation(number, first.year, first, last, "granted"))

    def _odd_days(self, month: str) -> None:
        """A sick child, a day of compensation, a union day."""
        days = [day for day in days_of(month) if day < self._timeline.ago(3)]
        for cause, count in _ODD_DAYS:
            for _ in range(count if days else 0):
                person = self._chance.choice(self._people)
                if cause == "child_care" and not 27 <= person.age <= 44:
                    continue
                first = self._chance.choice(days)
                length = self._chance.randint(1, 3) if cause == "child_care" else 1
                self._add(person.no, first, first + timedelta(length - 1), cause)

    def _fill_sick_leave(self, month: str) -> None:
        """Short and middle spells, until the month has come to its level of sick leave."""
        last = min(last_day(month), self._timeline.ago(2))
        days = days_from_to(first_day(month), last)
        if not days:
            return
        ordinary, sick = self._hours(days)
        left = ordinary * wanted_sick_percent(self._timeline, month) / 100 - sick
        for _ in range(400):
            if left < 4:
                return
            person = self._prone()
            length = self._length()
            first = self._chance.choice(days[: max(1, len(days) // 3)] if length > 15 else days)
            hours = person.weekly_hours / 7
            needed = max(1, round(left / hours))
            if needed <= (last - first).days + 1:
                length = min(length, needed)
            ends = first + timedelta(length - 1)
            ends = min(ends, self._timeline.ago(2), self._latest_end(month))
            cause = "work_injury" if self._chance.random() < 0.02 else "sick"
            if self._add(person.no, first, ends, cause, certificate=(ends - first).days > 6):
                left -= hours * ((min(ends, last) - first).days + 1)

    def _latest_end(self, month: str) -> date:
        """Spells go on into the next month, but not into the two whose level the story tells."""
        told = self._timeline.months_back(add_months(month, 1)) in (0, 12)
        return last_day(month) + timedelta(0 if told else 7)

    def _prone(self) -> Person:
        """Some are sick more often than others, as in any group."""
        few = self._people[2::11]
        return self._chance.choice(few if self._chance.random() < _OFTEN_SICK else self._people)

    def _length(self) -> int:
        draw = self._chance.random()
        if draw < 0.78:
            return self._chance.choice((1, 2, 2, 3, 3, 4, 5, 6, 7, 9))
        return self._chance.randint(8, 14) if draw < 0.955 else self._chance.randint(16, 40)

    def _hours(self, days: tuple[date, ...]) -> tuple[float, float]:
        """Ordinary and sick hours of the days so far."""
        ordinary = sick = 0.0
        for person in self._staff.monthly_paid:
            hours = person.weekly_hours / 7
            ordinary += hours * len(days)
            for day in days:
                extent, cause = self.extents.get((person.no, day), (0.0, ""))
                if cause in SICK_LEAVE:
                    sick += hours * extent
                elif cause in UNPAID_LEAVE:
                    ordinary -= hours * extent
        return ordinary, sick

    def sorted_rows(self) -> Iterator[Absence]:
        """By person and day, as a file would list them."""
        yield from sorted(self.rows, key=lambda row: row[:2])
