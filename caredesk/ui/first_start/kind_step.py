"""The first step: what the unit is called, what kind it is, and where its file is stored."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from caredesk.language.terms import TERMS
from caredesk.language.translation import N_, tr
from caredesk.paths import file_name
from caredesk.ui.ask import Ask
from caredesk.ui.first_start.big_choice import BigChoice
from caredesk.ui.first_start.stored_field import StoredField
from caredesk.ui.first_start.unit_store import UnitStore
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.field import Field
from caredesk.ui.widgets.labels import Label

SUFFIX = ".caredesk"
MEANINGS = {
    "nursing_home": N_("årsarbetare per belagd plats"),
    "short_stay": N_("årsarbetare per belagd plats"),
    "home_care": N_("utförd tid mot planerad och beviljad tid"),
    "lss_home": N_("årsarbetare per belagd plats"),
    "other": N_("årsarbetare per belagd plats, där det finns platser"),
}
"""What each type of unit is measured by."""

COLUMNS = 2


class KindStep(QWidget):
    """Before there is a file: `name()`, `kind()`, `path()` and `is_whole()`, with `ask` to choose another
    place than `folder`. After: `file` is where it is, and changes go to `store`. `entered` at Enter."""

    entered = Signal()

    def __init__(
        self,
        style: Style,
        *,
        ask: Ask | None = None,
        folder: Path = Path(),
        file: Path | None = None,
        store: UnitStore | None = None,
    ) -> None:
        super().__init__()
        self._look, self._ask, self._folder, self._file = style, ask, folder, file
        self._chosen_file: Path | None = None
        self._store = store
        hint = tr("Till exempel Björkbacken")
        self._name = StoredField(style, tr("Enhetens namn"), self._store_name, hint=hint)
        self._kinds = QButtonGroup(self)
        self._path = Field(style, tr("Filen sparas här"))
        self._path.edit.setReadOnly(True)
        self._path.edit.setFixedHeight(style.size("control_wizard"))
        self._change = Button(style, tr("Ändra …"), name=tr("Ändra var filen sparas …"))
        self._change.setFixedHeight(style.size("control_wizard"))
        self._change.setVisible(file is None)
        self._lay_out()
        self._name.changed.connect(self._show_path)
        self._name.entered.connect(self.entered)
        self._change.clicked.connect(self._choose_file)
        self.setFocusProxy(self._name)
        self._show_path()

    def name(self) -> str:
        """The unit's name without spaces around it."""
        return self._name.text().strip()

    def kind(self) -> str:
        """The type of unit, a code of TERMS."""
        return tuple(MEANINGS)[self._kinds.checkedId()]

    def path(self) -> Path:
        """Where the file is, or is to be; a name in use is not taken again."""
        return self._file or self._chosen_file or self._free_path()

    def set_view(self, name: str, kind: str) -> None:
        """Shows what the file holds."""
        self._name.set_stored(name)
        if kind in MEANINGS:
            self._check(tuple(MEANINGS).index(kind))

    def is_whole(self) -> bool:
        """Whether the step can be left; else it says at the field what is missing."""
        if not self.name():
            self._name.set_error(tr("Skriv ett namn på enheten."))
            return False
        return self._store is None or self._name.commit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.size("page_margin"))
        column.addWidget(self._name)
        column.addWidget(Label(self._look, tr("Typ av verksamhet"), font="small", role="text2"))
        column.addSpacing(-self._look.size("card_gap"))
        grid = QGridLayout()
        grid.setSpacing(self._look.size("gap"))
        for place, (kind, meaning) in enumerate(MEANINGS.items()):
            choice = BigChoice(self._look, tr(TERMS["unit_type"][kind]), tr(meaning))
            choice.entered.connect(self.entered)
            choice.clicked.connect(self._take_kind)
            self._kinds.addButton(choice, place)
            grid.addWidget(choice, *divmod(place, COLUMNS))
        self._check(0)
        column.addLayout(grid)
        row = QHBoxLayout()
        row.setSpacing(self._look.size("gap"))
        row.addWidget(self._path, 1)
        row.addWidget(self._change, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(row)
        column.addStretch(1)

    def _check(self, place: int) -> None:
        """Chooses a type; the Tab key stops at it, and the arrows go on to the others."""
        self._kinds.button(place).setChecked(True)
        for each in self._kinds.buttons():
            policies = Qt.FocusPolicy
            each.setFocusPolicy(policies.StrongFocus if each.isChecked() else policies.ClickFocus)

    def _store_name(self, name: str) -> str:
        if self._store is not None:
            return self._store.unit({"name": name})
        self._name.set_stored(name)  # until there is a file the field itself keeps it
        return ""

    def _take_kind(self) -> None:
        if self._store is not None:
            self._store.unit({"unit_type": TERMS["unit_type"][self.kind()]})

    def _choose_file(self) -> None:
        assert self._ask is not None
        kinds = tr("Enheter (*.caredesk)")
        file = self._ask.file_to_write(self.window(), tr("Spara enhetens fil"), kinds, self.path())
        if file is not None:
            self._chosen_file = file
            self._show_path()

    def _show_path(self) -> None:
        # Before there is a name the folder is all that is known.
        shown = self.path() if self.name() or self._file or self._chosen_file else self._folder
        self._path.edit.setText(str(shown))
        self._path.edit.setToolTip(str(shown))

    def _free_path(self) -> Path:
        stem = file_name(self.name())
        path, number = self._folder / f"{stem}{SUFFIX}", 2
        while path.exists():
            path, number = self._folder / f"{stem} {number}{SUFFIX}", number + 1
        return path
