"""While a long edit is made the window lives, others' timers wait, and Avbryt is heard."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from caredesk.ui import long_step
from caredesk.ui.long_step import LongStep
from caredesk.ui.style import Style
from caredesk.ui.widgets.busy_bar import BusyBar
from tests.ui.on_screen import show


class Owner(QWidget):
    def __init__(self, style: Style) -> None:
        super().__init__()
        self.bar = BusyBar(style, parent=self)


@pytest.fixture
def owner(qtbot, style, monkeypatch):
    monkeypatch.setattr(long_step, "SECONDS_BETWEEN", 0)
    return show(qtbot, Owner(style))


def test_only_the_owners_timers_go_off_until_it_is_done(qtbot, owner):
    gone_off = []
    other, own = QTimer(interval=1, singleShot=True), QTimer(owner, interval=1, singleShot=True)
    other.timeout.connect(lambda: gone_off.append("other"))
    own.timeout.connect(lambda: gone_off.append("own"))
    other.start()
    own.start()
    with LongStep(owner, owner.bar) as step:
        for done in range(2000):
            assert step.progress(done, 2000)
            if gone_off:
                break
        assert gone_off == ["own"]
        assert owner.bar.isVisible()
    qtbot.waitUntil(lambda: gone_off == ["own", "other"], timeout=1000)
    assert not owner.bar.isVisible()


def test_a_stop_is_heard_at_the_next_report(owner):
    with LongStep(owner, owner.bar) as step:
        assert step.progress(0, 10)
        owner.bar.stop_asked.emit()
        assert not step.progress(1, 10)
