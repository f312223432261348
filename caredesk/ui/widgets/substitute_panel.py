"""Who could take a shift, best first, the other ways to meet it, and on demand who cannot and why.

panel.set_hit(heading, ranking)      # the first person is selected
panel.set_way("pool")                # without a sound; a way without a person selects nobody
panel.candidate()                    # who is selected
"""

from __future__ import annotations

from typing import NamedTuple, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from caredesk.domain.sick_report import Candidate, Ranking, Way
from caredesk.language.formats import hours
from caredesk.language.sick_report_words import MEANT, WAY_KEYS, WAYS, as_what, cost_text, left_out_line
from caredesk.language.substitute_words import left_out_text, reasons_line
from caredesk.language.translation import tr
from caredesk.ui.models.row_table import Column, RowTable
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.hit_list import WalkedTable
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.scrolled import Scrolled
from caredesk.ui.widgets.segment import Segment

SIDE = 12
LOW = 320
"""A panel that is lower than this has room for two or three people only, px."""


class Ranked(NamedTuple):
    """A candidate with the place in the order."""

    place: int
    candidate: Candidate


class SubstitutePanel(QWidget):
    """See the module's docstring. `changed` when the user chooses another way or person; `taken` at a double
    click."""

    changed = Signal()
    taken = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._look = style
        self._ranking = Ranking((), ())
        self._silent = False
        self.heading = Label(style, font="card_title")
        choices = [(way, f"{tr(words)}  {WAY_KEYS[way]}") for way, words in WAYS.items()]
        self.ways = Segment(style, tr("Vad som händer med passet"), choices)
        self.table = _Candidates(style)
        self.model = RowTable(_columns(), parent=self.table)
        self.table.set_model(self.model)
        self._told = Label(style, font="small", role="text2", wrap=True)
        self._order = Label(style, font="small", role="text2", wrap=True)
        self._order.setText(tr("Ordning: kompetens, vila, timmar kvar till heltid, kostnad, rättvisa."))
        self._speaks = Label(style, font="small", wrap=True)
        self._left_out = Label(style, font="small", role="text2", wrap=True)
        self.why = Button(style, tr("Visa varför"), kind="link")
        self.why.setCheckable(True)
        self._reasons = Scrolled()
        self._reasons.column.setContentsMargins(SIDE, 4, SIDE, 4)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._reasons)
        self._lay_out(style)
        self.ways.chosen.connect(self._take_way)
        self.table.moved.connect(self._take_person)
        self.table.doubleClicked.connect(lambda _index: self.taken.emit())
        self.why.toggled.connect(self._show_why)

    def set_hit(self, heading: str, ranking: Ranking, way: Way, employee_no: str = "") -> None:
        """Shows another shift, with a way chosen and a person selected: the first one, or `employee_no`."""
        self._ranking = ranking
        self.why.setChecked(False)
        self.heading.setText(heading)
        self._silent = True
        self.model.set_rows([Ranked(place, each) for place, each in enumerate(ranking.candidates, 1)])
        self._silent = False
        self._left_out.setText(left_out_line(ranking.left_out))
        self._left_out.setVisible(bool(self._left_out.text()))
        self.why.setVisible(bool(self._left_out.text()))
        self.set_way(way, employee_no)

    def set_way(self, way: Way, employee_no: str = "") -> None:
        """Chooses a way, and with "substitute" a person: the first one unless named."""
        people = [each.employee_no for each in self._ranking.candidates]
        if way == "substitute" and not people:
            way = "vacant"
        self.ways.set_current(way)
        place = people.index(employee_no) if employee_no in people else 0
        self._select(place if way == "substitute" else -1)
        told = tr(MEANT[way]) if way in MEANT else ""
        if not people:
            told = f"{tr('Ingen kan ta passet utan att bryta en regel.')} {told}"
        self._told.setText(told)
        self._told.setVisible(bool(told))
        self._show_order()
        chosen = self.candidate()
        self._speaks.setText(f"{chosen.name}: {reasons_line(chosen.reasons)}" if chosen else "")
        self._speaks.setVisible(chosen is not None)

    def way(self) -> Way:
        """The chosen way."""
        return cast(Way, self.ways.current())

    def candidate(self) -> Candidate | None:
        """Who is chosen; nobody by a way without a person."""
        place = self.table.currentIndex().row()
        people = self._ranking.candidates
        return people[place] if self.way() == "substitute" and 0 <= place < len(people) else None

    def pick(self, place: int) -> None:
        """Chooses the person at a place in the order, from 0; where there is none nothing happens."""
        if 0 <= place < len(self._ranking.candidates):
            self.set_way("substitute", self._ranking.candidates[place].employee_no)
            self.changed.emit()

    def take_way(self, way: Way) -> None:
        """Chooses a way as the user does."""
        self._take_way(way)

    def _take_way(self, way: str) -> None:
        self.set_way(cast(Way, way))
        self.changed.emit()

    def _take_person(self) -> None:
        if self._silent:
            return
        place = self.table.currentIndex().row()
        if place >= 0:
            self.pick(place)

    def _select(self, place: int) -> None:
        self._silent = True
        self.table.setCurrentIndex(self.model.index(place, 0) if place >= 0 else QModelIndex())
        self._silent = False

    def _show_why(self, shown: bool) -> None:
        self.why.setText(tr("Visa vikarierna") if shown else tr("Visa varför"))
        self.why.setAccessibleName(self.why.text())
        self._stack.setCurrentIndex(int(shown))
        column = self._reasons.column
        while (item := column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for each in self._ranking.left_out if shown else ():
            column.addWidget(Label(self._look, left_out_text(each), font="small", weight=600))
            column.addWidget(Label(self._look, ", ".join(each.names), role="text2", wrap=True))
        column.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_order()

    def _show_order(self) -> None:
        """How people are ordered gives way to the people where there is little room."""
        self._order.setVisible(bool(self._ranking.candidates) and self.height() > LOW)

    def _lay_out(self, style: Style) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(SIDE, 10, SIDE, 6)
        head.addWidget(self.heading, 1)
        head.addWidget(self.ways)
        last = QHBoxLayout()
        last.setSpacing(4)
        last.addWidget(self._left_out, 1)
        last.addWidget(self.why, 0, Qt.AlignmentFlag.AlignBottom)
        foot = QVBoxLayout()
        foot.setContentsMargins(SIDE, 8, SIDE, 8)
        foot.setSpacing(2)
        foot.addWidget(self._speaks)
        foot.addWidget(self._told)
        foot.addWidget(self._order)
        foot.addLayout(last)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)


class _Candidates(WalkedTable):
    """`moved` when another row becomes the current one."""

    moved = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__(style, tr("Kan ta passet, bäst först"), row="two_lines")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.moved.emit()


def _columns() -> list[Column[Ranked]]:
    return [
        Column[Ranked]("", lambda row: str(row.place), tone=lambda _row: "text3"),
        Column[Ranked](
            tr("Kan ta passet, bäst först"),
            lambda row: row.candidate.name,
            second=lambda row: reasons_line(row.candidate.reasons),
            why=lambda row: reasons_line(row.candidate.reasons),
            strong=True,
            stretch=True,
        ),
        Column[Ranked](tr("Som"), lambda row: as_what(row.candidate)),
        Column[Ranked](tr("Vila"), lambda row: hours(row.candidate.rest_hours), numbers=True),
        Column[Ranked](
            tr("Kostnad"), lambda row: cost_text(row.candidate.cost_sek), numbers=True, strong=True
        ),
        Column[Ranked](tr("Telefon"), lambda row: row.candidate.phone or "–"),
    ]
