"""The look of every dialog: title, steps as tabs with ✓, body, and a footer with keys, Avbryt and a verb.

    class RenameDialog(FramedDialog):
        def __init__(self, style, *, parent):
            super().__init__(style, tr("Byt namn"), parent=parent, width=440)
            self.body.addWidget(Field(...))
            self.add_keys(("Esc", tr("avbryt")))
            self.add_cancel()
            self.ok = self.add_button(tr("Byt namn"), kind="primary")
            self.ok.clicked.connect(self.accept)

`icon` stands before the title; `note` is a hint in the title row, at the right.

Over a window it has no title bar of its own and dims the window; a dialog that is larger than its window
fills it. Without a window it is an ordinary window.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QCloseEvent, QHideEvent, QMouseEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from caredesk.language.translation import tr
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import Button, IconButton, Kind, is_held_enter
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.panel_frame import paint_panel
from caredesk.ui.widgets.rule import Rule
from caredesk.ui.widgets.step_tabs import StepTabs

HEAD, FOOT, SIDE, KEYCAP, MARK = 48, 52, 16, 18, 18
CLEAR = 24
"""A dialog that would come nearer the window's edges than this fills the window instead."""


class FramedDialog(QDialog):
    """See the module's docstring. Escape is Avbryt; the one primary button is Enter."""

    def __init__(
        self,
        style: Style,
        title: str,
        *,
        parent: QWidget | None,
        width: int,
        height: int = 0,
        steps: Sequence[str] = (),
        icon: str = "",
        note: str = "",
    ) -> None:
        super().__init__(parent)
        self._look = style
        self._wanted = QSize(width, height)
        self._dim: _Dim | None = None
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setModal(True)
        if parent is not None:
            self.setWindowFlags(Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
            self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        edge = style.size("edge")
        column = QVBoxLayout(self)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(0)
        column.addWidget(self._make_head(title, icon, note))
        column.addWidget(Rule(style))
        self.steps = StepTabs(style, steps)
        if steps:
            column.addWidget(self.steps)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(SIDE, SIDE, SIDE, SIDE)
        self.body.setSpacing(style.size("card_gap"))
        column.addLayout(self.body, 1)
        column.addWidget(Rule(style))
        column.addWidget(self._make_foot())

    def add_keys(self, *keys: tuple[str, str]) -> None:
        """Tells at the left of the footer what keys do: ("Esc", "avbryt")."""
        for key, what in keys:
            cap = Label(self._look, key, font="smallest", role="text3")
            cap.setProperty("keycap", "true")
            cap.setFixedHeight(KEYCAP)
            self._keys.addWidget(cap)
            self._keys.addWidget(Label(self._look, what, font="small", role="text2"))

    def add_cancel(self, text: str = "") -> Button:
        """Avbryt, or another word for leaving without doing it."""
        button = self.add_button(text or tr("Avbryt"), key="Esc")
        button.clicked.connect(self.reject)
        return button

    def add_button(self, text: str, *, kind: Kind = "normal", key: str = "") -> Button:
        """One more button at the right of the footer; a primary one answers to Enter."""
        button = Button(self._look, text, kind=kind, key=key or ("Enter" if kind == "primary" else ""))
        if kind == "primary":
            button.setDefault(True)
        self._buttons.addWidget(button)
        return button

    def event(self, event: QEvent) -> bool:
        """Enter that is held down goes one step, not through all of them."""
        if event.type() == QEvent.Type.KeyPress and is_held_enter(event):
            return True
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        parent = self.parentWidget()
        window = parent.window() if parent is not None else None
        self._place(window)
        if window is not None:
            self._dim = _Dim(self._look, window)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._undim()
        super().hideEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._undim()
        super().closeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        handle = self.windowHandle()
        if event.position().y() < HEAD and handle is not None:
            handle.startSystemMove()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_panel(self, self._look)

    def _make_head(self, title: str, icon: str, note: str) -> QWidget:
        head = QWidget()
        head.setFixedHeight(HEAD)
        row = QHBoxLayout(head)
        row.setContentsMargins(SIDE, 0, 12, 0)
        if icon:
            row.addWidget(_Mark(self._look, icon))
        row.addWidget(Label(self._look, title, font="dialog_title"))
        row.addStretch(1)
        if note:
            row.addWidget(Label(self._look, note, role="text2"))
        close = IconButton(self._look, "close", tr("Stäng"), key="Esc", role="text")
        close.clicked.connect(self.reject)
        row.addWidget(close)
        return head

    def _make_foot(self) -> QWidget:
        foot = QWidget()
        foot.setFixedHeight(FOOT)
        row = QHBoxLayout(foot)
        row.setContentsMargins(SIDE, 0, SIDE, 0)
        self._keys = QHBoxLayout()
        self._keys.setSpacing(6)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(self._look.size("gap"))
        row.addLayout(self._keys)
        row.addStretch(1)
        row.addLayout(self._buttons)
        return foot

    def _place(self, window: QWidget | None) -> None:
        layout = self.layout()
        assert layout is not None
        width = self._wanted.width()
        needed = (
            layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()
        )
        size = QSize(width, self._wanted.height() or needed)
        if window is None:
            self.resize(size)
            return
        room = QRect(window.mapToGlobal(QPoint(0, 0)), window.size())
        if size.width() + 2 * CLEAR > room.width() or size.height() + 2 * CLEAR > room.height():
            self.setGeometry(room)
            return
        box = QRect(QPoint(0, 0), size)
        box.moveCenter(room.center())
        self.setGeometry(box)

    def _undim(self) -> None:
        if self._dim is not None:
            self._dim.deleteLater()
            self._dim.hide()
            self._dim = None


class _Mark(QWidget):
    """The icon before the title."""

    def __init__(self, style: Style, icon: str) -> None:
        super().__init__()
        self._look, self._icon = style, icon
        self.setFixedSize(MARK, MARK)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._look.paint_icon(painter, self._icon, "accent", QRectF(self.rect()))
        painter.end()


class _Dim(QWidget):
    """The flat layer over the window behind a dialog."""

    def __init__(self, style: Style, window: QWidget) -> None:
        super().__init__(window)
        self._look = style
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("dim"))
        painter.end()
