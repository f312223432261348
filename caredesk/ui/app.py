"""The only place that wires: the frame first, so that a start is seen at once, then its parts and pages."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from caredesk import paths
from caredesk.language.translation import N_, tr
from caredesk.ui import preferences
from caredesk.ui.main_window import MainWindow, Page
from caredesk.ui.style import Choice, Style

if TYPE_CHECKING:
    from caredesk.ui.ask import Ask
    from caredesk.ui.desktop import Desktop
    from caredesk.ui.pages.absence_page import AbsencePage
    from caredesk.ui.pages.density_page import DensityPage
    from caredesk.ui.pages.people_page import PeoplePage
    from caredesk.ui.pages.reports_page import ReportsPage
    from caredesk.ui.pages.schedule_page import SchedulePage
    from caredesk.ui.pages.settings_page import SettingsPage
    from caredesk.ui.pages.today_page import TodayPage

FIRST_SIZE = (1366, 768)
READ_AHEAD_MS = 1500


def run(file: Path | None) -> int:
    """Starts the window, on the file given, else the last one, else the start page; the exit status."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    remembered = preferences.read_preferences()
    window, style = make_frame(app, remembered.appearance)
    window.show()
    QTimer.singleShot(0, lambda: _begin(make_desktop(window, style, remembered, now=datetime.now), file))
    return app.exec()


def make_frame(app: QApplication, appearance: str) -> tuple[MainWindow, Style]:
    """The window with its bars, before anything of a unit is known."""
    QLocale.setDefault(QLocale(QLocale.Language.Swedish, QLocale.Country.Sweden))
    app.setApplicationName("CareDesk")
    choices: tuple[Choice, ...] = ("light", "dark")
    style = Style(app, next((each for each in choices if each == appearance), "system"))
    window = MainWindow(style)
    window.resize(*FIRST_SIZE)
    window.set_unit_open(False)
    return window, style


def make_desktop(
    window: MainWindow,
    style: Style,
    remembered: preferences.Preferences,
    *,
    now: Callable[[], datetime],
    ask: Ask | None = None,
) -> Desktop:
    """The frame's parts and pages; `now` is the clock of all of them, `ask` what talks to the user."""
    # What reads a unit's file and talks to the user: after the frame is seen.
    from caredesk.ui.ask import Ask
    from caredesk.ui.desktop import Desktop
    from caredesk.ui.widgets.focus_ring import FocusRing

    desktop = Desktop(window, style, remembered, ask=ask or Ask(), now=now)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    FocusRing(style, app)
    for number, name, icon, build in PAGES:
        made = partial(build, desktop)
        window.add_page(Page(number, tr(name), icon, made, KEYS.get(number, ""), number == SCHEDULE))
    window.set_unit_open(False)
    return desktop


def _begin(desktop: Desktop, file: Path | None) -> None:
    from caredesk import log

    sys.excepthook = desktop.crashed
    # A folder that cannot be made or written only means that there is no log.
    with suppress(OSError):
        log.start(paths.user_log())
    _translate_qt()
    desktop.begin(file)
    gc.freeze()
    gc.enable()
    QTimer.singleShot(READ_AHEAD_MS, _read_ahead)


def _read_ahead() -> None:
    """The modules of the largest page, while the user looks at the first: it opens at once then."""
    Thread(target=import_module, args=("caredesk.ui.pages.schedule_page",), daemon=True).start()


