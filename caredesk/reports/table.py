"""A table of a report: cells that know what they count, so that text and workbook follow from one value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from caredesk.language import formats


class Kind(Enum):
    """What a number is: decimals, sign, factor from the value to what is shown, and the workbook's format."""

    DENSITY = (2, False, 1.0, "0.00")
    DENSITY_CHANGE = (2, True, 1.0, "+0.00;-0.00;0.00")
    ONE = (1, False, 1.0, "#,##0.0")
    ONE_CHANGE = (1, True, 1.0, "+#,##0.0;-#,##0.0;0.0")
    WHOLE = (0, False, 1.0, "#,##0")
    WHOLE_CHANGE = (0, True, 1.0, "+#,##0;-#,##0;0")
    TKR = (0, False, 0.001, "#,##0")
    TKR_CHANGE = (0, True, 0.001, "+#,##0;-#,##0;0")
    PERCENT = (1, False, 1.0, "0.0")
    SHARE = (1, False, 100.0, "0.0%")

    @property
    def decimals(self) -> int:
        return self.value[0]

    @property
    def signed(self) -> bool:
        return self.value[1]

    @property
    def factor(self) -> float:
        return self.value[2]

    @property
    def number_format(self) -> str:
        return self.value[3]

    @property
    def stored(self) -> float:
        """The factor from the value to what a workbook keeps: its own format shows a share in percent."""
        return 1.0 if self is Kind.SHARE else self.factor


@dataclass(frozen=True)
class Number:
    """A number as computed, None when it is not known; `reason` says why in a word or two."""

    value: float | None
    kind: Kind
    strong: bool = False
    reason: str = ""
    mark: str = ""
    """A sign after the figure that a note under the table explains."""

    @property
    def text(self) -> str:
        if self.value is None:
            return self.reason or formats.NONE
        if self.kind is Kind.SHARE:
            return formats.percent(self.value * 100)
        return formats.number(self.value * self.kind.factor, self.kind.decimals, self.kind.signed) + self.mark


@dataclass(frozen=True)
class Words:
    """Text, with what stands lighter after it."""

    text: str
    beside: str = ""
    strong: bool = False


Cell = Number | Words


@dataclass(frozen=True)
class Row:
    """Cells in the order of the columns; a total stands strong under a line."""

    cells: tuple[Cell, ...]
    is_total: bool = False


@dataclass(frozen=True)
class Table:
    """Heads and rows; the first column is text and takes the room that is left."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""

    def is_number(self, place: int) -> bool:
        """Whether a column holds numbers."""
        return bool(self.rows) and isinstance(self.rows[0].cells[place], Number)
