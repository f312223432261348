"""What covers the window while it is locked: nothing of the unit but its name, and the passphrase field."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caredesk.language.translation import tr
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.unlock_form import UnlockForm

WIDTH = 420


class LockCover(QWidget):
    """`LockCover(style, "Björkbacken", protected=True)` for `MainWindow.set_locked`; `tried(passphrase)`,
    answered by `refuse(sentence)` or `set_locked(None)`. Without a passphrase a button opens: `tried("")`.
    """

    tried = Signal(str)

    def __init__(self, style: Style, unit: str, *, protected: bool) -> None:
        super().__init__()
        self.setObjectName("cover")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        card = Card(style, tr("{unit} är låst").format(unit=unit))
        card.setFixedWidth(WIDTH)
        inside = card.padded()
        inside.setSpacing(style.size("card_gap"))
        sentence = tr("Allt är sparat. Halvskriven text finns kvar när du har låst upp.")
        self._form = UnlockForm(style, sentence)
        self._open = Button(style, tr("Lås upp"), kind="primary", key="Enter")
        inside.addWidget(self._form)
        inside.addWidget(self._open, 0, Qt.AlignmentFlag.AlignRight)
        if protected:
            self._open.setEnabled(False)
            self._form.ready.connect(self._open.setEnabled)
            self._form.tried.connect(self.tried)
            self._open.clicked.connect(self._form.try_now)
            self._form.entered.connect(self._form.try_now)
            self.setFocusProxy(self._form)
        else:
            self._form.hide()
            self._open.clicked.connect(lambda: self.tried.emit(""))
            self.setFocusProxy(self._open)
        column = QVBoxLayout(self)
        column.addStretch(2)
        row = QHBoxLayout()  # not an alignment: a card placed by one gets no height for wrapped words
        row.addStretch(1)
        row.addWidget(card)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)

    def refuse(self, sentence: str) -> None:
        """Says why it did not open."""
        self._form.refuse(sentence)
