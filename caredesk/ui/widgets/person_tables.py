"""The tables of a person's card that are edited in place: details, contracts, competences and balances."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject

from caredesk.domain.changes import Changes
from caredesk.domain.person import as_known
from caredesk.errors import UserError
from caredesk.language.people_words import (
    FIELDS,
    STANDINGS,
    amount_text,
    left_text,
)
from caredesk.language.terms import TERMS
from caredesk.language.translation import tr
from caredesk.services.entry import Typed, texts_of
from caredesk.services.people import PeopleChoices
from caredesk.services.person import BalanceLine, CompetenceLine, ContractLine, PersonCard
from caredesk.services.person_edits import edit_person, edit_rows_of, edit_rows_removed
from caredesk.services.session import OpenUnit
from caredesk.ui.bus import Bus
from caredesk.ui.entry_store import removed, stored
from caredesk.ui.style import Style
from caredesk.ui.widgets.entry_table import EntryColumn, EntryEdit, EntryRow, EntryTable

Refusals = Mapping[tuple[int, str], str]
STANDING_ROLES = {"past": "text3", "now": "text", "coming": "text2"}
LASTING_ROLES = {"out": "under", "soon": "over", "lasts": "text2", "coming": "text2", "renewed": "text3"}


class PersonTables(QObject):
    """The four tables of one person; `set_card` fills them, and what is typed is stored at once."""

    def __init__(
        self, style: Style, unit: OpenUnit, bus: Bus, *, failed: Callable[[UserError], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._unit, self._bus, self._failed = unit, bus, failed
        self.employee_no = ""
        self._choices = PeopleChoices((), (), ())
        self._card: PersonCard | None = None
        self.details = EntryTable(style, tr("Uppgifter"), _detail_columns(), store=self._store_details)
        self.contracts = self._table(style, "employment", tr("Anställningar"), self._contract_columns())
        self.competences = self._table(
            style, "competence", tr("Kompetenser och delegeringar"), self._competence_columns()
        )
        self.balances = self._table(style, "balance", tr("Saldon"), self._balance_columns())
        for table in self.all():
            table.fit_rows()

    def all(self) -> tuple[EntryTable, ...]:
        """The tables from above."""
        return self.details, self.contracts, self.competences, self.balances

    def set_card(self, card: PersonCard, choices: PeopleChoices) -> None:
        """Shows a person, with the names to choose among."""
        if card.person.employee_no != self.employee_no:
            for table in self.all():
                _give_up(table)
        self._card, self._choices = card, choices
        self.employee_no = card.person.employee_no
        self.details.set_rows([self._row(card.number, card.person)])
        self.contracts.set_rows([self._row(line.number, line.row, line) for line in card.contracts])
        self.competences.set_rows([self._row(line.number, line.row, line) for line in card.competences])
        self.balances.set_rows([self._row(line.number, line.row, line) for line in card.balances])

    def _row(self, number: int, row: object, line: object = None) -> EntryRow:
        return EntryRow(number, texts_of(row), line, locked=self._unit.store.read_only)

    def _table(self, style: Style, table: str, name: str, columns: Sequence[EntryColumn]) -> EntryTable:
        return EntryTable(
            style,
            name,
            columns,
            store=partial(self._store, table),
            remove=partial(self._remove, table),
            new_rows=not self._unit.store.read_only,
        )

    def _store_details(self, edits: Sequence[EntryEdit]) -> Refusals:
        """A number that is changed is the person's from now on, also for whoever asks when the bus tells."""
        before, texts = self.employee_no, edits[0].texts
        self.employee_no = texts["employee_no"].strip() or before
        refused = self._stored(lambda: edit_person(self._unit, number=_number(edits[0]) or 0, texts=texts))
        if refused:
            self.employee_no = before
        return refused

    def _store(self, table: str, edits: Sequence[EntryEdit]) -> Refusals:
        typed = [Typed(self._as_known(table, edit), _number(edit)) for edit in edits]
        return self._stored(
            lambda: edit_rows_of(self._unit, table, employee_no=self.employee_no, typed=typed)
        )

    def _as_known(self, table: str, edit: EntryEdit) -> Mapping[str, str]:
        """A section or role in other capitals is the one there is, unless the row's own are put right."""
        if table != "employment":
            return edit.texts
        lines = self._card.contracts if self._card else ()
        held = next((line.row for line in lines if line.number == edit.key), None)
        texts = dict(edit.texts)
        for field, known in (("section", self._choices.sections), ("role", self._choices.roles)):
            typed = texts.get(field, "")
            if held is None or getattr(held, field).casefold() != typed.casefold():
                texts[field] = as_known(typed, known)
        return texts

    def _stored(self, make: Callable[[], Changes]) -> Refusals:
        return stored(self._bus, make, failed=self._failed)

    def _remove(self, table: str, keys: Sequence[object]) -> str:
        numbers = [key for key in keys if isinstance(key, int)]
        return removed(
            self._bus,
            lambda: edit_rows_removed(self._unit, table, employee_no=self.employee_no, numbers=numbers),
        )

    def _contract_columns(self) -> list[EntryColumn]:
        def typed(field: str, **more: object) -> EntryColumn:
            return EntryColumn(field, tr(FIELDS[field]).split(" (")[0], tone=_contract_role, **more)  # type: ignore[arg-type]

        return [
            EntryColumn(
                "",
                tr("Läge"),
                computed=lambda row: tr(STANDINGS[_contract(row).standing]),
                tone=_contract_role,
            ),
            typed("valid_from"),
            typed("valid_to"),
            typed("form", choices=lambda: tuple(TERMS["form"].values())),
            typed("section", choices=lambda: self._choices.sections, free=True),
            typed("role", choices=lambda: self._choices.roles, free=True),
            typed("rate_percent", numbers=True)._replace(title=tr("Grad, %")),
            typed("monthly_pay", numbers=True)._replace(title=tr("Månadslön")),
            typed("hourly_pay", numbers=True),
            typed("weekly_hours", numbers=True)._replace(title=tr("h/vecka")),
            typed("day_break"),
        ]

    def _competence_columns(self) -> list[EntryColumn]:
        return [
            EntryColumn(
                "name",
                tr("Kompetens"),
                choices=lambda: self._choices.competences,
                free=True,
                stretch=True,
            ),
            EntryColumn("valid_from", tr("Från")),
            EntryColumn("valid_to", tr("Till")),
            EntryColumn("", tr("Läge"), computed=self._left, tone=_competence_role),
        ]

    def _balance_columns(self) -> list[EntryColumn]:
        return [
            EntryColumn("kind", tr("Slag"), choices=lambda: tuple(TERMS["balance_kind"].values())),
            EntryColumn("day", tr("Datum")),
            EntryColumn("amount", tr("Antal"), numbers=True),
            EntryColumn("", tr("I ord"), computed=self._amount, stretch=True),
        ]

    def _left(self, row: EntryRow) -> str:
        assert self._card is not None
        assert isinstance(row.data, CompetenceLine)
        return left_text(row.data.row.valid_to, row.data.lasting, self._card.today)

    def _amount(self, row: EntryRow) -> str:
        assert self._card is not None
        assert isinstance(row.data, BalanceLine)
        held = row.data.row
        return amount_text(held.kind, held.amount, self._card.holiday_days)


def _detail_columns() -> list[EntryColumn]:
    def typed(field: str, **more: object) -> EntryColumn:
        return EntryColumn(field, tr(FIELDS[field]), **more)  # type: ignore[arg-type]

    return [
        typed("name", stretch=True, strong=True),
        typed("phone"),
        typed("email"),
        typed("languages"),
        typed("birth_date"),
        typed("sex", choices=lambda: ("", *TERMS["sex"].values())),
        typed("employee_no")._replace(title=tr("Nr")),
    ]


def _number(edit: EntryEdit) -> int | None:
    return edit.key if isinstance(edit.key, int) else None


def _contract(row: EntryRow) -> ContractLine:
    assert isinstance(row.data, ContractLine)
    return row.data


def _contract_role(row: EntryRow) -> str:
    line = _contract(row)
    return "text" if line.leads else STANDING_ROLES[line.standing]


def _competence_role(row: EntryRow) -> str:
    assert isinstance(row.data, CompetenceLine)
    return LASTING_ROLES[row.data.lasting]


def _give_up(table: EntryTable) -> None:
    """What was refused belongs to the person before: it may not be stored on another."""
    for place in reversed(range(table.model.rowCount())):
        if table.model.has_draft(place):
            table.model.give_up(place)
