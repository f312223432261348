"""How long an edit of the schedule takes to new figures, and the same edit tried and taken back.

Bars: 50 ms median and 100 ms p95 on ten years, without the wait for the disk, which is told apart.
"""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import date, timedelta
from pathlib import Path
from statistics import median, quantiles

import pytest

from caredesk.domain.calendar import add_months
from caredesk.domain.density import rolling
from caredesk.domain.rows import Shift
from caredesk.services.edits import edit
from caredesk.services.month_books import UnitMonths
from caredesk.services.session import OpenUnit, open_unit
from caredesk.services.what_if import what_if
from caredesk.storage import day_totals, rows
from caredesk.storage.sections import read_sections
from tests.benchmarks.large_unit import own_copy

pytestmark = pytest.mark.benchmark

MONTH, FIRST = "2026-10", date(2026, 10, 1)
SHOWN = (date(2026, 10, 5), date(2026, 10, 18))
EDITS = 60

Around = Callable[[OpenUnit], AbstractContextManager[None]]


def for_good(_unit: OpenUnit) -> AbstractContextManager[None]:
    """Around an edit that stays."""
    return nullcontext()


def move_shift(unit: OpenUnit, number: int) -> None:
    """Ends one of the month's shifts half an hour earlier: nights too, in turn."""
    day = FIRST + timedelta(number % 28)
    shift_id, shift = rows.read_with_ids(unit.store, Shift, "day = ?", (day.isoformat(),))[number]
    with edit(unit, "move_shift", day=day):
        rows.update(unit.store, shift_id, shift._replace(end=(shift.end - 30) % 1440))


def read_figures(unit: OpenUnit) -> list[object]:
    """Density of the month and of the rolling year, unit and sections, and the days shown."""
    months = UnitMonths(unit, add_months(MONTH, -11), MONTH)
    found: list[object] = []
    for section in (None, *read_sections(unit.store)):
        found += [months.book.point(MONTH, section).density, rolling(months.book.year(MONTH, section))]
    return [*found, *months.totals_of(MONTH), *day_totals.read_totals(unit.store, *SHOWN)]


def timed(unit: OpenUnit, around: Around) -> list[float]:
    """Milliseconds of each edit with the figures after it."""
    found = []
    for number in range(EDITS):
        began = time.perf_counter()
        with around(unit):
            move_shift(unit, number)
            read_figures(unit)
        found.append((time.perf_counter() - began) * 1000)
    return found


def told(times: list[float]) -> str:
    """Median and p95."""
    return f"median {median(times):.1f} ms, p95 {quantiles(times, n=20)[-1]:.1f} ms"


def commits(unit: OpenUnit) -> list[float]:
    """Milliseconds of each edit's figures with the wait for the disk."""
    unit.store.db.conn.execute("PRAGMA synchronous = FULL")
    return timed(unit, for_good)


def test_an_edit_to_new_figures_and_the_same_edit_tried(tmp_path: Path):
    kept: dict[int, list[float]] = {}
    tried: dict[int, list[float]] = {}
    for years in (2, 10):
        with open_unit(own_copy(years, tmp_path)) as unit:
            read_figures(unit)
            unit.store.db.conn.execute("PRAGMA synchronous = OFF")
            kept[years], tried[years] = timed(unit, for_good), timed(unit, what_if)
            waited = median(commits(unit)) - median(kept[years])
        print(
            f"\n{years} years: edit to figures {told(kept[years])} (bars 50, 100); tried and taken back"
            f" {told(tried[years])}; the disk adds {waited:.1f} ms"
        )
    for times in (kept, tried):
        # Twice is far more than noise and far less than five times the years.
        assert median(times[10]) < 2 * median(times[2])
        assert median(times[10]) < 50
        assert quantiles(times[10], n=20)[-1] < 100
