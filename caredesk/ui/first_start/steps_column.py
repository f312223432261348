"""The left column of the first start: its four steps with what was chosen, and where things are stored."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from caredesk.language.translation import tr
from caredesk.ui.style import Style
from caredesk.ui.widgets.labels import Label

SQUARE, MARK, STEP_HEIGHT = 18, 3, 58
LEAF = 24


class StepsColumn(QWidget):
    """`set_step(2, tr("54 platser"), done=True)`, `set_current(2)`; `chosen(place)` when one is pressed.

    In a narrow window (`set_narrow`) only the squares are left; names are then told on hover.
    """

    chosen = Signal(int)

    def __init__(self, style: Style, names: Sequence[str]) -> None:
        super().__init__()
        self._look = style
        self.steps = [_Step(style, place, name, len(names)) for place, name in enumerate(names)]
        self._name = Label(style, font="summary", weight=600)
        self._unit = Label(style, font="small", role="text2", wrap=True)
        self._said = Label(style, font="small", role="text2", wrap=True)
        kept = tr("Allt sparas på den här datorn. Inga namn behövs än, så ingen lösenfras behövs.")
        self._kept = Label(style, kept, font="small", role="text2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 20, 1, 16)
        column.setSpacing(0)
        column.addLayout(self._make_head())
        column.addSpacing(14)
        for place, step in enumerate(self.steps):
            step.clicked.connect(lambda _checked=False, place=place: self.chosen.emit(place))
            column.addWidget(step)
        column.addStretch(1)
        below = QVBoxLayout()
        below.setContentsMargins(style.size("page_margin"), 0, style.size("page_margin"), 0)
        below.setSpacing(style.size("gap"))
        below.addWidget(self._said)
        below.addWidget(self._kept)
        column.addLayout(below)
        self.set_narrow(False)
        self.say("")

    def set_unit(self, name: str) -> None:
        """What the column is headed by: the unit's name, once it has one."""
        self._name.setText(tr("Ny enhet"))
        self._unit.setText(name)
        self._unit.setVisible(bool(name) and not self._name.isHidden())

    def set_step(self, place: int, note: str, *, done: bool, enabled: bool) -> None:
        """What was chosen in a step, and whether nothing is left to do in it."""
        self.steps[place].set(note, done=done, enabled=enabled)

    def set_current(self, place: int) -> None:
        """Marks a step as the present one."""
        for each, step in enumerate(self.steps):
            step.setChecked(each == place)

    def say(self, words: str) -> None:
        """What was just undone or redone."""
        self._said.setText(words)
        self._said.setVisible(bool(words) and not self._kept.isHidden())

    def set_narrow(self, narrow: bool) -> None:
        """Squares only, or names beside them."""
        self.setFixedWidth(self._look.size("wizard_steps_narrow" if narrow else "wizard_steps"))
        for widget in (self._name, self._kept):
            widget.setVisible(not narrow)
        self._unit.setVisible(not narrow and bool(self._unit.text()))
        self._said.setVisible(not narrow and bool(self._said.text()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("surface"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), self._look.colour("border"))
        painter.end()

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(self._look.size("page_margin"), 0, self._look.size("gap"), 0)
        row.setSpacing(10)
        row.addWidget(_Leaf(self._look))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._unit)
        row.addLayout(words, 1)
        return row


class _Leaf(QWidget):
    """The program's mark."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._look = style
        self.setFixedSize(LEAF, LEAF)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._look.paint_icon(painter, "leaf", "accent", QRectF(2, 2, LEAF - 4, LEAF - 4))
        painter.end()


class _Step(QAbstractButton):
    """One step: a square with its number or ✓, its name, and what was chosen in it."""

    def __init__(self, style: Style, place: int, name: str, steps: int) -> None:
        super().__init__()
        self._look = style
        self._place, self._name, self._steps = place, name, steps
        self._note, self._done = "", False
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(STEP_HEIGHT)

    def set(self, note: str, *, done: bool, enabled: bool) -> None:
        self._note, self._done = note, done
        self.setEnabled(enabled)
        told = tr("Steg {step} av {steps}: {name}").format(
            step=self._place + 1, steps=self._steps, name=self._name
        )
        self.setAccessibleName(told)
        state = tr("klart") if done else ""
        self.setAccessibleDescription(", ".join(part for part in (note, state) if part))
        self.setToolTip(f"{self._name}: {note}" if note else self._name)
        self.update()

    def nextCheckState(self) -> None:
        """Which step is the present one is the wizard's to say."""

    def sizeHint(self) -> QSize:
        return QSize(self._look.size("wizard_steps"), STEP_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        present = self.isChecked()
        if present or (self.underMouse() and self.isEnabled()):
            painter.fillRect(self.rect(), self._look.colour("tint" if present else "hover"))
        if present:
            painter.fillRect(0, 0, MARK, self.height(), self._look.colour("accent"))
        left = self._look.size("page_margin")
        name_line, note_line = self._look.line("body"), self._look.line("small")
        second_line = self._note and self.width() > self._look.size("wizard_steps_narrow")
        top = (self.height() - name_line - (note_line if second_line else 0)) / 2
        self._paint_square(painter, QRectF(left, top, SQUARE, SQUARE), present)
        words = QRect(left + SQUARE + 12, round(top), self.width() - left - SQUARE - 20, name_line)
        painter.setFont(self._look.font("body", 600 if present or self._done else 400))
        painter.setPen(self._look.colour("text" if present or self._done else "text2"))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._name)
        small = self._look.font("small")
        painter.setFont(small)
        painter.setPen(self._look.colour("text2"))
        note = QFontMetrics(small).elidedText(self._note, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words.translated(0, name_line), Qt.AlignmentFlag.AlignVCenter, note)
        painter.end()

    def _paint_square(self, painter: QPainter, square: QRectF, present: bool) -> None:
        done = self._done and not present
        painter.setPen(Qt.PenStyle.NoPen)
        ground = "ok_bg" if done else "accent" if present else "surface2"
        painter.setBrush(self._look.colour(ground))
        painter.drawRoundedRect(square, 4, 4)
        if done:
            self._look.paint_icon(painter, "check", "ok", square.adjusted(2, 2, -2, -2))
            return
        painter.setFont(self._look.font("small", 600))
        painter.setPen(self._look.colour("on_accent" if present else "text2"))
        painter.drawText(square, Qt.AlignmentFlag.AlignCenter, str(self._place + 1))
