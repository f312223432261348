"""Resurspass: surplus shifts to lend and take back, the account of each week, and days above the need."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from caredesk.domain.changes import Changes
from caredesk.errors import UserError
from caredesk.language import formats
from caredesk.language.people_words import list_name
from caredesk.language.translation import tr
from caredesk.language.words import word
from caredesk.services.plan import Plan
from caredesk.services.resource_shifts import (
    ResourceLine,
    ResourceView,
    SurplusLine,
    WeekAccount,
    edit_lent,
    view_resource_shifts,
)
from caredesk.ui.dialogs.framed_dialog import FramedDialog
from caredesk.ui.models.row_table import Column, RowTable
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.labels import Label, Part, PartsLabel
from caredesk.ui.widgets.segment import Segment
from caredesk.ui.widgets.suggest_field import SuggestField
from caredesk.ui.widgets.table_view import TableView

SHIFTS, WEEKS, SURPLUS = "shifts", "weeks", "surplus"


class WeekRow(NamedTuple):
    """A line of the account: a week, or all of them together."""

    name: str
    of: WeekAccount


class ResourceDialog(FramedDialog):
    """After `accept`, `changes` is what to send on the bus. Lending and taking back are stored at once."""

    def __init__(
        self, style: Style, plan: Plan, *, first_day: date, last_day: date, parent: QWidget | None
    ) -> None:
        width, height = style.size("dialog_width"), style.size("dialog_height")
        super().__init__(style, tr("Resurspass"), parent=parent, width=width, height=height)
        self._plan, self._days = plan, (first_day, last_day)
        self.changes = Changes()
        view = self._ask()
        self.sentence = PartsLabel(style, wrap=True)
        choices = [(SHIFTS, tr("Pass")), (WEEKS, tr("Veckokonto")), (SURPLUS, tr("Mot behov"))]
        self.segment = Segment(style, tr("Vy"), choices)
        self.shifts, self.weeks = RowTable(_shift_columns()), RowTable(_week_columns(), sum_row=True)
        self.surplus = RowTable(_surplus_columns())
        self.table = TableView(style, tr("Resurspass och utlånade pass"), row="dense")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.unit_name = SuggestField(style, tr("Enhet"), view.units, new=tr("Ny enhet."))
        self.lend, self.take_back = Button(style, tr("Låna ut")), Button(style, tr("Ta tillbaka"))
        self.pages = QStackedWidget()
        self.pages.addWidget(self._shifts_page(style))
        self.pages.addWidget(self._weeks_page(style))
        self.pages.addWidget(self._surplus_page(style))
        self._trouble = Label(style, role="under", wrap=True)
        self._trouble.hide()
        for part in (self.sentence, self.segment):
            self.body.addWidget(part)
        self.body.addWidget(self.pages, 1)
        self.body.addWidget(self._trouble)
        self.add_keys(("Ctrl+A", tr("markera alla")))
        self.add_cancel(tr("Stäng"))
        self._connect()
        self._show(view)
        self.table.selectRow(0)
        self.table.setFocus()

    def reject(self) -> None:
        if self.changes.tables:
            self.accept()
        else:
            super().reject()

    def _connect(self) -> None:
        self.segment.chosen.connect(self._turn_to)
        self.lend.clicked.connect(self._lend)
        self.take_back.clicked.connect(self._take_back)
        self.table.selectionModel().selectionChanged.connect(self._follow)

    def _shifts_page(self, style: Style) -> QWidget:
        self.table.set_model(self.shifts)
        self.nothing = Label(style, tr("Inga pass är överskott de här veckorna."), role="text2", wrap=True)
        page, column = _page(style)
        column.addWidget(self.nothing)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(style.size("gap"))
        row.addWidget(self.unit_name, 1)
        # In line with the box, whose label stands above it.
        buttons = QVBoxLayout()
        buttons.addSpacing(style.line("small") + 4)
        inner = QHBoxLayout()
        for button in (self.lend, self.take_back):
            inner.addWidget(button)
        buttons.addLayout(inner)
        buttons.addStretch(1)
        row.addLayout(buttons)
        column.addLayout(row)
        return page

    def _weeks_page(self, style: Style) -> QWidget:
        told = tr(
            "Köpt är extra pass, fyllnad, övertid, inlånade pass och inhyrd personal samma vecka. "
            "Ett utlånat pass räknas till vad det kostar här."
        )
        table = TableView(style, tr("Konto per vecka"), row="dense")
        table.set_model(self.weeks)
        page, column = _page(style)
        column.addWidget(Label(style, told, role="text2", wrap=True))
        column.addWidget(table, 1)
        return page

    def _surplus_page(self, style: Style) -> QWidget:
        self.no_surplus = Label(style, tr("✓ Ingen dag har fler än behovet."), role="ok", wrap=True)
        self.surplus_table = TableView(style, tr("Dagar med fler än behovet"), row="dense")
        self.surplus_table.set_model(self.surplus)
        page, column = _page(style)
        column.addWidget(self.no_surplus)
        column.addWidget(self.surplus_table, 1)
        return page

    def _ask(self) -> ResourceView:
        return view_resource_shifts(self._plan, first_day=self._days[0], last_day=self._days[1])

    def _show(self, view: ResourceView) -> None:
        self.sentence.set_parts(_sentence(view))
        self.shifts.set_rows(view.lines)
        weeks = [WeekRow(formats.week(each.monday), each) for each in view.weeks]
        self.weeks.set_rows([*weeks, WeekRow(tr("Tillsammans"), view.total)])
        self.surplus.set_rows(view.surplus)
        self.surplus_table.setVisible(bool(view.surplus))
        self.no_surplus.setVisible(not view.surplus)
        self.table.setVisible(bool(view.lines))
        self.nothing.setVisible(not view.lines)
        self._follow()

    def _turn_to(self, key: str) -> None:
        self.pages.setCurrentIndex([SHIFTS, WEEKS, SURPLUS].index(key))

    def _chosen(self) -> list[ResourceLine]:
        return [self.shifts.row(index) for index in self.table.selectionModel().selectedRows()]

    def _follow(self) -> None:
        chosen = self._chosen()
        lent = any(line.lent_to for line in chosen)
        for button, may in ((self.lend, bool(chosen)), (self.take_back, lent)):
            button.setEnabled(may)
            button.setToolTip("" if may else tr("Markera pass i listan först"))

    def _lend(self) -> None:
        if not self.unit_name.text():
            self.unit_name.set_error(tr("Skriv eller välj enheten som lånar passet."))
        else:
            self._store(self.unit_name.text())

    def _take_back(self) -> None:
        self._store("")

    def _store(self, lent_to: str) -> None:
        place = self.table.currentIndex().row()
        try:
            changes = edit_lent(self._plan, lines=self._chosen(), lent_to=lent_to)
        except UserError as error:
            self._trouble.setText(f"!  {word(error)}")
            self._trouble.show()
        else:
            self._trouble.hide()
            self.changes = self.changes.joined(changes)
        self._show(self._ask())
        self.table.selectRow(min(max(place, 0), self.shifts.rowCount() - 1))


def _sentence(view: ResourceView) -> list[Part]:
    """`v. 45–48: utlånat 16,0 h mot köpt 18,0 h · −2,0 h · −5 734 kr`"""
    total = view.total
    weeks = formats.week(view.first_day)
    if len(view.weeks) > 1:
        weeks = f"{weeks}–{view.last_day.isocalendar().week}"
    told = tr("utlånat {lent} mot köpt {bought}").format(
        lent=formats.hours(total.lent_hours), bought=formats.hours(total.bought_hours)
    )
    parts = [
        Part(f"{weeks}: ", "text2"),
        Part(told, strong=True),
        Part(f" · {formats.hours(total.hours, signed=True)}"),
    ]
    if total.sek is not None:
        money = tr("{sek} kr").format(sek=formats.number(total.sek, 0, signed=True))
        parts.append(Part(f" · {money}"))
    return parts


def _shift_columns() -> list[Column[ResourceLine]]:
    return [
        Column[ResourceLine](tr("Dag"), lambda row: formats.day_short(row.day)),
        Column[ResourceLine](
            tr("Tid"), lambda row: formats.time_range(row.cell.shift.start, row.cell.shift.end)
        ),
        Column[ResourceLine](tr("Medarbetare"), lambda row: list_name(row.name), strong=True),
        Column[ResourceLine](tr("Avdelning"), lambda row: row.cell.section or formats.NONE),
        Column[ResourceLine](tr("Timmar"), lambda row: formats.number(row.hours, 1), numbers=True),
        Column[ResourceLine](
            tr("Utlånad till"),
            lambda row: row.lent_to or tr("inte utlånad"),
            tone=lambda row: "text" if row.lent_to else "text2",
            stretch=True,
        ),
    ]


def _week_columns() -> list[Column[WeekRow]]:
    return [
        Column[WeekRow](tr("Vecka"), lambda row: row.name),
        Column[WeekRow](tr("Utlånat, h"), lambda row: formats.number(row.of.lent_hours, 1), numbers=True),
        Column[WeekRow](tr("Köpt, h"), lambda row: formats.number(row.of.bought_hours, 1), numbers=True),
        Column[WeekRow](
            tr("Skillnad, h"), lambda row: formats.number(row.of.hours, 1, signed=True), numbers=True
        ),
        Column[WeekRow](
            tr("Utlånat, kr"), lambda row: formats.number(row.of.lent_sek, 0), numbers=True, why=_why
        ),
        Column[WeekRow](
            tr("Köpt, kr"), lambda row: formats.number(row.of.bought_sek, 0), numbers=True, why=_why
        ),
        Column[WeekRow](
            tr("Skillnad, kr"), lambda row: formats.number(row.of.sek, 0, signed=True), numbers=True, why=_why
        ),
        Column[WeekRow]("", lambda _row: "", stretch=True),
    ]


def _why(row: WeekRow) -> str:
    """Why a sum in SEK is missing."""
    return tr("Ett pass saknar lön, pris eller PO.") if row.of.sek is None else ""


def _surplus_columns() -> list[Column[SurplusLine]]:
    return [
        Column[SurplusLine](tr("Dag"), lambda row: formats.day_short(row.day)),
        Column[SurplusLine](tr("Tur"), lambda row: row.shift_code, strong=True),
        Column[SurplusLine](tr("Avdelning"), lambda row: row.section or tr("hela enheten")),
        Column[SurplusLine](tr("Befattning"), lambda row: row.role or tr("alla")),
        Column[SurplusLine](
            tr("Fler än behovet"), lambda row: f"+{formats.tidy(row.people, 2)}", numbers=True
        ),
        Column[SurplusLine]("", lambda _row: "", stretch=True),
    ]


def _page(style: Style) -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(style.size("card_gap"))
    return page, column
