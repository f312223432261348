"""A card: surface with a thin edge and a title row (title, ⓘ, tag, at the right one link or widget).

card = Card(style, tr("Borta i dag"))
card.set_tag("", "7")
card.set_link(tr("Frånvaro"))           # then card.link_clicked
card.show_info()                        # adds ⓘ and F1, then card.info_asked
card.body.addWidget(table)              # a QVBoxLayout without margins: tables reach the edges
card.body.addLayout(card.padded(...))   # or with 12 px at the sides
card.busy.start()                       # 4 px bar in the title row
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from caredesk.language.translation import tr
from caredesk.ui.style import Style
from caredesk.ui.widgets.busy_bar import BusyBar
from caredesk.ui.widgets.buttons import Button, IconButton
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.tag import Tag, Tone

LINK_SIDE = 5
"""A link's own air and edge, so that its words end where the card's other words end."""


class Card(QFrame):
    """See the module's docstring. A card without a title has no title row."""

    info_asked = Signal()
    link_clicked = Signal()

    def __init__(self, style: Style, title: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = style
        self.ringed = False
        self._info: IconButton | None = None
        self._link: Button | None = None
        outer = QVBoxLayout(self)
        edge = style.size("edge")
        outer.setContentsMargins(edge, edge, edge, edge)
        outer.setSpacing(0)
        self._title = Label(style, title, font="card_title")
        self._tag = Tag(style, parent=self)
        self.busy = BusyBar(style, stoppable=False, parent=self)
        self._title_row = QWidget(self)
        self._title_row.setFixedHeight(style.size("card_title_row"))
        self._title_layout = QHBoxLayout(self._title_row)
        padding = style.size("card_padding")
        self._title_layout.setContentsMargins(padding, 0, padding, 0)
        self._title_layout.setSpacing(style.size("gap") - 2)
        for widget in (self._title, self._tag):
            self._title_layout.addWidget(widget)
        self._title_layout.addWidget(self.busy, 1)
        self._title_layout.addStretch(1)
        outer.addWidget(self._title_row, 0, Qt.AlignmentFlag.AlignTop)
        self.body = QVBoxLayout()
        self.body.setSpacing(0)
        self.body.setContentsMargins(0, 0, 0, style.size("card_radius") // 2)  # clear of the round corners
        outer.addLayout(self.body, 1)
        self.set_title(title)

    def set_title(self, title: str) -> None:
        """Changes the words of the title row and the card's accessible name."""
        self._title.setText(title)
        self._title_row.setVisible(bool(title))
        self.setAccessibleName(title)

    def set_tag(self, sign: str, words: str = "", tone: Tone = "neutral", *, name: str = "") -> None:
        """The tag or count beside the title; empty hides it. `name` explains a sign without words."""
        self._tag.set(sign, words, tone, name=name)

    def set_link(self, text: str, *, key: str = "") -> None:
        """The one link at the right of the title row; pressing it sends `link_clicked`."""
        if self._link is None:
            self._link = Button(self._look, text, kind="link", key=key)
            self._link.clicked.connect(self.link_clicked)
            padding = self._look.size("card_padding")
            self._title_layout.setContentsMargins(padding, 0, padding - LINK_SIDE, 0)
            self.add_to_title_row(self._link)
        self._link.setText(text)
        self._link.setAccessibleName(f"{self._title.text()}: {text}")

    def show_info(self) -> None:
        """Adds ⓘ after the title; it and F1 inside the card send `info_asked`."""
        name = tr("Så räknas {figure}").format(figure=self._title.text())
        self._info = IconButton(self._look, "info", name, key="F1", role="text3", side=20, size=14)
        self._info.clicked.connect(self.info_asked)
        self._title_layout.insertWidget(1, self._info)
        shortcut = QShortcut(QKeySequence(Qt.Key.Key_F1), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.info_asked)

    def add_to_title_row(self, widget: QWidget) -> None:
        """Puts a widget at the right end of the title row."""
        self._title_layout.addWidget(widget)

    def padded(self) -> QVBoxLayout:
        """A layout inside the body with the card's padding at both sides and below."""
        padding = self._look.size("card_padding")
        layout = QVBoxLayout()
        layout.setContentsMargins(padding, 0, padding, padding - self.body.contentsMargins().bottom())
        layout.setSpacing(self._look.size("gap"))
        self.body.addLayout(layout)
        return layout

    def set_ringed(self, ringed: bool) -> None:
        """The 2 px accent edge that a card keeps while its definition is open."""
        self.ringed = ringed
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self._look.size("focus") if self.ringed else self._look.size("edge")
        painter.setPen(QPen(self._look.colour("accent" if self.ringed else "border"), width))
        painter.setBrush(self._look.colour(self._ground()))
        radius = self._look.size("card_radius")
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)
        painter.end()

    def _ground(self) -> str:
        return "surface"
