"""The page Inställningar: a list of sections at the left, the chosen one at the right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QHeaderView, QStackedWidget, QVBoxLayout, QWidget

from caredesk.domain.changes import Changes
from caredesk.language.translation import tr
from caredesk.services.session import OpenUnit
from caredesk.ui.bus import Bus
from caredesk.ui.models.row_table import Column, RowTable
from caredesk.ui.settings.section import Around, Program, SettingsSection
from caredesk.ui.settings.sections import SECTIONS, SectionEntry
from caredesk.ui.style import Style
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.choice_field import ChoiceField
from caredesk.ui.widgets.focus_ring import NO_RING
from caredesk.ui.widgets.labels import Part
from caredesk.ui.widgets.page_area import PageArea
from caredesk.ui.widgets.page_head import PageHead
from caredesk.ui.widgets.table_view import TableView

LIST_WIDTH, DROP_WIDTH = 208, 320
LIST_FROM = 760
"""A narrower page has a drop-down list over the section instead."""


class SettingsPage(QWidget):
    """`show_section(code)`; sections are built when they are first shown."""

    page_asked = Signal(str, str)
    """Another page (its code) and the month to show there, or ""."""

    def __init__(
        self, style: Style, unit: OpenUnit, bus: Bus, *, clock: Callable[[], datetime], program: Program
    ) -> None:
        super().__init__()
        self._look = style
        self._around = Around(style, unit, bus, clock, program)
        self._built: dict[str, SettingsSection] = {}
        self.setProperty(NO_RING, True)
        self._stack = QStackedWidget()
        self._list = self._make_list()
        self._drop = ChoiceField(style, tr("Avsnitt"), [(each.code, tr(each.name)) for each in SECTIONS])
        self._drop.setMaximumWidth(DROP_WIDTH)
        self._drop.changed.connect(lambda: self.show_section(self._drop.value()))
        self._lay_out()
        bus.changed.connect(self._changed)
        self.table.selectRow(0)

    def show_view(self, key: str) -> None:
        """As the window asks for a section of its page."""
        self.show_section(key)

    def show_section(self, code: str) -> SettingsSection:
        """Brings a section in view; the section."""
        place = next(place for place, each in enumerate(SECTIONS) if each.code == code)
        if self.table.currentIndex().row() != place:
            self.table.selectRow(place)
        self._drop.set_value(code)
        if code not in self._built:
            self._build(SECTIONS[place])
        area = self._stack.widget(list(self._built).index(code))
        assert area is not None
        self._stack.setCurrentWidget(area)
        return self._built[code]

    def refresh(self) -> None:
        """Asks anew for everything, as when a copy has been made."""
        for section in self._built.values():
            section.ask_again()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= LIST_FROM
        self._list.setVisible(beside)
        self._drop.setVisible(not beside)
        self.setFocusProxy(self.table if beside else self._drop)
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )

    def _changed(self, changes: Changes) -> None:
        for section in self._built.values():
            section.note(changes)

    def _build(self, entry: SectionEntry) -> None:
        section = entry.build(self._around)
        section.page_asked.connect(self.page_asked)
        head = PageHead(self._look)
        head.set_title(tr("Inställningar"), tr(entry.name))
        head.set_sentence([Part(tr(entry.about))])
        section.said.connect(head.set_sentence)
        area = PageArea(self._look)
        area.add(head)
        area.add(section, 1)
        self._built[entry.code] = section
        self._stack.addWidget(area)

    def _lay_out(self) -> None:
        margin = self._look.size("page_margin")
        chooser = QWidget()
        beside = QVBoxLayout(chooser)
        beside.setContentsMargins(margin, margin, 0, 0)
        beside.addWidget(self._list)
        beside.addWidget(self._drop)
        beside.addStretch(1)
        self._columns = QHBoxLayout(self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(0)
        self._columns.addWidget(chooser)
        self._columns.addWidget(self._stack, 1)

    def _make_list(self) -> Card:
        card = Card(self._look, tr("Avsnitt"))
        card.setFixedWidth(LIST_WIDTH)
        self.table = TableView(self._look, tr("Avsnitt"), row="list", parent=card)
        model = RowTable([Column[SectionEntry]("", lambda row: tr(row.name), stretch=True)], parent=card)
        self.table.set_model(model)
        self.table.horizontalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        model.set_rows(SECTIONS)
        self.table.fit_rows()
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        card.body.addWidget(self.table)
        return card

    def _choose(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.show_section(SECTIONS[now.row()].code)
