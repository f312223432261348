"""The card that says how a figure came about, beside its figure: the fraction with own numbers, then rows.

card = DefinitionCard(style, definition_text(view_definition(…)), related=[("density_month", …)], parent=page)
card.show_beside(figure_card)
card.figure_asked.connect(...)      # a link to a definition that belongs with it
card.change_asked.connect(...)      # a link to the setting of how it is counted, where `counted`
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from caredesk.language.definition_words import DefinitionText, TextRow, as_plain_text
from caredesk.language.translation import tr
from caredesk.ui.models.row_table import Column, RowTable
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.labels import Label, Part, PartsLabel
from caredesk.ui.widgets.overlay import MARGIN, Overlay
from caredesk.ui.widgets.rule import Rule, UprightRule
from caredesk.ui.widgets.table_view import TableView

WIDTH = 560
LABEL_WIDTH = 138
LEAST_ROWS_HEIGHT = 96


def bold_parts(text: str, role: str = "text") -> list[Part]:
    """`a **b** c` as parts of a sentence."""
    return [Part(part, role, strong=place % 2 == 1) for place, part in enumerate(text.split("**")) if part]


class DefinitionCard(Overlay):
    """See the module's docstring."""

    figure_asked = Signal(str)
    change_asked = Signal()

    def __init__(
        self,
        style: Style,
        text: DefinitionText,
        *,
        related: Sequence[tuple[str, str]] = (),
        counted: bool = False,
        parent: QWidget,
    ) -> None:
        super().__init__(style, text.title, under=text.under, width=WIDTH, parent=parent)
        self._text = text
        key = Label(style, "F1", font="smallest", role="text3")
        key.setProperty("keycap", True)
        self.head.insertWidget(1, key, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleDescription(as_plain_text(text))
        self.rows = _Scrolled(_rows(style, text.rows))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.rows)
        self.table = _table(style, text) if text.table else None
        if self.table is not None:
            self._stack.addWidget(self.table)
            if text.stays:  # else the keys would copy the cell
                keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.table)
                keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.body.addWidget(_Band(style, text))
        self.body.addWidget(Rule(style))
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(Rule(style))
        if counted:
            self.body.addLayout(self._change_line())
        self.body.addLayout(self._foot(related))

    def toggle_table(self) -> None:
        """The rows of words, or the months or days behind the figure."""
        shows_table = self._stack.currentIndex() == 1
        self._stack.setCurrentIndex(0 if shows_table else 1)
        self.as_table.setText(tr("Visa som tabell") if shows_table else tr("Visa som text"))
        self.as_table.setAccessibleName(self.as_table.text())

    def copy(self) -> None:
        """Everything the card says, and its table, on the clipboard, when that may leave the program."""
        if not self._text.stays:
            QGuiApplication.clipboard().setText(as_plain_text(self._text))

    def _change_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(MARGIN, 8, MARGIN, 0)
        line.addStretch(1)
        change = Button(self._look, tr("Ändra räknesätt …"), kind="link")
        change.clicked.connect(self.change_asked)
        line.addWidget(change)
        return line

    def _foot(self, related: Sequence[tuple[str, str]]) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(MARGIN, 10, MARGIN, 10)
        foot.setSpacing(self._look.size("gap"))
        self.as_table = Button(self._look, tr("Visa som tabell"), icon="table")
        self.as_table.clicked.connect(self.toggle_table)
        self.as_table.setVisible(self.table is not None)
        copy = Button(self._look, tr("Kopiera"), icon="copy", key="Ctrl+C")
        copy.setShortcut("Ctrl+C")
        copy.clicked.connect(self.copy)
        if self._text.stays:
            copy.setEnabled(False)
            copy.setToolTip(tr("Kopieras inte: siffrorna kan visa frånvaron för högst tio personer."))
        foot.addWidget(self.as_table)
        foot.addWidget(copy)
        foot.addStretch(1)
        for figure, words in related:
            link = Button(self._look, words, kind="link")
            link.clicked.connect(lambda _checked=False, figure=figure: self.figure_asked.emit(figure))
            foot.addWidget(link)
        return foot


class _Band(QWidget):
    """The fraction with its own numbers, what it comes to, and what it is compared with."""

    def __init__(self, style: Style, text: DefinitionText) -> None:
        super().__init__()
        self._look = style
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 14, MARGIN, 14)
        row.setSpacing(12)
        if text.fraction is not None:
            upright = QVBoxLayout()
            upright.setSpacing(5)
            for place, words in enumerate(text.fraction):
                if place:
                    upright.addWidget(Rule(style, "text"))
                label = PartsLabel(style, bold_parts(words), font="body")
                label.setAlignment(Qt.AlignmentFlag.AlignCenter)
                label.setMinimumWidth(200)
                upright.addWidget(label)
            row.addLayout(upright)
            row.addWidget(Label(style, "=", font="dialog_title", weight=400))
        row.addWidget(Label(style, text.value, font="figure"))
        if text.beside:
            row.addWidget(UprightRule(style))
            lines = QVBoxLayout()
            lines.setSpacing(0)
            for place, words in enumerate(text.beside):
                last = place == len(text.beside) - 1
                role = text.beside_tone if last and text.beside_tone != "text" else "text2"
                lines.addWidget(PartsLabel(style, bold_parts(words, role), font="small"))
            row.addLayout(lines)
        row.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("bg"))
        painter.end()


class _Scrolled(QScrollArea):
    """The rows at their own height; in a low window they scroll."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(tr("Så räknas det"))
        self._content = content
        self.setWidget(content)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH - 2, self._content.heightForWidth(WIDTH - 2))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, LEAST_ROWS_HEIGHT)


def _rows(style: Style, rows: Sequence[TextRow]) -> QWidget:
    content = QWidget()
    content.setObjectName("definitionRows")
    grid = QGridLayout(content)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(0)
    grid.setColumnStretch(1, 1)
    for place, row in enumerate(rows):
        if place:
            grid.addWidget(Rule(style), 2 * place - 1, 0, 1, 2)
        label = Label(style, row.label, role="text2")
        label.setContentsMargins(MARGIN, 0, 0, 0)
        label.setFixedWidth(LABEL_WIDTH)
        grid.addWidget(label, 2 * place, 0)
        words = QVBoxLayout()
        words.setContentsMargins(0, 5, MARGIN, 5)
        words.setSpacing(0)
        words.addWidget(PartsLabel(style, bold_parts(row.text, row.tone), font="body", wrap=True))
        if row.small:
            words.addWidget(Label(style, row.small, font="small", role="text2", wrap=True))
        grid.addLayout(words, 2 * place, 1)
    return content


def _table(style: Style, text: DefinitionText) -> TableView:
    table = TableView(style, text.title, row="dense")
    columns = [
        Column[tuple[str, ...]](head, itemgetter(place), numbers=place > 0, stretch=place == 0)
        for place, head in enumerate(text.heads)
    ]
    model = RowTable(columns, parent=table)
    table.set_model(model)
    model.set_rows(text.table)
    return table
