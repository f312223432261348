"""The card of a month's sick leave against last year's: by length, over time and by group, or by section.

card = SickTableCard(style)
card.set_view(own, leaving)    # view_sick_statistics(… public=False), and what gives it with public=True
card.copied.connect(status)    # "Kopierat utan små grupper"; copies are always of what may leave
card.info_asked.connect(...)   # the definition of `sick_lengths`
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QSizePolicy, QStackedWidget, QWidget

from caredesk.domain.calendar import add_months
from caredesk.domain.sick_statistics import Figure, SectionRow, SickStatistics, TableRow
from caredesk.language.formats import number
from caredesk.language.translation import tr
from caredesk.ui.charts.sick_bars import AskLeaving
from caredesk.ui.charts.sick_rows import (
    change_tone,
    copied_words,
    decimals,
    month_head,
    reason,
    row_name,
    row_note,
    rows_as_text,
    shown,
)
from caredesk.ui.models.row_table import Column, RowTable
from caredesk.ui.style import Style
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.table_view import TableView

ROWS_IN_VIEW = 9
"""Fewer rows than this are never in view; the rest is scrolled to."""


class SickTableCard(Card):
    """See the module's docstring."""

    copied = Signal(str)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, tr("Mot förra året"), parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.show_info()
        self._leaving: AskLeaving | None = None
        self.table = self._table(tr("Sjukfrånvaro mot året före"))
        self.model = RowTable(_row_columns(), parent=self.table)
        self.table.set_model(self.model)
        self.sections = self._table(tr("Sjukfrånvaro per avdelning"))
        self.section_model = RowTable(_section_columns(), parent=self.sections)
        self.sections.set_model(self.section_model)
        self._stack = QStackedWidget()
        for table in (self.table, self.sections):
            self._stack.addWidget(table)
        self.body.addWidget(self._stack, 1)
        self.set_link(tr("Per avdelning"))
        self.link_clicked.connect(self.toggle_sections)

    def minimumSizeHint(self) -> QSize:
        look = self._look
        head = look.size("card_title_row") + look.size("table_head")
        return QSize(0, head + ROWS_IN_VIEW * look.size("row_dense") + 8)

    def set_view(self, own: SickStatistics, leaving: AskLeaving) -> None:
        """Shows another month or section. `leaving` gives the same view as it may leave the program."""
        self._leaving = leaving
        self.set_tag("", own.section or "")
        months = (month_head(own.month), month_head(add_months(own.month, -12)))
        heads = (*months, tr("pe"))
        self.model.set_titles((tr("Procent"), *heads))
        self.model.set_rows(own.rows)
        self.section_model.set_titles((tr("Avdelning"), *heads, tr("i år"), tr("R12")))
        self.section_model.set_rows(own.sections)
        if not own.sections:
            self._stack.setCurrentWidget(self.table)
        self._set_link(bool(own.sections))

    def shows_sections(self) -> bool:
        """Whether the sections stand in the card."""
        return self._stack.currentWidget() is self.sections

    def toggle_sections(self) -> None:
        """The whole table to the sections and back; the keyboard goes along."""
        table = self.table if self.shows_sections() else self.sections
        self._stack.setCurrentWidget(table)
        table.setFocus()
        self._set_link(True)

    def copy(self) -> None:
        """The table and the sections on the clipboard, as they may leave the program."""
        if self._leaving is not None:
            leaving = self._leaving()
            QGuiApplication.clipboard().setText(rows_as_text(leaving))
            self.copied.emit(copied_words(leaving.figures))

    def menu(self) -> QMenu:
        """What a right click offers."""
        menu = QMenu(self)
        action = menu.addAction(tr("Kopiera utan små grupper"), self.copy)
        action.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        return menu

    def _set_link(self, has_sections: bool) -> None:
        self.set_link(tr("Per grupp") if self.shows_sections() else tr("Per avdelning"))
        assert self._link is not None
        self._link.setVisible(has_sections)

    def _table(self, name: str) -> TableView:
        table = TableView(self._look, name, row="dense")
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), table)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self.copy)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._open_menu)
        return table

    def _open_menu(self, at: QPoint) -> None:
        table = self.sections if self.shows_sections() else self.table
        self.menu().exec(table.mapToGlobal(at))


def _row_columns() -> list[Column[TableRow]]:
    """Their heads come with the month."""
    return [
        Column("", row_name, stretch=True, why=row_note),
        Column(
            "",
            lambda row: shown(row.now, decimals(row)),
            numbers=True,
            strong=True,
            why=lambda row: reason(row.now),
        ),
        Column(
            "", lambda row: shown(row.before, decimals(row)), numbers=True, why=lambda row: reason(row.before)
        ),
        Column(
            "",
            lambda row: number(row.change, decimals(row), signed=True),
            numbers=True,
            tone=lambda row: change_tone(row.change, decimals(row)),
            why=_why_no_change,
        ),
    ]


def _section_columns() -> list[Column[SectionRow]]:
    return [
        Column("", lambda row: row.section, stretch=True),
        _percent(lambda row: row.now, strong=True),
        _percent(lambda row: row.before),
        Column(
            "",
            lambda row: number(row.change, 1, signed=True),
            numbers=True,
            tone=lambda row: change_tone(row.change),
            why=_why_no_change,
        ),
        _percent(lambda row: row.year_to_date),
        _percent(lambda row: row.r12),
    ]


def _percent(figure: Callable[[SectionRow], Figure], *, strong: bool = False) -> Column[SectionRow]:
    return Column(
        "", lambda row: shown(figure(row)), numbers=True, strong=strong, why=lambda row: reason(figure(row))
    )


def _why_no_change(row: TableRow | SectionRow) -> str:
    return reason(row.now) or reason(row.before)
