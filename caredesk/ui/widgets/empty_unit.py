"""What a page says while the unit has nothing in it: what belongs here, and one button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caredesk.language.translation import tr
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.labels import Label

WIDTH = 560


class EmptyUnit(QWidget):
    """`start_asked` from its button."""

    start_asked = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        card = Card(style, tr("Här börjar dagen"))
        card.setFixedWidth(WIDTH)
        inside = card.padded()
        words = tr(
            "Här syns vilka som är borta, vilka pass som saknar personal, vad som väntar och hur enheten "
            "ligger till mot målet. Skriv tolv månader, så kommer första siffran. Eller läs in mallen med "
            "schema, frånvaro och beläggning, så räknas allt."
        )
        told = Label(style, words, wrap=True)
        # A centred card asks its words for their height without telling them its width.
        told.setMinimumHeight(told.heightForWidth(WIDTH - 2 * style.size("card_padding") - 2))
        inside.addWidget(told)
        button = Button(style, tr("Kom igång …"), kind="primary", icon="leaf")
        button.clicked.connect(self.start_asked)
        inside.addWidget(button)
        self.setFocusProxy(button)
        column = QVBoxLayout(self)
        margin = style.size("page_margin")
        column.setContentsMargins(margin, margin, margin, margin)
        column.addStretch(1)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
