"""The view Beläggning: days that lack a value first, then the rates, the ranges of days and the months."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from caredesk.domain.changes import Changes
from caredesk.domain.density_months import MonthRow
from caredesk.errors import UserError
from caredesk.language.formats import day_range, month_name, month_short, number
from caredesk.language.translation import tr
from caredesk.services.density_page import DensityPage
from caredesk.services.entry import Typed
from caredesk.services.occupancy_days import (
    OccupancyDays,
    edit_gaps_filled,
    edit_occupancy,
    edit_occupancy_removed,
    view_occupancy_days,
)
from caredesk.services.session import OpenUnit
from caredesk.ui.bus import Bus
from caredesk.ui.entry_store import removed, stored
from caredesk.ui.models.row_table import Column, RowTable
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.card_flow import CardFlow
from caredesk.ui.widgets.entry_table import EntryColumn, EntryEdit, EntryRow, EntryTable
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.occupancy_figures import OccupancyFigures
from caredesk.ui.widgets.result_box import ResultBox
from caredesk.ui.widgets.table_view import TableView
from caredesk.ui.widgets.tag import MET, MINUS, NEUTRAL

TABLES_HEIGHT = 340
BESIDE_FROM = 900
MOST_GAPS = 3


class OccupancyView(QWidget):
    """`set_page(view, today=…)`; `settings_asked` when the cost per place and day is missing."""

    settings_asked = Signal()

    def __init__(
        self, style: Style, unit: OpenUnit, bus: Bus, *, failed: Callable[[UserError], None]
    ) -> None:
        super().__init__()
        self._unit, self._bus, self._failed = unit, bus, failed
        self._month, self._section, self._today = "", "", date.min
        self._sections: tuple[str, ...] = ()
        self._closed = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.box = ResultBox(style)
        self.same = Button(style, tr("Samma som dygnet före"), kind="primary")
        self.guess = Button(style, tr("Fyll i som uppskattade"))
        self.same.clicked.connect(lambda: self._fill(estimated=False))
        self.guess.clicked.connect(lambda: self._fill(estimated=True))
        self.figures = OccupancyFigures(style)
        self.figures.settings_asked.connect(self.settings_asked)
        self.table = EntryTable(
            style,
            tr("Belagda platser"),
            self._columns(),
            store=self._store,
            remove=self._remove,
            new_rows=not unit.store.read_only,
        )
        self.months = OccupancyMonths(style)
        self._lay_out(style)

    def _lay_out(self, style: Style) -> None:
        ranges = Card(style, tr("Belagda platser dygn för dygn"))
        ranges.body.addWidget(self.table, 1)
        for card in (ranges, self.months):
            card.setMinimumHeight(TABLES_HEIGHT)
        gaps = QHBoxLayout()
        gaps.setSpacing(style.size("gap"))
        gaps.addWidget(self.box, 1)
        gaps.addWidget(self.guess)
        gaps.addWidget(self.same)
        tables = CardFlow(style, [(ranges, 5), (self.months, 5)], all_from=BESIDE_FROM, two_from=BESIDE_FROM)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.size("card_gap"))
        column.addLayout(gaps)
        column.addWidget(self.figures.flow)
        column.addWidget(tables, 1)

    def set_page(self, view: DensityPage, *, today: date) -> None:
        """Shows a month of the unit or a section; `today` tells which days could have been filled in."""
        self._month, self._section, self._today = view.month, view.section or "", today
        found = view_occupancy_days(self._unit, month=view.month, section=view.section, today=today)
        self._sections, self._closed = found.sections, found.closed
        locked = found.closed or self._unit.store.read_only
        self.table.set_rows(
            [EntryRow(row.number, self._shown(row.texts), row.row, locked) for row in found.rows]
        )
        self._tell_gaps(found)
        self.figures.set_page(view)
        self.months.set_page(view)

    def _tell_gaps(self, found: OccupancyDays) -> None:
        if found.gaps:
            told = ", ".join(day_range(*gap) for gap in found.gaps[:MOST_GAPS])
            if len(found.gaps) > MOST_GAPS:
                told = tr("{ranges} och {count} till").format(ranges=told, count=len(found.gaps) - MOST_GAPS)
            days = found.missing_days
            if found.lacking and len(found.lacking) < len(found.sections):
                told = f"{told}, {', '.join(found.lacking)}"
            words = tr("{days} dygn saknar beläggning: {when}").format(days=days, when=told)
            self.box.set(MINUS, words, _gaps_lead_to(found), "over")
        elif found.today_missing:
            self.box.set(NEUTRAL, tr("I dag är inte ifyllt än"), "", "neutral")
        elif found.as_a_whole:
            words = tr("{month} har ett månadsvärde").format(month=month_name(found.month).capitalize())
            self.box.set(NEUTRAL, words, tr("Dygnen behöver inte fyllas i."), "neutral")
        elif found.rows:
            self.box.set(MET, tr("Alla dygn har beläggning"), _closed_words(found), "ok")
        else:
            self.box.set(NEUTRAL, tr("Inga dygn är ifyllda"), "", "neutral")
        writable = not self._unit.store.read_only and not found.closed
        fillable = bool(found.gaps or found.today_missing) and writable
        self.same.setVisible(fillable)
        self.same.setText(
            tr("Samma som i går") if found.today_missing and not found.gaps else tr("Samma som dygnet före")
        )
        self.same.setAccessibleName(self.same.text())
        self.guess.setVisible(fillable and bool(found.gaps))

    def _columns(self) -> list[EntryColumn]:
        return [
            EntryColumn(
                "section",
                tr("Avdelning"),
                choices=lambda: (*self._sections, whole_unit()),
                free=True,
                stretch=True,
            ),
            EntryColumn("first_day", tr("Från")),
            EntryColumn("last_day", tr("Till och med")),
            EntryColumn("occupied", tr("Belagda"), numbers=True, strong=True),
            EntryColumn("estimated", tr("Uppskattat"), choices=lambda: ("", "J")),
        ]

    def _shown(self, texts: Mapping[str, str]) -> dict[str, str]:
        estimated = "" if texts["estimated"] == "N" else texts["estimated"]
        return {**texts, "section": texts["section"] or whole_unit(), "estimated": estimated}

    def _store(self, edits: Sequence[EntryEdit]) -> Mapping[tuple[int, str], str]:
        if self._closed:
            words = tr("{month} är stängd. Öppna månaden under Rapporter för att ändra.")
            return {(0, "first_day"): words.format(month=month_name(self._month).capitalize())}
        typed = [Typed(section_typed(edit.texts), _number(edit.key)) for edit in edits]
        return stored(
            self._bus, partial(edit_occupancy, self._unit, typed, month=self._month), failed=self._failed
        )

    def _remove(self, keys: Sequence[object]) -> str:
        numbers = [key for key in keys if isinstance(key, int)]
        return removed(self._bus, lambda: edit_occupancy_removed(self._unit, numbers, month=self._month))

    def _fill(self, *, estimated: bool) -> None:
        try:
            changes: Changes = edit_gaps_filled(
                self._unit,
                month=self._month,
                section=self._section or None,
                today=self._today,
                estimated=estimated,
            )
        except UserError as error:
            self._failed(error)
            return
        self._bus.changed.emit(changes)


class OccupancyMonths(Card):
    """`set_page(view)`: both rates and what stood empty, by month and of R12."""

    def __init__(self, style: Style) -> None:
        super().__init__(style, tr("Beläggning per månad"))
        self.show_info()
        self._whole: MonthRow | None = None
        self.table = TableView(style, self.accessibleName(), row="dense")
        columns: list[Column[MonthRow]] = [
            Column(
                tr("Månad"),
                lambda row: tr("R12") if row is self._whole else month_short(row.month),
                stretch=True,
            ),
            Column(tr("Belagda"), lambda row: number(row.occupied, 1), numbers=True),
            Column(tr("Tillgängliga %"), lambda row: _percent(row.rate_available), numbers=True, strong=True),
            Column(tr("Planerade %"), lambda row: _percent(row.rate_planned), numbers=True, strong=True),
            Column(tr("Tomdygn"), lambda row: number(row.empty_days, 0), numbers=True),
            Column(tr("Kostnad, kr"), lambda row: number(row.empty_cost, 0), numbers=True, why=_cost_why),
        ]
        self.model = RowTable(columns, sum_row=True, parent=self.table)
        self.table.set_model(self.model)
        self._note = Label(
            style,
            tr("Andel belagda av tillgängliga och av planerade platser."),
            font="small",
            role="text2",
            wrap=True,
        )
        padding = style.size("card_padding")
        self._note.setContentsMargins(padding, 4, padding, 4)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._note)

    def set_page(self, view: DensityPage) -> None:
        """Shows the twelve months that end with another."""
        self._whole = view.whole
        self.model.set_rows((*view.months, view.whole))


def _gaps_lead_to(found: OccupancyDays) -> str:
    if found.closed:
        return tr("Månaden är stängd. Öppna den under Rapporter för att fylla i dygnen.")
    return tr("Månaden räknas inte förrän alla dygn har ett värde.")


def _closed_words(found: OccupancyDays) -> str:
    return tr("Månaden är stängd och kan bara läsas.") if found.closed else ""


def whole_unit() -> str:
    """What stands where a row belongs to no section."""
    return tr("Hela enheten")


def section_typed(texts: Mapping[str, str]) -> dict[str, str]:
    """The texts with the section as it is stored: the whole unit has none."""
    name = texts.get("section", "").strip()
    return {**texts, "section": "" if name.casefold() == whole_unit().casefold() else name}


def _number(key: object) -> int | None:
    return key if isinstance(key, int) else None


def _percent(share: float | None) -> str:
    return number(None if share is None else 100 * share, 1)


def _cost_why(row: MonthRow) -> str:
    if row.empty_cost is not None:
        return ""
    if row.empty_days is None:
        return tr("Månaden har inte beläggning och platser för alla dygn.")
    return tr("Kostnad per plats och dygn saknas bland inställningarna.")
