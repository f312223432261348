"""Which way of counting gives the controller's value: every way with its own value and the difference."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caredesk.domain.density import Counting
from caredesk.errors import UserError
from caredesk.language.formats import month_name, number
from caredesk.language.terms import TERMS
from caredesk.language.translation import tr
from caredesk.language.words import word
from caredesk.services.calibration import Way, agrees, read_value
from caredesk.ui.dialogs.framed_dialog import FramedDialog
from caredesk.ui.models.row_table import Column, RowTable
from caredesk.ui.style import Style
from caredesk.ui.widgets.field import Field
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.segment import Segment
from caredesk.ui.widgets.table_view import TableView
from caredesk.ui.widgets.tag import MET

WIDTH, HEIGHT = 800, 560
LEAST_DECIMALS = 3
FIELD_WIDTH = 240
UNDER_WAY = re.compile(r"[-+\u2212]?[.,]?")
"""The beginning of a number."""


class Wanted(NamedTuple):
    """The controller's value and the decimals it is given with."""

    value: float
    decimals: int


class CalibrateDialog(FramedDialog):
    """`ways` as from `view_calibration`; `store(counting)` counts so, or raises a UserError."""

    def __init__(
        self,
        style: Style,
        *,
        ways: Sequence[Way],
        month: str,
        store: Callable[[Counting], None],
        parent: QWidget | None,
    ) -> None:
        super().__init__(style, tr("Kalibrera"), parent=parent, width=WIDTH, height=HEIGHT)
        self._ways = tuple(ways)
        self._store = store
        self._given: Wanted | None = None
        self.field = Field(style, tr("Värde från controllern"), hint=tr("Så som det står, till exempel 0,82"))
        self.field.setFixedWidth(FIELD_WIDTH)
        choices = [("r12", tr("R12 {month}")), ("month", tr("Bara {month}"))]
        named = [(key, words.format(month=month_name(month))) for key, words in choices]
        self.which = Segment(style, tr("Värdet gäller"), named)
        self.table = TableView(style, tr("Räknesätt"), row="normal")
        self.model = RowTable(self._columns(), parent=self.table)
        self.table.set_model(self.model)
        self.said = Label(style, role="text2", wrap=True)
        self.why = Label(style, font="small", role="over", wrap=True)
        self._lay_out(style)
        self.add_keys(("Enter", tr("räkna så")), ("Esc", tr("avbryt")))
        self.add_cancel()
        self.use = self.add_button(tr("Räkna så"), kind="primary")
        self.use.clicked.connect(self._finish)
        self.field.changed.connect(lambda _text: self._read())
        self.which.chosen.connect(lambda _key: self._compare())
        self.table.selectionModel().selectionChanged.connect(lambda *_changed: self._follow())
        self.model.set_rows(self._ways)
        self._compare()
        self.field.setFocus()

    def _lay_out(self, style: Style) -> None:
        row = QHBoxLayout()
        row.setSpacing(style.size("card_gap"))
        row.addWidget(self.field, 0, Qt.AlignmentFlag.AlignTop)
        asked = QVBoxLayout()
        asked.setSpacing(4)
        asked.addWidget(Label(style, tr("Värdet gäller"), font="small", role="text2"))
        asked.addWidget(self.which)
        asked.addStretch(1)
        row.addLayout(asked)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.why)
        self.body.addWidget(self.said)

    def _read(self) -> None:
        """At each keystroke; what may still become a number is not complained of."""
        text = self.field.text().strip()
        self._given = None
        try:
            self._given = Wanted(*read_value(text)) if text else None
        except UserError as error:
            if not UNDER_WAY.fullmatch(text):
                self.field.set_error(word(error))
        self._compare()

    def _value(self, way: Way) -> float | None:
        return way.r12 if self.which.current() == "r12" else way.month

    def _agrees(self, way: Way) -> bool:
        return self._given is not None and agrees(self._value(way), *self._given)

    def _compare(self) -> None:
        """The same rows with other words; the nearest one that agrees is selected."""
        agreeing = [place for place, way in enumerate(self._ways) if self._agrees(way)]
        self.model.set_rows(self._ways)
        if agreeing:
            current = [place for place in agreeing if self._ways[place].current]
            self.table.selectRow((current or agreeing)[0])
        self._say(len(agreeing))
        self._follow()

    def _say(self, agreeing: int) -> None:
        """What is uncertain."""
        if self._given is None:
            self.said.setText(tr("Skriv värdet, så visas vilket räknesätt som ger samma tal."))
        elif agreeing == 0:
            self.said.setText(
                tr(
                    "Inget räknesätt ger det talet. Fråga vilka befattningar och vilka månader som "
                    "är med, och jämför timmar och beläggning var för sig."
                )
            )
        elif agreeing > 1:
            words = tr(
                "{count} räknesätt ger samma tal med {decimals} decimaler. Be om fler decimaler, "
                "eller om en månad till, för att skilja dem åt."
            )
            self.said.setText(words.format(count=agreeing, decimals=self._given.decimals))
        else:
            self.said.setText(
                tr("Ett räknesätt ger samma tal. Prova gärna en månad till: det kan vara en slump.")
            )

    def _chosen(self) -> Way | None:
        index = self.table.currentIndex()
        return self.model.row(index) if index.isValid() and self.table.selectedIndexes() else None

    def _follow(self) -> None:
        way = self._chosen()
        self.why.setText(_why(way) if way is not None else "")
        self.why.setVisible(bool(self.why.text()))
        self.use.setEnabled(way is not None and not way.current and way.problem is None)
        self.use.setToolTip(
            tr("Så räknas det redan nu.")
            if way is not None and way.current
            else tr("Hela historiken räknas om. Det går att ångra.")
        )

    def _finish(self) -> None:
        way = self._chosen()
        if way is None:
            return
        try:
            self._store(way.counting)
        except UserError as error:
            self.said.setText(word(error))
            return
        self.accept()

    def _decimals(self) -> int:
        return max(LEAST_DECIMALS, self._given.decimals + 1 if self._given else 0)

    def _difference(self, way: Way) -> str:
        value = self._value(way)
        if self._given is None or value is None:
            return number(None, 2)
        return number(value - self._given.value, self._decimals(), signed=True)

    def _columns(self) -> list[Column[Way]]:
        return [
            Column(
                tr("Årsarbetare räknas som"), lambda way: tr(TERMS["basis"][way.counting.basis]), strong=True
            ),
            Column(tr("Heltidsmått"), lambda way: tr(TERMS["measure"][way.counting.measure])),
            Column(
                tr("Värde"),
                lambda way: number(self._value(way), self._decimals()),
                numbers=True,
                why=_why,
            ),
            Column(tr("Skillnad"), self._difference, numbers=True, why=_why),
            Column("", self._verdict, tone=self._tone, stretch=True, why=_why),
        ]

    def _verdict(self, way: Way) -> str:
        parts = [f"{MET} {tr('ger samma tal')}"] if self._agrees(way) else []
        if way.current:
            parts.append(tr("räknas så nu"))
        if self._value(way) is None and way.problem is not None:
            parts.append(word(way.problem).partition(". ")[0].rstrip("."))
        return " · ".join(parts)

    def _tone(self, way: Way) -> str:
        return "ok" if self._agrees(way) else "text2"


def _why(way: Way) -> str:
    return word(way.problem) if way.problem is not None else ""
