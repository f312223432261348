"""A tag: sign, few words, semantic colour. The sign is the message; the colour only helps."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from caredesk.ui.style import Style

Tone = Literal["under", "over", "ok", "neutral"]

BREACH, MINUS, PLUS, WATCH, MET, NEUTRAL = "!", "\N{MINUS SIGN}", "+", "▲", "✓", "·"
"""The signs: breach or overdue, too few, too many, near a limit, in order, nothing to weigh."""

HEIGHT = 20
SIDE = 6


def tone_colours(style: Style, tone: Tone) -> tuple[str, str]:
    """The roles of a tone's words and ground."""
    return ("text2", "surface2") if tone == "neutral" else (tone, f"{tone}_bg")


def tag_width(style: Style, sign: str, words: str) -> int:
    """How wide a tag is, px; a lone sign is a square."""
    text = " ".join(part for part in (sign, words) if part)
    advance = QFontMetrics(style.font("small", 600)).horizontalAdvance(text)
    return HEIGHT if sign and not words else max(advance + 2 * SIDE, HEIGHT)


def paint_tag(painter: QPainter, style: Style, rect: QRectF, words: str, tone: Tone) -> None:
    """Draws a tag into `rect`; shared with tables and day strips."""
    text_role, ground_role = tone_colours(style, tone)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(style.colour(ground_role))
    painter.setPen(QPen(style.colour(text_role), 2) if style.name == "contrast" else Qt.PenStyle.NoPen)
    radius = style.size("tag_radius")
    painter.drawRoundedRect(rect, radius, radius)
    if words in (MET, WATCH):
        _paint_mark(painter, style, rect, words, text_role)
    else:
        painter.setFont(style.font("small", 600))
        painter.setPen(style.colour(text_role))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, words)
    painter.restore()


def _paint_mark(painter: QPainter, style: Style, rect: QRectF, sign: str, role: str) -> None:
    """A lone ✓ or ▲, drawn, as fonts differ in whether and how they have it."""
    side = 14.0 if sign == MET else 10.0
    box = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
    if sign == MET:
        style.paint_icon(painter, "check", role, box)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(style.colour(role))
        top = (box.topLeft() + box.topRight()) / 2
        painter.drawPolygon(QPolygonF([box.bottomLeft(), box.bottomRight(), top]))


class Tag(QWidget):
    """`Tag(style, PLUS, "0,02 över", "over")`. With no words it is a 20 px square with the sign alone.

    A lone sign must be explained: give `name`, which a screen reader says and the tooltip shows.
    """

    def __init__(
        self,
        style: Style,
        sign: str = "",
        words: str = "",
        tone: Tone = "neutral",
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = style
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFont(style.font("small", 600))
        self.set(sign, words, tone, name=name)

    def set(self, sign: str, words: str = "", tone: Tone = "neutral", *, name: str = "") -> None:
        """Shows something else; a tag inside another part hides itself while sign and words are empty."""
        self._tone: Tone = tone
        self._sign, self._words = sign, words
        self._text = " ".join(part for part in (sign, words) if part)
        self.setAccessibleName(name or self._text)
        self.setToolTip(name)
        if not self._text:
            self.hide()
        elif self.parent() is not None:
            self.show()
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Sign and words as shown."""
        return self._text

    def sizeHint(self) -> QSize:
        return QSize(tag_width(self._look, self._sign, self._words), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_tag(painter, self._look, QRectF(self.rect()), self._text, self._tone)
        painter.end()
