"""Pictures of a table edited in place: a cell being typed, one that is refused, computed and locked ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from caredesk.ui.main_window import Page
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.entry_table import EntryColumn, EntryEdit, EntryRow, EntryTable
from caredesk.ui.widgets.page_area import PageArea
from tests.stage import Scene, Stage

REFUSAL = "Målet skrivs som årsarbetare per plats, till exempel 0,80."
PLACES = (
    ("Asken", "2026-01-01", "18", "17", "0,80"),
    ("Eken", "2026-01-01", "18", "", "0,78"),
    ("Linden", "2026-01-01", "18", "", "0,80"),
)
FIELDS = ("section", "valid_from", "available", "planned", "target")


def _refuse(edits: Sequence[EntryEdit]) -> Mapping[tuple[int, str], str]:
    return {(0, "target"): REFUSAL}


def entry(stage: Stage) -> QWidget:
    window = stage.window()
    table = EntryTable(
        stage.style,
        "Platser",
        [
            EntryColumn("section", "Avdelning", choices=lambda: ["Asken", "Eken"], free=True, stretch=True),
            EntryColumn("valid_from", "Från"),
            EntryColumn("available", "Platser", numbers=True),
            EntryColumn("planned", "Planerade", numbers=True),
            EntryColumn("target", "Mål", numbers=True),
            EntryColumn("", "Årsarbetare", computed=lambda row: "14,4", numbers=True),
        ],
        store=_refuse,
        new_rows=True,
    )
    table.set_rows([EntryRow(n, dict(zip(FIELDS, row, strict=True))) for n, row in enumerate(PLACES, 1)])
    card = Card(stage.style, "Platser och mål")
    card.body.addWidget(table)
    area = PageArea(stage.style)
    area.add(card)
    window.add_page(Page(1, "Idag", "today", lambda: area))
    window.show()
    window.activateWindow()
    window.show_page(1)
    table.model.enter([(0, "target", "80")])
    table.fit_rows()
    table.view.setFocus()
    at = table.model.index(1, 2)
    table.view.setCurrentIndex(at)
    table.view.edit(at)
    return window


SCENES = (Scene("entry", entry),)
