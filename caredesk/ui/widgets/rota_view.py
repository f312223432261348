"""The rota grid as it is worked in: keys, editing in the cell, clipboard, dragging. It stores nothing itself.

view = RotaView(style, tr("Schema"), RotaModel(text_of, breach_sentence), choices)
view.typed.connect(...)      # [(row key, day, text), …]: one step

A character begins a cell with itself, F2 or Enter opens what it holds, Alt+Down the list of codes. Enter
stores and goes right, since a person's days are typed one after the other; Ctrl+Enter fills the selection.
Ctrl+D and Ctrl+R on a single row or column fill from the one before it, as in a spreadsheet.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from caredesk.domain.schedule import RowKey
from caredesk.ui.models.rota_lines import SectionLine
from caredesk.ui.models.rota_model import FIRST_DAY, RotaModel
from caredesk.ui.style import Style
from caredesk.ui.widgets import rota_clipboard, rota_walk
from caredesk.ui.widgets.rota_clipboard import MIME
from caredesk.ui.widgets.rota_codes import CodeChoice
from caredesk.ui.widgets.rota_editor import RotaEditor, Way
from caredesk.ui.widgets.rota_grid import RotaGrid
from caredesk.ui.widgets.rota_mouse import RotaMouse

Choices = Callable[[RowKey, date], Sequence[CodeChoice]]
KEYS = Qt.Key
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


class RotaView(RotaGrid):
    """See the module's docstring; cells are (row key, day)."""

    typed = Signal(list)
    cleared = Signal(list)
    pasted_text = Signal(object, object, list)
    """Row key and day of the first cell, and rows of texts."""
    pasted_shifts = Signal(object, object, str)
    """Row key and day of the first cell, and the block as `rota_clipboard.read_block` reads it."""
    moved = Signal(list, object, object, bool)
    """The cells, row key and day where the first of them lands, and whether they are copied."""
    fill_asked = Signal(str, list)
    """"down" or "right", and the cells: the first row or column goes into the others."""
    menu_asked = Signal(QPoint, list)
    editing = Signal(object, object, str)
    edit_left = Signal()
    details_asked = Signal(object, object)

    def __init__(self, style: Style, name: str, model: RotaModel, choices: Choices) -> None:
        super().__init__(style, name, model)
        self._ask_choices = choices
        self._mouse = RotaMouse(self, model)
        self._editor: RotaEditor | None = None
        self._edited: tuple[RowKey, date] | None = None
        self._before = ""
        self._menu_by_key = False
        self.list_area: QWidget | None = None
        """Where the list of codes may lie; None = anywhere in the window."""
        if (app := QGuiApplication.instance()) is not None:
            app.aboutToQuit.connect(rota_clipboard.leave_text)
        for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            signal.connect(self._place_editor)

    def begin_edit(self, text: str | None = None, *, all_codes: bool = False) -> None:
        """Opens the current cell: with a text typed, else with what it holds."""
        place = self.current_place()
        if place is None or self._editor is not None:
            return
        index = self.currentIndex()
        self.scrollTo(index)
        self._edited, self._before = place, str(index.data(Qt.ItemDataRole.EditRole) or "")
        choices = self._ask_choices(*place)
        editor = RotaEditor(self._look, self.viewport(), self.window(), choices, quick=text is not None)
        self._editor = editor
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        editor.left.connect(self._store)
        editor.given_up.connect(self.close_edit)
        editor.written.connect(self._tell_written)
        editor.wants_list.connect(self._lay_list)
        self._place_editor()
        editor.show()
        editor.begin(self._before if text is None else text, all_codes=all_codes)
        self._tell_written(editor.result())

    def close_edit(self) -> None:
        """Closes the field without storing."""
        editor = self._editor
        if editor is not None:
            self._editor = self._edited = None
            if editor.hasFocus():
                self.setFocus(Qt.FocusReason.OtherFocusReason)
            editor.hide()
            editor.list.deleteLater()
            editor.deleteLater()
            self.edit_left.emit()

    def finish_edit(self) -> None:
        """Stores what stands in the open field, before something else takes its place."""
        if self._editor is not None:
            self._editor.finish("stay")

    def editor(self) -> RotaEditor | None:
        """The field that is open."""
        return self._editor

    def copy(self) -> None:
        """The selection on the clipboard: text for a spreadsheet, shifts for the grid itself."""
        if self.cells():
            QGuiApplication.clipboard().setMimeData(rota_clipboard.copied(self._rota, self.block()))

    def cut(self) -> None:
        """Copies, and asks that the cells be emptied."""
        if self.cells():
            self.copy()
            self.cleared.emit(self.cells())

    def paste(self) -> None:
        """Shifts or texts from the first selected cell on; as often as they fill the selection exactly."""
        cells, data = self.cells(), QGuiApplication.clipboard().mimeData()
        if not cells or data is None:
            return
        key, day = cells[0]
        rows, days = len({row for row, _day in cells}), len({when for _row, when in cells})
        block = (
            rota_clipboard.read_block(bytes(data.data(MIME).data()).decode())
            if data.hasFormat(MIME)
            else None
        )
        if block is not None:
            self.pasted_shifts.emit(
                key, day, rota_clipboard.write_block(rota_clipboard.tiled(block, rows, days))
            )
        elif data.hasText() and data.text():
            texts = rota_clipboard.read_texts(data.text())
            self.pasted_text.emit(key, day, rota_clipboard.tiled_texts(texts, rows, days))

    def fill(self, way: str) -> None:
        """Asks that the first row or column of the selection goes into the others."""
        first_row, first, last_row, last = self.block()
        first = max(first, FIRST_DAY)
        if way == "down" and first_row == last_row:
            first_row -= 1
        elif way == "right" and first == last:
            first -= 1
        cells = self.cells_in((first_row, first, last_row, last)) if first >= FIRST_DAY else []
        if len(cells) > 1 and (way == "right" or len({key for key, _day in cells}) > 1):
            self.fill_asked.emit(way, cells)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        control, shift, alt = (bool(modifiers & each) for each in (CONTROL, SHIFT, ALT))
        row, column = self.current_cell()
        step = rota_walk.target(self._rota, (row, column), key, control, self._page()) if not alt else None
        if self._mouse.dragging and key == KEYS.Key_Escape:
            self._mouse.cancel()
        elif row < 0:
            self.go_to(*rota_walk.first_cell(self._rota))  # there were no rows when the keyboard came
            event.setAccepted(self.current_cell()[0] >= 0)
        elif step is not None:
            self.go_to(*step, extend=shift)
        elif control and not alt and self._control_key(key):
            pass
        elif not self._plain_key(key, shift, alt):
            text = event.text()
            if text and text.isprintable() and not text.isspace() and control == alt:
                self.begin_edit(text)  # AltGr comes as both
            else:
                event.ignore()

    def _control_key(self, key: int) -> bool:
        does: dict[int, Callable[[], None]] = {
            KEYS.Key_A: self.select_all_cells,
            KEYS.Key_C: self.copy,
            KEYS.Key_X: self.cut,
            KEYS.Key_V: self.paste,
            KEYS.Key_D: lambda: self.fill("down"),
            KEYS.Key_R: lambda: self.fill("right"),
        }
        if key in does:
            does[key]()
        return key in does

    def _plain_key(self, key: int, shift: bool, alt: bool) -> bool:
        line = self._rota.line(self.current_cell()[0])
        enter = key in (KEYS.Key_Return, KEYS.Key_Enter)
        if key == KEYS.Key_Menu or (shift and key == KEYS.Key_F10):
            self._menu_by_key = True
            self.menu_asked.emit(self._menu_place(), self.cells())
        elif isinstance(line, SectionLine):
            if key != KEYS.Key_Space and not enter:
                return False
            self._rota.toggle(line.head.name)
        elif enter and alt:
            self.details_asked.emit(*self.cells_in((*self.current_cell(), *self.current_cell()))[0])
        elif key == KEYS.Key_F2 or enter or (alt and key == KEYS.Key_Down):
            self.begin_edit(all_codes=True)
        elif key == KEYS.Key_Backspace:
            self.begin_edit("")
        elif key == KEYS.Key_Delete:
            self.cleared.emit(self.cells())
        else:
            return False
        return True

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes from cell to cell, and leaves the table from the last."""
        step = rota_walk.along(self._rota, self.current_cell(), 1 if next else -1)
        if step is None or not self.hasFocus() or self.current_cell()[0] < 0:
            return super().focusNextPrevChild(next)
        self.go_to(*step)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.finish_edit()
        if event.button() == Qt.MouseButton.LeftButton:
            self._mouse.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mouse.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        drop = self._mouse.release(event)
        if drop is not None:
            source, key, column, copy = drop
            self.moved.emit(self.cells_in(source), key, self._rota.days[column - FIRST_DAY], copy)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.column() >= FIRST_DAY:
            self.begin_edit(all_codes=True)

    def leaveEvent(self, event: object) -> None:
        self.set_hovered(-1)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the selection, or of the cell under the pointer when it is another."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            if not self._menu_by_key:
                self.menu_asked.emit(self._menu_place(), self.cells())
            self._menu_by_key = False
            return
        index = self.indexAt(event.pos())
        first_row, first, last_row, last = self.block()
        if index.isValid():
            if not (first_row <= index.row() <= last_row and first <= index.column() <= last):
                self.go_to(index.row(), index.column())
            self.menu_asked.emit(event.globalPos(), self.cells())

    def focusInEvent(self, event: QFocusEvent) -> None:
        fresh = self.current_cell()[0] < 0  # Qt's own first cell is a name
        super().focusInEvent(event)
        if fresh and self._rota.rowCount():
            self.go_to(*rota_walk.first_cell(self._rota))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_editor()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._place_editor()

    def _store(self, text: str, way: Way) -> None:
        assert self._edited is not None
        place, before = self._edited, self._before
        cells = self.cells() if way == "all" else [place]
        self.close_edit()
        if way == "all" or text != before:
            self.typed.emit([(key, day, text) for key, day in cells])
        steps = {"right": 1, "next": 1, "left": -1, "before": -1}
        if way in steps:
            self._go_on(steps[way], way)

    def _go_on(self, by: int, way: Way) -> None:
        """From where the cell is now: what was stored may have brought or taken rows above it."""
        step = rota_walk.along(self._rota, self.current_cell(), by)
        if step is not None:
            self.go_to(*step)
        elif way in ("next", "before"):
            super().focusNextPrevChild(way == "next")

    def _tell_written(self, text: str) -> None:
        if self._edited is not None:
            self.editing.emit(*self._edited, text)

    def _place_editor(self) -> None:
        """Keeps the field on its cell, whatever comes and goes around it; one whose row is gone is closed."""
        if self._editor is None or self._edited is None:
            return
        index = self._rota.index_of(*self._edited)
        if not index.isValid() or index.column() < FIRST_DAY:
            self.close_edit()
            return
        self._editor.place(self.visualRect(index), self.viewport().rect())
        self._lay_list()

    def _lay_list(self) -> None:
        if self._editor is None:
            return
        area, window = self.list_area or self.window(), self.window()
        corner = area.mapTo(window, QPoint(0, 0)) if area is not window else QPoint(0, 0)
        top = self.viewport().mapTo(window, QPoint(0, 0)).y()
        kinds = (self._rota.key_at(row) for row in range(self._rota.rowCount()))
        vacant = sum(1 for key in kinds if key is not None and key.kind == "vacant")
        free = top + max(self.row_top(vacant), 0) if vacant else top
        below = max(free, top + self._editor.geometry().bottom() + 1)
        if self.viewport().rect().intersects(self._editor.geometry()):
            self._editor.lay_list(QRect(corner, area.size()), free, below)
        else:
            self._editor.list.hide()

    def _menu_place(self) -> QPoint:
        return self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())

    def _page(self) -> int:
        return max(self.viewport().height() // self._row_height - 1, 1)
