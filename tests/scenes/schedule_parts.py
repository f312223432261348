"""Pictures of what stands beside the rota grid: toolbar, need strip, price line, panel, lists and dialogs."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caredesk.domain.schedule import CurveView, DayFigures, NeedCell, NeedLine, StripView
from caredesk.domain.schedule_rows import Period
from caredesk.ui.main_window import MainWindow, Page
from caredesk.ui.style import Style
from caredesk.ui.widgets.curve_panel import CurvePanel
from caredesk.ui.widgets.need_strip import NeedStrip
from caredesk.ui.widgets.schedule_bar import ScheduleBar
from tests.stage import Scene, Stage

FIRST, TODAY = date(2026, 10, 26), date(2026, 11, 3)
RED = frozenset({date(2026, 10, 31)})
NAME, HOURS = 172, 86
SCROLL_BAR = 24
AUTUMN = Period("höst 2026", date(2026, 9, 7), date(2026, 12, 20))


def strip_view(days: int = 14) -> StripView:
    """The fortnight of the mock-up, repeated for longer views."""
    day = [(14, 14), (14, 14), (14, 14), (15, 14), (14, 14), (12, 12), (12, 12), (14, 14), (14, 14), (15, 14)]
    day += [(13, 14), (14, 14), (12, 12), (12, 12)]
    evening = [(9, 9)] * 9 + [(8, 9), (9, 9), (8, 9), (9, 9), (9, 9)]
    night = [(5, 5)] * 13 + [(4, 5)]
    figures = [(0.82, 71), (0.85, 73), (0.77, 86), (0.80, 68), (0.73, 82)]
    places = [0, 0, 0, 1, 0, 2, 2, 0, 0, 0, 3, 3, 2, 4]
    known = [DayFigures(figures[place][0], figures[place][1] * 1000.0) for place in places]
    known = known * 4
    if days > 14:
        known[20] = DayFigures(None, None, "occupancy_missing")

    def line(code: str, start: int, end: int, cells: list[tuple[int, int]]) -> NeedLine:
        return NeedLine(
            code, start, end, tuple(NeedCell(wanted, staffed) for staffed, wanted in (cells * 4)[:days])
        )

    lines = (line("D", 420, 930, day), line("K", 780, 1290, evening), line("N", 1260, 420, night))
    return StripView(FIRST, FIRST + timedelta(days=days - 1), None, lines, tuple(known[:days]))


def curve_view() -> CurveView:
    """A Wednesday that is one short in the evening and one over in the morning."""
    needed = [5.0] * 14 + [14.0] * 12 + [23.0] * 5 + [9.0] * 11 + [14.0] + [5.0] * 5
    staffed = [5.0] * 14 + [15.0] * 12 + [23.0] * 5 + [8.0] * 11 + [13.0] + [5.0] * 5
    return CurveView(date(2026, 11, 4), None, tuple(needed), tuple(staffed))


class Parts(QWidget):
    """Toolbar, an empty ground where the grid goes, and what stands below it."""

    def __init__(self, style: Style, days: int = 14) -> None:
        super().__init__()
        self._look = style
        self._days = days
        self.bar = ScheduleBar(style)
        self.strip = NeedStrip(style)
        self.grid = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.grid, 1)
        column.addWidget(self.strip)
        self.bar.set_periods([AUTUMN], AUTUMN.name)
        self.bar.set_roles(["Sjuksköterska", "Undersköterska", "Vårdbiträde"])
        self.bar.set_counts(breaches=1, vacant=4, over="2 D över behov")

    def fill(self) -> None:
        """Puts the strip's columns where a grid of this width would have its own."""
        step = (self.width() - NAME - HOURS - SCROLL_BAR) // self._days
        lefts = [NAME + HOURS + place * step for place in range(self._days)]
        self.strip.set_columns(NAME, HOURS, lefts, lefts[-1] + step)
        self.strip.set_strip(strip_view(self._days), looks={}, today=TODAY, red_days=RED)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("surface"))
        painter.fillRect(0, self.strip.y() - 2, self.width(), 1, self._look.colour("strong"))
        painter.end()


def _window(stage: Stage, days: int = 14) -> tuple[MainWindow, Parts]:
    window = stage.window()
    parts = Parts(stage.style, days)
    window.add_page(Page(2, "Schema", "table", lambda: parts))
    window.set_unit_open(True)
    window.show()
    window.show_page(2)
    stage.settle()
    parts.fill()
    return window, parts


def editing(stage: Stage) -> QWidget:
    window, parts = _window(stage)
    parts.strip.set_preview({("K", date(2026, 11, 6)): 9.0})
    if stage.width < 1100:
        parts.strip.set_deviations_only(True)
    return window


def eight_weeks(stage: Stage) -> QWidget:
    window, parts = _window(stage, 56)
    parts.bar.set_weeks(8)
    return window


def curve(stage: Stage) -> QWidget:
    window, parts = _window(stage, 28)
    panel = CurvePanel(stage.style, parent=window)
    panel.set_curve(curve_view())
    panel.show_beside(parts.bar.curve, drop=True)
    stage.settle()
    panel.curve.stand_on(27)
    return window


SCENES = (
    Scene("schedule-parts-edit", editing),
    Scene("schedule-parts-eight", eight_weeks),
    Scene("schedule-parts-curve", curve),
)
