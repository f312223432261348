"""The card Tidslinje: who is away when, what asks for something, of six weeks, a month or a year.

card = AbsenceTimelineCard(style)
card.set_time(month, today)                         # silent; the page's month
first_day, last_day = card.stretch()                # what to ask for, with card.causes()
card.set_view(view_absence_timeline(...))
card.stretch_asked.connect(...); card.causes_chosen.connect(...)     # ask again
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from caredesk.domain.absence_timeline import Range, TimelineView, stretch_of
from caredesk.domain.calendar import month_of
from caredesk.language import timeline_words
from caredesk.language.translation import tr
from caredesk.ui.style import Style
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.cause_filter import CauseFilter
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.segment import Segment
from caredesk.ui.widgets.tag import BREACH, Tone
from caredesk.ui.widgets.timeline_view import TimelineTable

RANGES: tuple[Range, ...] = ("weeks", "month", "year")
LEGEND_STRETCH = 100
"""The legend takes what the title row's own air would."""


class AbsenceTimelineCard(Card):
    """See the module's docstring. `moved` and `expected_moved` ask for other days: nothing changes here."""

    opened = Signal(int)
    person_asked = Signal(str)
    moved = Signal(int, object, object)
    """An absence's number, its first and last day; no last day while it is still on."""
    expected_moved = Signal(int, object)
    """An absence's number and the day it is expected to end."""
    stretch_asked = Signal(object, object)
    causes_chosen = Signal(object)
    """The causes to show, None for all."""

    def __init__(self, style: Style, *, parent: QWidget | None = None) -> None:
        super().__init__(style, tr("Tidslinje"), parent=parent)
        self._month, self._today = "", date.min
        self._legend = _Legend(style)
        self._title_layout.insertWidget(2, self._legend, LEGEND_STRETCH)
        self.filter = CauseFilter(style)
        words = {"weeks": tr("6 veckor"), "month": tr("Månad"), "year": tr("År")}
        self.range = Segment(style, tr("Tidslinjens längd"), [(key, words[key]) for key in RANGES])
        self.add_to_title_row(self.filter)
        self.add_to_title_row(self.range)
        self.table = TimelineTable(style, tr("Tidslinje"))
        self._nothing = Label(style, role="text2", wrap=True)
        padding = style.size("card_padding")
        self._nothing.setContentsMargins(padding, 0, padding, padding)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self._nothing)
        self.body.addWidget(self.table, 1)
        self.table.opened.connect(self.opened)
        self.table.person_asked.connect(self.person_asked)
        self.table.moved.connect(self.moved)
        self.table.expected_moved.connect(self.expected_moved)
        self.range.chosen.connect(self._ask)
        self.filter.chosen.connect(self._choose)

    def set_time(self, month: str, today: date) -> None:
        """The month that is looked at, and today; `stretch` follows them."""
        self._month, self._today = month, today

    def stretch(self) -> tuple[date, date]:
        """First and last day of the range that is chosen."""
        chosen = next(key for key in RANGES if key == self.range.current())
        return stretch_of(chosen, self._month or month_of(self._today), self._today)

    def causes(self) -> frozenset[str] | None:
        """The causes that are chosen, None for all."""
        return self.filter.causes()

    def set_editable(self, editable: bool) -> None:
        """Whether days can be moved; opening is always offered."""
        self.table.editable = editable

    def set_view(self, view: TimelineView) -> None:
        """Shows the absences of a stretch."""
        self.table.timeline.set_view(view)
        days = timeline_words.stretch_text(view)
        self._legend.set_words(days, [tr("streckat = beräknat slut"), tr("ring = dag som kräver något")])
        self.setAccessibleDescription(self._legend.whole())
        filtered = self.causes() is not None
        nobody = tr("Ingen är frånvarande av de valda orsakerna {days}.")
        words = nobody if filtered else tr("Ingen är frånvarande {days}.")
        self._nothing.setText(words.format(days=days))
        self._nothing.setVisible(not view.rows)
        self.table.setVisible(bool(view.rows))
        self._tell_hit(view)

    def _tell_hit(self, view: TimelineView) -> None:
        """Beside the title, since a row with hit shifts may be scrolled away."""
        if not view.conflicts:
            self.set_tag("")
            return
        held = [bar.conflict for row in view.rows for bar in row.bars if bar.conflict is not None]
        tone: Tone = "under" if any(conflict.urgent for conflict in held) else "over"
        one, many = tr("1 pass väntar på ersättare"), tr("{count} pass väntar på ersättare")
        words = (one if view.conflicts == 1 else many).format(count=view.conflicts)
        self.set_tag(BREACH, str(view.conflicts), tone, name=words)

    def _ask(self) -> None:
        self.stretch_asked.emit(*self.stretch())

    def _choose(self) -> None:
        self.causes_chosen.emit(self.causes())


class _Legend(Label):
    """The days in view and what the signs mean, as much of it as there is room for."""

    def __init__(self, style: Style) -> None:
        super().__init__(style, role="text2")
        self._words: list[str] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_words(self, days: str, signs: Sequence[str]) -> None:
        """The days always stand there; the signs as far as they have room."""
        self._words = [days, *signs]
        self.setMinimumWidth(QFontMetrics(self.font()).horizontalAdvance(days) + 1)
        self.setToolTip(self.whole())
        self._fit()

    def whole(self) -> str:
        """All of it."""
        return " · ".join(self._words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = QFontMetrics(self.font())
        tries = (" · ".join(self._words[:count]) for count in range(len(self._words), 0, -1))
        self.setText(next((text for text in tries if metrics.horizontalAdvance(text) < self.width()), ""))
        if not self.text() and self._words:
            self.setText(self._words[0])
        self.setAccessibleName(self.whole())
