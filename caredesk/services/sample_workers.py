"""Who of the sample's people can take a shift: free, rested, within the week's hours, here and not away."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from caredesk.domain.calendar import ONE_DAY, end_minute, monday_of, month_of
from caredesk.domain.rows import Shift, ShiftType
from caredesk.services.sample_absences import Absences
from caredesk.services.sample_people import Person, Staff
from caredesk.services.sample_story import is_summer

_REST = 11 * 60
_DAY = 24 * 60
_LATE = 20 * 60
_MORNING_ENDS = 15 * 60 + 30
_DAYS_A_WEEK = 5
_IN_A_ROW = 6
_HOURLY_WEEK, _HOURLY_SUMMER_WEEK = 36.0, 40.0
_WITH_OVERTIME = 46.0
_OVERTIME_MONTH, _OVERTIME_YEAR = 34.0, 176.0
# The one who says yes most often comes near the year's limit.
_READY = 0.12


class Workers:
    """What everybody works so far, and who may take one more shift."""

    def __init__(self, staff: Staff, absences: Absences) -> None:
        self._staff = staff
        self._away = absences.extents
        self._hourly = staff.group("pool", "summer")
        self._monthly = {group: staff.group(group) for group in ("day", "night")}
        self._busy: defaultdict[str, dict[date, tuple[int, int]]] = defaultdict(dict)
        self._week_hours: defaultdict[tuple[str, date], float] = defaultdict(float)
        self._week_days: Counter[tuple[str, date]] = Counter()
        self._extra: defaultdict[tuple[str, str], float] = defaultdict(float)

    def take(self, number: str, shift: Shift, hours: float) -> None:
        """Notes that a person works a shift."""
        week = (number, monday_of(shift.day))
        held = self._busy[number].get(shift.day)
        start, end = shift.start, end_minute(shift.start, shift.end)
        self._busy[number][shift.day] = (min(start, held[0]), max(end, held[1])) if held else (start, end)
        self._week_hours[week] += hours
        self._week_days[week] += held is None
        if shift.kind.startswith("overtime") or shift.kind == "additional":
            self._extra[number, month_of(shift.day)] += hours
            self._extra[number, str(shift.day.year)] += hours

    def is_free(self, number: str, day: date) -> bool:
        """Whether the person neither works nor is away that day, and starts no morning the day after."""
        after = self._busy[number].get(day + ONE_DAY)
        rested = after is None or after[0] + _DAY - _MORNING_ENDS >= _REST
        return day not in self._busy[number] and (number, day) not in self._away and rested

    def ends_late(self, number: str, day: date) -> bool:
        """Whether the person works an evening that day and is not away."""
        held = self._busy[number].get(day)
        return held is not None and _LATE < held[1] <= _DAY and (number, day) not in self._away

    def hourly(self, day: date, shift_type: ShiftType, hours: float, section: str) -> Person | None:
        """The hourly-paid with the fewest hours that week, rather of the section."""
        cap, monday = _HOURLY_SUMMER_WEEK if is_summer(month_of(day)) else _HOURLY_WEEK, monday_of(day)
        return self._first(
            self._hourly,
            day,
            shift_type,
            cap - hours,
            lambda person: self._week_hours[person.no, monday] + 6 * (person.section != section),
        )

    def part_timer(self, day: date, shift_type: ShiftType, hours: float, section: str) -> Person | None:
        """A part-timer who takes an additional shift: at most full time that week."""
        people = [person for person in self._group(shift_type) if person.rate < 100]
        favourite = self._staff.roles["additional"]
        return self._overtime(people, favourite, day, shift_type, 41 - hours, section)

    def full_timer(self, day: date, shift_type: ShiftType, hours: float, section: str) -> Person | None:
        """A full-timer who takes a shift on a free day."""
        people = [person for person in self._group(shift_type) if person.rate == 100]
        favourite = self._staff.roles["overtime"]
        return self._overtime(people, favourite, day, shift_type, _WITH_OVERTIME - hours, section)

    def stays_on(self, shift: Shift) -> bool:
        """Whether the person of a day shift may stay two hours more."""
        number, day = shift.employee_no, shift.day
        held = self._busy[number].get(day)
        rested = self._rested(number, day, shift.start, shift.end + 120)
        below = self._extra[number, str(day.year)] < _OVERTIME_YEAR
        return below and (number, day) not in self._away and held == (shift.start, shift.end) and rested

    def _group(self, shift_type: ShiftType) -> list[Person]:
        return self._monthly["night" if shift_type.end < shift_type.start else "day"]

    def _overtime(
        self,
        people: list[Person],
        favourite: str,
        day: date,
        shift_type: ShiftType,
        most: float,
        section: str,
    ) -> Person | None:
        month, year = month_of(day), str(day.year)
        willing = [
            person
            for person in people
            if self._extra[person.no, month] < _OVERTIME_MONTH
            and self._extra[person.no, year] < _OVERTIME_YEAR
        ]
        return self._first(
            willing,
            day,
            shift_type,
            most,
            lambda person: (
                (self._extra[person.no, year] + 20) * (_READY if person.no == favourite else 1.0)
                + 8 * (person.section != section)
            ),
        )

    def _first(
        self,
        people: Iterable[Person],
        day: date,
        shift_type: ShiftType,
        most: float,
        order: Callable[[Person], float],
    ) -> Person | None:
        """The first in order of those who may take it and have worked at most so many hours that week."""
        monday = monday_of(day)
        free = [person for person in people if day not in self._busy[person.no]]
        ranked = sorted(free, key=order)
        return next((p for p in ranked if self._may_take(p, day, monday, shift_type, most)), None)

    def _may_take(self, person: Person, day: date, monday: date, shift_type: ShiftType, most: float) -> bool:
        number, week = person.no, (person.no, monday)
        if self._week_hours[week] > most or self._week_days[week] >= _DAYS_A_WEEK:
            return False
        if (number, day) in self._away or not self._staff.is_employed(person, day):
            return False
        stop = end_minute(shift_type.start, shift_type.end)
        return self._rested(number, day, shift_type.start, stop) and self._run(number, day) <= _IN_A_ROW

    def _rested(self, number: str, day: date, start: int, stop: int) -> bool:
        before = self._busy[number].get(day - ONE_DAY)
        after = self._busy[number].get(day + ONE_DAY)
        if before is not None and start + _DAY - before[1] < _REST:
            return False
        return after is None or after[0] + _DAY - stop >= _REST

    def _run(self, number: str, day: date) -> int:
        """Days in a row that the person would work with this day among them."""
        busy, run = self._busy[number], 1
        for step in (-1, 1):
            other = day + timedelta(step)
            while other in busy:
                run, other = run + 1, other + timedelta(step)
        return run
