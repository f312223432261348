"""Draws the single things of the timeline of absences: a bar with its words, a ring, a mark, focus.

Sick leave is accent; what is only expected is a dashed outline; unpaid leave is hatched, so that the causes
are told apart without colours, and each bar says its cause where it has room.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen

from caredesk.domain.register import SICK_LEAVE, UNPAID_LEAVE
from caredesk.language import timeline_words
from caredesk.ui.style import Style
from caredesk.ui.widgets.timeline_scale import BAR, BarBox, MarkBox, RingBox

TEXT_SIDE, DASH = 5, 1.5
RING_EDGE = {"neutral": 1.5, "watch": 2.0, "breach": 0.0}
RING_ROLE = {"neutral": "text2", "watch": "over", "breach": "under"}


class _Ink(NamedTuple):
    fill: QColor
    text: QColor
    line: QColor
    """The dashed outline, and the edge of grounds that are too light to stand alone."""
    edged: bool = False
    hatch: QColor | None = None


class BarPainter:
    """One method a thing; the painter is antialiased and clipped to the row's days."""

    def __init__(self, style: Style) -> None:
        self._look = style

    def bar(
        self, painter: QPainter, box: BarBox, last_day: date, taken: Sequence[QRectF], row_top: float
    ) -> None:
        """A bar and its words; `taken`: what lies over it, where no words go."""
        ink = self._ink(box.bar.absence.cause)
        if box.dashed is not None:
            self._dashed(painter, box, ink)
        if box.known is not None:
            self._known(painter, box, ink)
        self._label(painter, box, ink, last_day, taken, row_top)

    def ring(self, painter: QPainter, ring: RingBox) -> None:
        """A day that asks for something: filled when due tomorrow or over, so that it is seen in grey."""
        urgency = ring.ring.urgency
        colour, width = self._look.colour(RING_ROLE[urgency]), RING_EDGE[urgency]
        filled = urgency == "breach"
        painter.setBrush(colour if filled else self._look.colour("surface"))
        painter.setPen(QPen(colour, width) if width else Qt.PenStyle.NoPen)
        inset = width / 2
        box = ring.box.adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setFont(self._look.font("smallest", 600))
        painter.setPen(self._look.colour("surface") if filled else self._look.colour("text"))
        painter.drawText(
            ring.box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, str(ring.ring.number)
        )

    def mark(self, painter: QPainter, mark: MarkBox) -> None:
        """How many shifts the absence hits."""
        conflict = mark.bar.conflict
        tone = "under" if conflict is not None and conflict.urgent else "over"
        look = self._look
        painter.setPen(QPen(look.colour(tone), 1))
        painter.setBrush(look.colour(f"{tone}_bg"))
        radius = look.size("tag_radius")
        painter.drawRoundedRect(mark.box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setFont(look.font("smallest", 600))
        painter.drawText(mark.box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, mark.words)

    def edge(self, painter: QPainter, box: QRectF, *, air: bool = False) -> None:
        """The 2 px edge of what has the keyboard; `air` parts it from a bar of its own colour."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = self._look.size("tag_radius") + 1
        if air:
            painter.setPen(QPen(self._look.colour("surface"), 4))
            painter.drawRoundedRect(box, radius, radius)
        painter.setPen(QPen(self._look.colour("accent"), 2))
        painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), radius, radius)
        painter.restore()

    def said(self, painter: QPainter, box: QRectF, words: str) -> None:
        """The days of a bar that is being moved."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("accent"), 1))
        painter.setBrush(self._look.colour("surface"))
        radius = self._look.size("tag_radius")
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setFont(self._look.font("smallest", 600))
        painter.setPen(self._look.colour("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, words)
        painter.restore()

    def _known(self, painter: QPainter, box: BarBox, ink: _Ink) -> None:
        assert box.known is not None
        shape, radius = self._shape(box), self._radius(box)
        painter.save()
        painter.setClipRect(box.known, Qt.ClipOperation.IntersectClip)
        edged = ink.edged or self._look.name == "contrast"
        painter.setPen(QPen(ink.line, self._look.size("edge")) if edged else Qt.PenStyle.NoPen)
        painter.setBrush(ink.fill)
        inset = 0.5 if edged else 0
        shape = shape.adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(shape, radius, radius)
        if ink.hatch is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(ink.hatch, Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(shape, radius, radius)
        painter.restore()

    def _dashed(self, painter: QPainter, box: BarBox, ink: _Ink) -> None:
        assert box.dashed is not None
        radius, inset = self._radius(box), DASH / 2
        painter.save()
        painter.setClipRect(box.dashed, Qt.ClipOperation.IntersectClip)
        pen = QPen(ink.line, DASH)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(self._look.colour("surface"))
        painter.drawRoundedRect(self._shape(box).adjusted(inset, inset, -inset, -inset), radius, radius)
        painter.restore()

    def _shape(self, box: BarBox) -> QRectF:
        """The whole bar; an edge beyond the view is left out of it."""
        beyond = 2.0 * BAR
        return box.whole.adjusted(-beyond if box.cut_left else 0, 0, beyond if box.cut_right else 0, 0)

    def _radius(self, box: BarBox) -> float:
        return min(float(self._look.size("tag_radius")), box.whole.height() / 2, box.whole.width() / 2)

    def _label(
        self,
        painter: QPainter,
        box: BarBox,
        ink: _Ink,
        last_day: date,
        taken: Sequence[QRectF],
        row_top: float,
    ) -> None:
        if box.label_above:
            line = QRectF(box.whole.left() + 1, row_top, box.whole.width() - 2, box.whole.top() - row_top + 1)
            self._words(painter, line, box, last_day, taken, self._look.colour("text2"), None)
        elif box.whole.height() >= BAR:
            known = box.known or box.dashed or box.whole
            line = known.adjusted(TEXT_SIDE, 0, -TEXT_SIDE, 0)
            text = ink.text if box.known is not None else self._look.colour("text")
            self._words(painter, line, box, last_day, taken, text, ink)
        if box.dashed is not None:
            self._end(painter, box, last_day, taken, row_top)

    def _words(
        self,
        painter: QPainter,
        line: QRectF,
        box: BarBox,
        last_day: date,
        taken: Sequence[QRectF],
        colour: QColor,
        ink: _Ink | None,
    ) -> None:
        font = self._look.font("smallest", 600 if ink is not None else 400)
        metrics = QFontMetricsF(font)
        stops = [
            each.left() - 2 for each in taken if each.right() > line.left() and each.left() < line.right()
        ]
        room = min([line.right(), *stops]) - line.left()
        labels = timeline_words.bar_labels(box.bar, last_day)
        words = next((each for each in labels if metrics.horizontalAdvance(each) <= room), "")
        side = Qt.AlignmentFlag.AlignLeft
        if (
            not words
            and not stops
            and metrics.horizontalAdvance(labels[-1]) + 2 <= line.width() + 2 * TEXT_SIDE
        ):
            # A day's code has room when it stands in the middle.
            words, side = labels[-1], Qt.AlignmentFlag.AlignHCenter
            line = line.adjusted(-TEXT_SIDE, 0, TEXT_SIDE, 0)
        if not words:
            return
        if ink is not None and ink.hatch is not None:  # words on a hatch are hard to read
            wide = metrics.horizontalAdvance(words)
            ground = QRectF(line.left() - 3, line.top() + 1, wide + 6, line.height() - 2)
            painter.fillRect(ground, ink.fill)
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(line, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)

    def _end(
        self, painter: QPainter, box: BarBox, last_day: date, taken: Sequence[QRectF], row_top: float
    ) -> None:
        """When it ends, where that is beyond the view; left out where something lies."""
        assert box.dashed is not None
        words = timeline_words.end_label(box.bar, last_day)
        if not words or (box.whole.height() < BAR and not box.label_above):
            return
        font = self._look.font("smallest")
        wide = QFontMetricsF(font).horizontalAdvance(words)
        top = row_top if box.label_above else box.dashed.top()
        high = box.whole.top() - row_top + 1 if box.label_above else box.dashed.height()
        line = QRectF(box.dashed.right() - wide - TEXT_SIDE, top, wide + 1, high)
        if line.left() < box.dashed.left() + TEXT_SIDE or any(line.intersects(each) for each in taken):
            return
        painter.setFont(font)
        painter.setPen(self._look.colour("text2"))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)

    def _ink(self, cause: str) -> _Ink:
        look = self._look
        if cause in SICK_LEAVE:
            return _Ink(look.colour("accent"), look.colour("on_accent"), look.colour("accent"))
        if cause == "vacation":
            return _Ink(look.colour("ok_bg"), look.colour("ok"), look.colour("ok"))
        if cause == "child_care":
            course = look.shift("course")
            return _Ink(course.fill, course.text, course.text)
        if cause in UNPAID_LEAVE:
            grey = look.shift("grey")
            return _Ink(grey.fill, grey.text, grey.text, hatch=grey.hatch)
        return _Ink(look.colour("tint"), look.colour("text"), look.colour("strong"), edged=True)
