"""What every test stands on: no screen, no touch of the user's folders, shared data where it is at hand."""

import os
import sys
import tempfile
from pathlib import Path

import pytest

# Before any import of Qt: it reads these when it starts.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.pop("CAREDESK_PASSPHRASE", None)

_home = tempfile.TemporaryDirectory(prefix="caredesk-tests-", ignore_cleanup_errors=True)
for _name in (
    "HOME",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_STATE_HOME",
    "XDG_CACHE_HOME",
    "CAREDESK_HOME",
):
    os.environ[_name] = _home.name

SHARED = "CAREDESK_SHARED"
SLOW_SHARE = "CAREDESK_SLOW_SHARE"


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test's own user folders, also for the programs that it starts."""
    folder = tmp_path / "user"
    monkeypatch.setenv("CAREDESK_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def swedish_words():
    """A test that chooses English does not choose it for the next."""
    yield
    from caredesk.language import translation

    translation.use("sv")


@pytest.fixture(autouse=True)
def empty_clipboard():
    """What one test copies, the next does not find, in whatever order a worker gets them.

    The offscreen platform also crashes at the end of the process on what a closed page has put there.
    """
    yield
    qt = sys.modules.get("PySide6.QtGui")
    if qt is not None and qt.QGuiApplication.instance() is not None:
        qt.QGuiApplication.clipboard().clear()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared data, which is not the project's own to ship."""
    named = os.environ.get(SHARED)
    folder = Path(named) if named else Path(__file__).resolve().parents[2] / "shared"
    if not (folder / "data").is_dir():
        pytest.skip(f"the shared data are not here ({SHARED} or ../shared)")
    return folder


@pytest.fixture(scope="session")
def slow_count():
    """So many of a long run's rounds as this run may take: `slow_count(1000)` -> 1000, or its share of it."""

    def count(full: int) -> int:
        return max(1, round(full * float(os.environ.get(SLOW_SHARE, "1"))))

    return count


def pytest_report_teststatus(report: pytest.TestReport, config: pytest.Config):
    """A passing run is silent: no letter for what passed or was skipped; reasons for skips stand last."""
    quiet = config.get_verbosity() <= 0
    if quiet and report.passed and report.when == "call":
        return "passed", "", ""
    if quiet and report.skipped and not hasattr(report, "wasxfail"):
        return "skipped", "", ""
    return None
