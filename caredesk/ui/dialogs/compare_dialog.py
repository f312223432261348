"""The saved alternatives beside each other and beside no change: what each takes, when it reaches the target,
what it saves. One can be taken back into the sliders, or removed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from caredesk.domain.target_path import TargetPath
from caredesk.language.formats import NONE, month_short, number
from caredesk.language.translation import tr
from caredesk.ui.dialogs.framed_dialog import FramedDialog
from caredesk.ui.models.row_table import Column, RowTable
from caredesk.ui.style import Style
from caredesk.ui.widgets.labels import Label
from caredesk.ui.widgets.path_results import lost_in
from caredesk.ui.widgets.table_view import TableView

WIDTH, HEIGHT = 900, 420

Compared = tuple[str, TargetPath]


class CompareDialog(FramedDialog):
    """`ask()` gives ("", nothing changed) first, then each alternative by name; `remove(name)` removes one.

    After `accept`, `chosen()` is the alternative to take back into the sliders.
    """

    def __init__(
        self,
        style: Style,
        *,
        ask: Callable[[], Sequence[Compared]],
        remove: Callable[[str], None],
        parent: QWidget | None,
    ) -> None:
        super().__init__(style, tr("Jämför alternativ"), parent=parent, width=WIDTH, height=HEIGHT)
        self._ask, self._remove = ask, remove
        self.table = TableView(style, tr("Alternativ"), row="normal")
        self.model = RowTable(_columns(), parent=self.table)
        self.table.set_model(self.model)
        self._under = Label(style, font="small", role="text2", wrap=True)
        self.body.setContentsMargins(0, 0, 0, 8)
        self.body.addWidget(self.table, 1)
        self._under.setContentsMargins(16, 0, 16, 0)
        self.body.addWidget(self._under)
        self.add_keys(("Esc", tr("stäng")))
        self.take_away = self.add_button(tr("Ta bort"), key="Del")
        self.take_away.setShortcut("Del")
        self.take_away.clicked.connect(self._take_away)
        self.add_cancel(tr("Stäng"))
        self.use = self.add_button(tr("Använd i reglagen"), kind="primary")
        self.use.clicked.connect(self.accept)
        self.table.opened.connect(lambda _index: self.use.click())
        self.table.selectionModel().selectionChanged.connect(lambda *_changed: self._follow())
        self._fill(1)
        self.table.setFocus()

    def chosen(self) -> TargetPath | None:
        """The path of the selected alternative; None without one."""
        index = self.table.currentIndex()
        return self.model.row(index)[1] if index.isValid() and self._name() else None

    def _name(self) -> str:
        index = self.table.currentIndex()
        return str(self.model.row(index)[0]) if index.isValid() else ""

    def _fill(self, row: int) -> None:
        found = self._ask()
        self.model.set_rows(found)
        self.table.selectRow(min(row, len(found) - 1))
        told = [] if len(found) > 1 else [tr("Inga alternativ är sparade än. Flytta reglagen och spara.")]
        if any(path.cost_per_fte is None for _, path in found):
            told.append(tr("Kronor visas inte: kostnaden per årsarbetare saknas bland inställningarna."))
        self._under.setText(" ".join(told))
        self._under.setVisible(bool(told))
        self._follow()

    def _follow(self) -> None:
        for button in (self.take_away, self.use):
            button.setEnabled(bool(self._name()))

    def _take_away(self) -> None:
        row = self.table.currentIndex().row()
        self._remove(self._name())
        self._fill(row)


def _columns() -> list[Column[Compared]]:
    return [
        Column(tr("Alternativ"), lambda row: row[0] or tr("Som nu"), stretch=True, strong=True),
        Column(tr("Årsarbetare"), lambda row: _change(row[1]), numbers=True),
        Column(tr("Belagda"), lambda row: number(row[1].occupied_then, 1), numbers=True),
        Column(tr("Från"), lambda row: month_short(row[1].change.from_month) if row[0] else NONE),
        Column(
            tr("Målet nås"),
            lambda row: _reached(row[1]),
            tone=lambda row: "ok" if (row[1].met or row[1].reached) and not lost_in(row[1]) else "over",
        ),
        Column(tr("R12 i december"), lambda row: _december(row[1]), numbers=True),
        Column(tr("Sparar första året, kr"), lambda row: _kronor(row[1].saved_year), numbers=True),
        Column(tr("Sparar helår, kr"), lambda row: _kronor(row[1].saved_full_year), numbers=True),
    ]


def _change(path: TargetPath) -> str:
    return number(path.change.fte_change, 1, signed=True)


def _reached(path: TargetPath) -> str:
    if path.target is None:
        return NONE
    lost = lost_in(path)
    if lost is not None:
        return tr("nås, men inte {month}").format(month=month_short(lost.month))
    if path.met:
        return tr("redan nått")
    return month_short(path.reached) if path.reached else tr("inte inom 36 mån")


def _december(path: TargetPath) -> str:
    return f"{number(path.r12_year, 3)} ({path.year_month[:4]})"


def _kronor(saved: float | None) -> str:
    return number(saved, 0) if saved is None or saved == 0 else number(saved, 0, signed=True)
