"""Overtime and additional time month by month in the window, this year beside last year.

bars = OvertimeBars(style)
bars.set_page(view_overtime(…))
bars.read.connect(label.setText)        # what the pointer or the arrow keys stand on, "" when nothing
"""

from __future__ import annotations

from caredesk.domain.overtime_page import OvertimeMonth, OvertimePage
from caredesk.language import formats
from caredesk.language.overtime_words import month_reading
from caredesk.language.translation import tr
from caredesk.ui.charts.overtime_plot import OvertimePlot
from caredesk.ui.charts.read_chart import InWords, ReadChart
from caredesk.ui.style import Style

LEAST_HEIGHT, WISHED_HEIGHT = 150, 210


class OvertimeBars(ReadChart[OvertimePlot]):
    """See the module's docstring."""

    def __init__(self, style: Style) -> None:
        name = tr("Diagram: övertid och fyllnad månad för månad")
        super().__init__(style, name, least_height=LEAST_HEIGHT, wished_height=WISHED_HEIGHT)
        self._this: tuple[OvertimeMonth, ...] = ()
        self._last: tuple[OvertimeMonth, ...] = ()
        self._chosen = 0

    def set_page(self, page: OvertimePage) -> None:
        """Shows the year of the page's month."""
        self._this, self._last = page.this_year, page.last_year
        self._chosen = int(page.month[5:7]) - 1
        readings = tuple(map(month_reading, self._this, self._last))
        told = readings[self._chosen]
        self._set_words(InWords(readings, self._chosen, _as_text(page), told))

    def _make_plot(self) -> OvertimePlot:
        return OvertimePlot(self._look, self)

    def _has_values(self) -> bool:
        return any(row.hours is not None for row in (*self._this, *self._last))

    def _draw_in(self, plot: OvertimePlot) -> None:
        plot.show(self._this, self._last, self._chosen)


def _as_text(page: OvertimePage) -> str:
    """Tab-separated rows for a spreadsheet, with decimal comma."""
    head = (
        tr("Månad"),
        tr("Enkel övertid"),
        tr("Kvalificerad övertid"),
        tr("Fyllnad"),
        tr("Samma månad {year}").format(year=page.last_year[0].month[:4]),
    )
    rows = (
        (row.month, *(formats.plain_number(value, 1) for value in (*row[1:], before.hours)))
        for row, before in zip(page.this_year, page.last_year, strict=True)
    )
    return "\n".join("\t".join(cells) for cells in (head, *rows))
