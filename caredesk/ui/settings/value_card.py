"""One rule or rate in full: what it is worth, how sure that is, every value by date, and the unit's own."""

from __future__ import annotations

from functools import partial

from caredesk.language.formats import NONE, day_iso, tidy
from caredesk.language.parameter_words import PLAIN_VALUES, STATUS, parameter_name
from caredesk.language.translation import tr
from caredesk.services.parameters_view import (
    DatedValue,
    ParameterView,
    edit_back_to_default,
    edit_own_value,
)
from caredesk.ui.dialogs.own_value_dialog import OwnValueDialog
from caredesk.ui.entry_store import stored
from caredesk.ui.models.row_table import Column, RowTable
from caredesk.ui.settings.section import Around
from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.card import Card
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.table_view import TableView
from caredesk.ui.widgets.tag import MET, NEUTRAL, WATCH

SIGNS = {"V1": (MET, "ok"), "V2": (MET, "ok"), "U": (WATCH, "over"), "own": (NEUTRAL, "neutral")}


def plain_value(text: str) -> str:
    """A stored value as it is read: `58,4`, `fyra veckor`, `2026-01-05`, and `–` where there is none."""
    if text in PLAIN_VALUES:
        return tr(PLAIN_VALUES[text])
    try:
        return tidy(float(text), 2)
    except ValueError:
        return text or NONE


def status_tag(status: str, *, lacking: bool = False) -> tuple[str, str, str]:
    """How sure a value is, as a tag; what is lacking but not used is not worth a sign."""
    sign, tone = (WATCH, "over") if lacking else SIGNS.get(status, (NEUTRAL, "neutral"))
    return sign, tr(STATUS[status][0]), tone


class ValueCard(Card):
    """`set_view(view)` shows a value; `ask_for_own()` lets the user give the unit's own."""

    def __init__(self, around: Around) -> None:
        super().__init__(around.style)
        self._around = around
        self._view: ParameterView | None = None
        style = around.style
        self.name = Label(style, font="card_title", wrap=True)
        self.now = Label(style, font="figure_small")
        self.told = Label(style, font="small", role="text2", wrap=True)
        self.own = Button(style, tr("Eget värde …"))
        self.own.clicked.connect(self.ask_for_own)
        self.back = Button(style, tr("Tillbaka till förvalt"))
        self.back.clicked.connect(self._go_back)
        inside = self.padded()
        inside.setContentsMargins(12, 12, 12, 8)
        for widget in (self.name, self.now, self.told, self.own, self.back):
            inside.addWidget(widget)
        self.table = TableView(style, tr("Värden efter datum"), row="dense")
        self.model = RowTable(
            [
                Column[DatedValue](tr("Från"), _from),
                Column[DatedValue](tr("Värde"), lambda row: plain_value(row.value), numbers=True),
                Column[DatedValue]("", lambda row: tr(STATUS[row.status][0]), tone=lambda _row: "text2"),
            ],
            parent=self,
        )
        self.table.set_model(self.model)
        self.table.fit_rows()
        self.body.addWidget(self.table)

    def set_view(self, view: ParameterView | None) -> None:
        """Shows another value; None shows an empty card."""
        self._view = view
        self.setVisible(view is not None)
        if view is None:
            return
        self.name.setText(parameter_name(view.key))
        self.setAccessibleName(self.name.text())
        unit = "" if view.value in PLAIN_VALUES else view.unit
        self.now.setText(" ".join(part for part in (plain_value(view.value), unit) if part))
        self.told.setText(_about(view))
        writable = not self._around.unit.store.read_only
        self.own.setEnabled(writable and view.editable)
        self.back.setEnabled(writable)
        self.back.setVisible(view.has_own)
        self.model.set_rows(view.values)
        self.table.setVisible(bool(view.values))

    def ask_for_own(self) -> None:
        """A value of the unit's own, in a dialog that stays open until it can be stored."""
        view = self._view
        if view is None or not self.own.isEnabled():
            return
        choices = [(value, tr(words)) for value, words in PLAIN_VALUES.items()]
        dialog = OwnValueDialog(
            self._around.style,
            parameter_name(view.key),
            unit=view.unit,
            day=day_iso(self._around.now().date()),
            choices=choices if any(each.value in PLAIN_VALUES for each in view.values) else (),
            store=partial(self._store, view.key),
            parent=self.window(),
        )
        dialog.exec()
        dialog.deleteLater()

    def _store(self, key: str, day: str, text: str) -> dict[tuple[int, str], str]:
        make = partial(edit_own_value, self._around.unit, key=key, day=day, text=text)
        return stored(self._around.bus, make, failed=self._around.program.failed)

    def _go_back(self) -> None:
        if self._view is not None:
            make = partial(edit_back_to_default, self._around.unit, key=self._view.key)
            stored(self._around.bus, make, failed=self._around.program.failed)


def _about(view: ParameterView) -> str:
    if not view.editable:
        return tr("Används inte i siffrorna: enhetens egen PO står under Enheten.")
    parts = [view.source, tr(STATUS[view.status][1])]
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def _from(row: DatedValue) -> str:
    return day_iso(row.day) if row.day else tr("alltid")
