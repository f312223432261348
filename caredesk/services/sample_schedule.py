"""The sample unit's shifts: the base schedule rolled out, and its gaps filled up to each month's density."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta
from typing import NamedTuple

from caredesk.domain.calendar import days_in, days_of, is_free_day, is_red_day, month_of
from caredesk.domain.rows import Shift
from caredesk.domain.shifts import shift_hours
from caredesk.services.sample_absences import Absences
from caredesk.services.sample_base_schedule import BaseSchedule, NeedBook, shift_types, type_hours
from caredesk.services.sample_people import Person, Staff
from caredesk.services.sample_places import OccupiedPlaces
from caredesk.services.sample_story import (
    SECTIONS,
    example,
    is_holiday_peak,
    is_introduction,
    is_summer,
    overtime_season,
    wanted_density,
)
from caredesk.services.sample_workers import Workers

# Hours of the last whole month and of the same month the year before.
_ADDITIONAL, _SIMPLE, _QUALIFIED = (62, 64), (46, 41), (72, 53)
_CAUSES = {
    "": "vacancy",
    "sick": "sick_leave",
    "work_injury": "sick_leave",
    "vacation": "vacation",
    "studies": "training",
}
_VACANT_AHEAD = 3
_STAYS_A_MONTH = 6
_BORROWED = 2
_BORROWED_PRICE = 2250.0
_VACANT_A_MONTH, _VACANT_BEHIND = 9, 3


class Gap(NamedTuple):
    """A shift that is asked for and nobody works: a hole in the base schedule, or somebody is away."""

    day: date
    section: str
    code: str
    replaces: str = ""
    cause: str = "vacancy"


class Schedule:
    """All shifts of the details; `rows` in the order they were laid out."""

    def __init__(
        self, staff: Staff, pattern: BaseSchedule, needs: NeedBook, absences: Absences, places: OccupiedPlaces
    ) -> None:
        self._staff = staff
        self._timeline = staff.timeline
        self._needs = needs
        self._absences = absences
        self._places = places
        self._workers = Workers(staff, absences)
        self._pick = {
            "hourly": self._workers.hourly,
            "additional": self._workers.part_timer,
            "overtime_qualified": self._workers.full_timer,
        }
        self._chance = self._timeline.chance("schedule")
        self.rows: list[Shift] = []
        self._given: set[date] = set()
        self.short_rests: list[tuple[str, date]] = []
        self._gaps: defaultdict[str, list[Gap]] = defaultdict(list)
        self._present: defaultdict[tuple[str, str], float] = defaultdict(float)
        self._day_shifts: defaultdict[str, list[Shift]] = defaultdict(list)
        self._left: dict[str, float] = {}
        self._quota: dict[str, float] = {}
        for day in self._timeline.days:
            self._roll_out(pattern, day)
        self._lay_out_short_rests()
        self._vacant_soon()
        for month in self._timeline.months:
            self._fill(month)

    def _roll_out(self, pattern: BaseSchedule, day: date) -> None:
        """The day's base schedule, with the gaps against what is asked for."""
        wanted = Counter(self._needs.on(day))
        red = is_red_day(day)
        for person in self._staff.monthly_paid:
            cell = pattern.on(person.no, day)
            if cell is None:
                continue
            if person.group == "office":
                if not red:
                    self._add(person.no, day, cell.code, cell.section, person)
                continue
            key = (cell.section, cell.code)
            if red and wanted[key] <= 0:
                continue
            wanted[key] -= 1
            if cell.code == "D" and self._gives_away(day):
                lent = {"kind": "resource", "lent_to": example("unit")["lent_to"]}
                self._add(person.no, day, "R", cell.section, person, **lent)
                continue
            self._add(person.no, day, cell.code, cell.section, person)
            extent, cause = self._absences.extents.get((person.no, day), (0.0, ""))
            if extent == 1:
                self._gap(Gap(day, cell.section, cell.code, person.no, _CAUSES.get(cause, "other")))
        if is_introduction(day):
            for person in self._staff.group("summer"):
                self._add(person.no, day, "I", person.section, person, kind="introduction")
        for (section, code), number in sorted(wanted.items()):
            for _ in range(number):
                self._gap(Gap(day, section, code))

    def _gives_away(self, day: date) -> bool:
        """Since the spring before: every other Tuesday with hands to spare, one shift to another unit."""
        back = self._timeline.months_back(month_of(day))
        if day.weekday() != 1 or day.isocalendar().week % 2 or not -1 < back < 9 or day in self._given:
            return False
        self._given.add(day)
        return True

    def _gap(self, gap: Gap) -> None:
        self._gaps[month_of(gap.day)].append(gap)

    def _add(self, number: str, day: date, code: str, section: str, person: Person, **more: str) -> None:
        """Lays out a shift and counts what is present of it."""
        held = shift_types()[code]
        own = more.pop("section", section if section != person.section else "")
        shift = Shift(
            number,
            day,
            code,
            held.start,
            held.end,
            held.break_minutes,
            section=own,
            **more,  # type: ignore[arg-type]
        )
        self.rows.append(shift)
        if code == "D" and not shift.kind and person.group == "day":
            self._day_shifts[month_of(day)].append(shift)
        hours = shift_hours(shift)
        self._workers.take(number, shift, hours)
        extent = self._absences.extents.get((number, day), (0.0, ""))[0]
        if person.group != "office" and code not in ("R", "I"):
            self._present[month_of(day), section] += hours * (1 - extent)

    def _lay_out_short_rests(self) -> None:
        """One breach of daily rest ahead, and two behind that were accepted: a morning after an evening."""
        timeline, breach = self._timeline, self._staff.by_no[self._staff.roles["breach"]]
        self._short_rest([breach], [timeline.ago(-ahead) for ahead in range(1, 8)])
        others = [p for p in self._staff.group("day") if p.rate < 100 and p is not breach]
        for back in (17, 66):
            found = self._short_rest(others, [timeline.ago(back + more) for more in range(14)])
            self.short_rests += [found] if found else []

    def _short_rest(self, people: list[Person], days: list[date]) -> tuple[str, date] | None:
        """Somebody takes a morning after an evening; the person and the evening's day."""
        for day in days:
            gaps = self._gaps[month_of(day)]
            mornings = {gap.section: gap for gap in gaps if gap.day == day and gap.code == "D"}
            for person in people:
                evening = day - timedelta(1)
                may = self._workers.ends_late(person.no, evening) and self._workers.is_free(person.no, day)
                if may and person.section in mornings:
                    gap = mornings[person.section]
                    gaps.remove(gap)
                    self._staff_gap(gap, person, "additional")
                    return person.no, evening
        return None

    def _vacant_soon(self) -> None:
        """Three shifts of the next three days that nobody has taken, rather in the last section."""
        soon = {self._timeline.ago(-ahead) for ahead in (1, 2, 3)}
        near = [gap for month in self._timeline.months for gap in self._gaps[month] if gap.day in soon]
        self._chance.shuffle(near)
        near.sort(
            key=lambda gap: (gap.section != SECTIONS[2], gap.code not in ("D", "K"), bool(gap.replaces))
        )
        firsts = list({gap.day: gap for gap in reversed(near)}.values())
        rest = [gap for gap in near if gap not in firsts]
        for gap in [*firsts, *rest][:_VACANT_AHEAD]:
            self._gaps[month_of(gap.day)].remove(gap)
            self._leave_vacant(gap)

    def _leave_vacant(self, gap: Gap) -> None:
        ordered = example("unit")["ordered"] if gap.day > self._timeline.today else ""
        self.rows.append(self._without_employee(gap)._replace(ordered=ordered))

    @staticmethod
    def _without_employee(gap: Gap) -> Shift:
        held = shift_types()[gap.code]
        return Shift(
            "",
            gap.day,
            gap.code,
            held.start,
            held.end,
            held.break_minutes,
            section=gap.section,
            role=example("unit")["roles"][0]["name"],
            replaces=gap.replaces,
            cause=gap.cause,
        )

    def _fill(self, month: str) -> None:
        """Gaps are filled, the hardest first, until each section has come to the month's density."""
        day_hours = example("unit")["weekly_hours"] / 7 * days_in(month)
        for section in SECTIONS:
            wanted = wanted_density(self._timeline, month, section) * self._places.mean(section, month)
            self._left[section] = wanted * day_hours - self._present[month, section]
        self._quota = self._overtime_hours(month)
        self._stay_on(month)
        unfilled = [gap for gap in self._ranked(month) if not self._fill_gap(gap)]
        self._add_hands(month)
        self._keep_vacant(month, unfilled)

    def _overtime_hours(self, month: str) -> dict[str, float]:
        """Hours of each kind that the month comes to; none ahead of today."""
        back = max(0.0, min(1.0, self._timeline.months_back(month) / 12))
        over = sum(day <= self._timeline.today for day in days_of(month)) / days_in(month)
        return {
            kind: (now + (before - now) * back) * overtime_season(month) * over
            for kind, (now, before) in (
                ("additional", _ADDITIONAL),
                ("overtime_simple", _SIMPLE),
                ("overtime_qualified", _QUALIFIED),
            )
        }

    def _ranked(self, month: str) -> list[Gap]:
        """Gaps, those that must be filled first: nights, holidays, weekends, then evenings and days."""

        def rank(gap: Gap) -> float:
            first = 3.0 * (gap.code == "N") + 2.0 * is_holiday_peak(gap.day) + is_free_day(gap.day)
            hole = 0.6 * (not gap.replaces) * (not is_summer(month) and gap.day <= self._timeline.today)
            near = 4.0 * (0 <= (gap.day - self._timeline.today).days <= _VACANT_AHEAD)
            return -(first + hole + near + 0.3 * (gap.code == "K")) + self._chance.random()

        return [gap for _, gap in sorted((rank(gap), gap) for gap in self._gaps[month])]

    def _fill_gap(self, gap: Gap) -> bool:
        """Somebody takes the gap, if the section has not come to its density yet and anybody can."""
        held = shift_types()[gap.code]
        hours = type_hours(gap.code)
        if self._left[gap.section] < hours / 2:
            return False
        kinds = self._kinds(gap)
        for kind in kinds:
            person = self._pick[kind](gap.day, held, hours, gap.section)
            if person is not None:
                self._staff_gap(gap, person, kind)
                if kind in self._quota:
                    self._quota[kind] -= hours
                self._left[gap.section] -= hours
                return True
        return False

    def _kinds(self, gap: Gap) -> list[str]:
        """Ways to fill the gap, the first to try first. Nobody is ordered to work over far ahead."""
        if gap.day > self._timeline.ago(-_VACANT_AHEAD):
            return ["hourly"]
        left = {kind: hours for kind, hours in self._quota.items() if kind in self._pick and hours > 4}
        share = sum(left.values()) / max(1.0, sum(self._left.values()))
        over = sorted(left, key=lambda kind: -left[kind])
        first = self._chance.random() < (0.9 if is_holiday_peak(gap.day) else share)
        return [*over, "hourly"] if first else ["hourly", *over]

    def _staff_gap(self, gap: Gap, person: Person, kind: str) -> None:
        more = {"cause": gap.cause, "replaces": gap.replaces}
        if is_holiday_peak(gap.day) and gap.cause == "vacancy":
            more["cause"] = "holiday_peak"
        if kind != "hourly":
            more["kind"] = kind
            more["overtime_sort"] = "general" if kind == "overtime_qualified" else ""
        self._add(person.no, gap.day, gap.code, gap.section, person, **more)

    def _stay_on(self, month: str) -> None:
        """Two hours more after a day shift, on days when the care is heavy."""
        shifts = [
            shift
            for shift in self._day_shifts[month]
            if shift.day <= self._timeline.today and self._workers.stays_on(shift)
        ]
        self._chance.shuffle(shifts)
        ready = [shift for shift in shifts if shift.employee_no == self._staff.roles["overtime"]]
        shifts = ready[:_STAYS_A_MONTH] + [shift for shift in shifts if shift not in ready]
        for shift in shifts[: round(self._quota["overtime_simple"] / 2)]:
            person = self._staff.by_no[shift.employee_no]
            section = shift.section or person.section
            longer = shift._replace(
                shift_code="",
                start=shift.end,
                end=shift.end + 120,
                break_minutes=0,
                kind="overtime_simple",
                overtime_sort="general",
                cause="care_load",
            )
            self.rows.append(longer)
            self._workers.take(shift.employee_no, longer, 2.0)
            self._left[section] -= 2.0

    def _add_hands(self, month: str) -> None:
        """When all gaps are filled and the density is not reached: hands for heavy care."""
        days = days_of(month)
        for section in SECTIONS:
            for _ in range(60):
                if self._left[section] < 5:
                    break
                gap = Gap(self._chance.choice(days), section, "D", "", "care_load")
                held = shift_types()[gap.code]
                person = self._workers.hourly(gap.day, held, type_hours(gap.code), section)
                if person is not None:
                    self._staff_gap(gap, person, "hourly")
                    self._left[section] -= type_hours(gap.code)

    def _borrow(self, month: str, gaps: list[Gap]) -> bool:
        """In July and December another unit helps with a few shifts."""
        if not month.endswith(("-07", "-12")) or month > self._timeline.whole_month:
            return False
        for gap in gaps:
            lender = {"borrowed_from": example("unit")["borrowed_from"], "price": _BORROWED_PRICE}
            self.rows.append(self._without_employee(gap)._replace(**lender))
        return True

    def _keep_vacant(self, month: str, unfilled: list[Gap]) -> None:
        """What stays vacant: all in summer, a few else; the next days have theirs already."""
        timeline = self._timeline
        room = _VACANT_A_MONTH if month > timeline.whole_month else _VACANT_BEHIND
        for gap in unfilled[_BORROWED:] if self._borrow(month, unfilled[:_BORROWED]) else unfilled:
            near = timeline.today < gap.day <= timeline.ago(-_VACANT_AHEAD)
            listed = is_summer(month) or (not gap.replaces and room > 0)
            if listed and not near:
                room -= 1
                self._leave_vacant(gap)
