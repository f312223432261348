"""Places and targets by section and date, edited in place, beside the unit's target with its own numbers.

editor = PlacesEditor(style, unit, bus, failed=desk.tell)
editor.refresh()
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from caredesk.errors import UserError
from caredesk.language.formats import day_iso, number, plain_number
from caredesk.language.translation import tr
from caredesk.services.entry import Typed
from caredesk.services.places import (
    HeldPlace,
    PlacesView,
    TargetPart,
    edit_places,
    edit_places_removed,
    view_places,
)
from caredesk.services.session import OpenUnit
from caredesk.ui.bus import Bus
from caredesk.ui.entry_store import removed, stored
from caredesk.ui.models.row_table import Column, RowTable
from caredesk.ui.style import Style
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.card_flow import CardFlow
from caredesk.ui.widgets.entry_table import EntryColumn, EntryEdit, EntryRow, EntryTable
from caredesk.ui.widgets.labels import Label, Part, PartsLabel
from caredesk.ui.widgets.occupancy_view import section_typed, whole_unit
from caredesk.ui.widgets.table_view import TableView

LEAST_HEIGHT = 260
BESIDE_FROM = 900
TARGET_DECIMALS = 2


class PlacesEditor(QWidget):
    """See the module's docstring. `failed` hears what the file could not store; `day` is the one whose target
    is shown, today where nothing else is said."""

    def __init__(
        self,
        style: Style,
        unit: OpenUnit,
        bus: Bus,
        *,
        failed: Callable[[UserError], None],
        day: Callable[[], date] = date.today,
    ) -> None:
        super().__init__()
        self._unit, self._bus, self._failed, self._day = unit, bus, failed, day
        self._sections: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.table = EntryTable(
            style,
            tr("Platser och mål"),
            self._columns(),
            store=self._store,
            remove=self._remove,
            new_rows=not unit.store.read_only,
        )
        rows = Card(style, tr("Platser och mål från ett datum"))
        rows.body.addWidget(self.table, 1)
        hint = tr(
            "En ny rad gäller från sitt datum tills nästa rad för avdelningen. 0 platser betyder stängd."
        )
        note = Label(style, hint, font="small", role="text2", wrap=True)
        padding = style.size("card_padding")
        note.setContentsMargins(padding, 4, padding, 4)
        rows.body.addWidget(note)
        rows.setMinimumHeight(LEAST_HEIGHT)
        self.target_card = TargetCard(style)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        flow = CardFlow(style, [(rows, 6), (self.target_card, 4)], all_from=BESIDE_FROM, two_from=BESIDE_FROM)
        column.addWidget(flow, 1)

    def refresh(self) -> None:
        """Asks for the rows and the target anew."""
        view = view_places(self._unit, day=self._day())
        self._sections = view.sections
        locked = self._unit.store.read_only
        self.table.set_rows([EntryRow(row.number, _shown(row), row, locked) for row in view.rows])
        self.target_card.set_view(view)

    def _columns(self) -> list[EntryColumn]:
        return [
            EntryColumn(
                "section",
                tr("Avdelning"),
                choices=lambda: (*self._sections, whole_unit()),
                free=True,
                stretch=True,
            ),
            EntryColumn("valid_from", tr("Från")),
            EntryColumn("available", tr("Tillgängliga"), numbers=True),
            EntryColumn("planned", tr("Planerade"), numbers=True),
            EntryColumn("target", tr("Mål"), numbers=True, strong=True),
            EntryColumn("", tr("Läge"), computed=_state, tone=lambda row: "text2"),
        ]

    def _store(self, edits: Sequence[EntryEdit]) -> Mapping[tuple[int, str], str]:
        typed = [
            Typed(section_typed(edit.texts), edit.key if isinstance(edit.key, int) else None)
            for edit in edits
        ]
        return stored(self._bus, lambda: edit_places(self._unit, typed), failed=self._failed)

    def _remove(self, keys: Sequence[object]) -> str:
        numbers = [key for key in keys if isinstance(key, int)]
        return removed(self._bus, lambda: edit_places_removed(self._unit, numbers))


def _shown(row: HeldPlace) -> dict[str, str]:
    """The texts with the whole unit by name, and the target with as many decimals as the column."""
    target = row.row.target
    rounded = plain_number(target, TARGET_DECIMALS)
    exact = target is not None and float(rounded.replace(",", ".")) == target
    return {
        **row.texts,
        "section": row.texts["section"] or whole_unit(),
        "target": rounded if exact else row.texts["target"],
    }


def _state(row: EntryRow) -> str:
    held = row.data
    if not isinstance(held, HeldPlace) or not held.in_force:
        return ""
    return tr("gäller, stängd") if held.row.available == 0 else tr("gäller")


class TargetCard(Card):
    """`set_view(view)`: the unit's target of a day and the sections' it is weighed from."""

    def __init__(self, style: Style) -> None:
        super().__init__(style, tr("Enhetens mål"))
        self.words = PartsLabel(style, font="body", wrap=True)
        self.table = TableView(style, tr("Avdelningarnas mål"), row="dense")
        columns: list[Column[TargetPart]] = [
            Column(tr("Avdelning"), lambda part: part.section or tr("Summa"), stretch=True),
            Column(tr("Belagda"), lambda part: number(part.occupied, 1), numbers=True),
            Column(tr("Mål"), lambda part: number(part.target, 2), numbers=True),
            Column(tr("Belagda × mål"), lambda part: number(part.weighted, 2), numbers=True),
        ]
        self.model = RowTable(columns, sum_row=True, parent=self.table)
        self.table.set_model(self.model)
        self.table.fit_rows()
        self.under = Label(style, font="small", role="text2", wrap=True)
        padding = style.size("card_padding")
        self.words.setContentsMargins(padding, 0, padding, 8)
        self.under.setContentsMargins(padding, 8, padding, 4)
        for widget in (self.words, self.table, self.under):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def set_view(self, view: PlacesView) -> None:
        """Shows another day's."""
        self.words.set_parts(_target_parts(view))
        weighted = view.weighted
        rows = list(view.parts)
        if weighted is not None:
            rows.append(TargetPart("", weighted[1], weighted[0] / weighted[1]))
        self.model.sum_row = weighted is not None
        self.model.set_rows(rows)
        self.table.setVisible(bool(rows))
        self.under.setText(" ".join(_remarks(view)))
        self.under.setVisible(bool(self.under.text()))


