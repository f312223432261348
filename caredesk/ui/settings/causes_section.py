"""The closed lists of causes, to read only, with why they are closed."""

from __future__ import annotations

from typing import NamedTuple

from caredesk.domain.absence_codes import CODE_OF_CAUSE
from caredesk.language.terms import TERMS
from caredesk.language.translation import tr
from caredesk.ui.models.row_table import Column, RowTable
from caredesk.ui.settings.section import Around, SettingsSection
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.card_flow import CardFlow
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.table_view import TableView

BESIDE_FROM = 620


class _Cause(NamedTuple):
    word: str
    code: str = ""


class CausesSection(SettingsSection):
    """Why somebody is absent, and why a shift is extra or replaces."""

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        told = tr(
            "Listorna är låsta så att månader och enheter går att jämföra och ingen diagnos skrivs ned."
        )
        self.column.addWidget(Label(around.style, told, wrap=True))
        absences = [_Cause(word, CODE_OF_CAUSE[cause]) for cause, word in TERMS["absence_cause"].items()]
        shifts = [_Cause(word) for word in TERMS["shift_cause"].values()]
        cards = [
            (self._card(tr("Orsaker till frånvaro"), absences, codes=True), 1),
            (self._card(tr("Orsaker till extra pass"), shifts, codes=False), 1),
        ]
        self.column.addWidget(CardFlow(around.style, cards, all_from=BESIDE_FROM, two_from=BESIDE_FROM))
        self.column.addStretch(1)

    def refresh(self) -> None:
        """The lists are the program's own and never change."""

    def _card(self, title: str, causes: list[_Cause], *, codes: bool) -> Card:
        card = Card(self.around.style, title)
        table = TableView(self.around.style, title)
        columns = [Column[_Cause](tr("Orsak"), lambda row: tr(row.word), stretch=True)]
        if codes:
            columns.append(Column[_Cause](tr("Kod i schemat"), lambda row: row.code))
        model = RowTable(columns, parent=table)
        table.set_model(model)
        model.set_rows(causes)
        table.fit_rows()
        card.body.addWidget(table)
        card.body.addStretch(1)
        return card
