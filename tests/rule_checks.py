"""What the rules find in a few rows: the unit is the plain one, and person 1 has a dygnsbryt unless told."""

from datetime import date
from typing import Any

from caredesk.domain.rows import Employee, Shift
from caredesk.domain.rule_book import Breach
from caredesk.domain.rules import Found, RuleRows, find_breaches
from caredesk.domain.shifts import OVERTIME_KINDS
from tests.builders import clock, employment, on, register

FIRST, LAST = "2026-03-02", "2026-03-29"
"""Four weeks from a Monday; a calculation period of ordinary time begins on it."""


def person(day_break: str = "", employee_no: str = "1", **more: Any) -> Any:
    """A contract with a dygnsbryt, or without one."""
    return employment(employee_no, day_break=clock(day_break) if day_break else None, **more)


def born(day: str, employee_no: str = "1") -> Employee:
    """A person with a birth date."""
    return Employee(employee_no, "Test", birth_date=on(day))


def found(shifts: list[Shift], first: str = FIRST, last: str = LAST, **rows: Any) -> Found:
    """Everything that the rules find, by the rows given; overtime is taken from the shifts."""
    beside = {name: rows.pop(name) for name in ("competences", "exceptions", "changes") if name in rows}
    held = register(**{"employments": (person(), person(employee_no="2"))} | rows)
    overtime = [row for row in shifts if row.kind in OVERTIME_KINDS]
    return find_breaches(held, RuleRows(shifts, overtime, **beside), on(first), on(last))


def of_rule(rule: str, shifts: list[Shift], first: str = FIRST, last: str = LAST, **rows: Any) -> list[Any]:
    """The breaches of a rule: (employee, day, amount, limit), with the part at the end where there is one."""
    return [_plain(each) for each in found(shifts, first, last, **rows).breaches if each.rule == rule]


def _plain(breach: Breach) -> Any:
    told = (breach.employee_no, _day(breach.when), breach.amount, breach.limit)
    return (*told, breach.part) if breach.part else told


def _day(day: date) -> str:
    return f"{day:%m-%d}" if day.year == 2026 else day.isoformat()
