"""A person's base schedule (grundschema): its weeks typed or pasted, from a day, beside the contract."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtWidgets import QHBoxLayout, QWidget

from caredesk.domain.base_schedule import MOST_WEEKS
from caredesk.domain.calendar import monday_of
from caredesk.domain.changes import Changes
from caredesk.errors import UserError
from caredesk.language import formats
from caredesk.language.people_words import list_name, sort_text
from caredesk.language.translation import tr
from caredesk.language.words import word
from caredesk.services.base_schedule import (
    BaseScheduleView,
    CyclePerson,
    CycleRefused,
    check_base_schedule,
    edit_base_schedule,
    edit_base_schedule_removed,
    view_base_people,
    view_base_schedule,
)
from caredesk.services.plan import Plan
from caredesk.ui.dialogs.framed_dialog import FramedDialog
from caredesk.ui.style import Style
from caredesk.ui.widgets.choice_field import ChoiceField
from caredesk.ui.widgets.cycle_table import FREE, CycleTable
from caredesk.ui.widgets.day_field import DayField
from caredesk.ui.widgets.field import Field
from caredesk.ui.widgets.labels import Label, Part, PartsLabel

NEW = "new"
WEEKS_WIDTH = 120
MOST_NOTES = 4


class BaseScheduleDialog(FramedDialog):
    """After `accept`, `changes` is what to send on the bus: of each person whose base schedule was stored.

    Another person or base schedule is chosen above; what was typed is stored first, or says what is wrong.
    """

    def __init__(
        self, style: Style, plan: Plan, *, employee_no: str = "", day: date, parent: QWidget | None
    ) -> None:
        width, height = style.size("dialog_width"), style.size("dialog_height")
        super().__init__(style, tr("Grundschema"), parent=parent, width=width, height=height)
        self._unit, self._day = plan.unit, day
        self.changes = Changes()
        self._view: BaseScheduleView | None = None
        self._instead_of: date | None = None
        self._clean: tuple[str, object] = ("", ())
        self._warned = False
        people = _people(view_base_people(plan.unit, day=day))
        self.person = ChoiceField(style, tr("Medarbetare"), people)
        self.which = ChoiceField(style, tr("Grundschema"), [])
        self.start = DayField(style, tr("Gäller från"))
        self.count = Field(style, tr("Veckor i cykeln"))
        self.count.setMaximumWidth(WEEKS_WIDTH)
        self.table = CycleTable(style, self._check, most=MOST_WEEKS)
        self.hours = PartsLabel(style, wrap=True)
        self.notes = Label(style, role="over", wrap=True)
        self._trouble = Label(style, role="under", wrap=True)
        self._lay_out(style)
        self.add_keys(("Ctrl+V", tr("klistra in")), ("Ctrl+Del", tr("ta bort veckan")))
        self.remove = self.add_button(tr("Ta bort"))
        self.add_cancel()
        self.go = self.add_button(tr("Spara grundschema"), kind="primary")
        self._connect()
        self._may_store(bool(people))
        known = employee_no in dict(people)
        self.person.set_value(employee_no if known else people[0][0] if people else "")
        self._shown = self.person.value()
        self._show(None)
        self.table.setFocus()

    def reject(self) -> None:
        """What is typed and not stored is told of before it is left, once."""
        typed = self.table.entries.show_refused() or self._typed() != self._clean
        if typed and not self._warned and self.go.isEnabled():
            self._warned = True
            self._say(tr("Det du skrev är inte sparat. Spara det, eller välj Avbryt en gång till."))
        elif self.changes.tables:
            self.accept()
        else:
            super().reject()

    def _lay_out(self, style: Style) -> None:
        row = QHBoxLayout()
        row.setSpacing(style.size("card_gap"))
        row.addWidget(self.person, 3)
        row.addWidget(self.which, 3)
        row.addWidget(self.start, 2)
        row.addWidget(self.count, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.table, 1)
        for under in (self.hours, self.notes, self._trouble):
            self.body.addWidget(under)
        self._trouble.hide()

    def _connect(self) -> None:
        self.person.changed.connect(self._other_person)
        self.which.changed.connect(self._other_cycle)
        self.count.edit.editingFinished.connect(self._take_count)
        self.start.edit.editingFinished.connect(self._tell)
        self.table.changed.connect(self._tell)
        self.remove.clicked.connect(self._remove)
        self.go.clicked.connect(self._finish)

    def _may_store(self, somebody: bool) -> None:
        """Dims what cannot be done, with the reason."""
        read_only = self._unit.store.read_only
        self.go.setEnabled(somebody and not read_only)
        self.go.setToolTip("" if somebody else tr("Lägg till en medarbetare först"))
        if read_only:
            for button in (self.go, self.remove):
                button.setToolTip(tr("Filen är skrivskyddad, så inget kan ändras"))

    def _show(self, start: date | None, *, new: bool = False) -> None:
        """Shows the person's base schedule from a day, or a new one that begins as the one in force."""
        number = self.person.value()
        view = view_base_schedule(self._unit, employee_no=number, day=self._day, start_date=start)
        self._view = view
        new = new or view.start_date is None
        self._instead_of = None if new else view.start_date
        monday = monday_of(self._day) + timedelta(days=7)
        self.start.set_day(monday if view.start_date is None or new else view.start_date)
        self._fill_cycles(view)
        self.which.set_value(NEW if new else str(view.start_date))
        self.table.set_weeks([week.texts for week in view.weeks] or [FREE])
        self.remove.setEnabled(not new and not self._unit.store.read_only)
        if not self._unit.store.read_only:
            self.remove.setToolTip(tr("Inget att ta bort än") if new else "")
        self._say("")
        self._clean = self._typed()
        self._tell()

    def _fill_cycles(self, view: BaseScheduleView) -> None:
        box = self.which.box
        box.clear()
        for start in view.starts:
            box.addItem(tr("Från {day}").format(day=start), str(start))
        box.addItem(tr("Nytt från en dag …"), NEW)

    def _typed(self) -> tuple[str, object]:
        return self.start.text(), self.table.weeks()

    def _other_person(self) -> None:
        wanted = self.person.value()
        self.person.set_value(self._shown)
        if self._store_if_changed():
            self.person.set_value(wanted)
            self._shown = wanted
            self._show(None)

    def _other_cycle(self) -> None:
        wanted = self.which.value()
        if not self._store_if_changed():
            self.which.set_value(NEW if self._instead_of is None else str(self._instead_of))
        elif wanted == NEW:
            self._show(self._instead_of, new=True)
        else:
            self._show(date.fromisoformat(wanted))

    def _take_count(self) -> None:
        text = self.count.text().strip()
        if text == str(len(self.table.weeks())):
            return
        if not text.isdecimal() or not 1 <= int(text) <= MOST_WEEKS:
            told = tr("Skriv ett tal från 1 till {most}.").format(most=MOST_WEEKS)
            self.count.set_error(told, stay=False)
            return
        self.count.set_error("")
        self.table.set_count(int(text))

    def _check(self, weeks: Sequence[Sequence[str]]) -> Mapping[tuple[int, int], str]:
        try:
            self._counted(weeks)
        except CycleRefused as refused:
            return {(each.week - 1, each.day): word(each.reason) for each in refused.findings}
        except UserError as error:
            self._say(word(error))
        return {}

    def _counted(self, weeks: Sequence[Sequence[str]]) -> BaseScheduleView:
        start = self.start.day() or self._day
        return check_base_schedule(self._unit, employee_no=self.person.value(), start_date=start, weeks=weeks)

    def _tell(self) -> None:
        """Hours of the weeks against the contract, and what is odd in them."""
        self._warned = False
        weeks = self.table.weeks()
        if self.count.text() != str(len(weeks)):
            self.count.edit.setText(str(len(weeks)))
            self.count.set_error("")
        try:
            view = self._counted(weeks)
        except UserError as error:
            self._say(word(error))
            return
        self.table.set_hours([week.hours for week in view.weeks])
        self.hours.set_parts(_hours_parts(view))
        self.notes.setText(_notes_text(view))
        self.notes.setVisible(bool(view.notes))

    def _store_if_changed(self) -> bool:
        """Stores what was typed; False, with what is wrong in view, when it cannot be."""
        if self.table.entries.show_refused():
            return False
        return self._typed() == self._clean or self._store()

    def _store(self) -> bool:
        start = self.start.day(stay=True)
        if start is None:
            return False
        try:
            changes = edit_base_schedule(
                self._unit,
                employee_no=self._shown,
                start_date=start,
                weeks=self.table.weeks(),
                instead_of=self._instead_of,
            )
        except UserError as error:
            self._say(word(error))
            return False
        self.changes = self.changes.joined(changes)
        self._instead_of, self._clean = start, self._typed()
        return True

    def _finish(self) -> None:
        if not self.table.entries.show_refused() and self._store():
            self.accept()

    def _remove(self) -> None:
        if self._instead_of is None:
            return
        try:
            changes = edit_base_schedule_removed(
                self._unit, employee_no=self._shown, start_date=self._instead_of
            )
        except UserError as error:
            self._say(word(error))
            return
        self.changes = self.changes.joined(changes)
        self._show(None)

    def _say(self, sentence: str) -> None:
        self._trouble.setText(f"!  {sentence}" if sentence else "")
        self._trouble.setVisible(bool(sentence))


