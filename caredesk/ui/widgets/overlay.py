"""A panel laid over the page beside the part it belongs to, never over it. Esc and ✕ close it.

panel = Overlay(style, tr("Personaltäthet, rullande tolv månader"), under=tr("…"), parent=window)
panel.body.addWidget(...)
panel.show_beside(card)        # keeps clear of `card`; the card gets its accent edge meanwhile
panel.closed.connect(...)
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from caredesk.language.translation import tr
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import IconButton
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.focus_ring import NO_RING
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.panel_frame import paint_panel
from caredesk.ui.widgets.rule import Rule

GAP = 12
MARGIN = 16
LEAST_WIDTH = 280
"""A panel that is narrower than this cannot be read."""


def place_beside(size: QSize, anchor: QRect, room: QRect, *, drop: bool = False) -> QRect:
    """Where a panel of `size` goes in `room` so that it leaves `anchor` free.

    Right of it, else left, else under or over (under first for what drops down from a button); where it
    fits nowhere, at the roomiest side, made smaller.
    """
    right = QRect(anchor.right() + GAP, room.top(), room.right() - anchor.right() - GAP, room.height())
    left = QRect(room.left(), room.top(), anchor.left() - GAP - room.left(), room.height())
    above = QRect(room.left(), room.top(), room.width(), anchor.top() - GAP - room.top())
    below = QRect(room.left(), anchor.bottom() + GAP, room.width(), room.bottom() - anchor.bottom() - GAP)
    sides = (below, right, left, above) if drop else (right, left, below, above)
    fitting = [side for side in sides if side.width() >= size.width() and side.height() >= size.height()]
    side = fitting[0] if fitting else max(sides, key=lambda each: each.width() * each.height())
    taken = size.boundedTo(side.size())
    beside = side in (right, left)
    left_edge = (
        side.left() if side is right else side.right() + 1 - taken.width() if side is left else anchor.left()
    )
    top_edge = anchor.center().y() - taken.height() // 2 if beside else side.top()
    if side is above:
        top_edge = side.bottom() + 1 - taken.height()
    left_edge = min(max(left_edge, side.left()), side.right() + 1 - taken.width())
    top_edge = min(max(top_edge, side.top()), side.bottom() + 1 - taken.height())
    return QRect(QPoint(left_edge, top_edge), taken)


class Overlay(QFrame):
    """See the module's docstring. It lives in the window of `parent` and takes the keyboard while shown."""

    closed = Signal()

    def __init__(
        self, style: Style, title: str, *, under: str = "", width: int = 560, parent: QWidget
    ) -> None:
        super().__init__(parent.window())
        self._look = style
        self._anchor: QWidget | None = None
        self._drop = False
        self._width = width
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._first: QWidget = self
        self.setProperty(NO_RING, True)
        close = IconButton(style, "close", tr("Stäng"), key="Esc", role="text")
        close.clicked.connect(self.close_panel)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(style, title, font="dialog_title"))
        if under:
            words.addWidget(Label(style, under, font="small", role="text2"))
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN, 12, 12, 10)
        head.addLayout(words, 1)
        self.head = head
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        edge = style.size("edge")
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Rule(style))
        self.body = QVBoxLayout()
        self.body.setSpacing(0)
        self.body.setContentsMargins(0, 0, 0, style.size("card_radius") // 2)  # clear of the round corners
        column.addLayout(self.body, 1)
        self.hide()

    def show_beside(self, anchor: QWidget, *, drop: bool = False) -> None:
        """Opens beside a part; a card gets its accent edge. `drop` prefers the place under it."""
        self._anchor = anchor
        self._drop = drop
        if isinstance(anchor, Card):
            anchor.set_ringed(True)
        self.place()
        self.show()
        self.raise_()
        self._first.setFocus()

    def begin_at(self, widget: QWidget) -> None:
        """Which part inside gets the keyboard when it opens; else the panel itself."""
        self._first = widget

    def place(self) -> None:
        """Finds its place anew, as after the window changed size."""
        if self._anchor is None:
            return
        window = self.window()
        corner = self._anchor.mapTo(window, QPoint(0, 0))
        room = window.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        size = QSize(self._width, 0)
        needed = self.heightForWidth(self._width) if self.hasHeightForWidth() else self.sizeHint().height()
        size.setHeight(max(needed, self.minimumSizeHint().height()))
        placed = place_beside(size, QRect(corner, self._anchor.size()), room, drop=self._drop)
        if placed.width() < LEAST_WIDTH or placed.height() < self.minimumSizeHint().height():
            # A card that fills the window leaves no room beside it: then its title row stays free.
            title = QSize(self._anchor.width(), self._look.size("card_title_row"))
            placed = place_beside(size, QRect(corner, title), room, drop=self._drop)
        self.setGeometry(placed)

    def close_panel(self) -> None:
        """Closes it and gives the keyboard, if it has it, back to the part it belongs to."""
        if self.isHidden():
            return
        typed_in: QWidget | None = self.window().focusWidget()
        has_keyboard = typed_in is None or typed_in is self or self.isAncestorOf(typed_in)
        self.hide()
        if self._anchor is not None:
            if isinstance(self._anchor, Card):
                self._anchor.set_ringed(False)
            if has_keyboard:
                self._anchor.setFocus()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_panel(self, self._look)
