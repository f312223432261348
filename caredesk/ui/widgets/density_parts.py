"""Density where the mean says least: weekends, nights, and the national measure at nine o'clock."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from caredesk.domain.density import National
from caredesk.language.formats import month_name, number
from caredesk.language.translation import tr
from caredesk.services.density_page import DensityPage
from caredesk.ui.style import Style
from caredesk.ui.widgets.card_flow import CardFlow
from caredesk.ui.widgets.figure_card import FigureCard

THREE_FROM, TWO_FROM = 640, 420


class DensityParts:
    """`set_page(view)` fills `weekend`, `night` and `national`; `flow` holds the three side by side."""

    def __init__(self, style: Style) -> None:
        self.weekend = FigureCard(style, tr("Helger"), leads=False)
        self.night = FigureCard(style, tr("Nätter"), leads=False)
        self.national = FigureCard(style, tr("Klockan 09, nationellt mått"), leads=False)
        cards: list[tuple[QWidget, int]] = [(self.weekend, 1), (self.night, 1), (self.national, 1)]
        self.flow = CardFlow(style, cards, all_from=THREE_FROM, two_from=TWO_FROM)

    def set_page(self, view: DensityPage) -> None:
        """Shows another month's."""
        found = view.figures
        month = month_name(view.month)
        for card, value, hours in (
            (self.weekend, found.weekend, tr("lördagar och söndagar")),
            (self.night, found.night, tr("klockan 22–06")),
        ):
            rows = [(tr("Gäller"), hours), (tr("Hela månaden"), number(found.month, 2))]
            if value is None:
                short, why = _why(view)
                card.set_missing(short, why=why, rows=rows)
            else:
                card.set_figure(number(value, 2), month, rows=rows)
        self._set_national(found.national_0900)

    def _set_national(self, national: National) -> None:
        when = tr("1–14 mars {year}").format(year=national.year)
        rows = [(tr("Helger"), number(national.weekend, 1)), (tr("Mätt"), when)]
        if national.weekday is None and national.weekend is None:
            why = tr("{when} har dagar utan beläggning eller utan pass klockan 09.").format(when=when)
            self.national.set_missing(tr("dagar saknas"), why=why, rows=rows[1:])
            return
        words = tr("belagda per medarbetare, vardagar")
        self.national.set_figure(number(national.weekday, 1), words, rows=rows)


def _why(view: DensityPage) -> tuple[str, str]:
    """In a few words, and in whole sentences."""
    row = view.months[-1]
    if row.hours_source == "monthly":
        long = tr("Månaden har bara timmar i ett tal. Helger och nätter räknas ur passen, dag för dag.")
        return tr("månaden har inga pass"), long
    if row.hours_source == "detail" and row.hours is None:
        long = tr("Årsarbetare räknas ur anställningarna. De säger inte vilka timmar som är helg och natt.")
        return tr("räknas inte ur anställningar"), long
    return tr("dagar saknas"), tr("Månaden har inte både pass och beläggning för alla dagar.")
