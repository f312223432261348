"""The strip over the schedule that says that a draft is in view, not the plan."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from caredesk.language.formats import dates_short
from caredesk.language.translation import tr
from caredesk.services.plan import Plan, days_of_draft
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.labels import Label

HEIGHT = 36


class DraftStrip(QWidget):
    """`set_plan(plan)`; `drafts_asked` to compare or take over, `leave_asked` back to the plan."""

    drafts_asked = Signal()
    leave_asked = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._look = style
        self.setFixedHeight(HEIGHT)
        self.told = Label(style, weight=600)
        under = Label(style, tr("En kopia att prova i: planen rörs inte."), role="text2")
        self.drafts = Button(style, tr("Jämför eller ta över …"))
        self.leave = Button(style, tr("Tillbaka till planen"))
        self.drafts.clicked.connect(self.drafts_asked)
        self.leave.clicked.connect(self.leave_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 1)
        row.setSpacing(style.size("gap"))
        row.addWidget(self.told)
        row.addWidget(under)
        row.addStretch(1)
        for button in (self.drafts, self.leave):
            button.setProperty("low", "true")
            row.addWidget(button)
        self.hide()

    def set_plan(self, plan: Plan) -> None:
        """Says which draft it is; gone for the plan itself."""
        days = days_of_draft(plan)
        if days is not None:
            words = tr("Utkastet ”{name}”, {days}")
            self.told.setText(words.format(name=plan.draft, days=dates_short(*days)))
            self.setAccessibleName(self.told.text())
        self.setVisible(days is not None)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("tint"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._look.colour("border"))
        painter.end()
