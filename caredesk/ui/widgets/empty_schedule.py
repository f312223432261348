"""What the page Schema says while nobody is registered: what belongs here, and one button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caredesk.language.translation import tr
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.labels import Label

WIDTH = 560


class EmptySchedule(QWidget):
    """`import_asked` from its button."""

    import_asked = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        card = Card(style, tr("Ingen att schemalägga än"))
        card.setFixedWidth(WIDTH)
        inside = card.padded()
        words = tr(
            "Här planeras passen, en rad per person och en ruta per dag, med behov, täthet och kostnad under "
            "dem. Läs in mallen med medarbetare och schema, eller skriv namnen under Medarbetare."
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
        margin = style.size("page_margin")
        column.setContentsMargins(margin, margin, margin, margin)
        column.addStretch(1)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self.hide()

    def stand_for(self, page: QWidget, empty: bool) -> None:
        """Stands alone in the page, whose keys then do nothing; or leaves it to its other parts."""
        column = page.layout()
        if column is None or empty == self.isVisibleTo(page):
            return
        typed_in: QWidget | None = page.window().focusWidget()
        held = typed_in is page or (typed_in is not None and page.isAncestorOf(typed_in))
        parts = [item.widget() for n in range(column.count()) if (item := column.itemAt(n)) is not None]
        for part in parts:
            if part is not None:
                part.setVisible((part is self) == empty)
        for shortcut in page.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly):
            shortcut.setEnabled(not empty)
        if held:
            page.setFocus()
