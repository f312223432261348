"""The head of the timeline of absences: weeks or months over the days, and today as a pill."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from caredesk.domain.absence_timeline import TimelineView
from caredesk.language.timeline_words import head_lines
from caredesk.language.translation import tr
from caredesk.ui.models.timeline_model import TimelineModel
from caredesk.ui.style import Style
from caredesk.ui.widgets.timeline_scale import Scale

SIDE, PILL_SIDE, LINE = 5, 7, 16


class TimelineHead(QHeaderView):
    """Draws itself in one piece over all days; `scale` tells where they lie."""

    def __init__(self, style: Style, table: QWidget, scale: Callable[[], Scale]) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._look, self._scale = style, scale
        self.setAccessibleName(tr("Veckor"))
        self.setFixedHeight(style.size("rota_head"))
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.rect(), self._look.colour("surface"))
        model = self.model()
        if isinstance(model, TimelineModel) and model.view is not None:
            self._heads(painter, model.view, self._scale())
        edge = self._look.size("edge")
        painter.fillRect(0, self.height() - edge, self.width(), edge, self._look.colour("strong"))
        painter.end()

    def pill(self, view: TimelineView, scale: Scale) -> QRectF | None:
        """Where `i dag` stands, None when it is not in view."""
        if not view.first_day <= view.today <= view.last_day:
            return None
        metrics = QFontMetricsF(self._look.font("smallest", 600))
        wide = metrics.horizontalAdvance(tr("i dag")) + 2 * PILL_SIDE
        left = scale.x(view.today) + (scale.day_width - wide) / 2
        return QRectF(min(max(left, scale.left), scale.right - wide), 1, wide, LINE)

    def _heads(self, painter: QPainter, view: TimelineView, scale: Scale) -> None:
        pill = self.pill(view, scale)
        bold, plain = self._look.font("smallest", 600), self._look.font("smallest")
        for place, head in enumerate(view.heads):
            left, right = scale.x(head.first_day), scale.end(head.last_day)
            if place or self._look.name == "contrast":
                painter.fillRect(QRectF(left - 1, 4, 1, self.height() - 4), self._look.colour("border"))
            lines = zip(head_lines(head, view.by), (bold, plain), ("text", "text2"), strict=True)
            for line, (words, font, role) in enumerate(lines):
                wide = QFontMetricsF(font).horizontalAdvance(words)
                box = QRectF(left + SIDE, 1 + line * LINE, wide + 1, LINE)
                if left + SIDE + wide > right or (pill is not None and pill.intersects(box)):
                    continue
                painter.setFont(font)
                painter.setPen(self._look.colour(role))
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)
        if pill is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.colour("accent"))
            radius = self._look.size("tag_radius")
            painter.drawRoundedRect(pill, radius, radius)
            painter.setFont(bold)
            painter.setPen(self._look.colour("on_accent"))
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, tr("i dag"))
