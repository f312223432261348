"""What sick leave needs of a file with many years gives the same as all of it."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from caredesk.domain.calendar import first_day, last_day
from caredesk.domain.register import Facts, Register
from caredesk.domain.rows import Absence, Employee, Employment, Shift, Unit
from caredesk.domain.sick_costs import SickCost
from caredesk.domain.sick_pay import sick_cost
from caredesk.domain.sick_spells import shifts_needed_from, sick_history
from caredesk.services.parameter_files import read_defaults
from caredesk.storage import rows
from caredesk.storage.absences import first_absence_day, read_sick_history, read_sick_shifts
from caredesk.storage.overtime_shifts import read_overtime_shifts
from caredesk.storage.store import Store
from caredesk.storage.undo import step

DEFAULTS = read_defaults()
START = date(2022, 1, 1)
DAYS = 365 * 4 + 120
PERSONS = ("1", "2", "3")
STAFF = tuple(
    Employment(number, date(2020, 1, 1), None, "permanent", monthly_pay=30_000) for number in PERSONS
)
UNIT = Unit("Enheten", po_percent=45)


def absences_of(number: str, chance: random.Random) -> list[Absence]:
    """Anything from a day to half a year; the first person is so often sick that deductions run out."""
    found = []
    day = START + timedelta(days=chance.randrange(20))
    while day < START + timedelta(days=DAYS):
        if number == "1":
            length, gap = 1, chance.choice((4, 20, 26, 30))
        else:
            length, gap = chance.choice((1, 3, 14, 40, 170)), chance.choice((1, 4, 6, 30, 200))
        last = day + timedelta(days=length - 1)
        cause = chance.choice(("sick", "sick", "sick", "work_injury", "parental"))
        found.append(Absence(number, day, last, cause, chance.choice((None, 50.0))))
        day = last + timedelta(days=gap)
    return found


def shifts_of(number: str, chance: random.Random) -> list[Shift]:
    every_day = (START + timedelta(days=offset) for offset in range(DAYS))
    return [
        Shift(number, day, start=480, end=990, break_minutes=30, replaces=chance.choice(("", "", "1", "2")))
        for day in every_day
        if chance.random() < 0.6
    ]


def cost(store_rows: tuple[Absence, ...], shifts: tuple[Shift, ...], month: str) -> SickCost:
    facts = Facts(START, date(2027, 1, 1), units=(UNIT,), employments=STAFF, absences=store_rows)
    facts = replace(facts, employees=tuple(Employee(number, "Anna Ek") for number in PERSONS))
    register = Register(facts, DEFAULTS)
    history = sick_history(store_rows, STAFF)
    return sick_cost(register, history, shifts, month, has_shifts=True)


@pytest.mark.parametrize("seed", range(6))
def test_a_months_cost_needs_only_what_is_read_for_it(store: Store, seed: int) -> None:
    chance = random.Random(seed)
    absences = tuple(row for number in PERSONS for row in absences_of(number, chance))
    shifts = tuple(row for number in PERSONS for row in shifts_of(number, chance))
    with step(store, "fill"):
        rows.insert(store, [*absences, *shifts])
    for month in ("2025-02", "2025-07", "2025-12", "2026-03"):
        read = read_sick_history(store, month, STAFF)
        whole, known = sick_history(absences, STAFF), sick_history(read, STAFF)
        first, last = first_day(month), last_day(month)
        needed = {
            number: day
            for number, periods in known.periods.items()
            if (day := shifts_needed_from(periods, first, last)) is not None
        }
        found = cost(read, read_sick_shifts(store, month, needed), month)
        assert found == cost(absences, shifts, month)
        year = first - timedelta(days=366)
        assert [spell for spell in known.all_spells() if spell.overlaps(year, last)] == [
            spell for spell in whole.all_spells() if spell.overlaps(year, last)
        ]


def test_a_spell_of_many_records_is_followed_back_over_the_years(store: Store) -> None:
    records = [
        Absence("2", date(2022 + number, 1, 1), date(2022 + number, 12, 31), "sick") for number in range(5)
    ]
    with step(store, "fill"):
        rows.insert(store, [*records, Absence("3", date(2022, 5, 1), date(2022, 5, 2), "sick")])
    assert read_sick_history(store, "2026-03", STAFF) == tuple(records)
    assert first_absence_day(store) == date(2022, 1, 1)


def test_a_file_without_absences(store: Store) -> None:
    assert first_absence_day(store) is None
    assert read_sick_history(store, "2026-03", STAFF) == ()
    assert read_sick_shifts(store, "2026-03", {}) == ()


def test_overtime_shifts_are_those_of_their_kinds_in_the_stretch(store: Store) -> None:
    first, last = date(2026, 1, 1), date(2026, 3, 31)
    wanted = [
        Shift("1", first, start=60, end=120, kind="additional"),
        Shift("1", last, start=60, end=120, kind="overtime_simple"),
        Shift("2", last, start=60, end=120, kind="overtime_qualified"),
    ]
    borrowed = Shift("", first, start=60, end=120, kind="additional", borrowed_from="Tallen")
    others = [
        Shift("1", first, start=480, end=990, kind="ordinary"),
        Shift("1", last + timedelta(days=1), start=60, end=120, kind="additional"),
        Shift("1", first - timedelta(days=1), start=60, end=120, kind="additional"),
        Shift("", first - timedelta(days=1), start=60, end=120, kind="additional"),
    ]
    with step(store, "fill"):
        rows.insert(store, [*STAFF, *wanted, borrowed, *others])
    assert read_overtime_shifts(store, first, last) == (borrowed, *wanted)
