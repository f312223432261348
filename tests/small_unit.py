"""A small unit's rows: two sections, four people, October and November 2026, something in most tables."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from caredesk.domain.rows import (
    Absence,
    Amount,
    Employee,
    Employment,
    KeyFigure,
    KeyFigureValue,
    Need,
    Occupancy,
    Place,
    Role,
    Setting,
    Shift,
    ShiftType,
    Unit,
)

FIRST, LAST = date(2026, 10, 1), date(2026, 11, 30)
SECTIONS = ("Gran", "Tall")
NUMBERS = ("1001", "1002", "1003", "1004")


def days() -> Iterator[date]:
    """Every day of the two months."""
    return (FIRST + timedelta(number) for number in range((LAST - FIRST).days + 1))


def small_unit() -> list[NamedTuple]:
    """Rows that agree with each other; the unit's own row is left to whoever creates the file."""
    rows: list[NamedTuple] = [
        Unit("Lönngården", date(2026, 1, 1), weekly_hours=37.0, basis="worked"),
        *(Place(section, date(2026, 1, 1), 9, 9, 0.8) for section in SECTIONS),
        Role("Undersköterska"),
        Role("Enhetschef", 0),
        Setting("repeated_occasions", None, "6"),
        ShiftType("D", "Dag", 420, 960, 30),
        ShiftType("K", "Kväll", 840, 1290, 30),
        *(Need(section, "D", "weekday", 1) for section in SECTIONS),
        KeyFigure("Utevistelse", better="higher"),
        KeyFigureValue("Utevistelse", "2026-10", "4.5"),
        Amount("2026-10", "Lön", "budget", -250.0, "tkr", "pay"),
    ]
    for place, number in enumerate(NUMBERS):
        rows.append(Employee(number, f"Person {number}", "female", date(1980 + place, 5, 1)))
        section = SECTIONS[place % 2]
        rows.append(
            Employment(number, date(2020, 1, 1), None, "permanent", section, "Undersköterska", 85, 37, 31_000)
        )
    for day in days():
        rows += [
            Shift(number, day, "D", 420, 960, 30, section=SECTIONS[place % 2])
            for place, number in enumerate(NUMBERS)
            if (day.toordinal() + place) % 3
        ]
    rows += [Occupancy(section, FIRST, LAST, 8.0) for section in SECTIONS]
    rows += [
        Absence("1001", date(2026, 10, 5), date(2026, 10, 9), "sick", 100),
        Absence("1002", date(2026, 11, 20), None, "sick", 50),
    ]
    return rows