def _target_parts(view: PlacesView) -> list[Part]:
    day = day_iso(view.day)
    if view.target is None:
        if not view.parts and view.own is None:
            return [Part(tr("Inga platser gäller {day}. Lägg till en rad.").format(day=day), "text2")]
        lacking = ", ".join(part.section for part in view.parts if part.weighted is None)
        words = tr("– Målet {day} kan inte vägas: {sections} saknar mål eller beläggning den dagen.")
        return [Part(words.format(day=day, sections=lacking), "over")]
    value = Part(number(view.target, 2), strong=True)
    if view.own is not None:
        return [Part(tr("Eget mål {day}: ").format(day=day)), value]
    assert view.weighted is not None
    sums = tr("Vägt mål {day}: {weighted} ÷ {occupied} = ")
    amount, occupied = view.weighted
    return [Part(sums.format(day=day, weighted=number(amount, 2), occupied=number(occupied, 1))), value]


def _remarks(view: PlacesView) -> list[str]:
    said = []
    if view.own is not None and view.weighted is not None:
        amount, occupied = view.weighted
        words = tr("Enhetens eget mål gäller. Vägt av avdelningarna hade det varit {value}.")
        said.append(words.format(value=number(amount / occupied, 2)))
    if view.closed:
        words = tr("Stängd {day}: {sections} (0 platser).")
        said.append(words.format(day=day_iso(view.day), sections=", ".join(view.closed)))
    return said
