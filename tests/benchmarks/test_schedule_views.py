"""How long the schedule's views and the price of a keystroke take, on sixty people and ten years."""

import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from statistics import median

import pytest

from caredesk.domain.changes import Changes
from caredesk.domain.rows import Shift
from caredesk.services.edits import edit
from caredesk.services.plan import Plan, insert
from caredesk.services.price import price_of, read_before
from caredesk.services.schedule import view_rows, view_schedule
from caredesk.services.schedule_strip import view_strip
from caredesk.services.session import open_unit
from tests.benchmarks.large_unit import own_copy

pytestmark = pytest.mark.benchmark

FIRST, MONTH, PERSON = date(2026, 9, 28), "2026-10", "2004"
TIMES = 20


def milliseconds(call: Callable[[], object]) -> float:
    """The median of some calls, after one that fills what is kept."""
    call()
    taken = []
    for _ in range(TIMES):
        began = time.perf_counter()
        call()
        taken.append((time.perf_counter() - began) * 1000)
    return median(taken)


def test_the_schedules_views_and_prices(tmp_path: Path) -> None:
    with open_unit(own_copy(10, tmp_path)) as unit:
        plan = Plan(unit)

        def make() -> Changes:
            with edit(unit, "tried") as edited:
                insert(plan, [Shift(PERSON, date(2026, 10, 2), "K", 780, 1290, 30)])
            return edited.changes

        before = read_before(plan, month=MONTH, persons=(PERSON,))
        found: dict[str, float] = {}
        for weeks in (2, 8):
            last = FIRST + timedelta(days=7 * weeks - 1)
            views: dict[str, Callable[[], object]] = {
                "grid": partial(view_schedule, plan, first_day=FIRST, last_day=last),
                "one row": partial(view_rows, plan, first_day=FIRST, last_day=last, persons=(PERSON,)),
                "strip": partial(view_strip, plan, first_day=FIRST, last_day=last),
            }
            found |= {f"{what} of {weeks} weeks": milliseconds(view) for what, view in views.items()}
        found["price"] = milliseconds(
            lambda: price_of(plan, make, month=MONTH, persons=(PERSON,), before=before)
        )
        for what, taken in found.items():
            print(f"\n{what}: {taken:.1f} ms")
    # The bar is 50 ms on a machine that does nothing else.
    assert found["price"] < 100
