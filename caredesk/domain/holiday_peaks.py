"""What the major holidays to come may cost in OB and overtime: last year's hours at the rates to come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from caredesk.domain import people
from caredesk.domain.calendar import DAY_MINUTES, elapsed_minutes
from caredesk.domain.density import total
from caredesk.domain.pay import OB_KINDS, Moment, cost_of, major_holidays, ob_minutes
from caredesk.domain.register import Register
from caredesk.domain.shifts import OVERTIME_KINDS, ResolvedShift

RATES = ("ob_a", "ob_a_night")


class PeakDays(NamedTuple):
    """A major holiday to come and the same one a year before: each from a moment to a moment, a day and
    minutes after midnight. `name`: easter, midsummer, christmas, new_year."""

    name: str
    coming: tuple[Moment, Moment]
    before: tuple[Moment, Moment]

    @property
    def days_before(self) -> tuple[date, date]:
        """The days whose shifts last year's hours are counted from: a night may have begun the day before."""
        return self.before[0][0] - timedelta(days=1), self.before[1][0]


@dataclass(frozen=True)
class HolidayPeak:
    """Hours of last year's holiday and what they come to (SEK, with fees) at the coming one.

    All None when nobody worked then, or nothing is known of it; SEK None where a rate, a pay or the fees are
    not known. `ob_hours` earn the supplement of major holidays; `overtime_hours` hold additional time.
    """

    days: PeakDays
    ob_hours: float | None
    overtime_hours: float | None
    ob_sek: float | None
    overtime_sek: float | None

    @property
    def sek(self) -> float | None:
        """Both together."""
        return total((self.ob_sek, self.overtime_sek))


def peaks_ahead(today: date) -> tuple[PeakDays, ...]:
    """The four holidays that come next, one under way among them, in order of time."""
    found: list[PeakDays] = []
    for year in (today.year - 1, today.year, today.year + 1):
        for name, coming in major_holidays(year).items():
            if coming[1][0] >= today and name not in {each.name for each in found}:
                found.append(PeakDays(name, coming, major_holidays(year - 1)[name]))
    return tuple(sorted(found, key=lambda each: each.coming))


def holiday_peak(register: Register, days: PeakDays, shifts: Iterable[ResolvedShift]) -> HolidayPeak:
    """The peak of a holiday from the shifts of `days.days_before`; lent ones left out."""
    worked = [shift for shift in shifts if shift.shift.employee_no and shift.present_hours and not shift.lent]
    if not any(_overlaps(shift, days.before) for shift in worked):
        return HolidayPeak(days, None, None, None, None)
    ob = [(key, hours) for shift in worked for key, hours in _ob_hours(shift, days.before)]
    over = [shift for shift in worked if shift.kind in OVERTIME_KINDS and _begins_in(shift, days.before)]
    return HolidayPeak(
        days=days,
        ob_hours=float(sum(hours for _, hours in ob)),
        overtime_hours=float(sum(shift.present_hours for shift in over)),
        ob_sek=total(_ob_sek(register, days, key, hours) for key, hours in ob) if ob else 0.0,
        overtime_sek=total(_sek_then(register, days, shift) for shift in over) if over else 0.0,
    )


def _ob_hours(shift: ResolvedShift, window: tuple[Moment, Moment]) -> Iterator[tuple[str, float]]:
    """Present hours of a shift with the supplement of major holidays, by its key; the break lies evenly."""
    row = shift.shift
    if shift.kind not in OB_KINDS or (shift.contract is not None and shift.contract.form == people.HIRED):
        return
    elapsed = max(1, elapsed_minutes(row.day, row.start, row.end))
    for day, key, minutes in ob_minutes(row.day, row.start, row.end):
        if key in RATES and window[0][0] <= day <= window[1][0]:
            yield key, shift.present_hours * minutes / elapsed


def _ob_sek(register: Register, days: PeakDays, key: str, hours: float) -> float | None:
    day = days.coming[0][0]
    rate, factor = register.parameters.value_on(key, day), register.po_factor(day)
    return None if rate is None or factor is None else hours * rate * factor


def _sek_then(register: Register, days: PeakDays, shift: ResolvedShift) -> float | None:
    """What a shift would cost on the coming holiday: by the contract of that day, or the old one of somebody
    who has none."""
    day = days.coming[0][0]
    contract = register.contract(shift.shift.employee_no, day) or shift.contract
    moved = shift._replace(shift=shift.shift._replace(day=day), contract=contract)
    return cost_of(register, moved).sek


def _begins_in(shift: ResolvedShift, window: tuple[Moment, Moment]) -> bool:
    return window[0] <= (shift.day, shift.shift.start) < window[1]


def _overlaps(shift: ResolvedShift, window: tuple[Moment, Moment]) -> bool:
    """Whether any of the shift lies in the window, by the clock on the wall."""
    row = shift.shift
    end = row.end if row.end > row.start else row.end + DAY_MINUTES
    ends = (row.day + timedelta(days=end // DAY_MINUTES), end % DAY_MINUTES)
    return (row.day, row.start) < window[1] and ends > window[0]
