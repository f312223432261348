"""The window's frame: top bar, rail, banner and the page in view. It knows no subject.

    window = MainWindow(style)
    window.add_page(Page(1, tr("Idag"), "today", lambda: TodayPage(style, unit, bus)))
    window.top_bar.set_unit("Björkbacken")
    window.place_changed.connect(...)      # month and section of the top bar
    window.undo_asked / redo_asked / history_asked / lock_asked / help_asked / close_asked
    window.show_page(1)                    # also Ctrl+1; a page is built when it is first shown

A page is any QWidget. It keeps its own state while another page is in view. Its keys and menus come by
`add_action`. `window.set_locked(widget)` covers everything, so that half-typed values stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from caredesk.language.translation import tr
from caredesk.ui.style import Style
from caredesk.ui.widgets.banner import Banner
from caredesk.ui.widgets.overlay import Overlay
from caredesk.ui.widgets.rail import Rail
from caredesk.ui.widgets.top_bar import TopBar

SMALLEST_WIDTH, SMALLEST_HEIGHT = 683, 384
"""1366 × 768 at 200 %."""


class Page(NamedTuple):
    """One page: its number on the rail, name, icon, and what builds it.

    Its key is Ctrl and its number; a page with a key of its own stands at the rail's foot. `by_weeks`: the
    top bar steps by weeks while it is in view, else by months.
    """

    number: int
    name: str
    icon: str
    build: Callable[[], QWidget]
    key: str = ""
    by_weeks: bool = False


class MainWindow(QMainWindow):
    """See the module's docstring."""

    place_changed = Signal()
    undo_asked = Signal()
    redo_asked = Signal()
    history_asked = Signal()
    lock_asked = Signal()
    help_asked = Signal()
    """F1 where nothing nearer takes it."""
    close_asked = Signal()
    """The window is about to close: finish what is under way."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._look = style
        self._pages: dict[int, Page] = {}
        self._built: dict[int, QWidget] = {}
        self._instead: QWidget | None = None
        self._typed_in: QWidget | None = None
        self._unit_open = True
        self._unit_actions: list[QAction] = []
        self.setMinimumSize(SMALLEST_WIDTH, SMALLEST_HEIGHT)
        self.setWindowIcon(style.icon("leaf", "accent", 64))
        self.setWindowTitle("CareDesk")
        self.top_bar = TopBar(style)
        self.rail = Rail(style)
        self.banner = Banner(style)
        self._stack = QStackedWidget()
        self._frame = self._lay_out()
        self._whole = QStackedWidget()
        self._whole.addWidget(self._frame)
        self.setCentralWidget(self._whole)
        self._connect()

    def add_page(self, page: Page) -> None:
        """Adds a page to the rail; it is built when it is first shown."""
        self._pages[page.number] = page
        key = page.key or f"Ctrl+{page.number}"
        self.rail.add(page.number, page.name, page.icon, key=key, at_foot=bool(page.key))
        self.add_action(page.name, key, partial(self.show_page, page.number), needs_unit=True)

    def show_page(self, number: int) -> QWidget:
        """Brings a page in view and gives it the keyboard; the page."""
        if number not in self._built:
            self._built[number] = self._pages[number].build()
            self._stack.addWidget(self._built[number])
        widget = self._built[number]
        self._close_overlays()
        self._stack.setCurrentWidget(widget)
        self._leave_instead(bars=True)
        self.top_bar.set_by_weeks(self._pages[number].by_weeks)
        self.rail.set_current(number)
        widget.setFocus()
        return widget

    def show_instead(self, widget: QWidget, *, whole: bool = False) -> None:
        """Shows something that is no page of the rail, such as the start page, until another is shown.

        `whole`: without top bar and rail.
        """
        self._close_overlays()
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        self._leave_instead(bars=not whole)
        self._instead = widget
        self.rail.set_current(0)
        widget.setFocus()

    def forget_pages(self) -> None:
        """Throws away what pages were built, as when another unit is opened."""
        self._close_overlays()
        typed_in: QWidget | None = self.focusWidget()
        if typed_in is not None and self._stack.isAncestorOf(typed_in):
            typed_in.clearFocus()  # a field is left now, while there is still something to store into
        self._instead = None
        _empty(self._stack, 0)
        self._built.clear()

    def add_action(
        self,
        name: str,
        key: str,
        run: Callable[[], object],
        *,
        menu: QMenu | None = None,
        icon: str = "",
        needs_unit: bool = False,
    ) -> QAction:
        """Binds a key of the whole window, and shows it in a menu when one is given.

        What `needs_unit` follows `set_unit_open`, from the next time that it is called.
        """
        action = QAction(name, self)
        if key:
            action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda: run())
        if icon:
            action.setIcon(self._look.icon(icon, "text2"))
            self._look.changed.connect(lambda: action.setIcon(self._look.icon(icon, "text2")))
        self.addAction(action)
        if needs_unit:
            self._unit_actions.append(action)
        if menu is not None:
            menu.addAction(action)
        return action

    def keys(self) -> tuple[tuple[str, str], ...]:
        """All actions that have a key, as (key, name), for the list of keys."""
        return tuple(
            (action.shortcut().toString(QKeySequence.SequenceFormat.NativeText), action.text())
            for action in self.actions()
            if not action.shortcut().isEmpty()
        )

    def set_unit_open(self, is_open: bool) -> None:
        """Shows or hides what needs an open unit."""
        self._unit_open = is_open
        self.top_bar.set_open(is_open)
        self.rail.setVisible(is_open)
        for action in self._unit_actions:
            action.setEnabled(is_open)

    def set_locked(self, cover: QWidget | None) -> None:
        """Shows `cover` instead of everything, or everything again when it is None."""
        if cover is not None:
            self._close_overlays()
            keeper, self._typed_in = _KeepsTyping(), self._frame.focusWidget() or self._frame
            self._typed_in.installEventFilter(keeper)
            self._whole.addWidget(cover)
            self._whole.setCurrentWidget(cover)
            self._typed_in.removeEventFilter(keeper)
        else:
            _empty(self._whole, 1)
            if self._typed_in is not None and shiboken6.isValid(self._typed_in):
                self._typed_in.setFocus()
        for action in self.actions():
            action.setEnabled(cover is None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.set_words(self.width() >= self._look.size("words_from_width"))
        self.top_bar.set_compact(self.width() < self._look.size("compact_below_width"))
        for overlay in self.findChildren(Overlay):
            overlay.place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # No shortcut: a card under the keyboard has F1 for its own, and Qt lets neither of two have it.
        if event.key() == Qt.Key.Key_F1 and self._whole.currentWidget() is self._frame:
            self.help_asked.emit()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.close_asked.emit()
        event.accept()

    def _lay_out(self) -> QWidget:
        frame = QWidget()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.rail)
        beside = QVBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self.banner)
        beside.addWidget(self._stack, 1)
        row.addLayout(beside, 1)
        column.addLayout(row, 1)
        return frame

    def _connect(self) -> None:
        bar = self.top_bar
        self.rail.chosen.connect(self.show_page)
        bar.month.changed.connect(self.place_changed)
        bar.section.changed.connect(self.place_changed)
        bar.undo.clicked.connect(self.undo_asked)
        bar.redo.clicked.connect(self.redo_asked)
        bar.history.clicked.connect(self.history_asked)
        bar.lock.clicked.connect(self.lock_asked)
        for name, key, run in (
            (tr("Ångra"), "Ctrl+Z", self.undo_asked.emit),
            (tr("Gör om"), "Ctrl+Y", self.redo_asked.emit),
            (tr("Historik"), "Ctrl+H", self.history_asked.emit),
            (tr("Lås"), "Ctrl+L", self.lock_asked.emit),
            (tr("Föregående månad eller vecka"), "Ctrl+PgUp", bar.step_back),
            (tr("Nästa månad eller vecka"), "Ctrl+PgDown", bar.step_on),
        ):
            self.add_action(name, key, run, needs_unit=True)

    def _leave_instead(self, *, bars: bool) -> None:
        """What stood instead of a page is gone; its place has bars around it, or has them again."""
        if self._instead is not None:
            self._stack.removeWidget(self._instead)
            self._instead.deleteLater()
            self._instead = None
        self.top_bar.setVisible(bars)
        self.rail.setVisible(bars and self._unit_open)

    def _close_overlays(self) -> None:
        for overlay in self.findChildren(Overlay):
            overlay.close_panel()


class _KeepsTyping(QObject):
    """A field that is covered does not hear that the keyboard leaves it: half of a value is not entered."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return event.type() == QEvent.Type.FocusOut


def _empty(stack: QStackedWidget, keep: int) -> None:
    for place in reversed(range(keep, stack.count())):
        widget = stack.widget(place)
        if widget is not None:
            stack.removeWidget(widget)
            widget.deleteLater()