def _translate_qt() -> None:
    """Qt's own words, as in its message boxes, in Swedish."""
    translator = QTranslator(QApplication.instance())
    if translator.load("qtbase_sv", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        QApplication.installTranslator(translator)


def _follow_place(
    desktop: Desktop, page: TodayPage | SchedulePage | PeoplePage | AbsencePage | DensityPage | ReportsPage
) -> None:
    """The page shows the top bar's month and section for as long as it lives."""
    window, bar = desktop.window, desktop.window.top_bar
    follow = window.place_changed.connect(lambda: page.set_place(bar.month.month(), bar.section.section()))
    page.destroyed.connect(lambda: window.place_changed.disconnect(follow))


def _today(desktop: Desktop) -> QWidget:
    from caredesk.ui.pages.today_page import TodayPage

    bar, around = desktop.window.top_bar, desktop.around
    page = TodayPage(
        around.style,
        desktop.unit,
        around.bus,
        month=bar.month.month(),
        section=bar.section.section(),
        places=PAGE_OF_PLACE,
        clock=around.now,
    )
    page.place_asked.connect(partial(_go_to, desktop))
    page.day_asked.connect(partial(_show_day, desktop))
    page.person_asked.connect(partial(_show_person, desktop))
    page.settings_asked.connect(lambda: _show_settings(desktop, "unit"))
    page.start_asked.connect(desktop.start)
    _follow_place(desktop, page)
    return page


def _go_to(desktop: Desktop, place: str) -> None:
    """The page that a row of Idag leads to, and the view of it."""
    page = desktop.window.show_page(PAGE_OF_PLACE[place])
    if place in ("density", "occupancy"):
        cast("DensityPage", page).show_view(place)
    elif place in ("absence", "overtime"):
        cast("AbsencePage", page).show_view(place)


def _show_day(desktop: Desktop, day: date) -> None:
    """A day of the schedule, at its first vacant shift."""
    page = cast("SchedulePage", desktop.window.show_page(SCHEDULE))
    page.show_day(day)


def _show_person(desktop: Desktop, employee_no: str) -> None:
    page = cast("PeoplePage", desktop.window.show_page(PAGE_OF_PLACE["staff"]))
    page.list.table.choose(employee_no)
    page.show_person(employee_no, with_keys=True)


def _people(desktop: Desktop) -> QWidget:
    from caredesk.ui.pages.people_page import PeoplePage

    bar, (style, ask, _jobs, bus, now) = desktop.window.top_bar, desktop.around
    month, section = bar.month.month(), bar.section.section()
    page = PeoplePage(style, desktop.unit, bus, ask=ask, month=month, section=section, clock=now)
    page.said.connect(bar.status.say)
    page.failed.connect(desktop.desk.tell)
    page.passphrase_asked.connect(partial(_offer_passphrase, desktop))
    page.import_asked.connect(desktop.import_file)
    _follow_place(desktop, page)
    return page


def _offer_passphrase(desktop: Desktop) -> None:
    if not desktop.desk.ask_for_passphrase():
        told = tr("Namnen är sparade utan lösenfras. Sätt en under Inställningar när du vill.")
        desktop.window.top_bar.status.say(told)


def _schedule(desktop: Desktop) -> QWidget:
    from caredesk.ui.pages.schedule_page import SchedulePage

    bar, (style, ask, _jobs, bus, now) = desktop.window.top_bar, desktop.around
    page = SchedulePage(style, desktop.unit, bus, ask=ask, section=bar.section.section(), clock=now)
    page.said.connect(bar.status.say)
    page.failed.connect(desktop.desk.tell)
    page.person_asked.connect(partial(_show_person, desktop))
    page.settings_asked.connect(partial(_show_settings, desktop))
    page.import_asked.connect(desktop.import_file)
    page.menu.sick_asked.connect(lambda employee_no: desktop.absence.report_sick(employee_no))
    page.menu.absence_asked.connect(lambda number, day: desktop.absence.add_absence(number, day))
    page.weeks_shown.connect(bar.weeks.set_days)
    bar.weeks.stepped.connect(page.step)
    bar.weeks.chosen.connect(page.go_to_week)
    bar.weeks.now_asked.connect(page.show_now)
    _follow_place(desktop, page)
    return page


def _absence(desktop: Desktop) -> QWidget:
    from caredesk.ui.pages.absence_page import AbsencePage

    bar, (style, ask, jobs, bus, now) = desktop.window.top_bar, desktop.around
    month, section = bar.month.month(), bar.section.section()
    page = AbsencePage(style, desktop.unit, bus, ask=ask, jobs=jobs, month=month, section=section, clock=now)
    page.said.connect(bar.status.say)
    page.failed.connect(desktop.desk.tell)
    page.person_asked.connect(partial(_show_person, desktop))
    page.day_asked.connect(partial(_show_day, desktop))
    page.settings_asked.connect(lambda: _show_settings(desktop, "unit"))
    page.well_asked.connect(lambda employee_no: desktop.absence.report_well(employee_no))
    page.absence_asked.connect(lambda number: desktop.absence.change_absence(number))
    page.new_asked.connect(lambda: desktop.absence.add_absence())
    _follow_place(desktop, page)
    return page


def _density(desktop: Desktop) -> QWidget:
    from caredesk.ui.pages.density_page import DensityPage

    bar, (style, ask, _jobs, bus, now) = desktop.window.top_bar, desktop.around
    month, section = bar.month.month(), bar.section.section()
    page = DensityPage(style, desktop.unit, bus, ask=ask, month=month, section=section, clock=now)
    page.said.connect(bar.status.say)
    page.failed.connect(desktop.desk.tell)
    page.settings_asked.connect(lambda: _show_settings(desktop, "unit"))
    _follow_place(desktop, page)
    return page


def _reports(desktop: Desktop) -> QWidget:
    from caredesk.ui.pages.reports_page import ReportsPage

    style, ask, jobs, bus, now = desktop.around
    month = desktop.window.top_bar.month.month()
    page = ReportsPage(style, desktop.unit, bus, ask=ask, jobs=jobs, month=month, clock=now)
    page.said.connect(desktop.window.top_bar.status.say)
    page.failed.connect(desktop.desk.tell)
    _follow_place(desktop, page)
    return page


def _show_settings(desktop: Desktop, section: str) -> None:
    page = desktop.window.show_page(SETTINGS)
    cast("SettingsPage", page).show_section(section)


def _settings(desktop: Desktop) -> QWidget:
    from caredesk.ui.pages.settings_page import SettingsPage
    from caredesk.ui.settings.section import Program

    around, desk, window = desktop.around, desktop.desk, desktop.window
    program = Program(
        failed=desk.tell,
        set_passphrase=desk.ask_for_passphrase,
        use_look=desktop.use_look,
        lock_after=lambda: desktop.remembered.lock_after,
        use_lock_after=desktop.use_lock_after,
        copy_now=desk.keeper.copy_now,
        open_copy=desk.open_copy,
    )
    page = SettingsPage(around.style, desktop.unit, around.bus, clock=around.now, program=program)

    def go(place: str, month: str) -> None:
        if month:
            window.top_bar.month.set_month(month)
            window.place_changed.emit()
        window.show_page(PAGE_OF_PLACE[place])

    page.page_asked.connect(go)
    follow = desk.keeper.copied.connect(lambda _made: page.refresh())
    page.destroyed.connect(lambda: desk.keeper.copied.disconnect(follow))
    return page


SCHEDULE, SETTINGS = 2, 9
# A page is one file in `pages/`, what builds it, and one line here.
PAGES: tuple[tuple[int, str, str, Callable[[Desktop], QWidget]], ...] = (
    (1, N_("Idag"), "today", _today),
    (SCHEDULE, N_("Schema"), "schedule", _schedule),
    (3, N_("Medarbetare"), "people", _people),
    (4, N_("Frånvaro och övertid"), "thermometer", _absence),
    (5, N_("Personaltäthet"), "gauge", _density),
    (8, N_("Rapporter"), "report", _reports),
    (SETTINGS, N_("Inställningar"), "gear", _settings),
)
KEYS = {SETTINGS: "Ctrl+,"}
"""A page with a key of its own stands at the rail's foot."""
PAGE_OF_PLACE = {"staff": 3, "absence": 4, "overtime": 4, "density": 5, "occupancy": 5, "reports": 8}
"""Which page shows what a row of Idag leads to; rows to pages that are not here lead nowhere."""
