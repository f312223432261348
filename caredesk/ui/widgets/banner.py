"""A strip over the page that says how the file is open, as when it can only be read."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from caredesk.ui.style import Style
from caredesk.ui.widgets.labels import Label


class Banner(QWidget):
    """`show_text("Filen är skrivskyddad …")`; `clear()`."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._look = style
        row = QHBoxLayout(self)
        row.setContentsMargins(style.size("page_margin"), 4, style.size("page_margin"), 4)
        row.setSpacing(style.size("gap"))
        self._sign = Label(style)
        self._text = Label(style, role="text", wrap=True)
        row.addWidget(self._sign)
        row.addWidget(self._text, 1)
        style.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def show_text(self, sentence: str) -> None:
        """Shows the strip."""
        self._text.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()

    def clear(self) -> None:
        """Takes the strip away."""
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("over_bg"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._look.colour("border"))
        painter.end()

    def _restyle(self) -> None:
        self._sign.setPixmap(self._look.icon("lock", "over").pixmap(16))
