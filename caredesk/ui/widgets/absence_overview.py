"""The view Frånvaro: the timeline and what to follow up, the months, last year beside them, the cost."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from caredesk.ui.sick_year import AskMonth
from caredesk.ui.style import Style
from caredesk.ui.widgets.absence_timeline import AbsenceTimelineCard
from caredesk.ui.widgets.card_flow import CardFlow
from caredesk.ui.widgets.follow_up_card import FollowUpCard
from caredesk.ui.widgets.sick_cost_card import SickCostCard
from caredesk.ui.widgets.sick_months_card import SickMonthsCard
from caredesk.ui.widgets.sick_table_card import SickTableCard

BESIDE_FROM, THREE_FROM, TWO_FROM = 1000, 1000, 700
UPPER_HEIGHT, LOWER_HEIGHT = 318, 326
LEAST_UPPER = 260


class AbsenceOverview(QWidget):
    """Its cards are attributes: `timeline`, `follow_up`, `months`, `table`, `cost`."""

    def __init__(self, style: Style, ask_cost: AskMonth) -> None:
        super().__init__()
        self.timeline = AbsenceTimelineCard(style)
        self.follow_up = FollowUpCard(style)
        self.months = SickMonthsCard(style)
        self.table = SickTableCard(style)
        self.cost = SickCostCard(style, ask=ask_cost)
        upper: list[tuple[QWidget, int]] = [(self.timeline, 70), (self.follow_up, 30)]
        lower: list[tuple[QWidget, int]] = [(self.months, 40), (self.table, 30), (self.cost, 30)]
        for card, _share in upper:
            card.setMinimumHeight(LEAST_UPPER)
        for card, _share in lower:
            card.setMinimumHeight(LOWER_HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.size("card_gap"))
        column.addWidget(CardFlow(style, upper, all_from=BESIDE_FROM, two_from=BESIDE_FROM), 1)
        column.addWidget(CardFlow(style, lower, all_from=THREE_FROM, two_from=TWO_FROM), 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), UPPER_HEIGHT + LOWER_HEIGHT)
