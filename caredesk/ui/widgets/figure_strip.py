"""The head of a page with figures: title ⓘ, small figures side by side, and at the right what can be done.

strip = FigureStrip(style, tr("Personaltäthet"))
strip.set_figures([StripFigure(tr("R12 okt 2026"), "0,82", tr("mål 0,80"))])
strip.add(button)

In a narrow window the figures stand in a second line under the title, in a very narrow one two and two.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from caredesk.language.translation import tr
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import IconButton
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.rule import UprightRule

AIR = 16


class StripFigure(NamedTuple):
    """What it is, the figure, what stands lighter beside it; `role` colours the figure, `why` on hover."""

    label: str
    value: str
    beside: str = ""
    role: str = "text"
    why: str = ""


class FigureStrip(QWidget):
    """See the module's docstring. `info_asked` from ⓘ beside the title."""

    info_asked = Signal()

    def __init__(self, style: Style, title: str) -> None:
        super().__init__()
        self._look = style
        self._shown: tuple[StripFigure, ...] = ()
        self._parts: list[_Figure] = []
        self._rules: list[UprightRule] = []
        self._lines = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._title = QWidget()
        head = QHBoxLayout(self._title)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(4)
        head.addWidget(Label(style, title, font="page_title"))
        name = tr("Så räknas {figure}").format(figure=title)
        info = IconButton(style, "info", name, role="text3", side=20, size=14)
        info.clicked.connect(self.info_asked)
        head.addWidget(info)
        self._figures = QWidget()
        self._places = QGridLayout(self._figures)
        self._places.setContentsMargins(0, 0, 0, 0)
        self._places.setHorizontalSpacing(AIR)
        self._places.setVerticalSpacing(style.size("gap"))
        self._right = QWidget()
        self._buttons = QHBoxLayout(self._right)
        self._buttons.setContentsMargins(0, 0, 0, 0)
        self._buttons.setSpacing(style.size("gap"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(AIR)
        self._grid.setVerticalSpacing(style.size("gap"))
        self._grid.setColumnStretch(2, 1)
        self._arrange(1)

    def add(self, widget: QWidget) -> None:
        """Puts a switch or button at the right."""
        self._buttons.addWidget(widget)

    def set_figures(self, figures: Sequence[StripFigure]) -> None:
        """Shows other figures."""
        if tuple(figures) == self._shown:
            return
        self._shown = tuple(figures)
        for part in (*self._parts, *self._rules):
            self._places.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = [_Figure(self._look, figure) for figure in self._shown]
        self._rules = [UprightRule(self._look) for _ in self._shown[1:]]
        self._lines = 0
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """As narrow as its narrowest form: the strip gives way by taking more lines."""
        line = self._title.sizeHint().width() + AIR + self._right.sizeHint().width()
        return QSize(max(line, self._width_of_two()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _width_of_all(self) -> int:
        rules = len(self._rules) * (AIR + 1)
        return sum(part.sizeHint().width() + AIR for part in self._parts) + rules

    def _width_of_two(self) -> int:
        columns = (self._parts[0::2], self._parts[1::2])
        return AIR + sum(max((part.sizeHint().width() for part in held), default=0) for held in columns)

    def _fit(self) -> None:
        ends = self._title.sizeHint().width() + self._right.sizeHint().width()
        whole = self._width_of_all()
        if self.width() >= ends + whole + 2 * AIR:
            self._arrange(1)
        else:
            self._arrange(2 if self.width() >= whole else 3)

    def _arrange(self, lines: int) -> None:
        if lines == self._lines:
            return
        self._lines = lines
        self._grid.addWidget(self._title, 0, 0)
        if lines == 1:
            self._grid.addWidget(self._figures, 0, 1)
        else:
            self._grid.addWidget(self._figures, 1, 0, 1, 4)
        self._grid.addWidget(self._right, 0, 3, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for place, part in enumerate(self._parts):
            row, column = divmod(place, 2) if lines == 3 else (0, place)
            self._places.addWidget(part, row, 2 * column)
            part.show()  # else it has no width yet
        for place, rule in enumerate(self._rules):
            self._places.addWidget(rule, 0, 2 * place + 1)
            rule.setVisible(lines < 3)
        for column in range(8):
            self._places.setColumnStretch(column, int(column == 7))
        self.updateGeometry()


class _Figure(QWidget):
    def __init__(self, style: Style, figure: StripFigure) -> None:
        super().__init__()
        value = Label(style, figure.value, font="figure_small", role=figure.role)
        beside = Label(style, figure.beside, role="text2")
        beside.setVisible(bool(figure.beside))
        lift = value.fontMetrics().descent() - beside.fontMetrics().descent()
        beside.setContentsMargins(0, 0, 0, lift)  # one baseline for both
        row = QHBoxLayout()
        row.setSpacing(style.size("gap"))
        for label in (value, beside):
            row.addWidget(label, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Label(style, figure.label, font="small", role="text2"))
        column.addLayout(row)
        said = " ".join(part for part in (figure.label, figure.value, figure.beside, figure.why) if part)
        self.setAccessibleName(said)
        self.setToolTip(figure.why)
