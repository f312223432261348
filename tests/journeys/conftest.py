"""The whole window on a clock of its own, driven by keys and the mouse as its user would."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from caredesk.ui.app import make_desktop, make_frame
from caredesk.ui.desktop import Desktop
from caredesk.ui.preferences import read_preferences
from tests.answers import Answers
from tests.sample import NOW, copy_sample


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A sample unit that the test may change."""
    return copy_sample(tmp_path)


@pytest.fixture
def desktop(qapp, qtbot, answers: Answers):
    """The window as it stands after a start without a file."""
    window, style = make_frame(qapp, "light")
    desktop = make_desktop(window, style, read_preferences(), now=lambda: NOW, ask=answers)  # type: ignore[arg-type]
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    desktop.begin(None)
    yield desktop
    window.close()
    window.deleteLater()
    qapp.processEvents()


@pytest.fixture
def in_dialog(qtbot) -> Callable[[type[QDialog], Callable[[QDialog], None]], None]:
    """Does something in the next dialog of a kind, which holds the caller until it closes."""

    def do(kind: type[QDialog], what: Callable[[QDialog], None]) -> None:
        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, kind):
                try:
                    what(dialog)
                except BaseException:
                    dialog.reject()  # else the test would wait for it for ever
                    raise
            else:
                QTimer.singleShot(10, look)

        QTimer.singleShot(0, look)

    return do


@pytest.fixture
def opened(desktop: Desktop, sample: Path) -> Desktop:
    """The window with the sample unit open."""
    assert desktop.desk.open(sample)
    return desktop
