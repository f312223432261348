"""Pictures of what stands beside the rota grid: toolbar, need strip, price line, panel, lists and dialogs."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caredesk.domain.changes import Changes
from caredesk.domain.overtime import Running
from caredesk.domain.rows import Balance, Competence, Employee, Shift
from caredesk.domain.rules import Breach
from caredesk.domain.schedule import CellShift, CurveView, DayFigures, NeedCell, NeedLine, StripView
from caredesk.domain.schedule_rows import Period
from caredesk.services.breaches import BreachView
from caredesk.services.people import view_choices
from caredesk.services.plan import Plan
from caredesk.services.price import NeedChange, Price
from caredesk.services.schedule_person import (
    CompetenceLeft,
    PeriodAverage,
    SchedulePerson,
    TotalAverage,
)
from caredesk.ui.dialogs.rest_exception_dialog import RestExceptionDialog
from caredesk.ui.dialogs.shift_dialog import ShiftDialog
from caredesk.ui.main_window import MainWindow, Page
from caredesk.ui.style import Style
from caredesk.ui.widgets.breach_list import BreachList
from caredesk.ui.widgets.curve_panel import CurvePanel
from caredesk.ui.widgets.need_strip import NeedStrip
from caredesk.ui.widgets.panel_lines import ShiftFacts
from caredesk.ui.widgets.price_line import PriceLine
from caredesk.ui.widgets.price_parts import LinePart
from caredesk.ui.widgets.schedule_bar import ScheduleBar
from caredesk.ui.widgets.shift_panel import ShiftPanel
from tests.scenes.today import sample
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
        known[20] = DayFigures(None, None, "day_without_occupancy")

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


REST = Breach("daily_rest", "2005", date(2026, 11, 4), 9.5, 11.0)
NAMES = {"2001": "Leila Ahmadi", "2005": "Fatima Noor", "2006": "Johan Berg"}
EVENING = Shift("", date(2026, 11, 6), "K", 780, 1290, 30, section="Asken")
VACANT = CellShift(7, EVENING._replace(cause="sick_leave", replaces="2006"), 8.0, "extra", "Asken", "")


def price(**changed: object) -> Price:
    """What the mock-up's edit comes to: an evening shift for Anna Ek, who has them at 75 %."""
    facts: dict[str, object] = {
        "month": "2026-11",
        "changes": Changes(),
        "hours": 8.0,
        "sek": 2647.0,
        "sek_missing": "",
        "density_before": 0.8142,
        "density_after": 0.8151,
        "r12_before": 0.8197,
        "r12_after": 0.8198,
        "sections": (),
        "needs": (NeedChange("", "K", EVENING.day, 8.0, 9.0, 9.0),),
        "filled": (EVENING,),
        "opened": (),
        "breaches_added": (),
        "breaches_removed": (),
        "breaches_changed": (),
        "rest_hours": 21.5,
    }
    return Price(**(facts | changed))  # type: ignore[arg-type]


def breach_view() -> BreachView:
    """Two breaches, a rest that was accepted, and a change that was told late."""
    return BreachView(
        (REST, Breach("overtime_year", "2006", date(2026, 11, 7), 201.5, 200.0)),
        (REST._replace(employee_no="2001", amount=10.0, when=date(2026, 10, 28)),),
        (Breach("notice", "2006", date(2026, 11, 5), 3.0, 14.0),),
    )


def person_view() -> SchedulePerson:
    """Fatima Noor of the mock-up, with a delegation that runs out."""
    return SchedulePerson(
        person=Employee("2005", "Fatima Noor", phone="070-174 06 77"),
        section="Asken",
        role="Undersköterska",
        rate_percent=100.0,
        hours=72.0,
        other_hours=2.0,
        contract_hours=76.5,
        period=PeriodAverage("höst 2026", AUTUMN.first_day, AUTUMN.last_day, 37.9, 38.25),
        limits_day=date(2026, 11, 8),
        limits=(Running("2005", "overtime_month", 2.0, 50.0), Running("2005", "overtime_year", 172.5, 200.0)),
        total_average=TotalAverage(16, 39.4, 48.0),
        balances=tuple(
            Balance("2005", TODAY, kind, amount)
            for kind, amount in (("vacation", 11.0), ("comp", 14.5), ("time", -3.0))
        ),
        holiday_days=31,
        competences=(
            CompetenceLeft(Competence("2005", "Insulindelegering", None, date(2027, 3, 31)), "lasts"),
            CompetenceLeft(Competence("2005", "Läkemedelsdelegering", None, date(2026, 11, 20)), "soon"),
        ),
        breaches=BreachView((REST,), (), ()),
    )


