"""How many of each shift type are asked for, by section and day."""

from __future__ import annotations

from caredesk.language.translation import tr
from caredesk.services.settings_tables import NeedRows, view_needs
from caredesk.ui.settings.section import Around
from caredesk.ui.settings.table_section import TableSection, words_of
from caredesk.ui.widgets.entry_table import EntryColumn
from caredesk.ui.widgets.labels import Label


class NeedsSection(TableSection):
    """Sections, codes and roles to choose among follow the unit."""

    table = "need"
    named_by = "shift_code"
    concern = frozenset({"need", "shift_type", "role", "place", "employment"})

    def __init__(self, around: Around) -> None:
        self._view = NeedRows((), (), (), ())
        columns = [
            EntryColumn("section", tr("Avdelning"), choices=lambda: ["", *self._view.sections], free=True),
            EntryColumn("shift_code", tr("Tur"), choices=lambda: self._view.codes, required=True),
            EntryColumn("days", tr("Dagar"), choices=_days, free=True, required=True),
            EntryColumn("wanted", tr("Antal"), numbers=True, required=True),
            EntryColumn("role", tr("Befattning"), choices=lambda: ["", *self._view.roles], free=True),
            EntryColumn("valid_from", tr("Från")),
            EntryColumn("valid_to", tr("Till"), stretch=True),
        ]
        super().__init__(around, tr("Bemanningskrav"), columns)
        told = tr(
            "Tom avdelning är hela enheten. Dagar är en veckodag, vardag, helg, helgdag eller ett datum; det "
            "mest bestämda gäller. En röd vardag utan rad för helgdag har inget krav."
        )
        self.above.addWidget(Label(around.style, told, role="text2", wrap=True))

    def refresh(self) -> None:
        self._view = view_needs(self.around.unit)
        self.show_rows(self._view.rows)


def _days() -> list[str]:
    return words_of("need_days", empty=False)
