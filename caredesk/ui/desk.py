"""The open unit and its life in the window: opened, unlocked, stored, copied, locked and left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from os.path import realpath
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog

from caredesk.domain.changes import Changes
from caredesk.errors import UserError
from caredesk.language.translation import N_, tr
from caredesk.language.words import word
from caredesk.services.copies import CopyFile, make_copy, newest_good_copy, restore_copy
from caredesk.services.overview import view_overview
from caredesk.services.passphrase import fits, set_passphrase
from caredesk.services.sample_unit import create_sample
from caredesk.services.session import OpenUnit, create_unit, open_unit
from caredesk.ui.ask import Ask
from caredesk.ui.bus import Bus
from caredesk.ui.copy_keeper import CopyKeeper
from caredesk.ui.dialogs.crash_dialog import CrashDialog
from caredesk.ui.dialogs.passphrase_dialog import PassphraseDialog
from caredesk.ui.dialogs.set_passphrase_dialog import SetPassphraseDialog
from caredesk.ui.idle_lock import IdleLock
from caredesk.ui.jobs import Jobs
from caredesk.ui.main_window import MainWindow
from caredesk.ui.style import Style
from caredesk.ui.widgets.lock_cover import LockCover

ONLY_READ = N_("Filen är skrivskyddad: du kan läsa och göra rapporter, men inget kan ändras.")
MENDED_BY_A_COPY = frozenset({"file_empty", "file_cut_off", "file_damaged", "file_version_unknown"})


class Surroundings(NamedTuple):
    """What the window's parts share: looks, questions, background work, the signal, the clock."""

    style: Style
    ask: Ask
    jobs: Jobs
    bus: Bus
    now: Callable[[], datetime]


