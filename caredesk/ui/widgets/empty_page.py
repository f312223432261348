"""What a page says while it has nothing to show: what belongs there, and one button."""

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


class EmptyPage(QWidget):
    """`asked` from its button."""

    asked = Signal()

    def __init__(self, style: Style, title: str, words: str, button: Button) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        card = Card(style, title)
        card.setFixedWidth(WIDTH)
        inside = card.padded()
        told = Label(style, words, wrap=True)
        # A centred card asks its words for their height without telling them its width.
        told.setMinimumHeight(told.heightForWidth(WIDTH - 2 * style.size("card_padding") - 2))
        inside.addWidget(told)
        inside.addWidget(button)
        self.button = button
        button.clicked.connect(self.asked)
        self.setFocusProxy(button)
        column = QVBoxLayout(self)
        margin = style.size("page_margin")
        column.setContentsMargins(margin, margin, margin, margin)
        column.addStretch(1)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

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


def empty_unit(style: Style) -> EmptyPage:
    """Idag of a unit of which nothing is known: leads to the first start."""
    words = tr(
        "Här syns vilka som är borta, vilka pass som saknar personal, vad som väntar och hur enheten "
        "ligger till mot målet. Skriv tolv månader, så kommer första siffran. Eller läs in mallen med "
        "schema, frånvaro och beläggning, så räknas allt."
    )
    button = Button(style, tr("Kom igång …"), kind="primary", icon="leaf")
    return EmptyPage(style, tr("Här börjar dagen"), words, button)


def empty_people(style: Style) -> EmptyPage:
    """Medarbetare while nobody is registered: leads to an import."""
    words = tr(
        "Här står medarbetarna med anställningar, delegeringar och saldon. Läs in mallen, klistra in "
        "rader från Excel eller lägg till en i taget. När det första namnet sparas frågar programmet "
        "efter en lösenfras för filen."
    )
    return EmptyPage(style, tr("Ingen är registrerad än"), words, _import_button(style))


def empty_schedule(style: Style) -> EmptyPage:
    """Schema while nobody is registered: leads to an import."""
    words = tr(
        "Här planeras passen, en rad per person och en ruta per dag, med behov, täthet och kostnad under "
        "dem. Läs in mallen med medarbetare och schema, eller skriv namnen under Medarbetare."
    )
    return EmptyPage(style, tr("Ingen att schemalägga än"), words, _import_button(style))


def _import_button(style: Style) -> Button:
    return Button(style, tr("Läs in från fil …"), kind="outline", icon="import", key="Ctrl+I")
