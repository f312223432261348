"""What Schema plans in dialogs: base schedules, periods, copied weeks, resource shifts, drafts, print."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from caredesk.domain.changes import Changes
from caredesk.language.translation import tr
from caredesk.services.plan import Plan
from caredesk.ui.ask import Ask
from caredesk.ui.bus import Bus
from caredesk.ui.dialogs.base_schedule_dialog import BaseScheduleDialog
from caredesk.ui.dialogs.copy_week_dialog import CopyWeekDialog
from caredesk.ui.dialogs.draft_dialog import DraftDialog
from caredesk.ui.dialogs.periods_dialog import PeriodsDialog
from caredesk.ui.dialogs.resource_dialog import ResourceDialog
from caredesk.ui.dialogs.roll_out_dialog import RollOutDialog
from caredesk.ui.dialogs.wall_print_dialog import WallPrintDialog
from caredesk.ui.rota_hand import GridPlace
from caredesk.ui.schedule_board import ScheduleBoard
from caredesk.ui.style import Style


class _Changing(Protocol):
    changes: Changes

    def exec(self) -> int: ...
    def deleteLater(self) -> None: ...


class SchedulePlans(QObject):
    """One method a dialog; each tells the bus what was stored."""

    said = Signal(str)
    failed = Signal(object)
    plan_left = Signal()
    """A dialog is closed: names of periods, or the plan in view, may be others."""

    def __init__(
        self,
        style: Style,
        board: ScheduleBoard,
        bus: Bus,
        ask: Ask,
        clock: Callable[[], datetime],
        *,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._look, self._board, self._bus, self._ask = style, board, bus, ask
        self._clock, self._window = clock, parent
        self._chosen: Callable[[], Sequence[GridPlace]] = tuple
        self._left = ""
        self._told = QTimer(self, singleShot=True, interval=0)
        self._told.timeout.connect(self._tell_left)
        board.draft_left.connect(self._note_left)

    def follow(self, chosen: Callable[[], Sequence[GridPlace]]) -> None:
        """Asks for the chosen cells here: by key, the week that is copied is theirs."""
        self._chosen = chosen

    def fill(self, menu: QMenu) -> None:
        """Adds every dialog to a menu."""
        writable = not self._board.plan.unit.store.read_only
        for name, key, run, changes in (
            (tr("Kopiera vecka …"), "Ctrl+Shift+C", self._copy_week_here, True),
            (tr("Grundschema …"), "Ctrl+G", self._base_schedule_here, True),
            (tr("Rulla ut grundschemat …"), "Ctrl+Shift+G", self.roll_out, True),
            (tr("Perioder …"), "", self.periods, True),
            (tr("Resurspass …"), "", self.resource_shifts, True),
            (tr("Skriv ut …"), "Ctrl+P", self.wall_print, False),
        ):
            action = menu.addAction(name)
            action.triggered.connect(lambda _checked=False, run=run: run())
            action.setEnabled(writable or not changes)
            if not action.isEnabled():
                action.setToolTip(tr("Filen är skrivskyddad, så inget kan ändras"))
                menu.setToolTipsVisible(True)
            if key:
                action.setShortcut(QKeySequence(key))
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                self._window.addAction(action)

    def copy_week(self, cells: Sequence[GridPlace] = ()) -> None:
        """Copies a week to others: the week of the chosen cells, of their people alone."""
        self._copy_week(cells, _persons(cells))

    def _copy_week_here(self) -> None:
        """The same week, of everybody: a cursor that stands somewhere chooses nobody."""
        cells = self._chosen()
        persons = _persons(cells)
        self._copy_week(cells, persons if len(persons) > 1 else ())

    def _copy_week(self, cells: Sequence[GridPlace], persons: Collection[str]) -> None:
        monday = min((day for _key, day in cells), default=self._board.first_day)
        self._run(
            CopyWeekDialog(
                self._look,
                self._board.plan,
                monday=monday,
                chosen=persons,
                section=self._board.section or None,
                parent=self._window.window(),
            )
        )

    def base_schedule(self, employee_no: str = "") -> None:
        """The rolling weeks of a person."""
        self._run(
            BaseScheduleDialog(
                self._look,
                self._board.plan,
                employee_no=employee_no,
                day=self._clock().date(),
                parent=self._window.window(),
            )
        )

    def _base_schedule_here(self) -> None:
        """The same, of the person whose row the cursor is in."""
        self.base_schedule(next((key.name for key, _day in self._chosen() if key.kind == "person"), ""))

    def roll_out(self, first_day: date | None = None, last_day: date | None = None) -> None:
        """Lays the base schedules in a stretch of days; of those marked alone, if that is asked for."""
        self._run(
            RollOutDialog(
                self._look,
                self._board.plan,
                first_day=first_day or self._board.first_day,
                last_day=last_day or self._board.last_day,
                today=self._clock().date(),
                persons=_persons(self._chosen()),
                parent=self._window.window(),
            )
        )

    def periods(self) -> None:
        """Names of stretches; from one of them its roll-out."""
        dialog = PeriodsDialog(self._look, self._board.plan, parent=self._window.window())
        chosen = self._run(dialog)
        if chosen and dialog.to_roll_out is not None:
            self.roll_out(dialog.to_roll_out.first_day, dialog.to_roll_out.last_day)

    def resource_shifts(self) -> None:
        """What can be lent to other units, and what is bought the same weeks."""
        self._run(
            ResourceDialog(
                self._look,
                self._board.plan,
                first_day=self._board.first_day,
                last_day=self._board.last_day,
                parent=self._window.window(),
            )
        )

    def drafts(self) -> None:
        """Drafts of some days: made, compared, opened, taken over, dropped."""
        board = self._board
        dialog = DraftDialog(
            self._look,
            board.plan,
            first_day=board.first_day,
            last_day=board.last_day,
            today=self._clock().date(),
            parent=self._window.window(),
        )
        self._show(dialog)
        if dialog.chosen is not None and dialog.chosen != board.plan:
            # Before anybody is told: a draft with another name is not a lost one.
            left = board.plan.draft
            board.use(dialog.chosen)
            if dialog.result() == QDialog.DialogCode.Rejected and not dialog.chosen.draft:
                self._note_left(left)
        self._tell(dialog)

    def wall_print(self) -> None:
        """The schedule on paper."""
        board = self._board
        WallPrintDialog(
            self._look,
            board.plan,
            first_day=board.first_day,
            last_day=board.last_day,
            section=board.section,
            ask=self._ask,
            clock=self._clock,
            parent=self._window.window(),
        ).exec()

    def leave_draft(self) -> None:
        """Back to the plan itself."""
        self._board.use(Plan(self._board.plan.unit))

    def _run(self, dialog: _Changing) -> bool:
        stored = self._show(dialog)
        self._tell(dialog)
        return stored

    def _show(self, dialog: _Changing) -> bool:
        """Nothing is read behind a dialog: what it stores may be of what is in view."""
        self._board.pause()
        stored = bool(dialog.exec())
        self._board.resume()
        return stored

    def _tell(self, dialog: _Changing) -> None:
        if dialog.changes.tables:
            self._bus.changed.emit(dialog.changes)
        dialog.deleteLater()
        self.plan_left.emit()

    def _note_left(self, name: str) -> None:
        """Said when the step that took the draft away has been said."""
        self._left = name
        self._told.start()

    def _tell_left(self) -> None:
        self.said.emit(tr("Utkastet ”{name}” finns inte längre. Nu visas planen.").format(name=self._left))


def _persons(cells: Sequence[GridPlace]) -> set[str]:
    return {key.name for key, _day in cells if key.kind == "person"}
