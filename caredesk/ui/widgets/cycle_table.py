"""The weeks of a base schedule as a table: a row a week, a column a day, codes typed or pasted as a block."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caredesk.language import formats
from caredesk.language.translation import N_, tr
from caredesk.ui.style import Style
from caredesk.ui.widgets.entry_table import EntryColumn, EntryEdit, EntryRow, EntryTable

DAYS = (N_("Mån"), N_("Tis"), N_("Ons"), N_("Tor"), N_("Fre"), N_("Lör"), N_("Sön"))
FREE = ("",) * len(DAYS)

Check = Callable[[Sequence[Sequence[str]]], Mapping[tuple[int, int], str]]
"""What is wrong with weeks of seven texts: sentences by place of the week and day."""


@dataclass(eq=False)
class _Week:
    """A row: its texts that can be read, and the hours that they come to."""

    texts: tuple[str, ...]
    hours: float | None = None


class CycleTable(QWidget):
    """`set_weeks`, `weeks()`, `set_hours`; `changed` when something that can be read was typed.

    Rows pasted below the last are new weeks. What `check` refuses stays in its cell with the sentence.
    """

    changed = Signal()

    def __init__(self, style: Style, check: Check, *, most: int) -> None:
        super().__init__()
        self._check, self._most = check, most
        self._weeks: list[_Week] = []
        columns = [
            EntryColumn("week", tr("Vecka"), computed=self._number, label=True, strong=True),
            *(EntryColumn(str(day), tr(name), stretch=True) for day, name in enumerate(DAYS)),
            EntryColumn("hours", tr("Timmar"), numbers=True, computed=_hours),
        ]
        self.entries = EntryTable(
            style,
            tr("Veckor i grundschemat"),
            columns,
            store=self._take,
            remove=self._remove,
            new_rows=True,
            row="dense",
        )
        self.entries.view.read_block = self._read_block
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.entries, 1)
        self.setFocusProxy(self.entries)

    def set_weeks(self, weeks: Sequence[Sequence[str]]) -> None:
        """Shows other weeks; what was refused before is given up."""
        for place in range(self.entries.model.rowCount()):
            if place < self.entries.model.rowCount() and self.entries.model.has_draft(place):
                self.entries.model.give_up(place)
        self._weeks = [_Week(tuple(texts)) for texts in weeks]
        self._show()

    def weeks(self) -> tuple[tuple[str, ...], ...]:
        """The texts of each week that can be read."""
        return tuple(week.texts for week in self._weeks)

    def set_count(self, count: int) -> None:
        """Adds free weeks at the end, or takes the last ones away."""
        if count < len(self._weeks):
            self._weeks = self._weeks[:count]
        else:
            self._weeks += [_Week(FREE) for _ in range(count - len(self._weeks))]
        self._show()
        self.changed.emit()

    def set_hours(self, hours: Sequence[float]) -> None:
        """Shows the hours of each week."""
        for week, found in zip(self._weeks, hours, strict=True):
            week.hours = found
        self._show()

    def _show(self) -> None:
        self.entries.set_rows(
            [EntryRow(week, {str(day): text for day, text in enumerate(week.texts)}) for week in self._weeks]
        )

    def _take(self, edits: Sequence[EntryEdit]) -> Mapping[tuple[int, str], str]:
        typed = [tuple(edit.texts.get(str(day), "") for day in range(len(DAYS))) for edit in edits]
        refused = {(place, str(day)): why for (place, day), why in self._check(typed).items()}
        new = sum(edit.key is None for edit in edits)
        if not refused and len(self._weeks) + new > self._most:
            first = next(place for place, edit in enumerate(edits) if edit.key is None)
            refused = {(first, "0"): _too_many(self._most)}
        if refused:
            return refused
        for edit, texts in zip(edits, typed, strict=True):
            if isinstance(edit.key, _Week):
                edit.key.texts = texts
            else:
                self._weeks.append(_Week(texts))
        self._show()
        self.changed.emit()
        return {}

    def _remove(self, keys: Sequence[object]) -> str:
        left = [week for week in self._weeks if week not in keys]
        if not left:
            return tr("Ett grundschema har minst en vecka.")
        self._weeks = left
        self._show()
        self.changed.emit()
        return ""

    def _read_block(self, text: str) -> Sequence[tuple[int, str, str]]:
        """A pasted block by row and day from the current cell on; one of more weeks than there can be is
        refused whole, before it becomes rows."""
        at = self.entries.view.currentIndex()
        lines = text.replace("\r\n", "\n").rstrip("\n").split("\n")
        if at.row() + len(lines) > self._most:
            self.entries.view.said.emit(_too_many(self._most))
            return ()
        first = max(0, at.column() - 1)
        return [
            (at.row() + down, str(first + aside), word.strip())
            for down, line in enumerate(lines)
            for aside, word in enumerate(line.split("\t")[: len(DAYS) - first])
        ]

    def _number(self, row: EntryRow) -> str:
        return str(self._weeks.index(row.key) + 1) if row.key in self._weeks else ""


def _too_many(most: int) -> str:
    return tr("Ett grundschema har högst {most} veckor.").format(most=most)


def _hours(row: EntryRow) -> str:
    return formats.number(row.key.hours, 1) if isinstance(row.key, _Week) else ""
