"""How large a file of ten years is, and what memory the program takes with it open and Idag shown."""

import subprocess
import sys
from pathlib import Path

import pytest

from caredesk.services.session import open_unit
from tests.benchmarks.large_unit import own_copy
from tests.benchmarks.test_start import environment

pytestmark = pytest.mark.benchmark

YEARS = 10
MOST_BYTES_A_SHIFT = 150
MOST_MEGABYTES = 350
PEAK = Path("/proc/self/status")
# As `caredesk FILE` starts; what only comes when the window is idle, such as the chart, is waited for.
SHOWN = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from caredesk.ui import app as start
begin = start._begin
def told():
    lines = Path("/proc/self/status").read_text().splitlines()
    print(next(line.split()[1] for line in lines if line.startswith("VmHWM:")), flush=True); os._exit(0)
def begun(desktop, file):
    begin(desktop, file); desktop.window.repaint(); QTimer.singleShot(3000, told)
start._begin = begun
start.run(Path(sys.argv[1]))
"""


def test_the_file_is_small_for_what_it_holds(tmp_path: Path):
    """The whole file is held against the bar; ten years come in one step here, whose undo log leaves pages
    free for what is written next."""
    file = own_copy(YEARS, tmp_path)
    with open_unit(file) as unit:
        ((shifts,),) = unit.store.query("SELECT count(*) FROM shift")
        ((pages,),) = unit.store.query("PRAGMA page_count")
        ((free,),) = unit.store.query("PRAGMA freelist_count")
    whole = file.stat().st_size
    used = whole * (pages - free) / pages
    print(
        f"\n{YEARS} years, {shifts} shifts: {whole / shifts:.0f} bytes a shift (bar {MOST_BYTES_A_SHIFT});"
        f" {used / shifts:.0f} without the pages that are free"
    )


@pytest.mark.skipif(not PEAK.exists(), reason="the system does not tell a process's peak of memory in /proc")
def test_the_memory_with_the_file_open_and_idag_shown(tmp_path: Path):
    command = [sys.executable, "-c", SHOWN, str(own_copy(YEARS, tmp_path))]
    peaks = []
    for _ in range(2):  # the first makes the day totals, if the file is new to this version
        done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment())
        peaks.append(int(done.stdout) / 1024)
    print(
        f"\n{YEARS} years open, Idag shown: peak {peaks[1]:.0f} MB of memory (bar {MOST_MEGABYTES});"
        f" at the first opening {peaks[0]:.0f} MB"
    )
    assert peaks[1] <= MOST_MEGABYTES
