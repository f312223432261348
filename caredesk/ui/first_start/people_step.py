"""The fourth step, which can wait: staff from a file, pasted or typed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caredesk.language.translation import tr
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.labels import Label


class PeopleStep(QWidget):
    """`people_asked` to type or paste them, `import_asked` to read the template."""

    people_asked = Signal()
    import_asked = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        card = Card(style, tr("Medarbetarna kan komma när som helst"))
        inside = card.padded()
        words = tr(
            "Personaltätheten räknas redan. Med medarbetare och schema visar CareDesk också vakanta pass, "
            "frånvaro, övertid och vad en ändring kostar. Klistra in listan från lönesystemet, skriv den för "
            "hand, eller läs in mallen. När det första namnet sparas ber CareDesk om en lösenfras."
        )
        inside.addWidget(Label(style, words, wrap=True))
        row = QHBoxLayout()
        row.setSpacing(style.size("gap"))
        type_them = Button(style, tr("Klistra in eller skriv …"), kind="outline", icon="copy")
        read_them = Button(style, tr("Läs in från mallen …"), icon="import", key="Ctrl+I")
        type_them.clicked.connect(self.people_asked)
        read_them.clicked.connect(self.import_asked)
        for button in (type_them, read_them):
            button.setFixedHeight(style.size("control_wizard"))
            row.addWidget(button)
        row.addStretch(1)
        inside.addLayout(row)
        self.setFocusProxy(type_them)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
