"""A person's card: who, how to reach, contracts by date, competences, balances, and the hours of the year."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from caredesk.language import formats
from caredesk.language.people_words import LIMITS, employed_text, rate_text
from caredesk.language.translation import tr
from caredesk.services.people import PeopleChoices
from caredesk.services.person import PersonCard
from caredesk.services.session import OpenUnit
from caredesk.ui.bus import Bus
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import Button, IconButton
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.card_flow import CardFlow
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.limit_bar import LimitBar
from caredesk.ui.widgets.person_tables import PersonTables

TWO_FROM = 700
MOST_LIMITS = 3
LEAST_HEIGHT = 160


class PersonCardView(QWidget):
    """`set_card(card, choices)`; `change_asked`, `end_asked`, `remove_asked` and `extract_asked` from its
    buttons, `closed` by them and Esc, `failed` (UserError) when what was typed could not be stored."""

    change_asked = Signal()
    end_asked = Signal()
    remove_asked = Signal()
    extract_asked = Signal()
    closed = Signal()
    failed = Signal(object)

    def __init__(self, style: Style, unit: OpenUnit, bus: Bus) -> None:
        super().__init__()
        self._look = style
        self._writable = not unit.store.read_only
        self.tables = PersonTables(style, unit, bus, failed=self.failed.emit, parent=self)
        self.setAccessibleName(tr("Personkort"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.size("card_gap"))
        column.addWidget(self._make_head())
        column.addWidget(self._make_cards(), 1)
        self.setFocusProxy(self.change)

    def set_card(self, card: PersonCard, choices: PeopleChoices) -> None:
        """Shows a person."""
        self._name.setText(card.person.name)
        held = card.contract
        parts = [
            held.role if held else "",
            held.section if held else "",
            rate_text(card.rate_percent) if card.rate_percent is not None else "",
            employed_text(card.employed, *(card.days or (None, None))),
        ]
        at_once = sum(line.standing == "now" for line in card.contracts)
        if at_once > 1:
            parts.append(tr("▲ {count} anställningar gäller samtidigt").format(count=at_once))
        self._under.setText(" · ".join(part for part in parts if part))
        self.change.setEnabled(self._writable and card.employed in ("now", "coming"))
        self.end.setEnabled(self._writable and card.employed in ("now", "coming"))
        self.tables.set_card(card, choices)
        self._show_hours(card)

    def set_alone(self, alone: bool) -> None:
        """Alone on the page it is left by Tillbaka, beside the list by ×."""
        self.back.setVisible(alone)
        self.close_button.setVisible(not alone)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        one_row = event.size().width() >= TWO_FROM
        self._head.setDirection(
            QBoxLayout.Direction.LeftToRight if one_row else QBoxLayout.Direction.TopToBottom
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _make_head(self) -> QWidget:
        style = self._look
        self.back = Button(style, tr("Tillbaka"), icon="chevron-left", key="Esc")
        self._name = Label(style, font="dialog_title", wrap=True)
        self._under = Label(style, font="small", role="text2", wrap=True)
        self.change = Button(style, tr("Ändra från datum …"), kind="outline")
        self.end = Button(style, tr("Avsluta …"))
        more = Button(style, tr("Mer"), drops=True, name=tr("Mer om personen"))
        menu = QMenu(more)
        menu.addAction(tr("Spara registerutdrag …"), self.extract_asked.emit)
        menu.addAction(tr("Ta bort medarbetaren"), self.remove_asked.emit).setEnabled(self._writable)
        more.setMenu(menu)
        self.close_button = IconButton(style, "close", tr("Stäng kortet"), key="Esc", role="text")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._under)
        head = QWidget()
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight, head)
        self._head.setContentsMargins(0, 0, 0, 0)
        self._head.setSpacing(style.size("gap"))
        who, buttons = QHBoxLayout(), QHBoxLayout()
        for row in (who, buttons):
            row.setSpacing(style.size("gap"))
        who.addWidget(self.back)
        who.addLayout(words, 1)
        buttons.addStretch(1)
        for button in (self.change, self.end, more, self.close_button):
            buttons.addWidget(button)
        self._head.addLayout(who, 1)
        self._head.addLayout(buttons)
        self.back.clicked.connect(self.closed)
        self.close_button.clicked.connect(self.closed)
        self.change.clicked.connect(self.change_asked)
        self.end.clicked.connect(self.end_asked)
        return head

    def _make_cards(self) -> QScrollArea:
        style, tables = self._look, self.tables
        inside = QWidget()
        inside.setObjectName("page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.size("card_gap"))
        cards = []
        for table in tables.all():
            card = Card(style, table.view.accessibleName())
            card.body.addWidget(table)
            card.body.addStretch(1)
            cards.append(card)
        column.addWidget(cards[0])
        column.addWidget(cards[1])
        column.addWidget(
            CardFlow(style, [(cards[2], 55), (cards[3], 45)], all_from=TWO_FROM, two_from=TWO_FROM)
        )
        column.addWidget(self._make_hours())
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # It scrolls within what the page has; its own wish would make the page scroll too.
        self.area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.area.setMinimumHeight(LEAST_HEIGHT)
        self.area.setWidget(inside)
        return self.area

    def _make_hours(self) -> Card:
        self.hours = Card(self._look, tr("Timmar i år"))
        body = self.hours.padded()
        self._hours_text = Label(self._look, wrap=True)
        body.addWidget(self._hours_text)
        self.limits = [LimitBar(self._look) for _ in range(MOST_LIMITS)]
        for bar in self.limits:
            body.addWidget(bar)
        return self.hours

    def _show_hours(self, card: PersonCard) -> None:
        hours = card.hours
        parts = [
            tr("Planerade till i dag {hours}").format(hours=formats.hours(hours.planned)),
            tr("närvarande {hours}").format(hours=formats.hours(hours.present)),
        ]
        if hours.difference is not None:
            if hours.scheduled != hours.present:
                told = tr("varav ordinarie tid {hours}")
                parts.append(told.format(hours=formats.hours(hours.scheduled)))
            parts.append(tr("avtal efter frånvaro {hours}").format(hours=formats.hours(hours.due)))
            parts.append(tr("skillnad {hours}").format(hours=formats.hours(hours.difference, signed=True)))
        self._hours_text.setText(" · ".join(parts))
        for place, bar in enumerate(self.limits):
            bar.setVisible(place < len(card.limits))
            if place < len(card.limits):
                row = card.limits[place]
                bar.set_hours(tr(LIMITS[row.limit]), row.hours, row.of)