class Parts(QWidget):
    """Toolbar, an empty ground where the grid goes, and what stands below it."""

    def __init__(self, style: Style, days: int = 14) -> None:
        super().__init__()
        self._look = style
        self._days = days
        self.bar = ScheduleBar(style)
        self.strip = NeedStrip(style)
        self.line = PriceLine(style)
        self.grid = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.grid, 1)
        column.addWidget(self.strip)
        column.addWidget(self.line)
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
    parts.strip.set_preview({("K", EVENING.day): 9.0})
    parts.line.set_price("Ek, Anna · fre 6 nov · K 13:00–21:30", price())
    if stage.width < 1100:
        parts.strip.set_deviations_only(True)
    return window


def refused(stage: Stage) -> QWidget:
    window, parts = _window(stage, 28)
    parts.line.set_refused("Ek, Anna · fre 6 nov", "Turen Q finns inte. Skriv en tur, en tid eller en orsak.")
    parts.bar.set_counts(breaches=0, vacant=0, over="")
    return window


def eight_weeks(stage: Stage) -> QWidget:
    window, parts = _window(stage, 56)
    parts.bar.set_weeks(8)
    parts.line.set_price("Noor, Fatima · ons 4 nov · D 07:00–15:30", price(filled=(), breaches_added=(REST,)))
    return window


def curve(stage: Stage) -> QWidget:
    window, parts = _window(stage)
    panel = CurvePanel(stage.style, parent=window)
    panel.set_curve(curve_view())
    panel.show_beside(parts.bar.curve if parts.bar.curve.isVisible() else parts.bar.more, drop=True)
    stage.settle()
    panel.curve.stand_on(27)
    return window


def person(stage: Stage) -> QWidget:
    window, parts = _window(stage)
    parts.line.set_described(
        [
            LinePart("! Dygnsvila 9,5 h av 11 h", tone="under"),
            LinePart("Noor, Fatima · ons 4 nov · D 07:00–15:30", strong=True),
            LinePart("kväll till 21:30 dagen före", role="text2"),
        ]
    )
    panel = _panel(stage, parts)
    panel.set_person(person_view(), FIRST)
    panel.open_from(parts.strip)
    return window


def vacant(stage: Stage) -> QWidget:
    window, parts = _window(stage)
    panel = _panel(stage, parts)
    panel.set_shift(ShiftFacts(VACANT, "vacant", replaces="Johan Berg", sek=2647.0))
    panel.open_from(parts.strip)
    return window


def breaches(stage: Stage) -> QWidget:
    window, parts = _window(stage)
    BreachList(stage.style, breach_view(), NAMES, parent=window).show_beside(parts.bar.breaches, drop=True)
    return window


def rest_exception(stage: Stage) -> QWidget:
    window, _ = _window(stage)
    dialog = RestExceptionDialog(stage.style, sample(), REST, "Fatima Noor", parent=window)
    dialog.fields["reason"].edit.setText("Kollega blev sjuk samma kväll")
    dialog.fields["compensation_from"].edit.setText("2026-11-30")
    dialog.show()
    dialog.go.click()
    return window


def shift(stage: Stage) -> QWidget:
    window, _ = _window(stage)
    dialog = ShiftDialog(
        stage.style,
        Plan(sample()),
        VACANT,
        "Vakant pass",
        view_choices(sample()),
        NAMES,
        parent=window,
    )
    dialog.form.set_texts({"start": "25:00", "break_minutes": "en halv"})
    dialog.show()
    dialog.go.click()
    return window


def _panel(stage: Stage, parts: Parts) -> ShiftPanel:
    room = QWidget(parts)
    room.setGeometry(0, parts.bar.height(), parts.width(), parts.height() - parts.bar.height() - 30)
    room.show()
    panel = stage.keep(ShiftPanel(stage.style, exception_from=9.0))
    panel.float_over(room)
    return panel


SCENES = (
    Scene("schedule-parts-edit", editing),
    Scene("schedule-parts-refused", refused),
    Scene("schedule-parts-eight", eight_weeks),
    Scene("schedule-parts-curve", curve),
    Scene("schedule-parts-person", person),
    Scene("schedule-parts-vacant", vacant),
    Scene("schedule-parts-breaches", breaches),
    Scene("schedule-parts-exception", rest_exception),
    Scene("schedule-parts-shift", shift),
)
