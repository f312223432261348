"""What a cell of the need strip says, in its column and aloud: staffed against need, density and cost."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from caredesk.domain.schedule import DayFigures, NeedCell
from caredesk.language import formats
from caredesk.language.strip_words import ESTIMATED, why_missing
from caredesk.language.translation import tr
from caredesk.ui.widgets.shift_tag import Look
from caredesk.ui.widgets.tag import MET

ESTIMATE = "*"
NOISE = 0.005
"""Part presence adds up to sums a little beside whole people."""

StripTone = Literal["text2", "under", "over", "ok"]
Kind = Literal["need", "figures", "summary"]


class StripCell(NamedTuple):
    """`words` from the fullest to the shortest: the first that fits its column is shown. `strong`: the
    deviation that stands before them in bold. `preview`: the edit being made would change it."""

    words: tuple[str, ...]
    tone: StripTone = "text2"
    strong: str = ""
    preview: bool = False


class StripHead(NamedTuple):
    """What stands before a line: the chip of its shift type and its times, or words."""

    kind: Kind
    text: str
    shift: tuple[str, Look] | None = None

    @property
    def said(self) -> str:
        return f"{self.shift[0]} {self.text}" if self.shift else self.text


class StripDay(NamedTuple):
    """How a day's column looks."""

    day: date
    free: bool
    today: bool


def deviation(cell: NeedCell) -> float:
    """Staffed less wanted; nothing where nothing is asked for."""
    return 0.0 if cell.wanted is None else cell.staffed - cell.wanted


@lru_cache(maxsize=4096)
def need_cell(cell: NeedCell, after: float | None) -> StripCell:
    """`14/14`, `+1 15/14`, `−1 13/14`; with an edit being made `8 → 9/9 ✓`."""
    if after is not None and abs(after - cell.staffed) > NOISE:
        return _preview(cell, after)
    if cell.wanted is None:
        return StripCell((_people(cell.staffed),) if cell.staffed > NOISE else ("",))
    both, beside = f"{_people(cell.staffed)}/{_people(cell.wanted)}", deviation(cell)
    if abs(beside) <= NOISE:
        return StripCell((both, ""))
    return StripCell((both, ""), _tone(beside), _signed(beside))


def need_said(cell: NeedCell, after: float | None) -> str:
    """`15 av 14, 1 för många`; with an edit being made `8 blir 9 av 9`."""
    if after is not None and abs(after - cell.staffed) > NOISE:
        words = tr("{before} blir {after}").format(before=_people(cell.staffed), after=_people(after))
        if cell.wanted is None:
            return words
        changed = cell._replace(staffed=after)
        return " ".join(part for part in (words, tr("av {wanted}"), _beside(changed)) if part).format(
            wanted=_people(cell.wanted)
        )
    if cell.wanted is None:
        return tr("{staffed} på plats, inget behov angivet").format(staffed=_people(cell.staffed))
    both = tr("{staffed} av {wanted}").format(staffed=_people(cell.staffed), wanted=_people(cell.wanted))
    return ", ".join(part for part in (both, _beside(cell)) if part)


@lru_cache(maxsize=4096)
def figures_cell(figures: DayFigures) -> StripCell:
    """`0,82 · 71`: density and cost in thousands; – where one is not known."""
    density = formats.number(figures.density, 2) + (ESTIMATE if figures.estimated else "")
    if figures.density is None and figures.cost_sek is None:
        return StripCell((formats.NONE, ""))
    cost = formats.number(None if figures.cost_sek is None else figures.cost_sek / 1000, 0)
    return StripCell((f"{density} · {cost}", density, ""))


def figures_said(figures: DayFigures) -> str:
    """Density and cost with their units, and why one is missing."""
    parts = [
        tr("täthet {density}").format(density=formats.number(figures.density, 2)),
        tr("kostnad {cost}").format(cost=formats.tkr(figures.cost_sek)),
    ]
    reasons = (code for code in (figures.missing, figures.cost_missing) if code)
    told = [tr(ESTIMATED)] if figures.estimated else []
    return ". ".join([*parts, *told, *map(why_missing, dict.fromkeys(reasons))])


def summary_cell(cells: Sequence[NeedCell]) -> StripCell:
    """A day's shift types together: too few before too many, each by itself; ✓ when none deviates."""
    few = sum(min(0.0, deviation(cell)) for cell in cells)
    many = sum(max(0.0, deviation(cell)) for cell in cells)
    if few < -NOISE:
        both = f"{_signed(few)} {_signed(many)}" if many > NOISE else ""
        return StripCell(("",), "under", both or _signed(few))
    if many > NOISE:
        return StripCell(("",), "over", _signed(many))
    return StripCell((MET,) if any(cell.wanted is not None for cell in cells) else ("",))


def _preview(cell: NeedCell, after: float) -> StripCell:
    step = f"{_people(cell.staffed)} → {_people(after)}"
    if cell.wanted is None:
        return StripCell((step, _people(after)), preview=True)
    end = f"{_people(after)}/{_people(cell.wanted)}"
    beside = deviation(cell._replace(staffed=after))
    if abs(beside) <= NOISE:
        fullest = f"{_people(cell.staffed)} → {end} {MET}"
        return StripCell((fullest, f"{end} {MET}", end, MET), "ok", preview=True)
    return StripCell((f"{_people(cell.staffed)} → {end}", end, _signed(beside)), _tone(beside), preview=True)


def _beside(cell: NeedCell) -> str:
    beside = deviation(cell)
    if abs(beside) <= NOISE:
        return ""
    words = tr("{people} för många") if beside > 0 else tr("{people} för få")
    return words.format(people=_people(abs(beside)))


def _tone(beside: float) -> StripTone:
    return "over" if beside > 0 else "under"


def _people(value: float) -> str:
    return formats.tidy(value, 1)


def _signed(value: float) -> str:
    return (formats.MINUS if value < 0 else "+") + _people(abs(value))
