"""Three figures of a month's occupancy: of available places, of planned places, and what stood empty."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from caredesk.domain.density_months import MonthRow
from caredesk.language.formats import NO_BREAK, NONE, month_word, number, percent, tidy
from caredesk.language.translation import tr
from caredesk.services.density_page import DensityPage
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.card_flow import CardFlow
from caredesk.ui.widgets.figure_card import FigureCard

THREE_FROM, TWO_FROM = 640, 420


class OccupancyFigures(QObject):
    """`set_page(view)`; `flow` holds the cards; `settings_asked` when the cost of an empty day is missing."""

    settings_asked = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.available = FigureCard(style, tr("Av tillgängliga platser"), leads=False)
        self.planned = FigureCard(style, tr("Av planerade platser"), leads=False)
        self.empty = FigureCard(style, tr("Tomdygn"), leads=False)
        self.link = Button(style, tr("Fyll i kostnad per plats och dygn"), kind="link")
        self.link.clicked.connect(self.settings_asked)
        self.empty.extra.addWidget(self.link)
        cards: list[tuple[QWidget, int]] = [(self.available, 1), (self.planned, 1), (self.empty, 1)]
        self.flow = CardFlow(style, cards, all_from=THREE_FROM, two_from=TWO_FROM)

    def set_page(self, view: DensityPage) -> None:
        """Shows another month's."""
        found = view.occupancy
        for card, rate, places, year in (
            (self.available, found.rate_available, found.available, found.rate_r12),
            (self.planned, found.rate_planned, found.planned, found.rate_r12_planned),
        ):
            rows = [(tr("R12"), percent(None if year is None else 100 * year))]
            if rate is None or places is None:
                why = tr("Månaden har inte beläggning och platser för alla dygn.")
                card.set_missing(tr("dygn eller platser saknas"), why=why, rows=rows)
                continue
            words = tr("{occupied} belagda av {places}").format(
                occupied=number(found.occupied, 1), places=tidy(places, 1)
            )
            card.set_figure(percent(100 * rate), words, rows=rows)
        self._set_empty(view)

    def _set_empty(self, view: DensityPage) -> None:
        row, whole = view.months[-1], view.whole
        rows = [
            (tr("Kostnad"), _kronor(view.empty_cost)),
            (tr("R12"), _year(whole)),
        ]
        self.link.setVisible(row.empty_days is not None and view.empty_cost is None)
        if row.empty_days is None:
            why = tr("Månaden har inte beläggning och platser för alla dygn.")
            self.empty.set_missing(tr("dygn eller platser saknas"), why=why, rows=rows)
            return
        words = tr("tomdygn i {month}")
        if row.occupancy_source == "monthly":
            words = tr("tomdygn, minst, i {month}")
        self.empty.set_figure(
            number(row.empty_days, 0), words.format(month=month_word(view.month)), rows=rows
        )


def _year(whole: MonthRow) -> str:
    parts = (number(whole.empty_days, 0), _kronor(whole.empty_cost))
    return " · ".join(part for part in parts if part != NONE) or NONE


def _kronor(sek: float | None) -> str:
    return NONE if sek is None else f"{number(sek, 0)}{NO_BREAK}kr"
