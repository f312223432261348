"""How long one edit of a shift takes, to the month's new figures, and that years cost nothing."""

import time
from datetime import date, timedelta
from pathlib import Path
from statistics import median, quantiles

import pytest

from caredesk.domain.rows import Shift
from caredesk.services.edits import edit
from caredesk.services.figures import view_figures
from caredesk.services.session import open_unit
from caredesk.storage import rows
from tests.benchmarks.large_unit import own_copy

pytestmark = pytest.mark.benchmark

MONTH, FIRST = "2026-10", date(2026, 10, 1)
EDITS = 40


def timed_edits(path: Path) -> tuple[list[float], list[float]]:
    """Milliseconds of each edit with its stored totals, and of the figures after it."""
    edits, views = [], []
    with open_unit(path) as unit:
        view_figures(unit, month=MONTH)
        for number in range(EDITS):
            day = FIRST + timedelta(number % 28)
            shift_id, shift = rows.read_with_ids(unit.store, Shift, "day = ?", (day.isoformat(),))[number]
            began = time.perf_counter()
            with edit(unit, "move_shift", day=day):
                rows.update(unit.store, shift_id, shift._replace(end=shift.end - 30))
            edited = time.perf_counter()
            view_figures(unit, month=MONTH)
            edits.append((edited - began) * 1000)
            views.append((time.perf_counter() - edited) * 1000)
    return edits, views


def test_one_edit_to_new_figures_does_not_grow_with_the_years(tmp_path: Path):
    medians = {}
    for years in (2, 10):
        edits, views = timed_edits(own_copy(years, tmp_path))
        whole = [sum(parts) for parts in zip(edits, views, strict=True)]
        medians[years] = median(whole)
        print(
            f"\n{years} years: edit to figures median {median(whole):.1f} ms (bar 50), "
            f"p95 {quantiles(whole, n=20)[-1]:.1f} ms; edit {median(edits):.1f}, figures {median(views):.1f}"
        )
    # Twice is far more than noise and far less than five times the years.
    assert medians[10] < 2 * medians[2]
