"""A section that is one table edited in place: how its rows are stored, removed and named in the history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import ClassVar

from caredesk.language.terms import TERMS
from caredesk.language.translation import tr
from caredesk.services.entry import Typed, edit_entries, edit_removed
from caredesk.services.settings_tables import HeldTexts
from caredesk.ui.entry_store import removed, stored
from caredesk.ui.settings.section import Around, SettingsSection
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.entry_table import EntryColumn, EntryEdit, EntryRow, EntryTable
from caredesk.ui.widgets.labels import Label

LEAST_HEIGHT = 240
MOST_NAMED = 3
"""Rows that a step names, when many are pasted at once."""


def words_of(terms: str, *, empty: bool = True) -> list[str]:
    """The words of a closed list, as they are typed; the first empty where nothing may be chosen."""
    return [*([""] if empty else []), *TERMS[terms].values()]


class TableSection(SettingsSection):
    """`table` and the field `named_by` say what is edited; steps are `<table>s_changed` and `_removed`."""

    table: ClassVar[str]
    named_by: ClassVar[str]

    def __init__(self, around: Around, title: str, columns: Sequence[EntryColumn]) -> None:
        super().__init__(around)
        self._texts: dict[object, Mapping[str, str]] = {}
        self.card = Card(around.style, title)
        self.above = self.card.padded()
        self.entries = EntryTable(
            around.style,
            title,
            columns,
            store=self._store,
            remove=self._remove if self.writable else None,
            new_rows=self.writable,
        )
        self.entries.setMinimumHeight(LEAST_HEIGHT)
        self.card.body.addWidget(self.entries, 1)
        keys = tr("Skriv i cellen. Enter går ner, Tab åt sidan, Ctrl+Del tar bort raden, Ctrl+Z ångrar.")
        self._keys = Label(around.style, keys, font="small", role="text3", wrap=True)
        self._keys.setContentsMargins(12, 4, 12, 4)
        self.card.body.addWidget(self._keys)
        self.column.addWidget(self.card, 1)

    def show_rows(self, held: Sequence[HeldTexts]) -> None:
        """Shows the rows; what is typed and refused stays."""
        self._texts = {each.number: each.texts for each in held}
        self.entries.set_rows(
            [EntryRow(each.number, each.texts, each.row, locked=not self.writable) for each in held]
        )

    def _store(self, edits: Sequence[EntryEdit]) -> Mapping[tuple[int, str], str]:
        typed = [Typed(edit.texts, edit.key if isinstance(edit.key, int) else None) for edit in edits]
        names = tuple(edit.texts.get(self.named_by, "") for edit in edits[:MOST_NAMED])
        code = f"{self.table}s_changed"
        make = partial(edit_entries, self.around.unit, self.table, typed, code=code, names=names)
        return stored(self.around.bus, make, failed=self.around.program.failed)

    def _remove(self, keys: Sequence[object]) -> str:
        numbers = [key for key in keys if isinstance(key, int)]
        names = tuple(self._texts[number].get(self.named_by, "") for number in numbers[:MOST_NAMED])
        code = f"{self.table}s_removed"
        return removed(
            self.around.bus,
            partial(edit_removed, self.around.unit, self.table, numbers, code=code, names=names),
        )
