"""The window's parts connected: desk, steps, start page, menus, and what happens after a bug of ours."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QAction

from caredesk import log
from caredesk.errors import UserError
from caredesk.language.formats import day_iso
from caredesk.language.translation import tr
from caredesk.paths import file_name
from caredesk.services.session import OpenUnit
from caredesk.ui import preferences
from caredesk.ui.ask import Ask
from caredesk.ui.bus import Bus
from caredesk.ui.desk import Desk, Surroundings
from caredesk.ui.dialogs.crash_dialog import CrashDialog, details_of
from caredesk.ui.dialogs.help_dialog import HelpDialog
from caredesk.ui.dialogs.keys_dialog import KeysDialog
from caredesk.ui.dialogs.new_unit_dialog import NewUnitDialog
from caredesk.ui.dialogs.open_dialog import OpenDialog
from caredesk.ui.jobs import Jobs
from caredesk.ui.main_window import MainWindow
from caredesk.ui.preferences import Preferences
from caredesk.ui.step_desk import StepDesk
from caredesk.ui.style import Choice, Style
from caredesk.ui.widgets.start_page import StartPage
from caredesk.ui.widgets.start_panel import RecentFile, StartPanel

FIRST_PAGE = 1
SUFFIX = ".caredesk"
LOOKS: tuple[Choice, ...] = ("system", "light", "dark")


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
        self.desk.opened.connect(self._show_unit)
        self.desk.closed.connect(self._forget_unit)
        self.window.help_asked.connect(self._show_help)
        self._looks: list[tuple[Choice, QAction]] = []
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

    def _show_unit(self) -> None:
        unit = self.desk.unit
        assert unit is not None
        self.window.forget_pages()
        self.window.set_unit_open(True)
        self.steps.set_unit(unit)
        self.remembered = self.remembered.with_recent(unit.store.path, day_iso(self.around.now().date()))
        preferences.write_preferences(self.remembered)
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

    def make_new(self) -> None:
        """Asks for a name and a place, and makes a new unit there."""
        dialog = NewUnitDialog(self.around.style, parent=self.window)
        if not dialog.exec():
            return
        proposed = _documents() / f"{file_name(dialog.name())}{SUFFIX}"
        kinds = tr("Enheter (*.caredesk)")
        file = self.around.ask.file_to_write(self.window, tr("Spara enhetens fil"), kinds, proposed)
        if file is not None:
            self.desk.new(file, dialog.name())

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
        of_unit(tr("Läs in från fil …"), "Ctrl+I", self.import_file, icon="import")
        of_unit(tr("Lösenfras …"), "", self.desk.ask_for_passphrase, icon="lock")
        of_unit(tr("Stäng enheten"), "Ctrl+W", self.close_unit)
        menu.addSeparator()
        # The key is told, not bound: the window hears F1 itself.
        to_help = add(tr("Hjälp") + "\tF1", "", self._show_help, menu=menu)
        add(tr("Avsluta"), "Ctrl+Q", self.window.close, menu=menu)
        gear = self.window.rail.menu
        looks = gear.addMenu(tr("Utseende"))
        for choice, name in zip(LOOKS, (tr("Som datorn"), tr("Ljust"), tr("Mörkt")), strict=True):
            action = add(name, "", partial(self._use_look, choice), menu=looks)
            action.setCheckable(True)
            self._looks.append((choice, action))
        self._tick_look()
        gear.addAction(to_help)
        add(tr("Tangenter"), "Ctrl+?", self._show_keys, menu=gear)

    def _use_look(self, choice: Choice) -> None:
        self.around.style.use(choice)
        self.remembered = replace(self.remembered, appearance=choice)
        preferences.write_preferences(self.remembered)
        self._tick_look()

    def _tick_look(self) -> None:
        for choice, action in self._looks:
            action.setChecked(choice == self.around.style.choice)

    def _show_help(self) -> None:
        HelpDialog(self.around.style, parent=self.window).exec()

    def _show_keys(self) -> None:
        KeysDialog(self.around.style, self.window.keys(), parent=self.window).exec()


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
