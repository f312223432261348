"""The rail at the left: one target a page, the gear at its foot; in a wide window words too."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import with_key

MARK = 3
"""Width of the accent edge at the page in view, px."""
LOWEST = 28
"""A target's height where all of them do not fit, as in a small window at 200 %, px."""


class Rail(QWidget):
    """`add(1, "Idag", "today", key="Ctrl+1")`, `set_current(1)`, `set_words(True)`, `chosen(number)`."""

    chosen = Signal(int)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._look = style
        self._targets: dict[int, _Target] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 1, 4)
        column.setSpacing(0)
        self._upper, self._foot = QVBoxLayout(), QVBoxLayout()
        column.addLayout(self._upper)
        column.addStretch(1)
        column.addLayout(self._foot)
        self.set_words(False)

    def add(self, number: int, name: str, icon: str, *, key: str, at_foot: bool = False) -> None:
        """One more page under the others, or at the rail's foot."""
        target = _Target(self._look, name, icon, key)
        target.setCheckable(True)
        target.clicked.connect(lambda: self.chosen.emit(number))
        (self._foot if at_foot else self._upper).addWidget(target)
        self._targets[number] = target

    def set_current(self, number: int) -> None:
        """Marks the page in view."""
        for each, target in self._targets.items():
            target.setChecked(each == number)

    def set_words(self, words: bool) -> None:
        """Words beside the icons, or icons only."""
        self.setFixedWidth(self._look.size("rail_words" if words else "rail"))
        for target in self._targets.values():
            target.words = words
            target.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("surface"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), self._look.colour("border"))
        painter.end()


class _Target(QAbstractButton):
    def __init__(self, style: Style, name: str, icon: str, key: str) -> None:
        super().__init__()
        self._look = style
        self._icon = icon
        self.words = False
        self.setText(name)
        self.setAccessibleName(name)
        self.setToolTip(with_key(name, key))
        self.setFont(style.font("body"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumHeight(LOWEST)
        self.setMaximumHeight(style.size("rail_target"))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return QSize(self._look.size("rail"), self._look.size("rail_target"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        style = self._look
        if self.isChecked():
            painter.fillRect(self.rect(), style.colour("tint"))
            painter.fillRect(0, 0, MARK, self.height(), style.colour("accent"))
        elif self.underMouse():
            painter.fillRect(self.rect(), style.colour("hover"))
        side = style.size("icon_rail")
        left = (style.size("rail") - side) / 2
        role = "accent" if self.isChecked() else "text2"
        style.paint_icon(painter, self._icon, role, QRectF(left, (self.height() - side) / 2, side, side))
        if self.words:
            painter.setPen(style.colour("text"))
            painter.setFont(style.font("body", 600 if self.isChecked() else 400))
            room = self.rect().adjusted(style.size("rail"), 0, -style.size("gap"), 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()
