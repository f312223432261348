"""Sets or changes the unit's own passphrase: typed twice, with a hint of how strong it is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from caredesk.language.translation import tr
from caredesk.ui.dialogs.framed_dialog import FramedDialog
from caredesk.ui.style import Style
from caredesk.ui.widgets.field import Field
from caredesk.ui.widgets.labels import Label

WIDTH = 480
SHORTEST = 12
STRONG_FROM = 20
FEWEST_DIFFERENT = 6
"""Fewer different characters than this is a pattern, however long it is."""


def strength(passphrase: str) -> tuple[str, str]:
    """What to say of a passphrase while it is typed, and in which role; see `good_enough` for the limit."""
    left = SHORTEST - len(passphrase)
    if not passphrase:
        return tr("Minst 12 tecken. Fyra ord som inte hör ihop är lätta att minnas."), "text3"
    if left > 0:
        return tr("− {count} tecken till").format(count=left), "under"
    if len(set(passphrase)) < FEWEST_DIFFERENT:
        return tr("− för lika tecken, blanda mer"), "under"
    if len(passphrase) < STRONG_FROM:
        return tr("· godtagbar, fler ord gör den starkare"), "text2"
    return tr("✓ stark"), "ok"


def good_enough(passphrase: str) -> bool:
    """Whether a passphrase may be set."""
    return len(passphrase) >= SHORTEST and len(set(passphrase)) >= FEWEST_DIFFERENT


class SetPassphraseDialog(FramedDialog):
    """After `accept`, `passphrase()` is what to set. Avbryt leaves the unit as it is."""

    def __init__(self, style: Style, *, protected: bool, parent: QWidget | None) -> None:
        title = tr("Byt lösenfras") if protected else tr("Skydda enheten med lösenfras")
        super().__init__(style, title, parent=parent, width=WIDTH)
        self._first = Field(style, tr("Ny lösenfras"), secret=True, hint=strength("")[0])
        self._again = Field(style, tr("Skriv den en gång till"), secret=True)
        warning = tr(
            "Lösenfrasen finns inte sparad någonstans och kan inte återskapas. "
            "Skriv ner den och lås in den, så att en ersättare kan öppna enheten."
        )
        self.body.addWidget(Label(style, warning, wrap=True))
        self.body.addWidget(self._first)
        self.body.addWidget(self._again)
        self.body.addStretch(1)
        self.add_cancel()
        self._set = self.add_button(tr("Sätt lösenfras"), kind="primary")
        self._set.clicked.connect(self._finish)
        self._first.changed.connect(self._weigh)
        self._first.setFocus()

    def passphrase(self) -> str:
        """What was typed, the same in both fields."""
        return self._first.text()

    def _weigh(self, text: str) -> None:
        self._first.set_hint(*strength(text))

    def _finish(self) -> None:
        if not good_enough(self._first.text()):
            self._first.set_error(tr("Skriv minst 12 tecken, och inte bara några få olika."))
        elif self._again.text() != self._first.text():
            self._again.set_error(tr("Skriv samma lösenfras som i det första fältet."))
        else:
            self.accept()
