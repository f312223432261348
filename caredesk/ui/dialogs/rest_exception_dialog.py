"""A short daily rest that is accepted: why it was needed, and when the lost rest is given back."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

from PySide6.QtWidgets import QHBoxLayout, QWidget

from caredesk.domain.changes import Changes
from caredesk.domain.rules import Breach
from caredesk.errors import UserError
from caredesk.language.breach_words import breach_sentence
from caredesk.language.formats import day_short
from caredesk.language.translation import tr
from caredesk.language.words import word
from caredesk.services.entry import EntryRefused
from caredesk.services.person_edits import day_of
from caredesk.services.rest_bounds import view_rest_bounds
from caredesk.services.rest_exceptions import (
    edit_rest_exception,
    edit_rest_exception_removed,
    view_rest_exception,
)
from caredesk.services.session import OpenUnit
from caredesk.ui.dialogs.framed_dialog import FramedDialog
from caredesk.ui.style import Style
from caredesk.ui.widgets.field import Field
from caredesk.ui.widgets.health_hint import watch_field
from caredesk.ui.widgets.labels import Label

WIDTH = 480


class RestExceptionDialog(FramedDialog):
    """After `accept`, `changes` is what to send on the bus. `name`: the person's, in a sentence."""

    def __init__(
        self, style: Style, unit: OpenUnit, breach: Breach, name: str, *, parent: QWidget | None
    ) -> None:
        title = tr("Undantag från dygnsvila: {name}").format(name=name)
        super().__init__(style, title, parent=parent, width=WIDTH)
        self._unit, self._breach = unit, breach
        bounds = view_rest_bounds(unit, day=breach.when)
        self._latest = breach.when + timedelta(days=bounds.days)
        self.changes = Changes()
        self.fields = {
            "reason": Field(style, tr("Skäl")),
            "compensation_from": Field(style, tr("Kompensation från"), hint=self._latest_words()),
            "compensation_to": Field(style, tr("Kompensation till"), hint=tr("Får vara tomt.")),
        }
        self._refused = Label(style, font="small", role="under", wrap=True)
        self._refused.hide()
        self._fill(style, bounds.days)
        watch_field(self.fields["reason"], tr("Skriv ingen diagnos."))
        self.add_cancel()
        self.go = self.add_button(tr("Godta undantaget"), kind="primary")
        self.go.clicked.connect(self._finish)
        self.fields["reason"].setFocus()

    def _fill(self, style: Style, days: int) -> None:
        breach = self._breach
        found = f"{breach_sentence(breach)} · {day_short(breach.when)}"
        told = tr(
            "Kortare vila är tillåten bara för att skydda liv, hälsa eller säkerhet, till exempel när någon "
            "blir sjuk med kort varsel. Vilan ges igen inom {days} dagar."
        )
        self.body.addWidget(Label(style, found, font="card_title"))
        self.body.addWidget(Label(style, told.format(days=days), font="small", role="text2", wrap=True))
        self.body.addWidget(self.fields["reason"])
        row = QHBoxLayout()
        row.setSpacing(style.size("card_gap"))
        for name in ("compensation_from", "compensation_to"):
            row.addWidget(self.fields[name])
        self.body.addLayout(row)
        self.body.addWidget(self._refused)
        self.body.addStretch(1)
        held = view_rest_exception(self._unit, employee_no=breach.employee_no, day=breach.when)
        if held is None:
            return
        self.fields["reason"].edit.setText(held.reason)
        days_held = {"compensation_from": held.compensation_from, "compensation_to": held.compensation_to}
        for name, day in days_held.items():
            self.fields[name].edit.setText("" if day is None else day.isoformat())
        self.add_button(tr("Ta bort undantaget")).clicked.connect(self._remove)

    def _finish(self) -> None:
        texts = {name: field.text().strip() for name, field in self.fields.items()}
        refused = self._too_late(texts["compensation_from"])
        if not refused:
            try:
                self.changes = edit_rest_exception(
                    self._unit,
                    employee_no=self._breach.employee_no,
                    day=self._breach.when,
                    reason=texts["reason"],
                    compensation_from=texts["compensation_from"],
                    compensation_to=texts["compensation_to"],
                )
            except EntryRefused as error:
                refused = {found.field: word(found.reason) for _, found in reversed(error.findings)}
            except UserError as error:
                self._say(error)
                return
            else:
                self.accept()
                return
        for name, field in reversed(self.fields.items()):
            field.set_error(refused.get(name, ""))

    def _too_late(self, text: str) -> dict[str, str]:
        """Compensation that makes the rest no exception: none, before it, or too long after it."""
        if not text:
            return {"compensation_from": tr("Skriv från vilken dag vilan ges igen.")}
        with suppress(EntryRefused):
            day = day_of(text, "compensation_from")
            if day < self._breach.when:
                return {"compensation_from": tr("Vilan kan inte ges igen före den dagen.")}
            if day > self._latest:
                return {"compensation_from": self._latest_words()}
        return {}

    def _latest_words(self) -> str:
        return tr("Senast {day}.").format(day=self._latest.isoformat())

    def _remove(self) -> None:
        try:
            self.changes = edit_rest_exception_removed(
                self._unit, employee_no=self._breach.employee_no, day=self._breach.when
            )
        except UserError as error:
            self._say(error)
        else:
            self.accept()

    def _say(self, error: UserError) -> None:
        self._refused.setText(f"!  {word(error)}")
        self._refused.show()
