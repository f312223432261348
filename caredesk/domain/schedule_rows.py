"""What planning keeps beside the template's tables: named periods, drafts, and what base schedules gave.

The conventions are those of `rows`.
"""

from datetime import date
from typing import NamedTuple


class Period(NamedTuple):
    """A named stretch of the schedule, such as an autumn or a summer."""

    name: str
    first_day: date
    last_day: date


class Draft(NamedTuple):
    """A named copy of the shifts of some days, to try things in; `made` is the day it was made."""

    name: str
    first_day: date
    last_day: date
    made: date


class DraftShift(NamedTuple):
    """A shift of a draft: the draft's name, then every field of `rows.Shift` in its order."""

    draft: str
    employee_no: str
    day: date
    shift_code: str = ""
    start: int = 0
    end: int = 0
    break_minutes: int = 0
    kind: str = ""
    overtime_sort: str = ""
    section: str = ""
    role: str = ""
    replaces: str = ""
    cause: str = ""
    lent_to: str = ""
    borrowed_from: str = ""
    price: float | None = None
    ordered: str = ""


class RolledOut(NamedTuple):
    """A shift that a base schedule has given: while the plan still has it, it was not changed by hand."""

    employee_no: str
    day: date
    shift_code: str
    start: int
    end: int
    break_minutes: int = 0
