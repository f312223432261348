"""Hours against a limit: words and number in a line, a thin bar under it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from caredesk.language import formats
from caredesk.language.translation import tr
from caredesk.ui.style import Style

BAR = 6
GAP = 4
NEAR_SHARE = 0.8
AIR = 0.01
"""Exact limits are kept: only what is more than this beyond one has passed it."""


class LimitBar(QWidget):
    """`LimitBar(style)`, `set_hours(tr("Övertid i år"), 34, 200)`: "Övertid i år   34 av 200 h"."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._look = style
        self._title, self._hours, self._of, self._near = "", 0.0, 0.0, NEAR_SHARE
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        style.changed.connect(self.update)

    def set_hours(self, title: str, hours: float, of: float, *, near: float = NEAR_SHARE) -> None:
        """Shows so many hours of so many; from 80 %, or another share, with ▲, beyond with !."""
        self._title, self._hours, self._of, self._near = title, hours, of, near
        self.setAccessibleName(f"{title} {self.words()}")
        self.setToolTip(self.accessibleName())
        self.update()

    def words(self) -> str:
        """`▲ 172,5 av 200 h`."""
        text = tr("{hours} av {of} h").format(
            hours=formats.tidy(self._hours, 1), of=formats.tidy(self._of, 1)
        )
        return f"{self._sign()} {text}".strip()

    def sizeHint(self) -> QSize:
        return QSize(200, self._look.line("small") + GAP + BAR + 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style, role = self._look, self._role()
        line = QRectF(0, 0, self.width(), style.line("small"))
        painter.setFont(style.font("small"))
        painter.setPen(style.colour("text2"))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._title)
        painter.setPen(style.colour("text" if role == "accent" else role))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.words())
        groove = QRectF(0.5, line.bottom() + GAP, self.width() - 1, BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        if style.name == "contrast":
            painter.setPen(style.colour("text"))
        painter.setBrush(style.colour("surface2"))
        painter.drawRoundedRect(groove, BAR / 2, BAR / 2)
        share = min(1.0, self._hours / self._of) if self._of else 0.0
        if share > 0:
            painter.setBrush(style.colour(role))
            filled = QRectF(groove)
            filled.setWidth(max(BAR, groove.width() * share))
            painter.drawRoundedRect(filled, BAR / 2, BAR / 2)
        painter.end()

    def _sign(self) -> str:
        return {"under": "!", "over": "▲"}.get(self._role(), "")

    def _role(self) -> str:
        if self._hours > self._of + AIR:
            return "under"
        return "over" if self._hours >= self._near * self._of and self._hours > 0 else "accent"
