"""Sections with their places and targets by date, and how a section is divided or gets another name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QDialog, QHBoxLayout

from caredesk.language.formats import day_iso
from caredesk.language.translation import tr
from caredesk.services.overview import view_overview
from caredesk.services.sections_edit import Part, edit_section_renamed, edit_section_split
from caredesk.ui.dialogs.rename_section_dialog import RenameSectionDialog
from caredesk.ui.dialogs.split_section_dialog import SplitSectionDialog
from caredesk.ui.entry_store import stored
from caredesk.ui.settings.section import Around, SettingsSection
from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.places_editor import PlacesEditor


class PlacesSection(SettingsSection):
    """The same editor of places as on Personaltäthet, with two buttons over it."""

    concern = frozenset({"place", "employment", "need", "monthly_value", "amount", "shift", "occupancy"})

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self._sections: tuple[str, ...] = ()
        self.split = Button(around.style, tr("Dela avdelning …"))
        self.split.clicked.connect(self._split)
        self.rename = Button(around.style, tr("Byt namn …"), name=tr("Byt namn på avdelning"))
        self.rename.clicked.connect(self._rename)
        buttons = QHBoxLayout()
        buttons.setSpacing(around.style.size("gap"))
        buttons.addWidget(self.split)
        buttons.addWidget(self.rename)
        buttons.addStretch(1)
        self.editor = PlacesEditor(
            around.style,
            around.unit,
            around.bus,
            failed=around.program.failed,
            day=lambda: around.now().date(),
        )
        self.column.addLayout(buttons)
        self.column.addWidget(self.editor, 1)

    def refresh(self) -> None:
        self._sections = view_overview(self.around.unit, today=self.around.now().date()).sections
        for button in (self.split, self.rename):
            button.setEnabled(self.writable and bool(self._sections))
        self.editor.refresh()

    def _split(self) -> None:
        day = day_iso(self.around.now().date())
        self._open(
            SplitSectionDialog(
                self.around.style, self._sections, day=day, store=self._store_split, parent=self.window()
            )
        )

    def _rename(self) -> None:
        store = self._store_name
        self._open(RenameSectionDialog(self.around.style, self._sections, store=store, parent=self.window()))

    def _open(self, dialog: QDialog) -> None:
        dialog.exec()
        dialog.deleteLater()

    def _store_split(self, section: str, day: str, parts: Sequence[Part]) -> Mapping[tuple[int, str], str]:
        make = partial(edit_section_split, self.around.unit, section=section, day=day, parts=parts)
        return stored(self.around.bus, make, failed=self.around.program.failed)

    def _store_name(self, section: str, name: str) -> Mapping[tuple[int, str], str]:
        make = partial(edit_section_renamed, self.around.unit, section=section, name=name)
        return stored(self.around.bus, make, failed=self.around.program.failed)
