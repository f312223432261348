"""What the user's hand does in the rota grid, made an edit: typing, pasting, moving, filling, clearing.

Texts that are refused stay where they were written, each with its reason, until they are put right or given
up; those of one block wait together, since a block is stored whole or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QObject, Signal

from caredesk.domain.changes import Changes
from caredesk.domain.rows import Shift
from caredesk.domain.schedule import Cell, RowKey
from caredesk.errors import UserError
from caredesk.language.absence_words import ABSENT
from caredesk.language.translation import tr
from caredesk.language.words import word
from caredesk.services.cell_checks import MOST_CELLS
from caredesk.services.cell_text import CellsRefused, CellText, Place, text_of
from caredesk.services.schedule_edits import Layer, Placed, check_cells, edit_cells, edit_cleared, edit_placed
from caredesk.services.shift_edits import edit_shifts_removed
from caredesk.services.vacant_texts import VacantText
from caredesk.ui.bus import Bus
from caredesk.ui.models.rota_words import shown_name
from caredesk.ui.schedule_board import ScheduleBoard
from caredesk.ui.widgets.rota_clipboard import read_block, without_names

GridPlace = tuple[RowKey, date]
Entry = tuple[RowKey, date, str]
KeysFrom = Callable[[RowKey, int], list[RowKey]]
"""So many rows of persons or vacancies as are in view, from this one downwards."""


class RotaHand(QObject):
    """`said` tells what was done, `failed` (UserError) what could not be stored; `pending_changed` that other
    texts wait."""

    said = Signal(str)
    failed = Signal(object)
    pending_changed = Signal()

    def __init__(self, board: ScheduleBoard, bus: Bus, keys_from: KeysFrom) -> None:
        super().__init__(board)
        self._board, self._bus, self._keys_from = board, bus, keys_from
        self._groups: dict[GridPlace, tuple[GridPlace, ...]] = {}
        self.pending: dict[GridPlace, tuple[str, str]] = {}
        """Texts that are not stored, with the reason ("" where another text of the block is at fault)."""

    def type(self, entries: Sequence[Entry]) -> bool:
        """Stores texts of cells; whether they were. A text of a block that waits brings the block with it."""
        texts = {(key, day): text for key, day, text in entries}
        group = self._groups.get(next(iter(texts)), ()) if len(texts) == 1 else ()
        texts = {place: self.pending[place][0] for place in group} | texts
        return self._type_all(texts)

    def give_up(self, places: Iterable[GridPlace]) -> bool:
        """Drops the waiting texts of these cells, each with its block; whether there were any."""
        waiting = [place for place in places if place in self.pending]
        for place in waiting:
            self._forget(self._groups.get(place, (place,)))
        if waiting:
            self.pending_changed.emit()
        return bool(waiting)

    def clear(self, places: Sequence[GridPlace], layer: Layer = "top") -> None:
        """Takes away what lies on top of each cell; of a vacant or borrowed row its shift."""
        if self.give_up(places):
            return
        persons = [Place(key.name, day) for key, day in places if key.kind == "person"]
        others = [place for place in places if place[0].kind != "person"]
        numbers = [held.number for place in others for held in self.cell(place).shifts]
        plan = self._board.plan
        if persons:
            self._do(lambda: edit_cleared(plan, places=persons, layer=layer, numbers=numbers))
        elif numbers:
            self._do(lambda: edit_shifts_removed(plan, numbers=numbers))

    def move(self, sources: Sequence[GridPlace], key: RowKey, day: date, copy: bool) -> None:
        """Moves or copies the shifts of a block so that its first row and day come to a cell."""
        rows = list(dict.fromkeys(place[0] for place in sources))
        first = min(place[1] for place in sources)
        keys = self._targets(key, len(rows))
        if keys is None:
            return
        targets = dict(zip(rows, keys, strict=True))
        filled = [place for place in sources if self.cell(place).shifts]
        placed = [
            Placed(_place(targets[source], day + (on - first)), self._shifts((source, on)))
            for source, on in filled
        ]
        emptied = [] if copy else [_place(*place) for place in filled]
        code = "shifts_copied" if copy else "shifts_moved"
        self._place(placed, emptied, code)

    def fill(self, direction: str, places: Sequence[GridPlace]) -> None:
        """Lays the first row ("down") or the first day ("right") of a block in its others."""
        first = places[0]
        sources = {
            (row, day): (first[0], day) if direction == "down" else (row, first[1]) for row, day in places
        }
        placed = [
            Placed(_place(*target), self._shifts(source))
            for target, source in sources.items()
            if target != source and target[0].kind == "person"
        ]
        self._place(placed, [], "shifts_filled")

    def paste_text(self, key: RowKey, day: date, block: list[list[str]]) -> None:
        """Lays a block of texts from a cell on: all of it or nothing, also beyond the days in view. Columns
        of names and hours before the days are left out."""
        view = self._board.view
        block = without_names(block, {shown_name(row) for row in view.rows} if view else ())
        if sum(map(len, block)) > MOST_CELLS:
            self.failed.emit(UserError("cells_too_many", most=MOST_CELLS))
            return
        targets = self._targets(key, len(block))
        if targets is None:
            return
        entries = [
            (row, day + timedelta(days=column), self._kept((row, day + timedelta(days=column)), text))
            for row, texts in zip(targets, block, strict=True)
            for column, text in enumerate(texts)
        ]
        if self.type(entries) and len(entries) > 1:
            self.said.emit(tr("{count} rutor är inklistrade. Ctrl+Z ångrar.").format(count=len(entries)))

    def _kept(self, place: GridPlace, text: str) -> str:
        """An absence that was copied out without its cause, and comes back to its cell, stays as it is."""
        cell, view = self.cell(place), self._board.view
        is_back = text == tr(ABSENT) and cell.absences and not cell.shifts
        return text_of(cell, view.shift_types) if view and is_back else text

    def paste_shifts(self, key: RowKey, day: date, text: str) -> None:
        """Lays a copied block of shifts from a cell on."""
        block = read_block(text)
        targets = self._targets(key, block.rows) if block else None
        if block is None or targets is None:
            return
        placed = [
            Placed(_place(targets[each.row], day + timedelta(days=each.day)), each.shifts)
            for each in block.cells
            if each.shifts or targets[each.row].kind == "person"
        ]
        self._place(placed, [], "shifts_pasted")

    def cell(self, place: GridPlace) -> Cell:
        """What the board has in a cell; an empty one outside its days."""
        view = self._board.view
        row = view.row(place[0]) if view else None
        at = (place[1] - self._board.first_day).days
        return row.cells[at] if row is not None and 0 <= at < len(row.cells) else Cell()

    def _type_all(self, texts: Mapping[GridPlace, str]) -> bool:
        """All of them as one step, or none: texts of persons' cells, and of vacant rows beside them."""
        persons = [place for place in texts if place[0].kind == "person"]
        others = [
            place for place in texts if place[0].kind != "person" and (texts[place] or self._numbers(place))
        ]
        cells = [CellText(key.name, day, texts[key, day]) for key, day in persons]
        vacant, reasons = [], {}
        for place in others:
            try:
                vacant.append(self._vacant_text(place, texts[place]))
            except UserError as error:
                reasons[place] = word(error)
        try:
            if reasons:
                found = check_cells(self._board.plan, cells=cells)
                raise CellsRefused(found)
            changes = edit_cells(self._board.plan, cells=cells, vacant=vacant)
        except CellsRefused as refused:
            places = persons + others
            reasons |= {places[finding.place]: word(finding.reason) for finding in refused.findings}
            self._keep(texts, reasons)
            return False
        except UserError as error:
            self._keep(texts, {next(iter(texts)): word(error)})
            self.failed.emit(error)
            return False
        self._forget(texts)
        self._tell(changes)
        return True

    def _vacant_text(self, place: GridPlace, text: str) -> VacantText:
        """What a text in a row without a person asks for; UserError cell_borrowed, vacancy_needs_section."""
        key, day = place
        if text and key.kind == "borrowed":
            raise UserError("cell_borrowed")
        code, section = self._code_and_section(text, place) if text else ("", "")
        return VacantText(day, code, section, self._numbers(place))

    def _numbers(self, place: GridPlace) -> tuple[int, ...]:
        return tuple(held.number for held in self.cell(place).shifts)

    def _code_and_section(self, text: str, place: GridPlace) -> tuple[str, str]:
        """`K Linden` as the code K in Linden; without a name the section of the shift that gives way, the one
        in view, or the only one."""
        view = self._board.view
        names = [head.name for head in view.sections if head.name] if view else []
        for name in names:
            if text.casefold().endswith(" " + name.casefold()):
                return text[: -len(name)].strip(), name
        held = next((each.section for each in self.cell(place).shifts), "") or self._board.section
        if held or len(names) <= 1:
            return text, held or next(iter(names), "")
        raise UserError("vacancy_needs_section", example=names[0])

    def _place(self, placed: Sequence[Placed], emptied: Sequence[Place], code: str) -> None:
        if placed:
            plan = self._board.plan
            self._do(lambda: edit_placed(plan, placed=placed, emptied=emptied, code=code))

    def _do(self, make: Callable[[], Changes]) -> None:
        try:
            changes = make()
        except CellsRefused as refused:
            reasons = dict.fromkeys(finding.reason for finding in refused.findings)
            self.said.emit(word(next(iter(reasons))))
        except UserError as error:
            self.failed.emit(error)
        else:
            self._tell(changes)

    def _tell(self, changes: Changes) -> None:
        if changes.tables:
            self._bus.changed.emit(changes)
        self.pending_changed.emit()

    def _keep(self, texts: Mapping[GridPlace, str], reasons: Mapping[GridPlace, str]) -> None:
        group = tuple(texts)
        for place, text in texts.items():
            self.pending[place] = text, reasons.get(place, "")
            self._groups[place] = group
        self.pending_changed.emit()

    def _forget(self, places: Iterable[GridPlace]) -> None:
        for place in places:
            self.pending.pop(place, None)
            self._groups.pop(place, None)

    def _targets(self, key: RowKey, count: int) -> list[RowKey] | None:
        """The rows that a block of so many lies in; None, and told, when there are too few."""
        keys = self._keys_from(key, count)
        if len(keys) >= count:
            return keys
        self.failed.emit(UserError("block_too_tall", rows=count, room=len(keys)))
        return None

    def _shifts(self, place: GridPlace) -> tuple[Shift, ...]:
        return tuple(held.shift for held in self.cell(place).shifts)


def _place(key: RowKey, day: date) -> Place:
    return Place(key.name if key.kind == "person" else "", day)
