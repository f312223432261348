"""Divides a section into new ones from a day: the old gets 0 places, the new have places and targets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from caredesk.language.translation import tr
from caredesk.services.sections_edit import FEWEST_PARTS, Part
from caredesk.ui.dialogs.framed_dialog import FramedDialog
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.choice_field import ChoiceField
from caredesk.ui.widgets.field import Field
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.scrolled import Scrolled

WIDTH, HEIGHT = 720, 520
MOST_PARTS = 4
FIELD_OF = ("section", "available", "planned", "target")
"""What each field of a part is called where it is refused."""

Store = Callable[[str, str, Sequence[Part]], Mapping[tuple[int, str], str]]
"""Stores section, day and parts; the sentences of what is refused by (row, field), the old section row 0."""


class SplitSectionDialog(FramedDialog):
    """Closes when `store` has taken the division."""

    def __init__(
        self, style: Style, sections: Sequence[str], *, day: str, store: Store, parent: QWidget | None
    ) -> None:
        super().__init__(style, tr("Dela avdelning"), parent=parent, width=WIDTH, height=HEIGHT)
        self._store = store
        told = tr(
            "Från dagen har den gamla avdelningen 0 platser. Medarbetarna flyttas på sidan Medarbetare, och "
            "krav och pass läggs på de nya avdelningarna."
        )
        self.body.addWidget(Label(style, told, role="text2", wrap=True))
        self.section = ChoiceField(style, tr("Avdelning som delas"), [(name, name) for name in sections])
        self.day = Field(style, tr("Från"), hint=tr("ÅÅÅÅ-MM-DD"))
        self.day.edit.setText(day)
        first = QHBoxLayout()
        first.setSpacing(style.size("card_gap"))
        first.addWidget(self.section, 1, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self.day, 1, Qt.AlignmentFlag.AlignTop)
        area = Scrolled()
        area.column.setSpacing(style.size("card_gap"))
        area.column.addLayout(first)
        area.column.addWidget(Label(style, tr("Nya avdelningar"), font="card_title"))
        self._grid = QGridLayout()
        self._grid.setSpacing(style.size("gap"))
        self._grid.setColumnStretch(0, 2)
        area.column.addLayout(self._grid)
        self.parts: list[tuple[Field, ...]] = []
        for _ in range(FEWEST_PARTS):
            self._add_part()
        self.more = Button(style, tr("En till"), icon="new", name=tr("Lägg till en ny avdelning"))
        self.more.clicked.connect(self._add_part)
        self._under = Label(style, role="under", wrap=True)
        self._under.hide()
        area.column.addWidget(self.more)
        area.column.addWidget(self._under)
        area.column.addStretch(1)
        self.body.addWidget(area, 1)
        self.add_cancel()
        self.save = self.add_button(tr("Dela avdelningen"), kind="primary")
        self.save.clicked.connect(self._finish)
        self.section.setFocus()

    def _add_part(self) -> None:
        labels = (tr("Namn"), tr("Tillgängliga platser"), tr("Planerade platser"), tr("Mål"))
        fields = tuple(Field(self._look, label) for label in labels)
        place = len(self.parts)
        for column, (field, label) in enumerate(zip(fields, labels, strict=True)):
            field.edit.setAccessibleName(
                tr("{field}, ny avdelning {number}").format(field=label, number=place + 1)
            )
            self._grid.addWidget(field, place, column, Qt.AlignmentFlag.AlignTop)
        self.parts.append(fields)
        if len(self.parts) > FEWEST_PARTS:
            self.more.setEnabled(len(self.parts) < MOST_PARTS)
            fields[0].setFocus()

    def _finish(self) -> None:
        parts = [Part(*(field.text().strip() for field in fields)) for fields in self.parts]
        refused = dict(self._store(self.section.value(), self.day.text().strip(), parts))
        # From the last to the first: each that is marked takes the keyboard, and the first shall have it.
        for place, fields in reversed([*enumerate(self.parts, start=1)]):
            for name, field in reversed([*zip(FIELD_OF, fields, strict=True)]):
                field.set_error(refused.pop((place, name), ""))
        self.day.set_error(refused.pop((0, "valid_from"), ""))
        told = " ".join(dict.fromkeys(refused.values()))
        self._under.setText(f"!  {told}")
        self._under.setVisible(bool(told))
        self.save.setAccessibleDescription(told)
        if not (told or self._marked()):
            self.accept()

    def _marked(self) -> bool:
        every = [self.day, *(field for fields in self.parts for field in fields)]
        return any(field.edit.property("error") == "true" for field in every)
