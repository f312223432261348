"""The side panel of Schema (F4): the selected person, or the selected shift, with what is wrong first.

panel = ShiftPanel(style, exception_from=view_rest_bounds(unit, day=today).hours)
panel.set_person(view_schedule_person(…), first_day)
panel.set_shift(ShiftFacts(held, kind="vacant"))
panel.float_over(room)      # an overlay at the right of a part; from 1600 px it stands in a layout instead
panel.open_from(grid)       # shows it; Esc and F4 close it and give the keyboard back to `grid`
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from caredesk.domain.rules import Breach
from caredesk.language.translation import tr
from caredesk.services.schedule_person import SchedulePerson
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import Button, IconButton
from caredesk.ui.widgets.focus_ring import NO_RING
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.panel_lines import (
    ShiftFacts,
    Shown,
    balance_lines,
    competence_lines,
    hour_lines,
    limit_values,
    person_under,
    shift_lines,
    shift_title,
    shift_under,
)
from caredesk.ui.widgets.panel_parts import BreachBox, PanelGroup
from caredesk.ui.widgets.rule import Rule
from caredesk.ui.widgets.scrolled import Scrolled

WIDTH = 320
SIDE, FOOT, KEYCAP = 16, 44, 18
MOST_BOXES = 3


class ShiftPanel(QFrame):
    """See the module's docstring. `exception_asked`, `vacate_asked` and `change_asked` carry the `Breach`
    that they are about, `shift_change_asked` and `shift_vacate_asked` the number of the shift that is shown,
    `person_asked` an employee number."""

    exception_asked = Signal(object)
    vacate_asked = Signal(object)
    change_asked = Signal(object)
    shift_change_asked = Signal(int)
    shift_vacate_asked = Signal(int)
    person_asked = Signal(str)
    closed = Signal()

    def __init__(self, style: Style, *, exception_from: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = style
        self._exception_from = exception_from
        self._came_from: QWidget | None = None
        self._room: QWidget | None = None
        self._shown = Shown()
        self.setFixedWidth(WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setProperty(NO_RING, True)
        self.setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(style.size("edge"), 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._make_head())
        self._area = Scrolled()
        self._area.column.setContentsMargins(12, 0, SIDE - 4, 12)
        self._area.column.setSpacing(style.size("card_gap"))
        self._boxes = QVBoxLayout()
        self._boxes.setSpacing(style.size("gap"))
        self._area.column.addLayout(self._boxes)
        self._groups = [PanelGroup(style) for _ in range(4)]
        for group in self._groups:
            self._area.column.addWidget(group)
        self._area.column.addStretch(1)
        column.addWidget(self._area, 1)
        column.addWidget(Rule(style))
        column.addWidget(self._make_foot())
        self.hide()

    def set_person(self, view: SchedulePerson, first_day: date) -> None:
        """Shows a person; `first_day` is the view's first."""
        person = view.person
        self._show_head(person.name, person_under(view))
        boxes = [self._box(each) for each in view.breaches.breaches[:MOST_BOXES]]
        boxes += [self._box(each, accepted=True) for each in view.breaches.accepted[:MOST_BOXES]]
        self._show_boxes(boxes)
        hours, limits, balances, competences = self._groups
        hours.set_lines(tr("Timmar"), hour_lines(view, first_day))
        limits.set_bars(tr("Gränser"), limit_values(view))
        title, lines = balance_lines(view)
        balances.set_lines(title, lines)
        competences.set_lines(tr("Kompetens"), competence_lines(view))
        self._show_foot(Shown(employee_no=person.employee_no, phone=person.phone))

    def set_shift(self, facts: ShiftFacts) -> None:
        """Shows a shift that is vacant, borrowed or selected by itself."""
        self._show_head(shift_title(facts), shift_under(facts))
        self._show_boxes([])
        self._groups[0].set_lines(tr("Passet"), shift_lines(facts))
        for group in self._groups[1:]:
            group.hide()
        mine = facts.held.shift.employee_no
        self._show_foot(Shown(employee_no=mine, shift=facts.held.number))

    def set_nothing(self) -> None:
        """Shows that nothing is selected."""
        self._show_head(tr("Inget valt"), tr("Välj en person eller ett pass i schemat."))
        self._show_boxes([])
        for group in self._groups:
            group.hide()
        self._show_foot(Shown())

    def float_over(self, room: QWidget) -> None:
        """Lies at the right of a part and follows its size; the part must have no layout for it."""
        self.setParent(room)
        if self._room is not None:
            self._room.removeEventFilter(self)
        self._room = room
        room.installEventFilter(self)
        self._place()

    def dock(self) -> None:
        """Stands in whatever layout it has been put into."""
        if self._room is not None:
            self._room.removeEventFilter(self)
            self._room = None
        self.setMinimumHeight(0)

    def open_from(self, came_from: QWidget | None, *, take_keyboard: bool = False) -> None:
        """Shows it; the keyboard stays where it is unless it is asked for."""
        self._came_from = came_from
        self._place()
        self.show()
        self.raise_()
        if take_keyboard:
            self.close_button.setFocus()

    def close_panel(self) -> None:
        """Hides it and gives the keyboard, if it has it, back to where it came from."""
        if self.isHidden():
            return
        typed_in: QWidget | None = self.window().focusWidget()
        had_keyboard = typed_in is not None and (typed_in is self or self.isAncestorOf(typed_in))
        self.hide()
        if had_keyboard and self._came_from is not None:
            self._came_from.setFocus()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F4):
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("surface"))
        edge = self._look.size("edge")
        painter.fillRect(0, 0, edge, self.height(), self._look.colour("strong"))
        painter.end()

    def _make_head(self) -> QHBoxLayout:
        style = self._look
        self._title = Label(style, font="dialog_title", wrap=True)
        self._under = Label(style, font="small", role="text2", wrap=True)
        cap = Label(style, "F4", font="smallest", role="text3")
        cap.setProperty("keycap", "true")
        cap.setFixedHeight(KEYCAP)
        self.close_button = IconButton(style, "close", tr("Stäng panelen"), key="F4", role="text")
        self.close_button.clicked.connect(self.close_panel)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._under)
        head = QHBoxLayout()
        head.setContentsMargins(SIDE, 8, 10, 8)
        head.addLayout(words, 1)
        head.addWidget(cap)
        head.addWidget(self.close_button)
        return head

    def _make_foot(self) -> QWidget:
        style = self._look
        foot = QWidget()
        foot.setFixedHeight(FOOT)
        self._phone = Label(style)
        self._phone_icon = IconButton(style, "phone", tr("Kopiera telefonnumret"), side=24, role="accent")
        self._phone_icon.clicked.connect(self._copy_phone)
        self.vacate = Button(style, tr("Gör vakant"))
        self.change = Button(style, tr("Ändra passet …"), key="Alt+Enter")
        self.open_card = Button(style, tr("Öppna personkortet"), kind="link")
        self.vacate.clicked.connect(lambda: self.shift_vacate_asked.emit(self._shown.shift))
        self.change.clicked.connect(lambda: self.shift_change_asked.emit(self._shown.shift))
        self.open_card.clicked.connect(lambda: self.person_asked.emit(self._shown.employee_no))
        row = QHBoxLayout(foot)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(4)
        for widget in (self._phone_icon, self._phone, self.change, self.vacate):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.open_card)
        return foot

    def _show_head(self, title: str, under: str) -> None:
        self._title.setText(title)
        self._under.setText(under)
        self._under.setVisible(bool(under))
        self.setAccessibleName(tr("Sidopanel: {what}").format(what=title))
        self.setAccessibleDescription(under)

    def _box(self, breach: Breach, *, accepted: bool = False) -> BreachBox:
        box = BreachBox(self._look, breach, exception_from=self._exception_from, accepted=accepted)
        box.exception_asked.connect(self.exception_asked)
        box.vacate_asked.connect(self.vacate_asked)
        box.change_asked.connect(self.change_asked)
        return box

    def _show_boxes(self, boxes: list[BreachBox]) -> None:
        while (item := self._boxes.takeAt(0)) is not None:
            if (held := item.widget()) is not None:
                held.hide()
                held.deleteLater()
        for box in boxes:
            self._boxes.addWidget(box)

    def _show_foot(self, shown: Shown) -> None:
        self._shown = shown
        self._phone.setText(shown.phone)
        self._phone.setVisible(bool(shown.phone))
        self._phone_icon.setVisible(bool(shown.phone))
        self.change.setVisible(shown.shift is not None)
        self.vacate.setVisible(shown.shift is not None and bool(shown.employee_no))
        self.open_card.setVisible(bool(shown.employee_no) and shown.shift is None)

    def _copy_phone(self) -> None:
        QGuiApplication.clipboard().setText(self._shown.phone)

    def _place(self) -> None:
        if self._room is not None:
            self.setGeometry(self._room.width() - WIDTH, 0, WIDTH, self._room.height())
