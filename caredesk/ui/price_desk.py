"""The line at the bottom of Schema: the price of what is being typed, else what the cursor has come to."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject

from caredesk.domain.schedule import RowKey
from caredesk.errors import UserError
from caredesk.language.words import word
from caredesk.services.cell_text import CellsRefused, CellText
from caredesk.ui.rota_description import described, named
from caredesk.ui.rota_desk import RotaDesk
from caredesk.ui.schedule_board import ScheduleBoard
from caredesk.ui.schedule_counts import staffed_with
from caredesk.ui.widgets.need_strip import NeedStrip
from caredesk.ui.widgets.price_line import PriceLine


class PriceDesk(QObject):
    """Writes the line, and the preview in the strip while a cell is edited."""

    def __init__(self, board: ScheduleBoard, rota: RotaDesk, strip: NeedStrip, line: PriceLine) -> None:
        super().__init__(line)
        self._board, self._rota, self._strip, self._line = board, rota, strip, line

    def price(self, key: RowKey, day: date, text: str) -> None:
        """What the text in the open cell would change."""
        view = self._board.view
        if view is None:
            return
        what = named(view, key, day, text)
        self._strip.set_preview({})
        if key.kind != "person" or text == self._rota.text_of(self._rota.hand.cell((key, day))):
            self._line.set_described(described(view, [(key, day)], self._board.breaches_in_view()))
            return
        try:
            price = self._board.price([CellText(key.name, day, text)])
        except CellsRefused as refused:
            self._line.set_refused(what, word(refused.findings[0].reason))
        except UserError as error:
            self._line.set_refused(what, word(error))
        else:
            self._line.set_price(what, price)
            if self._board.strip is not None:
                self._strip.set_preview(staffed_with(price, self._board.strip))

    def describe(self) -> None:
        """The chosen cells, or why what was typed in the one chosen is not stored."""
        view = self._board.view
        if self._rota.grid.editor() is not None or view is None:
            return
        self._strip.set_preview({})
        places = self._rota.grid.cells()
        text, reason = self._rota.hand.pending.get(places[0], ("", "")) if len(places) == 1 else ("", "")
        if reason:
            self._line.set_refused(named(view, *places[0], text), reason)
        else:
            self._line.set_described(described(view, places, self._board.breaches_in_view()))
