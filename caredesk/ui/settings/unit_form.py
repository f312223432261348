"""The unit's own settings as fields: what it is called, how årsarbetare is counted, and what things cost."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caredesk.language.terms import TERMS
from caredesk.language.translation import N_, tr
from caredesk.ui.style import Style
from caredesk.ui.widgets.card_flow import CardFlow
from caredesk.ui.widgets.choice_field import ChoiceField
from caredesk.ui.widgets.field import Field
from caredesk.ui.widgets.labels import Label

GROUPS: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...] = (
    (
        N_("Enheten"),
        (
            ("name", N_("Namn"), ""),
            ("unit_type", N_("Typ"), "unit_type"),
            ("employer", N_("Arbetsgivare"), ""),
        ),
    ),
    (
        N_("Så räknas årsarbetare"),
        (
            ("weekly_hours", N_("Heltidsmått (h/vecka)"), ""),
            ("basis", N_("Räknas på"), "basis"),
            ("measure", N_("Delas med"), "measure"),
            ("annual_hours", N_("Årsarbetstid (h/år)"), ""),
        ),
    ),
    (
        N_("Kostnader"),
        (
            ("cost_per_fte", N_("Kostnad per årsarbetare (kr/år, med PO)"), ""),
            ("cost_per_place_day", N_("Kostnad per plats och dygn (kr)"), ""),
            ("po_percent", N_("PO (%)"), ""),
        ),
    ),
)
"""Groups of (field, label, closed list or "")."""

USUAL = {"basis": "worked", "measure": "unit"}
"""What an empty choice means."""

EXPLAINED = {
    "worked": N_("Passens timmar minus frånvaron. Vanligast."),
    "scheduled": N_("Alla schemalagda timmar, också när någon är borta."),
    "employed": N_("Anställdas sysselsättningsgrad, utan timmar."),
    "unit": N_("Enhetens heltidsmått, lika för alla."),
    "own": N_("Var och ens eget heltidsmått."),
    "year": N_("Ett antal timmar om året, lika för alla."),
}
MISSED = {
    "weekly_hours": N_("Tomt räknas som 38,25."),
    "annual_hours": N_("▲ Utan den kan årsarbetare inte räknas."),
    "cost_per_fte": N_("▲ Utan den visas – för vad avståndet till målet är värt."),
    "cost_per_place_day": N_("▲ Utan den visas – för vad tomdygnen kostar."),
    "po_percent": N_("▲ Utan PO visas – för kostnaden för bemanning, övertid och sjukfrånvaro."),
}
"""What an empty field means for the figures."""

THREE_FROM, TWO_FROM = 720, 480


class UnitForm(QWidget):
    """`set_texts(texts)`, `texts()`, `set_errors(…)`; `edited(field, text)` when a field is left changed."""

    edited = Signal(str, str)

    def __init__(self, style: Style, *, writable: bool) -> None:
        super().__init__()
        self._look = style
        self._writable = writable
        self._shown: dict[str, str] = {}
        self.fields: dict[str, Field | ChoiceField] = {}
        self._under: dict[str, Label] = {}
        flow = CardFlow(
            style,
            [(self._group(tr(title), fields), 1) for title, fields in GROUPS],
            all_from=THREE_FROM,
            two_from=TWO_FROM,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(flow)

    def set_texts(self, texts: Mapping[str, str]) -> None:
        """Shows a row; a field that is being typed in, or was refused, keeps what stands there."""
        self._shown = dict(texts)
        for name, field in self.fields.items():
            if isinstance(field, ChoiceField):
                field.set_value(texts.get(name, "") or _usual(name))
            elif not (self._is_refused(field) or (field.edit.isModified() and field.edit.hasFocus())):
                field.edit.setText(texts.get(name, ""))
        self._explain()

    def texts(self) -> dict[str, str]:
        """What stands in every field."""
        return {name: _text(field) for name, field in self.fields.items()}

    def set_errors(self, errors: Mapping[str, str]) -> None:
        """Marks what is refused and says why; a field that is not among them loses its mark.

        From the last to the first: each that is marked takes the keyboard, and the first shall have it.
        """
        for name, field in reversed(self.fields.items()):
            field.set_error(errors.get(name, ""))

    def note(self, name: str, errors: Mapping[str, str]) -> None:
        """After one field was left: it and what else is refused are marked, others keep their marks."""
        for each in {name, *errors}:
            field, sentence = self.fields[each], errors.get(each, "")
            if isinstance(field, Field):
                field.set_error(sentence, stay=False)
            else:
                field.set_error(sentence)
        self._explain()

    def give_up(self) -> bool:
        """Takes back what is typed in the field with the keyboard and not stored; whether anything was."""
        for name, field in self.fields.items():
            if (
                isinstance(field, Field)
                and field.edit.hasFocus()
                and field.text() != self._shown.get(name, "")
            ):
                field.edit.setText(self._shown.get(name, ""))
                field.set_error("")
                self._explain()
                return True
        return False

    def _group(self, title: str, fields: tuple[tuple[str, str, str], ...]) -> QWidget:
        group = QWidget()
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.size("gap"))
        column.addWidget(Label(self._look, title, font="card_title"))
        for name, label, terms in fields:
            field = self._choice(name, tr(label), terms) if terms else self._field(name, tr(label))
            field.setEnabled(self._writable)
            self.fields[name] = field
            column.addWidget(field)
            if name in USUAL:
                self._under[name] = Label(self._look, font="small", role="text3", wrap=True)
                column.addWidget(self._under[name])
        column.addStretch(1)
        return group

    def _field(self, name: str, label: str) -> Field:
        field = Field(self._look, label)
        field.edit.editingFinished.connect(partial(self._leave, name))
        return field

    def _choice(self, name: str, label: str, terms: str) -> ChoiceField:
        words = [(word, tr(word)) for word in TERMS[terms].values()]
        nothing = [] if name in USUAL else [("", tr("Inte vald"))]
        field = ChoiceField(self._look, label, nothing + words)
        field.changed.connect(partial(self._leave, name))
        return field

    def _leave(self, name: str) -> None:
        self._explain()
        text = _text(self.fields[name])
        if text == (self._shown.get(name, "") or _usual(name)):
            return
        field = self.fields[name]
        if isinstance(field, Field):
            field.edit.setModified(False)
        self.edited.emit(name, text)

    def _explain(self) -> None:
        """The lines under the fields, and whether there is a year's hours to fill in."""
        for name, label in self._under.items():
            label.setText(tr(EXPLAINED[_code(name, _text(self.fields[name]))]))
        for name, sentence in MISSED.items():
            field = self.fields[name]
            assert isinstance(field, Field)
            missing = not field.text().strip()
            if not self._is_refused(field):
                role = "over" if sentence.startswith("▲") else "text3"
                field.set_hint(tr(sentence) if missing else "", role)
        yearly = _code("measure", _text(self.fields["measure"])) == "year"
        self.fields["annual_hours"].setVisible(yearly)

    @staticmethod
    def _is_refused(field: Field) -> bool:
        return bool(field.edit.property("error") == "true")


def _text(field: Field | ChoiceField) -> str:
    return field.text().strip() if isinstance(field, Field) else field.value()


def _usual(name: str) -> str:
    """The word of what an empty choice means, "" for other fields."""
    return TERMS[name][USUAL[name]] if name in USUAL else ""


def _code(name: str, word: str) -> str:
    return next((code for code, each in TERMS[name].items() if each == word), USUAL[name])
