"""The months of a year's sick leave in the window, each against last year's.

chart = SickBars(style)
chart.set_views(own, leaving)            # own is seen; leaving() is asked for when something is copied
chart.read.connect(label.setText)        # what the pointer or the arrow keys stand on, "" when nothing
chart.copied.connect(...)                # what to say when picture or table is on the clipboard
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication

from caredesk.domain.sick_statistics import SickStatistics
from caredesk.language.translation import tr
from caredesk.ui.charts.read_chart import InWords, ReadChart
from caredesk.ui.charts.sick_plot import SickPlot
from caredesk.ui.charts.sick_rows import bars_as_text, copied_words, in_words, reading
from caredesk.ui.style import Style

LEAST_HEIGHT, WISHED_HEIGHT = 140, 280

AskLeaving = Callable[[], SickStatistics]
"""Gives a view as it may leave the program: worked out when it is copied, since few copy and all wait."""


class SickBars(ReadChart[SickPlot]):
    """See the module's docstring."""

    copied = Signal(str)

    def __init__(self, style: Style) -> None:
        name = tr("Diagram: sjukfrånvaro per månad mot samma månad året före")
        super().__init__(style, name, least_height=LEAST_HEIGHT, wished_height=WISHED_HEIGHT)
        self._own: SickStatistics | None = None
        self._leaving: AskLeaving | None = None
        self._drawn: SickStatistics | None = None

    def set_views(self, own: SickStatistics, leaving: AskLeaving) -> None:
        """Shows another month or section. `leaving` gives the same view as it may leave the program."""
        self._own = self._drawn = own
        self._leaving = leaving
        begin = [bar.month for bar in own.bars].index(own.month)
        words = tuple(reading(bar) for bar in own.bars)
        self._set_words(InWords(words, begin, "", in_words(own)))

    def copy_picture(self) -> None:
        """The chart on the clipboard, as it may leave the program."""
        if self._leaving is None:
            return
        self.stand_on(-1)
        leaving = self._drawn = self._leaving()
        self._draw()
        super().copy_picture()
        self._drawn = self._own
        self._draw()
        self._tell_copied(leaving)

    def copy_table(self) -> None:
        """The months on the clipboard, as they may leave the program."""
        if self._leaving is not None:
            leaving = self._leaving()
            QGuiApplication.clipboard().setText(bars_as_text(leaving))
            self._tell_copied(leaving)

    def _tell_copied(self, leaving: SickStatistics) -> None:
        self.copied.emit(copied_words([figure for bar in leaving.bars for figure in (bar.now, bar.before)]))

    def _make_plot(self) -> SickPlot:
        return SickPlot(self._look, self)

    def _has_values(self) -> bool:
        return self._drawn is not None

    def _draw_in(self, plot: SickPlot) -> None:
        if self._drawn is not None:
            plot.show(self._drawn.bars, self._drawn.month)
