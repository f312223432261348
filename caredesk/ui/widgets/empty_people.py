"""What the page Medarbetare says while nobody is registered: what belongs here, and one button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caredesk.language.translation import tr
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.labels import Label

WIDTH = 560


class EmptyPeople(QWidget):
    """`import_asked` from its button."""

    import_asked = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        card = Card(style, tr("Ingen är registrerad än"))
        card.setFixedWidth(WIDTH)
        inside = card.padded()
        words = tr(
            "Här står medarbetarna med anställningar, delegeringar och saldon. Läs in mallen, klistra in "
            "rader från Excel eller lägg till en i taget. När det första namnet sparas frågar programmet "
            "efter en lösenfras för filen."
        )
        told = Label(style, words, wrap=True)
        # A centred card asks its words for their height without telling them its width.
        told.setMinimumHeight(told.heightForWidth(WIDTH - 2 * style.size("card_padding") - 2))
        inside.addWidget(told)
        self.button = Button(style, tr("Läs in från fil …"), kind="outline", icon="import", key="Ctrl+I")
        self.button.clicked.connect(self.import_asked)
        inside.addWidget(self.button)
        self.setFocusProxy(self.button)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
