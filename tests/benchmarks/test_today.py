"""How long Idag takes to open and to show another month, and that years cost nothing."""

import time
from datetime import datetime
from pathlib import Path
from statistics import median

import pytest

from caredesk.services.session import open_unit
from caredesk.ui.bus import Bus
from caredesk.ui.pages.today_page import TodayPage
from caredesk.ui.style import Style
from tests.benchmarks.large_unit import own_copy

pytestmark = pytest.mark.benchmark

NOW = datetime(2026, 11, 3, 14, 2)
ROUNDS = 15


@pytest.fixture
def style(qapp):
    """The light look."""
    return Style(qapp, "light")


def timed_page(style: Style, path: Path, qtbot) -> tuple[float, list[float], float]:
    """Milliseconds to build and show the page once, to refresh it, and to build its chart."""
    with open_unit(path) as unit:
        began = time.perf_counter()
        page = TodayPage(style, unit, Bus(), month="2026-10", clock=lambda: NOW)
        page.resize(1318, 728)
        qtbot.addWidget(page)
        page.show()
        page.grab()
        opened = (time.perf_counter() - began) * 1000
        began = time.perf_counter()
        qtbot.waitUntil(page.density.chart.is_drawn)
        page.grab()
        drawn = (time.perf_counter() - began) * 1000
        refreshed = []
        for place in range(ROUNDS):
            began = time.perf_counter()
            page.set_place(f"2026-{10 - place % 2:02d}", "")
            page.grab()
            refreshed.append((time.perf_counter() - began) * 1000)
    return opened, refreshed, drawn


def test_opening_and_another_month_do_not_grow_with_the_years(tmp_path, style, qtbot):
    medians = {}
    for years in (2, 10):
        opened, refreshed, drawn = timed_page(style, own_copy(years, tmp_path), qtbot)
        medians[years] = median(refreshed)
        print(
            f"\n{years} years: open Idag {opened:.0f} ms, then its chart {drawn:.0f} ms; "
            f"another month median {median(refreshed):.0f} ms (bar 150)"
        )
    assert medians[10] < 2 * medians[2]
