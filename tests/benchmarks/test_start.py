"""How long a start takes: the window against an empty one in turn, figures on Idag, and one command."""

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

import pytest

from tests.benchmarks.large_unit import own_copy

pytestmark = pytest.mark.benchmark

ROUNDS = 7
YEARS = 3
EMPTY = """
import time; began = time.perf_counter()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([]); window = QMainWindow(); window.resize(1366, 768); window.show()
QTimer.singleShot(0, lambda: (print(time.perf_counter() - began), app.quit())); app.exec()
"""
# As `caredesk FILE` starts, with the clock read when the frame is shown and when Idag has its figures.
FULL = """
import time; began = time.perf_counter()
import gc, os, sys
from pathlib import Path
gc.disable()
from caredesk.ui import app as start
make, begin = start.make_desktop, start._begin
def made(*all_, **named):
    print(time.perf_counter() - began); return make(*all_, **named)
def begun(desktop, file):
    begin(desktop, file); desktop.window.repaint()
    print(time.perf_counter() - began, flush=True); os._exit(0)
start.make_desktop, start._begin = made, begun
start.run(Path(sys.argv[1]))
"""


def environment() -> dict[str, str]:
    """As an installed program runs: without a screen here, and with its compiled files at hand."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(Path(__file__).parents[2])}


def seconds(code: str, *arguments: str) -> list[float]:
    """What a program in a process of its own prints."""
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env=environment(),
    )
    return [float(line) for line in done.stdout.split()]


def test_the_window_against_an_empty_one(tmp_path: Path):
    file = str(own_copy(YEARS, tmp_path))
    seconds(FULL, file)  # the day totals of a file that is new to this version
    empty, frame, figures = [], [], []
    for _ in range(ROUNDS):
        empty += seconds(EMPTY)
        up, shown = seconds(FULL, file)
        frame.append(up)
        figures.append(shown)
    bare = median(empty)
    print(
        f"\nempty window {bare * 1000:.0f} ms; frame {median(frame) * 1000:.0f} ms"
        f" = {median(frame) / bare:.2f} x (bar 1.6);"
        f" figures on Idag, {YEARS} years: {median(figures) * 1000:.0f} ms"
        f" = {median(figures) / bare:.1f} x (bar 6)"
    )


def test_figures_of_a_month_as_a_whole_process(tmp_path: Path):
    file = own_copy(YEARS, tmp_path)
    command = [sys.executable, "-m", "caredesk", "figures", str(file), "--month", "2026-10", "--json"]
    subprocess.run(command, check=True, capture_output=True, env=environment())
    taken = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, env=environment())
        taken.append(time.perf_counter() - began)
    print(f"\nfigures --json of a month, {YEARS} years: median {median(taken):.2f} s (bar 1.5)")
