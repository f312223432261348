"""What an import would do, before it is done: counts by sheet, and the rows behind them or those refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caredesk.language.formats import NONE, number
from caredesk.language.translation import tr
from caredesk.language.words import word
from caredesk.services.import_unit import ImportPlan, SheetPlan
from caredesk.services.row_words import written
from caredesk.ui.models.row_table import Column, RowTable
from caredesk.ui.style import Style
from caredesk.ui.widgets.buttons import Button
from caredesk.ui.widgets.labels import Label, Part, PartsLabel
from caredesk.ui.widgets.table_view import TableView

MOST_ROWS_SHOWN = 500
MOST_SHEETS_IN_VIEW = 6


class SheetCount(NamedTuple):
    """A line of the upper table; the last is the sum."""

    sheet: str
    new: int
    changed: int
    unchanged: int
    removed: int
    refused: int


class ShownRow(NamedTuple):
    """A line of the lower table when nothing is refused: what happens to which row."""

    what: str
    role: str
    row: str


def counts(plan: ImportPlan) -> tuple[SheetCount, ...]:
    """One line a sheet that is in the source or refused, and their sum."""
    refused: dict[str, int] = {}
    for each in plan.refused:
        refused[each.sheet] = refused.get(each.sheet, 0) + 1
    lines = [
        SheetCount(
            sheet.sheet,
            len(sheet.new),
            len(sheet.changed),
            sheet.unchanged,
            len(sheet.removed),
            refused.pop(sheet.sheet, 0),
        )
        for sheet in plan.sheets
    ]
    lines += [SheetCount(name, 0, 0, 0, 0, count) for name, count in refused.items()]
    total = SheetCount(tr("Summa"), plan.new, plan.changed, plan.unchanged, plan.removed, len(plan.refused))
    return (*lines, total)


def rows_of(sheet: SheetPlan) -> Iterator[ShownRow]:
    """The rows of a sheet that an import touches: those that disappear first, then changed, then new."""
    for held in sheet.removed:
        yield ShownRow(tr("− försvinner"), "under", _named(sheet.table, held.row))
    for changed in sheet.changed:
        yield ShownRow(tr("· ändras"), "over", _change(sheet.table, changed.before, changed.after))
    for row in sheet.new:
        yield ShownRow(tr("+ ny"), "ok", _named(sheet.table, row))


class ImportPreview(QWidget):
    """`set_plan(plan)`; choosing a sheet above lists its rows below. Refused rows come before everything."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._plan: ImportPlan | None = None
        self._sentence = PartsLabel(style, wrap=True)
        self._counts = _count_table()
        self._refused = _refused_table()
        self._rows = _row_table()
        self._sheets = TableView(style, tr("Blad i källan"), row="dense")
        self._sheets.set_model(self._counts)
        self._sheets.clicked.connect(self._show_sheet)
        self._lower_title = Label(style, font="card_title")
        self._copy = Button(style, tr("Kopiera listan"), icon="copy")
        self._copy.clicked.connect(self._copy_refused)
        self._lower = TableView(style, tr("Rader"), row="dense")
        self._rest = Label(style, font="small", role="text2", wrap=True)
        above = QHBoxLayout()
        above.addWidget(self._lower_title)
        above.addStretch(1)
        above.addWidget(self._copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.size("gap"))
        column.addWidget(self._sentence)
        column.addWidget(self._sheets)
        column.addLayout(above)
        column.addWidget(self._lower, 1)
        column.addWidget(self._rest)
        self._row_height = style.size("row_dense")
        self._head_height = style.size("table_head")
        self.setFocusProxy(self._sheets)

    def set_plan(self, plan: ImportPlan) -> None:
        """Shows another plan."""
        self._plan = plan
        self._sentence.set_parts(_sentence(plan))
        lines = counts(plan)
        self._counts.set_rows(lines)
        self._sheets.setFixedHeight(
            self._head_height + min(len(lines), MOST_SHEETS_IN_VIEW) * self._row_height
        )
        self._refused.set_rows(plan.refused)
        notes = [word(problem) for problem in plan.problems]
        self._rest.setText("\n".join(f"· {note}" for note in notes))
        self._rest.setVisible(bool(notes))
        if plan.refused:
            self._show_refused()
        else:
            self._show_rows(next((sheet for sheet in plan.sheets if next(rows_of(sheet), None)), None))

    def _show_refused(self) -> None:
        self._lower_title.setText(tr("Rader som inte kan läsas in"))
        self._lower.setAccessibleName(self._lower_title.text())
        self._copy.show()
        self._lower.set_model(self._refused)
        self._lower.show()

    def _show_sheet(self, index: QModelIndex) -> None:
        assert self._plan is not None
        name = self._counts.row(index).sheet
        sheet = next((each for each in self._plan.sheets if each.sheet == name), None)
        if any(each.sheet == name for each in self._plan.refused) or (sheet is None and self._plan.refused):
            self._show_refused()
        else:
            self._show_rows(sheet)

    def _show_rows(self, sheet: SheetPlan | None) -> None:
        self._copy.hide()
        shown = list(rows_of(sheet)) if sheet is not None else []
        title = tr("Rader i {sheet}").format(sheet=sheet.sheet) if sheet is not None and shown else ""
        if len(shown) > MOST_ROWS_SHOWN:
            title = tr("{title}, de första {count}").format(title=title, count=MOST_ROWS_SHOWN)
        self._lower_title.setText(title)
        self._lower.setAccessibleName(title or tr("Rader"))
        self._rows.set_rows(shown[:MOST_ROWS_SHOWN])
        self._lower.set_model(self._rows)
        self._lower.setVisible(bool(shown))

    def _copy_refused(self) -> None:
        """Tab-separated, to paste into a sheet while the source is put right."""
        assert self._plan is not None
        columns = self._refused.columns
        lines = ["\t".join(column.title for column in columns)]
        lines += ["\t".join(column.text(row) for column in columns) for row in self._plan.refused]
        QGuiApplication.clipboard().setText("\n".join(lines))


