"""Pictures of the page Frånvaro och övertid on the sample unit: its three views."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from caredesk.services.session import OpenUnit
from caredesk.ui.bus import Bus
from caredesk.ui.jobs import Jobs
from caredesk.ui.main_window import MainWindow, Page
from caredesk.ui.pages.absence_page import ABSENCE, JOURNAL, OVERTIME, AbsencePage
from tests.answers import Answers
from tests.scenes.today import NOW, sample
from tests.stage import Scene, Stage


def page_in_window(
    stage: Stage, unit: OpenUnit | None = None, *, view: str = ABSENCE, section: str = ""
) -> tuple[MainWindow, AbsencePage]:
    """The window with the page in view."""
    window = stage.window()
    page = AbsencePage(
        stage.style,
        unit or sample(),
        stage.keep(Bus()),
        ask=stage.keep(Answers()),  # type: ignore[arg-type]
        jobs=Jobs(window),
        month="2026-10",
        section=section,
        clock=lambda: NOW,
    )
    window.add_page(Page(4, "Frånvaro och övertid", "thermometer", lambda: page))
    window.set_unit_open(True)
    window.show_page(4)
    window.show()
    if view != ABSENCE:
        page.show_view(view)
    for _ in range(15):  # the cost of the year comes a month at a time
        stage.settle()
    return window, page


def _view(view: str, section: str, stage: Stage) -> QWidget:
    return page_in_window(stage, view=view, section=section)[0]


SCENES = (
    Scene("franvaro", partial(_view, ABSENCE, "")),
    Scene("franvaro-avdelning", partial(_view, ABSENCE, "Asken")),
    Scene("overtid", partial(_view, OVERTIME, "")),
    Scene("journal", partial(_view, JOURNAL, "")),
)
