"""Pictures of the page Schema on the sample unit: weeks, an edit and its price, panel, breaches, a draft."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from caredesk.domain.schedule import RowKey
from caredesk.services.drafts import edit_draft_made
from caredesk.services.plan import Plan
from caredesk.services.session import open_unit
from caredesk.ui.ask import Ask
from caredesk.ui.bus import Bus
from caredesk.ui.main_window import MainWindow, Page
from caredesk.ui.pages.schedule_page import SchedulePage
from tests.sample import copy_sample
from tests.scenes.today import NOW, sample
from tests.stage import Scene, Stage

PERSON, DAY = "2011", date(2026, 11, 6)


def page_in_window(stage: Stage, unit=None) -> tuple[MainWindow, SchedulePage]:
    """The window with the page Schema in view, every breach found."""
    window = stage.window()
    page = SchedulePage(stage.style, unit or sample(), stage.keep(Bus()), ask=Ask(), clock=lambda: NOW)
    page.weeks_shown.connect(window.top_bar.weeks.set_days)
    window.add_page(Page(1, "Idag", "today", QWidget))
    window.add_page(Page(2, "Schema", "schedule", lambda: page, by_weeks=True))
    window.set_unit_open(True)
    window.show()
    window.show_page(2)
    stage.settle()
    page.board.go_through_all()
    return window, page


def schedule(stage: Stage) -> QWidget:
    return page_in_window(stage)[0]


def one_week(stage: Stage) -> QWidget:
    return _weeks(stage, 1)


def four_weeks(stage: Stage) -> QWidget:
    return _weeks(stage, 4)


def eight_weeks(stage: Stage) -> QWidget:
    return _weeks(stage, 8)


def _weeks(stage: Stage, weeks: int) -> QWidget:
    window, page = page_in_window(stage)
    page._choose_weeks(weeks)
    page.board.go_through_all()
    return window


def priced(stage: Stage) -> QWidget:
    window, page = page_in_window(stage)
    page.grid.show_place(RowKey("person", PERSON), DAY)
    page.grid.setFocus()
    QTest.keyClicks(page.grid, "k")
    return window


def refused(stage: Stage) -> QWidget:
    window, page = page_in_window(stage)
    page.hand.type([(RowKey("person", PERSON), DAY, "X9")])
    page.grid.show_place(RowKey("person", PERSON), DAY)
    return window


def panel(stage: Stage) -> QWidget:
    window, page = page_in_window(stage)
    breach = page.board.breaches_in_view()[0]
    page.ways.to_breach(breach)
    QTest.keyClick(page.grid, Qt.Key.Key_F4)
    return window


def breaches(stage: Stage) -> QWidget:
    window, page = page_in_window(stage)
    QTest.keyClick(page.grid, Qt.Key.Key_F7)
    return window


def curve(stage: Stage) -> QWidget:
    window, page = page_in_window(stage)
    page.panels.show_curve(page.bar, DAY)
    return window


def draft(stage: Stage) -> QWidget:
    unit = stage.keep(open_unit(copy_sample(stage.folder)))
    days = (date(2026, 11, 2), date(2026, 11, 29))
    edit_draft_made(unit, name="Fler kvällar", first_day=days[0], last_day=days[1], today=NOW.date())
    window, page = page_in_window(stage, unit)
    page.board.use(Plan(unit, "Fler kvällar"))
    page.board.go_through_all()
    return window


SCENES = (
    Scene("schedule", schedule),
    Scene("schedule-1-week", one_week),
    Scene("schedule-4-weeks", four_weeks),
    Scene("schedule-8-weeks", eight_weeks),
    Scene("schedule-price", priced),
    Scene("schedule-refused", refused),
    Scene("schedule-panel", panel),
    Scene("schedule-breaches", breaches),
    Scene("schedule-curve", curve),
    Scene("schedule-draft", draft),
)