def _people(found: Sequence[CyclePerson]) -> list[tuple[str, str]]:
    """Who can be chosen, by list name: `Holm, Maria · 6 v.`, without weeks who has no base schedule."""
    words = []
    for each in sorted(found, key=lambda person: sort_text(list_name(person.name))):
        name = list_name(each.name)
        with_weeks = tr("{name} · {count} v.").format(name=name, count=each.weeks)
        words.append((each.employee_no, with_weeks if each.weeks else name))
    return words


def _hours_parts(view: BaseScheduleView) -> list[Part]:
    """`Medel 30,1 h per vecka · avtal 28,7 h · +1,4 h`"""
    mean = tr("Medel {hours} per vecka").format(hours=formats.hours(view.mean_hours))
    if view.contract_hours is None:
        return [Part(mean, strong=True), Part(tr(" · inga avtalade timmar"), "text2")]
    over = view.mean_hours - view.contract_hours
    agreed = tr(" · avtal {hours} · ").format(hours=formats.hours(view.contract_hours))
    role = "text2" if abs(over) < 1 else "over" if over > 0 else "under"
    return [
        Part(mean, strong=True),
        Part(agreed),
        Part(formats.hours(over, signed=True), role, strong=True),
    ]


def _notes_text(view: BaseScheduleView) -> str:
    """The first notes, and how many more."""
    told = "  ".join(f"▲ {word(note)}" for note in view.notes[:MOST_NOTES])
    rest = len(view.notes) - MOST_NOTES
    return f"{told}  {tr('Och {count} till.').format(count=rest)}" if rest > 0 else told
