"""The only place that wires: looks, window, desk, pages and menus, from start to end."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, QStandardPaths, QTimer, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from caredesk import log, paths
from caredesk.errors import UserError
from caredesk.language.formats import day_iso
from caredesk.language.translation import tr
from caredesk.services.session import OpenUnit
from caredesk.ui import preferences
from caredesk.ui.ask import Ask
from caredesk.ui.bus import Bus
from caredesk.ui.desk import Desk, Surroundings
from caredesk.ui.dialogs.crash_dialog import CrashDialog, details_of
from caredesk.ui.dialogs.import_dialog import ImportDialog
from caredesk.ui.dialogs.keys_dialog import KeysDialog
from caredesk.ui.dialogs.new_unit_dialog import NewUnitDialog
from caredesk.ui.dialogs.open_dialog import OpenDialog
from caredesk.ui.jobs import Jobs
from caredesk.ui.main_window import MainWindow, Page
from caredesk.ui.pages.reports_page import ReportsPage
from caredesk.ui.pages.today_page import TodayPage
from caredesk.ui.step_desk import StepDesk
from caredesk.ui.style import Choice, Style
from caredesk.ui.widgets.start_page import StartPage
from caredesk.ui.widgets.start_panel import RecentFile, StartPanel

TODAY, REPORTS = 1, 8
PAGE_OF_PLACE = {"reports": REPORTS}
"""Which page shows what a row of Idag leads to; rows to pages that are not here lead nowhere."""
SUFFIX = ".caredesk"
FIRST_SIZE = (1366, 768)
LOOKS: tuple[Choice, ...] = ("system", "light", "dark")


def run(file: Path | None) -> int:
    """Starts the window, on the file given, else the last one, else the start page; the exit status."""
    QLocale.setDefault(QLocale(QLocale.Language.Swedish, QLocale.Country.Sweden))
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("CareDesk")
    _translate_qt(app)
    log.start(paths.user_log())
    desktop = Desktop(app, now=datetime.now)
    sys.excepthook = desktop.crashed
    desktop.window.show()
    # The frame stands before the file is read, so that a start is seen at once.
    QTimer.singleShot(0, lambda: desktop.begin(file))
    return app.exec()


def _translate_qt(app: QApplication) -> None:
    """Qt's own words, as in its message boxes, in Swedish."""
    translator = QTranslator(app)
    if translator.load("qtbase_sv", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)


