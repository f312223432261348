"""The sample unit's economy: outcome by what the schedule costs, a tight budget, forecasts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from caredesk.domain.calendar import (
    add_months,
    days_in,
    days_of,
    is_free_day,
    is_red_day,
    month_of,
    months_from_to,
)
from caredesk.domain.register import SICK_LEAVE, UNPAID_LEAVE
from caredesk.domain.rows import Amount, Shift, Volume
from caredesk.domain.shifts import shift_hours
from caredesk.services.sample_absences import Absences
from caredesk.services.sample_people import RISE_MONTH, YEARLY_RISE, Staff
from caredesk.services.sample_places import OccupiedPlaces
from caredesk.services.sample_story import SECTIONS, Timeline, example

# SEK: what a shift's unsocial hours come to, roughly; the ledger never equals the schedule to the krona.
_EVENING, _NIGHT, _FREE_DAY, _HOLIDAY = 70.0, 470.0, 560.0, 1000.0
_FACTORS = {"additional": 1.2, "overtime_simple": 1.8, "overtime_qualified": 2.4}
_HOLIDAY_PAY = 1.13
_FORECAST_MONTHS = (3, 5, 8, 10)
_REVENUE_A_PLACE = 7.9
_OTHER_COSTS = 92.0
_SICK_PAY_SHARE = 0.33


class Economy:
    """Amounts in tkr by month and post; costs negative."""

    def __init__(
        self, staff: Staff, absences: Absences, shifts: Iterable[Shift], places: OccupiedPlaces
    ) -> None:
        self._timeline = staff.timeline
        self._staff = staff
        self._posts = example("economy")["posts"]
        self._extents = absences.extents
        self._places = places
        self._outcome: dict[str, dict[str, float]] = {}
        self._hours = self._hours_by_sort(shifts)
        for month in self._timeline.months:
            if month <= self._timeline.whole_month:
                self._outcome[month] = self._outcome_of(month)

    def amounts(self) -> Iterator[Amount]:
        """Budget for every month of the years, outcome for those that are over, forecast for the rest."""
        timeline = self._timeline
        last = f"{timeline.last_month[:4]}-12"
        for month in months_from_to(timeline.first_month, last):
            for post in self._posts:
                yield self._amount(month, post, "budget", self._budget(month, post))
                if month in self._outcome:
                    yield self._amount(month, post, "outcome", self._outcome[month][post["name"]])
                elif month >= timeline.this_month:
                    yield self._amount(month, post, "forecast", self._usual(month, post["name"]) * 0.995)
        yield from self._year_forecasts()

    def volumes(self) -> Iterator[Volume]:
        """Days of care: budget, outcome and forecast."""
        table, timeline = example("economy"), self._timeline
        price = float(table["place_price"])
        for month in months_from_to(timeline.first_month, f"{timeline.last_month[:4]}-12"):
            days = days_in(month)
            occupied = sum(self._places.mean(section, month) for section in SECTIONS) * days
            kind = "outcome" if month <= timeline.whole_month else "forecast"
            yield Volume(month, "budget", "days", float(table["budget_places"] * days), price)
            yield Volume(month, "budget", "year_places", float(table["budget_places"]))
            yield Volume(month, kind, "days", float(round(occupied)), price)

    def _amount(self, month: str, post: dict[str, object], kind: str, value: float, text: str = "") -> Amount:
        table = example("economy")
        return Amount(
            month=month,
            post=str(post["name"]),
            kind=kind,
            amount=round(value, 1),
            unit="tkr",
            post_type=str(post["type"]),
            responsibility=table["responsibility"],
            part_of=table["total"],
            comment=text,
        )

    def _year_forecasts(self) -> Iterator[Amount]:
        """Whole years as they looked in March, May, August and October: what was known and what is usual."""
        comments = example("economy")["forecast_comments"]
        made = [month for month in self._outcome if int(month[5:]) in _FORECAST_MONTHS]
        for month in made:
            year = months_from_to(f"{month[:4]}-01", f"{month[:4]}-12")
            text = comments[_FORECAST_MONTHS.index(int(month[5:]))]
            for post in self._posts:
                name = post["name"]
                known = sum(self._outcome[m][name] for m in year if m in self._outcome and m <= month)
                coming = [m for m in year if m > month or m not in self._outcome]
                value = known + sum(self._usual(m, name) for m in coming)
                yield self._amount(month, post, "year_forecast", value, text if post["type"] != "pay" else "")

    def _usual(self, month: str, name: str) -> float:
        """The mean of the known months of that time of year, at the month's pay."""
        same = [known for known in self._outcome if known[5:] == month[5:]]
        return sum(self._outcome[known][name] * self._rise(name, known, month) for known in same) / len(same)

    def _rise(self, name: str, known: str, month: str) -> float:
        """What a post has grown by between two months: those that are pay, as pay has."""
        unpaid = {post["name"] for post in self._posts if post["type"] in ("revenue", "other_cost")}
        levels = (_pay_level(self._timeline, each) for each in (month, known))
        return 1.0 if name in unpaid else next(levels) / next(levels)

    def _budget(self, month: str, post: dict[str, object]) -> float:
        share = post["share"]
        assert isinstance(share, float)
        return float(round(self._usual(month, str(post["name"])) * share))

    def _hours_by_sort(self, shifts: Iterable[Shift]) -> dict[str, dict[str, float]]:
        """By month: overtime hours of each kind, hours of the hourly-paid and SEK of unsocial hours."""
        found: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        by_no = self._staff.by_no
        for shift in shifts:
            person = by_no.get(shift.employee_no)
            if person is None:
                continue
            month = month_of(shift.day)
            extent = self._extents.get((shift.employee_no, shift.day), (0.0, ""))[0]
            hours = shift_hours(shift) * (1 - extent)
            if shift.kind in _FACTORS:
                found[month][shift.kind] += hours
            else:
                found[month]["ob"] += _unsocial(shift) * (1 - extent)
                if not person.monthly_paid:
                    found[month]["wages"] += hours * person.hourly * _HOLIDAY_PAY
        return found

    def _outcome_of(self, month: str) -> dict[str, float]:
        """The month's amounts in tkr, by post."""
        chance = self._timeline.chance("economy", month)
        po = 1 + example("unit")["po_percent"] / 100
        hours, level = self._hours[month], _pay_level(self._timeline, month)
        pay, sick = self._pay(month)
        hour = sum(p.pay for p in self._staff.group("day")) / len(self._staff.group("day")) / 165
        over = sum(hours[kind] * factor for kind, factor in _FACTORS.items()) * hour
        occupied = sum(self._places.mean(section, month) for section in SECTIONS)
        costs = (
            pay * level * po,
            sick * level * _SICK_PAY_SHARE * po,
            over * level * po,
            hours["wages"] * level * po,
            hours["ob"] * level * po,
            _OTHER_COSTS * 1000 + chance.uniform(-6000, 6000),
        )
        amounts = (occupied * _REVENUE_A_PLACE, *(-cost / 1000 for cost in costs))
        names = [post["name"] for post in self._posts]
        return {
            name: value * chance.uniform(0.994, 1.006) for name, value in zip(names, amounts, strict=True)
        }

    def _pay(self, month: str) -> tuple[float, float]:
        """Monthly pay without the sick and the unpaid days, and pay of the sick days, SEK at today's pay."""
        days = days_of(month)
        paid = sick = 0.0
        for person in self._staff.monthly_paid:
            daily = person.pay * person.rate / 100 / len(days)
            for day in days:
                extent, cause = self._extents.get((person.no, day), (0.0, ""))
                gone = extent if cause in SICK_LEAVE or cause in UNPAID_LEAVE else 0.0
                paid += daily * (1 - gone)
                sick += daily * extent * (cause in SICK_LEAVE)
        return paid, sick


def _pay_level(timeline: Timeline, month: str) -> float:
    """The month's pay as a share of today's: a rise each April."""
    turns = add_months(month, 1 - RISE_MONTH)[:4], add_months(timeline.this_month, 1 - RISE_MONTH)[:4]
    return float(YEARLY_RISE ** (int(turns[0]) - int(turns[1])))


def _unsocial(shift: Shift) -> float:
    if is_red_day(shift.day):
        return _HOLIDAY
    if is_free_day(shift.day):
        return _FREE_DAY
    return _NIGHT if shift.end <= shift.start else _EVENING if shift.end > 1200 else 0.0
