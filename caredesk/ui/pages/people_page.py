"""The page Medarbetare: everybody in a list, one person's card beside it, and what is done to them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from caredesk.domain.changes import Changes
from caredesk.errors import UserError
from caredesk.language.translation import tr
from caredesk.language.words import word
from caredesk.services.people import PeopleView, PersonLine, view_choices, view_people, view_year_hours
from caredesk.services.person import PersonCard, view_person
from caredesk.services.person_edits import edit_person_removed
from caredesk.services.session import OpenUnit
from caredesk.ui.ask import Ask
from caredesk.ui.bus import Bus
from caredesk.ui.dialogs.change_contract_dialog import ChangeContractDialog
from caredesk.ui.dialogs.end_contract_dialog import EndContractDialog
from caredesk.ui.dialogs.move_section_dialog import MoveSectionDialog
from caredesk.ui.dialogs.new_person_dialog import NewPersonDialog
from caredesk.ui.dialogs.paste_people_dialog import PastePeopleDialog
from caredesk.ui.save_extract import save_extract
from caredesk.ui.style import Style
from caredesk.ui.widgets.asking import Asking
from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.empty_page import empty_people
from caredesk.ui.widgets.focus_ring import NO_RING
from caredesk.ui.widgets.page_area import PageArea
from caredesk.ui.widgets.page_head import PageHead
from caredesk.ui.widgets.people_bar import PeopleBar
from caredesk.ui.widgets.people_list import PeopleList
from caredesk.ui.widgets.people_sentence import people_sentence
from caredesk.ui.widgets.person_card import PersonCardView

CONCERN = frozenset(
    {
        "unit",
        "setting",
        "role",
        "employee",
        "employment",
        "competence",
        "balance",
        "shift",
        "absence",
        "place",
    }
)
"""Tables that the page shows something of."""
HOURS_FROM = frozenset({"shift", "absence"})
"""Tables that the hours of the year are summed from."""

BESIDE_FROM = 1000
LIST_SHARE, CARD_SHARE = 20, 80
LEAST_HEIGHT = 240
EXCEL = "\t"


class PeoplePage(Asking):
    """`set_place(month, section)` follows the top bar. `said` is for the status line, `failed` (UserError)
    for what could not be stored, `passphrase_asked` when the first name stands in a file without one."""

    concern = CONCERN

    said = Signal(str)
    failed = Signal(object)
    passphrase_asked = Signal()
    import_asked = Signal()

    def __init__(
        self,
        style: Style,
        unit: OpenUnit,
        bus: Bus,
        *,
        ask: Ask,
        month: str,
        section: str = "",
        clock: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__()
        self._look = style
        self._unit, self._bus, self._ask = unit, bus, ask
        self._month, self._section, self._clock = month, section, clock
        self._view: PeopleView | None = None
        self._hours: tuple[date, dict[str, float]] | None = None
        self._shown: PersonCard | None = None
        self.setProperty(NO_RING, True)
        self._build()
        self._connect()
        bus.changed.connect(self.note)

    def set_place(self, month: str, section: str) -> None:
        """The section of the top bar ("" for all); who is employed is told by today, not by the month."""
        self._month = month
        if section != self._section:
            self._section = section
            self.ask_again()

    def note(self, changes: Changes) -> None:
        """Hours are summed anew where shifts or absences changed."""
        if changes.tables & HOURS_FROM:
            self._hours = None
        super().note(changes)

    def refresh(self) -> None:
        """Asks for everything anew; the card that is open stays so while its person is there."""
        today = self._today()
        if self._hours is None or self._hours[0] != today:
            self._hours = today, view_year_hours(self._unit, today=today)
        view = view_people(self._unit, today=today, hours=self._hours[1], section=self._section or None)
        self._view = view
        self.empty.setVisible(view.nobody)
        self.bar.setVisible(not view.nobody)
        self._columns.setVisible(not view.nobody)
        self.bar.set_roles(sorted({line.role for line in view.lines} - {""}))
        if view.nobody:
            self.head.set_sentence([])
            self._shown = None
        else:
            employed = sum(line.employed == "now" for line in view.lines)
            expiries = [each for line in view.lines for each in line.expiries]
            self.head.set_sentence(people_sentence(expiries, employed, today))
        self._filter()
        if self._shown is not None:
            self.show_person(self.card.tables.employee_no)

    def show_person(self, employee_no: str, *, with_keys: bool = False) -> None:
        """Opens a person's card; closes it when there is nobody with the number."""
        card = view_person(self._unit, employee_no=employee_no, today=self._today())
        self._shown = card
        if card is not None:
            self.card.set_card(card, view_choices(self._unit))
        self._arrange()
        if card is not None and (with_keys or self.list.isHidden()):
            self.card.setFocus()

    def close_card(self) -> None:
        """Back to the list, with the keyboard."""
        self._shown = None
        self._arrange()
        self.list.setFocus()

    def add_person(self) -> None:
        """Asks for a new person and shows the card."""
        dialog = NewPersonDialog(
            self._look,
            self._unit,
            view_choices(self._unit),
            today=self._today(),
            section=self._section,
            parent=self.window(),
        )
        if dialog.exec():
            self._tell_first_name(dialog.changes)
            self.show_person(dialog.employee_no())
            self.list.table.choose(dialog.employee_no())
        dialog.deleteLater()

    def paste_people(self) -> None:
        """Takes rows from a spreadsheet; those on the clipboard are there at once."""
        dialog = PastePeopleDialog(self._look, self._unit, parent=self.window())
        text = QGuiApplication.clipboard().text()
        if EXCEL in text:
            dialog.read(text)
        if dialog.exec():
            self._tell_first_name(dialog.changes)
        dialog.deleteLater()

    def change_contract(self) -> None:
        """Asks for another contract from a day, for the person in view."""
        card = self._shown
        if card is None or card.contract is None:
            return
        dialog = ChangeContractDialog(
            self._look,
            self._unit,
            card.contract,
            card.person.name,
            view_choices(self._unit),
            day=max(self._today(), card.contract.valid_from),
            parent=self.window(),
        )
        if dialog.exec():
            self._tell(dialog.changes)
        dialog.deleteLater()

    def end_contract(self) -> None:
        """Asks for the last day of the person in view."""
        card = self._shown
        if card is None or card.contract is None:
            return
        dialog = EndContractDialog(
            self._look,
            self._unit,
            card.person.employee_no,
            card.person.name,
            day=max(self._today(), card.contract.valid_from),
            parent=self.window(),
        )
        if dialog.exec():
            self._tell(dialog.changes)
        dialog.deleteLater()

    def remove_person(self) -> None:
        """Takes the person in view away, or says why not."""
        if self._shown is None:
            return
        try:
            changes = edit_person_removed(self._unit, employee_no=self._shown.person.employee_no)
        except UserError as error:
            if error.code == "person_in_use":
                self._ask.say(self.window(), word(error))
            else:
                self.failed.emit(error)
            return
        self.close_card()
        self._tell(changes)
        self.said.emit(tr("Medarbetaren är borttagen. Ctrl+Z ångrar."))

    def save_extract(self) -> None:
        """Writes all that is kept about the person in view to a file, for the person who asks."""
        if self._shown is None:
            return
        try:
            saved = save_extract(self._ask, self.window(), self._unit, self._shown.person)
        except UserError as error:
            self.failed.emit(error)
        else:
            if saved:
                self.said.emit(saved)

    def move_chosen(self) -> None:
        """Asks where those chosen in the list are to work, and from when."""
        people = self.list.chosen()
        if not people or self._unit.store.read_only:
            return
        choices = view_choices(self._unit)
        dialog = MoveSectionDialog(
            self._look, self._unit, people, choices, day=self._today(), parent=self.window()
        )
        if dialog.exec():
            self._tell(dialog.changes)
        dialog.deleteLater()

    def is_outdated(self) -> bool:
        return super().is_outdated() or (self._view is not None and self._view.today != self._today())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The list has the keyboard when the page comes in view."""
        super().focusInEvent(event)
        (self.list if self.list.isVisible() else self.empty).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        style = self._look
        self.head = PageHead(style, tr("Medarbetare"))
        self.paste = Button(style, tr("Klistra in …"), name=tr("Klistra in medarbetare från Excel"))
        self.new = Button(style, tr("Ny medarbetare …"), kind="primary", icon="new")
        for button in (self.paste, self.new):
            self.head.add(button)
            button.setEnabled(not self._unit.store.read_only)
        self.bar = PeopleBar(style)
        self.list = PeopleList(style, self._today)
        self.list.setMinimumHeight(LEAST_HEIGHT)
        self.card = PersonCardView(style, self._unit, self._bus)
        self.empty = empty_people(style)
        self._columns = QWidget()
        self._columns.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        row = QHBoxLayout(self._columns)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(style.size("card_gap"))
        row.addWidget(self.list, LIST_SHARE)
        row.addWidget(self.card, CARD_SHARE)
        area = PageArea(style)
        area.add(self.head)
        area.add(self.bar)
        area.add(self._columns, 1)
        area.add(self.empty, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
        self.card.hide()

    def _connect(self) -> None:
        self.new.clicked.connect(self.add_person)
        self.paste.clicked.connect(self.paste_people)
        self.empty.asked.connect(self.import_asked)
        self.bar.changed.connect(self._filter)
        self.bar.move_asked.connect(self.move_chosen)
        self.bar.entered.connect(self.list.setFocus)
        self.list.opened.connect(lambda number, with_keys: self.show_person(number, with_keys=with_keys))
        self.list.followed.connect(self._follow)
        self.list.move_asked.connect(self.move_chosen)
        self.list.left.connect(self._leave_list)
        self.list.show_all.clicked.connect(self.bar.show_all)
        self.list.show_all.clicked.connect(self.list.setFocus)
        self.list.table.chosen_changed.connect(self._enable)
        self.card.closed.connect(self.close_card)
        self.card.change_asked.connect(self.change_contract)
        self.card.end_asked.connect(self.end_contract)
        self.card.remove_asked.connect(self.remove_person)
        self.card.extract_asked.connect(self.save_extract)
        self.card.failed.connect(self.failed)
        search = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        search.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        search.activated.connect(self.bar.search.setFocus)

    def _today(self) -> date:
        return self._clock().date()

    def _arrange(self) -> None:
        """List and card side by side where there is room, else one instead of the other."""
        beside = self.width() >= BESIDE_FROM
        is_open = self._shown is not None
        self.card.setVisible(is_open)
        self.list.setVisible(beside or not is_open)
        if self._view is not None and not self._view.nobody:
            self.bar.setVisible(beside or not is_open)
        self.card.set_alone(not beside)
        self.list.set_beside_card(beside and is_open)

    def _filter(self) -> None:
        lines: tuple[PersonLine, ...] = self._view.lines if self._view else ()
        of = sum(self.bar.ended.isChecked() or line.employed != "ended" for line in lines)
        self.list.set_lines(self.bar.left_of(lines), of=of)
        self._enable()

    def _follow(self, employee_no: str) -> None:
        """The card beside the list is that of the row that the keys have come to."""
        if self._shown is not None and not self.list.isHidden():
            self.show_person(employee_no)

    def _leave_list(self) -> None:
        if self._shown is not None:
            self.close_card()

    def _enable(self) -> None:
        count = len(self.list.chosen())
        self.bar.move_button.setEnabled(count > 0 and not self._unit.store.read_only)
        self.bar.move_button.setToolTip("" if count else tr("Välj först en eller flera i listan"))

    def _tell(self, changes: Changes) -> None:
        if changes.tables:
            self._bus.changed.emit(changes)

    def _tell_first_name(self, changes: Changes) -> None:
        was_empty = self._view is None or self._view.nobody
        self._tell(changes)
        if was_empty and changes.tables and not self._unit.store.protected:
            self.passphrase_asked.emit()
