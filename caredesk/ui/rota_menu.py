"""The menu of the rota grid's cells: everything that can be done with what is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from caredesk.domain.absence_codes import CODE_OF_CAUSE
from caredesk.domain.changes import Changes
from caredesk.domain.rules import Breach
from caredesk.domain.schedule import CellShift, RowKey, ScheduleView
from caredesk.errors import UserError
from caredesk.language.people_words import term
from caredesk.language.terms import TERMS
from caredesk.language.translation import tr
from caredesk.services.people import view_choices
from caredesk.services.rest_bounds import view_rest_bounds
from caredesk.services.schedule_edits import Layer
from caredesk.services.shift_edits import edit_assigned, edit_kind, edit_vacant_added, edit_vacated
from caredesk.ui.bus import Bus
from caredesk.ui.dialogs.rest_exception_dialog import RestExceptionDialog
from caredesk.ui.dialogs.shift_dialog import ShiftDialog
from caredesk.ui.models.rota_words import shown_name
from caredesk.ui.rota_hand import GridPlace, RotaHand
from caredesk.ui.schedule_board import ScheduleBoard
from caredesk.ui.style import Style
from caredesk.ui.widgets.rota_view import RotaView

MOST_NAMED = 25
"""So many people are offered a vacant shift; more are found by typing in their cells."""


class RotaMenu(QObject):
    """`show_at(place, cells)` opens the menu; `show_details` the fields of a shift."""

    said = Signal(str)
    failed = Signal(object)
    person_asked = Signal(str)
    panel_asked = Signal()
    copy_week_asked = Signal(list)
    base_asked = Signal(str)
    sick_asked = Signal(str)
    """Somebody's employee number."""
    absence_asked = Signal(str, object)
    """Somebody's employee number and a day."""

    def __init__(
        self, style: Style, board: ScheduleBoard, hand: RotaHand, bus: Bus, *, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._look, self._board, self._hand, self._bus = style, board, hand, bus
        self._window = parent

    def show_at(self, place: QPoint, cells: list[GridPlace]) -> None:
        """Opens the menu of these cells."""
        menu = self.menu_of(cells)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def menu_of(self, cells: Sequence[GridPlace]) -> QMenu:
        """What can be done with these cells; in a file that is only read, what changes nothing."""
        menu = QMenu(self._window)
        view = self._board.view
        if view is None or not cells:
            return menu
        writable = not self._board.plan.unit.store.read_only
        persons = [cell for cell in cells if cell[0].kind == "person"]
        shifts = [held for cell in cells for held in self._hand.cell(cell).shifts]
        if writable:
            self._add_codes(menu, view, cells, persons)
            self._add_shift(menu, view, cells, shifts)
            menu.addSeparator()
        self._add_clipboard(menu, cells, writable)
        if persons:
            menu.addSeparator()
            self._add_person(menu, persons[0], writable)
        return menu

    def show_details(self, key: RowKey, day: date) -> None:
        """The fields of the cell's first shift."""
        shifts = self._hand.cell((key, day)).shifts
        if not shifts:
            self.said.emit(tr("Det finns inget pass i rutan. Skriv en turkod först."))
            return
        self._details(shifts[0])

    def change_shift(self, number: int) -> None:
        """The fields of the shift with this number."""
        held = self._board.shift(number)
        if held is not None:
            self._details(held)

    def vacate_shift(self, number: int) -> None:
        """Makes the shift with this number vacant."""
        self.do(lambda: edit_vacated(self._board.plan, numbers=[number]))

    def change_breaking(self, breach: Breach) -> None:
        """The fields of the shift that breaks a rule."""
        self.show_details(RowKey("person", breach.employee_no), breach.when)

    def vacate_breaking(self, breach: Breach) -> None:
        """Makes the shifts vacant that break a rule on a day."""
        cell = self._hand.cell((RowKey("person", breach.employee_no), breach.when))
        numbers = [held.number for held in cell.shifts]
        self.do(lambda: edit_vacated(self._board.plan, numbers=numbers))

    def except_rest(self, breach: Breach) -> None:
        """Asks why a shorter rest was needed, and when it is made up for."""
        unit, name = self._board.plan.unit, self._board.name_of(breach.employee_no)
        dialog = RestExceptionDialog(self._look, unit, breach, name, parent=self._window.window())
        if dialog.exec():
            self._tell(dialog.changes)
        dialog.deleteLater()

    def _details(self, held: CellShift) -> None:
        plan = self._board.plan
        who = self._board.name_of(held.shift.employee_no) or tr("Vakant pass")
        dialog = ShiftDialog(
            self._look,
            plan,
            held,
            who,
            view_choices(plan.unit),
            self._board.names(),
            parent=self._window.window(),
        )
        if dialog.exec():
            self._tell(dialog.changes)
        dialog.deleteLater()

    def _add_codes(
        self,
        menu: QMenu,
        view: ScheduleView,
        cells: Sequence[GridPlace],
        persons: Sequence[GridPlace],
    ) -> None:
        if persons:
            shifts = menu.addMenu(tr("Sätt pass"))
            for each in view.shift_types:
                self._add_text(shifts, f"{each.code}  {each.name}".rstrip(), persons, each.code)
            if not self._board.plan.draft:
                absences = menu.addMenu(tr("Sätt frånvaro"))
                for cause, code in CODE_OF_CAUSE.items():
                    name = f"{code}  {term('absence_cause', cause)}"
                    self._add_text(absences, name, persons, code)
        vacant = menu.addMenu(tr("Nytt vakant pass"))
        key, day = cells[0]
        row = view.row(key)
        section = (row.section if row is not None else "") or self._board.section
        names = [section] if section else [head.name for head in view.sections]
        for name in names:
            below = vacant.addMenu(name) if len(names) > 1 else vacant
            for each in view.shift_types:
                action = below.addAction(f"{each.code}  {each.name}".rstrip())
                action.triggered.connect(partial(self._add_vacant, day, each.code, name))

    def _add_text(self, menu: QMenu, name: str, cells: Sequence[GridPlace], text: str) -> None:
        action = menu.addAction(name)
        action.triggered.connect(lambda: self._hand.type([(key, day, text) for key, day in cells]))

    def _add_shift(
        self, menu: QMenu, view: ScheduleView, cells: Sequence[GridPlace], shifts: Sequence[CellShift]
    ) -> None:
        if not shifts:
            return
        for held in shifts if len(cells) == 1 else ():
            name = tr("Passets uppgifter …") if len(shifts) == 1 else _named_details(held)
            menu.addAction(name + "\tAlt+Enter", partial(self._details, held))
        kinds = menu.addMenu(tr("Slag"))
        for kind in TERMS["shift_kind"]:
            action = kinds.addAction(term("shift_kind", kind))
            action.setCheckable(True)
            action.setChecked(all(held.kind == kind for held in shifts))
            action.triggered.connect(partial(self._set_kind, shifts, kind))
        if any(held.shift.employee_no for held in shifts):
            numbers = [held.number for held in shifts if held.shift.employee_no]
            action = menu.addAction(tr("Gör vakant"))
            action.triggered.connect(lambda: self.do(lambda: edit_vacated(self._board.plan, numbers=numbers)))
        elif len(shifts) == 1:
            self._add_people(menu, view, shifts[0])

    def _add_people(self, menu: QMenu, view: ScheduleView, held: CellShift) -> None:
        """Those in view who are employed, present and free that day, the shift's own section first."""
        at = (held.shift.day - view.first_day).days
        free = [
            row
            for row in view.rows
            if row.key.kind == "person"
            and row.cells[at].employed
            and not row.cells[at].shifts
            and not row.cells[at].absences
        ]
        free.sort(key=lambda row: row.section != held.section)
        people = menu.addMenu(tr("Ge passet till"))
        for row in free[:MOST_NAMED]:
            action = people.addAction(shown_name(row))
            action.triggered.connect(partial(self._assign, held.number, row.key.name))
        people.setEnabled(bool(free))

    def _add_clipboard(self, menu: QMenu, cells: Sequence[GridPlace], writable: bool) -> None:
        grid = self._window.findChild(RotaView)
        if grid is None:
            return
        menu.addAction(tr("Kopiera") + "\tCtrl+C", grid.copy)
        if not writable:
            return
        menu.addAction(tr("Klipp ut") + "\tCtrl+X", grid.cut)
        menu.addAction(tr("Klistra in") + "\tCtrl+V", grid.paste)
        menu.addAction(tr("Fyll nedåt") + "\tCtrl+D", partial(grid.fill, "down"))
        menu.addAction(tr("Fyll åt höger") + "\tCtrl+R", partial(grid.fill, "right"))
        places = list(cells)
        held = [self._hand.cell(place) for place in places]
        clears: tuple[tuple[str, Layer, bool], ...] = (
            (tr("Ta bort pass"), "shifts", any(cell.shifts for cell in held)),
            (tr("Ta bort frånvaro"), "absence", any(cell.absences for cell in held)),
        )
        for name, layer, there in clears:
            if there:
                menu.addAction(name, partial(self._hand.clear, places, layer))
        menu.addAction(tr("Kopiera vecka …"), lambda: self.copy_week_asked.emit(places))

    def _add_person(self, menu: QMenu, place: GridPlace, writable: bool) -> None:
        key, day = place
        for breach in self._board.breaches.get(key.name, ()) if writable else ():
            if breach.when == day and self._may_be_excepted(breach):
                menu.addAction(tr("Markera undantag …"), partial(self.except_rest, breach))
        if writable:
            menu.addAction(tr("Sjukanmälan …"), partial(self.sick_asked.emit, key.name))
            menu.addAction(tr("Annan frånvaro …"), partial(self.absence_asked.emit, key.name, day))
        menu.addAction(tr("Visa personen bredvid") + "\tF4", self.panel_asked.emit)
        menu.addAction(tr("Grundschema …"), partial(self.base_asked.emit, key.name))
        menu.addAction(tr("Öppna personkortet"), partial(self.person_asked.emit, key.name))

    def _may_be_excepted(self, breach: Breach) -> bool:
        """A shorter daily rest may be accepted with a reason, down to a bound."""
        least = view_rest_bounds(self._board.plan.unit, day=breach.when).hours
        return breach.rule == "daily_rest" and (breach.amount or 0.0) >= least

    def _add_vacant(self, day: date, code: str, section: str) -> None:
        plan = self._board.plan
        self.do(lambda: edit_vacant_added(plan, day=day, shift_code=code, section=section))

    def _assign(self, number: int, employee_no: str) -> None:
        self.do(lambda: edit_assigned(self._board.plan, number=number, employee_no=employee_no))

    def _set_kind(self, shifts: Sequence[CellShift], kind: str) -> None:
        numbers = [held.number for held in shifts]
        self.do(lambda: edit_kind(self._board.plan, numbers=numbers, kind=kind))

    def do(self, make: Callable[[], Changes]) -> None:
        """Makes an edit and tells of it."""
        try:
            changes = make()
        except UserError as error:
            self.failed.emit(error)
        else:
            self._tell(changes)

    def _tell(self, changes: Changes) -> None:
        if changes.tables:
            self._bus.changed.emit(changes)


def _named_details(held: CellShift) -> str:
    return tr("Uppgifter för {shift} …").format(shift=held.shift.shift_code or tr("passet"))
