"""The second step: places of the unit or of its sections, the target, and what an årsarbetare costs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from caredesk.language.formats import tidy
from caredesk.language.translation import tr
from caredesk.services.first_start import FirstStart, HeldRow
from caredesk.ui.first_start.stored_field import StoredField, spaced
from caredesk.ui.first_start.unit_store import UnitStore
from caredesk.ui.style import Style
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.entry_table import EntryColumn, EntryEdit, EntryRow, EntryTable
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.segment import Segment

WHOLE, SECTIONS = "whole", "sections"
TABLE_HEIGHT = 174


class PlacesStep(QWidget):
    """`set_view(view)`; `commit()`: whether all that is typed is stored. `entered` at Enter in a field."""

    entered = Signal()

    def __init__(self, style: Style, store: UnitStore) -> None:
        super().__init__()
        self._look, self._store = style, store
        self._view: FirstStart | None = None
        self._home_care = Label(
            style,
            tr(
                "Hemtjänst mäts i utförd tid mot planerad och beviljad tid, inte i årsarbetare per belagd "
                "plats. Därför behövs varken platser eller mål här."
            ),
            wrap=True,
        )
        self._segment = Segment(
            style, tr("Platser för"), [(WHOLE, tr("Hela enheten")), (SECTIONS, tr("Avdelningar"))]
        )
        self._told = Label(style, font="small", role="under", wrap=True)
        self._told.hide()
        self.available = self._of_places("available", tr("Platser"), tr("som finns att belägga"))
        self._planned = self._of_places("planned", tr("Planerade platser"), tr("om de är färre än alla"))
        self.target = self._of_places(
            "target", tr("Mål, årsarbetare per plats"), tr("belagd plats, till exempel 0,80"), decimals=2
        )
        self._cost = self._of_unit(
            "cost_per_fte", tr("Kostnad per årsarbetare (kr/år)"), tr("med PO, kan ändras")
        )
        self._weekly = self._of_unit(
            "weekly_hours", tr("Heltidsmått, h/vecka"), tr("38,25 om inget annat sägs"), decimals=2
        )
        self.table = self._make_table()
        self._places = QStackedWidget()
        self._first: QWidget = self.available
        self._lay_out()
        self._segment.chosen.connect(self._choose)

    @property
    def _fields(self) -> list[StoredField]:
        return [self.available, self._planned, self.target, self._cost, self._weekly]

    def set_view(self, view: FirstStart) -> None:
        """Shows what the file holds."""
        self._view = view
        whole: Mapping[str, str] = view.whole.texts if view.whole else {}
        for name, field in (
            ("available", self.available),
            ("planned", self._planned),
            ("target", self.target),
        ):
            field.set_stored(whole.get(name, ""))
        self._cost.set_stored(view.unit["cost_per_fte"])
        self._weekly.set_stored(view.unit["weekly_hours"] or tidy(view.weekly_hours, 2))
        self.table.set_rows([EntryRow(row.number, _shown(row)) for row in view.sections])
        if view.sections:
            self._segment.set_current(SECTIONS)
        self._show()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._first.setFocus()  # no focus proxy: which is first follows what is chosen

    def commit(self) -> bool:
        """Stores what is typed; the first field that is refused has the keyboard."""
        in_table = self.table.isVisible() and self.table.show_refused()
        refused = [field for field in self._fields if field.isVisible() and not field.commit()]
        if refused:
            refused[0].edit.setFocus()
        return not refused and not in_table

    def _of_places(self, name: str, label: str, hint: str, *, decimals: int = 0) -> StoredField:
        return self._joined(
            StoredField(
                self._look, label, lambda text: self._store.places({name: text}), hint=hint, decimals=decimals
            )
        )

    def _of_unit(self, name: str, label: str, hint: str, *, decimals: int = 0) -> StoredField:
        return self._joined(
            StoredField(
                self._look, label, lambda text: self._store.unit({name: text}), hint=hint, decimals=decimals
            )
        )

    def _joined(self, field: StoredField) -> StoredField:
        field.entered.connect(self.entered)
        return field

    def _make_table(self) -> EntryTable:
        columns = [
            EntryColumn("section", tr("Avdelning"), stretch=True, required=True),
            EntryColumn("available", tr("Platser"), numbers=True, required=True),
            EntryColumn("planned", tr("Planerade platser"), numbers=True),
            EntryColumn("target", tr("Mål"), numbers=True),
        ]
        return EntryTable(
            self._look,
            tr("Avdelningar"),
            columns,
            store=self._store_sections,
            remove=self._store.sections_removed,
            new_rows=True,
        )

    def _lay_out(self) -> None:
        self._card = Card(self._look, tr("Platser"))
        self._card.add_to_title_row(self._segment)
        whole = QWidget()
        self._row(whole, self.available, self._planned)
        self._places.addWidget(whole)
        self._places.addWidget(self.table)
        inside = self._card.padded()
        inside.addWidget(self._places)
        inside.addWidget(self._told)
        goal = Card(self._look, tr("Mål och kostnad"))
        fields = QWidget()
        self._row(fields, self.target, self._cost, self._weekly)
        goal.padded().addWidget(fields)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.size("card_gap"))
        for widget in (self._home_care, self._card, goal):
            column.addWidget(widget)
        column.addStretch(1)

    def _row(self, inside: QWidget, *fields: QWidget) -> None:
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._look.size("card_gap"))
        for field in fields:
            held = QVBoxLayout()  # at the top, also when the one beside has more to say
            held.addWidget(field)
            held.addStretch(1)
            row.addLayout(held, 1)

    def _choose(self, which: str) -> None:
        refused = which == WHOLE and self._view is not None and bool(self._view.sections)
        if refused:
            self._segment.set_current(SECTIONS)
        told = tr("Ta först bort avdelningarna med Ctrl+Del, så skrivs platserna för hela enheten.")
        self._told.setText(f"!  {told}" if refused else "")
        self._told.setVisible(refused)
        self._show()

    def _show(self) -> None:
        home_care = self._view is not None and self._view.unit_type == "home_care"
        sections = self._segment.current() == SECTIONS
        self._home_care.setVisible(home_care)
        self._card.setVisible(not home_care)
        self.target.setVisible(not home_care)
        self._places.setCurrentIndex(1 if sections else 0)
        self._places.setFixedHeight(TABLE_HEIGHT if sections else self.available.sizeHint().height())
        self._first = self._cost if home_care else self.table if sections else self.available

    def _store_sections(self, edits: Sequence[EntryEdit]) -> dict[tuple[int, str], str]:
        return self._store.sections([(edit.key, edit.texts) for edit in edits])


def _shown(row: HeldRow) -> dict[str, str]:
    decimals = {"available": 0, "planned": 0, "target": 2}
    return {
        name: spaced(text, decimals[name]) if name in decimals else text
        for name, text in row.texts.items()
        if name in ("section", *decimals)
    }
