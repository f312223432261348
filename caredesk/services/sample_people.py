"""The sample unit's people: who they are, what they are employed as, and what they are trained for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from caredesk.domain.calendar import first_day
from caredesk.domain.rows import Balance, Competence, Employee, Employment, RestException, Setting, Substitute
from caredesk.services.sample_story import Timeline, example

SUMMER = ((6, 1), (8, 31))
# Minutes after midnight: between two day shifts, and between two nights, lies a whole rest.
DAY_BREAKS = {"office": 930, "day": 930, "night": 1200}
YEARLY_RISE = 1.03
RISE_MONTH = 4


class Person(NamedTuple):
    """A person of the sample with the latest terms. `group`: office, day, night, pool, summer."""

    no: str
    name: str
    sex: str
    age: int
    phone: str
    languages: str
    section: str
    role: str
    group: str
    form: str = "hourly"
    rate: float = 0.0
    pay: float = 0.0
    years: int = 0
    hourly: float = 0.0

    @property
    def monthly_paid(self) -> bool:
        return self.form != "hourly"

    @property
    def full_time_hours(self) -> float:
        """The full-time measure of the person's work, hours a week."""
        unit = example("unit")
        return float(unit["night_weekly_hours" if self.group == "night" else "weekly_hours"])

    @property
    def weekly_hours(self) -> float:
        """Contract hours a week."""
        return self.full_time_hours * self.rate / 100


class Staff:
    """Everybody, by employee number, with their rows."""

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline
        self.people = tuple(Person(**entry) for entry in example("people")["people"])
        self.roles = example("people")["story"]

    @cached_property
    def by_no(self) -> dict[str, Person]:
        return {person.no: person for person in self.people}

    def group(self, *names: str) -> list[Person]:
        """The people of these groups, by number."""
        return [person for person in self.people if person.group in names]

    @cached_property
    def monthly_paid(self) -> list[Person]:
        return [person for person in self.people if person.monthly_paid]

    def is_employed(self, person: Person, day: date) -> bool:
        """Whether the person works here on the day: summer substitutes do so in the summer only."""
        return person.group != "summer" or SUMMER[0] <= (day.month, day.day) <= SUMMER[1]

    def birth_date(self, person: Person) -> date:
        chance = self.timeline.chance("birth", person.no)
        return date(self.timeline.today.year - person.age, chance.randint(1, 12), chance.randint(1, 28))

    def employees(self) -> Iterator[Employee]:
        for person in self.people:
            address = f"{person.no}@example.se"
            yield Employee(
                person.no,
                person.name,
                person.sex,
                self.birth_date(person),
                person.phone,
                address,
                person.languages,
            )

    def employments(self) -> Iterator[Employment]:
        """A row for each year's pay; summer substitutes one for each summer."""
        for person in self.people:
            spans = self._summers() if person.group == "summer" else self._pay_years(person)
            for first, last in spans:
                yield self._employment(person, first, last)

    def _employment(self, person: Person, first: date, last: date | None) -> Employment:
        back = self._latest_rise().year - self._rise_before(first).year
        level = YEARLY_RISE**-back
        return Employment(
            employee_no=person.no,
            valid_from=first,
            valid_to=last,
            form=person.form,
            section=person.section,
            role=person.role,
            rate_percent=person.rate if person.monthly_paid else None,
            weekly_hours=person.full_time_hours if person.group == "night" else None,
            monthly_pay=round(person.pay * level / 50) * 50.0 if person.monthly_paid else None,
            hourly_pay=None if person.monthly_paid else round(person.hourly * level * 2) / 2,
            day_break=DAY_BREAKS.get(person.group),
        )

    def _pay_years(self, person: Person) -> Iterator[tuple[date, date | None]]:
        start = date(self.timeline.start.year - max(person.years, 2), 1 + int(person.no) % 12, 1)
        rise = self._rise_before(self.timeline.start)
        while rise < self._latest_rise():
            following = date(rise.year + 1, RISE_MONTH, 1)
            yield start, following - timedelta(1)
            start = rise = following
        yield start, None

    def _summers(self) -> Iterator[tuple[date, date]]:
        for year in range(self.timeline.start.year, self.timeline.end.year + 1):
            first, last = (date(year, *bound) for bound in SUMMER)
            if first <= self.timeline.end and last >= self.timeline.start:
                yield first, last

    def _latest_rise(self) -> date:
        return self._rise_before(self.timeline.today)

    @staticmethod
    def _rise_before(day: date) -> date:
        return date(day.year - (day.month < RISE_MONTH), RISE_MONTH, 1)

    def competences(self) -> Iterator[Competence]:
        """Delegations for a year at a time, a few about to run out; training without end."""
        texts, today = example("people")["competences"], self.timeline.today
        soon = {entry["no"]: entry for entry in texts["running_out"]}
        for person in self.group("day", "night", "pool"):
            chance = self.timeline.chance("competence", person.no)
            last = today + timedelta(chance.randint(50, 350))
            if person.no in soon:
                last = today + timedelta(soon[person.no]["days"])
            yield Competence(person.no, texts["medicine"], last - timedelta(364), last)
            if person.role == texts["insulin_role"] and chance.random() < 0.7:
                later = today + timedelta(chance.randint(45, 350))
                ends = last if person.no in soon else later
                yield Competence(person.no, texts["insulin"], ends - timedelta(364), ends)
            if chance.random() < 0.6:
                yield Competence(person.no, chance.choice(texts["training"]))

    def balances(self) -> Iterator[Balance]:
        new_year = date(self.timeline.today.year, 1, 1)
        for person in self.monthly_paid:
            chance = self.timeline.chance("balance", person.no)
            yield Balance(person.no, new_year, "vacation", _holiday_days(person.age))
            yield Balance(person.no, new_year, "saved", float(chance.randint(0, 12)))
            yield Balance(person.no, self._day_of_time(), "time", chance.randint(-16, 24) / 2)
        favourite = self.roles["overtime"]
        yield Balance(favourite, self._day_of_time(), "comp", 12.5)

    def _day_of_time(self) -> date:
        return first_day(self.timeline.this_month)

    def substitutes(self) -> Iterator[Substitute]:
        """Those on their way to the summer that goes on or comes next, and a few who have applied."""
        today = self.timeline.today
        year = today.year + (today.month > SUMMER[1][0])
        april = date(year, 4, 20)
        ready = today >= april
        for place, person in enumerate(self.group("summer")):
            if ready or self.timeline.end >= date(year, *SUMMER[0]):
                status = ("introduced", "delegated", "ready")[place % 3]
                yield Substitute(person.name, status, min(april + timedelta(place), today), person.no)
            elif place < 5:
                yield Substitute(person.name, "employed", today - timedelta(10 + place), person.no)
        for place, name in enumerate(example("people")["applicants"]):
            yield Substitute(name, "applied", today - timedelta(3 + 5 * place))

    def grants(self) -> Iterator[Setting]:
        """Extra overtime granted to a person for the year."""
        new_year = date(self.timeline.today.year, 1, 1)
        yield Setting("additional_year_extra", new_year, "150", self.roles["additional"])

    def rest_exceptions(self, dates: Iterable[tuple[str, date]]) -> Iterator[RestException]:
        """Accepted shorter rests, each made good within a fortnight."""
        reason = example("unit")["rest_reason"]
        for number, day in dates:
            made_good = day + timedelta(5)
            yield RestException(number, day, reason, made_good, made_good)


def _holiday_days(age: int) -> float:
    """Days of holiday by the year's age, as the agreement has them."""
    return 32.0 if age >= 50 else 31.0 if age >= 40 else 25.0
