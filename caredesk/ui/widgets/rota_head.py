"""The frozen head of the rota grid: weeks and holidays over the days, today as a pill."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from caredesk.language.formats import day_and_month, day_short, week
from caredesk.language.translation import tr
from caredesk.ui.models.rota_model import FIRST_DAY, HOURS, NAME, RotaModel
from caredesk.ui.style import Style

OUTER_SIDE, SIDE, LEAST_NAME, AIR = 12, 8, 28, 4
UPPER = 16
"""Height of the first line, px."""


class _Label(NamedTuple):
    """Words of the first line, over one day or several."""

    words: str
    role: str
    left: float
    right: float


class RotaHead(QHeaderView):
    """Draws itself in one piece: names of weeks and holidays reach over several columns."""

    def __init__(self, style: Style, table: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._look = style
        self.setAccessibleName(tr("Dagar"))
        self.setFixedHeight(style.size("rota_head"))
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        model = self.model()
        painter = QPainter(self.viewport())
        painter.fillRect(self.rect(), self._look.colour("surface"))
        if isinstance(model, RotaModel) and model.days:
            self._beside(painter)
            self._days(painter, model)
            for label in self.labels(model):
                painter.setFont(self._look.font("smallest", 600))
                painter.setPen(self._look.colour(label.role))
                box = QRectF(label.left, 1, label.right - label.left + 1, UPPER - 1)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, label.words)
        edge = self._look.size("edge")
        painter.fillRect(0, self.height() - edge, self.width(), edge, self._look.colour("strong"))
        painter.end()

    def labels(self, model: RotaModel) -> list[_Label]:
        """The words of the first line: weeks, today, then holidays where they have room."""
        metrics = QFontMetricsF(self._look.font("smallest", 600))
        placed: list[_Label] = []
        for place, day in enumerate(model.days):
            left, _right = self._edges(place)
            if day.weekday() == 0 or place == 0:
                words = week(day)
                placed.append(_Label(words, "text", left + 5, left + 5 + metrics.horizontalAdvance(words)))
        if model.today in model.days:
            self._fit(placed, metrics, tr("i dag"), "accent", self._edges(model.days.index(model.today)))
        for place, day in enumerate(model.days):
            name = model.holidays.get(day, "")
            if name:
                self._fit(placed, metrics, name, "under", self._edges(place))
        return placed

    def _fit(
        self,
        placed: list[_Label],
        metrics: QFontMetricsF,
        words: str,
        role: str,
        column: tuple[float, float],
    ) -> None:
        """Places words over their column, beside what stands there; shorter where it is crowded."""
        left, right = column
        middle = (left + right) / 2
        whole = metrics.horizontalAdvance(words)
        at_left = max([self._edges(0)[0], *(each.right + AIR for each in placed if each.left <= middle)])
        at_right = min([self._edges(-1)[1], *(each.left - AIR for each in placed if each.left > middle)])
        room = at_right - at_left
        if role == "accent" and whole > room:
            return
        if whole > room:
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
            whole = metrics.horizontalAdvance(words)
        if role != "accent" and room < LEAST_NAME:
            return
        start = min(max(middle - whole / 2, at_left), at_right - whole)
        if start < right and start + whole > left:
            placed.append(_Label(words, role, start, start + whole))

    def _days(self, painter: QPainter, model: RotaModel) -> None:
        width = self.sectionSize(FIRST_DAY)
        font, weekday = self._room_for(model)
        for place, day in enumerate(model.days):
            left, right = self._edges(place)
            box = QRectF(left, UPPER - 1, right - left, self.height() - UPPER - 1)
            words = self._day_words(model, place, font, weekday)
            now, red = day == model.today, model.is_red(day)
            if day.weekday() == 0:
                painter.fillRect(
                    QRectF(left - 1, 0, 1, self.height()), self._look.colour("strong" if place else "border")
                )
            if now:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._look.colour("accent"))
                inset = 4 if width > 30 else 0
                radius = self._look.size("tag_radius")
                painter.drawRoundedRect(box.adjusted(inset, 0, -inset - 1, -1), radius, radius)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setFont(self._look.font(font, 600 if now or red else 400))
            painter.setPen(self._look.colour("on_accent" if now else "under" if red else "text"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, words)

    def _room_for(self, model: RotaModel) -> tuple[str, bool]:
        """Type style of the days' second line, and whether their weekdays have room: one way for all."""
        days = {f"{day_short(day)[:2]} {day.day}" for day in model.days}
        for font in ("small", "smallest"):
            metrics = QFontMetricsF(self._look.font(font, 600))
            if all(metrics.horizontalAdvance(words) < self.sectionSize(FIRST_DAY) for words in days):
                return font, True
        return ("small" if self.sectionSize(FIRST_DAY) > 18 else "smallest"), False

    def _day_words(self, model: RotaModel, place: int, font: str, weekday: bool) -> str:
        """`ti 27`, or `27`; with its month first and where a month begins, if that has room."""
        day = model.days[place]
        short = f"{day_short(day)[:2]} {day.day}" if weekday else str(day.day)
        whole = f"{day_short(day)[:2]} {day_and_month(day)}"
        metrics = QFontMetricsF(self._look.font(font, 600))
        fits = metrics.horizontalAdvance(whole) <= self.sectionSize(FIRST_DAY) - 2
        return whole if fits and (place == 0 or day.day == 1) else short

    def _beside(self, painter: QPainter) -> None:
        painter.setFont(self._look.font("small"))
        painter.setPen(self._look.colour("text2"))
        sides = (
            (NAME, tr("Person"), Qt.AlignmentFlag.AlignLeft),
            (HOURS, tr("h · mot avtal"), Qt.AlignmentFlag.AlignRight),
        )
        for column, words, side in sides:
            left = self.sectionViewportPosition(column)
            box = QRect(left, 0, self.sectionSize(column), self.height())
            painter.drawText(
                box.adjusted(OUTER_SIDE, 0, -SIDE - 1, 0)
                if column == NAME
                else box.adjusted(-20, 0, -SIDE - 1, 0),
                side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine,
                words,
            )

    def _edges(self, place: int) -> tuple[float, float]:
        column = FIRST_DAY + place if place >= 0 else self.count() + place
        left = self.sectionViewportPosition(column)
        return left, left + self.sectionSize(column)
