"""The head of a page: title · thin line · one sentence that says what is wrong · at the right one button."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from caredesk.ui.style import Style
from caredesk.ui.widgets.labels import Label, Part, PartsLabel
from caredesk.ui.widgets.rule import UprightRule


class PageHead(QWidget):
    """`set_title("Tisdag 3 november", "v. 45")`, `set_sentence([Part(…), …])`, `add(button)`."""

    def __init__(self, style: Style, title: str = "") -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._title = Label(style, title, font="page_title")
        self._beside = Label(style, font="page_title", role="text2", weight=400)
        self._rule = UprightRule(style)
        self._sentence = PartsLabel(style)
        self._sentence.setWordWrap(True)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        for widget, before in ((self._title, 0), (self._beside, 5), (self._rule, 12), (self._sentence, 12)):
            self._row.addSpacing(before)
            self._row.addWidget(widget, 1 if widget is self._sentence else 0)
        self._rule.hide()
        self._beside.hide()

    def set_title(self, title: str, beside: str = "") -> None:
        """The page's title, and what stands lighter beside it."""
        self._title.setText(title)
        self._beside.setText(beside)
        self._beside.setVisible(bool(beside))

    def set_sentence(self, parts: Sequence[Part]) -> None:
        """The one sentence; empty hides it and its line."""
        self._sentence.set_parts(parts)
        self._rule.setVisible(bool(parts))

    def add(self, widget: QWidget) -> None:
        """Puts a switch or button at the right."""
        self._row.addSpacing(8)
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