def _sentence(plan: ImportPlan) -> list[Part]:
    if plan.refused:
        one = len(plan.refused) == 1
        words = tr("! 1 rad kan inte läsas in") if one else tr("! {count} rader kan inte läsas in")
        return [
            Part(words.format(count=len(plan.refused)), "under", True),
            Part(tr(". Rätta i källan och läs in igen; inget har ändrats.")),
        ]
    if plan.changes_nothing:
        return [
            Part(tr("✓ Allt i källan finns redan"), "ok", True),
            Part(tr(". Det finns inget att läsa in.")),
        ]
    parts = [Part(tr("{count} nya").format(count=number(plan.new, 0)), strong=True)]
    parts.append(Part(tr(" och {count} ändrade rader").format(count=number(plan.changed, 0))))
    if plan.removed:
        words = tr("− 1 rad försvinner") if plan.removed == 1 else tr("− {count} rader försvinner")
        parts += [Part(" · "), Part(words.format(count=number(plan.removed, 0)), "under", True)]
    return [*parts, Part(tr(". Hela inläsningen är ett steg som kan ångras."))]


def _named(table: str, row: Any) -> str:
    """All that a row says, the key first."""
    cells = sorted(written(table, row), key=lambda cell: not cell.is_key)
    return " · ".join(cell.words for cell in cells if cell.words) or tr("hela enheten")


def _change(table: str, before: Any, after: Any) -> str:
    """The row's key, and each cell that gets another value."""
    pairs = list(zip(written(table, before), written(table, after), strict=True))
    key = " · ".join(cell.words for _, cell in pairs if cell.is_key and cell.words) or tr("hela enheten")
    changes = (f"{new.header} {old.words or NONE} → {new.words or NONE}" for old, new in pairs if old != new)
    return f"{key}: {', '.join(changes)}"


def _count_table() -> RowTable:
    def counted(title: str, field: str, role: str = "text") -> Column[SheetCount]:
        return Column(
            title,
            lambda line: number(getattr(line, field), 0),
            numbers=True,
            tone=lambda line: role if getattr(line, field) else "text3",
        )

    return RowTable(
        [
            Column[SheetCount](tr("Blad"), lambda line: line.sheet, stretch=True),
            counted(tr("Nya"), "new"),
            counted(tr("Ändrade"), "changed"),
            counted(tr("Oförändrade"), "unchanged"),
            counted(tr("Försvinner"), "removed", "under"),
            counted(tr("Stoppade"), "refused", "under"),
        ],
        sum_row=True,
    )


def _refused_table() -> RowTable:
    return RowTable(
        [
            Column[Any](tr("Blad"), lambda each: each.sheet),
            Column[Any](tr("Rad"), lambda each: str(each.row) if each.row else "–", numbers=True),
            Column[Any](tr("Kolumn"), lambda each: each.column or "–"),
            Column[Any](tr("Värde"), lambda each: each.value or "–", tone=lambda _each: "under"),
            Column[Any](
                tr("Skäl"), lambda each: word(each.reason), why=lambda each: word(each.reason), stretch=True
            ),
        ]
    )


def _row_table() -> RowTable:
    return RowTable(
        [
            Column[ShownRow](tr("Vad"), lambda line: line.what, tone=lambda line: line.role),
            Column[ShownRow](tr("Rad"), lambda line: line.row, why=lambda line: line.row, stretch=True),
        ]
    )
