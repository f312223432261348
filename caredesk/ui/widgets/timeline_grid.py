"""The timeline of absences as it is seen and walked in: cells that are bars, the current one, and its words.

Left and right go between a person's absences, up and down between people.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QToolTip

from caredesk.domain.absence_timeline import Bar, TimelineView
from caredesk.language import timeline_words
from caredesk.ui.models.timeline_model import FIRST_BAR, PERSON, TimelineModel
from caredesk.ui.style import Style
from caredesk.ui.widgets.timeline_head import TimelineHead
from caredesk.ui.widgets.timeline_painter import Current, Sheet, TimelinePainter
from caredesk.ui.widgets.timeline_scale import BarBox, Scale, bar_boxes, mark_boxes, ring_boxes, scale_of

NAME = 156
"""Width of the names with what stands beside them, px."""
MOST_ROWS, LEAST_ROWS = 10, 4
EDGE = 3
"""Air after the last day, px."""
Index = QModelIndex | QPersistentModelIndex
Place = QPoint | QPointF


class TimelineGrid(QTableView):
    """Shows a `TimelineModel`, painted as a whole; each absence is a cell as large as its bar."""

    def __init__(self, style: Style, name: str) -> None:
        super().__init__()
        self._look = style
        self._painter = TimelinePainter(style)
        self._height = style.size("row_dense")
        self._hovered = -1
        self._remembered: tuple[str, int | None] | None = None
        self.held: Bar | None = None
        """An absence whose days are being moved, as it would become."""
        self.setAccessibleName(name)
        self.timeline = TimelineModel(self)
        self._set_up()
        self.timeline.modelAboutToBeReset.connect(self._remember)
        self.setModel(self.timeline)
        self.timeline.modelReset.connect(self._return)
        style.changed.connect(self._repaint)

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(self._height)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(self._height)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalHeader(TimelineHead(self._look, self, self.scale))
        self.setMinimumHeight(self._tall(LEAST_ROWS))

    def scale(self) -> Scale:
        """Where the days lie."""
        assert self.timeline.view is not None
        return scale_of(self.timeline.view, NAME, self.viewport().width() - NAME - EDGE)

    def boxes(self, row: int) -> list[BarBox]:
        """The bars of a row as they lie in the viewport."""
        return bar_boxes(self.timeline.row(row), self.scale(), self._top(row), self._height)

    def box_at(self, place: Place) -> BarBox | None:
        """The bar at a place, or the nearest within its grip."""
        row = self.row_at(place)
        if row < 0:
            return None
        point = place.toPointF() if isinstance(place, QPoint) else place
        near = [box for box in self.boxes(row) if box.whole.adjusted(-2, -2, 2, 2).contains(point)]
        return next((box for box in near if box.whole.contains(point)), near[0] if near else None)

    def row_at(self, place: Place) -> int:
        """The row at a place, -1 beside them."""
        row = int(place.y() + self.verticalScrollBar().value()) // self._height
        return row if 0 <= row < self.timeline.rowCount() else -1

    def hover(self, row: int) -> None:
        """Marks the row under the pointer; -1 = none."""
        if row != self._hovered:
            self._hovered = row
            self.viewport().update()

    def words_at(self, place: QPoint) -> str:
        """What is told of what lies at a place: the ring or mark uppermost, else the absence or person."""
        row, view = self.row_at(place), self.timeline.view
        if row < 0 or view is None:
            return ""
        held, scale, top = self.timeline.row(row), self.scale(), self._top(row)
        rings = ring_boxes(held, scale, top, self._height, self._look)
        for mark in mark_boxes(self.boxes(row), rings, scale, top, self._height, self._look):
            if mark.box.contains(place.toPointF()) and mark.bar.conflict is not None:
                return timeline_words.conflict_sentence(mark.bar, mark.bar.conflict, view.today)
        for ring in reversed(rings):
            if ring.box.contains(place.toPointF()):
                return f"{held.name}: {timeline_words.ring_sentence(ring.ring, view.today)}"
        return str(self.indexAt(place).data(Qt.ItemDataRole.ToolTipRole) or "")

    def copy(self) -> None:
        """The chosen people's absences, or all when nobody is chosen, on the clipboard with their heads."""
        chosen = sorted(index.row() for index in self.selectionModel().selectedRows())
        rows = [self.timeline.row(row) for row in chosen or range(self.timeline.rowCount())]
        lines = [timeline_words.copied_heads()]
        lines += [timeline_words.copied_row(row, bar) for row in rows for bar in row.bars]
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))

    def sizeHint(self) -> QSize:
        """High enough for its rows, at most ten: more of them scroll."""
        return QSize(NAME * 4, self._tall(min(max(self.timeline.rowCount(), LEAST_ROWS), MOST_ROWS)))

    def visualRect(self, index: Index) -> QRect:
        """A name's field, or an absence's bar."""
        if not index.isValid() or self.timeline.view is None:
            return QRect()
        if index.column() == PERSON:
            return QRect(0, self._top(index.row()), NAME, self._height)
        boxes = self.boxes(index.row())
        place = index.column() - FIRST_BAR
        return boxes[place].whole.toAlignedRect() if place < len(boxes) else QRect()

    def indexAt(self, place: QPoint) -> QModelIndex:
        """The name or absence at a place."""
        row = self.row_at(place)
        if row < 0:
            return QModelIndex()
        if place.x() < NAME:
            return self.timeline.index(row, PERSON)
        found = self.box_at(place)
        return self.timeline.index_of(found.bar.number) if found is not None else QModelIndex()

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Left and right within a person, up and down to the nearest absence of the next."""
        rows, now = self.timeline.rowCount(), self.currentIndex()
        if not rows or not now.isValid():
            return self.timeline.index(0, FIRST_BAR) if rows else QModelIndex()
        actions = QAbstractItemView.CursorAction
        if action in (actions.MoveLeft, actions.MovePrevious, actions.MoveRight, actions.MoveNext):
            step = -1 if action in (actions.MoveLeft, actions.MovePrevious) else 1
            last = len(self.timeline.row(now.row()).bars)
            return self.timeline.index(now.row(), min(max(now.column() + step, PERSON), last))
        page = max(self.viewport().height() // self._height - 1, 1)
        steps = {
            actions.MoveUp: -1,
            actions.MoveDown: 1,
            actions.MovePageUp: -page,
            actions.MovePageDown: page,
            actions.MoveHome: -rows,
            actions.MoveEnd: rows,
        }
        row = min(max(now.row() + steps.get(action, 0), 0), rows - 1)
        return self._nearest(row, now)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words = self.words_at(event.pos())
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.hover(-1)
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        view = self.timeline.view
        painter = QPainter(self.viewport())
        if view is None:
            painter.fillRect(self.viewport().rect(), self._look.colour("surface"))
        else:
            self._painter.paint(painter, self._sheet(view))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()
        self.horizontalHeader().viewport().update()

    def _sheet(self, view: TimelineView) -> Sheet:
        above, high = self.verticalScrollBar().value(), self.viewport().height()
        first = above // self._height
        last = min((above + high) // self._height + 1, len(view.rows))
        now, focused = self.currentIndex(), self.hasFocus()
        bar = self.timeline.bar(now)
        current = Current(now.row(), bar.number if bar is not None else None)
        chosen = {index.row() for index in self.selectionModel().selectedRows()}
        return Sheet(
            view=view,
            scale=self.scale(),
            rows=range(first, last),
            above=above,
            size=(self.viewport().width(), high),
            hovered=self._hovered,
            chosen=frozenset(chosen if focused or len(chosen) > 1 else ()),
            current=current if focused and now.isValid() else None,
            held=self.held,
        )

    def _fit_columns(self) -> None:
        """Names, then even columns that fill the rest: what a bar covers is told by `visualRect`."""
        head = self.horizontalHeader()
        room = max(self.viewport().width() - NAME, head.count())
        wide = room // max(head.count() - 1, 1)
        for column in range(head.count()):
            head.resizeSection(column, NAME if column == PERSON else wide)

    def _tall(self, rows: int) -> int:
        return self.horizontalHeader().height() + rows * self._height

    def _top(self, row: int) -> int:
        return row * self._height - self.verticalScrollBar().value()

    def _nearest(self, row: int, now: QModelIndex) -> QModelIndex:
        """The person, or that absence of the person which is nearest in time to the current one."""
        bar, bars = self.timeline.bar(now), self.timeline.row(row).bars
        if bar is None or not bars:
            return self.timeline.index(row, PERSON)
        day: date = bar.first_day
        nearest = min(range(len(bars)), key=lambda place: abs(bars[place].first_day - day))
        return self.timeline.index(row, FIRST_BAR + nearest)

    def _remember(self) -> None:
        now = self.currentIndex()
        if now.isValid():
            bar = self.timeline.bar(now)
            self._remembered = (
                self.timeline.row(now.row()).employee_no,
                bar.number if bar is not None else None,
            )

    def _return(self) -> None:
        """Told anew, the current absence stays the current one where it is still in view."""
        self._fit_columns()
        self.updateGeometry()
        self.horizontalHeader().viewport().update()
        index = QModelIndex()
        if self._remembered is not None:
            person, number = self._remembered
            index = self.timeline.index_of(number) if number is not None else index
            row = self.timeline.row_of(person)
            if not index.isValid() and row >= 0:
                index = self.timeline.index(row, PERSON)
        if not index.isValid() and self.timeline.rowCount():
            index = self.timeline.index(0, FIRST_BAR)
        if index.isValid():
            self.setCurrentIndex(index)
        self.viewport().update()

    def _repaint(self) -> None:
        self.viewport().update()
        self.horizontalHeader().viewport().update()
