"""What the user sees after a bug of ours: what happened, that data is safe, what to do, and details to copy.

The details hold no words of the unit: the kind of error and the lines of our own code, never the error's
message nor any value, as those could hold names.
"""

from __future__ import annotations

import platform
import traceback
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from caredesk import __version__
from caredesk.language.translation import tr
from caredesk.ui.dialogs.framed_dialog import FramedDialog
from caredesk.ui.style import Style
from caredesk.ui.widgets.labels import Label, Part, PartsLabel

WIDTH = 600
DETAILS_HEIGHT = 132


def details_of(error: BaseException) -> str:
    """A report of a bug without names: versions, the kind of error, and where in the code."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join(
        (
            f"CareDesk {__version__}",
            f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()} {platform.release()}",
            type(error).__name__,
            *lines,
        )
    )


class CrashDialog(FramedDialog):
    """`CrashDialog(style, details_of(error), parent=window)`; accept = go on, reject = close the program."""

    def __init__(self, style: Style, details: str, *, parent: QWidget | None) -> None:
        super().__init__(style, tr("Något gick fel i CareDesk"), parent=parent, width=WIDTH)
        self._details = details
        for key, sentence in (
            (tr("Vad hände"), tr("Programmet gjorde fel i det som pågick, och det avbröts.")),
            (
                tr("Är data säkra"),
                tr("Ja. Allt som visas som sparat är sparat; det avbrutna är inte halvgjort."),
            ),
            (
                tr("Gör så här"),
                tr("Fortsätt. Händer det igen, kopiera detaljerna och skicka till supporten."),
            ),
        ):
            parts = [Part(f"{key}: ", strong=True), Part(sentence)]
            self.body.addWidget(PartsLabel(style, parts, font="body", wrap=True))
        note = tr("Detaljer, utan namn och utan innehåll ur filen")
        self.body.addWidget(Label(style, note, font="small", role="text2"))
        text = QPlainTextEdit(details)
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setFont(style.font("small"))
        text.setAccessibleName(note)
        text.setToolTip(note)
        text.setFixedHeight(DETAILS_HEIGHT)
        self.body.addWidget(text)
        copy = self.add_button(tr("Kopiera detaljer"), key="Ctrl+C")
        copy.clicked.connect(self._copy)
        self.add_cancel(tr("Stäng programmet"))
        go_on = self.add_button(tr("Fortsätt"), kind="primary")
        go_on.clicked.connect(self.accept)
        go_on.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)
