"""Pictures of the statistics of sick leave: months and table, of the sample unit and of an empty one."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caredesk.services.session import OpenUnit, create_unit
from caredesk.services.sick_statistics import view_sick_statistics
from caredesk.ui.main_window import MainWindow, Page
from caredesk.ui.widgets.sick_months_card import SickMonthsCard
from caredesk.ui.widgets.sick_table_card import SickTableCard
from tests.scenes.today import NOW, sample
from tests.stage import Scene, Stage

HEIGHT = 326
"""What the page gives its lower cards at 1366 x 768."""


def cards_in_window(
    stage: Stage, unit: OpenUnit, *, section: str | None = None
) -> tuple[MainWindow, SickMonthsCard, SickTableCard]:
    """The window with both cards beside each other, as wide as the page gives them."""
    window = stage.window()
    page = QWidget()
    row = QHBoxLayout()
    row.setSpacing(12)
    months, table = SickMonthsCard(stage.style), SickTableCard(stage.style)
    ask = partial(view_sick_statistics, unit, month="2026-10", section=section, today=NOW.date())
    for card, width in ((months, 500), (table, 374)):
        card.setFixedSize(min(width, stage.width // 2 - 48), HEIGHT)
        card.set_view(ask(public=False), partial(ask, public=True))
        row.addWidget(card)
    row.addStretch(1)
    column = QVBoxLayout(page)
    column.setContentsMargins(16, 16, 16, 16)
    column.addLayout(row)
    column.addStretch(1)
    window.add_page(Page(4, "Frånvaro och övertid", "gauge", lambda: page))
    window.set_unit_open(True)
    window.show_page(4)
    window.show()
    stage.settle()
    stage.settle()
    return window, months, table


def statistics(stage: Stage) -> QWidget:
    return cards_in_window(stage, sample())[0]


def read_off(stage: Stage) -> QWidget:
    window, months, table = cards_in_window(stage, sample(), section="Eken")
    months.chart.stand_on(10)
    table.toggle_sections()
    return window


def as_table(stage: Stage) -> QWidget:
    window, months, table = cards_in_window(stage, sample())
    months.toggle_table()
    table.table.scrollToBottom()
    return window


def nothing_known(stage: Stage) -> QWidget:
    unit = stage.keep(create_unit(stage.folder / "tom.caredesk", name="Tallbacken"))
    return cards_in_window(stage, unit)[0]


SCENES = (
    Scene("absence-statistics", statistics),
    Scene("absence-statistics-read", read_off),
    Scene("absence-statistics-table", as_table),
    Scene("absence-statistics-empty", nothing_known),
)
