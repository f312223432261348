"""The card Uppföljning: what sick leave asks for, most urgent first, and one button that does the first.

card = FollowUpCard(style)
card.set_view(view, writable=not unit.store.read_only)    # services.follow_up.view_follow_up
card.ticked           # (row, done): services.follow_up.edit_follow_up with the row's employee_no, kind, day
card.person_asked     # an employee number: Enter or double click on a row
card.well_asked       # an employee number, or "" when nobody was chosen: Friskanmälan
card.all_asked        # the whole list: dialogs.follow_up_dialog
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from caredesk.domain.follow_up import FollowUpRow, FollowUpView
from caredesk.language.follow_up_words import action_text, tag_text
from caredesk.language.translation import tr
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.follow_up_list import ROW, FollowUpList
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.rule import Rule
from caredesk.ui.widgets.tag import BREACH

LEAST_ROWS, WANTED_ROWS = 3, 5
NOTE = 20
"""The height of the line that counts the rows which are not in view, px."""
BUTTON_SIDES = 26
"""A button's own air and edges beside its words, px."""


class FollowUpCard(Card):
    """See the module's docstring. It shows as many rows as there is room for; the link counts them all."""

    ticked = Signal(object, bool)
    person_asked = Signal(str)
    well_asked = Signal(str)
    all_asked = Signal()

    def __init__(self, style: Style, *, parent: QWidget | None = None) -> None:
        super().__init__(style, tr("Uppföljning"), parent=parent)
        self._view: FollowUpView | None = None
        self._writable = True
        self._shown: tuple[FollowUpView, bool, int] | None = None
        self.set_link(tr("Alla {count}").format(count=0))  # first, so that Tab comes to it before the rows
        self.list = FollowUpList(style)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.note = Label(style, font="small", role="text2")
        self.note.setContentsMargins(style.size("card_padding"), 0, style.size("card_padding"), 0)
        self.note.setFixedHeight(NOTE)
        self.action = Button(style, tr("Klart"), kind="primary")
        self.well = Button(style, tr("Friskanmälan …"))
        self._lay_out(style)
        self.list.rows.ticked.connect(self.ticked)
        self.list.well_asked.connect(self.well_asked)
        self.list.opened.connect(self._open)
        self.list.row_chosen.connect(self._take_rows)
        self.room.resized.connect(self._fit)
        self.action.clicked.connect(self._act)
        self.well.clicked.connect(self._ask_well)
        self.link_clicked.connect(self.all_asked)

    def set_view(self, view: FollowUpView, *, writable: bool = True) -> None:
        """Shows a view; a file that is only read can be looked at but not ticked."""
        self._view, self._writable = view, writable
        words = tag_text(view)
        self.set_tag(BREACH if words else "", words, "under")
        self.set_link(tr("Alla {count}").format(count=len(view.rows)))
        assert self._link is not None
        self._link.setVisible(bool(view.rows))
        self.room.rows = len(view.rows)
        self.room.updateGeometry()
        self._fit()

    def first(self) -> FollowUpRow | None:
        """What the button does: the selected row, else the most urgent one; None when nothing waits."""
        chosen = self.list.chosen()
        rows = self._view.rows if self._view else ()
        return next((row for row in (chosen, *rows) if row is not None and not row.is_done), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._write_buttons()

    def _lay_out(self, style: Style) -> None:
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setSpacing(style.size("gap"))
        padding = style.size("card_padding")
        row.setContentsMargins(padding, style.size("gap"), padding, style.size("gap") // 2)
        row.addWidget(self.action)
        row.addWidget(self.well)
        row.addStretch(1)
        self.room = _Room(self.list, self.note, buttons)
        self.body.addWidget(Rule(style))
        self.body.addWidget(self.room, 1)

    def _fit(self) -> None:
        """Gives the list the rows that there is room for, and says what is left."""
        if self._view is None:
            return
        rows, high = self._view.rows, self.room.for_rows()
        count = len(rows) if len(rows) * ROW <= high else max((high - NOTE) // ROW, 1)
        if self._shown != (self._view, self._writable, count):
            self._shown = (self._view, self._writable, count)
            self.list.set_rows(rows[:count], self._view.today, writable=self._writable)
        self.list.setVisible(bool(rows))
        self._take_rows()

    def _take_rows(self) -> None:
        """As many of them as stand whole beside the law of the selected one."""
        if self._view is None:
            return
        rows, high = self._view.rows, self.room.for_rows()
        in_view = self.list.take_rows(high)
        if in_view < len(rows):
            in_view = self.list.take_rows(high - NOTE)
        self.note.setText(_note(len(rows), len(rows) - in_view))
        self.note.setVisible(bool(self.note.text()))
        self._write_buttons()

    def _write_buttons(self) -> None:
        """The action in words, cut where a long name leaves no room; the tooltip has it whole."""
        row = self.first()
        self.well.setEnabled(self._writable)
        self.action.setVisible(row is not None and self._writable)
        if row is None:
            return
        words = action_text(row)
        beside = self.well.sizeHint().width() + self._look.size("gap") + 2 * self._look.size("card_padding")
        room = self.width() - beside - BUTTON_SIDES
        cut = QFontMetrics(self.action.font()).elidedText(words, Qt.TextElideMode.ElideRight, max(room, 80))
        self.action.setText(cut)
        self.action.setAccessibleName(words)
        self.action.setToolTip(words if cut != words else "")

    def _act(self) -> None:
        row = self.first()
        if row is None:
            return
        if row.tickable:
            self.ticked.emit(row, True)
        else:
            self.well_asked.emit(row.employee_no)

    def _ask_well(self) -> None:
        chosen = self.list.chosen()
        self.well_asked.emit(chosen.employee_no if chosen and chosen.number is not None else "")

    def _open(self, index: QModelIndex) -> None:
        self.person_asked.emit(self.list.rows.row(index).employee_no)


class _Room(QWidget):
    """Where rows and buttons stand: tells how much room there is, and asks for that of a few rows."""

    resized = Signal()

    def __init__(self, rows: FollowUpList, note: Label, buttons: QWidget) -> None:
        super().__init__()
        self._buttons = buttons
        self.rows = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (rows, note, buttons):
            column.addWidget(part)
        column.addStretch(1)

    def for_rows(self) -> int:
        """The height that rows and the line under them may take."""
        return self.height() - self._buttons.sizeHint().height()

    def sizeHint(self) -> QSize:
        return QSize(240, self._height_of(WANTED_ROWS))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self._height_of(LEAST_ROWS))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def _height_of(self, most: int) -> int:
        under = 0 if 0 < self.rows <= most else NOTE
        return min(self.rows, most) * ROW + under + self._buttons.sizeHint().height()


def _note(rows: int, hidden: int) -> str:
    if not rows:
        return tr("✓ Inget att följa upp.")
    return tr("och {count} till").format(count=hidden) if hidden else ""
