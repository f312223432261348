"""The page Frånvaro och övertid: who is away and what it costs, overtime against its limits, the journal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import cached_property, partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caredesk.domain.definitions import Definition
from caredesk.domain.sick_costs import SickCosts
from caredesk.language.translation import tr
from caredesk.services.absence_people import view_people_to_report
from caredesk.services.absence_timeline import view_absence_timeline
from caredesk.services.definitions import view_definition
from caredesk.services.follow_up import view_follow_up
from caredesk.services.session import OpenUnit
from caredesk.services.sick_costs import view_sick_costs
from caredesk.services.sick_statistics import view_sick_statistics
from caredesk.ui.absence_hand import AbsenceHand
from caredesk.ui.ask import Ask
from caredesk.ui.bus import Bus
from caredesk.ui.dialogs.follow_up_dialog import FollowUpDialog
from caredesk.ui.dialogs.sick_spells_dialog import SickSpellsDialog
from caredesk.ui.jobs import Jobs
from caredesk.ui.style import Style
from caredesk.ui.widgets.absence_overview import AbsenceOverview
from caredesk.ui.widgets.absence_sentence import absence_sentence
from caredesk.ui.widgets.asking import Asking
from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.definitions import Definitions
from caredesk.ui.widgets.focus_ring import NO_RING
from caredesk.ui.widgets.journal_view import JournalView
from caredesk.ui.widgets.labels import Part
from caredesk.ui.widgets.overtime_view import OvertimeView
from caredesk.ui.widgets.page_area import PageArea
from caredesk.ui.widgets.page_head import PageHead
from caredesk.ui.widgets.segment import Segment

CONCERN = frozenset(
    {
        "unit", "place", "setting", "role", "employee", "employment", "shift_type", "shift", "absence",
        "monthly_value", "month_closing", "amount", "rest_exception", "follow_up",
    }
)  # fmt: skip
"""Tables that this page shows something of."""

ABSENCE, OVERTIME, JOURNAL = "absence", "overtime", "journal"
COST_AFTER_MS = 10


class AbsencePage(Asking):
    """`set_place(month, section)` follows the top bar. `said` is for the status line, `failed` (UserError)
    for what could not be stored, `person_asked` (employee number) and `day_asked` lead to other pages,
    `settings_asked` where a figure lacks a setting. The dialogs of absence are the window's: `well_asked`
    (employee number or ""), `absence_asked` (number in the table), `new_asked`."""

    concern = CONCERN

    said = Signal(str)
    failed = Signal(object)
    person_asked = Signal(str)
    day_asked = Signal(object)
    settings_asked = Signal()
    well_asked = Signal(str)
    absence_asked = Signal(int)
    new_asked = Signal()

    def __init__(
        self,
        style: Style,
        unit: OpenUnit,
        bus: Bus,
        *,
        ask: Ask,
        jobs: Jobs,
        month: str,
        section: str = "",
        clock: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__()
        self._look, self._unit, self._bus = style, unit, bus
        self._ask, self._jobs = ask, jobs
        self._month, self._section, self._clock = month, section, clock
        self._built: dict[str, QWidget] = {}
        self._costs: SickCosts | None = None
        self._shown_for = date.min
        self._cost_timer = QTimer(self, singleShot=True, interval=COST_AFTER_MS)
        self._cost_timer.timeout.connect(self._show_costs)
        self.setProperty(NO_RING, True)
        self.head = PageHead(style, tr("Frånvaro och övertid"))
        self.views = Segment(
            style,
            tr("Vy"),
            [(ABSENCE, tr("Frånvaro")), (OVERTIME, tr("Övertid")), (JOURNAL, tr("Journal"))],
        )
        self.new = Button(style, tr("Annan frånvaro …"), key="Ctrl+F9")
        self.overview = AbsenceOverview(style, self._ask_cost)
        self.hand = AbsenceHand(self, unit, bus, ask, self._today)
        self.area = PageArea(style)
        self._lay_out()
        self.definitions = Definitions(style, self._define, self, self.settings_asked.emit)
        self._connect()

    def set_place(self, month: str, section: str) -> None:
        """The month and section ("" for all) of the top bar."""
        if (month, section) != (self._month, self._section):
            self._month, self._section = month, section
            self.ask_again()

    def refresh(self) -> None:
        """Asks for everything in view anew; the other views follow when they are shown."""
        self.definitions.close()
        self._refresh_view(self.views.current())

    def show_view(self, key: str) -> None:
        """One view at a time ("absence", "overtime" or "journal")."""
        self.views.set_current(key)
        if key not in self._built:
            self._build(key)
        for name, view in self._built.items():
            view.setVisible(name == key)
        self.area.verticalScrollBar().setValue(0)
        if not self.is_outdated():
            self.refresh()

    def is_outdated(self) -> bool:
        """A new day is another day of everybody's sick leave."""
        return super().is_outdated() or self._shown_for != self._today()

    def hideEvent(self, event: QHideEvent) -> None:
        """What is left is not asked for: the unit may be closed before that."""
        super().hideEvent(event)
        if self._cost_timer.isActive():
            self._cost_timer.stop()
            self._stale = True

    @cached_property
    def overtime(self) -> OvertimeView:
        """The view Övertid, made when it is first shown."""
        view = OvertimeView(self._look, self._unit, self._bus, clock=self._clock)
        view.person_asked.connect(self.person_asked)
        view.day_asked.connect(self.day_asked)
        view.said.connect(self.said)
        for card, figure in ((view.months, "overtime_hours"), (view.causes, "overtime_cost")):
            card.show_info()
            self.definitions.offer(card, figure)
        return view

    @cached_property
    def journal(self) -> JournalView:
        """The view Journal, made when it is first shown."""
        view = JournalView(self._look, self._unit, ask=self._ask, jobs=self._jobs, clock=self._clock)
        view.said.connect(self.said)
        return view

    def _lay_out(self) -> None:
        self.head.add(self.new)
        self.head.add(self.views)
        self.new.setEnabled(not self._unit.store.read_only)
        self.area.add(self.head)
        self._build(ABSENCE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)

    def _connect(self) -> None:
        view, writable = self.overview, not self._unit.store.read_only
        self.views.chosen.connect(self.show_view)
        self.new.clicked.connect(self.new_asked)
        self.hand.failed.connect(self.failed)
        self.hand.given_up.connect(self._show_timeline)
        view.timeline.set_editable(writable)
        view.timeline.opened.connect(self.absence_asked)
        view.timeline.person_asked.connect(self.person_asked)
        view.timeline.moved.connect(self.hand.move)
        view.timeline.expected_moved.connect(self.hand.expect)
        view.timeline.stretch_asked.connect(self._show_timeline)
        view.timeline.causes_chosen.connect(self._show_timeline)
        view.follow_up.ticked.connect(self.hand.tick)
        view.follow_up.person_asked.connect(self.person_asked)
        view.follow_up.well_asked.connect(self.well_asked)
        view.follow_up.all_asked.connect(self._show_follow_up)
        view.months.copied.connect(self.said)
        view.table.copied.connect(self.said)
        view.cost.periods_asked.connect(self._show_periods)
        view.cost.settings_asked.connect(self.settings_asked)
        view.cost.person_asked.connect(self.person_asked)
        self.definitions.offer(view.months, "sick_statistics")
        self.definitions.offer(view.table, "sick_statistics")
        self.definitions.offer(view.cost, "sick_cost")
        self._bus.changed.connect(self.note)

    def _build(self, key: str) -> None:
        makers: dict[str, Callable[[], QWidget]] = {
            ABSENCE: lambda: self.overview,
            OVERTIME: lambda: self.overtime,
            JOURNAL: lambda: self.journal,
        }
        self._built[key] = makers[key]()
        self.area.add(self._built[key], 1)

    def _refresh_view(self, key: str) -> None:
        self._shown_for = self._today()
        if key == OVERTIME:
            self.overtime.set_place(self._month, self._section)
            self.overtime.refresh()
            self.head.set_sentence([Part(*stress) for stress in self.overtime.sentence()])
        elif key == JOURNAL:
            self.journal.set_place(self._month)
            self.journal.refresh()
            self.head.set_sentence([Part(tr("Det som arbetsgivaren är skyldig att anteckna, per person"))])
        else:
            self._refresh_overview()

    def _refresh_overview(self) -> None:
        unit, view, today, section = self._unit, self.overview, self._today(), self._section or None
        ask = partial(view_sick_statistics, unit, month=self._month, section=section, today=today)
        own, leaving = ask(public=False), partial(ask, public=True)
        follow_up = view_follow_up(unit, today=today, section=section)
        away = sum(
            each.absent
            for each in view_people_to_report(unit, today=today)
            if section in (None, each.section)
        )
        self.head.set_sentence(absence_sentence(own, away, follow_up))
        self._show_timeline()
        view.follow_up.set_view(follow_up, writable=not unit.store.read_only)
        view.months.set_view(own, leaving)
        view.table.set_view(own, leaving)
        self._costs = None
        self._cost_timer.start()

    def _show_costs(self) -> None:
        """The cost follows when the rest is painted: it takes as long to work out as half of that."""
        self._costs = view_sick_costs(self._unit, month=self._month)
        self.overview.cost.set_view(self._costs)
        self.overview.cost.set_tag("", tr("enheten") if self._section else "")

    def _show_timeline(self, *_asked: object) -> None:
        card = self.overview.timeline
        card.set_time(self._month, self._today())
        first, last = card.stretch()
        card.set_view(
            view_absence_timeline(
                self._unit,
                first_day=first,
                last_day=last,
                section=self._section or None,
                causes=card.causes(),
                today=self._today(),
            )
        )

    def _show_follow_up(self) -> None:
        dialog = FollowUpDialog(
            self._look,
            self._unit,
            self._bus,
            today=self._today(),
            section=self._section or None,
            parent=self.window(),
        )
        dialog.person_asked.connect(self.person_asked)
        dialog.well_asked.connect(self.well_asked)
        dialog.exec()
        dialog.deleteLater()

    def _show_periods(self) -> None:
        if self._costs is None:
            return
        dialog = SickSpellsDialog(self._look, self._costs, ask=self._ask_cost, parent=self.window())
        dialog.exec()
        dialog.deleteLater()

    def _ask_cost(self, month: str) -> SickCosts:
        return view_sick_costs(self._unit, month=month)

    def _define(self, figure: str) -> Definition:
        section = self._section or None
        return view_definition(
            self._unit, figure=figure, month=self._month, today=self._today(), section=section
        )

    def _today(self) -> date:
        return self._clock().date()