class Desktop:
    """The window with all its parts connected. `now` is the clock of everything in it."""

    def __init__(self, app: QApplication, *, now: Callable[[], datetime], ask: Ask | None = None) -> None:
        self.remembered = preferences.read_preferences()
        looks: list[Choice] = [each for each in LOOKS if each == self.remembered.appearance]
        style = Style(app, looks[0] if looks else "system")
        self.window = MainWindow(style)
        self.window.resize(*FIRST_SIZE)
        self.around = Surroundings(style, ask or Ask(), Jobs(self.window), Bus(self.window), now)
        self.desk = Desk(self.window, self.around, lock_after=self.remembered.lock_after)
        self.steps = StepDesk(self.window, style, self.around.bus)
        self.steps.said.connect(self.window.top_bar.status.say)
        self.steps.failed.connect(self.desk.tell)
        self.desk.opened.connect(self._show_unit)
        self.desk.closed.connect(self._forget_unit)
        self._looks: list[tuple[Choice, QAction]] = []
        self._add_pages()
        self._fill_menu()
        self.window.set_unit_open(False)

    def begin(self, file: Path | None) -> None:
        """Opens the file that the program was started with, or the last one that is still there."""
        last = next((Path(name) for name in self.remembered.recent[:1] if Path(name).is_file()), None)
        wanted = file or last
        if wanted is None or not self.desk.open(wanted):
            self._show_start()

    def crashed(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Our own bug: noted without names, and told in a dialog of our own."""
        if isinstance(error, KeyboardInterrupt):
            self.window.close()
            return
        log.record_error(error)
        if isinstance(error, UserError):
            self.desk.tell(error)
        elif not CrashDialog(self.around.style, details_of(error), parent=self.window).exec():
            self.window.close()

    def _add_pages(self) -> None:
        self.window.add_page(Page(TODAY, tr("Idag"), "today", self._build_today))
        self.window.add_page(Page(REPORTS, tr("Rapporter"), "report", self._build_reports))

    def _build_today(self) -> QWidget:
        bar, (style, _, _, bus, now) = self.window.top_bar, self.around
        page = TodayPage(
            style,
            self._unit(),
            bus,
            month=bar.month.month(),
            section=bar.section.section(),
            places=PAGE_OF_PLACE,
            clock=now,
        )
        page.place_asked.connect(lambda place: self.window.show_page(PAGE_OF_PLACE[place]))
        page.import_asked.connect(self.import_file)
        self.window.place_changed.connect(lambda: page.set_place(bar.month.month(), bar.section.section()))
        return page

    def _build_reports(self) -> QWidget:
        bar, (style, ask, jobs, bus, now) = self.window.top_bar, self.around
        page = ReportsPage(style, self._unit(), bus, ask=ask, jobs=jobs, month=bar.month.month(), clock=now)
        page.said.connect(bar.status.say)
        self.window.place_changed.connect(lambda: page.set_place(bar.month.month(), bar.section.section()))
        return page

    def _unit(self) -> OpenUnit:
        assert self.desk.unit is not None
        return self.desk.unit

    def _show_unit(self) -> None:
        unit = self.desk.unit
        assert unit is not None
        self.window.forget_pages()
        self.window.set_unit_open(True)
        self.steps.set_unit(unit)
        self.remembered = self.remembered.with_recent(unit.store.path, day_iso(self.around.now().date()))
        preferences.write_preferences(self.remembered)
        self.window.show_page(TODAY)

    def _forget_unit(self) -> None:
        self.steps.set_unit(None)
        self.window.forget_pages()
        self.window.banner.clear()
        self.window.set_unit_open(False)

    def _show_start(self) -> None:
        self.window.top_bar.set_unit("CareDesk")
        self.window.setWindowTitle("CareDesk")
        self.window.show_instead(StartPage(self.around.style, self._start_panel()))

    def _start_panel(self) -> StartPanel:
        recent = [
            RecentFile(Path(name), self.remembered.opened.get(name, ""), Path(name).is_file())
            for name in self.remembered.recent
        ]
        panel = StartPanel(self.around.style, recent)
        panel.file_chosen.connect(self.desk.open)
        panel.open_asked.connect(self.choose_file)
        panel.new_asked.connect(self.make_new)
        panel.sample_asked.connect(self.open_sample)
        return panel

    def choose_file(self) -> None:
        """Asks for a unit's file and opens it."""
        file = self.around.ask.file_to_open(
            self.window, tr("Öppna enhet"), tr("Enheter (*.caredesk)"), _documents()
        )
        if file is not None:
            self.desk.open(file)

    def make_new(self) -> None:
        """Asks for a name and a place, and makes a new unit there."""
        dialog = NewUnitDialog(self.around.style, parent=self.window)
        if not dialog.exec():
            return
        proposed = _documents() / f"{dialog.name()}{SUFFIX}"
        kinds = tr("Enheter (*.caredesk)")
        file = self.around.ask.file_to_write(self.window, tr("Spara enhetens fil"), kinds, proposed)
        if file is not None:
            self.desk.new(file if file.suffix else file.with_suffix(SUFFIX), dialog.name())

    def open_sample(self) -> None:
        """The sample unit, in a file that the user can keep and play with."""
        folder = _documents() / "CareDesk"
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        self.desk.sample(folder / f"exempel-{self.around.now():%Y-%m-%d}{SUFFIX}")

    def open_another(self) -> None:
        """The start panel in a dialog, while a unit is open."""
        if self.desk.unit is None:
            self.choose_file()
            return
        panel = self._start_panel()
        OpenDialog(self.around.style, panel, parent=self.window).exec()

    def import_file(self, source: Path | None = None) -> None:
        """Reads the template into the open unit, with a look at it first."""
        unit = self.desk.unit
        if unit is None:
            return
        if unit.store.read_only:
            self.desk.tell(UserError("file_read_only", file=unit.store.path.name))
            return
        dialog = ImportDialog(
            self.around.style, unit, ask=self.around.ask, jobs=self.around.jobs, parent=self.window
        )
        if source is not None:
            dialog.read(source)
        dialog.exec()
        changes = dialog.changes
        if changes is not None and changes.tables:
            self.around.bus.changed.emit(changes)
            if "employee" in changes.tables and not unit.store.protected:
                self.desk.ask_for_passphrase()

    def close_unit(self) -> None:
        """Leaves the unit for the start page."""
        self.desk.close()
        self._show_start()

    def _fill_menu(self) -> None:
        menu, add = self.window.top_bar.unit_menu, self.window.add_action
        add(tr("Öppna enhet …"), "Ctrl+O", self.open_another, menu=menu, icon="open")
        add(tr("Ny enhet …"), "Ctrl+N", self.make_new, menu=menu, icon="new")
        self._needing_unit = [
            add(tr("Läs in från fil …"), "Ctrl+I", self.import_file, menu=menu, icon="import"),
            add(tr("Lösenfras …"), "", self.desk.ask_for_passphrase, menu=menu, icon="lock"),
            add(tr("Stäng enheten"), "Ctrl+W", self.close_unit, menu=menu),
        ]
        menu.addSeparator()
        looks = menu.addMenu(tr("Utseende"))
        for choice, name in zip(LOOKS, (tr("Som datorn"), tr("Ljust"), tr("Mörkt")), strict=True):
            action = add(name, "", partial(self._use_look, choice), menu=looks)
            action.setCheckable(True)
            self._looks.append((choice, action))
        self._tick_look()
        add(tr("Tangenter"), "Ctrl+?", self._show_keys, menu=menu)
        add(tr("Avsluta"), "Ctrl+Q", self.window.close, menu=menu)

    def _use_look(self, choice: Choice) -> None:
        self.around.style.use(choice)
        self.remembered = replace(self.remembered, appearance=choice)
        preferences.write_preferences(self.remembered)
        self._tick_look()

    def _tick_look(self) -> None:
        for choice, action in self._looks:
            action.setChecked(choice == self.around.style.choice)

    def _show_keys(self) -> None:
        KeysDialog(self.around.style, self.window.keys(), parent=self.window).exec()


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
