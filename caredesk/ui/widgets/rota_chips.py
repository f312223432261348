"""Draws what a cell of the rota grid shows: chips, absence, breach. Each look and size is drawn once."""

from __future__ import annotations

from typing import NamedTuple, cast

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from caredesk.language.formats import NO_BREAK
from caredesk.ui.models.rota_looks import CellLook, Chip
from caredesk.ui.style import Style
from caredesk.ui.widgets.shift_tag import Look, paint_shift

NARROW, WITH_TIMES = 26, 110
"""Below the one a cell has no gaps and its letters are the smallest; from the other on times always stand."""
MARK_ROOM, WORD_GAP, SIDE = 9, 5, 3
FLAP, TAIL, LINE = 16, 3, 3
CENTRE = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class _Words(NamedTuple):
    """Bold letter and lighter words beside it."""

    letter: str
    beside: str


class ChipPictures:
    """`pixmap(look, width, height, ratio)`; `clear()` when the window's look changes."""

    def __init__(self, style: Style) -> None:
        self._look = style
        self._pixmaps: dict[tuple[CellLook, int, int, float], QPixmap] = {}

    def clear(self) -> None:
        """Forgets what was drawn in other colours."""
        self._pixmaps.clear()

    def pixmap(self, look: CellLook, width: int, height: int, ratio: float) -> QPixmap:
        """A see-through picture of the whole cell."""
        key = (look, width, height, ratio)
        found = self._pixmaps.get(key)
        if found is None:
            found = QPixmap(round(width * ratio), round(height * ratio))
            found.setDevicePixelRatio(ratio)
            found.fill(Qt.GlobalColor.transparent)
            painter = QPainter(found)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            _CellDrawing(painter, self._look, QRectF(0, 0, width, height)).draw(look)
            painter.end()
            self._pixmaps[key] = found
        return found


