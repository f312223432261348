"""Sick leave, overtime and economy of two units against what an independent implementation gives."""

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from caredesk.domain.day_totals import compute
from caredesk.domain.economy import economy
from caredesk.domain.month_points import MonthBook, MonthSources
from caredesk.domain.month_totals import sum_months
from caredesk.domain.occupancy import PlaceBook
from caredesk.domain.overtime import overtime
from caredesk.domain.register import Facts, Register
from caredesk.domain.sick_leave import sick_leave
from caredesk.domain.sick_months import SickMonths
from caredesk.domain.sick_pay import sick_cost
from caredesk.domain.sick_spells import sick_history
from caredesk.services.parameter_files import read_defaults
from tests.units import UnitRows, load_unit

DEFAULTS = read_defaults()
FIRST, LAST = date(2024, 9, 1), date(2026, 11, 30)
UNIT_MONTHS = [
    *(("bjorkbacken", month) for month in ("2026-03", "2026-08", "2026-10")),
    *(("smultronet", month) for month in ("2025-10", "2026-03", "2026-08", "2026-10")),
]


class Read(NamedTuple):
    """A unit's rows and what months are made from."""

    rows: UnitRows
    facts: Facts
    register: Register
    book: MonthBook
    months: SickMonths


@pytest.fixture(scope="module")
def read(shared: Path) -> dict[str, Read]:
    return {name: _read(shared / "data" / "units" / name) for name in ("bjorkbacken", "smultronet")}


def _read(folder: Path) -> Read:
    rows = load_unit(folder)
    facts = rows.facts(FIRST, LAST)
    register = Register(facts, DEFAULTS)
    totals = {(total.month, total.section): total for total in sum_months(compute(facts, DEFAULTS))}
    monthly = {(row.month, row.section): row for row in rows["monthly_value"]}
    closed = frozenset(row.month for row in rows["month_closing"] if row.closed)
    book = MonthBook(
        register, PlaceBook(facts.places, facts.occupancies), MonthSources(totals, monthly, closed)
    )
    first_absence = min(row.first_day for row in rows["absence"])
    return Read(rows, facts, register, book, SickMonths(register, book, totals, first_absence))


def _expected(shared: Path, name: str, month: str, part: str) -> dict[str, Any]:
    file = shared / "data" / "units" / "expected" / name / f"{month}.json"
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))[part]
    return found


def _differences(expected: Any, found: Any, where: str = "") -> list[str]:
    """Where two values differ by more than 1e-6 of their size, by the keys that are expected."""
    if isinstance(expected, dict):
        return [
            each for key in expected for each in _differences(expected[key], found[key], f"{where}.{key}")
        ]
    if isinstance(expected, list):
        if len(expected) != len(found):
            return [f"{where}: {len(found)} instead of {len(expected)}"]
        pairs = enumerate(zip(expected, found, strict=True))
        return [each for place, (one, two) in pairs for each in _differences(one, two, f"{where}[{place}]")]
    if isinstance(expected, int | float) and isinstance(found, int | float):
        same = found == pytest.approx(expected, rel=1e-6, abs=1e-9)
    else:
        same = expected == found
    return [] if same else [f"{where}: {found} instead of {expected}"]


@pytest.mark.parametrize(("name", "month"), UNIT_MONTHS)
def test_sick_leave(shared: Path, read: dict[str, Read], name: str, month: str) -> None:
    unit = read[name]
    history = sick_history(unit.facts.absences, unit.facts.employments)
    cost = sick_cost(unit.register, history, unit.facts.shifts, month, has_shifts=True)
    found = asdict(sick_leave(unit.register, unit.months, history, cost, month).figures)
    for group in found["groups"].values():
        # A hidden group has no percent in the file, and a shown one nothing about hiding.
        assert group["percent"] is None or not group["hidden"]
    expected = _expected(shared, name, month, "sick_leave")
    for group in expected["groups"].values():
        group.setdefault("hidden", False)
    assert _differences(expected, found) == []


@pytest.mark.parametrize(("name", "month"), UNIT_MONTHS)
def test_overtime(shared: Path, read: dict[str, Read], name: str, month: str) -> None:
    unit = read[name]
    found = asdict(overtime(unit.register, unit.book, unit.facts.shifts, month).figures)
    assert _differences(_expected(shared, name, month, "overtime"), found) == []


@pytest.mark.parametrize(("name", "month"), UNIT_MONTHS)
def test_economy(shared: Path, read: dict[str, Read], name: str, month: str) -> None:
    amounts = [row for row in read[name].rows["amount"] if row.month[:4] == month[:4]]
    found = asdict(economy(amounts, month).figures)
    assert _differences(_expected(shared, name, month, "economy"), found) == []
