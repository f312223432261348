"""Parts of the toolbar of Schema: low buttons, toggles with ✓, tags that are pressed, and a search field."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QSizePolicy

from caredesk.language.translation import tr
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import with_key
from caredesk.ui.widgets.tag import Tone, paint_tag, tag_width

LOW, TOGGLE_AIR, MARK = 24, 4, 14


class Toggle(QAbstractButton):
    """`✓ Frånvaro`: on with its mark, off with room for it. `action` is the same switch for a menu."""

    def __init__(self, style: Style, text: str, *, key: str = "") -> None:
        super().__init__()
        self._look = style
        self.setText(text)
        self.setCheckable(True)
        self.setChecked(True)
        self.setFont(style.font("body"))
        self.setAccessibleName(text)
        self.setToolTip(with_key(tr("Visa {what}").format(what=text.lower()), key))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.action = QAction(text, self)
        self.action.setCheckable(True)
        self.action.setChecked(True)
        self.action.toggled.connect(self.setChecked)
        self.toggled.connect(self.action.setChecked)
        style.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(wide + MARK + 3 * TOGGLE_AIR + 2, LOW)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = self._look
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(style.colour("hover"))
            radius = style.size("control_radius")
            painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        if self.isChecked():
            box = QRectF(TOGGLE_AIR, (self.height() - MARK) / 2, MARK, MARK)
            style.paint_icon(painter, "check", "text2", box)
        painter.setPen(style.colour("text2" if self.isChecked() else "text3"))
        painter.setFont(self.font())
        words = self.rect().adjusted(MARK + 2 * TOGGLE_AIR, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, self.text())
        painter.end()


class TagButton(QAbstractButton):
    """A tag that opens what it counts; hidden while there is nothing. `set_words("4 vakanta")`; where there
    is little room `set_short(True)` leaves the number."""

    def __init__(self, style: Style, sign: str, tone: Tone, *, name: str) -> None:
        super().__init__()
        self._look = style
        self._sign, self._tone, self._name = sign, tone, name
        self._words, self._short = "", False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_words("")
        style.changed.connect(self.update)

    def set_words(self, words: str) -> None:
        """What it counts; nothing hides it."""
        self._words = words
        self._write()
        self.setVisible(bool(words))

    def set_short(self, short: bool) -> None:
        """Only sign and number, or all the words."""
        if short != self._short:
            self._short = short
            self._write()

    def _write(self) -> None:
        whole = f"{self._sign} {self._words}"
        self.setText(" ".join(whole.split()[:2]) if self._short else whole)
        self.setAccessibleName(whole)
        self.setToolTip(f"{whole}. {self._name}" if self._short else self._name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(tag_width(self._look, "", self.text()), 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        paint_tag(painter, self._look, box, self.text(), self._tone)
        if self.underMouse() or self.isDown():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._look.colour(self._tone), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            radius = self._look.size("tag_radius")
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.end()


class PersonSearch(QLineEdit):
    """Where a person is searched for: `entered` at Enter and arrow down, `left` at Esc in an empty field,
    `rested` when the keyboard goes elsewhere."""

    entered = Signal()
    left = Signal()
    rested = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.setFont(style.font("body"))
        self.setPlaceholderText(tr("Sök person"))
        self.setAccessibleName(tr("Sök person i schemat"))
        self.setToolTip(with_key(tr("Sök person i schemat"), "Ctrl+F"))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.rested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit() if not self.text() else self.clear()
        else:
            super().keyPressEvent(event)
