"""The head of a page with figures: title ⓘ, small figures side by side, and at the right what can be done.

strip = FigureStrip(style, tr("Personaltäthet"))
strip.set_figures([StripFigure(tr("R12 okt 2026"), "0,82", tr("mål 0,80"))])
strip.add(button)

In a narrow window the figures stand in a second line under the title.
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
        self._wide: bool | None = None
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
        self._row = QHBoxLayout(self._figures)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(AIR)
        self._right = QWidget()
        self._buttons = QHBoxLayout(self._right)
        self._buttons.setContentsMargins(0, 0, 0, 0)
        self._buttons.setSpacing(style.size("gap"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(AIR)
        self._grid.setVerticalSpacing(style.size("gap"))
        self._grid.setColumnStretch(2, 1)
        self._arrange(wide=True)

    def add(self, widget: QWidget) -> None:
        """Puts a switch or button at the right."""
        self._buttons.addWidget(widget)

    def set_figures(self, figures: Sequence[StripFigure]) -> None:
        """Shows other figures."""
        if tuple(figures) == self._shown:
            return
        self._shown = tuple(figures)
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, figure in enumerate(self._shown):
            parts = [UprightRule(self._look)] if place else []
            for part in (*parts, _Figure(self._look, figure)):
                self._row.addWidget(part)
                part.show()  # else its width is asked for before it has one
        self._row.addStretch(1)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """As narrow as its widest line: the strip gives way by taking two."""
        lines = (self._title.sizeHint().width() + AIR + self._right.sizeHint().width(), self._needed())
        return QSize(max(lines), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _needed(self) -> int:
        return self._figures.sizeHint().width()

    def _fit(self) -> None:
        one_line = self._title.sizeHint().width() + self._needed() + self._right.sizeHint().width()
        self._arrange(wide=self.width() >= one_line + 2 * AIR)

    def _arrange(self, *, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        self._grid.addWidget(self._title, 0, 0)
        if wide:
            self._grid.addWidget(self._figures, 0, 1)
        else:
            self._grid.addWidget(self._figures, 1, 0, 1, 4)
        self._grid.addWidget(self._right, 0, 3, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
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
