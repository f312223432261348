"""The ground and edge of what lies over a page: dialogs and overlays look alike."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from caredesk.ui.style import Style


def paint_panel(panel: QWidget, style: Style) -> None:
    """Paints the whole of `panel`, from its paintEvent: a rounded surface with a strong edge."""
    painter = QPainter(panel)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = style.size("edge")
    painter.setPen(QPen(style.colour("strong"), width))
    painter.setBrush(style.colour("surface"))
    radius = style.size("card_radius")
    inset = width / 2
    painter.drawRoundedRect(QRectF(panel.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)
    painter.end()
