"""A slider with its groove, a filled stretch from where things are now, and a round handle.

slider = Slider(style, tr("Årsarbetare"))
slider.set_steps(100, now=50)          # 0–100, now at 50
slider.valueChanged / setValue         # Qt's own: arrows, PgUp, PgDn, Home, End
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QSlider

from caredesk.ui.style import Style

HEIGHT, GROOVE, HANDLE = 24, 4, 15
EDGE = 2
LARGEST_STEP = 12
"""PgUp and PgDn take a tenth of a long slider and one step of the shortest."""


class Slider(QSlider):
    """See the module's docstring; the value is a number of steps from the left."""

    def __init__(self, style: Style, name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._look = style
        self._now = 0
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        style.changed.connect(self.update)

    def set_steps(self, steps: int, *, now: int) -> None:
        """How many steps there are, and the one where things are now; sends no `valueChanged`."""
        self.blockSignals(True)
        self.setRange(0, max(steps, 0))
        self.blockSignals(False)
        self.setPageStep(max(1, min(LARGEST_STEP, steps // 10)))
        self._now = now
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._take(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._take(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        style = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        groove = QRectF(0, middle - GROOVE / 2, self.width(), GROOVE)
        painter.setPen(QPen(style.colour("strong"), 1))
        painter.setBrush(style.colour("surface2"))
        painter.drawRoundedRect(groove.adjusted(0.5, 0.5, -0.5, -0.5), GROOVE / 2, GROOVE / 2)
        here, now = self._at(self.value()), self._at(self._now)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(style.colour("accent" if self.isEnabled() else "strong"))
        painter.drawRect(QRectF(min(here, now), groove.top(), abs(here - now), GROOVE))
        painter.setPen(QPen(style.colour("accent" if self.isEnabled() else "strong"), EDGE))
        painter.setBrush(style.colour("tint" if self.isSliderDown() else "surface"))
        painter.drawEllipse(QPointF(here, middle), (HANDLE - EDGE) / 2, (HANDLE - EDGE) / 2)
        painter.end()

    def _at(self, value: int) -> float:
        reach = self.maximum() - self.minimum()
        share = (value - self.minimum()) / reach if reach else 0.0
        return HANDLE / 2 + share * (self.width() - HANDLE)

    def _take(self, point: QPointF) -> None:
        room = max(1, self.width() - HANDLE)
        share = (point.x() - HANDLE / 2) / room
        reach = self.maximum() - self.minimum()
        self.setValue(self.minimum() + round(min(1.0, max(0.0, share)) * reach))
