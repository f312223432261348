"""The rota grid at work on a board: what is in view, what the hand does in it, and the ways through it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal

from caredesk.domain.schedule import Cell, RowKey, ScheduleRow
from caredesk.language.breach_words import breach_sentence
from caredesk.language.translation import tr
from caredesk.services.cell_text import text_of
from caredesk.ui.bus import Bus
from caredesk.ui.models.rota_model import RotaModel
from caredesk.ui.rota_choices import code_choices
from caredesk.ui.rota_hand import RotaHand
from caredesk.ui.rota_ways import RotaWays
from caredesk.ui.schedule_board import ScheduleBoard
from caredesk.ui.style import Style
from caredesk.ui.widgets.rota_codes import CodeChoice
from caredesk.ui.widgets.rota_view import RotaView
from caredesk.ui.widgets.rota_walk import first_cell


class RotaDesk(QObject):
    """`grid` shows `model`; `hand` makes edits of what is done in it. `described`: the cursor has moved, or
    what it stands on is another."""

    described = Signal()

    def __init__(self, style: Style, board: ScheduleBoard, bus: Bus) -> None:
        super().__init__()
        self._board = board
        self.model = RotaModel(self.text_of, breach_sentence, self)
        self.grid = RotaView(style, tr("Schema"), self.model, self._choices)
        self.hand = RotaHand(board, bus, self.model.keys_from)
        self.ways = RotaWays(board, self.grid)
        grid, hand = self.grid, self.hand
        grid.typed.connect(hand.type)
        grid.cleared.connect(hand.clear)
        grid.pasted_text.connect(hand.paste_text)
        grid.pasted_shifts.connect(hand.paste_shifts)
        grid.moved.connect(hand.move)
        grid.fill_asked.connect(hand.fill)
        grid.edit_left.connect(self.described)
        grid.chosen.connect(self.described)
        hand.pending_changed.connect(self._show_pending)

    def text_of(self, cell: Cell) -> str:
        """What is written to have a cell's content in another."""
        return text_of(cell, self._board.view.shift_types) if self._board.view else ""

    def show_all(self, today: date) -> None:
        """Everything that the board has, anew."""
        if self._board.view is not None:
            self.grid.close_edit()
            self.model.set_breaches(self._board.breaches)
            self.model.set_view(self._board.view, today)

    def to_found(self) -> None:
        """From the search to whom it found."""
        place = self.grid.current_place()
        if place is None or place[0].kind != "person":
            self.grid.go_to(*first_cell(self.model))
        self.grid.setFocus()

    def show_rows(self, rows: Sequence[ScheduleRow]) -> None:
        """Only these rows, and what stands at the sections' lines."""
        assert self._board.view is not None
        self.model.set_rows(rows, vacant_too=True)
        self.model.set_heads(self._board.view.sections)
        self.show_breaches()

    def show_breaches(self) -> None:
        """The marks in the cells."""
        self.model.set_breaches(self._board.breaches)

    def _choices(self, key: RowKey, day: date) -> tuple[CodeChoice, ...]:
        view = self._board.view
        return code_choices(view, key, day, with_absences=not self._board.plan.draft) if view else ()

    def _show_pending(self) -> None:
        self.model.set_pending(self.hand.pending)
        self.described.emit()
