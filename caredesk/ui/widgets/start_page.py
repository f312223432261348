"""The window's page while no unit is open."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caredesk.language.translation import tr
from caredesk.ui.style import Style
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.start_panel import StartPanel

WIDTH = 640


class StartPage(QWidget):
    """`StartPage(style, panel)` for `MainWindow.show_instead`; the panel carries the signals."""

    def __init__(self, style: Style, panel: StartPanel) -> None:
        super().__init__()
        card = Card(style, tr("Välkommen till CareDesk"))
        card.setFixedWidth(WIDTH)
        card.padded().addWidget(panel)
        column = QVBoxLayout(self)
        column.addStretch(1)
        row = QHBoxLayout()  # not an alignment: a card placed by one gets no height for wrapped words
        row.addStretch(1)
        row.addWidget(card)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)
        self.setFocusProxy(panel)
