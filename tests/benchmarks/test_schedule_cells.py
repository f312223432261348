"""How long blocks of the schedule take with ten years of shifts: cells read, a month pasted, weeks copied."""

import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from caredesk.domain.rows import Employee
from caredesk.services.cell_text import CellText
from caredesk.services.plan import Plan
from caredesk.services.schedule_edits import check_cells, edit_cells
from caredesk.services.session import open_unit
from caredesk.services.week_copy import edit_week_copied
from caredesk.storage import rows
from tests.benchmarks.large_unit import own_copy

pytestmark = pytest.mark.benchmark

FIRST, MONDAY = date(2026, 10, 1), date(2026, 8, 17)
TEXTS = ("D", "K", "N", "", "7-15.30/30", "D 7-13", "8-12+16-20")


def block(people: list[str], days: int) -> list[CellText]:
    """A text in each cell of people and days, those of neighbours not the same."""
    return [
        CellText(number, FIRST + timedelta(day), TEXTS[(row + day) % len(TEXTS)])
        for row, number in enumerate(people)
        for day in range(days)
    ]


def seconds(make: Callable[[], object]) -> float:
    """How long it takes, the fastest of three."""
    found = []
    for _ in range(3):
        began = time.perf_counter()
        make()
        found.append(time.perf_counter() - began)
    return min(found)


def test_blocks_are_read_and_stored_fast(tmp_path: Path):
    with open_unit(own_copy(10, tmp_path)) as unit:
        unit.store.db.conn.execute("PRAGMA synchronous = OFF")
        plan, people = Plan(unit), [row.employee_no for row in rows.read(unit.store, Employee)]
        many = block(people, 167)
        read = seconds(lambda: check_cells(plan, cells=many))
        began = time.perf_counter()
        edit_cells(plan, cells=block(people, 31))
        pasted = time.perf_counter() - began
        targets = [MONDAY + timedelta(7 * number) for number in range(1, 10)]
        began = time.perf_counter()
        edit_week_copied(plan, monday=MONDAY, targets=targets, persons=None, replace=True)
        copied = time.perf_counter() - began
    print(f"\n{len(many)} cells read {read:.2f} s, 60 × 31 pasted {pasted:.2f} s, nine weeks {copied:.2f} s")
