"""The chip of a shift code: D, K, N and the others told apart by letter and by lightness."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPen

from caredesk.domain.rows import ShiftType
from caredesk.ui.style import Style

Look = Literal["day", "evening", "night", "resource", "course", "grey", "vacant"]
CHOSEN: tuple[Look, ...] = ("day", "evening", "night", "resource", "course", "grey")
"""The looks that a unit can choose among."""

DAY_FROM, EVENING_FROM, NIGHT_FROM = 5 * 60, 11 * 60, 18 * 60
HEIGHT, NARROWEST = 18, 22


def look_by_start(start: int) -> Look:
    """The look of a shift type that has no colour of its own, by its start in minutes after midnight."""
    if DAY_FROM <= start < EVENING_FROM:
        return "day"
    return "evening" if EVENING_FROM <= start < NIGHT_FROM else "night"


def look_of_type(shift_type: ShiftType) -> Look:
    """The look that the unit has chosen for a shift type, else the one of the time it starts."""
    return next((look for look in CHOSEN if look == shift_type.colour), look_by_start(shift_type.start))


def paint_shift(painter: QPainter, style: Style, rect: QRectF, code: str, look: Look) -> None:
    """Draws a chip into `rect`."""
    colours = style.shift(look)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = style.size("tag_radius")
    pen = QPen(Qt.PenStyle.NoPen)
    if colours.edge is not None:
        dashed = Qt.PenStyle.DashLine if look == "vacant" else Qt.PenStyle.SolidLine
        pen = QPen(colours.edge, 1.5 if look in ("resource", "vacant") else 1, dashed)
    inside = rect.adjusted(0.75, 0.75, -0.75, -0.75) if colours.edge is not None else rect
    painter.setPen(pen)
    painter.setBrush(colours.fill)
    painter.drawRoundedRect(inside, radius, radius)
    if colours.hatch is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(colours.hatch, Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(inside, radius, radius)
    painter.setPen(colours.text)
    painter.setFont(style.font("small", 600))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, code)
    painter.restore()


def shift_width(style: Style, code: str) -> int:
    """How wide the chip of a code is, px."""
    return max(QFontMetrics(style.font("small", 600)).horizontalAdvance(code) + 10, NARROWEST)
