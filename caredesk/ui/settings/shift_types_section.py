"""Shift types: code, times, break, kind and the look of each in the schedule."""

from __future__ import annotations

from caredesk.language.translation import tr
from caredesk.services.settings_tables import view_shift_types
from caredesk.ui.settings.section import Around
from caredesk.ui.settings.table_section import TableSection, words_of
from caredesk.ui.widgets.entry_table import EntryColumn
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.shift_legend import ShiftLegend
from caredesk.ui.widgets.shift_tag import look_of_type


class ShiftTypesSection(TableSection):
    """A shift keeps its own times when its shift type is changed later."""

    table = "shift_type"
    named_by = "code"
    concern = frozenset({"shift_type"})

    def __init__(self, around: Around) -> None:
        def yes_no() -> list[str]:
            return words_of("yes_no", empty=False)

        columns = [
            EntryColumn("code", tr("Kod"), required=True, strong=True),
            EntryColumn("name", tr("Namn"), stretch=True),
            EntryColumn("start", tr("Start"), required=True),
            EntryColumn("end", tr("Slut"), required=True),
            EntryColumn("break_minutes", tr("Rast, min"), numbers=True),
            EntryColumn("paid_break", tr("Betald rast"), choices=yes_no),
            EntryColumn("kind", tr("Slag"), choices=lambda: words_of("shift_kind")),
            EntryColumn("competence", tr("Kompetens")),
            EntryColumn("colour", tr("Färg"), choices=lambda: words_of("colour")),
        ]
        super().__init__(around, tr("Turer"), columns)
        told = tr("Pass som redan ligger i schemat behåller sina tider när turen ändras. Så ser koderna ut:")
        self.above.addWidget(Label(around.style, told, role="text2", wrap=True))
        self.legend = ShiftLegend(around.style, tr("Så ser turerna ut i schemat"))
        self.above.addWidget(self.legend)

    def refresh(self) -> None:
        held = view_shift_types(self.around.unit)
        self.show_rows(held)
        self.legend.set_shifts([(each.row.code, look_of_type(each.row)) for each in held])
