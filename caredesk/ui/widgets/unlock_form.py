"""Asks for the passphrase of a locked unit; used by the dialog at opening and by the cover while locked."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caredesk.language.translation import tr
from caredesk.ui.style import Style
from caredesk.ui.widgets.field import Field
from caredesk.ui.widgets.labels import Label

FREE_TRIES = 3
LONGEST_WAIT = 32


def wait_after(refusals: int) -> int:
    """Seconds to wait before the next try: none for the first tries, then twice as long each time."""
    return 0 if refusals < FREE_TRIES else min(2 ** (refusals - FREE_TRIES + 1), LONGEST_WAIT)


class UnlockForm(QWidget):
    """`tried(passphrase)` by `try_now()`; the owner answers with `refuse(sentence)` or closes.

    `ready(bool)` says whether a try is possible now, for the owner's button. `entered` is Enter in the
    field: a dialog's default button answers it already, so only an owner that is no dialog connects it.
    """

    tried = Signal(str)
    entered = Signal()
    ready = Signal(bool)

    def __init__(self, style: Style, sentence: str) -> None:
        super().__init__()
        self._refusals = 0
        self._left = 0
        self._sentence = ""
        self._field = Field(style, tr("Lösenfras"), secret=True)
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self._tick)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.size("card_gap"))
        column.addWidget(Label(style, sentence, wrap=True))
        column.addWidget(self._field)
        self.setFocusProxy(self._field)
        self._field.changed.connect(lambda _text: self._tell())
        self._field.entered.connect(self.entered)

    def try_now(self) -> None:
        """Sends what is typed, unless the last refusal asks for a wait."""
        if self._left == 0 and self._field.text():
            self.tried.emit(self._field.text())

    def refuse(self, sentence: str) -> None:
        """Says under the field why it did not open; after some tries with a growing wait."""
        self._refusals += 1
        self._left = wait_after(self._refusals)
        self._sentence = sentence
        self._field.edit.selectAll()
        if self._left:
            self._timer.start()
        self._say()
        self._tell()

    def _tick(self) -> None:
        self._left -= 1
        if self._left == 0:
            self._timer.stop()
        self._say()
        self._tell()

    def _say(self) -> None:
        wait = tr("Vänta {seconds} s före nästa försök.").format(seconds=self._left) if self._left else ""
        self._field.set_error(f"{self._sentence} {wait}".strip())

    def _tell(self) -> None:
        self.ready.emit(self._left == 0 and bool(self._field.text()))
