"""What is stored, always in view: `✓ Sparat 14:02 · kopia verifierad 13:45`; undo speaks here too.

What was not today is told with its day: `kopia verifierad mån 2 nov 16:40`.
"""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtWidgets import QHBoxLayout, QWidget

from caredesk.language.formats import day_short
from caredesk.language.translation import tr
from caredesk.ui.style import Style
from caredesk.ui.widgets.labels import Label

CLOCK = "%H:%M"


class StatusText(QWidget):
    """`set_stored(saved, copied, today=…)`; `say("Ångrade: …")` until the next one; `set_compact(True)`."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._look = style
        self._saved: datetime | None = None
        self._copied: datetime | None = None
        self._today: date | None = None
        self._said = ""
        self._compact = False
        self._check = Label(style)
        self._text = Label(style, font="small", role="text2")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._check)
        row.addWidget(self._text)
        style.changed.connect(self._restyle)
        self._restyle()
        self._write()

    def set_stored(self, saved: datetime | None, copied: datetime | None, *, today: date) -> None:
        """When the file was last written, and when its last copy was made and verified; None = not yet."""
        self._saved, self._copied, self._today, self._said = saved, copied, today, ""
        self._write()

    def say(self, sentence: str) -> None:
        """Shows another sentence in the same place."""
        self._said = sentence
        self._write()

    def set_compact(self, compact: bool) -> None:
        """In a narrow window only ✓ and the time; the whole sentence stays on hover."""
        self._compact = compact
        self._write()

    def _write(self) -> None:
        parts = []
        if self._saved is not None:
            parts.append(tr("Sparat {time}").format(time=self._when(self._saved)))
        if self._copied is not None:
            parts.append(tr("kopia verifierad {time}").format(time=self._when(self._copied)))
        whole = self._said or " · ".join(parts)
        short = self._when(self._saved) if self._saved is not None else ""
        self._check.setVisible(self._saved is not None and not self._said)
        self._text.setText(short if self._compact and not self._said else whole)
        self.setAccessibleName(whole)
        self.setToolTip(whole)

    def _when(self, moment: datetime) -> str:
        day = "" if moment.date() == self._today else f"{day_short(moment.date())} "
        return f"{day}{moment:{CLOCK}}"

    def _restyle(self) -> None:
        self._check.setPixmap(self._look.icon("check", "ok", 14).pixmap(14))
