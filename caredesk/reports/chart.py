"""The line of personnel density on paper: twelve months and months behind, the target, the forecast ahead."""

from __future__ import annotations

import math
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QImageWriter, QPainter, QPen

from caredesk.domain.calendar import add_months
from caredesk.domain.density_line import DensityLine
from caredesk.language import formats
from caredesk.language.translation import tr
from caredesk.reports.chart_labels import FreeRoom, apart, beside, over
from caredesk.reports.look import Look

SIZE = QSizeF(698, 206)
"""The chart's size on the page, px of 1/96 inch."""

LEFT, RIGHT, TOP, BOTTOM = 44.0, 100.0, 8.0, 26.0
STEPS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)
MOST_LINES = 5
MONTH_AIR = 6.0
"""From the axis down to the names of its months."""
RING = 3.0
DOT = 4.5


class _Scale(NamedTuple):
    """From months and values to places inside `area`."""

    area: QRectF
    months: tuple[str, ...]
    low: float
    high: float
    step: float

    def x(self, month: str) -> float:
        place = self.months.index(month)
        return self.area.left() + self.area.width() * place / max(1, len(self.months) - 1)

    def y(self, value: float) -> float:
        return self.area.bottom() - self.area.height() * (value - self.low) / (self.high - self.low)

    def at(self, month: str, value: float) -> QPointF:
        return QPointF(self.x(month), self.y(value))

    def lines(self) -> list[float]:
        """The values that have a line."""
        first = math.ceil(self.low / self.step - 1e-9)
        last = math.floor(self.high / self.step + 1e-9)
        return [number * self.step for number in range(first, last + 1)]

    @property
    def decimals(self) -> int:
        return 3 if self.step < 0.01 else 2


