"""The first start before there is a file: name, type and place, and then the file is asked for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from caredesk.language.translation import tr
from caredesk.ui.ask import Ask
from caredesk.ui.first_start.frame import HISTORY, KIND, PEOPLE, PLACES, StartFrame
from caredesk.ui.first_start.kind_step import KindStep
from caredesk.ui.style import Style
from caredesk.ui.widgets.labels import Label


class NewUnit(StartFrame):
    """`create_asked(path, name, type)` when the step is whole; `left` by Avbryt."""

    create_asked = Signal(object, str, str)
    left = Signal()

    def __init__(self, style: Style, *, ask: Ask, folder: Path) -> None:
        super().__init__(style)
        self.kind = KindStep(style, ask=ask, folder=folder)
        words = tr("En fil håller en enhet med dess avdelningar.")
        self.add_step(tr("Vad heter enheten?"), Label(style, words, role="text2", wrap=True), self.kind)
        self.back.setText(tr("Avbryt"))
        self.back.setAccessibleName(tr("Avbryt"))
        self.read.hide()
        self.people.hide()
        self.steps.set_unit("")
        self.steps.set_step(KIND, "", done=False, enabled=True)
        for place in (PLACES, HISTORY):
            self.steps.set_step(place, "", done=False, enabled=False)
        self.steps.set_step(PEOPLE, tr("kan vänta"), done=False, enabled=False)
        self.kind.entered.connect(self._go_on)
        self.on_asked.connect(self._go_on)
        self.back_asked.connect(self.left)
        self.show_step(KIND)

    def _go_on(self) -> None:
        # A second Enter in a hurry finds the page already left: one unit is enough.
        if self.isVisible() and self.kind.is_whole():
            self.create_asked.emit(self.kind.path(), self.kind.name(), self.kind.kind())
