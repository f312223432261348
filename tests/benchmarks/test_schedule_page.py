"""Schema at work: an edit to all that the page shows, the price of a keystroke, and the page coming in view.

Of 60 staff with 2 and with 10 years of shifts, in the real window, with its repaint, and without disk sync:
what a commit costs is measured apart (test_schedule_edit.py).
"""

from __future__ import annotations

import random
import statistics
import time
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from caredesk.ui import preferences
from caredesk.ui.app import SCHEDULE, make_desktop, make_frame
from caredesk.ui.desktop import Desktop
from caredesk.ui.pages.schedule_page import SchedulePage
from tests.benchmarks.large_unit import own_copy

NOW = datetime(2026, 11, 10, 9, 30)
EDITS, OPENINGS = 100, 20
TEXTS = ("D", "K", "N", "")


def _told(name: str, times: list[float], bar: int) -> str:
    ms = sorted(1000 * each for each in times)
    p95 = ms[int(len(ms) * 0.95)]
    return f"{name} median {statistics.median(ms):.1f} ms (bar {bar}), p95 {p95:.1f} ms"


def _desktop(path: Path) -> Desktop:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window, style = make_frame(app, "light")
    window.show()
    desktop = make_desktop(window, style, preferences.Preferences(), now=lambda: NOW)
    assert desktop.desk.open(path)
    desktop.unit.store.db.conn.execute("PRAGMA synchronous = OFF")
    return desktop


def _openings(desktop: Desktop, page: SchedulePage) -> list[float]:
    times = []
    for _ in range(OPENINGS):
        desktop.window.show_page(1)
        page.ask_again()
        start = time.perf_counter()
        desktop.window.show_page(SCHEDULE)
        QApplication.processEvents()
        times.append(time.perf_counter() - start)
    return times


@pytest.mark.benchmark
@pytest.mark.parametrize("years", [2, 10])
def test_schema_at_work(qapp, tmp_path: Path, years: int):
    desktop = _desktop(own_copy(years, tmp_path))
    page = desktop.window.show_page(SCHEDULE)
    assert isinstance(page, SchedulePage)
    openings = _openings(desktop, page)
    page.board.go_through_all()
    assert page.board.view is not None
    people = [row.key for row in page.board.view.rows if row.key.kind == "person"]
    drawn = random.Random(years)
    prices, edits = [], []
    for _ in range(EDITS):
        place = drawn.choice(people), drawn.choice(page.rota.model.days)
        text = drawn.choice(TEXTS)
        start = time.perf_counter()
        page.price.price(*place, text)
        prices.append(time.perf_counter() - start)
        start = time.perf_counter()
        page.hand.type([(*place, text)])
        QApplication.processEvents()
        edits.append(time.perf_counter() - start)
    print()
    print(f"{years} years: {_told('edit to everything in view', edits, 50)}")
    print(f"{years} years: {_told('price of a keystroke', prices, 50)}")
    print(f"{years} years: {_told('page comes in view', openings, 150)}")
    desktop.desk.close()
    desktop.window.close()
