"""Paints and edits the cells of a table edited in place: white cells are typed, grey ones computed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPen
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyleOptionViewItem, QWidget

from caredesk.ui.models.entry_model import COMPUTED_ROLE, ERROR_ROLE, EntryModel
from caredesk.ui.style import Style
from caredesk.ui.widgets.focus_ring import NO_RING
from caredesk.ui.widgets.table_view import TableDelegate

Index = QModelIndex | QPersistentModelIndex

LEAST_WIDTH, MOST_WIDTH = 72, 280
EDGE = 2
FILLED = "filled"
"""The property of an editor that has its text: rows told anew do not write over what is being typed."""


class EntryDelegate(TableDelegate):
    """The current cell has an accent edge, a refused one an edge and a sign of its own."""

    typing = Signal(int, str, str)
    """Row, field and text of a cell at each keystroke, before anything is entered."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        typed = not index.data(COMPUTED_ROLE)
        return QSize(min(max(size.width(), LEAST_WIDTH), MOST_WIDTH), size.height()) if typed else size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        painter.save()
        if index.data(ERROR_ROLE):
            _edge(painter, self._look, "under", option.rect)
        elif index == self._table.currentIndex() and self._table.hasFocus():
            _edge(painter, self._look, "accent", option.rect)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = self._make_editor(parent, index)
        editor.setProperty(NO_RING, True)  # it has the cell's own edge
        return editor

    def _make_editor(self, parent: QWidget, index: Index) -> QWidget:
        column = self._model().columns[index.column()]
        if column.choices is None:
            line = QLineEdit(parent)
            line.setObjectName("cell")
            line.setFrame(False)
            line.setFont(self._look.font("body"))
            line.setAccessibleName(column.title)
            row = index.row()
            line.textEdited.connect(lambda text: self.typing.emit(row, column.field, text))
            return line
        choice = QComboBox(parent)
        choice.setObjectName("cell")
        choice.setEditable(column.free)
        choice.setFont(self._look.font("body"))
        choice.setAccessibleName(column.title)
        choice.addItems(list(column.choices()))
        if not column.free:  # one that can be typed in says so at every key that leaves it, too
            choice.activated.connect(lambda: self._chosen(choice))
        return choice

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if editor.property(FILLED):
            return
        editor.setProperty(FILLED, True)
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            line = editor.lineEdit()
            if line is not None:
                editor.setEditText(text)
                line.selectAll()  # Qt does it in a field only: what is typed takes its place
            else:
                editor.setCurrentIndex(editor.findText(text))
        elif isinstance(editor, QLineEdit):
            editor.setText(text)

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        text = editor.currentText() if isinstance(editor, QComboBox) else ""
        if isinstance(editor, QLineEdit):
            text = editor.text()
        self._model().setData(index, text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A look into another program, where the figure to type stands, enters nothing by the way."""
        if isinstance(event, QFocusEvent) and event.reason() == Qt.FocusReason.ActiveWindowFocusReason:
            return False
        return super().eventFilter(watched, event)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRect(option.rect)
        rect.setWidth(max(rect.width(), editor.sizeHint().width() if isinstance(editor, QComboBox) else 0))
        editor.setGeometry(rect)

    def _chosen(self, choice: QComboBox) -> None:
        """A word that is picked from the list is entered at once."""
        self.commitData.emit(choice)
        self.closeEditor.emit(choice)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.data(COMPUTED_ROLE):
            painter.fillRect(option.rect, self._look.colour("bg"))
        chosen = self._table.selectionModel().selectedIndexes()
        if len(chosen) > 1 and index in chosen:
            painter.fillRect(option.rect, self._look.colour("tint"))
        rect = option.rect
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._look.colour("border"))

    def _model(self) -> EntryModel:
        model = self._table.model()
        assert isinstance(model, EntryModel)
        return model


def _edge(painter: QPainter, style: Style, role: str, rect: QRect) -> None:
    painter.setPen(QPen(style.colour(role), EDGE))
    painter.drawRect(rect.adjusted(1, 1, -1, -2))
