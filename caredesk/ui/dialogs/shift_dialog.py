"""Everything about one shift: times, kind, section, whom it replaces and why, lent or borrowed, and price."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from caredesk.domain.changes import Changes
from caredesk.domain.schedule import CellShift
from caredesk.errors import UserError
from caredesk.language.formats import day_short
from caredesk.language.people_words import list_name, sort_text, term
from caredesk.language.terms import TERMS
from caredesk.language.translation import tr
from caredesk.language.words import word
from caredesk.services.entry import EntryRefused
from caredesk.services.people import PeopleChoices
from caredesk.services.plan import Plan
from caredesk.services.shift_entry import edit_shift_typed, shift_texts
from caredesk.ui.dialogs.entry_form import EntryForm, FormArea
from caredesk.ui.dialogs.framed_dialog import FramedDialog
from caredesk.ui.style import Style
from caredesk.ui.widgets.choice_field import ChoiceField
from caredesk.ui.widgets.field import Field
from caredesk.ui.widgets.labels import Label

WIDTH, HEIGHT = 720, 500
ORDER = (
    ("start", "end", "break_minutes"),
    ("kind", "overtime_sort", "section"),
    ("role", "replaces", "cause"),
    ("lent_to", "borrowed_from", "price"),
    ("ordered",),
)
FIELD_OF = {
    "cell_same_start": "start",
    "import_break_too_long": "break_minutes",
    "import_borrowed_with_employee": "borrowed_from",
    "cell_unknown_person": "replaces",
}
"""Where what the schedule refuses is said; of any other reason under the fields."""


class ShiftDialog(FramedDialog):
    """After `accept`, `changes` is what to send on the bus. `names`: of the employees by number; `who`: whose
    shift it is, in a sentence."""

    def __init__(
        self,
        style: Style,
        plan: Plan,
        held: CellShift,
        who: str,
        choices: PeopleChoices,
        names: Mapping[str, str],
        *,
        parent: QWidget | None,
    ) -> None:
        shift = held.shift
        what = " ".join(part for part in (shift.shift_code, day_short(shift.day)) if part)
        super().__init__(style, f"{who} · {what}", parent=parent, width=WIDTH, height=HEIGHT)
        self._plan, self._held = plan, held
        self.changes = Changes()
        self.form = EntryForm(style, choices, self)
        self._add_fields(style, names)
        area = FormArea(style, 3)
        for row in ORDER:
            area.add_row(*(self.form.fields[name] for name in row))
        texts = shift_texts(shift)
        self._before = {name: texts[name] for name in self.form.fields}
        self.form.set_texts(self._before)
        self._refused = Label(style, role="under", wrap=True)
        self._refused.hide()
        self.body.addWidget(area, 1)
        self.body.addWidget(self._refused)
        self.add_cancel()
        self.go = self.add_button(tr("Ändra passet"), kind="primary")
        self.go.clicked.connect(self._finish)
        self.form.fields["start"].setFocus()

    def _add_fields(self, style: Style, names: Mapping[str, str]) -> None:
        form, by_employment = self.form, tr("Tomt: enligt anställningen.")
        form.hold("start", Field(style, tr("Start")))
        form.hold("end", Field(style, tr("Slut")))
        form.hold("break_minutes", Field(style, tr("Rast (min)")))
        form.hold("kind", ChoiceField(style, tr("Slag"), _words("shift_kind", tr("Enligt anställningen"))))
        sorts = _words("overtime_sort", "–")
        form.hold("overtime_sort", ChoiceField(style, tr("Övertidsslag"), sorts))
        form.add("section", label=tr("Avdelning")).setToolTip(by_employment)
        form.add("role", label=tr("Befattning")).setToolTip(by_employment)
        people = sorted(
            ((number, list_name(name)) for number, name in names.items()), key=lambda each: sort_text(each[1])
        )
        form.hold("replaces", ChoiceField(style, tr("Ersätter"), [("", "–"), *people]))
        form.hold("cause", ChoiceField(style, tr("Orsak"), _words("shift_cause", "–")))
        form.hold("lent_to", Field(style, tr("Utlånad till")))
        form.hold("borrowed_from", Field(style, tr("Inlånad från")))
        form.hold("price", Field(style, tr("Pris (kr)"))).setToolTip(
            tr("Vad ett inlånat eller inhyrt pass kostar.")
        )
        form.hold("ordered", Field(style, tr("Beställd")))

    def _finish(self) -> None:
        self.form.show_refused(())
        self._refused.hide()
        texts = self.form.texts()
        changed = {name: texts[name] for name, before in self._before.items() if texts[name] != before}
        held = self._held
        try:
            self.changes = edit_shift_typed(self._plan, number=held.number, held=held.shift, texts=changed)
        except EntryRefused as refused:
            self.form.show_refused((finding.field, word(finding.reason)) for _, finding in refused.findings)
        except UserError as error:
            if field := FIELD_OF.get(error.code):
                self.form.show_refused([(field, word(error))])
            else:
                self._refused.setText(f"!  {word(error)}")
                self._refused.show()
        else:
            self.accept()


def _words(group: str, none: str) -> list[tuple[str, str]]:
    """A closed list: the words of the template, shown in the chosen language."""
    return [("", none), *((words, term(group, code)) for code, words in TERMS[group].items())]