class Desk(QObject):
    """At most one unit at a time. `opened` and `closed` tell whoever builds pages."""

    opened = Signal()
    closed = Signal()

    def __init__(self, window: MainWindow, around: Surroundings, *, lock_after: float) -> None:
        super().__init__(window)
        self._window = window
        self._around = around
        self._lock_after = lock_after
        self.unit: OpenUnit | None = None
        self._saved: datetime | None = None
        self._copied: datetime | None = None
        self._cover: LockCover | None = None
        self.keeper = CopyKeeper(around.jobs, around.now, self)
        self.idle = IdleLock(self)
        self.keeper.copied.connect(self._note_copy)
        self.keeper.failed.connect(self.tell)
        self.idle.warned.connect(self._warn)
        self.idle.lifted.connect(self._show_stored)
        self.idle.expired.connect(self._lock)
        around.bus.changed.connect(self._note_step)
        window.lock_asked.connect(self.lock)
        window.close_asked.connect(self.close)

    def open(self, path: Path) -> bool:
        """Opens a file, asking for its passphrase when it has one; whether it is open now."""
        if self.unit is not None and realpath(self.unit.store.path) == realpath(path):
            return True
        try:
            unit = open_unit(path)
        except UserError as error:
            if error.code == "passphrase_needed":
                return self._open_with_passphrase(path)
            return self._offer_copy(path, error)
        self._take(unit)
        return True

    def new(self, path: Path, name: str, unit_type: str = "") -> bool:
        """Makes a new unit's file and opens it; an existing file is never written over."""
        return self._make(lambda: create_unit(path, name=name, unit_type=unit_type))

    def sample(self, path: Path) -> bool:
        """Opens the sample unit, made anew where it is not there."""
        if path.exists():
            return self.open(path)
        return self._make(lambda: create_sample(path, today=self._around.now().date()))

    def close(self) -> None:
        """Leaves the unit: what is not copied yet is copied, and the lock given back."""
        if self.unit is None:
            return
        self.idle.stop()
        if self._cover is not None:  # what is half typed behind it is stored, as from an open window
            self._cover = None
            self._window.set_locked(None)
        # First of all: a page that goes stores what was half typed in it, and the last copy holds that too.
        self.closed.emit()
        self.keeper.leave()
        self._around.jobs.finish()
        unit, self.unit = self.unit, None
        unit.close()

    def open_copy(self, copy: CopyFile) -> bool:
        """Opens a copy as a file of its own beside the unit's, which is left as it is."""
        assert self.unit is not None
        target = _beside(self.unit.store.path, copy.made)
        try:
            if not target.exists():
                restore_copy(copy.path, target)
        except UserError as error:
            if error.code == "passphrase_needed":
                return self._open_with_passphrase(target, copy.path)
            self.tell(error)
            return False
        return self.open(target)

    def lock_after(self, minutes: float) -> None:
        """Locks after so many minutes without a key or the mouse, from now on."""
        self._lock_after = minutes
        self._watch_idle()

    def tell(self, error: UserError) -> None:
        """Says a user's error over the window; what cannot be saved any more is offered a copy of its own."""
        if error.code == "file_changed_underneath" and self.unit is not None:
            self._offer_rescue(self.unit, error)
        else:
            self._around.ask.say(self._window, word(error))

    def ask_for_passphrase(self) -> bool:
        """Lets the user set or change the unit's passphrase; whether one was set."""
        unit = self.unit
        if unit is None:
            return False
        dialog = SetPassphraseDialog(self._around.style, protected=unit.store.protected, parent=self._window)
        if not dialog.exec():
            return False
        try:
            set_passphrase(unit, dialog.passphrase(), now=self._around.now())
        except UserError as error:
            self.tell(error)
        else:
            self._note_copy(self._around.now())
        self._watch_idle()
        return unit.store.protected

    def lock(self) -> None:
        """Covers the window; a file without a passphrase is first offered one."""
        if self.unit is None or self._cover is not None:
            return
        if not self.unit.store.protected and not self.unit.store.read_only:
            sentence = tr("Filen har ingen lösenfras, så vem som helst kan låsa upp den.")
            verbs = (tr("Sätt lösenfras …"), tr("Lås ändå"))
            answer = self._around.ask.question(self._window, sentence, verbs)
            if answer is None or (answer == 0 and not self.ask_for_passphrase()):
                return
        self._lock()

    def _lock(self) -> None:
        if self.unit is None or self._cover is not None:
            return
        self.idle.stop()
        _leave_dialogs()
        name = self._window.top_bar.unit.text()
        self._cover = LockCover(self._around.style, name, protected=self.unit.store.protected)
        self._cover.tried.connect(self._unlock)
        self._window.set_locked(self._cover)

    def _unlock(self, passphrase: str) -> None:
        if self.unit is None or self._cover is None:
            return
        if not fits(self.unit, passphrase):
            self._cover.refuse(word(UserError("passphrase_wrong")))
            return
        self._cover = None
        self._window.set_locked(None)
        self._watch_idle()
        self._show_stored()

    def _make(self, make: Callable[[], OpenUnit]) -> bool:
        try:
            unit = make()
        except UserError as error:
            self.tell(error)
            return False
        self._take(unit)
        return True

    def _open_with_passphrase(self, path: Path, copy: Path | None = None) -> bool:
        """Opens a file; one that is not there yet is first written from this copy of it."""
        dialog = PassphraseDialog(self._around.style, path.name, parent=self._window)
        opened: list[OpenUnit] = []
        refused: list[tuple[UserError, str]] = []

        def try_it(passphrase: str) -> None:
            try:
                if copy is not None and not path.exists():
                    restore_copy(copy, path, passphrase=passphrase)
                opened.append(open_unit(path, passphrase=passphrase))
            except UserError as error:
                if error.code == "passphrase_wrong":
                    dialog.refuse(word(error))
                    return
                refused.append((error, passphrase))
            dialog.accept()

        dialog.tried.connect(try_it)
        dialog.exec()
        if refused:
            return self._offer_copy(path, *refused[0])
        if opened:
            self._take(opened[0])
        return bool(opened)

    def _offer_copy(self, path: Path, error: UserError, passphrase: str | None = None) -> bool:
        """A file that cannot be read is left as it is; its newest whole copy is opened under another name."""
        copy = newest_good_copy(path, passphrase=passphrase) if error.code in MENDED_BY_A_COPY else None
        if copy is None:
            self.tell(error)
            return False
        verb = tr("Öppna kopian från {when}").format(when=f"{copy.made:%Y-%m-%d %H:%M}")
        if self._around.ask.question(self._window, word(error), (verb,)) is None:
            return False
        target = _beside(path, copy.made)
        try:
            if not target.exists():
                restore_copy(copy.path, target, passphrase=passphrase)
        except UserError as second:
            self.tell(second)
            return False
        return self.open(target)

    def _offer_rescue(self, unit: OpenUnit, error: UserError) -> None:
        """What is open is whole though its file was taken away or swapped: it can be written as a copy."""
        verbs = (tr("Spara en räddningskopia"),)
        if self._around.ask.question(self._window, word(error), verbs) is None:
            return
        try:
            rescued = make_copy(unit, now=self._around.now())
        except UserError as second:
            self._around.ask.say(self._window, word(second))
            return
        told = tr("Räddningskopian {file} är hel och ligger i mappen {folder}. Öppna den för att fortsätta.")
        self._around.ask.say(self._window, told.format(file=rescued.name, folder=rescued.parent.name))

    def _take(self, unit: OpenUnit) -> None:
        self.close()
        self.unit = unit
        self._saved = None
        self._copied = self.keeper.watch(unit)
        self._show_frame()
        self._watch_idle()
        self.opened.emit()

    def _show_frame(self) -> None:
        if self.unit is None:
            return
        overview = view_overview(self.unit, today=self._around.now().date())
        bar = self._window.top_bar
        bar.set_unit(overview.name)
        bar.month.set_range(overview.first_month, overview.last_month)
        if not overview.first_month <= bar.month.month() <= overview.last_month:
            bar.month.set_month(overview.month)
        bar.section.set_sections(overview.sections)
        self._window.setWindowTitle(tr("{unit} – CareDesk").format(unit=overview.name))
        if self.unit.store.read_only:
            self._window.banner.show_text(tr(ONLY_READ))
        else:
            self._window.banner.clear()
        self._show_stored()

    def _note_step(self, _changes: Changes) -> None:
        self._saved = self._around.now()
        self.keeper.note_change()
        self._show_frame()

    def _note_copy(self, made: datetime) -> None:
        self._copied = made
        self._show_stored()

    def _show_stored(self) -> None:
        today = self._around.now().date()
        self._window.top_bar.status.set_stored(self._saved, self._copied, today=today)

    def _warn(self, seconds: int) -> None:
        sentence = tr("Låses om {seconds} s. Rör en tangent för att fortsätta.")
        self._window.top_bar.status.say(sentence.format(seconds=seconds))

    def _watch_idle(self) -> None:
        if self.unit is not None and self.unit.store.protected:
            self.idle.start(self._lock_after)


def _beside(path: Path, made: datetime) -> Path:
    """Where a copy of a file goes to be opened: a name of its own, with the time the copy was made."""
    return path.with_name(f"{path.stem} {made:%Y-%m-%d %H.%M.%S}{path.suffix}")


def _leave_dialogs() -> None:
    """Leaves what lies over the window as Esc would: it may show names, and would still take keys."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    while isinstance(dialog := QApplication.activeModalWidget(), QDialog):
        if isinstance(dialog, CrashDialog):
            dialog.accept()  # to leave it would close the program, which nobody at the keyboard chose
        else:
            dialog.reject()
