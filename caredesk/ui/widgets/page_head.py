"""The head of a page: title · thin line · one sentence that says what is wrong · at the right one button.

In a narrow window the sentence stands under the title, and under the buttons when those take the row.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from caredesk.ui.style import Style
from caredesk.ui.widgets.labels import Label, Part, PartsLabel
from caredesk.ui.widgets.rule import UprightRule

AIR, LEAST_SENTENCE = 12, 160
"""Around the thin line; narrower than this a sentence is a column of single words, px."""


class PageHead(QWidget):
    """`set_title("Tisdag 3 november", "v. 45")`, `set_sentence([Part(…), …])`, `add(button)`."""

    def __init__(self, style: Style, title: str = "") -> None:
        super().__init__()
        self._title = Label(style, title, font="page_title")
        self._beside = Label(style, font="page_title", role="text2", weight=400)
        self._rule = UprightRule(style)
        self._sentence = PartsLabel(style)
        self._sentence.setWordWrap(True)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._tools = QWidget()
        self._in_tools = QHBoxLayout(self._tools)
        self._in_tools.setSpacing(8)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        for widget, before in ((self._title, 0), (self._beside, 5), (self._rule, AIR)):
            self._row.addSpacing(before)
            self._row.addWidget(widget)
        self._row.addSpacing(AIR)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._column.addLayout(self._row)
        self._rows, self._says = 0, False
        self._rule.hide()
        self._beside.hide()
        self._arrange()

    def set_title(self, title: str, beside: str = "") -> None:
        """The page's title, and what stands lighter beside it."""
        self._title.setText(title)
        self._beside.setText(beside)
        self._beside.setVisible(bool(beside))
        self._arrange()

    def set_sentence(self, parts: Sequence[Part]) -> None:
        """The one sentence; empty hides it and its line."""
        self._sentence.set_parts(parts)
        self._says = bool(parts)
        self._show_sentence()

    def add(self, widget: QWidget) -> None:
        """Puts a switch or button at the right."""
        self._in_tools.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """As narrow as its title or its buttons: the rest goes under them."""
        least = max(self._title.sizeHint().width(), self._tools.sizeHint().width())
        return QSize(least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _wished_rows(self) -> int:
        beside = 5 + self._beside.sizeHint().width() if not self._beside.isHidden() else 0
        row = self._title.sizeHint().width() + beside + 8 + self._tools.sizeHint().width()
        if row + 2 * AIR + LEAST_SENTENCE <= self.width():
            return 1
        return 2 if row <= self.width() else 3

    def _arrange(self) -> None:
        """Puts the sentence and the buttons where there is room for them."""
        rows = self._wished_rows()
        if rows == self._rows:
            return
        self._rows = rows
        for part in (self._sentence, self._tools):
            self._row.removeWidget(part)
            self._column.removeWidget(part)
        if rows == 1:
            self._row.addWidget(self._sentence, 1)
        else:
            self._column.addWidget(self._sentence)
        self._in_tools.setContentsMargins(0 if rows == 3 else 8, 0, 0, 0)
        if rows == 3:
            self._column.insertWidget(1, self._tools, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            side = Qt.AlignmentFlag.AlignRight if rows == 2 else Qt.AlignmentFlag(0)
            self._row.addWidget(self._tools, int(rows == 2), side | Qt.AlignmentFlag.AlignVCenter)
        self._show_sentence()

    def _show_sentence(self) -> None:
        """A sentence under the title has no line before it, and no row where there is none."""
        self._rule.setVisible(self._says and self._rows == 1)
        self._sentence.setVisible(self._says or self._rows == 1)
