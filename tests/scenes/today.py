"""Pictures of the page Idag on the sample unit, its definition cards, and an empty unit."""

from __future__ import annotations

import atexit
import tempfile
from datetime import datetime
from functools import cache
from pathlib import Path

from PySide6.QtWidgets import QWidget

from caredesk.services.session import OpenUnit, create_unit, open_unit
from caredesk.ui.bus import Bus
from caredesk.ui.main_window import MainWindow, Page
from caredesk.ui.pages.today_page import TodayPage
from tests.sample import copy_sample
from tests.stage import Scene, Stage

NOW = datetime(2026, 11, 3, 14, 2)


@cache
def sample() -> OpenUnit:
    """The sample unit of one day, opened once a process: scenes only read it."""
    folder = tempfile.TemporaryDirectory(prefix="caredesk-sample-")
    unit = open_unit(copy_sample(Path(folder.name)))
    atexit.register(folder.cleanup)
    atexit.register(unit.close)
    return unit


def page_in_window(stage: Stage, unit: OpenUnit, *, section: str = "") -> tuple[MainWindow, TodayPage]:
    """The window with the page Idag in view."""
    window = stage.window()
    bus = stage.keep(Bus())
    page = TodayPage(
        stage.style, unit, bus, month="2026-10", section=section, places={"reports"}, clock=lambda: NOW
    )
    window.add_page(Page(1, "Idag", "today", lambda: page))
    window.add_page(Page(8, "Rapporter", "report", QWidget))
    window.top_bar.section.set_section(section)
    window.top_bar.status.set_stored(NOW, NOW.replace(hour=13, minute=45), today=NOW.date())
    window.set_unit_open(True)
    window.show_page(1)
    window.show()
    stage.settle()
    return window, page


def today(stage: Stage) -> QWidget:
    return page_in_window(stage, sample())[0]


def one_section(stage: Stage) -> QWidget:
    return page_in_window(stage, sample(), section="Linden")[0]


def everything_to_do(stage: Stage) -> QWidget:
    window, page = page_in_window(stage, sample())
    page.todo.link_clicked.emit()
    return window


def line_as_table(stage: Stage) -> QWidget:
    window, page = page_in_window(stage, sample())
    page.density.toggle_table()
    return window


def definition(stage: Stage) -> QWidget:
    window, page = page_in_window(stage, sample())
    page.figure_cards.density.info_asked.emit()
    return window


def definition_of_sick_leave(stage: Stage) -> QWidget:
    window, page = page_in_window(stage, sample())
    page.figure_cards.sick_leave.info_asked.emit()
    return window


def definition_as_table(stage: Stage) -> QWidget:
    window, page = page_in_window(stage, sample())
    page.definitions.show(page.figure_cards.overtime, "overtime_hours").toggle_table()
    return window


def empty_unit(stage: Stage) -> QWidget:
    unit = stage.keep(create_unit(stage.folder / "tom.caredesk", name="Tallbacken"))
    window, _ = page_in_window(stage, unit)
    window.top_bar.set_unit("Tallbacken")
    return window


SCENES = (
    Scene("today", today),
    Scene("today-section", one_section),
    Scene("today-all", everything_to_do),
    Scene("today-table", line_as_table),
    Scene("today-definition", definition),
    Scene("today-definition-sick", definition_of_sick_leave),
    Scene("today-definition-table", definition_as_table),
    Scene("today-empty", empty_unit),
)
