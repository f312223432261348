"""The staffing curve of a day in the window: needed and staffed people per half hour.

curve = StaffingCurve(style)
curve.set_curve(view_curve(…))
curve.read.connect(label.setText)        # what the pointer or the arrow keys stand on, "" when nothing
curve.copy_picture(); curve.copy_table() # also by right click, and Ctrl+C for the table
"""

from __future__ import annotations

from caredesk.domain.schedule import CurveView
from caredesk.language.translation import tr
from caredesk.ui.charts.curve_rows import HalfHour, as_text, half_hours, in_words, reading
from caredesk.ui.charts.read_chart import InWords, ReadChart
from caredesk.ui.charts.staffing_plot import StaffingPlot
from caredesk.ui.style import Style

LEAST_HEIGHT, WISHED_HEIGHT = 140, 240
WORKING_HOUR = 14
"""The half hour that the arrow keys begin at: 07:00."""


class StaffingCurve(ReadChart[StaffingPlot]):
    """See the module's docstring."""

    def __init__(self, style: Style) -> None:
        name = tr("Diagram: bemannat mot behov per halvtimme")
        super().__init__(style, name, least_height=LEAST_HEIGHT, wished_height=WISHED_HEIGHT)
        self._rows: tuple[HalfHour, ...] = ()

    def set_curve(self, view: CurveView) -> None:
        """Shows another day, or the same one anew."""
        self._rows = half_hours(view)
        words = tuple(reading(row) for row in self._rows)
        self._set_words(InWords(words, WORKING_HOUR, as_text(view), in_words(view)))

    def _make_plot(self) -> StaffingPlot:
        return StaffingPlot(self._look, self)

    def _has_values(self) -> bool:
        return bool(self._rows)

    def _draw_in(self, plot: StaffingPlot) -> None:
        plot.show(self._rows)
