"""The line at the bottom of Schema: what the edit being made would change, or what the selected cell holds.

line = PriceLine(style)
line.set_price(tr("Ek, Anna · fre 6 nov · K 13:00–21:30"), price)   # while an edit is open
line.set_refused(tr("Ek, Anna · fre 6 nov"), sentence)              # what is typed cannot be used
line.set_described([LinePart("Noor, Fatima", strong=True), …])      # else
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from caredesk.language.translation import tr
from caredesk.services.price import Price
from caredesk.ui.style import Style
from caredesk.ui.widgets.price_parts import LinePart, price_parts
from caredesk.ui.widgets.tag import BREACH, paint_tag, tag_width
from caredesk.ui.widgets.tag import HEIGHT as TAG_HEIGHT

HEIGHT = 30
SIDE, GAP, JOINT_AIR = 12, 8, 10
KEYCAP = 18
KEY_AIR = 4


class PriceLine(QWidget):
    """See the module's docstring."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._look = style
        self._parts: tuple[LinePart, ...] = ()
        self._widths: tuple[int, ...] = ()
        self._editing = False
        self._light, self._bold = style.font("body"), style.font("body", 600)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        style.changed.connect(self.update)

    def set_price(self, what: str, price: Price) -> None:
        """What the edit being made would change."""
        self._show((LinePart(what, strong=True), *price_parts(price)), editing=True)

    def set_refused(self, what: str, sentence: str) -> None:
        """Why what is typed cannot be used."""
        self._show(
            (LinePart(what, strong=True), LinePart(f"{BREACH} {sentence}", role="under", strong=True)),
            editing=True,
        )

    def set_described(self, parts: Sequence[LinePart]) -> None:
        """What is selected; no parts leave the line empty."""
        self._show(tuple(parts), editing=False)

    def is_editing(self) -> bool:
        """Whether an edit is open."""
        return self._editing

    def text(self) -> str:
        """The whole sentence, also of what has no room."""
        return " ".join(part.words for part in self._parts)

    def shown(self) -> tuple[str, ...]:
        """The parts that have room; the last of them may be cut off when it is the first."""
        return tuple(part.words for part in self._parts[: self._fitting(self._room_of_keys())])

    def sizeHint(self) -> QSize:
        return QSize(640, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style, edge = self._look, self._look.size("edge")
        painter.fillRect(self.rect(), style.colour("tint" if self._editing else "surface"))
        painter.fillRect(0, 0, self.width(), edge, style.colour("strong"))
        right = float(self.width() - SIDE)
        keys = self._room_of_keys()
        if keys:
            self._paint_keys(painter, right - keys)
            right -= keys + GAP
        left = float(SIDE)
        for place in range(self._fitting(keys)):
            part = self._parts[place]
            if place:
                self._paint_joint(painter, QRectF(left, 0, self._between(part), HEIGHT), part)
                left += self._between(part)
            width = min(float(self._widths[place]), right - left)
            self._paint_part(painter, QRectF(left, 1, width, HEIGHT - 1), part)
            left += width
        painter.end()

    def _show(self, parts: tuple[LinePart, ...], *, editing: bool) -> None:
        self._parts, self._editing = parts, editing
        self._widths = tuple(map(self._width, parts))
        self.setToolTip(self.text())
        self.setAccessibleName(self.text() or tr("Vald ruta"))
        self.update()

    def _fitting(self, keys: int) -> int:
        """How many parts from the left have room; the first always has, if cut off."""
        room = self.width() - 2 * SIDE - (keys + GAP if keys else 0)
        for place, (part, width) in enumerate(zip(self._parts, self._widths, strict=True)):
            room -= width + (self._between(part) if place else 0)
            if place and room < 0:
                return place
        return len(self._parts)

    def _between(self, part: LinePart) -> int:
        return GAP if part.joint == "gap" else 2 * JOINT_AIR + 1

    def _width(self, part: LinePart) -> int:
        if part.tone:
            return tag_width(self._look, "", part.text)
        return sum(QFontMetrics(font).horizontalAdvance(text) for text, font in self._stretches(part))

    def _stretches(self, part: LinePart) -> list[tuple[str, QFont]]:
        """A part as stretches of one font: lighter words before the key words and after them."""
        light = self._light
        return [(part.before, light), (part.text, self._bold if part.strong else light), (part.after, light)]

    def _paint_joint(self, painter: QPainter, box: QRectF, part: LinePart) -> None:
        if part.joint == "rule":
            painter.fillRect(QRectF(box.left() + JOINT_AIR, 7, 1, HEIGHT - 14), self._look.colour("strong"))
        elif part.joint == "dot":
            painter.setFont(self._light)
            painter.setPen(self._look.colour("text2"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "·")

    def _paint_part(self, painter: QPainter, box: QRectF, part: LinePart) -> None:
        if part.tone:
            tag = QRectF(box.left(), box.center().y() - TAG_HEIGHT / 2, box.width(), TAG_HEIGHT)
            paint_tag(painter, self._look, tag, part.text, part.tone)
            return
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        left = box.left()
        for place, (text, font) in enumerate(self._stretches(part)):
            if not text or left >= box.right():
                continue
            metrics, room = QFontMetrics(font), int(box.right() - left) + 1
            words = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.setFont(font)
            painter.setPen(self._look.colour(part.role if place == 1 else "text2"))
            painter.drawText(QRectF(left, box.top(), box.right() - left + 1, box.height()), flags, words)
            left += metrics.horizontalAdvance(text)

    def _keys(self) -> tuple[tuple[str, str], ...]:
        return (("Enter", tr("lägg in")), ("Esc", tr("avbryt"))) if self._editing else ()

    def _keys_width(self) -> int:
        cap, words = (QFontMetrics(self._look.font(name)) for name in ("smallest", "small"))
        return sum(
            cap.horizontalAdvance(key) + 2 * KEY_AIR + KEY_AIR + words.horizontalAdvance(what) + GAP
            for key, what in self._keys()
        )

    def _room_of_keys(self) -> int:
        """How wide the keys are; 0 where they give way: they do so before what the edit comes to."""
        if not self._editing:
            return 0
        needed = sum(self._widths) + sum(map(self._between, self._parts[1:]))
        keys = self._keys_width()
        return keys if needed + GAP + keys + 2 * SIDE <= self.width() else 0

    def _paint_keys(self, painter: QPainter, left: float) -> None:
        style = self._look
        for key, what in self._keys():
            painter.setFont(style.font("smallest"))
            wide = QFontMetrics(painter.font()).horizontalAdvance(key) + 2 * KEY_AIR
            cap = QRectF(left, (HEIGHT - KEYCAP) / 2 + 0.5, wide, KEYCAP - 1)
            painter.setPen(QPen(style.colour("strong"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(cap, style.size("tag_radius"), style.size("tag_radius"))
            painter.setPen(style.colour("text3"))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
            painter.setFont(style.font("small"))
            painter.setPen(style.colour("text2"))
            left += wide + KEY_AIR
            room = QRectF(left, 0, 200, HEIGHT)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, what)
            left += QFontMetrics(painter.font()).horizontalAdvance(what) + GAP