def paint_density_line(painter: QPainter, area: QRectF, line: DensityLine, look: Look) -> None:
    """Draws the chart into `area`; the line must have a value. Reads alike in colour and in grey."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _Drawing(painter, area, line, look).draw()
    painter.restore()


def density_line_png(line: DensityLine, look: Look, *, scale: float = 2.0) -> bytes:
    """The chart as a picture on white, `scale` times its size on the page."""
    image = QImage(round(SIZE.width() * scale), round(SIZE.height() * scale), QImage.Format.Format_RGB32)
    image.fill(look.colour("surface"))
    painter = QPainter(image)
    painter.scale(scale, scale)
    paint_density_line(painter, QRectF(QPointF(0, 0), SIZE), line, look)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def _values(line: DensityLine) -> list[float]:
    found = [value for point in line.points for value in (point.r12, point.density)]
    found += [point.r12 for point in line.forecast]
    return [value for value in (*found, line.target) if value is not None]


def _scale(area: QRectF, line: DensityLine) -> _Scale:
    # The forecast begins at the first month that is not complete, which may be the month shown.
    behind = {point.month for point in line.points}
    months = tuple(sorted(behind | {point.month for point in line.forecast}))
    values = _values(line)
    low, high = min(values), max(values)
    air = max(high - low, 0.01) * 0.12
    low, high = low - air, high + air
    step = next((each for each in STEPS if (high - low) / each <= MOST_LINES), STEPS[-1])
    return _Scale(area, months, low, high, step)


class _Drawing:
    """One drawing of the chart; labels come last, so that they know what is taken."""

    def __init__(self, painter: QPainter, area: QRectF, line: DensityLine, look: Look) -> None:
        self._painter = painter
        self._line = line
        self._look = look
        self._scale = _scale(area.adjusted(LEFT, TOP, -RIGHT, -BOTTOM), line)
        self._room = FreeRoom(area.adjusted(LEFT, 0, 0, -BOTTOM))
        self._behind = [
            self._scale.at(point.month, point.r12) for point in line.points if point.r12 is not None
        ]
        self._now = line.points[-1]
        known = [point for point in line.points if point.r12 is not None]
        self._last_known = known[-1] if known else None

    def draw(self) -> None:
        """Grid, target, months, lines, and then the words."""
        self._draw_grid()
        self._draw_months()
        self._draw_now()
        self._draw_target()
        self._draw_rings()
        self._draw_forecast()
        self._draw_behind()
        self._label_right()
        self._label_reached()
        self._label_now()

    def _pen(self, role: str, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
        pen = QPen(self._look.colour(role), width, style)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        return pen

    def _text(self, area: QRectF, text: str, role: str, weight: int = 400, size: str = "smallest") -> None:
        self._painter.fillRect(area, self._look.colour("surface"))
        self._painter.setFont(self._look.font(size, weight))
        self._painter.setPen(self._look.colour(role))
        self._painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine), text)

    def _text_size(self, text: str, weight: int = 400, size: str = "smallest") -> QSizeF:
        metrics = QFontMetricsF(self._look.font(size, weight))
        return QSizeF(metrics.horizontalAdvance(text) + 1, metrics.height())

    def _draw_grid(self) -> None:
        area = self._scale.area
        for value in self._scale.lines():
            y = self._scale.y(value)
            self._painter.setPen(self._pen("border", 1))
            self._painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            text = formats.number(value, self._scale.decimals)
            size = self._text_size(text)
            corner = QPointF(area.left() - 8 - size.width(), y - size.height() / 2)
            # At the very floor the first month stands in its way.
            if corner.y() + size.height() < area.bottom() + MONTH_AIR:
                self._text(QRectF(corner, size), text, "text2")

    def _draw_months(self) -> None:
        """The axis, a mark every third month from the month shown, the year where it is new."""
        area, shown = self._scale.area, self._scale.months.index(self._now.month) % 3
        self._painter.setPen(self._pen("strong", 1))
        self._painter.drawLine(area.bottomLeft(), area.bottomRight())
        year = ""
        for month in self._scale.months[shown::3]:
            x = self._scale.x(month)
            self._painter.setPen(self._pen("strong", 1))
            self._painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + 4))
            named = formats.month_word_short if month[:4] == year else formats.month_short
            text = named(month)
            year = month[:4]
            size = self._text_size(text)
            self._text(QRectF(QPointF(x - size.width() / 2, area.bottom() + MONTH_AIR), size), text, "text2")

    def _draw_now(self) -> None:
        if not self._line.forecast:
            return
        area, x = self._scale.area, self._scale.x(add_months(self._line.forecast[0].month, -1))
        self._painter.setPen(self._pen("strong", 1, Qt.PenStyle.DotLine))
        self._painter.drawLine(QPointF(x, area.top() - TOP), QPointF(x, area.bottom()))
        text = tr("prognos →")
        size = self._text_size(text)
        box = QRectF(QPointF(x + 6, area.top() - TOP), size)
        self._text(box, text, "text2")
        self._room.take(box, QRectF(x - 1, area.top() - TOP, 2, area.height() + TOP))

    def _draw_target(self) -> None:
        if self._line.target is None:
            return
        area, y = self._scale.area, self._scale.y(self._line.target)
        self._painter.setPen(self._pen("text", 1.5))
        self._painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        self._room.take_line([QPointF(area.left(), y), QPointF(area.right(), y)], 4)

    def _draw_rings(self) -> None:
        self._painter.setPen(self._pen("prev", 1.5))
        self._painter.setBrush(self._look.colour("surface"))
        for point in self._line.points:
            if point.density is not None:
                at = self._scale.at(point.month, point.density)
                self._painter.drawEllipse(at, RING, RING)
                self._room.take(QRectF(at.x() - RING - 1, at.y() - RING - 1, 2 * RING + 2, 2 * RING + 2))

    def _draw_forecast(self) -> None:
        ahead = [self._scale.at(each.month, each.r12) for each in self._line.forecast if each.r12 is not None]
        known = self._last_known
        if ahead and known is not None and known.r12 is not None:
            ahead.insert(0, self._scale.at(known.month, known.r12))
        pen = self._pen("accent", 2)
        pen.setDashPattern([3, 2])
        self._painter.setPen(pen)
        self._painter.drawPolyline(ahead)
        self._room.take_line(ahead, 6)

    def _draw_behind(self) -> None:
        """The line, broken where a month is not known."""
        self._painter.setPen(self._pen("accent", 2.5))
        part: list[QPointF] = []
        for point in self._line.points:
            if point.r12 is None:
                self._painter.drawPolyline(part)
                part = []
            else:
                part.append(self._scale.at(point.month, point.r12))
        self._painter.drawPolyline(part)
        self._room.take_line(self._behind, 6)
        if self._last_known is not None and self._last_known.r12 is not None:
            at = self._scale.at(self._last_known.month, self._last_known.r12)
            self._painter.setPen(self._pen("surface", 1.5))
            self._painter.setBrush(self._look.colour("accent"))
            self._painter.drawEllipse(at, DOT + 0.5, DOT + 0.5)
            self._room.take(QRectF(at.x() - DOT, at.y() - DOT, 2 * DOT, 2 * DOT))

    def _label_right(self) -> None:
        """Target and end of the forecast, right of the plot and clear of each other."""
        labels: list[tuple[float, str, str]] = []
        if self._line.target is not None:
            text = tr("Mål {value}").format(value=formats.number(self._line.target, 2))
            labels.append((self._scale.y(self._line.target), text, "text"))
        last = self._line.forecast[-1] if self._line.forecast else None
        if last is not None and last.r12 is not None:
            value, month = formats.number(last.r12, 2), formats.month_short(last.month)
            labels.append((self._scale.y(last.r12), f"{value} {month}", "accent"))
        area, height = self._scale.area, float(self._look.line("small"))
        tops = apart(
            [y - height / 2 for y, _, _ in labels], height + 2, area.top() - TOP, area.bottom() + BOTTOM
        )
        for top, (_, text, role) in zip(tops, labels, strict=True):
            width = self._text_size(text, 600, "small").width()
            box = QRectF(area.right() + 8, top, width, height)
            self._text(box, text, role, 600, "small")
            self._room.take(box)

    def _label_reached(self) -> None:
        """Where the forecast meets the target, with a thin line up to its words."""
        month = self._line.target_month
        point = next((each for each in self._line.forecast if each.month == month), None)
        known = self._last_known.r12 if self._last_known is not None else None
        if point is None or point.r12 is None or (known or 0.0) <= (self._line.target or 0.0):
            return
        at = self._scale.at(point.month, point.r12)
        text = tr("målet nås {month}").format(month=formats.month_short(point.month))
        size = self._text_size(text, size="small")
        box = self._room.place(size, over(at, size, 12))
        if box is not None:
            self._text(box, text, "text", size="small")
            edge = box.bottom() + 1 if box.bottom() < at.y() else box.top() - 1
            self._painter.setPen(self._pen("accent", 1))
            self._painter.drawLine(QPointF(at.x(), edge), at)
        self._painter.setPen(self._pen("accent", 2))
        self._painter.setBrush(self._look.colour("surface"))
        self._painter.drawEllipse(at, DOT - 0.5, DOT - 0.5)

    def _label_now(self) -> None:
        """The last month that is known: its R12; and the ring of the month shown."""
        last = self._last_known
        if last is not None and last.r12 is not None:
            text = tr("R12 {value}").format(value=formats.number(last.r12, 2))
            if last is not self._now:
                text = f"{formats.month_word_short(last.month)} {text}"
            self._beside(self._scale.at(last.month, last.r12), text, "accent", 600, "body")
        if self._now.density is not None:
            month = formats.month_word_short(self._now.month)
            text = f"{month} {formats.number(self._now.density, 2)}"
            at = self._scale.at(self._now.month, self._now.density)
            self._beside(at, text, "text2", 400, "smallest", left_first=True)

    def _beside(
        self, at: QPointF, text: str, role: str, weight: int, size: str, *, left_first: bool = False
    ) -> None:
        needed = self._text_size(text, weight, size)
        box = self._room.place(needed, beside(at, needed, 9, left_first=left_first))
        if box is not None:
            self._text(box, text, role, weight, size)
