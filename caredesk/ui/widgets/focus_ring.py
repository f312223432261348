"""The 2 px accent ring outside whatever has the keyboard, drawn by one part for the whole program.

Item views draw their own current row or cell. The ring is a child of the scrolled page or of the window, so
it scrolls with what it surrounds and is cut off where that is cut off.
"""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QScrollArea, QWidget

from caredesk.ui.style import Style

GAP = 1
"""Air between a part and its ring, so that the ring also shows around a filled button."""

NO_RING = "noRing"
"""Property of parts that take the keyboard without being a control, such as a page."""


class FocusRing(QObject):
    """Made once in `app.py`; follows the keyboard by itself."""

    def __init__(self, style: Style, app: QApplication) -> None:
        super().__init__(app)
        self._look = style
        self._ring: _Ring | None = None
        app.focusChanged.connect(self._move)

    def _move(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._ring is not None and shiboken6.isValid(self._ring):
            self._ring.leave()
        self._ring = _Ring(self._look, now) if now is not None and _wants_ring(now) else None


class _Ring(QWidget):
    def __init__(self, style: Style, around: QWidget) -> None:
        super().__init__(_host(around))
        self._look = style
        self._around = around
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        each: QWidget | None = around
        while each is not None and each is not self.parentWidget():
            each.installEventFilter(self)
            each = each.parentWidget()
        self._place()
        self.show()
        self.raise_()

    def leave(self) -> None:
        """Takes the ring away."""
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._place()
        elif event.type() == QEvent.Type.Hide:
            self.hide()
        return False

    def _place(self) -> None:
        host = _host(self._around)
        out = self._look.size("focus") + GAP
        box = self._around.rect().translated(self._around.mapTo(host, QPoint(0, 0)))
        self.setGeometry(box.adjusted(-out, -out, out, out).intersected(host.rect()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self._look.size("focus")
        painter.setPen(QPen(self._look.colour("accent"), width))
        radius = self._look.size("control_radius") + GAP + width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        painter.end()


def _wants_ring(widget: QWidget) -> bool:
    if isinstance(widget, (QAbstractItemView, QMenu)) or widget.property(NO_RING):
        return False
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not widget.isWindow()


def _host(widget: QWidget) -> QWidget:
    """The scrolled page around a widget, else its window."""
    each: QWidget = widget
    while (above := each.parentWidget()) is not None and not each.isWindow():
        area = above.parentWidget()
        if isinstance(area, QScrollArea) and area.viewport() is above:
            return each
        each = above
    return each
