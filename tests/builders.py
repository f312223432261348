"""Rows with the least that a test must say: days and times as text, the rest as a plain unit has it."""

from datetime import date
from typing import Any

from caredesk.domain.calendar import last_day
from caredesk.domain.day_totals import DayTotal, compute
from caredesk.domain.month_points import MonthBook, MonthSources
from caredesk.domain.month_totals import sum_months
from caredesk.domain.occupancy import PlaceBook
from caredesk.domain.register import Facts, Register
from caredesk.domain.rows import Absence, Employment, MonthlyValue, Occupancy, Shift, Unit
from caredesk.services.parameter_files import read_defaults

DEFAULTS = read_defaults()
# Five full-time hours a day.
UNIT = Unit("Enheten", weekly_hours=35, po_percent=50)
LONG_AGO = date(2020, 1, 1)


def on(text: str) -> date:
    """A day from "2026-03-01"."""
    return date.fromisoformat(text)


def clock(text: str) -> int:
    """Minutes after midnight from "19:30"."""
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


def shift(day: str, times: str, employee_no: str = "1", pause: int = 0, **more: Any) -> Shift:
    """A shift from a day and "07:00-16:00"."""
    start, end = times.split("-")
    return Shift(employee_no, on(day), "", clock(start), clock(end), pause, **more)


def employment(employee_no: str = "1", form: str = "permanent", **more: Any) -> Employment:
    """A contract since long ago, for the time being."""
    return Employment(employee_no, more.pop("valid_from", LONG_AGO), form=form, **more)


def absence(
    first: str, last: str | None = None, extent: float = 100, *, cause: str = "sick", employee_no: str = "1"
) -> Absence:
    """An absence of a day, or to a last day; "" means that it is still on."""
    end = on(first) if last is None else on(last) if last else None
    return Absence(employee_no, on(first), end, cause, extent)


def occupied(places: float, first: str, last: str = "", section: str = "Gran") -> Occupancy:
    """Occupied places of a stretch of days, or of one."""
    return Occupancy(section, on(first), on(last or first), places)


def facts(first: str, last: str = "", **rows: Any) -> Facts:
    """Facts of the days from one to another, of the plain unit unless `units` says else."""
    return Facts(on(first), on(last or first), **{"units": (UNIT,)} | rows)


def register(**rows: Any) -> Register:
    """A register over rows that no stretch of days bounds."""
    return Register(facts("2000-01-01", "2100-12-31", **rows), DEFAULTS)


def totals_of(day: str, **rows: Any) -> dict[str, DayTotal]:
    """A day's totals by section."""
    return {total.section: total for total in compute(facts(day, **rows), DEFAULTS)}


def month_book(
    first: str,
    last: str,
    *,
    monthly: tuple[MonthlyValue, ...] = (),
    closed: tuple[str, ...] = (),
    **rows: Any,
) -> MonthBook:
    """The book of months from `first` to `last`, its day totals computed from the rows."""
    held = facts(f"{first}-01", last_day(last).isoformat(), **rows)
    totals = {(total.month, total.section): total for total in sum_months(compute(held, DEFAULTS))}
    sources = MonthSources(totals, {(row.month, row.section): row for row in monthly}, frozenset(closed))
    return MonthBook(Register(held, DEFAULTS), PlaceBook(held.places, held.occupancies), sources)
