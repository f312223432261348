"""Something tall in a dialog: it scrolls downwards in a low window, never sideways."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

RING_ROOM = 4
"""Air around what is inside, so that the ring of the keyboard is not cut off, px."""


class Scrolled(QScrollArea):
    """`Scrolled()` and then `column.addWidget(...)`."""

    def __init__(self) -> None:
        super().__init__()
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(RING_ROOM, RING_ROOM, RING_ROOM, RING_ROOM)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
