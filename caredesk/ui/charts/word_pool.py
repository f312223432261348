"""The words in a chart's scene: items that are made once and used again for each drawing."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QBrush, QPen
from PySide6.QtWidgets import QGraphicsLineItem, QGraphicsSimpleTextItem

from caredesk.ui.style import Style


class WordPool:
    """Text items and one stem in a scene, used again for each drawing."""

    def __init__(self, scene: Any, style: Style) -> None:
        self._scene = scene
        self.style = style
        self._items: list[QGraphicsSimpleTextItem] = []
        self._used = 0
        self._stem = QGraphicsLineItem()
        self._add(self._stem)

    def begin(self) -> None:
        """Takes every word away."""
        self._used = 0
        self._stem.hide()
        for item in self._items:
            item.hide()

    def write(self, corner: QPointF, words: str, role: str, font: str, weight: int) -> None:
        """Words with their top left corner at a place of the scene."""
        if self._used == len(self._items):
            self._items.append(QGraphicsSimpleTextItem())
            self._add(self._items[-1])
        item = self._items[self._used]
        self._used += 1
        item.setText(words)
        item.setFont(self.style.font(font, weight))
        item.setBrush(QBrush(self.style.colour(role)))
        item.setPos(corner)
        item.show()

    def draw_stem(self, line: QLineF) -> None:
        """The thin line from a point to its words."""
        self._stem.setPen(QPen(self.style.colour("accent"), 1))
        self._stem.setLine(line)
        self._stem.show()

    def _add(self, item: Any) -> None:
        item.setZValue(10)
        self._scene.addItem(item)
