"""The line of personnel density in the window: R12, monthly rings, target, and the forecast after now.

chart = DensityChart(style)
chart.set_line(view_density_line(…), assumed)
chart.read.connect(label.setText)        # what the pointer or the arrow keys stand on, "" when nothing
chart.copy_picture(); chart.copy_table() # also by right click, and Ctrl+C for the table
"""

from __future__ import annotations

from caredesk.domain.density_line import DensityLine
from caredesk.language.translation import tr
from caredesk.ui.charts.density_plot import DensityPlot
from caredesk.ui.charts.density_rows import MonthRow, as_text, in_words, month_rows, reading
from caredesk.ui.charts.read_chart import InWords, ReadChart
from caredesk.ui.style import Style

LEAST_HEIGHT, WISHED_HEIGHT = 96, 204


class DensityChart(ReadChart[DensityPlot]):
    """See the module's docstring."""

    def __init__(self, style: Style) -> None:
        name = tr("Diagram: årsarbetare per belagd plats")
        super().__init__(style, name, least_height=LEAST_HEIGHT, wished_height=WISHED_HEIGHT)
        self._line: DensityLine | None = None
        self._rows: tuple[MonthRow, ...] = ()

    def set_line(self, line: DensityLine, assumed: str = "") -> None:
        """Shows another line; one without any value shows nothing. `assumed`: what its forecast assumes."""
        self._line, self._rows = line, month_rows(line)
        table, message = as_text(line), in_words(line)
        self._set_words(
            InWords(
                tuple(reading(row) for row in self._rows),
                next((place for place, row in enumerate(self._rows) if row.month == line.month), 0),
                "\n\n".join(part for part in (table, assumed) if part),
                ". ".join(part for part in (message, assumed) if part),
            )
        )

    def _make_plot(self) -> DensityPlot:
        return DensityPlot(self._look, self)

    def _has_values(self) -> bool:
        return self._line is not None and self._line.has_values

    def _draw_in(self, plot: DensityPlot) -> None:
        assert self._line is not None
        plot.show(self._line, self._rows)
