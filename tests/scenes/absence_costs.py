"""Pictures of the cost of sick leave on the sample unit: its card, what is missing, and the periods."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caredesk.domain.problems import problem
from caredesk.domain.sick_costs import SickCost, SickCosts
from caredesk.services.definitions import view_definition
from caredesk.services.sick_costs import view_sick_costs
from caredesk.ui.dialogs.sick_spells_dialog import YEAR, SickSpellsDialog
from caredesk.ui.main_window import MainWindow, Page
from caredesk.ui.widgets.definitions import Definitions
from caredesk.ui.widgets.sick_cost_card import SickCostCard
from tests.scenes.today import NOW, sample
from tests.stage import Scene, Stage

MONTH = "2026-10"
WIDTH, HEIGHT = 388, 326
"""The room of the card in the lower right of the page."""
MISSING = (
    SickCosts(MONTH, SickCost(problems=(problem("po_missing"),)), {}),
    SickCosts(MONTH, SickCost(problems=(problem("pay_missing", employee="7"),)), {"7": "Wiik, Karin"}),
)


def cards_in_window(stage: Stage, *views: SickCosts) -> tuple[MainWindow, list[SickCostCard]]:
    """The window with a card for each view, in the room that the page gives it."""
    window = stage.window()
    page = QWidget()
    row = QHBoxLayout()
    row.setSpacing(12)
    cards = []
    for view in views:
        card = SickCostCard(stage.style, ask=_ask)
        card.setFixedSize(WIDTH, HEIGHT)
        card.set_view(view)
        row.addWidget(card)
        cards.append(card)
    row.addStretch(1)
    column = QVBoxLayout(page)
    column.addStretch(1)
    column.addLayout(row)
    window.add_page(Page(4, "Frånvaro och övertid", "gauge", lambda: page))
    window.set_unit_open(True)
    window.show_page(4)
    window.show()
    QTest.qWait(600)  # the year is counted a month at a time
    return window, cards


def _ask(month: str) -> SickCosts:
    return view_sick_costs(sample(), month=month)


def card(stage: Stage) -> QWidget:
    window, cards = cards_in_window(stage, _ask(MONTH), _ask("2026-01"))
    cards[0].table.selectRow(4)
    return window


def missing(stage: Stage) -> QWidget:
    return cards_in_window(stage, *MISSING)[0]


def definition(stage: Stage) -> QWidget:
    window, cards = cards_in_window(stage, _ask(MONTH))

    def define(figure: str) -> object:
        return view_definition(sample(), figure=figure, month=MONTH, today=NOW.date())

    stage.keep(Definitions(stage.style, define, cards[0].parentWidget())).show(cards[0], "sick_cost")  # type: ignore[arg-type]
    return window


def spells(stage: Stage) -> QWidget:
    window, _ = cards_in_window(stage, _ask(MONTH))
    dialog = SickSpellsDialog(stage.style, _ask(MONTH), ask=_ask, parent=window)
    stage.keep(dialog).show()
    return window


def spells_of_year(stage: Stage) -> QWidget:
    window, _ = cards_in_window(stage, _ask(MONTH))
    dialog = SickSpellsDialog(stage.style, _ask(MONTH), ask=_ask, parent=window)
    stage.keep(dialog).show()
    dialog.segment.set_current(YEAR)
    dialog.segment.chosen.emit(YEAR)
    QTest.qWait(600)
    dialog.table.selectRow(3)
    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    return window


SCENES = (
    Scene("absence-cost", card),
    Scene("absence-cost-missing", missing),
    Scene("absence-cost-definition", definition),
    Scene("absence-cost-spells", spells),
    Scene("absence-cost-year", spells_of_year),
)
