"""Roles, and the share of each that counts as staff in density."""

from __future__ import annotations

from caredesk.language.translation import tr
from caredesk.services.settings_tables import RoleRows, view_roles
from caredesk.ui.settings.section import Around
from caredesk.ui.settings.table_section import TableSection
from caredesk.ui.widgets.entry_table import EntryColumn, EntryRow
from caredesk.ui.widgets.labels import Label, Part


class RolesSection(TableSection):
    """A role that is used cannot be removed; one that gets another name is renamed wherever it is named."""

    table = "role"
    named_by = "name"
    concern = frozenset({"role", "employment"})

    def __init__(self, around: Around) -> None:
        self._view: RoleRows | None = None
        columns = [
            EntryColumn("name", tr("Befattning"), stretch=True, required=True),
            EntryColumn("counted_percent", tr("Räknas i täthet, %"), numbers=True),
            EntryColumn("", tr("Medarbetare i dag"), numbers=True, computed=self._people),
        ]
        super().__init__(around, tr("Befattningar"), columns)
        told = tr("Tomt räknas som 100. Skriv 0 för den som inte arbetar med omsorgen, till exempel en chef.")
        self.above.addWidget(Label(around.style, told, role="text2", wrap=True))

    def refresh(self) -> None:
        self._view = view_roles(self.around.unit, today=self.around.now().date())
        self.show_rows(self._view.rows)
        if self._view.unlisted:
            told = tr("Inte i listan, räknas till 100 %: {names}").format(
                names=", ".join(self._view.unlisted)
            )
            self.said.emit([Part("▲ ", "over", True), Part(told)])
        else:
            self.said.emit([Part(tr("Hur mycket av timmarna som räknas"))])

    def _people(self, row: EntryRow) -> str:
        return str(self._view.people.get(row.texts["name"], 0)) if self._view is not None else ""
