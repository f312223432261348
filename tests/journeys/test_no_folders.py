"""The user's own folders cannot be made: the window starts all the same, and remembers and logs nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from caredesk.ui.pages.today_page import TodayPage
from caredesk.ui.preferences import Preferences, read_preferences, write_preferences
from tests.ui.on_screen import only

# As `caredesk` starts, up to the start page; a start that stops on the way ends with status 1.
START = """
import os, sys
from caredesk.ui import app as start
from caredesk.ui.widgets.start_page import StartPage
begin = start._begin
def begun(desktop, file):
    try:
        begin(desktop, file)
        page = desktop.window.findChild(StartPage)
        print(page is not None and page.isVisible(), sys.excepthook == desktop.crashed, flush=True)
    finally:
        os._exit(1 if sys.exc_info()[0] else 0)
start._begin = begun
start.run(None)
"""


@pytest.fixture
def nowhere(own_folders: Path) -> Path:
    """A file where the folder should be."""
    own_folders.write_text("in the way", encoding="utf-8")
    return own_folders


def test_the_start_page_comes_and_what_goes_wrong_later_is_told(nowhere: Path):
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        [sys.executable, "-c", START],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        timeout=60,
    )
    assert done.stdout == "True True\n", done.stderr


def test_a_unit_opens(nowhere: Path, opened):
    assert only(opened.window, TodayPage).isVisible()


def test_nothing_is_remembered(nowhere: Path):
    write_preferences(Preferences(lock_after=5))
    assert read_preferences() == Preferences()
    assert nowhere.read_text(encoding="utf-8") == "in the way"


def test_what_is_remembered_is_all_that_is_left_in_the_folder(own_folders: Path):
    write_preferences(Preferences(lock_after=5))
    assert read_preferences() == Preferences(lock_after=5)
    assert [path.name for path in (own_folders / "data").iterdir()] == ["preferences.json"]
