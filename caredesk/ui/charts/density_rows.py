"""The line of density in words and as a table: what a screen reader, the table and the clipboard give."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from caredesk.domain.density_line import DensityLine
from caredesk.domain.forecast import NOISE
from caredesk.language.formats import month_name, month_short, month_word_short, number, plain_number
from caredesk.language.translation import tr


class MonthRow(NamedTuple):
    """A month of the chart; `forecast` tells that its R12 is one, `met` that it is at or below the target."""

    month: str
    r12: float | None
    density: float | None
    forecast: bool
    target: float | None = None

    @property
    def met(self) -> bool:
        return self.r12 is not None and self.target is not None and self.r12 <= self.target + NOISE


def month_rows(line: DensityLine) -> tuple[MonthRow, ...]:
    """Every month once, in order. A month behind without R12 may have a forecast."""
    return tuple(row._replace(target=line.target) for row in _rows(line))


def _rows(line: DensityLine) -> tuple[MonthRow, ...]:
    ahead = {point.month: point.r12 for point in line.forecast}
    behind = [
        MonthRow(point.month, ahead[point.month], point.density, True)
        if point.r12 is None and point.month in ahead
        else MonthRow(point.month, point.r12, point.density, False)
        for point in line.points
    ]
    held = {row.month for row in behind}
    return (*behind, *(MonthRow(month, r12, None, True) for month, r12 in ahead.items() if month not in held))


def last_behind(rows: Sequence[MonthRow]) -> int | None:
    """The place of the month before the forecast, where the line "now" stands; None without a forecast."""
    return next((max(0, place - 1) for place, row in enumerate(rows) if row.forecast), None)


def reading(row: MonthRow) -> str:
    """`mars 2026: R12 0,83 · månaden 0,82`."""
    parts = []
    if row.r12 is not None:
        words = tr("prognos {value}") if row.forecast else tr("R12 {value}")
        parts.append(words.format(value=number(row.r12, 2)))
    if row.density is not None:
        parts.append(tr("månaden {value}").format(value=number(row.density, 2)))
    return f"{month_name(row.month)}: {' · '.join(parts) or number(None, 2)}"


def in_words(line: DensityLine) -> str:
    """The chart's message: where it began, where it is, the target, and where it goes."""
    behind = [row for row in month_rows(line) if not row.forecast and row.r12 is not None]
    parts = []
    if behind:
        first, last = behind[0], behind[-1]
        words = tr("Rullande tolv månader: {first_value} i {first}, {last_value} i {last}")
        if first is last:
            words = tr("Rullande tolv månader: {last_value} i {last}")
        parts.append(
            words.format(
                first_value=number(first.r12, 2),
                first=month_name(first.month),
                last_value=number(last.r12, 2),
                last=month_name(last.month),
            )
        )
    if line.target is not None:
        parts.append(tr("Mål {value}").format(value=number(line.target, 2)))
    end = line.forecast[-1] if line.forecast else None
    if end is not None and end.r12 is not None:
        parts.append(
            tr("Prognos {value} i {month}").format(value=number(end.r12, 2), month=month_name(end.month))
        )
    return ". ".join(parts)


def as_text(line: DensityLine) -> str:
    """Tab-separated rows for a spreadsheet, with ASCII minus and decimal comma."""
    head = (tr("Månad"), tr("R12"), tr("Prognos R12"), tr("Månadens värde"), tr("Mål"))
    rows = [
        (
            row.month,
            "" if row.forecast else plain_number(row.r12, 4),
            plain_number(row.r12, 4) if row.forecast else "",
            plain_number(row.density, 4),
            plain_number(row.target, 4),
        )
        for row in month_rows(line)
    ]
    return "\n".join("\t".join(cells) for cells in (head, *rows))


def month_label(month: str, *, with_year: bool) -> str:
    """`okt`, or `okt 2026`."""
    return month_short(month) if with_year else month_word_short(month)
