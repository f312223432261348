"""How the window looks, when it locks by itself, and the file's passphrase."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from caredesk.language.translation import N_, tr
from caredesk.ui.settings.section import Around, SettingsSection
from caredesk.ui.style import Choice
from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.field import Field
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.segment import Segment

LOOKS: tuple[tuple[Choice, str], ...] = (
    ("system", N_("Som datorn")),
    ("light", N_("Ljust")),
    ("dark", N_("Mörkt")),
)
LEAST, MOST = 1, 120
"""Minutes without a key before the window locks."""
FIELD_WIDTH = 240


class LookSection(SettingsSection):
    """Each choice holds at once and is remembered on this computer."""

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self.column.addWidget(self._look_card())
        self.column.addWidget(self._lock_card())
        self.column.addStretch(1)

    def refresh(self) -> None:
        protected = self.around.unit.store.protected
        self.looks.set_current(self.around.style.choice)
        if not self.minutes.edit.isModified():  # else it is being typed, or was refused
            self.minutes.edit.setText(str(self.around.program.lock_after()))
        self.minutes.setEnabled(protected)
        self.told.setText(
            tr("Filen har en lösenfras. Fönstret låses när ingen har rört datorn på en stund.")
            if protected
            else tr("Filen har ingen lösenfras. Fönstret låses inte av sig självt förrän den har en.")
        )
        self.passphrase.setText(tr("Byt lösenfras …") if protected else tr("Sätt lösenfras …"))
        self.passphrase.setAccessibleName(self.passphrase.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes back the minutes that are typed and do not hold."""
        if event.key() != Qt.Key.Key_Escape or not self.minutes.edit.isModified():
            super().keyPressEvent(event)
            return
        self.minutes.edit.setText(str(self.around.program.lock_after()))
        self.minutes.set_error("")

    def _look_card(self) -> Card:
        style = self.around.style
        card = Card(style, tr("Utseende"))
        inside = card.padded()
        self.looks = Segment(style, tr("Utseende"), [(choice, tr(name)) for choice, name in LOOKS])
        self.looks.chosen.connect(self._use)
        inside.addWidget(self.looks, 0, Qt.AlignmentFlag.AlignLeft)
        told = tr("Har datorn hög kontrast, så används den i stället.")
        inside.addWidget(Label(style, told, font="small", role="text2", wrap=True))
        return card

    def _lock_card(self) -> Card:
        style = self.around.style
        card = Card(style, tr("Låsning"))
        inside = card.padded()
        self.told = Label(style, role="text2", wrap=True)
        self.minutes = Field(style, tr("Låses efter så många minuter"), hint=tr("Enter sparar."))
        self.minutes.setMaximumWidth(FIELD_WIDTH)
        self.minutes.edit.editingFinished.connect(self._set_minutes)
        self.passphrase = Button(style, "", icon="lock", name=tr("Filens lösenfras"))
        self.passphrase.setEnabled(self.writable)
        self.passphrase.clicked.connect(self._ask_for_passphrase)
        for widget in (self.told, self.minutes, self.passphrase):
            inside.addWidget(widget)
        return card

    def _use(self, choice: str) -> None:
        found: Choice = next(each for each, _name in LOOKS if each == choice)
        self.around.program.use_look(found)

    def _set_minutes(self) -> None:
        text = self.minutes.text().strip()
        if not text.isdecimal() or not LEAST <= int(text) <= MOST:
            told = tr("Skriv ett helt antal minuter från {least} till {most}.")
            self.minutes.set_error(told.format(least=LEAST, most=MOST), stay=False)
        else:
            self.minutes.edit.setModified(False)
            if int(text) != self.around.program.lock_after():
                self.around.program.use_lock_after(int(text))

    def _ask_for_passphrase(self) -> None:
        self.around.program.set_passphrase()
        self.refresh()
