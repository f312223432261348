"""Rolling base schedules out over some days: what it would do, what stays as it is, and the step itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from caredesk.domain.changes import Changes
from caredesk.errors import UserError
from caredesk.language import formats
from caredesk.language.people_words import closed_text, list_name, sort_text
from caredesk.language.translation import tr
from caredesk.language.words import word
from caredesk.services.base_schedule import view_names
from caredesk.services.long_edit import Stopped
from caredesk.services.periods import view_periods
from caredesk.services.plan import Plan, days_of_draft
from caredesk.services.roll_out import RollOut, edit_rolled_out, plan_roll_out
from caredesk.ui.dialogs.framed_dialog import FramedDialog
from caredesk.ui.long_step import LongStep
from caredesk.ui.models.row_table import Column, RowTable
from caredesk.ui.style import Style
from caredesk.ui.widgets.busy_bar import BusyBar
from caredesk.ui.widgets.check_box import CheckBox
from caredesk.ui.widgets.choice_field import ChoiceField
from caredesk.ui.widgets.day_field import DayField
from caredesk.ui.widgets.labels import Label, Part, PartsLabel
from caredesk.ui.widgets.table_view import TableView

LOOK_AFTER_MS = 300


class LeftDay(NamedTuple):
    """A person's day that a roll-out leaves as it is, or empties, and why."""

    name: str
    day: date
    why: str


