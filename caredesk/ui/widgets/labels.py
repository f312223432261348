"""Text in the window: plain labels in a type style and role, and one line of differently stressed parts.

Everything shown is taken literally: a name that holds markup is shown as it was written.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from caredesk.ui.style import Style


class Label(QLabel):
    """`Label(style, "Över målet", font="small", role="text2")`; a role names a colour of the token table."""

    def __init__(
        self,
        style: Style,
        text: str = "",
        *,
        font: str = "body",
        role: str = "text",
        weight: int | None = None,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(style.font(font, weight))
        self.setMinimumHeight(style.line(font))
        self.setWordWrap(wrap)
        self.setProperty("role", role)

    def set_role(self, role: str) -> None:
        """Changes the colour's role."""
        if self.property("role") != role:
            self.setProperty("role", role)
            self.style().polish(self)


class Part(NamedTuple):
    """A stretch of a sentence: its colour's role, and strong for key words and figures."""

    text: str
    role: str = "text"
    strong: bool = False


class PartsLabel(QLabel):
    """One sentence of parts: `set_parts([Part("3 pass", "under", True), Part(" saknas")])`."""

    def __init__(
        self, style: Style, parts: Sequence[Part] = (), *, font: str = "summary", wrap: bool = False
    ) -> None:
        super().__init__()
        self._look = style
        self._parts: tuple[Part, ...] = ()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setFont(style.font(font, 400))
        self.setMinimumHeight(style.line(font))
        self.setWordWrap(wrap)
        style.changed.connect(self._write)
        self.set_parts(parts)

    def set_parts(self, parts: Sequence[Part]) -> None:
        """Shows another sentence."""
        self._parts = tuple(parts)
        self._write()

    def plain(self) -> str:
        """The sentence as words only."""
        return "".join(part.text for part in self._parts)

    def _write(self) -> None:
        self.setText("".join(self._span(part) for part in self._parts))
        self.setAccessibleName(self.plain())

    def _span(self, part: Part) -> str:
        colour = self._look.colour(part.role).name()
        weight = 600 if part.strong else 400
        return f'<span style="color:{colour};font-weight:{weight}">{escape(part.text)}</span>'
