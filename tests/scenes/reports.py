"""Pictures of the page Rapporter on the sample unit."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from caredesk.ui.ask import Ask
from caredesk.ui.bus import Bus
from caredesk.ui.jobs import Jobs
from caredesk.ui.main_window import Page
from caredesk.ui.pages.reports_page import ReportsPage
from tests.scenes.today import NOW, sample
from tests.stage import Scene, Stage


def reports(stage: Stage) -> QWidget:
    """The month's report, read and laid out."""
    window = stage.window()
    page = ReportsPage(
        stage.style,
        sample(),
        stage.keep(Bus()),
        ask=stage.keep(Ask()),
        jobs=stage.keep(Jobs()),
        month="2026-10",
        clock=lambda: NOW,
    )
    window.add_page(Page(1, "Idag", "today", QWidget))
    window.add_page(Page(8, "Rapporter", "report", lambda: page))
    window.set_unit_open(True)
    window.show_page(8)
    window.show()
    while page.report is None:
        QTest.qWait(10)
    return window


SCENES = (Scene("rapporter", reports),)
