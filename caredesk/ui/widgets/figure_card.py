"""A card with one figure: title ⓘ ›, the figure and what it is, a tag with sign, at most three lines.

card = FigureCard(style, tr("Sjukfrånvaro"))
card.set_figure("8,4 %", tr("oktober"), PLUS, "0,5 pe", "over", rows=[(tr("Oktober 2025"), "7,9 %")])
card.set_missing(tr("9 av 12 månader"), why=tr("…"))       # shows – and says why
card.extra.addWidget(strip)                                # what stands instead of lines
card.opened.connect(...)                                   # a click anywhere, Enter or Space
card.info_asked.connect(...)                               # ⓘ or F1

A card that leads to no page (`leads=False`) has no ›; a click on it asks for its definition.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from caredesk.language.formats import NONE
from caredesk.ui.style import Style
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.tag import Tag, Tone

MOST_ROWS = 3


class FigureCard(Card):
    """See the module's docstring. The whole card is the link."""

    opened = Signal()

    def __init__(
        self, style: Style, title: str, *, leads: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(style, title, parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._under_pointer = False
        self.show_info()
        if leads:
            self.add_to_title_row(_Chevron(style))
        else:
            self.opened.connect(self.info_asked)
        self._figure = Label(style, NONE, font="figure")
        self._what = Label(style, font="body", role="text2")
        self._badge = Tag(style, parent=self)
        lift = self._figure.fontMetrics().descent() - self._what.fontMetrics().descent()
        self._what.setContentsMargins(0, 0, 0, lift)  # one baseline for both
        figure_row = QHBoxLayout()
        figure_row.setSpacing(style.size("gap"))
        for widget in (self._figure, self._what):
            figure_row.addWidget(widget, 0, Qt.AlignmentFlag.AlignBottom)
        figure_row.addStretch(1)
        figure_row.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignVCenter)
        inside = self.padded()
        inside.setSpacing(2)
        inside.addLayout(figure_row)
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(2)
        self._grid.setHorizontalSpacing(style.size("gap"))
        self._grid.setColumnStretch(0, 1)
        self._lines = [self._add_line(row) for row in range(MOST_ROWS)]
        inside.addLayout(self._grid)
        self.extra = QVBoxLayout()
        inside.addLayout(self.extra)
        inside.addStretch(1)

    def set_figure(
        self,
        figure: str,
        what: str,
        sign: str = "",
        words: str = "",
        tone: Tone = "neutral",
        *,
        sign_name: str = "",
        rows: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Shows a value that could be computed, with its tag and at most three label/value lines.

        `sign_name` explains a sign that stands without words.
        """
        self._figure.setText(figure)
        self._what.setText(what)
        self._badge.set(sign, words, tone, name=sign_name)
        shown = tuple(rows)[:MOST_ROWS]
        for (label, value), row in zip(
            self._lines, (*shown, *[("", "")] * (MOST_ROWS - len(shown))), strict=True
        ):
            label.setText(row[0])
            value.setText(row[1])
            label.setVisible(bool(row[0]))
            value.setVisible(bool(row[0]))
        lines = ". ".join(f"{label} {value}" for label, value in shown)
        said = " ".join(part for part in (figure, what, self._badge.accessibleName()) if part)
        self.setAccessibleDescription(f"{said}. {lines}" if lines else said)
        self.setToolTip("")

    def set_missing(self, reason: str, *, why: str = "", rows: Sequence[tuple[str, str]] = ()) -> None:
        """Shows – where the figure would be, a short reason beside it, and the whole one on hover."""
        self.set_figure(NONE, reason, rows=rows)
        self.setToolTip(why or reason)
        if why:
            self.setAccessibleDescription(f"{self.accessibleDescription()}. {why}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hover(True)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(False)

    def _hover(self, inside: bool) -> None:
        self._under_pointer = inside
        self.update()

    def _ground(self) -> str:
        return "hover" if self._under_pointer else "surface"

    def _add_line(self, row: int) -> tuple[Label, Label]:
        label = Label(self._look, font="small", role="text2")
        value = Label(self._look, font="small", weight=500)
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignRight)
        return label, value


class _Chevron(Label):
    """The › that says that the card leads somewhere."""

    def __init__(self, style: Style) -> None:
        super().__init__(style)
        self._look = style
        style.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.setPixmap(self._look.icon("chevron-right", "text2", 14).pixmap(14))
