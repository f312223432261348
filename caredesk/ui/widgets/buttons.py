"""Buttons with a verb, and buttons with an icon only.

A tooltip ends with the key; the accessible name is the verb. `key` is only told, not bound: an action or
shortcut of the window does the binding.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QToolButton, QWidget

from caredesk.ui.style import Style

Kind = Literal["normal", "primary", "outline", "link", "plain"]

ICON_ROLES: dict[Kind, str] = {
    "normal": "text",
    "primary": "on_accent",
    "outline": "accent",
    "link": "accent",
    "plain": "text",
}


ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


def is_held_enter(event: QEvent) -> bool:
    """Whether the keyboard repeats Enter by itself, since it is held down."""
    return isinstance(event, QKeyEvent) and event.isAutoRepeat() and event.key() in ENTER


def with_key(words: str, key: str) -> str:
    """The tooltip of a control: what it does, then its key."""
    return f"{words}  {key}" if key else words


class Button(QPushButton):
    """`Button(style, "Öppna …", kind="primary", key="Ctrl+O")`.

    Kinds: primary (filled, at most one in view), outline (accent edge), normal, link (accent words), plain
    (words only, as in the top bar). `drops` puts a ⌄ after the words: set a menu on the button.
    """

    def __init__(
        self,
        style: Style,
        text: str,
        *,
        kind: Kind = "normal",
        icon: str = "",
        key: str = "",
        name: str = "",
        drops: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._look = style
        self._icon = "chevron-down" if drops else icon
        self._kind = kind
        if drops:  # Qt puts a button's picture before its words; a menu's arrow stands after them
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setProperty("kind", kind)
        self.setFont(
            style.font("body", 600 if kind in ("primary", "outline") else 500 if kind == "link" else 400)
        )
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.setAccessibleName(name or text)
        if key or name:
            self.setToolTip(with_key(name or text, key))
        style.changed.connect(self._restyle)
        self._restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter that is held down presses once: what it was held for may have brought the button here."""
        if not is_held_enter(event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Without the room that Qt keeps for an arrow of its own when there is a menu."""
        hint = super().sizeHint()
        if self.menu() is not None:
            option = QStyleOptionButton()
            self.initStyleOption(option)
            arrow = self.style().pixelMetric(QStyle.PixelMetric.PM_MenuButtonIndicator, option, self)
            hint.setWidth(hint.width() - arrow)
        return hint

    def _restyle(self) -> None:
        if self._icon:
            self.setIcon(self._look.icon(self._icon, ICON_ROLES[self._kind]))
            size = self._look.size("icon_button" if self._kind != "plain" else "icon_text")
            self.setIconSize(QSize(size, size))


class IconButton(QToolButton):
    """`IconButton(style, "undo", "Ångra", key="Ctrl+Z")`: 28 px square unless `side` says otherwise."""

    def __init__(
        self,
        style: Style,
        icon: str,
        name: str,
        *,
        key: str = "",
        role: str = "text2",
        side: int = 28,
        size: int = 16,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = style
        self._icon = icon
        self._role = role
        self._key = key
        self.setProperty("kind", "icon")
        self.setFixedSize(side, side)
        self.setIconSize(QSize(size, size))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_name(name)
        style.changed.connect(self._restyle)
        self._restyle()

    def set_name(self, name: str) -> None:
        """What the button does, told on hover and to a screen reader."""
        self.setAccessibleName(name)
        self.setToolTip(with_key(name, self._key))

    def _restyle(self) -> None:
        self.setIcon(self._look.icon(self._icon, self._role, self.iconSize().width()))
