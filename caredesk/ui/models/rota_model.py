"""The rota grid as a model: lines by days. It shows what the page gives it and stores nothing.

model = RotaModel(text_of, breach_sentence)
model.set_view(view, today)            # a new stretch of days
model.set_rows(rows, vacant_too=True)  # what an edit changed
model.set_breaches({"2011": (breach,)}), model.set_pending({(key, day): ("Q", "Turen Q finns inte.")})

Columns: name, hours against contract, then a day each from FIRST_DAY on. `text_of` gives a cell's text as it
is typed and copied (`services.cell_text`), `breach_sentence` the words of a breach.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, timedelta
from difflib import SequenceMatcher
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from caredesk.domain.rows import ShiftType
from caredesk.domain.rules import Breach
from caredesk.domain.schedule import Cell, RowKey, ScheduleRow, ScheduleView, SectionHead
from caredesk.language.formats import day_long, week
from caredesk.language.role_letters import short_roles
from caredesk.language.translation import tr
from caredesk.ui.models import rota_lines, rota_words
from caredesk.ui.models.rota_lines import Line, LineKey, RowFilter, SectionLine, line_key
from caredesk.ui.models.rota_looks import EMPTY, CellLook, LookMaker

Index = QModelIndex | QPersistentModelIndex
Place = tuple[RowKey, date]
NO_PARENT = QModelIndex()
NAME, HOURS, FIRST_DAY = 0, 1, 2

CELL_ROLE = Qt.ItemDataRole.UserRole + 1
"""The `CellLook` of a day; None elsewhere."""
ROW_ROLE = Qt.ItemDataRole.UserRole + 2
"""The line: a `ScheduleRow` or a `SectionLine`."""
DAY_ROLE = Qt.ItemDataRole.UserRole + 3
"""The day of a column; None of name and hours."""


class RotaModel(QAbstractTableModel):
    """See the module's docstring."""

    def __init__(
        self,
        text_of: Callable[[Cell], str],
        breach_sentence: Callable[[Breach], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._text_of, self._breach_sentence = text_of, breach_sentence
        self.days: tuple[date, ...] = ()
        self.today: date | None = None
        self.holidays: dict[date, str] = {}
        self.short_roles: dict[str, str] = {}
        self._rows: tuple[ScheduleRow, ...] = ()
        self._heads: tuple[SectionHead, ...] = ()
        self._types: dict[str, ShiftType] = {}
        self._maker = LookMaker({})
        self._lines: list[Line] = []
        self._looks: dict[RowKey, tuple[CellLook, ...]] = {}
        self._folded: set[str] = set()
        self._filter = RowFilter()
        self._absence = True
        self._breaches: dict[tuple[str, date], tuple[Breach, ...]] = {}
        self._pending: dict[Place, tuple[str, str]] = {}

    def set_view(self, view: ScheduleView, today: date) -> None:
        """Shows a stretch of days; folded sections, filter, breaches and refused texts stay."""
        self.beginResetModel()
        length = (view.last_day - view.first_day).days + 1
        self.days = tuple(view.first_day + timedelta(n) for n in range(length))
        self.today = today
        self.holidays = dict(view.holidays)
        self._rows, self._heads = view.rows, view.sections
        self._types = {each.code: each for each in view.shift_types}
        self._maker = LookMaker(self._types)
        self.short_roles = short_roles((row.role for row in view.rows if row.role), tuple(self._types))
        self._looks.clear()
        self._lines = self._make_lines()
        self.endResetModel()

    def set_rows(self, rows: Sequence[ScheduleRow], *, vacant_too: bool = False) -> None:
        """Shows these rows in place of those of the same keys. With `vacant_too` (or any of them vacant or
        borrowed) they hold all the vacant and borrowed rows there are: others go, new ones come."""
        free = vacant_too or any(row.key.kind != "person" for row in rows)
        if free:
            for row in self._rows:
                if row.key.kind != "person":
                    self._looks.pop(row.key, None)
        for row in rows:
            self._looks.pop(row.key, None)
        self._rows = rota_lines.with_rows(self._rows, rows, free)
        self._take_lines()

    def set_heads(self, heads: Sequence[SectionHead]) -> None:
        """Shows what the sections say now."""
        self._heads = tuple(heads)
        self._take_lines()

    def set_breaches(self, breaches: Mapping[str, Sequence[Breach]]) -> None:
        """Marks each breach in the cell of its person and day, and counts them at the sections."""
        before = self._breaches
        found: dict[tuple[str, date], tuple[Breach, ...]] = {}
        for person, theirs in breaches.items():
            for breach in theirs:
                place = (person, breach.when)
                found[place] = (*found.get(place, ()), breach)
        self._breaches = found
        changed = {place[0] for place in before.keys() ^ found.keys()}
        changed |= {place[0] for place in before.keys() & found.keys() if before[place] != found[place]}
        self._touch([RowKey("person", person) for person in changed])
        self._take_lines()

    def set_pending(self, pending: Mapping[Place, tuple[str, str]]) -> None:
        """Shows refused texts, each with the sentence why, in place of what the cells hold."""
        before, self._pending = self._pending, dict(pending)
        places = before.keys() | self._pending.keys()
        self._touch({key for key, day in places if before.get((key, day)) != self._pending.get((key, day))})

    def set_absence_shown(self, shown: bool) -> None:
        """Shows or hides the layer of absence."""
        if shown != self._absence:
            self._absence = shown
            self._touch([row.key for row in self._rows])

    def filter(self, text: str = "", role: str | None = None, section: str | None = None) -> None:
        """Shows only rows with the text in their name, of the role, of the section."""
        chosen = RowFilter(text.strip(), role, section)
        if chosen != self._filter:
            of_section = chosen.section != self._filter.section
            self._filter = chosen
            self._take_lines()
            if of_section:
                self._touch([row.key for row in self._rows if row.key.kind != "person"])

    def folded(self) -> frozenset[str]:
        """The sections that are folded."""
        return frozenset(self._folded)

    def set_folded(self, names: Collection[str]) -> None:
        """Folds these sections and no others."""
        self._folded = set(names)
        self._take_lines()

    def toggle(self, name: str) -> None:
        """Folds a section, or opens it."""
        self.set_folded(self._folded ^ {name})

    def unfold(self, key: RowKey) -> bool:
        """Opens the folded section of a row; whether there was one."""
        row = next((row for row in self._rows if row.key == key), None)
        if row is None or row.section not in self._folded:
            return False
        self.toggle(row.section)
        return True

    def line(self, row: int) -> Line:
        """The line at a row of the model."""
        return self._lines[row]

    def key_at(self, row: int) -> RowKey | None:
        """The key of the row of shifts at a row of the model; None at a section's line."""
        return rota_lines.row_key(self._lines[row])

    def looks(self, row: int) -> tuple[CellLook, ...]:
        """The looks of a row's days; none of a section's line."""
        line = self._lines[row]
        if isinstance(line, SectionLine):
            return ()
        if line.key not in self._looks:
            self._looks[line.key] = tuple(self._look(line, n) for n in range(len(self.days)))
        return self._looks[line.key]

    def row_of(self, key: LineKey) -> int:
        """Where a line stands, -1 when it is not in view."""
        wanted = tuple(key)
        return next((n for n, line in enumerate(self._lines) if line_key(line) == wanted), -1)

    def index_of(self, key: LineKey, day: date | None) -> QModelIndex:
        """The cell of a line and day; that of the name with no day, or one out of view."""
        row = self.row_of(key)
        if row < 0:
            return QModelIndex()
        in_view = day is not None and bool(self.days) and self.days[0] <= day <= self.days[-1]
        return self.index(row, FIRST_DAY + (day - self.days[0]).days if in_view and day else NAME)

    def keys_from(self, key: RowKey, count: int) -> list[RowKey]:
        """So many rows of shifts from one on, downward as they stand: where a block of rows goes."""
        start = self.row_of(key)
        below = self._lines[start:] if start >= 0 else []
        return [line.key for line in below if isinstance(line, ScheduleRow)][:count]

    def free_hours(self) -> float:
        """Hours of the vacant shifts in view."""
        return rota_lines.free_hours(self._rows, self._filter)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else FIRST_DAY + len(self.days)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, place = self._lines[index.row()], index.column() - FIRST_DAY
        if role == ROW_ROLE:
            return line
        if role == DAY_ROLE:
            return self.days[place] if place >= 0 else None
        roles = Qt.ItemDataRole
        if isinstance(line, SectionLine):
            spoken = role in (roles.AccessibleTextRole, roles.ToolTipRole)
            shown = role == roles.DisplayRole and index.column() == NAME
            return rota_words.section_sentence(line) if spoken or shown else None
        if role == CELL_ROLE:
            return self.looks(index.row())[place] if place >= 0 else None
        if place < 0:
            return self._beside(line, index.column(), role)
        if role in (roles.DisplayRole, roles.EditRole):
            pending = self._pending.get((line.key, self.days[place]))
            return pending[0] if pending else self._text_of(line.cells[place])
        if role in (roles.AccessibleTextRole, roles.ToolTipRole):
            return self._sentence(line, place)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        roles = Qt.ItemDataRole
        if role not in (roles.DisplayRole, roles.ToolTipRole, roles.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Vertical:
            line = self._lines[section] if 0 <= section < len(self._lines) else None
            if isinstance(line, SectionLine):
                return rota_words.section_name(line)
            return rota_words.shown_name(line) if line is not None else None
        if section < FIRST_DAY:
            return (tr("Person"), tr("h · mot avtal"))[section]
        if section - FIRST_DAY >= len(self.days):
            return None
        day = self.days[section - FIRST_DAY]
        now = tr("i dag") if day == self.today else ""
        return ", ".join(part for part in (day_long(day), week(day), self.holidays.get(day), now) if part)

    def is_red(self, day: date) -> bool:
        """Whether a day is a Saturday, a Sunday or a holiday."""
        return day.weekday() >= 5 or day in self.holidays

    def _beside(self, row: ScheduleRow, column: int, role: int) -> Any:
        roles = Qt.ItemDataRole
        if role == roles.DisplayRole and column == HOURS:
            return " ".join(part for part in rota_words.hours_and_difference(row) if part)
        if role == roles.DisplayRole:
            return rota_words.shown_name(row)
        if role in (roles.AccessibleTextRole, roles.ToolTipRole):
            name = rota_words.spoken_name(row)
            beside = rota_words.hours_sentence(row) if column == HOURS else row.role
            return ", ".join(part for part in (name, beside) if part)
        return None

    def _sentence(self, row: ScheduleRow, place: int) -> str:
        day = self.days[place]
        said = rota_words.cell_sentence(row, day, row.cells[place], self._types)
        breaches = self._breaches.get((row.key.name, day), ()) if row.key.kind == "person" else ()
        said = ". ".join((said, *map(self._breach_sentence, breaches)))
        pending = self._pending.get((row.key, day))
        if pending:
            refused = tr("”{text}” är inte sparat.").format(text=pending[0])
            said = f"{said}. {refused} {pending[1]}".rstrip()
        return said

    def _look(self, row: ScheduleRow, place: int) -> CellLook:
        day = self.days[place]
        breach = row.key.kind == "person" and (row.key.name, day) in self._breaches
        pending = self._pending.get((row.key, day), ("", ""))[0]
        if not (breach or pending) and _is_blank(row, place):
            return EMPTY  # most cells: what is painted of them is asked for at each opening
        look = self._maker.look(
            row,
            place,
            breach=breach,
            pending=pending,
            chosen=self._filter,
            absence=self._absence,
        )
        return EMPTY if look == EMPTY else look

    def _make_lines(self) -> list[Line]:
        counts: dict[str, int] = {}
        for (person, day), found in self._breaches.items():
            if self.days and self.days[0] <= day <= self.days[-1]:
                counts[person] = counts.get(person, 0) + len(found)
        return rota_lines.lines_of(
            self._rows, self._heads, folded=self._folded, chosen=self._filter, breaches=counts
        )

    def _take_lines(self) -> None:
        """Goes over to the lines as they are now: rows come and go one by one, so that the rest stays."""
        new = self._make_lines()
        old_keys, new_keys = [line_key(line) for line in self._lines], [line_key(line) for line in new]
        if old_keys != new_keys:
            steps = SequenceMatcher(None, old_keys, new_keys, autojunk=False).get_opcodes()
            for step, first, end, new_first, new_end in reversed(steps):
                if step in ("delete", "replace"):
                    self.beginRemoveRows(NO_PARENT, first, end - 1)
                    del self._lines[first:end]
                    self.endRemoveRows()
                if step in ("insert", "replace"):
                    self.beginInsertRows(NO_PARENT, first, first + new_end - new_first - 1)
                    self._lines[first:first] = new[new_first:new_end]
                    self.endInsertRows()
        old, self._lines = self._lines, new
        for row, (before, line) in enumerate(zip(old, new, strict=True)):
            if before is not line and (isinstance(line, ScheduleRow) or before != line):
                self._tell(row)

    def _touch(self, keys: Collection[RowKey]) -> None:
        for key in keys:
            self._looks.pop(key, None)
            row = self.row_of(key)
            if row >= 0:
                self._tell(row)

    def _tell(self, row: int) -> None:
        self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))


def _is_blank(row: ScheduleRow, place: int) -> bool:
    """Whether nothing lies in a cell or can reach into it from the day before."""
    cell = row.cells[place]
    return not (cell.shifts or cell.absences or (place and row.cells[place - 1].shifts)) and cell.employed
