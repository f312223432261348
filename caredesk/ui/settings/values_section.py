"""Laws, agreements and values: a list to search in, and beside it the chosen one with its dates."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout

from caredesk.language.parameter_words import GROUPS, PLAIN_VALUES, STATUS, parameter_name
from caredesk.language.translation import tr
from caredesk.services.parameters_view import ParameterView, view_parameters
from caredesk.ui.models.row_table import Column, RowTable
from caredesk.ui.settings.section import Around, SettingsSection
from caredesk.ui.settings.value_card import ValueCard, plain_value, status_tag
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.field import Field
from caredesk.ui.widgets.labels import Label, Part
from caredesk.ui.widgets.table_view import TableView

TWO_FROM = 760
LEAST_HEIGHT = 240
CARD_WIDTH = 328
UNIT_COLUMN = 2
"""Not shown in a narrow window: the card below tells the unit."""

Line = ParameterView | str
"""A row of the table: a value, or the title of a group."""


class ValuesSection(SettingsSection):
    """A group's title is a row of its own; what is lacking and used is told over the list."""

    concern = frozenset({"setting", "shift", "shift_type"})

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self._views: tuple[ParameterView, ...] = ()
        self._chosen = ""
        self.card = ValueCard(around)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(around.style.size("card_gap"))
        self._columns.addWidget(self._list_card(), 1)
        self._columns.addWidget(self.card, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(self._columns, 1)

    def refresh(self) -> None:
        self._views = view_parameters(self.around.unit, today=self.around.now().date())
        self._tell()
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= TWO_FROM
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        self.card.setMinimumWidth(CARD_WIDTH if beside else 0)
        self.card.setMaximumWidth(CARD_WIDTH if beside else self.maximumWidth())
        self.table.setColumnHidden(UNIT_COLUMN, not beside)

    def _list_card(self) -> Card:
        style = self.around.style
        card = Card(style)
        inside = card.padded()
        inside.setContentsMargins(12, 12, 12, 0)
        self.search = Field(style, tr("Sök bland värdena"))
        self.search.changed.connect(lambda _text: self._show())
        inside.addWidget(self.search)
        self.table = TableView(style, tr("Lagar, avtal och värden"))
        self.model = RowTable(
            [
                Column[Line](tr("Värde"), _name, tag=_group, stretch=True),
                Column[Line](tr("Gäller nu"), _value, numbers=True),
                Column[Line](tr("Enhet"), _unit, tone=lambda _row: "text2"),
                Column[Line](tr("Hur säkert"), lambda _row: "", tag=_status, why=_why),
            ],
            parent=self,
        )
        self.table.set_model(self.model)
        self.table.setMinimumHeight(LEAST_HEIGHT)
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.table.opened.connect(lambda _index: self.card.ask_for_own())
        card.body.addWidget(self.table, 1)
        self.nothing = Label(style, tr("Inget värde heter så."), role="text2")
        self.nothing.setContentsMargins(12, 8, 12, 8)
        card.body.addWidget(self.nothing)
        return card

    def _tell(self) -> None:
        names = [parameter_name(view.key) for view in self._views if view.lacking]
        if names:
            told = tr("Saknas och används: {names}. Siffror som bygger på det visas som –.")
            self.said.emit([Part("▲ ", "over", True), Part(told.format(names=", ".join(names)))])
        else:
            self.said.emit([Part("✓ ", "ok", True), Part(tr("Inget värde som används saknas"))])

    def _show(self) -> None:
        """The rows that the search finds, with the chosen one still chosen."""
        lines = _lines(self._views, self.search.text().strip().casefold())
        self.model.set_rows(lines)
        self.nothing.setVisible(not lines)
        keys = [line.key if isinstance(line, ParameterView) else "" for line in lines]
        if self._chosen in keys and self._chosen:
            self.table.selectRow(keys.index(self._chosen))
        else:
            first = next((place for place, key in enumerate(keys) if key), -1)
            self.table.selectRow(first)
        self.card.set_view(next((view for view in self._views if view.key == self._chosen), None))

    def _choose(self, now: QModelIndex, _before: QModelIndex) -> None:
        line = self.model.row(now) if now.isValid() else ""
        if isinstance(line, ParameterView):
            self._chosen = line.key
            self.card.set_view(line)


def _lines(views: Sequence[ParameterView], wanted: str) -> list[Line]:
    by_key = {view.key: view for view in views}
    lines: list[Line] = []
    for title, names in GROUPS:
        found: list[Line] = [
            by_key[key]
            for key, name in names.items()
            if wanted in f"{tr(title)} {tr(name)} {by_key[key].source}".casefold()
        ]
        lines += [tr(title), *found] if found else []
    return lines


def _name(row: Line) -> str:
    return parameter_name(row.key) if isinstance(row, ParameterView) else ""


def _group(row: Line) -> tuple[str, str, str] | None:
    return ("", row, "neutral") if isinstance(row, str) else None


def _value(row: Line) -> str:
    return plain_value(row.value) if isinstance(row, ParameterView) else ""


def _unit(row: Line) -> str:
    """Short: of what a percentage is, the card tells."""
    if not isinstance(row, ParameterView) or row.value in PLAIN_VALUES:
        return ""
    return "%" if row.unit.startswith("%") else row.unit


def _status(row: Line) -> tuple[str, str, str] | None:
    return status_tag(row.status, lacking=row.lacking) if isinstance(row, ParameterView) else None


def _why(row: Line) -> str:
    return tr(STATUS[row.status][1]) if isinstance(row, ParameterView) else ""
