"""Paints the rota grid as a whole: grounds and lines in long strokes, then what stands in the cells.

A cell at a time would cost more calls than the whole picture may take.
"""

from __future__ import annotations

from typing import NamedTuple, Protocol

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QStaticText

from caredesk.domain.schedule import ScheduleRow
from caredesk.language.formats import hours
from caredesk.ui.models import rota_words
from caredesk.ui.models.rota_lines import SectionLine
from caredesk.ui.models.rota_looks import EMPTY
from caredesk.ui.models.rota_model import FIRST_DAY, HOURS, NAME, RotaModel
from caredesk.ui.style import Style
from caredesk.ui.widgets.rota_chips import ChipPictures

SIDE, OUTER_SIDE, DIFFERENCE = 8, 12, 42
FAR_FROM_CONTRACT = 8.0
"""Hours over or under contract that are marked: a shift. Amber both ways, red is for today and for rules."""


class Scene(Protocol):
    """What the painter asks the view."""

    def columns(self) -> list[tuple[int, int]]:
        """Left edge and width of each column."""
        ...

    def row_top(self, row: int) -> int:
        """Upper edge of a row."""
        ...

    def rows_in(self, area: QRect) -> range:
        """The rows that touch an area."""
        ...

    def marked(self) -> list[tuple[int, int, int, int]]:
        """Selected blocks as first row, first column, last row, last column."""
        ...

    def current_cell(self) -> tuple[int, int]:
        """Row and column, -1 where none is."""
        ...

    def hovered_row(self) -> int:
        """The row under the pointer, or -1."""
        ...

    def drop_block(self) -> tuple[int, int, int, int] | None:
        """Where what is dragged would land."""
        ...

    def has_keyboard(self) -> bool:
        """Whether keys go to the grid."""
        ...


class _Frame(NamedTuple):
    """One painting: what it is painted with, and where."""

    painter: QPainter
    scene: Scene
    model: RotaModel
    columns: list[tuple[int, int]]
    rows: range
    area: QRect
    ratio: float


