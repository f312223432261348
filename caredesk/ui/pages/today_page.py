"""The page Idag: what must be done now, who is away, four figures and the line of density."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedLayout

from caredesk.domain.definitions import Definition
from caredesk.domain.today import TodayView
from caredesk.language.formats import day_long, week
from caredesk.services.definitions import view_definition
from caredesk.services.session import OpenUnit
from caredesk.services.today import view_today
from caredesk.services.today_figures import view_today_figures
from caredesk.ui.bus import Bus
from caredesk.ui.style import Style
from caredesk.ui.widgets.asking import Asking
from caredesk.ui.widgets.card_flow import CardFlow
from caredesk.ui.widgets.definitions import Definitions
from caredesk.ui.widgets.density_card import DensityCard
from caredesk.ui.widgets.empty_page import empty_unit
from caredesk.ui.widgets.focus_ring import NO_RING
from caredesk.ui.widgets.page_area import PageArea
from caredesk.ui.widgets.page_head import PageHead
from caredesk.ui.widgets.today_figure_cards import DENSITY_CODES, TodayFigureCards, reasons
from caredesk.ui.widgets.today_lists import AwayCard, TodoCard, VacantCard
from caredesk.ui.widgets.today_sentence import sentence

CONCERN = frozenset(
    {
        "unit", "place", "setting", "role", "employee", "employment", "competence", "shift_type", "need",
        "shift", "absence", "occupancy", "monthly_value", "month_closing", "amount", "volume", "action",
        "decision",
    }
)  # fmt: skip
"""Tables that this page shows something of."""

THREE_FROM, TWO_LISTS_FROM, FOUR_FROM, TWO_FROM = 1000, 720, 1000, 560
CLOCK_MS = 60_000


class TodayPage(Asking):
    """`set_place(month, section)` follows the top bar. `place_asked(code)` when a row leads to another page,
    `day_asked` to a day of the schedule, `person_asked(employee_no)` to a card, `settings_asked` from a
    definition, `start_asked` from an empty unit."""

    concern = CONCERN

    place_asked = Signal(str)
    day_asked = Signal(object)
    person_asked = Signal(str)
    settings_asked = Signal()
    start_asked = Signal()

    def __init__(
        self,
        style: Style,
        unit: OpenUnit,
        bus: Bus,
        *,
        month: str,
        section: str = "",
        places: Collection[str] = (),
        clock: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__()
        self._look = style
        self._unit = unit
        self._month, self._section = month, section
        self._clock = clock
        self._view: TodayView | None = None
        self.setProperty(NO_RING, True)
        self._head = PageHead(style)
        self.vacant, self.todo, self.away = VacantCard(style), TodoCard(style, places), AwayCard(style)
        self.figure_cards = TodayFigureCards(style)
        self.density = DensityCard(style)
        self.empty = empty_unit(style)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._lay_out())
        self._stack.addWidget(self.empty)
        self.vacant.day_asked.connect(self.day_asked)
        self.todo.asked.connect(self.place_asked)
        self.todo.person_asked.connect(self.person_asked)
        self.empty.asked.connect(self.start_asked)
        self.definitions = Definitions(style, self._define, self, self.settings_asked.emit)
        self.definitions.offer(self.figure_cards.sick_leave, "sick_percent")
        self.definitions.offer(self.figure_cards.overtime, "overtime_hours")
        self.definitions.offer(self.figure_cards.staffing, "staffing_ahead")
        self.definitions.offer(self.density, "density_r12")
        self.figure_cards.density.info_asked.connect(self._define_first)
        self.figure_cards.density.opened.connect(lambda: self.place_asked.emit("density"))
        bus.changed.connect(self.note)
        self._timer = QTimer(self, interval=CLOCK_MS)
        self._timer.timeout.connect(self._tick)

    def set_place(self, month: str, section: str) -> None:
        """The month and section ("" for all) of the top bar."""
        if (month, section) != (self._month, self._section):
            self._month, self._section = month, section
            self.ask_again()

    def refresh(self) -> None:
        """Asks for everything anew and shows it; an open definition is of the figures before: it closes."""
        self.definitions.close()
        view = self._view_now()
        self._view = view
        self._stack.setCurrentIndex(1 if view.empty else 0)
        if view.empty:
            return
        figures = view_today_figures(self._unit, month=self._month, section=self._section or None)
        self._head.set_title(day_long(view.today).capitalize(), week(view.today))
        self._head.set_sentence(sentence(view, figures))
        self.vacant.set_view(view)
        self.todo.set_view(view)
        self.away.set_view(view)
        self.figure_cards.set_figures(figures)
        self.figure_cards.set_staffing(view.staffing)
        self.density.set_line(figures.line, missing=reasons(figures.figures.problems, DENSITY_CODES))

    def showEvent(self, event: QShowEvent) -> None:
        self._timer.start()
        super().showEvent(event)

    def is_outdated(self) -> bool:
        return super().is_outdated() or self._view is None or self._view.today != self._clock().date()

    def _view_now(self) -> TodayView:
        now, section = self._clock(), self._section or None
        minute = now.hour * 60 + now.minute
        return view_today(self._unit, today=now.date(), month=self._month, section=section, minute=minute)

    def _define(self, figure: str) -> Definition:
        today, section = self._clock().date(), self._section or None
        return view_definition(self._unit, figure=figure, month=self._month, today=today, section=section)

    def _define_first(self) -> None:
        """The first card is density, or time performed in home care."""
        figure = "home_care_time" if self.figure_cards.shows_home_care else "density_r12"
        self.definitions.show(self.figure_cards.density, figure)

    def _lay_out(self) -> PageArea:
        area = PageArea(self._look)
        lists = [(self.vacant, 38), (self.todo, 34), (self.away, 28)]
        figures = [(card, 1) for card in self.figure_cards.cards]
        area.add(self._head)
        area.add(CardFlow(self._look, lists, all_from=THREE_FROM, two_from=TWO_LISTS_FROM))
        area.add(CardFlow(self._look, figures, all_from=FOUR_FROM, two_from=TWO_FROM))
        area.add(self.density, 1)
        return area

    def _tick(self) -> None:
        """A new day, or a shift that came within 72 hours; else nothing is moved under the user's hands."""
        if not self.isVisible():
            self._timer.stop()
        elif self._view_now() != self._view:
            self.refresh()
