"""Need against staffed below the rota grid, in columns that stand exactly under the grid's own.

strip = NeedStrip(style)
strip.set_columns(name_width, hours_width, day_lefts, right)   # px from the strip's left edge
strip.set_strip(view_strip(…), looks={}, today=today, red_days=…)
strip.set_preview({("K", day): 9.0}); strip.set_preview({})
strip.fold_asked.connect(…)            # a click on its head, or Enter or space
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from PySide6.QtCore import (
    QModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QTableView,
    QWidget,
)

from caredesk.domain.schedule import StripView
from caredesk.language.translation import tr
from caredesk.ui.models.strip_cells import StripCell, StripDay, StripHead
from caredesk.ui.models.strip_model import STRIP_ROLE, StripModel
from caredesk.ui.style import Style
from caredesk.ui.widgets import shift_tag
from caredesk.ui.widgets.shift_tag import Look
from caredesk.ui.widgets.tag import tone_colours

ROW = 20
LEFT, RIGHT = 12, 6
MARK = 14
NARROW, NARROWEST = 44, 24
"""Columns narrower than these have the smallest type, and no more than the deviation."""
CELL_AIR, TAG_GAP = 1, 5
MOST_DRAWN = 2000


class NeedStrip(QTableView):
    """See the module's docstring. `day_asked(day)`: Enter or double click on a day's cell."""

    folded_changed = Signal(bool)
    day_asked = Signal(object)
    info_asked = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._look = style
        self._folded = False
        self.rows = StripModel(self)
        self.setAccessibleName(tr("Bemannat mot behov, täthet och kostnad per dag"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.horizontalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(1)
        self.heads = _Heads(style, self)
        self.setVerticalHeader(self.heads)
        self._cells = _Cells(style)
        self.setModel(self.rows)
        self.rows.modelReset.connect(self._take_height)
        self.heads.fold_asked.connect(self.toggle_folded)
        self.heads.info_asked.connect(self.info_asked)
        self.doubleClicked.connect(self._open)
        style.changed.connect(self.viewport().update)
        self._lefts: tuple[int, ...] = ()
        self._right = 0

    def set_columns(self, name_width: int, hours_width: int, day_lefts: Sequence[int], right: int) -> None:
        """Where the grid's columns stand, px from its left edge; `right` is where the last day ends.

        A first day left of the name and hours columns' end is scrolled partly under them.
        """
        self._lefts, self._right = tuple(day_lefts), right
        self.heads.set_widths(name_width, hours_width)
        self._place_columns()

    def set_strip(
        self, view: StripView, *, looks: Mapping[str, Look], today: date, red_days: Collection[date]
    ) -> None:
        """Shows another stretch, or the same one anew; see `StripModel.set_strip`."""
        self.rows.set_strip(view, looks=looks, today=today, red_days=red_days)
        self._place_columns()

    def set_preview(self, staffed: Mapping[tuple[str, date], float]) -> None:
        """What the edit being made would give; none takes it away."""
        self.rows.set_preview(staffed)

    def set_deviations_only(self, only: bool) -> None:
        """Only lines that deviate: for a low window."""
        self.rows.set_deviations_only(only)

    def is_folded(self) -> bool:
        """Whether each day's deviations stand together in one line."""
        return self._folded

    def set_folded(self, folded: bool) -> None:
        """Folds or unfolds it; `folded_changed` tells of it."""
        if folded != self._folded:
            self._folded = folded
            self.heads.set_folded(folded)
            self.rows.set_folded(folded)
            self.folded_changed.emit(folded)

    def toggle_folded(self) -> None:
        """Folds what is unfolded, and the other way round."""
        self.set_folded(not self._folded)

    def sizeHint(self) -> QSize:
        return QSize(640, self.rows.rowCount() * ROW)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, min(1, self.rows.rowCount()) * ROW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.toggle_folded()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_F1:
            self.info_asked.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws its cells by itself: asked cell by cell for a delegate, eight weeks would take too long."""
        painter, rows = QPainter(self.viewport()), self.rows
        painter.fillRect(event.rect(), self._look.colour("surface"))
        tops = [self.rowViewportPosition(row) for row in range(rows.rowCount())]
        for column in range(rows.columnCount()):
            left, wide = self.columnViewportPosition(column), self.columnWidth(column)
            if left + wide <= event.rect().left() or left > event.rect().right():
                continue
            day = rows.column_of(column)
            for row, top in enumerate(tops):
                cell = rows.cell_of(row, column)
                painter.drawPixmap(left, top, self._cells.picture(cell, day, wide, self.devicePixelRatio()))
        if self._lefts and tops:
            high = tops[-1] + ROW
            painter.fillRect(0, 0, 1, high, self._look.colour("strong"))
            painter.fillRect(self._right - self.heads.width() - 1, 0, 1, high, self._look.colour("border"))
        if self.hasFocus() and self.currentIndex().isValid():
            painter.setPen(QPen(self._look.colour("accent"), self._look.size("focus")))
            painter.drawRect(self.visualRect(self.currentIndex()).adjusted(1, 1, -1, -2))
        painter.end()

    def _open(self, index: QModelIndex) -> None:
        self.day_asked.emit(self.rows.day_of(index.column()))

    def _take_height(self) -> None:
        self.setMaximumHeight(max(ROW, self.rows.rowCount() * ROW))
        self.updateGeometry()
        self._place_columns()

    def _place_columns(self) -> None:
        if len(self._lefts) != self.rows.columnCount() or not self._lefts:
            return
        ends = (*self._lefts[1:], self._right)
        for column, (left, end) in enumerate(zip(self._lefts, ends, strict=True)):
            self.setColumnWidth(column, end - left)
        self.updateGeometries()
        self.horizontalScrollBar().setValue(self.heads.width() - self._lefts[0])


class _Heads(QHeaderView):
    """The name and hours columns of the strip: chip and times, or words; a click on it folds the strip."""

    fold_asked = Signal()
    info_asked = Signal()

    def __init__(self, style: Style, table: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, table)
        self._look = style
        self._folded = False
        self._name_width, self._hours_width = 180, 78
        self.setAccessibleName(tr("Turer"))
        self.setMinimumSectionSize(1)
        self.setDefaultSectionSize(ROW)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tr("Fäll ihop behovet till dagarnas avvikelser  Mellanslag"))
        self.set_widths(self._name_width, self._hours_width)

    def set_widths(self, name_width: int, hours_width: int) -> None:
        """As wide as the grid's two frozen columns."""
        self._name_width, self._hours_width = name_width, hours_width
        self.setFixedWidth(name_width + hours_width)

    def set_folded(self, folded: bool) -> None:
        """Which way its mark points."""
        self._folded = folded
        told = tr("Visa behovet per tur  Mellanslag")
        self.setToolTip(told if folded else tr("Fäll ihop behovet till dagarnas avvikelser  Mellanslag"))
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(self._name_width + self._hours_width, ROW)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        row = self.logicalIndexAt(event.position().toPoint())
        head = self._head(row)
        if head is not None and self._info_box(head, row * ROW).contains(event.position()):
            self.info_asked.emit()
        else:
            self.fold_asked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.viewport().rect(), self._look.colour("surface"))
        for row in range(self.count()):
            head = self._head(row)
            if head is not None:
                self._paint_head(
                    painter, QRect(0, self.sectionViewportPosition(row), self.width(), ROW), head
                )
        painter.end()

    def _head(self, row: int) -> StripHead | None:
        head = self.model().headerData(row, Qt.Orientation.Vertical, STRIP_ROLE) if row >= 0 else None
        return head if isinstance(head, StripHead) else None

    def _paint_head(self, painter: QPainter, box: QRect, head: StripHead) -> None:
        style, left = self._look, LEFT
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, style.colour("border"))
        if head.shift:
            code, look = head.shift
            wide = shift_tag.shift_width(style, code)
            top = box.top() + (ROW - shift_tag.HEIGHT + 1) / 2
            shift_tag.paint_shift(painter, style, QRectF(left, top, wide, shift_tag.HEIGHT - 2), code, look)
            left += wide + 4
        painter.setFont(style.font("body" if head.shift else "small"))
        painter.setPen(style.colour("text" if head.shift else "text2"))
        room = QRect(left, box.top(), box.width() - left, ROW - 1)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, head.text)
        if head.kind == "figures":
            style.paint_icon(painter, "info", "text3", self._info_box(head, box.top()))
        if box.top() == 0 or head.kind == "summary":
            self._paint_caption(painter, box)

    def _paint_caption(self, painter: QPainter, box: QRect) -> None:
        """What the figures are, and the mark that tells that the strip folds."""
        style = self._look
        font = style.font("smallest")
        words = tr("bemannat / behov")
        wide = QFontMetrics(font).horizontalAdvance(words)
        room = QRect(box.right() - RIGHT - MARK - wide - 2, box.top(), wide + 1, ROW - 1)
        icon = QRectF(box.right() - RIGHT - MARK + 3, box.top() + 3, MARK - 2, MARK - 2)
        style.paint_icon(painter, "chevron-right" if self._folded else "chevron-down", "text2", icon)
        if self._folded:
            return
        painter.setFont(font)
        painter.setPen(style.colour("text2"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)

    def _info_box(self, head: StripHead, top: int) -> QRectF:
        if head.kind != "figures":
            return QRectF()
        wide = QFontMetrics(self._look.font("small")).horizontalAdvance(head.text)
        return QRectF(LEFT + wide + 4, top + (ROW - MARK) / 2 - 0.5, MARK, MARK)


class _Cells:
    """Draws a `StripCell`: plain figures, or a tag with the deviation first. Equal cells are drawn once."""

    def __init__(self, style: Style) -> None:
        self._look = style
        self._drawn: dict[tuple[object, ...], QPixmap] = {}
        style.changed.connect(self._drawn.clear)

    def picture(self, cell: StripCell, day: StripDay, width: int, ratio: float) -> QPixmap:
        """The picture of a cell so many px wide, on a screen of this ratio."""
        key = (cell, day.free, day.today, day.day.weekday() == 0, width, ratio)
        if key not in self._drawn:
            if len(self._drawn) > MOST_DRAWN:
                self._drawn.clear()
            picture = QPixmap(QSize(width, ROW) * ratio)
            picture.setDevicePixelRatio(ratio)
            with QPainter(picture) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                box = QRect(0, 0, width, ROW)
                self._paint_ground(painter, box, day)
                self._paint_cell(painter, box.adjusted(1, 0, 0, -1), cell)
            self._drawn[key] = picture
        return self._drawn[key]

    def _paint_ground(self, painter: QPainter, box: QRect, day: StripDay) -> None:
        style = self._look
        painter.fillRect(box, style.colour("weekend" if day.free else "surface"))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, style.colour("border"))
        role = "strong" if day.day.weekday() == 0 else "border"
        painter.fillRect(box.left(), box.top(), 1, box.height(), style.colour(role))
        if day.today:
            edge = style.size("focus")
            painter.fillRect(box.left(), box.top(), edge, box.height(), style.colour("accent"))
            painter.fillRect(box.right() + 1 - edge, box.top(), edge, box.height(), style.colour("accent"))

    def _paint_cell(self, painter: QPainter, box: QRect, cell: StripCell) -> None:
        style = self._look
        name = "smallest" if box.width() < NARROW else "small"
        strong, plain = style.font(name, 600), style.font(name)
        room = box.width() - 2 * CELL_AIR - 2
        cell = cell._replace(strong=_deviation(cell.strong, QFontMetrics(strong), room + 2))
        words, wide = self._fitting(cell, strong, plain, room if box.width() >= NARROWEST else 0)
        text_role, ground = ("text2", "") if cell.tone == "text2" else tone_colours(style, cell.tone)
        if ground or cell.preview:
            self._paint_tag(painter, box, cell, ground)
        painter.setPen(style.colour(text_role))
        left = box.left() + (box.width() - wide) / 2
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        if cell.strong:
            painter.setFont(strong)
            painter.drawText(QRectF(left, box.top(), wide + 1, box.height()), flags, cell.strong)
            left += QFontMetrics(strong).horizontalAdvance(cell.strong) + TAG_GAP
        painter.setFont(strong if cell.preview else plain)
        painter.drawText(QRectF(left, box.top(), box.right() - left + 1, box.height()), flags, words)

    def _paint_tag(self, painter: QPainter, box: QRect, cell: StripCell, ground: str) -> None:
        style = self._look
        filled = QRectF(box).adjusted(CELL_AIR, CELL_AIR, -CELL_AIR, 0)
        painter.setPen(Qt.PenStyle.NoPen)
        if cell.preview:
            painter.setPen(QPen(style.colour("ok" if cell.tone == "ok" else "accent"), 1.5))
            filled.adjust(0.75, 0.75, -0.75, -0.75)
        elif style.name == "contrast":
            painter.setPen(QPen(style.colour("text"), 1))
        painter.setBrush(style.colour(ground or "surface"))
        painter.drawRoundedRect(filled, style.size("tag_radius"), style.size("tag_radius"))

    def _fitting(self, cell: StripCell, strong: QFont, plain: QFont, room: int) -> tuple[str, int]:
        """The fullest words that fit beside the deviation, and how wide both are."""
        bold = QFontMetrics(strong)
        metrics = bold if cell.preview else QFontMetrics(plain)
        before = bold.horizontalAdvance(cell.strong)
        words, wide = "", before
        for words in cell.words:
            air = TAG_GAP if cell.strong and words else 0
            wide = before + air + metrics.horizontalAdvance(words)
            if wide <= room:
                break
        return words, wide


def _deviation(whole: str, metrics: QFontMetrics, room: int) -> str:
    """The deviation, of two the one that is too few, or no more than its sign: as much as has room."""
    wishes = (whole, whole.split(" ")[0], whole[:1])
    return next((wish for wish in wishes if metrics.horizontalAdvance(wish) <= room), whole[:1])
