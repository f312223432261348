"""The sample unit's rolling base schedules: six weeks that give each person the hours of the contract."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from caredesk.domain.calendar import is_red_day, is_weekend, monday_of
from caredesk.domain.rows import BaseShift, Need, ShiftType
from caredesk.domain.staffing import DAY_NAMES, needs_on
from caredesk.services.sample_people import Person, Staff
from caredesk.services.sample_story import SECTIONS, Timeline, example

CYCLE_WEEKS = 6
_CYCLE_DAYS = CYCLE_WEEKS * 7
_DAY_CODES = ("K", "D", "K2", "F")
_LATE, _EARLY = ("K", "K2"), ("D", "F")
_TURN = 1.5
_MOST_IN_A_ROW = 5
_NIGHTS_IN_A_ROW = 4
_WEEKEND_HOURS = 16


class Cell(NamedTuple):
    """A shift of the base schedule: its code and the section it is worked in."""

    code: str
    section: str


@lru_cache(maxsize=1)
def shift_types() -> dict[str, ShiftType]:
    """The unit's shift types, by code."""
    return {
        entry["code"]: ShiftType(
            code=entry["code"],
            name=entry["name"],
            start=entry["start"],
            end=entry["end"],
            break_minutes=entry["break"],
            paid_break=entry.get("paid_break", False),
            kind=entry.get("kind", ""),
            colour=entry["colour"],
        )
        for entry in example("unit")["shift_types"]
    }


def type_hours(code: str) -> float:
    """Hours of a shift type on a day without a clock change."""
    held = shift_types()[code]
    return ((held.end - held.start) % 1440 - held.break_minutes) / 60


def need_rows(timeline: Timeline) -> list[Need]:
    """What is asked for, with the change of need at its day."""
    rows = []
    change = timeline.change_of_need
    for entry in example("unit")["needs"]:
        first = change if entry.get("later") else timeline.start
        last = change - timedelta(1) if entry.get("earlier") else None
        days = {name: entry[name] for name in ("weekday", *DAY_NAMES) if name in entry}
        if "free" in entry:
            days |= {"weekend": entry["free"], "holiday": entry["free"]}
        rows += [
            Need(entry["section"], entry["code"], name, float(wanted), "", first, last)
            for name, wanted in days.items()
        ]
    return rows


class NeedBook:
    """How many of each shift type a section's day asks for."""

    def __init__(self, timeline: Timeline) -> None:
        self._rows = need_rows(timeline)
        self._change = timeline.change_of_need
        self._found: dict[tuple[bool, object], dict[tuple[str, str], int]] = {}

    def on(self, day: date) -> dict[tuple[str, str], int]:
        """Number wanted by section and code; a red weekday is not looked up by its name."""
        sort: object = "red" if is_red_day(day) else day.weekday()
        key = (day >= self._change, sort if not is_weekend(day) else f"free {sort}")
        if key not in self._found:
            self._found[key] = {
                (need.section, need.shift_code): int(need.wanted) for need in needs_on(self._rows, day)
            }
        return self._found[key]


