"""The third step: twelve months of hours or årsarbetare, and of bed-days or occupied places, in a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from caredesk.domain.calendar import months_ending
from caredesk.errors import UserError
from caredesk.language.formats import NONE, capital, month_name, month_short, number
from caredesk.language.translation import tr
from caredesk.language.words import word
from caredesk.services.first_start import (
    OCCUPANCY_FIELDS,
    STAFF_FIELDS,
    FirstStart,
    MonthTexts,
    StartMonth,
    read_months,
)
from caredesk.ui.first_start.sum_row import SumRow
from caredesk.ui.first_start.unit_store import Refused, UnitStore
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.entry_delegate import EntryDelegate
from caredesk.ui.widgets.entry_table import EntryColumn, EntryEdit, EntryRow, EntryTable
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.segment import Segment

CHOICES_OF_LAST = 24

Value = Callable[[StartMonth], float | None]
VALUES: dict[str, tuple[Value, int]] = {
    "worked_hours": (lambda month: month.hours, 1),
    "fte": (lambda month: month.fte, 1),
    "bed_days": (lambda month: month.bed_days, 0),
    "occupied_mean": (lambda month: month.occupied, 1),
}
"""Each field with what a month has of it, and the decimals that it is shown with."""


class HistoryStep(QWidget):
    """`set_view(view)`; `last_chosen(month)` when the table is to end with another month.

    `previewed(view)` while a cell is typed: what it would show, and what is stored again when it is given up.
    """

    last_chosen = Signal(str)
    previewed = Signal(object)

    def __init__(self, style: Style, store: UnitStore, *, newest: str) -> None:
        super().__init__()
        self._look, self._store, self._newest = style, store, newest
        self._view: FirstStart | None = None
        self._staff, self._occupancy = STAFF_FIELDS[0], OCCUPANCY_FIELDS[0]
        self._home_care = self._narrow = self._tall = False
        self._staff_words = Label(style, tr("Personal:"), role="text2")
        self._staff_choice = Segment(
            style,
            tr("Personal"),
            [("worked_hours", tr("Arbetade timmar")), ("fte", tr("Årsarbetare"))],
        )
        self._places_words = Label(style, tr("Beläggning:"), role="text2")
        self._places_words.setContentsMargins(style.size("gap"), 0, 0, 0)
        self._places_choice = Segment(
            style,
            tr("Beläggning"),
            [("bed_days", tr("Vårddygn")), ("occupied_mean", tr("Belagda platser, medel"))],
        )
        self._last_words = Label(style, tr("Till och med:"), role="text2")
        self._last = Button(style, "", drops=True, name=tr("Sista månaden"))
        self._menu = QMenu(self)
        self._last.setMenu(self._menu)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.sums = SumRow(style)
        self._card = Card(style)
        self.table = self._make_table()
        self._lay_out()
        self._staff_choice.chosen.connect(self._take_staff)
        self._places_choice.chosen.connect(self._take_places)

    def set_view(self, view: FirstStart) -> None:
        """Shows what the file holds."""
        self._view = view
        home_care = view.unit_type == "home_care"
        if home_care != self._home_care:
            self._home_care = home_care
            self._remake()
        self._places_choice.setVisible(not home_care)
        self.set_narrow(self._narrow)
        self._last.setAccessibleName(tr("Sista månaden: {month}").format(month=month_name(view.sums.month)))
        self.table.set_rows([self._row(month) for month in view.months])
        self.sums.set_texts([tr("Tolv månader"), *self._sum_texts(view.sums)])

    def commit(self) -> bool:
        """Whether all that is typed is stored; what is refused has the keyboard."""
        return not self.table.show_refused()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.table.setFocus()  # no focus proxy: the table is another after a switch

    def set_narrow(self, narrow: bool) -> None:
        """In a narrow window the choices stand without the words before them, which they say themselves."""
        self._staff_words.setVisible(not narrow)
        self._last_words.setVisible(not narrow)
        last = self._view.sums.month if self._view else ""
        self._last.setText(month_short(last) if narrow else month_name(last))
        self._places_words.setVisible(not narrow and not self._home_care)
        self._narrow = narrow

    def set_tall(self, tall: bool) -> None:
        """Where there is room for all months and more, their rows have air."""
        self._tall = tall
        self._size_rows()

    def _size_rows(self) -> None:
        height = self._look.size("row_wizard" if self._tall else "row_list")
        self.table.view.verticalHeader().setDefaultSectionSize(height)
        self.table.view.take_height()
        self.sums.setFixedHeight(height)

    def _fields(self) -> tuple[str, ...]:
        """What is typed."""
        return (self._staff,) if self._home_care else (self._staff, self._occupancy)

    def _row(self, month: StartMonth) -> EntryRow:
        texts = {name: self._text(month, name) for name in self._fields()}
        return EntryRow(month.month, texts, data=month, locked=month.from_details.issuperset(texts))

    def _text(self, month: StartMonth, name: str) -> str:
        value = VALUES[name][0](month)
        return "" if value is None else number(value, VALUES[name][1])

    def _make_table(self) -> EntryTable:
        columns = [EntryColumn("month", tr("Månad"), computed=self._month, label=True, stretch=True)]
        pairs = (STAFF_FIELDS,) if self._home_care else (STAFF_FIELDS, OCCUPANCY_FIELDS)
        columns += [self._column(name) for pair in pairs for name in pair]
        if not self._home_care:
            density = EntryColumn(
                "density",
                tr("Täthet"),
                numbers=True,
                computed=_density,
                strong=True,
                tone=lambda _row: "text",
            )
            columns.append(density)
        columns.append(EntryColumn("done", "", computed=self._mark, tone=lambda _row: "ok"))
        table = EntryTable(self._look, tr("Tolv månader"), columns, store=self._store_months, row="list")
        table.fit_rows()
        table.view.read_block = self._read_block
        delegate = table.view.itemDelegate()
        assert isinstance(delegate, EntryDelegate)
        delegate.typing.connect(self._preview)
        delegate.closeEditor.connect(lambda *_: self.previewed.emit(self._view))
        table.view.horizontalHeader().sectionResized.connect(lambda *_: self.sums.update())
        self.sums.follow(table.view)
        return table

    def _column(self, name: str) -> EntryColumn:
        titles = {
            "worked_hours": tr("Arbetade timmar"),
            "fte": tr("Årsarbetare"),
            "bed_days": tr("Vårddygn"),
            "occupied_mean": tr("Belagda platser"),
        }
        value, decimals = VALUES[name]
        if name in self._fields():
            return EntryColumn(name, titles[name], numbers=True)
        return EntryColumn(
            name, titles[name], numbers=True, computed=lambda row: number(value(_of(row)), decimals)
        )

    def _month(self, row: EntryRow) -> str:
        return month_short(_of(row).month) if self._narrow else month_name(_of(row).month)

    def _mark(self, row: EntryRow) -> str:
        month = _of(row)
        complete = month.fte is not None if self._home_care else month.complete
        return "✓" if complete else ""

    def _sum_texts(self, sums: StartMonth) -> list[str]:
        pairs = (STAFF_FIELDS,) if self._home_care else (STAFF_FIELDS, OCCUPANCY_FIELDS)
        texts = [number(VALUES[name][0](sums), VALUES[name][1]) for pair in pairs for name in pair]
        return texts if self._home_care else [*texts, number(sums.density, 2)]

    def _lay_out(self) -> None:
        style = self._look
        choices = QHBoxLayout()
        choices.setSpacing(style.size("gap"))
        choices.addWidget(self._staff_words)
        choices.addWidget(self._staff_choice)
        choices.addWidget(self._places_words)
        choices.addWidget(self._places_choice)
        choices.addStretch(1)
        choices.addWidget(self._last_words)
        choices.addWidget(self._last)
        self._card.body.addWidget(self.table)
        self._card.body.addWidget(self.sums)
        self._card.body.addStretch(1)
        hint = tr("Saknas en månad? Lämna den tom, den visas som –. Vita fält skriver du i, grå räknas ut.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.size("card_gap"))
        column.addLayout(choices)
        self.beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.beside.setSpacing(style.size("page_margin"))
        self.beside.addWidget(self._card, 1)
        column.addLayout(self.beside)
        column.addWidget(Label(style, hint, font="small", role="text2", wrap=True))
        column.addStretch(1)

    def _take_staff(self, name: str) -> None:
        self._staff = name
        self._remake()

    def _take_places(self, name: str) -> None:
        self._occupancy = name
        self._remake()

    def _remake(self) -> None:
        """Other columns are typed: the table is another, its rows the same."""
        before, self.table = self.table, self._make_table()
        self._card.body.replaceWidget(before, self.table)
        self._size_rows()
        QWidget.setTabOrder(self._last, self.table)
        before.hide()
        before.deleteLater()
        if self._view is not None:
            self.set_view(self._view)

    def _fill_menu(self) -> None:
        self._menu.clear()
        for month in reversed(months_ending(self._newest, CHOICES_OF_LAST)):
            action = self._menu.addAction(month_name(month))
            action.triggered.connect(lambda _checked=False, month=month: self.last_chosen.emit(month))

    def _read_block(self, text: str) -> Sequence[tuple[int, str, str]]:
        """A block from a spreadsheet; one that cannot be placed is said under the table."""
        months = [month.month for month in self._view.months] if self._view else []
        at = self.table.view.currentIndex()
        fields = self._fields()
        field = self.table.model.columns[at.column()].field
        try:
            typed = read_months(
                text,
                fields=fields,
                months=months,
                at=(months[at.row()], field if field in fields else fields[0]),
            )
        except UserError as error:
            self.table.view.said.emit(word(error))
            return ()
        return [
            (months.index(month), name, given)
            for month, texts in typed
            for name, given in texts.items()
            if self.table.model.takes(months.index(month))
        ]

    def _preview(self, row: int, name: str, text: str) -> None:
        if self._view is not None:
            typed = MonthTexts(self._view.months[row].month, {name: _value(text.strip())})
            seen = self._store.preview([typed], last_month=self._view.sums.month)
            self.previewed.emit(seen or self._view)

    def _store_months(self, edits: Sequence[EntryEdit]) -> Refused:
        """Only what was changed: a value shown rounded is not stored as it is shown."""
        held = {month.month: month for month in self._view.months} if self._view else {}
        typed: list[MonthTexts] = []
        places: list[int] = []
        idle: Refused = {}
        for place, edit in enumerate(edits):
            month = held[str(edit.key)]
            shown = self._row(month).texts
            changed = {name: _value(text) for name, text in edit.texts.items() if text != shown.get(name, "")}
            told = tr("{month} räknas redan dag för dag. Ett månadsvärde ändrar inget.")
            told = told.format(month=capital(month_name(month.month)))
            idle |= {(place, name): told for name in changed if name in month.from_details}
            if changed:
                typed.append(MonthTexts(month.month, changed))
                places.append(place)
        if not typed or idle:
            return idle
        refused = self._store.months(typed)
        return {(places[place], name): sentence for (place, name), sentence in refused.items()}


def _of(row: EntryRow) -> StartMonth:
    assert isinstance(row.data, StartMonth)
    return row.data


def _density(row: EntryRow) -> str:
    return number(_of(row).density, 2)


def _value(text: str) -> str:
    """A dash is no value, as it is shown."""
    return "" if text == NONE else text