class RollOutDialog(FramedDialog):
    """After `accept`, `changes` is what to send on the bus. `persons`: those marked, to choose only them."""

    def __init__(
        self,
        style: Style,
        plan: Plan,
        *,
        first_day: date,
        last_day: date,
        today: date,
        persons: Collection[str] = (),
        parent: QWidget | None,
    ) -> None:
        width, height = style.size("dialog_width"), style.size("dialog_height")
        super().__init__(style, tr("Rulla ut grundschemat"), parent=parent, width=width, height=height)
        self._plan, self._today, self._persons = plan, today, frozenset(persons)
        self.changes = Changes()
        self._planned: RollOut | None = None
        self._step: LongStep | None = None
        self._again = False
        self._names = view_names(plan.unit)
        self._periods = {str(held.number): held.row for held in view_periods(plan.unit)}
        periods = [(key, row.name) for key, row in self._periods.items()]
        self.period = ChoiceField(style, tr("Period"), [("", tr("Egna dagar")), *periods])
        begins, ends = self._within(first_day, last_day)
        self.first = DayField(style, tr("Från och med"), begins)
        self.last = DayField(style, tr("Till och med"), ends)
        marked = tr("Bara de markerade ({count})")
        self.only_marked = CheckBox(style, marked.format(count=len(persons)))
        self.sentence = PartsLabel(style, wrap=True)
        self.warning = Label(style, role="over", wrap=True)
        self.left, self.bar = RowTable(_columns()), BusyBar(style)
        self.table = TableView(style, tr("Dagar att känna till"), row="dense")
        self._lay_out(style)
        self.add_keys(("Tab", tr("nästa fält")))
        self.add_cancel()
        self.go = self.add_button(tr("Rulla ut"), kind="primary")
        self._timer = QTimer(self, singleShot=True)
        self._connect()
        self._show()
        self.first.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.sentence.set_parts([Part(tr("Räknar …"), "text2")])
        self._timer.start(0)  # what takes its time is worked out in view

    def look(self) -> None:
        """Works out what the days typed would come to; nothing is stored."""
        self._timer.stop()
        if self._step is not None:
            self._again = True
            return
        first, last = self.first.day(), self.last.day()
        self._planned = None
        if first is not None and last is not None:
            try:
                with LongStep(self, self.bar) as self._step:
                    self._planned = plan_roll_out(
                        self._plan,
                        first_day=first,
                        last_day=last,
                        persons=self._chosen(),
                        progress=self._step.progress,
                    )
            except Stopped:
                pass
            except UserError as error:
                self.last.set_error(word(error), stay=False)
            finally:
                self._step = None
        self._show()
        if self._again:
            self._again = False
            self._timer.start(0)

    def reject(self) -> None:
        if self._step is None:
            super().reject()
        else:
            self._step.stop()

    def _lay_out(self, style: Style) -> None:
        row = QHBoxLayout()
        row.setSpacing(style.size("card_gap"))
        for field, stretch in ((self.period, 1), (self.first, 0), (self.last, 0)):
            row.addWidget(field, stretch, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self.body.addWidget(self.only_marked)
        self.only_marked.setVisible(bool(self._persons))
        for part in (self.sentence, self.warning, self.bar):
            self.body.addWidget(part)
        self.table.set_model(self.left)
        self.body.addWidget(self.table, 1)
        self._room = QWidget()
        self.body.addWidget(self._room, 1)

    def _connect(self) -> None:
        self.period.changed.connect(self._take_period)
        self.first.changed.connect(self._wait)
        self.last.changed.connect(self._wait)
        self.only_marked.toggled.connect(self.look)
        self._timer.timeout.connect(self.look)
        self.go.clicked.connect(self._finish)

    def _chosen(self) -> Collection[str] | None:
        return self._persons if self.only_marked.isChecked() else None

    def _take_period(self) -> None:
        row = self._periods.get(self.period.value())
        if row is not None:
            begins, ends = self._within(row.first_day, row.last_day)
            self.first.set_day(begins)
            self.last.set_day(ends)
        self.look()

    def _within(self, first: date, last: date) -> tuple[date, date]:
        """The days to propose: those to come, and of a draft its own."""
        first = max(first, self._today + timedelta(days=1))
        own = days_of_draft(self._plan)
        if own is not None:
            first, last = min(max(first, own[0]), own[1]), min(last, own[1])
        return first, max(first, last)

    def _wait(self) -> None:
        self.go.setEnabled(False)
        self._timer.start(LOOK_AFTER_MS)

    def _show(self) -> None:
        planned = self._planned
        self.sentence.set_parts(_sentence(planned))
        rows = tuple(_left_days(planned, self._names)) if planned else ()
        self.left.set_rows(rows)
        self.table.setVisible(bool(rows))
        self._room.setVisible(not rows)
        self.warning.setText(self._warning())
        self.warning.setVisible(bool(self.warning.text()))
        self.go.setEnabled(planned is not None and not planned.changes_nothing)
        self.go.setToolTip("" if self.go.isEnabled() else tr("Inget att rulla ut de dagarna"))

    def _warning(self) -> str:
        """What of the unit's own figures is reached; a draft reaches none."""
        planned = self._planned
        if planned is None or planned.changes_nothing or self._plan.draft:
            return ""
        past = tr("▲ Också dagar som har varit ändras. Deras siffror räknas om.")
        parts = (past if planned.first_day <= self._today else "", closed_text(planned.closed))
        return "  ".join(part for part in parts if part)

    def _finish(self) -> None:
        planned = self._planned
        if planned is None or self._step is not None:
            return
        self.go.setEnabled(False)
        try:
            with LongStep(self, self.bar) as self._step:
                self.changes = edit_rolled_out(
                    self._plan,
                    first_day=planned.first_day,
                    last_day=planned.last_day,
                    persons=self._chosen(),
                    progress=self._step.progress,
                )
        except Stopped:
            self.sentence.set_parts([Part(tr("Avbrutet. Inget är ändrat."))])
            self.go.setEnabled(True)
        except UserError as error:
            self.sentence.set_parts([Part(f"!  {word(error)}", "under")])
        else:
            self.accept()
        finally:
            self._step = None


def _sentence(planned: RollOut | None) -> list[Part]:
    """`412 pass läggs in · 12 ändras · 3 tas bort. 14 dagar lämnas som de är.`"""
    if planned is None:
        return [Part(tr("Skriv vilka dagar det gäller."), "text2")]
    if planned.changes_nothing:
        told = [Part(tr("✓ Inget behöver ändras de dagarna."), "ok", strong=True)]
    else:
        words = tr("{new} pass läggs in · {changed} ändras · {removed} tas bort").format(
            new=formats.number(planned.new, 0),
            changed=formats.number(planned.changed, 0),
            removed=formats.number(planned.removed, 0),
        )
        told = [Part(words, strong=True), Part(tr(". Allt blir ett steg som kan ångras."))]
    days = len(planned.kept_by_hand) + len(planned.outside_employment) + len(planned.unknown_days)
    days -= len(planned.emptied)
    if days:
        left = tr(" 1 dag lämnas som den är:") if days == 1 else tr(" {count} dagar lämnas som de är:")
        told.append(Part(left.format(count=formats.number(days, 0))))
    return told


def _left_days(planned: RollOut, names: Mapping[str, str]) -> Iterator[LeftDay]:
    codes = ", ".join(planned.unknown_codes)
    outside = sorted(set(planned.outside_employment) - set(planned.emptied))
    for days, why in (
        (planned.emptied, tr("ingen anställning gäller den dagen, så passet tas bort")),
        (planned.kept_by_hand, tr("ändrad för hand eller inläst från fil")),
        (outside, tr("ingen anställning gäller den dagen")),
        (planned.unknown_days, tr("turen finns inte längre: {codes}").format(codes=codes)),
    ):
        left = [LeftDay(list_name(names.get(number, number)), day, why) for number, day in days]
        yield from sorted(left, key=lambda row: (sort_text(row.name), row.day))


def _columns() -> list[Column[LeftDay]]:
    return [
        Column[LeftDay](tr("Medarbetare"), lambda row: row.name, strong=True),
        Column[LeftDay](tr("Dag"), lambda row: f"{formats.day_short(row.day)} {row.day.year}"),
        Column[LeftDay](tr("Varför"), lambda row: row.why, stretch=True),
    ]
