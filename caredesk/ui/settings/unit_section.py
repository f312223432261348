"""The unit and how its årsarbetare are counted: what is in force as a form, and every row by date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from caredesk.language.formats import day_iso
from caredesk.language.translation import tr
from caredesk.services.entry import Typed, edit_entries
from caredesk.services.settings_tables import UnitRows, edit_unit_from, edit_unit_removed, view_unit_rows
from caredesk.ui.dialogs.unit_from_dialog import UnitFromDialog
from caredesk.ui.entry_store import removed, stored
from caredesk.ui.settings.section import Around, SettingsSection
from caredesk.ui.settings.table_section import words_of
from caredesk.ui.settings.unit_form import UnitForm
from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.entry_table import EntryColumn, EntryEdit, EntryRow, EntryTable


class UnitSection(SettingsSection):
    """A field of the form is stored when it is left; it corrects the row that is in force."""

    concern = frozenset({"unit"})

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self._view: UnitRows | None = None
        self.now = Card(around.style, tr("Gäller nu"))
        self.form = UnitForm(around.style, writable=self.writable)
        self.form.edited.connect(self._store_field)
        self.from_day = Button(around.style, tr("Ändra från datum …"))
        self.from_day.setEnabled(self.writable)
        self.from_day.clicked.connect(self._change_from)
        inside = self.now.padded()
        inside.addWidget(self.form)
        self.now.add_to_title_row(self.from_day)
        history = Card(around.style, tr("Historik"))
        self.entries = EntryTable(
            around.style,
            tr("Enhetens uppgifter efter datum"),
            _columns(),
            store=self._store_rows,
            remove=self._remove if self.writable else None,
        )
        self.entries.fit_rows()
        history.body.addWidget(self.entries)
        self.column.addWidget(self.now)
        self.column.addWidget(history)
        self.column.addStretch(1)

    def refresh(self) -> None:
        self._view = view_unit_rows(self.around.unit, today=self.around.now().date())
        now = self._view.now
        since = now.row.valid_from
        if since is None:
            self.now.set_tag("", tr("sedan början"))
        else:
            self.now.set_tag("", tr("från {day}").format(day=day_iso(since)))
        self.form.set_texts(now.texts)
        rows = [
            EntryRow(each.number, each.texts, each is now, locked=not self.writable)
            for each in reversed(self._view.rows)
        ]
        self.entries.set_rows(rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes back what is typed in a field and not stored."""
        if event.key() != Qt.Key.Key_Escape or not self.form.give_up():
            super().keyPressEvent(event)

    def _store_field(self, name: str, text: str) -> None:
        assert self._view is not None
        typed = [Typed({name: text}, self._view.now.number)]
        refused = self._store(typed)
        self.form.note(name, {field or name: sentence for (_place, field), sentence in refused.items()})

    def _store_rows(self, edits: Sequence[EntryEdit]) -> Mapping[tuple[int, str], str]:
        return self._store(
            [Typed(edit.texts, edit.key if isinstance(edit.key, int) else None) for edit in edits]
        )

    def _store(self, typed: Sequence[Typed]) -> Mapping[tuple[int, str], str]:
        make = partial(edit_entries, self.around.unit, "unit", typed, code="unit_changed")
        return stored(self.around.bus, make, failed=self.around.program.failed)

    def _remove(self, keys: Sequence[object]) -> str:
        numbers = [key for key in keys if isinstance(key, int)]
        return removed(self.around.bus, partial(edit_unit_removed, self.around.unit, numbers))

    def _change_from(self) -> None:
        assert self._view is not None
        dialog = UnitFromDialog(
            self.around.style,
            self._view.now.texts,
            day=day_iso(self.around.now().date()),
            store=self._store_from,
            parent=self.window(),
        )
        dialog.exec()
        dialog.deleteLater()

    def _store_from(self, texts: dict[str, str]) -> Mapping[tuple[int, str], str]:
        make = partial(edit_unit_from, self.around.unit, texts)
        return stored(self.around.bus, make, failed=self.around.program.failed)


def _columns() -> list[EntryColumn]:
    return [
        EntryColumn("valid_from", tr("Från")),
        EntryColumn("", tr("Läge"), computed=lambda row: tr("gäller") if row.data else ""),
        EntryColumn("name", tr("Namn"), stretch=True),
        EntryColumn("weekly_hours", tr("Heltid, h"), numbers=True),
        EntryColumn("basis", tr("Räknas på"), choices=lambda: words_of("basis")),
        EntryColumn("measure", tr("Delas med"), choices=lambda: words_of("measure")),
        EntryColumn("annual_hours", tr("Årsarbetstid, h"), numbers=True),
        EntryColumn("cost_per_fte", tr("Årsarbetare, kr"), numbers=True),
        EntryColumn("cost_per_place_day", tr("Plats ett dygn, kr"), numbers=True),
        EntryColumn("po_percent", tr("PO, %"), numbers=True),
    ]
