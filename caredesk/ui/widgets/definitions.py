"""Opens definition cards for the figures of a page, one at a time, each with links to those beside it."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea, QWidget

from caredesk.domain.definitions import Definition
from caredesk.language.definition_words import definition_text
from caredesk.language.translation import N_, tr
from caredesk.ui.style import Style
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.definition_card import DefinitionCard

GROUPS = (
    {
        "occupancy": N_("Tillgängliga"),
        "occupancy_planned": N_("Planerade"),
        "empty_days": N_("Tomdygn"),
    },
    {
        "density_r12": N_("Tolv månader"),
        "density_month": N_("Månaden"),
        "density_gap": N_("Avståndet"),
        "occupancy": N_("Beläggning"),
    },
    {
        "density_weekend": N_("Helger"),
        "density_night": N_("Nätter"),
        "national_0900": N_("Klockan 09"),
        "planned_share": N_("Planerat"),
    },
    {
        "target_path": N_("Nivån"),
        "target_reached": N_("Månaden"),
        "path_effect": N_("Kostnaden"),
    },
    {"sick_percent": N_("Procent"), "sick_lengths": N_("Kort och lång")},
    {"sick_cost": N_("Netto"), "sick_karens": N_("Karensavdrag"), "not_replaced": N_("Ej ersatt")},
    {"overtime_hours": N_("Timmar"), "overtime_cost": N_("Kostnad")},
    {"staffing_ahead": N_("Bemanning"), "vacant_hours": N_("Vakanta timmar")},
)
"""Figures that belong together, each with the words of its link; a figure's own group is its first."""

COUNTED = frozenset({"density_r12", "density_month", "density_gap", "target_path"})
"""Figures that hang on how årsarbetare is counted, which is a setting."""

LOW_WINDOW = 600


class Definitions:
    """`offer(card, figure)` opens on the card's ⓘ and F1; `show(card, figure)` opens at once. `change` leads
    to the setting of how årsarbetare is counted."""

    def __init__(
        self,
        style: Style,
        define: Callable[[str], Definition],
        page: QWidget,
        change: Callable[[], None] | None = None,
    ) -> None:
        self._look = style
        self._define = define
        self._page = page
        self._change = change
        self._card: DefinitionCard | None = None

    def offer(self, card: Card, figure: str) -> None:
        """Lets a card open its definition."""
        card.info_asked.connect(lambda: self.show(card, figure))

    def show(self, card: QWidget, figure: str) -> DefinitionCard:
        """Opens a figure's definition beside its card instead of any other."""
        self.close()
        text = definition_text(self._define(figure))
        group = next((each for each in GROUPS if figure in each), {})
        related = [(name, tr(words)) for name, words in group.items() if name != figure]
        counted = self._change is not None and figure in COUNTED
        shown = DefinitionCard(self._look, text, related=related, counted=counted, parent=self._page)
        if self._change is not None:
            shown.change_asked.connect(self._change)
        shown.figure_asked.connect(lambda name: self.show(card, name))
        shown.closed.connect(shown.deleteLater)
        self._card = shown
        _bring_in_view(card)
        shown.show_beside(card)
        return shown

    def close(self) -> None:
        """Closes the open definition, if any."""
        if self._card is not None and shiboken6.isValid(self._card):
            self._card.close_panel()
        self._card = None

    def shown(self) -> DefinitionCard | None:
        """The definition in view."""
        open_now = self._card is not None and shiboken6.isValid(self._card) and self._card.isVisible()
        return self._card if open_now else None


def _bring_in_view(card: QWidget) -> None:
    """Scrolls the page to the card; in a low window to the top, so that the definition has room below."""
    above = card.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is None:
        return
    above.ensureWidgetVisible(card)
    if card.window().height() < LOW_WINDOW:
        bar = above.verticalScrollBar()
        bar.setValue(bar.value() + card.mapTo(above, QPoint(0, 0)).y())