class _CellDrawing:
    def __init__(self, painter: QPainter, style: Style, rect: QRectF) -> None:
        self._painter, self._look, self._rect = painter, style, rect
        self._narrow = rect.width() < NARROW
        self._box = rect.adjusted(0, 1, 0, -1) if self._narrow else rect.adjusted(1, 2, -1, -1)
        self._tail = 2 if self._narrow else TAIL
        size = "smallest" if self._narrow else "small"
        self._bold, self._plain = style.font(size, 600), style.font("smallest")

    def draw(self, look: CellLook) -> None:
        """Everything of a cell."""
        if look.tail:
            night = self._look.shift("night")
            tail = QRectF(0, self._box.top(), self._tail, self._box.height())
            self._painter.fillRect(tail, night.edge or night.fill)
            self._box.setLeft(self._tail + 1)  # a chip of the day itself leaves the night's end in sight
        if look.pending:
            self._refused(look.pending)
            return
        room = self._box.adjusted(0, 0, -self._flap(), 0) if look.breach else self._box
        if not look.chips:
            if look.cause:
                self._hatch_line(self._box.left() if look.tail else 0)
        elif look.cause and not look.part:
            self._absent(look, room)
        else:
            self._shifts(look, room)
        if look.breach:
            self._breach()

    def _shifts(self, look: CellLook, room: QRectF) -> None:
        several = len(look.chips) > 1
        step = (room if several else self._box).width() / len(look.chips)
        if step < 9:
            self._ground(self._box, look.chips[0])
            self._text(room, str(len(look.chips)), self._bold, look.chips[0].look, CENTRE)
            return
        for place, chip in enumerate(look.chips):
            left = self._box.left() + place * step
            last = place == len(look.chips) - 1
            gap = 0 if (last and not look.breach) or self._narrow else 1
            box = QRectF(left, self._box.top(), step - gap, self._box.height())
            self._ground(box, chip)
            words = QRectF(left, box.top(), min(box.right(), room.right()) - left, box.height())
            if last and look.part:
                words = self._part(box, words, look.part)
                self._chip_words(words, chip, at_left=True)
            else:
                self._chip_words(words, chip)

    def _ground(self, box: QRectF, chip: Chip) -> None:
        dashed = chip.vacant and self._narrow  # thinner than the dashes of a wide chip
        if not chip.lent and not dashed:
            paint_shift(self._painter, self._look, box, "", cast(Look, chip.look))
            return
        line = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        self._painter.setPen(QPen(self._look.shift(chip.look).text, 1, line))
        self._painter.setBrush(self._look.colour("surface"))
        radius = self._look.size("tag_radius")
        self._painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _chip_words(self, box: QRectF, chip: Chip, *, at_left: bool = False) -> None:
        inside = box.adjusted(0 if self._narrow else SIDE, 0, 0 if self._narrow else -SIDE, 0)
        role = "text" if chip.lent else chip.look
        if chip.mark and box.width() >= NARROW:
            self._text(inside, chip.mark, self._look.font("smallest", 600), role, RIGHT)
            inside = inside.adjusted(MARK_ROOM if box.width() > 48 else 0, 0, -MARK_ROOM, 0)
        if chip.section and not chip.vacant and box.width() >= NARROW:
            letters = chip.section[: 2 if box.width() > 48 else 1]
            room = _width(letters, self._plain) + 2
            self._text(inside, letters, self._plain, role, LEFT)
            inside = inside.adjusted(room, 0, 0 if chip.mark or box.width() <= 48 else -room, 0)
        words = self._fitting(chip, inside.width())
        wide = _width(words.letter, self._bold)
        between = WORD_GAP if words.letter and words.beside else 0
        start = inside.center().x() - (wide + between + _width(words.beside, self._plain)) / 2
        if at_left:
            start = inside.left() + (SIDE if box.width() > 48 else 0)
        line = inside.adjusted(start - inside.left(), 0, 40, 0)
        self._text(line, words.letter, self._bold, role, LEFT)
        self._text(line.adjusted(wide + between, 0, 0, 0), words.beside, self._plain, role, LEFT)

    def _fitting(self, chip: Chip, room: float) -> _Words:
        """The letter, and the most beside it that has room."""
        letter = chip.letter
        wishes: list[str] = []
        if chip.vacant:
            both = f"{chip.section} {chip.full}".strip()
            wishes = [both if room > WITH_TIMES - 10 else chip.section, chip.section]
        elif room > WITH_TIMES - 10:
            wishes = [chip.full]
        if chip.differs:
            wishes += [chip.full, chip.short] if room > WITH_TIMES - 10 else [chip.short]
        if chip.lent:
            letter = f"→{NO_BREAK}{letter}" if room > 20 or not letter else letter
        taken = _width(letter, self._bold) + (WORD_GAP if letter else 0)
        for wish in wishes:
            if wish and taken + _width(wish, self._plain) <= room:
                return _Words(letter, wish)
        return _Words(letter or chip.short[:2], "")

    def _part(self, box: QRectF, words: QRectF, percent: str) -> QRectF:
        """A hatched piece with the percentage that is away; what is left of the chip's words."""
        text = f"{percent}{NO_BREAK}%"
        if _width(text, self._plain) + 18 > words.width():
            text = percent
        wide = _width(text, self._plain) + 4
        if wide + 9 + 2 * SIDE > words.width():
            text, wide = "", min(5.0, words.width() / 3)
        piece = QRectF(words.right() - wide - 1, box.top() + 1, wide, box.height() - 2)
        grey = self._look.shift("grey")
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(grey.fill)
        self._painter.drawRoundedRect(piece, 3, 3)
        if not text and grey.hatch is not None:
            self._painter.fillRect(piece, QBrush(grey.hatch, Qt.BrushStyle.BDiagPattern))
        self._text(piece, text, self._plain, "grey", CENTRE)
        return words.adjusted(0, 0, -wide - 1, 0)

    def _absent(self, look: CellLook, room: QRectF) -> None:
        paint_shift(self._painter, self._look, self._box, "", "grey")
        cause = look.cause
        while len(cause) > 1 and _width(cause, self._bold) > room.width():
            cause = cause[:-1]
        covered = "+".join(chip.letter or chip.short for chip in look.chips)
        struck = QFont(self._plain)
        struck.setStrikeOut(True)
        beside, wide = _width(covered, struck) + 8, _width(cause, self._bold)
        if wide + beside > room.width():
            self._on_hatch(room, cause, self._bold)
            return
        right = QRectF(room.right() - beside + 1, room.top(), beside, room.height())
        crowded = room.center().x() + wide / 2 > right.left()
        self._on_hatch(room.adjusted(0, 0, -beside if crowded else 0, 0), cause, self._bold)
        self._on_hatch(right, covered, struck)

    def _on_hatch(self, room: QRectF, text: str, font: QFont) -> None:
        """Words with the hatch kept away behind them, so that they can be read."""
        wide = _width(text, font) + 4
        grey = self._look.shift("grey")
        self._painter.fillRect(
            QRectF(room.center().x() - wide / 2, room.top() + 1, wide, room.height() - 2), grey.fill
        )
        self._text(room, text, font, "grey", CENTRE)

    def _hatch_line(self, left: float) -> None:
        grey = self._look.shift("grey")
        middle = self._box.center().y()
        line = QRectF(left, middle - LINE / 2, self._rect.width() + 1 - left, LINE)
        self._painter.fillRect(line, grey.fill)
        self._painter.fillRect(line, QBrush(grey.hatch or grey.text, Qt.BrushStyle.BDiagPattern))

    def _flap(self) -> float:
        return min(FLAP, self._box.width() / 3)

    def _breach(self) -> None:
        colour = self._look.colour("under")
        wide = self._flap()
        flap = QRectF(self._box.right() - wide, self._box.top(), wide, self._box.height())
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(colour)
        self._painter.drawRoundedRect(flap, 3, 3)
        self._painter.drawRect(flap.adjusted(0, 0, -3, 0))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(colour, 2))
        radius = self._look.size("tag_radius")
        self._painter.drawRoundedRect(self._box.adjusted(1, 1, -1, -1), radius, radius)
        self._painter.setFont(self._bold)
        self._painter.setPen(self._look.colour("surface"))
        self._painter.drawText(flap, CENTRE, "!")

    def _refused(self, text: str) -> None:
        colour = self._look.colour("under")
        self._painter.setPen(QPen(colour, 2))
        self._painter.setBrush(self._look.colour("surface"))
        self._painter.drawRect(self._rect.adjusted(1, 1, -1, -1))
        inside = self._rect.adjusted(SIDE + (0 if self._narrow else 2), 0, -SIDE, 0)
        words = f"! {text}" if not self._narrow else f"!{text}"
        room = QFontMetricsF(self._bold)
        shown = room.elidedText(words, Qt.TextElideMode.ElideRight, inside.width())
        self._painter.setFont(self._bold)
        self._painter.setPen(colour)
        self._painter.drawText(inside, LEFT, shown if len(shown) > 1 else "!")

    def _text(self, box: QRectF, text: str, font: QFont, role: str, side: int) -> None:
        if text:
            self._painter.setFont(font)
            own = self._look.colour("text") if role == "text" else self._look.shift(role).text
            self._painter.setPen(own)
            self._painter.drawText(box, side, text)


def _width(text: str, font: QFont) -> float:
    return QFontMetricsF(font).horizontalAdvance(text) if text else 0.0
