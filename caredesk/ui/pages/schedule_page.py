"""The page Schema: the rota grid, need and staffing below it, and the price of what is being typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caredesk.domain.calendar import month_of
from caredesk.domain.changes import Changes
from caredesk.domain.definitions import Definition
from caredesk.domain.schedule import ScheduleRow
from caredesk.language.translation import tr
from caredesk.services.definitions import view_definition
from caredesk.services.periods import view_periods
from caredesk.services.session import OpenUnit
from caredesk.ui.ask import Ask
from caredesk.ui.bus import Bus
from caredesk.ui.price_desk import PriceDesk
from caredesk.ui.rota_desk import RotaDesk
from caredesk.ui.rota_menu import RotaMenu
from caredesk.ui.schedule_board import CONCERN, ScheduleBoard
from caredesk.ui.schedule_counts import over_words, vacant_by_day
from caredesk.ui.schedule_panels import SchedulePanels
from caredesk.ui.schedule_plans import SchedulePlans
from caredesk.ui.style import Style
from caredesk.ui.widgets.asking import Asking
from caredesk.ui.widgets.definitions import Definitions
from caredesk.ui.widgets.draft_strip import DraftStrip
from caredesk.ui.widgets.empty_page import empty_schedule
from caredesk.ui.widgets.focus_ring import NO_RING
from caredesk.ui.widgets.need_strip import NeedStrip
from caredesk.ui.widgets.price_line import PriceLine
from caredesk.ui.widgets.rota_frame import RotaFrame
from caredesk.ui.widgets.schedule_bar import ScheduleBar
from caredesk.ui.widgets.shift_tag import look_of_type

NARROW, WIDE = 1000, 1500
"""Below the one a single week is shown at first, from the other three, px of the page."""
LOW = 560
"""Below this height the strip shows only lines that deviate, px of the page."""


class SchedulePage(Asking):
    """`set_place(month, section)` follows the top bar, `weeks_shown(first, last)` leads its weeks. `said` is
    for the status line, `failed` (UserError) for what could not be stored, `person_asked` (employee number)
    for the person's card, `settings_asked` (a section of Inställningar) for shift types and need,
    `import_asked` from a unit without people."""

    concern = CONCERN

    said = Signal(str)
    failed = Signal(object)
    weeks_shown = Signal(object, object)
    person_asked = Signal(str)
    settings_asked = Signal(str)
    import_asked = Signal()

    def __init__(
        self,
        style: Style,
        unit: OpenUnit,
        bus: Bus,
        *,
        ask: Ask,
        section: str = "",
        clock: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__()
        self._unit, self._clock = unit, clock
        self._weeks_chosen = False
        self.setProperty(NO_RING, True)
        self.board = ScheduleBoard(unit, self._today(), section=section)
        self.bar, self.draft = ScheduleBar(style), DraftStrip(style)
        self.rota = RotaDesk(style, self.board, bus)
        self.grid, self.hand, self.ways = self.rota.grid, self.rota.hand, self.rota.ways
        self.grid.list_area = self
        self.strip = NeedStrip(style)
        self.line = PriceLine(style)
        self.empty = empty_schedule(style)
        self.empty.hide()
        self.price = PriceDesk(self.board, self.rota, self.strip, self.line)
        self.menu = RotaMenu(style, self.board, self.hand, bus, parent=self)
        self.plans = SchedulePlans(style, self.board, bus, ask, clock, parent=self)
        self._lay_out()
        self.panels = SchedulePanels(style, self.board, self.hand, self._today, room=self.room)
        self.definitions = Definitions(style, self._define, self, partial(self.settings_asked.emit, "unit"))
        self._connect()
        bus.changed.connect(self.note)

    def set_place(self, _month: str, section: str) -> None:
        """Another section shows its people alone; the page has weeks of its own, whatever the month."""
        if section != self.board.section:
            self.grid.finish_edit()
            self.board.section = section
            self.ask_again()

    def show_day(self, day: date, employee_no: str = "") -> None:
        """The weeks with a day in view, and a person's cell on it, or the first vacant one."""
        if self.is_outdated():
            self.board.go(first_day=day)
        self.ways.to_day(day, employee_no)

    def show_step(self, day: date) -> None:
        """The weeks of a step that was undone or redone; the cursor stays where it is."""
        if self.is_outdated() or not self.board.first_day <= day <= self.board.last_day:
            self.board.go(first_day=day)

    def step(self, by: int) -> None:
        """So many weeks on (or back)."""
        self.go_to_week(self.board.first_day + timedelta(weeks=by))

    def go_to_week(self, monday: date) -> None:
        """A chosen week first."""
        self.grid.finish_edit()
        self.board.go(first_day=monday)

    def show_now(self) -> None:
        """The week of today first."""
        self.go_to_week(self._today())

    def note(self, changes: Changes) -> None:
        """In view only what was touched is asked for again."""
        if self.isVisible() and not self.is_outdated():
            self.board.follow(changes)
        else:
            super().note(changes)

    def refresh(self) -> None:
        """Asks for everything anew."""
        self.board.load()

    def is_outdated(self) -> bool:
        return super().is_outdated() or self.rota.model.today != self._today()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.board.resume()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.board.pause()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The grid has the keyboard when the page comes in view."""
        super().focusInEvent(event)
        (self.empty if self.empty.isVisible() else self.grid).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.strip.set_deviations_only(self.height() < LOW)
        self.panels.arrange()
        if not self._weeks_chosen:
            weeks = 1 if self.width() < NARROW else 3 if self.width() >= WIDE else 2
            if weeks != self.board.weeks:
                self._set_weeks(weeks)

    def _lay_out(self) -> None:
        self.frame = RotaFrame(self.grid, self.strip)
        self.room = QWidget()
        beside = QHBoxLayout(self.room)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.frame, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.draft)
        column.addWidget(self.room, 1)
        column.addWidget(self.line)
        column.addWidget(self.empty, 1)

    def _connect(self) -> None:
        self.board.renewed.connect(self._show_all)
        self.board.rows_changed.connect(self._show_rows)
        self.board.breaches_changed.connect(self._show_breaches)
        self.rota.described.connect(self._describe)
        self.grid.menu_asked.connect(self.menu.show_at)
        self.grid.details_asked.connect(self.menu.show_details)
        self.grid.editing.connect(self.price.price)
        for part in (self.hand, self.menu, self.plans):
            part.said.connect(self.said)
            part.failed.connect(self.failed)
        self.plans.plan_left.connect(self._show_plan)
        self.plans.follow(self.grid.cells)
        self._connect_panel()
        self.menu.person_asked.connect(self.person_asked)
        self.menu.panel_asked.connect(self._toggle_panel)
        self.menu.copy_week_asked.connect(self.plans.copy_week)
        self.menu.base_asked.connect(self.plans.base_schedule)
        self._connect_bar()
        self.empty.asked.connect(self.import_asked)

    def _connect_panel(self) -> None:
        panel = self.panels.panel
        self.panels.place_asked.connect(self.ways.to_breach)
        panel.person_asked.connect(self.person_asked)
        panel.exception_asked.connect(self.menu.except_rest)
        panel.vacate_asked.connect(self.menu.vacate_breaking)
        panel.change_asked.connect(self.menu.change_breaking)
        panel.shift_change_asked.connect(self.menu.change_shift)
        panel.shift_vacate_asked.connect(self.menu.vacate_shift)

    def _connect_bar(self) -> None:
        bar, grid = self.bar, self.grid
        bar.weeks_chosen.connect(self._choose_weeks)
        bar.period_chosen.connect(lambda period: self.board.go(first_day=period.first_day))
        bar.periods_asked.connect(self.plans.periods)
        bar.draft_asked.connect(self.plans.drafts)
        self.draft.drafts_asked.connect(self.plans.drafts)
        self.draft.leave_asked.connect(self.plans.leave_draft)
        bar.curve_asked.connect(self._show_curve)
        bar.breaches_asked.connect(self._show_breach_list)
        bar.vacant_asked.connect(self.ways.to_next_vacant)
        bar.over_asked.connect(self.ways.to_next_over)
        bar.search_changed.connect(self._filter)
        bar.search_entered.connect(self.rota.to_found)
        bar.search_left.connect(grid.setFocus)
        bar.role_changed.connect(self._filter)
        bar.absence.toggled.connect(self.rota.model.set_absence_shown)
        bar.need.toggled.connect(self.strip.setVisible)
        self.strip.info_asked.connect(lambda: self.definitions.show(self.strip, "density_month"))
        self.strip.day_asked.connect(lambda day: self.panels.show_curve(self.strip, day))
        self.plans.fill(bar.more_menu)
        for name, section in ((tr("Turer …"), "shift_types"), (tr("Bemanningskrav …"), "needs")):
            bar.more_menu.addAction(name, partial(self.settings_asked.emit, section))
        for key, run in (
            ("F4", self._toggle_panel),
            ("F7", self._show_breach_list),
            ("F8", self.ways.to_next_gap),
            ("Ctrl+F", bar.start_search),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            if key != "F4":  # the panel lies beside what is being written
                shortcut.activated.connect(self.grid.finish_edit)
            shortcut.activated.connect(run)

    def _today(self) -> date:
        return self._clock().date()

    def _show_all(self) -> None:
        """Everything the board has, in every part."""
        board = self.board
        if board.view is None:
            return
        self.empty.stand_for(self, board.view.nobody)
        self._filter()
        self.rota.show_all(self._today())
        self.bar.set_weeks(board.weeks)
        self.bar.set_roles(sorted({row.role for row in board.view.rows} - {""}))
        self._show_periods()
        self._show_beside()
        self.weeks_shown.emit(board.first_day, board.last_day)

    def _show_rows(self, rows: tuple[ScheduleRow, ...]) -> None:
        self.rota.show_rows(rows)
        self._show_beside()

    def _show_breaches(self) -> None:
        self.rota.show_breaches()
        self._show_counts()
        self._describe()

    def _show_beside(self) -> None:
        board = self.board
        assert board.view is not None
        if board.strip is not None:
            looks = {each.code: look_of_type(each) for each in board.view.shift_types}
            red = [day for day, _name in board.view.holidays]
            self.strip.set_strip(board.strip, looks=looks, today=self._today(), red_days=red)
            self.frame.fit_strip()
        self._show_counts()
        self.draft.set_plan(board.plan)
        self.panels.arrange()
        self.panels.refresh()
        self._describe()

    def _show_counts(self) -> None:
        board = self.board
        assert board.view is not None
        self.bar.set_counts(
            breaches=len(board.breaches_in_view()),
            vacant=sum(vacant_by_day(board.view, board.section).values()),
            over=over_words(board.strip) if board.strip else "",
        )

    def _show_periods(self) -> None:
        held = [each.row for each in view_periods(self._unit)]
        board = self.board
        inside = [row.name for row in held if row.first_day <= board.first_day <= row.last_day]
        self.bar.set_periods(held, inside[-1] if inside else "")

    def _show_plan(self) -> None:
        """Another plan, or other names of periods."""
        self._show_periods()
        self.grid.setFocus()

    def _describe(self) -> None:
        """What the cursor has come to, in the line and in the open panel."""
        self.price.describe()
        self.panels.follow(self.grid.current_place())

    def _filter(self, _value: str = "") -> None:
        role, section = self.bar.role.value() or None, self.board.section or None
        self.rota.model.filter(self.bar.search.text(), role, section)

    def _choose_weeks(self, weeks: int) -> None:
        self._weeks_chosen = True
        self._set_weeks(weeks)

    def _set_weeks(self, weeks: int) -> None:
        if self.board.view is None:
            self.board.weeks = weeks
        else:
            self.board.go(weeks=weeks)

    def _toggle_panel(self) -> None:
        self.panels.toggle(self.grid, self.grid.current_place())

    def _show_breach_list(self) -> None:
        self.board.go_through_all()
        anchor = self.bar.breaches if self.bar.breaches.isVisible() else self.bar
        self.panels.show_breaches(anchor, back_to=self.grid if self.grid.hasFocus() else anchor)

    def _define(self, figure: str) -> Definition:
        """A figure of the month that the cursor stands in."""
        place, section = self.grid.current_place(), self.board.section or None
        month = month_of(place[1] if place else self.board.first_day)
        return view_definition(self._unit, figure=figure, month=month, today=self._today(), section=section)

    def _show_curve(self) -> None:
        place = self.grid.current_place()
        day = place[1] if place else self._today()
        self.panels.show_curve(self.bar.curve, day)
