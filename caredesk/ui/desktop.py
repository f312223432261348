"""The window's parts connected: desk, steps, start page, menus, and what happens after a bug of ours."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

from caredesk import log
from caredesk.errors import UserError
from caredesk.language.formats import day_iso
from caredesk.language.translation import tr
from caredesk.services.session import OpenUnit
from caredesk.ui import preferences
from caredesk.ui.ask import Ask
from caredesk.ui.bus import Bus
from caredesk.ui.desk import Desk, Surroundings
from caredesk.ui.dialogs.crash_dialog import CrashDialog, details_of
from caredesk.ui.dialogs.help_dialog import HelpDialog
from caredesk.ui.dialogs.keys_dialog import KeysDialog
from caredesk.ui.dialogs.open_dialog import OpenDialog
from caredesk.ui.jobs import Jobs
from caredesk.ui.main_window import MainWindow
from caredesk.ui.preferences import Preferences
from caredesk.ui.step_desk import StepDesk
from caredesk.ui.style import Choice, Style
from caredesk.ui.widgets.start_page import StartPage
from caredesk.ui.widgets.start_panel import RecentFile, StartPanel

if TYPE_CHECKING:
    from caredesk.ui.absence_desk import AbsenceDesk
    from caredesk.ui.start_desk import StartDesk

FIRST_PAGE = 1
SUFFIX = ".caredesk"
OWN_FOLDER = "CareDesk"
"""Where new units are proposed to be kept, in the user's documents."""


class Desktop:
    """The window with all its parts connected. `now` is the clock of everything in it."""

    def __init__(
        self,
        window: MainWindow,
        style: Style,
        remembered: Preferences,
        *,
        ask: Ask,
        now: Callable[[], datetime],
    ) -> None:
        self.window = window
        self.remembered = remembered
        self.around = Surroundings(style, ask, Jobs(window), Bus(window), now)
        self.desk = Desk(self.window, self.around, lock_after=self.remembered.lock_after)
        self.steps = StepDesk(self.window, style, self.around.bus)
        self.steps.said.connect(self.window.top_bar.status.say)
        self.steps.failed.connect(self.desk.tell)
        window.top_bar.sick_report.clicked.connect(lambda: self.absence.report_sick())
        self._starting: StartDesk | None = None
        self.desk.opened.connect(self._show_unit)
        self.desk.closed.connect(self._forget_unit)
        self.window.help_asked.connect(self._show_help)
        self._fill_menu()

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

    @property
    def unit(self) -> OpenUnit:
        """The open unit, for whoever builds its pages."""
        assert self.desk.unit is not None
        return self.desk.unit

    @cached_property
    def absence(self) -> AbsenceDesk:
        """The dialogs of absence; a start does without them."""
        from caredesk.ui.absence_desk import AbsenceDesk

        style, ask, _jobs, bus, now = self.around
        desk = AbsenceDesk(
            self.window, style, bus, ask=ask, unit=lambda: self.unit, today=lambda: now().date()
        )
        desk.said.connect(self.window.top_bar.status.say)
        desk.failed.connect(self.desk.tell)
        return desk

    def make_new(self) -> None:
        """Begins a new unit in the whole window."""
        self._start_desk().make_new()

    def start(self) -> None:
        """Goes on with the first start of the open unit."""
        self._start_desk().go_on()

    def _start_desk(self) -> StartDesk:
        if self._starting is None:
            from caredesk.ui.start_desk import StartDesk  # 0.1 s at the start, and few starts need it

            folder = _documents() / OWN_FOLDER
            self._starting = StartDesk(self.window, self.around, self.desk, self.steps, folder=folder)
            self._starting.left.connect(self._leave_start)
            self._starting.import_asked.connect(self.import_file)
        return self._starting

    def _show_unit(self) -> None:
        unit = self.desk.unit
        assert unit is not None
        self.window.forget_pages()
        self.window.set_unit_open(True)
        self.steps.set_unit(unit)
        self._remember(self.remembered.with_recent(unit.store.path, day_iso(self.around.now().date())))
        if self._starting is None or not self._starting.goes_on():
            self.window.show_page(FIRST_PAGE)

    def _leave_start(self) -> None:
        """The first start is left, or given up before there was a file."""
        if self.desk.unit is None:
            self._show_start()
        else:
            self.window.show_page(FIRST_PAGE)

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

    def open_sample(self) -> None:
        """The sample unit, in a file that the user can keep and play with."""
        folder = _documents() / OWN_FOLDER
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
        from caredesk.ui.dialogs.import_dialog import ImportDialog  # reads workbooks: 0.1 s at the start

        dialog = ImportDialog(
            self.around.style, unit, ask=self.around.ask, jobs=self.around.jobs, parent=self.window
        )
        if source is not None:
            dialog.read(source)
        dialog.exec()
        changes = dialog.changes
        dialog.deleteLater()  # else each source that was read would be held until the window closes
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
        of_unit = partial(add, menu=menu, needs_unit=True)
        of_unit(tr("Kom igång …"), "", self.start, icon="leaf")
        of_unit(tr("Läs in från fil …"), "Ctrl+I", self.import_file, icon="import")
        of_unit(tr("Lösenfras …"), "", self.desk.ask_for_passphrase, icon="lock")
        of_unit(tr("Stäng enheten"), "Ctrl+W", self.close_unit)
        menu.addSeparator()
        of_unit(tr("Sjukanmälan …"), "F9", lambda: self.absence.report_sick(), icon="sick-report")
        of_unit(tr("Friskanmälan …"), "Shift+F9", lambda: self.absence.report_well())
        of_unit(tr("Annan frånvaro …"), "Ctrl+F9", lambda: self.absence.add_absence())
        menu.addSeparator()
        # The key is told, not bound: the window hears F1 itself.
        add(tr("Hjälp") + "\tF1", "", self._show_help, menu=menu)
        add(tr("Tangenter"), "Ctrl+?", self._show_keys, menu=menu)
        add(tr("Avsluta"), "Ctrl+Q", self.window.close, menu=menu)

    def use_look(self, choice: Choice) -> None:
        """Shows the window in a look, now and after the next start."""
        self.around.style.use(choice)
        self._remember(replace(self.remembered, appearance=choice))

    def use_lock_after(self, minutes: int) -> None:
        """Locks after so many minutes without a key or the mouse, now and after the next start."""
        self.desk.lock_after(minutes)
        self._remember(replace(self.remembered, lock_after=minutes))

    def _remember(self, preferences_now: Preferences) -> None:
        self.remembered = preferences_now
        preferences.write_preferences(self.remembered)

    def _show_help(self) -> None:
        HelpDialog(self.around.style, parent=self.window).exec()

    def _show_keys(self) -> None:
        KeysDialog(self.around.style, self.window.keys(), parent=self.window).exec()


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