class RotaPainter:
    """`paint(painter, scene, model, area, ratio)`; `clear()` when colours change."""

    def __init__(self, style: Style) -> None:
        self._look = style
        self._row = style.size("row_rota")
        self._chips = ChipPictures(style)
        self._texts: dict[tuple[str, str, int], tuple[QStaticText, float]] = {}
        self._fonts: dict[tuple[str, int], tuple[QFont, float]] = {}

    def clear(self) -> None:
        """Forgets what was drawn in other colours."""
        self._chips.clear()

    def paint(self, painter: QPainter, scene: Scene, model: RotaModel, area: QRect, ratio: float) -> None:
        """Paints an area of the grid."""
        painter.fillRect(area, self._look.colour("surface"))
        columns = scene.columns()
        if not model.rowCount() or len(columns) <= FIRST_DAY:
            return
        frame = _Frame(painter, scene, model, columns, scene.rows_in(area), area, ratio)
        self._grounds(frame)
        self._lines(frame)
        self._today(frame)
        for row in frame.rows:
            line = model.line(row)
            if isinstance(line, SectionLine):
                self._section(frame, row, line)
            else:
                self._beside(frame, row, line)
                self._cells(frame, row)
        self._edges(frame)

    def _grounds(self, frame: _Frame) -> None:
        painter, columns, model = frame.painter, frame.columns, frame.model
        top, height = self._span(frame)
        weekend = self._look.colour("weekend")
        for place, day in enumerate(model.days):
            if model.is_red(day):
                left, width = columns[FIRST_DAY + place]
                painter.fillRect(left, top, width, height, weekend)
        hovered = frame.scene.hovered_row()
        if hovered in frame.rows:
            wide = columns[-1][0] + columns[-1][1]
            painter.fillRect(0, frame.scene.row_top(hovered), wide, self._row, self._look.colour("hover"))
        ground = self._look.colour("bg")
        for row in frame.rows:
            y = frame.scene.row_top(row)
            for place, look in enumerate(frame.model.looks(row)):
                if look is not EMPTY and not look.employed:
                    left, width = columns[FIRST_DAY + place]
                    painter.fillRect(left, y, width, self._row, ground)
        tint = self._look.colour("tint")
        for first_row, first, last_row, last in frame.scene.marked():
            left = columns[first][0]
            wide = columns[last][0] + columns[last][1] - left
            y = frame.scene.row_top(first_row)
            painter.fillRect(left, y, wide, (last_row - first_row + 1) * self._row, tint)

    def _lines(self, frame: _Frame) -> None:
        painter, columns, model = frame.painter, frame.columns, frame.model
        top, height = self._span(frame)
        border, strong = self._look.colour("border"), self._look.colour("strong")
        wide = columns[-1][0] + columns[-1][1]
        for row in frame.rows:
            painter.fillRect(0, frame.scene.row_top(row) + self._row - 1, wide, 1, border)
        for place, day in enumerate(model.days):
            left, width = columns[FIRST_DAY + place]
            painter.fillRect(left + width - 1, top, 1, height, border)
            if day.weekday() == 0:
                painter.fillRect(left - 1, top, 1, height, strong)

    def _cells(self, frame: _Frame, row: int) -> None:
        painter, columns = frame.painter, frame.columns
        y, tall, ratio = frame.scene.row_top(row), self._row - 1, frame.ratio
        first, last = frame.area.left(), frame.area.right()
        pixmap, draw = self._chips.pixmap, painter.drawPixmap
        for place, look in enumerate(frame.model.looks(row), FIRST_DAY):
            if look is not EMPTY:
                left, width = columns[place]
                if left <= last and left + width >= first:
                    draw(QPoint(left, y), pixmap(look, width - 1, tall, ratio))

    def _beside(self, frame: _Frame, row: int, line: ScheduleRow) -> None:
        (left, name_width), (hours_left, hours_width) = frame.columns[NAME], frame.columns[HOURS]
        if frame.area.left() > hours_left + hours_width:
            return
        y, painter = frame.scene.row_top(row), frame.painter
        right = hours_left + hours_width - SIDE - 1
        vacant = line.key.kind == "vacant"
        ground = "under_bg" if vacant else "tint" if row == frame.scene.current_cell()[0] else ""
        if ground:
            wide = hours_left + hours_width - left - 1
            painter.fillRect(left, y, wide, self._row - 1, self._look.colour(ground))
        name = rota_words.shown_name(line)
        if vacant:
            self._write(painter, left + OUTER_SIDE, y, name, "under", "body", 600)
            if name and (missing := frame.model.free_hours()):
                self._write_right(painter, right, y, hours(-missing), "under", "body", 600)
            return
        room = name_width - OUTER_SIDE - 4
        if line.key.kind == "borrowed":
            self._write(painter, left + OUTER_SIDE, y, name, "text2", "body", 400, room + hours_width)
            return
        after = self._write(painter, left + OUTER_SIDE, y, name, "text", "body", 400, room) + 5
        beside = rota_words.role_and_rate(line, frame.model.short_roles)
        if after + self._text(beside, "smallest", 400)[1] <= room:
            self._write(painter, left + OUTER_SIDE + round(after), y, beside, "text2", "smallest", 400)
        self._hours(frame, line, right, y)

    def _hours(self, frame: _Frame, line: ScheduleRow, right: int, y: int) -> None:
        planned, gap = rota_words.hours_and_difference(line)
        far = line.contract_hours is not None and abs(line.hours - line.contract_hours) > FAR_FROM_CONTRACT
        tone, weight = ("over", 600) if far else ("text2", 400)
        self._write_right(frame.painter, right, y, gap, tone, "small", weight)
        self._write_right(frame.painter, right - DIFFERENCE, y, planned, "text", "small", 400)

    def _section(self, frame: _Frame, row: int, line: SectionLine) -> None:
        painter, y = frame.painter, frame.scene.row_top(row)
        wide = frame.columns[-1][0] + frame.columns[-1][1]
        painter.fillRect(0, y, wide, self._row - 1, self._look.colour("surface2"))
        size = self._look.size("icon_text")
        chevron = self._look.icon("chevron-right" if line.folded else "chevron-down", "text", size)
        chevron.paint(painter, QRect(6, y + (self._row - size) // 2, size, size))
        room = frame.columns[FIRST_DAY][0] - 24 - SIDE
        self._write(painter, 24, y, rota_words.section_name(line), "text", "body", 600, room)
        x: float = frame.columns[FIRST_DAY][0] + 5
        for place, (words, role) in enumerate(rota_words.section_state(line)):
            if place:
                x += self._write(painter, round(x), y, " · ", "text2", "small", 400)
            x += self._write(painter, round(x), y, words, role, "small", 600 if role == "under" else 400)

    def _today(self, frame: _Frame) -> None:
        model = frame.model
        if model.today is None or not model.days or not model.days[0] <= model.today <= model.days[-1]:
            return
        left, width = frame.columns[FIRST_DAY + (model.today - model.days[0]).days]
        accent, painter = self._look.colour("accent"), frame.painter
        for row in frame.rows:
            if not isinstance(model.line(row), SectionLine):
                y = frame.scene.row_top(row)
                painter.fillRect(left - 1, y, 2, self._row, accent)
                painter.fillRect(left + width - 2, y, 2, self._row, accent)

    def _edges(self, frame: _Frame) -> None:
        """The edge of the current cell, and where what is dragged would land."""
        row, column = frame.scene.current_cell()
        block = frame.scene.drop_block()
        if block is not None:
            self._edge(frame, block, "accent")
        elif row >= 0:
            for marked in frame.scene.marked():
                self._edge(frame, marked, "accent", self._look.size("edge"))
            on_section = isinstance(frame.model.line(row), SectionLine)
            columns = (0, len(frame.columns) - 1) if on_section else (column, column)
            role = "accent" if frame.scene.has_keyboard() else "strong"
            self._edge(frame, (row, columns[0], row, columns[1]), role)

    def _edge(self, frame: _Frame, block: tuple[int, int, int, int], role: str, thick: int = 0) -> None:
        first_row, first, last_row, last = block
        left, y = frame.columns[first][0], frame.scene.row_top(first_row)
        wide = frame.columns[last][0] + frame.columns[last][1] - left
        tall = (last_row - first_row + 1) * self._row
        pen = QPen(self._look.colour(role), thick or self._look.size("focus"))
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        frame.painter.setPen(pen)
        frame.painter.drawRect(QRect(left, y, wide - 1, tall - 1))

    def _span(self, frame: _Frame) -> tuple[int, int]:
        top = frame.scene.row_top(frame.rows.start)
        return top, len(frame.rows) * self._row

    def _write(
        self,
        painter: QPainter,
        x: int,
        y: int,
        text: str,
        role: str,
        font: str,
        weight: int,
        room: int = 0,
    ) -> float:
        """Writes words on a row; how wide they are."""
        if not text:
            return 0.0
        static, wide = self._text(text, font, weight)
        face, ascent = self._font(font, weight)
        if room and wide > room:
            shown = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, room)
            static, wide = self._text(shown, font, weight)
        painter.setFont(face)
        painter.setPen(self._look.colour(role))
        base = y + self._row / 2 + self._font("body", 400)[1] / 2 - 2
        painter.drawStaticText(QPointF(x, round(base - ascent)), static)
        return wide

    def _write_right(
        self, painter: QPainter, right: int, y: int, text: str, role: str, font: str, weight: int
    ) -> None:
        wide = self._text(text, font, weight)[1]
        self._write(painter, round(right - wide), y, text, role, font, weight)

    def _text(self, text: str, font: str, weight: int) -> tuple[QStaticText, float]:
        key = (text, font, weight)
        if key not in self._texts:
            static = QStaticText(text)
            static.setTextFormat(Qt.TextFormat.PlainText)
            face = self._font(font, weight)[0]
            static.prepare(font=face)
            self._texts[key] = (static, QFontMetricsF(face).horizontalAdvance(text))
        return self._texts[key]

    def _font(self, name: str, weight: int) -> tuple[QFont, float]:
        if (name, weight) not in self._fonts:
            face = self._look.font(name, weight)
            self._fonts[name, weight] = (face, QFontMetricsF(face).ascent())
        return self._fonts[name, weight]
