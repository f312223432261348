"""How much of the day somebody is away: 100, 75, 50 or 25 %, or another percentage that is typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent

from caredesk.language.people_words import rate_text
from caredesk.language.translation import tr
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import ENTER
from caredesk.ui.widgets.suggest_field import SuggestField

USUAL = (100.0, 75.0, 50.0, 25.0)


class ExtentField(SuggestField):
    """`percent()` is what is typed; None, and why told under the field, when it is no share of a day."""

    def __init__(self, style: Style, label: str = "", usual: tuple[float, ...] = USUAL) -> None:
        super().__init__(style, label or tr("Omfattning"), [rate_text(each) for each in usual], new="")
        self.set_percent(usual[0])
        self.box.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter is the dialog's, as in the fields beside it; a box keeps it to itself."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in ENTER:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def set_percent(self, percent: float | None) -> None:
        """Shows a share; None is the whole day."""
        self.set_text(rate_text(100.0 if percent is None else percent))

    def percent(self) -> float | None:
        """The share that is typed."""
        text = "".join(self.text().removesuffix("%").split()).replace(",", ".")
        try:
            found = float(text)
        except ValueError:
            found = 0.0
        if 0 < found <= 100:
            return found
        self.set_error(tr("Skriv 1–100 %."))
        return None