class BaseSchedule:
    """The cycles of everybody with a base schedule, counted from a Monday."""

    def __init__(self, staff: Staff, needs: NeedBook) -> None:
        self.start = monday_of(staff.timeline.start)
        self._needs = needs
        # A week without red days after the change of need: what the newest schedule was made for.
        self._pattern = self._plain_week(monday_of(staff.timeline.today))
        self._chance = staff.timeline.chance("base schedule")
        self.cells: dict[str, dict[int, Cell]] = {}
        for section in SECTIONS:
            self._fill_days(section, [p for p in staff.group("day") if p.section == section])
        self._fill_nights(staff.group("night"))
        for person in staff.group("office"):
            code = "A" if person.role == example("unit")["roles"][-1]["name"] else "S"
            self.cells[person.no] = {
                day: Cell(code, person.section) for day in range(_CYCLE_DAYS) if day % 7 < 5
            }

    def on(self, employee_no: str, day: date) -> Cell | None:
        """The person's shift on a day of the calendar."""
        return self.cells[employee_no].get((day - self.start).days % _CYCLE_DAYS)

    def rows(self) -> Iterator[BaseShift]:
        """The newest base schedule; the office's is the same every week."""
        for number, cells in self.cells.items():
            weekly = all(cell.code in ("A", "S") for cell in cells.values())
            for day, cell in sorted(cells.items()):
                if not weekly or day < 7:
                    weeks = 1 if weekly else CYCLE_WEEKS
                    yield BaseShift(number, weeks, self.start, day // 7 + 1, day % 7, cell.code)

    def _plain_week(self, monday: date) -> list[dict[tuple[str, str], int]]:
        while any(is_red_day(monday + timedelta(day)) for day in range(7)):
            monday += timedelta(7)
        return [self._needs.on(monday + timedelta(day)) for day in range(7)]

    def _fill_days(self, section: str, people: list[Person]) -> None:
        hours: defaultdict[str, float] = defaultdict(float)
        for person in people:
            self.cells[person.no] = {}
        for day in range(_CYCLE_DAYS):
            wanted = self._pattern[day % 7]
            for code in _DAY_CODES:
                for _ in range(wanted.get((section, code), 0)):
                    self._place(day, Cell(code, section), people, hours)

    def _place(self, day: int, cell: Cell, people: list[Person], hours: defaultdict[str, float]) -> None:
        """Gives the shift to whoever has most hours left of those that may take it."""
        week, weekday = divmod(day, 7)
        best, most = None, 0.0
        for place, person in enumerate(people):
            weekend = (place + week) % 2 == 0
            if (weekday >= 5 and not weekend) or not self._is_free(person.no, day, cell.code):
                continue
            left = self._hours_left(person, day, weekend) - hours[person.no]
            if left < 4:
                continue
            # Evenings and days in turn, or those with the longest contracts would get evenings only.
            late = sum(held.code in _LATE for held in self.cells[person.no].values())
            early = len(self.cells[person.no]) - late
            due = left + 100 + _TURN * (early - late if cell.code in _LATE else late - early)
            if due + self._chance.random() > most:
                best, most = person, due
        if best is not None:
            self.cells[best.no][day] = cell
            hours[best.no] += type_hours(cell.code)

    @staticmethod
    def _hours_left(person: Person, day: int, weekend: bool) -> float:
        """Hours that the cycle should have come to after this day, spread over the week's working days."""
        week, weekday = divmod(day, 7)
        full = person.weekly_hours * (week + 1)
        if weekday >= 5:
            return full + 6
        reserved = _WEEKEND_HOURS if weekend else 0
        spread = (person.weekly_hours - reserved) * (weekday + 1) / 5 + 5
        return min(person.weekly_hours * week + spread, full - reserved + 5)

    def _is_free(self, number: str, day: int, code: str) -> bool:
        cells = self.cells[number]
        if day in cells:
            return False
        before, after = cells.get((day - 1) % _CYCLE_DAYS), cells.get((day + 1) % _CYCLE_DAYS)
        if (code in _EARLY and before and before.code in _LATE) or (
            code in _LATE and after and after.code in _EARLY
        ):
            return False
        return self._run_with(cells, day) <= _MOST_IN_A_ROW

    @staticmethod
    def _run_with(cells: dict[int, Cell], day: int) -> int:
        """Days in a row that the person would work with this day among them."""
        run = 1
        for direction in (-1, 1):
            other = day + direction
            while other % _CYCLE_DAYS in cells and run < _CYCLE_DAYS:
                run, other = run + 1, other + direction
        return run

    def _fill_nights(self, people: list[Person]) -> None:
        hours: defaultdict[str, float] = defaultdict(float)
        for person in people:
            self.cells[person.no] = {}
        for day in range(_CYCLE_DAYS):
            wanted = [s for s in SECTIONS for _ in range(self._pattern[day % 7].get((s, "N"), 0))]
            chosen = self._choose_nights(day, people, hours)[: len(wanted)]
            for person, section in _seated(chosen, wanted):
                self.cells[person.no][day] = Cell("N", section)
                hours[person.no] += type_hours("N")

    def _choose_nights(self, day: int, people: list[Person], hours: defaultdict[str, float]) -> list[Person]:
        """Those due for a night, the most behind first; who worked last night rather goes on."""
        week, weekday = divmod(day, 7)
        ranked = []
        for place, person in enumerate(people):
            cells = self.cells[person.no]
            off = weekday >= 5 and (place + week) % 2 == 1
            if off or self._run_with(cells, day) > _NIGHTS_IN_A_ROW:
                continue
            behind = person.weekly_hours * (week + (weekday + 1) / 7) - hours[person.no]
            if behind > -4:
                ranked.append((behind + 6 * (day - 1 in cells), person))
        return [person for _, person in sorted(ranked, key=lambda entry: -entry[0])]


def _seated(chosen: list[Person], wanted: list[str]) -> Iterator[tuple[Person, str]]:
    """Each with a section, their own where it can be."""
    left = Counter(wanted)
    moved = []
    for person in chosen:
        if left[person.section] > 0:
            left[person.section] -= 1
            yield person, person.section
        else:
            moved.append(person)
    spare = [section for section in SECTIONS for _ in range(left[section])]
    for person, section in zip(moved, spare, strict=False):
        yield person, section
