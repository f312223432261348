"""A fortnight of days: ✓, −1 or +1 a day over its weekday."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from caredesk.domain.today import StaffedDay
from caredesk.language.formats import NONE, day_short
from caredesk.language.today_words import staffed_day_text
from caredesk.ui.style import Style
from caredesk.ui.widgets.tag import MET, MINUS, PLUS, Tone, paint_tag

MARK_HEIGHT, GAP, WIDEST = 20, 3, 26


def day_mark(day: StaffedDay) -> tuple[str, Tone]:
    """What a day's tag says: too few before too many; – where nothing is planned or asked for."""
    if day.short:
        return f"{MINUS}{day.short}", "under"
    if day.over:
        return f"{PLUS}{day.over}", "over"
    if not day.shifts and day.deficit_hours is None:
        return NONE, "neutral"
    return MET, "ok"


class StaffingStrip(QWidget):
    """`set_days(view.staffing.days)`; a day's hours stand on hover and in the accessible description."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._look = style
        self._days: tuple[StaffedDay, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_days(self, days: Sequence[StaffedDay]) -> None:
        """Shows other days."""
        self._days = tuple(days)
        self.setAccessibleDescription(". ".join(staffed_day_text(day) for day in self._days))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(14 * (MARK_HEIGHT + GAP), MARK_HEIGHT + self._look.line("smallest") + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(14 * 16, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            day = self._day_at(event.pos().x())
            QToolTip.showText(event.globalPos(), staffed_day_text(day) if day else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for place, day in enumerate(self._days):
            left = place * self._step()
            box = QRectF(left, 0, self._step() - GAP, MARK_HEIGHT)
            words, tone = day_mark(day)
            paint_tag(painter, self._look, box, words, tone)
            painter.setFont(self._look.font("smallest"))
            painter.setPen(self._look.colour("text2"))
            under = QRectF(left - 4, MARK_HEIGHT + 3, box.width() + 8, self._look.line("smallest"))
            painter.drawText(under, Qt.AlignmentFlag.AlignCenter, day_short(day.day)[:2])
        painter.end()

    def _step(self) -> float:
        return min(WIDEST + GAP, (self.width() + GAP) / max(1, len(self._days)))

    def _day_at(self, x: int) -> StaffedDay | None:
        place = int(x / self._step())
        return self._days[place] if 0 <= place < len(self._days) else None
