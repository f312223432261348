"""Whether the cells of one row agree with one another: days in order, a break within its shift, a whole key.

Each check gives None, or the field to point at and the reason.
"""

from collections.abc import Callable
from typing import Any

from caredesk.domain.calendar import DAY_MINUTES, elapsed_minutes, end_minute
from caredesk.domain.problems import Problem, problem
from caredesk.domain.rows import BaseShift, KeyFigureValue, Shift, ShiftType

Finding = tuple[str, Problem] | None


def _in_order(first: str, last: str) -> Callable[[Any], Finding]:
    """The check that a row's last day is not before its first."""

    def check(row: Any) -> Finding:
        begins, ends = getattr(row, first), getattr(row, last)
        if begins is not None and ends is not None and ends < begins:
            return last, problem("import_end_before_start", start=begins)
        return None

    return check


COUNTED_YEARS = range(2000, 2101)
"""Years that figures of days and months are kept for; a birth or a first contract may be older."""


def _within_years(*fields: str) -> Callable[[Any], Finding]:
    """The check that a row's days, or its month, lie in years that figures are kept for."""
    first, last = COUNTED_YEARS[0], COUNTED_YEARS[-1]

    def check(row: Any) -> Finding:
        for name in fields:
            value = getattr(row, name)
            if value is not None and not first <= int(str(value)[:4]) <= last:
                return name, problem("import_far_day", first=first, last=last)
        return None

    return check


def _all(*checks: Callable[[Any], Finding]) -> Callable[[Any], Finding]:
    """The first finding of several checks."""
    return lambda row: next((found for check in checks if (found := check(row))), None)


def _shift(row: Shift) -> Finding:
    """A shift as written; its times may still come from its shift type (then start and end are None)."""
    start: int | None = row.start
    end: int | None = row.end
    if (start is None) != (end is None):
        return ("start" if start is None else "end"), problem("import_one_time_only")
    if start is None and not row.shift_code:
        return "shift_code", problem("import_shift_without_times")
    if row.employee_no and row.borrowed_from:
        return "borrowed_from", problem("import_borrowed_with_employee")
    return shift_break(row) if start is not None and row.break_minutes else None


def shift_break(row: Shift) -> Finding:
    """A break as long as the shift is refused; by what really passes in a night when the clock changes."""
    longest = end_minute(row.start, row.end) - row.start
    if row.break_minutes < longest - 60:
        return None
    passes = elapsed_minutes(row.day, row.start, row.end)
    if row.break_minutes >= passes:
        return "break_minutes", problem("import_break_too_long", minutes=passes)
    return None


def _shift_type(row: ShiftType) -> Finding:
    longest = end_minute(row.start, row.end) - row.start
    if row.break_minutes >= min(longest, DAY_MINUTES):
        return "break_minutes", problem("import_break_too_long", minutes=longest)
    return None


def _base_shift(row: BaseShift) -> Finding:
    if row.week > row.cycle_weeks:
        return "week", problem("import_week_outside_cycle", weeks=row.cycle_weeks)
    return None


def _key_figure_value(row: KeyFigureValue) -> Finding:
    if (row.numerator is None) != (row.denominator is None):
        missing = "numerator" if row.numerator is None else "denominator"
        return missing, problem("import_half_a_ratio")
    return None


ROW_CHECKS: dict[str, Callable[[Any], Finding]] = {
    "employment": _in_order("valid_from", "valid_to"),
    "competence": _in_order("valid_from", "valid_to"),
    "shift_type": _shift_type,
    "need": _in_order("valid_from", "valid_to"),
    "base_shift": _base_shift,
    "shift": _all(_within_years("day"), _shift),
    "rest_exception": _in_order("compensation_from", "compensation_to"),
    "absence": _all(_within_years("first_day", "last_day"), _in_order("first_day", "last_day")),
    "vacation": _in_order("first_day", "last_day"),
    "occupancy": _all(_within_years("first_day", "last_day"), _in_order("first_day", "last_day")),
    "monthly_value": _within_years("month"),
    "action": _in_order("start", "due"),
    "key_figure_value": _key_figure_value,
}
